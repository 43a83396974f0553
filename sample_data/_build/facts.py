"""The published figures of the events, read from `sample_data/facts` into whole ticks and minutes.

A minute counts from midnight UTC of the first day of the series; a tick is the smallest
published step of the price.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

__all__ = ["DAY", "Day", "Figures", "Price", "figures", "moment", "worst_falls"]

DAY = 1440
FACTS = Path(__file__).parents[1] / "facts"


@dataclass(frozen=True)
class Day:
    """A published daily candle, in ticks; volume in coins of one venue."""

    open: int
    high: int
    low: int
    close: int
    volume: float
    open_interest_musd: float | None


@dataclass(frozen=True)
class Price:
    """A published price, in ticks, and the minutes `[start, stop)` that it belongs to.

    `kind` is "open", "high", "low" or "close" of that stretch; "trade", a price paid within
    it; "peak", its high, reached in its first bar; "above" or "below", a bound only.
    """

    kind: str
    price: int
    start: int
    stop: int
    turning: bool
    basis: str


@dataclass(frozen=True)
class Figures:
    """Everything published about one coin in one event."""

    first: datetime
    days: tuple[Day, ...]
    prices: tuple[Price, ...]
    funding: tuple[tuple[int, float], ...]
    open_interest: tuple[tuple[int, float], ...]  # minutes and million USD within a day

    def time(self, minute: int) -> datetime:
        """Return the moment of a minute."""
        return self.first + timedelta(minutes=minute)


def figures(event: str, coin: str, *, tick: float, funding_of: str) -> Figures:
    """Return the figures of one series, with the funding of `funding_of`."""
    daily = _lines("daily.csv", event, coin)
    first = moment(daily[0]["date"])
    days = tuple(
        Day(
            *(round(float(line[name]) / tick) for name in ("open", "high", "low", "close")),
            volume=float(line["volume"]),
            open_interest_musd=float(line["open_interest_musd"] or "nan")
            if line["open_interest_musd"]
            else None,
        )
        for line in daily
    )
    prices = tuple(
        Price(
            kind=line["kind"],
            price=round(float(line["price"]) / tick),
            start=_minute(line["from"], first),
            stop=_minute(line["until"], first),
            turning=line["basis"].startswith("turning point") and line["kind"] in ("high", "low"),
            basis=line["basis"],
        )
        for file in ("turning_points.csv", "further_prices.csv")
        for line in _lines(file, event, coin)
    )
    funding = tuple(
        (_minute(line["time"], first), float(line["rate"]))
        for line in _lines("funding.csv", event, funding_of)
    )
    inside = tuple(
        (_minute(line["time"], first), float(line["musd"]))
        for line in _lines("open_interest.csv", event, coin)
    )
    return Figures(first, days, prices, funding, inside)


def worst_falls(event: str) -> dict[int, float]:
    """Return the worst published fall by hours, as fractions below zero."""
    with (FACTS / "worst_falls.csv").open(encoding="utf-8") as file:
        line = next(line for line in csv.DictReader(file) if line["event"] == event)
    return {hours: float(line[f"{hours}h"]) / 100 for hours in (1, 4, 12, 24, 48)}


def _lines(file: str, event: str, coin: str) -> list[dict[str, str]]:
    with (FACTS / file).open(encoding="utf-8") as lines:
        return [
            line
            for line in csv.DictReader(lines)
            if line["event"] == event and line["coin"] == coin
        ]


def moment(text: str) -> datetime:
    """Return a time written without its zone, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _minute(text: str, first: datetime) -> int:
    return round((moment(text) - first) / timedelta(minutes=1))
