"""Markets for the tests: random ones, ordinary and nasty, and bars written by hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

KINDS = (
    "plain", "ticks", "gaps", "flat", "half flat", "no volume", "zero volume", "nan open interest",
    "missing bars", "mark", "violent",
)  # fmt: skip


_STEPS = {"4h": 14_400_000, "1h": 3_600_000, "5min": 300_000, "1min": 60_000}


@dataclass(frozen=True)
class Bars:
    """A bare market: what the estimator reads, and no validation."""

    time: np.ndarray
    open: np.ndarray
    high: np.ndarray
    low: np.ndarray
    close: np.ndarray
    volume: np.ndarray
    open_interest: np.ndarray
    funding_rate: np.ndarray
    mark_high: np.ndarray | None = None
    mark_low: np.ndarray | None = None
    symbol: str = "BTCUSDT"
    venue: str = "binance"
    provenance: str = "simulated"
    source: str = "tests"

    def lists(self) -> dict:
        """The arrays as plain lists, for the loop reference."""
        names = ("open", "high", "low", "close", "volume", "open_interest", "funding_rate")
        found = {name: getattr(self, name).tolist() for name in names}
        for name in ("mark_high", "mark_low"):
            values = getattr(self, name)
            found[name] = None if values is None else values.tolist()
        return found

    def until(self, n: int) -> Bars:
        """The first `n` bars."""
        arrays = {
            name: values[:n]
            for name, values in vars(self).items()
            if isinstance(values, np.ndarray)
        }
        return Bars(**{**vars(self), **arrays})


def bars(time="2026-01-01", step="1h", **columns) -> Bars:
    """Return a market written out by hand.

    Give what matters; the rest follows: prices from `close`, no volume, no change of open
    interest, neutral funding.
    """
    close = np.array(columns.pop("close"), dtype=np.float64)
    n_bars = close.size
    filled = {
        "open": close, "high": close, "low": close, "volume": np.zeros(n_bars),
        "open_interest": np.full(n_bars, 100.0), "funding_rate": np.full(n_bars, 1e-4),
    }  # fmt: skip
    filled |= {name: np.array(values, dtype=np.float64) for name, values in columns.items()}
    hours = np.arange(n_bars) * np.timedelta64(_STEPS[step], "ms")
    return Bars(time=np.datetime64(time, "ms") + hours, close=close, **filled)


def calm_market(n_bars: int, step: str = "1h", seed: int = 0) -> Bars:
    """Return a realistic random market: volatility 0.5 % an hour, open interest 0.1 %."""
    rng = np.random.default_rng(seed)
    hours = _STEPS[step] / 3_600_000
    volatility = 0.005 * np.sqrt(hours)
    path = np.cumsum(rng.normal(0, volatility, n_bars))
    close, open_ = 60_000 * np.exp(path), 60_000 * np.exp(np.append(0.0, path[:-1]))
    wick = np.exp(np.abs(rng.normal(0, volatility / 2, (2, n_bars))))
    n_funding = int(n_bars * hours // 8) + 1
    return bars(
        step=step,
        close=close,
        open=open_,
        high=np.maximum(open_, close) * wick[0],
        low=np.minimum(open_, close) / wick[1],
        volume=rng.lognormal(np.log(8000 * hours), 0.5, n_bars),
        open_interest=80_000 * np.exp(np.cumsum(rng.normal(0, 0.001 * np.sqrt(hours), n_bars))),
        funding_rate=np.repeat(rng.normal(1e-4, 1e-4, n_funding), round(8 / hours))[:n_bars],
    )


def random_market(rng: np.random.Generator, n_bars: int, kind: str, step: str = "1h") -> Bars:
    """Return a random market of one kind."""
    size = 0.04 if kind == "violent" else 0.01
    path = np.cumsum(rng.normal(0, size, n_bars))
    close = 100 * np.exp(path)
    open_ = 100 * np.exp(np.concatenate([[0.0], path[:-1]]))
    if kind == "ticks":
        open_, close = np.round(open_), np.round(close)
    if kind == "gaps":
        open_ = open_ * np.exp(rng.normal(0, 0.02, n_bars) * (rng.random(n_bars) < 0.3))
    high = np.maximum(open_, close) * (1 + rng.random(n_bars) * 0.01)
    low = np.minimum(open_, close) * (1 - rng.random(n_bars) * 0.01)
    if kind == "ticks":
        high, low = np.ceil(high), np.floor(low)
    if kind == "flat":
        open_ = high = low = close = np.full(n_bars, 100.0)
    if kind == "half flat":
        flat = rng.random(n_bars) < 0.5
        open_, high, low = (np.where(flat, close, x) for x in (open_, high, low))
    volume = rng.random(n_bars) * 50
    if kind == "zero volume":
        volume[rng.random(n_bars) < 0.4] = 0
    if kind == "no volume":
        volume[rng.random(n_bars) < rng.choice([0.3, 1.0])] = np.nan
    open_interest = np.maximum(1000 + np.cumsum(rng.normal(0, 15, n_bars)), 50.0)
    if kind == "violent":
        open_interest = np.abs(1000 + np.cumsum(rng.normal(0, 400, n_bars)))
    if kind == "nan open interest":
        open_interest[rng.random(n_bars) < 0.4] = np.nan
    funding = np.repeat(rng.normal(1e-4, 3e-4, -(-n_bars // 8)), 8)[:n_bars]
    funding[rng.random(n_bars) < 0.1] = np.nan
    if kind == "missing bars":
        missing = rng.random(n_bars) < 0.2
        missing[0] = False
        open_, high, low, close = (
            np.where(missing, np.nan, values) for values in (open_, high, low, close)
        )
        volume = np.where(missing, np.nan, volume)
    mark_high = mark_low = None
    if kind == "mark":
        mark_high, mark_low = high * (1 - 0.004 * rng.random(n_bars)), low * 1.002
        mark_low[rng.random(n_bars) < 0.1] = np.nan
    time = np.datetime64("2026-01-01", "ms") + np.arange(n_bars) * np.timedelta64(
        _STEPS[step], "ms"
    )
    return Bars(time, open_, high, low, close, volume, open_interest, funding, mark_high, mark_low)
