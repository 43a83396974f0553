"""Answers of lesson 01, what a map says and where it came from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from liqwidget.estimator import LiquidationMap, estimate
from liqwidget.market import sample, table
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ITEMS"]

_BOOKS = ("symmetric", "above", "empty", "below")
"""The toy books that the lesson calls A, B, C and D."""


@lru_cache(maxsize=1)
def _map() -> LiquidationMap:
    return estimate(sample("BTCUSDT"), window="7D")


def _most_forced_buying() -> float:
    profile = _map().profile()
    return float(profile.bucket_prices[profile.short.sum(axis=1).argmax()])


@lru_cache(maxsize=1)
def _toys() -> pd.DataFrame:
    return table("toy_books")


def _dollars(book: str, side: str, low: float, high: float) -> float:
    """Return the dollars of one side of a toy book between two prices, both included."""
    toys = _toys()
    here = (toys["book"] == book) & (toys["side"] == side) & toys["price"].between(low, high)
    return float(toys.loc[here, "usd"].sum())


def _threat(book: str) -> str:
    """Return what a toy book threatens: a side counts if it holds a fifth of the other."""
    above, below = _dollars(book, "short", 100, 200), _dollars(book, "long", 0, 100)
    if above + below == 0:
        return "neither"
    if min(above, below) > max(above, below) / 5:
        return "both"
    return "forced buying" if above > below else "forced selling"


def _threats(**instead: str) -> list[str]:
    """Return what the four books threaten, with some words replaced."""
    return [instead.get(threat.replace(" ", "_"), threat) for threat in map(_threat, _BOOKS)]


ITEMS = (
    Prediction(
        "1.P1",
        question="At which price above the last candle is the most forced buying?",
        answer=lambda: round(_most_forced_buying(), -1),
        unit="USD",
        because="The last high is tempting. A level lies where an entry and its leverage "
        "put it: the 10x shorts of this week, the largest group of the assumed mix, would be "
        "closed nine to ten per cent above their entries.",
    ),
    Exercise(
        "1.1",
        task="What does each of the four toy books threaten?",
        answer=_threats,
        hints=(
            "Look at one column at a time. Are its dollars above 100, below 100, or both?",
            "Above the price are shorts. Closing a short means buying.",
            "A has both sides alike, C has none.",
        ),
        because="Shorts lie above and are closed by buying, longs lie below and are closed by "
        "selling. A has both sides alike, and C has nobody to be forced.",
        misconceptions=(
            Misconception(
                idea="the sides turned round",
                answer=lambda: _threats(
                    forced_buying="forced selling", forced_selling="forced buying"
                ),
                says="B and D are turned round. Whoever is short fears a rise; "
                "what must be done to close a short?",
                respond="Two columns on the board: opened by selling, closed by buying.",
            ),
            Misconception(
                idea="equal sides cancel",
                answer=lambda: _threats(both="neither"),
                says="The sides of A do not cancel: price can visit one after the other, "
                "and each visit forces somebody.",
                respond="Walk a finger up to 105 and down to 95, and add up.",
            ),
            Misconception(
                idea="an empty map threatens both ways",
                answer=lambda: _threats(neither="both"),
                says="Nothing in C can be closed by force. "
                "Price may still go anywhere, and nobody is forced if it does.",
                respond="Separate 'price may move' from 'somebody is forced'.",
            ),
            Misconception(
                idea="any dollars on a side count as much as the other side",
                answer=lambda: _threats(forced_buying="both", forced_selling="both"),
                says="B and D do have some dollars on both sides, but one side is ten times "
                "the other. Which one would you speak of first?",
                respond="Ask for the two sums; 21.7 million against 2.2.",
            ),
            Misconception(
                idea="direction of price instead of the forced trade",
                answer=lambda: ["both", "up", "neither", "down"],
                says="That is where the dollars lie, or where you think price goes. "
                "What would somebody be made to do there?",
                respond="The map says what is forced, not where price goes.",
            ),
        ),
    ),
    Exercise(
        "1.2",
        task="Dollars closed by force if price rises from 100 to 105 in book B.",
        answer=lambda: _dollars("above", "short", 100, 105),
        unit="USD",
        hints=(
            "Price touches 101, 102, 103, 104 and 105.",
            "The side that a rise closes is the short one: rows 101 to 105 of column B.",
            'books.loc[(slice(101, 105), "short"), "B"].sum()',
        ),
        because="0.02 at 102, 0.56 at 103, 4.11 at 104 and 8.00 at 105: 12.69 million dollars, "
        "a third of it before the bright row is reached.",
        misconceptions=(
            Misconception(
                idea="only the row that price ends in",
                answer=lambda: _dollars("above", "short", 105, 105),
                says="That is the row at 105 alone. Price passed others on its way.",
                respond="Walk up the column row by row, aloud.",
            ),
            Misconception(
                idea="a level that is only touched is left out",
                answer=lambda: _dollars("above", "short", 100, 104),
                says="That stops at 104. A level is gone as soon as price touches it, "
                "and price touched 105.",
                respond="Touching is enough: the exchange acts at the level, not beyond it.",
            ),
            Misconception(
                idea="everything above, wherever price stops",
                answer=lambda: _dollars("above", "short", 100, 200),
                says="That is all of the shorts. Those beyond 105 were not reached.",
                respond="Cover the rows above 105 with a hand.",
            ),
            Misconception(
                idea="both sides within the same distance",
                answer=lambda: (
                    _dollars("above", "short", 100, 105) + _dollars("above", "long", 95, 100)
                ),
                says="That adds the longs as far below. A rise does not hurt them.",
                respond="Who loses when price rises?",
            ),
            Misconception(
                idea="the longs of that distance",
                answer=lambda: _dollars("above", "long", 95, 100),
                says="Those are the longs below. Price rose.",
                respond="Have the task read aloud, with a finger that moves.",
            ),
            Misconception(
                idea="millions, not dollars",
                answer=lambda: _dollars("above", "short", 100, 105) / 1e6,
                says="The sum is right, in millions. The task asks for dollars.",
                respond="Name the unit of every number that is written on the board.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "1.3",
        task="Which way is the path of least resistance in book B, in the usual words?",
        answer=lambda: (
            "down"
            if _dollars("above", "short", 100, 200) > _dollars("above", "long", 0, 100)
            else "up"
        ),
        hints=(
            "In those words, resistance is where it is bright.",
            "B is bright above the price. Which side is nearly empty?",
        ),
        because="B is nearly empty below. That is what the words say; "
        "whether price obeys them is another matter.",
        misconceptions=(
            Misconception(
                idea="bright attracts",
                answer=lambda: "up",
                says="That is the idea of the magnet: bright draws the price. "
                "These words say something else: which side is empty?",
                respond="Two sayings that contradict each other in book B; keep both on the board.",
            ),
            Misconception(
                idea="neither",
                answer=lambda: "neither",
                says="The two sides of B are far from alike. Which one is nearly empty?",
                respond="Return to the two sums of exercise 1.1.",
            ),
        ),
    ),
    Exercise(
        "1.4",
        task="Which line comes from a feed, an order book, a map?",
        answer=lambda: ["feed", "order book", "map"],
        hints=(
            "Which of them has already happened?",
            "Who offers coins is not forced. Who says 'about' estimates.",
        ),
        because="The first has happened, with a price. The second is an offer that waits. "
        "The third is a guess about somebody's ruin: it says 'about' and 'near'.",
        misconceptions=(
            Misconception(
                idea="a level is an order that waits",
                answer=lambda: ["feed", "map", "order book"],
                says="The last two are turned round. "
                "An offer is somebody's wish; a level on a map is somebody's limit.",
                respond="Who has decided something in each of the two lines?",
            ),
            Misconception(
                idea="a map shows liquidations that happened",
                answer=lambda: ["map", "order book", "feed"],
                says="The first and the last are turned round. "
                "Which of them has a price at which something was sold?",
                respond="Tense: was sold, would be sold.",
            ),
            Misconception(
                idea="a forced sale is an offer in the book",
                answer=lambda: ["order book", "feed", "map"],
                says="The first two are turned round. "
                "A liquidation is done when it is told; an offer still waits.",
                respond="Tense again: offered, sold.",
            ),
        ),
    ),
    Exercise(
        "1.5",
        task="Order perpetual, feed, estimated map and Hyperliquid by age.",
        answer=lambda: ["perpetual", "feed", "estimated map", "Hyperliquid"],
        hints=(
            "What must exist before anything can be liquidated?",
            "It is easier to repeat what an exchange says than to draw what it does not say.",
            "Hyperliquid is the youngest.",
        ),
        because="2016, 2018 at the latest, 2020 at the latest, 2023. "
        "First a thing that can be liquidated, then news of it, then a guess ahead of it, "
        "then books that can be read.",
        misconceptions=(
            Misconception(
                idea="maps before feeds",
                answer=lambda: ["perpetual", "estimated map", "feed", "Hyperliquid"],
                says="The two in the middle are turned round. "
                "Which is less work: to repeat a message, or to guess a position?",
                respond="Ask what somebody would build on the first evening.",
            ),
            Misconception(
                idea="chains before estimates, because maps are drawn from positions",
                answer=lambda: ["perpetual", "feed", "Hyperliquid", "estimated map"],
                says="That would make the map a drawing of positions that could be read. "
                "It was invented where they could not.",
                respond="Why would anybody estimate what can be read?",
            ),
            Misconception(
                idea="newest first",
                answer=lambda: ["Hyperliquid", "estimated map", "feed", "perpetual"],
                says="That is the newest first.",
                respond="Nothing to teach here but reading.",
            ),
            Misconception(
                idea="chains first, because blockchains are older than perpetuals",
                answer=lambda: ["Hyperliquid", "perpetual", "feed", "estimated map"],
                says="Chains are old, and a fast exchange on a chain is not. "
                "What had to exist before it?",
                respond="Bitcoin is of 2009; ask what was traded on it then.",
            ),
        ),
    ),
    QuizItem(
        "1.Q1",
        question="Price is two per cent below a bright band. What waits in the market at the band?",
        options={
            "Nothing yet: an order is sent only once price is there": "Until then the "
            "position's owner may close it, add margin, or never have existed: it is an estimate.",
            "Orders to buy, placed by the exchange": "The exchange places none in advance. "
            "It acts when the margin has become too small.",
            "Orders to buy, placed by the traders": "They could place stops, and a map does not "
            "show stops. A liquidation is not their order.",
        },
        right="Nothing yet: an order is sent only once price is there",
    ),
    QuizItem(
        "1.Q2",
        question="A map is as bright above as below. What does it say about the next move?",
        options={
            "Price stays where it is, because the sides balance": "They do not pull; they wait. "
            "Nothing on the map holds price in the middle.",
            "A whipsaw comes: up and down again": "It can, and the map does not promise it. "
            "It says what would be forced on either side.",
            "Either side can be swept, and the map does not say which": "It knows what each side "
            "would force. That is why many traders stand aside here.",
        },
        right="Either side can be swept, and the map does not say which",
    ),
    QuizItem(
        "1.Q3",
        question="Two providers show two different maps of one market at one time. Why?",
        options={
            "One of them must be wrong": "Both are guesses, and neither was given the positions.",
            "They assume different leverage, entries or exchanges": "Each fills in what cannot be "
            "seen. Ask both what they assumed before you compare the colors.",
            "One of them has bought the positions": "No exchange of this kind sells its "
            "customers' positions; on public chains they are free.",
        },
        right="They assume different leverage, entries or exchanges",
    ),
)
