"""From runs to a grid: what is alive in each bucket at the end of each column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.runs import Runs
    from liqwidget.estimator.survival import Survival

__all__ = ["Steps", "find_steps", "picture", "rasterize"]


def picture(
    bucket: NDArray[np.intp],
    born: NDArray[np.intp],
    died: NDArray[np.intp],
    quantity: NDArray[np.float64],
    *,
    n_buckets: int,
    n_columns: int,
) -> NDArray[np.float64]:
    """Draw runs that do not fade: each is there from its birth to before its death column.

    Parameters
    ----------
    bucket, born, died : ndarray of intp, shape (n_runs,)
        `died` is `n_columns` for a run that is never swept.
    quantity : ndarray of float64, shape (n_runs,)
        In coins, or any unit that adds up.
    n_buckets, n_columns : int

    Returns
    -------
    ndarray of float64, shape (n_buckets, n_columns)

    Examples
    --------
    Two coins at bucket 1, opened in column 0 and swept in column 2:

    >>> picture(np.array([1]), np.array([0]), np.array([2]), np.array([2.0]),
    ...         n_buckets=2, n_columns=3)
    array([[0., 0., 0.],
           [2., 2., 0.]])
    """
    cells = np.concatenate([born * n_buckets + bucket, died * n_buckets + bucket])
    shape = (n_columns + 1, n_buckets)
    change = _scatter(cells, np.concatenate([quantity, -quantity]), shape)[:-1]
    _running_sum(change, {})
    return np.maximum(change.T, 0.0)


@dataclass(frozen=True)
class Steps:
    """A picture as steps up and down, at weight one; only the weights are left to choose.

    Covers the columns shown and the runs seen there. Arrays have shape ``(n_seen,)`` unless
    said.
    """

    cells: NDArray[np.intp]
    """Cell of every birth, then of every death, shape ``(2 * n_seen,)``."""
    up: NDArray[np.float64]
    """Discounted quantity that comes."""
    down: NDArray[np.float64]
    """Discounted quantity that goes; the same array as `up` if there is one reference."""
    source: NDArray[np.intp]
    """Where in the mix, flattened, the weight of the run stands."""
    factor: NDArray[np.float64]
    """From discounted to real quantity, shape ``(n_shown, n_classes)``."""
    carry: dict[int, NDArray[np.float64]]
    """Factor per cell onto a new reference, by the column that starts with it."""
    n_rows: int
    """Rows of one holding class."""


def find_steps(
    runs: Runs,
    mass: NDArray[np.float64],
    class_of_tier: NDArray[np.intp],
    left: Survival,
    *,
    first: int,
    n_rows: int,
    price: NDArray[np.float64] | None = None,
) -> Steps:
    """Turn runs that fade with their holding class into steps of a running sum.

    Parameters
    ----------
    runs : Runs
    mass : ndarray of float64, shape (n_runs,)
        Quantity at the end of the birth column, from
        :func:`~liqwidget.estimator.runs.run_masses`.
    class_of_tier : ndarray of intp, shape (n_tiers,)
    left : Survival
    first : int
        First column shown. What was opened before and is still there steps up in it.
    n_rows : int
        Rows of the picture: the buckets, and in coins the two rows off the grid as well.
    price : ndarray of float64, shape (n_buckets,), optional
        Dollars per coin in each bucket. Leaves out what is off the grid, which has no price.

    Returns
    -------
    Steps

    Notes
    -----
    With quantities discounted to a reference, a run is a step up at its birth and a step down
    at its death; a running sum over columns and one factor per column make the picture. The
    reference moves on in blocks, and the running sum is carried over with the difference.
    """
    seen = runs.died > first
    if price is not None:
        seen &= (runs.row > 0) & (runs.row <= price.size)
    run = np.flatnonzero(seen)
    born, died, row = runs.born.take(run), runs.died.take(run), runs.row.take(run)
    tier_side, up = runs.tier_side.take(run), mass.take(run)
    if price is not None:
        row -= 1
        up *= price.take(row)

    n_classes, n_columns = left.at_end.shape
    of_run = np.repeat(class_of_tier, 2).take(tier_side)
    faded = of_run * n_columns  # where the class of a run begins in the flattened survival
    shown = np.maximum(born, first)
    moved = np.diff(left.reference[:, first:], axis=1)
    if moved.any():
        since = left.at_end.take(faded + born)
        last = np.minimum(died, n_columns - 1)  # a death in column n is never drawn
        down = up * np.exp(since - left.reference.take(faded + last))
        up *= np.exp(since - left.reference.take(faded + shown))
    else:
        up *= np.exp(left.at_end - left.reference[:, first : first + 1]).take(faded + born)
        down = up
    stride, cell = n_classes * n_rows, of_run * n_rows + row
    factor = np.exp(left.reference[:, first:] - left.at_end[:, first:]).T  # 1 to exp(-600)
    return Steps(
        cells=np.concatenate([(shown - first) * stride + cell, (died - first) * stride + cell]),
        up=up,
        down=down,
        source=tier_side * n_columns + born,
        factor=factor,
        carry={
            int(column) + 1: np.repeat(np.exp(-moved[:, column]), n_rows)
            for column in np.flatnonzero(moved.any(axis=0))
        },
        n_rows=n_rows,
    )


def rasterize(steps: Steps, mix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Draw the steps with the weights of a mix.

    Parameters
    ----------
    steps : Steps
    mix : ndarray of float64, shape (2 * n_tiers, n_columns)
        Weight of every tier-side by birth column, hidden ones included, from
        :func:`~liqwidget.estimator.tilt.side_weights`.

    Returns
    -------
    ndarray of float64, shape (n_shown, n_rows)
        Time by price: a column of the picture is contiguous here.
    """
    n_columns, n_classes = steps.factor.shape
    shape = (n_columns + 1, n_classes * steps.n_rows)
    change = _scatter(steps.cells, _weighted(steps, mix), shape)[:-1]
    _running_sum(change, steps.carry)
    if n_classes == 1:
        grid = change
        grid *= steps.factor
    else:
        by_class = change.reshape(n_columns, n_classes, steps.n_rows)
        grid = np.einsum("ck,ckr->cr", steps.factor, by_class)
    # a cell that emptied may keep a last bit; against a row, not a number: twice as fast
    return np.maximum(grid, np.zeros(steps.n_rows), out=grid)


def _weighted(steps: Steps, mix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what every cell of the steps gains (+) or loses (-), shape ``(2 * n_seen,)``."""
    n_seen = steps.source.size
    weight = mix.take(steps.source)
    change = np.empty(2 * n_seen)
    np.multiply(steps.up, weight, out=change[:n_seen])
    if steps.down is steps.up:
        np.negative(change[:n_seen], out=change[n_seen:])
    else:
        np.multiply(steps.down, -weight, out=change[n_seen:])
    return change


def _scatter(
    cells: NDArray[np.intp], change: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.float64]:
    """Add every change into its cell."""
    summed = np.bincount(cells, change, shape[0] * shape[1])
    return np.asarray(summed, dtype=np.float64).reshape(shape)  # integers if there are no cells


def _running_sum(change: NDArray[np.float64], carry: dict[int, NDArray[np.float64]]) -> None:
    """Sum down the rows, in place.

    One add per row on prebuilt views: at this shape four times faster than ``cumsum``.
    """
    rows, add = list(change), np.add
    if not carry:
        for before, row in pairwise(rows):
            add(before, row, row)  # by position: the keyword costs a quarter more
        return
    for column in range(1, len(rows)):
        before = rows[column - 1]
        add(before * carry.get(column, 1.0), rows[column], rows[column])
