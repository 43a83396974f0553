"""Answers of lesson 15, the capstone: eight steps on a simulated tape, and a journal."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from liqwidget.estimator import estimate
from liqwidget.journal import Journal, faults
from liqwidget.labs import exact_map, positions
from liqwidget.market import sample
from liqwidget.readings import clusters, funding_grade
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from liqwidget.estimator import LiquidationMap
    from liqwidget.labs import ExactMap
    from liqwidget.market import Market
    from liqwidget.readings import Cluster, Clusters

    _Side = Literal["long", "short"]

__all__ = ["ITEMS"]

_RUN, _START, _NOW, _END = "exchange/thin_alt", "2025-06-02", "2025-06-07", "2025-06-08"
_ACCOUNT, _RISK, _ENTRY, _STOP, _TARGET = 10_000.0, 0.01, 22.10, 22.45, 21.60
_CLOSE_TO_PRICE = 0.005


@lru_cache(maxsize=1)
def _known() -> Market:
    return sample(_RUN).window((_START, _NOW))


@lru_cache(maxsize=1)
def _map() -> LiquidationMap:
    return estimate(_known())


@lru_cache(maxsize=1)
def _found() -> Clusters:
    return clusters(_map())


def _third() -> Cluster:
    """Return the thick band below, which is the third from the price."""
    return _found().nearest("long", 3)[2]


@lru_cache(maxsize=1)
def _exact() -> ExactMap:
    return exact_map(positions(_RUN, at=_NOW), like=_map())


def _lines(market: Market, column: str = "") -> list[float]:
    """Return the lowest and highest price of a market, or the extremes of its closes."""
    low, high = (market.close, market.close) if column == "close" else (market.low, market.high)
    return [float(low.min()), float(high.max())]


def _dollars(pick: Callable[[Clusters, _Side], tuple[Cluster, ...]]) -> list[float]:
    """Return what the picked clusters hold, those of shorts first."""
    return [sum(cluster.dollars for cluster in pick(_found(), side)) for side in ("short", "long")]


def _heaviest(found: Clusters, side: _Side) -> tuple[Cluster, ...]:
    own = [cluster for cluster in found if cluster.side == side]
    return tuple(sorted(own, key=lambda cluster: -cluster.dollars)[:2])


def _funding_paid(rate: float, times: float) -> float:
    return 10_000.0 * rate * times


def _change(amount: np.ndarray) -> float:
    return float(amount[-1] / amount[0] - 1.0)


def _real_share(band: Cluster) -> float:
    """Return the true dollars of a band's side within it, over its own dollars."""
    exact = _exact()
    inside = (exact.bucket_prices > band.low) & (exact.bucket_prices < band.high)
    side = exact.short if band.side == "short" else exact.long
    return float(side[inside, -1].sum() / band.dollars)


def _real_side() -> float:
    return float(_exact().short[:, -1].sum() / _map().short[:, -1].sum())


def _touched_first() -> str:
    """Return which of the two thick bands the next day touched first."""
    above, below = _found().above[1].price, _third().price
    day = sample(_RUN).window((_NOW, _END))
    bars = {
        "above": np.flatnonzero(day.high >= above)[:1],
        "below": np.flatnonzero(day.low <= below)[:1],
    }
    touched = {side: int(at[0]) for side, at in bars.items() if at.size}
    return min(touched, key=touched.__getitem__) if touched else "neither"


def _claim_faults(given: Any) -> frozenset[str]:
    """Return what a claim lacks, as the names of its parts."""
    price = float(_known().close[-1])
    draft = {"price": price, "claim": "reach", "because": "read", **given}
    wrong = {fault.split()[0] for fault in faults(draft)}
    if "level" not in wrong and abs(draft["level"] / price - 1.0) < _CLOSE_TO_PRICE:
        wrong.add("sure")
    if "wrong_if" not in wrong and not any(letter.isdigit() for letter in draft["wrong_if"]):
        wrong.add("vague")
    return frozenset(wrong)


