"""Rules about where levels lie: the margin term, and the side of price."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.market.liquidation_price import level_factors
from liqwidget.readings._margin_seen import margin_seen
from liqwidget.readings.finding import Finding

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings._sheet import Sheet

__all__ = ["margin_term", "side_of_price"]

_LEAST_RATE = 0.001
"""Of notional. The smallest positions are asked for 0.3 % and more on every venue known here."""
_CLEAR, _EXPLAINED = 1.5, 0.35
"""How much better one kind of rate must fit than the other, and how well at all."""
_DUST = 1e-6


def margin_term(sheet: Sheet) -> Finding:
    """Return whether levels lie nearer to the entry than one over the leverage.

    Without the maintenance margin a level at 100x is 1 % from its entry and not 0.6 %: two
    thirds too far, where a map is read most.
    """
    return _margin_of_ours(sheet.map) if sheet.map is not None else _margin_of_picture(sheet)


def _margin_of_ours(map: LiquidationMap) -> Finding:
    """Judge the factors that the levels were made with."""
    geometry, tiers = map.book.geometry, np.asarray(map.leverages)
    bankrupt = level_factors(tiers, 0.0, family=geometry.venue.family)
    kept, where = np.inf, ""
    for side, own, without in zip(("long", "short"), geometry.factors, bankrupt, strict=True):
        with np.errstate(divide="ignore", invalid="ignore"):
            margin = np.abs(np.log(without)) - np.abs(np.log(own))
        exists = np.isfinite(margin) & (tiers > 1)
        if exists.any():
            tier = int(np.flatnonzero(exists)[-1])
            if margin[tier] < kept:
                kept, where = float(margin[tier]), f"{side}s at {tiers[tier]:g}x"
    if not np.isfinite(kept):
        return Finding("margin term", "cannot tell", "no tier of this map has a level")
    said = f"levels lie {kept:.2%} of price nearer than bankruptcy"
    if kept >= _LEAST_RATE:
        return Finding("margin term", "pass", said, kept, where)
    return Finding("margin term", "fail", said, kept, where, _ADD_MARGIN)


_ADD_MARGIN = (
    "put the maintenance margin into the formula: a long goes at entry (1 - 1/L) / (1 - m), not "
    "at entry (1 - 1/L), nor with m / L"
)


def _margin_of_picture(sheet: Sheet) -> Finding:
    """Judge how far from price bands begin."""
    rule = "margin term"
    if sheet.n_columns < 3:
        return Finding(rule, "cannot tell", "one column does not show where levels were opened")
    seen = margin_seen(sheet, sheet.leverages)
    if seen is None:
        return Finding(
            rule,
            "cannot tell",
            "no prices under the columns, or nothing begins in them",
            advice="pass market=, so that beginnings can be held against the candles",
        )
    if seen.misfit > _EXPLAINED or seen.contrast < _CLEAR:
        why = f"{seen.misfit:.0%} unexplained, {seen.contrast:.1f} times better than the other way"
        said = (
            f"bands begin where a rate of {seen.rate:.2%} would put them, but not clearly ({why})"
        )
        return Finding(rule, "cannot tell", said, seen.rate, advice="take shorter columns")
    said = (
        f"bands begin where a maintenance rate of {seen.rate:.2%} puts them, "
        f"{seen.contrast:.1f} times better than the other way"
    )
    if seen.without:
        return Finding(rule, "fail", said, seen.rate, "where bands begin", _ADD_MARGIN)
    return Finding(rule, "pass", said, seen.rate)


def side_of_price(sheet: Sheet) -> Finding:
    """Return whether longs lie below price and shorts above it.

    Judged against the reach of the last bar of each column, since where in it a position was
    opened is not known.
    """
    rule = "side of price"
    if sheet.map is not None:
        wrong = _wrong_side_of_entry(sheet.map)
        if wrong is not None:
            return wrong
    if sheet.long is None or sheet.short is None:
        return Finding(rule, "cannot tell", "the map does not tell longs from shorts")
    if sheet.prices is None or not np.isfinite(sheet.prices.roof).any():
        return Finding(
            rule, "cannot tell", "no prices under the columns", advice="pass market= with the map"
        )
    with np.errstate(invalid="ignore"):  # NaN is beyond nothing
        above = sheet.edges[:-1, None] >= sheet.prices.roof * (1.0 + 1e-9)
        below = sheet.edges[1:, None] <= sheet.prices.floor * (1.0 - 1e-9)
    misplaced = np.where(above, sheet.long, 0.0) + np.where(below, sheet.short, 0.0)
    whole = float(sheet.long.sum() + sheet.short.sum())
    share = float(misplaced.sum()) / whole if whole > 0 else 0.0
    said = f"{share:.2%} of the dollars are longs above price or shorts below it"
    if share <= _DUST:
        return Finding(rule, "pass", said, share)
    bucket, column = np.unravel_index(int(misplaced.argmax()), misplaced.shape)
    advice = "a long goes below its entry, a short above it; do not draw both at one distance"
    return Finding(rule, "fail", said, share, sheet.cell(int(bucket), int(column)), advice)


def _wrong_side_of_entry(map: LiquidationMap) -> Finding | None:
    """Return a finding if a tier's level is not beyond its entry."""
    long, short = map.book.geometry.factors
    for side, wrong, factors in (("longs", long >= 1, long), ("shorts", short <= 1, short)):
        if wrong.any():
            tier = int(np.argmax(wrong))
            return Finding(
                "side of price",
                "fail",
                f"the level lies at {factors[tier]:.4f} times the entry",
                float(factors[tier]),
                f"{side} at {map.leverages[tier]:g}x",
                "the maintenance rate is above the initial margin there; take the bracket of a "
                "small position",
            )
    return None
