# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
#   liq:
#     number: 3
#     title: "Open interest, funding, tiers: building the map"
#     minutes: {read: 22, widget: 4, exercises: 19}
#     level: core
#     needs: [0, 2]
#     article: [S03, F02]
#     objectives:
#       - read what open interest and price say together, and what they cannot say
#       - build a map stage by stage, from openings to a picture, and get the package's own numbers
#       - account for every coin, and name the assumptions that no account can check
#     terms: [bucket, funding rate, leverage tier, turnover, open interest, sweep]
#     data: [BTCUSDT, "2024-08-05", exchange/calm, exchange/crowded, exchange/thin_alt]
# ---

# %% tags=["setup"]
import liqwidget as lq

market = lq.sample("BTCUSDT")
lq.show(market, window="7D")

# %%
import numpy as np

from liqwidget.teach import Quiz, check, hint, progress, reveal, solution

# %% [markdown]
# ## One hour
#
# A map is made from very little.
# Below the heat you see the two strips that it comes from: **open interest**, which is how many contracts are open, and funding.
#
# Take the hour of this week in which open interest rose most.
# Find it in the strip while you read:

# %%
hours = market.window("7D")
change = np.diff(hours.open_interest, prepend=hours.open_interest[0])
busy = int(change.argmax())
print(str(hours.time[busy])[:16], "UTC")
print(f"price {hours.open[busy]:,.0f} to {hours.close[busy]:,.0f}")
print(f"open interest {change[busy]:+,.0f} coins")

# %% tags=["proof"]
assert round(change[busy]) == 621
assert hours.close[busy] > hours.open[busy]

# %% [markdown] tags=["predict"]
# ## Predict
#
# The candle is green, and 621 more coins are held open than an hour before.
#
# **How many coins did the *shorts* gain in that hour, all of them together?**

# %% tags=["answer"]
guess = ...

# %% tags=["solution"]
guess = 0

# %% [markdown] tags=["reveal"]
# Hold your guess against it:

# %%
reveal("3.P1", guess)

# %% [markdown]
# A contract is a promise between two.
# Whenever one is opened, somebody is long in it and somebody is short, so **both sides always hold the same number of coins.**
# Open interest counts contracts, and cannot lean to a side.
#
# What leans is the *impatience*.
# In a green hour the buyers paid up to get in, and the sellers let them come.

# %% [markdown] tags=["instructor"]
# **Timing.** Seven minutes to here.
# Two chairs: whoever sits on one is long, on the other short.
# Nobody may sit down alone.
# Open interest is the number of *pairs*.
#
# **Expect** guesses of 0, and perhaps of 310.
# Ask whoever said 310 whom the other half traded with.

# %% [markdown] tags=["slide"]
# ## Who pressed?
#
# Open interest and price together tell four stories.
# Two are in every guide: *longs stacking*, when both rise, and *shorts stacking*, when open interest rises and price falls.
# The other two have names as well: in *short covering* the shorts hurry to get out, in *long unwinding* the longs do.
#
# In our week, how often did each of the four cases happen?

# %%
up = hours.close > hours.open
for rises, name in ((True, "rises"), (False, "falls")):
    for green, word in ((True, "up"), (False, "down")):
        cases = (up == green) & ((change > 0) if rises else (change < 0))
        print(f"open interest {name}, price {word:<4}: {cases.sum()} hours")

# %% tags=["proof"]
counts = [
    ((up == green) & (sign * change > 0)).sum()
    for sign in (1, -1)
    for green in (True, False)
]
assert min(counts) > 25
assert sum(counts) == 167

# %% [markdown] tags=["exercise"]
# ### Exercise 3.1
#
# **Name** the story of each case: "longs stacking", "shorts stacking", "short covering" or "long unwinding".
# In `rise_up` open interest rises and price goes up, and so on.

# %% tags=["answer"]
rise_up = ...
rise_down = ...
fall_up = ...
fall_down = ...

# %% tags=["solution"]
rise_up = "longs stacking"
rise_down = "shorts stacking"
fall_up = "short covering"
fall_down = "long unwinding"

# %% [markdown] tags=["hint"]
# Stuck? Run `hint("3.1")` in a new cell; each time it says a little more.
# `solution("3.1")` shows the whole way.

# %% tags=["check"]
check("3.1", [rise_up, rise_down, fall_up, fall_down])

