"""What lessons say was measured, where a proof in the lesson cannot measure it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import liqwidget as lq
from liqwidget.labs import Scores, Setting, stored_exchange
from liqwidget.labs.prints.bootstrap import block_draws, drawn_measures
from liqwidget.labs.prints.choice import bases
from liqwidget.labs.prints.fit import fit_mix
from liqwidget.labs.prints.measures import MEASURES, measures

RUNS = ("exchange/calm", "exchange/crowded", "exchange/thin_alt")
TIERS = (2.0, 3.0, 5.0, 10.0, 20.0, 25.0, 50.0, 75.0, 100.0, 125.0)


def accuracy(name: str, side_rule: str) -> Scores:
    """Score the default map of a stored run on thirty moments of its later three quarters."""
    run = stored_exchange(name)
    guessed = lq.estimate(run.market, side_rule=side_rule)
    n_columns = guessed.time.size
    columns = range(n_columns // 4, n_columns, n_columns // 40)
    return lq.scores(guessed, lq.exact_map(run, like=guessed), columns=list(columns))


@pytest.fixture(scope="module")
def both():
    return [accuracy(name, "both") for name in RUNS]


@pytest.fixture(scope="module")
def aggressor():
    return [accuracy(name, "aggressor") for name in RUNS]


def test_lesson_01_thirty_to_forty_of_a_hundred_clusters_are_found(both):
    found = [one.hit_rate for one in both]

    assert 0.295 <= min(found) <= 0.315
    assert 0.395 <= max(found) <= 0.405


def test_lesson_01_darts_find_sixteen_to_twenty_two_of_a_hundred(both):
    found = [one.guess_rate for one in both]

    assert 0.155 <= min(found) <= 0.165
    assert 0.215 <= max(found) <= 0.225


def test_lesson_03_the_rank_correlation_with_the_truth_is_half_to_seven_tenths(both):
    ranks = [one.rank for one in both]

    assert min(ranks) >= 0.5
    assert max(ranks) <= 0.74
    assert max(ranks) == ranks[RUNS.index("exchange/thin_alt")]


def test_lesson_03_on_simulated_weeks_the_color_of_the_candle_is_hardly_worse(both, aggressor):
    ranks = [np.mean([one.rank for one in each]) for each in (both, aggressor)]

    assert [round(float(rank), 2) for rank in ranks] == [0.60, 0.59]


def test_lesson_03_the_mix_that_was_opened_there_still_shows_too_many_dollars_near():
    too_many = []
    for name in RUNS:
        run = stored_exchange(name)
        opened = run.flow_weights(lq.estimate(run.market).leverages)
        guessed = lq.estimate(run.market, weights=opened)
        truth = lq.exact_map(lq.positions(name), like=guessed)
        near = [lq.asymmetry(one) for one in (guessed, truth)]
        shown, real = (one.long + one.short for one in near)
        too_many.append(round(shown / real, 1))

    assert (min(too_many), max(too_many)) == (1.4, 2.0)


@pytest.fixture(scope="module")
def sides(printed_hours):
    """What both rules predict for the second half after a fit on the first, and its prints."""
    prints = np.nan_to_num([printed_hours.long_liquidations, printed_hours.short_liquidations])
    middle = printed_hours.n_bars // 2
    offered = [Setting(side_rule="both"), Setting(side_rule="aggressor")]
    found = bases(printed_hours, offered, venue="binance", leverages=TIERS, horizon=1)
    predicted = [
        fit_mix(each[..., 48:middle], prints[:, 48:middle]).predicted(each)[:, middle:]
        for each in found
    ]
    return (*predicted, prints[:, middle:])


def test_lesson_03_real_hours_are_ranked_better_with_both_sides(sides):
    with_both, with_one, later = sides
    scored = [
        dict(zip(MEASURES, measures(each, later), strict=True)) for each in (with_both, with_one)
    ]

    rounded = [[round(one[name], 2) for one in scored] for name in ("rank_long", "rank_short")]

    assert rounded == [[0.84, 0.79], [0.77, 0.75]]


def test_lesson_03_the_correlation_of_real_dollars_does_not_decide_between_the_rules(sides):
    with_both, with_one, later = sides
    draws = block_draws(later.shape[1], block=24, n_draws=300, seed=0)
    gain = drawn_measures(with_both, later, draws) - drawn_measures(with_one, later, draws)

    low, high = np.quantile(gain, [0.05, 0.95], axis=0)

    r, rank_long = MEASURES.index("r"), MEASURES.index("rank_long")
    assert low[r] < 0 < high[r]
    assert low[rank_long] > 0


def test_lesson_13_no_genuine_band_of_the_stored_weeks_scores_above_three_hundredths():
    scores = [
        lq.tell_tales(map, cluster, column).score
        for map in (lq.estimate(lq.sample(name), window="5D") for name in RUNS)
        for column in range(240, map.time.size, 60)
        for cluster in lq.clusters(map, column=column)
    ]

    assert 1_100 < len(scores) < 1_200
    assert max(scores) < 0.03


@pytest.fixture(scope="module")
def blocks(real):
    """The longs of 70 million dollars and a little more among the largest wallets, by snapshot."""
    levels = pd.read_csv(real / "hyperliquid_btc_liquidation_levels_2026-01_2026-02.csv")
    here = (levels["side"] == "long") & (levels["value_usd"].between(70e6, 110e6))
    return levels[here].set_index("time_utc").sort_index()


def test_lesson_13_the_block_lay_near_sixty_thousand_until_the_afternoon_of_the_fourth(blocks):
    before = blocks["2026-02-02":"2026-02-04T15"]["liq_price_bucket_mid"]
    near = before[before > 55_000]

    assert near.index.nunique() == before.index.nunique() == 12
    assert (round(near.min(), -2), round(near.max(), -2)) == (57_500, 61_300)


def test_lesson_13_the_block_moved_and_was_gone_before_price_came(blocks, real):
    evening = blocks["2026-02-04T18":"2026-02-04T19"].iloc[0]
    hours = pd.read_csv(real / "binance_btc_perp_1h.csv").set_index("time_utc")["low"]

    assert round(evening["mark_price"], -2) == 72_600
    assert round(evening["liq_price_bucket_mid"], -3) == 53_000
    assert blocks["2026-02-05T06":"2026-02-06"].empty
    assert hours["2026-02-04T18":"2026-02-05T23"].min() > 61_300
    assert hours["2026-02-06T00":"2026-02-06T01"].min() == 59_800
