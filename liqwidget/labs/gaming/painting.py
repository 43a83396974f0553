"""Painting: positions opened to be seen, on an exchange where every position is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator.amounts import minute_text
from liqwidget.labs.exchange import Exchange, moment
from liqwidget.labs.gaming._added import Orders, added
from liqwidget.labs.stored import stored_exchange
from liqwidget.market import get_venue

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from liqwidget.labs.positions import Positions
    from liqwidget.market import Market

__all__ = ["Painting", "paint"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Painting:
    """Positions that were opened to be seen, what they cost, and the exchange with them in it."""

    exchange: Exchange
    """The same run with the painter's positions in the ledger and in the public figures."""
    before: Exchange
    """The run as it was."""
    rows: NDArray[np.intp]
    """The painter's rows of ``exchange.ledger``."""
    dollars: float
    """Value of one side at the opening, in quote currency, after rounding to whole lots."""
    leverage: float
    opened: np.datetime64
    """End of the bar in which the first position was opened, UTC."""
    closed: np.datetime64
    """End of the bar in which the last one was closed, UTC."""
    fees: float
    """Paid for opening and closing, in quote currency."""
    funding: float
    """Paid net of received, in quote currency; nothing between a long and a short of one owner."""
    profit: float
    """Made by the move of the price, negative if lost; nothing for a long and a short alike."""
    margin: float
    """Locked while everything was open, in quote currency; given back at the end."""
    room: float
    """How near price came to liquidating a position: distance over price, at the nearest."""

    @property
    def market(self) -> Market:
        """What the public saw."""
        return self.exchange.market

    @property
    def cost(self) -> float:
        """What the painter is poorer by in the end: fees and funding less profit."""
        return self.fees + self.funding - self.profit

    @property
    def share(self) -> float:
        """Coins of one side, over open interest before the first was opened."""
        market = self.before.market
        bar = int(np.searchsorted(market.time, self.opened - market.bar))
        ledger = self.exchange.ledger
        one_side = ledger.side[self.rows] == ledger.side[self.rows[0]]
        coins = float(ledger.lots[self.rows][one_side].sum() * ledger.lot)
        return coins / float(market.open_interest[max(bar - 1, 0)])

    def positions(self, at: str | datetime | np.datetime64) -> Positions:
        """Return every open position at a moment, the painter's among them."""
        return self.exchange.positions(at)

    def levels(self) -> dict[str, NDArray[np.float64]]:
        """Return where the painter's own positions would be liquidated.

        Returns
        -------
        dict of ndarray
            Prices of "long" and of "short", shape ``(n,)`` each, NaN where there is none.
        """
        ledger = self.exchange.ledger
        prices = ledger.levels(self.rows, ledger.first_margin[self.rows])
        side = ledger.side[self.rows]
        return {"long": prices[side > 0], "short": prices[side < 0]}

    def __repr__(self) -> str:
        return f"Painting({self.dollars:,.0f} USD, {self.rows.size} positions)"

    def __str__(self) -> str:
        opened, closed = (minute_text(t) for t in (self.opened, self.closed))
        return (
            f"{self.dollars:,.0f} USD a side ({self.share:.1%} of open interest) at "
            f"{self.leverage:g}x in {self.rows.size} positions, {opened} to {closed}\n"
            f"fees {self.fees:,.0f}, funding {self.funding:,.0f}, profit {self.profit:,.0f}, "
            f"cost {self.cost:,.0f} USD\n"
            f"margin locked {self.margin:,.0f} USD; "
            f"price stayed {self.room:.1%} away from a liquidation"
        )


