"""Put positions into a finished run: into its ledger, and into what the public saw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.exact_map import open_lots
from liqwidget.labs.exchange import Exchange
from liqwidget.labs.ledger import CLOSED, Ledger
from liqwidget.market import Market, get_venue

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Orders", "added"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Orders:
    """Positions to add; arrays of shape ``(n,)``."""

    side: NDArray[np.int64]
    """1 for longs, -1 for shorts."""
    lots: NDArray[np.int64]
    begin: NDArray[np.intp]
    """Bar at whose close each is opened."""
    end: NDArray[np.intp]
    """Bar at whose close each is closed."""
    leverage: float


def added(run: Exchange, orders: Orders, *, paired: bool) -> tuple[Exchange, NDArray[np.intp]]:
    """Return the run with the positions in it, and their rows of its ledger.

    Prices and funding stay. A trade counts once in the volume, so that two accounts that trade
    with each other bring the lots of one of them.

    Parameters
    ----------
    run : Exchange
    orders : Orders
    paired : bool
        Whether every two of the positions trade with each other.
    """
    ledger, market = run.ledger, run.market
    book = _with_rows(ledger, market, orders)
    ends = np.array([book.step_at(time + market.bar) for time in market.time])
    more = (open_lots(book, ends) - open_lots(ledger, ends)) * ledger.lot
    traded = np.zeros(market.n_bars)
    for bars in (orders.begin, orders.end):
        lots = np.bincount(bars, orders.lots, market.n_bars)
        traded += lots * ledger.lot / (2 if paired else 1)
    columns = {
        field: getattr(market, field)
        for field in Market.__annotations__
        if field not in ("open_interest", "volume", "source")
    }
    seen = Market(
        **columns,
        open_interest=np.maximum(market.open_interest + more, 0.0),
        volume=market.volume + traded,
        source=f"{market.source}; positions were added to be seen",
    )
    n = ledger.opened.size
    return Exchange(seen, book), np.arange(n, n + orders.side.size)


def _with_rows(ledger: Ledger, market: Market, orders: Orders) -> Ledger:
    """Return a ledger with the positions as its last rows."""
    price = np.rint(market.close / ledger.tick).astype(np.int64)
    entry, leverages = price[orders.begin], ledger.leverages
    _check_brackets(ledger, orders, entry)
    if orders.leverage not in leverages:
        leverages = (*leverages, float(orders.leverage))
    n = orders.side.size

    def joined(old: NDArray[np.int64], new: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.concatenate([old, new])

    return replace(
        ledger,
        opened=joined(ledger.opened, _step(ledger, market, orders.begin)),
        closed=joined(ledger.closed, _step(ledger, market, orders.end)),
        side=joined(ledger.side, orders.side),
        lots=joined(ledger.lots, orders.lots),
        entry=joined(ledger.entry, entry),
        exit=joined(ledger.exit, price[orders.end]),
        tier=joined(ledger.tier, np.full(n, leverages.index(orders.leverage))),
        collateral=joined(ledger.collateral, np.zeros(n, dtype=np.int64)),
        fate=joined(ledger.fate, np.full(n, CLOSED)),
        leverages=leverages,
    )


def _check_brackets(ledger: Ledger, orders: Orders, entry: NDArray[np.int64]) -> None:
    """Refuse a leverage that the venue does not offer for positions of this size."""
    brackets = get_venue(ledger.venue).brackets(symbol=ledger.symbol, on=ledger.start)
    notional = float((orders.lots * entry).max() * ledger.unit)
    fitting = [bracket for bracket in brackets if notional <= bracket.notional_cap]
    most = fitting[0].max_leverage if fitting else 0.0
    if orders.leverage > most:
        allowed = f"at most {most:g}x" if fitting else "no position"
        msg = (
            f"the brackets of {ledger.venue} allow {allowed} at {notional:,.0f} {ledger.symbol[-4:]}; "
            f"got {orders.leverage:g}x. Take a lower leverage or more accounts."
        )
        raise ValueError(msg)


def _step(ledger: Ledger, market: Market, bars: NDArray[np.intp]) -> NDArray[np.int64]:
    """Return the step at the end of each bar."""
    return np.array([ledger.step_at(market.time[bar] + market.bar) for bar in bars])
