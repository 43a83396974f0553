"""The numbers that docstrings give about the stored exchanges."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import RUNS, stored_exchange

pytestmark = pytest.mark.thorough

COLUMNS = (25, 40, 55, 65, 75)


@pytest.fixture(scope="module")
def measured():
    """Whether bands held the truth, and stable shares with whether a true cluster was there."""
    held, shares, true = [], [], []
    for run in RUNS:
        exchange = stored_exchange(run)
        market = exchange.market
        reach = (market.low.min() * 0.9, market.high.max() * 1.1)
        map = lq.estimate(market, n_columns=80, price_range=reach)
        truth = lq.exact_map(exchange, like=map)
        for column in COLUMNS:
            made = lq.ensemble(map, column=column, n=144)
            for low in np.arange(-0.05, 0.05, 0.005):
                ends = map.closes[column] * np.exp([low, low + 0.005])
                inside = (map.bucket_prices >= ends[0]) & (map.bucket_prices <= ends[1])
                few, many = np.quantile(made.total[:, inside].sum(axis=1), [0.05, 0.95])
                held.append(few <= truth.total[inside, column].sum() <= many)
            known = lq.clusters(truth, column)
            for found in lq.stable_clusters(made):
                own = [each for each in known if each.side == found.cluster.side]
                apart = [abs(np.log(each.peak / found.cluster.peak)) for each in own]
                shares.append(found.share)
                true.append(min(apart, default=1.0) <= 0.003)
    return np.mean(held), np.array(shares), np.array(true)


def test_nine_members_in_ten_hold_two_thirds_of_the_truth(measured):
    assert measured[0] == pytest.approx(0.64, abs=0.03)


def test_stable_clusters_are_true_a_little_more_often_than_others(measured):
    _, shares, true = measured
    stable = shares >= 0.8

    assert true[stable].mean() == pytest.approx(0.63, abs=0.03)
    assert true[~stable].mean() == pytest.approx(0.57, abs=0.03)
