"""What a market lacks, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.market._durations import duration_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.market.market import Market

__all__ = ["MarketQuality", "market_quality"]


@dataclass(frozen=True, kw_only=True)
class MarketQuality:
    """What is missing or doubtful in a market that passed every check.

    ``print(market.quality())`` reads it out.
    """

    n_bars: int
    """Rows of the market."""
    bar: np.timedelta64
    """Usual step from bar to bar."""
    first: np.datetime64
    """When the first bar opens, UTC."""
    last: np.datetime64
    """When the last bar closes, UTC."""
    age: np.timedelta64
    """From the close of the last bar to now."""
    n_gaps: int
    """Places where time jumps by more than one bar."""
    n_absent_bars: int
    """Bars that these gaps would hold."""
    longest_gap: np.timedelta64
    """Longest time from one bar to the next across a gap, zero without gaps."""
    n_short_steps: int
    """Steps shorter than a bar."""
    n_missing_bars: int
    """Rows without prices."""
    n_unknown_volume: int
    """Rows with prices and unknown volume."""
    n_unknown_open_interest: int
    """Rows without open interest."""
    longest_unknown_open_interest: int
    """Longest run of rows without open interest."""
    longest_still_open_interest: int
    """Longest run of rows over which known open interest does not change."""
    n_changes_above_volume: int
    """Bars whose open interest changes by more than their volume, which no trading can do."""
    n_unknown_marks: int
    """Rows without mark prices, where the market has them at all."""
    funding_coverage: float
    """Share of bars with a funding rate, 0 to 1."""
    warnings: tuple[str, ...]
    """What to doubt, in sentences; empty when nothing is."""

    def __str__(self) -> str:
        lines = [
            (
                f"{self.n_bars} bars of {duration_text(self.bar)}, {_minute(self.first)} to "
                f"{_minute(self.last)} UTC; the last one closed {_age(self.age)}."
            ),
            (
                f"Open interest is known in {self.n_bars - self.n_unknown_open_interest} bars, "
                f"volume in {self.n_bars - self.n_missing_bars - self.n_unknown_volume}, funding "
                f"in {self.funding_coverage:.0%}."
            ),
        ]
        if not self.warnings:
            return "\n".join([*lines, "Nothing to doubt."])
        return "\n".join([*lines, "Doubt:", *(f"- {warning}" for warning in self.warnings)])


def market_quality(market: Market, now: np.datetime64) -> MarketQuality:
    """Return the report on a market; `Market.quality` is the usual way to it.

    Parameters
    ----------
    market : Market
        A market, valid as every market is.
    now : datetime64
        Moment from which the age counts, UTC.

    Returns
    -------
    MarketQuality
    """
    bar = market.bar
    step = np.diff(market.time)
    gap = step > bar
    missing = np.isnan(market.close)
    unknown = np.isnan(market.open_interest)
    # Changes span unknown bars, so the volume of every bar on the way counts.
    known = np.flatnonzero(~unknown)
    change = np.abs(np.diff(market.open_interest[known]))
    traded = np.diff(np.cumsum(np.nan_to_num(market.volume))[known])
    voluminous = ~np.isnan(market.volume)
    has_volume = np.diff(np.cumsum(voluminous)[known]) == np.diff(known)
    unmarked = np.zeros(market.n_bars, dtype=np.bool_)
    if market.mark_high is not None and market.mark_low is not None:
        unmarked = np.isnan(market.mark_high) | np.isnan(market.mark_low)
    facts = {
        "n_gaps": int(gap.sum()),
        "n_absent_bars": int(np.rint(step[gap] / bar - 1).sum()),
        "n_short_steps": int((step < bar).sum()),
        "n_missing_bars": int(missing.sum()),
        "n_unknown_volume": int((~voluminous & ~missing).sum()),
        "n_unknown_open_interest": int(unknown.sum()),
        "longest_unknown_open_interest": _longest_run(unknown),
        "longest_still_open_interest": _longest_run(change == 0.0) + 1 if known.size else 0,
        "n_changes_above_volume": int((has_volume & (change > traded * (1.0 + 1e-9))).sum()),
        "n_unknown_marks": int((unmarked & ~missing).sum()),
    }
    last = market.time[-1] + bar
    report = MarketQuality(
        n_bars=market.n_bars,
        bar=bar,
        first=market.time[0],
        last=last,
        age=now.astype("datetime64[ms]") - last,
        longest_gap=step[gap].max() if gap.any() else np.timedelta64(0, "ms"),
        funding_coverage=float(np.mean(~np.isnan(market.funding_rate))),
        warnings=(),
        **facts,
    )
    object.__setattr__(report, "warnings", tuple(_warnings(report, market)))
    return report


def _warnings(report: MarketQuality, market: Market) -> list[str]:
    """Return what to doubt, one sentence each."""
    bars, words = report.n_bars, []
    if report.n_gaps:
        words.append(
            f"Time jumps in {_count(report.n_gaps, 'place')}; {_count(report.n_absent_bars, 'bar')} "
            f"absent, at most {duration_text(report.longest_gap)} from one bar to the next."
        )
    if report.n_short_steps:
        words.append(
            f"{_count(report.n_short_steps, 'step')} shorter than a bar: mixed bar lengths?"
        )
    if report.n_missing_bars:
        words.append(f"{_count(report.n_missing_bars, 'bar')} without prices; they sweep nothing.")
    if report.n_unknown_open_interest == bars:
        words.append("Open interest is unknown throughout, so a map of it is empty.")
    elif report.n_unknown_open_interest:
        words.append(
            f"Open interest is unknown in {_count(report.n_unknown_open_interest, 'bar')}, at most "
            f"{report.longest_unknown_open_interest} in a row; changes there are interpolated."
        )
    if report.longest_still_open_interest >= 12:
        words.append(
            f"Open interest stands still for {report.longest_still_open_interest} bars: "
            "a feed that stopped, or one slower than the candles."
        )
    if report.n_unknown_volume and report.n_unknown_volume == bars - report.n_missing_bars:
        words.append("Volume is unknown; turnover has to be assumed from the range of each bar.")
    elif report.n_unknown_volume:
        words.append(f"Volume is unknown in {_count(report.n_unknown_volume, 'bar')}.")
    if report.n_changes_above_volume:
        words.append(
            f"Open interest changes by more than the volume in "
            f"{_count(report.n_changes_above_volume, 'bar')}: different units, or other venues in it?"
        )
    if report.funding_coverage < 1.0:
        words.append(f"Funding is known in {report.funding_coverage:.0%} of the bars.")
    if report.n_unknown_marks:
        words.append(f"Mark prices are unknown in {_count(report.n_unknown_marks, 'bar')}.")
    dollars = _typical(market.open_interest * market.close)
    if dollars > 5e11:
        words.append(
            f"Open interest is worth {dollars:.3g} USD, more than all venues together: "
            'dollars read as coins? Pass open_interest_unit="usd".'
        )
    return words


def _typical(values: NDArray[np.float64]) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if known.size else 0.0


def _longest_run(marked: NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(marked.astype(np.int8), prepend=0, append=0))
    return int((edges[1::2] - edges[::2]).max()) if edges.size else 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _minute(time: np.datetime64) -> str:
    return str(time.astype("datetime64[m]")).replace("T", " ")


def _age(age: np.timedelta64) -> str:
    if age < np.timedelta64(0, "ms"):
        return f"{duration_text(-age)} from now"
    return f"{duration_text(age)} ago"
