"""A minute path through the pins: a seeded bridge whose volatility clusters."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from _build.facts import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from _build.facts import Figures
    from _build.skeleton import Skeleton

__all__ = ["Bars", "Path", "bars", "path"]

CALM = 0.35  # variance of a usual minute against what the usual daily range suggests
SURGE = 0.17  # share of a leg's speed that becomes volatility
MEMORY, SPENT = 0.5 ** (1 / 90), 60  # a surge halves in 90 minutes and is not felt below 60
ALARM = 0.1  # share of the driver's recent variance
ROOM = 0.3  # most of the way between the bounds that an hour may wander
SLOW, FAST = 0.5 ** (1 / 720), 0.5 ** (1 / 60)  # volatility's two moods halve in 12 h and 1 h
SLOW_SIZE, FAST_SIZE = 0.30, 0.55
WOBBLE, WOBBLE_SIZE = 0.5 ** (1 / 12), 2.7  # to and fro: halves in 12 min, in steps of a minute
ALOOF = 0.05  # of the room between the bounds that the path keeps from them, on average
WICK = 2.2  # variance inside a minute against that from minute to minute


@dataclass(frozen=True)
class Path:
    """The price at every minute, and the extremes within each minute, in ticks.

    `price` has shape ``(n_days, 1441)``, the others ``(n_days, 1440)``.
    """

    price: NDArray[np.int64]
    high: NDArray[np.int64]
    low: NDArray[np.int64]


@dataclass(frozen=True)
class Bars:
    """Open, high, low and close in ticks, shape ``(n_bars,)`` each."""

    open: NDArray[np.int64]
    high: NDArray[np.int64]
    low: NDArray[np.int64]
    close: NDArray[np.int64]


def path(
    figures: Figures,
    skeleton: Skeleton,
    *,
    driver: NDArray[np.float64],
    own: float,
    grain: int,
    rng: np.random.Generator,
) -> Path:
    """Return a path that meets every pin and stays within the bounds.

    Notes
    -----
    Between two pins the logarithm of price, less the driver, is a line plus a Brownian bridge

    ``a += sqrt(v (1 - v / V)) * normal - a v / V``

    with v the variance of this minute and V what is left of it up to the next pin. The line is
    walked at the pace sqrt(v), so that price moves when the market is awake. A step across a
    bound is reflected. `own` is the share of the usual variance that a coin has apart from the
    driver. Prices that are not pinned are whole multiples of `grain` ticks.
    """
    variance = _variance(figures, skeleton, driver, own, rng)
    wobble = _wander(variance.size, WOBBLE, WOBBLE_SIZE, rng).reshape(variance.shape)
    wobble = np.pad(wobble * np.sqrt(variance), ((0, 0), (0, 1)), mode="edge")
    shocks = rng.normal(size=variance.shape)
    aloof = _wander(variance.size, FAST, ALOOF, rng).reshape(variance.shape)
    aloof = np.pad(np.abs(aloof), ((0, 0), (0, 1)), mode="edge")
    aloof = np.minimum(aloof, 0.3) * np.log(skeleton.high / skeleton.low)
    log_low, log_high = np.log(skeleton.low + 1) + aloof, np.log(skeleton.high - 1) - aloof
    price = np.empty(skeleton.low.shape, np.int64)
    for day, pins in enumerate(skeleton.pins):  # step by step: a reflection needs the step before
        moves = (driver[day] + wobble[day]).tolist()
        lows, highs = log_low[day].tolist(), log_high[day].tolist()
        steps, noise = variance[day].tolist(), shocks[day].tolist()
        paces = np.sqrt(variance[day]).tolist()
        logs = [0.0] * (DAY + 1)
        for here, there in pairwise(pins):
            left = sum(steps[here.minute : there.minute])
            way = sum(paces[here.minute : there.minute])
            line, astray = math.log(here.tick) - moves[here.minute], 0.0
            drift = (math.log(there.tick) - moves[there.minute] - line) / way
            logs[here.minute] = math.log(here.tick)
            for minute in range(here.minute, there.minute - 1):
                share = steps[minute] / left
                left -= steps[minute]
                line += drift * paces[minute]
                astray += math.sqrt(steps[minute] * (1 - share)) * noise[minute] - astray * share
                value = line + astray + moves[minute + 1]
                lowest, highest = lows[minute + 1], highs[minute + 1]
                if value > highest:
                    value = max(2 * highest - value, lowest)
                if value < lowest:
                    value = min(2 * lowest - value, highest)
                astray = value - line - moves[minute + 1]
                logs[minute + 1] = value
        price[day] = _round(np.array(logs), grain)
        price[day] = np.clip(price[day], skeleton.low[day] + 1, skeleton.high[day] - 1)
        for pin in pins:
            price[day, pin.minute] = pin.tick
    return Path(price, *_within(price, skeleton, variance, grain, rng))


def _round(logs: NDArray[np.float64], grain: int) -> NDArray[np.int64]:
    return np.rint(np.exp(logs) / grain).astype(np.int64) * grain


def _variance(
    figures: Figures,
    skeleton: Skeleton,
    driver: NDArray[np.float64],
    own: float,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """Return the variance of every minute's step: calm days, moods, and surges where pins race."""
    ranges = np.array([math.log(day.high / day.low) for day in figures.days])
    daily = ranges**2 / (4 * math.log(2)) / DAY
    usual = np.array([np.median(daily[max(0, i - 3) : i + 4]) for i in range(daily.size)])
    calm = CALM * own * np.minimum(np.sqrt(daily * usual), 1.5 * daily)

    clock = np.arange(DAY)
    season = 1 + 0.3 * np.sin(2 * np.pi * (clock / 60 - 9) / 24)  # busiest at 15:00
    moods = _wander(daily.size * DAY, SLOW, SLOW_SIZE, rng)
    moods += _wander(daily.size * DAY, FAST, FAST_SIZE, rng)
    moods -= SLOW_SIZE**2 + FAST_SIZE**2  # so that the variance is one on average
    moods = np.exp(2 * moods.reshape(-1, DAY))
    variance, surge = calm[:, None] * season * moods + _alarm(driver), 0.0
    for day, pins in enumerate(skeleton.pins):
        for here, there in pairwise(pins):
            minutes = there.minute - here.minute
            distance = math.log(there.tick / here.tick)
            distance -= float(driver[day, there.minute] - driver[day, here.minute])
            energy = SURGE * max(0.0, distance**2 - 2 * float(calm[day]) * minutes)
            fading = surge * MEMORY ** np.arange(minutes)
            leg = (day, slice(here.minute, there.minute))
            variance[leg] += np.maximum(fading, energy / minutes) * moods[leg]
            variance[leg] *= max(1.0, energy / variance[leg].sum())  # no long way without noise
            surge = max(surge * MEMORY**minutes, energy / max(minutes, SPENT))
    room = np.log(skeleton.high / skeleton.low)[:, 1:]
    return np.minimum(variance, (ROOM * room) ** 2 / 60)


