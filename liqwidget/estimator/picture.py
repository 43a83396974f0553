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
    change = _scatter(cells, quantity, quantity, shape)[:-1]
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
    tier_side = runs.tier_side.take(run)
    up = mass.take(run)
    if price is not None:
        row -= 1
        up *= price.take(row)

    n_classes, n_columns = left.at_end.shape
    source = tier_side * n_columns
    source += born
    shown = np.maximum(born, first)
    cell = row
    at = 0
    if n_classes > 1:
        of_run = np.repeat(class_of_tier, 2).take(tier_side)
        cell = row + of_run * n_rows
        at = of_run * n_columns
    growth = left.at_end - left.reference  # 0 to 600
    moved = np.diff(left.reference[:, first:], axis=1)
    if moved.any():
        since = left.at_end.take(at + born)
        last = np.minimum(died, n_columns - 1)  # a death in column n is never drawn
        down = up * np.exp(since - left.reference.take(at + last))
        up *= np.exp(since - left.reference.take(at + shown))
    else:
        up *= np.exp(left.at_end - left.reference[:, first:][:, :1]).take(at + born)
        down = up
    stride = n_classes * n_rows
    shown -= first
    died -= first
    return Steps(
        cells=np.concatenate([shown * stride + cell, died * stride + cell]),
        up=up,
        down=down,
        source=source,
        factor=np.exp(-growth[:, first:]).T,
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
    weight = mix.take(steps.source)
    up = steps.up * weight
    down = up if steps.down is steps.up else steps.down * weight
    change = _scatter(steps.cells, up, down, shape)[:-1]
    _running_sum(change, steps.carry)
    if n_classes == 1:
        grid = change
        grid *= steps.factor
    else:
        by_class = change.reshape(n_columns, n_classes, steps.n_rows)
        grid = np.einsum("ck,ckr->cr", steps.factor, by_class)
    # a cell that emptied may keep a last bit; against a row, not a number: twice as fast
    return np.maximum(grid, np.zeros(steps.n_rows), out=grid)


def _scatter(
    cells: NDArray[np.intp],
    up: NDArray[np.float64],
    down: NDArray[np.float64],
    shape: tuple[int, int],
) -> NDArray[np.float64]:
    """Add what comes to the first half of the cells, take what goes from the second."""
    change = np.empty(cells.size)
    change[: up.size] = up
    np.negative(down, out=change[up.size :])
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
