# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 13
#     title: How maps mislead
#     minutes: {read: 22, widget: 6, exercises: 22}
#     level: core
#     needs: [3, 4, 6]
#     article: [S14, F02, F08]
#     objectives:
#       - paint a cluster that is not there, and say what it costs and what gives it away
#       - measure how much of a late map is gone, and what a flush does to it
#       - see through perfect records and through the weights of other venues
#     terms: [spoofing, stale, survivorship, cluster, open interest, leverage mix, venue]
#     data: [exchange/thin_alt, exchange/crowded]
# ---

# %% tags=["setup"]
import liqwidget as lq

painting = lq.paint("exchange/thin_alt", at="2025-06-07 04:00", dollars=4e6)
lq.show(painting.market.window((None, "2025-06-07 05:00")), window="12H")

# %%
import numpy as np

from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown]
# ## A band that was made for you
#
# A small coin on a simulated exchange, five in the morning.
# Look at the right edge, above the price, and at the long spikes of the bars beside it.
# (The triangles at the candles are liquidations that the exchange has printed.)
# At 22.77 a new band of shorts has begun within the hour, the second **cluster** above the price.
# When it began, it was a million dollars heavy.
#
# Somebody wants you to see it.
# The second line of the cell above made that somebody: on this exchange we know every position, and may add some.

# %% tags=["proof"]
map = lq.estimate(painting.market, window="3D")
at = int((map.time < painting.opened).sum())
band = lq.clusters(map, column=at).above[1]
assert band.side == "short"
assert round(band.price, 2) == 22.77
assert 1.0e6 < band.dollars < 1.1e6

# %% [markdown] tags=["predict"]
# ## Predict
#
# The picture is made from public figures, by honest arithmetic.
#
# **How much of that million is owed by real traders,** who could be liquidated there?
# Write a number from 0 to 100, in per cent, in place of the dots.

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 100

# %% [markdown] tags=["reveal"]
# Now hold your guess against the books of the exchange:

# %%
reveal("13.P1", guess)

# %% tags=["proof"]
map = lq.estimate(painting.market, window="3D")
plain = lq.estimate(lq.sample("exchange/thin_alt"), window="3D")
at = int((map.time < painting.opened).sum())
band = lq.clusters(map, column=at).above[1]
inside = (map.bucket_prices > band.low) & (map.bucket_prices < band.high)
genuine = plain.short[inside, at].sum() / map.short[inside, at].sum()
assert 0.15 < genuine < 0.35

# %% [markdown] tags=["instructor"]
# **Timing.** Eight minutes to here.
# Ask who wrote 100, and why; wait for "because the map shows it".
#
# **On the board.** Two accounts, one owner, an arrow between them; beside it the one number that the public sees: open interest, up by 5 %.

# %% [markdown] tags=["slide"]
# ## How it was painted
#
# The painter has two accounts.
# One buys four million dollars of contracts from the other.
# Nothing is at stake: what one loses, the other gains.
#
# But **open interest** has risen by five per cent.
# A map sees that, and not the leverage.
# So it draws the usual **leverage mix**: some at 10x, some at 25x, longs and shorts.
# Both accounts stand at 2x, where nothing is drawn.
#
# Showing what is not meant, so that others act, is called **spoofing**.
# Trading with oneself is forbidden at every exchange.

# %%
print(painting)
for side, levels in painting.levels().items():
    print(f"the {side} would be liquidated at {levels[0]:.2f}")

# %% [markdown]
# The price is 22.
# It would have to halve before the long is in danger, or rise by four tenths for the short.
# At the levels that are drawn there is nobody.
#
# **How much of it to believe.**
# The positions and fees are exact, for this exchange.
# In this simulation a pair does not move the price, since it buys as much as it sells.
# We checked that by running the exchange with and without one.

# %% tags=["proof"]
assert 0.045 < painting.share < 0.055
assert painting.profit == painting.funding == 0
below, above = (painting.levels()[s][0] / 22 for s in ("long", "short"))
assert 0.5 < below < 0.55
assert 1.4 < above < 1.45

# %% [markdown] tags=["exercise"]
# ### Exercise 13.1
#
# A taker pays 0.05 % of the value of a trade here, and a maker 0.02 %.
# **Compute** what the painter pays to open and to close four million dollars a side.
# Take the price for unchanged.

