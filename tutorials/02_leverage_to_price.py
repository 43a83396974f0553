# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 2
#     title: From leverage to a liquidation price
#     minutes: {read: 15, widget: 5, exercises: 15}
#     level: core
#     needs: [0]
#     article: [S03]
#     objectives:
#       - derive the price at which a position is closed by force
#       - explain why 100x sits close to the price and 5x far away
#       - name what moves a level that no map can see
#     terms: [leverage, notional, initial margin, maintenance margin, liquidation price, bankruptcy price, mark price, isolated margin, cross margin, basis point]
#     data: [BTCUSDT]
# ---

# %% tags=["setup"]
import liqwidget as lq

widget = lq.show(lq.sample("BTCUSDT"), window="7D", weights={10: 1.0})
widget

# %%
from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown]
# ## Everybody at ten times
#
# This map assumes that every trader uses **leverage** of ten: one dollar put up for every ten in the position.
# Look at the two bands.
# The longs' lies below the candles and the shorts' above, most of it nine to ten per cent away, and there is next to nothing in between.
#
# Why that distance?
# This lesson takes one position apart until the answer is a line of arithmetic.

# %% tags=["proof"]
map = lq.estimate(lq.sample("BTCUSDT"), window="7D", weights={10: 1.0})
newest = map.profile()
away = abs(newest.bucket_prices / map.price - 1)
for dollars in (newest.long.sum(axis=1), newest.short.sum(axis=1)):
    assert 0.09 < away[dollars.argmax()] < 0.10
    assert dollars[away < 0.06].sum() < 0.02 * dollars.sum()
assert round(away[newest.long.sum(axis=1).argmax()], 3) == 0.098

# %% [markdown] tags=["predict"]
# ## Predict
#
# A trader buys one bitcoin at 95,000 with 10x leverage.
# The exchange wants 0.5 % of the position to be left as margin at any time.
#
# **At what price is the position closed by force?**
# Do not calculate yet.
# Write the number that comes to mind in place of the dots.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 85_500

# %% [markdown] tags=["reveal"]
# Now hold your guess against the rule:

# %%
reveal("2.P1", guess)

# %% [markdown] tags=["instructor"]
# **Timing.** Five minutes to here.
# Collect three guesses on the board before anybody runs the cell; expect 85,500.
#
# **On the board.** One vertical price line.
# Entry at the top, 85,500 at the bottom, and a gap to be filled: what is in between?

# %% [markdown] tags=["slide"]
# ## One coin, 9,500 dollars
#
# Ten times leverage on a coin of 95,000 dollars means that the trader put up 9,500.
# That is the **initial margin**; 95,000 is the **notional**, the value of the position.
#
# When price falls by one dollar, one dollar of the margin is gone.
# At 85,500 nothing is left.
# That is the **bankruptcy price**, and an exchange that waited for it would often be too late and lose money itself.
#
# So it acts earlier: as soon as what is left is no more than the **maintenance margin**, a small share *m* of what the position is worth *at that moment*.

# %%
for price in (95_000, 90_000, 86_000, 85_900, 85_500):
    left = 9_500 - (95_000 - price)
    wanted = 0.005 * price
    state = "open" if left > wanted else "closed"
    print(f"{price:,}: {left:>6,.0f} left, {wanted:.0f} wanted, {state}")

# %% [markdown]
# Between 86,000 and 85,900 the position is closed.
# To find the price *P* itself, let both columns be equal:
#
# > 9,500 − (95,000 − *P*) = 0.005 *P*
#
# **How much of it to believe.**
# All of it, for this contract.
# It is arithmetic: an isolated position, no fees, nobody adds margin.

# %% [markdown] tags=["exercise"]
# ### Exercise 2.1
#
# **Solve** the equation for *P*, to one digit after the point.

# %% tags=["answer"]
long_level = ...

