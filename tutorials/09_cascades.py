# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 9
#     title: Cascade laboratory
#     minutes: {read: 20, widget: 5, exercises: 20}
#     level: core
#     needs: [2, 3]
#     article: [S10, F10]
#     objectives:
#       - follow a forced order to the price, and on to the next level
#       - find the point at which a cascade tips
#       - treat a halt as a parameter, and doubt a cascade from a guessed map
#     terms: [cascade, depth, branching ratio, auto-deleveraging, leverage mix, bankruptcy price]
#     data: [BTCUSDT]
# ---

# %% tags=["setup"]
import liqwidget as lq

widget = lq.show(lq.sample("BTCUSDT"), window="7D")
widget

# %%
from liqwidget.teach import (
    Quiz,
    check,
    hint,
    picture,
    progress,
    reveal,
    solution,
)

# %% [markdown]
# ## Fuel below the price
#
# The bands below the last candle are longs.
# When price gets there, an exchange sells them, whatever the price.
# Those sales push price further down, to the next band.
# That is a **cascade**: forced closings move the price, and that forces more closings.
#
# To reckon with it we need a number that no map holds: the **depth**, the dollars that must be sold before price has moved by one per cent.
# The package guesses one from the volume, 128 million here, and calls it an assumption.

# %% tags=["proof"]
assert (
    round(lq.Depth.from_volume(lq.sample("BTCUSDT")).dollars_per_percent / 1e6)
    == 128
)

# %% [markdown] tags=["predict"]
# ## Predict
#
# A large seller pushes price down by 3 %, and stops.
# Then only forced orders are sold.
#
# **By how many per cent is price down in the end, if this map and this depth are true?**
# Look at the bands, and write a number.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 4

# %% [markdown] tags=["reveal"]
# Now hold your guess against the model:

# %%
reveal("9.P1", guess)

# %%
map = widget.map
lq.cascade(map, -0.03)

# %% [markdown]
# Sixteen and a half per cent, from a push of three.
#
# **Pull it yourself.**
# In the picture at the top, open *Cascade* and move *Pull price by* to −3 %, with the mouse or the arrow keys.
# Every step of the line is a round of forced sales, and *Play* shows them one by one.
# Then pull by −2 % (in code, `widget.stress(-0.02)`).
# It becomes 2.4 %, and the chain is over.
# Somewhere between two and three per cent, the chain runs away.

# %% tags=["proof"]
two = lq.cascade(map, -0.02)
assert round(-100 * two.end, 1) == 2.4
assert two.stop == "out of reach"

# %% [markdown]
# Now the other side of the story.
# In the month of this sample, a simulated one, price fell by 3 % within a day seven times.
# The deepest fall was less than 9 %.
#
# So the machine is far too strong, or one of its parts is wrong.
# This lesson takes it apart: first with a book simple enough for a pencil, then with this map.

# %% tags=["proof"]
from itertools import pairwise

hours = lq.sample("BTCUSDT")
fall = lq.cascade(map, -0.03)
assert fall.stop == "out of reach"
assert 0.1645 < -fall.end < 0.1655
down = [
    hours.low[i] / hours.high[max(0, i - 24) : i + 1].max() - 1
    for i in range(hours.n_bars)
]
deep = [move <= -0.03 for move in down]
assert sum(b and not a for a, b in pairwise(deep)) == 7
assert -0.09 < min(down) < -0.08

# %% [markdown] tags=["instructor"]
# **Timing.** Ten minutes to here.
# Collect guesses on the board; expect them a little above 3.
# Ask who is surprised, and then who believes the sixteen.
#
# **On the board.** A loop of three words: *forced flow, impact, next level*.
# Come back to it for every cell below.

# %% [markdown] tags=["slide"]
# ## A street of longs
#
# Here is a street without bright spots: 30 million dollars of longs in every per cent below 100,000, evenly spread.
# In its book, 50 million sold move price by 1 %.
#
# Somebody sells 10 million.
# That pushes price down by 0.2 %, past 6 million of longs.
# They are sold, and that is a push again.

# %%
import numpy as np

falls = np.arange(0.00001, 0.06, 0.00002)


def street(millions):
    prices, each = 100_000 * np.exp(-falls), np.full(falls.size, millions * 2e3)
    return lq.ForcedOrders.from_levels(prices, each, side="long", price=100_000)


# %%
chain = lq.cascade(street(30), -0.002, depth=50e6)
chain.to_frame().groupby("round").dollars.sum().head(5)

