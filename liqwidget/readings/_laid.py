"""Dollars of one grid in the cells of another: split by height in log price, held in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["columns_by_then", "row_shares"]


def row_shares(edges: NDArray[np.float64], onto: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of every bucket that lies in each row of another grid.

    Parameters
    ----------
    edges : ndarray of float64, shape (n_buckets + 1,)
    onto : ndarray of float64, shape (n_rows + 1,)
        Edges of the other grid; the lowest may be zero.

    Returns
    -------
    ndarray of float64, shape (n_rows, n_buckets)
        A column adds up to one where the bucket lies inside the other grid.
    """
    own, theirs = np.log(np.maximum(edges, 1e-300)), np.log(np.maximum(onto, 1e-300))
    top = np.minimum(theirs[1:, None], own[None, 1:])
    bottom = np.maximum(theirs[:-1, None], own[None, :-1])
    return np.asarray(np.maximum(top - bottom, 0.0) / np.diff(own))


def columns_by_then(
    time: NDArray[np.datetime64], then: NDArray[np.datetime64]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return the last column that had ended by each time, and whether there is a recent one.

    Parameters
    ----------
    time : ndarray of datetime64, shape (n_columns,)
        Ends of the columns.
    then : ndarray of datetime64, shape (n_times,)
        A time that is not known stands for the end.

    Returns
    -------
    column : ndarray of intp, shape (n_times,)
    shown : ndarray of bool, shape (n_times,)
        False before the first column, and a column or more after the last.
    """
    column = np.searchsorted(time, then, side="right") - 1
    step = time[-1] - time[-2] if time.size > 1 else np.timedelta64(1, "h")
    shown = (column >= 0) & (then < time[-1] + step)
    timeless = np.isnat(then)
    column[timeless], shown[timeless] = time.size - 1, True
    return np.maximum(column, 0), shown
