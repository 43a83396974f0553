# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 7
#     title: Which side is crowded?
#     minutes: {read: 17, widget: 5, exercises: 18}
#     level: core
#     needs: [3, 4]
#     article: [S07, S12, F09]
#     objectives:
#       - compute the asymmetry of a map and say what it mostly tells
#       - turn a funding rate into what the crowd pays a day and a year
#       - hold map and funding together, and count how often the record agrees
#     terms: [asymmetry, funding rate, long, short, base rate, leverage mix]
#     data: ["2020-03-12", "2021-05-19", "2022-11-08", "2024-08-05", "2025-04-07", "2025-10-10"]
# ---

# %% tags=["setup"]
import liqwidget as lq

eve = lq.sample("2021-05-19").window((None, "2021-05-19"))
widget = lq.show(eve, window="7D")
widget

# %%
import numpy as np
import pandas as pd

from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown] tags=["slide"]
# ## The evening before
#
# Midnight, 18 to 19 May 2021, drawn through the published prices.
# Within five per cent of the price lie nearly four times as many dollars of **longs** as of **shorts**.
# (The bars beside the picture add up all that is drawn, and say the reverse: more than three dollars of shorts for one of longs. Keep that in mind.)
# And the funding strip is positive: longs pay to stay.
#
# Two signs, one story: *the longs are crowded.*
# Traders call it a long trap.
# On the next day price fell by 30 per cent.

# %% tags=["proof"]
before = lq.estimate(eve, window="7D")
near = lq.asymmetry(before)
assert 3.7 < near.long / near.short < 3.9
drawn = before.profile()
assert 3 < drawn.short.sum() / drawn.long.sum() < 3.5
assert lq.conviction(before).trap == "long trap"
day = lq.sample("2021-05-19").window(("2021-05-19", "2021-05-20"))
assert round(day.low.min() / before.price - 1, 2) == -0.30

# %% [markdown] tags=["predict"]
# ## Predict
#
# The record of this course holds six great falls, from 2020 to 2025; this was one of them.
# Take the map and the funding of each at the midnight before.
#
# **In how many of the six did both signs point at the longs?**
# Write a number from 0 to 6.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 5

# %% [markdown] tags=["reveal"]
# Now hold your guess against the record:

# %%
reveal("7.P1", guess)

# %% [markdown]
# So there is something to be understood.
# First each of the two signs by itself, then both together, and then the record in full.

# %% [markdown] tags=["instructor"]
# **Timing.** Six minutes to here.
# Expect high ones: the one example on the screen is so clear.
# Write all guesses on the board, and leave them there until the last block.
#
# **Opening question.** "Who chose this example, and why?"

# %% [markdown] tags=["slide"]
# ## The first sign: asymmetry
#
# **Asymmetry** puts both sides of a map into one number:
#
# > *A* = (shorts − longs) / (shorts + longs)
#
# It is −1 if there are only longs, 0 if both are even, +1 if there are only shorts.
# Remember the sign by the picture: negative, and the weight hangs *below* the price.
#
# The article has an example: bitcoin at 95,000, a massive band of longs at 92,500, a thin one of shorts at 97,000.
# It gives no dollars, so let us say 180 million and 45 million.

# %% [markdown] tags=["exercise"]
# ### Exercise 7.1
#
# **Compute** the asymmetry of this book.

# %% tags=["answer"]
lean = ...