# %% [markdown]
# **How much of it to believe.**
# It is a reading of who was in a hurry.
# It is no count: in the hour above "longs stacking" is the right name, and 621 coins of shorts were opened.
#
# Now the size of it.
# A map speaks of dollars, so the coins need a price; take the close of the hour.

# %% [markdown] tags=["exercise"]
# ### Exercise 3.2
#
# **Compute** how many dollars of new longs that hour put on the map.

# %% tags=["answer"]
dollars = ...

# %% tags=["solution"]
dollars = change[busy] * hours.close[busy]

# %% [markdown] tags=["hint"]
# Stuck? `hint("3.2")`, or `solution("3.2")`.

# %% tags=["check"]
check("3.2", dollars)

# %% tags=["proof"]
assert 39.0e6 < dollars < 39.2e6

# %% [markdown] tags=["slide"]
# ## Stage 1: openings
#
# Open interest shows only what is *left over*.
# If you open ten coins in the minute in which I close ten, it does not move, and yet ten coins have a new owner, a new entry and a new level.
# That is **turnover**.
# The package assumes that a tenth of the remaining volume is of this kind; the rest is trading that begins and ends within seconds.

# %%
for turnover in (0.0, 0.1):
    seen = lq.flows(market, turnover=turnover)
    coins = seen.opened_long.sum()
    print(f"turnover {turnover}: {coins:>7,.0f} coins opened on each side")

# %% tags=["proof"]
bare_flow, full_flow = (
    lq.flows(market, turnover=turnover).opened_long.sum()
    for turnover in (0.0, 0.1)
)
assert 0.75 < 1 - bare_flow / full_flow < 0.78
assert lq.estimate(market, window="7D").assumptions()["turnover"] == 0.1

# %% [markdown]
# Read that twice.
# Three quarters of the coins that the default map opens were never seen by open interest.
# They come from volume, and from one assumed number.
#
# We go on with turnover zero, so that you can build every stage by hand.
# At the end it comes back.

# %% [markdown] tags=["slide"]
# ## Stage 2: tiers
#
# Somebody opened 621 coins at about 62,957.
# With which leverage?
# Nobody knows, so the map cuts them up, and their partners' as well.
# It has a few **leverage tiers** that stand for all choices, each with an assumed share, and each share gets the level of its tier (lesson 02).
# Here are the coins of each tier, and where its longs and its shorts end:

# %%
shares = lq.estimate(market, window="7D").weights
at = lq.levels(hours.close[busy])
rows = zip(at.leverages, shares, at.long, at.short, strict=True)
for tier, share, long, short in rows:
    coins = share * change[busy]
    print(f"{tier:>3.0f}x: {coins:>3.0f}, at {long:>6,.0f} and {short:>7,.0f}")

# %% [markdown]
# One hour has become sixteen levels, eight below and eight above.
# One of them is useless: a long with 1x borrowed nothing, so its level is zero.
#
# **How much of it to believe.**
# The levels are exact for their tier.
# The coins beside them are an opinion about traders at one venue, and the only thing in this table that you can drag.
#
# **Go to the widget** and press *solo* under 25x.
# What is left are two bands, nearly four per cent above and below the places where price has been.
# Each fine stripe in them is a part of an hour, and runs on until price meets it.

# %% tags=["proof"]
assert at.long[0] == 0
assert round(hours.close[busy], -1) == 62_960
assert abs(shares.sum() - 1) < 1e-9
ends = (at.long[5], at.short[5])
assert all(0.035 < abs(e / hours.close[busy] - 1) < 0.04 for e in ends)

# %% [markdown] tags=["slide"]
# ## Stage 3: sweeps
#
# Time goes on, and price walks into some of these levels.
# From then on they are gone: price has made a **sweep** of them.
# `sweeps` returns the first later hour in which price was there, or the number of hours, 168, if it never was.

# %%
reached = lq.sweeps(at.long[1:], busy, hours, side="long")
for tier, hour in zip(at.leverages[1:], reached, strict=True):
    gone = f"swept after {hour - busy} hours" if hour < 168 else "still there"
    print(f"{tier:>3.0f}x long: {gone}")

# %% tags=["proof"]
assert (reached < 168).tolist() == [False] * 6 + [True]
assert hours.n_bars == 168

# %% [markdown] tags=["exercise"]
# ### Exercise 3.3
#
# **Count** how many of the eight *short* levels of this hour were swept by the end of the week.

