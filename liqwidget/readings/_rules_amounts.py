"""Rules about amounts: against open interest, and in which unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings._sheet import Sheet

__all__ = ["open_interest", "units"]

_SAME = 1e-6
_SLACK = 1.02
"""What prices of rows beside prices of positions may add."""


def open_interest(sheet: Sheet) -> Finding:
    """Return whether the coins drawn are covered by open interest, in every column.

    No side can hold more than open interest. On a map of ours the picture is held against the
    account of every coin as well, so that a wrong scale shows even where there is room.
    """
    rule = "open interest"
    if sheet.open_interest is None:
        return Finding(
            rule,
            "cannot tell",
            "open interest is not known",
            advice="pass market= with open interest for these columns",
        )
    coins = _coins(sheet)
    known = np.isfinite(sheet.open_interest)
    if not known.any():
        return Finding(rule, "cannot tell", "open interest is not known in any column")
    ratio = np.full(known.size, 0.0)
    held = sheet.open_interest[known]
    for side in coins:
        ratio[known] = np.maximum(ratio[known], _over(side[known], held))
    column = int(ratio.argmax())
    most = float(ratio[column])
    which = "the larger side" if len(coins) == 2 else "half of both sides"
    said = f"{which} holds {most:.0%} of open interest at most"
    where = sheet.moment(column)
    if most > (1.0 + _SAME if sheet.map is not None else _SLACK):
        advice = (
            "a side holds no more than open interest of the same moment: scale every column with "
            "its own, and count a two-sided figure once"
        )
        return Finding(rule, "fail", said, most, where, advice)
    if sheet.map is not None:
        gap, at = _account_gap(sheet.map, coins)
        if gap > _SAME:
            said = f"the picture is {gap:.1%} of open interest away from what was opened and left"
            advice = "draw what was opened less what was swept and closed, coin by coin"
            return Finding(rule, "fail", said, gap, sheet.moment(at), advice)
    return Finding(rule, "pass", said, most, where)


def _over(amount: NDArray[np.float64], held: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the ratio; infinite where something is drawn of nothing."""
    nothing = np.where(amount > 0, np.inf, 0.0)
    return np.divide(amount, held, out=nothing, where=held > 0)


def _coins(sheet: Sheet) -> list[NDArray[np.float64]]:
    """Return the coins of both sides by column, or half of their sum."""
    price = np.sqrt(np.maximum(sheet.edges[:-1], 1e-300) * sheet.edges[1:])[:, None]
    if sheet.long is not None and sheet.short is not None:
        return [np.asarray((side / price).sum(axis=0)) for side in (sheet.long, sheet.short)]
    return [np.asarray((0.5 * sheet.total / price).sum(axis=0))]


def _account_gap(map: LiquidationMap, coins: list[NDArray[np.float64]]) -> tuple[float, int]:
    """Return the largest gap between the picture and the account, over open interest."""
    largest, at = 0.0, 0
    scale = max(float(map.open_interest.max()), 1e-300)
    for drawn, account in zip(coins, map.balance().values(), strict=True):
        left = account.opened - account.swept - account.closed - account.off_grid
        gap = np.abs(drawn - left) / scale
        if float(gap.max()) > largest:
            largest, at = float(gap.max()), int(gap.argmax())
    return largest, at


def units(sheet: Sheet) -> Finding:
    """Return whether the amounts are dollars, and not coins or shares of a maximum."""
    rule = "units"
    if sheet.map is not None:
        return _units_of_ours(sheet.map, sheet)
    largest = float(sheet.total.max()) if sheet.total.size else 0.0
    if largest <= 0:
        return Finding(rule, "cannot tell", "the map is empty")
    advice = "multiply coins by the price of their row; relative amounts have no open interest"
    if largest in {1.0, 100.0}:
        said = f"the largest cell holds exactly {largest:g}: shares of a maximum"
        return Finding(rule, "fail", said, largest, "the largest cell", advice)
    price = float(np.median(sheet.centers))
    for what, share, least, most in _shares(sheet):
        said = f"{what} is {share:.2g} of that in dollars"
        if least / most <= price <= most / least:
            break  # coins and dollars would both be plausible
        if least <= share <= most:
            return Finding(rule, "pass", said, share)
        if least <= share * price <= most:
            said += f"; taken as coins it is {share * price:.2g}"
            return Finding(rule, "fail", said, share, "all columns", advice)
    if largest < 1.0:
        said = f"the largest cell holds {largest:g}, which is no amount of dollars"
        return Finding(rule, "fail", said, largest, "the largest cell", advice)
    said = f"the largest cell holds {largest:,.4g}, and nothing here says of what"
    return Finding(rule, "cannot tell", said, largest, advice="pass market= with the map")


def _shares(sheet: Sheet) -> list[tuple[str, float, float, float]]:
    """Return what is drawn over what it must come from, and the range that is plausible."""
    found = []
    if sheet.open_interest is not None and sheet.prices is not None:
        held = 2.0 * sheet.open_interest * sheet.prices.close
        share = _usual(sheet.total.sum(axis=0), held)
        if share > 0:
            found.append(("what a column holds, over open interest", share, 0.01, 3.0))
    if sheet.traded is not None and sheet.n_columns > 1:
        begun = np.maximum(np.diff(sheet.total, axis=1), 0.0).sum(axis=0)
        share = _usual(begun, sheet.traded[1:])
        if share > 0:
            found.append(("what begins in a column, over what was traded", share, 0.002, 4.0))
    return found


def _usual(amount: NDArray[np.float64], of: NDArray[np.float64]) -> float:
    """Return the median ratio where both are known and above zero; 0 if nowhere."""
    usable = np.isfinite(of) & (of > 0) & (amount > 0)
    return float(np.median(amount[usable] / of[usable])) if usable.any() else 0.0


def _units_of_ours(map: LiquidationMap, sheet: Sheet) -> Finding:
    """Hold dollars against coins times the price of the row."""
    off = np.zeros(map.total.shape)
    for dollars, coins in ((map.long, map.long_quantity), (map.short, map.short_quantity)):
        off = np.maximum(off, np.abs(dollars - coins * map.bucket_prices[:, None]))
    off = np.maximum(off, np.abs(map.total - map.long - map.short))
    largest = float(off.max()) / max(float(map.total.max()), float(off.max()), 1e-300)
    said = f"dollars are coins times the price of their row, but for {largest:.0e} of the largest"
    if largest <= _SAME:
        return Finding("units", "pass", said, largest)
    bucket, column = np.unravel_index(int(off.argmax()), off.shape)
    where = sheet.cell(int(bucket), int(column))
    said = f"dollars differ from coins times the price of their row by {largest:.0%} of the largest"
    return Finding("units", "fail", said, largest, where, "draw dollars in every cell, or coins")
