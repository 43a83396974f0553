"""Every position ever opened, by number, and which of them need watching."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.ledger import OPEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Register", "Watch"]

_BAND = 0.004
"""Share of the price within which triggers are watched."""


class Register:
    """Columns that grow: one row per position, in order of opening.

    Prices are in ticks, quantities in lots, margins in ticks times lots: whole numbers, so that
    sums are exact. Triggers are multiplied by the side, so that one comparison serves both.
    """

    def __init__(self, capacity: int = 1 << 14) -> None:
        self.n = 0
        self.side = np.zeros(capacity)
        self.lots = np.zeros(capacity)
        self.entry = np.zeros(capacity)
        self.margin = np.zeros(capacity)
        self.collateral = np.zeros(capacity)
        self.tier = np.zeros(capacity)
        self.opened = np.zeros(capacity)
        self.closed = np.zeros(capacity)
        self.exit = np.zeros(capacity)
        self.fate = np.zeros(capacity)
        self.expiry = np.zeros(capacity)
        self.level = np.zeros(capacity)
        """Side times liquidation price."""
        self.stop = np.zeros(capacity)
        self.rescue = np.zeros(capacity)
        self.trigger = np.zeros(capacity)
        """The first of level, stop and rescue that price would meet."""

    def reserve(self, more: int) -> slice:
        """Return the rows of the next `more` positions."""
        begin, self.n = self.n, self.n + more
        if self.n > self.side.size:
            for name, column in vars(self).items():
                if isinstance(column, np.ndarray):
                    setattr(self, name, np.concatenate([column, np.zeros_like(column)]))
        return slice(begin, self.n)

    def aim(self, rows: NDArray[np.intp] | slice) -> None:
        """Find again what price would meet first."""
        self.trigger[rows] = np.maximum(
            np.maximum(self.stop[rows], self.rescue[rows]), self.level[rows]
        )


class Watch:
    """The few positions that may need attention soon, in arrays small enough to test every step.

    Until `horizon` and while prices stay within `reach` of `center`, no other position can be due:
    the list is made anew when either is left. It changes the speed, never the outcome.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._live = np.zeros(0, dtype=np.intp)
        self._seen = 0
        self.n = 0
        self.horizon = self.center = self.reach = -1.0
        self._rows = np.zeros(1 << 10, dtype=np.intp)
        self._side, self._trigger, self._expiry = (np.zeros(1 << 10) for _ in range(3))

    def live(self) -> NDArray[np.intp]:
        """Return the rows of every open position, in order."""
        register = self._register
        rows = np.concatenate([self._live, np.arange(self._seen, register.n)])
        self._live = rows[register.fate[rows] == OPEN]
        self._seen = register.n
        return self._live

    def renew(self, price: float, horizon: float) -> None:
        """Choose anew whom to watch, about a price and up to a step."""
        register, rows = self._register, self.live()
        self.center, self.reach, self.horizon = price, _BAND * price, horizon
        near = register.trigger[rows] >= register.side[rows] * price - self.reach
        rows = rows[near | (register.expiry[rows] <= horizon)]
        self.n = 0
        self.add(rows)

    def add(self, rows: NDArray[np.intp]) -> None:
        """Watch these rows of the register too."""
        register, begin = self._register, self.n
        self.n = end = begin + rows.size
        while end > self._rows.size:
            for name in ("_rows", "_side", "_trigger", "_expiry"):
                column = getattr(self, name)
                setattr(self, name, np.concatenate([column, np.zeros_like(column)]))
        self._rows[begin:end] = rows
        self._side[begin:end] = register.side[rows]
        self._trigger[begin:end] = register.trigger[rows]
        self._expiry[begin:end] = register.expiry[rows]

    def reached(self, last: float, mark: float) -> NDArray[np.intp]:
        """Return who is watched and has a trigger that either price has reached."""
        n = self.n
        worse = self._side[:n] * (0.5 * (last + mark))
        worse -= 0.5 * abs(last - mark)
        return (worse <= self._trigger[:n]).nonzero()[0]

    def late(self, now: float) -> NDArray[np.intp]:
        """Return who is watched and meant to close by now."""
        return (self._expiry[: self.n] <= now).nonzero()[0]

    def rows(self, watched: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the register's rows of those watched."""
        return self._rows[watched]

    def forget(self, watched: NDArray[np.intp]) -> None:
        """Stop watching."""
        self._trigger[watched] = -np.inf
        self._expiry[watched] = np.inf

    def update(self, watched: NDArray[np.intp]) -> None:
        """Take changed triggers over from the register."""
        self._trigger[watched] = self._register.trigger[self._rows[watched]]
