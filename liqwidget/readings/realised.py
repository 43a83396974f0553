"""What price swept by the map, beside the liquidations that were printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.estimator.amounts import dollars
from liqwidget.estimator.columns import bar_length
from liqwidget.estimator.sweep_flow import sweep_flow
from liqwidget.readings._times_of import times_of
from liqwidget.readings.feeds import Feed, feed_of_map

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = ["Realised", "realised", "recorded"]

_SIDES = ("long", "short")


@dataclass(frozen=True, eq=False, repr=False)
class Realised:
    """Predicted sweeps and printed liquidations in dollars; arrays of shape ``(n_columns,)``."""

    time: NDArray[np.datetime64]
    """End of every column, UTC."""
    predicted_long: NDArray[np.float64]
    predicted_short: NDArray[np.float64]
    printed_long: NDArray[np.float64]
    """NaN where a bar of the column has no record."""
    printed_short: NDArray[np.float64]
    feed: Feed
    """How complete the prints are."""
    outside: int
    """Prints of a table that lie outside the columns shown."""

    @property
    def known(self) -> NDArray[np.bool_]:
        """Columns whose prints are on record."""
        return np.isfinite(self.printed_long) & np.isfinite(self.printed_short)

    @property
    def ratio(self) -> dict[str, float]:
        """Predicted over printed dollars, of the columns on record: "long", "short", "total".

        Too high where prints are a lower bound. NaN where nothing was printed.
        """
        return {name: _over(float(a.sum()), float(b.sum())) for name, a, b in self._pairs()}

    @property
    def correlation(self) -> dict[str, float]:
        """Pearson correlation of dollars over the columns: "long", "short", "total".

        NaN where one of the two does not vary.
        """
        return {name: _correlation(a, b) for name, a, b in self._pairs()}

    def _pairs(self) -> list[tuple[str, NDArray[np.float64], NDArray[np.float64]]]:
        """Return name, predicted and printed dollars of the columns on record."""
        known = self.known
        pairs = [
            ("long", self.predicted_long[known], self.printed_long[known]),
            ("short", self.predicted_short[known], self.printed_short[known]),
        ]
        return [*pairs, ("total", pairs[0][1] + pairs[1][1], pairs[0][2] + pairs[1][2])]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per column, indexed by its end in UTC."""
        names = ("predicted_long", "printed_long", "predicted_short", "printed_short")
        index = pd.DatetimeIndex(self.time.astype("datetime64[ms]"), name="time")
        return pd.DataFrame(
            {name: getattr(self, name).copy() for name in names}, index=index.tz_localize("UTC")
        )

    def __str__(self) -> str:
        lines = [
            f"{name}s: predicted {dollars(float(a.sum()))}, printed {dollars(float(b.sum()))}, "
            f"ratio {self.ratio[name]:.2f}, correlation {self.correlation[name]:.2f}"
            for name, a, b in self._pairs()[:2]
        ]
        n_known, n_columns = int(self.known.sum()), self.time.size
        lines.append(
            f"total: ratio {self.ratio['total']:.2f}, correlation "
            f"{self.correlation['total']:.2f}, over {n_known} of {n_columns} columns"
        )
        feed = self.feed
        if feed.lower_bound:
            lines.append(
                f"Printed totals are lower bounds here ({feed.venue}: {feed.said}; "
                f"{feed.source}), so that true ratios are lower."
            )
        else:
            lines.append(f"Prints are complete ({feed.venue}: {feed.said}; {feed.source}).")
        return "\n".join(lines)

    __repr__ = __str__


