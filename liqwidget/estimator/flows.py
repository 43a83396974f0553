"""What was opened and closed in each bar, from open interest and volume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator._checks import check_flow_settings, check_scaled_open_interest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator._types import MarketLike

__all__ = [
    "VOLUME_PER_RANGE",
    "Flows",
    "Trading",
    "fill_open_interest",
    "fill_volume",
    "flows",
    "trading",
]

SideRule = Literal["both", "aggressor"]

VOLUME_PER_RANGE = 9.0
"""Volume of a bar over open interest times ``log(high / low)``, where volume is not known.

Median over 2,078 one-hour bars of the BTCUSDT perpetual, 2025-12 to 2026-02 (quartiles 7.0 and
11.5; the logarithms of both sides correlate at 0.93)."""

_CERTAIN = 1.0 - 1e-12


@dataclass(frozen=True)
class Flows:
    """Quantities opened and the share closed, per bar, in coins."""

    opened_long: NDArray[np.float64]
    """Coins of long positions opened in the bar, shape ``(n_bars,)``."""
    opened_short: NDArray[np.float64]
    """Coins of short positions opened in the bar, shape ``(n_bars,)``."""
    hazard: NDArray[np.float64]
    """Share of the open positions that were closed in the bar, in [0, 1)."""
    open_interest: NDArray[np.float64]
    """Open interest at the end of the bar, gaps filled and what-ifs applied, in coins."""
    churn: NDArray[np.float64]
    """Coins per side both closed and opened again in the bar, unseen by open interest."""

    @property
    def same_sides(self) -> bool:
        """Whether both sides open the same in every bar, by the rule and not by chance."""
        return self.opened_long is self.opened_short


def flows(
    market: MarketLike,
    *,
    turnover: float = 0.1,
    open_interest_scale: float = 1.0,
    open_interest_jump: tuple[float, int] | None = None,
    side_rule: SideRule = "both",
) -> Flows:
    r"""Split each bar's trading into positions opened and positions closed.

    The first bar opens and closes nothing: its change of open interest is not known. A bar
    without prices opens nothing, because nobody knows where.

    Parameters
    ----------
    market : Market
        Open interest and volume in coins, shape ``(n_bars,)``; NaN where unknown.
    turnover : float, default 0.1
        Share of the volume beyond the change of open interest that is positions changing
        hands (``kappa`` below); the rest is trading within seconds. As a fraction.
    open_interest_scale : float, default 1
        What if every change of open interest had been this many times as large, against the
        same volume?
    open_interest_jump : (share, n_bars), optional
        What if, over the last `n_bars` bars, open interest had risen by `share` of its last
        value on top? A share of 0.1 is ten per cent.
    side_rule : {"both", "aggressor"}
        "both": every contract has a long and a short, so each side opens the same quantity.
        "aggressor": a rising bar opens longs only, a falling bar shorts only, as many maps
        do; it forgets half of the book.

    Returns
    -------
    Flows

    Raises
    ------
    ValueError
        If a setting is out of range, or `open_interest_scale` would take open interest
        below zero.

    Notes
    -----
    One trade has a buyer and a seller, so over both sides together openings are
    :math:`V + \Delta OI` and closings :math:`V - \Delta OI`. With the turnover share
    :math:`\kappa` each side opens and loses

    .. math::
        n_t = \max(\Delta OI_t, 0) + \kappa (V_t - |\Delta OI_t|) / 2, \qquad
        h_t = \frac{\max(-\Delta OI_t, 0) + \kappa (V_t - |\Delta OI_t|) / 2}{OI_{t-1}}.

    Where :math:`|\Delta OI| > V` (bad data) the change is trusted and the churn is zero.

    Examples
    --------
    How many coins did each side open over the sample, and how many of them did open interest
    not show?

    >>> import liqwidget as lq
    >>> seen = lq.flows(lq.sample("BTCUSDT"))
    >>> bool(seen.opened_long.sum() > seen.churn.sum() > 0)
    True
    """
    check_flow_settings(turnover, open_interest_scale, open_interest_jump, side_rule)
    traded = trading(market, open_interest_jump)
    change = traded.change * open_interest_scale + traded.jump
    open_interest = traded.open_interest[:1] + np.cumsum(change)
    check_scaled_open_interest(
        market.time, traded.open_interest, open_interest, open_interest_scale
    )
    np.maximum(open_interest, 0.0, out=open_interest)

    before = np.concatenate([open_interest[:1], open_interest[:-1]])
    churn = 0.5 * turnover * np.maximum(traded.volume - np.abs(change), 0.0)
    churn[before <= 0] = 0.0  # where nothing is open, nothing changes hands
    closed = np.maximum(-change, 0.0) + churn
    hazard = np.divide(closed, before, out=np.zeros_like(closed), where=before > 0)
    np.minimum(hazard, _CERTAIN, out=hazard)

    opened = np.maximum(change, 0.0) + churn
    opened[0] = 0.0
    opened[~np.isfinite(market.close)] = 0.0
    if side_rule == "both":
        return Flows(opened, opened, hazard, open_interest, churn)
    rising = 0.5 + 0.5 * np.nan_to_num(np.sign(market.close - market.open))
    return Flows(opened * rising, opened * (1.0 - rising), hazard, open_interest, churn)


@dataclass(frozen=True)
class Trading:
    """What a market's bars traded, with its gaps filled; arrays of shape ``(n_bars,)``, coins."""

    open_interest: NDArray[np.float64]
    """As recorded, gaps filled."""
    change: NDArray[np.float64]
    """Change of open interest in the bar, zero in the first."""
    jump: NDArray[np.float64]
    """What-if openings on top."""
    volume: NDArray[np.float64]
    """Volume, estimated where unknown, and that of the jump; the first bar's is left out,
    because its change of open interest is not known."""


