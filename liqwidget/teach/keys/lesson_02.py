"""Answers of lesson 02, from leverage to a liquidation price."""

from __future__ import annotations

from typing import Literal

from liqwidget.market import liquidation_price
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

__all__ = ["ITEMS"]

_ENTRY, _MARGIN = 95_000.0, 0.005


def _level(
    side: Literal["long", "short"], leverage: float, *, maintenance_margin: float = _MARGIN
) -> float:
    """Return the package's own answer for the lesson's entry."""
    return float(
        liquidation_price(
            _ENTRY, side=side, leverage=leverage, maintenance_margin=maintenance_margin
        )
    )


def _leverage_that_ends_at(level: float, maintenance_margin: float) -> float:
    """Return the leverage of the long that is liquidated at a level: the formula, turned round."""
    return 1.0 / (1.0 - level * (1.0 - maintenance_margin) / _ENTRY)


def _rule_of_thumb() -> float:
    """Return where the rule "one over leverage, less maintenance" puts the ten-times long."""
    return _ENTRY * (1.0 - (1.0 / 10.0 - _MARGIN))


ITEMS = (
    Prediction(
        "2.P1",
        question="Where is a 10x long from 95,000 closed by force?",
        answer=lambda: round(_level("long", 10), 1),
        unit="USD",
        because="Ten per cent below would be 85,500. "
        "The exchange acts a little earlier, because it wants some margin to be left.",
    ),
    Exercise(
        "2.1",
        task="Liquidation price of a 10x long from 95,000 with 0.5 % maintenance margin.",
        answer=lambda: _level("long", 10),
        unit="USD",
        hints=(
            "A long is hurt by a fall, so the level lies below the entry.",
            "It is closed when 9,500 - (95,000 - P) equals 0.005 P. Bring P to one side.",
            "0.995 P = 85,500. What is P?",
        ),
        because="9,500 - (95,000 - P) = 0.005 P, so P = 85,500 / 0.995 = 85,929.6.",
        misconceptions=(
            Misconception(
                idea="wrong side of the entry",
                answer=lambda: _level("short", 10),
                says="That is above the entry: a long loses when price falls.",
                respond="Ask who would be happy at that price. Draw entry, arrow, level for a long.",
            ),
            Misconception(
                idea="maintenance margin left out",
                answer=lambda: 85_500.0,
                says="There all the margin is gone. The exchange acts before that: "
                "what must still be left?",
                respond="Name both prices: 85,500 is the bankruptcy price. Who pays if it closes there?",
            ),
            Misconception(
                idea="maintenance taken on the entry value",
                answer=_rule_of_thumb,
                says="That takes 0.5 % of the value at entry. "
                "Here the exchange takes it of the value at the level.",
                respond="It is a real rule at some venues, and exercise 2.4 returns to it.",
            ),
            Misconception(
                idea="maintenance added to the loss instead of kept back",
                answer=lambda: 85_500.0 / 1.005,
                says="That is beyond the bankruptcy price. "
                "Keeping margin back brings the level nearer to the entry.",
                respond="Ask whether a stricter exchange closes earlier or later.",
            ),
            Misconception(
                idea="leverage multiplies the price",
                answer=lambda: 950_000.0,
                says="Leverage multiplies the position, not the price.",
                respond="Return to one coin and 9,500 dollars: what is ten times what?",
            ),
            Misconception(
                idea="the distance, not the level",
                answer=lambda: _ENTRY - _level("long", 10),
                says="That is how far price has to fall. Where does it then stand?",
                respond="Right work, wrong question: have the task read aloud.",
            ),
        ),
    ),
    Exercise(
        "2.2",
        task="Liquidation price of a 25x short from 95,000 with 0.5 % maintenance margin.",
        answer=lambda: _level("short", 25),
        unit="USD",
        hints=(
            "A short is hurt by a rise. Which signs change?",
            "95,000 / 25 - (P - 95,000) = 0.005 P.",
            "98,800 = 1.005 P.",
        ),
        because="3,800 - (P - 95,000) = 0.005 P, so P = 98,800 / 1.005 = 98,308.5.",
        misconceptions=(
            Misconception(
                idea="the long's level",
                answer=lambda: _level("long", 25),
                says="That is the long's level. A short loses when price rises.",
                respond="Draw both on one price line, a mirror at the entry.",
            ),
            Misconception(
                idea="maintenance margin left out",
                answer=lambda: 98_800.0,
                says="There all the margin is gone. What must still be left?",
                respond="Ask for the equation in words before the numbers.",
            ),
            Misconception(
                idea="maintenance subtracted on the wrong side",
                answer=lambda: 98_800.0 / 0.995,
                says="That divides by 0.995, which is the long's number. "
                "Write the equation again: on which side does the short's price stand?",
                respond="Write both equations one under the other, and compare the sign before P.",
            ),
            Misconception(
                idea="mirrored the long",
                answer=lambda: 2.0 * _ENTRY - _level("long", 25),
                says="That mirrors the long. Nearly: what is kept back grows with the price, "
                "and the price at a short's level is higher.",
                respond="Ask at which of the two levels the coin is worth more.",
            ),
            Misconception(
                idea="maintenance taken on the entry value",
                answer=lambda: _ENTRY * (1.0 + 1.0 / 25.0 - _MARGIN),
                says="That takes 0.5 % of the value at entry, not of the value at the level.",
                respond="Same idea as in 2.1; name the two conventions.",
            ),
        ),
        rtol=1e-5,
    ),
    Exercise(
        "2.3",
        task="Leverage at which a long from 95,000 is liquidated at 92,500.",
        answer=lambda: _leverage_that_ends_at(92_500.0, _MARGIN),
        hints=(
            "Turn the formula round: what is 1 - 1/L?",
            "1 - 1/L = 92,500 x 0.995 / 95,000.",
        ),
        because="1 - 1/L = 92,500 x 0.995 / 95,000 = 0.96882, so L = 1 / 0.03118 = 32.07.",
        misconceptions=(
            Misconception(
                idea="maintenance margin left out",
                answer=lambda: _leverage_that_ends_at(92_500.0, 0.0),
                says="That is entry over distance. "
                "It forgets the margin that has to be left, so it comes out too high.",
                respond="Check it forwards: where is a 38x long closed?",
            ),
            Misconception(
                idea="a short's sign",
                answer=lambda: 1.0 / (1.0 - 92_500.0 * 1.005 / _ENTRY),
                says="That has the short's sign before the maintenance margin.",
                respond="Ask for the check: put the answer back into the formula.",
            ),
            Misconception(
                idea="the fraction, not the leverage",
                answer=lambda: 1.0 / _leverage_that_ends_at(92_500.0, _MARGIN),
                says="That is 1/L, the share put up. What is L?",
                respond="One step short: ask what the number means in dollars.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "2.4",
        task="How far the rule of thumb lies above the exact level of exercise 2.1, in basis points.",
        answer=lambda: 1e4 * (_rule_of_thumb() / _level("long", 10) - 1.0),
        unit="basis points",
        hints=(
            "The rule of thumb puts the level 10 % - 0.5 % = 9.5 % below the entry.",
            "Divide the one level by the other, take one away, and multiply by 10,000.",
        ),
        because="The rule says 85,975.0 and the formula 85,929.6, a difference of 45 dollars or "
        "5.3 basis points. Small, and always towards the entry for a long.",
        misconceptions=(
            Misconception(
                idea="dollars, not basis points",
                answer=lambda: _rule_of_thumb() - _level("long", 10),
                says="That is the difference in dollars. "
                "A basis point is a ten-thousandth of the level.",
                respond="Ask whether 45 dollars is much, at 95,000 and at 950.",
            ),
            Misconception(
                idea="per cent, not basis points",
                answer=lambda: 1e2 * (_rule_of_thumb() / _level("long", 10) - 1.0),
                says="That is in per cent. There are a hundred basis points in one per cent.",
                respond="Write 0.053 % = 5.3 basis points on the board.",
            ),
            Misconception(
                idea="measured against the bankruptcy price",
                answer=lambda: 1e4 * (_rule_of_thumb() / 85_500.0 - 1.0),
                says="That compares with 85,500, where the margin is gone. "
                "The exact level is the one of exercise 2.1.",
                respond="Three prices in one row: bankruptcy, exact, rule of thumb.",
            ),
        ),
        rtol=0.02,
    ),
    Exercise(
        "2.5",
        task="Leverage from which a new position would be liquidated at once, at 0.5 % maintenance.",
        answer=lambda: 1.0 / _MARGIN,
        hints=(
            "At that leverage the level is the entry itself.",
            "The margin put up, 1/L, is then just the margin that must be left.",
        ),
        because="1/L = 0.005 gives L = 200: the position is closed before price has moved. "
        "No exchange offers its limit, because fees and a spread come first.",
        misconceptions=(
            Misconception(
                idea="the largest leverage that venues advertise",
                answer=lambda: 100.0,
                says="A 100x position has some way to go: half a per cent. "
                "At which leverage is there no way left?",
                respond="Ask how far a 100x long is from its level: 0.5 %.",
            ),
            Misconception(
                idea="per cent taken for a fraction",
                answer=lambda: 2.0,
                says="0.5 % is 0.005 as a fraction, not 0.5.",
                respond="Half a per cent of 95,000: 475 dollars, not 47,500.",
            ),
        ),
    ),
    QuizItem(
        "2.Q1",
        question="Two traders put up the whole value of one coin, 1x. Who can be liquidated?",
        options={
            "Both": "Not the long: it borrowed nothing, and price would have to fall to zero.",
            "Neither": "One of them can lose more than was put up. "
            "For whom does the loss have no end?",
            "The long only": "It borrowed nothing, and price would have to fall to zero.",
            "The short only": "A short loses without limit as price rises, "
            "and is closed a little below twice the entry.",
        },
        right="The short only",
    ),
    QuizItem(
        "2.Q2",
        question="A trader with a 10x long adds margin while price falls. What happens to the level?",
        options={
            "It moves away from the price": "A larger cushion lasts longer. "
            "The map cannot see that, and leaves the level where it was.",
            "It moves nearer to the price": "It would, if margin were taken out.",
            "It stays: the entry has not changed": "The entry has not, and the cushion has.",
        },
        right="It moves away from the price",
    ),
)
