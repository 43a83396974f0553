"""Names and shapes of the tables that exchanges and their clients export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from liqwidget.market._checks import one_of

__all__ = ["FIELDS", "PRESETS", "Preset", "get_preset", "table_of"]

FIELDS = (
    "time",
    "open",
    "high",
    "low",
    "close",
    "volume",
    "open_interest",
    "funding_rate",
    "mark_high",
    "mark_low",
    "long_liquidations",
    "short_liquidations",
)
"""The columns of a market, in the order `Market.to_frame` writes them."""


@dataclass(frozen=True, kw_only=True)
class Preset:
    """How one export spells the columns of a market."""

    name: str
    """What `Market.from_frame(preset=...)` takes."""
    names: Mapping[str, tuple[str, ...]]
    """For each field the spellings in use; the first one present in the table is read."""
    positions: tuple[str, ...] = ()
    """Names of the columns when the rows are plain lists."""
    text_numbers: bool = False
    """Whether the export writes numbers as text."""
    newest_first: bool = False
    """Whether the export runs backwards in time."""


def _preset(name: str, positions: str = "", *, newest_first: bool = False, **names: str) -> Preset:
    spellings = {field: tuple(text.split()) for field, text in names.items()}
    return Preset(
        name=name,
        names=MappingProxyType({field: (*spellings.get(field, ()), field) for field in FIELDS}),
        positions=tuple(positions.split()),
        text_numbers=name != "liqwidget",
        newest_first=newest_first,
    )


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        preset.name: preset
        for preset in (
            _preset(
                "binance",
                "open_time open high low close volume close_time quote_volume count "
                "taker_buy_volume taker_buy_quote_volume ignore",
                time="open_time openTime create_time timestamp fundingTime calc_time",
                open_interest="sum_open_interest sumOpenInterest openInterest",
                funding_rate="fundingRate last_funding_rate",
            ),
            _preset(
                "ccxt",
                "timestamp open high low close volume",
                time="timestamp datetime",
                open_interest="openInterestAmount openInterest",
                funding_rate="fundingRate",
            ),
            _preset(
                "bybit",
                "startTime open high low close volume turnover",
                newest_first=True,
                time="startTime start start_time timestamp",
                open_interest="openInterest",
                funding_rate="fundingRate",
            ),
            _preset(
                "okx",
                "ts o h l c vol volCcy volCcyQuote confirm",
                newest_first=True,
                time="ts",
                open="o",
                high="h",
                low="l",
                close="c",
                volume="volCcy",
                open_interest="oiCcy",
                funding_rate="realizedRate fundingRate",
            ),
            _preset(
                "hyperliquid",
                time="t",
                open="o",
                high="h",
                low="l",
                close="c",
                volume="v",
                open_interest="openInterest",
                funding_rate="fundingRate funding",
            ),
        )
    }
)
"""Every preset by name."""


def get_preset(preset: str | None) -> Preset:
    """Return a preset by name; None is the package's own column names.

    Raises
    ------
    ValueError
        If no preset has that name.
    """
    if preset is None:
        return _preset("liqwidget")
    return PRESETS[one_of("preset", preset, PRESETS)]


def table_of(rows: pd.DataFrame | Sequence[object], preset: Preset) -> pd.DataFrame:
    """Return rows as a frame with named columns, leaving a frame that has names as it is.

    Parameters
    ----------
    rows : DataFrame, or a sequence of lists or of dicts
        Lists need a preset that knows their order, such as "ccxt".
    preset : Preset

    Returns
    -------
    DataFrame

    Raises
    ------
    TypeError
        If the rows are neither a frame nor lists nor dicts.
    ValueError
        If lists come without a preset, or with fewer cells than the preset reads.
    """
    if isinstance(rows, pd.DataFrame):
        unnamed = len(rows.columns) > 0 and all(
            isinstance(n, (int, np.integer)) for n in rows.columns
        )
        if not (unnamed and preset.positions):
            return rows
        return rows.set_axis(_positions(preset, len(rows.columns)), axis="columns")
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Sequence):
        msg = (
            f"frame must be a DataFrame or a list of rows; got {type(rows).__name__}. "
            "Market.from_csv reads a file."
        )
        raise TypeError(msg)
    if not rows or isinstance(rows[0], Mapping):
        return pd.DataFrame(list(rows))
    if not isinstance(rows[0], Sequence) or isinstance(rows[0], str):
        msg = f"frame must be a DataFrame or a list of rows; its first row is {rows[0]!r}"
        raise TypeError(msg)
    if not preset.positions:
        known = ", ".join(name for name, known in PRESETS.items() if known.positions)
        msg = f"rows without column names need a preset; pass preset= one of {known}"
        raise ValueError(msg)
    width = len(rows[0])
    return pd.DataFrame(list(rows), columns=_positions(preset, width))


def _positions(preset: Preset, width: int) -> list[str]:
    """Return one name per column, numbering those the preset does not know."""
    if width < 5:
        msg = f"rows of preset {preset.name} begin {', '.join(preset.positions[:6])}; got {width}"
        raise ValueError(msg)
    extra = [f"column_{number}" for number in range(len(preset.positions), width)]
    return [*preset.positions[:width], *extra]
