"""Positions as they stand at one moment: the truth that a map estimates."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.labs._hyperliquid import read_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

__all__ = ["Positions"]

_NEVER = np.datetime64("NaT")


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Positions:
    """Open positions of one contract at one moment; arrays are read-only.

    Raises
    ------
    ValueError
        If the arrays differ in length, a side is neither 1 nor -1, or a quantity is not positive.

    Examples
    --------
    Two longs and the short on the other side:

    >>> book = Positions(
    ...     side=[1, 1, -1], quantity=[2.0, 1.0, 3.0], entry_price=[100.0, 110.0, 105.0],
    ...     leverage=[10, 5, 1], margin=[20.0, 22.0, 315.0], cross=[False, False, True],
    ...     liquidation_price=[90.4, 88.4, np.nan], open_interest=3.0)
    >>> book
    Positions(3 of BTCUSDT, 3 coins long, 3 coins short)
    >>> book.coverage
    1.0
    """

    side: NDArray[np.int8]
    """1 for longs, -1 for shorts, shape ``(n_positions,)``."""
    quantity: NDArray[np.float64]
    """Coins, positive, shape ``(n_positions,)``."""
    entry_price: NDArray[np.float64]
    """Average entry price, in quote currency per coin, shape ``(n_positions,)``."""
    leverage: NDArray[np.float64]
    """Leverage setting, shape ``(n_positions,)``; a cross account may hold far more margin."""
    margin: NDArray[np.float64]
    """What stands behind the position, in quote currency, NaN where unknown."""
    cross: NDArray[np.bool_]
    """True where the margin is a whole account's, shape ``(n_positions,)``."""
    liquidation_price: NDArray[np.float64]
    """Mark price at which it is liquidated, NaN where none can, shape ``(n_positions,)``."""
    time: np.datetime64 = _NEVER
    """The moment, UTC."""
    price: float = float("nan")
    """Last price at that moment, in quote currency per coin."""
    open_interest: float = float("nan")
    """Open interest of the whole venue in coins, counted once; NaN where unknown."""
    symbol: str = "BTCUSDT"
    venue: str = "binance"
    provenance: str = "yours"

    def __post_init__(self) -> None:
        kinds: dict[str, type[np.generic]] = {"side": np.int8, "cross": np.bool_}
        n = np.size(self.side)
        for column in fields(self)[:7]:
            kind = kinds.get(column.name, np.float64)
            values: NDArray[np.generic] = np.array(getattr(self, column.name), dtype=kind)
            if values.shape != (n,):
                msg = f"{column.name} must have one value per position, {n}; got {values.shape}"
                raise ValueError(msg)
            values.flags.writeable = False
            object.__setattr__(self, column.name, values)
        if not np.isin(self.side, (1, -1)).all():
            msg = f"side must be 1 or -1; got {np.setdiff1d(self.side, (1, -1))[0]}"
            raise ValueError(msg)
        if not (self.quantity > 0).all():
            bad = int(np.argmin(self.quantity > 0))
            msg = f"quantity must be positive; position {bad} has {self.quantity[bad]}"
            raise ValueError(msg)

    @classmethod
    def from_hyperliquid(
        cls,
        states: Mapping[str, object] | Iterable[Mapping[str, object]],
        *,
        coin: str = "BTC",
        price: float = float("nan"),
        open_interest: float = float("nan"),
    ) -> Positions:
        """Return the positions of one coin in answers of Hyperliquid's `clearinghouseState`.

        One answer describes one address, so however many are passed, they are a part of the book:
        `coverage` says which part, when the open interest is given.

        Parameters
        ----------
        states : mapping, or iterable of mappings
            The parsed JSON of one answer or of several.
        coin : str
            As Hyperliquid spells it.
        price : float, optional
            Mark price, in dollars.
        open_interest : float, optional
            Of the whole venue in coins, as `metaAndAssetCtxs` gives it.

        Returns
        -------
        Positions

        Raises
        ------
        ValueError
            If an answer lacks a field or a field is not a number.

        Notes
        -----
        The liquidation price is the venue's own. Under cross margin it holds while every other
        price of that account stands still.

        Examples
        --------
        >>> state = {"time": 1704290400000, "assetPositions": [{"type": "oneWay", "position": {
        ...     "coin": "ETH", "szi": "0.2259", "entryPx": "2213.9", "marginUsed": "24.88097",
        ...     "liquidationPx": "2125.00856238", "leverage": {"type": "isolated", "value": 20}}}]}
        >>> book = Positions.from_hyperliquid(state, coin="ETH", open_interest=100.0)
        >>> book.liquidation_price, book.shares()["isolated"]
        (array([2125.00856238]), 1.0)
        """
        columns, time = read_states(states, coin)
        return cls(
            **columns,
            time=time,
            price=price,
            open_interest=open_interest,
            symbol=coin,
            venue="hyperliquid",
        )

    @property
    def coverage(self) -> float:
        """Share of open interest these positions are: their mean over both sides, NaN if unknown."""
        return float(self.quantity.sum()) / (2.0 * self.open_interest)

    def shares(self) -> dict[str, float]:
        """Return shares of the quantity by what its liquidation price depends on.

        Returns
        -------
        dict of float
            "isolated" and "cross" for those with a liquidation price, and "none" for those
            without; they add up to one. All are NaN when there are no positions.
        """
        none = np.isnan(self.liquidation_price)
        total = self.quantity.sum()
        parts = {"isolated": ~self.cross & ~none, "cross": self.cross & ~none, "none": none}
        if not total:
            return dict.fromkeys(parts, float("nan"))
        return {name: float(self.quantity[part].sum() / total) for name, part in parts.items()}

    def to_frame(self) -> pd.DataFrame:
        """Return a table with one row per position, sides and margin modes in words."""
        return pd.DataFrame(
            {
                "side": np.where(self.side > 0, "long", "short"),
                "quantity": self.quantity,
                "entry_price": self.entry_price,
                "leverage": self.leverage,
                "margin": self.margin,
                "margin_mode": np.where(self.cross, "cross", "isolated"),
                "liquidation_price": self.liquidation_price,
            }
        )

    def __len__(self) -> int:
        return self.side.size

    def __repr__(self) -> str:
        long, short = (float(self.quantity[self.side == side].sum()) for side in (1, -1))
        when = "" if np.isnat(self.time) else f" at {str(self.time)[:16].replace('T', ' ')}"
        return (
            f"Positions({len(self)} of {self.symbol}{when}, "
            f"{long:.6g} coins long, {short:.6g} coins short)"
        )
