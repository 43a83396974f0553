# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 10
#     title: Five events, checked
#     minutes: {read: 26, widget: 10, exercises: 24}
#     level: core
#     needs: [4, 7]
#     article: [S10, F10]
#     objectives:
#       - measure a fall by its horizon, and open interest in coins
#       - hold the map and the funding of the evening before against what followed
#       - check a story against its record, and look for a counter-example
#     terms: [asymmetry, base rate, cascade, coverage, drawdown, funding rate, leverage mix, open interest, reconstruction, sweep]
#     data: ["2020-03-12", "2021-05-19", "2022-11-08", "2024-08-05", "2025-04-07", "2025-10-10"]
# ---

# %% tags=["setup"]
import liqwidget as lq

evening = lq.sample("2020-03-12").window((None, "2020-03-12"))
lq.show(evening, window="7D")

# %%
import numpy as np
import pandas as pd

from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown]
# ## The evening before
#
# It is midnight after 11 March 2020, and bitcoin stands at 7,934.5 dollars.
# Above you see what an estimate made of data up to that moment shows.
# Nothing in it knows what comes next.
#
# You do: the next day has a name, Black Thursday.
# In this lesson you take the five events of the article, and a sixth that it leaves out.
# Each time you look at the evening before, then at what happened, then at what is told about it.

# %% tags=["proof"]
assert evening.price == 7934.52

# %% [markdown] tags=["predict"]
# ## Predict
#
# Price falls for two days.
# **At what price does it stop?**
# Look for the place on the map where you would expect it, and write that price in place of the dots.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 7_150

# %% [markdown] tags=["reveal"]
# Hold your guess against the record:

# %%
reveal("10.P1", guess)

# %% [markdown]
# The low is not on the picture.
# Its lower edge lies near 6,450, because a picture reaches a little beyond the prices that were seen.
# A map invites you to choose among its bands; what happens may be in none of them.
#
# Keep that in mind for the five evenings to come.

# %% tags=["proof"]
edge = lq.estimate(evening, window="7D").profile().bucket_prices[0]
assert 6_400 < edge < 6_500

# %% [markdown] tags=["instructor"]
# **Timing.** Eight minutes to here; seven for each event, ten for the end.
# Short of time: do events 1, 4 and 6, and the two tables at the end.
#
# **Expect** a bright band near 7,150.
# Collect the guesses before anybody reveals, and ask afterwards how many lay outside the picture.
#
# **The replays.** Play them on the projector.
# Whoever thinks that the low is in raises a hand; pause when half of the hands are up, and run `called`.
#
# **On the board.** A table of six rows, filled as you go: evening check, worst day, share of the longs that were passed, verdict on the article.

# %% [markdown] tags=["slide"]
# ## What these pictures contain
#
# Each event is a **reconstruction**: a path drawn by a program through published figures.
# The open, high, low and close of every day are published, the turning points with their hour, the funding rates, and the open interest at the end of each day.
#
# Not published, and drawn by chance, is *everything between these pins*.
# That is most of the bars you see, the minute of each low, and how open interest moved within a day.
# There are no liquidations in the data at all.
#
# How many bars hold something published?

# %%
for name in ("2020-03-12", "2024-08-05", "2025-10-10"):
    known, bars = len(lq.pinned_bars(name)), lq.sample(name).n_bars
    print(f"{name}: {known} of {bars} bars, {known / bars:.0%}")

# %% [markdown]
# A few bars in a hundred.
# So ask these pictures about days and hours, and never about minutes.
#
# Now the tools, small enough to read.
# `eve` is the map at midnight from what was known then.
# `replay` shows the days around the break in the widget, halted at that midnight.
# `called` says when the low came, once you have paused the replay where you would have named it.

# %% tags=["proof"]
for name in ("2020-03-12", "2022-11-08", "2025-10-10"):
    assert len(lq.pinned_bars(name)) < 0.1 * lq.sample(name).n_bars
    assert lq.sample(name).provenance == "reconstructed"
    assert lq.sample(name).long_liquidations is None

# %%
EVENTS = {  # the last evening before, and the end of the fall
    "2020-03-12": ("2020-03-12", "2020-03-14"),
    "2021-05-19": ("2021-05-19", "2021-05-20"),
    "2022-11-08": ("2022-11-08", "2022-11-10"),
    "2024-08-05": ("2024-08-04", "2024-08-06"),
    "2025-04-07": ("2025-04-06", "2025-04-08"),
    "2025-10-10": ("2025-10-10", "2025-10-11"),
}
MARKETS = {name: lq.sample(name) for name in EVENTS}


# %%
def eve(name, weights=None):
    known = MARKETS[name].window((None, EVENTS[name][0]))
    reach = (0.3 * known.price, 1.6 * known.price)
    return lq.estimate(known, price_range=reach, weights=weights)


# %%
SHOWN = {}


def replay(name, span="3D"):
    past = MARKETS[name].window((None, EVENTS[name][1]))
    widget = SHOWN[name] = lq.show(past, window=span, warm_up="14D")
    midnight = np.datetime64(EVENTS[name][0])
    widget.replay(int(np.searchsorted(widget.map.time, midnight)))
    return widget