# %% tags=["answer"]
fees = ...

# %% tags=["solution"]
fees = 2 * 4_000_000 * (0.0005 + 0.0002)

# %% [markdown] tags=["hint"]
# Stuck? `hint("13.1")`, or `solution("13.1")`.

# %% tags=["check"]
check("13.1", fees)

# %% tags=["proof"]
assert abs(painting.fees / fees - 1) < 0.02

# %% [markdown] tags=["slide"]
# ## The ghost
#
# After an hour the painter closes both accounts.
# Open interest falls back to where it would have been.
# What does the map do?
#
# Watch it before you reckon.
# This picture stands at 04:00, before the first trade.
# Open *Replay*, choose 5 bars a second, press *Play*, and pause at 05:05, when both accounts are gone.
# (In code: `ghost.replay(72)`, then `ghost.replay()`.)

# %%
market = painting.market
ghost = lq.show(market.window((None, "2025-06-07 11:00")), window="12H")
ghost.replay(59)
ghost

# %% tags=["proof"]
moments = [str(ghost.map.time[bar])[11:16] for bar in (59, 60, 72)]
assert moments == ["04:00", "04:05", "05:05"]
assert str(painting.opened)[11:16] == "04:05"
assert str(painting.closed)[11:16] == "05:05"
assert ghost.bar == 59

# %%
map = lq.estimate(market, window="3D")
plain = lq.estimate(lq.sample("exchange/thin_alt"), window="3D")
more = map.total - plain.total  # what the painter adds to the picture

# %%
at = int((map.time < painting.opened).sum())
gone = int((map.time < painting.closed).sum())
for name, column in {"opened": at, "closed": gone, "later": gone + 72}.items():
    extra = more[:, column].clip(0).sum() / 1e6
    print(f"{name}: {extra:.1f} million dollars too many")

# %% [markdown]
# At 04:05 the two bands light up, and at 05:05 nothing seems to happen.
# The positions are gone, and most of the picture stays, even six hours later.
#
# The map saw open interest fall, and cannot know *who* left.
# So it takes a little from everybody.
# The genuine bands grow dimmer, and the painted ones remain.
# They fade only as fast as everything fades.
#
# **How much of it to believe.**
# This is how our map works, and any map that sees only the sum must choose in some such way.
# One that let the newest leave first would be fooled in other ways.

# %% tags=["proof"]
drawn = [more[:, k].clip(0).sum() for k in (at, gone, gone + 72)]
assert drawn[0] > drawn[1] > drawn[2] > 0.5 * drawn[0]
assert plain.market.open_interest[-1] == map.market.open_interest[-1]
assert more[:, gone].min() < 0

# %% [markdown] tags=["exercise"]
# ### Exercise 13.2
#
# Take the buckets that were painted, `more[:, at] > 0`.
# **Compute** which share of their extra dollars is still drawn one hour after the closing.

# %% tags=["answer"]
drawn = more[:, at] > 0
still = ...

# %% tags=["solution"]
drawn = more[:, at] > 0
still = more[drawn, gone + 12].sum() / more[drawn, at].sum()

# %% [markdown] tags=["hint"]
# Stuck? `hint("13.2")`, or `solution("13.2")`.

# %% tags=["check"]
check("13.2", still)

# %% [markdown] tags=["slide"]
# ## What gives it away
#
# Among strangers, most of the trading changes hands: one leaves, another comes.
# Only a part of it opens something new.
# Two accounts of one owner open *everything* they trade.
#
# So hold the rise of open interest against the volume of the bar.

# %% [markdown] tags=["exercise"]
# ### Exercise 13.3
#
# **Divide** the rise of open interest in the painter's bar by the volume of that bar.

# %% tags=["answer"]
bar = int((market.time < painting.opened).sum()) - 1
traded = ...

# %% tags=["solution"]
bar = int((market.time < painting.opened).sum()) - 1
risen = market.open_interest[bar] - market.open_interest[bar - 1]
traded = risen / market.volume[bar]

# %% [markdown] tags=["hint"]
# Stuck? `hint("13.3")`, or `solution("13.3")`.

# %% tags=["check"]
check("13.3", traded)

# %% [markdown]
# `lq.tell_tales` does this for every bar that built a band.
# Its score is the share of the band that came while open interest rose by more than trading explains.

