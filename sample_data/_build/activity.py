"""Volume, open interest and funding of the bars, from the published figures of the days."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from _build.facts import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from _build.facts import Figures
    from _build.path import Bars

__all__ = ["funding_rates", "open_interests", "volumes"]

ELASTICITY = 1.3  # volume against the range of an hour
REBUILT = 0.015  # share of open interest forced out and opened again on a usual day
UNREST = 0.0008  # of open interest, per bar of 15 minutes
WIDE = 2.0  # a bar this many times wider than usual forces positions out
MOST = 0.2  # of the volume of a bar may change open interest


def volumes(
    figures: Figures, bars: Bars, *, factor: float, unit: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return the volume of every bar, in coins: whole units that add up to the day's.

    Within a day volume follows the range of the hours, within an hour that of the bars, with a
    chance of its own.
    """
    n_days = len(figures.days)
    per_hour = bars.close.size // (24 * n_days)
    hour_range = np.log(
        bars.high.reshape(-1, per_hour).max(axis=1) / bars.low.reshape(-1, per_hour).min(axis=1)
    )
    hour = hour_range**ELASTICITY * np.exp(0.4 * rng.normal(size=hour_range.size))
    within = _range(bars) * np.exp(0.25 * rng.normal(size=bars.close.size))
    within = within.reshape(-1, per_hour)
    weight = (hour[:, None] * within / within.sum(axis=1)[:, None]).reshape(n_days, -1)
    total = np.rint([day.volume * factor / unit for day in figures.days]).astype(np.int64)
    ends = np.rint(np.cumsum(weight, axis=1) / weight.sum(axis=1)[:, None] * total[:, None])
    return (np.diff(ends.astype(np.int64), axis=1, prepend=0) * unit).ravel()


def open_interests(
    bars: Bars,
    volume: NDArray[np.int64],
    known: list[tuple[int, float]],
    *,
    bar: int,
    unit: int,
    rng: np.random.Generator,
) -> NDArray[np.int64]:
    """Return the open interest at the end of every bar, in coins.

    `known` holds pairs of a number of bars and the open interest after them, from zero bars on
    and up to all of them. Between two of them what is lost goes where bars are wide and prices
    new, what is gained comes with volume in calmer bars, and a little is lost and gained again.
    """
    width = _range(bars) / np.median(_range(bars))
    day = DAY // bar
    floor = np.array([bars.low[max(0, i - day) : i + 1].min() for i in range(bars.low.size)])
    roof = np.array([bars.high[max(0, i - day) : i + 1].max() for i in range(bars.high.size)])
    new = 1.0 + 3.0 * (bars.low == floor) + 1.0 * (bars.high == roof)
    fall = 1.0 + (bars.close < bars.open)
    forced = np.maximum(width - WIDE, 0.0) * volume * new * fall + 1e-9 * volume
    chance = rng.normal(size=volume.size) * UNREST * math.sqrt(bar / 15)

    level = [known[0][1]]
    for (start, before), (stop, after) in pairwise(known):
        part = slice(start, stop)
        stretch = (stop - start) / day
        stirred = REBUILT * before * stretch * min(float(width[part].max()) / 4, 16.0)
        lost = forced[part] / forced[part].sum() * (max(before - after, 0.0) + stirred)
        share = np.sqrt(volume[part].astype(np.float64)) / np.maximum(width[part], 1.0)
        gained = share / share.sum() * (max(after - before, 0.0) + stirred)
        noise = chance[part] * before
        change = gained - lost + noise - noise.mean()
        change = _limited(change, MOST * volume[part])
        level.extend(before + np.cumsum(change))
        level[-1] = after
    return np.rint(np.array(level[1:]) / unit).astype(np.int64) * unit


def _limited(change: NDArray[np.float64], limit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the changes with the same sum, each within its limit."""
    total = change.sum()
    for _ in range(50):
        change = np.clip(change, -limit, limit)
        room = limit - np.abs(change)
        change = change + (total - change.sum()) * room / room.sum()
    return change


def funding_rates(figures: Figures, bar: int) -> list[str]:
    """Return the last published rate at the open of every bar, as written in the record."""
    n_bars = len(figures.days) * DAY // bar
    prints = dict(figures.funding)
    rate, rates = math.nan, []
    for number in range(n_bars):
        rate = prints.get(number * bar, rate)
        rates.append("" if math.isnan(rate) else f"{rate:.8f}".rstrip("0").rstrip("."))
    return rates


def _range(bars: Bars) -> NDArray[np.float64]:
    width: NDArray[np.float64] = np.log((bars.high + 1) / bars.low)
    return width
