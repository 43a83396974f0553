"""The exchange at work: ten-second steps in which agents open, close and are liquidated."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs._arrivals import Crowd
from liqwidget.labs._books import Accounts, Bar
from liqwidget.labs._margins import Margins
from liqwidget.labs._prices import STEPS, Prices
from liqwidget.labs._register import Register, Watch
from liqwidget.labs.brackets import Brackets
from liqwidget.labs.ledger import CLOSED, LIQUIDATED, OPEN, STOPPED
from liqwidget.market import get_venue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs._arrivals import Arrivals
    from liqwidget.labs.scenario import Scenario

__all__ = ["Engine"]

_WATCH_BARS = 10
_FUNDING_BARS = 480
_TRANSFER_BARS = 60
_MOOD_MINUTES = 720
_WIDE_BASIS = 0.002
"""A basis below this cannot liquidate a new position, whose margin is 1/150 or more."""


class Engine:
    """One simulated exchange, advanced bar by bar or step by step.

    Parameters
    ----------
    scenario : Scenario
    seed : int or Generator
    hour : float
        Hours from the start of what is shown; negative during the warm-up.
    """

    def __init__(
        self, scenario: Scenario, seed: int | np.random.Generator, hour: float = 0.0
    ) -> None:
        venue = get_venue(scenario.venue)
        if venue.family != "linear_mark":
            msg = (
                f"the simulated venue must take linear margin on mark value; {venue.title} does not"
            )
            raise ValueError(msg)
        ladder = venue.brackets(symbol=scenario.symbol, on=scenario.start)
        self.scenario = scenario
        self.rng = np.random.default_rng(seed)
        unit = scenario.tick * scenario.lot
        self.brackets = Brackets.of(ladder, fee=venue.fee_at_liquidation, unit=unit)
        self.crowd = Crowd(scenario, ladder)
        self.prices = Prices(scenario)
        self.register = Register()
        self.watch = Watch(self.register)
        self.accounts = Accounts()
        self.margins = Margins(self.register, self.accounts, self.brackets, scenario)
        self.now = 0
        self.first_hour = hour
        self.open_lots = [0.0, 0.0]
        """Lots of the agents' longs and shorts."""
        self.funding_rate, self._premium = 1e-4, 0.0
        self._mood = self._momentum = 0.0
        self._bar = 0
        self.sentiment = 0.0

    @property
    def hour(self) -> float:
        """Hours from the start of what is shown."""
        return self.first_hour + self._bar / 60

    def bar(self) -> Bar:
        """Simulate one minute."""
        bar, steps = self.begin_bar()
        for step in steps:
            self.step(bar, *step)
        self.end_bar(bar)
        return bar

    def begin_bar(self) -> tuple[Bar, list[tuple[Arrivals, int, float, float]]]:
        """Draw what chance brings to the next minute."""
        rng, prices = self.rng, self.prices
        self._feel()
        if self._bar % _TRANSFER_BARS == 0:
            self.margins.transfer(self.watch.live(), rng, self.now + 1)
        day = 1.0 + 0.25 * math.sin(2 * math.pi * (self.hour - 9.0) / 24.0)
        arrivals = self.crowd.arrivals(
            rng,
            sentiment=self.sentiment,
            activity=day * math.exp(0.8 * prices.log_volatility),
            price=prices.last,
        )
        moves = prices.news(rng, self.hour)
        # transfers and funding fall on bars that renew the watch, so it knows the new triggers
        if self._bar % _WATCH_BARS == 0:
            self.watch.renew(prices.last, self.now + _WATCH_BARS * STEPS)
        last, mark = prices.last, prices.mark
        steps = [(arrivals, k, *moves[:, k].tolist()) for k in range(STEPS)]
        return Bar(last, last, last, mark, mark), steps

    def step(self, bar: Bar, arrivals: Arrivals, k: int, move: float, bounce: float) -> None:
        """Let ten seconds pass."""
        self.now += 1
        prices = self.prices
        prices.advance(move, bounce)
        self._see(bar)
        near = self.watch.reached(prices.last, prices.mark)
        flow = self._act_on_prices(near, bar) if near.size else 0.0
        late = self.watch.late(self.now)
        if late.size:
            flow += self._close(late, CLOSED, bar)
        if arrivals.first[k] < arrivals.first[k + 1]:
            flow += self._open(arrivals, k, bar)
        if flow:
            prices.trade(flow)
            self._see(bar)
        if abs(prices.last - prices.mark) > _WIDE_BASIS * prices.mark:
            # whoever just opened at the last price may be beyond the mark price already
            near = self.watch.reached(prices.last, prices.mark)
            if near.size and (flow := self._act_on_prices(near, bar)):
                prices.trade(flow)
                self._see(bar)

    def end_bar(self, bar: Bar) -> None:
        """Close the bar: funding, volume and the states that move slowly."""
        rng, prices = self.rng, self.prices
        self._bar += 1
        bar.close = prices.last
        change = bar.close / bar.open - 1.0
        prices.end_bar(change, rng.standard_normal())
        self._momentum = round(0.97 * self._momentum + 0.09 * change, 12)
        longs, shorts = self.open_lots
        bar.open_interest = max(longs, shorts)
        skew = (longs - shorts) / max(bar.open_interest, 1.0)
        premium = 0.001 * skew + 0.1 * prices.basis + 0.00003 * rng.standard_normal()
        self._premium = round(0.99 * self._premium + 0.01 * premium, 12)
        if self._bar % _FUNDING_BARS == 0:
            self.funding_rate = round(min(max(1e-4 + self._premium, -0.0075), 0.0075), 8)
            per_lot = round(self.funding_rate * prices.mark, 6)
            self.margins.settle(self.watch.live(), per_lot, self.now)
        bar.funding_rate = self.funding_rate
        churn = math.exp(0.3 * rng.standard_normal()) * (0.6 + 0.4 * min(prices.heat, 6.0))
        bar.volume = float(
            round(max(bar.bought, bar.sold) * (1 + self.scenario.noise_volume * churn))
        )

    def _feel(self) -> None:
        """Let the crowd's mood move on: chance, the trend of price, and the scenario's bias."""
        kept = math.exp(-1 / _MOOD_MINUTES)
        surprise = self.rng.standard_normal() * math.sqrt(1 - kept**2)
        self._mood = round(self._mood * kept + surprise, 12)
        bias = 0.0
        if self.scenario.crowding:
            hours, biases = zip(*self.scenario.crowding, strict=True)
            bias = float(np.interp(self.hour, hours, biases))
        self.sentiment = 0.8 * self._mood + 60.0 * self._momentum + bias

    def _see(self, bar: Bar) -> None:
        last, mark = self.prices.last, self.prices.mark
        bar.high, bar.low = max(bar.high, last), min(bar.low, last)
        bar.mark_high, bar.mark_low = max(bar.mark_high, mark), min(bar.mark_low, mark)
        if max(abs(last - self.watch.center), abs(mark - self.watch.center)) > self.watch.reach:
            self.watch.renew(last, self.watch.horizon)

    def _open(self, arrivals: Arrivals, k: int, bar: Bar) -> float:
        """Open the positions of one step at the last price; return lots bought net."""
        new = slice(arrivals.first[k], arrivals.first[k + 1])
        register, price = self.register, self.prices.last
        rows = register.reserve(new.stop - new.start)
        side, lots = arrivals.side[new], arrivals.lots[new]
        collateral = arrivals.collateral[new]
        margin = lots * price * arrivals.per_notional[new] + collateral
        register.side[rows], register.lots[rows] = side, lots
        register.entry[rows], register.margin[rows] = price, margin
        register.collateral[rows], register.tier[rows] = collateral, arrivals.tier[new]
        register.opened[rows], register.fate[rows] = self.now, OPEN
        register.expiry[rows] = self.now + arrivals.life[new]
        register.level[rows] = side * self.brackets.levels(side, lots, price, margin)
        register.stop[rows] = arrivals.stop[new] * price
        register.rescue[rows] = arrivals.rescue[new] * price
        register.aim(rows)
        self.watch.add(np.arange(rows.start, rows.stop))
        net, gross = arrivals.net[k], arrivals.gross[k]
        self._trade(net, gross, bar)
        self.open_lots[0] += (gross + net) / 2
        self.open_lots[1] += (gross - net) / 2
        self.accounts.deposited += float(np.add.reduce(margin))
        return net

    def _act_on_prices(self, near: NDArray[np.intp], bar: Bar) -> float:
        """Liquidate, stop or rescue those whose triggers are reached, in this order."""
        register, prices = self.register, self.prices
        rows = self.watch.rows(near)
        side = register.side[rows]
        forced = side * prices.mark <= register.level[rows]
        stopped = ~forced & (side * prices.last <= register.stop[rows])
        rescued = ~forced & ~stopped & (side * prices.mark <= register.rescue[rows])
        flow = 0.0
        if forced.any():
            prices.liquidate(self._close(near[forced], LIQUIDATED, bar))
        if stopped.any():
            flow += self._close(near[stopped], STOPPED, bar)
        if rescued.any():
            self.margins.rescue(rows[rescued], self.rng, self.now)
            self.watch.update(near[rescued])
        return flow

    def _close(self, watched: NDArray[np.intp], fate: int, bar: Bar) -> float:
        """Close positions at the last price; return lots bought net."""
        register, price, rows = self.register, self.prices.last, self.watch.rows(watched)
        side, lots = register.side[rows], register.lots[rows]
        register.fate[rows], register.closed[rows], register.exit[rows] = fate, self.now, price
        self.watch.forget(watched)
        signed = side * lots
        equity = register.margin[rows] + signed * (price - register.entry[rows])
        net, gross = -float(np.add.reduce(signed)), float(np.add.reduce(lots))
        left = float(np.add.reduce(equity))
        self._trade(net, gross, bar)
        self.open_lots[0] -= (gross - net) / 2
        self.open_lots[1] -= (gross + net) / 2
        if fate == LIQUIDATED:
            self.accounts.insurance += left
            bar.liquidations[0] += price * (gross - net) / 2
            bar.liquidations[1] += price * (gross + net) / 2
        else:
            lacking = float(equity[equity < 0.0].sum()) if equity.min() < 0.0 else 0.0
            self.accounts.paid_out += left - lacking
            self.accounts.insurance += lacking
        return net

    def _trade(self, net: float, gross: float, bar: Bar) -> None:
        """Book a trade of agents with the market maker at the last price."""
        self.accounts.maker += net * self.prices.last
        bar.bought += (gross + net) / 2
        bar.sold += (gross - net) / 2
