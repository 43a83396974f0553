"""Answers of lesson 03, building the map."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import Balance, Estimator, LiquidationMap, estimate, levels, sweeps
from liqwidget.market import Market, sample
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

if TYPE_CHECKING:
    from liqwidget.estimator._types import Side

__all__ = ["ITEMS"]

_FOUR = ("longs stacking", "shorts stacking", "short covering", "long unwinding")
"""Open interest up with price up and down, then down with price up and down."""


@lru_cache(maxsize=1)
def _hours() -> Market:
    return sample("BTCUSDT").window("7D")


@lru_cache(maxsize=1)
def _map() -> LiquidationMap:
    return estimate(sample("BTCUSDT"), window="7D")


@lru_cache(maxsize=1)
def _account() -> Balance:
    return _map().balance()["long"]


def _busy() -> tuple[int, float, float]:
    """Return the hour in which open interest rose most, by how many coins, and its close."""
    hours = _hours()
    change = np.diff(hours.open_interest, prepend=hours.open_interest[0])
    bar = int(change.argmax())
    return bar, float(change[bar]), float(hours.close[bar])


def _dollars() -> float:
    _, coins, close = _busy()
    return coins * close


def _swept(side: Side) -> int:
    """Return how many levels of that hour, on one side, were swept by the end of the week."""
    bar, _, close = _busy()
    at = levels(close)
    reachable = at.short if side == "short" else at.long[1:]
    return int((sweeps(reachable, bar, _hours(), side=side) < _hours().n_bars).sum())


def _coins(*signed: str) -> float:
    """Return entries of the account at the end of the week, added up with their signs."""
    ends = [(-1.0 if name[0] == "-" else 1.0, name.lstrip("-")) for name in signed]
    return float(sum(sign * getattr(_account(), name)[-1] for sign, name in ends))


@lru_cache(maxsize=1)
def _pure() -> tuple[float, float]:
    """Return the billions of dollars drawn if all used 10x, and if all used 50x; no tilt."""
    estimator = Estimator(sample("BTCUSDT"), window="7D")
    tens = estimator.map(weights={10: 1.0}, funding_tilt=0.0)
    both = (tens, tens.reweighted({50: 1.0}))
    ten, fifty = (float(one.total[:, -1].sum()) / 1e9 for one in both)
    return ten, fifty


def _mixed(ten: float, fifty: float) -> float:
    """Return the billions of a mix of two pure maps."""
    return ten * _pure()[0] + fifty * _pure()[1]


def _brightest_tiers() -> set[int]:
    """Return the tiers with more than five per cent of the brightest bucket."""
    profile = _map().profile()
    stack = (profile.long + profile.short)[profile.total.argmax()]
    return {
        int(tier)
        for tier, dollars in zip(profile.leverages, stack, strict=True)
        if dollars > 0.05 * stack.sum()
    }


ITEMS = (
    Prediction(
        "3.P1",
        question="How many coins did the shorts gain while open interest rose by 621?",
        answer=lambda: round(_busy()[1]),
        unit="coins",
        because="None would be tempting, because the candle is green. "
        "Each of these contracts has a long and a short.",
    ),
    Exercise(
        "3.1",
        task="Name the story of each of the four cases of open interest and price.",
        answer=lambda: list(_FOUR),
        hints=(
            "Rising open interest: somebody comes, so 'stacking'. Falling: somebody leaves.",
            "Who comes in a rise was eager to buy. Who leaves in a rise had to buy, too.",
            "To leave a short is to buy, and that is called covering.",
        ),
        because="Open interest says whether people come or leave, and price says who was in a "
        "hurry. A short leaves by buying, so a rise with falling open interest is short covering.",
        misconceptions=(
            Misconception(
                idea="leaving sides turned round",
                answer=lambda: [_FOUR[0], _FOUR[1], _FOUR[3], _FOUR[2]],
                says="The last two are turned round. What does a short have to do to leave, "
                "buy or sell, and where does that push the price?",
                respond="Opened by selling, closed by buying: the price rises when shorts leave.",
            ),
            Misconception(
                idea="price alone names the side",
                answer=lambda: [_FOUR[0], _FOUR[1], _FOUR[0], _FOUR[1]],
                says="The last two look at the price alone. "
                "If open interest falls, can anybody be stacking?",
                respond="Cover the price column first: coming or leaving?",
            ),
            Misconception(
                idea="sides of the rising cases turned round",
                answer=lambda: [_FOUR[1], _FOUR[0], _FOUR[2], _FOUR[3]],
                says="The first two are turned round. Who is in a hurry when the price rises, "
                "those who buy or those who sell?",
                respond="The impatient one pays the spread, and price goes his way.",
            ),
            Misconception(
                idea="open interest alone names the side",
                answer=lambda: [_FOUR[0], _FOUR[0], _FOUR[3], _FOUR[3]],
                says="That looks at open interest alone, as if it counted longs. "
                "It counts pairs; the price tells who pressed.",
                respond="Back to the two chairs: every pair has both.",
            ),
        ),
    ),
    Exercise(
        "3.2",
        task="Dollars of new longs in the hour in which open interest rose most.",
        answer=_dollars,
        unit="USD",
        hints=(
            "How many coins of longs were opened? As many as open interest rose.",
            "Coins times the close of the hour.",
        ),
        because="621 coins at about 62,957 dollars are 39.1 million dollars of longs. "
        "The shorts are as many again.",
        misconceptions=(
            Misconception(
                idea="coins, not dollars",
                answer=lambda: _busy()[1],
                says="Those are coins. What is one of them worth at the close?",
                respond="Have the unit written behind every number.",
            ),
            Misconception(
                idea="both sides counted",
                answer=lambda: 2.0 * _dollars(),
                says="That is longs and shorts together. Only the longs are asked for.",
                respond="Right for a map's total. Twice open interest is the most it can show.",
            ),
            Misconception(
                idea="shared between the sides",
                answer=lambda: _dollars() / 2.0,
                says="That gives each side half. Each contract has a whole long and a whole short.",
                respond="Two chairs, one pair: how many sit on the long chair?",
            ),
            Misconception(
                idea="everything that was traded",
                answer=lambda: float(_hours().volume[_busy()[0]]) * _busy()[2],
                says="That is the volume of the hour. "
                "Most of it changed hands and left open interest as it was.",
                respond="Draw ten trades, one of which opens a pair.",
            ),
            Misconception(
                idea="all of open interest",
                answer=lambda: float(_hours().open_interest[_busy()[0]]) * _busy()[2],
                says="That is everything that is open. How much of it is new in this hour?",
                respond="Level and change: water in the tub, and water from the tap.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "3.3",
        task="How many of the eight short levels of that hour were swept by the end of the week?",
        answer=lambda: _swept("short"),
        hints=(
            "A level counts as swept if the returned hour is less than 168.",
            'lq.sweeps(at.short, busy, hours, side="short"), and count.',
        ),
        because="Price rose far enough for 100x and for 50x. The nearest of the others, 25x, "
        "lay 3.6 % above the entry.",
        misconceptions=(
            Misconception(
                idea="the longs' sweeps",
                answer=lambda: _swept("long"),
                says="That is the number for the longs. "
                "The shorts lie above, and price went there as well.",
                respond="One line up, one line down from the same entry.",
            ),
            Misconception(
                idea="those that are left",
                answer=lambda: 8 - _swept("short"),
                says="Those are the ones still there. How many are gone?",
                respond="Have the code read aloud: less than 168 means what?",
            ),
            Misconception(
                idea="opened in this week, so none can be gone",
                answer=lambda: 0,
                says="Some lie only half a per cent away, and price had more than three days.",
                respond="Find the hour in the widget and follow the nearest stripe.",
            ),
            Misconception(
                idea="all of them, because price went above its entry",
                answer=lambda: 8,
                says="A short is not closed when it loses, but when its margin is used up. "
                "Compare the levels with the high of the week.",
                respond="Losing and being liquidated are different things.",
            ),
        ),
    ),
    Exercise(
        "3.4",
        task="What else ends a position that was opened, drawn and not swept?",
        answer=lambda: "closed by its owner",
        hints=(
            "What does open interest do when somebody takes a profit?",
            "In 69 of the 168 hours open interest fell. Where did those positions go?",
        ),
        because="People leave. Where open interest falls, positions were closed, "
        "and nearly always by those who held them.",
        misconceptions=(
            Misconception(
                idea="funding ends positions",
                answer=lambda: "funding paid",
                says="Funding moves money from one side to the other. The position stays.",
                respond="It moves the level a little, over weeks; lesson 02 says so.",
            ),
            Misconception(
                idea="coins off the grid",
                answer=lambda: "off the picture",
                says="These coins are in a bucket, the task says so. "
                "What can happen to a position that is on the picture?",
                respond="Read the second sentence of the task again.",
            ),
        ),
    ),
    Exercise(
        "3.5",
        task="Coins of longs closed by their owners, from the account.",
        answer=lambda: _coins("opened", "-alive", "-off_grid", "-swept"),
        unit="coins",
        hints=(
            "Opened = alive + off the grid + swept + closed.",
            "Take the three known parts from what was opened.",
        ),
        because="186,976 opened, less 32,571 alive, 32,979 off the grid and 11,784 swept, "
        "leaves 109,642. account.closed[-1], reckoned another way, differs by a rounding.",
        misconceptions=(
            Misconception(
                idea="what lies off the picture counted as closed",
                answer=lambda: _coins("opened", "-alive", "-swept"),
                says="That counts positions off the picture as closed. "
                "They are open; their levels are only too far away to be drawn.",
                respond="A 2x long ends at half of the price: who would draw that?",
            ),
            Misconception(
                idea="swept counted as closed by owners",
                answer=lambda: _coins("opened", "-alive", "-off_grid"),
                says="That has the swept ones in it. Those were not closed by their owners.",
                respond="Two ways to end: by choice, by force.",
            ),
            Misconception(
                idea="everything that is not drawn",
                answer=lambda: _coins("opened", "-alive"),
                says="That is everything that is not drawn. Two other lines are in it.",
                respond="Write the account as one line with four terms.",
            ),
            Misconception(
                idea="sign of what was swept",
                answer=lambda: _coins("opened", "-alive", "-off_grid", "swept"),
                says="What was swept has gone already: it comes off, it is not added.",
                respond="Opened is the whole; everything else is a part of it.",
            ),
        ),
        rtol=1e-4,
    ),
    Exercise(
        "3.6",
        task="Billions drawn in a mix of 60 % 10x, 20 % 50x and 20 % that borrows nothing.",
        answer=lambda: _mixed(0.6, 0.2),
        unit="billion USD",
        hints=(
            "So much of the one map, so much of the other.",
            "Who borrows nothing has no level and adds nothing.",
        ),
        because="0.6 x 9.03 + 0.2 x 2.34 = 5.89. What the shares lack to one is unlevered, "
        "has no level, and is not shared out to the others.",
        misconceptions=(
            Misconception(
                idea="shares stretched to one",
                answer=lambda: _mixed(0.75, 0.25),
                says="That stretches the shares until they make one. "
                "The fifth that borrows nothing stays out of the map.",
                respond="Who is missing from the picture, and why is that right?",
            ),
            Misconception(
                idea="plain sum",
                answer=lambda: _mixed(1.0, 1.0),
                says="That adds two whole markets. Only a part of the people uses each tier.",
                respond="Twice the people for twice the map.",
            ),
            Misconception(
                idea="plain average",
                answer=lambda: _mixed(0.5, 0.5),
                says="That is half and half. Which shares does the task give?",
                respond="Weights before numbers.",
            ),
            Misconception(
                idea="shares turned round",
                answer=lambda: _mixed(0.2, 0.6),
                says="The shares are turned round: more people use 10x here.",
                respond="Write the share above its map.",
            ),
            Misconception(
                idea="dollars, not billions",
                answer=lambda: 1e9 * _mixed(0.6, 0.2),
                says="The number is right, in dollars. The task asks for billions.",
                respond="Have the unit written behind every number.",
            ),
        ),
        rtol=2e-3,
    ),
    Exercise(
        "3.7",
        task="Tiers with more than five per cent of the brightest bucket of the week.",
        answer=_brightest_tiers,
        hints=(
            "by_tier[brightest] has one number for each of map.leverages.",
            "Divide it by its sum. How many entries are above 0.05?",
        ),
        because="All of it is 10x. The brightest bucket of this week is one tier, "
        "opened near one price for days.",
        misconceptions=(
            Misconception(
                idea="the highest leverage is the brightest",
                answer=lambda: {50, 100},
                says="Those lie near the price and are swept soon. "
                "Look how far away the brightest bucket is.",
                respond="Which leverage ends nine to ten per cent away? Lesson 02.",
            ),
            Misconception(
                idea="a bright bucket needs several tiers",
                answer=lambda: {10, 25},
                says="Divide the bucket by its sum before you say so. Is there any 25x in it?",
                respond="Show the row of numbers.",
            ),
            Misconception(
                idea="every tier is in every bucket",
                answer=lambda: {2, 3, 5, 10, 25, 50, 100},
                says="One entry puts its tiers at different prices, not into one bucket.",
                respond="Return to the sixteen levels of one hour.",
            ),
        ),
    ),
    QuizItem(
        "3.Q1",
        question="Funding rises steeply while open interest stays as it is. What does this map do?",
        options={
            "It holds more coins of longs and fewer of shorts": "Every long has its short. "
            "Coins of the sides are equal, whatever the funding.",
            "The longs' levels lie nearer to the price, with as many coins": "New longs are "
            "assumed to borrow more and new shorts less; nobody is added.",
            "Nothing, because open interest has not moved": "People still come and leave within "
            "the volume, and those who come now are assumed to borrow otherwise.",
        },
        right="The longs' levels lie nearer to the price, with as many coins",
    ),
    QuizItem(
        "3.Q2",
        question="A map adds longs only in green hours, and shorts only in red ones. "
        "What does it forget in a green hour?",
        options={
            "Half of the book: whoever sold to them": "Their entries and their levels above "
            "the price are missing, as if they could never be closed by force.",
            "Nothing, because sellers in a green hour are closing longs": "Some are. But then "
            "open interest would not rise by as many; where it does, there is a new short.",
            "Only the fees": "Fees move levels by a few hundredths of a per cent. "
            "Something larger is missing.",
        },
        right="Half of the book: whoever sold to them",
    ),
)