# %%
for cluster in lq.clusters(map, column=at).above:
    print(round(cluster.price, 2), lq.tell_tales(map, cluster, at), "\n")

genuine = lq.clusters(map, column=at).nearest("short", 3)[2]
print(round(genuine.price, 2), lq.tell_tales(map, genuine, at))

# %% [markdown]
# The two nearest bands above are the painted ones.
# The third was there before.
#
# **How much of it to believe.**
# On our three stored weeks none of more than 1,100 genuine bands scored above 3 %.
# Bands painted in one bar, to three tenths or more, were all found.
# On two months of recorded hours of bitcoin, no band was suspicious either.
# But look what happens when the painter is patient:

# %% tags=["proof"]
scores = [
    lq.tell_tales(map, cluster, at)
    for cluster in lq.clusters(map, column=at).nearest("short", 3)
]
assert [found.suspicious for found in scores] == [True, True, False]
assert 0.6 < scores[0].traded < 0.7
assert 0.25 < scores[0].usual < 0.34

# %%
patient = {"dollars": 4e6, "accounts": 48, "over": 4, "hours": 5}
slow = lq.paint("exchange/thin_alt", at="2025-06-07 00:00", **patient)
hidden = lq.estimate(slow.market, window="3D")
column = int((hidden.time < slow.opened).sum()) + 47
for cluster in lq.clusters(hidden, column=column).above:
    print(f"score {lq.tell_tales(hidden, cluster, column).score:.1%}")
brightest = (hidden.total - plain.total)[:, column].max()
print(
    f"brightest: {brightest:,.0f}, in a hurry {more[:, at].max():,.0f} dollars"
)

# %% [markdown]
# Spread over four hours, the same dollars leave no trace.
# They also paint less: price moves meanwhile, and the levels smear.
# The brightest bucket has a seventh of what it had.
#
# So the painter has to choose: bright, or unseen.
# And a clean score means "not painted in a hurry", nothing more.

# %% tags=["proof"]
tales = [
    lq.tell_tales(hidden, cluster, column).score
    for cluster in lq.clusters(hidden, column=column)
]
assert max(tales) < 0.03
assert 6 < more[:, at].max() / brightest < 8
assert abs(slow.fees / painting.fees - 1) < 0.05

# %% [markdown]
# ## A real block that moved
#
# On a chain, positions are public.
# Can nobody fool you there?
#
# In February 2026, one block of bitcoin longs stood out among the 200 largest wallets of Hyperliquid: 70 million dollars.
# From 2 to 4 February its liquidation level lay between 57,500 and 61,300.
# In the evening of the 4th, with the price at 72,600, it stood at 53,000.
# The next morning it was gone.
# The night after, the price came: 59,800.
# The "exact" cluster had left before it was touched.
#
# Why, nobody outside knows.
# Adding margin moves a level, and so does the rest of the account.
# It need not have been bait; it misled all the same.

# %% [markdown] tags=["instructor"]
# **Likely mistake.** In 13.2, 0.
# Let whoever wrote it say what the map would need to know.
#
# **If you are late,** show the ghost and skip 13.3; or leave 13.7 for lesson 08.

# %% [markdown] tags=["slide"]
# ## Ten minutes late
#
# A map is **stale** when it is older than what it is about.
# The article warns that ten minutes may sweep half of a cluster.
# Here is a week with a cascade in it, its last three days.
# `lq.swept_share` says for every moment which share of the dollars near the price is gone a little later.
# We look at the worst hundredth of the moments, and at how often half or more is gone.

# %%
crowded = lq.estimate(lq.sample("exchange/crowded"), window="3D")
for minutes in (5, 10, 60):
    late = lq.swept_share(crowded, minutes=minutes, within=0.02)
    worst = np.nanquantile(late, 0.99)
    half = (late >= 0.5).mean()
    print(f"{minutes} min: worst {worst:.0%}, half gone in {half:.1%}")

# %% [markdown] tags=["exercise"]
# ### Exercise 13.4
#
# **Compute** the mean share, in per cent, that is gone after ten minutes within 2 % of the price.
# The last columns have no future and are not numbers: `np.nanmean` leaves them out.

# %% tags=["answer"]
lost = ...

# %% tags=["solution"]
lost = 100 * np.nanmean(lq.swept_share(crowded, minutes=10, within=0.02))