# %% tags=["answer"]
swept_shorts = ...

# %% tags=["solution"]
hour = lq.sweeps(at.short, busy, hours, side="short")
swept_shorts = (hour < hours.n_bars).sum()

# %% [markdown] tags=["hint"]
# Stuck? `hint("3.3")`, or `solution("3.3")`.

# %% tags=["check"]
check("3.3", swept_shorts)

# %% [markdown] tags=["slide"]
# ## Stage 4: every hour
#
# That was one hour of 168.
# The rest is the same, written once for arrays: a row for every hour, a column for every tier that has a level.

# %%
flow = lq.flows(hours, turnover=0.0)
entry = lq.entries(hours, rule="close").price[:, 0]
level = lq.levels(entry).long[:, 1:]
born = np.repeat(np.arange(168)[:, None], 7, axis=1)
died = lq.sweeps(level, born, hours, side="long")
coins = flow.opened_long[:, None] * shares[1:]
print(f"{level.size:,} levels, {(died < 168).mean():.0%} of them swept")

# %% [markdown]
# ## Stage 5: the picture
#
# A picture cuts the price into thin slices, its **buckets**, and adds up what lies in each.
# Every level becomes a stripe: it begins in the hour of its entry and ends in the hour of its sweep.
#
# To check us, `bare` is the package's map with everything optional switched off.
# We borrow its buckets.

# %%
off = {"turnover": 0, "funding_tilt": 0, "holding_exponent": 0}
bare = lq.estimate(hours, entry="close", inventory="none", **off)
bucket = np.digitize(level, bare.bucket_edges) - 1
on = (bucket >= 0) & (bucket < 400)
runs = bucket[on], born[on], died[on]
ours = lq.picture(*runs, coins[on], n_buckets=400, n_columns=168)
print(f"ours:    {ours[:, -1].sum():,.0f} coins of longs at the end")
print(f"package: {bare.long_quantity[:, -1].sum():,.0f}")

# %% tags=["proof"]
over = ours[:, -1].sum() / bare.long_quantity[:, -1].sum() - 1
assert 0.07 < over < 0.075
assert round(ours[:, -1].sum() - bare.long_quantity[:, -1].sum()) == 590

# %% [markdown] tags=["exercise"]
# ### Exercise 3.4
#
# Our picture holds 590 coins too many.
# Each of them was opened, was drawn in the right bucket, and was not swept.
# **Say** what else can end a position: "closed by its owner", "funding paid" or "off the picture"?

# %% tags=["answer"]
forgotten = ...

# %% tags=["solution"]
forgotten = "closed by its owner"

# %% [markdown] tags=["hint"]
# Stuck? `hint("3.4")`, or `solution("3.4")`.

# %% tags=["check"]
check("3.4", forgotten)

# %% [markdown]
# When open interest falls, somebody has left, and nobody says who.
# The map lets everybody fade a little, by the share of open interest that went.
# `left` is what is left of a position that was there from the start:

# %%
left = np.cumprod(1 - flow.hazard)
at_birth = coins / left[:, None]
ours = left * lq.picture(*runs, at_birth[on], n_buckets=400, n_columns=168)
gap = abs(ours - bare.long_quantity).max()
print(f"largest difference in 67,200 cells: {gap:.0e} coins")

# %% tags=["proof"]
assert ours.size == 67_200
assert gap < 1e-9

# %% [markdown]
# That is the package's map, to the last digit, and you have seen every line of it.
#
# The default map adds five things to it.
#
# | setting | the bare map | the default |
# | --- | --- | --- |
# | `turnover` | what open interest shows | and a tenth of the remaining volume |
# | `entry` | everybody enters at the close | along the way that price took in the hour |
# | `holding_exponent` | all tiers fade alike | leverage above 5x is closed sooner |
# | `inventory` | starts empty | what was open before is spread round the first price |
# | `funding_tilt` | both sides use the same mix | the crowded side uses more leverage |
#
# Each is an assumption; none can be read from a candle.

# %% [markdown] tags=["instructor"]
# **Likely mistake.** In stage 5 a few will want to scale our picture down until it fits.
# Ask which coins they take away, and from which hour: a fade knows, a factor does not.
#
# **If you are late,** show stages 4 and 5 as they stand, and go to the account.

