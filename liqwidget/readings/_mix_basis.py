"""One column of a map under many leverage mixes at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._column_pieces import column_pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["MixBasis", "mix_basis"]

_TOLERANCE = 1e-6


@dataclass(frozen=True)
class MixBasis:
    """Dollars of one column at weight one, by how crowded the openings were."""

    leverages: tuple[float, ...]
    funding_tilt: float
    crowding: NDArray[np.float64]
    """Nodes, shape ``(n_nodes,)``, from -1 to 1."""
    dollars: NDArray[np.float64]
    """Shape ``(2, n_tiers * n_nodes, n_buckets)``, longs first, nodes varying fastest."""

    def dollars_of(self, mixes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the dollars of every mix.

        Parameters
        ----------
        mixes : ndarray of float64, shape (n_mixes, n_tiers)
            Shares of openings; what a row lacks to one is unlevered.

        Returns
        -------
        ndarray of float64, shape (2, n_mixes, n_buckets)
            Longs first.
        """
        if self.funding_tilt == 0:
            return np.asarray(mixes @ self.dollars)
        n_tiers, n_nodes = mixes.shape[1], self.crowding.size
        made = np.empty((2, mixes.shape[0], self.dollars.shape[2]))
        for side, sign in enumerate((1.0, -1.0)):
            leaned = np.multiply.outer(np.log(np.asarray(self.leverages)), self.crowding)
            tilt = np.exp(sign * self.funding_tilt * leaned)
            own_sum = 1.0 + mixes @ (tilt - 1.0)
            weighted = np.repeat(mixes, n_nodes, axis=1) * tilt.ravel()
            weighted /= np.tile(own_sum, n_tiers)
            np.matmul(weighted, self.dollars[side], out=made[side])
        return made


def mix_basis(map: LiquidationMap, column: int = -1) -> MixBasis:
    r"""Return one column of a map, ready for many mixes.

    Notes
    -----
    Tilted weights are smooth in the crowding :math:`z` of the column of birth, with poles no
    nearer than :math:`\pi / (\gamma \log L)` off the real line. So dollars are gathered onto
    Chebyshev nodes in :math:`z`, as many as bring the error of the interpolation below 1e-6;
    where fewer different values occur, those are the nodes and nothing is interpolated.

    References
    ----------
    Trefethen, *Approximation Theory and Approximation Practice* (2013), theorem 8.2; Berrut and
    Trefethen, *Barycentric Lagrange Interpolation*, SIAM Review 46 (2004), for the weights.
    """
    pieces = column_pieces(map, column)
    n_tiers, n_buckets = len(map.leverages), map.bucket_prices.size
    tilt = map.settings.funding_tilt
    values, of_column = np.unique(map.crowding, return_inverse=True)
    if tilt == 0:
        values, of_column = np.zeros(1), np.zeros_like(of_column)
    nodes = _nodes(values, tilt * np.log(max(map.leverages)))
    n_nodes = nodes.size
    place = (pieces.tier_side * n_nodes)[:, None]
    if n_nodes == values.size:
        share = np.ones((pieces.born.size, 1))
        cell = place + of_column.take(pieces.born)[:, None]
    else:
        share = _lagrange(nodes, values)[of_column.take(pieces.born)]
        cell = place + np.arange(n_nodes)
    gathered = np.bincount(
        (cell * n_buckets + pieces.bucket[:, None]).ravel(),
        (share * pieces.dollars[:, None]).ravel(),
        2 * n_tiers * n_nodes * n_buckets,
    ).astype(np.float64)
    by_side = gathered.reshape(n_tiers, 2, n_nodes, n_buckets).transpose(1, 0, 2, 3)
    dollars = np.ascontiguousarray(by_side).reshape(2, n_tiers * n_nodes, n_buckets)
    return MixBasis(map.leverages, tilt, nodes, dollars)


def _nodes(values: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    """Return the values themselves, or Chebyshev nodes over them if those are fewer."""
    middle, half = 0.5 * (values[-1] + values[0]), 0.5 * (values[-1] - values[0])
    if half * strength == 0:
        return values[:1] if half == 0 else values
    pole = np.pi / (half * strength)
    per_node = np.log(pole + np.hypot(pole, 1.0))
    n_nodes = int(np.ceil(np.log(4.0 / _TOLERANCE) / per_node)) + 1
    if n_nodes >= values.size:
        return values
    angles = (np.arange(n_nodes) + 0.5) * np.pi / n_nodes
    return np.asarray(middle - half * np.cos(angles))


def _lagrange(nodes: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of every Chebyshev node at every value, shape ``(n_values, n_nodes)``."""
    angles = (np.arange(nodes.size) + 0.5) * np.pi / nodes.size
    barycentric = (-1.0) ** np.arange(nodes.size) * np.sin(angles)
    apart = values[:, None] - nodes
    met = apart == 0
    share = barycentric / np.where(met, 1.0, apart)
    share /= share.sum(axis=1, keepdims=True)
    on_node = met.any(axis=1)
    share[on_node] = met[on_node]
    return np.asarray(share)
