"""Answers of lesson 10, five events, checked, and the sixth."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from liqwidget.market import Market, sample
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem

__all__ = ["ITEMS"]

_COINS = ("BTC", "ETH", "SOL", "AVAX")
_NAMED = ("2020-03-12", "2021-05-19", "2024-08-05")
"""The events of which the article's list of questions says the same."""
_HIGH, _FIFTH_DAY, _LAST_LOW = 21_480.65, 15_588.0, 15_476.0


@lru_cache
def _worst_fall(name: str, hours: int, bar: str = "1h") -> float:
    """Return the worst fall from the highest price of so many hours, as a negative fraction."""
    frame = sample(name).resample(bar).to_frame()
    top = frame["high"].rolling(f"{hours}h").max()
    return float((frame["low"] / top - 1.0).min())


def _deep(hours: int, *, least: float = 0.30) -> set[str]:
    """Return the named events that fell by so much within so many hours."""
    return {name for name in _NAMED if _worst_fall(name, hours) <= -least}


@lru_cache
def _two_midnights(name: str, first: str, second: str) -> tuple[Market, Market]:
    """Return what was known at each of two midnights."""
    whole = sample(name)
    return whole.window((None, first)), whole.window((None, second))


def _change(name: str, first: str, second: str, *, what: str) -> float:
    """Return the change between two midnights of the coins, the price or the dollars."""
    coins, prices = np.array(
        [(past.open_interest[-1], past.price) for past in _two_midnights(name, first, second)]
    ).T
    values = {"coins": coins, "price": prices, "dollars": coins * prices}[what]
    return float(values[1] / values[0] - 1.0)


def _may(what: str) -> float:
    return _change("2021-05-19", "2021-05-19", "2021-05-20", what=what)


def _october(what: str) -> float:
    return _change("2025-10-10", "2025-10-10", "2025-10-11", what=what)


@lru_cache
def _way_down() -> tuple[float, int]:
    """Return the hours, and the bars, from the last trade at 64,000 to the low of August 2024."""
    frame = sample("2024-08-05").to_frame()
    bottom = frame["low"].idxmin()
    last = frame.index[(frame["high"] >= 64_000) & (frame.index <= bottom)][-1]
    hours = (bottom - last) / pd.Timedelta("1h")
    return float(hours), int(((frame.index > last) & (frame.index <= bottom)).sum())


@lru_cache
def _rates(coin: str) -> tuple[float, float]:
    """Return the mean rate of the 14 days before 6 April 2025, and the last one."""
    known = sample("2025-04-07", symbol=coin).window((None, "2025-04-06")).window("14D")
    return float(known.funding_rate.mean()), float(known.funding_rate[-1])


def _paid_by_shorts() -> set[str]:
    return {coin for coin in _COINS if _rates(coin)[0] < 0}


def _share_of_time() -> float:
    """Return the share of the time, not of the fall, that was over on the fifth day."""
    times = [
        pd.Timestamp(text) for text in ("2022-11-05 03:00", "2022-11-09 23:00", "2022-11-21 21:00")
    ]
    first, rest = (later - earlier for earlier, later in pairwise(times))
    return float(first / (first + rest))


