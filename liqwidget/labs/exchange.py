"""A simulated exchange: a market for the public, and every position for those who may look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.estimator import TIERS
from liqwidget.labs._engine import Engine
from liqwidget.labs._prices import BARS_PER_DAY, STEPS
from liqwidget.labs._progress import counted
from liqwidget.labs._record import ledger_of, market_of
from liqwidget.labs.ledger import LIQUIDATED, STEP, Ledger
from liqwidget.labs.positions import Positions
from liqwidget.labs.scenario import Scenario, get_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from liqwidget.market import Market

__all__ = ["Exchange", "simulate"]


@dataclass(frozen=True, eq=False, repr=False)
class Exchange:
    """What the public knows of a simulated exchange, and what it does not."""

    market: Market
    """Candles, open interest, funding and liquidations, as a venue would publish them."""
    ledger: Ledger
    """Every position: the truth."""

    def positions(self, at: str | datetime | np.datetime64 | None = None) -> Positions:
        """Return every open position at a moment, the market maker's among them.

        Parameters
        ----------
        at : str, datetime or datetime64, optional
            The moment, UTC; the end of the run if None.

        Returns
        -------
        Positions
            Longs add up to shorts, and both to the open interest. The last row is the market
            maker, hedged elsewhere and without a liquidation price; its entry is the last close.

        Raises
        ------
        ValueError
            If the moment lies outside the run.
        """
        ledger, market = self.ledger, self.market
        step = ledger.n_steps if at is None else ledger.step_at(moment(at))
        time = ledger.start + step * STEP
        rows = ledger.alive(step)
        margin = ledger.margin(rows, step)
        side, lots = ledger.side[rows], ledger.lots[rows]
        net = int((side * lots).sum())
        bar = max(int(np.searchsorted(market.time, time - market.bar, side="right")) - 1, 0)
        price = float(market.close[bar])
        maker = np.array([abs(net)]) if net else np.zeros(0, dtype=np.int64)
        rest, value = np.ones(maker.size), maker * ledger.lot
        return Positions(
            side=np.append(side, -np.sign(net) * rest),
            quantity=np.append(lots * ledger.lot, value),
            entry_price=np.append(ledger.entry[rows] * ledger.tick, price * rest),
            leverage=np.append(ledger.leverage[rows], rest),
            margin=np.append(margin * ledger.unit, price * value),
            cross=np.append(ledger.cross[rows], rest),
            liquidation_price=np.append(ledger.levels(rows, margin), np.nan * rest),
            time=time,
            price=price,
            open_interest=float(max(lots[side > 0].sum(), lots[side < 0].sum()) * ledger.lot),
            symbol=ledger.symbol,
            venue=ledger.venue,
            provenance="simulated",
        )

    def liquidations(self) -> pd.DataFrame:
        """Return the public liquidation prints, one row each, in order of time.

        Returns
        -------
        DataFrame
            `time` (UTC), `side` of the position, `quantity` in coins, `price` of the order.
        """
        ledger = self.ledger
        forced = np.flatnonzero((ledger.fate == LIQUIDATED) & (ledger.closed > 0))
        forced = forced[np.argsort(ledger.closed[forced], kind="stable")]
        return pd.DataFrame(
            {
                "time": pd.to_datetime(ledger.start + ledger.closed[forced] * STEP, utc=True),
                "side": np.where(ledger.side[forced] > 0, "long", "short"),
                "quantity": ledger.lots[forced] * ledger.lot,
                "price": ledger.exit[forced] * ledger.tick,
            }
        )

    def flow_weights(self, leverages: Sequence[float] | None = None) -> dict[float, float]:
        """Return the true share of openings at each leverage, for `lq.estimate(weights=...)`.

        Leverage is notional over the margin at the opening, so that an account with more behind it
        counts as less levered. Each opening is split between the two tiers about it, evenly in the
        logarithm of leverage; below the lowest tier it is left out, as unlevered.

        Parameters
        ----------
        leverages : sequence of float, optional
            Tiers, ascending; those of `lq.estimate` that this market offers if None.

        Returns
        -------
        dict of float to float
        """
        ledger = self.ledger
        if leverages is None:
            leverages = [tier for tier in TIERS if tier <= max(ledger.leverages)]
        during = ledger.opened > 0
        notional = (ledger.lots * ledger.entry)[during]
        at = np.log(notional / ledger.first_margin[during])
        tiers = np.log(np.array(leverages, dtype=np.float64))
        lots = ledger.lots[during] / ledger.lots[during].sum()
        lots = np.where(at >= tiers[0] - 1e-9, lots, 0.0)
        shares = [float(lots @ np.interp(at, tiers, tier)) for tier in np.eye(tiers.size)]
        return dict(zip(leverages, shares, strict=True))

    def __repr__(self) -> str:
        return f"Exchange({self.market!r}, {self.ledger.opened.size} positions)"


def simulate(
    days: float = 1.0,
    *,
    scenario: str | Scenario = "plain",
    warm_up_days: float = 2.0,
    seed: int = 0,
    progress: bool = False,
) -> Exchange:
    """Simulate an exchange whose every position is known.

    Agents come at random with a side, a size, a leverage and a plan. Price is moved by news and by
    their orders, so that a liquidation can set off the next; a market maker takes the other side
    of everything. Left out: fees, several venues, partial liquidation, auto-deleveraging, and
    anybody who trades because of where others would be liquidated.

    Parameters
    ----------
    days : float
        Length of what is returned, in bars of one minute.
    scenario : str or Scenario
        A name in `SCENARIOS`, or your own.
    warm_up_days : float
        Simulated before that, so that the book is not empty at the start; rounded to 8 h.
    seed : int
        The same seed and scenario give the same exchange.
    progress : bool
        Show a progress bar (with tqdm) or a line per day.

    Returns
    -------
    Exchange

    Raises
    ------
    ValueError
        If a length is out of range, or the scenario is unknown.

    Examples
    --------
    Does every long have its short?

    >>> exchange = simulate(0.1, warm_up_days=0, seed=1)
    >>> book = exchange.positions()
    >>> long = book.quantity[book.side == 1].sum()
    >>> bool(abs(long - book.open_interest) < 1e-6 * long)
    True
    """
    chosen = get_scenario(scenario)
    if not 2 / BARS_PER_DAY <= days < np.inf:
        msg = f"days must be two minutes or more; got {days} days"
        raise ValueError(msg)
    if not 0.0 <= warm_up_days < np.inf:
        msg = f"warm_up_days must be zero or more; got {warm_up_days}"
        raise ValueError(msg)
    n_shown, n_before = round(days * BARS_PER_DAY), round(warm_up_days * 3) * 480
    engine = Engine(chosen, seed, hour=-n_before / 60)
    bars = [engine.bar() for _ in counted(n_before + n_shown, BARS_PER_DAY, show=progress)]
    return Exchange(
        market_of(bars[n_before:], chosen, seed),
        ledger_of(engine, first_step=n_before * STEPS),
    )


def moment(at: str | datetime | np.datetime64) -> np.datetime64:
    """Return a moment in UTC without its zone."""
    stamp = pd.Timestamp(at)
    if stamp.tzinfo is not None:
        stamp = stamp.tz_convert("UTC").tz_localize(None)
    there: np.datetime64 = stamp.to_datetime64().astype("datetime64[ms]")
    return there
