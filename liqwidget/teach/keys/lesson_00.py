"""Answers of lesson 00, the first map."""

from __future__ import annotations

from functools import lru_cache

from liqwidget.estimator import LiquidationMap, estimate
from liqwidget.market import sample
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

__all__ = ["ITEMS"]


@lru_cache(maxsize=1)
def _map() -> LiquidationMap:
    return estimate(sample("BTCUSDT"), window="7D")


def _largest(side: str) -> float:
    """Return the price of the bucket with most dollars on a side."""
    profile = _map().profile()
    return float(profile.bucket_prices[getattr(profile, side).sum(axis=1).argmax()])


ITEMS = (
    Prediction(
        "0.P1",
        question="With more 100x, do the bright bands move nearer to the price, or farther?",
        answer=lambda: "nearer",
        because="A trader with 100x puts up one dollar for every hundred, "
        "so a move of about one per cent uses it up.",
    ),
    Exercise(
        "0.1",
        task="Whose positions lie in a bright spot above the price?",
        answer=lambda: "short",
        hints=(
            "Somebody there is closed by force when price rises. Who loses then?",
            "A bet on a fall loses when price rises.",
        ),
        because="A rise hurts those who bet on a fall. Closing them means buying.",
        misconceptions=(
            Misconception(
                idea="longs are above, because they want price to go there",
                answer=lambda: "long",
                says="Longs want price to go there, and nobody is closed by force for being right. "
                "Who loses in a rise?",
                respond="Separate the hoped-for price from the feared one.",
            ),
            Misconception(
                idea="buyers, because closing means buying",
                answer=lambda: "buyers",
                says="They will be made to buy, so they are not long now. What is the word for them?",
                respond="Closing is the opposite trade: write both words in two columns.",
            ),
        ),
    ),
    Exercise(
        "0.2",
        task="The last price, read from the map.",
        answer=lambda: _map().price,
        unit="USD",
        hints=(
            "It is where the candles end, not where it is bright.",
            "The line of text under the picture begins with it; so does the map in words.",
        ),
        because="The candles end there, and everything on the map is measured from it.",
        misconceptions=(
            Misconception(
                idea="the brightest band below is the price",
                answer=lambda: _largest("long"),
                says="That is the largest spot below the price. Where do the candles end?",
                respond="Cover the colors with a hand: what is left is the price.",
            ),
            Misconception(
                idea="the brightest band above is the price",
                answer=lambda: _largest("short"),
                says="That is the largest spot above the price. Where do the candles end?",
                respond="Cover the colors with a hand: what is left is the price.",
            ),
            Misconception(
                idea="the first candle is the newest",
                answer=lambda: float(_map().market.close[0]),
                says="That is where the record begins. Time runs to the right.",
                respond="Ask for the date at both ends of the axis.",
            ),
        ),
        rtol=1e-3,
    ),
    QuizItem(
        "0.Q1",
        question="What is a liquidation map?",
        options={
            "A record of open positions": "No exchange publishes its customers' positions; "
            "the map has to guess entries and leverage.",
            "Orders that wait in the order book": "A level is no order. "
            "The exchange sends one only when price has come.",
            "An estimate of where positions would be closed by force": "Reckoned from open interest "
            "and an assumed leverage mix. Say the word whenever you read one aloud.",
        },
        right="An estimate of where positions would be closed by force",
    ),
)