def _claim(**other: Any) -> dict[str, Any]:
    right = {
        "level": 21.581,
        "within": "24h",
        "wrong_if": "no trade at 21.581 or below before 8 June, 00:00",
    }
    return right | other


@lru_cache(maxsize=2)
def _base_rate(level: float) -> float:
    """Return the base rate that a journal states for a level reached within a day."""
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.sqlite")
        journal.add(
            _known(), level=level, within="24h", claim="reach", because="read", wrong_if="none"
        )
        journal.settle(sample(_RUN))
        return float(journal.entries()[0]["base_rate"])


@lru_cache(maxsize=1)
def _best_of_twenty() -> int:
    """Return the hits of the best of the lesson's twenty callers, who throw dice."""
    week, dice = sample(_RUN), np.random.default_rng(15)
    hits = np.zeros(20, dtype=int)
    for day in (5, 6, 7):
        price = week.window((_START, f"2025-06-0{day}")).close[-1]
        after = week.window((f"2025-06-0{day}", f"2025-06-0{day + 1}"))
        for caller in range(20):
            level = price * (1 + dice.choice([-1, 1]) * dice.uniform(0.01, 0.04))
            touched = after.high.max() >= level if level > price else after.low.min() <= level
            hits[caller] += touched
    return int(hits.max())


