"""Answers of lesson 09, the cascade laboratory."""

from __future__ import annotations

from functools import lru_cache

from liqwidget.estimator import estimate
from liqwidget.labs import cascade
from liqwidget.market import sample
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

__all__ = ["ITEMS"]

_DENSITY, _DEPTH, _FIRST = 30.0, 50.0, 10.0
"""Millions of longs in every per cent, millions that move price by 1 %, and those sold first."""

_THIN, _WALL_AT, _WALL_TO, _WALL = 20.0, 2.0, 3.0, 80.0
"""The street before the wall and the wall: millions in every per cent, and where it stands."""


@lru_cache(maxsize=1)
def _end_of_three_per_cent() -> float:
    """Return how far the fall of the setup's map goes, in per cent."""
    return -100.0 * cascade(estimate(sample("BTCUSDT"), window="7D"), -0.03).end


def _ratio(density: float = _DENSITY, depth: float = _DEPTH) -> float:
    return density / depth


def _total(ratio: float, first: float = _FIRST) -> float:
    """Return the first order and all that it forces, in the end: a geometric series."""
    return first / (1.0 - ratio)


def _growth() -> float:
    """Return the total in half the depth, over the total in all of it."""
    return _total(_ratio(_THIN, _DEPTH / 2.0)) / _total(_ratio(_THIN))


def _spark() -> float:
    """Return the fall from outside that just reaches the wall, in per cent."""
    return _WALL_AT * (1.0 - _ratio(_THIN))


def _end_at_wall() -> float:
    """Return where that fall ends, once the wall has gone, in per cent."""
    forced = _THIN * _WALL_AT + _WALL * (_WALL_TO - _WALL_AT)
    beyond = _spark() + forced / _DEPTH - _WALL_TO
    return _WALL_TO + beyond / (1.0 - _ratio(_THIN))


