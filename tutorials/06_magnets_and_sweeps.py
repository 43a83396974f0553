# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 6
#     title: Color, magnets, sweeps
#     minutes: {read: 18, widget: 7, exercises: 20}
#     level: core
#     needs: [4]
#     article: [S06, F04, F07]
#     objectives:
#       - tell sweep, reclaim, continuation and fade apart, and find a sweep in the bars
#       - test whether bright levels are magnets, against dim ones at the same distance
#       - hold a rate against its base rate before you believe it
#     terms: [magnet, sweep, reclaim, continuation, fade, base rate]
#     data: [BTCUSDT]
# ---

# %% tags=["setup"]
import liqwidget as lq

market = lq.sample("BTCUSDT")
widget = lq.show(market.window((None, "2025-01-23 10:00")), window="3D", bar=47)
widget

# %%
import numpy as np
import pandas as pd

from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown]
# ## The moment after
#
# The picture stops at ten in the morning of 22 January, in a simulated market.
# The empty part on the right is the day that follows.
# Since midnight, a band of longs had stood at 63,639 dollars, about 435 million dollars heavy.
# The last candle has just gone through it: its low is 63,213, and it closed at 63,280.
#
# Look at where the band was.
# Up to the last candle it glows, and then it ends.
# Those positions were closed by force; the largest ring marks the place.

# %% tags=["proof"]
month = lq.estimate(market, window="30D")
midnight = int(np.searchsorted(month.time, np.datetime64("2025-01-22")))
assert str(widget.map.time[widget.bar])[:16] == "2025-01-22T10:00"
heavy = max(lq.clusters(month, midnight).below, key=lambda c: c.dollars)
assert round(heavy.price) == 63_639
assert 434e6 < heavy.dollars < 436e6
last = market.window(("2025-01-22 09:00", "2025-01-22 11:00"))
assert (round(last.low[0]), round(last.close[0])) == (63_213, 63_280)

# %% [markdown] tags=["predict"]
# ## Predict
#
# More than half a billion dollars of longs have just been sold into a falling market, that band and what stood about it.
# Is the fuel spent, so that price turns?
# Or has the fall only begun?
#
# **Write "reverse" or "continue"** in place of the dots.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = "reverse"

# %% [markdown] tags=["reveal"]
# Then watch.
# Open *Replay* above the picture, choose 5 bars a second, and press *Play*.
# Every bar is an hour.
# (In code, `widget.replay(48)` shows one hour more, and `widget.replay()` all of them.)
#
# When you have seen it, hold your guess against it:

# %%
reveal("6.P1", guess)

# %% [markdown]
# Two candles after the tag, price closed above the band again.
# Whoever had waited for that and bought was right for one hour.
# The next candle closed a thousand dollars lower, and by 21:00 price had seen 60,590.
#
# So "a sweep is often followed by a reversal" can be right and useless at once.
# To test such a sentence we need words that a computer could check.

# %% tags=["proof"]
day = market.window(("2025-01-22", "2025-01-23"))
assert (day.close[9:12] > 63_639).tolist() == [False, False, True]
assert 1_000 < day.close[11] - day.close[12] < 1_200
assert (int(day.low.argmin()), round(day.low.min(), -1)) == (21, 60_590)
assert 0.045 < 1 - day.low.min() / 63_639 < 0.05

# %% [markdown] tags=["instructor"]
# **Timing.** Eight minutes to here.
# Take a vote by hands before you press *Play*.
# Pause two bars later, when price is back above the band, and vote again.
# Then ask each side whether they were right, and let both say yes.
#
# **On the board.** A level, and four candles numbered 0 to 3.

# %% [markdown] tags=["slide"]
# ## Four words
#
# | word | what it means here |
# | --- | --- |
# | **sweep** | a bar reaches levels that were on the map, and closes them by force |
# | **reclaim** | in the bar of the tag or one of the next three, price closes back on the near side |
# | **continuation** | no such close |
# | **fade** | a trade, not an event: somebody bets on the turn after a sweep |
#
# A sweep is about the map, a reclaim about the closes, a fade about somebody's money.
# The three candles are the article's choice.
# What matters is that they were chosen *before* we count.
#
# Here is the month, and the band as it stood at midnight:

