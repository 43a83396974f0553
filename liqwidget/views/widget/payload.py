"""Pack a map for the page: its runs, and what mixing them needs per column.

The page mixes and paints while the reader drags. It gets the pieces of the picture at weight
one and the inputs of the flows, never the grid: about a tenth of its size.
"""

from __future__ import annotations

import gzip
import json
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.estimator.columns import bar_length
from liqwidget.estimator.flows import trading
from liqwidget.estimator.runs import run_masses
from liqwidget.estimator.window import part
from liqwidget.readings.daily_volume import daily_volume
from liqwidget.views.colors import tier_colors
from liqwidget.views.widget.positions import shown_extremes
from liqwidget.views.widget.rules import rules

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.estimator.flows import Trading

__all__ = ["pack", "payload"]

MAGIC = b"LIQ1"


def pack(map: LiquidationMap) -> bytes:
    """Return the payload of a map as compressed bytes, the same for the same map.

    Layout, little-endian: ``LIQ1``, length of the header as uint32, header as JSON, then the
    arrays it lists, each at a multiple of eight bytes.
    """
    header, arrays = payload(map)
    listed, body, at = [], [], 0
    for name, values in arrays.items():
        raw = np.ascontiguousarray(values).tobytes()
        listed.append({"name": name, "type": str(values.dtype), "length": values.size, "at": at})
        body.append(raw.ljust(-(-len(raw) // 8) * 8, b"\0"))
        at += len(body[-1])
    text = json.dumps({**header, "arrays": listed}).encode()
    text = text.ljust(-(-len(text) // 8) * 8)
    # a fifth larger than at level six, in a quarter of the time
    return gzip.compress(MAGIC + struct.pack("<I", len(text)) + text + b"".join(body), 1, mtime=0)


def payload(map: LiquidationMap) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return the header and the arrays that the page mixes from.

    Returns
    -------
    header : dict
        Numbers and short lists.
    arrays : dict of ndarray
        Per run: bucket, born, died, tier_side, share. Per column, hidden ones included:
        bars, first_bar, rise, fall, volume, opens, inventory, long_share, short_share, before,
        funding, fade. Per shown column: starts, ends (ms since 1970); lowest, highest, closes:
        the prices that liquidate, and the last known close; traded (USD of a mean day before
        its end, 0 where unknown); known (bars whose open interest was recorded).
    """
    book = map.book
    geometry, laid, grid = book.geometry, book.geometry.columns, book.geometry.grid
    runs = geometry.runs
    columns = _columns(map)
    on_grid = (runs.row >= 1) & (runs.row <= grid.n_buckets)
    kept = np.flatnonzero(on_grid & (runs.died > laid.first))
    jump = map.settings.open_interest_jump or (0.0, 1)
    header = {
        "n_buckets": grid.n_buckets,
        "n_columns": laid.n_columns,
        "first": laid.first,
        "low": grid.low,
        "high": grid.high,
        "leverages": list(map.leverages),
        "class_of_tier": book.classes.of_tier.tolist(),
        "speed": book.classes.speed.tolist(),
        "bars_per_column": laid.bars_per_column,
        "turnover": map.settings.turnover,
        "funding_tilt": map.settings.funding_tilt,
        "open_interest_scale": map.settings.open_interest_scale,
        "jump_share": jump[0],
        "jump_bars": jump[1],
        "n_bars": laid.n_bars,
        "first_open_interest": float(columns.pop("first_open_interest")[0]),
        "last_open_interest": float(columns.pop("last_open_interest")[0]),
        "price": map.price,
        "rules": rules(map),
        "provenance": map.market.provenance,
        "bar_length": float(bar_length(map.market.time) / np.timedelta64(1, "ms")),
        "tier_colors": {
            theme: {
                side: tier_colors(len(map.leverages), side=side, dark=theme == "dark")
                for side in ("long", "short")
            }
            for theme in ("light", "dark")
        },
    }
    bar_starts = map.market.time[laid.start :][
        np.maximum(np.arange(laid.first, laid.n_columns) * laid.bars_per_column - laid.lead, 0)
    ]
    lowest, highest = shown_extremes(map)
    arrays: dict[str, NDArray[Any]] = {
        "bucket": (runs.row[kept] - 1).astype(np.uint32),
        "born": runs.born[kept].astype(np.uint32),
        "died": runs.died[kept].astype(np.uint32),
        "tier_side": runs.tier_side[kept].astype(np.uint8),
        "share": _shares(map)[kept].astype(np.float32),
        **columns,
        "starts": bar_starts.astype("datetime64[ms]").astype(np.float64),
        "ends": map.time.astype("datetime64[ms]").astype(np.float64),
        "lowest": lowest,
        "highest": highest,
        "closes": map.closes,
        "traded": daily_volume(map.market, map.time),
        "known": _known(map),
    }
    return header, arrays


def _known(map: LiquidationMap) -> NDArray[np.uint32]:
    """Return how many bars of each shown column have an open interest that was recorded."""
    laid = map.book.geometry.columns
    known = np.isfinite(part(map.market, laid.start).open_interest).astype(np.float64)
    by_column = laid.pad(known, 0.0).reshape(laid.n_columns, laid.bars_per_column).sum(axis=1)
    return by_column[laid.first :].astype(np.uint32)


def _columns(map: LiquidationMap) -> dict[str, NDArray[Any]]:
    """Return the inputs of the flows, summed over the bars of each column."""
    book, geometry, laid = map.book, map.book.geometry, map.book.geometry.columns
    used = part(map.market, laid.start)
    traded = trading(used, map.settings.open_interest_jump)
    change, jump = traded.change, traded.jump
    opened = book.opened.sum(axis=2)
    body = np.zeros(laid.padded, np.bool_)
    body[laid.lead : laid.lead + laid.n_bars] = True
    by_column = (laid.n_columns, laid.bars_per_column)

    def total(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(laid.pad(values, 0.0).reshape(by_column).sum(axis=1))

    inventory = np.where(body, 0.0, opened[0]).reshape(by_column).sum(axis=1)
    both = np.where(body, opened, 0.0).reshape(2, *by_column).sum(axis=2)
    # openings over all that the flows of the column say; less than one where prices are missing
    said = _said(map, traded, total)
    most = both.max(axis=0) if map.settings.side_rule == "both" else both.sum(axis=0)
    finite = total(np.isfinite(used.close).astype(np.float64))
    bars = total(np.ones_like(change))
    opens = np.divide(most, said, out=finite / np.maximum(bars, 1.0), where=said > 0)
    if laid.bars_per_column == 1:
        opens[laid.lead] = 0.0  # the first bar opens nothing, whatever the page asks
    side_shares = np.divide(both, most, out=_idle_shares(map, total), where=most > 0)
    first_bar = np.maximum(np.arange(laid.n_columns) * laid.bars_per_column - laid.lead, 0)
    before = np.maximum(first_bar - 1, 0)
    fade = np.diff(book.left.at_end, prepend=0.0, axis=1)
    return {
        "bars": bars.astype(np.uint32),
        "first_bar": first_bar.astype(np.uint32),
        "rise": total(np.maximum(change, 0.0)),
        "fall": total(np.maximum(-change, 0.0)),
        "volume": total(traded.volume - np.abs(jump)),
        "opens": opens,
        "inventory": inventory,
        "long_share": side_shares[0],
        "short_share": side_shares[1],
        "before": (traded.open_interest - traded.open_interest[0])[before],
        "first_open_interest": traded.open_interest[:1],
        "last_open_interest": traded.open_interest[-1:],
        "funding": geometry.funding_rate,
        "fade": fade.ravel(),
    }


def _said(map: LiquidationMap, traded: Trading, total: Any) -> NDArray[np.float64]:
    """Return the openings of each column by the page's own formula, before `opens`."""
    scale, jump = map.settings.open_interest_scale, traded.jump
    if map.bars_per_column == 1:
        return total(np.maximum(traded.change * scale + jump, 0.0) + map.book.flows.churn)
    opening = scale * total(np.maximum(traded.change, 0.0)) + np.maximum(total(jump), 0.0)
    closing = scale * total(np.maximum(-traded.change, 0.0)) + np.maximum(-total(jump), 0.0)
    idle = np.maximum(total(traded.volume) - opening - closing, 0.0)
    return np.asarray(opening + 0.5 * map.settings.turnover * idle)


def _idle_shares(map: LiquidationMap, total: Any) -> NDArray[np.float64]:
    """Return each side's share in columns that open nothing now, and may at another scale."""
    if map.settings.side_rule == "both":
        return np.ones((2, map.book.geometry.columns.n_columns))
    used = part(map.market, map.book.geometry.columns.start)
    rising = 0.5 + 0.5 * np.nan_to_num(np.sign(used.close - used.open))
    long = total(rising) / np.maximum(total(np.ones_like(rising)), 1.0)
    return np.array([long, 1.0 - long])


def _shares(map: LiquidationMap) -> NDArray[np.float64]:
    """Return what each run holds of the openings of its birth column and side.

    With one bar per column that is geometry alone; with more, the closings inside the column
    are in it, as they are at this map's scale.
    """
    book, geometry = map.book, map.book.geometry
    runs, order = geometry.runs, geometry.sorted
    if geometry.columns.bars_per_column == 1:
        there = np.arange(order.entry.shape[1]) < order.n_entries[:, None]
        even = there / np.maximum(order.n_entries, 1)[:, None]
        return run_masses(runs, even[None, None], np.zeros_like(book.classes.of_tier))
    opened = book.opened.reshape(2, geometry.columns.n_columns, -1).sum(axis=2)
    openings = opened[runs.tier_side % 2, runs.born]
    return np.divide(book.mass, openings, out=np.zeros_like(book.mass), where=openings > 0)
