"""Turn somebody's table into the fields of a market: units, funding intervals, time zones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from liqwidget.market._checks import one_of, positive
from liqwidget.market._funding import eight_hour_rate, funding_hours
from liqwidget.market._reading import Table, on_bars, read_table
from liqwidget.market._validation import (
    check_flows,
    check_open_interest,
    check_prices,
    check_times,
    column,
)
from liqwidget.market.formats import FIELDS, get_preset, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta
    from os import PathLike

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from liqwidget.market.venues import Contract

__all__ = ["Unit", "in_market_units", "read_csv", "read_fields"]

Unit = Literal["coin", "usd", "contracts"]


def read_fields(
    frame: pd.DataFrame | Sequence[object],
    *,
    columns: Mapping[str, str] | None,
    preset: str | None,
    open_interest: pd.Series | ArrayLike | None,
    funding_rate: pd.Series | ArrayLike | None,
    time_zone: str | None,
) -> Table:
    """Return the fields of a market as the table has them; see `Market.from_frame`."""
    given = {"open_interest": open_interest, "funding_rate": funding_rate}
    beside = {field: values for field, values in given.items() if values is not None}
    spelling = get_preset(preset)
    table = read_table(
        table_of(frame, spelling),
        preset=spelling,
        columns=columns,
        time_zone=time_zone,
        supplied=frozenset(beside),
    )
    time = check_times(table.time)
    placed = {
        field: on_bars(field, values, time, turned=table.turned, time_zone=time_zone)
        for field, values in beside.items()
    }
    return replace(table, time=time, values={**table.values, **placed})


def in_market_units(
    table: Table,
    *,
    open_interest_unit: Unit,
    volume_unit: Unit,
    contract_size: float,
    funding_interval: str | timedelta | None,
    contract: Contract,
    venue_hours: float,
) -> dict[str, NDArray[np.float64]]:
    """Return the fields with quantities in coins and funding per 8 h on every bar."""
    one_of("open_interest_unit", open_interest_unit, get_args(Unit))
    one_of("volume_unit", volume_unit, get_args(Unit))
    size = float(positive("contract_size", contract_size))
    time, fields = table.time, dict(table.values)

    # Prices and quantities are checked in the table's own unit, so that a message shows the
    # number that was given.
    check_prices({name: column(name, fields[name], time) for name in FIELDS[1:5]}, time)
    check_open_interest(column("open_interest", fields["open_interest"], time), time)
    for field, unit in (("open_interest", open_interest_unit), ("volume", volume_unit)):
        if field in fields:
            check_flows(field, column(field, fields[field], time), time)
            fields[field] = _in_coins(fields[field], fields["close"], unit, size, contract)
    if "funding_rate" in fields:
        rates = column("funding_rate", fields["funding_rate"], time)
        hours = funding_hours(rates, time, interval=funding_interval, venue_hours=venue_hours)
        fields["funding_rate"] = eight_hour_rate(rates, hours)
    return fields


def _in_coins(
    quantity: NDArray[np.float64],
    close: NDArray[np.float64],
    unit: Unit,
    contract_size: float,
    contract: Contract,
) -> NDArray[np.float64]:
    """Return a quantity in coins, converted bar by bar with the close."""
    if unit == "coin" or (unit == "contracts" and contract == "linear"):
        return quantity * (contract_size if unit == "contracts" else 1.0)
    return quantity * (contract_size if unit == "contracts" else 1.0) / close


def read_csv(path: str | PathLike[str], preset: str | None) -> pd.DataFrame:
    """Return a CSV file as a frame; exports without a header get the preset's column names.

    Raises
    ------
    ValueError
        If the file is empty.
    """
    spelling = get_preset(preset)
    try:
        first = pd.read_csv(path, header=None, nrows=1, dtype=str)
        headless = bool(spelling.positions) and str(first.iloc[0, 0]).strip().isdigit()
        frame = pd.read_csv(path, header=None if headless else 0, skipinitialspace=True)
    except pd.errors.EmptyDataError:
        msg = f"{path} is empty; a market needs two bars or more"
        raise ValueError(msg) from None
    if headless:
        frame.columns = pd.RangeIndex(frame.shape[1])
    return frame