# %% [markdown] tags=["hint"]
# Stuck? `hint("13.4")`, or `solution("13.4")`.

# %% tags=["check"]
check("13.4", lost)

# %% [markdown]
# On average, ten minutes hardly matter.
# In one moment out of sixty, more than half is gone.
# But those are the moments of the cascade, when everybody looks.
#
# **How much of it to believe.**
# One simulated cascade, and only what price reached.
# What was closed or opened meanwhile is not counted.

# %% tags=["proof"]
late = lq.swept_share(crowded, minutes=10, within=0.02)
assert 2 < 100 * np.nanmean(late) < 2.5
assert 0.015 < (late >= 0.5).mean() < 0.018
assert 0.66 < np.nanquantile(late, 0.99) < 0.7

# %% [markdown] tags=["slide"]
# ## After a flush
#
# Between one and five in the morning of 8 June the price fell by 12 %, and three tenths of open interest went.
# The map goes on with the same leverage mix as before.
# But those who are left are others: most of the high leverage is gone.
#
# Here the truth is known.
# `rank` says how well the map puts the levels within 5 % of the price in order: 1 is perfect, 0 is blind.

# %%
truth = lq.exact_map("exchange/crowded", like=crowded)


def judged(first):
    """Scores of six maps, one an hour."""
    begin = int((crowded.time < np.datetime64(first)).sum())
    return lq.scores(crowded, truth, columns=range(begin, begin + 72, 12))


# %%
before = judged("2025-06-07T18:00")
after = judged("2025-06-08T06:00")
print(f"rank before {before.rank:.3f}, after {after.rank:.3f}")

# %% tags=["proof"]
hours = lq.sample("exchange/crowded").resample("1h")
one = int((hours.time < np.datetime64("2025-06-08T01:00")).sum())
assert 0.11 < 1 - hours.close[one + 3] / hours.close[one - 1] < 0.13
left = hours.open_interest[one + 3] / hours.open_interest[one - 1]
assert 0.29 < 1 - left < 0.33
held = [
    lq.positions("exchange/crowded", at=f"2025-06-08 0{hour}:00")
    for hour in (0, 5)
]
high = [b.quantity[b.leverage >= 20].sum() / b.quantity.sum() for b in held]
assert high[1] < 0.4 * high[0]

# %% [markdown] tags=["exercise"]
# ### Exercise 13.5
#
# **Find** by how much the rank is lower after the fall, to three digits after the point.

# %% tags=["answer"]
lost_rank = ...

# %% tags=["solution"]
lost_rank = before.rank - after.rank

# %% [markdown] tags=["hint"]
# Stuck? `hint("13.5")`, or `solution("13.5")`.

# %% tags=["check"]
check("13.5", lost_rank)

# %% [markdown]
# The order of the levels suffers, and it takes most of a day to come back.
#
# The dollars tell another story.
# Within 5 % the map shows 1.9 times too many before the fall, and about 1.4 times after it.
# So "wrong after a flush" depends on what you read: places and order, or sums.
#
# **How much of it to believe.**
# One flush, one simulated crowd.
# Take the direction, not the digits.

# %% tags=["proof"]
evening = judged("2025-06-08T17:00")
assert after.rank < evening.rank < before.rank
assert round(before.ratio, 1) == 1.9
assert round(after.ratio, 1) == 1.4

# %% [markdown] tags=["slide"]
# ## The caller who is always right
#
# "Price went to the bright band. Again."
# You see such stories every day, because nobody tells the others.
# That is **survivorship**.
#
# Let a thousand people call up or down, ten times, by tossing a coin.

# %%
rng = np.random.default_rng(13)
hits = rng.binomial(10, 0.5, size=(5, 1_000))  # five worlds of a thousand
for world in hits:
    print(
        "ten of ten:", (world == 10).sum(), "  nine or ten:", (world >= 9).sum()
    )

# %% tags=["proof"]
ways = np.random.default_rng(1).binomial(10, 0.5, size=(2_000, 1_000)) == 10
assert 0.9 < ways.sum(axis=1).mean() < 1.05
assert 0.58 < (ways.sum(axis=1) > 0).mean() < 0.67

# %% [markdown] tags=["exercise"]
# ### Exercise 13.6
#
# **Compute** how many perfect records you expect among the thousand, to two digits after the point.

# %% tags=["answer"]
perfect = ...