# %% [markdown]
# Six million, then 3.6, then about 2.2: every round is the same share of the one before.
# (The street has 3,000 small steps, so the rounds are a little rough.)
#
# That share has a name, the **branching ratio** *m*: dollars newly forced for each dollar sold.
# It is a product:
#
# > *m* = *k* × *ρ*
#
# *k* is how far one million pushes price, in per cent.
# *ρ* is how many millions wait in each per cent.
#
# **How much of it to believe.**
# The arithmetic, fully.
# That a book is equally deep all the way down, not at all: it is the first thing to go in a panic.

# %% tags=["proof"]
rounds = chain.to_frame().groupby("round").dollars.sum() / 1e6
assert falls.size == 3_000
assert [round(x, 1) for x in rounds[:3]] == [6.0, 3.6, 2.2]

# %% [markdown] tags=["exercise"]
# ### Exercise 9.1
#
# **Compute** *m* for this street: 30 million in every per cent, and 50 million move price by 1 %.

# %% tags=["answer"]
m = ...

# %% tags=["solution"]
m = (1 / 50) * 30

# %% [markdown] tags=["hint"]
# Stuck? `hint("9.1")`, or `solution("9.1")`.

# %% tags=["check"]
check("9.1", m)

# %% [markdown] tags=["exercise"]
# ### Exercise 9.2
#
# **Add** up all that is sold until the chain has died out, in millions, the first 10 included.

# %% tags=["answer"]
total = ...

# %% tags=["solution"]
total = 10 / (1 - 0.6)

# %% [markdown] tags=["hint"]
# Stuck? `hint("9.2")`, or `solution("9.2")`.

# %% tags=["check"]
check("9.2", total)

# %% tags=["proof"]
assert round((chain.shock_flow + chain.dollars) / 1e6, 1) == total == 25
assert 2.49 < chain.amplification < 2.51

# %% [markdown] tags=["slide"]
# ## Where it tips
#
# The sum of all rounds is 1/(1 − *m*) times the first order.
# Watch what that does as the street gets fuller:

# %%
for millions in (15, 30, 40, 45, 50, 55):
    fall = lq.cascade(street(millions), -0.002, depth=50e6)
    print(f"{millions} in a per cent: {fall.end:7.2%}, {fall.stop}")

# %% [markdown]
# From 30 to 45 is half as much again, and the fall is four times as long.
# Then something else happens: the chain runs to the end of the street.
# It would run on if the street did.
#
# This is the **tipping point**.
# Nothing about the first order changed, and a smaller one would have done as well.
# Near the tipping point a small mistake about the density is a large one about the fall.

# %% tags=["proof"]
ends = {x: lq.cascade(street(x), -0.002, depth=50e6) for x in (30, 45, 50)}
assert 3.9 < ends[45].end / ends[30].end < 4.1
assert [ends[x].stop for x in (30, 45, 50)] == [
    "out of reach",
    "out of reach",
    "end of the map",
]
assert lq.cascade(street(50), -0.0005, depth=50e6).stop == "end of the map"

# %% [markdown] tags=["exercise"]
# ### Exercise 9.3
#
# **Find** the density, in millions for each per cent, at which *m* is exactly one.

# %% tags=["answer"]
tipping = ...

# %% tags=["solution"]
tipping = 1 / (1 / 50)

# %% [markdown] tags=["hint"]
# Stuck? `hint("9.3")`, or `solution("9.3")`.

# %% tags=["check"]
check("9.3", tipping)

# %% [markdown]
# Density is one half of *m*.
# The other is the book.
# On a weekend, or when market makers step back, the same street meets half the depth.

# %% [markdown] tags=["exercise"]
# ### Exercise 9.4
#
# A calm street holds 20 million in every per cent; again, 10 million are sold first.
# The depth falls from 50 to 25 million.
# **Compute** by which factor the total of all sales grows.

# %% tags=["answer"]
factor = ...

# %% tags=["solution"]
before, after = 10 / (1 - 20 / 50), 10 / (1 - 20 / 25)
factor = after / before

# %% [markdown] tags=["hint"]
# Stuck? `hint("9.4")`, or `solution("9.4")`.

# %% tags=["check"]
check("9.4", factor)

# %% tags=["proof"]
sold = [lq.cascade(street(20), -0.1 / d, depth=d * 1e6) for d in (50, 25)]
full, half = (fall.shock_flow + fall.dollars for fall in sold)
assert 2.95 < half / full < 3.05

# %% [markdown] tags=["instructor"]
# **Likely mistakes.** 16 in exercise 9.2, and twice in 9.4.
# Both come from stopping after one round; say that they are one mistake.
#
# **If you are late,** skip 9.4 and show its answer: half the depth, three times the sales.

# %% [markdown] tags=["slide"]
# ## Dominoes
#
# No real street is even.
# Put a wall into it: 20 million in every per cent, but 80 million between 2 and 3 %.

