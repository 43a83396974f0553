"""Answers of lesson 06, color, magnets, sweeps."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

import numpy as np
import pandas as pd

from liqwidget.estimator import LiquidationMap, estimate
from liqwidget.market import Market, sample
from liqwidget.readings import Cluster, SweepEvent, SweepEvents, clusters, sweep_events
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

__all__ = ["ITEMS"]

_DAY = np.timedelta64(1, "D")
_MIDNIGHT = np.datetime64("2025-01-22")


@lru_cache(maxsize=1)
def _market() -> Market:
    return sample("BTCUSDT")


@lru_cache(maxsize=1)
def _map() -> LiquidationMap:
    return estimate(_market(), window="30D")


@lru_cache(maxsize=1)
def _events() -> SweepEvents:
    return sweep_events(_map())


def _column(end: np.datetime64) -> int:
    """Return the column that ends at a moment."""
    return int(np.searchsorted(_map().time, end))


@lru_cache(maxsize=1)
def _band() -> Cluster:
    """Return the heavy cluster of longs below the price at midnight."""
    below = clusters(_map(), _column(_MIDNIGHT)).below
    return max(below, key=lambda cluster: cluster.dollars)


def _day(start: np.datetime64) -> Market:
    """Return the day's bars after a moment."""
    return _market().window((start, start + _DAY))


def _first_touch(*, since: np.datetime64) -> datetime:
    """Return the opening of the first bar that reaches the band, from a moment on."""
    market = _market()
    there = (market.low <= _band().price) & (market.time >= since)
    return _moment(market.time[there][0])


def _moment(time: np.datetime64) -> datetime:
    return datetime.fromisoformat(str(time.astype("M8[s]")))


def _lowest_bar() -> datetime:
    day = _day(_MIDNIGHT)
    return _moment(day.time[day.low.argmin()])


def _sweep() -> SweepEvent:
    """Return the sweep of the band."""
    swept_at = np.datetime64(_first_touch(since=_MIDNIGHT))
    return next(event for event in _events() if event.time == swept_at and event.side == "long")


def _open_interest_lost() -> float:
    """Return by how many dollars open interest fell in the bar of the sweep."""
    column = _column(np.datetime64(_first_touch(since=_MIDNIGHT))) + 1
    coins = _map().open_interest
    return float(coins[column - 1] - coins[column]) * _sweep().level


@lru_cache(maxsize=1)
def _midnights() -> dict[str, int]:
    """Return how often a day reached what stood on the map at its start, of 28 days."""
    found = {"largest": 0, "any": 0}
    for column in range(47, 696, 24):
        map, day = _map(), _day(_map().time[column])
        seen = clusters(map, column)
        reached = {c.id: day.low.min() <= c.price <= day.high.max() for c in seen}
        found["largest"] += reached[max(seen, key=lambda c: c.dollars).id]
        found["any"] += any(reached.values())
    return found


@lru_cache(maxsize=1)
def _levels() -> pd.DataFrame:
    """Return the levels about the price, every six hours, and whether the next day reached them."""
    map, looks = _map(), []
    for column in range(48, 696, 6):
        prices, price = map.bucket_prices, map.closes[column]
        away = np.abs(prices / price - 1)
        near = (away > 0.005) & (away < 0.05)
        day = _day(map.time[column])
        looks.append(
            pd.DataFrame(
                {
                    "column": column,
                    "step": away // 0.005,
                    "dollars": np.where(prices > price, map.short[:, column], map.long[:, column]),
                    "reached": (day.low.min() <= prices) & (prices <= day.high.max()),
                }
            )[near]
        )
    return pd.concat(looks, ignore_index=True)


def _rate(*, bright: bool, matched: bool = True) -> float:
    """Return how often bright or dim levels were reached, in per cent."""
    levels = _levels()
    alike = levels.groupby(["column", "step"]) if matched else levels
    rank = alike["dollars"].rank(pct=True, method="first")
    chosen = rank > 0.75 if bright else rank <= 0.25
    return 100.0 * float(levels["reached"][chosen].mean())


def _share(first: int, last: int) -> float:
    """Return the share of sweeps reclaimed in certain candles, in per cent."""
    after = [event.reclaimed_after for event in _events()]
    return 100.0 * sum(bar is not None and first <= bar <= last for bar in after) / len(after)