def trading(market: MarketLike, open_interest_jump: tuple[float, int] | None = None) -> Trading:
    """Return open interest, its changes and volume, ready to be scaled."""
    known = fill_open_interest(market.open_interest, market.volume)
    volume = fill_volume(market, known)
    volume[0] = 0.0
    jump = np.zeros_like(known)
    if open_interest_jump is not None:
        share, n_bars = open_interest_jump
        jump[-n_bars:] = share * known[-1] / min(n_bars, known.size)
        volume += np.abs(jump)
    return Trading(known, np.diff(known, prepend=known[:1]), jump, volume)


def fill_open_interest(
    open_interest: NDArray[np.float64], volume: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return open interest with its gaps filled in the volume clock.

    Positions change when people trade, so a gap is crossed in proportion to volume, not to
    time; both ends are held. A bar whose open interest is not printed yet is revised when
    the print arrives, and nothing else ever is.

    Parameters
    ----------
    open_interest, volume : ndarray of float64, shape (n_bars,)
        In coins; NaN where unknown.

    Returns
    -------
    ndarray of float64, shape (n_bars,)
        All zero if open interest is never known.
    """
    known = np.isfinite(open_interest)
    if not known.any():
        return np.zeros_like(open_interest)
    if known.all():
        return open_interest.astype(np.float64)
    traded = np.nan_to_num(volume)
    # a trickle keeps the clock running through bars without volume; it knows no later bar
    trickle = 1e-9 * np.maximum(np.maximum.accumulate(traded), 1e-3)
    clock = np.cumsum(traded + trickle)
    return np.interp(clock, clock[known], open_interest[known])


def fill_volume(market: MarketLike, open_interest: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return volume, estimated from the bar's range where it is not known.

    Parameters
    ----------
    market : Market
    open_interest : ndarray of float64, shape (n_bars,)
        Without gaps, in coins.

    Returns
    -------
    ndarray of float64, shape (n_bars,)
        In coins: ``VOLUME_PER_RANGE * open_interest * log(high / low)`` where the market
        has NaN, zero where the prices are missing too.
    """
    unknown = np.isnan(market.volume)
    if not unknown.any():
        return market.volume.copy()
    by_range = VOLUME_PER_RANGE * open_interest * np.log(market.high / market.low)
    return np.where(unknown, np.nan_to_num(by_range), market.volume)
