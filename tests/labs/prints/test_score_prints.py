"""Scores on printed liquidations: what is chosen sees the first part only."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import Setting, settings
from liqwidget.labs.prints.choice import choose

TWO = (Setting(turnover=0.1), Setting(turnover=0.4))


@pytest.fixture(scope="module")
def market():
    """A week of the simulated exchange in bars of five minutes, with every liquidation printed."""
    return lq.sample("exchange/crowded").resample("5min")


@pytest.fixture(scope="module")
def found(market):
    return lq.score_prints(market, candidates=TWO, n_draws=50)


def with_prints(market, change):
    frame = market.to_frame()
    for name in ("long_liquidations", "short_liquidations"):
        frame[name] = change(frame[name].to_numpy().copy())
    return lq.Market.from_frame(frame, symbol=market.symbol, provenance="simulated", source="tests")


def test_all_predictors_are_in_the_table(found):
    assert list(found.table.index) == [
        "map, default mix", "map, equal mix", "map, fitted mix", "new 24 h extreme",
        "depth beyond it", "move from the last close", "range",
    ]  # fmt: skip


def test_fitting_mends_the_total(found):
    off = np.abs(np.log(found.table.ratio))

    assert off["map, fitted mix"] < off["map, default mix"]
    assert off["map, fitted mix"] < off["map, equal mix"]


def test_prints_to_come_change_neither_setting_nor_mix(market, found):
    half = market.time.size // 2

    def spoil(values):
        values[half:] = values[half:][::-1] * 7
        return values

    spoiled = lq.score_prints(with_prints(market, spoil), candidates=TWO, n_draws=10)

    assert spoiled.setting == found.setting
    assert spoiled.mix.weights == pytest.approx(found.mix.weights, rel=1e-12)
    assert spoiled.table.r["map, fitted mix"] < found.table.r["map, fitted mix"]


def test_prints_at_random_times_are_not_predicted(market):
    random = np.random.default_rng(6)

    found = lq.score_prints(with_prints(market, random.permutation), candidates=TWO, n_draws=10)

    assert found.table.loc["map, fitted mix", ["r", "rank_long", "rank_short"]].abs().max() < 0.2


def test_gains_are_estimates_inside_their_intervals(found):
    gains = found.gains.unstack()

    assert (gains.xs("low", axis=1, level=1) <= gains.xs("high", axis=1, level=1)).all(axis=None)
    assert "map, fitted mix" not in gains.index


def test_of_settings_as_good_the_simplest_is_taken():
    bars = 400
    basis = np.random.default_rng(7).pareto(1.5, (2, 2, bars))
    printed = np.tensordot([0.2, 0.4], basis, axes=1)

    chosen = choose([TWO[1], TWO[0]], [basis, basis], printed, block=96)

    assert chosen.setting == TWO[0]
    assert chosen.tried.good.all()


def test_a_setting_that_explains_nothing_is_not_taken():
    random = np.random.default_rng(8)
    basis, noise = random.pareto(1.5, (2, 2, 2, 400))
    printed = np.tensordot([0.2, 0.4], basis, axes=1)

    chosen = choose(TWO, [noise, basis], printed, block=24)

    assert chosen.setting == TWO[1]
    assert chosen.tried.good.tolist() == [False, True]


def test_the_settings_start_with_the_simplest():
    every = settings()

    assert len(every) == len(set(every)) == 72
    assert (every[0].holding_exponent, every[0].funding_tilt) == (0.0, 0.0)


def test_a_market_without_prints_is_refused(sample):
    with pytest.raises(ValueError, match="columns long_liquidations and short_liquidations"):
        lq.score_prints(sample)


def test_a_short_record_is_refused(market):
    with pytest.raises(ValueError, match=r"200 bars to fit on.*Use a longer record"):
        lq.score_prints(market.window("4D"))


def test_it_reads_as_text(found):
    text = str(found)

    assert "Scored from 2025-06-05 12:00 UTC on" in text
    assert "90% of paired block draws" in text


def test_on_real_prints_the_fitted_map_beats_every_rival(printed_hours):
    table = lq.score_prints(printed_hours, n_draws=10).table
    ours = table.loc["map, fitted mix"]
    best = table.drop(index=[name for name in table.index if name.startswith("map")]).max()

    assert ours.r > best.r
    assert ours.rank_long > best.rank_long
    assert ours.top_long > best.top_long
    assert ours.rank_short > best.rank_short
    assert 0.8 <= ours.ratio <= 1.25