def _alarm(driver: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the variance that a coin takes over from the driver's last minutes."""
    squares = np.diff(driver, axis=1) ** 2
    felt = np.zeros_like(squares)
    for minute in range(1, DAY):
        felt[:, minute] = 0.9 * felt[:, minute - 1] + 0.1 * squares[:, minute]
    return ALARM * felt


def _wander(n: int, memory: float, size: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return a stationary wandering around zero."""
    shocks = (size * math.sqrt(1 - memory**2) * rng.normal(size=n)).tolist()
    level = size * float(rng.normal())
    levels = []
    for shock in shocks:
        level = memory * level + shock
        levels.append(level)
    return np.array(levels)


def _within(
    price: NDArray[np.int64],
    skeleton: Skeleton,
    variance: NDArray[np.float64],
    grain: int,
    rng: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the extremes inside each minute, drawn from those of a Brownian bridge.

    Where a draw would pass a bound, the ends of the minute are its extremes.
    """
    logs = np.log(price)
    middle, step = (logs[:, 1:] + logs[:, :-1]) / 2, np.diff(logs, axis=1)
    reach_up, reach_down = (
        np.sqrt(step**2 - 2 * WICK * variance * np.log(1 - rng.random(variance.shape))) / 2
        for _ in range(2)
    )
    top, bottom = np.maximum(price[:, 1:], price[:, :-1]), np.minimum(price[:, 1:], price[:, :-1])
    high = np.maximum(top, _round(middle + reach_up, grain))
    low = np.minimum(bottom, _round(middle - reach_down, grain))
    ceiling = np.minimum(skeleton.high[:, 1:], skeleton.high[:, :-1])
    floor = np.maximum(skeleton.low[:, 1:], skeleton.low[:, :-1])
    return np.where(high < ceiling, high, top), np.where(low > floor, low, bottom)


def bars(path: Path, bar: int) -> Bars:
    """Return the path in bars of `bar` minutes."""
    n_days = path.price.shape[0]
    return Bars(
        open=path.price[:, :-1:bar].ravel(),
        high=path.high.reshape(n_days, -1, bar).max(axis=2).ravel(),
        low=path.low.reshape(n_days, -1, bar).min(axis=2).ravel(),
        close=path.price[:, bar::bar].ravel(),
    )
