"""Answers of lesson 07, which side is crowded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator import estimate
from liqwidget.market import sample
from liqwidget.readings import conviction
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.readings import Conviction

__all__ = ["ITEMS"]

_EVENTS = ("2020-03-12", "2021-05-19", "2022-11-08", "2024-08-05", "2025-04-07", "2025-10-10")
_LONGS, _SHORTS = 180.0, 45.0
_RATE = 0.0005
"""Funding of the article's example, per 8 h."""
_LEVERAGE = 32.0


@lru_cache(maxsize=1)
def _eves() -> tuple[Conviction, ...]:
    """Return the two-variable check at the midnight before each of the six falls."""
    return tuple(
        conviction(estimate(sample(name).window((None, name)), window="7D")) for name in _EVENTS
    )


@lru_cache(maxsize=1)
def _days() -> NDArray[np.float64]:
    """Return asymmetry, return of the day before and of the day after; shape ``(n_days, 3)``."""
    rows = []
    for name in _EVENTS:
        map = estimate(sample(name).resample("1h"))
        for column in range(95, map.time.size - 24, 24):
            day_ago, now, day_on = map.closes[[column - 24, column, column + 24]]
            leaning = conviction(map, column).asymmetry.value
            rows.append((leaning, now / day_ago - 1, day_on / now - 1))
    return np.array(rows)


def _same_sign(column: int) -> float:
    """Return the share of days on which the asymmetry has the sign of a return."""
    days = _days()
    return float((np.sign(days[:, 0]) == np.sign(days[:, column])).mean())


