"""Scores on the simulated exchange, by estimator and by mix; printed as a table.

python -m pytest -m bench tests/bench/test_truth.py
"""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.labs import RUNS, naive_maps, stored_exchange
from tests.truth import HEAD, LEVERAGES, Bench, mean, run

pytestmark = pytest.mark.bench

SEEDS = range(4)
N_TIERS = len(LEVERAGES)
BARE = {"turnover": 0.0, "holding_exponent": 0.0, "funding_tilt": 0.0}


@pytest.fixture(scope="module")
def benches():
    return [Bench(run(seed)) for seed in SEEDS]


def true_mix(bench, leverages=LEVERAGES):
    return bench.exchange.flow_weights(leverages)


def rows_of(benches, draw):
    """The mean row of a way to draw maps."""
    return mean([row for bench in benches for row in draw(bench)])


def printed(capsys, title, table):
    width = max(map(len, table))
    with capsys.disabled():
        print(f"\n{title}\n{'':{width}} {HEAD}")
        for name, row in table.items():
            print(f"{name:{width}} {row}")


def test_by_estimator(benches, capsys):
    def drawn(map_settings, **geometry):
        return lambda bench: bench.judge(
            bench.estimator(**geometry).map(weights=true_mix(bench), **map_settings)
        )

    variants = {
        "bare": drawn(BARE),
        "bare, aggressor side": drawn(BARE, side_rule="aggressor"),
        "default, aggressor side": drawn({}, side_rule="aggressor"),
        **{f"turnover {share:g}": drawn({"turnover": share}) for share in (0, 0.05, 0.2, 0.3, 0.5)},
        "default (turnover 0.1)": drawn({}),
        **{f"holding exponent {power:g}": drawn({"holding_exponent": power}) for power in (0, 1)},
        "funding tilt 0": drawn({"funding_tilt": 0.0}),
        "funding tilt 0.5": drawn({"funding_tilt": 0.5}),
        "smallest bracket's margin": drawn({}, maintenance_margin=0.004),
        "never swept": lambda bench: bench.judge(NeverSwept(bench)),
    }

    table = {name: rows_of(benches, draw) for name, draw in variants.items()}

    printed(capsys, "by estimator, true mix of the openings, 4 exchanges x 5 moments", table)
    assert table["never swept"].ratio > 1.5 * table["default (turnover 0.1)"].ratio


class NeverSwept:
    """The default map with nothing taken away: what was opened at a level stays there."""

    def __init__(self, bench):
        made = bench.estimator().map(weights=true_mix(bench), **BARE)
        runs, mass = made.book.geometry.runs, made.book.mass
        laid, n_buckets = made.book.geometry.columns, made.book.geometry.grid.n_buckets
        self.bucket_edges, self.time = made.bucket_edges, made.time
        inside = (runs.row >= 1) & (runs.row <= n_buckets)
        sides = []
        for side in (0, 1):
            chosen = inside & (runs.tier_side % 2 == side)
            coins = np.zeros((n_buckets, laid.n_columns))
            weights = made.mix[runs.tier_side[chosen], runs.born[chosen]]
            np.add.at(coins, (runs.row[chosen] - 1, runs.born[chosen]), mass[chosen] * weights)
            sides.append(np.cumsum(coins, axis=1)[:, laid.first :])
        self.long_quantity, self.short_quantity = sides