# %%
def called(name):
    days, shown = MARKETS[name].window(EVENTS[name]), SHOWN[name]
    moment, low = shown.map.time[shown.bar], days.low.argmin()
    if shown.bar == -1 or moment == days.time[0]:
        return "Press Play, pause where you would name the low, run this again."
    hours = (days.time[low] - moment) / np.timedelta64(1, "h")
    return (
        f"The low, {days.low[low]:,.0f}, came {hours:+.1f} h after your pause."
    )


# %% [markdown]
# A **drawdown** is the fall from the highest price of the hours before.
# It has a horizon, and without one the number says little.
# `worst_fall` looks for the worst within so many hours, in hourly bars.
#
# `reached` is the share of the map's longs that lie above a price: what a straight fall to it would **sweep**.


# %%
def worst_fall(market, hours):
    frame = market.resample("1h").to_frame()
    top = frame.high.rolling(f"{hours}h").max()
    return float((frame.low / top - 1).min())


def reached(map, price):
    swept = lq.move(map, price / map.price - 1).long
    return swept / map.profile().long.sum()


# %% [markdown]
# Then a page per event: the check of lesson 07 on the evening before, the low, and the falls.
# `interest` adds open interest at the two midnights, and `claims` what the article says, beside the record.


# %%
def page(name, horizons=(4, 24, 48)):
    map, market = eve(name), MARKETS[name]
    low = market.window(EVENTS[name]).low.min()
    print(lq.conviction(map))
    print(f"Low {low:,.0f}, {low / map.price - 1:+.1%}")
    print(f"Longs of the map above the low: {reached(map, low):.0%}")
    for hours in horizons:
        print(f"Worst fall in {hours} hours: {worst_fall(market, hours):.1%}")


# %%
def interest(name):
    for midnight in EVENTS[name]:
        past = MARKETS[name].window((None, midnight))
        coins = past.open_interest[-1]
        dollars = coins * past.price / 1e9
        print(f"{midnight}: {coins:,.0f} coins, {dollars:.2f} billion USD")


# %%
def claims(name):
    record = lq.event_record(name).set_index("claim")
    told = record[record.article_says != ""]
    return told[["article_says", "record_says", "verdict"]]


pd.set_option("display.max_colwidth", None)

# %% [markdown] tags=["slide"]
# ## 1. March 2020: Black Thursday
#
# Markets of every kind fell as countries closed their borders.
# The picture below, reconstructed, is halted at the midnight that you know.
# It is drawn for all three days, so its lower edge gives away what nobody knew that evening.
#
# **Read it first:** which side is heavier near the price, and where is the nearest bright band of longs?
# **Then play it:** open *Replay*, choose 15 bars a second, press *Play*, and pause where you would say "that was the low".
# (In code: `SHOWN["2020-03-12"].replay(140)` goes to a bar.)

# %%
replay("2020-03-12")

# %%
print(called("2020-03-12"))

# %% [markdown]
# Now let it run to the end.
# Every ring is a **sweep**.
# Longs are swept in two bouts, one before noon on Thursday, and one from ten in the evening until two at night.
# In the ten hours between them next to nothing goes.

# %% tags=["proof"]
gone = [
    one
    for one in lq.sweep_events(SHOWN["2020-03-12"].map)
    if one.side == "long" and str(one.time) >= "2020-03-12"
]
quiet = [
    one for one in gone if "2020-03-12T11:15" < str(one.time) < "2020-03-12T22"
]
assert sum(c.dollars for c in quiet) < 0.05 * sum(c.dollars for c in gone)

# %%
page("2020-03-12", (24, 48))
interest("2020-03-12")

# %% [markdown]
# **The evening before.** The two signs contradict each other: the map leans to the *shorts* above, its **asymmetry** is positive, while funding says that longs pay.
# The **funding rate** at the last payment was 0.01 %, the neutral one.
#
# **Where it stopped.** Below every band of longs that the estimate has.
# The map had run out of fuel to show, and price fell on.
#
# **The fall** came in two parts of a quarter each, 13 hours apart, as published: 7,367 to 5,550 on Thursday morning, and 5,803 to 4,410 before midnight.

# %% tags=["proof"]
verdict = lq.conviction(eve("2020-03-12"))
assert verdict.verdict == "contradict"
assert verdict.asymmetry.value > 0.2
assert verdict.funding.pays == "long"
assert evening.funding_rate[-1] < 0.0003
assert (
    MARKETS["2020-03-12"]
    .window(("2020-03-12 08:00", "2020-03-12 09:00"))
    .funding_rate[0]
    == 0.0001
)
assert reached(eve("2020-03-12"), 3782.13) > 0.995
thursday = MARKETS["2020-03-12"].to_frame()
assert thursday.high["2020-03-12 10:00":"2020-03-12 10:59"].max() == 7367
assert thursday.low["2020-03-12 10:00":"2020-03-12 10:59"].min() == 5550
assert thursday.high["2020-03-12 23:00":"2020-03-12 23:59"].max() == 5803
assert thursday.low["2020-03-12 23:00":"2020-03-12 23:59"].min() == 4410

# %% [markdown] tags=["exercise"]
# ### Exercise 10.1
#
# The article says: from 7,900 to 3,800.
# **Compute** that fall in per cent, as a positive number with one digit after the point.

# %% tags=["answer"]
fall_2020 = ...

