"""Read the dated maintenance brackets of the venues from `brackets.csv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np

__all__ = ["Bracket", "bracket_table", "coin_of"]

_TABLE = Path(__file__).with_name("brackets.csv")
_PREFIX = re.compile(r"^(?:PF|PI|FF|FI)_")
_QUOTE = re.compile(r"(?<=.)(?:USDT|USDC|FDUSD|BUSD|USD|PERP)$")


@dataclass(frozen=True, kw_only=True)
class Bracket:
    """One step of a venue's ladder: positions up to a size, and what they must keep."""

    notional_floor: float
    """Where the bracket begins, in `unit`."""
    notional_cap: float
    """Where it ends, the cap included; infinite in an open bracket."""
    maintenance_margin: float
    """Maintenance rate, as a fraction of notional: 0.004, not 0.4."""
    max_leverage: float
    """Highest leverage in this bracket."""
    maintenance_amount: float = 0.0
    """Deducted from rate x notional so that the margin has no jump at the floor, in `unit`."""
    unit: str = "USD"
    """"USD", or the coin the venue counts the size in."""
    confirmed: bool = True
    """Whether a page of the venue or two independent sources give these numbers."""
    source: str = ""
    """The page or rule of the venue, and the date."""


def coin_of(symbol: str) -> str:
    """Return the coin of a symbol in any venue's spelling: "PF_XBTUSD" is "BTC"."""
    first = re.split(r"[-_/: ]", _PREFIX.sub("", symbol.strip().upper()))[0]
    coin = _QUOTE.sub("", first)
    return "BTC" if coin == "XBT" else coin


def bracket_table(
    venue: str, coin: str, on: str | date | np.datetime64 | None
) -> tuple[Bracket, ...]:
    """Return the table in force on a day, the earliest on record before that, or nothing."""
    tables = _tables().get((venue, coin), {})
    if not tables:
        return ()
    dates = sorted(tables)
    if on is None:
        return tables[dates[-1]]
    day = _day(on)
    return tables[max((start for start in dates if start <= day), default=dates[0])]


def _day(on: str | date | np.datetime64) -> str:
    """Return a day as ISO text, which sorts by time."""
    if isinstance(on, datetime) and on.tzinfo is not None:
        on = on.astimezone(UTC).replace(tzinfo=None)
    try:
        if isinstance(on, str):
            return date.fromisoformat(on.strip()[:10]).isoformat()
        day = np.asarray(on, dtype="datetime64[D]")
    except (TypeError, ValueError) as error:
        msg = f'on must be a date such as "2024-05-01"; got {on!r}'
        raise ValueError(msg) from error
    if day.ndim or np.isnat(day):
        msg = 'on must be a date such as "2024-05-01"; got NaT'
        raise ValueError(msg)
    return str(day)


@lru_cache(maxsize=1)
def _tables() -> dict[tuple[str, str], dict[str, tuple[Bracket, ...]]]:
    """Return every table, by venue and coin, then by its first day ("" when undated)."""
    tables: dict[tuple[str, str], dict[str, tuple[Bracket, ...]]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dated = tables.setdefault((row["venue"], coin_of(row["symbol"])), {})
            below = dated.get(row["in_force_from"], ())
            dated[row["in_force_from"]] = (*below, _bracket(row, below))
    return tables


def _bracket(row: dict[str, str], below: tuple[Bracket, ...]) -> Bracket:
    floor, rate = float(row["notional_floor"]), float(row["maintenance_margin"])
    amount = float(row["maintenance_amount"] or 0.0)
    if below and not row["maintenance_amount"]:
        # Where a venue prints no amount, the margin is taken to have no jump at the floor.
        last = below[-1]
        amount = last.maintenance_amount + floor * (rate - last.maintenance_margin)
    return Bracket(
        notional_floor=floor,
        notional_cap=float(row["notional_cap"] or np.inf),
        maintenance_margin=rate,
        max_leverage=float(row["max_leverage"]),
        maintenance_amount=amount,
        unit=row["unit"],
        confirmed=row["confirmed"] == "yes",
        source=row["source"],
    )