# %% [markdown] tags=["slide"]
# ## Does it add up?
#
# A map may not lose a coin.
# Every long that was opened is either drawn, or lies off the picture, or was swept, or was closed by its owner.
# Here is the account of the default map, with one line missing:

# %%
map = lq.estimate(market, window="7D")
account = map.balance()["long"]
for name in ("opened", "alive", "off_grid", "swept"):
    print(f"{name:>8}: {getattr(account, name)[-1]:>7,.0f} coins")

# %% [markdown] tags=["exercise"]
# ### Exercise 3.5
#
# **Find** the missing line: how many coins of longs were closed by their owners?

# %% tags=["answer"]
closed = ...

# %% tags=["solution"]
closed = 186_976 - 32_571 - 32_979 - 11_784

# %% [markdown] tags=["hint"]
# Stuck? `hint("3.5")`, or `solution("3.5")`.

# %% tags=["check"]
check("3.5", closed)

# %% [markdown]
# Of the positions that ended, owners closed nine in ten, and price took the tenth.
# What is alive, drawn or not, comes to two thirds of open interest; a side of this map never holds more than all of it.
# The account is exact, and it checks the *sums*.
# It cannot check whether the mix, the turnover or the fading are those of real people.

# %% tags=["proof"]
assert account.error < 1e-12
by_owner = account.closed[-1] / (account.closed[-1] + account.swept[-1])
assert 0.895 < by_owner < 0.905
held = (account.alive + account.off_grid) / map.open_interest
assert 0.65 < held[-1] < 0.7
assert held.max() <= 1

# %% [markdown] tags=["slide"]
# ## Why dragging is instant
#
# The widget answers while you drag because a map is a *sum*: so much of the map in which all use 10x, so much of the map in which all use 50x.

# %%
tens = lq.estimate(market, window="7D", weights={10: 1.0}, funding_tilt=0)
fifties = tens.reweighted({50: 1.0})
for name, one in (("all 10x", tens), ("all 50x", fifties)):
    print(f"{name}: {one.total[:, -1].sum() / 1e9:.2f} billion dollars")

# %% [markdown] tags=["exercise"]
# ### Exercise 3.6
#
# In a mix 60 % use 10x, 20 % use 50x, and the rest borrows nothing.
# **Compute** from the two numbers above how many billion dollars that map shows.

# %% tags=["answer"]
billions = ...

# %% tags=["solution"]
billions = 0.6 * 9.03 + 0.2 * 2.34

# %% [markdown] tags=["hint"]
# Stuck? `hint("3.6")`, or `solution("3.6")`.

# %% tags=["check"]
check("3.6", billions)

# %% [markdown]
# It holds in every bucket, and it is exact as long as `funding_tilt` is zero.
# With the default tilt the mix of each side is stretched and made to add up to one again.
# Summing then misses by a little, here by less than one per cent of all dollars.
# The widget knows that, and stretches too.

# %% tags=["proof"]
mixed = tens.reweighted({10: 0.6, 50: 0.2}).total
summed = 0.6 * tens.total + 0.2 * fifties.total
assert abs(mixed - summed).max() < 1e-12 * mixed.max()
tilted = [
    lq.estimate(market, window="7D", weights=mix).total
    for mix in ({10: 1.0}, {50: 1.0}, {10: 0.6, 50: 0.2})
]
missed = abs(tilted[2] - 0.6 * tilted[0] - 0.2 * tilted[1]).sum()
assert 0.005 < missed / tilted[2].sum() < 0.01

# %% [markdown] tags=["slide"]
# ## What funding changes
#
# The **funding rate** is what longs pay to shorts, or shorts to longs when it is negative, to keep the price of the contract near that of the coin.
# When it is high, longs are the ones in a hurry.
#
# But they cannot be *more*, as the first hour taught.
# So the map lets a crowded side be *more levered*.
# What if funding had been 0.05 % higher, every eight hours, all week?
# `near` counts dollars of longs and of shorts within five per cent of the price.

# %%
for shift in (0.0, 0.0005):
    one = lq.estimate(market, window="7D", funding_shift=shift)
    mean = [one.mix[side::2, -1] @ one.leverages for side in (0, 1)]
    near = lq.asymmetry(one)
    print(f"{shift}: longs {mean[0]:.0f}x, shorts {mean[1]:.0f}x on average")
    print(f"   near: {near.long / 1e9:.2f} and {near.short / 1e9:.2f} billion")

