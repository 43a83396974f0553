"""Estimates against the simulated exchange: one way to score them, for tests and tables."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from functools import lru_cache

import numpy as np

import liqwidget as lq
from liqwidget.labs import Exchange, Scores, exact_map, reliability, scores, simulate

LEVERAGES = (2, 3, 5, 10, 15, 20, 25, 40, 50, 100, 125)
"""Tiers of the estimates. The exchange trades 1, 2, 3, 5, 10, 20, 25, 50, 75 and 100x: nobody is at
15x, 40x or 125x, and no tier stands for 75x."""
MAINTENANCE = 0.005
"""Of the bracket that most dollars are in; the smallest positions pay 0.004."""
DAY = np.timedelta64(1, "D")


@lru_cache(maxsize=8)
def run(seed: int, days: float = 8, warm_up_days: float = 2) -> Exchange:
    """A market without cross margin, with 20,000 to 30,000 positions."""
    return simulate(days, scenario="isolated", warm_up_days=warm_up_days, seed=seed)


@dataclass(frozen=True)
class Judged:
    """Scores and reliability in one row; the mean of several has a geometric mean ratio."""

    w1: float
    rank: float
    hit_rate: float
    skill: float
    asymmetry_error: float
    ratio: float
    slope: float
    dollar_error: float
    top_skill: float

    def __str__(self) -> str:
        return (
            f"{100 * self.w1:6.2f} {self.rank:6.2f} {self.hit_rate:6.2f} {self.skill:6.2f} "
            f"{self.asymmetry_error:6.2f} {self.ratio:6.2f} {self.slope:6.2f} "
            f"{self.dollar_error:6.2f} {self.top_skill:6.2f}"
        )


HEAD = "  W1 %   rank    hit  skill   asym  ratio  slope  error    top"


def mean(rows: list[Judged]) -> Judged:
    """Average rows."""
    table = np.array([astuple(row) for row in rows])
    at = [field.name for field in fields(Judged)].index("ratio")
    table[:, at] = np.log(np.maximum(table[:, at], 1e-9))
    averages = table.mean(axis=0)
    averages[at] = np.exp(averages[at])
    return Judged(*averages.tolist())


def judged(found: Scores, dollars) -> Judged:
    """Put scores and reliability together."""
    return Judged(
        found.w1, found.rank, found.hit_rate, found.skill, found.asymmetry_error, found.ratio,
        dollars.slope, dollars.error, dollars.top_skill,
    )  # fmt: skip


class Bench:
    """One exchange, the moments at which maps are judged, and the truth then."""

    def __init__(self, exchange: Exchange, first_day: float = 4.0, n_moments: int = 5) -> None:
        self.exchange, self.market = exchange, exchange.market
        low, high = self.market.low.min() * 0.8, self.market.high.max() * 1.2
        self.grid = {
            "price_range": (float(low), float(high)),
            "n_buckets": round(float(np.log(high / low)) / 1e-3),
        }
        like = self.estimator().map()
        self.truth = exact_map(exchange, like=like)
        n_columns = like.time.size
        begin = int(np.searchsorted(like.time, self.market.time[0] + first_day * DAY))
        self.columns = np.linspace(min(begin, n_columns - 1), n_columns - 1, n_moments)
        self.columns = self.columns.round().astype(int).tolist()

    def estimator(self, **chosen) -> lq.Estimator:
        """Geometry of the whole run; maps are causal, so a column knows nothing later."""
        settings = {"leverages": LEVERAGES, "maintenance_margin": MAINTENANCE, **chosen}
        return lq.Estimator(self.market, **self.grid, **settings)

    def until(self, column: int):
        """What the public knows at the end of a column."""
        return self.market.window((None, self.truth.time[column]))

    def fit(self, column: int, market=None, **chosen):
        """A calibration on the three days before the end of a column."""
        settings = {
            "leverages": LEVERAGES, "maintenance_margin": MAINTENANCE,
            "prior_weights": "uniform", "window": "3D", "warm_up": "30D", **chosen,
        }  # fmt: skip
        return lq.calibrate(self.until(column) if market is None else market, **settings)

    def judge(self, map, columns=None) -> list[Judged]:
        """One row per moment."""
        at = self.columns if columns is None else columns
        return [
            judged(
                scores(map, self.truth, columns=column),
                reliability(map, self.truth, columns=column),
            )
            for column in at
        ]

    def calibrated(self, **chosen) -> list[Judged]:
        """Rows of maps that were calibrated at each moment, on what was known then."""
        rows = []
        geometry = {
            name: chosen[name] for name in ("leverages", "maintenance_margin") if name in chosen
        }
        estimator = self.estimator(**geometry)
        for column in self.columns:
            found = self.fit(column, **chosen)
            made = estimator.map(
                weights=found.weights,
                turnover=found.turnover,
                holding_exponent=found.holding_exponent,
                funding_tilt=found.fitted.settings.funding_tilt,
            )
            rows += self.judge(made, [column])
        return rows
