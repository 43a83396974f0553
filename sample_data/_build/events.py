"""The six events, coin by coin: what is published, what is assumed, and the file of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from _build.activity import funding_rates, open_interests, volumes
from _build.facts import DAY, Figures, figures, moment
from _build.path import Bars, Path, bars, path
from _build.skeleton import Skeleton, skeleton

__all__ = ["SERIES", "Reconstruction", "Series", "event_text", "reconstruct"]

SPOT = "Binance spot candles"
PERPETUAL = "Binance perpetual candles"
AGGREGATE = "Coinglass open interest of all venues"
SHARE = (
    "one venue's volume x 7.5 for the whole market, as Binance BTCUSDT held 13.3 % of all "
    "open interest"
)


@dataclass(frozen=True)
class Series:
    """One coin in one event: how its figures become a market."""

    event: str
    coin: str
    seed: int
    description: str
    tick: float = 0.1
    grain: int = 1  # ticks between prices that are not published
    bar: int = 15
    basis: str = PERPETUAL
    volume_factor: float = 7.5
    volume_note: str = SHARE
    unit: int = 1  # coins; open interest is in tens of it
    start_musd: float = math.nan  # open interest before the first bar
    beta: float = 0.0  # how far the coin follows bitcoin
    own: float = 1.0  # variance of its own, as a share of the usual
    coins_per_bitcoin: float = math.nan  # open interest against bitcoin's, before the break
    break_days: tuple[str, str] = ("", "")
    break_factor: float = 1.0  # what the break did to that ratio
    open_interest_note: str = ""
    funding_of: str = ""

    @property
    def name(self) -> str:
        """Name of the file, without its ending."""
        return f"{self.event}_{self.coin}"

    @property
    def source(self) -> str:
        """One sentence for pictures: what is published, and what is not."""
        assumed = [f"volume ({self.volume_factor:g} x one venue's)"]
        if self.open_interest_note:
            assumed.append("open interest (bitcoin's, at the ratio seen at Hyperliquid)")
        if self.funding_of not in ("", self.coin):
            assumed.append(f"funding ({self.funding_of}'s)")
        return (
            f"liqwidget sample {self.event}, drawn through published {self.basis.lower()}, "
            f"not market data; assumed: {', '.join(assumed)}"
        ).replace("binance", "Binance")

    @property
    def assumed(self) -> list[str]:
        """What is not published but assumed, one sentence each."""
        notes = [f"volume: {self.volume_note}"]
        if self.open_interest_note:
            notes.append(f"open interest: {self.open_interest_note}")
        if self.funding_of not in ("", self.coin):
            notes.append(f"funding: that of {self.funding_of}, as none was found for {self.coin}")
        return notes


def _turnover(factor: int) -> str:
    return (
        f"one venue's spot volume x {factor} for the whole market, so that a usual day trades "
        "twice the open interest"
    )


def _from_hyperliquid(words: str) -> str:
    return f"no record; {words}"


TARIFFS = "Tariffs: three days down to 7 April, a false rally, and back."
LARGEST = "The largest liquidation day on record: a tariff post, then minutes."

SERIES = (
    Series(
        "2020-03-12", "BTC", 34, "Black Thursday: two falls of a quarter each, 13 hours apart.",
        tick=0.01, grain=10, basis=SPOT, start_musd=3592.9,
        volume_factor=10, volume_note=_turnover(10),
    ),
    Series(
        "2021-05-19", "BTC", 34, "China: the third fall of the spring, 43,600 to 30,000 in a day.",
        tick=0.01, grain=10, basis=SPOT, start_musd=19922.1,
        volume_factor=8, volume_note=_turnover(8),
    ),
    Series(
        "2022-11-08", "BTC", 25, "FTX: a run on a venue; 21,500 to 15,600 in five days.",
        tick=0.01, grain=10, basis=SPOT, start_musd=14399.1,
        volume_factor=5, volume_note=_turnover(5),
    ),
    Series(
        "2024-08-05", "BTC", 9, "Yen carry unwind: 62,200 to 49,000 in two days, funding neutral.",
        tick=0.01, grain=10, basis=SPOT, start_musd=37118.3,
        volume_factor=35, volume_note=_turnover(35),
    ),
    Series("2025-04-07", "BTC", 36, TARIFFS, start_musd=48980.0),
    Series(
        "2025-04-07", "ETH", 10, TARIFFS, tick=0.01, unit=10, beta=1.25, own=0.25,
        coins_per_bitcoin=35.5, break_days=("2025-04-05", "2025-04-08"), break_factor=0.776,
        open_interest_note=_from_hyperliquid(
            "35.5 coins per bitcoin of the aggregate, the ratio at Hyperliquid on 5 April, less "
            "what ETH lost there to 8 April"
        ),
        funding_of="BTC",
    ),
    Series(
        "2025-04-07", "SOL", 15, TARIFFS, tick=0.01, unit=100, beta=1.4, own=0.25,
        coins_per_bitcoin=194.3, break_days=("2025-04-05", "2025-04-08"), break_factor=0.732,
        open_interest_note=_from_hyperliquid(
            "194 coins per bitcoin of the aggregate, the ratio at Hyperliquid on 5 April, less "
            "what SOL lost there to 8 April"
        ),
    ),
    Series(
        "2025-04-07", "AVAX", 58, TARIFFS, tick=0.001, unit=100, beta=1.35, own=0.25,
        coins_per_bitcoin=106.0, break_days=("2025-04-05", "2025-04-08"), break_factor=0.732,
        open_interest_note=_from_hyperliquid(
            "8.1 % of the dollars assumed for SOL, the ratio of their volumes, and the same loss"
        ),
    ),
    Series("2025-10-10", "BTC", 12, LARGEST, bar=5, start_musd=77937.3),
    Series(
        "2025-10-10", "ETH", 36, LARGEST, tick=0.01, bar=5, unit=10, beta=1.3, own=0.25,
        coins_per_bitcoin=19.3, break_days=("2025-10-09", "2025-10-10"), break_factor=1.014,
        open_interest_note=_from_hyperliquid(
            "19.3 coins per bitcoin of the aggregate, the ratio at Hyperliquid on 10 October, "
            "and a fall 0.92 times bitcoin's, as there"
        ),
    ),
    Series(
        "2025-10-10", "SOL", 57, LARGEST, tick=0.01, bar=5, unit=100, beta=1.5, own=0.25,
        coins_per_bitcoin=167.8, break_days=("2025-10-09", "2025-10-10"), break_factor=0.954,
        open_interest_note=_from_hyperliquid(
            "168 coins per bitcoin of the aggregate, the ratio at Hyperliquid on 10 October, "
            "and a fall 1.25 times bitcoin's, as there"
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Reconstruction:
    """A series drawn through its figures."""

    figures: Figures
    skeleton: Skeleton
    path: Path
    bars: Bars


@cache
def reconstruct(series: Series) -> Reconstruction:
    """Return the path of a series, and its bars."""
    known = figures(
        series.event, series.coin, tick=series.tick, funding_of=series.funding_of or series.coin
    )
    rng = np.random.default_rng([series.seed, *series.name.encode()])
    driver = np.zeros((len(known.days), DAY + 1))
    if series.beta:
        lead = next(s for s in SERIES if (s.event, s.coin) == (series.event, "BTC"))
        bitcoin = reconstruct(lead)
        logs = np.log(bitcoin.path.price * lead.tick)
        offset = (known.first - bitcoin.figures.first).days
        for day in range(len(known.days)):
            driver[day] = series.beta * logs[min(day + offset, len(logs) - 1)]
            if day + offset >= len(logs):
                driver[day] = driver[day, -1]  # bitcoin's days are over
    pins = skeleton(known, bar=series.bar, driver=driver, own=series.own, rng=rng)
    drawn = path(known, pins, driver=driver, own=series.own, grain=series.grain, rng=rng)
    return Reconstruction(known, pins, drawn, bars(drawn, series.bar))


def open_interest_known(series: Series) -> list[tuple[int, float]]:
    """Return numbers of bars and the open interest after them, in coins."""
    made = reconstruct(series)
    per_day = DAY // series.bar
    if series.beta:
        return _assumed(series, made.figures, per_day)
    days = made.figures.days
    first = series.start_musd * 1e6 / (days[0].open * series.tick)
    known = [(0, first)]
    for number, day in enumerate(days, 1):
        if day.open_interest_musd is not None:
            known.append((number * per_day, _coins(day.open_interest_musd, day.close, series)))
    hole = [number for number, day in enumerate(days, 1) if day.open_interest_musd is None]
    for number in hole:  # the one day without a figure: half way between its neighbours
        around = [next(c for n, c in known if n == (number + s) * per_day) for s in (-1, 1)]
        known.append((number * per_day, sum(around) / 2))
    for minute, musd in made.figures.open_interest:
        after = minute // series.bar
        known.append((after, _coins(musd, int(made.bars.close[after - 1]), series)))
    return sorted(known)


def _coins(musd: float, price: int, series: Series) -> float:
    return musd * 1e6 / (price * series.tick)


def _assumed(series: Series, known: Figures, per_day: int) -> list[tuple[int, float]]:
    """Return the open interest of a coin without a record, from bitcoin's (see `Series`)."""
    lead = next(s for s in SERIES if (s.event, s.coin) == (series.event, "BTC"))
    bitcoin = reconstruct(lead).figures
    offset = (known.first - bitcoin.first).days
    levels = dict(open_interest_known(lead))
    begin, end = ((moment(text) - known.first).days + 1 for text in series.break_days)
    spent = np.cumsum([0.0, *(day.volume for day in known.days)])
    result = []
    for number in range(len(known.days) + 1):
        through = (spent[number] - spent[begin]) / (spent[end] - spent[begin])
        factor = series.break_factor ** float(np.clip(through, 0.0, 1.0))
        after = min(number + offset, len(bitcoin.days)) * (DAY // lead.bar)
        result.append((number * per_day, levels[after] * series.coins_per_bitcoin * factor))
    return result


def event_text(series: Series) -> str:
    """Return the file of a series: a header that says what it is, then one line per bar."""
    made = reconstruct(series)
    rng = np.random.default_rng([series.seed, *series.name.encode(), 1])
    volume = volumes(
        made.figures, made.bars, factor=series.volume_factor, unit=series.unit, rng=rng
    )
    interest = open_interests(
        made.bars,
        volume,
        open_interest_known(series),
        bar=series.bar,
        unit=10 * series.unit,
        rng=rng,
    )
    rates = funding_rates(made.figures, series.bar)
    decimals = max(0, round(-math.log10(series.tick)))
    marks = _marks(made.skeleton, series.bar, made.bars.close.size)
    lines = [
        f"# {series.coin}USDT, {series.event}: reconstructed, not market data",
        f"# sources: {series.basis}; {AGGREGATE}; Binance funding; see README.md",
        *(f"# assumed {note}" for note in series.assumed),
        f"# seed: {series.seed}",
        "time,open,high,low,close,volume,open_interest,funding_rate,pinned",
    ]
    prices = [
        [f"{tick * series.tick:.{decimals}f}" for tick in column.tolist()]
        for column in (made.bars.open, made.bars.high, made.bars.low, made.bars.close)
    ]
    for number, (row, mark) in enumerate(zip(zip(*prices, strict=True), marks, strict=True)):
        time = made.figures.time(number * series.bar)
        lines.append(
            f"{time:%Y-%m-%dT%H:%M:%SZ},{','.join(row)},{volume[number]},{interest[number]},"
            f"{rates[number]},{mark}"
        )
    return "\n".join(lines) + "\n"


def _marks(skeleton: Skeleton, bar: int, n_bars: int) -> list[str]:
    """Return, for every bar, the letters of the pins in it, in the order of time."""
    marks = [""] * n_bars
    for day, pins in enumerate(skeleton.pins):
        for pin in pins:
            number = (day * DAY + pin.minute) // bar - (pin.mark == "C")
            marks[number] += pin.mark
    return marks
