"""The simulated month "BTCUSDT": a story in phases, with chance and liquidations in between.

Prices are whole ticks and every other number is rounded before it is used again, so rounding in
the last bit of a logarithm cannot grow into another file.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from _build.text import csv_text

__all__ = ["btcusdt_1h"]

TICK = 0.1
STEPS = 20  # moves of the price inside one bar
MIX = {5: 0.10, 10: 0.11, 25: 0.07, 50: 0.03, 100: 0.015}  # the rest is never forced out
MAINTENANCE = 0.004
DEPTH = 11_000.0  # coins that move the price by one per cent
CHURN = 0.1  # share of volume, beyond the change of open interest, that replaces positions


@dataclass(frozen=True)
class Phase:
    """A stretch of the story: where price and open interest are drawn, and how hard."""

    hours: int
    price: float
    pull: float  # share of the log distance to `price` covered per hour
    volatility: float  # standard deviation of an hour's return
    open_interest: float


STORY = (
    Phase(96, 60_200, 0.02, 0.0034, 84_000),  # four days before the month, for warm-up
    Phase(120, 60_800, 0.04, 0.0024, 95_000),  # quiet: positions build in a narrow range
    Phase(16, 65_400, 0.10, 0.0052, 90_000),  # squeeze: shorts are forced to buy
    Phase(72, 66_400, 0.03, 0.0040, 104_000),  # late longs pay to be in
    Phase(160, 65_600, 0.04, 0.0034, 109_000),  # sideways, crowded
    Phase(44, 66_300, 0.06, 0.0020, 110_000),  # calm before
    Phase(9, 62_400, 0.16, 0.0080, 98_000),  # sweep: longs are forced to sell
    Phase(27, 62_000, 0.06, 0.0070, 86_000),  # aftershocks, partial recovery
    Phase(80, 63_000, 0.05, 0.0042, 89_000),  # nerves settle
    Phase(88, 63_700, 0.04, 0.0031, 98_000),  # sideways: new levels on both sides
    Phase(8, 60_900, 0.13, 0.0060, 95_000),  # a small sweep inside the range
    Phase(96, 63_200, 0.05, 0.0034, 101_000),  # sideways again, and the levels grow back
)


@dataclass
class Book:
    """Open positions as liquidation levels: the memory that lets a move feed on itself.

    Two heaps hold the next level first. Closing a share of everything only lowers `alive`,
    by which a quantity is multiplied when its level is reached.
    """

    longs: list[tuple[float, float]] = field(default_factory=list)
    shorts: list[tuple[float, float]] = field(default_factory=list)
    alive: float = 1.0

    def open(self, price: float, quantity: float) -> None:
        """Add `quantity` coins to each side at `price`, spread over the leverage mix."""
        for leverage, share in MIX.items():
            below = price * (1 - 1 / leverage) / (1 - MAINTENANCE)
            above = price * (1 + 1 / leverage) / (1 + MAINTENANCE)
            heapq.heappush(self.longs, (-below, share * quantity / self.alive))
            heapq.heappush(self.shorts, (above, share * quantity / self.alive))

    def forced(self, price: float) -> tuple[float, float]:
        """Remove and return the coins of longs and of shorts whose level `price` reached."""
        longs = shorts = 0.0
        while self.longs and -self.longs[0][0] >= price:
            longs += heapq.heappop(self.longs)[1] * self.alive
        while self.shorts and self.shorts[0][0] <= price:
            shorts += heapq.heappop(self.shorts)[1] * self.alive
        return longs, shorts

    def close(self, share: float) -> None:
        """Close the same share of every position."""
        self.alive *= 1 - share


def btcusdt_1h(seed: int = 15) -> str:
    """Return 34 days of simulated hourly BTCUSDT bars as CSV text.

    The logarithm of price is drawn towards each phase's price, with EGARCH volatility: an
    hour's surprise raises the next hours' volatility, a fall more than a rise. Positions
    opened at each close sit in a `Book`; when the price reaches their level they are closed
    by a market order, which moves the price on. Open interest drifts to the phase's level
    and loses what is forced out; volume follows range and open interest; the funding rate
    is set every eight hours from the trend of the bars before.
    """
    rng = np.random.default_rng(seed)
    start = datetime(2025, 1, 1, tzinfo=UTC)
    book, heat, trend, funding, bar = Book(), 0.0, 0.0, 0.00008, 0
    close, open_interest = 59_800.0, 82_000.0
    rows = []
    for phase in STORY:
        for _ in range(phase.hours):
            time = start + timedelta(hours=bar)
            if time.hour % 8 == 0:
                rate = 0.00008 + 0.0003 * math.tanh(trend / 0.03) + 0.00001 * rng.normal()
                funding = round(rate, 8)
            day = 1 + 0.25 * math.sin(2 * math.pi * (time.hour - 9) / 24)  # busiest at 15:00
            sigma = phase.volatility * math.exp(heat / 2) * math.sqrt(day)

            path, forced = [close], 0.0
            for shock in rng.normal(size=STEPS):
                drift = phase.pull * math.log(phase.price / path[-1]) / STEPS
                price = to_tick(path[-1] * math.exp(drift + sigma * shock / math.sqrt(STEPS)))
                path.append(price)
                while sum(hit := book.forced(price)) > 0:
                    price = to_tick(price * (1 + 0.01 * (hit[1] - hit[0]) / DEPTH))
                    path.append(price)
                    forced += sum(hit)

            surprise = math.log(path[-1] / close) / sigma
            heat = 0.95 * heat + 0.16 * (min(abs(surprise), 4) - 0.8) - 0.05 * max(surprise, -4)
            trend = 0.96 * trend + math.log(path[-1] / close)
            span = math.log(max(path) / min(path))
            activity = (span / 0.006) ** 0.9 * math.exp(0.25 * rng.normal())
            volume = round(open_interest / 24 * (0.3 + 2.1 * activity) + 3 * forced, 3)
            wanted = 0.012 * (phase.open_interest - open_interest) + 240 * rng.normal()
            limit = 0.2 * volume
            change = round(min(max(wanted - forced, -limit), limit), 3)
            churned = CHURN * (volume - abs(change)) / 2
            book.close((max(-change - forced, 0.0) + churned) / open_interest)
            book.open(path[-1], max(change, 0.0) + churned)
            open_interest = round(open_interest + change, 3)

            rows.append(
                [f"{time:%Y-%m-%dT%H:%M:%SZ}"]
                + [f"{price:.1f}" for price in (close, max(path), min(path), path[-1])]
                + [f"{volume:.3f}", f"{open_interest:.3f}", f"{funding:.8f}"]
            )
            close = path[-1]
            bar += 1
    names = ["time", "open", "high", "low", "close", "volume", "open_interest", "funding_rate"]
    return csv_text([names, *rows])


def to_tick(price: float) -> float:
    """Return the price on the nearest tick."""
    return round(round(price / TICK) * TICK, 1)
