"""Where inside its published bar, hour or day each published price is put.

Of many random choices for a day one is drawn with the probability that a Brownian path
through these prices would have, so that a high just above the open comes soon after it and a
steep fall is spread over the time there was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from _build.facts import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from _build.facts import Day, Figures, Price

__all__ = ["Pin", "Skeleton", "skeleton"]

CANDIDATES, ROUNDS = 300, 50
CAPS, FLOORS = ("high", "peak", "below"), ("low", "above")
LEAD, GLIDE = 60, 0.004  # minutes before a bound begins, and how far off it may be per minute


@dataclass(frozen=True)
class Pin:
    """A price that the path meets at a minute of a day.

    `mark` tells a reader where it comes from: "O", "H", "L", "C" for an open, high, low or
    close published for this very time, "h" or "l" for a day's extreme whose time is not
    published, "t" for a price known to have been paid.
    """

    minute: int
    tick: int
    mark: str
    turning: bool = False


@dataclass(frozen=True)
class Skeleton:
    """The pins of every day, in order, and the bounds of the path in ticks.

    `low` and `high` have shape ``(n_days, 1441)``; the last minute of a day is the first of
    the next, kept twice because some days open at another price than the last one closed.
    """

    pins: tuple[tuple[Pin, ...], ...]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def skeleton(
    figures: Figures,
    *,
    bar: int,
    driver: NDArray[np.float64],
    own: float,
    rng: np.random.Generator,
) -> Skeleton:
    """Return the pins of a series and what they rule out.

    `driver` is the part of the log price, per minute, that is known beforehand: zero for
    bitcoin, bitcoin's own path for the others. `own` is the share of the variance left.
    """
    turns = [price for price in figures.prices if price.turning]
    pins = []
    for number, day in enumerate(figures.days):
        before = [turn.price for turn in turns if turn.start < number * DAY]
        after = [turn.price for turn in turns if turn.start >= (number + 1) * DAY]
        pins.append(
            _place(
                figures,
                number,
                day,
                turns=(before[-1] if before else None, after[0] if after else None),
                bar=bar,
                driver=driver[number],
                own=own,
                rng=rng,
            )
        )
    low, high = _bounds(figures, pins, bar)
    return Skeleton(tuple(pins), low, high)


def _place(
    figures: Figures,
    number: int,
    day: Day,
    *,
    turns: tuple[int | None, int | None],
    bar: int,
    driver: NDArray[np.float64],
    own: float,
    rng: np.random.Generator,
) -> tuple[Pin, ...]:
    """Return the pins of one day, open and close included."""
    inside = [price for price in figures.prices if price.start // DAY == number]
    fixed = [price for price in inside if price.kind in ("high", "low", "trade", "peak")]
    rules = [price for price in figures.prices if price.kind in CAPS + FLOORS]
    windows = [_window(price, number, bar) for price in fixed]
    marks = [{"high": "H", "low": "L", "trade": "t", "peak": "H"}[price.kind] for price in fixed]
    ticks = [price.price for price in fixed]
    turning = [price.turning for price in fixed]
    ends = (Pin(0, day.open, "O"), Pin(DAY, day.close, "C"))
    for extreme, mark in ((day.high, "h"), (day.low, "l")):
        if extreme not in [*ticks, day.open, day.close]:
            windows.append(np.array([m for m in range(1, DAY) if m % bar]))
            marks.append(mark)
            ticks.append(extreme)
            turning.append(False)

    groups = [
        [
            i
            for i, price in enumerate(fixed)
            if price.turning and (price.start, price.stop) == stretch
        ]
        for stretch in {(price.start, price.stop): None for price in fixed if price.turning}
    ]
    spread = own * _usual_variance(figures, number)
    for _ in range(ROUNDS):
        drawn = np.stack([rng.choice(window, CANDIDATES) for window in windows] or [[]], axis=-1)
        for same in groups:
            drawn[:, same] = np.sort(drawn[:, same], axis=1)  # listed in the order they alternate
        candidates = []
        for minutes in drawn.astype(int):
            chosen = [
                Pin(int(minute), tick, mark, turn)
                for minute, tick, mark, turn in zip(minutes, ticks, marks, turning, strict=True)
            ]
            candidates.append(tuple(sorted((*ends, *chosen), key=lambda pin: pin.minute)))
        scores = np.array(
            [_likelihood(pins, turns, rules, number, driver, spread) for pins in candidates]
        )
        if np.isfinite(scores).any():
            odds = np.exp(scores - scores.max())
            return candidates[rng.choice(CANDIDATES, p=odds / odds.sum())]
    msg = f"no place for the published prices of {figures.time(number * DAY):%Y-%m-%d}"
    raise ValueError(msg)


def _window(price: Price, number: int, bar: int) -> NDArray[np.intp]:
    """Return the minutes of the day at which a price may be met, never where two bars join."""
    stop = price.start + bar if price.kind == "peak" else price.stop
    minutes = np.arange(price.start, stop) - number * DAY
    return minutes[minutes % bar > 0]


def _usual_variance(figures: Figures, number: int) -> float:
    """Return the variance of a minute's return on a usual day around this one (Parkinson)."""
    near = figures.days[max(0, number - 3) : number + 4]
    ranges = [math.log(day.high / day.low) for day in near]
    return float(np.median(ranges)) ** 2 / (4 * math.log(2)) / DAY


