"""Write the bundled samples: simulated or reconstructed, seeded, the same on every machine.

Run ``python sample_data/build.py`` from the repository root. Prices are whole ticks and every
other number is rounded before it is written, so rounding in the last bit of a logarithm does not
grow into another file. What the reconstructions are drawn through stands in `facts`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from _build.btcusdt import btcusdt_1h
from _build.checksums import checksums
from _build.events import SERIES, event_text
from _build.tables import options_open_interest, toy_books
from _build.text import compressed, csv_text

if TYPE_CHECKING:
    from _build.events import Series


@dataclass(frozen=True)
class Sample:
    """One line of an index, which names its file from the folder of the index."""

    name: str
    file: str
    symbol: str
    venue: str
    provenance: str
    span: str
    bars: int
    description: str
    source: str


def build(folder: Path) -> None:
    """Write every sample, the indexes and the small tables into `folder`."""
    month = btcusdt_1h()
    write(folder / "btcusdt_1h.csv", month.encode())
    write_index(
        folder,
        [
            Sample(
                name="BTCUSDT",
                file="btcusdt_1h.csv",
                symbol="BTCUSDT",
                venue="binance",
                provenance="simulated",
                **span(month),
                description="One month of hours and four days of warm-up: a squeeze, a sweep, "
                "a range.",
                source="liqwidget sample BTCUSDT, simulated, not market data",
            )
        ],
    )
    write_index(folder / "events", [event(series, folder) for series in SERIES])
    close = float(month.splitlines()[-1].split(",")[4])
    write(folder / "options_open_interest.csv", options_open_interest(close).encode())
    write(folder / "toy_books.csv", toy_books().encode())


def event(series: Series, folder: Path) -> Sample:
    """Write the file of a reconstructed event, and return its line of the index."""
    text = event_text(series)
    file = f"{series.name}.csv.xz"
    write(folder / "events" / file, compressed(text))
    return Sample(
        name=series.event,
        file=file,
        symbol=f"{series.coin}USDT",
        venue="binance",
        provenance="reconstructed",
        **span(text),
        description=series.description,
        source=series.source,
    )


def span(text: str) -> dict[str, str | int]:
    """Return the first and last day, and the number of bars, in the text of a file."""
    lines = [line for line in text.splitlines() if line[:2] == "20"]
    return {"span": f"{lines[0][:10]} to {lines[-1][:10]}", "bars": len(lines)}


def write_index(folder: Path, samples: list[Sample]) -> None:
    """Write the index of a folder."""
    names = [column.name for column in fields(Sample)]
    rows = [[getattr(sample, name) for name in names] for sample in samples]
    write(folder / "index.csv", csv_text([names, *rows]).encode())


def write(path: Path, content: bytes) -> None:
    """Write a file, and its folder first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    build(target)
    write(target / "checksums.csv", checksums(target).encode())
