"""What if depth and leverage mix are others: many cascades at once, and the band they span."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.cascades.depth import Depth, find_depth
from liqwidget.labs.cascades.impact import find_impact
from liqwidget.labs.cascades.orders import (
    DIRECTION,
    TOUCH,
    ForcedOrders,
    forced_orders,
    side_tiers,
)
from liqwidget.labs.cascades.shocks import log_shocks, side_of

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.labs.cascades.impact import HedgeFlow, Impact, Law
    from liqwidget.labs.cascades.orders import ProfileMap

__all__ = ["CascadeEnsemble", "cascade_ensemble"]


@dataclass(frozen=True, eq=False)
class CascadeEnsemble:
    """Cascades under many depths and mixes; arrays read-only, moves as signed fractions.

    The spread says what would follow *if the assumptions were wrong by so much*. How wrong they
    are is not known here, so it is no statement about probability.
    """

    shock: NDArray[np.float64]
    """Moves from outside, shape ``(n_shocks,)``."""
    end: NDArray[np.float64]
    """Moves in the end, shape ``(n_runs, n_shocks)``."""
    dollars: NDArray[np.float64]
    """USD liquidated, shape ``(n_runs, n_shocks)``."""
    depth: Depth
    """The depth in the middle: an assumption."""
    depths: NDArray[np.float64]
    """USD that move price by 1 %, shape ``(n_runs,)``."""
    weights: NDArray[np.float64]
    """Share of openings per tier, shape ``(n_runs, n_tiers)``; without tiers if kept as is."""

    @property
    def amplification(self) -> NDArray[np.float64]:
        """End over shock in log price, shape ``(n_runs, n_shocks)``; 1 where there is none."""
        end, shock = np.log1p(self.end), np.broadcast_to(np.log1p(self.shock), self.end.shape)
        amplified = np.ones_like(end)
        np.divide(end, shock, out=amplified, where=shock != 0)
        return amplified

    def what_if(self, *, share: float = 0.9) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the band that the middle share of the runs ends in.

        Parameters
        ----------
        share : float, default 0.9
            Of the runs, between 0 and 1.

        Returns
        -------
        near, far : ndarray of float64, shape (n_shocks,)
            The mild and the violent edge, as signed fractions of price.

        Raises
        ------
        ValueError
            If the share is not between 0 and 1.
        """
        if not 0.0 < share < 1.0:
            msg = f"share is the part of the runs inside the band, between 0 and 1; got {share!r}"
            raise ValueError(msg)
        size = np.abs(self.end)
        near, far = np.quantile(size, [(1.0 - share) / 2.0, (1.0 + share) / 2.0], axis=0)
        direction = -1.0 if (self.shock < 0).any() else 1.0
        return direction * near, direction * far


def cascade_ensemble(
    map: ProfileMap | ForcedOrders,
    shocks: ArrayLike = -0.03,
    *,
    depth: float | Depth | None = None,
    depth_factor: float = 2.0,
    concentration: float | None = 30.0,
    n_runs: int = 1000,
    impact: Law = "linear",
    hedge_flow: HedgeFlow = 0.0,
    column: int = -1,
    seed: int = 0,
) -> CascadeEnsemble:
    r"""Return many cascades: every run has a depth and a leverage mix of its own.

    Parameters
    ----------
    map : LiquidationMap, or with ``concentration=None`` anything that :func:`fragility` takes
    shocks : array_like, shape (n_shocks,)
        Moves as signed fractions of price, all of one sign.
    depth : float or Depth, optional
        USD of market orders that move price by 1 %, in the middle: an assumption. If None,
        guessed from volume by :meth:`Depth.from_volume`.
    depth_factor : float, default 2
        Depths are drawn between the middle over and times this factor, evenly in the logarithm.
    concentration : float, optional
        Mixes are drawn from a Dirichlet distribution about that of the map; 30 lets a weight
        of 0.2 vary by 0.07 or so, 300 by 0.02. The mix of the map if None.
    n_runs : int, default 1000
    impact : {"linear", "square_root"}
        How the move grows with quantity; both agree at 1 %.
    hedge_flow : float or callable, default 0
        USD that option hedgers trade per 1 % of move; see :func:`fragility`.
    column : int, default -1
        Shown column.
    seed : int, default 0
        Of the draws.

    Returns
    -------
    CascadeEnsemble

    Raises
    ------
    ValueError
        If shocks have two signs, the factor is below one, the concentration or the number of
        runs not positive, mixes are asked of a map that has none, or hedging alone would move
        price without end in the thinnest book.

    Notes
    -----
    One column is linear in the weights of the tiers but for the tilt by funding, whose
    normalization is kept. All runs are solved together: the first level that is not reached ends
    each, which is one cumulative sum and one comparison of ``(n_runs, n_levels)``.

    References
    ----------
    As :func:`fragility`.

    Examples
    --------
    How far would a fall of 3 % go, with half to twice the depth and other mixes?

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="7D")
    >>> near, far = cascade_ensemble(map, -0.03, n_runs=200).what_if(share=0.9)
    >>> bool(-1 < far[0] < near[0] <= -0.03)
    True
    """
    moves = np.atleast_1d(np.asarray(shocks, dtype=np.float64))
    side = side_of(float(moves[np.abs(moves).argmax()]) if moves.size else 0.0)
    shock, direction = log_shocks(moves, side), DIRECTION[side]
    _check_options(depth_factor, concentration, n_runs)
    assumed = find_depth(depth, map, column)
    random = np.random.default_rng(seed)
    spread = np.log(depth_factor)
    depths = assumed.dollars_per_percent * np.exp(random.uniform(-spread, spread, n_runs))
    law = find_impact(assumed, direction=direction, law=impact, hedge_flow=hedge_flow)
    _check_thinnest(law, assumed, depth_factor)
    law = replace(law, per_percent=depths[:, None])
    if concentration is None:
        weights = np.empty((n_runs, 0))
        orders = forced_orders(map, side=side, column=column)
        distance = orders.distance
        dollars = np.broadcast_to(orders.dollars, (n_runs, orders.dollars.size))
    else:
        given = _weights(map)
        weights, ratio = _mixes(given, concentration, n_runs, random)
        ahead = side_tiers(map, side=side, column=column)  # type: ignore[arg-type]  # orders have no weights, and are refused above
        distance, dollars = ahead.distance, ratio @ ahead.dollars.T
    end, taken = _solve(distance, dollars, law, shock)
    found = CascadeEnsemble(
        shock=np.expm1(direction * shock),
        end=np.expm1(direction * end),
        dollars=taken,
        depth=assumed,
        depths=depths,
        weights=weights,
    )
    for values in (found.shock, found.end, found.dollars, found.depths, found.weights):
        values.flags.writeable = False
    return found


