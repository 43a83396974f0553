"""Maps with one defect each, for the linter to find."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

import liqwidget as lq
from liqwidget.estimator.book import find_book

__all__ = [
    "as_import", "averaged", "in_coins", "looking_ahead", "never_swept", "only_what_lasts",
    "painted", "scaled_with_today", "with_factors",
]  # fmt: skip


def painted(map, long, short):
    """Our map with other grids drawn over it: what a broken rasterizer would give."""
    made = replace(map)
    vars(made).update(long=long, short=short, total=long + short)
    return made


def _rebuilt(map, geometry):
    chosen = map.settings
    book = find_book(
        geometry,
        turnover=chosen.turnover,
        open_interest_scale=chosen.open_interest_scale,
        open_interest_jump=chosen.open_interest_jump,
        holding_exponent=chosen.holding_exponent,
        side_rule=chosen.side_rule,
    )
    return lq.LiquidationMap(book, map.weights, chosen)


def never_swept(map):
    """Levels stay wherever price goes."""
    geometry = map.book.geometry
    entries = geometry.entries
    return _rebuilt(
        map,
        replace(
            geometry,
            low=np.full_like(geometry.low, np.inf),
            high=np.full_like(geometry.high, -np.inf),
            entries=replace(
                entries,
                lowest_after=np.full_like(entries.lowest_after, np.inf),
                highest_after=np.full_like(entries.highest_after, -np.inf),
            ),
        ),
    )


def with_factors(map, long, short):
    """Levels at these multiples of the entry."""
    return _rebuilt(map, replace(map.book.geometry, factors=(np.array(long), np.array(short))))


def averaged(map):
    """Half of everything is called long and half short, wherever it lies."""
    return painted(map, 0.5 * map.total, 0.5 * map.total)


def scaled_with_today(map):
    """Every column scaled to the open interest of the last one."""
    scale = map.open_interest[-1] / map.open_interest
    return painted(map, map.long * scale, map.short * scale)


def looking_ahead(map, columns=2):
    """Every column shows what will be there later."""
    return painted(map, _earlier(map.long, columns), _earlier(map.short, columns))


def _earlier(grid, columns):
    return np.concatenate([grid[:, columns:], np.repeat(grid[:, -1:], columns, axis=1)], axis=1)


def only_what_lasts(map):
    """Only the levels that price has not reached by the end are drawn, from their beginning on."""
    runs, (n_buckets, n_columns) = map.runs, map.total.shape
    grids = []
    for short in (False, True):
        own = (runs.short == short) & (runs.died == n_columns)
        grids.append(
            lq.picture(
                runs.bucket[own],
                np.maximum(runs.born[own], 0),
                runs.died[own],
                runs.quantity[own] * map.bucket_prices[runs.bucket[own]],
                n_buckets=n_buckets,
                n_columns=n_columns,
            )
        )
    return painted(map, *grids)


def in_coins(map):
    """Coins where dollars should be."""
    return painted(map, map.long_quantity, map.short_quantity)


def as_import(map):
    """The map as somebody else's heatmap: no sides, no pieces, candles only."""
    return lq.from_coinglass(lq.to_coinglass(map))
