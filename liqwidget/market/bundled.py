"""The bundled data: simulated and reconstructed markets, and small tables to learn from."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from liqwidget.market.market import Market

__all__ = ["pinned_bars", "sample", "samples", "table"]

_PLACES = (
    Path(__file__).parents[1] / "sample_data",  # in an installed wheel
    Path(__file__).parents[2] / "sample_data",  # in a checkout
)
_TABLES = {
    "options_open_interest": ["as_of", "expiry"],
    "toy_books": [],
    "venue_shares": ["date"],
}


def sample(name: str = "BTCUSDT", *, symbol: str | None = None) -> Market:
    """Return a bundled market by name.

    Bundled markets are simulated or reconstructed, never recorded; `provenance` says which,
    and every picture made from them repeats it. A reconstructed event meets every published
    price, volume, open interest and funding rate; the path between them is drawn by chance.

    Parameters
    ----------
    name : str, default "BTCUSDT"
        A name from the table `samples()`, in upper or lower case: "2020-03-12".
    symbol : str, optional
        Which coin of an event, "SOL" or "SOLUSDT"; None takes the first, bitcoin.

    Returns
    -------
    Market
        The validated market, with `provenance` and `source` filled in; `source` says what is
        assumed.

    Raises
    ------
    ValueError
        If no bundled market has this name, or this name has no such symbol.

    See Also
    --------
    samples : What there is to choose from.
    pinned_bars : Which bars of an event are published, and which of their prices.

    Examples
    --------
    A month of hours and four days before it, made by a program and saying so:

    >>> import liqwidget as lq
    >>> market = lq.sample("BTCUSDT")
    >>> len(market.time), market.provenance
    (816, 'simulated')

    How far did Solana fall on 10 October 2025?

    >>> day = lq.sample("2025-10-10", symbol="SOL").window(("2025-10-10", "2025-10-11"))
    >>> float(day.high.max()), float(day.low.min())
    (224.35, 141.28)
    """
    line = _line(name, symbol)
    return Market.from_frame(
        _bars(line).drop(columns="pinned", errors="ignore"),
        symbol=line["symbol"],
        venue=line["venue"],
        funding_interval="8h",
        provenance=line["provenance"],
        source=line["source"],
    )


def samples() -> pd.DataFrame:
    """Return the table of bundled markets.

    Returns
    -------
    DataFrame
        One row per market: `name`, `symbol`, `span` (first and last day), `bars`,
        `provenance` and `description`, one line of what happened.

    See Also
    --------
    sample : Load one of them.

    Examples
    --------
    Which events are there?

    >>> import liqwidget as lq
    >>> lq.samples().query("provenance == 'reconstructed'")["name"].unique().tolist()
    ['2020-03-12', '2021-05-19', '2022-11-08', '2024-08-05', '2025-04-07', '2025-10-10']
    """
    return _index()[["name", "symbol", "span", "bars", "provenance", "description"]]


def pinned_bars(name: str, *, symbol: str | None = None) -> pd.DataFrame:
    """Return the bars of a reconstructed event that hold published prices.

    Everything else in the path is drawn by chance between these prices.

    Parameters
    ----------
    name : str
        An event from the table `samples()`: "2020-03-12".
    symbol : str, optional
        Which coin, "SOL" or "SOLUSDT"; None takes the first, bitcoin.

    Returns
    -------
    DataFrame
        `open`, `high`, `low`, `close` and `pinned`, indexed by bar open time in UTC. `pinned`
        holds a letter for each published price, in the order in which the path meets them: O,
        H, L, C for an open, high, low, close published for this time; h and l for the high and
        the low of the day, whose time is not published; t for a price paid within the bar.

    Raises
    ------
    ValueError
        If the market is unknown, or is not a reconstruction.

    See Also
    --------
    sample : The whole market.

    Examples
    --------
    What is known of the worst bar of October 2025?

    >>> from liqwidget.market.bundled import pinned_bars
    >>> pinned_bars("2025-10-10").loc[["2025-10-10 21:20"], ["high", "low", "pinned"]].values
    array([[109550.0, 101516.5, 'LH']], dtype=object)
    """
    line = _line(name, symbol)
    bars = _bars(line)
    if "pinned" not in bars:
        msg = f"{line['name']} is {line['provenance']}: none of its bars is published"
        raise ValueError(msg)
    bars.index = pd.DatetimeIndex(pd.to_datetime(bars["time"], utc=True), name="time")
    known = bars["pinned"].notna()
    return bars.loc[known, ["open", "high", "low", "close", "pinned"]]


def table(name: str) -> pd.DataFrame:
    """Return a small bundled table.

    Parameters
    ----------
    name : {"options_open_interest", "toy_books", "venue_shares"}
        "options_open_interest": open interest of options in coins by expiry and strike, with
        implied volatility, simulated for the last price of the sample "BTCUSDT".
        "toy_books": four made-up books of liquidation levels around a price of 100, called
        "above", "below", "symmetric" and "empty", in USD.
        "venue_shares": shares of venues in the open interest of bitcoin, as fractions, each with
        its date, scope, confidence and source; published figures.

    Returns
    -------
    DataFrame

    Raises
    ------
    ValueError
        If there is no such table.

    Examples
    --------
    On which side does the first toy book weigh?

    >>> from liqwidget.market.bundled import table
    >>> books = table("toy_books")
    >>> books[books["book"] == "above"].groupby("side")["usd"].sum().round(-6)
    side
    long      2000000
    short    22000000
    Name: usd, dtype: int64
    """
    if name not in _TABLES:
        msg = f"name must be one of {', '.join(_TABLES)}; got {name!r}"
        raise ValueError(msg)
    return pd.read_csv(_folder() / f"{name}.csv", parse_dates=_TABLES[name])


def record_file() -> Path:
    """Return the path of the record of the events (see `event_record`)."""
    return _folder() / "event_record.csv"


def _line(name: str, symbol: str | None) -> pd.Series:
    """Return the line of the index for a name and a symbol."""
    index = _index()
    found = index[index["name"].str.lower() == str(name).lower()]
    if found.empty:
        msg = f"name must be one of {', '.join(index['name'].unique())}; got {name!r}"
        raise ValueError(msg)
    if symbol is not None:
        coins = found["symbol"].str.removesuffix("USDT")
        chosen = found[coins == str(symbol).upper().removesuffix("USDT")]
        if chosen.empty:
            msg = f"symbol must be one of {', '.join(coins)} for {name}; got {symbol!r}"
            raise ValueError(msg)
        found = chosen
    return found.iloc[0]


def _bars(line: pd.Series) -> pd.DataFrame:
    """Return the file of a line of the index, as it is."""
    return pd.read_csv(_folder() / line["file"], comment="#")


def _folder() -> Path:
    for place in _PLACES:
        if (place / "index.csv").is_file():
            return place
    msg = (
        f"the bundled samples are missing; looked in {' and '.join(map(str, _PLACES))}. "
        "Install liqwidget again, or run python sample_data/build.py in a checkout."
    )
    raise FileNotFoundError(msg)


def _index() -> pd.DataFrame:
    """Return the lines of the index, then those of the folders inside."""
    folder = _folder()
    parts = []
    for path in (folder / "index.csv", *sorted(folder.glob("*/index.csv"))):
        part = pd.read_csv(path, dtype=str).astype({"bars": int})
        part["file"] = path.parent.relative_to(folder).as_posix() + "/" + part["file"]
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