# %% [markdown]
# Both sides opened as many coins as before.
# The longs' levels have come nearer to the price and the shorts' have moved away, so that within five per cent more longs than shorts are left, where it was the other way round.
#
# **How much of it to believe.**
# The direction, if you believe that eager people borrow more.
# The strength is assumed; lesson 07 asks whether the warning works.

# %% tags=["proof"]
now, hot = (
    lq.estimate(market, window="7D", funding_shift=shift)
    for shift in (0.0, 0.0005)
)
assert lq.asymmetry(now).short > lq.asymmetry(now).long
assert lq.asymmetry(hot).short < lq.asymmetry(hot).long
for one in (now, hot):
    assert np.allclose(one.mix[::2].sum(axis=0), 1)
    assert np.allclose(one.mix[1::2].sum(axis=0), 1)

# %% [markdown] tags=["slide"]
# ## What makes a bucket bright?
#
# A guide will tell you that a monster cluster is a place where several tiers line up.
# Look into the brightest bucket of our week.
# `profile` has dollars by bucket and tier:

# %%
profile = map.profile()
by_tier = profile.long + profile.short
brightest = by_tier.sum(axis=1).argmax()
print(f"brightest bucket at {profile.bucket_prices[brightest]:,.0f}")

# %% [markdown] tags=["exercise"]
# ### Exercise 3.7
#
# **List** the tiers that have more than five per cent of its dollars, as a set like `{25, 50}`.

# %% tags=["answer"]
tiers = ...

# %% tags=["solution"]
stack = by_tier[brightest] / by_tier[brightest].sum()
tiers = {t for t, part in zip(map.leverages, stack, strict=True) if part > 0.05}

# %% [markdown] tags=["hint"]
# Stuck? `hint("3.7")`, or `solution("3.7")`.

# %% tags=["check"]
check("3.7", tiers)

# %% [markdown]
# What made it bright was *time*: for days people opened positions near one price, and none was swept.
# Tiers do line up where price has travelled, because a 10x entry here and a 25x entry there can share a level.
# In the reconstructed days of August 2024 the brightest bucket holds two tiers or more at eight of the fourteen moments looked at:

# %%
august = lq.estimate(lq.sample("2024-08-05"))
lined_up = []
for column in range(400, 1100, 50):
    one = august.profile(column)
    stack = (one.long + one.short)[one.total.argmax()]
    lined_up.append(int((stack > 0.05 * stack.sum()).sum()))
print(lined_up)

# %% tags=["proof"]
assert (len(lined_up), (np.array(lined_up) > 1).sum()) == (14, 8)
for column in range(0, 168, 8):
    one = map.profile(column)
    stack = (one.long + one.short)[one.total.argmax()]
    assert (stack > 0.05 * stack.sum()).sum() == 1

# %% [markdown] tags=["slide"]
# ## A shortcut
#
# Many maps draw the *story* instead of the count: a green hour opens longs only, a red one shorts only.
# The package can do so too.
# What does it make of the first hour of this lesson?

# %%
for rule in ("both", "aggressor"):
    one = lq.flows(hours, turnover=0, side_rule=rule)
    long, short = one.opened_long[busy], one.opened_short[busy]
    print(f"{rule:>9}: {long:.0f} coins of longs, {short:.0f} of shorts")

# %% [markdown]
# The shortcut knows nothing of the 621 coins of shorts.
# You might forgive it if its picture were better all the same.
# That can be measured, and the end of this lesson does.

# %% tags=["proof"]
assert (round(long), round(short)) == (621, 0)

# %% [markdown]
# ## Two questions

# %% tags=["quiz"]
hot_funding = Quiz("3.Q1")
hot_funding

# %% tags=["solution"]
hot_funding.choose(
    "The longs' levels lie nearer to the price, with as many coins"
)

# %% tags=["quiz"]
green_only = Quiz("3.Q2")
green_only

# %% tags=["solution"]
green_only.choose("Half of the book: whoever sold to them")

# %% [markdown] tags=["trust"]
# ## How far to trust this
#
# The sums are exact.
# The picture is not, and there is a way to measure by how much: a made-up exchange on which every position is known.
# Here are the longs and the shorts within five per cent of the price, at the end of three weeks, in the estimate and in truth:

