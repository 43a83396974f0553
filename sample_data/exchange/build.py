"""Write the stored runs of the simulated exchange: seeded, and the same bytes every time.

Run ``python sample_data/exchange/build.py`` from the repository root. Inside the simulation every
state is rounded, so that rounding in the last bit of an exponential cannot grow into another run.
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs import SCENARIOS, Exchange, simulate
from liqwidget.labs._ledger_file import write_ledger

if TYPE_CHECKING:
    from liqwidget.market import Market

SEEDS = {"calm": 4, "crowded": 1, "thin_alt": 3}
DAYS, WARM_UP_DAYS, BAR = 7, 8, "5min"
DIGITS = {"calm": (1, 1), "crowded": (1, 1), "thin_alt": (3, 0)}  # of prices, of quantities


TOLD = {
    "calm": "A quiet week of a simulated exchange whose every position is known.",
    "crowded": "Six days of crowded longs, then a cascade on 8 June; every position is known.",
    "thin_alt": "A week of a thin simulated altcoin; every position is known.",
}


def run(name: str) -> Exchange:
    """Return one run, in bars of a minute."""
    return simulate(DAYS, scenario=name, warm_up_days=WARM_UP_DAYS, seed=SEEDS[name])


def public(market: Market, *, price_digits: int, quantity_digits: int) -> str:
    """Return the public side of a run as CSV text, in longer bars."""
    bars = market.resample(BAR)
    times = np.datetime_as_string(bars.time.astype("datetime64[m]"))
    columns: dict[str, list[str]] = {"time": [f"{time}Z" for time in times]}
    formats = dict.fromkeys(("open", "high", "low", "close"), f".{price_digits}f") | {
        "volume": f".{quantity_digits}f",
        "open_interest": f".{quantity_digits + 1}f" if quantity_digits else ".0f",
        "funding_rate": ".8f",
        "mark_high": f".{price_digits}f",
        "mark_low": f".{price_digits}f",
        "long_liquidations": ".0f",
        "short_liquidations": ".0f",
    }
    for column, pattern in formats.items():
        columns[column] = [format(value, pattern) for value in getattr(bars, column).tolist()]
    rows = [",".join(columns), *map(",".join, zip(*columns.values(), strict=True))]
    return "\n".join(rows) + "\n"


def write(name: str, folder: Path) -> None:
    """Write the two files of a run: what the public sees, and the truth."""
    exchange = run(name)
    price_digits, quantity_digits = DIGITS[name]
    text = public(exchange.market, price_digits=price_digits, quantity_digits=quantity_digits)
    # neither a time nor a name inside, so that the bytes repeat
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    (folder / f"{name}.csv.gz").write_bytes(packed)
    write_ledger(exchange.ledger, folder / f"{name}.npz")


def index_row(name: str, folder: Path) -> list[str]:
    """Return the line of a written run in the index of samples."""
    lines = gzip.decompress((folder / f"{name}.csv.gz").read_bytes()).decode().splitlines()
    first, last = lines[1][:10], lines[-1][:10]
    symbol = simulated_symbol(name)
    source = f"liqwidget sample exchange/{name}, a simulated exchange, not market data"
    return [
        f"exchange/{name}", f"{name}.csv.gz", symbol, "binance", "simulated",
        f"{first} to {last}", str(len(lines) - 1), TOLD[name], source,
    ]  # fmt: skip


def simulated_symbol(name: str) -> str:
    """Return the symbol that a run trades."""
    return SCENARIOS[name].symbol


def build(folder: Path) -> None:
    """Write every run and their index into `folder`."""
    for name in SEEDS:
        write(name, folder)
    write_index(folder)


def write_index(folder: Path) -> None:
    """Write the lines that `liqwidget.samples` lists."""
    head = [
        "name",
        "file",
        "symbol",
        "venue",
        "provenance",
        "span",
        "bars",
        "description",
        "source",
    ]
    with (folder / "index.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerows([head, *(index_row(name, folder) for name in SEEDS)])


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
