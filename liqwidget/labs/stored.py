"""The stored runs of the simulated exchange, and the positions behind them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from liqwidget.labs._ledger_file import read_ledger
from liqwidget.labs.exchange import Exchange
from liqwidget.market import Market

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np

    from liqwidget.labs.positions import Positions

__all__ = ["RUNS", "positions", "stored_exchange"]

RUNS = ("exchange/calm", "exchange/crowded", "exchange/thin_alt")
"""Names of the stored runs, as `lq.sample` takes them."""

_PLACES = (
    Path(__file__).parents[1] / "sample_data",  # in an installed wheel
    Path(__file__).parents[2] / "sample_data",  # in a checkout
)


def stored_exchange(name: str) -> Exchange:
    """Return a stored run: its market, and the ledger of every position.

    Parameters
    ----------
    name : str
        One of `RUNS`: a calm week, a crowded week that ends in a cascade, a thin altcoin.

    Returns
    -------
    Exchange

    Raises
    ------
    ValueError
        If there is no such run.

    Examples
    --------
    >>> stored_exchange("exchange/calm").market.n_bars
    2016
    """
    wanted = str(name).lower()
    if wanted not in RUNS:
        msg = f"name must be one of {', '.join(RUNS)}; got {name!r}"
        raise ValueError(msg)
    return _load(wanted)


def positions(name: str, *, at: str | datetime | np.datetime64 | None = None) -> Positions:
    """Return every open position of a stored run at a moment.

    Parameters
    ----------
    name : str
        One of `RUNS`.
    at : str, datetime or datetime64, optional
        The moment, UTC; the end of the run if None.

    Returns
    -------
    Positions

    Raises
    ------
    ValueError
        If there is no such run, or the moment lies outside it.

    See Also
    --------
    liqwidget.sample : What the public saw of the same run.

    Examples
    --------
    Is there a short for every long, an hour before the cascade?

    >>> book = positions("exchange/crowded", at="2025-06-08 01:00")
    >>> long, short = (book.quantity[book.side == side].sum() for side in (1, -1))
    >>> bool(abs(long - short) < 1e-6 * long)
    True
    """
    return stored_exchange(name).positions(at)


@lru_cache(maxsize=len(RUNS))
def _load(name: str) -> Exchange:
    for place in _PLACES:
        if (place / f"{name}.npz").is_file():
            ledger = read_ledger(place / f"{name}.npz")
            market = Market.from_csv(
                place / f"{name}.csv.gz",
                symbol=ledger.symbol,
                venue=ledger.venue,
                funding_interval="8h",
                provenance="simulated",
                source=f"liqwidget sample {name}, simulated, not market data",
            )
            return Exchange(market, ledger)
    msg = (
        f"the stored runs are missing; looked in {' and '.join(map(str, _PLACES))}. Install "
        "liqwidget again, or run python sample_data/exchange/build.py in a checkout."
    )
    raise FileNotFoundError(msg)
