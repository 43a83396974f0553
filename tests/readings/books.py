"""Books written out by hand: maps whose every dollar is known."""

from __future__ import annotations

import numpy as np

from liqwidget.labs import ExactMap
from liqwidget.labs._pieces import find_pieces


def ladder(price=100.0, step=0.001, reach=200):
    """Bucket edges in equal log steps; `price` is the center of the middle one of 2 reach + 1."""
    return price * np.exp(step * (np.arange(-reach, reach + 2) - 0.5))


def book(*held, price=100.0, closes=None, edges=None, open_interest=None):
    """Return a map of known positions.

    Each of `held` is (side, level, coins) and, if it matters, leverage, first column, and the
    column that shows it no more. Columns are hours; there are as many as `closes`.
    """
    closes = np.array([price] if closes is None else closes, dtype=np.float64)
    n = closes.size
    rows = [(*row, *(10, 0, n)[len(row) - 3 :]) for row in held]
    side, level, coins, leverage, born, died = zip(*rows, strict=True) if rows else [()] * 6
    edges = ladder() if edges is None else edges
    return ExactMap(
        bucket_edges=edges,
        time=np.datetime64("2026-01-01T01:00", "ms") + np.arange(n) * np.timedelta64(1, "h"),
        closes=closes,
        open_interest=np.full(n, 1000.0) if open_interest is None else np.array(open_interest),
        pieces=find_pieces(
            edges,
            level=np.array(level, dtype=np.float64),
            born=np.array(born, dtype=np.intp),
            died=np.array(died, dtype=np.intp),
            side=np.array([1 if one == "long" else -1 for one in side]),
            leverage=np.array(leverage, dtype=np.float64),
            quantity=np.array(coins, dtype=np.float64),
        ),
    )


def at(bucket, *, price=100.0, step=0.001):
    """The center of a bucket of `ladder`, counted from the one that holds the price."""
    return float(price * np.exp(step * bucket))
