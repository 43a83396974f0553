"""Answers of lesson 04, the five-step reading."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from liqwidget.estimator import LiquidationMap, estimate
from liqwidget.market import Market, sample
from liqwidget.readings import clusters, move, open_interest_quadrant
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

__all__ = ["ITEMS"]

_CLOCK = np.datetime64("2025-02-04 00:10")
_TARGET = 61_000.0


@lru_cache(maxsize=1)
def _market() -> Market:
    return sample("BTCUSDT")


@lru_cache(maxsize=1)
def _map() -> LiquidationMap:
    return estimate(_market(), window="7D")


def _minutes_since(time: np.datetime64) -> float:
    return float((_CLOCK - time) / np.timedelta64(1, "m"))


def _below(place: int) -> float:
    """Return the price of a cluster of longs, 0 for the nearest."""
    return float(clusters(_map()).nearest("long", 9)[place].price)


def _fall() -> float:
    """Return the dollars of longs between the last price and the target."""
    return move(_map(), _TARGET / _map().price - 1.0).long


def _bucket() -> float:
    """Return the dollars of longs in the bucket of the target alone."""
    profile = _map().profile()
    return float(profile.long.sum(axis=1)[np.abs(profile.bucket_prices - _TARGET).argmin()])


def _change(*, over: str = "24H") -> float:
    """Return the change of open interest over a span, in coins, in per cent."""
    return 100.0 * open_interest_quadrant(_map(), over=over).open_interest_change


def _change_between(first: int, *, in_dollars: bool = False) -> float:
    """Return the change of open interest since an earlier bar, in per cent."""
    market = _market()
    held = market.open_interest * market.close if in_dollars else market.open_interest
    return 100.0 * float(held[-1] / held[first] - 1.0)


ITEMS = (
    Prediction(
        "4.P1",
        question="At which price above the last one does the nearest cluster of shorts lie?",
        answer=lambda: round(float(clusters(_map()).above[0].price)),
        unit="USD",
        because="That is the band of shorts; the longs are in the next lines. The high of the "
        "week is tempting. Price has been there, and the shorts whose levels lay below it are gone. "
        "The map begins beyond.",
    ),
    Exercise(
        "4.1",
        task="Age of the map in minutes, at 00:10 UTC, when its last bar opened at 23:00.",
        answer=lambda: _minutes_since(_market().time[-1] + _market().bar),
        unit="minutes",
        hints=(
            "A bar is named by its opening. When did the last one close?",
            "A bar of one hour that opened at 23:00 closed at 00:00.",
        ),
        because="The bar opened at 23:00 and closed at 00:00. What happened since is not in it.",
        misconceptions=(
            Misconception(
                idea="from the opening of the bar",
                answer=lambda: _minutes_since(_market().time[-1]),
                says="That counts from the opening. The bar went on for an hour after it.",
                respond="Draw the last candle on a clock: opens, closes, now.",
            ),
            Misconception(
                idea="until the next bar",
                answer=lambda: 50.0,
                says="That is how long until the next bar closes. How old is the last one?",
                respond="Both matter: how old is it, and when will it be renewed?",
            ),
            Misconception(
                idea="the map is live",
                answer=lambda: 0.0,
                says="No map is live. It knows nothing after the close of its last bar.",
                respond="Ask what the map would show if price had crashed at 00:05.",
            ),
            Misconception(
                idea="hours, not minutes",
                answer=lambda: _minutes_since(_market().time[-1] + _market().bar) / 60.0,
                says="That is in hours. The task asks for minutes.",
                respond="Have the unit said aloud with the number.",
            ),
        ),
    ),
    Exercise(
        "4.2",
        task="Dollars of a bucket half-way up the color scale, as a share of the brightest.",
        answer=lambda: 0.5**2,
        hints=(
            "Color goes with the root of the dollars: brightness = root of (dollars / brightest).",
            "Half = root of the share. Which number has the root 0.5?",
        ),
        because="The root of a quarter is a half. The root lets you see small bands beside large "
        "ones; the price is that they look larger than they are.",
        misconceptions=(
            Misconception(
                idea="color is proportional to dollars",
                answer=lambda: 0.5,
                says="So it would be on a linear scale. This scale takes the root.",
                respond="Switch the widget to linear and watch the middle bands fade.",
            ),
            Misconception(
                idea="the root the wrong way round",
                answer=lambda: 0.5**0.5,
                says="That is the brightness of half the dollars. "
                "Here the brightness is given, and the dollars are asked.",
                respond="Two columns, dollars and brightness: 1 and 1, then 0.25 and ?",
            ),
            Misconception(
                idea="halved once more",
                answer=lambda: 0.125,
                says="That is the third power. The root is undone by the square.",
                respond="Go back from the other end: what is the root of 0.125?",
            ),
        ),
    ),
    Exercise(
        "4.3",
        task="Price of the cluster of longs nearest below the last price.",
        answer=lambda: _below(0),
        unit="USD",
        hints=(
            "`lq.clusters(map)` lists them. Which side lies below?",
            "`lq.clusters(map).below` holds the two nearest of longs, nearest first.",
            "`lq.clusters(map).below[0].price`",
        ),
        because="62,793, with 36 million dollars: small, but nearest. The next one, 61,208, "
        "holds over seventeen times as much, which is why the step asks for two.",
        misconceptions=(
            Misconception(
                idea="the heavier neighbor",
                answer=lambda: _below(1),
                says="That one is heavier. There is one nearer to the price.",
                respond="Nearest and heaviest are two questions: ask for both, in this order.",
            ),
            Misconception(
                idea="the brightest, not the nearest",
                answer=lambda: (
                    max(clusters(_map()).nearest("long", 9), key=lambda c: c.dollars).price
                ),
                says="That is the brightest, ten per cent away. Which one would price meet first?",
                respond="Cover everything farther than five per cent with a sheet of paper.",
            ),
            Misconception(
                idea="the wrong side",
                answer=lambda: float(clusters(_map()).above[0].price),
                says="That lies above the price, so it is of shorts.",
                respond="Return to lesson 01: who is hurt by a fall?",
            ),
            Misconception(
                idea="the low of the week",
                answer=lambda: float(_market().window("7D").low.min()),
                says="That is the low of the week. Price has been there, and levels above it "
                "were swept; what is nearest now?",
                respond="Structure is step two. Keep map and chart apart for one more minute.",
            ),
            Misconception(
                idea="the distance",
                answer=lambda: 100.0 * clusters(_map()).below[0].distance,
                says="That is how far away it is, in per cent. At which price?",
                respond="Right cluster, wrong unit.",
            ),
        ),
    ),
    Exercise(
        "4.4",
        task="Dollars of longs that would be closed if price fell to 61,000.",
        answer=_fall,
        unit="USD",
        hints=(
            "A fall meets every level between the last price and 61,000, not only one.",
            "`lq.move(map, x)` adds them up; x is the move as a fraction, negative for a fall.",
            "`lq.move(map, 61_000 / map.price - 1).long`",
        ),
        because="All levels on the way count, the small cluster and most of the large one, "
        "whose lower part reaches below 61,000.",
        misconceptions=(
            Misconception(
                idea="one bucket only",
                answer=_bucket,
                says="That is what lies at 61,000 itself. "
                "Price does not jump there; what does it meet on the way?",
                respond="Run a finger down the bars from the price to 61,000.",
            ),
            Misconception(
                idea="the whole of the nearest clusters",
                answer=lambda: sum(cluster.dollars for cluster in clusters(_map()).below),
                says="That is all of both clusters. The larger one reaches below 61,000.",
                respond="Have the extent of the cluster read: low and high.",
            ),
            Misconception(
                idea="the large cluster only",
                answer=lambda: clusters(_map()).below[1].dollars,
                says="That is one cluster, and all of it. What lies between the price and 61,000?",
                respond="Clusters are names for hills; the question is about a stretch of road.",
            ),
            Misconception(
                idea="every long on the map",
                answer=lambda: float(_map().profile().long.sum()),
                says="That is every long down to the edge of the map.",
                respond="Where would price have to go to close all of them?",
            ),
            Misconception(
                idea="shorts, met on a rise",
                answer=lambda: move(_map(), 1.0 - _TARGET / _map().price).short,
                says="That is a rise of the same size, and shorts. Which sign has a fall?",
                respond="A move is a fraction with a sign: -0.04 is four per cent down.",
            ),
        ),
        rtol=0.005,
    ),
    Exercise(
        "4.5",
        task="Change of open interest over the last 24 hours, in coins, in per cent.",
        answer=lambda: _change(over="24H"),
        unit="%",
        hints=(
            "`market.open_interest[-1]` is the last, `market.open_interest[-25]` that of 24 bars before.",
            "Or `lq.open_interest_quadrant(map)`, which looks back 24 hours.",
            "`100 * (market.open_interest[-1] / market.open_interest[-25] - 1)`",
        ),
        because="One per cent of the coins were closed in a day: unwinding, not fresh leverage. "
        "Over the week it is +6.9 %. The sign depends on the window.",
        misconceptions=(
            Misconception(
                idea="another window",
                answer=lambda: _change(over="7D"),
                says="That is over seven days. Has it grown or shrunk since yesterday?",
                respond="Write both on the board, with the window beside each.",
            ),
            Misconception(
                idea="one bar short",
                answer=lambda: _change_between(-24),
                says="From bar -24 to bar -1 only 23 hours pass.",
                respond="Fence posts: how many gaps are between 24 posts?",
            ),
            Misconception(
                idea="dollars, not coins",
                answer=lambda: _change_between(-25, in_dollars=True),
                says="That is in dollars, where a rise of the price counts as new positions.",
                respond="Ask how many contracts were opened if price doubles overnight.",
            ),
            Misconception(
                idea="a fraction, not per cent",
                answer=lambda: _change(over="24H") / 100.0,
                says="That is a fraction. In per cent it is a hundred times as much.",
                respond="Small slip; have the sentence read aloud with its unit.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "4.6",
        task="The playbook for this reading: breakout chase, sweep fade or stand aside.",
        answer=lambda: "stand aside",
        hints=(
            "Take the rows of the table in order, and stop at the first that fits entirely.",
            "Do map and funding agree? Is a heavy band within one per cent of the week's range?",
        ),
        because="Map and funding do not agree, which rules out the chase. The nearest heavy band "
        "lies 1.2 % beyond the week's low, not 1 %, which rules out the fade. Just.",
        misconceptions=(
            Misconception(
                idea="chase, because open interest grew over the week",
                answer=lambda: "breakout chase",
                says="A chase needs a crowded side that funding confirms, and open interest that "
                "rises in the window you trade. Which of the two do you have?",
                respond="Ask for each condition one by one, yes or no.",
            ),
            Misconception(
                idea="fade, because there is a bright band",
                answer=lambda: "sweep fade",
                says="A fade needs a heavy band within one per cent beyond the range. "
                "How far beyond is the nearest?",
                respond="There is always a bright band; that is why a rule needs a number.",
            ),
            Misconception(
                idea="the map decides for long or short",
                answer=lambda: "short",
                says="A map has no direction in it. Choose one of the three names of the table.",
                respond="Education, not advice: the rule names a situation, not a trade.",
            ),
        ),
    ),
    QuizItem(
        "4.Q1",
        question="Two pictures of one market. A band is white on the 24H picture and orange on "
        "the 30D picture. What follows?",
        options={
            "It lost dollars in the meantime": "There is no meantime: both end at the same moment.",
            "White means another number of dollars in each": "Each picture has a scale of its own: "
            "its brightest color is what one cell in two hundred exceeds.",
            "Price is likelier to go there in the short run": "Color says dollars, "
            "and nothing of likelihood.",
        },
        right="White means another number of dollars in each",
    ),
    QuizItem(
        "4.Q2",
        question="The map closed ten minutes ago. Since then price fell by 2 %. "
        "What about the band of longs 1.4 % below the old price?",
        options={
            "Gone by now, though the picture still shows it": "What price reaches is closed within "
            "moments. The picture learns of it with the next bar.",
            "Still there, because the map shows it": "The map shows what was there ten minutes ago. "
            "Price has been through since.",
            "Moved down with the price": "Levels stay where entry and leverage put them. "
            "They end; they do not follow.",
        },
        right="Gone by now, though the picture still shows it",
    ),
)
