# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 5
#     title: One tier at a time
#     minutes: {read: 10, widget: 8, exercises: 12}
#     level: core
#     needs: [2, 4]
#     article: [S05, F05]
#     objectives:
#       - isolate one leverage tier and say what it adds to a map
#       - tell what a leverage filter knows from what it was told
#       - compare two leverage mixes by the difference of their maps
#     terms: [leverage tier, leverage mix, estimate, cross margin, cluster]
#     data: [BTCUSDT, exchange/calm, exchange/crowded]
# ---

# %% tags=["setup"]
import liqwidget as lq

widget = lq.show(lq.sample("BTCUSDT"), window="7D")
widget

# %%
import numpy as np
import pandas as pd

from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown]
# ## A stack of layers
#
# A map is not one picture but a stack.
# Each **leverage tier** has a layer of its own, and what you see is their sum.
# Under *Leverage mix* every tier has a bar to drag, and under it a button with its name.
# That button takes the layer of the tier out of the picture, and brings it back; the others stay as they were.
#
# Some paid tools sell this as a *leverage filter*.
# Here it is one button, so you can find out what it is worth.

# %% [markdown] tags=["predict"]
# ## Predict
#
# Only nine of a hundred openings are assumed to be 50x or 100x.
# But these have the nearest levels of all.
#
# **Of 100 dollars that lie within two per cent of the price, on both sides, how many are 50x or 100x?**
# Look at the picture, but leave the buttons alone, and write your number in place of the dots.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 90

# %% [markdown] tags=["reveal"]
# Now hold your guess against the map:

# %%
reveal("5.P1", guess)

# %% tags=["proof"]
mix = dict(zip(widget.leverages, widget.weights, strict=True))
assert round(mix[50.0] + mix[100.0], 9) == 0.09

# %% [markdown] tags=["instructor"]
# **Timing.** Six minutes to here.
# Expect high guesses.
# Ask for the reason before the reveal; "high leverage lies close" is half of the truth.
#
# **On the board.** One price line.
# A 50x long opened now, and a 25x long opened two per cent higher: both levels fall on the same spot.

# %% [markdown] tags=["slide"]
# ## Isolate one layer
#
# Hide all but one tier, from Python this time (on the widget the button is *solo*):

# %%
map = widget.map
lq.show(map, tiers=[tier == 25 for tier in map.leverages])

# %% [markdown]
# What is left are two bands, three to four per cent from where trading took place in the last days.
# They are thick where many positions were opened, and they end where price has been.
#
# Hiding a layer changes the picture and not the **leverage mix**.
# So the numbers of every layer are still there:

# %%
newest = map.profile()
layers = newest.long + newest.short  # one row per bucket, one column per tier
away = newest.bucket_prices / map.price - 1
near = abs(away) < 0.02
for tier, layer in zip(map.leverages, layers.T, strict=True):
    whole, close = layer.sum() / 1e6, layer[near].sum() / 1e6
    print(
        f"{tier:>4g}x: {whole:>6,.0f} million, {close:>4.0f} of it within 2 %"
    )

# %% [markdown]
# Read the line of 25x.
# Only a small part of it lies within two per cent, and yet it is the largest sum there.
# These are positions whose price has come towards them since they were opened.
#
# **Near says two things at once:** high leverage, *or* an old entry that price has moved against.
# A map of dollars cannot tell you which; only the mix that was assumed can.
#
# 1x to 3x have nothing here: their levels lie outside of the picture, or nowhere.

# %% tags=["proof"]
at_25 = list(map.leverages).index(25)
close = layers[near].sum(axis=0)
assert close.argmax() == at_25
assert close[at_25] < 0.1 * layers[:, at_25].sum()
assert layers[:, :3].sum() == 0
peaks = [
    abs(away[side[:, at_25].argmax()]) for side in (newest.long, newest.short)
]
assert all(0.03 < peak < 0.045 for peak in peaks)

# %% [markdown] tags=["exercise"]
# ### Exercise 5.1
#
# Go nearer.
# **Compute** the share of 50x and 100x in the dollars that lie within *one* per cent of the price, between 0 and 1.

# %% tags=["answer"]
high_share = ...

