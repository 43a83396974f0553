"""What became of a claim, and how often the same would have come true anyway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from liqwidget.market import Market

__all__ = ["Outcome", "end_of", "outcome"]


@dataclass(frozen=True)
class Outcome:
    """How an entry ended."""

    hit: bool
    """Whether the claim came true."""
    touched: np.datetime64 | None
    """Open time of the first bar that touched the level, UTC."""
    base_rate: float
    """Share of moments in the market at which the same claim, about a level at the same distance
    on the same side, came true."""
    base_count: int
    """Number of these moments."""
    reward: float | None
    """Gain of the plan over its risk; None without a plan, or if it was not entered."""


def end_of(market: Market) -> np.datetime64:
    """Return the moment to which a market is known: the end of its last bar."""
    return np.datetime64(market.time[-1] + _bar(market), "ms")


def outcome(entry: Mapping[str, Any], market: Market) -> Outcome | None:
    """Return how an entry ended, or None if the market does not yet know.

    Parameters
    ----------
    entry : mapping
        With `as_of`, `price`, `level`, `claim`, `within_seconds` and `plan`.
    market : Market
        Bars before and after `as_of`, up to the end of the time that was given.

    Returns
    -------
    Outcome or None

    Notes
    -----
    The base rate is taken over every bar that is followed by enough bars, not over a random choice
    of them, so it needs no seed: it is what a choice at random would give on average.
    """
    start = np.datetime64(entry["as_of"], "ms")
    end = start + np.timedelta64(int(entry["within_seconds"]) * 1000, "ms")
    if start < market.time[0] or end > end_of(market):
        return None
    after = slice(*np.searchsorted(market.time, [start, end]))
    high, low, close = market.high[after], market.low[after], market.close[after]
    if close.size == 0:
        return None
    above = entry["level"] > entry["price"]
    touching = high >= entry["level"] if above else low <= entry["level"]
    touched = market.time[after][touching.argmax()] if touching.any() else None
    back = close[-1] < entry["level"] if above else close[-1] > entry["level"]
    true = _true(entry["claim"], np.array([touching.any()]), np.array([back]))
    rate, count = _base_rate(entry, market, close.size)
    reward = _reward(entry["plan"], high, low, close) if entry["plan"] else None
    return Outcome(bool(true[0]), touched, rate, count, reward)


def _base_rate(entry: Mapping[str, Any], market: Market, n_bars: int) -> tuple[float, int]:
    """Return how often the claim comes true `n_bars` long, from every bar of the market."""
    ratio = entry["level"] / entry["price"]
    level = market.close[:-n_bars] * ratio
    windows = np.lib.stride_tricks.sliding_window_view
    if ratio > 1.0:
        touching = windows(market.high[1:], n_bars).max(axis=1) >= level
        back = market.close[n_bars:] < level
    else:
        touching = windows(market.low[1:], n_bars).min(axis=1) <= level
        back = market.close[n_bars:] > level
    return float(_true(entry["claim"], touching, back).mean()), level.size


def _true(claim: str, touching: NDArray[np.bool_], back: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return {"reach": touching, "turn": touching & back, "avoid": ~touching}[claim]


def _reward(
    plan: Mapping[str, Any],
    high: NDArray[np.float64],
    low: NDArray[np.float64],
    close: NDArray[np.float64],
) -> float | None:
    """Return the gain over the risk, in the worse order where a bar leaves the order open."""
    sign = 1.0 if plan["side"] == "long" else -1.0
    risk = abs(plan["entry"] - plan["stop"])
    worst, best = (low, high) if sign > 0 else (high, low)
    entered = np.flatnonzero((low <= plan["entry"]) & (high >= plan["entry"]))
    if entered.size == 0:
        return None
    for bar in range(int(entered[0]), close.size):
        if sign * (worst[bar] - plan["stop"]) <= 0:
            return -1.0
        # in the bar of the entry itself, the target may have been touched before the entry
        if bar > entered[0] and sign * (best[bar] - plan["target"]) >= 0:
            return float(abs(plan["target"] - plan["entry"]) / risk)
    return float(sign * (close[-1] - plan["entry"]) / risk)


def _bar(market: Market) -> np.timedelta64:
    return np.timedelta64(np.median(np.diff(market.time).astype(np.int64)).astype(int), "ms")
