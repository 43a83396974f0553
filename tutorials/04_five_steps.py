# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 4
#     title: The five-step reading
#     minutes: {read: 16, widget: 6, exercises: 18}
#     level: core
#     needs: [1, 2]
#     article: [S04, F03, F12]
#     objectives:
#       - read a map in five steps, always in the same order
#       - say what a window, a color and a time stamp do to the picture
#       - turn the reading into a rule, and test how often the rule speaks
#     terms: [cluster, open interest delta, venue]
#     data: [BTCUSDT, "2022-11-08"]
# ---

# %% tags=["setup"]
import liqwidget as lq

widget = lq.show(lq.sample("BTCUSDT"), window="7D", blind=True)
widget

# %%
import numpy as np

from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

market = lq.sample("BTCUSDT")

# %% [markdown] tags=["predict"]
# ## Predict
#
# You see a week of candles; the map behind them is hidden.
# The last price, at the right edge, is 63,710.
#
# **Where are the nearest bands, one of shorts above it and one of longs below?**
# Click both places (*Tab*, arrow keys and *Enter* do the same), or write two prices in place of the dots, like `[70_000, 50_000]`.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = [64_510, 61_946]

# %% [markdown] tags=["reveal"]
# The map is shown as soon as there is a mark; then scroll up and look.

# %%
reveal("4.P1", guess, on=widget)

# %%
print(widget.gap())

# %% [markdown]
# It is tempting to mark the high and the low of the week.
# Look at the stretch between them, from 61,946 to 64,510.
# It is nearly black.
# Whatever stood there was swept when price came through; of all dollars within ten per cent of the price, less than 3 in 100 lie there.
#
# So the map is bright where the chart has *not* been.
# It is no second chart.
# It has its own order of reading, and this lesson walks through it: five steps, and one before them.

# %% tags=["proof"]
map_ = lq.estimate(market, window="7D")
week = market.window("7D")
assert (round(week.low.min()), round(week.high.max())) == (61_946, 64_510)
assert 0.0125 < week.high.max() / map_.price - 1 < 0.0135
assert round(map_.price) == 63_710
held = map_.profile().long.sum(axis=1) + map_.profile().short.sum(axis=1)
prices = map_.bucket_prices
covered = (prices > week.low.min()) & (prices < week.high.max())
assert (
    0.02
    < held[covered].sum() / held[abs(prices / map_.price - 1) < 0.1].sum()
    < 0.03
)

# %% [markdown] tags=["instructor"]
# **Timing.** Six minutes to here.
# Let everybody mark before the reveal; expect the high and the low of the week.
# With *Run all* there is no guess yet, and the map stays hidden until there is one.
#
# **On the board.** Five numbers, one under the other, with room behind each: price and bands, structure, funding, open interest, playbook.

# %% [markdown] tags=["slide"]
# ## Step 0: whose data, how old?
#
# Before you read a map, read its edge: coin, **venue** (the exchange whose rules and data it uses), and time.
# A map knows nothing after the close of its last bar.

# %%
map = lq.estimate(market, window="7D")
print(market)
print("last bar opened:", market.time[-1])

# %% [markdown] tags=["exercise"]
# ### Exercise 4.1
#
# Your clock says 00:10 UTC on 4 February 2025.
# **Compute** the age of this map in minutes.

# %% tags=["answer"]
minutes_old = ...

