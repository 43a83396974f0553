"""Ledgers as small files: whole numbers, mostly differences, the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.ledger import LIQUIDATED, OPEN, Ledger

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["read_ledger", "write_ledger"]

_KINDS = (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.int64)
_PLAIN = ("side", "lots", "tier", "collateral", "fate", "change_margin")
_RISING = ("opened", "change_step", "settlement_step")
_WORDS = ("start", "symbol", "venue")
_NUMBERS = ("n_steps", "tick", "lot")


def write_ledger(ledger: Ledger, path: Path) -> None:
    """Write a ledger as a compressed NumPy archive.

    Of closing prices, only those of liquidations are kept: the others are not needed to rebuild a
    snapshot, nor public.

    Parameters
    ----------
    ledger : Ledger
    path : Path
        Ends in ``.npz``.
    """
    columns: dict[str, NDArray[np.int64]] = {name: getattr(ledger, name) for name in _PLAIN}
    for name in _RISING:
        columns[name] = np.diff(getattr(ledger, name), prepend=0)
    columns["entry"] = np.diff(ledger.entry, prepend=0)
    done = np.flatnonzero(ledger.fate != OPEN)
    columns["stay"] = ledger.closed[done] - ledger.opened[done]
    columns["exit"] = np.diff(ledger.exit[_forced(ledger.fate, ledger.closed)], prepend=0)
    columns["change_position"] = ledger.change_position
    small = {name: _smallest(values) for name, values in columns.items()}
    numbers = np.array([getattr(ledger, name) for name in _NUMBERS], dtype=np.float64)
    arrays: dict[str, NDArray[np.generic]] = {
        "settlement": ledger.settlement,
        "leverages": np.array(ledger.leverages),
        "words": np.array([str(getattr(ledger, name)) for name in _WORDS]),
        "numbers": numbers,
        **{name: small[name] for name in sorted(small)},
    }
    np.savez_compressed(path, allow_pickle=False, **arrays)


def read_ledger(path: Path) -> Ledger:
    """Return the ledger in a file of `write_ledger`; closing prices other than forced are 0.

    Parameters
    ----------
    path : Path

    Returns
    -------
    Ledger
    """
    with np.load(path, allow_pickle=False) as archive:
        stored = {name: archive[name] for name in archive.files}
    start, symbol, venue = stored["words"].tolist()
    n_steps, tick, lot = stored["numbers"].tolist()
    wide = {
        name: stored[name].astype(np.int64)
        for name in (*_PLAIN, *_RISING, "entry", "stay", "exit", "change_position")
    }
    opened, entry = np.cumsum(wide["opened"]), np.cumsum(wide["entry"])
    closed = np.full(opened.size, int(n_steps) + 1)
    done = wide["fate"] != OPEN
    closed[done] = opened[done] + wide["stay"]
    price = np.zeros(opened.size, dtype=np.int64)
    price[_forced(wide["fate"], closed)] = np.cumsum(wide["exit"])
    return Ledger(
        opened=opened,
        closed=closed,
        entry=entry,
        exit=price,
        **{name: wide[name] for name in _PLAIN},
        change_step=np.cumsum(wide["change_step"]),
        change_position=wide["change_position"],
        settlement_step=np.cumsum(wide["settlement_step"]),
        settlement=stored["settlement"],
        leverages=tuple(stored["leverages"].tolist()),
        start=np.datetime64(start, "ms"),
        n_steps=int(n_steps),
        tick=tick,
        lot=lot,
        symbol=symbol,
        venue=venue,
    )


def _forced(fate: NDArray[np.int64], closed: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the rows that were liquidated, in order of time."""
    forced = np.flatnonzero(fate == LIQUIDATED)
    order: NDArray[np.intp] = forced[np.argsort(closed[forced], kind="stable")]
    return order


def _smallest(values: NDArray[np.int64]) -> NDArray[np.signedinteger]:
    """Return whole numbers in the narrowest kind that holds them."""
    for kind in _KINDS:
        limits = np.iinfo(kind)
        if values.size == 0 or (limits.min <= values.min() and values.max() <= limits.max):
            return values.astype(kind)
    return values