# %%
for week in ("exchange/calm", "exchange/crowded", "exchange/thin_alt"):
    guessed = lq.estimate(lq.sample(week))
    truth = lq.exact_map(lq.positions(week), like=guessed)
    for name, one in (("map", guessed), ("truth", truth)):
        near = lq.asymmetry(one)
        amounts = (
            f"{near.long / 1e6:>3.0f} and {near.short / 1e6:>3.0f} million"
        )
        print(f"{week:>17} {name:>5}: {amounts}")

# %% [markdown] tags=["trust"]
# | what | how far |
# | --- | --- |
# | dollars near the price | 1.7 to 2.7 times the true ones; still 1.4 to 2.0 with the mix that was opened there: people add margin, set stops and leave early |
# | which side is heavier | right in the thin coin, where it was clear; wrong or undecided in the other two |
# | order of buckets within five per cent | rank correlation with the truth 0.5 to 0.7 over these weeks |
# | the rule "green opens longs only" | on these weeks hardly worse, 0.59 on average against 0.60 with both sides. On real hours it was: see below |
# | the mix | what would change the picture most; drag it and see |
#
# So read a map for *where*, roughly, and never for how much.
# Take a side from it only when one side is several times the other, and none in the hours after a flush: the crowded week ends on the day of a cascade.

# %% tags=["proof"]
for name in ("exchange/calm", "exchange/crowded", "exchange/thin_alt"):
    guess_map = lq.estimate(lq.sample(name))
    true_map = lq.exact_map(lq.positions(name), like=guess_map)
    said, was = lq.asymmetry(guess_map), lq.asymmetry(true_map)
    assert 1.65 < (said.long + said.short) / (was.long + was.short) < 2.75
    same_sign = said.value * was.value > 0
    assert same_sign == (name == "exchange/thin_alt")

# %% [markdown] tags=["record"]
# ## Article says, record says
#
# | the article | the record |
# | --- | --- |
# | open interest up and price up: longs stacking; price down: shorts stacking | a fair name for who pressed, and not a count: as many coins of the other side were opened. As a *rule for drawing* it can be measured. In three months of hours of bitcoin (December 2025 to February 2026, the second half scored) we ranked the hours by predicted longs: against printed liquidations 0.84 with both sides, 0.79 with the color of the candle; for shorts 0.77 and 0.75. The correlation of dollars does not decide between them |
# | funding adds weight to one side | it cannot add coins to a side; it may say which side is more levered |
# | 50x and 100x, close to the price, are the brightest | near, yes; bright, no: in this week the brightest bucket is 10x, the largest group of the assumed mix, because near levels are swept soon |
# | a monster cluster is several tiers in one place | sometimes: never in this sample week, at eight of fourteen moments in August 2024 |
# | a map gives the direction for bitcoin, is weak for thin coins, and wrong for hours after a flush | on made-up weeks it was the other way round: the side came out right only in the thin coin, and there the order of the buckets was nearest to the truth. After the flush of the crowded week it was wrong indeed. Three weeks are few, and made up by rules like the map's own |
# | quotes totals of liquidations as they were published | Binance prints at most one per symbol and second since April 2021, so totals are lower bounds |
#
# *Sources: "How to Read Liquidation Maps in Crypto: 2026 Guide", section "How the Data Behind a Liquidation Map Is Built" and the question on accuracy; hourly liquidations of Binance, Bybit and OKX, December 2025 to February 2026, reckoned for this course (no data shipped); Binance, "Liquidation Order Streams".*

# %% tags=["proof"]
assert map.leverages[by_tier[brightest].argmax()] == 10
assert map.leverages[map.weights.argmax()] == 10

# %% [markdown] tags=["instructor"]
# **Exit ticket.** "Open interest rose by a thousand coins in a red hour.
# Which positions does the map add, and what does it have to guess about them?"
# A good answer names both sides, a thousand coins each, and guesses leverage, entry within the hour, and who leaves later.

# %% [markdown] tags=["summary"]
# **You have**
#
# - read what open interest and price say together, who pressed, and what they cannot say: that one side is larger;
# - built a map stage by stage, openings, tiers, sweeps, fading, picture, and got the package's own numbers to the last digit;
# - accounted for every coin, and named the assumptions that no account can check: mix, turnover, fading, tilt.

# %% [markdown] tags=["extension"]
# ## If you have time
#
# - Build the shorts as well, and show that the sum of both equals `bare.total`, once it is in dollars.
# - Turn the five settings of the table on one at a time. Which of them moves `lq.asymmetry` most?

# %% tags=["progress"]
progress()