ITEMS = (
    Prediction(
        "6.P1",
        question="Price has just gone through a band of 435 million dollars of longs. "
        "Does it reverse or continue?",
        answer=lambda: (
            "both: back above the band two candles later, "
            "and nearly five per cent below it the same evening"
        ),
        because="Those who bought the return and those who sold the break could both show "
        "a screenshot of that day. What counts as a success has to be said before.",
    ),
    Exercise(
        "6.1",
        task="The first bar from midnight on that sweeps the band of 22 January.",
        answer=lambda: _first_touch(since=_MIDNIGHT),
        hints=(
            "Longs are hurt by a fall: which of open, high, low and close reaches them first?",
            "`day.low <= band.price` is true for some bars. You want the first.",
            "`day.time[day.low <= band.price][0]`",
        ),
        because="The bar that opened at 09:00 fell to 63,213, through the band at 63,639. "
        "Lows before it had stopped at 64,208.",
        misconceptions=(
            Misconception(
                idea="searched from the beginning of the data",
                answer=lambda: _first_touch(since=np.datetime64("2025-01-01")),
                says="Price was there then, but these positions were not yet open. "
                "A level can be swept only after it is born.",
                respond="Ask when the 25x longs of the band were opened: its age is on the map.",
            ),
            Misconception(
                idea="the end of the bar",
                answer=lambda: _moment(
                    np.datetime64(_first_touch(since=_MIDNIGHT)) + np.timedelta64(1, "h")
                ),
                says="That is when the bar closed, or the first bar wholly below. "
                "Bars are named by their opening, and one touch is enough.",
                respond="Draw one candle with its clock: opens at, touches, closes at.",
            ),
            Misconception(
                idea="the first large candle",
                answer=lambda: datetime(2025, 1, 22, 4),
                says="The fall began there, but its low did not yet reach the band.",
                respond="Have the low of that bar read aloud, and the price of the band.",
            ),
            Misconception(
                idea="the lowest bar of the day",
                answer=_lowest_bar,
                says="That is the low of the day. The band had been gone for hours.",
                respond="First touch and final low are two questions; ask which one was put.",
            ),
        ),
    ),
    Exercise(
        "6.2",
        task="Dollars of longs that the bar of the sweep took off the map.",
        answer=lambda: _sweep().dollars,
        unit="USD",
        hints=(
            "`lq.sweep_events(map)` lists every sweep, with its dollars.",
            "Go through `events` and find the one whose time is `sweep_bar`.",
            "`next(e.dollars for e in events if e.time == sweep_bar)`",
        ),
        because="The bar took every long that stood between 64,208 and 63,213: "
        "the band, and what lay around it.",
        misconceptions=(
            Misconception(
                idea="the cluster as it stood at midnight",
                answer=lambda: _band().dollars,
                says="That is what the band held at midnight. "
                "The bar took the levels around the band as well.",
                respond="Draw the extent of the cluster and the range of the bar side by side.",
            ),
            Misconception(
                idea="coins, not dollars",
                answer=lambda: _sweep().dollars / _sweep().level,
                says="That is in coins. A map is in dollars.",
                respond="Coins times the price of their level: have it done once by hand.",
            ),
            Misconception(
                idea="the fall of open interest",
                answer=_open_interest_lost,
                says="That is how much open interest fell, others opening meanwhile. "
                "The question is what the map lost.",
                respond="Keep this number: the last section asks why the two differ.",
            ),
            Misconception(
                idea="a share of open interest",
                answer=lambda: _sweep().share,
                says="That is the share of open interest. How many dollars is it?",
                respond="Point to the two columns of the table, `dollars` and `share`.",
            ),
        ),
        rtol=0.005,
    ),
    Exercise(
        "6.3",
        task="On how many of 28 days price reached the cluster that was largest at midnight.",
        answer=lambda: _midnights()["largest"],
        hints=(
            "For each midnight: find the cluster with most dollars, then look at the day after.",
            "`largest(column).price` is the price to look for; `reached(price, column)` says yes or no.",
            "`sum(reached(largest(column).price, column) for column in midnights)`",
        ),
        because="Once, on 10 January. The largest cluster is usually that of the 10x or the 5x "
        "tier, nine per cent away or more: a size that pays no heed to what a day can do.",
        misconceptions=(
            Misconception(
                idea="any cluster counts as a hit",
                answer=lambda: _midnights()["any"],
                says="That counts days that reached some cluster, mostly the nearest. "
                "The question is about the one with most dollars.",
                respond="This is how hit rates are made. Ask what was said before the day began.",
            ),
            Misconception(
                idea="the brightest is reached every day",
                answer=lambda: 28,
                says="That would be a law. Count again.",
                respond="Ask for one day on which it did not happen.",
            ),
        ),
    ),
    Exercise(
        "6.4",
        task="Bright levels reached within a day, less dim levels reached, in percentage points.",
        answer=lambda: _rate(bright=True) - _rate(bright=False),
        unit="percentage points",
        hints=(
            "`levels.reached[levels['rank'] > 0.75]` holds the outcome of the bright ones.",
            "The mean of yes and no is a rate. Take one rate less the other, times a hundred.",
        ),
        because="16 of 100 bright levels were reached within a day, and 28 of 100 dim ones at "
        "the same distance in the same hour. The dim ones won.",
        misconceptions=(
            Misconception(
                idea="dim less bright",
                answer=lambda: _rate(bright=False) - _rate(bright=True),
                says="That is dim less bright. Which of the two did you expect to be larger?",
                respond="Many turn the sign round because they expect a magnet. Say so kindly.",
            ),
            Misconception(
                idea="a fraction, not points",
                answer=lambda: (_rate(bright=True) - _rate(bright=False)) / 100.0,
                says="That is a fraction. Times a hundred, it is in percentage points.",
                respond="Write 16 %, 28 % and the difference on the board.",
            ),
            Misconception(
                idea="no base rate",
                answer=lambda: _rate(bright=True),
                says="That is the rate of the bright ones alone. "
                "It says nothing until the dim ones stand beside it.",
                respond="Ask: is sixteen in a hundred many?",
            ),
            Misconception(
                idea="not matched by distance",
                answer=lambda: (
                    _rate(bright=True, matched=False) - _rate(bright=False, matched=False)
                ),
                says="That compares far bright levels with near dim ones. "
                "Rank within one hour and one distance.",
                respond="Near levels are reached more often whatever their color: show the table.",
            ),
            Misconception(
                idea="a ratio",
                answer=lambda: _rate(bright=True) / _rate(bright=False),
                says="That is one rate over the other. Take their difference.",
                respond="Both are useful; ask which one a trader would feel.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "6.5",
        task="Share of the month's sweeps that were reclaimed within three candles, in per cent.",
        answer=lambda: _share(0, 3),
        unit="%",
        hints=(
            '`events.count("reclaim")` counts them, `len(events)` counts all.',
            '`100 * events.count("reclaim") / len(events)`',
        ),
        because="26 of 40: 65 in 100. Whether that is many, the next section says.",
        misconceptions=(
            Misconception(
                idea="a fraction, not per cent",
                answer=lambda: _share(0, 3) / 100.0,
                says="That is the fraction. How many of a hundred are that?",
                respond="Have it said aloud: so many out of every hundred sweeps.",
            ),
            Misconception(
                idea="the candle of the tag left out",
                answer=lambda: _share(1, 3),
                says="That counts returns in candles 1 to 3 alone. "
                "A wick that closes back at once is a reclaim too.",
                respond="Half of the reclaims are in candle 0; ask what a wick is.",
            ),
            Misconception(
                idea="continuations",
                answer=lambda: 100.0 - _share(0, 3),
                says="That is the share that went on. How many came back?",
                respond="Have the two outcomes read aloud from `print(events)`.",
            ),
            Misconception(
                idea="a number, not a share",
                answer=lambda: _events().count("reclaim"),
                says="That is how many. Out of how many?",
                respond="A count without a total is the beginning of a legend.",
            ),
        ),
        rtol=0.005,
    ),
    QuizItem(
        "6.Q1",
        question="A friend says: there is a white band 9 % below, so price will go there. "
        "What is wrong?",
        options={
            "Nothing: white bands are where price goes": "You counted it yourself: "
            "the largest was reached on one day in 28.",
            "The band is too far; nearer ones do pull": "Nearer ones are reached more often "
            "because they are nearer. At the same distance, dim ones were reached more often.",
            "The band says what happens if price comes, not that it comes": "A size, "
            "a side and a price, under a condition. The map has no word for when or whether.",
        },
        right="The band says what happens if price comes, not that it comes",
    ),
    QuizItem(
        "6.Q2",
        question='A video says: "two thirds of sweeps were reclaimed within three candles!" '
        "What do you ask first?",
        options={
            "How often the same move comes back where no band was": "The base rate. "
            "Here it was 72 of 100, so no gain from the band was found.",
            "Which exchange the candles are from": "A fair question, but the second one.",
            "Whether two thirds is enough to win": "Not yet: first, whether two thirds is more "
            "than happens anyway.",
        },
        right="How often the same move comes back where no band was",
    ),
)
