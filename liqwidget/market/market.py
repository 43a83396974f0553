"""A market as it is known: candles, open interest and funding, checked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from liqwidget.market._checks import one_of
from liqwidget.market._durations import duration, duration_text
from liqwidget.market._import import Unit, in_market_units, read_csv, read_fields
from liqwidget.market._validation import check_market
from liqwidget.market._windows import Moment, bar_bins, merged, shown_bars
from liqwidget.market.formats import FIELDS
from liqwidget.market.quality import MarketQuality, market_quality
from liqwidget.market.venues import VENUES, Contract, Venue, get_venue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta
    from os import PathLike

    from numpy.typing import ArrayLike, NDArray

__all__ = ["Market", "Provenance"]

Provenance = Literal["historical", "reconstructed", "simulated", "yours"]


@dataclass(frozen=True, init=False, eq=False, repr=False)
class Market:
    """Candles, open interest and funding of one contract, validated; nothing in it is wrong.

    Gaps in time, bars without prices and unknown open interest are allowed and reported by
    `quality`. Order, units and prices that contradict each other are refused. The arrays are
    copies and read-only.

    Parameters
    ----------
    time : array_like of datetime64, shape (n_bars,)
        Bar *open* times, UTC, rising.
    open, high, low, close : array_like, shape (n_bars,)
        Traded prices in quote currency per coin; all four NaN where a bar is missing.
    volume : array_like, shape (n_bars,), optional
        Traded quantity in coins; NaN where unknown.
    open_interest : array_like, shape (n_bars,)
        Open contracts at the close of the bar, in coins; NaN where unknown.
    funding_rate : array_like, shape (n_bars,), optional
        Rate per 8 h, as a fraction: 0.0001, not 0.01; NaN where unknown.
    mark_high, mark_low : array_like, shape (n_bars,), optional
        Extremes of the mark price; NaN where unknown.
    long_liquidations, short_liquidations : array_like, shape (n_bars,), optional
        Printed liquidations of longs and of shorts, in USD; NaN where unknown.
    symbol : str
        Name of the contract.
    venue : str or Venue
        Where it trades; a name in `VENUES`.
    contract : {"linear", "inverse"}, optional
        None takes the venue's.
    provenance : {"historical", "reconstructed", "simulated", "yours"}
        What kind of data these are.
    source : str
        Where they come from, in words.

    Raises
    ------
    ValueError
        If a value is wrong; the message names the column, the bar and its time.
    TypeError
        If a column holds something other than numbers, or `time` is not datetime64.

    See Also
    --------
    Market.from_frame : The door for tables: names, units, time zones and funding intervals.

    Examples
    --------
    Three hours of a market by hand:

    >>> market = Market(
    ...     time=np.array(["2026-01-05T00", "2026-01-05T01", "2026-01-05T02"], "datetime64[h]"),
    ...     open=[100, 101, 103], high=[102, 104, 103], low=[99, 101, 100], close=[101, 103, 101],
    ...     open_interest=[50, 52, 51],
    ... )
    >>> market
    Market(BTCUSDT at binance, 3 bars of 1 h, 2026-01-05 00:00 to 2026-01-05 03:00, yours)
    """

    time: NDArray[np.datetime64]
    """Bar open times, UTC, datetime64[ms], shape (n_bars,)."""
    open: NDArray[np.float64]
    """First traded price."""
    high: NDArray[np.float64]
    """Highest traded price."""
    low: NDArray[np.float64]
    """Lowest traded price."""
    close: NDArray[np.float64]
    """Last traded price."""
    volume: NDArray[np.float64]
    """Traded quantity in coins, NaN where unknown."""
    open_interest: NDArray[np.float64]
    """Open contracts at the close of the bar, in coins, NaN where unknown."""
    funding_rate: NDArray[np.float64]
    """Rate per 8 h as a fraction, NaN where unknown."""
    mark_high: NDArray[np.float64] | None
    """Highest mark price, or None."""
    mark_low: NDArray[np.float64] | None
    """Lowest mark price, or None."""
    long_liquidations: NDArray[np.float64] | None
    """Printed liquidations of longs in USD, or None."""
    short_liquidations: NDArray[np.float64] | None
    """Printed liquidations of shorts in USD, or None."""
    symbol: str
    """Name of the contract."""
    venue: str
    """Where it trades, a name in `VENUES`."""
    contract: Contract
    """"linear" or "inverse"."""
    provenance: Provenance
    """What kind of data these are; every picture says it."""
    source: str
    """Where the data come from, in words."""

    def __init__(
        self,
        *,
        time: ArrayLike,
        open: ArrayLike,
        high: ArrayLike,
        low: ArrayLike,
        close: ArrayLike,
        open_interest: ArrayLike,
        volume: ArrayLike | None = None,
        funding_rate: ArrayLike | None = None,
        mark_high: ArrayLike | None = None,
        mark_low: ArrayLike | None = None,
        long_liquidations: ArrayLike | None = None,
        short_liquidations: ArrayLike | None = None,
        symbol: str = "BTCUSDT",
        venue: str | Venue = "binance",
        contract: Contract | None = None,
        provenance: Provenance = "yours",
        source: str = "",
    ) -> None:
        given = {
            "open": open,
            "high": high,
            "low": low,
            "close": close,
            "volume": volume,
            "open_interest": open_interest,
            "funding_rate": funding_rate,
            "mark_high": mark_high,
            "mark_low": mark_low,
            "long_liquidations": long_liquidations,
            "short_liquidations": short_liquidations,
        }
        words = _words(symbol, venue, contract, provenance, source)
        times, columns = check_market(time, given)
        self._fill({"time": times, **dict.fromkeys(given), **columns, **words})

    def _fill(self, fields: Mapping[str, object]) -> None:
        for name, value in fields.items():
            if isinstance(value, np.ndarray):
                value.flags.writeable = False
            object.__setattr__(self, name, value)

    def _with(self, fields: Mapping[str, object]) -> Market:
        """Return a market that differs in fields already known to be valid."""
        market = object.__new__(Market)
        market._fill({**self.__dict__, **fields})
        return market

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame | Sequence[object],
        *,
        columns: Mapping[str, str] | None = None,
        preset: str | None = None,
        open_interest: pd.Series | ArrayLike | None = None,
        funding_rate: pd.Series | ArrayLike | None = None,
        open_interest_unit: Unit = "coin",
        volume_unit: Unit = "coin",
        contract_size: float = 1.0,
        funding_interval: str | timedelta | None = None,
        time_zone: str | None = None,
        symbol: str = "BTCUSDT",
        venue: str | Venue = "binance",
        contract: Contract | None = None,
        provenance: Provenance = "yours",
        source: str = "",
    ) -> Market:
        """Return the market in a table, with its units and times brought to those of a market.

        The table is left as it is. A mark price, liquidations, volume and funding are read when
        the table has them.

        Parameters
        ----------
        frame : DataFrame, or a sequence of lists or of dicts
            One row per bar, oldest first. Without a column "time", the index must be datetimes.
        columns : mapping of field to column name, optional
            What your table calls them: ``{"time": "time_utc", "open_interest": "oi_close"}``.
        preset : {"binance", "ccxt", "bybit", "okx", "hyperliquid"}, optional
            Names and order of an exchange's export; `columns` goes before it. Numbers written as
            text are read only with a preset, and rows that run backwards in time are turned
            around where the exchange sends them so.
        open_interest, funding_rate : Series or array_like, optional
            These columns from elsewhere: one value per row of `frame`, or a Series with times as
            its index, of which each bar takes the last value stamped inside it.
        open_interest_unit, volume_unit : {"coin", "usd", "contracts"}
            Dollars are divided by the close of their bar.
        contract_size : float
            Coins per contract of a linear, USD per contract of an inverse contract.
        funding_interval : str or timedelta, optional
            What one funding rate covers: "1h", "4h", "8h". None reads it from the beat of the
            rates, and where every bar has a new one takes the interval of the venue.
        time_zone : str, optional
            Zone of times that carry none: "UTC", "Europe/Berlin".
        symbol, venue, contract, provenance, source
            See `Market`.

        Returns
        -------
        Market

        Raises
        ------
        ValueError
            If a column is missing, a value is wrong, times may be local, or units are slipped; the
            message names the column, the bar and its time.
        TypeError
            If a column holds something other than numbers.

        Examples
        --------
        Candles as ccxt returns them, with open interest beside them:

        >>> rows = [[1767571200000, 100.0, 102.0, 99.0, 101.0, 7.5],
        ...         [1767574800000, 101.0, 104.0, 101.0, 103.0, 6.0]]
        >>> market = Market.from_frame(rows, preset="ccxt", open_interest=[50.0, 52.0])
        >>> market.volume, market.open_interest
        (array([7.5, 6. ]), array([50., 52.]))

        Open interest in dollars becomes coins:

        >>> Market.from_frame(rows, preset="ccxt", open_interest=[5050.0, 5356.0],
        ...                   open_interest_unit="usd").open_interest
        array([50., 52.])
        """
        profile = get_venue(venue)
        kind = contract or profile.contract
        _words(symbol, venue, kind, provenance, source)
        table = read_fields(
            frame,
            columns=columns,
            preset=preset,
            open_interest=open_interest,
            funding_rate=funding_rate,
            time_zone=time_zone,
        )
        with table.their_words():
            fields = in_market_units(
                table,
                open_interest_unit=open_interest_unit,
                volume_unit=volume_unit,
                contract_size=contract_size,
                funding_interval=funding_interval,
                contract=kind,
                venue_hours=profile.funding_interval_hours,
            )
            return cls(
                time=table.time,
                open=fields["open"],
                high=fields["high"],
                low=fields["low"],
                close=fields["close"],
                volume=fields.get("volume"),
                open_interest=fields["open_interest"],
                funding_rate=fields.get("funding_rate"),
                mark_high=fields.get("mark_high"),
                mark_low=fields.get("mark_low"),
                long_liquidations=fields.get("long_liquidations"),
                short_liquidations=fields.get("short_liquidations"),
                symbol=symbol,
                venue=venue,
                contract=kind,
                provenance=provenance,
                source=source,
            )

    @classmethod
    def from_csv(
        cls,
        path: str | PathLike[str],
        *,
        columns: Mapping[str, str] | None = None,
        preset: str | None = None,
        open_interest: pd.Series | ArrayLike | None = None,
        funding_rate: pd.Series | ArrayLike | None = None,
        open_interest_unit: Unit = "coin",
        volume_unit: Unit = "coin",
        contract_size: float = 1.0,
        funding_interval: str | timedelta | None = None,
        time_zone: str | None = None,
        symbol: str = "BTCUSDT",
        venue: str | Venue = "binance",
        contract: Contract | None = None,
        provenance: Provenance = "yours",
        source: str = "",
    ) -> Market:
        """Return the market in a CSV file; exports without a header need a preset.

        Parameters
        ----------
        path : str or path
            The file, or a file-like address that pandas reads.
        columns, preset, open_interest, funding_rate, open_interest_unit, volume_unit, \