ITEMS = (
    Prediction(
        "7.P1",
        question="At the midnight before each of six falls: how often were both signs on the longs?",
        answer=lambda: sum(one.trap == "long trap" for one in _eves()),
        unit="of six",
        because="The one you looked at is the one that fits. "
        "An example that was chosen because it fits says nothing about how often that happens.",
    ),
    Exercise(
        "7.1",
        task="Asymmetry of 180 million longs at 92,500 and 45 million shorts at 97,000.",
        answer=lambda: (_SHORTS - _LONGS) / (_SHORTS + _LONGS),
        hints=(
            "Shorts less longs, over the sum of both.",
            "(45 - 180) / (45 + 180)",
        ),
        because="(45 - 180) / 225 = -0.60: the longs hold four times what the shorts hold.",
        misconceptions=(
            Misconception(
                idea="the sign turned round",
                answer=lambda: (_LONGS - _SHORTS) / (_SHORTS + _LONGS),
                says="That is positive, which here means that shorts outweigh.",
                respond="Agree on the sign once: negative, the weight hangs below the price.",
            ),
            Misconception(
                idea="ratio instead of asymmetry",
                answer=lambda: _LONGS / _SHORTS,
                says="That is how many times more longs there are. "
                "An asymmetry lies between -1 and 1.",
                respond="Ask what the ratio would be if one side were empty.",
            ),
            Misconception(
                idea="short over long",
                answer=lambda: _SHORTS / _LONGS,
                says="That is the ratio of the two. Take the difference, over the sum.",
                respond="What should two equal sides give? Nought, not one.",
            ),
            Misconception(
                idea="difference in millions",
                answer=lambda: _SHORTS - _LONGS,
                says="That is the difference in millions. Divide it by the sum.",
                respond="Would the same difference mean the same on a market ten times as large?",
            ),
            Misconception(
                idea="share of the longs",
                answer=lambda: _LONGS / (_SHORTS + _LONGS),
                says="That is the share that the longs hold. An even book should give nought.",
                respond="Write share and asymmetry of an even book beside each other.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "7.2",
        task="Share of 133 days on which the asymmetry has the sign of the day before.",
        answer=lambda: _same_sign(1),
        hints=(
            'np.sign(days["asymmetry"]) is -1 or 1.',
            'Compare it with np.sign(days["before"]), and take the mean of what is True.',
            '(np.sign(days["asymmetry"]) == np.sign(days["before"])).mean()',
        ),
        because="After a fall the levels of older longs are near and those of older shorts far. "
        "So the asymmetry tells, three times in four, which way price came.",
        misconceptions=(
            Misconception(
                idea="the day after instead of the day before",
                answer=lambda: _same_sign(2),
                says="That is about the day that follows. The question is about the one before.",
                respond="A good slip: compare the two numbers in class afterwards.",
            ),
            Misconception(
                idea="days of opposite sign",
                answer=lambda: 1 - _same_sign(1),
                says="That counts the days of opposite sign.",
                respond="Ask for one day by hand: which sign, which return?",
            ),
            Misconception(
                idea="a count, not a share",
                answer=lambda: float(round(_same_sign(1) * len(_days()))),
                says="That is a number of days. As a share of all of them?",
                respond="Right work: .mean() in place of .sum().",
            ),
            Misconception(
                idea="a correlation",
                answer=lambda: float(np.corrcoef(_days()[:, 0], _days()[:, 1])[0, 1]),
                says="That is a correlation. Count the days instead.",
                respond="Both are fair questions; a share of days is easier to tell a friend.",
            ),
        ),
        rtol=0.005,
    ),
    Exercise(
        "7.3",
        task="What +0.05 % per 8 h comes to in a year, simple, as a fraction.",
        answer=lambda: 3 * 365 * _RATE,
        hints=(
            "It is paid three times a day.",
            "0.05 % is 0.0005 as a fraction.",
            "3 * 365 * 0.0005",
        ),
        because="Three payments on each of 365 days: 1,095 times 0.0005 is 0.5475, "
        "or 54.75 % of the position.",
        misconceptions=(
            Misconception(
                idea="once a day",
                answer=lambda: 365 * _RATE,
                says="That takes one payment a day. How many times eight hours has a day?",
                respond="Draw a clock with the three times: 0, 8 and 16 hours UTC.",
            ),
            Misconception(
                idea="per cent, not a fraction; or 0.05 % read as 0.05",
                answer=lambda: 100 * 3 * 365 * _RATE,
                says="That is in per cent, or takes 0.05 % for 0.05. Give the fraction.",
                respond="Two slips with one result; ask what five per cent every eight hours would be.",
            ),
            Misconception(
                idea="a day only",
                answer=lambda: 3 * _RATE,
                says="That is one day. A year has 365.",
                respond="Have the question read aloud.",
            ),
            Misconception(
                idea="compound interest",
                answer=lambda: (1 + _RATE) ** (3 * 365) - 1,
                says="That compounds, as if each payment were added to the position. "
                "Simple means: only add up.",
                respond="Ask who would put the paid money back into the position.",
            ),
            Misconception(
                idea="hourly payments",
                answer=lambda: 24 * 365 * _RATE,
                says="That pays the rate every hour. It is a rate for eight hours.",
                respond="Some venues do pay hourly, an eighth each time: the same sum.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "7.4",
        task="What a 32x long pays in a day at +0.05 % per 8 h, as a share of its margin.",
        answer=lambda: 3 * _RATE * _LEVERAGE,
        hints=(
            "The rate is on the whole position. The margin is a 32nd of it.",
            "0.15 % of the position a day, times 32.",
        ),
        because="0.15 % of the position is 32 times as much of the margin: 4.8 % in a day. "
        "The crowd pays dearly to stay, and that is all that the rate says.",
        misconceptions=(
            Misconception(
                idea="share of the position",
                answer=lambda: 3 * _RATE,
                says="That is the share of the position. The trader put up a 32nd of it.",
                respond="Take 32,000 dollars of position: who pays how much, out of which purse?",
            ),
            Misconception(
                idea="one payment only",
                answer=lambda: _RATE * _LEVERAGE,
                says="That is one payment. How many are there in a day?",
                respond="Three times a day: have the times named.",
            ),
            Misconception(
                idea="divided by the leverage",
                answer=lambda: 3 * _RATE / _LEVERAGE,
                says="Leverage makes the cost larger against the margin, not smaller.",
                respond="Compare 1x and 32x: the same payment, out of a small and a large purse.",
            ),
            Misconception(
                idea="per cent, not a fraction",
                answer=lambda: 100 * 3 * _RATE * _LEVERAGE,
                says="That is in per cent. Give the fraction.",
                respond="Right work; agree on fractions for the whole course.",
            ),
        ),
        rtol=1e-3,
    ),
    Exercise(
        "7.5",
        task="Verdicts of the four cells: longs then shorts heavy, each with longs then shorts paying.",
        answer=lambda: ["agree", "contradict", "contradict", "agree"],
        hints=(
            "Who pays is who is crowded, by the word of funding.",
            "Is the side that pays the side that is heavy? Then they agree.",
        ),
        because="Heavy side and paying side are the same in the first and the last cell.",
        misconceptions=(
            Misconception(
                idea="whoever is paid is crowded",
                answer=lambda: ["contradict", "agree", "agree", "contradict"],
                says="That takes the side that is paid for the crowded one. "
                "The crowd pays the others to take its other side.",
                respond="An inn that is full: who pays, the guests or the empty one next door?",
            ),
            Misconception(
                idea="positive funding always confirms",
                answer=lambda: ["agree", "contradict", "agree", "contradict"],
                says="That lets positive funding confirm whatever the map shows. "
                "With shorts heavy, who would have to pay?",
                respond="Cover the word 'agree' and ask for the crowded side by each sign first.",
            ),
            Misconception(
                idea="only the map counts",
                answer=lambda: ["agree", "agree", "contradict", "contradict"],
                says="That looks at the map alone. Two signs have to be held together.",
                respond="Point at the columns of the card: they must make a difference.",
            ),
        ),
    ),
    Exercise(
        "7.6",
        task="Of the six midnights, how often funding was moderate or stretched, whatever the map said.",
        answer=lambda: sum(one.funding.crowded is not None for one in _eves()),
        hints=(
            "Read the grade of funding in each line.",
            "mild does not count; moderate and stretched do.",
        ),
        because="March 2020, where the map leaned the other way, and May 2021. "
        "Before the other four falls funding said nothing.",
        misconceptions=(
            Misconception(
                idea="counted where both agree",
                answer=lambda: sum(one.verdict == "agree" for one in _eves()),
                says="That counts where both signs agree. Here only funding is asked.",
                respond="Cover the verdicts with a hand and read the grades.",
            ),
            Misconception(
                idea="counted the map",
                answer=lambda: sum(one.asymmetry.crowded == "long" for one in _eves()),
                says="That counts the midnights on which longs outweighed on the map.",
                respond="Two columns, two questions: have both headers read aloud.",
            ),
            Misconception(
                idea="all of them, since all fell",
                answer=lambda: len(_eves()),
                says="All six fell, that is why they are in the list. "
                "It does not say what funding was before.",
                respond="Name it: the outcome read back into the sign.",
            ),
        ),
    ),
    QuizItem(
        "7.Q1",
        question="Within five per cent a map shows four times as many dollars of longs as of shorts. "
        "What is true of the whole market?",
        options={
            "There are four times as many longs": "Every contract has one long and one short. "
            "The difference is where their levels lie.",
            "For every long there is a short, with its level elsewhere": "Farther away, because its "
            "entry is old or its leverage low; or swept already.",
            "Most traders are longs": "A map counts dollars, not heads; "
            "one fund may be short against a thousand longs.",
        },
        right="For every long there is a short, with its level elsewhere",
    ),
    QuizItem(
        "7.Q2",
        question="A provider's map weighs its longs up when funding is positive. Then it is checked "
        "against funding, and agrees. What is that worth?",
        options={
            "Little: funding confirms what it put in": "Two signs count as two only if neither is "
            "made from the other. So `lq.conviction` takes the tilt out first.",
            "Much: two independent signs": "Independent they are not: one is an ingredient of the other.",
            "It makes the map more exact": "Perhaps, but that is no check of it. "
            "A check needs something the map was not made of.",
        },
        right="Little: funding confirms what it put in",
    ),
)
