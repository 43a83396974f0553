"""What one venue's rules are: the shape of a profile and the rates it gives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from liqwidget.market._brackets import Bracket, bracket_table, coin_of
from liqwidget.market._checks import one_of, plain, positive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["ASSUMED_MIX", "Contract", "Family", "Venue"]

Contract = Literal["linear", "inverse"]
Family = Literal["linear_mark", "linear_entry", "inverse_mark", "inverse_entry"]
Convention = Literal["one_sided", "two_sided"]

ASSUMED_MIX: Mapping[float, float] = MappingProxyType(
    {1: 0.07, 2: 0.08, 3: 0.12, 5: 0.19, 10: 0.25, 25: 0.20, 50: 0.06, 100: 0.03}
)
"""Assumed share of openings at each leverage tier; no venue publishes the true one."""


@dataclass(frozen=True, kw_only=True)
class Venue:
    """The rules of one venue, as far as a liquidation level depends on them.

    A venue trades more contracts than one profile can hold: linear and inverse contracts have a
    profile each. Values that no second source or page of the venue confirms are missing from
    `confirmed`; show them so.

    Raises
    ------
    ValueError
        If the family and the contract disagree, a number is out of range, or the default weights
        are negative or add up to more than one.

    Examples
    --------
    What does Binance keep back from a small BTCUSDT position, and from one of five million?

    >>> from liqwidget.market.venues import get_venue
    >>> binance = get_venue("binance")
    >>> binance.maintenance_margin(), binance.maintenance_margin(notional=5e6)
    (0.004, 0.01)

    The table changed over the years:

    >>> binance.max_leverage_for(on="2021-05-19"), binance.max_leverage_for()
    (125.0, 150.0)
    """

    name: str
    """Short lower-case name, as `get_venue` takes it."""
    title: str
    """Name for people."""
    contract: Contract
    """"linear" (margin and profit in the quote currency) or "inverse" (in the coin)."""
    family: Family
    """Which equation gives the liquidation price; see `level_factors`."""
    max_leverage: float
    """Highest leverage of the BTC contract today."""
    fee_at_liquidation: float = 0.0
    """Fraction of notional the venue adds to the maintenance rate; 0.0 at most venues."""
    taker_fee: float | None = None
    """Base-tier taker fee as a fraction of notional, None where unknown."""
    maker_fee: float | None = None
    """Base-tier maker fee as a fraction of notional, None where unknown."""
    funding_interval_hours: float = 8.0
    """Hours one quoted funding rate covers."""
    open_interest_convention: Convention = "one_sided"
    """Whether open interest counts each contract once or counts longs plus shorts."""
    open_interest_share: float | None = None
    """Rough share of the BTC open interest of all crypto venues, None where unknown."""
    maintenance_per_coin: float = 0.0
    """What each coin of position size adds to the maintenance rate (Deribit)."""
    default_weights: Mapping[float, float] = field(default_factory=lambda: ASSUMED_MIX, hash=False)
    """Assumed share of openings at each leverage tier; no venue publishes it."""
    confirmed: frozenset[str] = frozenset()
    """Names of the fields that a page of the venue or two independent sources confirm."""
    source: str = ""
    """Where the rules were read, and when."""

    def __post_init__(self) -> None:
        one_of("contract", self.contract, get_args(Contract))
        one_of("family", self.family, get_args(Family))
        one_of("open_interest_convention", self.open_interest_convention, get_args(Convention))
        if not self.family.startswith(self.contract):
            msg = f'family must begin with the contract, "{self.contract}"; got "{self.family}"'
            raise ValueError(msg)
        if not 1.0 <= self.max_leverage < np.inf:
            msg = f"max_leverage must be 1 or more; got {plain(self.max_leverage)}"
            raise ValueError(msg)
        if not 0.0 <= self.fee_at_liquidation < 0.1:
            msg = (
                "fee_at_liquidation is a fraction of notional below 0.1; "
                f"got {plain(self.fee_at_liquidation)}. Write 0.0005 for five basis points."
            )
            raise ValueError(msg)
        weights = dict(self.default_weights)
        if any(not weight >= 0 for weight in weights.values()) or sum(weights.values()) > 1 + 1e-9:
            msg = f"default_weights must be shares that add up to one at most; got {weights}"
            raise ValueError(msg)
        object.__setattr__(self, "default_weights", MappingProxyType(weights))

    def __getstate__(self) -> dict[str, object]:
        # A mapping proxy cannot be pickled.
        return {**self.__dict__, "default_weights": dict(self.default_weights)}

    def knows(self, symbol: str) -> bool:
        """Return whether the brackets of `symbol` are on record at this venue."""
        return bool(bracket_table(self.name, coin_of(symbol), None))

    def brackets(
        self, *, symbol: str = "BTCUSDT", on: str | date | np.datetime64 | None = None
    ) -> tuple[Bracket, ...]:
        """Return the maintenance brackets of a symbol in force on a date, smallest first.

        A date before the first table on record gets that first table. An unknown symbol gets one
        open-ended bracket with the rate and leverage of the first BTC bracket, which is an
        assumption: smaller coins are usually stricter. See `knows`.

        Parameters
        ----------
        symbol : str
            In the spelling of any venue: "BTCUSDT", "BTC-USDT-SWAP", "PF_XBTUSD", "BTC".
        on : date, datetime64 or ISO text, optional
            The day, UTC; None for the newest table.

        Returns
        -------
        tuple of Bracket

        Raises
        ------
        ValueError
            If `on` is not a date, or the venue has no brackets on record at all.
        """
        found = bracket_table(self.name, coin_of(symbol), on)
        if found:
            return found
        bitcoin = bracket_table(self.name, "BTC", on)
        if not bitcoin:
            msg = f"venue {self.name} has no brackets on record; pass maintenance_margin= instead"
            raise ValueError(msg)
        return (replace(bitcoin[0], notional_cap=np.inf, unit="USD", confirmed=False),)

    def maintenance_margin(
        self,
        *,
        symbol: str = "BTCUSDT",
        notional: float = 0.0,
        price: float | None = None,
        on: str | date | np.datetime64 | None = None,
    ) -> float:
        """Return the maintenance rate for one position, as a fraction of notional: 0.004.

        The fee at liquidation is not in it. The maintenance amount that bracketed venues deduct
        is not in it either; `cross_liquidation_price` uses it.

        Parameters
        ----------
        symbol : str
            See `brackets`.
        notional : float
            Size of one *position* in USD; never the open interest of the whole market.
        price : float, optional
            Price of the coin in USD; needed where the venue counts its brackets in coins.
        on : date, datetime64 or ISO text, optional
            See `brackets`.

        Returns
        -------
        float

        Raises
        ------
        ValueError
            If `notional` is negative or beyond the last bracket, or `price` is needed and missing.
        """
        if not 0.0 <= notional < np.inf:
            msg = f"notional must be zero or more; got {plain(notional)}"
            raise ValueError(msg)
        table = self.brackets(symbol=symbol, on=on)
        unit = table[0].unit
        size = notional
        per_coin = self.maintenance_per_coin if self.knows(symbol) else 0.0
        if notional and (unit != "USD" or per_coin):
            if price is None:
                coin = unit if unit != "USD" else coin_of(symbol)
                msg = f"{self.name} counts position size in {coin}; pass price= beside notional="
                raise ValueError(msg)
            size = notional / float(positive("price", price))
        for bracket in table:
            if size <= bracket.notional_cap:
                return bracket.maintenance_margin + per_coin * size
        msg = (
            f"the {self.name} brackets of {symbol} on record end at {plain(table[-1].notional_cap)}"
            f" {unit}; got {plain(size)}. Pass maintenance_margin= for a larger position."
        )
        raise ValueError(msg)

    def max_leverage_for(
        self, *, symbol: str = "BTCUSDT", on: str | date | np.datetime64 | None = None
    ) -> float:
        """Return the highest leverage a small position may have on a date.

        A profile of your own, without brackets on record, has its `max_leverage` on every date.

        Parameters
        ----------
        symbol, on
            See `brackets`.

        Returns
        -------
        float

        Raises
        ------
        ValueError
            If `on` is not a date.
        """
        if not self.knows("BTC") and not self.knows(symbol):
            return self.max_leverage
        return max(bracket.max_leverage for bracket in self.brackets(symbol=symbol, on=on))