# %% tags=["solution"]
perfect = 1_000 * 0.5**10

# %% [markdown] tags=["hint"]
# Stuck? `hint("13.6")`, or `solution("13.6")`.

# %% tags=["check"]
check("13.6", perfect)

# %% [markdown]
# ## Somebody else's venue
#
# The last misread is a quiet one.
# A map of the whole market adds up every **venue**; your stop is filled at one.
#
# Made-up numbers, at one level: venue A holds 120 million dollars, B 60, C 30, and D, which is yours, 10.
# D has a fifth of all open interest.
# A map of the whole market is handed to you, and you take a fifth of it for yours.

# %% [markdown] tags=["exercise"]
# ### Exercise 13.7
#
# **Compute** the factor by which you overstate what lies at your venue.

# %% tags=["answer"]
factor = ...

# %% tags=["solution"]
factor = (120 + 60 + 30 + 10) * 0.20 / 10

# %% [markdown] tags=["hint"]
# Stuck? `hint("13.7")`, or `solution("13.7")`.

# %% tags=["check"]
check("13.7", factor)

# %% [markdown]
# ## Two questions
#
# Choose, then press the button.

# %% tags=["quiz"]
nothing_found = Quiz("13.Q1")
nothing_found

# %% tags=["solution"]
nothing_found.choose("It was not painted in a hurry")

# %% tags=["quiz"]
ten_of_ten = Quiz("13.Q2")
ten_of_ten

# %% tags=["solution"]
ten_of_ten.choose("How many were not shown")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# | what you saw | what it rests on | what would change it |
# | --- | --- | --- |
# | a fake costs 0.14 % of its size | two accounts, base fees, no price risk | lower fees for large traders; an exchange that notices |
# | three quarters are drawn an hour after | a map that closes all positions alike | a map that knows who left |
# | bands painted in one bar are found | the volume is honest | trades for show, which hide the rise |
# | ten minutes sweep 2 % on average | one week with one cascade | calmer days: much less |
# | rank falls after a flush | one simulated crowd | another crowd, another fall |
#
# The arithmetic is exact; the sizes are those of a simulation.
# Expect the signs to hold, and the numbers to be off by a factor of two.

# %% tags=["proof"]
assert abs(painting.fees / painting.dollars - 0.0014) < 0.0001
quiet = lq.estimate(lq.sample("exchange/calm"), window="3D")
calm = np.nanmean(lq.swept_share(quiet, minutes=10, within=0.02))
stormy = lq.swept_share(crowded, minutes=10, within=0.02)
assert calm < 0.25 * np.nanmean(stormy)

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | whales fake bright clusters as bait | it can be done, and cheaply, as you saw; no documented case was found, and the article names none |
# | clusters ten minutes old may be half swept | in a cascade, yes; on average 2 % within 2 % of the price in a stormy simulated week |
# | after a flush the map is wrong for hours | in the simulation its order was worse for most of a day, and its dollars were no worse |
# | on-chain positions are exact | exact when they are read: a block of 70 million left the level near 60,000 before price came, in February 2026 |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", sections "Risks and Common Misreads" and "Frequently Asked Questions"; snapshots of the 200 largest Hyperliquid wallets, every four to five hours, and hourly bitcoin candles, February 2026, reckoned for this course; the simulated exchange of this package.*

# %% [markdown] tags=["instructor"]
# **Exit ticket.** "A bright band appeared ten minutes ago above a small coin. Name three things you look at before you believe it."
# Good answers: open interest against volume in the bar, whether it left again, what other venues show, how old the map is.
#
# **A word on ethics.** The lesson shows how bait is made so that it is recognised. Say aloud that doing it is market manipulation.

# %% [markdown] tags=["summary"]
# **You have**
#
# - painted a cluster that is not there: it costs 0.14 % of its size, stays as a ghost, and what gives it away is open interest that rises by more than trading explains;
# - measured how much of a late map is gone, 2 % on average and two thirds in the worst moments, and what a flush does to the order of its levels;
# - seen through perfect records, one in a thousand by luck, and through the weights of other venues: to see 44 million where 10 are.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Paint with one account: `side="long"`. What does it cost now, and why is it not the same as before?
# - Find the slowest painting that is still found. Change `over` and `accounts`, and draw the score against the hours.

# %% tags=["progress"]
progress()