# %% tags=["solution"]
long_level = 85_500 / 0.995

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("2.1")` in a new cell; each time it says a little more.
# `solution("2.1")` shows the whole way.

# %% tags=["check"]
check("2.1", long_level)

# %% tags=["proof"]
assert round(long_level, 1) == 85_929.6
assert float(lq.bankruptcy_price(95_000, side="long", leverage=10)) == 85_500

# %% [markdown] tags=["slide"]
# ## The formula, and the other side
#
# Write *E* for the entry, *L* for the leverage, *m* for the maintenance share.
# The long's equation, divided by one coin, is *E*/*L* − (*E* − *P*) = *m P*, and so
#
# > **long:** *P* = *E* (1 − 1/*L*) / (1 − *m*)
#
# A **short** gains when price falls and loses when it rises.
# Both signs turn round:
#
# > **short:** *P* = *E* (1 + 1/*L*) / (1 + *m*)
#
# The package has the same two lines, with checks around them:

# %%
rule = {"leverage": 10, "maintenance_margin": 0.005}
for side in ("long", "short"):
    level = lq.liquidation_price(95_000, side=side, **rule)
    print(f"{side:>5}: {level:,.1f}, {level / 95_000 - 1:+.2%} from the entry")

# %% [markdown]
# The short is closed after a move of 9.45 %, the long after 9.55 %.
# They are no mirror images: at the short's level the coin is worth more, so the same share of it is more dollars.
#
# The map above shows the same distance.
# Rest the pointer on the brightest place below the last candle: it lies 9.8 % away, since its longs entered a little below the last price.

# %% [markdown] tags=["exercise"]
# ### Exercise 2.2
#
# **Compute** the liquidation price of a short that was opened at 95,000 with 25x, with the same 0.5 %.

# %% tags=["answer"]
short_level = ...

# %% tags=["solution"]
short_level = 95_000 * (1 + 1 / 25) / (1 + 0.005)

# %% [markdown] tags=["hint"]
# Stuck? `hint("2.2")`, or `solution("2.2")`.

# %% tags=["check"]
check("2.2", short_level)

# %% tags=["proof"]
ten = [
    float(
        lq.liquidation_price(
            95_000, side=s, leverage=10, maintenance_margin=0.005
        )
    )
    for s in ("long", "short")
]
assert [round(100 * (level / 95_000 - 1), 2) for level in ten] == [-9.55, 9.45]

# %% [markdown] tags=["instructor"]
# **Likely mistakes.** In 2.2, 0.5 % of the entry value (98,325), or a division by 0.995.
# Let two who differ write their equations side by side before anybody corrects them.
#
# **If you are late,** skip 2.4 and the table of venues; come back to them in lesson 08.

# %% [markdown] tags=["slide"]
# ## Why 100x sits close
#
# The move that a long survives is about 1/*L* less *m*.
# Double the leverage and you halve the distance.

# %%
tiers = [1, 2, 5, 10, 25, 50, 100]
levels = lq.liquidation_price(
    95_000, side="long", leverage=tiers, maintenance_margin=0.005
)
for leverage, level in zip(tiers, levels, strict=True):
    print(f"{leverage:>3}x: {level:>9,.1f}   {level / 95_000 - 1:+.2%}")

# %% [markdown]
# At 100x, half a per cent is enough; in this sample, more than a third of all hours cover it.
# At 5x it takes a fall of a fifth.
# And a 1x long has the level zero: it borrowed nothing, so there is nothing to be called in.
# A tier of 1x longs on a map is a tier of nothing.
#
# **Go back to the widget** at the top.
# Under *Leverage mix*, drag the bar of 100x all the way up, or type 100 into the field above it; the others make room.
# The bands close in on the candles, and most of them end within a day: there, price has been.

# %% tags=["proof"]
hours = lq.sample("BTCUSDT")
assert ((hours.high - hours.low) / hours.open > 0.005).mean() > 1 / 3
runs = lq.estimate(hours, window="7D", weights={100: 1.0}).runs
gone = runs.died - runs.born <= 24
assert 0.5 < runs.quantity[gone].sum() / runs.quantity.sum() < 0.75

# %% [markdown] tags=["slide"]
# ## Draw one
#
# The widget has a pen for single positions.
# Here it has drawn three longs of one moment:

# %%
begun = {"time": "2025-01-28 18:00", "entry": 64_300, "side": "long"}
longs = [{**begun, "leverage": times} for times in (10, 25, 100)]
drawn = lq.show(widget.map, positions=longs)
drawn

# %%
for one in drawn.position_levels():
    print(one)

# %% [markdown]
# One entry, one week, three fates.
# The 100x was gone the same evening and the 25x two days later; the 10x is still there.
# In the picture, the lines of the first two end in a ring, where price met them.
#
# **Draw your own.** Open *Draw*, choose *Position*, and click on a candle; *Add* opens one without a mouse.
# Then change its side and its leverage, and watch the line and its equation.
#
# (The share *m* is 0.4 % here, what Binance wants for a small position.)

# %% tags=["proof"]
ten_times, middle, fast = drawn.position_levels()
assert str(ten_times.swept) == "NaT"
assert str(middle.swept)[:10] == "2025-01-30"
assert str(fast.swept)[:13] == "2025-01-28T23"

# %% [markdown] tags=["exercise"]
# ### Exercise 2.3
#
# A chart shows a bright band at 92,500.
# If it belongs to longs that were opened at 95,000, **find** their leverage.

# %% tags=["answer"]
leverage_at_band = ...

# %% tags=["solution"]
leverage_at_band = 1 / (1 - 92_500 * 0.995 / 95_000)

# %% [markdown] tags=["hint"]
# Stuck? `hint("2.3")`, or `solution("2.3")`.

# %% tags=["check"]
check("2.3", leverage_at_band)

# %% [markdown]
# No bar of the mix says 32x.
# Traders may choose any leverage, and a map has a few tiers that stand for all of them.
# A band at 92,500 can as well be 25x longs from 95,900 or 50x longs from 93,900: **one band, many stories.**

# %% tags=["proof"]
entries = [92_500 * 0.995 / (1 - 1 / leverage) for leverage in (25, 50)]
assert [round(entry, -2) for entry in entries] == [95_900, 93_900]

# %% [markdown] tags=["slide"]
# ## The rule of thumb
#
# Traders carry a shorter formula in their heads: *a long is closed 1/L less m below its entry.*
# For 10x and 0.5 % that is 9.5 %.
# How wrong is it?

# %% [markdown] tags=["exercise"]
# ### Exercise 2.4
#
# **Measure** how far the rule's level lies above the exact one of exercise 2.1, in **basis points** of the exact level.
# One basis point is a hundredth of a per cent.

# %% tags=["answer"]
error = ...

# %% tags=["solution"]
rule_of_thumb = 95_000 * (1 - (1 / 10 - 0.005))
error = 10_000 * (rule_of_thumb / (85_500 / 0.995) - 1)

# %% [markdown] tags=["hint"]
# Stuck? `hint("2.4")`, or `solution("2.4")`.

# %% tags=["check"]
check("2.4", error)

# %% [markdown]
# Good enough for the head, then.
# And at one venue it is no rule of thumb at all but the rule: Bybit takes its maintenance margin on the value *at entry*.
# Here is one trade under the rules of four venues, each with its own *m*:

# %%
trade = {"side": "long", "leverage": 10}
for venue in ("binance", "bybit", "okx", "hyperliquid"):
    level = lq.liquidation_price(95_000, venue=venue, **trade)
    print(f"{venue:>11}: {level:,.1f}")

# %% [markdown]
# One trade, four levels, more than 700 dollars apart.
# Fees explain a part: OKX adds the fee of closing to what must be left.
# A map that serves every venue with one formula is already wrong by that much, before it has assumed anything about traders.

# %% tags=["proof"]
at = {
    venue: float(
        lq.liquidation_price(95_000, side="long", leverage=10, venue=venue)
    )
    for venue in ("binance", "bybit", "okx", "hyperliquid")
}
assert 700 < max(at.values()) - min(at.values()) < 750
assert round(at["bybit"], 1) == round(rule_of_thumb, 1)
assert lq.get_venue("okx").fee_at_liquidation

# %% [markdown]
# ## The end of the ladder
#
# Leverage has an end that needs no rule book.
# The margin put up is 1/*L* of the position; the margin that must be left is *m* of it.

# %% [markdown] tags=["exercise"]
# ### Exercise 2.5
#
# With *m* = 0.5 %, **find** the leverage at which a new position would be closed at once.

# %% tags=["answer"]
highest = ...

# %% tags=["solution"]
highest = 1 / 0.005

# %% [markdown] tags=["hint"]
# Stuck? `hint("2.5")`, or `solution("2.5")`.

# %% tags=["check"]
check("2.5", highest)

# %% [markdown]
# ## Two questions
#
# Choose, then press the button.
# Every answer says something; try the wrong ones too, afterwards.

# %% tags=["quiz"]
one_times = Quiz("2.Q1")
one_times

# %% tags=["solution"]
one_times.choose("The short only")

# %% tags=["quiz"]
more_margin = Quiz("2.Q2")
more_margin

# %% tags=["solution"]
more_margin.choose("It moves away from the price")

# %% tags=["proof"]
twice = float(
    lq.liquidation_price(
        95_000, side="short", leverage=1, maintenance_margin=0.005
    )
)
assert 1.98 < twice / 95_000 < 2

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# The formula is exact and the trader is not.
#
# | what the formula takes for granted | what would change the level |
# | --- | --- |
# | **isolated margin**: the position stands alone | under **cross margin** every other position in the account moves it; it has no price of its own |
# | nobody touches the margin | adding some moves the level away, taking some out brings it near |
# | the small position's *m* | the share grows with size: at Binance from 0.4 % to half of the position |
# | no fees, no funding | fees bring the level nearer, funding moves it either way, slowly |
# | the price is the **mark price** | an average over exchanges; a wick on one of them does not count |
#
# For a single isolated position: to a few dollars.
# For a *map*, which has to guess entry and leverage: read a level as a band of about half a per cent, and the dollars in it as a factor of two or three.

# %% tags=["proof"]
rates = [
    bracket.maintenance_margin for bracket in lq.get_venue("binance").brackets()
]
assert (rates[0], rates[-1]) == (0.004, 0.5)

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | projects each entry at 1x, 5x, 10x, 25x, 50x and 100x | a choice of the model, not a list of what exists; a 1x long has no level at all |
# | the highest tiers lie closest to the price and are the brightest | near is arithmetic, as you saw; bright is not: Binance allows more than 100x only up to 300,000 dollars, and 50x up to 12 million |
# | Hyperliquid traders use lower leverage | of the largest accounts' bitcoin value 69.5 % had a *setting* of 26x to 50x, yet the level lay 11.2 % away on average: under cross margin the setting says little |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", section "How the Data Behind a Liquidation Map Is Built"; Binance leverage and margin table, read September 2026; 137 snapshots of the 200 largest Hyperliquid wallets, early 2026, reckoned for this course.*

# %% tags=["proof"]
caps = {
    bracket.max_leverage: bracket.notional_cap
    for bracket in lq.get_venue("binance").brackets()
}
assert caps[150.0] == 300_000
assert caps[50.0] == 12_000_000

# %% [markdown] tags=["instructor"]
# **Exit ticket.** "A friend shows you a bright band 4 % below the price and says: those are 25x longs.
# Name two other stories for the same band."
# Good answers name another entry with another leverage, and added margin or cross margin.

# %% [markdown] tags=["summary"]
# **You have**
#
# - derived the price at which a position is closed by force: *E* (1 − 1/*L*) / (1 − *m*) for a long, plus signs for a short;
# - explained why 100x sits close to the price, at half a per cent, and 5x far away, at a fifth;
# - named what moves a level that no map can see: added margin, cross margin, size, fees.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Plot the level of a long against its leverage from 2 to 150, at *m* = 0.4 % and at 5 %. Where do the two curves part?
# - Derive the level of an *inverse* contract, which is margined in the coin. Check yourself with `contract="inverse"`, and say why its 1x long *can* be liquidated.

# %% tags=["progress"]
progress()
