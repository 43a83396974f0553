"""Answers of lesson 13, how maps mislead."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import LiquidationMap, estimate
from liqwidget.labs import Painting, exact_map, paint, scores, swept_share
from liqwidget.market import sample
from liqwidget.readings import clusters
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ITEMS"]

_DOLLARS, _TAKER, _MAKER = 4e6, 0.0005, 0.0002
_CALLERS, _CALLS = 1_000, 10
_VENUE_DOLLARS = {"A": 120e6, "B": 60e6, "C": 30e6, "D": 10e6}
_SHARE_OF_D = 0.20


@lru_cache(maxsize=1)
def _painting() -> Painting:
    """Return the lesson's painting: four million dollars a side, for an hour."""
    return paint("exchange/thin_alt", at="2025-06-07 04:00", dollars=_DOLLARS)


@lru_cache(maxsize=1)
def _maps() -> tuple[LiquidationMap, LiquidationMap]:
    """Return the map with the painting in it, and the one without."""
    market = _painting().market
    return (
        estimate(market, window="3D"),
        estimate(_painting().before.market, window="3D"),
    )


def _column(moment: np.datetime64) -> int:
    """Return the column that ends at a moment."""
    return int(np.searchsorted(_maps()[0].time, moment))


def _more(column: int) -> NDArray[np.float64]:
    """Return what the painting adds to one column, dollars per bucket."""
    painted, clean = _maps()
    more: NDArray[np.float64] = painted.total[:, column] - clean.total[:, column]
    return more


@lru_cache(maxsize=1)
def _real_share() -> float:
    """Return how much of the second band of shorts above was there before, in per cent."""
    painted, clean = _maps()
    at = _column(_painting().opened)
    band = clusters(painted, column=at).above[1]
    inside = (painted.bucket_prices > band.low) & (painted.bucket_prices < band.high)
    with_it, without = (float(map.short[inside, at].sum()) for map in (painted, clean))
    return round(100 * without / with_it, 1)


def _left(hours: float) -> float:
    """Return what is still drawn of the painted bands, some hours after the closing."""
    closed = _column(_painting().closed)
    begun, now = _more(_column(_painting().opened)), _more(closed + round(12 * hours))
    drawn = begun > 0
    return float(now[drawn].sum() / begun[drawn].sum())


def _net_left() -> float:
    begun, now = _more(_column(_painting().opened)), _more(_column(_painting().closed) + 12)
    return float(now.sum() / begun.sum())


def _bar() -> int:
    market = _painting().market
    return int(np.searchsorted(market.time, _painting().opened)) - 1


def _risen_over(what: str) -> float:
    """Return the rise of open interest in the painter's bar over a public figure."""
    market, bar = _painting().market, _bar()
    risen = market.open_interest[bar] - market.open_interest[bar - 1]
    over = {
        "volume": market.volume[bar],
        "open interest": market.open_interest[bar - 1],
        "volume before": market.volume[bar - 1],
    }
    return float(risen / over[what])


@lru_cache(maxsize=1)
def _crowded() -> LiquidationMap:
    return estimate(sample("exchange/crowded"), window="3D")


@lru_cache(maxsize=8)
def _late(minutes: float, within: float) -> NDArray[np.float64]:
    return 100 * swept_share(_crowded(), minutes=minutes, within=within)


@lru_cache(maxsize=4)
def _rank(first: str) -> float:
    """Return the mean rank correlation of six hourly maps."""
    truth = exact_map("exchange/crowded", like=_crowded())
    begin = int(np.searchsorted(_crowded().time, np.datetime64(first)))
    return scores(_crowded(), truth, columns=range(begin, begin + 72, 12)).rank


def _rank_lost() -> float:
    """Return by how much the rank correlation fell, six hours before to six hours after."""
    return _rank("2025-06-07T18:00") - _rank("2025-06-08T06:00")


def _mean_late(minutes: float = 10, within: float = 0.02) -> float:
    return float(np.nanmean(_late(minutes, within)))


def _mistold() -> float:
    """Return by which factor the whole market's map overstates venue D."""
    return sum(_VENUE_DOLLARS.values()) * _SHARE_OF_D / _VENUE_DOLLARS["D"]


