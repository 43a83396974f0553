"""What one position's liquidation level follows from at the venue of a map: a table for the page.

The page has the same arithmetic in ``js/mixing/levels.js``; golden files hold the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.estimator.levels import maintenance_rate
from liqwidget.market.liquidation_price import level_factors

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap

__all__ = ["level", "rules"]

Rules = dict[str, Any]


def rules(map: LiquidationMap) -> Rules:
    """Return the rules that hold for a small or a large position at the last bar of a map.

    Returns
    -------
    dict
        Plain numbers and text: ``title``, ``family``, ``fee``, ``max_leverage``, ``leverages``,
        ``rates`` (per tier where the map was given its own, else None), and ``brackets`` with
        their ``unit`` and the ``per_coin`` part of the rate.
    """
    geometry, market = map.book.geometry, map.market
    venue, symbol, on = geometry.venue, map.market.symbol, market.time[-1]
    known = venue.knows("BTC") or venue.knows(symbol)
    usual = maintenance_rate(venue, None, symbol=symbol, on=on) if known else np.nan
    given = geometry.maintenance_margin
    table = venue.brackets(symbol=symbol, on=on) if known else ()
    return {
        "title": venue.title,
        "family": venue.family,
        "fee": venue.fee_at_liquidation,
        "max_leverage": venue.max_leverage_for(symbol=symbol, on=on),
        "leverages": list(map.leverages),
        "rates": None if np.allclose(given, usual, rtol=1e-12, atol=0) else list(given),
        "unit": table[0].unit if table else "USD",
        "per_coin": venue.maintenance_per_coin if venue.knows(symbol) else 0.0,
        "brackets": [
            {
                "cap": one.notional_cap if np.isfinite(one.notional_cap) else None,
                "rate": one.maintenance_margin,
                "amount": one.maintenance_amount,
                "max_leverage": one.max_leverage,
            }
            for one in table
        ],
    }


def level(
    by: Rules, entry: float, *, side: str, leverage: float, notional: float | None = None
) -> tuple[float | None, str]:
    """Return the liquidation price of one isolated position, and how it follows.

    Without a notional it is :func:`liqwidget.liquidation_price` at the venue's first bracket. A
    notional picks its own bracket, whose maintenance amount counts as margin.

    Parameters
    ----------
    by : dict
        As :func:`rules` returns it.
    entry : float
        Entry price, above zero.
    side : {"long", "short"}
    leverage : float
        Notional over initial margin, one or more.
    notional : float, optional
        Size in USD at the entry.

    Returns
    -------
    price : float or None
        None if such a position is never liquidated, or cannot be opened there.
    words : str
        The equation with the numbers put in, or why there is no price.

    Examples
    --------
    >>> import liqwidget as lq
    >>> by = rules(lq.estimate(lq.sample("BTCUSDT"), window="24H"))
    >>> price, words = level(by, 97_000, side="long", leverage=25)
    >>> round(price, 1), words.split("(", 1)[1]
    (93494.0, '1 - 1/25) / (1 - 0.004) = 93,494')
    """
    name = f"{side} {_plain(leverage)}x from {_price(entry)}"
    rate, credit, most, problem = _required(by, entry, leverage, notional)
    if problem:
        return None, f"{name}: {problem}"
    if leverage > most:
        return None, f"{name}: {by['title']} offers {_plain(most)}x at most for that"
    margin = 1.0 / leverage + credit
    linear = by["family"].startswith("linear")
    if leverage == 1 and (side == "long") == linear:
        return None, f"{name}: never liquidated at 1x"
    if rate >= margin:
        return (
            None,
            f"{name}: cannot be opened, it must keep {_plain(rate)} of {_plain(margin)} put in",
        )
    long, short = level_factors(1.0 / margin, rate, family=by["family"])
    price = entry * float(long if side == "long" else short)
    return (
        price,
        f"{name}: {_equation(by['family'], side, entry, leverage, credit, rate)} = {_price(price)}",
    )


def _required(
    by: Rules, entry: float, leverage: float, notional: float | None
) -> tuple[float, float, float, str]:
    """Return maintenance rate, amount credited, highest leverage, and what is wrong if anything."""
    if by["rates"] is not None:
        tiers = by["leverages"]
        at = next((k for k, tier in enumerate(tiers) if tier >= leverage), len(tiers) - 1)
        return by["rates"][at], 0.0, by["max_leverage"], ""
    if not notional:
        return by["brackets"][0]["rate"] + by["fee"], 0.0, by["max_leverage"], ""
    in_coins = by["unit"] != "USD" or by["per_coin"] > 0
    size = notional / entry if in_coins else notional
    for one in by["brackets"]:
        if one["cap"] is None or size <= one["cap"]:
            rate = one["rate"] + by["per_coin"] * size + by["fee"]
            return rate, one["amount"] / size, one["max_leverage"], ""
    return 0.0, 0.0, 0.0, f"larger than any bracket of {by['title']}"


def _equation(
    family: str, side: str, entry: float, leverage: float, credit: float, rate: float
) -> str:
    """Return the right-hand side with the numbers put in."""
    part = f"1/{_plain(leverage)}"
    margin = f"({part} + {_plain(credit)})" if credit > 0 else part
    kept = _plain(rate)
    minus, plus = ("-", "+") if side == "long" else ("+", "-")
    paid = {
        "linear_mark": f"\u00d7 (1 {minus} {margin}) / (1 {minus} {kept})",
        "linear_entry": f"\u00d7 (1 {minus} {margin} {plus} {kept})",
        "inverse_mark": f"\u00d7 (1 {plus} {kept}) / (1 {plus} {margin})",
        "inverse_entry": f"/ (1 {plus} {margin} {minus} {kept})",
    }
    return f"{_price(entry)} {paid[family]}"


def _plain(value: float) -> str:
    """Return six digits without an exponent, as the page writes them."""
    return np.format_float_positional(value, 6, unique=False, fractional=False, trim="-")


def _price(price: float) -> str:
    """Return a price as the page writes it."""
    digits = 0 if price >= 10_000 else 1 if price >= 100 else 5 - int(np.ceil(np.log10(price)))
    return f"{price:,.{min(max(digits, 0), 12)}f}"
