"""Messages about the estimator's settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from liqwidget.estimator._types import Weights

__all__ = [
    "check_between",
    "check_choice",
    "check_flow_settings",
    "check_market",
    "check_price_range",
    "check_prices",
    "check_scaled_open_interest",
    "check_side",
    "check_weights",
]


def check_market(market: object) -> None:
    """Refuse what is not a market."""
    if hasattr(market, "open_interest") and hasattr(market, "symbol"):
        return
    msg = (
        f"market must be a Market; got {type(market).__name__}. "
        "Make one of a frame with Market.from_frame(frame)."
    )
    raise TypeError(msg)


def check_choice(name: str, value: object, choices: Sequence[str]) -> None:
    """Refuse a word that is not among the choices."""
    if value not in choices:
        msg = f"{name} must be one of {', '.join(choices)}; got {value!r}"
        raise ValueError(msg)


def check_between(name: str, value: float, low: float, high: float, unit: str = "") -> None:
    """Refuse a number outside its range, NaN included."""
    if not low <= value <= high:
        msg = f"{name} must be from {low:g} to {high:g}{unit}; got {value!r}"
        raise ValueError(msg)


def check_side(side: str) -> float:
    """Return +1 for a long and -1 for a short."""
    check_choice("side", side, ("long", "short"))
    return 1.0 if side == "long" else -1.0


def check_prices(name: str, price: ArrayLike) -> NDArray[np.float64]:
    """Return prices as floats; refuse one that is not positive and finite."""
    prices = np.asarray(price, dtype=np.float64)
    bad = ~(np.isfinite(prices) & (prices > 0))
    if bad.any():
        msg = f"{name} must be positive and finite; got {prices[bad].flat[0]!r}"
        raise ValueError(msg)
    return prices


def check_flow_settings(
    turnover: float,
    open_interest_scale: float,
    open_interest_jump: tuple[float, int] | None,
    side_rule: str,
) -> None:
    """Refuse settings of the flows that are out of range."""
    check_between("turnover", turnover, 0.0, 1.0, " (a share of volume)")
    check_between("open_interest_scale", open_interest_scale, 0.0, 100.0)
    check_choice("side_rule", side_rule, ("both", "aggressor"))
    if open_interest_jump is not None:
        share, n_bars = open_interest_jump
        check_between("open_interest_jump share", share, -0.9, 10.0, " (0.1 is ten per cent)")
        if n_bars < 1:
            msg = f"open_interest_jump needs at least one bar; got {n_bars!r}"
            raise ValueError(msg)


def check_scaled_open_interest(
    time: NDArray[np.datetime64],
    known: NDArray[np.float64],
    scaled: NDArray[np.float64],
    open_interest_scale: float,
) -> None:
    """Refuse a what-if that takes open interest below zero."""
    bar = int(np.argmin(scaled))
    if scaled[bar] >= -1e-9 * max(float(known.max()), 1.0):
        return
    at = np.datetime_as_string(time[bar], unit="m")
    most = open_interest_scale * known[0] / (known[0] - scaled[bar])
    msg = (
        f"open_interest_scale and open_interest_jump take open interest below zero at bar {bar} "
        f"({at}); this market allows a scale of {most:.2f} at most"
    )
    raise ValueError(msg)


def check_weights(
    weights: Weights,
    leverages: tuple[float, ...],
) -> NDArray[np.float64]:
    """Return one weight per tier; refuse what is not a share of openings."""
    if isinstance(weights, Mapping) and not weights:
        msg = "weights is empty; leave it out for the venue's mix, or write {10: 0.5, 25: 0.5}"
        raise ValueError(msg)
    if isinstance(weights, Mapping):
        unknown = sorted(set(weights) - set(leverages))
        if unknown:
            msg = (
                f"weights has leverage {unknown[0]:g}, which is not a tier here; the tiers are "
                f"{', '.join(f'{tier:g}' for tier in leverages)}. Add it to leverages, or "
                "choose a venue that offers it."
            )
            raise ValueError(msg)
        shares = np.array([float(weights.get(tier, 0.0)) for tier in leverages])
    else:
        shares = np.asarray(weights, dtype=np.float64).copy()
    if shares.shape != (len(leverages),):
        msg = f"weights needs one number per tier, {len(leverages)}; got shape {shares.shape}"
        raise ValueError(msg)
    if not (np.isfinite(shares) & (shares >= 0)).all():
        msg = f"weights must be zero or more; got {shares.tolist()}"
        raise ValueError(msg)
    if shares.sum() > 1.0 + 1e-9:
        msg = (
            f"weights are shares of what is opened and sum to one at most; got "
            f"{shares.sum():g}. Divide them by their sum, or by 100 if they are per cent."
        )
        raise ValueError(msg)
    return shares


def check_price_range(price_range: tuple[float, float], n_buckets: int) -> None:
    """Refuse a grid that is empty."""
    low, high = price_range
    if not (0 < low < high < np.inf):
        msg = f"price_range must be two positive prices, low and high; got {price_range!r}"
        raise ValueError(msg)
    if not 1 <= n_buckets <= 100_000:
        msg = f"n_buckets must be from 1 to 100000; got {n_buckets!r}"
        raise ValueError(msg)