# %% tags=["solution"]
lean = (45 - 180) / (45 + 180)

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("7.1")` in a new cell; each time it says a little more.
# `solution("7.1")` shows the whole way.

# %% tags=["check"]
check("7.1", lean)

# %% [markdown]
# Now the map of 18 May.
# How far from the price should we look?

# %%
map = lq.estimate(eve, window="7D")
for within in (0.03, 0.05, 0.10, 0.20):
    found = lq.asymmetry(map, within=within)
    print(f"{within:>4.0%}: {found.value:+.2f}, {found.words}")
newest = map.profile()
longs, shorts = newest.long.sum(), newest.short.sum()
print(f" all: {(shorts - longs) / (shorts + longs):+.2f}")

# %% [markdown]
# From "only longs, nearly" to "mostly shorts", on one map and at one moment.
# An asymmetry without its reach says nothing.
# This course uses five per cent, and that is a choice.
#
# Why does it turn round?
# **Every contract has one long and one short**: the sides are always equal.
# What differs is where their levels lie.
# The shorts of that week are all there, but price had fallen by a quarter, and their levels stayed far above.

# %% tags=["proof"]
assert lq.asymmetry(map, within=0.03).value < -0.8
assert lq.asymmetry(map, within=0.20).words == "balanced"
assert (shorts - longs) / (shorts + longs) > 0.5
week = eve.window("7D")
assert 0.2 < 1 - map.price / week.high.max() < 0.3

# %% tags=["quiz"]
equal = Quiz("7.Q1")
equal

# %% tags=["solution"]
equal.choose("For every long there is a short, with its level elsewhere")

# %% [markdown]
# ## What it mostly tells
#
# If old shorts are far away *because price has fallen*, then the asymmetry may simply tell which way price came.
#
# Go back in time and look.
# In the picture at the top, open *Replay* and drag *Shown up to* to a moment after a rise.
# The line under the picture says the asymmetry of that moment, and so does the next cell, with the move of the day before.
# Run it, then do the same for a moment after a fall.
# (In code, `widget.replay(255)` goes to the afternoon of 14 May, and `widget.replay(351)` to that of the 15th.)

# %%
then, at = widget.map, widget.bar % widget.map.time.size
moved = then.closes[at] / then.closes[max(at - 96, 0)] - 1
near = lq.asymmetry(then, at)
print(
    f"{str(then.time[at])[:16]}: {near.value:+.2f}, after {moved:+.1%} in a day"
)

# %% tags=["proof"]
signs = np.sign([lq.asymmetry(then, k).value for k in range(then.time.size)])
assert 20 <= (signs[1:] != signs[:-1]).sum() <= 60
for k, when, way in (
    (255, "2021-05-14T16:00", 1),
    (351, "2021-05-15T16:00", -1),
):
    assert str(then.time[k])[:16] == when
    assert way * lq.asymmetry(then, k).value > 0.4
    assert way * (then.closes[k] / then.closes[k - 96] - 1) > 0.07

# %% [markdown]
# In this one week it changed sides dozens of times, and no crowd changes its mind that often.
#
# A hunch becomes a finding when it is counted.
# Read the midnights of the six events, 133 in all, and note the prices a day before and a day after:

# %%
events = [
    "2020-03-12", "2021-05-19", "2022-11-08",
    "2024-08-05", "2025-04-07", "2025-10-10",
]  # fmt: skip
columns = ["event", "asymmetry", "check", "yesterday", "now", "tomorrow", "low"]

# %%
rows = []
for name in events:
    month = lq.estimate(lq.sample(name).resample("1h"))
    for at in range(95, month.time.size - 24, 24):  # one bar an hour
        sign = lq.conviction(month, at)
        prices = month.closes[[at - 24, at, at + 24]]
        low = month.market.low[at + 1 : at + 25].min()
        rows.append((name, sign.asymmetry.value, sign.verdict, *prices, low))

# %%
days = pd.DataFrame(rows, columns=columns)
days["before"] = days["now"] / days["yesterday"] - 1
days["after"] = days["tomorrow"] / days["now"] - 1
days["worst"] = days["low"] / days["now"] - 1
days[["event", "asymmetry", "before", "after", "worst"]].head().round(3)

# %% [markdown] tags=["exercise"]
# ### Exercise 7.2
#
# **Count** on which share of the days `asymmetry` has the same sign as `before`.

# %% tags=["answer"]
same_as_before = ...

# %% tags=["solution"]
same = np.sign(days["asymmetry"]) == np.sign(days["before"])
same_as_before = same.mean()

# %% [markdown] tags=["hint"]
# Stuck? `hint("7.2")`, or `solution("7.2")`.

# %% tags=["check"]
check("7.2", same_as_before)

# %% [markdown]
# Three days in four; with a coin it would be one in two.
# "Long-heavy near the price" is mostly another way to say *it has just fallen.*
#
# And forwards?
# Of the long-heavy days 27 per cent were followed by a low five per cent down or more within a day.
# Of the short-heavy days, 26 per cent.
# In this record the asymmetry alone told nothing about the next day.

# %% tags=["proof"]
assert len(days) == 133
assert 0.72 < same_as_before < 0.76
fell = days["worst"] < -0.05
shares = [
    round(100 * fell[chosen].mean())
    for chosen in (days["asymmetry"] <= -0.2, days["asymmetry"] >= 0.2)
]
assert shares == [27, 26]

# %% [markdown] tags=["instructor"]
# **On the board.** A price line that falls by three per cent, and one old 25x pair that was opened at the top.
# The long's level, four per cent under the entry, is one per cent away by now.
# The short's, four above, is seven away.
# Nobody has opened or closed anything.

# %% [markdown] tags=["slide"]
# ## The second sign: funding
#
# The **funding rate** is paid between the sides every eight hours, on the whole position.
# Positive: longs pay shorts.
# That keeps the contract near the price of the coin, and it tells which side is in a hurry to be in.
#
# `lq.funding_grade` takes the mean of a day.
# Up to 0.01 % it is *mild*, which is what most venues charge when nothing is the matter.
# From 0.03 % it is *stretched*, and *moderate* between.

# %%
lq.funding_grade(map)

# %% [markdown] tags=["exercise"]
# ### Exercise 7.3
#
# In the article's example funding is +0.05 %, three times in a row.
# **Convert** it to a year, simple, as a fraction of the position.

# %% tags=["answer"]
a_year = ...

# %% tags=["solution"]
a_year = 3 * 365 * 0.0005

# %% [markdown] tags=["hint"]
# Stuck? `hint("7.3")`, or `solution("7.3")`.

# %% tags=["check"]
check("7.3", a_year)

# %% [markdown]
# That is on the position.
# But the trader did not put up the position.
# A long from 95,000 that is closed at 92,500 has about 32x, as you found in lesson 02.

# %% tags=["proof"]
level = lq.liquidation_price(
    95_000, side="long", leverage=32, maintenance_margin=0.005
)
assert abs(float(level) - 92_500) < 50

# %% [markdown] tags=["exercise"]
# ### Exercise 7.4
#
# **Compute** what this 32x long pays in one day, as a fraction of its own *margin*.

# %% tags=["answer"]
a_day = ...

# %% tags=["solution"]
a_day = 3 * 0.0005 * 32

# %% [markdown] tags=["hint"]
# Stuck? `hint("7.4")`, or `solution("7.4")`.

# %% tags=["check"]
check("7.4", a_day)

# %% [markdown]
# Nearly five per cent of the margin a day.
# This is what is true about a crowded side: *waiting is expensive for it.*
# It has to be right soon, or leave.
# How it leaves, by a fall or one by one and quietly, the rate does not say.

# %% [markdown] tags=["slide"]
# ## The two-variable check
#
# Hold the signs against each other:
#
# | | longs pay | shorts pay |
# | --- | --- | --- |
# | **longs heavy** | cell 1 | cell 2 |
# | **shorts heavy** | cell 3 | cell 4 |
#
# Both see the same side crowded: they *agree*.
# They see opposite sides: they *contradict*.
# If only one leans at all it is *mixed*, and if neither does, *silent*.

# %% [markdown] tags=["exercise"]
# ### Exercise 7.5
#
# **Fill** the four cells, in order, with "agree" or "contradict".

# %% tags=["answer"]
cells = [..., ..., ..., ...]

# %% tags=["solution"]
cells = ["agree", "contradict", "contradict", "agree"]

# %% [markdown] tags=["hint"]
# Stuck? `hint("7.5")`, or `solution("7.5")`.

# %% tags=["check"]
check("7.5", cells)

# %% [markdown]
# ## One sign that counts twice
#
# There is a catch.
# A map needs a **leverage mix** for each side, and many lean it by funding: when longs pay, longs are taken to be bolder.
# In this package the strength of that lean is `funding_tilt`.

# %%
for tilt in (0, 0.25, 1):
    leaning = lq.asymmetry(lq.estimate(eve, window="7D", funding_tilt=tilt))
    print(f"tilt {tilt:<4}: asymmetry {leaning.value:+.2f}")
lq.conviction(map)

# %% [markdown]
# The more funding goes into the map, the more the map says what funding says.
# In the picture at the top you can drag *Funding*, under *What if*, and watch the near longs grow a little and the near shorts shrink.
# With the default 0.25 it is about a tenth here, from −0.50 to −0.58.
# `lq.conviction` takes the tilt out before it compares.
# With the map of a website you cannot: ask whether funding went into it.

# %% tags=["proof"]
at = [
    lq.asymmetry(lq.estimate(eve, window="7D", funding_tilt=tilt)).value
    for tilt in (0, 0.25, 1)
]
assert at[2] < at[1] < at[0] < 0
assert [round(value, 2) for value in at[:2]] == [-0.5, -0.58]
more = lq.asymmetry(lq.estimate(eve, window="7D", funding_shift=0.0005))
assert more.long > 1.05 * lq.asymmetry(map).long
assert more.short < 0.95 * lq.asymmetry(map).short

# %% tags=["quiz"]
twice = Quiz("7.Q2")
twice

# %% tags=["solution"]
twice.choose("Little: funding confirms what it put in")

# %% [markdown] tags=["slide"]
# ## How often the record agrees
#
# Now the six midnights.
# Each market is cut at the midnight before its fall, so nothing later can be seen.

# %%
for name in events:
    known = lq.sample(name).window((None, name))
    found = lq.conviction(lq.estimate(known, window="7D"))
    lean, paid = found.asymmetry.value, found.funding
    print(f"{name}: map {lean:+.2f}, funding {100 * paid.rate:+.4f} %", end=" ")
    print(f"({paid.grade}): {found.verdict}")

# %% [markdown] tags=["exercise"]
# ### Exercise 7.6
#
# **Count** the midnights on which funding was moderate or stretched, whatever the map said.

# %% tags=["answer"]
funding_leaned = ...

# %% tags=["solution"]
funding_leaned = 2  # March 2020 and May 2021

# %% [markdown] tags=["hint"]
# Stuck? `hint("7.6")`, or `solution("7.6")`.

# %% tags=["check"]
check("7.6", funding_leaned)

# %% [markdown]
# In March 2020 funding was raised, and the map leaned the *other* way.
# In 2022, 2024 and April 2025 the map was long-heavy, because price had been falling, and funding was mild.
# Before the largest of all, October 2025, both were silent.
#
# A check that misses five of six may still be good when it does speak.
# So ask the other way round: on days with a long trap, how often did price fall?

# %% tags=["proof"]
found = {}
for name in events:
    known = lq.sample(name).window((None, name))
    found[name] = lq.conviction(lq.estimate(known, window="7D"))
verdicts = [found[name].verdict for name in events]
assert verdicts == [
    "contradict", "agree", "mixed", "mixed", "mixed", "silent",
]  # fmt: skip
assert found["2020-03-12"].asymmetry.crowded == "short"
assert found["2020-03-12"].funding.crowded == "long"
for name in ("2022-11-08", "2024-08-05", "2025-04-07"):
    assert found[name].side == "long"
    assert found[name].funding.grade == "mild"
    month = lq.sample(name).window((None, name))
    assert month.window("24H").close[-1] < month.window("24H").open[0]

# %%
days["fell"] = days["worst"] < -0.05
days["long trap"] = (days["check"] == "agree") & (days["asymmetry"] < 0)
stormy = days[days["event"].isin(["2020-03-12", "2021-05-19"])]
for title, part in (("all six", days), ("2020 and 2021", stormy)):
    print(title)
    print(part.groupby("long trap")["fell"].agg(["sum", "size"]), "\n")

# %% [markdown]
# *All six:* a low of five per cent or more followed on 4 of 7 days with a trap, and on 27 of 126 without.
# That looks strong: 57 against 21 per cent.
#
# *But look where the seven days are.*
# All of them are in the weeks of 2020 and 2021, when everything moved.
# In these same weeks it also fell after 17 of 36 days *without* a trap, 47 per cent.
# This is the **base rate** that counts, and against it, ten points more on seven days are next to nothing.
#
# Of 31 such falls the check announced 4.


# %% tags=["proof"]
def told(part):
    """Return falls and days, with a trap and without."""
    return [
        (int(one["fell"].sum()), len(one))
        for one in (part[part["long trap"]], part[~part["long trap"]])
    ]


assert told(days) == [(4, 7), (27, 126)]
assert told(stormy) == [(4, 7), (17, 36)]
assert days["fell"].sum() == 31

# %% [markdown] tags=["slide"]
# ## A scar, not a warning
#
# One more look at funding.
# When did it reach its lowest print: before price was lowest, or after?

# %%
for name in events:
    end = str(np.datetime64(name) + 3)
    storm = lq.sample(name).window((name, end))
    low = storm.time[storm.low.argmin()]
    late = storm.time[storm.funding_rate.argmin()] - low
    rate, hours = 100 * storm.funding_rate.min(), late / np.timedelta64(1, "h")
    print(f"{name}: {rate:+.4f} %, {hours:.1f} hours after the low")

# %% [markdown]
# After it, every time.
# In 2020, 2021 and 2022 the print was huge, and within hours of the low; in the other three it is hardly worth the name.
# A chart of funding that is shown afterwards looks like a warning.
# On the time axis it is a scar.

# %% tags=["proof"]
for name in events:
    storm = lq.sample(name).window((name, str(np.datetime64(name) + 3)))
    low = storm.time[storm.low.argmin()]
    late = storm.time[storm.funding_rate.argmin()] - low
    assert late > np.timedelta64(0, "m")
    huge = storm.funding_rate.min() < -0.0008
    assert huge == (name[:4] in {"2020", "2021", "2022"})
    assert not huge or late <= np.timedelta64(6, "h")
    assert huge or storm.funding_rate.min() > -0.00012

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | reading | what is assumed | size of the error |
# | --- | --- | --- |
# | asymmetry | mix, entries, reach | against three exchanges whose positions are known: 0.21, 0.20 and 0.11 on average; the sign was wrong in 6 of 33 readings |
# | funding | one venue's rate | exact for that venue |
# | the verdict | thresholds of 0.2, 0.01 % and 0.03 % | a choice; with 0.009 % in place of 0.01 %, November 2022 would agree as well |
# | 4 of 7 days | six events, *chosen because they fell* | too few to say anything; ordinary months are missing |
#
# The paths within the days are reconstructed, so a single day may well be wrong.
#
# **What would change it:** years of ordinary days, with the thresholds fixed before looking.

# %% tags=["proof"]
errors, wrong, readings = [], 0, 0
for name in ("exchange/crowded", "exchange/thin_alt", "exchange/calm"):
    made = lq.estimate(lq.sample(name))
    at = list(range(287, made.time.size, 72))
    books = [lq.positions(name, at=made.time[column]) for column in at]
    real = lq.exact_map(books, like=made)
    pairs = np.array(
        [
            (lq.asymmetry(made, c).value, lq.asymmetry(real, i).value)
            for i, c in enumerate(at)
        ]
    )
    errors.append(round(float(abs(pairs[:, 0] - pairs[:, 1]).mean()), 2))
    wrong += int((np.sign(pairs[:, 0]) != np.sign(pairs[:, 1])).sum())
    readings += len(at)
assert errors == [0.21, 0.2, 0.11]
assert (wrong, readings) == (6, 33)

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | longs that outweigh below make a book vulnerable to a fall | there is a short for every long; near the price the asymmetry has the sign of the last day's move on 74 % of 133 days, and the same share of falls followed either sign |
# | positive funding that lasts goes with heavier longs below | hardly so near the price: of the 133 days they agreed on 12 and contradicted on 17; on the others at most one of them leaned |
# | agreement of both is high conviction | both agreed before one of six falls; as `lq.event_record` has it over two weeks, stretched before one, weakly before a second |
# | the example: 95,000, +0.05 %, break of 94,000, flush to 92,500 | possible; one example cannot say how often the break does not come, or leads nowhere |
# | | the extreme print came after the low in five of six, and in the sixth there was none worth the name |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", sections "Asymmetric Long Versus Short Liquidations: Reading Bias" and "Funding Rate Correlation: The Two-Variable Check"; `lq.event_record()`, section S12, from the funding prints of Binance; the samples of six events.*

# %% tags=["proof"]
record = lq.event_record("general").set_index("claim")
warns = record.loc["funding warns", "record_says"]
assert "one of six events" in warns
assert "weakly before a second" in warns
assert "five of six the extreme print comes after the low" in warns
counted = days["check"].value_counts()
assert (counted["agree"], counted["contradict"]) == (12, 17)
november = lq.sample("2022-11-08").window((None, "2022-11-08"))
paid = lq.funding_grade(lq.estimate(november, window="7D"))
assert 0.00009 < paid.rate < 0.0001

# %% [markdown] tags=["instructor"]
# **If you are late,** show the table of exercise 7.6 and skip "A scar, not a warning".
#
# **Back to the board.** Whose guess was nearest, and on what was it based?
#
# **Exit ticket.** "Funding is at 0.05 % and the map is long-heavy. Write one true sentence."
# Good: "Longs pay 0.15 % of their position a day."
# Good: "Price has probably fallen lately."
# Not good: "It will fall."

# %% [markdown] tags=["summary"]
# **You have**
#
# - computed the asymmetry of a map and said what it mostly tells: which way price has come;
# - turned a funding rate into what the crowd pays: +0.05 % is 54.75 % a year of the position, and 4.8 % a day of a 32x margin;
# - held map and funding together and counted how often the record agrees: before one fall in six.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Write the article's long trap as a reading that could be proved wrong: price 95,000, longs at 92,500, shorts at 97,000. What would you see within a day if it is right, and what if it is not?
# - Repeat the count of "before" and "after" with a reach of three and of ten per cent. Is there a reach at which the asymmetry tells the future better than the past?

# %% tags=["progress"]
progress()