def realised(
    map: LiquidationMap,
    prints: pd.DataFrame | None = None,
    *,
    feed: Feed | str | None = None,
) -> Realised:
    """Lay recorded liquidations over the sweeps that the map predicts, column by column.

    The map knows the path of price and no print: whether the dollars it says price swept are
    the dollars that were force-closed is a test that it can fail. A ratio far from one says that
    dollars are off, a low correlation that they are in the wrong places. Both sides must come
    from the same venues as the map's open interest.

    Parameters
    ----------
    map : LiquidationMap
    prints : DataFrame, optional
        One row per print: `time` (UTC), `side` of the position that was closed ("long" or
        "short"; an order that *sells* closes a long), and `usd`, or `quantity` in coins and
        `price`. The market's own record per bar if None.
    feed : Feed or str, optional
        Whose prints these are: a venue, or what is known of the feed. The venue of the market if
        None; a simulated market prints everything.

    Returns
    -------
    Realised

    Raises
    ------
    ValueError
        If there is no record, or the table is not one of prints.

    Notes
    -----
    Coins count at their own liquidation price, also those that were opened and swept in the same
    bar, and those off the grid. A print stands at the price it was filled at, or at the bankruptcy
    price in some feeds: the dollars differ by the slippage, or by the maintenance rate.

    Examples
    --------
    A simulated exchange whose cascade the map should see:

    >>> import liqwidget as lq
    >>> map = lq.estimate(lq.sample("exchange/crowded"), window="3D")
    >>> found = lq.realised(map)
    >>> found.feed.completeness, bool(found.correlation["long"] > 0.5)
    ('complete', True)
    """
    predicted = _predicted(map)
    outside = 0
    if prints is None:
        printed = [recorded(map, side) for side in _SIDES]
    else:
        printed, outside = _gathered(map, prints)
    for values in (*predicted, *printed):
        values.flags.writeable = False
    return Realised(
        time=map.time,
        predicted_long=predicted[0],
        predicted_short=predicted[1],
        printed_long=printed[0],
        printed_short=printed[1],
        feed=feed_of_map(map, feed),
        outside=outside,
    )


def _predicted(map: LiquidationMap) -> list[NDArray[np.float64]]:
    """Return the dollars swept in every shown column, longs first."""
    swept = np.add(*sweep_flow(map.book, map.mix, dollars=True))
    return [_by_column(map, swept[side::2].sum(axis=0)) for side in (0, 1)]


def _by_column(map: LiquidationMap, padded: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sums of padded bars over the columns shown."""
    laid = map.book.geometry.columns
    return np.asarray(padded.reshape(laid.n_columns, -1).sum(axis=1)[laid.first :])


def recorded(map: LiquidationMap, side: str) -> NDArray[np.float64]:
    """Return the market's own record of one side, in dollars by column."""
    record: NDArray[np.float64] | None = getattr(map.market, f"{side}_liquidations", None)
    if record is None:
        msg = (
            f"this market has no {side}_liquidations. Give them to Market.from_frame, or pass a "
            "table of prints with time, side and usd."
        )
        raise ValueError(msg)
    return _by_column(map, map.book.geometry.columns.lay(record, 0.0))


def _gathered(map: LiquidationMap, prints: pd.DataFrame) -> tuple[list[NDArray[np.float64]], int]:
    """Return the dollars of a table of prints by column, and how many lie outside."""
    needed = ["time", "side", *(["usd"] if "usd" in prints else ["quantity", "price"])]
    missing = [name for name in needed if name not in prints]
    if missing:
        msg = (
            f'prints need the columns time, side, and usd or quantity and price; "{missing[0]}" is '
            "missing"
        )
        raise ValueError(msg)
    side = prints["side"].to_numpy()
    odd = np.flatnonzero(~np.isin(side, _SIDES))
    if odd.size:
        msg = (
            f"side is that of the position, long or short; row {int(odd[0])} has "
            f"{str(side[odd[0]])[:20]!r}. An order that sells closes a long."
        )
        raise ValueError(msg)
    usd = (prints["usd"] if "usd" in prints else prints["quantity"] * prints["price"]).to_numpy(
        np.float64
    )
    bad = np.flatnonzero(~(np.isfinite(usd) & (usd >= 0)))
    if bad.size:
        msg = f"prints must be finite and not negative; row {int(bad[0])} has {usd[bad[0]]!r}"
        raise ValueError(msg)
    moment = times_of(prints)
    market, laid = map.market, map.book.geometry.columns
    begin = market.time[max(laid.ends[0] - laid.bars_per_column + 1, laid.start)]
    ends = market.time + bar_length(market.time)
    bar = np.searchsorted(market.time, moment, side="right") - 1
    inside = (moment >= begin) & (bar >= 0)
    inside[inside] &= moment[inside] < ends[bar[inside]]  # not in a gap between bars
    found = []
    for name in _SIDES:
        own = inside & (side == name)
        per_bar = np.bincount(bar[own], usd[own], market.time.size).astype(np.float64)
        found.append(_by_column(map, laid.lay(per_bar, 0.0)))
    return found, int((~inside).sum())


def _over(predicted: float, printed: float) -> float:
    return predicted / printed if printed > 0 else float("nan")


def _correlation(predicted: NDArray[np.float64], printed: NDArray[np.float64]) -> float:
    if predicted.size < 2 or not np.ptp(predicted) > 0 or not np.ptp(printed) > 0:
        return float("nan")
    return float(np.corrcoef(predicted, printed)[0, 1])