ITEMS = (
    Prediction(
        "9.P1",
        question="Price is pushed down by 3 %. By how many per cent is it down in the end, "
        "if this map and the guessed depth were true?",
        answer=lambda: round(_end_of_three_per_cent(), 1),
        unit="%",
        because="It is tempting to add a little to the three. In the model, longs that are sold push "
        "price into the next band, and two heavy ones go whole.",
    ),
    Exercise(
        "9.1",
        task="Branching ratio of 30 million per per cent, where 50 million move price by 1 %.",
        answer=_ratio,
        hints=(
            "How far does one million push price? And how many millions of longs wait on that way?",
            "One million pushes by 0.02 %. In every per cent wait 30 million.",
            "0.02 x 30.",
        ),
        because="k = 1/50 = 0.02 % for a million, and 30 million wait in a per cent: "
        "m = 0.02 x 30 = 0.6. Every dollar sold forces 60 cents more.",
        misconceptions=(
            Misconception(
                idea="turned upside down",
                answer=lambda: 1.0 / _ratio(),
                says="That is depth over density. A deeper book should make the ratio smaller.",
                respond="Ask what a book of infinite depth would do to the number.",
            ),
            Misconception(
                idea="per cent taken for a fraction",
                answer=lambda: _ratio() / 100.0,
                says="That turns per cent into a fraction once and not twice. "
                "k is in per cent for a million, and the density in millions for a per cent.",
                respond="Write the units: % per million, times million per %. Nothing is left.",
            ),
            Misconception(
                idea="the density alone",
                answer=lambda: _DENSITY,
                says="That is how much waits. How far does one million push?",
                respond="Same street, book ten times as deep: is it as dangerous?",
            ),
            Misconception(
                idea="the push alone",
                answer=lambda: 1.0 / _DEPTH,
                says="That is how far one million pushes. How much waits on that way?",
                respond="Name both factors before anybody multiplies.",
            ),
            Misconception(
                idea="the difference",
                answer=lambda: _DEPTH - _DENSITY,
                says="That is a difference in millions. A ratio has no unit.",
                respond="Ask whether 20 would mean the same with 1,000 and 1,020.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "9.2",
        task="All that is sold in the end, in millions, the first ten included, at m = 0.6.",
        answer=lambda: _total(_ratio()),
        unit="million USD",
        hints=(
            "The 10 force 6. What do the 6 force?",
            "10 + 6 + 3.6 + 2.16 + ... Each is 0.6 of the one before.",
            "A sum of that kind is the first over one less the ratio.",
        ),
        because="10 + 6 + 3.6 + 2.16 + ... = 10 / (1 - 0.6) = 25 million. "
        "Fifteen of them are forced.",
        misconceptions=(
            Misconception(
                idea="one round only",
                answer=lambda: _FIRST * (1.0 + _ratio()),
                says="That stops after one round. The six million push price too.",
                respond="Play it: one learner is the 10, the next the 6, and so on down the row.",
            ),
            Misconception(
                idea="the first order left out",
                answer=lambda: _total(_ratio()) - _FIRST,
                says="That is what is forced. The question counts the first ten as well.",
                respond="Right work; have the task read aloud.",
            ),
            Misconception(
                idea="divided by the ratio",
                answer=lambda: _FIRST / _ratio(),
                says="That divides by m. With m near zero it would give a huge sum.",
                respond="Ask what must come out for m = 0: ten.",
            ),
            Misconception(
                idea="two rounds only",
                answer=lambda: _FIRST * (1.0 + _ratio() + _ratio() ** 2),
                says="That stops after two rounds. There is a third, smaller one, and so on.",
                respond="Draw the partial sums as stairs, and ask where they lead.",
            ),
            Misconception(
                idea="everything in the per cent",
                answer=lambda: _FIRST + _DENSITY,
                says="That takes all that waits in the first per cent. Does price get so far?",
                respond="25 million move price by half a per cent. What waits in it?",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "9.3",
        task="Density, in millions for each per cent, at which m is one in a depth of 50 million.",
        answer=lambda: _DEPTH,
        unit="million USD per 1 %",
        hints=(
            "m is density over depth.",
            "0.02 x density = 1.",
        ),
        because="0.02 x 50 = 1: as much waits in a per cent as it takes to move price through it. "
        "From there on every dollar replaces itself.",
        misconceptions=(
            Misconception(
                idea="twice the density",
                answer=lambda: 2.0 * _DENSITY,
                says="That gives m = 1.2. It tips before.",
                respond="Let them put it back: 0.02 times 60.",
            ),
            Misconception(
                idea="what is missing, not what is needed",
                answer=lambda: _DEPTH - _DENSITY,
                says="That is what would have to be added to the 30.",
                respond="Right work, wrong question.",
            ),
            Misconception(
                idea="the ratio itself",
                answer=lambda: 1.0,
                says="That is the ratio m. Which density gives it?",
                respond="Ask for the unit of the answer.",
            ),
            Misconception(
                idea="divided by the ratio twice",
                answer=lambda: _DENSITY / _ratio() / _ratio(),
                says="That divides by 0.6 twice. Put it back into 0.02 x density.",
                respond="Every answer here can be checked forwards; insist on it.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "9.4",
        task="Density 20 million per per cent: by which factor does the total grow when the depth "
        "falls from 50 to 25 million?",
        answer=_growth,
        hints=(
            "Reckon m before and after.",
            "m goes from 0.4 to 0.8. What is 1 / (1 - m) each time?",
            "5 over 1.67.",
        ),
        because="m doubles from 0.4 to 0.8, so the total goes from 10 / 0.6 = 16.7 to 10 / 0.2 = 50 "
        "million: three times as much.",
        misconceptions=(
            Misconception(
                idea="half the depth, twice the sum",
                answer=lambda: 2.0,
                says="That is what happens to m. The total is one over one less m.",
                respond="Draw 1 / (1 - m): a line that bends up. Put 0.4 and 0.8 on it.",
            ),
            Misconception(
                idea="the sum after, not the growth",
                answer=lambda: _total(_ratio(_THIN, _DEPTH / 2.0)),
                says="That is the total after, in millions. How many times the one before is it?",
                respond="Right work, one division short.",
            ),
            Misconception(
                idea="against the first order",
                answer=lambda: 1.0 / (1.0 - _ratio(_THIN, _DEPTH / 2.0)),
                says="That holds the new total against the first order, not the total before.",
                respond="Name three numbers: first, total before, total after.",
            ),
            Misconception(
                idea="upside down",
                answer=lambda: 1.0 / _growth(),
                says="That is before over after. Does a thin book make the total smaller?",
                respond="Ask for the direction before the number.",
            ),
        ),
        rtol=0.02,
    ),
    Exercise(
        "9.5",
        task="Smallest fall from outside that takes the wall, in per cent as a positive number.",
        answer=_spark,
        unit="%",
        hints=(
            "The wall stands at 2 %. The street before it does a part of the way by itself.",
            "Before the wall m is 0.4, so a fall becomes 1 / (1 - 0.4) times as large.",
            "x / 0.6 = 2. Or look up `ignition_points()[0].shock`.",
        ),
        because="In front of the wall m = 0.4. A push of 1.2 % becomes 1.2 / 0.6 = 2 %, touches the "
        "wall, and the wall does the rest.",
        misconceptions=(
            Misconception(
                idea="where the wall stands",
                answer=lambda: _WALL_AT,
                says="That is where the wall stands. The longs in front of it help to get there.",
                respond="Ask what the 20 million in each per cent do on the way.",
            ),
            Misconception(
                idea="what the street does, not the push",
                answer=lambda: _WALL_AT - _spark(),
                says="That is the part of the way that forced orders do. Who does the rest?",
                respond="Two per cent in two pieces on the board: pushed, forced.",
            ),
            Misconception(
                idea="the end of the fall",
                answer=_end_at_wall,
                says="That is where it ends once the wall has gone. What set it off?",
                respond="Two axes: push across, end upwards. Which one is asked for?",
            ),
            Misconception(
                idea="one round only",
                answer=lambda: _WALL_AT / (1.0 + _ratio(_THIN)),
                says="That counts one round of forced orders. They force others in their turn.",
                respond="The same mistake as in 9.2; say so.",
            ),
        ),
        rtol=0.015,
    ),
    QuizItem(
        "9.Q1",
        question="In a street with m = 1.1, what ends the chain before the street ends?",
        options={
            "A smaller first order": "It only takes longer. Each round is larger than the one before.",
            "A pause, whatever the book does": "What was triggered still has to be sold after it. "
            "In the table, with a book that does not refill, the pause changed nothing.",
            "A book that refills faster than orders come": "New bids take the pressure off the "
            "price, and a pause gives them time.",
            "Nothing: above one it never ends": "In the table it did end. "
            "The ratio holds for a book that stays as it is.",
        },
        right="A book that refills faster than orders come",
    ),
    QuizItem(
        "9.Q2",
        question="Dealers who must hedge sell 15 million more in every per cent of a fall. "
        "What becomes of the 25 million in total?",
        options={
            "100 million": "30 and 15 million in each per cent, over 50: m = 0.9, "
            "and ten over one less 0.9 is a hundred.",
            "40 million": "That adds 15 once. They sell in every per cent, and force others.",
            "37.5 million": "That makes the total grow with the density, by one half. "
            "It grows with one over one less m.",
            "25 million: hedgers force nobody": "Their orders move price like any others.",
        },
        right="100 million",
    ),
)
