"""Money that moves into and out of margins: rescues, transfers and funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.labs._books import Accounts
    from liqwidget.labs._register import Register
    from liqwidget.labs.brackets import Brackets
    from liqwidget.labs.scenario import Scenario

__all__ = ["Margins"]

_TRANSFER_CHANCE = 1.0 / 20.0
"""Chance per hour that a cross-margined account gains or loses elsewhere."""
_TRANSFER_SIZE = 0.25
"""Standard deviation of that, in the logarithm of the account."""


class Margins:
    """Changes the margins of positions, and their liquidation prices with them."""

    def __init__(
        self, register: Register, accounts: Accounts, brackets: Brackets, scenario: Scenario
    ) -> None:
        self.changes: list[tuple[int, int, int]] = []
        """Step, position and dollars of every margin added or withdrawn."""
        self.settlements: list[tuple[int, float]] = []
        """Step and payment per lot of a long, in ticks."""
        self._register, self._accounts, self._brackets = register, accounts, brackets
        self._unit = scenario.tick * scenario.lot
        self._leverage = np.array(scenario.leverages, dtype=np.float64)

    def rescue(self, rows: NDArray[np.intp], rng: np.random.Generator, step: int) -> None:
        """Let owners add margin, once: half of what they began with, or up to all of it again."""
        register = self._register
        leverage = self._leverage[register.tier[rows].astype(np.intp)]
        begun = register.lots[rows] * register.entry[rows] / leverage
        share = 0.5 + 0.5 * rng.random(rows.size)
        register.rescue[rows] = -np.inf
        self._add(rows, np.ceil(share * begun * self._unit), step)

    def transfer(self, live: NDArray[np.intp], rng: np.random.Generator, step: int) -> None:
        """Let some cross-margined accounts gain or lose elsewhere."""
        rows = live[self._register.collateral[live] > 0]
        rows = rows[rng.random(rows.size) < _TRANSFER_CHANCE]
        gain = np.exp(_TRANSFER_SIZE * rng.standard_normal(rows.size)) - 1.0
        margin = np.maximum(self._register.margin[rows], 0.0)
        self._add(rows, np.rint(margin * gain * self._unit), step)

    def settle(self, live: NDArray[np.intp], per_lot: float, step: int) -> None:
        """Let longs pay shorts: accounts from their balance, isolated positions from pockets."""
        register, accounts = self._register, self._accounts
        self.settlements.append((step, per_lot))
        paid = register.side[live] * register.lots[live] * per_lot
        shared = register.collateral[live] > 0
        register.margin[live[shared]] -= paid[shared]
        accounts.deposited += float(paid[~shared].sum())
        accounts.maker += float(paid.sum())
        self._find_levels(live[shared])

    def _add(self, rows: NDArray[np.intp], dollars: NDArray[np.float64], step: int) -> None:
        units = np.rint(dollars / self._unit)
        self._register.margin[rows] += units
        self._accounts.deposited += float(units.sum())
        changed = zip(rows.tolist(), dollars.tolist(), strict=True)
        self.changes.extend((step, row, int(change)) for row, change in changed)
        self._find_levels(rows)

    def _find_levels(self, rows: NDArray[np.intp]) -> None:
        register = self._register
        side = register.side[rows]
        register.level[rows] = side * self._brackets.levels(
            side, register.lots[rows], register.entry[rows], register.margin[rows]
        )
        register.aim(rows)