ITEMS = (
    Prediction(
        "15.P1",
        question="At which price, within five per cent of the last, does the heaviest band lie?",
        answer=lambda: float(
            max((*_found().above, *_found().below), key=lambda band: band.dollars).price
        ),
        unit="USD",
        because="Where price turned is tempting. A band lies where entry and leverage put it.",
    ),
    Prediction(
        "15.P2",
        question="Which of the two thick bands does price touch first in the next 24 hours?",
        answer=_touched_first,
        because="The brightest band is above, and tempting. If you said below, "
        "wait for exercise 15.8 before you are proud of it.",
    ),
    Exercise(
        "15.1",
        task="Support and resistance: lowest and highest price of the last 24 hours.",
        answer=lambda: _lines(_known().window("24H")),
        unit="USD",
        hints=(
            "A price that was traded is a low or a high, not only a close.",
            'Take the smallest of last_day["low"] and the largest of last_day["high"].',
        ),
        because="The day traded between 22.153 and 22.87. Two lines, drawn before any color.",
        misconceptions=(
            Misconception(
                idea="closes, not lows and highs",
                answer=lambda: _lines(_known().window("24H").resample("4h"), "close"),
                says="Those are the extremes of the closes. Price was traded beyond them.",
                respond="Draw one candle: where would a stop have been hit?",
            ),
            Misconception(
                idea="the whole window, not the last day",
                answer=lambda: _lines(_known()),
                says="Those are the extremes of all five days. Look at the last 24 hours only.",
                respond="Ask how old each of the two prices is.",
            ),
            Misconception(
                idea="the last four hours only",
                answer=lambda: _lines(_known().window("4H")),
                says="That is the last bar of four hours. The day has six of them.",
                respond="Count the bars together.",
            ),
            Misconception(
                idea="resistance first",
                answer=lambda: _lines(_known().window("24H"))[::-1],
                says="Right prices, wrong order: the lower one comes first.",
                respond="Support is the floor, resistance the ceiling.",
            ),
        ),
        rtol=5e-4,
    ),
    Exercise(
        "15.2",
        task="Dollars of the two nearest clusters above, and of the two nearest below.",
        answer=lambda: _dollars(lambda found, side: found.nearest(side)),
        unit="USD",
        hints=(
            "found.above holds the two nearest clusters of shorts, found.below those of longs.",
            "sum(band.dollars for band in found.above), and the same for found.below.",
        ),
        because="About 4.6 million above and 1.8 million below. It looks like a lean, and is none: "
        "the thick band below is the third, and not counted.",
        misconceptions=(
            Misconception(
                idea="brightest, not nearest",
                answer=lambda: _dollars(_heaviest),
                says="Those are the two heaviest of each side, wherever they lie. "
                "The step asks for the nearest.",
                respond="Ask how far away they are, and how often price goes there in a day.",
            ),
            Misconception(
                idea="all clusters of a side",
                answer=lambda: _dollars(lambda found, side: found.nearest(side, 99)),
                says="That adds up the whole side, to twenty per cent away. Two on each side will do.",
                respond="What lies twenty per cent away is not this week's business.",
            ),
            Misconception(
                idea="only the nearest",
                answer=lambda: _dollars(lambda found, side: found.nearest(side, 1)),
                says="That is the nearest one alone, the thin one. What stands behind it?",
                respond="Have the four read aloud in order of distance.",
            ),
            Misconception(
                idea="below first",
                answer=lambda: _dollars(lambda found, side: found.nearest(side))[::-1],
                says="Those are the right sums in the other order: above comes first.",
                respond="Above are shorts, who would have to buy.",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "15.3",
        task="Dollars that a long of 10,000 dollars pays in a day at the mean rate.",
        answer=lambda: _funding_paid(funding_grade(_map()).rate, 3),
        unit="USD",
        hints=(
            "The rate is a fraction of the position, and is paid every eight hours.",
            "How many times eight hours are in a day?",
        ),
        because="10,000 x 0.0001226 x 3 = 3.68 dollars. Annoying, and no reason to leave in a hurry.",
        misconceptions=(
            Misconception(
                idea="one payment, not three",
                answer=lambda: _funding_paid(funding_grade(_map()).rate, 1),
                says="That is one payment. A day has more of them.",
                respond="Write the three times of the day on the board.",
            ),
            Misconception(
                idea="the rate taken as per cent",
                answer=lambda: _funding_paid(funding_grade(_map()).rate, 0.03),
                says="That divides by a hundred once more. The rate is a fraction already.",
                respond="0.000122 is 0.0122 %: say both aloud.",
            ),
            Misconception(
                idea="paid every hour",
                answer=lambda: _funding_paid(funding_grade(_map()).rate, 24),
                says="That takes the rate for an hourly one. It is for eight hours.",
                respond="Some venues do pay hourly: the interval belongs to the rate.",
            ),
            Misconception(
                idea="a year, not a day",
                answer=lambda: _funding_paid(funding_grade(_map()).rate, 1095),
                says="That is a year of it. The question is about a day.",
                respond="Ask who holds a ten-times position for a year.",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "15.4",
        task="Change of open interest over the window, in coins, as a fraction of the first.",
        answer=lambda: _change(_known().open_interest),
        hints=(
            "known.open_interest[0] is the first, known.open_interest[-1] the last.",
            "Last over first, less one.",
        ),
        because="3.74 million coins over 3.05 million is a rise of 22.8 %: leverage was added, "
        "on both sides, as every contract has two.",
        misconceptions=(
            Misconception(
                idea="dollars, not coins",
                answer=lambda: _change(_known().open_interest * _known().close),
                says="That is the change in dollars. The price fell meanwhile, and hides a part of it.",
                respond="If nobody trades and price halves, what does the chart in dollars show?",
            ),
            Misconception(
                idea="over the last, not the first",
                answer=lambda: -_change(_known().open_interest[::-1]),
                says="That divides by the last. The change is measured from where it began.",
                respond="From 100 to 150: a half, or a third?",
            ),
            Misconception(
                idea="per cent, not a fraction",
                answer=lambda: 100 * _change(_known().open_interest),
                says="That is in per cent. As a fraction it is a hundredth of it.",
                respond="Rates and changes are fractions throughout the course.",
            ),
            Misconception(
                idea="coins, not a share of them",
                answer=lambda: float(_known().open_interest[-1] - _known().open_interest[0]),
                says="That is how many coins were added. Compare with how many there were.",
                respond="Is that much? It depends on the coin: divide.",
            ),
            Misconception(
                idea="forgot to take away one",
                answer=lambda: 1.0 + _change(_known().open_interest),
                says="That is the last over the first. How much of it is change?",
                respond="What would it say if nothing had happened?",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "15.5",
        task="True dollars of shorts within the map's band at 23.14, over the band's dollars.",
        answer=lambda: _real_share(_found().above[1]),
        hints=(
            "exact.short[:, -1] has the dollars of true shorts for each price; keep those inside.",
            "exact.short[inside, -1].sum() is the real amount. Divide it by band.dollars.",
        ),
        because="1.2 of 4.1 million dollars are there, less than a third. The map had to assume "
        "leverage and holding times; in a thin coin a few accounts decide.",
        misconceptions=(
            Misconception(
                idea="drawn over real",
                answer=lambda: 1.0 / _real_share(_found().above[1]),
                says="That is drawn over real: by how much the map overstates. Turn it round.",
                respond="Both are useful; say in words what is divided by what.",
            ),
            Misconception(
                idea="the error, not the share",
                answer=lambda: 1.0 - _real_share(_found().above[1]),
                says="That is the part that is not there. Which part is?",
                respond="Draw the band as a bar and shade what is real.",
            ),
            Misconception(
                idea="the thick band below",
                answer=lambda: _real_share(_third()),
                says="That is the band of longs at 21.58. Take the one of shorts at 23.14.",
                respond="It is the next cell's surprise: ask to keep the number.",
            ),
            Misconception(
                idea="the whole side",
                answer=_real_side,
                says="That compares all the shorts, at any price. Only those within the band count.",
                respond="Point at the two lines that make `inside`.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "15.6",
        task="A claim about a level that can be proved wrong by a named time.",
        answer=_claim,
        hints=(
            'Level is a number like 21.581, within a time like "24h".',
            "wrong_if: what would somebody look up, and when? Put the price or the hour in it.",
        ),
        because="It has a level, a time, and an observation that would end it. "
        "Whether it is true is another matter; now that can be found out.",
        misconceptions=(
            Misconception(
                idea="nothing that could be observed",
                answer=lambda: _claim(wrong_if="if the longs were not vulnerable after all"),
                says="Who decides that, and by what? Name a price or an hour in wrong_if.",
                respond="Let a neighbour try to prove the claim wrong with a chart alone.",
            ),
            Misconception(
                idea="no end",
                answer=lambda: _claim(within="soon"),
                says='That never ends, so it can never be wrong. Give a time like "24h" in within.',
                respond="Every price is reached in the end, if one may wait.",
            ),
            Misconception(
                idea="a level in words",
                answer=lambda: _claim(level="the bright band"),
                says="A level is a number. Bands are wide, and one can always say it was nearly hit.",
                respond="Ask for the price to the cent, and for the reason why that edge of the band.",
            ),
            Misconception(
                idea="a claim that can hardly fail",
                answer=lambda: _claim(level=22.40),
                says="A level that near is touched whatever happens. Take one that may be missed.",
                respond="A hit that everybody has proves nothing: this is the base rate in disguise.",
            ),
        ),
        matches=lambda given, wanted: _claim_faults(given) == _claim_faults(wanted),
    ),
    Exercise(
        "15.7",
        task="Size in coins so that a stop 0.35 away costs 1 % of 10,000 dollars.",
        answer=lambda: _RISK * _ACCOUNT / (_STOP - _ENTRY),
        unit="coins",
        hints=(
            "How many dollars may the stop cost?",
            "Each coin loses 0.35 at the stop. How many coins lose 100 dollars?",
        ),
        because="100 / 0.35 = 285.7 coins. The stop sets the size; leverage does not come into it.",
        misconceptions=(
            Misconception(
                idea="one per cent of the account as the position",
                answer=lambda: _RISK * _ACCOUNT / _ENTRY,
                says="That puts 1 % of the account into the position. "
                "At the stop it would lose less than two dollars.",
                respond="Compute what the stop costs with this size: 4.5 x 0.35.",
            ),
            Misconception(
                idea="distance to the target",
                answer=lambda: _RISK * _ACCOUNT / (_ENTRY - _TARGET),
                says="That divides by the way to the target. What is lost is the way to the stop.",
                respond="Cover the target with a hand: the size must not change.",
            ),
            Misconception(
                idea="the whole account at risk",
                answer=lambda: _ACCOUNT / (_STOP - _ENTRY),
                says="With that size the stop costs the whole account.",
                respond="Multiply back: size times 0.35.",
            ),
            Misconception(
                idea="dollars, not coins",
                answer=lambda: _RISK * _ACCOUNT / (_STOP - _ENTRY) * _ENTRY,
                says="That is the position in dollars. How many coins are it?",
                respond="Units on the board: dollars over dollars a coin.",
            ),
            Misconception(
                idea="the risk itself",
                answer=lambda: _RISK * _ACCOUNT,
                says="That is what may be lost, in dollars. How many coins lose it?",
                respond="One step short: ask what one coin loses.",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "15.8",
        task="How often a level at that distance is reached within a day anyway.",
        answer=lambda: _base_rate(21.581),
        hints=(
            "journal.entries() is a list of dicts, the oldest first.",
            'The key is "base_rate".',
        ),
        because="0.501: half of all moments of this week. The hit was a coin toss, "
        "and the journal says so although you won.",
        misconceptions=(
            Misconception(
                idea="the hit itself",
                answer=lambda: 1.0,
                says="That is what happened, once. How often does it happen anyway?",
                respond="One of one is 100 %, and tells nothing. Ask for the number of tries.",
            ),
            Misconception(
                idea="the rate of another entry",
                answer=lambda: _base_rate(23.136),
                says="That belongs to the entry about the brightest band. Take the first entry.",
                respond="Ask why a level at nearly the same distance is reached so much less often.",
            ),
            Misconception(
                idea="how often it fails",
                answer=lambda: 1.0 - _base_rate(21.581),
                says="That is how often it is not reached. Turn it round.",
                respond="Say it as a sentence: in so many of a hundred moments, price ...",
            ),
            Misconception(
                idea="per cent, not a fraction",
                answer=lambda: 100.0 * _base_rate(21.581),
                says="That is in per cent. The journal states a fraction.",
                respond="A rate above one should always ring a bell.",
            ),
        ),
        rtol=2e-3,
    ),
    Prediction(
        "15.P3",
        question="How many of three calls does the best of twenty dice throwers get right?",
        answer=_best_of_twenty,
        because="With even odds one thrower in eight gets three of three. "
        "Among twenty, to find no perfect record is the surprise: it happens 7 times in 100.",
    ),
    QuizItem(
        "15.Q1",
        question="Somebody shows you that her last three calls all came true. "
        "What do you ask for first?",
        options={
            "The reasons behind the three calls": "Reasons are found for any hit; "
            "dice have none, and had three of three.",
            "How many callers there were, and what such levels do anyway": "Tries and base rate: "
            "without both, three of three is no number at all.",
            "How much money she made": "The luckiest made the most. It is the same survivor.",
            "Three more calls": "Three more from the best of twenty are a start, "
            "but write down first what chance would give.",
        },
        right="How many callers there were, and what such levels do anyway",
    ),
    QuizItem(
        "15.Q2",
        question="It is midnight, 7 June. Which of these claims is falsifiable?",
        options={
            "Longs below are vulnerable": "Nothing that happens could prove it wrong.",
            "Price will be drawn to the cluster at 21.58": "By when? "
            "And what if it comes to 21.60 and turns?",
            "If sellers take over, 21.58 comes into play": "Two doors are left open: "
            "who says that they took over, and what is play?",
            "Price trades at 21.58 or below before 8 June, 00:00": "Level, time, and anybody "
            "with the candles can say that it was wrong.",
        },
        right="Price trades at 21.58 or below before 8 June, 00:00",
    ),
)
