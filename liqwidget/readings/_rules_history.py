"""Rules about time: what was swept is gone, nothing knows the future, columns are time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.readings._truncated import first_difference
from liqwidget.readings.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.readings._sheet import Sheet

__all__ = ["causality", "columns_are_time", "nothing_swept"]

_GONE, _STAYED = 0.15, 0.5
"""Share of what price went through that may be there again, and that cannot be new."""
_DUST = 1e-9
_LAGS = range(-3, 4)
_REMOVE = "take a level off the map at the first bar whose low (or high) reaches it"


def nothing_swept(sheet: Sheet) -> Finding:
    """Return whether levels that price has reached are gone.

    On a map of ours every piece is held against the bars after its opening. On an import the
    dollars of a cell before and after price went through all of it are compared; what was opened
    since cannot be told from what stayed, so that there is room between passing and failing.
    """
    rule = "nothing swept"
    if sheet.map is not None:
        found = _swept_pieces(sheet.map, sheet)
        if found.verdict == "fail":
            return found
    stayed = _stayed(sheet)
    if stayed is None:
        if sheet.map is not None:
            return Finding(rule, "pass", "price went through nothing that was drawn", 0.0)
        return Finding(
            rule,
            "cannot tell",
            "no prices under the columns, or price went through nothing",
            advice="pass market= with the map",
        )
    share, where = stayed
    said = f"{share:.0%} of the dollars that price went through are there in the column after"
    if share > _STAYED:
        return Finding(rule, "fail", said, share, where, _REMOVE)
    if sheet.map is not None:
        return Finding(rule, "pass", "no piece outlives the first bar that reaches it", 0.0)
    if share <= _GONE:
        return Finding(rule, "pass", said, share)
    return Finding(rule, "cannot tell", said, share, where, "take shorter columns")


def _swept_pieces(map: LiquidationMap, sheet: Sheet) -> Finding:
    """Judge every piece by the last column in which price went beyond its bucket."""
    runs, prices = map.runs, sheet.prices
    if prices is None:  # a map of ours always has them
        return Finding("nothing swept", "cannot tell", "no prices")
    columns = np.arange(sheet.n_columns)
    with np.errstate(invalid="ignore"):
        beyond = (
            sheet.edges[:-1, None] >= prices.low * (1.0 + 1e-9),
            sheet.edges[1:, None] <= prices.high * (1.0 - 1e-9),
        )
    last_seen = np.minimum(runs.died, sheet.n_columns) - 1
    stale = np.zeros(runs.bucket.size, np.bool_)
    for side, crossed in enumerate(beyond):
        latest = np.maximum.accumulate(np.where(crossed, columns, -1), axis=1)
        own = np.flatnonzero((runs.short == bool(side)) & (last_seen >= 0))
        met = latest[runs.bucket[own], last_seen[own]]
        stale[own] = (met >= 0) & (met > runs.born[own])
    dollars = runs.quantity * map.bucket_prices[runs.bucket]
    share = float(dollars[stale].sum() / dollars.sum()) if dollars.sum() > 0 else 0.0
    said = f"{share:.2%} of the dollars outlive a bar that reached them"
    if share <= _DUST:
        return Finding("nothing swept", "pass", said, share)
    worst = int(np.argmax(np.where(stale, dollars, 0.0)))
    where = sheet.cell(int(runs.bucket[worst]), int(last_seen[worst]))
    return Finding("nothing swept", "fail", said, share, where, _REMOVE)


def _stayed(sheet: Sheet) -> tuple[float, str] | None:
    """Return the share of dollars still there after price went through them, and where."""
    if sheet.prices is None:
        return None
    before = went = stayed = 0.0
    worst, where = 0.0, ""
    for grid, crossed in _crossed(sheet):
        through = np.where(crossed[:, 1:], grid[:, :-1], 0.0)
        left = np.where(crossed[:, 1:], np.minimum(grid[:, :-1], grid[:, 1:]), 0.0)
        went, stayed = went + float(through.sum()), stayed + float(left.sum())
        before += float(grid.sum())
        if left.size and float(left.max()) > worst:
            worst = float(left.max())
            bucket, column = np.unravel_index(int(left.argmax()), left.shape)
            where = sheet.cell(int(bucket), int(column) + 1)
    return (stayed / went, where) if went > _DUST * max(before, 1e-300) else None


def _crossed(sheet: Sheet) -> list[tuple[NDArray[np.float64], NDArray[np.bool_]]]:
    """Return grids of dollars with the cells that price went through in each column."""
    if sheet.prices is None:
        return []
    with np.errstate(invalid="ignore"):
        above_low = sheet.edges[:-1, None] >= sheet.prices.low
        below_high = sheet.edges[1:, None] <= sheet.prices.high
    if sheet.long is not None and sheet.short is not None:
        return [(sheet.long, above_low), (sheet.short, below_high)]
    return [(sheet.total, above_low & below_high)]


def causality(sheet: Sheet) -> Finding:
    """Return whether columns stay as they are when later bars arrive.

    A map of ours is made again from a market cut short, and compared. An import cannot be made
    again; it fails if its bands leave before price comes, or if price never meets one, and is
    otherwise not known to be causal.
    """
    if sheet.map is None:
        return _foresight(sheet)
    return first_difference(sheet.map, sheet)


def _foresight(sheet: Sheet) -> Finding:
    """Judge an import by when its bands leave."""
    rule = "causality"
    advice = "ask for the map as it was published at the time, or rebuild it column by column"
    if sheet.prices is None or sheet.n_columns < 8:
        return Finding(rule, "cannot tell", "too few columns, or no prices under them")
    met, fair, drops = _meetings(sheet)
    if fair > 0 and met < 0.01 * fair:
        said = "price went through the picture and met nothing: only levels that last are drawn"
        return Finding(rule, "fail", said, met / fair, "all columns", advice)
    whole = float(sum(drops))
    if whole <= 0:
        return Finding(rule, "cannot tell", "price met no band that it had not met before")
    lag = _LAGS[int(np.argmax(drops))]
    share = drops[_LAGS.index(lag)] / whole
    if lag < 0 and share > 0.4:
        said = f"bands leave {-lag} column(s) before price comes ({share:.0%} of what leaves)"
        return Finding(rule, "fail", said, float(lag), "columns before a sweep", advice)
    said = (
        f"bands leave when price comes ({drops[3] / whole:.0%} of what leaves within three columns)"
        ", but whether they began in time cannot be seen"
    )
    return Finding(rule, "cannot tell", said, float(lag), advice="make the map from its market")


def _meetings(sheet: Sheet) -> tuple[float, float, list[float]]:
    """Return what price met in fresh cells, would meet by chance, and what leaves them by lag.

    In dollars; the lags are columns after price came.
    """
    met = fair = 0.0
    drops = [0.0] * len(_LAGS)
    edge = max(abs(lag) for lag in _LAGS) + 1
    for grid, crossed in _crossed(sheet):
        recent = np.zeros_like(crossed)
        for back in range(1, edge + 1):
            recent[:, back:] |= crossed[:, :-back]
        fresh = crossed & ~recent
        fresh[:, :edge] = fresh[:, sheet.n_columns - edge :] = False
        bucket, column = np.nonzero(fresh)
        met += float(grid[bucket, column - edge].sum())
        fair += float(grid.mean()) * bucket.size
        for at, lag in enumerate(_LAGS):
            change = grid[bucket, column + lag - 1] - grid[bucket, column + lag]
            drops[at] += float(np.maximum(change, 0.0).sum())
    return met, fair, drops


def columns_are_time(sheet: Sheet) -> Finding:
    """Return whether columns follow each other in time and the picture changes with them."""
    rule = "columns are time"
    if sheet.n_columns < 2 or np.isnat(sheet.time).any():
        return Finding(rule, "cannot tell", "the map has no time axis")
    steps = np.diff(sheet.time.astype("datetime64[ms]")).astype(np.int64)
    if (steps <= 0).any():
        column = int(np.argmax(steps <= 0)) + 1
        return Finding(
            rule,
            "fail",
            "a column does not end after the one before it",
            float(steps.min()) / 1e3,
            f"column {column}",
            "order the columns by time, in UTC",
        )
    usual = float(np.median(steps))
    uneven = float((np.abs(steps[:-1] - usual) > 0.01 * usual).mean()) if steps.size > 1 else 0.0
    same = (np.diff(sheet.total, axis=1) == 0).all(axis=0)
    moved = np.ones(same.size, np.bool_)
    if sheet.prices is not None:
        close = sheet.prices.close
        moved = np.isfinite(close[1:]) & (close[1:] != close[:-1])
    n_moved = int(moved.sum())
    still = float((same & moved).sum()) / n_moved if n_moved else 0.0
    said = f"{uneven:.0%} of the steps are uneven, {still:.0%} of the columns repeat the last one"
    if still > _STAYED and sheet.total.any():
        column = int(np.argmax(same & moved)) + 1
        advice = "this is one moment drawn across a time axis; draw it as a bar map"
        where = f"from column {column} ({sheet.moment(column)})"
        return Finding(rule, "fail", said, still, where, advice)
    if uneven > _STAYED:
        column = int(np.argmax(np.abs(steps - usual) > 0.01 * usual)) + 1
        advice = "say where the gaps are; equal columns must be equal spans of time"
        return Finding(rule, "fail", said, uneven, f"column {column}", advice)
    return Finding(rule, "pass", said, max(uneven, still))
