"""Check the arrays of a market, and name the bar that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.market._checks import at_bar, first_bad, numbers, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "HIGHEST_FUNDING",
    "LARGEST_JUMP",
    "TYPICAL_FUNDING",
    "check_flows",
    "check_funding",
    "check_market",
    "check_marks",
    "check_open_interest",
    "check_prices",
    "check_times",
    "column",
]

HIGHEST_FUNDING = 0.10
"""Largest believable funding rate per 8 h; no venue lets it come near."""
TYPICAL_FUNDING = 0.001
"""Typical funding above this is a rate in per cent: true medians are 0.00004 to 0.00022."""
_EARLIEST, _LATEST = np.datetime64("2009-01-01", "ms"), np.datetime64("2100-01-01", "ms")
LARGEST_JUMP = 10.0
"""Open interest does not grow or shrink by more than this factor from one bar to the next."""


_NEEDED = ("open", "high", "low", "close", "open_interest")
_FILLED = ("volume", "funding_rate")


def check_market(
    time: ArrayLike, given: Mapping[str, ArrayLike | None]
) -> tuple[NDArray[np.datetime64], dict[str, NDArray[np.float64]]]:
    """Return the times and columns of a valid market, as fresh arrays, or refuse it.

    Volume and funding that are not given become NaN; other optional columns stay out.
    """
    times = check_times(time)
    for name in _NEEDED:
        if given[name] is None:
            msg = f"a market needs {name}; got None"
            raise TypeError(msg)
    columns = {
        name: column(name, values, times) for name, values in given.items() if values is not None
    }
    for name in _FILLED:
        columns.setdefault(name, np.full(times.size, np.nan))
    check_prices({name: columns[name] for name in _NEEDED[:4]}, times)
    check_marks(columns.get("mark_high"), columns.get("mark_low"), times)
    for name in ("volume", "long_liquidations", "short_liquidations"):
        if name in columns:
            check_flows(name, columns[name], times)
    check_open_interest(columns["open_interest"], times)
    check_funding(columns["funding_rate"], times)
    return times, columns


def check_times(time: ArrayLike) -> NDArray[np.datetime64]:
    """Return bar open times as datetime64[ms], in order, without repeats, two or more."""
    given = np.asarray(time)
    if given.ndim != 1:
        msg = f"time must have one dimension; got shape {given.shape}"
        raise ValueError(msg)
    if given.size < 2:
        found = "no bars" if given.size == 0 else "one bar"
        msg = f"a market needs two bars or more, to know how long a bar is; got {found}"
        raise ValueError(msg)
    if given.dtype.kind != "M":
        msg = (
            f"time must be datetime64 in UTC; got {given.dtype}, first {given[0]!r}. "
            "Market.from_frame reads text, time zones and epoch numbers."
        )
        raise TypeError(msg)
    times = given.astype("datetime64[ms]")
    bar = first_bad(np.isnat(times))
    if bar is not None:
        msg = f"time must be known for every bar; bar {bar} has none. Drop the row, or fill it in."
        raise ValueError(msg)
    bar = first_bad((times < _EARLIEST) | (times >= _LATEST))
    if bar is not None:
        msg = (
            f"time must lie between 2009 and 2100; {at_bar(bar, times)} does not. Dates near 1970 "
            "come from seconds read as nanoseconds: pass the epoch numbers as they are."
        )
        raise ValueError(msg)
    bar = first_bad(times.astype(given.dtype) != given)
    if bar is not None:
        msg = f"time must be whole milliseconds; bar {bar} opens at {given[bar]}"
        raise ValueError(msg)
    _check_order(times)
    return times


def _check_order(times: NDArray[np.datetime64]) -> None:
    step = np.diff(times)
    zero = np.timedelta64(0, "ms")
    if (step < zero).all():
        msg = (
            f"time must rise; it falls from {at_bar(0, times)} on, newest first. "
            "Turn the rows around with frame.iloc[::-1]."
        )
        raise ValueError(msg)
    later = first_bad(step <= zero)
    if later is None:
        return
    bar = later + 1
    if step[later] == zero:
        msg = (
            f"time must not repeat; {at_bar(bar, times)} has the time of bar {later}. Keep one of "
            'them with frame.drop_duplicates("time").'
        )
    else:
        msg = (
            f"time must rise; {at_bar(bar, times)} comes after {at_bar(later, times)}. "
            'Sort the rows with frame.sort_values("time").'
        )
    raise ValueError(msg)


def column(name: str, values: ArrayLike, time: NDArray[np.datetime64]) -> NDArray[np.float64]:
    """Return one column as fresh float64, one value per bar, NaN allowed, infinity not."""
    array = numbers(name, values)
    if array.shape != time.shape:
        msg = f"{name} must have one value per bar, {time.size}; got shape {array.shape}"
        raise ValueError(msg)
    bar = first_bad(np.isinf(array))
    if bar is not None:
        msg = (
            f"{name} must be finite; {at_bar(bar, time)} has {plain(array[bar])}. "
            "Write NaN where a value is unknown."
        )
        raise ValueError(msg)
    return array


def check_prices(prices: dict[str, NDArray[np.float64]], time: NDArray[np.datetime64]) -> None:
    """Refuse prices that are zero, negative, half missing, or outside their own bar."""
    missing = np.isnan(prices["close"])
    for name, price in prices.items():
        bar = first_bad(price <= 0)
        if bar is not None:
            msg = f"{name} must be positive; {at_bar(bar, time)} has {plain(price[bar])}"
            raise ValueError(msg)
        bar = first_bad(np.isnan(price) != missing)
        if bar is not None:
            lacking = ", ".join(key for key, value in prices.items() if np.isnan(value[bar]))
            msg = (
                f"a bar has all four prices or none; {at_bar(bar, time)} lacks {lacking}. "
                "Write NaN for open, high, low and close to mark it missing."
            )
            raise ValueError(msg)
    if missing.all():
        msg = "a market needs one bar with prices; all are NaN"
        raise ValueError(msg)

    high, low = prices["high"], prices["low"]
    bar = first_bad(high < low)
    if bar is not None:
        msg = (
            f"high must not be below low; {at_bar(bar, time)} has high {plain(high[bar])} "
            f"and low {plain(low[bar])}"
        )
        raise ValueError(msg)
    for name in ("open", "close"):
        price = prices[name]
        bar = first_bad((price > high) | (price < low))
        if bar is not None:
            msg = (
                f"{name} must lie between low and high; {at_bar(bar, time)} has {name} "
                f"{plain(price[bar])}, low {plain(low[bar])} and high {plain(high[bar])}"
            )
            raise ValueError(msg)


def check_marks(
    mark_high: NDArray[np.float64] | None,
    mark_low: NDArray[np.float64] | None,
    time: NDArray[np.datetime64],
) -> None:
    """Refuse mark prices that are not positive or upside down; NaN stands for unknown."""
    if mark_high is None and mark_low is None:
        return
    if mark_high is None or mark_low is None:
        lacking = "mark_high" if mark_high is None else "mark_low"
        msg = f"mark_high and mark_low come together; {lacking} is missing"
        raise ValueError(msg)
    for name, price in (("mark_high", mark_high), ("mark_low", mark_low)):
        bar = first_bad(price <= 0)
        if bar is not None:
            msg = f"{name} must be positive; {at_bar(bar, time)} has {plain(price[bar])}"
            raise ValueError(msg)
    bar = first_bad(mark_high < mark_low)
    if bar is not None:
        msg = (
            f"mark_high must not be below mark_low; {at_bar(bar, time)} has "
            f"{plain(mark_high[bar])} and {plain(mark_low[bar])}"
        )
        raise ValueError(msg)


def check_flows(name: str, values: NDArray[np.float64], time: NDArray[np.datetime64]) -> None:
    """Refuse negative volume or liquidations."""
    bar = first_bad(values < 0)
    if bar is not None:
        msg = f"{name} must not be negative; {at_bar(bar, time)} has {plain(values[bar])}"
        raise ValueError(msg)


def check_open_interest(open_interest: NDArray[np.float64], time: NDArray[np.datetime64]) -> None:
    """Refuse negative open interest, and jumps that only a change of unit can make."""
    check_flows("open_interest", open_interest, time)
    known = np.flatnonzero(~np.isnan(open_interest))
    value = open_interest[known]
    before, after = value[:-1], value[1:]
    # A contract may begin at zero; afterwards it neither vanishes nor multiplies between bars.
    slip = first_bad(
        (before > 0) & ((after > LARGEST_JUMP * before) | (after * LARGEST_JUMP < before))
    )
    if slip is not None:
        msg = (
            f"open_interest must keep one unit; {at_bar(int(known[slip + 1]), time)} has "
            f"{plain(after[slip])} after {plain(before[slip])}. Convert the rows to one of coins, "
            "contracts and dollars, or write NaN where it is unknown."
        )
        raise ValueError(msg)


def check_funding(funding_rate: NDArray[np.float64], time: NDArray[np.datetime64]) -> None:
    """Refuse funding in per cent, and rates beyond any venue's cap."""
    known = np.abs(funding_rate[~np.isnan(funding_rate)])
    if known.size and np.median(known) > TYPICAL_FUNDING:
        msg = (
            f"funding_rate is a fraction: typical values per 8 h are 0.00005 to 0.0002, here the "
            f"median size is {np.median(known):.6g}. If these are per cent, divide by 100."
        )
        raise ValueError(msg)
    bar = first_bad(np.abs(funding_rate) > HIGHEST_FUNDING)
    if bar is not None:
        msg = (
            f"funding_rate must lie within 0.1 either way per 8 h; {at_bar(bar, time)} has "
            f"{plain(funding_rate[bar])}. It is a fraction: write 0.0001 for 0.01 %."
        )
        raise ValueError(msg)