def test_by_mix(benches, capsys):
    def mixed(weigh):
        return lambda bench: bench.judge(bench.estimator().map(weights=weigh(bench)))

    def reversed_(bench):
        return list(true_mix(bench).values())[::-1]

    def throttled(every):
        def draw(bench):
            rows = []
            for column in bench.columns:
                market = bench.until(column)
                sides, share = sampled_prints(bench, market, every=every)
                found = bench.fit(
                    column, market, long_liquidations=sides[0], short_liquidations=sides[1],
                    print_share=share,
                )  # fmt: skip
                rows += bench.judge(bench.estimator().map(weights=found.weights), [column])
            return rows

        return draw

    several = {"turnover": (0.1, 0.03, 0.2, 0.4), "holding_exponent": (0.5, 0.0, 1.0)}
    default = (1, 2, 3, 5, 10, 25, 50, 100)
    variants = {
        "true": mixed(true_mix),
        "default of the venue": mixed(
            lambda bench: bench.fit(-1, prior_weights=None).prior_weights
        ),
        "uniform": mixed(lambda _: [1 / N_TIERS] * N_TIERS),
        "reversed": mixed(reversed_),
        "only 10x and less": mixed(
            lambda bench: {k: v for k, v in true_mix(bench).items() if k <= 10}
        ),
        "EM from uniform": lambda bench: bench.calibrated(),
        "EM from the venue's default": lambda bench: bench.calibrated(prior_weights=None),
        "EM from reversed": lambda bench: bench.calibrated(prior_weights=reversed_(bench)),
        "EM, prior 0.02": lambda bench: bench.calibrated(prior_strength=0.02),
        "EM, no background": lambda bench: bench.calibrated(background=False),
        "EM, turnover 0.2": lambda bench: bench.calibrated(turnover=0.2),
        "EM, settings by held-out prints": lambda bench: bench.calibrated(**several),
        "EM, one print per side and 10 s": throttled("10s"),
        "EM, one print per side and minute": throttled("60s"),
        "EM, 5-minute bars": five_minutes,
        "EM, smallest bracket's margin": lambda bench: bench.calibrated(maintenance_margin=0.004),
        "EM, the default tiers": lambda bench: bench.calibrated(leverages=default),
        **{
            f"rival: {name}": lambda bench, name=name: bench.judge(
                naive_maps(bench.estimator().map(weights=true_mix(bench)))[name]
            )
            for name in ("uniform", "distance", "tiers", "volume", "yesterday")
        },
    }

    table = {name: rows_of(benches, draw) for name, draw in variants.items()}

    printed(capsys, "by mix, 4 exchanges x 5 moments, 3 days of prints before each", table)
    assert table["EM from uniform"].w1 < table["uniform"].w1


def sampled_prints(bench, market, every):
    """Dollars per bar of a feed that prints one liquidation per side and so long, and its share."""
    prints = bench.exchange.liquidations()
    # a print at the end of a step belongs to the bar it closes
    time = prints["time"].dt.tz_localize(None) - np.timedelta64(1, "ms")
    known = (time < market.time[-1] + market.bar).to_numpy()
    prints, time = prints[known], time[known]
    dollars = (prints["quantity"] * prints["price"]).to_numpy()
    side = (prints["side"] == "short").to_numpy().astype(int)
    slot = time.dt.floor(every).to_numpy().astype("datetime64[ms]").astype(np.int64) * 2 + side
    order = np.random.default_rng(0).permutation(slot.size)
    kept = order[np.unique(slot[order], return_index=True)[1]]
    bar = np.searchsorted(market.time, time.to_numpy(), side="right") - 1
    sides = np.zeros((2, market.n_bars))
    np.add.at(sides, (side[kept], bar[kept]), dollars[kept])
    return sides, float(dollars[kept].sum() / dollars.sum())


def five_minutes(bench):
    rows = []
    for column in bench.columns:
        found = bench.fit(column, bench.until(column).resample("5min"))
        rows += bench.judge(bench.estimator().map(weights=found.weights), [column])
    return rows


def test_on_the_stored_runs(capsys):
    table = {}
    for name in RUNS:
        bench = Bench(stored_exchange(name))
        chosen = (
            {}
            if name != "exchange/thin_alt"
            else {"leverages": LEVERAGES[:9], "maintenance_margin": None}
        )
        estimator = bench.estimator(**chosen)
        mix = true_mix(bench, chosen.get("leverages", LEVERAGES))
        table[f"{name}, true mix"] = mean(bench.judge(estimator.map(weights=mix)))
        n_tiers = len(estimator.leverages)
        table[f"{name}, uniform"] = mean(
            bench.judge(estimator.map(weights=[1 / n_tiers] * n_tiers))
        )
        table[f"{name}, EM from uniform"] = mean(bench.calibrated(**chosen))
        rivals = naive_maps(estimator.map(weights=mix))
        table[f"{name}, rival: distance"] = mean(bench.judge(rivals["distance"]))

    printed(capsys, "on the stored weeks: cross margin, top-ups, 3,000 to 5,000 positions", table)
    assert len(table) == 4 * len(RUNS)
