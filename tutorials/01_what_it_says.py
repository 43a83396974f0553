# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 1
#     title: What a map says, and where it came from
#     minutes: {read: 12, widget: 3, exercises: 10}
#     level: core
#     needs: [0]
#     article: [S01, S02, F01]
#     objectives:
#       - read four kinds of map aloud with four rules, and add up what a move would force
#       - tell a map from a liquidation feed and from an order book
#       - place the map in its history, and say which claims about it are shown
#     terms: [liquidation feed, order book, perpetual, provenance, whipsaw]
#     data: [BTCUSDT, toy_books, exchange/crowded]
# ---

# %% tags=["setup"]
import liqwidget as lq

widget = lq.show(lq.sample("BTCUSDT"), window="7D", blind=True)
widget

# %%
from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown]
# ## A week without its map
#
# These are the candles of a week, and the map behind them is hidden.
# Price has gone sideways between about 62,000 and 64,500.
#
# All that time people opened positions: **longs**, which gain in a rise, and **shorts**, which gain in a fall.
# Many of them borrowed.
# Whoever borrowed is closed by force when the price goes far enough the wrong way.

# %% tags=["proof"]
week = lq.sample("BTCUSDT").window("7D")
assert 61_900 < week.low.min() < 62_100
assert 64_400 < week.high.max() < 64_600
assert widget.map.profile().total.sum() > 0
assert widget.blind

# %% [markdown] tags=["predict"]
# ## Predict
#
# A short that is closed by force has to be *bought* back.
#
# **At which price above the last candle do you expect the most forced buying?**
# Click there: a line marks the price, and a second click takes it away again.
#
# Without a mouse: go to the picture with *Tab*, move with the arrow keys, press *Enter*.
# Or write the price in place of the dots.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 64_500

# %% [markdown] tags=["reveal"]
# The map comes back as soon as there is a mark or a price.
# Run this, then look up:

# %%
reveal("1.P1", guess, on=widget)

# %%
widget.gap()

# %% [markdown]
# The table holds every mark against the bright place that is nearest to it.
# Then come the places that no mark came near, the largest first.
#
# Whoever marks the high of the week is a good one and a half per cent short of the nearest, and nearly eight short of the largest.
#
# A chart knows where price turned.
# It does not know where anybody would be ruined.
# That depends on two things that no candle shows: at what price a position was opened, and how much was borrowed for it.
# The map guesses both, which is why it is an **estimate**.

# %% tags=["proof"]
newest = widget.map.profile()
most = newest.bucket_prices[newest.short.sum(axis=1).argmax()]
week = lq.sample("BTCUSDT").window("7D")
assert 0.09 < most / widget.map.price - 1 < 0.10
assert week.high.max() / widget.map.price - 1 < 0.015
assert not widget.blind
shorts = [one for one in lq.clusters(widget.map) if one.side == "short"]
largest = max(shorts, key=lambda one: one.dollars)
assert 0.015 < shorts[0].price / week.high.max() - 1 < 0.018
assert 0.075 < largest.price / week.high.max() - 1 < 0.08

# %% [markdown] tags=["instructor"]
# **Timing.** Five minutes to here.
# Let three learners mark the projected picture before the map comes back.
# Expect marks at the high of the week; ask each learner *why there*.
#
# **If they name stop orders:** right, many stops do lie just above a high, and no map of liquidations shows them.
# Keep the remark for the table of four pictures below.

# %% [markdown] tags=["slide"]
# ## Four rules
#
# Everything that a map says fits into four sentences.
#
# | you see | you say |
# | --- | --- |
# | bright **above** the price | if price rises to here, shorts are closed by force: somebody must *buy* |
# | bright **below** the price | if price falls to here, longs are closed by force: somebody must *sell* |
# | both sides alike | either way something is forced; one after the other is a **whipsaw**, a rise and a fall that close both |
# | a side that is empty | if price goes there, nobody is forced |
#
# Each of them begins with *if*.
# None says that price will go there.

# %% [markdown]
# Four made-up books are enough to practise.
# The price is 100, between the two middle rows.
# Numbers are millions of dollars that would be closed by force at each price; the letters A to D are the books.