# %%
dollars = np.where((falls > 0.02) & (falls < 0.03), 80 * 2e3, 20 * 2e3)
wall = lq.ForcedOrders.from_levels(
    100_000 * np.exp(-falls), dollars, side="long", price=100_000
)
drawing = lq.draw_cascade(wall, -0.013, depth=50e6)
picture(drawing, "The fragility curve of the wall, and its dominoes")

# %% [markdown]
# **Left: the fragility curve.**
# Across is the push from outside, upright the fall that comes of it.
# A straight piece is a chain that dies out.
# At the jump a slightly larger push takes a whole wall.
# The shaded band is a what-if: nine in ten of the ends, for depths from half to double. It is no confidence band.
#
# **Right: the dominoes.**
# Levels in the order in which they fall, and the way of the price.
#
# A push of 1.1 % ends at 1.8 %.
# One of 1.3 % ends beyond 4 %.
# In the wall, 80 over 50 is an *m* of 1.6.

# %% tags=["proof"]
curve = lq.fragility(wall, depth=50e6)
small, large = curve.respond([-0.011, -0.013]).end
assert round(small, 3) == -0.018
assert -0.042 < large < -0.04

# %% [markdown] tags=["exercise"]
# ### Exercise 9.5
#
# **Find** the smallest push that takes the wall, in per cent, as a positive number.
# A pencil will do; so will `lq.fragility(wall, depth=50e6).ignition_points()`.

# %% tags=["answer"]
push = ...

# %% tags=["solution"]
curve = lq.fragility(wall, depth=50e6)
push = -100 * curve.ignition_points()[0].shock

# %% [markdown] tags=["hint"]
# Stuck? `hint("9.5")`, or `solution("9.5")`.

# %% tags=["check"]
check("9.5", push)

# %% [markdown]
# The wall stands at 2 %, and less than two thirds of the way have to be pushed.
# A distance on a map is not the distance that somebody has to push.

# %% tags=["proof"]
assert 1.18 < push < 1.21
assert push / 2 < 2 / 3

# %% [markdown] tags=["slide"]
# ## What stops it
#
# In the street of 55 million, *m* is 1.1, and nothing stopped the chain.
# But that street has no clock.
# Now give it one: 5 million are filled in a step, and the book gets back a share of what was taken.
# And let the exchange halt for 20 steps after every per cent.

# %%
step = {"depth": 50e6, "rate": 5e6, "n_steps": 400}
for refill in (0, 0.005, 0.02):
    for halt in (None, 0.01):
        path = lq.cascade_path(
            street(55), -0.005, resilience=refill, halt=halt, **step
        )
        kind = "with halts" if halt else "no halts  "
        print(f"refill {refill:.1%}, {kind}: {path.furthest:.1%}")

# %% [markdown]
# Read it in pairs.
# Without a refill, a halt saves nobody: what was triggered still has to be sold afterwards.
# With a slow refill it cuts the fall from 6 % to below 4 %.
#
# So a halt is a **parameter**, not a rescue.
# It buys time, and somebody has to come and bid in that time.
# The same goes for an outage, with one difference: nobody can add margin then either.
#
# **How much of it to believe.**
# The order of the rows.
# The steps have no length, and the refill is invented.

# %% tags=["proof"]
ways = [
    [
        lq.cascade_path(
            street(55), -0.005, resilience=r, halt=h, **step
        ).furthest
        for h in (None, 0.01)
    ]
    for r in (0, 0.005, 0.02)
]
assert abs(ways[0][0] - ways[0][1]) < 1e-9
assert round(ways[1][0], 2) == -0.06
assert -0.04 < ways[1][1] < -0.03
assert ways[2][0] < ways[2][1]

# %% [markdown]
# Two more things stand between a long and the book.
# Both act beyond the **bankruptcy price**, where a sale would not bring enough.
#
# | part | what it does | in the package |
# | --- | --- | --- |
# | insurance fund | takes the position over, and does not sell it at once | `insurance_fund=` |
# | **auto-deleveraging** | closes it against winning shorts, who lose their position | `auto_deleveraging=True` |
# | option dealers | hedge: they sell into the fall, or buy | `hedge_flow=` |
#
# The last one is a preview of lesson 12.
# Here are dealers who trade 15 million in every per cent, with the fall and against it:

# %%
for hedge in (15e6, 0, -15e6):
    fall = lq.cascade(street(30), -0.002, depth=50e6, hedge_flow=hedge)
    print(f"{hedge / 1e6:>3.0f} million: down {-fall.end:.2%}")

# %% tags=["proof"]
with_it, against = (
    lq.cascade(street(30), -0.002, depth=50e6, hedge_flow=h)
    for h in (15e6, -15e6)
)
sums = [
    (fall.shock_flow + fall.dollars + fall.hedge_flow) / 1e6
    for fall in (with_it, against)
]
assert 99 < sums[0] < 101
assert 14.2 < sums[1] < 14.4