contract_size, funding_interval, time_zone, symbol, venue, contract, provenance, source
            See `Market.from_frame`.

        Returns
        -------
        Market

        Raises
        ------
        ValueError, TypeError
            As `Market.from_frame`; also if the file is empty.
        FileNotFoundError
            If there is no such file.
        """
        return cls.from_frame(
            read_csv(path, preset),
            columns=columns,
            preset=preset,
            open_interest=open_interest,
            funding_rate=funding_rate,
            open_interest_unit=open_interest_unit,
            volume_unit=volume_unit,
            contract_size=contract_size,
            funding_interval=funding_interval,
            time_zone=time_zone,
            symbol=symbol,
            venue=venue,
            contract=contract,
            provenance=provenance,
            source=source,
        )

    @property
    def n_bars(self) -> int:
        """Number of rows."""
        return self.time.size

    @property
    def bar(self) -> np.timedelta64:
        """Length of a bar, timedelta64[ms]: the usual step from one to the next."""
        return np.timedelta64(int(np.median(np.diff(self.time).astype(np.int64))), "ms")

    @property
    def price(self) -> float:
        """Last known close, in quote currency per coin."""
        return float(self.close[~np.isnan(self.close)][-1])

    @property
    def span(self) -> np.timedelta64:
        """From the open of the first bar to the close of the last, timedelta64[ms]."""
        return np.timedelta64(self.time[-1] - self.time[0] + self.bar, "ms")

    def __repr__(self) -> str:
        first, last = (
            str(moment.astype("datetime64[m]")).replace("T", " ")
            for moment in (self.time[0], self.time[-1] + self.bar)
        )
        return (
            f"Market({self.symbol} at {self.venue}, {self.n_bars} bars of "
            f"{duration_text(self.bar)}, {first} to {last}, {self.provenance})"
        )

    def to_frame(self) -> pd.DataFrame:
        """Return the market as a frame, indexed by bar open time in UTC.

        Returns
        -------
        DataFrame, shape (n_bars, n_fields)
            Copies in the units of a market; optional fields it lacks are left out. To read it
            back, say ``Market.from_frame(frame, funding_interval="8h")``.

        Examples
        --------
        What is in the sample?

        >>> from liqwidget.market import sample
        >>> list(sample("BTCUSDT").to_frame().columns)
        ['open', 'high', 'low', 'close', 'volume', 'open_interest', 'funding_rate']
        """
        fields = {name: getattr(self, name) for name in FIELDS[1:]}
        return pd.DataFrame(
            {name: values.copy() for name, values in fields.items() if values is not None},
            index=pd.DatetimeIndex(self.time.copy(), name="time").tz_localize("UTC"),
        )

    def window(
        self, span: str | timedelta | np.timedelta64 | slice | tuple[Moment, Moment]
    ) -> Market:
        """Return part of the market; the whole of it when the span is longer.

        Parameters
        ----------
        span : str, timedelta, slice or pair
            "24H", "7D", "30D" in any case count back from the close of the last bar. A slice or a
            pair of times takes the bars that open from the start to before the end, either None
            for no limit, in UTC. A slice of integers counts bars.

        Returns
        -------
        Market

        Raises
        ------
        ValueError
            If the span cannot be read, or holds fewer than two bars.

        Examples
        --------
        The last day of the sample, and its first two hours:

        >>> from liqwidget.market import sample
        >>> market = sample("BTCUSDT")
        >>> market.window("24H").n_bars, market.window(("2025-01-01", "2025-01-01 02:00")).n_bars
        (24, 2)
        """
        bars = shown_bars(self.time, self.bar, span)
        arrays = {name: getattr(self, name) for name in FIELDS}
        return self._with({n: array[bars] for n, array in arrays.items() if array is not None})

    def resample(self, step: str | timedelta | np.timedelta64) -> Market:
        """Return the market in longer bars.

        The first open, highest high, lowest low and last close count; volume and liquidations add
        up; open interest and funding keep their last known value. Bars begin at whole multiples of
        the step from midnight UTC, so the first and the last may be cut short. Gaps stay gaps.

        Parameters
        ----------
        step : str, timedelta or timedelta64
            Length of the new bars: "15min", "1h", "4h"; a whole number of bars.

        Returns
        -------
        Market

        Raises
        ------
        ValueError
            If the step is shorter than a bar, not a whole number of bars, or leaves one bar.

        Examples
        --------
        The sample in days:

        >>> from liqwidget.market import sample
        >>> sample("BTCUSDT").resample("1D").n_bars
        34
        """
        starts, time = bar_bins(self.time, self.bar, duration("resample", step))
        arrays = {name: getattr(self, name) for name in FIELDS[1:]}
        known = {name: array for name, array in arrays.items() if array is not None}
        return self._with({"time": time, **merged(known, starts)})

    def quality(self, now: np.datetime64 | None = None) -> MarketQuality:
        """Return what is missing or doubtful: gaps, unknown values, odd units, age.

        Parameters
        ----------
        now : datetime64, optional
            Moment from which the age counts, UTC; None is now.

        Returns
        -------
        MarketQuality
            Plain numbers, and `warnings` in words; printing it reads it out.

        Examples
        --------
        Is there anything to doubt in the sample?

        >>> from liqwidget.market import sample
        >>> print(sample("BTCUSDT").quality(now=np.datetime64("2025-02-05")))
        816 bars of 1 h, 2025-01-01 00:00 to 2025-02-04 00:00 UTC; the last one closed 1 d ago.
        Open interest is known in 816 bars, volume in 816, funding in 100%.
        Nothing to doubt.
        """
        return market_quality(self, np.datetime64("now", "ms") if now is None else now)


def _words(
    symbol: str,
    venue: str | Venue,
    contract: Contract | None,
    provenance: Provenance,
    source: str,
) -> dict[str, str]:
    """Return the checked words of a market."""
    if not symbol.strip():
        msg = 'symbol must not be empty; write "BTCUSDT" or what the venue calls the contract'
        raise ValueError(msg)
    profile = get_venue(venue)
    if profile.name not in VENUES:
        msg = (
            f"a market names its venue, one of {', '.join(VENUES)}; got the profile "
            f"{profile.name!r}. Pass a profile of your own to estimate(venue=...)."
        )
        raise ValueError(msg)
    return {
        "symbol": symbol,
        "venue": profile.name,
        "contract": one_of("contract", contract or profile.contract, get_args(Contract)),
        "provenance": one_of("provenance", provenance, get_args(Provenance)),
        "source": source,
    }