# %%
books = lq.table("toy_books").pivot(
    index=["price", "side"], columns="book", values="usd"
)
letters = {"symmetric": "A", "above": "B", "empty": "C", "below": "D"}
books = books[list(letters)].rename(columns=letters)
picture = books[::-1].style.bar(color="#D9A3D0", vmin=0, vmax=8e6)
picture.format(lambda usd: f"{usd / 1e6:.2f}" if usd else "")

# %% [markdown] tags=["exercise"]
# ### Exercise 1.1
#
# **Name** for each book what it threatens: "forced buying", "forced selling", "both" or "neither".

# %% tags=["answer"]
A = ...
B = ...
C = ...
D = ...

# %% tags=["solution"]
A = "both"
B = "forced buying"
C = "neither"
D = "forced selling"

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("1.1")` in a new cell; each time it says a little more.
# `solution("1.1")` shows the whole way.

# %% tags=["check"]
check("1.1", [A, B, C, D])

# %% [markdown]
# Book B has some longs below as well, a million dollars at 95.
# You were right to leave them out: beside eight millions at 105 they are small.
# A map is read by comparing its two sides, not by looking for a side that is perfectly dark.

# %% tags=["proof"]
by_side = books.groupby("side").sum()
assert books.loc[(95, "long"), "B"] == 1_000_000
assert books.loc[(105, "short"), "B"] == 8_000_000
assert by_side.loc["short", "B"] > 10 * by_side.loc["long", "B"]
assert by_side.loc["short", "A"] == by_side.loc["long", "A"]
assert by_side["C"].sum() == 0

# %% [markdown] tags=["slide"]
# ## Everything on the way
#
# A price does not jump to a band.
# It walks, and on the way it takes every level that it touches.
# So the question is never "how much lies at 96?" but "how much lies **between here and 96**?"
#
# If price falls from 100 to 96 in book A:

# %%
on_the_way = books.loc[(slice(96, 99), "long"), "A"]
print(f"{on_the_way.sum():,} dollars of longs are sold by force")

# %% [markdown] tags=["exercise"]
# ### Exercise 1.2
#
# **Add** up the dollars that are closed by force if price rises from 100 to 105 in book B.

# %% tags=["answer"]
forced = ...

# %% tags=["solution"]
forced = books.loc[(slice(101, 105), "short"), "B"].sum()

# %% [markdown] tags=["hint"]
# Stuck? `hint("1.2")`, or `solution("1.2")`.

# %% tags=["check"]
check("1.2", forced)

# %% tags=["proof"]
assert on_the_way.sum() == 2_570_000 + 350_000 + 10_000
assert forced == 20_000 + 560_000 + 4_110_000 + 8_000_000

# %% [markdown]
# **How much of such a sum to believe.**
# The toy is exact, because we made it up.
# On an estimated map the *side* is certain and the *sum* is not; the end of this lesson says by how much.

# %% [markdown] tags=["slide"]
# ## The quiet side
#
# The fourth rule is often given another ending: an empty side is the *path of least resistance*.
# Use their words for a moment.

# %% [markdown] tags=["exercise"]
# ### Exercise 1.3
#
# **Say** which way is the path of least resistance in book B, "up" or "down".

# %% tags=["answer"]
way = ...

# %% tags=["solution"]
way = "down"

# %% [markdown] tags=["hint"]
# Stuck? `hint("1.3")`, or `solution("1.3")`.

# %% tags=["check"]
check("1.3", way)

# %% [markdown]
# Now doubt it.
# At 105 shorts are closed by force, and that means *buying while the price rises*.
# It pushes the price on, in the direction in which it was going.
#
# So the bright side is not a wall, it is **fuel**; and the dark side has neither fuel nor wall.
# What really resists a price are orders that wait in the **order book**, and no liquidation map shows those.
# Whether price prefers bright or dark is a question for counting, and lesson 06 counts.

# %% [markdown] tags=["instructor"]
# **Likely mistake.** "Up" in 1.3, because the bright band is said to draw the price.
# Write both sentences on the board, "bright attracts" and "empty is easy".
# In book B they point in opposite directions: they cannot both be laws.
#
# **If you are late,** go from here to the three questions.

# %% [markdown] tags=["slide"]
# ## Four pictures that are taken for each other
#
# | | shows | about | made from |
# | --- | --- | --- | --- |
# | **heatmap** | dollars by price *and* time, as colors | what could be forced | an estimate |
# | **map**, as bars | dollars by price, at one moment | what could be forced | the last column of the heatmap |
# | **liquidation feed** | one line for each closing that was forced | what has happened | messages of the exchange |
# | **order book** | offers to buy and to sell | what people are ready to do | the exchange's own list |
#
# The second is the right edge of the first, and nothing else:

# %%
map = widget.map
right_edge = map.total[:, -1]
bars = map.profile().total
print(f"the largest difference is {abs(right_edge - bars).max():.0f} dollars")

# %% tags=["proof"]
assert abs(right_edge - bars).max() < 1

# %% [markdown]
# And this is a feed.
# It comes from a made-up exchange; in the week of this sample it had a bad Sunday.
# Each row is five minutes:

# %%
feed = lq.sample("exchange/crowded").to_frame()
feed[["low", "close", "long_liquidations"]].nlargest(3, "long_liquidations")

# %% [markdown]
# In its worst five minutes the feed counted 74 million dollars of longs that were sold by force.
# A map *before* that moment could only say what would happen *if* the price came down to 63,000.
# The feed says afterwards that it did.
# One looks ahead and guesses, the other looks back and counts.

# %% tags=["proof"]
worst = feed["long_liquidations"].idxmax()
assert 74e6 < feed["long_liquidations"].max() < 75e6
assert worst.day_name() == "Sunday"
assert 62_500 < feed.loc[worst, "low"] < 63_000

# %% [markdown] tags=["exercise"]
# ### Exercise 1.4
#
# Three lines were cut from three screens:
#
# 1. *Liquidated long: sell 2,500,000 at 4,593.5*
# 2. *12.4 coins offered at 64,000*
# 3. *Shorts of about 850 million near 65,570*
#
# **Tell** for each where it comes from: "feed", "order book" or "map".

# %% tags=["answer"]
first = ...
second = ...
third = ...

# %% tags=["solution"]
first = "feed"
second = "order book"
third = "map"

# %% [markdown] tags=["hint"]
# Stuck? `hint("1.4")`, or `solution("1.4")`.

# %% tags=["check"]
check("1.4", [first, second, third])

# %% tags=["proof"]
above = [one for one in lq.clusters(map) if one.side == "short"]
nearest = min(above, key=lambda one: one.price)
assert 65_560 < nearest.price < 65_580
assert 0.84e9 < nearest.dollars < 0.86e9

# %% [markdown] tags=["slide"]
# ## Where it came from
#
# Four inventions made the map, each an answer to the one before it.
#
# - **perpetual**: a futures contract without an end. A bet with a hundred times leverage can stay open for weeks.
# - **feed**: a program that tells the world about every position that an exchange has just closed by force.
# - **estimated map**: levels drawn ahead of the price, from public numbers and an assumed leverage.
# - **Hyperliquid**: a large exchange on a public chain, where anyone can read each position and need not estimate it.

# %% [markdown] tags=["exercise"]
# ### Exercise 1.5
#
# **Order** the four by age, the oldest first, as a list of these words: "Hyperliquid", "estimated map", "feed", "perpetual".

# %% tags=["answer"]
oldest_first = ...

# %% tags=["solution"]
oldest_first = ["perpetual", "feed", "estimated map", "Hyperliquid"]

# %% [markdown] tags=["hint"]
# Stuck? `hint("1.5")`, or `solution("1.5")`.

# %% tags=["check"]
check("1.5", oldest_first)

# %% [markdown]
# Keep the order in mind when you look at a map.
# It was invented because positions could not be seen, and a feed came too late.
# Where they *can* be seen, an estimate has something to be checked against; lesson 11 does that.

# %% [markdown]
# ## Three questions
#
# Choose, then press the button.
# Try the wrong answers too, afterwards.

# %% tags=["quiz"]
at_the_band = Quiz("1.Q1")
at_the_band

# %% tags=["solution"]
at_the_band.choose("Nothing yet: an order is sent only once price is there")

# %% tags=["quiz"]
both_sides = Quiz("1.Q2")
both_sides

# %% tags=["solution"]
both_sides.choose("Either side can be swept, and the map does not say which")

# %% tags=["quiz"]
two_maps = Quiz("1.Q3")
two_maps

# %% tags=["solution"]
two_maps.choose("They assume different leverage, entries or exchanges")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | sentence | how far |
# | --- | --- |
# | above are shorts, below are longs | certain: it follows from what a long and a short are |
# | forced closing buys above and sells below | certain |
# | *where* a level lies | on a made-up exchange whose positions are known, the map found 30 to 40 of a hundred large clusters to within 0.3 %; darts thrown by somebody who knows only the usual distances find 16 to 22 |
# | *how many* dollars | within five per cent of the price the map showed 1.7 to 2.7 times the true ones, at the end of three such weeks |
# | a whipsaw comes, or the empty side is easier | not shown; nothing on a map says it |
#
# Ask every picture for its **provenance**, which is where its data came from: recorded, reconstructed, simulated or your own.
# The caption of each picture in this course states it.

# %%
print(map.market.provenance, "-", map.market.source)

# %% tags=["proof"]
assert map.market.provenance == "simulated"
for name in ("exchange/calm", "exchange/crowded", "exchange/thin_alt"):
    guessed = lq.estimate(lq.sample(name))
    truth = lq.exact_map(lq.positions(name), like=guessed)
    near = [lq.asymmetry(one) for one in (guessed, truth)]
    shown, real = (one.long + one.short for one in near)
    assert 1.65 < shown / real < 2.75

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | a map is an estimate, and no two providers agree exactly | right; Coinglass and Hyblock both write that they show levels as they open and not as they close, so that their sizes are relative only |
# | an empty side is the path of least resistance | not shown; a forced order pushes the price the way it was going, so that a bright band is fuel |
# | 2016: BitMEX starts the perpetual | 13 May 2016; the idea was in print in the early 1990s |
# | at first there was only a bot that posted liquidations | such a bot was posting by November 2018 |
# | Coinglass, then called Bybt, made the first mainstream heatmap in 2020 to 2021 | a public script drew BitMEX levels at 25x, 50x and 100x on 10 January 2020; the new name was in use by November 2021; no dated first heatmap was found |
# | 2024: Hyperliquid makes maps transparent | it opened in 2023, and GMX has kept its positions on a public chain since 2021 |
# | feeds tell what was closed | in part: on 3 February 2025 Bybit named 2.1 billion dollars of its own liquidations, where the aggregate showed 333 million |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", sections on what a map is and on its history; Hyblock Academy, "Liquidation Heatmap"; Coinglass's text, Binance Square 6938467044873; BitMEX, list of perpetual contracts and blog of May 2021; Blockworks Research, "Decentralized Perpetuals Part 1"; icryptex.com, November 2018; Ekliptor, "BitMEX Liquidation Levels", TradingView; OpenBB pull request 949; korvex.it, "What is Hyperliquid"; cryptoreferrals.xyz on GMX, August 2023; cryptomaniaks.com on Bybit, February 2025.*

# %% [markdown] tags=["instructor"]
# **Exit ticket.** "A screenshot shows a bright band above the price, and under it: *shorts will be squeezed*.
# Correct the caption."
# A good answer says *would be, if price came*, says *estimate*, and asks for source and time.

# %% [markdown] tags=["summary"]
# **You have**
#
# - read four kinds of map aloud with four rules that begin with *if*, and added up what a move would force on its way;
# - told a map, which looks ahead and guesses, from a liquidation feed, which looks back and counts, and from an order book, which shows offers;
# - placed the map in its history, after the feed and before the open books, and said which claims about it are shown and which are not.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Add a fifth toy book that has a thin band near the price and a thick one far away on the same side. What does each of the four rules say about it?
# - Find a liquidation heatmap on the web. Does it state its venue, its window, its age and its leverage mix? Count what is missing.

# %% tags=["progress"]
progress()
