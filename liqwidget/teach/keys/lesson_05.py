"""Answers of lesson 05, one tier at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import LiquidationMap, estimate
from liqwidget.labs import positions
from liqwidget.market import sample
from liqwidget.readings import clusters
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem
from liqwidget.views.widget.presets import presets

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ITEMS"]

_SHOWN_BY_THE_TOOL = 3.3e9
_TIER, _ASSUMED = 25, 0.20


@lru_cache(maxsize=1)
def _map() -> LiquidationMap:
    return estimate(sample("BTCUSDT"), window="7D")


def _layers(map: LiquidationMap) -> NDArray[np.float64]:
    """Return the dollars of both sides in the newest column, by bucket and tier."""
    newest = map.profile()
    both: NDArray[np.float64] = newest.long + newest.short
    return both


def _high_share(reach: float) -> float:
    """Return the part of 50x and 100x in the dollars within a reach of the price."""
    layers = _layers(_map())[abs(_map().bucket_prices / _map().price - 1) < reach]
    return float(layers[:, -2:].sum() / layers.sum())


def _high_layer_near() -> float:
    """Return the part of the 50x and 100x layers that lies within one per cent."""
    high = _layers(_map())[:, -2:]
    near = abs(_map().bucket_prices / _map().price - 1) < 0.01
    return float(high[near].sum() / high.sum())


@lru_cache(maxsize=1)
def _slow() -> LiquidationMap:
    """Return the map of the tiers up to ten alone."""
    mix = zip(_map().leverages, _map().weights.tolist(), strict=True)
    return _map().reweighted({tier: share for tier, share in mix if tier <= 10})


def _layer_dollars() -> float:
    """Return the dollars of the 25x layer, without the lean of funding."""
    plain = _map().untilted
    return float(_layers(plain)[:, plain.leverages.index(_TIER)].sum())


def _implied_share() -> float:
    return _ASSUMED * _SHOWN_BY_THE_TOOL / _layer_dollars()


@lru_cache(maxsize=1)
def _two_profiles() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the newest dollars by bucket under the two presets of the lesson."""
    offered = presets(_map())
    retail, desk = (
        _map().reweighted(offered[name]).profile().total
        for name in ("Retail 20–50x", "Desk, low leverage")  # noqa: RUF001  the names of the presets
    )
    return retail, desk


def _overlap() -> float:
    retail, desk = _two_profiles()
    return float(np.minimum(retail / retail.sum(), desk / desk.sum()).sum())


def _unscaled_overlap() -> float:
    retail, desk = _two_profiles()
    return float(np.minimum(retail, desk).sum() / retail.sum())


def _far_longs(*, by_count: bool = False, setting: float = _TIER) -> float:
    """Return the part of a setting's longs with a level over five per cent below the entry."""
    book = positions("exchange/calm")
    chosen = (book.side == 1) & (book.leverage == setting)
    away = 1 - book.liquidation_price[chosen] / book.entry_price[chosen]
    size = np.ones(away.size) if by_count else book.quantity[chosen]
    return float(size[away > 0.05].sum() / size.sum())


