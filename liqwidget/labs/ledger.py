"""The truth of a simulated exchange: when each position opened, changed and closed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.brackets import Brackets
from liqwidget.market import get_venue

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["CLOSED", "LIQUIDATED", "OPEN", "STEP", "STOPPED", "Ledger", "Stays"]

STEP = np.timedelta64(10, "s")
"""Length of a step."""
OPEN, CLOSED, STOPPED, LIQUIDATED = 0, 1, 2, 3
"""What has become of a position."""


@dataclass(frozen=True, eq=False)
class Stays:
    """Times during which the liquidation price of a position stood still; shape ``(n_stays,)``."""

    position: NDArray[np.intp]
    """Row of the ledger."""
    begin: NDArray[np.int64]
    """First step in it."""
    end: NDArray[np.int64]
    """First step after it."""
    level: NDArray[np.float64]
    """Liquidation price in quote currency, NaN where there is none."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Ledger:
    """Every position of a run, in whole ticks, lots, steps and dollars; arrays are read-only.

    Step 0 is the start of the run, step ``k`` ends ``k`` times ten seconds later. The market maker
    has no row: it holds whatever makes longs equal shorts.
    """

    opened: NDArray[np.int64]
    """Step of the opening; zero or less for positions older than the run."""
    closed: NDArray[np.int64]
    """Step of the closing; beyond `n_steps` for positions still open."""
    side: NDArray[np.int64]
    """1 for longs, -1 for shorts."""
    lots: NDArray[np.int64]
    entry: NDArray[np.int64]
    """Entry price, in ticks."""
    exit: NDArray[np.int64]
    """Price of the closing in ticks, 0 for positions still open."""
    tier: NDArray[np.int64]
    """Index into `leverages`."""
    collateral: NDArray[np.int64]
    """Balance of a cross-margined account at the opening in quote currency; 0 if isolated."""
    fate: NDArray[np.int64]
    """`OPEN`, `CLOSED`, `STOPPED` or `LIQUIDATED`."""
    change_step: NDArray[np.int64]
    change_position: NDArray[np.int64]
    change_margin: NDArray[np.int64]
    """Margin added, or taken where negative, in quote currency."""
    settlement_step: NDArray[np.int64]
    settlement: NDArray[np.float64]
    """Funding paid by each lot of a long, in ticks."""
    leverages: tuple[float, ...]
    start: np.datetime64
    n_steps: int
    tick: float
    lot: float
    symbol: str
    venue: str

    def __post_init__(self) -> None:
        for value in vars(self).values():
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    @property
    def unit(self) -> float:
        """Quote currency in one lot times one tick."""
        return self.tick * self.lot

    @cached_property
    def brackets(self) -> Brackets:
        """The maintenance brackets of this contract, in lots times ticks."""
        venue = get_venue(self.venue)
        ladder = venue.brackets(symbol=self.symbol, on=self.start)
        return Brackets.of(ladder, fee=venue.fee_at_liquidation, unit=self.unit)

    @cached_property
    def leverage(self) -> NDArray[np.float64]:
        """Leverage setting of every position."""
        return np.array(self.leverages, dtype=np.float64)[self.tier]

    @cached_property
    def first_margin(self) -> NDArray[np.float64]:
        """Margin at the opening, in lots times ticks."""
        isolated = self.lots * self.entry / self.leverage
        return np.where(self.cross, self._units(self.collateral), isolated)

    @property
    def cross(self) -> NDArray[np.bool_]:
        """True where the margin is a whole account's."""
        cross: NDArray[np.bool_] = self.collateral > 0
        return cross

    def step_at(self, time: np.datetime64) -> int:
        """Return the last step that has ended by a time; times outside the run are refused."""
        step = int((time - self.start) // STEP)
        if np.isnat(time) or not 0 <= step <= self.n_steps:
            end = self.start + self.n_steps * STEP
            msg = f"at must lie between {self.start} and {end}; got {time}"
            raise ValueError(msg)
        return step

    def alive(self, step: int) -> NDArray[np.intp]:
        """Return the rows that are open at the end of a step."""
        return np.flatnonzero((self.opened <= step) & (self.closed > step))

    def margin(self, rows: NDArray[np.intp], step: int) -> NDArray[np.float64]:
        """Return the margin of open rows at the end of a step, in lots times ticks."""
        by_now = self.change_step <= step
        changed = np.bincount(
            self.change_position[by_now], self.change_margin[by_now], self.opened.size
        )
        added = self._units(changed[rows])
        paid = self._paid(np.full(rows.size, step)) - self._paid(self.opened[rows] - 1)
        paid = np.where(self.cross[rows], self.side[rows] * self.lots[rows] * paid, 0.0)
        margin: NDArray[np.float64] = self.first_margin[rows] + added - paid
        return margin

    def levels(self, rows: NDArray[np.intp], margin: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the liquidation prices of rows in quote currency, NaN where there is none."""
        level = self.brackets.levels(
            self.side[rows].astype(np.float64),
            self.lots[rows].astype(np.float64),
            self.entry[rows].astype(np.float64),
            margin,
        )
        return np.where(level > 0.0, level * self.tick, np.nan)

    @cached_property
    def stays(self) -> Stays:
        """Every stretch between one change of a liquidation price and the next."""
        rows: list[NDArray[np.intp]] = [np.arange(self.opened.size), self.change_position]
        steps: list[NDArray[np.int64]] = [self.opened, self.change_step]
        added: list[NDArray[np.float64]] = [self.first_margin, self._units(self.change_margin)]
        for step, paid in zip(self.settlement_step.tolist(), self.settlement, strict=True):
            payers = self.alive(step)
            payers = payers[self.cross[payers]]
            rows.append(payers)
            steps.append(np.full(payers.size, step))
            signed = self.side[payers] * self.lots[payers]
            added.append(np.asarray(-paid * signed, dtype=np.float64))

        position, begin = np.concatenate(rows), np.concatenate(steps)
        order = np.lexsort((begin, position))
        position, begin = position[order], begin[order]
        total = np.cumsum(np.concatenate(added)[order])
        first = np.flatnonzero(np.diff(position, prepend=-1))
        before = np.append(0.0, total)[first]
        total = total - np.repeat(before, np.diff(np.append(first, position.size)))
        last = np.append(np.diff(position) != 0, True)
        end = np.where(last, self.closed[position], np.append(begin[1:], 0))
        return Stays(position, begin, end, self.levels(position, total))

    def _units(self, money: NDArray[np.number]) -> NDArray[np.float64]:
        """Return quote currency as lots times ticks."""
        units: NDArray[np.float64] = np.rint(money / self.unit)
        return units

    def _paid(self, step: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what each lot of a long has paid by the end of the steps, in ticks."""
        sums = np.append(0.0, np.cumsum(self.settlement))
        paid: NDArray[np.float64] = sums[np.searchsorted(self.settlement_step, step, side="right")]
        return paid
