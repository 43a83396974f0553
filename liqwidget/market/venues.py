"""The venues this package knows, one profile each."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from liqwidget.market._brackets import Bracket
from liqwidget.market._checks import one_of
from liqwidget.market._venue import ASSUMED_MIX, Contract, Family, Venue

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["VENUES", "Bracket", "Contract", "Family", "Venue", "get_venue"]

_BASE = frozenset({"contract", "max_leverage", "funding_interval_hours"})
_FEES = frozenset({"taker_fee", "maker_fee"})


def _mix_up_to(max_leverage: float) -> dict[float, float]:
    """Return the assumed mix on the tiers a venue offers; the rest joins its highest tier."""
    offered = {tier: share for tier, share in ASSUMED_MIX.items() if tier <= max_leverage}
    offered[max(offered)] += sum(
        share for tier, share in ASSUMED_MIX.items() if tier > max_leverage
    )
    return {tier: round(share, 12) for tier, share in offered.items()}


def _profiles() -> dict[str, Venue]:
    profiles = (
        Venue(
            name="binance",
            title="Binance USD-M",
            contract="linear",
            family="linear_mark",
            max_leverage=150.0,
            taker_fee=0.0005,
            maker_fee=0.0002,
            open_interest_share=0.30,
            confirmed=_BASE | _FEES | {"family", "open_interest_convention"},
            source="Binance futures help: liquidation price and leverage tables; read 2026-09",
        ),
        Venue(
            name="bybit",
            title="Bybit USDT",
            contract="linear",
            family="linear_entry",
            max_leverage=100.0,
            taker_fee=0.00055,
            maker_fee=0.0002,
            open_interest_share=0.15,
            confirmed=_BASE | _FEES | {"family"},
            source="Bybit help: liquidation price (USDT contract), margin parameters; read 2026-09",
        ),
        Venue(
            name="bybit_inverse",
            title="Bybit inverse",
            contract="inverse",
            family="inverse_mark",
            max_leverage=100.0,
            taker_fee=0.00055,
            maker_fee=0.0002,
            confirmed=frozenset({"contract", "funding_interval_hours"}) | _FEES,
            source=(
                "Bybit help: liquidation price (inverse contract), page of 2026; an older page "
                "takes the margin on entry value (inverse_entry). Brackets assumed."
            ),
        ),
        Venue(
            name="okx",
            title="OKX",
            contract="linear",
            family="linear_mark",
            max_leverage=100.0,
            fee_at_liquidation=0.0005,
            taker_fee=0.0005,
            maker_fee=0.0002,
            open_interest_share=0.10,
            confirmed=_FEES | {"contract", "family", "funding_interval_hours"},
            source="OKX help: margin ratio = equity / (notional x (rate + taker fee)); read 2026-09",
        ),
        Venue(
            name="bitget",
            title="Bitget",
            contract="linear",
            family="linear_mark",
            max_leverage=150.0,
            taker_fee=0.0006,
            maker_fee=0.0002,
            open_interest_share=0.09,
            confirmed=_BASE | _FEES,
            source="Bitget support: position tiers of 2025-09-26; family taken from like venues",
        ),
        Venue(
            name="bitmex",
            title="BitMEX XBTUSD",
            contract="inverse",
            family="inverse_mark",
            max_leverage=100.0,
            open_interest_share=0.01,
            confirmed=_BASE,
            source="BitMEX risk limits page, 2019-2024; family derived, fees not confirmed",
        ),
        Venue(
            name="deribit",
            title="Deribit BTC-PERPETUAL",
            contract="inverse",
            family="inverse_mark",
            max_leverage=50.0,
            open_interest_share=0.07,
            maintenance_per_coin=0.00005,
            confirmed=_BASE | {"maintenance_per_coin"},
            source=(
                "Deribit support: change of margins of 2022-01-11; family derived. "
                "Funding runs continuously on an 8 h rate."
            ),
        ),
        Venue(
            name="kraken",
            title="Kraken Futures PF",
            contract="linear",
            family="linear_mark",
            max_leverage=50.0,
            taker_fee=0.0005,
            maker_fee=0.0002,
            funding_interval_hours=1.0,
            open_interest_share=0.005,
            confirmed=_BASE | _FEES,
            source="Kraken support: margin schedule outside the EEA, undated; family derived",
        ),
        Venue(
            name="kraken_inverse",
            title="Kraken Futures PI",
            contract="inverse",
            family="inverse_mark",
            max_leverage=50.0,
            taker_fee=0.0005,
            maker_fee=0.0002,
            funding_interval_hours=1.0,
            confirmed=_BASE | _FEES,
            source="Kraken support: single-collateral margin schedule, undated; family derived",
        ),
        Venue(
            name="hyperliquid",
            title="Hyperliquid",
            contract="linear",
            family="linear_mark",
            max_leverage=40.0,
            taker_fee=0.00045,
            maker_fee=0.00015,
            funding_interval_hours=1.0,
            open_interest_share=0.06,
            confirmed=_BASE | _FEES | {"family"},
            source=(
                "Hyperliquid docs: liquidations and margin tiers; read 2026-09. One-sided open "
                "interest is not confirmed."
            ),
        ),
        Venue(
            name="dydx",
            title="dYdX v4",
            contract="linear",
            family="linear_mark",
            max_leverage=50.0,
            taker_fee=0.0005,
            maker_fee=0.0001,
            funding_interval_hours=1.0,
            open_interest_share=0.0006,
            confirmed=frozenset({"contract", "funding_interval_hours"}),
            source="dYdX v4 market parameters as the API showed them in 2025-07; not confirmed",
        ),
        Venue(
            name="gmx",
            title="GMX v2",
            contract="linear",
            family="linear_mark",
            max_leverage=100.0,
            funding_interval_hours=1.0,
            confirmed=frozenset({"contract"}),
            source=(
                "GMX v2: closed when collateral falls below 0.5 % of size; borrowing and price "
                "impact left out; not confirmed"
            ),
        ),
        Venue(
            name="drift",
            title="Drift",
            contract="linear",
            family="linear_mark",
            max_leverage=20.0,
            funding_interval_hours=1.0,
            confirmed=frozenset({"contract", "funding_interval_hours"}),
            source="Drift market parameters for BTC-PERP; maintenance rate assumed, not confirmed",
        ),
    )
    return {
        venue.name: replace(venue, default_weights=_mix_up_to(venue.max_leverage))
        for venue in profiles
    }


VENUES: Mapping[str, Venue] = MappingProxyType(_profiles())
"""Every venue profile by name."""


def get_venue(venue: str | Venue) -> Venue:
    """Return the profile of a venue; a `Venue` comes back as it is.

    Parameters
    ----------
    venue : str or Venue
        A name in `VENUES`, or a profile of your own.

    Returns
    -------
    Venue

    Raises
    ------
    ValueError
        If no profile has that name.

    Examples
    --------
    Which equation does Bybit use?

    >>> get_venue("bybit").family
    'linear_entry'
    """
    if isinstance(venue, Venue):
        return venue
    return VENUES[one_of("venue", venue, VENUES, or_else="a Venue")]