# %% tags=["solution"]
near = abs(away) < 0.01
high_share = layers[near, -2:].sum() / layers[near].sum()

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("5.1")` in a new cell; each time it says a little more.
# `solution("5.1")` shows the whole way.

# %% tags=["check"]
check("5.1", high_share)

# %% [markdown]
# Within two per cent less than half, within one per cent nearly all, and hardly any dollars.
# "The casino layer", as the article has it, is thin and very near.

# %% tags=["proof"]
within = [abs(away) < reach for reach in (0.02, 0.01)]
shares = [layers[w][:, -2:].sum() / layers[w].sum() for w in within]
assert shares[0] < 0.5
assert 0.88 < shares[1] < 0.92
assert layers[within[1]].sum() < 0.01 * layers.sum()

# %% [markdown]
# ## Hide the fast ones
#
# Now the other way round: leave out what is above 10x.
# `reweighted` makes the same map with another mix; what the mix lacks to one has no level.

# %%
slow = {
    tier: share
    for tier, share in zip(map.leverages, map.weights, strict=True)
    if tier <= 10
}
print(lq.clusters(map.reweighted({25: 0.2, 50: 0.06, 100: 0.03})))

# %% [markdown]
# That was the fast part, 25x to 100x, and its clusters are the near ones.
# The slow part is your turn.

# %% [markdown] tags=["exercise"]
# ### Exercise 5.2
#
# **Find** the price of the nearest cluster of longs in the map that has only the tiers in `slow`.

# %% tags=["answer"]
nearest_long = ...

# %% tags=["solution"]
nearest_long = lq.clusters(map.reweighted(slow)).below[0].price

# %% [markdown] tags=["hint"]
# Stuck? `hint("5.2")`, or `solution("5.2")`.

# %% tags=["check"]
check("5.2", nearest_long)

# %% [markdown]
# From 1.4 to 10 per cent away, by one choice.
# Who says "the nearest cluster of longs is at ..." has said which tiers count, whether they know it or not.

# %% tags=["proof"]
assert round(lq.clusters(map).below[0].distance, 3) == -0.014
assert round(nearest_long / map.price - 1, 2) == -0.10
fast = map.reweighted({25: 0.2, 50: 0.06, 100: 0.03})
assert max(abs(found.distance) for found in lq.clusters(fast)) < 0.045

# %% [markdown] tags=["slide"]
# ## What the filter was told
#
# A filter that shows "1.7 billion at 25x" sounds like a measurement.
# So let us change nothing about the market, and halve one number that we typed in.
# (`untilted` takes funding out of the mix, so that one thing at a time is moved.)

# %%
plain = map.untilted
mix = dict(zip(map.leverages, map.weights.tolist(), strict=True))
for share in (0.20, 0.10):
    changed = plain.reweighted({**mix, 25: share}).profile()
    layer = (changed.long + changed.short)[:, map.leverages.index(25)]
    brightest = changed.bucket_prices[layer.argmax()]
    print(
        f"{share:.2f}: {layer.sum() / 1e9:.2f} billion, most at {brightest:,.0f}"
    )

# %% [markdown]
# Half the assumption, half the dollars, to the last digit.
# The place of the band has not moved.
#
# | what the filter **knows** | what it was **told** |
# | --- | --- |
# | where 25x positions of these days *would* be closed | how many positions are 25x |
# | which of these levels price has reached | that leverage alone sets the level |
# | where much was opened and where little | that all venues and sides use this mix |
#
# The left side comes from candles, volume and open interest.
# The right side is the **estimate** of whoever built the tool.

# %% tags=["proof"]
at_25 = list(map.leverages).index(25)
sums, tops = [], []
for share in (0.20, 0.10):
    changed = plain.reweighted({**mix, 25: share}).profile()
    layer = (changed.long + changed.short)[:, at_25]
    sums.append(layer.sum())
    tops.append(layer.argmax())
assert round(sums[0] / 1e9, 1) == 1.7
assert abs(sums[0] / sums[1] - 2) < 1e-9
assert tops[0] == tops[1]

# %% [markdown] tags=["exercise"]
# ### Exercise 5.3
#
# Another tool has the same method and the same data, and its filter shows 3.3 billion dollars at 25x.
# **Deduce** the share of openings that its makers assumed for 25x.

# %% tags=["answer"]
their_share = ...

# %% tags=["solution"]
at_20 = plain.profile()
mine = (at_20.long + at_20.short)[:, map.leverages.index(25)].sum()
their_share = 0.20 * 3.3e9 / mine

# %% [markdown] tags=["hint"]
# Stuck? `hint("5.3")`, or `solution("5.3")`.

# %% tags=["check"]
check("5.3", their_share)

# %% [markdown] tags=["instructor"]
# **Likely mistakes.** The ratio upside down.
# Ask for "more or less than 0.20?" before any arithmetic.
#
# **The sentence to keep.** *The shape is data, the size is an assumption.*
# Have it said in the learners' own words.

# %% [markdown] tags=["slide"]
# ## Two mixes, one market
#
# Two people look at the same week.
# One believes in small traders with 20x to 50x, the other in desks with little leverage.
# Both mixes are presets of the widget.

# %%
_, traders, desks, _ = widget.presets.values()
retail = map.reweighted(traders).profile().total
desk = map.reweighted(desks).profile().total
edges = [-25, -15, -8, -3, 0, 3, 8, 15, 25]
both = pd.DataFrame({"retail": retail / 1e6, "desk": desk / 1e6})
table = both.groupby(pd.cut(100 * away, edges), observed=False).sum()[::-1]
table["retail - desk"] = table["retail"] - table["desk"]
bars = {"subset": "retail - desk", "align": "zero", "color": "#9ecae1"}
table.rename_axis("% from the price").style.format("{:,.0f}").bar(**bars)

# %% [markdown]
# Million dollars by distance from the price, and the difference of the two maps as bars.
# They do not disagree about details.
# Within eight per cent one sees billions and the other next to nothing; far above the price it is the other way round.
#
# The sums differ as well: 6.1 billion against 1.1.
# Much of the desk's mix is 1x to 3x, whose levels are not on this picture at all.
#
# The picture compares too.
# At the top, choose the first preset under *Leverage mix*, press *Keep as B* under *Compare*, and choose the second.
# What you then see is one map less the other.

# %% tags=["proof"]
names = list(widget.presets)
assert names[1].startswith("Retail 20")
assert names[2].startswith("Desk")
assert round(retail.sum() / 1e9, 1) == 6.1
assert round(desk.sum() / 1e9, 1) == 1.1
assert retail[abs(away) < 0.08].sum() > 4.5e9
assert desk[abs(away) < 0.08].sum() < 0.1e9
assert desk[abs(away) > 0.15].sum() > 4 * retail[abs(away) > 0.15].sum()

# %% [markdown] tags=["exercise"]
# ### Exercise 5.4
#
# Scale both profiles so that each adds up to one.
# **Measure** what they share: take the smaller of the two in every bucket, and add up.

# %% tags=["answer"]
shared = ...

# %% tags=["solution"]
shared = np.minimum(retail / retail.sum(), desk / desk.sum()).sum()

# %% [markdown] tags=["hint"]
# Stuck? `hint("5.4")`, or `solution("5.4")`.

# %% tags=["check"]
check("5.4", shared)

# %% [markdown]
# A quarter.
# Three dollars in four change their place with the belief about the mix, and the market has not moved.
# What survives both beliefs is the 10x band, nine to ten per cent away on either side: both mixes hold some 10x.

# %% tags=["proof"]
assert round(shared, 2) == 0.25
for believed in (traders, desks):
    found = lq.clusters(map.reweighted(believed))
    tens = [one for one in found if one.tiers[10.0] > 0.9]
    assert {one.side for one in tens} == {"long", "short"}
    assert all(0.088 < abs(one.distance) < 0.105 for one in tens)

# %% [markdown] tags=["slide"]
# ## Where every position is known
#
# Is one of the mixes right?
# On a real exchange nobody can check.
# On a *simulated* one we can: the sample `exchange/calm` comes with every position.

# %%
week = lq.estimate(lq.sample("exchange/calm"))
book = lq.positions("exchange/calm")
truth = lq.exact_map(book, like=week)
for name, shown in (("map", week.profile()), ("truth", truth.profile())):
    close = abs(shown.bucket_prices / week.price - 1) < 0.05
    dollars = (shown.long + shown.short)[close].sum(axis=0)
    fast = dollars[np.array(shown.leverages) >= 50].sum() / dollars.sum()
    print(
        f"{name:>5}: {dollars.sum() / 1e6:.0f} million, {fast:.0%} 50x or more"
    )

# %% [markdown]
# Within five per cent the map has 2.7 times the dollars that are there, and half of the share of 50x and more.
# It took the mix that Binance is said to have; this exchange has another.
#
# And one assumption is left that no mix mends: *leverage alone sets the level.*
# Here are all longs whose setting is 25x, and how far below the entry their level really lies.

# %%
longs = (book.side == 1) & (book.leverage == 25)
coins = book.quantity[longs]
below_entry = 1 - book.liquidation_price[longs] / book.entry_price[longs]
for part in (0.1, 0.5, 0.9):
    print(
        f"{part:.0%} of the positions: {np.quantile(below_entry, part):.1%} or less"
    )

# %% tags=["proof"]
five = {}
for name, shown in (("map", week.profile()), ("truth", truth.profile())):
    close = abs(shown.bucket_prices / week.price - 1) < 0.05
    dollars = (shown.long + shown.short)[close].sum(axis=0)
    fast = dollars[np.array(shown.leverages) >= 50].sum() / dollars.sum()
    five[name] = (dollars.sum(), fast)
assert round(five["map"][0] / five["truth"][0], 1) == 2.7
assert 0.45 < five["map"][1] / five["truth"][1] < 0.55

# %% [markdown] tags=["exercise"]
# ### Exercise 5.5
#
# **Find** the part of these longs' *coins* whose level is more than five per cent below the entry, between 0 and 1.

# %% tags=["answer"]
far_part = ...

# %% tags=["solution"]
far_part = coins[below_entry > 0.05].sum() / coins.sum()

# %% [markdown] tags=["hint"]
# Stuck? `hint("5.5")`, or `solution("5.5")`.

# %% tags=["check"]
check("5.5", far_part)

# %% [markdown]
# Half of the positions lie where 25x promises, at about 3.6 per cent.
# But of the coins more than six in ten are farther away.
# All of these use **cross margin**: a whole account stands behind them, and these accounts are the larger ones.
# A filter at 25x would draw all of them near.

# %% tags=["proof"]
assert round(float(np.quantile(below_entry, 0.5)), 3) == 0.036
assert 0.6 < far_part < 0.65
far = below_entry > 0.05
assert book.cross[longs][far].all()
assert coins[far].mean() > 2 * coins[~far].mean()

# %% [markdown]
# ## Two questions
#
# Choose, then press the button.
# Try the wrong answers too, afterwards.

# %% tags=["quiz"]
source = Quiz("5.Q1")
source

# %% tags=["solution"]
source.choose("From a model: a share that somebody assumed")

# %% tags=["quiz"]
either = Quiz("5.Q2")
either

# %% tags=["solution"]
either.choose("What both maps show")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | you read | trust |
# | --- | --- |
# | the *distance* of a tier's band from its entries | arithmetic, lesson 02: half a per cent |
# | the *dollars* of one layer | nothing beyond the share that was typed in |
# | the *sum* near the price | on two exchanges whose positions are known, 2.2 and 2.7 times the true one within five per cent |
# | a cluster seen under several mixes | the best you can have without positions |
#
# **What would change it:** positions that are published, as on some chains, and real liquidations to hold the mix against.
# Before you use any reading, change the mix and look whether it is still there.

# %% tags=["proof"]
ratios = []
for name in ("exchange/crowded", "exchange/calm"):
    made = lq.estimate(lq.sample(name))
    real = lq.exact_map(lq.positions(name), like=made)
    close = abs(made.bucket_prices / made.price - 1) < 0.05
    ratios.append(made.total[close, -1].sum() / real.total[close, -1].sum())
assert [round(ratio, 1) for ratio in ratios] == [2.2, 2.7]

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | a paid tool has a "true leverage filter" that isolates, say, 25x | no large central exchange publishes the leverage of its customers' positions; the filter shows a share that was assumed |
# | hide 1x to 10x to see the casino layer | it works, as arithmetic: the near clusters stay and the far ones go; how many dollars it holds is the assumption |
# | high tiers fire first | right by distance; but in this month most dollars within two per cent are 25x |
# | on Hyperliquid, "no model, no estimation" | the setting is public there, and says little: 69.5 % of the sampled bitcoin value had 26x to 50x, with the level 11.2 % away on average |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", sections "Hyblock Capital: The Pro Trader Alternative" and "Hyperliquid: The Transparent On-Chain Liquidation Map"; `lq.event_record("general")`, 137 snapshots of a public tracker of Hyperliquid, early 2026.*

# %% tags=["proof"]
record = lq.event_record("general").set_index("claim")["record_says"]
assert "69.5 %" in record["Hyperliquid leverage"]
assert "11.2 %" in record["Hyperliquid leverage"]

# %% [markdown] tags=["instructor"]
# **If you are late,** skip 5.2 and tell its result: one choice moves the nearest cluster from 1.4 to 10 per cent.
#
# **Exit ticket.** "A friend pays for a filter and says: the 50x layer is growing."
# Ask for two questions to put to the friend.
# Good ones: with which share of 50x, and is it the same share as last week?

# %% [markdown] tags=["summary"]
# **You have**
#
# - isolated one leverage tier and said what it adds to a map: 25x, not 50x, holds most of the dollars within two per cent;
# - told what a leverage filter knows, the place of a band, from what it was told, its dollars;
# - compared two leverage mixes by the difference of their maps: they share a quarter.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Which single change of the mix moves the picture most? Shift five points of share from 10x to each other tier in turn, and measure what stays shared.
# - The exchange's own mix is in `book.leverage`. Give the map that mix, by coins: now it shows too little near the price. Say why the mix of what is *held* is not that of what is *opened*.

# %% tags=["progress"]
progress()