# %% [markdown]
# ## Two questions
#
# Choose, then press the button.

# %% tags=["quiz"]
what_stops = Quiz("9.Q1")
what_stops

# %% tags=["solution"]
what_stops.choose("A book that refills faster than orders come")

# %% tags=["quiz"]
dealers = Quiz("9.Q2")
dealers

# %% tags=["solution"]
dealers.choose("100 million")

# %% [markdown]
# ## Back to the map
#
# Now the sixteen and a half per cent can be explained.
# The map puts far more dollars into a per cent than the guessed depth can take.
# Try other guesses, here or under *Assumed depth* in the picture:

# %%
guessed = lq.Depth.from_volume(lq.sample("BTCUSDT")).dollars_per_percent
for times in (1, 2, 4, 8):
    fall = lq.cascade(map, -0.03, depth=times * guessed)
    print(f"depth x {times}: {fall.end:7.2%}, {fall.stop}")

# %% [markdown]
# Nothing in the candles tells these rows apart, and one of them says 16.5 and another says 3.
# A cascade from a map is a **scenario**: *if* the depth were this, *then* that.
#
# And the depth is only one of two guesses.
# The other is the **leverage mix**, which says where the dollars lie.

# %% tags=["proof"]
tried = [lq.cascade(map, -0.03, depth=t * guessed).end for t in (1, 8)]
assert round(-100 * tried[0], 1) == 16.5
assert round(-100 * tried[1]) == 3
assert lq.fragility(map).branching.max() > 4

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# On a simulated exchange the true positions and the true depth are known.
# So we can measure the model: how many times further than the push does price end?
#
# | positions from | push of 1 % | push of 3 % |
# | --- | --- | --- |
# | the truth | 1.06 | 1.13 |
# | a map fitted to liquidation prints | 1.04 | 1.08 |
# | a map with the default mix | 1.17 | 1.35 |
# | a map with a uniform mix | 1.46 | 1.45 |
#
# Means over three weeks of simulation, 16 moments each, both sides.
# What forced orders *add* to a push of 1 % is 6 % of it in truth, and three times as much on the default map.
# **A map that has not been fitted overstates cascades**, even with the right depth.
# A fitted one is a little too mild.
#
# Left out: people who buy the fall, other venues, stop orders, and a book that thins.
# Some of these make it milder and some worse.

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | a cascade dropped bitcoin "30 to 50 percent within hours" in March 2020, May 2021 and August 2024 | worst 24 hours: −50.9 % in two parts, −31.5 %, and −19.8 %; the worst four hours of August 2024 were −11.6 % |
# | March 2020 was a "50 percent flush in a few hours" | two falls of about a quarter each, 13 hours apart |
# | an exchange that went offline "arguably prevented" worse | disputed: the outage was in the hour of the low; that it stopped the fall was claimed at the time, and the exchange denied it |
#
# The third row is the halt of this lesson.
# The model cannot settle it either: with a book that refills, a pause helps, and without, it does not.
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", sections on cascades and the tenth question; Binance spot candles; `lq.event_record("2020-03-12")`, with the sources of each row. Lesson 10 goes through the events one by one.*

# %% tags=["proof"]
record = lq.event_record()
fast = record[(record.event == "general") & (record.claim == "how fast")]
assert (
    "-50.9 % in two parts, May 2021 -31.5 %; August 2024 -19.8 %"
    in fast.record_says.item()
)
assert fast.verdict.item() == "wrong"
august = record[(record.event == "2024-08-05") & (record.claim == "size")]
assert "worst 4 hours -11.6 %" in august.record_says.item()
march = record[record.event == "2020-03-12"].set_index("claim")
assert "13 hours apart" in march.record_says["shape"]
assert march.verdict["BitMEX outage"] == "disputed"

# %% [markdown] tags=["instructor"]
# **Exit ticket.** "A post shows a map and says: 2 % lower, and two billion are gone.
# Which two numbers do you ask for?"
# Good answers: the depth that was assumed, and whether the mix was fitted to anything.

# %% [markdown] tags=["summary"]
# **You have**
#
# - followed a forced order to the price, and on to the next level: 10 million became 25;
# - found the point at which a cascade tips: *m* = 1, where as much waits in a per cent as it takes to move through it;
# - learned to treat a halt as a parameter, and to doubt a cascade from a guessed map.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Hand `lq.draw_cascade(map, -0.03, depth=8 * guessed)` to `picture`, with a title, and read the caption. Which push takes the wall, and how wide is the band there?
# - Large orders push less than in proportion. Repeat the table of the tipping point with `impact="square_root"`. Where does the street tip now?

# %% tags=["progress"]
progress()