# %% tags=["solution"]
minutes_old = 10

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("4.1")` in a new cell; each time it says a little more.
# `solution("4.1")` shows the whole way.

# %% tags=["check"]
check("4.1", minutes_old)

# %% [markdown]
# Is that old?
# It depends on how far price can go meanwhile.
# In this sample the middle hour covers 0.4 % from low to high, and one hour in 60 covers 1.4 %, which is where the nearest band will turn out to be.
#
# So: an hour is mostly harmless, and sometimes fatal.
# `lq.staleness(map, "2025-02-04 00:10")` says the same in words, and how much of open interest the map has seen opened.

# %% tags=["proof"]
covers = (market.high - market.low) / market.open
assert 0.004 < np.median(covers) < 0.0045
assert 1 / 65 < (covers > 0.014).mean() < 1 / 55
assert round(60 * lq.staleness(map, "2025-02-04 00:10").age) == 10

# %% [markdown] tags=["slide"]
# ## Windows: what the same market says
#
# A window says how far back the map looks for positions.
# A short one holds what was opened lately; a long one adds levels that no sweep has reached for weeks.
# Never read only one:

# %%
read = lq.windows(market, ("24H", "7D", "30D"))
print(read)

# %% [markdown]
# Read the first column of prices downwards.
# The nearest shorts stand at 65,229, 65,567 or 65,728: three windows agree within one per cent.
# Now the dollars in the brackets: 117 million, 853 million, 625 million.
# **The place is robust, the size is not.** Between windows it changes by a factor of seven.
#
# The nearest longs stand at about 62,800 in all three, and here the size agrees too, 30 to 36 million.
# They were opened eleven hours ago on average, which every window covers.
#
# The last line names the five places that all three windows show.
# Those do not depend on your choice.

# %% tags=["proof"]
nearest = [item.clusters.above[0] for item in read]
assert [round(c.price) for c in nearest] == [65_229, 65_567, 65_728]
assert nearest[2].price / nearest[0].price - 1 < 0.01
assert [round(c.dollars / 1e6) for c in nearest] == [117, 853, 625]
assert [round(item.clusters.below[0].price, -2) for item in read] == [
    62_800,
    62_800,
    62_800,
]
longs = [item.clusters.below[0] for item in read]
assert [round(c.dollars / 1e6) for c in longs] == [30, 36, 30]
assert [round(c.age) for c in longs] == [11, 11, 11]
assert len(read.shared) == 5

# %% [markdown] tags=["slide"]
# ## Color is dollars, on a scale of its own
#
# From black over purple and orange to white: more dollars in the bucket.
# Two traps are in that sentence.
#
# **White is not a number.**
# The brightest color stands for what one cell in two hundred exceeds *in this picture*.

# %%
print(f"white in this picture: {widget.color_limit / 1e6:.0f} million dollars")

# %% [markdown]
# In the picture of thirty days it is 66 million.
# The same band is darker there, and has lost nothing.
#
# **Twice as bright is not twice as much.**
# Here color goes with the *root* of the dollars, so that small bands can be seen beside large ones.

# %% tags=["proof"]
assert round(widget.color_limit / 1e6) == 51
assert round(lq.show(market, window="30D").color_limit / 1e6) == 66
assert widget.color_scale == "sqrt"

# %% [markdown] tags=["exercise"]
# ### Exercise 4.2
#
# One bucket has the brightest color.
# Another is just half-way up the scale.
# **Compute** what share of the first one's dollars the second one holds.

# %% tags=["answer"]
share_of_brightest = ...

# %% tags=["solution"]
share_of_brightest = 0.5**2

# %% [markdown] tags=["hint"]
# Stuck? `hint("4.2")`, or `solution("4.2")`.

# %% tags=["check"]
check("4.2", share_of_brightest)

# %% [markdown]
# That is why the eye should not choose.
# **Compare the two sides first**, in numbers, and only then look for bright spots.

# %%
print(lq.asymmetry(map))

# %% [markdown]
# Within five per cent of the price there are 751 million dollars of longs and 974 million of shorts.
# A little more above than below; the package calls it balanced.
# All three windows say +0.13.
#
# **How much of it to believe.**
# The sign, because three windows share it, and so do the mixes that the last numbers try.
# Not the second digit.

# %% tags=["proof"]
assert {round(item.asymmetry.value, 2) for item in read} == {0.13}
assert round(lq.asymmetry(map).long / 1e6) == 751
assert round(lq.asymmetry(map).short / 1e6) == 974
assert lq.asymmetry(map).words == "balanced"

# %% [markdown] tags=["slide"]
# ## Step 1: the price, and two bands on either side
#
# A **cluster** is a run of neighboring buckets that hold much more than those around them.
# Write down the price, the two nearest clusters above and the two nearest below, each with its dollars.

# %%
found = lq.clusters(map)
print(found)

# %% [markdown] tags=["exercise"]
# ### Exercise 4.3
#
# **Find** the price of the cluster of longs that is nearest below the last price.

# %% tags=["answer"]
nearest_below = ...

# %% tags=["solution"]
nearest_below = found.below[0].price

# %% [markdown] tags=["hint"]
# Stuck? `hint("4.3")`, or `solution("4.3")`.

# %% tags=["check"]
check("4.3", nearest_below)

# %% [markdown]
# Nearest is one question, heaviest another.
# Whoever asks only for the nearest reports 36 million dollars; whoever asks for the brightest looks ten per cent away, where price may not come in weeks.
# Two on each side catch both.
#
# And a cluster is a name for a hill.
# A fall does not stop at names: it takes whatever stands on its way.
# The bars beside the map show it, bucket by bucket.

# %% tags=["proof"]
assert round(found.below[0].dollars / 1e6) == 36
brightest = max(found.nearest("long", 9), key=lambda c: c.dollars)
assert round(brightest.distance, 2) == -0.10
assert 17 < found.below[1].dollars / found.below[0].dollars < 18

# %% [markdown] tags=["exercise"]
# ### Exercise 4.4
#
# **Compute** the dollars of longs that would be closed if price fell from here to 61,000.
# `lq.move` can do it.

# %% tags=["answer"]
closed_on_the_way = ...

# %% tags=["solution"]
closed_on_the_way = lq.move(map, 61_000 / map.price - 1).long

# %% [markdown] tags=["hint"]
# Stuck? `hint("4.4")`, or `solution("4.4")`.

# %% tags=["check"]
check("4.4", closed_on_the_way)

# %% [markdown]
# A picture knows this too.
# Under *Draw* choose *Ruler*, and click at 61,000: it says what a fall to there would close, by tier.

# %% [markdown] tags=["instructor"]
# **Likely mistake.** In 4.4, the cluster's 637 million.
# Have a finger run a finger down the bars, from the price to 61,000, and say when to stop.
#
# **If you are late,** read 4.2 aloud and skip the exercise; the quiz comes back to it.

# %% [markdown] tags=["slide"]
# ## Step 2: structure
#
# Now the chart without the map.
# The simplest structure is the range: the highest and the lowest price of the week.
# Draw both into the map (by hand: *Draw*, *Line*, and a click):

# %%
week = {"high of the week": 64_510, "low of the week": 61_946}
lines = [{"label": name, "price": price} for name, price in week.items()]
lq.show(map, lines=lines)

# %% [markdown]
# Then ask how far *beyond* it the first heavy cluster stands.
# Heavy means here: at least half as prominent as the most prominent one.


# %%
def beyond(map, column=-1):
    end = map.time[column]
    week = market.window((end - np.timedelta64(7, "D"), end))
    high, low, seen = week.high.max(), week.low.min(), lq.clusters(map, column)
    gaps = [c.price / high - 1 for c in seen.above if c.prominence > 0.5]
    gaps += [1 - c.price / low for c in seen.below if c.prominence > 0.5]
    return min(gaps, default=np.inf)


# %%
print(f"the first heavy cluster: {beyond(map):.1%} beyond the week's range")

# %% [markdown]
# That is the band at 61,208, below the low of 61,946.
# The one above stands 1.6 % beyond the high.
#
# The map says where there is fuel.
# The chart says where there is a wall, or open air.
# A cluster just behind a wall is worth a second look, because a short step takes price to it.

# %% tags=["proof"]
assert round(beyond(map), 3) == 0.012
assert round(found.below[1].price) == 61_208
assert round(found.below[1].dollars / 1e6) == 637
assert round(1 - found.below[1].price / 61_946, 3) == 0.012
assert round(found.above[0].price / 64_510 - 1, 3) == 0.016

# %% [markdown] tags=["slide"]
# ## Step 3: funding
#
# Who pays whom, and is it much?
# If longs pay and longs are the heavier side of the map, both say the same.

# %%
print(lq.funding_grade(map))
print(lq.funding_grade(map, over="7D"))
print(lq.conviction(map).verdict)

# %% [markdown]
# Over a day longs pay, moderately.
# Over the week it is mild.
# But the map is balanced, with a little more on the *shorts'* side.
# So the two do not agree; the package says "mixed".
# Lesson 07 takes this check apart.

# %% tags=["proof"]
assert lq.funding_grade(map).grade == "moderate"
assert lq.funding_grade(map, over="7D").grade == "mild"
assert lq.funding_grade(map).pays == "long"
assert lq.conviction(map).verdict == "mixed"

# %% [markdown] tags=["slide"]
# ## Step 4: open interest delta
#
# The **open interest delta** is the change over a window.
# Rising, there is fresh leverage, and new levels are being added to the map.
# Falling, positions are being closed, and what glows is what is left.
#
# Count coins, not dollars.
# `market.open_interest` is in coins, one entry per bar.

# %% [markdown] tags=["exercise"]
# ### Exercise 4.5
#
# **Compute** the change of open interest over the last 24 hours, in per cent.

# %% tags=["answer"]
delta = ...

# %% tags=["solution"]
delta = 100 * (market.open_interest[-1] / market.open_interest[-25] - 1)

# %% [markdown] tags=["hint"]
# Stuck? `hint("4.5")`, or `solution("4.5")`.

# %% tags=["check"]
check("4.5", delta)

# %% [markdown]
# And over other windows:

# %%
for item in read:
    print(item.window, "-", item.open_interest)

# %% [markdown]
# Unwinding since yesterday, building for a week, building for a month.
# No contradiction, and no excuse to pick the one you like: take the window of the trade you have in mind, and say which one it was.
#
# **Why coins?**
# From 6 to 9 November 2022, open interest of bitcoin fell by 24 % in dollars.
# In coins it did not fall at all: price had.
# Whoever read dollars saw an unwinding that had not happened.

# %%
ftx = lq.sample("2022-11-08")
ends = np.searchsorted(
    ftx.time, np.array(["2022-11-07", "2022-11-10"], "M8[D]")
)
coins, price = ftx.open_interest[ends - 1], ftx.close[ends - 1]
print(f"in coins:   {coins[1] / coins[0] - 1:+.1%}")
print(f"in dollars: {coins[1] * price[1] / (coins[0] * price[0]) - 1:+.1%}")

# %% tags=["proof"]
assert abs(coins[1] / coins[0] - 1) < 0.002
assert round(coins[1] * price[1] / coins[0] / price[0] - 1, 2) == -0.24
changes = [
    lq.open_interest_quadrant(map, over=span).open_interest_change
    for span in ("24H", "7D")
]
assert [round(100 * c, 1) for c in changes] == [-1.1, 6.9]
assert (
    lq.open_interest_quadrant(read["30D"].map, over="30D").open_interest_change
    > 0.15
)

# %% [markdown] tags=["slide"]
# ## Step 5: a playbook, or none
#
# The article ends the reading with a choice of three.
# Here they are with numbers, so that two people who read the same map choose the same:
#
# | playbook | when |
# | --- | --- |
# | **breakout chase** | map and funding see the same side crowded, and open interest rose over 24 hours |
# | **sweep fade** | a heavy cluster within 1 % beyond the week's range, and open interest did not rise |
# | **stand aside** | anything else |
#
# The numbers are ours, and a choice.
# The rule names a situation.
# It is not advice to trade it.

# %% [markdown] tags=["exercise"]
# ### Exercise 4.6
#
# **Name** the playbook that the table gives for your reading of this map.

# %% tags=["answer"]
playbook = ...

# %% tags=["solution"]
playbook = "stand aside"

# %% [markdown] tags=["hint"]
# Stuck? `hint("4.6")`, or `solution("4.6")`.

# %% tags=["check"]
check("4.6", playbook)

# %% [markdown] tags=["slide"]
# ## How often does the rule speak?
#
# A rule in words can be bent.
# A rule in code can be counted.
# We read the map at each of 30 midnights, each time with nothing later than that midnight.


# %%
def choose(map, column=-1):
    verdict = lq.conviction(map, column).verdict
    change = lq.open_interest_quadrant(map, column).open_interest_change
    if verdict == "agree" and change > 0.0025:
        return "breakout chase"
    if change <= 0.0025 and beyond(map, column) <= 0.01:
        return "sweep fade"
    return "stand aside"


# %%
month = read["30D"].map
midnights = np.arange(23, 720, 24)
chosen = np.array([choose(month, column) for column in midnights])
next_day = month.closes[midnights[1:]] / month.closes[midnights[:-1]] - 1
for name in ("breakout chase", "sweep fade", "stand aside"):
    print(f"{name}: {(chosen == name).sum()} of {len(chosen)}")
for day in np.argsort(-abs(next_day))[:4]:
    print(month.time[midnights[day]], f"{next_day[day]:+.1%}", chosen[day])

# %% [markdown]
# Twenty-six times of thirty, the honest reading is: **stand aside**.
#
# Now the last four lines, the four largest days of the month.
# The rise of 9.9 % on 10 January and the fall of 7.6 % on 22 January were preceded by a reading that said nothing.
# So were the other two.
#
# The reading did not fail.
# It tells what would be closed *if* price came, and on those days something else decided that price would come.
# A method that always has an opinion would have had one here as well; that would not have made it right.

# %% tags=["proof"]
assert (len(chosen), (chosen == "stand aside").sum()) == (30, 26)
largest = np.argsort(-abs(next_day))[:4]
assert set(chosen[largest]) == {"stand aside"}
days = [str(month.time[midnights[d]])[:10] for d in largest[:2]]
assert days == ["2025-01-10", "2025-01-22"]
assert [round(100 * next_day[d], 1) for d in largest[:2]] == [9.9, -7.6]

# %% [markdown]
# ## Two questions
#
# Choose, then press the button.

# %% tags=["quiz"]
white = Quiz("4.Q1")
white

# %% tags=["solution"]
white.choose("White means another number of dollars in each")

# %% tags=["quiz"]
ten_minutes = Quiz("4.Q2")
ten_minutes

# %% tags=["solution"]
ten_minutes.choose("Gone by now, though the picture still shows it")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | what you chose | what it does to the reading |
# | --- | --- |
# | the window | moves the nearest shorts by less than 1 %, and their dollars by a factor of 7 |
# | the leverage mix | with a low-leverage mix there is no cluster nearer than 9 %; with a 20x to 50x mix the nearest stand where they do here |
# | the threshold of 1 % in the rule | at 1.5 %, today's reading is a sweep fade |
# | the model itself | in three simulated weeks whose every position is known, the nearest cluster lay within 0.5 % of the true nearest in 4 of 10 looks; it held 1.4 times its dollars in the middle, half to more than four times in eight of 10 |
#
# So read a place as a band of half a per cent or more, and dollars as a factor of three, too many rather than too few.
# Where a second window moves the answer, the answer was the window's.

# %% tags=["proof"]
desk = map.reweighted({1: 0.15, 2: 0.3, 3: 0.3, 5: 0.2, 10: 0.05})
assert min(abs(c.distance) for c in lq.clusters(desk)) > 0.089
retail = map.reweighted({5: 0.05, 10: 0.15, 25: 0.45, 50: 0.3, 100: 0.05})
pairs = zip(
    (lq.clusters(retail).above[0], lq.clusters(retail).below[0]),
    (found.above[0], found.below[0]),
    strict=True,
)
assert all(abs(a.price / b.price - 1) < 0.002 for a, b in pairs)
assert beyond(map) <= 0.015
gaps, ratios = [], []
for name in ("exchange/calm", "exchange/crowded", "exchange/thin_alt"):
    guess_ = lq.estimate(lq.sample(name), window="3D")
    looks = range(71, guess_.time.size, 72)
    known = [lq.positions(name, at=guess_.time[c]) for c in looks]
    truth = lq.exact_map(known, like=guess_)
    for place, look in enumerate(looks):
        here, there = lq.clusters(guess_, look), lq.clusters(truth, place)
        for side in ("long", "short"):
            a, b = here.nearest(side, 1)[0], there.nearest(side, 1)[0]
            gaps.append(abs(a.price / b.price - 1))
            ratios.append(a.dollars / b.dollars)
assert 0.38 < (np.array(gaps) < 0.005).mean() < 0.46
assert round(np.median(ratios), 1) == 1.4
few, many = np.quantile(ratios, [0.1, 0.9])
assert 0.5 < few < 0.55
assert 4.2 < many < 4.5

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | long windows show deep magnets that survived sweeps | hardly: of the 30-day map's dollars, a little more than a tenth lie in buckets that are older than a week on average; the rest is recent |
# | stretched funding that agrees with the map is high conviction | before six falls from 2020 to 2025 funding was stretched once, in May 2021, and raised once more, in March 2020 |
# | rising open interest and brighter bands are fresh leverage | in coins, yes; in dollars, price alone can do it, as November 2022 shows the other way round |
# | maps are refreshed every few minutes and are not live | so it is, and a bar's length comes on top: a map of hourly bars is up to an hour older than its last refresh |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", section "How to Read the Coinglass Liquidation Heatmap Step by Step"; funding prints of Binance and Coinglass's aggregate open interest in the bundled record, `lq.event_record("general")`.*

# %% tags=["proof"]
newest = month.profile()
dollars = np.concatenate([newest.long.sum(axis=1), newest.short.sum(axis=1)])
age = np.concatenate([newest.long_age, newest.short_age])
assert 0.1 < dollars[age > 168].sum() / dollars.sum() < 0.12
record = lq.event_record("general")
says = record[record.claim == "funding warns"].record_says.item()
assert (
    "one of six events (May 2021), weakly before a second (March 2020)" in says
)

# %% [markdown] tags=["instructor"]
# **Exit ticket.** Show any screenshot of a map.
# "Write the five lines of a reading, and a sixth: what you cannot tell from this picture."
# Good sixth lines: when it was made, which window, what white means, whose leverage mix.

# %% [markdown] tags=["summary"]
# **You have**
#
# - read a map in five steps, always in the same order: bands, structure, funding, open interest, playbook, and its age before all of them;
# - said what a window, a color and a time stamp do to the picture: they change the dollars, the scale and what is already gone;
# - turned the reading into a rule, and tested how often the rule speaks: on four days of thirty.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Change one number of the rule so that it speaks on ten days of thirty. What did the largest days say then, and how many numbers did you try?
# - Do the five steps for `lq.sample("2024-08-05")`, at the end of 4 August. Cut it with `.window((None, "2024-08-05"))`, and write your reading down before you look further.

# %% tags=["progress"]
progress()