def paint(
    exchange: str | Exchange,
    *,
    at: str | datetime | np.datetime64,
    dollars: float,
    leverage: float = 2.0,
    hours: float = 1.0,
    side: Literal["both", "long", "short"] = "both",
    accounts: int = 1,
    over: float = 0.0,
) -> Painting:
    r"""Open positions on a simulated exchange so that a map draws clusters that are not there.

    A map made from candles and open interest does not see leverage: it draws every rise of open
    interest at the levels of its own leverage mix. Two accounts of one owner that trade with each
    other raise open interest, whatever their leverage, without any risk from the price; `side`
    takes one account that trades with strangers instead.

    The path of price is that of the run. For two accounts this is what the simulation would have
    done, since they buy no more than they sell, but for the funding rate, which stays too. One
    side would have pushed the price: that is left out, and makes it look too cheap. Exchanges
    forbid trading with oneself, and look for it; this is for study.

    Parameters
    ----------
    exchange : str or Exchange
        A stored run, such as "exchange/calm", or one from `simulate`.
    at : str, datetime or datetime64
        When, UTC. Positions open at the close of the bar that holds this moment.
    dollars : float
        Value of one side, in quote currency.
    leverage : float, default 2
        Setting of the painter's accounts, on isolated margin.
    hours : float, default 1
        How long each position is held, rounded to whole bars.
    side : {"both", "long", "short"}
        A long and a short of one owner, or one of them.
    accounts : int, default 1
        Positions per side, of equal size. Brackets cap the leverage of large positions.
    over : float, default 0
        Hours over which the positions are opened one after another, and closed likewise.

    Returns
    -------
    Painting

    Raises
    ------
    ValueError
        If a number is out of range, the bracket forbids the leverage, the run ends before the
        last closing, or the mark price liquidates a position on the way.

    See Also
    --------
    tell_tales : What of it the public can notice.

    Notes
    -----
    Each trade between the two accounts costs one taker fee and one maker fee, one with strangers
    a taker fee. With value :math:`V` at the opening and :math:`V'` at the closing, two accounts
    pay :math:`(V + V')(f_{taker} + f_{maker})` and lock :math:`2 V / L`.

    Examples
    --------
    Fifty million dollars on either side, for an hour:

    >>> painting = paint("exchange/calm", at="2025-06-06 12:00", dollars=50e6)
    >>> round(painting.fees, -3), painting.funding, painting.profit, round(painting.margin, -5)
    (70000.0, 0.0, 0.0, 50000000.0)

    Where the painter could be liquidated, with price at 61,539: far below what maps draw.

    >>> painting.levels()["long"].round(-2)
    array([31200.])
    """
    run = stored_exchange(exchange) if isinstance(exchange, str) else exchange
    market, ledger = run.market, run.ledger
    _check(dollars, leverage, hours, side, accounts, over)
    first = int(np.searchsorted(market.time, moment(at), side="right")) - 1
    one = market.bar / np.timedelta64(1, "h")
    begin = first + np.rint(np.arange(accounts) * over / accounts / one).astype(np.intp)
    stay = max(round(hours / one), 1)
    if first < 0 or begin[-1] + stay >= market.n_bars:
        msg = (
            f"at must lie within {market.time[0]} to {market.time[-1]}, with the closing; got "
            f"{at} for {hours:g} h"
        )
        raise ValueError(msg)
    sides = {"both": (1, -1), "long": (1,), "short": (-1,)}[side]
    orders = Orders(
        side=np.tile(sides, accounts),
        lots=np.repeat(_lots(run, dollars, float(market.close[first]), accounts), len(sides)),
        begin=np.repeat(begin, len(sides)),
        end=np.repeat(begin + stay, len(sides)),
        leverage=leverage,
    )
    painted, rows = added(run, orders, paired=side == "both")
    book, venue = painted.ledger, get_venue(ledger.venue)
    value, later = (book.lots[rows] * price[rows] * book.unit for price in (book.entry, book.exit))
    taker, maker = venue.taker_fee or 0.0, venue.maker_fee or 0.0
    rate = (taker + maker) / 2 if side == "both" else taker
    margin = float(book.first_margin[rows].sum() * book.unit)
    return Painting(
        exchange=painted,
        before=run,
        rows=rows,
        dollars=float(value[orders.side == sides[0]].sum()),
        leverage=float(leverage),
        opened=market.time[begin[0]] + market.bar,
        closed=market.time[begin[-1] + stay] + market.bar,
        fees=float(rate * (value + later).sum()),
        funding=_funding(painted, rows),
        profit=float((book.side[rows] * (later - value)).sum()),
        margin=margin,
        room=_room(painted, rows, orders),
    )


def _check(
    dollars: float, leverage: float, hours: float, side: str, accounts: int, over: float
) -> None:
    if not 0 < dollars < np.inf:
        msg = f"dollars must be positive; got {dollars}"
        raise ValueError(msg)
    if not 1 <= leverage < np.inf:
        msg = f"leverage must be 1 or more; got {leverage}"
        raise ValueError(msg)
    if not 0 < hours < np.inf:
        msg = f"hours must be positive; got {hours}"
        raise ValueError(msg)
    if side not in ("both", "long", "short"):
        msg = f'side must be "both", "long" or "short"; got {side!r}'
        raise ValueError(msg)
    if accounts < 1 or accounts != int(accounts):
        msg = f"accounts must be a whole number from 1; got {accounts}"
        raise ValueError(msg)
    if not 0 <= over < np.inf:
        msg = f"over must be zero hours or more; got {over}"
        raise ValueError(msg)


def _lots(run: Exchange, dollars: float, price: float, accounts: int) -> NDArray[np.int64]:
    """Return the whole lots of each account of one side."""
    total = round(dollars / price / run.ledger.lot)
    if total < accounts:
        msg = f"dollars must buy one lot per account; {dollars:g} buys {total} for {accounts}"
        raise ValueError(msg)
    share = np.full(accounts, total // accounts, dtype=np.int64)
    share[: total % accounts] += 1
    return share


def _funding(run: Exchange, rows: NDArray[np.intp]) -> float:
    """Return what the positions paid at the settlements that they lived through."""
    ledger = run.ledger
    paid = 0.0
    for step, per_lot in zip(ledger.settlement_step, ledger.settlement, strict=True):
        open_then = (ledger.opened[rows] <= step) & (ledger.closed[rows] > step)
        paid += float((ledger.side * ledger.lots)[rows][open_then].sum() * per_lot * ledger.unit)
    return paid


def _room(run: Exchange, rows: NDArray[np.intp], orders: Orders) -> float:
    """Return how near the mark price came to a level, and refuse a position that it reached."""
    market, ledger = run.market, run.ledger
    lows = market.low if market.mark_low is None else market.mark_low
    highs = market.high if market.mark_high is None else market.mark_high
    levels = ledger.levels(rows, ledger.first_margin[rows])
    nearest = np.inf
    for side, level, begin, end in zip(orders.side, levels, orders.begin, orders.end, strict=True):
        worst = (lows if side > 0 else highs)[begin + 1 : end + 1]
        room = side * (worst - level) / worst
        if (room <= 0).any():
            bar = begin + 1 + int(np.argmax(room <= 0))
            msg = (
                f"leverage {orders.leverage:g} is liquidated at {level:,.2f} in the bar of "
                f"{market.time[bar]}; take a lower leverage or fewer hours"
            )
            raise ValueError(msg)
        nearest = min(nearest, float(np.nanmin(room))) if np.isfinite(level) else nearest
    return nearest
