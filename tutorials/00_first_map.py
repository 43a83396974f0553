# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 0
#     title: Your first map in five minutes
#     minutes: {read: 5, widget: 3, exercises: 2}
#     level: core
#     needs: []
#     article: [S00, S21]
#     objectives:
#       - read one spot of a liquidation map aloud, with price, side and dollars
#       - change the assumed leverage mix and say what moves, and why
#       - take the map away as numbers and as a file, with its assumptions
#     terms: [liquidation map, estimate, long, short, open interest, leverage mix, coverage]
#     data: [BTCUSDT]
# ---

# %% tags=["setup"]
import liqwidget as lq

market = lq.sample("BTCUSDT")
lq.show(market)

# %%
from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown] tags=["slide"]
# ## What you are looking at
#
# Time runs to the right, price runs up, and the candles are the path that price took.
# Behind them is the **liquidation map**.
#
# **Bright means dollars:** if price came to this level, about so many dollars of positions would be closed by force.
# Below the price they are **longs**, bets on a rise, and closing them means selling.
# Above it they are **shorts**, bets on a fall, and closing them means buying.
# When a candle reaches a bright band, the band ends there: those positions are gone.
#
# The labels at the right edge name the two nearest bands on each side, with their dollars.
# The line under the picture says the same in words.

# %% [markdown] tags=["exercise"]
# ### Exercise 0.1
#
# A bright spot lies above the last price.
# **Name** the side of the positions in it, "long" or "short".

# %% tags=["answer"]
side_above = ...

