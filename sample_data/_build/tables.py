"""The small tables: toy books for the first lessons, options for the one about gamma."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import numpy as np

from _build.text import csv_text

__all__ = ["options_open_interest", "toy_books"]

AS_OF = datetime(2025, 2, 4, tzinfo=UTC)  # the end of the sample "BTCUSDT"
EXPIRIES = {  # days from `AS_OF` to the Fridays, and coins open in all strikes
    3: 9_000,
    10: 14_000,
    24: 58_000,  # end of the month
    52: 94_000,  # end of the quarter
    143: 41_000,
}


def toy_books() -> str:
    """Return four books of liquidation levels around a price of 100, as CSV text.

    "above" has its cluster over the price, "below" under it, "symmetric" both, "empty" none.
    """
    humps = {
        "above": {105: 8, 108: 2, 95: 1},
        "below": {95: 8, 92: 2, 105: 1},
        "symmetric": {95: 5, 105: 5, 92: 2, 108: 2},
        "empty": {},
    }
    rows = []
    for book, clusters in humps.items():
        for price in [*range(88, 100), *range(101, 113)]:
            usd = sum(
                size * math.exp(-((price - center) ** 2) / 1.5) for center, size in clusters.items()
            )
            side = "long" if price < 100 else "short"
            rows.append([book, side, price, round(usd * 1e6, -4)])
    return csv_text([["book", "side", "price", "usd"], *([*r[:3], f"{r[3]:.0f}"] for r in rows)])


def options_open_interest(price: float, seed: int = 4) -> str:
    """Return simulated open interest of options by expiry and strike, as CSV text.

    Calls lie above the price and puts below it, round strikes hold more, and the ends of the
    month and the quarter hold most. Implied volatility rises away from the price, more below.
    """
    rng = np.random.default_rng(seed)
    rows = []
    for days, total in EXPIRIES.items():
        expiry = datetime.fromtimestamp(AS_OF.timestamp() + days * 86_400 + 8 * 3_600, tz=UTC)
        step = 1_000 if days <= 10 else 2_500 if days <= 24 else 5_000
        width = 0.55 * math.sqrt(days / 365)
        strikes = np.arange(
            math.ceil(price * math.exp(-2.2 * width) / step) * step,
            price * math.exp(2.6 * width),
            step,
        )
        drawn = {}
        for strike in strikes.tolist():
            distance = math.log(strike / price) / width
            round_number = 2.2 if strike % 10_000 == 0 else 1.4 if strike % 5_000 == 0 else 1.0
            for kind, center in (("call", 0.8), ("put", -0.7)):
                weight = round_number * math.exp(-((distance - center) ** 2) / 1.1)
                drawn[strike, kind] = weight * math.exp(0.35 * float(rng.normal()))
        for (strike, kind), weight in drawn.items():
            distance = math.log(strike / price) / width
            volatility = 0.52 + 0.03 * distance**2 - 0.02 * distance
            coins = round(total * weight / sum(drawn.values()), 1)
            rows.append(
                [
                    f"{AS_OF:%Y-%m-%d}",
                    f"{price:.1f}",
                    f"{expiry:%Y-%m-%dT%H:%MZ}",
                    f"{strike:.0f}",
                    kind,
                    f"{coins:.1f}",
                    f"{volatility:.3f}",
                ]
            )
    names = ["as_of", "price", "expiry", "strike", "kind", "open_interest", "implied_volatility"]
    return csv_text([names, *rows])