ITEMS = (
    Prediction(
        "10.P1",
        question="At what price does the fall of 12 and 13 March 2020 stop?",
        answer=lambda: float(sample("2020-03-12").low.min()),
        unit="USD",
        because="3,782.13 in the hour of 02:00 on the 13th, 52 % below the evening before. "
        "Guesses sit in bright bands, because a picture offers nothing else.",
    ),
    Exercise(
        "10.1",
        task="The fall from 7,900 to 3,800, in per cent.",
        answer=lambda: 100.0 * (1.0 - 3_800.0 / 7_900.0),
        unit="%",
        hints=(
            "A fall is measured against the price that it started from.",
            "What is left is 3,800 / 7,900. How much is gone?",
            "100 x (1 - 0.481).",
        ),
        because="4,100 of 7,900 dollars are gone: 51.9 %. "
        "The record, from 7,966.17 to 3,782.13, has 52.5 %, in 26 hours.",
        misconceptions=(
            Misconception(
                idea="measured against the low",
                answer=lambda: 100.0 * (7_900.0 / 3_800.0 - 1.0),
                says="No price can fall by more than 100 %. "
                "That is the rise which would bring it back.",
                respond="Ask what a fall of 50 % needs to be made good: a rise of 100 %.",
            ),
            Misconception(
                idea="the part that is left",
                answer=lambda: 100.0 * 3_800.0 / 7_900.0,
                says="That is what is left of the price. How much of it is gone?",
                respond="Let both numbers be added: they make 100.",
            ),
            Misconception(
                idea="a fraction, not per cent",
                answer=lambda: 1.0 - 3_800.0 / 7_900.0,
                says="That is the fraction. The task wants per cent.",
                respond="Right work; ask for the unit in every table.",
            ),
            Misconception(
                idea="dollars, not per cent",
                answer=lambda: 4_100.0,
                says="That is the fall in dollars. What is it of the price before?",
                respond="Ask whether 4,100 dollars is much, at 7,900 and at 120,000.",
            ),
            Misconception(
                idea="the sign of the change",
                answer=lambda: 100.0 * (3_800.0 / 7_900.0 - 1.0),
                says="The size is right. "
                "The word fall already says which way, so the number has no minus here.",
                respond="'A fall of -52 %' would be a rise. Name both conventions.",
            ),
        ),
        rtol=2e-3,
    ),
    Exercise(
        "10.2",
        task="The worst fall within four hours in March 2020, in hourly bars, as a fraction.",
        answer=lambda: _worst_fall("2020-03-12", 4),
        hints=(
            "worst_fall takes a market and a number of hours.",
            'The market is lq.sample("2020-03-12").',
        ),
        because="The worst four hours took 34.8 %, the worst twenty-four 50.9 %. "
        "Half of the price went in a day, and a third in a few hours.",
        misconceptions=(
            Misconception(
                idea="a day, not four hours",
                answer=lambda: _worst_fall("2020-03-12", 24),
                says="That is the worst fall of a whole day. The article speaks of a few hours.",
                respond="Have the horizon said aloud with every fall: 'of a day', 'of four hours'.",
            ),
            Misconception(
                idea="one hour",
                answer=lambda: _worst_fall("2020-03-12", 1),
                says="That is one hourly bar from its high to its low. The task wants four.",
                respond="Ask whether the high came first in that hour. The record does not say.",
            ),
            Misconception(
                idea="the article's half",
                answer=lambda: -0.5,
                says="That is what the article says. What do the bars say?",
                respond="A claim is not a measurement; send them to the helper.",
            ),
            Misconception(
                idea="bars of 15 minutes",
                answer=lambda: _worst_fall("2020-03-12", 4, "15min"),
                says="That takes the bars of 15 minutes, whose path is drawn. "
                "The record is hourly, and so is worst_fall.",
                respond="Finer bars look better and are drawn by chance between the pins.",
            ),
            Misconception(
                idea="the minus left out",
                answer=lambda: -_worst_fall("2020-03-12", 4),
                says="The size is right. The task wants the change, with its minus.",
                respond="In 10.1 the word carried the sign, here the number does.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "10.3",
        task="The change of open interest over 19 May 2021 in coins, as a fraction.",
        answer=lambda: _may("coins"),
        hints=(
            "Take the two numbers of coins from the last two lines of the page.",
            "After over before, less one.",
            "340,510 / 406,290 - 1.",
        ),
        because="340,510 / 406,290 - 1 = -0.162: of the 28 % that went in dollars, "
        "16 is coins closed, and the rest is that each coin was worth less.",
        misconceptions=(
            Misconception(
                idea="dollars, not coins",
                answer=lambda: _may("dollars"),
                says="That is the change in dollars. It falls with the price, "
                "even when nobody closes anything.",
                respond="Rectangle on the board: coins across, price up, dollars the area.",
            ),
            Misconception(
                idea="the price's change",
                answer=lambda: _may("price"),
                says="That is the change of the price. The task asks how many coins were closed.",
                respond="Ask for the unit of each column of the page.",
            ),
            Misconception(
                idea="the ratio, not the change",
                answer=lambda: 1.0 + _may("coins"),
                says="That is what is left of the coins. How much did they change?",
                respond="Less one: a change of nothing is zero, not one.",
            ),
            Misconception(
                idea="measured against what was left",
                answer=lambda: 1.0 - 1.0 / (1.0 + _may("coins")),
                says="That measures the loss against the evening after. "
                "A change is measured against what there was before.",
                respond="Same as the low in 10.1: which end is the whole?",
            ),
            Misconception(
                idea="the minus left out",
                answer=lambda: -_may("coins"),
                says="The size is right. Coins were closed, so the change has a minus.",
                respond="After less before, in this order.",
            ),
        ),
        rtol=0.01,
    ),
    Exercise(
        "10.4",
        task="Share of the fall of November 2022 that was over on the fifth day.",
        answer=lambda: (_HIGH - _FIFTH_DAY) / (_HIGH - _LAST_LOW),
        hints=(
            "Two falls start at the same high. Divide the shorter by the longer.",
            "(21,480.65 - 15,588) / (21,480.65 - 15,476).",
        ),
        because="5,892.65 of 6,004.65 dollars: 98 % of the fall in under five of sixteen days. "
        "A span that ends at the last low says little about speed.",
        misconceptions=(
            Misconception(
                idea="the fall itself",
                answer=lambda: 1.0 - _FIFTH_DAY / _HIGH,
                says="That is the fall of the first five days, as a share of the price. "
                "The task asks for its share of the whole fall.",
                respond="Ask 'share of what?' and have both falls drawn from one high.",
            ),
            Misconception(
                idea="time, not price",
                answer=_share_of_time,
                says="That is the share of the time. How much of the fall was over?",
                respond="Both are worth knowing: a third of the time, nearly all of the fall.",
            ),
            Misconception(
                idea="what was still to come",
                answer=lambda: (_FIFTH_DAY - _LAST_LOW) / (_HIGH - _LAST_LOW),
                says="That is the part still to come after the fifth day.",
                respond="Right division, other end.",
            ),
            Misconception(
                idea="one low over the other",
                answer=lambda: _LAST_LOW / _FIFTH_DAY,
                says="That divides two prices. Divide two falls; each begins at the high.",
                respond="It is close by accident. Try it with a high of 16,000.",
            ),
            Misconception(
                idea="the falls turned over",
                answer=lambda: (_HIGH - _LAST_LOW) / (_HIGH - _FIFTH_DAY),
                says="That is more than the whole. Which of the two falls is the part?",
                respond="A share lies between nought and one.",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "10.5",
        task="Hours from the last trade at 64,000 to the low of August 2024.",
        answer=lambda: _way_down()[0],
        unit="hours",
        hints=(
            "august.low.idxmin() is the bar of the low.",
            (
                'Among the bars up to it, august[:bottom].query("high >= 64_000") keeps those at '
                "64,000 or more. Which one is the last?"
            ),
            'The difference of two times, divided by pd.Timedelta("1h"), is hours.',
        ),
        because="From 2 August 14:45 to the bar of 06:15 on the 5th are 63.5 hours; "
        "the record, in bars of five minutes, has 63.6. In the last 48 hours before the low "
        "no price was above 62,198.",
        misconceptions=(
            Misconception(
                idea="the article's figure",
                answer=lambda: 48.0,
                says="That is the article's figure. The task is to hold it against the bars.",
                respond="Ask for the price 48 hours before the low: 62,000, not 64,000.",
            ),
            Misconception(
                idea="bars, not hours",
                answer=lambda: float(_way_down()[1]),
                says="That counts bars. Each of them is a quarter of an hour.",
                respond="Subtract times, not positions; the unit then comes along.",
            ),
            Misconception(
                idea="days, not hours",
                answer=lambda: _way_down()[0] / 24.0,
                says="That is in days. The task wants hours.",
                respond="Ask for the unit that the difference was divided by.",
            ),
            Misconception(
                idea="counted from the low to the first bar at 64,000",
                answer=lambda: -_way_down()[0],
                says="The size is right, and time runs the other way: later less earlier.",
                respond="Which of the two moments came first?",
            ),
        ),
        rtol=5e-3,
    ),
    Exercise(
        "10.6",
        task="Coins in which shorts paid longs on average over the two weeks before 6 April 2025.",
        answer=_paid_by_shorts,
        hints=(
            "Shorts pay longs where the funding rate is negative.",
            (
                'lq.sample("2025-04-07", symbol="SOL") is the market of one coin; '
                'cut it with .window((None, "2025-04-06")) and then .window("14D").'
            ),
            "Take the mean of funding_rate of each, and keep the coins where it is below zero.",
        ),
        because="SOL and AVAX have negative means, -0.005 and -0.004 % per 8 h; "
        "BTC, and with it the ETH of the sample, a small positive one. "
        "Funding gave no warning of crowded longs; the little that it said was shorts.",
        misconceptions=(
            Misconception(
                idea="the sign read the other way",
                answer=lambda: set(_COINS) - _paid_by_shorts(),
                says="There the mean is positive, and a positive rate is paid by longs.",
                respond="Lesson 03: positive means that longs pay. Have it written on the board.",
            ),
            Misconception(
                idea="only the last payment",
                answer=lambda: {coin for coin in _COINS if _rates(coin)[1] < 0},
                says="That looks at the last payment alone. The task asks for the mean of 14 days.",
                respond="One print is noise; ask how the sign changed over the fortnight.",
            ),
            Misconception(
                idea="the whole market alike",
                answer=lambda: set(_COINS),
                says="The four differ. Look at them one by one.",
                respond="A market has one mood only in headlines.",
            ),
        ),
    ),
    Exercise(
        "10.7",
        task="Share of the fall of open interest in dollars, on 10 October 2025, that is price alone.",
        answer=lambda: _october("price") / _october("dollars"),
        hints=(
            "If nobody closes anything, dollars fall by the same share as the price.",
            "90.24 x (1 - 112,714.9 / 121,579.3) is that fall. How large was the whole one?",
            "6.58 billion of 19.73 billion.",
        ),
        because="With the coins unchanged, the price alone takes 6.58 of the 19.73 billion: a third. "
        "Headlines give the whole as money that was closed.",
        misconceptions=(
            Misconception(
                idea="the price's fall itself",
                answer=lambda: -_october("price"),
                says="That is the fall of the price. Which part of the fall in dollars is it?",
                respond="One division short: over the 19.73 billion.",
            ),
            Misconception(
                idea="the rest, not the price",
                answer=lambda: 1.0 - _october("price") / _october("dollars"),
                says="That is the part of those who did close. The task asks for the other part.",
                respond="Right work. Read the task aloud: 'nobody had closed'.",
            ),
            Misconception(
                idea="the coins' part at the old price",
                answer=lambda: _october("coins") / _october("dollars"),
                says="That is the part of the coins, at the price of the evening before. "
                "Hold the coins still instead, and let the price fall.",
                respond="The two parts add up to more than one; the corner of the rectangle is in both.",
            ),
            Misconception(
                idea="billions, not a share",
                answer=lambda: 90.24 * -_october("price"),
                says="That is the amount in billions. Which share of the whole fall is it?",
                respond="Divide by 90.24 - 70.51.",
            ),
            Misconception(
                idea="none of it: a fall in dollars is closing",
                answer=lambda: 0.0,
                says="Dollars are coins times price, and the price fell by 7 %.",
                respond="Rectangle on the board, as in 10.3.",
            ),
        ),
        rtol=0.02,
    ),
    Exercise(
        "10.8",
        task="Which of March 2020, May 2021 and August 2024 fell by 30 % or more within 24 hours.",
        answer=lambda: _deep(24),
        hints=(
            "Ask worst_fall(lq.sample(name), 24) of each of the three.",
            "Thirty per cent or more is -0.30 or less.",
        ),
        because="-50.9 % and -31.5 % make it, -19.8 % does not. "
        "August 2024 felt like the other two and was not of their size.",
        misconceptions=(
            Misconception(
                idea="as the article has it",
                answer=lambda: set(_NAMED),
                says="That is the article's answer, and one of the three does not reach it.",
                respond="Have the three numbers read out before anybody judges.",
            ),
            Misconception(
                idea="a few hours",
                answer=lambda: _deep(4),
                says="That is so within four hours. Within a whole day there is one more.",
                respond="Good reading of 'within hours'! The task was generous: 24.",
            ),
            Misconception(
                idea="the sign turned over",
                answer=lambda: set(_NAMED) - _deep(24),
                says="That is the one that fell least. A fall is negative: compare with -0.30.",
                respond="Ask which of -0.20 and -0.51 is the smaller number.",
            ),
        ),
    ),
    QuizItem(
        "10.Q1",
        question="BitMEX went offline in the hour of the low. What does that show?",
        options={
            "That the outage stopped the fall": "Some said so at the time, and BitMEX denied it. "
            "The order within that hour is not known, and a second outage was followed by a fall.",
            "That the outage made the low": "Then the second one should have made another. "
            "After that one price first rose.",
            "That two things fell into the same hour": "And no more. "
            "It is taught here as a dispute, because the record does not settle it.",
            "That the low is a mistake in the data": "Two published copies agree on it to the cent. "
            "What is drawn here is its minute.",
        },
        right="That two things fell into the same hour",
    ),
    QuizItem(
        "10.Q2",
        question="On the evening of 9 October 2025 the check was silent. What did that mean?",
        options={
            "The check found no lean, and no more": "It looks at two numbers. "
            "How much there was to close on either side is not one of them.",
            "The market was safe": "The largest day on record came within 24 hours. "
            "No lean is not the same as no weight.",
            "A large fall was near": "In these samples one of 21 silent evenings had a fall after it, "
            "and it was this one.",
        },
        right="The check found no lean, and no more",
    ),
)
