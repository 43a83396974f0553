"""From a finished run to what is handed out: the market and the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.labs.ledger import OPEN, Ledger
from liqwidget.market import Market

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.labs._books import Bar
    from liqwidget.labs._engine import Engine
    from liqwidget.labs.scenario import Scenario

__all__ = ["ledger_of", "market_of"]


def market_of(bars: Sequence[Bar], scenario: Scenario, seed: int) -> Market:
    """Return the public side of a run, in bars of one minute."""
    digits = max(-int(np.floor(np.log10(scenario.tick))), 0)

    def column(name: str) -> NDArray[np.float64]:
        return np.array([getattr(bar, name) for bar in bars], dtype=np.float64)

    def price(name: str) -> NDArray[np.float64]:
        return np.round(column(name) * scenario.tick, digits)

    liquidations = np.round(
        np.array([bar.liquidations for bar in bars]) * (scenario.tick * scenario.lot), 2
    )
    start = np.datetime64(scenario.start, "ms")
    return Market(
        time=start + np.arange(len(bars)) * np.timedelta64(1, "m"),
        open=price("open"),
        high=price("high"),
        low=price("low"),
        close=price("close"),
        volume=np.round(column("volume") * scenario.lot, 6),
        open_interest=np.round(column("open_interest") * scenario.lot, 6),
        funding_rate=column("funding_rate"),
        mark_high=price("mark_high"),
        mark_low=price("mark_low"),
        long_liquidations=liquidations[:, 0],
        short_liquidations=liquidations[:, 1],
        symbol=scenario.symbol,
        venue=scenario.venue,
        provenance="simulated",
        source=f"liqwidget simulated exchange, seed {seed}, not market data",
    )


def ledger_of(engine: Engine, *, first_step: int) -> Ledger:
    """Return every position open at `first_step` or later, with steps counted from there."""
    register, scenario = engine.register, engine.scenario
    n = register.n
    open_still = register.fate[:n] == OPEN
    closed = np.where(open_still, engine.now + 1, register.closed[:n])
    kept = np.flatnonzero(closed > first_step)

    def column(values: NDArray[np.float64]) -> NDArray[np.int64]:
        return np.rint(values[kept]).astype(np.int64)

    steps, rows, dollars = _changes(engine.margins.changes, kept, n, first_step)
    settled = np.array(engine.margins.settlements, dtype=np.float64).reshape(-1, 2)
    unit = scenario.tick * scenario.lot
    return Ledger(
        opened=column(register.opened[:n]) - first_step,
        closed=column(closed) - first_step,
        side=column(register.side[:n]),
        lots=column(register.lots[:n]),
        entry=column(register.entry[:n]),
        exit=column(register.exit[:n]),
        tier=column(register.tier[:n]),
        collateral=column(register.collateral[:n] * unit),
        fate=column(register.fate[:n]),
        change_step=steps,
        change_position=rows,
        change_margin=dollars,
        settlement_step=settled[:, 0].astype(np.int64) - first_step,
        settlement=settled[:, 1],
        leverages=tuple(float(leverage) for leverage in scenario.leverages),
        start=np.datetime64(scenario.start, "ms"),
        n_steps=engine.now - first_step,
        tick=scenario.tick,
        lot=scenario.lot,
        symbol=scenario.symbol,
        venue=scenario.venue,
    )


def _changes(
    changes: list[tuple[int, int, int]], kept: NDArray[np.intp], n: int, first_step: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the changes of kept positions; those before the first step as one each, at step 0."""
    steps, rows, dollars = np.array(changes, dtype=np.int64).reshape(-1, 3).T
    number = np.full(n, -1)
    number[kept] = np.arange(kept.size)
    here = number[rows] >= 0
    steps, rows, dollars = steps[here] - first_step, number[rows[here]], dollars[here]
    early = steps <= 0
    sums = np.bincount(rows[early], dollars[early], kept.size)
    folded = np.flatnonzero(sums)
    return (
        np.concatenate([np.zeros(folded.size, dtype=np.int64), steps[~early]]),
        np.concatenate([folded, rows[~early]]),
        np.concatenate([np.rint(sums[folded]).astype(np.int64), dollars[~early]]),
    )