def _solve(
    distance: NDArray[np.float64],
    dollars: NDArray[np.float64],
    impact: Impact,
    shock: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the ends in log price and the dollars liquidated, shape ``(n_runs, n_shocks)``."""
    n_runs, n_levels = dollars.shape
    before = np.zeros((n_runs, n_levels + 1))
    np.cumsum(dollars, axis=1, out=before[:, 1:])
    # empty buckets are among the levels: one stops only a run that no later one could go on with
    critical = distance - impact.of(before[:, :-1] + impact.hedged(distance))
    np.maximum.accumulate(critical, axis=1, out=critical)
    ends, taken = np.empty((2, n_runs, shock.size))
    run, passed = np.arange(n_runs), np.append(0.0, distance)
    for number, one in enumerate(shock.tolist()):
        gone = (critical <= one + TOUCH).sum(axis=1)
        taken[:, number] = before[run, gone]
        at = np.array([one]), taken[:, number : number + 1], passed[gone][:, None]
        ends[:, number] = impact.end(*at)[:, 0]
    return ends, taken


def _weights(map: object) -> NDArray[np.float64]:
    """Return the assumed mix of a map."""
    weights = getattr(map, "weights", None)
    if weights is None:
        msg = (
            f"{type(map).__name__} has no assumed mix to vary; pass concentration=None to vary "
            "the depth alone"
        )
        raise ValueError(msg)
    return np.asarray(weights, dtype=np.float64)


def _mixes(
    weights: NDArray[np.float64],
    concentration: float,
    n_runs: int,
    random: np.random.Generator,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mixes about the given one, and their ratio to it; ``(n_runs, n_tiers)`` each."""
    unlevered = max(1.0 - float(weights.sum()), 0.0)
    share = np.append(weights, unlevered)
    drawn = np.zeros((n_runs, share.size))
    some = share > 0.0  # a tier that nobody is said to use stays unused
    drawn[:, some] = random.dirichlet(concentration * share[some], n_runs)
    mixes = drawn[:, :-1]
    ratio = np.zeros_like(mixes)
    np.divide(mixes, weights, out=ratio, where=weights > 0.0)
    return mixes, ratio


def _check_thinnest(law: Impact, depth: Depth, depth_factor: float) -> None:
    """Refuse hedging that moves price without end in the thinnest book."""
    per_percent = 0.01 * law.hedge
    if law.law == "linear" and per_percent * depth_factor >= depth.dollars_per_percent:
        msg = (
            "hedge_flow must be below the depth of every run, or hedging alone moves price without "
            f"end; got {per_percent:g} USD per 1 % against {depth.dollars_per_percent:g} over "
            f"{depth_factor:g}. Pass a smaller depth_factor."
        )
        raise ValueError(msg)


def _check_options(depth_factor: float, concentration: float | None, n_runs: int) -> None:
    """Refuse numbers that mean nothing."""
    if not 1.0 <= depth_factor < np.inf:
        msg = f"depth_factor is 1 or more, 2 for half to twice the depth; got {depth_factor!r}"
        raise ValueError(msg)
    if concentration is not None and not 0.0 < concentration < np.inf:
        msg = f"concentration must be positive, or None for the mix as it is; got {concentration!r}"
        raise ValueError(msg)
    if n_runs < 1:
        msg = f"n_runs must be 1 or more; got {n_runs!r}"
        raise ValueError(msg)
