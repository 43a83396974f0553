"""The bundled markets: simulated, seeded, and the same for every reader."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from liqwidget.market.market import Market

__all__ = ["sample", "samples"]

_PLACES = (
    Path(__file__).parents[1] / "sample_data",  # in an installed wheel
    Path(__file__).parents[2] / "sample_data",  # in a checkout
)


def sample(name: str = "BTCUSDT") -> Market:
    """Return a bundled market by name.

    Bundled markets are simulated or reconstructed, never recorded; `provenance` says which,
    and every picture made from them repeats it.

    Parameters
    ----------
    name : str, default "BTCUSDT"
        A name from the table `samples()`, in upper or lower case.

    Returns
    -------
    Market
        The validated market, with `provenance` and `source` filled in.

    Raises
    ------
    ValueError
        If no bundled market has this name.

    See Also
    --------
    samples : What there is to choose from.

    Examples
    --------
    A month of hours and four days before it, made by a program and saying so:

    >>> import liqwidget as lq
    >>> market = lq.sample("BTCUSDT")
    >>> len(market.time), market.provenance
    (816, 'simulated')
    """
    index = _index()
    found = index[index["name"].str.lower() == str(name).lower()]
    if found.empty:
        msg = f"name must be one of {', '.join(index['name'])}; got {name!r}"
        raise ValueError(msg)
    line = found.iloc[0]
    return Market.from_csv(
        _folder() / line["file"],
        symbol=line["symbol"],
        venue=line["venue"],
        provenance=line["provenance"],
        source=f"liqwidget sample {line['name']}, {line['provenance']}, not market data",
    )


def samples() -> pd.DataFrame:
    """Return the table of bundled markets.

    Returns
    -------
    DataFrame
        One row per market: `name`, `symbol`, `span` (first and last day), `bars`,
        `provenance` and `description`.

    See Also
    --------
    sample : Load one of them.

    Examples
    --------
    How long is each of them?

    >>> import liqwidget as lq
    >>> lq.samples()[["name", "span", "bars"]]
          name                      span  bars
    0  BTCUSDT  2025-01-01 to 2025-02-03   816
    """
    table = _index()
    times = [pd.read_csv(_folder() / file, usecols=["time"])["time"] for file in table["file"]]
    table["span"] = [f"{time.iloc[0][:10]} to {time.iloc[-1][:10]}" for time in times]
    table["bars"] = [time.size for time in times]
    return table[["name", "symbol", "span", "bars", "provenance", "description"]]


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
    return pd.read_csv(_folder() / "index.csv", dtype=str)