def _likelihood(
    pins: tuple[Pin, ...],
    turns: tuple[int | None, int | None],
    rules: list[Price],
    number: int,
    driver: NDArray[np.float64],
    variance: float,
) -> float:
    """Return the log-likelihood of a day's pins, minus infinity where one breaks a bound."""
    stays = [pin for pin in pins if pin.turning]
    for pin in pins:
        last = next((s.tick for s in reversed(stays) if s.minute <= pin.minute), turns[0])
        following = next((s.tick for s in stays if s.minute >= pin.minute), turns[1])
        if last is not None and following is not None:
            lowest, highest = sorted((last, following))
            if not lowest <= pin.tick <= highest:
                return -math.inf
        for rule in rules:
            if rule.start <= number * DAY + pin.minute < rule.stop and (
                (rule.kind in CAPS and pin.tick > rule.price)
                or (rule.kind in FLOORS and pin.tick < rule.price)
            ):
                return -math.inf
    total = 0.0
    for pin, following_pin in pairwise(pins):
        minutes = following_pin.minute - pin.minute
        if minutes < 1:
            return -math.inf
        distance = math.log(following_pin.tick / pin.tick)
        distance -= float(driver[following_pin.minute] - driver[pin.minute])
        total -= distance**2 / (3 * variance * minutes) + 0.5 * math.log(minutes)
    return total


def _bounds(
    figures: Figures, pins: list[tuple[Pin, ...]], bar: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and the highest tick allowed at every minute.

    A bound that begins is approached over the minutes before, so that the path need not jump.
    """
    shape = (len(figures.days), DAY + 1)
    low = np.broadcast_to([[day.low] for day in figures.days], shape).astype(np.float64)
    high = np.broadcast_to([[day.high] for day in figures.days], shape).astype(np.float64)
    clock = np.arange(shape[0])[:, None] * DAY + np.arange(shape[1])

    turns = [
        (number * DAY + pin.minute, pin.tick)
        for number, day in enumerate(pins)
        for pin in day
        if pin.turning
    ]
    for (start, first), (stop, last) in pairwise(turns):
        between = (clock >= start) & (clock <= stop)
        low[between] = np.maximum(low[between], min(first, last))
        high[between] = np.minimum(high[between], max(first, last))
    for price in figures.prices:
        if price.kind in CAPS or price.kind in FLOORS:
            start, stop = _stretch(price, figures, bar)
            stretch = (clock >= start - LEAD) & (clock <= stop)
            allowance = np.exp(GLIDE * np.maximum(start - clock[stretch], 0))
            if price.kind in CAPS:
                high[stretch] = np.minimum(high[stretch], price.price * allowance)
            else:
                low[stretch] = np.maximum(low[stretch], price.price / allowance)
    return low, high


def _stretch(price: Price, figures: Figures, bar: int) -> tuple[int, int]:
    """Return the minutes that a bound holds: of a turning point, for the whole of our bar.

    Of several turning points of a kind within one bar, only the outer one bounds the bar.
    """
    if not price.turning:
        return price.start, price.stop
    start, stop = price.start // bar * bar, -(-price.stop // bar) * bar
    same = [
        other.price
        for other in figures.prices
        if other.turning and other.kind == price.kind and start <= other.start < stop
    ]
    outer = max(same) if price.kind in CAPS else min(same)
    return (start, stop) if price.price == outer else (price.start, price.stop)