ITEMS = (
    Prediction(
        "5.P1",
        question="Of 100 dollars within two per cent of the price, how many are 50x or 100x?",
        answer=lambda: round(100 * _high_share(0.02)),
        unit="dollars of 100",
        because="Near the price does not mean high leverage. "
        "A 25x long that was opened two per cent higher is just as near by now.",
    ),
    Exercise(
        "5.1",
        task="Share of 50x and 100x in the dollars within one per cent of the price.",
        answer=lambda: _high_share(0.01),
        hints=(
            "Choose the buckets with abs(away) < 0.01, both sides.",
            "The last two columns of layers are 50x and 100x.",
            "layers[near, -2:].sum() / layers[near].sum(), with the new near.",
        ),
        because="Half the distance leaves out most of the 25x positions: "
        "their level needs an entry that is three per cent away.",
        misconceptions=(
            Misconception(
                idea="the assumed share",
                answer=lambda: float(_map().weights[-2:].sum()),
                says="That is the share of openings that the mix assumes. "
                "The question is about dollars near the price.",
                respond="Ask what happened between opening and now: most of these were swept.",
            ),
            Misconception(
                idea="the part of the layer that is near",
                answer=_high_layer_near,
                says="That is how much of the two layers lies near. "
                "Turn it round: how much of what lies near is theirs?",
                respond="Two denominators on the board: all of 50x and 100x, and all that is near.",
            ),
            Misconception(
                idea="per cent, not a share",
                answer=lambda: 100 * _high_share(0.01),
                says="That is in per cent. Give the share, between 0 and 1.",
                respond="Right work; agree on fractions for the whole course.",
            ),
            Misconception(
                idea="measured over the whole map",
                answer=lambda: float(_layers(_map())[:, -2:].sum() / _layers(_map()).sum()),
                says="That is their share of the whole map. Only buckets near the price count.",
                respond="Ask which buckets were added up, and have the mask printed.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "5.2",
        task="Price of the nearest cluster of longs when only tiers up to 10x are left.",
        answer=lambda: clusters(_slow()).below[0].price,
        unit="USD",
        hints=(
            "map.reweighted(slow) is the map of these tiers alone.",
            "lq.clusters(...).below lists the clusters of longs, nearest first.",
            "lq.clusters(map.reweighted(slow)).below[0].price",
        ),
        because="A 10x long is closed almost ten per cent below its entry. "
        "Without the higher tiers nothing stands nearer than that.",
        misconceptions=(
            Misconception(
                idea="the nearest cluster of all tiers",
                answer=lambda: clusters(_map()).below[0].price,
                says="That cluster is made of the tiers you were to leave out.",
                respond="Print the cluster: its words name the heaviest tier.",
            ),
            Misconception(
                idea="the second cluster of all tiers",
                answer=lambda: clusters(_map()).below[1].price,
                says="That is the next cluster of the whole map. "
                "Reweight first, then look for clusters.",
                respond="Ask which map was read: the order of the two steps matters.",
            ),
            Misconception(
                idea="the shorts' side",
                answer=lambda: clusters(_slow()).above[0].price,
                says="That is above the price, where shorts are closed. Longs lie below.",
                respond="Point at the candles' end: which way does a long lose?",
            ),
            Misconception(
                idea="the distance, not the price",
                answer=lambda: clusters(_slow()).below[0].distance,
                says="That is the distance as a fraction. At which price does it lie?",
                respond="Right cluster, wrong field: .price beside .distance.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "5.3",
        task="Share of 25x that a tool must have assumed to show 3.3 billion in that layer.",
        answer=_implied_share,
        hints=(
            "The layer grows as the assumed share does, and nothing else is in between.",
            "The layer above was made with a share of 0.20.",
            "0.20 times 3.3 billion over the dollars of your layer.",
        ),
        because="Dollars of a layer are the assumed share times a number that only price, volume "
        "and open interest decide. So the ratio of the dollars is the ratio of the shares.",
        misconceptions=(
            Misconception(
                idea="the ratio upside down",
                answer=lambda: _ASSUMED * _layer_dollars() / _SHOWN_BY_THE_TOOL,
                says="That makes the share smaller, although the tool shows more.",
                respond="Before any number: must the share be above or below 0.20?",
            ),
            Misconception(
                idea="share of the map's dollars",
                answer=lambda: _SHOWN_BY_THE_TOOL / float(_layers(_map().untilted).sum()),
                says="That is the layer's part of the dollars on the map. "
                "The question is about the share of openings.",
                respond="Openings are typed in; dollars alive are what price has left of them.",
            ),
            Misconception(
                idea="how many times more, not the share",
                answer=lambda: _SHOWN_BY_THE_TOOL / _layer_dollars(),
                says="That is how many times more it shows. Times what share?",
                respond="One step short: what was the share before?",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "5.4",
        task="Part of the dollars that two mixes put into the same buckets.",
        answer=_overlap,
        hints=(
            "Divide each profile by its own sum first; each then adds up to one.",
            "np.minimum(a, b) takes the smaller of the two in every bucket.",
            "np.minimum(retail / retail.sum(), desk / desk.sum()).sum()",
        ),
        because="Only this part of the picture is there whichever of the two mixes you believe.",
        misconceptions=(
            Misconception(
                idea="the part that differs",
                answer=lambda: 1 - _overlap(),
                says="That is the part on which they differ. How much do they share?",
                respond="Draw two hills that overlap, and shade both parts.",
            ),
            Misconception(
                idea="the differences added up",
                answer=lambda: 2 - 2 * _overlap(),
                says="That adds up the differences, and counts every moved dollar twice.",
                respond="A dollar that moves is missed in one bucket and found in another.",
            ),
            Misconception(
                idea="not scaled to one",
                answer=_unscaled_overlap,
                says="The two maps hold different sums. Scale each to one before comparing shapes.",
                respond="Ask for the two sums: part of the desk's mix has no level at all.",
            ),
            Misconception(
                idea="the larger of the two",
                answer=lambda: 2 - _overlap(),
                says="That takes the larger of the two everywhere, so it comes out above one.",
                respond="What would two identical maps give? It must be one.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "5.5",
        task="Part of the 25x longs' coins whose level is over five per cent below the entry.",
        answer=_far_longs,
        hints=(
            "book.quantity holds the coins; choose with a mask, below_entry > 0.05.",
            "Add up the coins of the far ones, and divide by the coins of all 25x longs.",
            "coins[below_entry > 0.05].sum() / coins.sum()",
        ),
        because="With cross margin the setting stays 25x, and the level goes "
        "to where the whole account holds out.",
        misconceptions=(
            Misconception(
                idea="positions counted, not coins",
                answer=lambda: _far_longs(by_count=True),
                says="That counts positions. A map is about size: weigh them by coins.",
                respond="Compare one whale and nine small traders.",
            ),
            Misconception(
                idea="the near part",
                answer=lambda: 1 - _far_longs(),
                says="That is the part whose level is where 25x promises. And the rest?",
                respond="Have the direction of the comparison read aloud.",
            ),
            Misconception(
                idea="another tier",
                answer=lambda: _far_longs(setting=20),
                says="That is the part among the 20x longs. Choose leverage 25.",
                respond="A 20x long lies 4.6 % away: five per cent is another question there.",
            ),
        ),
        rtol=0.01,
    ),
    QuizItem(
        "5.Q1",
        question="A paid tool lets you isolate the 25x layer of a big exchange. "
        "Where does it know the leverage from?",
        options={
            "From the exchange, which sends it with every trade": "Trades come with price, size "
            "and side. The leverage of an account is not published.",
            "From a model: a share that somebody assumed": "The layer has the shape of the data "
            "and the size of the assumption.",
            "From the order book, where leveraged orders are marked": "An order carries no "
            "leverage; only the account behind it does.",
            "From the liquidations it has seen": "They tell where somebody was closed, "
            "not with what leverage; and most venues publish only some of them.",
        },
        right="From a model: a share that somebody assumed",
    ),
    QuizItem(
        "5.Q2",
        question="You do not know which of two mixes is right. What may you still say?",
        options={
            "What both maps show": "A statement that survives the other assumption rests on data. "
            "Say of the rest whose mix it needs.",
            "What the map with the better colors shows": "Colors show sums more clearly; "
            "they add no knowledge of the mix.",
            "The average of the two": "An average of two assumptions is a third one.",
            "Nothing": "Too strict: where both agree, the assumption was not needed.",
        },
        right="What both maps show",
    ),
)