# %% tags=["solution"]
fall_2020 = 100 * (1 - 3_800 / 7_900)

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("10.1")` in a new cell; each time it says a little more.
# `solution("10.1")` shows the whole way.

# %% tags=["check"]
check("10.1", fall_2020)

# %% [markdown] tags=["exercise"]
# ### Exercise 10.2
#
# The article also speaks of half of the price in "a few hours".
# **Measure** the worst fall within *four* hours of the sample `"2020-03-12"`, as a fraction with its minus.

# %% tags=["answer"]
four_hours = ...

# %% tags=["solution"]
four_hours = worst_fall(lq.sample("2020-03-12"), 4)

# %% [markdown] tags=["hint"]
# Stuck? `hint("10.2")`, or `solution("10.2")`.

# %% tags=["check"]
check("10.2", four_hours)

# %%
claims("2020-03-12")

# %% [markdown]
# A third in four hours, a half in a day: both are terrible, and they are not the same.
#
# **A counter-example.** BitMEX was offline from 02:16 on Friday, in the hour of the low, and some said that this stopped the fall.
# There was a *second* outage that day, at 12:56.
# In the hour of 13:00 price stood at 5,955, and in the hour of 15:00 at 4,920.

# %% tags=["proof"]
assert -0.36 < four_hours < -0.33
assert -0.53 < worst_fall(MARKETS["2020-03-12"], 24) < -0.50
pins = lq.pinned_bars("2020-03-12")
assert pins.high["2020-03-13 13:00":"2020-03-13 13:59"].max() == 5955
assert pins.low["2020-03-13 15:00":"2020-03-13 15:59"].min() == 4920

# %% tags=["quiz"]
outage = Quiz("10.Q1")
outage

# %% tags=["solution"]
outage.choose("That two things fell into the same hour")

# %% [markdown]
# **In your own words.** One sentence: what does March 2020 teach about maps?
# Nobody checks it, and you will meet it again at the end.

# %% tags=["answer"]
lesson_2020 = "..."

# %% tags=["solution"]
lesson_2020 = "A fall can leave the map, and who names its end names a guess."

# %% [markdown] tags=["slide"]
# ## 2. May 2021: China
#
# On 19 May price touched 30,000, after a week of bad news from China.
# Reconstructed again, and halted at the midnight before.
#
# Three bands of longs stand out below the price, one near 38,700 and fainter ones near 41,200 and 28,900.
# Play and pause as before, and watch what price does at each of them.

# %%
replay("2021-05-19", "48H")

# %%
print(called("2021-05-19"))

# %% tags=["proof"]
longs = [
    one
    for one in lq.clusters(SHOWN["2021-05-19"].map, SHOWN["2021-05-19"].bar)
    if one.side == "long"
]
heavy = sorted(longs, key=lambda one: -one.dollars)[:3]
assert [round(one.price, -2) for one in heavy] == [38_700, 41_200, 28_900]

# %%
page("2021-05-19")
interest("2021-05-19")

# %% [markdown]
# **The evening before.** Both signs agree: long-heavy within five per cent, and funding stretched.
# This is the textbook's long trap, and here the textbook was right.
#
# **Where it stopped.** It walked through the two upper bands, and turned in front of the lowest.
# It stopped at 30,000, a round number, with about four fifths of the longs passed.
# The five per cent *below* it held more in the estimate than the five per cent above: price turned in front of a bright band, not behind one.
#
# **How much of it to believe.** Open, high, low and close are published.
# The share is an estimate, and you will see at the end how soft it is.

# %% tags=["proof"]
verdict = lq.conviction(eve("2021-05-19"))
assert verdict.trap == "long trap"
assert verdict.funding.grade == "stretched"
assert 0.80 < reached(eve("2021-05-19"), 30_000) < 0.84
found = eve("2021-05-19").profile()
prices, longs = found.bucket_prices, found.long.sum(axis=1)
above = longs[(prices >= 30_000) & (prices < 31_500)].sum()
below = longs[(prices < 30_000) & (prices >= 28_500)].sum()
assert below > 3 * above

# %%
claims("2021-05-19")

# %% [markdown]
# It was not the largest day until then, and not one waterfall.
# Leverage had come off on 18 April and on 12 and 13 May; 19 May was the third fall.
#
# Open interest shows how much came off.
# In dollars it lost 28 % that day.
# But a dollar of open interest is coins times price, and price fell too.

# %% tags=["proof"]
before = MARKETS["2021-05-19"].window((None, "2021-05-19"))
after = MARKETS["2021-05-19"].window((None, "2021-05-20"))
lost = after.open_interest[-1] * after.price / before.open_interest[-1]
assert round(100 * (lost / before.price - 1)) == -28

# %% [markdown] tags=["exercise"]
# ### Exercise 10.3
#
# **Compute** the change of open interest over 19 May in *coins*, as a fraction with its sign.
# The page above prints both ends.

# %% tags=["answer"]
coins_2021 = ...

# %% tags=["solution"]
coins_2021 = 340_510 / 406_290 - 1

# %% [markdown] tags=["hint"]
# Stuck? `hint("10.3")`, or `solution("10.3")`.

# %% tags=["check"]
check("10.3", coins_2021)

# %% [markdown]
# Hardly more than half of the loss in dollars was positions closed.
#
# **A counter-example.** Stretched funding warned before 19 May.
# Had it warned before?

# %%
may = MARKETS["2021-05-19"].to_frame()
stretched = may.funding_rate.resample("8h").first().rolling(3).mean() >= 0.0003
week = stretched["2021-05-02 08:00":"2021-05-09 16:00"]
mild = 0
for paid in week.index:
    days = may[paid : paid + pd.Timedelta("48h")]
    mild += days.low.min() > 0.95 * days.close.iloc[0]
print(f"stretched at {week.sum()} of {len(week)} payments")
print(f"after {mild} of them price fell by less than 5 % in two days")

# %% [markdown]
# The alarm rang without a pause for more than a week, and after most rings little happened.
# An alarm that is always on is right on the day of the fire as well.

# %% tags=["proof"]
assert week.all()
assert len(week) == 23
assert 12 <= mild <= 17

# %% [markdown]
# **In your own words.** What does May 2021 teach about warnings?

# %% tags=["answer"]
lesson_2021 = "..."

# %% tags=["solution"]
lesson_2021 = "Agreement was right once, and had been early for two weeks."

# %% [markdown] tags=["slide"]
# ## 3. November 2022: FTX
#
# This time an exchange failed.
# Its customers ran, and price fell with them.
# Reconstructed, and halted at midnight.
#
# This time watch the lowest strip while you play.
# It is **open interest** in *dollars*, and it falls with the price; you will need that in a minute.

# %%
replay("2022-11-08")

# %%
print(called("2022-11-08"))

# %%
page("2022-11-08")
interest("2022-11-08")

# %% [markdown]
# **The evening before.** The map leans to the longs, funding is mild: *mixed*.
#
# **Where it stopped.** At 15,588 on the 9th, with nearly three quarters of the longs passed, in the gap between two bands.
#
# **Open interest.** Look at the coins: there are *more* after the fall than before.
# From the evening of the 6th to that of the 9th, price lost 24 % and the number of open coins stayed the same, 673 thousand.
# One day of that series, the 8th, is a hole in the record and was filled in half way.

# %% tags=["proof"]
verdict = lq.conviction(eve("2022-11-08"))
assert verdict.verdict == "mixed"
assert verdict.side == "long"
assert 0.71 < reached(eve("2022-11-08"), 15_588) < 0.75
away = [
    c.price / 15_588 - 1
    for c in lq.clusters(eve("2022-11-08"))
    if c.side == "long"
]
assert min(away) < 0 < max(away)
assert min(abs(gap) for gap in away) > 0.05
sixth, ninth = (
    MARKETS["2022-11-08"].window((None, day))
    for day in ("2022-11-07", "2022-11-10")
)
assert [round(past.open_interest[-1], -3) for past in (sixth, ninth)] == [
    673_000,
    674_000,
] or abs(ninth.open_interest[-1] / sixth.open_interest[-1] - 1) < 0.005
assert round(100 * (ninth.price / sixth.price - 1)) == -24

# %%
claims("2022-11-08")

# %% [markdown] tags=["exercise"]
# ### Exercise 10.4
#
# The article says "over two weeks".
# The high was 21,480.65 on 5 November, the low of the fifth day 15,588, and the last low 15,476 on the 21st.
#
# **Compute** which share of the whole fall was over on the fifth day.

# %% tags=["answer"]
share_2022 = ...

# %% tags=["solution"]
share_2022 = (21_480.65 - 15_588) / (21_480.65 - 15_476)

# %% [markdown] tags=["hint"]
# Stuck? `hint("10.4")`, or `solution("10.4")`.

# %% tags=["check"]
check("10.4", share_2022)

# %% [markdown]
# The two weeks are in the article because the last low is.
# Nearly all of the fall took less than five days.
#
# **A counter-example.** "A large fall is leverage being closed."
# Here is one of a quarter in which, net, no coin of open interest went.
# Where forced closings are met by new positions, or by people who sell coins that they own, open interest says nothing.

# %% tags=["proof"]
pins = lq.pinned_bars("2022-11-08")
assert pins.high["2022-11-05 03:00":"2022-11-05 03:59"].max() == 21480.65
assert pins.low["2022-11-09 23:00":"2022-11-09 23:59"].min() == 15588
assert pins.low["2022-11-21 21:00":"2022-11-21 21:59"].min() == 15476
assert pd.Timestamp("2022-11-10") - pd.Timestamp("2022-11-05 03:00") < (
    pd.Timedelta("5D")
)

# %% [markdown]
# **In your own words.** What does November 2022 teach about open interest?

# %% tags=["answer"]
lesson_2022 = "..."

# %% tags=["solution"]
lesson_2022 = "Not every fall is a cascade; ask the coins before the story."

# %% [markdown] tags=["instructor"]
# **Half time.** Read two or three of the sentences aloud.
# A good one could turn out wrong; "markets are dangerous" could not.
#
# **Likely mistake in 10.3.** Taking the dollars, as the article and the press do.
# Draw a rectangle, coins across and price up: its area is the dollars, and it shrinks on both sides.

# %% [markdown] tags=["slide"]
# ## 4. August 2024: the yen
#
# On a Monday in August shares fell in Tokyo and then everywhere.
# Bitcoin had fallen since Friday.
# Reconstructed, and halted on the evening of Saturday.
#
# Three bands of longs are heavier than the others, near 59,500, 54,400 and 45,200.
# Does the fall end at one of them?
# Decide, then play.

# %%
replay("2024-08-05")

# %%
print(called("2024-08-05"))

# %% tags=["proof"]
shown = SHOWN["2024-08-05"]
longs = [one for one in lq.clusters(shown.map, shown.bar) if one.side == "long"]
heavy = sorted(longs, key=lambda one: -one.dollars)
assert [round(one.price, -2) for one in heavy[:3]] == [59_500, 45_200, 54_400]
assert heavy[2].dollars > 2 * heavy[3].dollars

# %%
page("2024-08-05")
interest("2024-08-05")

# %% [markdown]
# **The evening before,** which is Saturday's: the map is long-heavy, funding mild, the check *mixed*.
#
# **Where it stopped.** At none: it went through the upper two, to 49,000, again a round number, past three fifths of the longs, and turned before the third.
#
# The article names two clusters, at 58,000 and at 52,000.
# What does our estimate of that evening say?

# %%
print(lq.clusters(eve("2024-08-05")))

# %% [markdown]
# The two nearest bands of longs lie near 59,000 and 56,000 here.
# That refutes nothing: it is one estimate against a picture that nobody kept.
# The verdict of the record, further down, is *not found*, and that is the honest one.
#
# **A counter-example** to the magnet: the two heaviest bands of all were *shorts*, more than a sixth above the price.
# Price went the other way, and did not come near them for the rest of the sample.

# %% tags=["proof"]
map = eve("2024-08-05")
verdict = lq.conviction(map)
assert verdict.verdict == "mixed"
assert verdict.side == "long"
assert 0.59 < reached(map, 49_000) < 0.64
found = lq.clusters(map)
assert abs(found.below[0].price / 59_000 - 1) < 0.01
assert abs(found.below[1].price / 56_000 - 1) < 0.01
heaviest = sorted(found, key=lambda c: c.dollars)[-2:]
assert {band.side for band in heaviest} == {"short"}
assert min(band.distance for band in heaviest) > 1 / 6
later = MARKETS["2024-08-05"].window(("2024-08-04", None))
assert later.high.max() < 0.9 * min(band.price for band in heaviest)

# %% [markdown] tags=["exercise"]
# ### Exercise 10.5
#
# "64,000 to 49,000 in 48 hours", says the article.
# **Measure** the hours from the last bar that traded at 64,000 or more before the low, to the bar of the low, in the sample `"2024-08-05"`.

# %% tags=["answer"]
august = lq.sample("2024-08-05").to_frame()
hours_2024 = ...

# %% tags=["solution"]
august = lq.sample("2024-08-05").to_frame()
bottom = august.low.idxmin()
last = august[:bottom].query("high >= 64_000").index[-1]
hours_2024 = (bottom - last) / pd.Timedelta("1h")

# %% [markdown] tags=["hint"]
# Stuck? `hint("10.5")`, or `solution("10.5")`.

# %% tags=["check"]
check("10.5", hours_2024)

# %%
claims("2024-08-05")

# %% [markdown]
# Both ends are published: 2 August 14:45 and 5 August 06:20.
# A third more time than the article says.

# %% tags=["proof"]
assert 1.3 < hours_2024 / 48 < 1.35
assert "t" in lq.pinned_bars("2024-08-05").pinned["2024-08-02 14:45"]
assert "L" in lq.pinned_bars("2024-08-05").pinned[str(bottom)]

# %% [markdown]
# **In your own words.** What does August 2024 teach about clusters that are named afterwards?

# %% tags=["answer"]
lesson_2024 = "..."

# %% tags=["solution"]
lesson_2024 = "A cluster named afterwards, without its picture, is a story."

# %% [markdown] tags=["slide"]
# ## 5. April 2025: tariffs
#
# The article tells of a flush of SOL, AVAX and mid-caps, set off by a whale at Hyperliquid.
# No record of that was found.
# What was found is a fall of everything that carries risk, on the Monday after the tariffs of 2 April.
#
# Find the bright longs from 75,400 to 75,800 before you play.
# Then watch them being swept, and what price does next.

# %%
replay("2025-04-07")

# %%
print(called("2025-04-07"))

# %%
page("2025-04-07")
interest("2025-04-07")

# %% [markdown]
# **The evening before.** Neither leans: the check is *silent*.
#
# **Where it stopped.** One and a third per cent below a band of longs near 75,400.
# In the estimate the five per cent above the low held eight and a half times what the five per cent below held.
# Then price rose by nine per cent in hours, helped by a false headline.
# If you want to see a sweep that spent its fuel, this is your picture.
# **It is the counter-example to our own doubts**, and it is one.
#
# **Open interest** fell by three per cent in dollars and *rose* in coins.

# %% tags=["proof"]
map = eve("2025-04-07")
assert lq.conviction(map).verdict == "silent"
found = map.profile()
prices, longs, low = found.bucket_prices, found.long.sum(axis=1), 74_457
shown = SHOWN["2025-04-07"]
seen = [round(c.price, -2) for c in lq.clusters(shown.map, shown.bar)]
assert {75_400, 75_800} <= set(seen)
assert round(lq.clusters(map).below[1].price, -2) == 75_400
assert 0.012 < lq.clusters(map).below[1].price / low - 1 < 0.014
above = longs[(prices >= low) & (prices < 1.05 * low)].sum()
below = longs[(prices < low) & (prices >= 0.95 * low)].sum()
assert 8.3 < above / below < 8.7
day = MARKETS["2025-04-07"].window(("2025-04-07 07:00", "2025-04-08"))
assert 1.085 < day.high.max() / low < 1.095

# %%
claims("2025-04-07")

# %% [markdown]
# The article's own check asks who pays.
# Before a flush of longs, longs should have paid.

# %% [markdown] tags=["exercise"]
# ### Exercise 10.6
#
# **Find** the coins of this event, among "BTC", "ETH", "SOL" and "AVAX", in which *shorts* paid longs on average over the 14 days before 6 April.
# Hand in a set, like `{"BTC"}`.

# %% tags=["answer"]
shorts_paid = ...

# %% tags=["solution"]
shorts_paid = set()
for coin in ("BTC", "ETH", "SOL", "AVAX"):
    known = lq.sample("2025-04-07", symbol=coin).window((None, "2025-04-06"))
    if known.window("14D").funding_rate.mean() < 0:
        shorts_paid.add(coin)

# %% [markdown] tags=["hint"]
# Stuck? `hint("10.6")`, or `solution("10.6")`.

# %% tags=["check"]
check("10.6", shorts_paid)

# %% [markdown]
# In the very coins of the story, shorts paid.
# The rates were too small to count as crowding, and what they said was *shorts*.
#
# **How much of it to believe.** The rates of BTC, SOL and AVAX are published.
# For ETH none was found, and the sample repeats those of BTC.

# %% [markdown]
# **In your own words.** What does April 2025 teach, to the believer and to the doubter?

# %% tags=["answer"]
lesson_2025 = "..."

# %% tags=["solution"]
lesson_2025 = "One picture that fits is a picture, and the cause had no record."

# %% [markdown] tags=["slide"]
# ## 6. October 2025: the one that is left out
#
# The article announces the events of 2024 and 2025.
# It does not mention 10 October 2025, with 19 billion dollars of published liquidations the largest day on record.
# Totals of different years do not compare, because venues publish different shares.
# Yet this one is twice the record before.
#
# Bars are of five minutes here, so choose 40 a second; and watch the clock when it breaks.

# %%
replay("2025-10-10", "36H")

# %%
print(called("2025-10-10"))

# %%
page("2025-10-10")
interest("2025-10-10")

# %% [markdown]
# **The evening before.** Silent: the map is balanced and funding mild.
#
# **The fall** is the work of minutes, and those are published.
# The perpetual stood at 116,830 at 20:50, at 109,069 at 21:10, and in the bar of 21:20 at 101,516.5.
# The path inside these bars is drawn.
#
# **Where it stopped.** Between two bands, with a brighter one below than above.
# Less than half of the longs were passed.
#
# **What ended it** no price map shows.
# Hyperliquid began within about a minute to close *winning* positions, since the losers' margin was gone: auto-deleveraging, which lesson 09 takes apart.
#
# **A counter-example** to "a great fall needs a crowded side": no day has more published liquidations, and neither map nor funding leaned.

# %% tags=["proof"]
map = eve("2025-10-10")
assert lq.conviction(map).verdict == "silent"
assert 0.48 < reached(map, 101_516.5) < 0.50
prices, longs = map.profile().bucket_prices, map.profile().long.sum(axis=1)
low = 101_516.5
above = longs[(prices >= low) & (prices < 1.05 * low)].sum()
below = longs[(prices < low) & (prices >= 0.95 * low)].sum()
assert below > above
october = MARKETS["2025-10-10"].to_frame()
assert october.low["2025-10-10 21:20"] == 101_516.5
assert october.low["2025-10-10 21:10"] == 109_069
record = lq.event_record("2025-10-10")
assert record.record_says.str.contains("61.7 s later").any()
assert record.record_says.str.contains("116,830 at 20:50").any()
assert record.record_says.str.contains("twice the record before").any()

# %%
claims("2025-10-10")

# %% [markdown] tags=["exercise"]
# ### Exercise 10.7
#
# On that day open interest fell from 90.24 to 70.51 billion dollars.
# The price at the two midnights was 121,579.3 and 112,714.9.
#
# Suppose that *nobody* had closed anything.
# **Compute** which share of the fall in dollars would have been there all the same.

# %% tags=["answer"]
price_alone = ...

# %% tags=["solution"]
price_alone = 90.24 * (1 - 112_714.9 / 121_579.3) / (90.24 - 70.51)

# %% [markdown] tags=["hint"]
# Stuck? `hint("10.7")`, or `solution("10.7")`.

# %% tags=["check"]
check("10.7", price_alone)

# %% [markdown]
# A third was price.
# The other two thirds were positions: 16 % of the coins, in one day.

# %% tags=["proof"]
before, after = (
    MARKETS["2025-10-10"].window((None, day))
    for day in ("2025-10-10", "2025-10-11")
)
assert (before.price, after.price) == (121_579.3, 112_714.9)
assert round(before.open_interest[-1] * before.price / 1e9, 2) == 90.24
assert round(after.open_interest[-1] * after.price / 1e9, 2) == 70.51
assert round(
    100 * (after.open_interest[-1] / before.open_interest[-1] - 1)
) == (-16)
assert 0.32 < price_alone < 0.345

# %% tags=["quiz"]
silence = Quiz("10.Q2")
silence

# %% tags=["solution"]
silence.choose("The check found no lean, and no more")

# %% [markdown]
# **In your own words.** What does the sixth event teach about lists of five?

# %% tags=["answer"]
lesson_october = "..."

# %% tags=["solution"]
lesson_october = (
    "A silent check is no all-clear, and lists of cases are chosen."
)

# %% [markdown] tags=["slide"]
# ## Did the map know where it would stop?
#
# Six times you saw a share of longs that the low had passed.
# Here they are in one table, and beside them the same evenings under two other **leverage mixes**.
# *Bold* shares everybody out over 5x to 100x, *timid* over 2x, 3x and 5x.
# Nobody publishes the true mix.

# %%
bold = dict.fromkeys((5, 10, 25, 50, 100), 0.2)
timid = {2: 0.3, 3: 0.4, 5: 0.3}
for name, span in EVENTS.items():
    low = MARKETS[name].window(span).low.min()
    usual, brave, shy = (
        f"{reached(eve(name, mix), low):4.0%}" for mix in (None, bold, timid)
    )
    print(f"{name}  usual {usual}  bold {brave}  timid {shy}")

# %% [markdown]
# October 2025 stopped past 49 % of the longs, or 65 %, or none at all.
# It depends on a mix that is a guess; `lq.show(eve("2025-10-10"))` lets you drag it.
# So a rule like "it stops when so many longs are gone" cannot even be tested with an estimate.
#
# What of "it stops where the fuel is gone", less below than above?
# Count it, and hold it against a **base rate**: the same count for a hundred prices between 5 and 30 per cent down, where price did *not* stop.

# %% tags=["proof"]
october = MARKETS["2025-10-10"].window(EVENTS["2025-10-10"]).low.min()
shares = [
    round(100 * float(reached(eve("2025-10-10", weights=mix), october)))
    for mix in (None, bold, timid)
]
assert shares == [49, 65, 0]


# %%
def less_below(map, price):
    found = map.profile()
    away = found.bucket_prices / price - 1
    longs = found.long.sum(axis=1)
    above = longs[(away >= 0) & (away < 0.05)].sum()
    return above > longs[(away < 0) & (away >= -0.05)].sum()


# %%
for name, span in EVENTS.items():
    map, low = eve(name), MARKETS[name].window(span).low.min()
    other = [less_below(map, map.price * (0.95 - k / 400)) for k in range(100)]
    rate = sum(other) / 100
    print(f"{name}  less below: {less_below(map, low)}  elsewhere {rate:.0%}")

# %% [markdown]
# Four of six stopped with less below than above.
# Elsewhere it is about every second price, so chance alone would give about three.
# Four against three, out of six, is nothing to build on.

# %% tags=["proof"]
hits, by_chance = 0, 0.0
for name, span in EVENTS.items():
    map, low = eve(name), MARKETS[name].window(span).low.min()
    hits += less_below(map, low)
    rate = [less_below(map, map.price * (0.95 - k / 400)) for k in range(100)]
    assert 0.4 < sum(rate) / 100 < 0.7
    by_chance += sum(rate) / 100
assert hits == 4
assert 2.8 < by_chance < 3.4

# %% [markdown] tags=["slide"]
# ## Did the check know that it would fall?
#
# The check agreed on one evening of six.
# That is half of a question.
# The other half is all the *other* evenings: what did it say then, and what followed?
#
# We ask it at every midnight of the six samples, from the second week on.
# A "fall" is eight per cent or more in the next 24 hours.

# %%
rows = []
for name in EVENTS:
    market = MARKETS[name].resample("1h")
    map = lq.estimate(market, n_buckets=200)
    for bar in range(7 * 24, market.n_bars - 24, 24):
        said = lq.conviction(map, bar - 1).verdict
        end = market.low[bar : bar + 24].min() / market.close[bar - 1]
        rows.append((said, end <= 0.92))
evenings = pd.DataFrame(rows, columns=["check", "fall"])
evenings.groupby("check").fall.agg(evenings="size", falls="sum")

# %% [markdown]
# Ten evenings agreed, and three had a fall after them.
# On one of those three, in March 2020, the check had named the *shorts*.
# Fourteen evenings contradicted, and five had a fall.
# If you must have a warning, take the evenings on which the check *contradicts itself*: they did a little better.
# You should not: these are a handful of falls, neighbors in time, in samples chosen *because* price fell.
#
# But one thing you may take home.
# In this record agreement was no better a sign than its opposite.

# %% tags=["proof"]
counts = evenings.groupby("check").fall.agg(["size", "sum"])
assert counts.loc["agree"].tolist() == [10, 3]
assert counts.loc["contradict"].tolist() == [14, 5]
assert counts.loc["silent"].tolist() == [21, 1]
agreed = [
    name for name in EVENTS if lq.conviction(eve(name)).verdict == "agree"
]
assert agreed == ["2021-05-19"]
map = lq.estimate(MARKETS["2020-03-12"].resample("1h"), n_buckets=200)
saturday = lq.conviction(
    map, int((map.time <= pd.Timestamp("2020-03-14")).sum()) - 1
)
assert (saturday.verdict, saturday.side) == ("agree", "short")

# %% [markdown] tags=["exercise"]
# ### Exercise 10.8
#
# The article's list of questions says that March 2020, May 2021 and August 2024 each took 30 to 50 per cent off bitcoin within hours.
# Be generous, and let 24 hours count.
#
# **Name** the samples in which `worst_fall` finds 30 % or more, as a set like `{"2020-03-12"}`.

# %% tags=["answer"]
deep = ...

# %% tags=["solution"]
deep = {
    name
    for name in ("2020-03-12", "2021-05-19", "2024-08-05")
    if worst_fall(lq.sample(name), 24) <= -0.30
}

# %% [markdown] tags=["hint"]
# Stuck? `hint("10.8")`, or `solution("10.8")`.

# %% tags=["check"]
check("10.8", deep)

# %% [markdown]
# ## Your six sentences
#
# Read them once more, one under the other.
# For each: would one of the *other* five events contradict it?

# %%
own = [lesson_2020, lesson_2021, lesson_2022]
own += [lesson_2024, lesson_2025, lesson_october]
for name, sentence in zip(EVENTS, own, strict=True):
    print(f"{name}: {sentence}")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | what | size of the error |
# | --- | --- |
# | daily candles, turning points, funding rates | published; two copies agree to the cent |
# | worst falls from four hours on | within a point and a half of the record |
# | worst fall in one hour | a few points: the order within an hour is unknown |
# | open interest at a close | published aggregate; within a day, drawn |
# | share of longs passed, path drawn anew | less than a point |
# | share of longs passed, another mix | everything from none to nearly all |
# | verdict of the check, path drawn anew | the same on all six evenings |
# | what you learn from six events | little: they were chosen because price fell |
#
# The map misses what its data are too short for.
# On these evenings it had seen between 78 and 91 per cent of open interest being opened, its **coverage**.
#
# And no reconstruction can show a **cascade**: who was forced, and whom that forced, is in no data here.

# %% tags=["proof"]
# Paths are drawn anew in tests/lessons/test_events_drawn_anew.py.
falls = {
    "2020-03-12": (-34.8, -50.9, -52.6),
    "2021-05-19": (-25.8, -31.5, -34.5),
    "2022-11-08": (-17.1, -18.3, -24.7),
    "2024-08-05": (-11.6, -19.8, -21.2),
    "2025-04-07": (-7.2, -10.5, -11.2),
    "2025-10-10": (-14.1, -17.1, -18.0),
}
for name, known in falls.items():
    for hours, fall in zip((4, 24, 48), known, strict=True):
        assert abs(100 * worst_fall(MARKETS[name], hours) - fall) < 1.5
seen = [float(eve(name).coverage[-1]) for name in EVENTS]
assert round(min(seen), 2) == 0.78
assert round(max(seen), 2) == 0.91

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | | the article | the record |
# | --- | --- | --- |
# | March 2020 | half of the price in "a few hours" | two falls of a quarter, 13 hours apart; worst four hours -34.8 % |
# | May 2021 | the largest day "at the time", one waterfall | 18 April was larger; the third of three falls |
# | November 2022 | two weeks | 98 % of it in under five days |
# | August 2024 | 48 hours; clusters at 58,000 and 52,000 | 63.6 hours; no such map was found |
# | April 2025 | a whale at Hyperliquid, SOL and AVAX | no record; the large forced exit was a loan of 106 million at Sky |
# | October 2025 | absent | the largest day, 19.1 to 19.3 billion |
# | in the questions | "30 to 50 percent within hours", three times | once in hours, once in a day; August 2024 19.8 % |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", sections "Cascading Liquidations: The 2020 to 2026 Case Studies" and "Frequently Asked Questions"; `lq.event_record()` names the source of each line. Totals of liquidations are lower bounds.*

# %% tags=["proof"]
record = lq.event_record()
said = dict(
    zip(record.event + ": " + record.claim, record.record_says, strict=True)
)
assert "worst 4 hours -34.8 %" in said["2020-03-12: shape"]
assert "18 April 2021 was larger" in said["2021-05-19: rank"]
assert "under five days" in said["2022-11-08: fall"]
assert "63.6 hours" in said["2024-08-05: fall"]
assert "106 M USD" in said["2025-04-07: the forced exit"]
assert "19.1 to 19.3 B USD" in said["2025-10-10: left out"]
assert "August 2024 -19.8 %" in said["general: how fast"]

# %% [markdown] tags=["instructor"]
# **Exit ticket.** "A friend shows you three crashes, each with a bright band where price turned.
# What do you ask to see?"
# Good answers: the map as it was *before*, the crashes that are not shown, and how often price turns where no band is.

# %% [markdown] tags=["summary"]
# **You have**
#
# - measured a fall by its horizon, from four hours to two days, and open interest in coins, where once nothing had left;
# - held the map and the funding of six evenings before against what followed: the check agreed on one of them;
# - checked each story against its record, and looked for a counter-example, one of them against our own doubts.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Play all six once more, and write down beside each pause how sure you were. How many hours lie between your pauses and the lows, and does being sure help?
# - Run `lq.cascade`, the laboratory of lesson 09, on `eve("2025-10-10")` with three depths. Which depth stops at 101,516? Would you have chosen it the evening before?
# - The sample `"2025-04-07"` has SOL and AVAX too. Make their maps of 5 April, and say what each check says, and why AVAX's is the strangest.

# %% tags=["progress"]
progress()