# %% tags=["solution"]
side_above = "short"

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("0.1")` in a new cell; each time it says a little more.
# `solution("0.1")` shows the whole way.

# %% tags=["check"]
check("0.1", side_above)

# %% [markdown] tags=["slide"]
# ## Read it aloud
#
# Rest the pointer on a bright band and say aloud what it claims:
#
# > "If price came to (price), about (dollars) of (longs or shorts) would be closed by force."
#
# Now add the words that every such sentence needs: **"according to an estimate"**.
# No exchange publishes its customers' positions.
# The map was reckoned from **open interest**, which is how many contracts are open in total, and from an *assumption* about how much leverage their owners use.

# %% [markdown] tags=["instructor"]
# **Timing.** Three minutes to here.
# Have three learners read three spots aloud, and have the others call "estimate!" when the word is missing.

# %% [markdown] tags=["predict"]
# ## Predict, then drag
#
# The bars above the picture hold that assumption, the **leverage mix**: what share of positions was opened without leverage (1x), with twice, with five times, and so on up to 100 times.
#
# If many more traders used 100x, would the bright bands move *nearer* to the price or *farther* from it?
# **Before you touch anything,** write "nearer" or "farther" in place of the dots.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = "farther"

# %% [markdown] tags=["reveal"]
# Now drag the bars **50x** and **100x** up, and watch; the others make room.
# With the keyboard: *Tab* to a bar and use the arrow keys.
# Then press *Reset*.
# Then run this:

# %%
reveal("0.P1", guess)

# %% [markdown]
# The reason is one line of arithmetic, which lesson 02 takes apart.
# Here is where a long opened at 60,000 would be closed, for five choices of leverage:

# %%
leverages = [5, 10, 25, 50, 100]
levels = lq.liquidation_price(
    60_000, side="long", leverage=leverages, maintenance_margin=0.004
)
for leverage, level in zip(leverages, levels, strict=True):
    print(f"{leverage:>4}x: {level:>7,.0f}   {level / 60_000 - 1:+.1%}")

# %% tags=["proof"]
assert [round(1 - level / 60_000, 3) for level in levels] == [
    0.197,
    0.096,
    0.036,
    0.016,
    0.006,
]

# %% [markdown]
# These numbers are exact, given the rule: an isolated position, no fees, and 0.4 % of the position as the margin that must remain.
# What nobody knows is how many traders chose each line.
# That is what the bars are for, and it is why two honest maps of one market can differ.

# %% [markdown]
# ## The same map as numbers
#
# Everything in the picture can be asked for in Python.
# This is the map of the last seven days, in words:

# %%
map = lq.estimate(market, window="7D")
map

# %% [markdown]
# Read two lines of it twice.
# *Mix* is the assumption you just dragged.
# **Coverage** is the share of open interest whose opening the map saw, in the week shown and the two days before it.
# The rest is older, and the map can only guess at what price it was opened: it spreads it round the first price.

# %% tags=["proof"]
assert map.assumptions()["warm_up"] == "48h"

# %% [markdown] tags=["exercise"]
# ### Exercise 0.2
#
# **Read** the last price from the picture or from the words above.

# %% tags=["answer"]
last_price = ...

# %% tags=["solution"]
last_price = map.price

# %% [markdown] tags=["hint"]
# Stuck? `hint("0.2")`, or `solution("0.2")`.

# %% tags=["check"]
check("0.2", last_price)

# %% [markdown]
# ## The largest spot on each side
#
# A *profile* is the map at one moment: dollars by price, the right edge of the picture.
# Where is the most, below the price and above it?

# %%
profile = map.profile()
for side in ("long", "short"):
    dollars = getattr(profile, side).sum(axis=1)
    price = profile.bucket_prices[dollars.argmax()]
    away = price / map.price - 1
    millions = dollars.max() / 1e6
    print(f"{side:>5}s: {millions:.0f} million near {price:,.0f}, {away:+.1%}")

# %% tags=["proof"]
for side in ("long", "short"):
    largest = profile.bucket_prices[getattr(profile, side).sum(axis=1).argmax()]
    assert 0.09 <= round(abs(largest / map.price - 1), 3) <= 0.10
assert map.leverages[map.weights.argmax()] == 10

# %% [markdown]
# **How much of that to believe.**
# The price: to a few tenths of a per cent, *if* the leverage that puts a level there is popular.
# Both spots lie nine to ten per cent away, which is where 10x ends, and 10x has the largest share of the assumed mix.
# The dollars: to a factor of two or three, and amounts near the price are more often too high than too low.
# They also depend on how thin a slice of price you ask about: a bucket twice as wide holds about twice as much.
#
# And note that the largest spot is not the nearest one.

# %% [markdown]
# ## Does it add up?
#
# A map that loses or invents positions is wrong before it is uncertain.
# So ask for the account of every coin:

# %%
for account in map.balance().values():
    print(account)
print(
    f"coverage: {map.coverage[-1]:.0%} of open interest was seen being opened"
)

# %% tags=["proof"]
assert max(account.error for account in map.balance().values()) < 1e-12

# %% [markdown]
# Everything opened is alive, off the picture, swept by price, or closed by its owner, with nothing left over.
# That much is certain.
# It says that the sums are right, not that the assumptions are.

# %% [markdown] tags=["slide"]
# ## Two mixes, one market
#
# `reweighted` keeps the market and changes the assumption.
# How much would be closed by force within three per cent of the price, if everyone used 10x and 25x, or if everyone used 50x and 100x?

# %%
near = abs(map.bucket_prices / map.price - 1) < 0.03
mixes = {"calm": {10: 0.5, 25: 0.5}, "wild": {50: 0.5, 100: 0.5}}
for name, mix in mixes.items():
    last = map.reweighted(mix).total[:, -1]
    billions = last.sum() / 1e9
    share = last[near].sum() / last.sum()
    print(f"{name}: {billions:.2f} billion dollars, {share:.0%} of it near")

# %% tags=["proof"]
calm, wild = (map.reweighted(mix).total[:, -1] for mix in mixes.values())
assert wild.sum() < calm.sum() / 2
assert wild[near].sum() > 0.8 * wild.sum()
assert calm[near].sum() < 0.2 * calm.sum()

# %% [markdown]
# One market, one history, and two very different pictures.
# Both sides together can exceed the open interest, up to twice, because every contract has a long and a short.
# The wild one has less in all, because levels so near to the price are swept almost as soon as they appear, and nearly all that remains is close by.
# When someone shows you a map, the first question is not "where is it bright?" but "**which mix?**".

# %% [markdown]
# ## Take it away
#
# One call writes a page that opens from disk, needs no network, and can still be dragged.
# A name that ends in `.png`, `.svg`, `.csv` or `.json` gives a picture or the numbers instead.

# %%
from pathlib import Path
from tempfile import mkdtemp

page = Path(mkdtemp()) / "first_map.html"
lq.save(map, page)
print(page)

# %% [markdown]
# Whoever receives it should be able to ask what it assumes, so the answer travels with it:

# %%
map.assumptions()

# %% [markdown]
# ## One question
#
# Choose, then press the button.

# %% tags=["quiz"]
what_it_is = Quiz("0.Q1")
what_it_is

# %% tags=["solution"]
what_it_is.choose("An estimate of where positions would be closed by force")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | the map assumes | what would change it |
# | --- | --- |
# | a mix of leverages | a different mix moves dollars nearer or farther, as you saw; records of real liquidations can narrow it |
# | isolated margin, and margin never added | a trader who adds margin, or holds other positions in the same account, is liquidated elsewhere or not at all |
# | positions are closed at a pace that depends on leverage alone | stops and nerves close some much sooner, so amounts near the price tend to be overstated |
# | every contract has one long and one short | this one is a fact |
# | the sample | it is simulated with rules like the map's own, so it looks tidier than a market |
#
# **What the map is not.**
# It is not a feed of real positions, and not a list of orders waiting in the book.
# It is not a forecast: price is not obliged to visit a bright band, and it often turns before it or runs through it.
# It says where force would act *if* price came, and nothing about whether it will.

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | a map is a stress map and no crystal ball | agreed, and this course holds it to that |
# | open interest of perpetuals exceeds 80 billion dollars | it depends on the day: bitcoin alone had 90.2 billion on 10 October 2025 and 46 to 60 billion early in 2026 |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", opening; aggregate open interest of bitcoin, reckoned for this course.*

# %% [markdown] tags=["summary"]
# **You have**
#
# - read one spot of a liquidation map aloud, with price, side and dollars;
# - changed the assumed leverage mix and said what moves, nearer or farther, and why;
# - taken the map away as numbers and as a file, with its assumptions.
#
# Now try your own candles: `lq.Market.from_frame(frame)` takes a table with time, open, high, low, close and open interest, and everything above works on it.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Press *Save PNG* above the picture, and compare it with the page that you wrote to disk.
# - Ask `lq.samples()` what else is bundled, and show one of the events.

# %% tags=["progress"]
progress()