# %%
map = lq.estimate(market, window="30D")
midnight = int(np.searchsorted(map.time, np.datetime64("2025-01-22")))
band = max(lq.clusters(map, midnight).below, key=lambda c: c.dollars)
day = market.window(("2025-01-22", "2025-01-23"))
print(band)

# %% [markdown] tags=["exercise"]
# ### Exercise 6.1
#
# **Find** the first bar of that `day` that sweeps the band, and give the time of its opening.
# `day.time`, `day.low`, `day.high` and `day.close` are arrays, one entry per bar.

# %% tags=["answer"]
first_bar = ...

# %% tags=["solution"]
first_bar = day.time[day.low <= band.price][0]

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("6.1")` in a new cell; each time it says a little more.
# `solution("6.1")` shows the whole way.

# %% tags=["check"]
check("6.1", first_bar)

# %% [markdown]
# One touch is enough.
# An exchange does not wait for a candle to close.
#
# The package finds all sweeps of a month in this way, and keeps those that took at least half a per cent of open interest:

# %%
events = lq.sweep_events(map)
print(events)
for event in events[20:30]:
    print(event)

# %% [markdown] tags=["exercise"]
# ### Exercise 6.2
#
# **Find** how many dollars of longs the sweep of 22 January, 09:00, took off the map.

# %% tags=["answer"]
sweep_bar = np.datetime64("2025-01-22 09:00")
dollars_swept = ...

# %% tags=["solution"]
sweep_bar = np.datetime64("2025-01-22 09:00")
dollars_swept = next(e.dollars for e in events if e.time == sweep_bar)

# %% [markdown] tags=["hint"]
# Stuck? `hint("6.2")`, or `solution("6.2")`.

# %% tags=["check"]
check("6.2", dollars_swept)

# %% [markdown] tags=["slide"]
# ## A level dies, a price does not
#
# What does the map hold in the range of that candle, before it, after it, and later?

# %%
rows = (map.bucket_prices > 63_213) & (map.bucket_prices < 64_454)
for end in ("01-22 09:00", "01-22 10:00", "01-24 00:00", "02-04 00:00"):
    column = int(np.searchsorted(map.time, np.datetime64(f"2025-{end}")))
    long, short = map.long[rows, column].sum(), map.short[rows, column].sum()
    print(f"{end}: longs {long / 1e6:5.0f} M, shorts {short / 1e6:5.0f} M")

# %% [markdown]
# More than 550 million dollars of longs are gone within one bar, and nothing is left.
# A **swept level is dead**: whoever draws it on as support looks at a grave.
#
# Two days later there are nearly 230 million in the same range again, and they are *shorts*.
# Price had fallen, others opened shorts from lower down, and their levels happen to lie there.
# The level died; the price came to mean something else.
#
# **How much of it to believe.**
# That the longs are gone: firmly, if they were there.
# How many they were: see the end of the lesson.

# %% tags=["proof"]
held = []
for end in ("2025-01-22 09:00", "2025-01-22 10:00", "2025-01-24"):
    at = int(np.searchsorted(map.time, np.datetime64(end)))
    held.append((map.long[rows, at].sum(), map.short[rows, at].sum()))
assert 550e6 < held[0][0] < 560e6
assert held[1][0] < 1
assert 226e6 < held[2][1] < 230e6
assert held[2][0] < 1

# %% [markdown] tags=["slide"]
# ## Is the brightest band a destination?
#
# Bright bands are called **magnets**: price is said to be drawn to them.
# That is a claim about the future, so we stand in the past and look ahead.
#
# At each of 28 midnights, we take what the map shows *then*, and ask whether the *next* 24 hours came to a certain price.


# %%
def day_after(column):
    end = map.time[column]
    return market.window((end, end + np.timedelta64(1, "D")))


def reached(price, column):
    day = day_after(column)
    return bool(day.low.min() <= price <= day.high.max())


# %%
def largest(column):
    return max(lq.clusters(map, column), key=lambda c: c.dollars)


midnights = range(47, 696, 24)
for column in midnights[14:18]:
    found = lq.clusters(map, column)
    hits = [f"{c.price:,.0f}" for c in found if reached(c.price, column)]
    print(map.time[column].astype("M8[D]"), len(found), "clusters, hit:", hits)

# %% [markdown] tags=["exercise"]
# ### Exercise 6.3
#
# **Count** the midnights, of all 28, after which price reached the cluster with the most dollars within 24 hours.


# %% tags=["answer"]
days_reached = ...


# %% tags=["solution"]
days_reached = sum(reached(largest(c).price, c) for c in midnights)

# %% [markdown] tags=["hint"]
# Stuck? `hint("6.3")`, or `solution("6.3")`.

# %% tags=["check"]
check("6.3", days_reached)

# %% [markdown]
# So the brightest band is no destination for tomorrow.
# "But it is far away," somebody says, "take a near one."
#
# Fair.
# Then we need a **base rate**: how often does price come to a level at that distance *anyway*?
# The simplest one is a mirror.
# If a cluster stands three per cent below, look three per cent above as well, where no cluster need be.

# %%
hits = mirrored = looked = 0
for column in midnights:
    found, price = lq.clusters(map, column), map.closes[column]
    for cluster in (*found.above[:1], *found.below[:1]):
        looked += 1
        hits += reached(cluster.price, column)
        mirrored += reached(price**2 / cluster.price, column)
print(f"nearest clusters hit: {hits} of {looked}; their mirrors: {mirrored}")

# %% [markdown]
# Eight hits of 56, and eleven for the mirror.
# Eight alone sounds like something.
# Beside eleven, it is nothing in favor of magnets.

# %% tags=["proof"]
assert (hits, mirrored, looked) == (8, 11, 56)

# %% [markdown] tags=["instructor"]
# **Likely mistake.** Someone will object that the mirror may be bright too.
# They are right, and the next section answers: it ranks levels of one distance by their dollars.
#
# **If you are late,** let the class read the mirror and go on to 6.4.

# %% [markdown] tags=["slide"]
# ## Bright against dim, at the same distance
#
# Now with every level, not only clusters.
# Every six hours we list all levels between half a per cent and five per cent away, with their dollars, and note whether the next day reached them.


# %%
def around(column):
    price, prices = map.closes[column], map.bucket_prices
    away, day = np.abs(prices / price - 1), day_after(column)
    above = prices > price
    dollars = np.where(above, map.short[:, column], map.long[:, column])
    hit = (day.low.min() <= prices) & (prices <= day.high.max())
    table = {"away": away, "dollars": dollars, "reached": hit}
    return pd.DataFrame(table)[(away > 0.005) & (away < 0.05)].assign(
        column=column
    )


# %%
looks = [around(column) for column in range(48, 696, 6)]
levels = pd.concat(looks, ignore_index=True)
levels["step"] = levels.away // 0.005  # half a per cent each
alike = levels.groupby(["column", "step"])
levels["rank"] = alike.dollars.rank(pct=True, method="first")
levels.groupby("step").reached.mean().round(2)

# %% [markdown]
# This table is the base rate: of all levels, near ones are reached often and far ones seldom, whatever their color.
# At half a per cent to one it is 64 of 100; beyond four per cent, 5.
# Anyone who mixes distances measures distance.
#
# `rank` compares only what is alike: levels of one hour, and of one step of half a per cent.
# Above 0.75 is the bright quarter, up to 0.25 the dim one.

# %% tags=["proof"]
by_step = levels.groupby("step").reached.mean()
assert round(by_step[1.0], 2) == 0.64
assert 0.04 < levels.reached[levels.away > 0.04].mean() < 0.055

# %% [markdown] tags=["exercise"]
# ### Exercise 6.4
#
# **Measure** how often the bright quarter was reached, less how often the dim quarter was, in percentage points.

# %% tags=["answer"]
difference = ...

# %% tags=["solution"]
bright = levels.reached[levels["rank"] > 0.75].mean()
dim = levels.reached[levels["rank"] <= 0.25].mean()
difference = 100 * (bright - dim)

# %% [markdown] tags=["hint"]
# Stuck? `hint("6.4")`, or `solution("6.4")`.

# %% tags=["check"]
check("6.4", difference)

# %% [markdown] tags=["slide"]
# ## Why the dim ones win
#
# A level is bright because nobody has been there.
# Where price passed in the last days, the levels are swept and the map is dark, and price likes to go where it has just been: it wanders about in a range.
#
# Of the dim levels, 49 of 100 had been visited in the two days *before*.
# Of the bright ones, 16.
#
# So the map did not repel price.
# It marks new ground, and most days stay on old ground.
# The range of two days, with no map at all, tells as much.
# In the same hours, at the same distance, levels inside it were reached again 42 times in 100, levels outside 17 times.

# %% tags=["proof"]
looks, two_days = [], np.timedelta64(2, "D")
for column in range(48, 696, 6):
    end = map.time[column]
    past = market.window((end - two_days, end))
    away = np.abs(map.bucket_prices / map.closes[column] - 1)
    inside = (past.low.min() <= map.bucket_prices) & (
        map.bucket_prices <= past.high.max()
    )
    looks.append(inside[(away > 0.005) & (away < 0.05)])
visited = np.concatenate(looks)
assert len(visited) == len(levels)
both = levels.assign(visited=visited).groupby(["column", "step"]).visited
mixed = (both.transform("nunique") == 2).to_numpy()
assert round(levels.reached[mixed & visited].mean(), 2) == 0.42
assert round(levels.reached[mixed & ~visited].mean(), 2) == 0.17
assert round(visited[levels["rank"] <= 0.25].mean(), 2) == 0.49
assert round(visited[levels["rank"] > 0.75].mean(), 2) == 0.16
assert round(levels.reached[levels["rank"] > 0.75].mean(), 2) == 0.16
assert round(levels.reached[levels["rank"] <= 0.25].mean(), 2) == 0.28

# %% [markdown]
# Look once more, by distance:

# %%
bright, dim = levels[levels["rank"] > 0.75], levels[levels["rank"] <= 0.25]
rates = {"bright": bright, "dim": dim, "all": levels}
pd.DataFrame(
    {name: part.groupby("step").reached.mean() for name, part in rates.items()}
).round(2)

# %% [markdown]
# Up to three per cent the dim ones are ahead everywhere.
# From four and a half per cent on it turns: 7 of 100 bright ones against 2.
#
# Before you write that on a wall: those are few days.
# Two thirds of all visits beyond three per cent belong to four days, around the squeeze of 10 January and the fall of 22 January.
# A table of 8,510 rows does not hold 8,510 observations.

# %% tags=["proof"]
b, d = (part.groupby("step").reached.mean() for part in (bright, dim))
assert (b.iloc[:5] < d.iloc[:5]).all()
assert (round(b[9.0], 2), round(d[9.0], 2)) == (0.07, 0.02)
far = levels[levels.reached & (levels.away > 0.03)]
days = map.time[far.column.to_numpy()].astype("M8[D]").astype(str)
loud = ["2025-01-09", "2025-01-10", "2025-01-21", "2025-01-22"]
assert 0.6 < np.isin(days, loud).mean() < 0.7
assert len(levels) == 8_510

# %% [markdown] tags=["slide"]
# ## Reclaimed within three candles
#
# The second claim is about what follows.
# Price tags a cluster, takes it, and is back on the near side within three candles: the sign that the fuel is spent.

# %% [markdown] tags=["exercise"]
# ### Exercise 6.5
#
# **Compute** the share of the month's `events` that were reclaimed within three candles, in per cent.

# %% tags=["answer"]
reclaimed = ...

# %% tags=["solution"]
reclaimed = 100 * events.count("reclaim") / len(events)

# %% [markdown] tags=["hint"]
# Stuck? `hint("6.5")`, or `solution("6.5")`.

# %% tags=["check"]
check("6.5", reclaimed)

# %% [markdown]
# By now you know the next question.
# How often does a move *of the same size* come back within three candles where *no* band was swept?
#
# For each sweep we take its depth below (or above) the close before, look for every other bar that went as deep, and see whether it came back.

# %%
four = np.lib.stride_tricks.sliding_window_view(market.close, 4)[1:]
highest, lowest = four.max(axis=1), four.min(axis=1)  # of four closes


# %%
def without_a_band(event):
    bar = np.searchsorted(market.time, event.time)
    level = market.close[:-4] * event.level / market.close[bar - 1]
    tagged, back = market.low[1:-3] <= level, highest > level
    if event.side == "short":
        tagged, back = market.high[1:-3] >= level, lowest < level
    swept = [other.time for other in events if other.side == event.side]
    return back[tagged & ~np.isin(market.time[1:-3], swept)].mean()


# %%
base_rate = np.mean([without_a_band(event) for event in events])
print(f"with a sweep:    {events.count('reclaim') / len(events):.0%}")
print(f"without a band:  {base_rate:.0%}")

# %% [markdown]
# Sixty-five of 100 with a sweep, 72 without.
# The band did not make a return more likely.
# Did it make one *less* likely?
# The program that wrote this path does push price on when positions are closed by force.
# But with 40 sweeps, chance alone makes a gap of seven or eight points, and this one has seven: too little to say.

# %% [markdown]
# And is a reclaim the end of it?
# On 22 January it was not.
# In 22 of 26 reclaims, price went beyond the wick again within the next 24 candles.
# That sounds damning, until you ask for a base rate, be it a rough one: of *any* candle, the low is undercut within 24 candles in 86 of 100 cases.

# %% tags=["proof"]
share = events.count("reclaim") / len(events)
assert (events.count("reclaim"), len(events)) == (26, 40)
assert round(share, 2) == 0.65
assert round(base_rate, 2) == 0.72
assert 0.07 < (share * (1 - share) / len(events)) ** 0.5 < 0.08
assert 0.065 < base_rate - share < 0.075
again = []
for event in events:
    if event.outcome == "reclaim":
        start = np.searchsorted(market.time, event.time) + event.reclaimed_after
        low = market.low[start + 1 : start + 25].min()
        high = market.high[start + 1 : start + 25].max()
        again.append(
            low < event.extreme
            if event.side == "long"
            else high > event.extreme
        )
assert (sum(again), len(again)) == (22, 26)
next_low = np.lib.stride_tricks.sliding_window_view(market.low, 24)[1:]
undercut = next_low.min(axis=1) < market.low[: len(next_low)]
assert 0.855 < undercut.mean() < 0.87

# %% [markdown] tags=["instructor"]
# **Likely mistake.** "So maps are useless."
# No: the map answered *what* would be closed and *where*, and was never asked when.
# Let somebody restate the lesson with the word "if" in it.
#
# **On the board.** Two columns, "claim" and "beside what?".
# Fill in: hit by price / mirror; bright / dim at the same distance; reclaimed / same move without a band; wick broken / any candle's low.

# %% [markdown]
# ## Two questions
#
# Choose, then press the button.

# %% tags=["quiz"]
white_band = Quiz("6.Q1")
white_band

# %% tags=["solution"]
white_band.choose(
    "The band says what happens if price comes, not that it comes"
)

# %% tags=["quiz"]
two_thirds = Quiz("6.Q2")
two_thirds

# %% tags=["solution"]
two_thirds.choose("How often the same move comes back where no band was")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | what we took for granted | how much hangs on it |
# | --- | --- |
# | one simulated month | bright less dim is −11.5 points; drawing its days anew, nine times in ten it lies between −17 and −5 |
# | the path was written by a program | it pushes price on at a sweep, which no magnet needs; real hours are in the table below |
# | a sweep takes half a per cent of open interest | at half of that more or less nothing changes; from one per cent on, 12 of 22 are reclaimed, and 22 are few |
# | the map's dollars | the bar of exercise 6.2 took 561 million off the map, while open interest fell by 280 million |
#
# The last line is the size of error to remember.
# Some who were sold out were replaced at once by others who opened, so 280 million is too little.
# The map guesses leverage, so 561 million may be too much.
# The truth lies between, or near either end: **a factor of two.**

# %% tags=["proof"]
rng = np.random.default_rng(0)
parts = [part for _, part in levels.groupby(levels.column // 24)]
drawn = []
for part in parts:
    hit, rank = part.reached.to_numpy(), part["rank"].to_numpy()
    up, down = rank > 0.75, rank <= 0.25
    drawn.append([(hit & up).sum(), up.sum(), (hit & down).sum(), down.sum()])
some = rng.integers(0, len(parts), (2_000, len(parts)))
a, b, c, d = np.array(drawn)[some].sum(axis=1).T
drawn = a / b - c / d
low, high = np.quantile(drawn, [0.05, 0.95])
assert round(difference, 1) == -11.5
assert -0.175 < low < -0.165
assert -0.055 < high < -0.05
quarter, one = (lq.sweep_events(map, at_least=a) for a in (0.0025, 0.01))
shares = [e.count("reclaim") / len(e) for e in (quarter, events)]
assert abs(shares[0] - shares[1]) < 0.01
assert (one.count("reclaim"), len(one)) == (12, 22)
at = int(np.searchsorted(map.time, np.datetime64("2025-01-22 10:00")))
lost = (map.open_interest[at - 1] - map.open_interest[at]) * 63_660
assert 275e6 < lost < 285e6
assert 560e6 < dollars_swept < 562e6
assert 1.9 < dollars_swept / lost < 2.1

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | bright bands are magnets, "not destinations" | the second half holds: reached on one day of 28. The first half was not found. On three months of real hours, 29 of 100 bright levels were reached within a day, and 30 of 100 dim ones at the same distance; with the days drawn anew, the difference lies between −4.3 and +3.5 points nine times in ten |
# | after a sweep, price often reverses, when the fuel is spent | often, yes. In the same three months 129 of 158 sweeps, or 82 of 100, were reclaimed within three candles; of moves as deep without a band, 78 of 100. With the days drawn anew, the gap lies between −2 and +8 points nine times in ten: it may be none |
# | not every sweep reverses | so it is: 29 of those 158 went on, and here 14 of 40 |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", section "Color Intensity, Magnet Levels, and Liquidity Sweeps"; hourly candles of BTCUSDT at Binance with open interest and funding, December 2025 to February 2026, reckoned for this course by the method above, with 800 buckets.*

# %% [markdown] tags=["instructor"]
# **Exit ticket.** "Of the ten brightest bands in last week's screenshot, price hit seven.
# Write down two numbers you would ask for."
# Good answers: how many equally near dark levels were hit; at what time the screenshot was taken; how many bands it showed in all.

# %% [markdown] tags=["summary"]
# **You have**
#
# - told sweep, reclaim, continuation and fade apart, and found a sweep in the bars: the first low that reaches the band;
# - tested whether bright levels are magnets, against dim ones at the same distance: they were reached less often, because bright is where price has not been;
# - held a rate against its base rate before you believed it: 65 of 100 reclaimed, beside 72 anyway.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Repeat exercise 6.4 with the next 72 hours in place of 24, and with `lq.sample("exchange/crowded")`. One of them comes out the other way. What happened in that week, and how many such weeks are in the data?
# - Rank levels by "hours since price was last there" in place of dollars. Does it tell visited from unvisited better than the map does?

# %% tags=["progress"]
progress()