ITEMS = (
    Prediction(
        "13.P1",
        question="How much of the million dollars at 22.77 belongs to real traders, in per cent?",
        answer=_real_share,
        unit="%",
        because="The rest was painted: it appeared in one bar, and nobody can be liquidated there.",
    ),
    Exercise(
        "13.1",
        task="Fees for opening and closing four million dollars a side between two own accounts.",
        answer=lambda: 2 * _DOLLARS * (_TAKER + _MAKER),
        unit="USD",
        hints=(
            "There are two trades: the opening and the closing.",
            "In each trade one account pays the taker fee, and the other the maker fee.",
            "2 x 4,000,000 x (0.0005 + 0.0002).",
        ),
        because="2 trades x 4,000,000 x 0.07 % = 5,600. The painting says a little less, because "
        "price had fallen by the time of the closing.",
        misconceptions=(
            Misconception(
                idea="forgot the closing",
                answer=lambda: _DOLLARS * (_TAKER + _MAKER),
                says="That is the opening. What is opened has to be closed, and that costs again.",
                respond="Have the four fees listed: who, when, which rate.",
            ),
            Misconception(
                idea="one account only",
                answer=lambda: 2 * _DOLLARS * _TAKER,
                says="That is one account at both ends. The other one is the painter's, too.",
                respond="Ask who is on the other side of the trade, and who pays for that one.",
            ),
            Misconception(
                idea="taker fee for both",
                answer=lambda: 4 * _DOLLARS * _TAKER,
                says="That takes both accounts for takers. In a trade one of the two orders "
                "waited in the book.",
                respond="One order rests, one comes: maker and taker.",
            ),
            Misconception(
                idea="both fees for both accounts",
                answer=lambda: 4 * _DOLLARS * (_TAKER + _MAKER),
                says="That charges each account both fees. Each pays one of them.",
                respond="Write two columns, long and short, and one fee in each.",
            ),
            Misconception(
                idea="margin taken for a cost",
                answer=lambda: 2 * _DOLLARS / 2,
                says="That is the margin. It is locked for an hour and then comes back.",
                respond="Ask what is in the account afterwards.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "13.2",
        task="Share of the painted dollars that is still drawn one hour after they were closed.",
        answer=lambda: _left(1),
        hints=(
            "Look at the buckets where `more[:, at]` is above zero, and only there.",
            "An hour is twelve columns: `more[drawn, gone + 12]`.",
            "more[drawn, gone + 12].sum() / more[drawn, at].sum()",
        ),
        because="Three quarters are still there. The map saw open interest fall and could not know "
        "whose positions had gone, so it took a little from everybody.",
        misconceptions=(
            Misconception(
                idea="what is closed is gone",
                answer=lambda: 0.0,
                says="On the exchange they are gone. What does the map know of that?",
                respond="Ask for the formula: which positions does a fall of open interest close?",
            ),
            Misconception(
                idea="sum over the whole map",
                answer=_net_left,
                says="That adds up the whole map. Its other bands lost what the fake one kept: "
                "look at the painted buckets alone.",
                respond="Draw two bars, painted and rest, before and after.",
            ),
            Misconception(
                idea="at the closing, not an hour later",
                answer=lambda: _left(0),
                says="That is the moment of the closing. Go on by an hour.",
                respond="Twelve bars of five minutes.",
            ),
            Misconception(
                idea="in columns, not hours",
                answer=lambda: _left(12),
                says="That is twelve hours later. A column is five minutes long.",
                respond="How many columns has an hour?",
            ),
        ),
        rtol=0.01,
        atol=1e-3,
    ),
    Exercise(
        "13.3",
        task="Rise of open interest over the volume, in the bar in which the painter opened.",
        answer=lambda: _risen_over("volume"),
        hints=(
            "The rise is the open interest of the bar less that of the bar before.",
            "market.open_interest[bar] - market.open_interest[bar - 1], over market.volume[bar].",
        ),
        because="Nearly two thirds of all that was traded in these five minutes stayed open. "
        "In this market a bar seldom reaches a third.",
        misconceptions=(
            Misconception(
                idea="over the open interest",
                answer=lambda: _risen_over("open interest"),
                says="That is the rise in per cent of open interest. Hold it against the trading.",
                respond="A rise of five per cent is rare, but a busy market can do it honestly.",
            ),
            Misconception(
                idea="the volume of the bar before",
                answer=lambda: _risen_over("volume before"),
                says="That takes the volume of another bar. More cannot open than was traded.",
                respond="Can the share be above one? Then what is wrong?",
            ),
            Misconception(
                idea="volume over the rise",
                answer=lambda: 1 / _risen_over("volume"),
                says="Upside down: what share of the trading stayed open?",
                respond="Ask for a number between zero and one.",
            ),
        ),
        rtol=1e-2,
    ),
    Exercise(
        "13.4",
        task="Mean share of the dollars within 2 % that is swept after ten minutes, in per cent.",
        answer=_mean_late,
        unit="%",
        hints=(
            "`lq.swept_share(crowded, minutes=10)` has a share for every moment of the three days.",
            "Take the mean of those that are known, `np.nanmean`, and multiply by a hundred.",
        ),
        because="Two and a third per cent on average. But in the worst hundredth of the moments "
        "it was more than two thirds: those are the ones that matter.",
        misconceptions=(
            Misconception(
                idea="half, as the article has it",
                answer=lambda: 50.0,
                says="That is the article's word. What does this week say, on average?",
                respond="Both are right about different moments: ask for the worst hundredth.",
            ),
            Misconception(
                idea="an hour late",
                answer=lambda: _mean_late(60),
                says="That is a map an hour old.",
                respond="Read the argument aloud.",
            ),
            Misconception(
                idea="fraction for per cent",
                answer=lambda: _mean_late() / 100,
                says="That is the fraction. In per cent?",
                respond="0.02 and 2 %.",
            ),
            Misconception(
                idea="a wider band",
                answer=lambda: _mean_late(10, 0.05),
                says="That counts levels up to 5 % away, which ten minutes hardly ever reach.",
                respond="Which band is asked for?",
            ),
            Misconception(
                idea="the worst moments",
                answer=lambda: float(np.nanquantile(_late(10, 0.02), 0.99)),
                says="That is the worst hundredth of the moments, not their mean.",
                respond="Keep the number: it is the next sentence of the lesson.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "13.5",
        task="By how much the rank correlation is lower in the six hours after the fall.",
        answer=_rank_lost,
        hints=(
            "Both numbers are printed above: `before` and `after`.",
            "before.rank - after.rank",
        ),
        because="From 0.68 to 0.50. The order of the levels got worse, with the same prior, and "
        "it takes the new positions of half a day to put it right.",
        misconceptions=(
            Misconception(
                idea="a gain for a loss",
                answer=lambda: -_rank_lost(),
                says="The sign says that it rose. It fell: before less after.",
                respond="Which of the two maps would you rather have?",
            ),
            Misconception(
                idea="the level after, not the loss",
                answer=lambda: _rank("2025-06-08T06:00"),
                says="That is the rank afterwards. How much was lost?",
                respond="Two numbers, one difference.",
            ),
            Misconception(
                idea="a share of the rank",
                answer=lambda: _rank_lost() / _rank("2025-06-07T18:00"),
                says="That is the loss as a share of what was there. The difference is asked for.",
                respond="Rank correlations are compared by their difference.",
            ),
        ),
        rtol=0.02,
    ),
    Exercise(
        "13.6",
        task="Expected number of perfect records among 1,000 callers who toss a coin ten times.",
        answer=lambda: _CALLERS * 0.5**_CALLS,
        hints=(
            "How likely is it that one of them is right ten times out of ten?",
            "0.5 to the power of ten is 1 in 1,024. There are 1,000 of them.",
        ),
        because="1,000 / 1,024 = 0.98. One perfect record is what luck alone brings.",
        misconceptions=(
            Misconception(
                idea="impossible by luck",
                answer=lambda: 0.0,
                says="Ten in a row is rare for one of them. There are a thousand.",
                respond="Let the class toss: each stands until the first miss.",
            ),
            Misconception(
                idea="halved by ten",
                answer=lambda: _CALLERS * 0.5 / _CALLS,
                says="That divides by ten. Every round halves those who are left.",
                respond="1,000, 500, 250: go on aloud.",
            ),
            Misconception(
                idea="the chance of one caller",
                answer=lambda: 0.5**_CALLS,
                says="That is the chance of one caller. How many do you expect among a thousand?",
                respond="Chance times number.",
            ),
            Misconception(
                idea="one round too few",
                answer=lambda: _CALLERS * 0.5 ** (_CALLS - 1),
                says="That is nine calls.",
                respond="Count the halvings.",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "13.7",
        task="By which factor the whole market's map overstates the level at your venue.",
        answer=_mistold,
        hints=(
            "Add the four venues up: what does the map of the whole market show?",
            "Your venue has a fifth of the open interest: take a fifth of 220 million for yours.",
        ),
        because="A fifth of 220 million is 44, and there are 10: 4.4 times too much.",
        misconceptions=(
            Misconception(
                idea="the whole market for the own venue",
                answer=lambda: sum(_VENUE_DOLLARS.values()) / _VENUE_DOLLARS["D"],
                says="That takes all 220 million for yours. First take the share of your venue.",
                respond="Who forgets even the share makes this mistake; name it.",
            ),
            Misconception(
                idea="upside down",
                answer=lambda: 1 / _mistold(),
                says="Upside down: what is shown, over what is there.",
                respond="Too much means above one.",
            ),
            Misconception(
                idea="the difference in millions",
                answer=lambda: 34.0,
                says="That is the difference in millions. The factor is asked for.",
                respond="44 is how many times 10?",
            ),
            Misconception(
                idea="without the own venue",
                answer=lambda: 210 * _SHARE_OF_D / 10,
                says="That leaves your venue out of the whole market. It is a part of it.",
                respond="Add the row up again.",
            ),
        ),
        rtol=1e-3,
    ),
    QuizItem(
        "13.Q1",
        question="The tell-tales find nothing unusual about a band. What do you know?",
        options={
            "It is genuine": "Whoever opens slowly is not found. Nothing found is not nothing there.",
            "It was not painted in a hurry": "That much. Slow painting, hedges and added margin "
            "look like everybody else.",
            "The detector is broken": "It found what was painted in one bar. It looks for nothing else.",
            "Price will go there": "That is a question about price, and no look at the band answers it.",
        },
        right="It was not painted in a hurry",
    ),
    QuizItem(
        "13.Q2",
        question="Someone shows ten maps, and price went to the bright band each time. What do you ask?",
        options={
            "How many were not shown": "Of a thousand who toss coins, one has ten of ten. "
            "The misses are in no thread.",
            "Which provider it was": "The provider does not matter as long as the maps were chosen.",
            "Which color scale was used": "A color scale changes what looks bright, "
            "and not which stories are told.",
            "What the next map shows": "Then you have already believed the ten.",
        },
        right="How many were not shown",
    ),
)
