import numpy as np
import pandas as pd
import pytest

import liqwidget as lq
from liqwidget.labs import RUNS, paint, tell_tales


def brightest_gain(painted, clean, column):
    """The cluster whose dollars are most painted, and its painted share."""

    def share(cluster):
        inside = (painted.bucket_prices >= cluster.low) & (painted.bucket_prices <= cluster.high)
        with_it, without = (
            getattr(m, cluster.side)[inside, column].sum() for m in (painted, clean)
        )
        return (with_it - without) / with_it

    best = max(lq.clusters(painted, column=column), key=share)
    return best, share(best)


def test_the_score_is_the_unexplained_share_by_a_loop(painted, at):
    cluster = lq.clusters(painted, column=at)[3]
    market, runs = painted.market, painted.runs
    last = int(np.searchsorted(market.time, painted.time[at])) - 1
    first_shown = int(np.searchsorted(market.time, painted.time[0])) - 1
    start = first_shown - 576  # two days of warm-up before the window
    ratio = [0.0] + [
        (market.open_interest[b] - market.open_interest[b - 1]) / market.volume[b]
        for b in range(1, last + 1)
    ]
    usual = np.quantile(np.abs(ratio), 0.99)

    odd = total = 0.0
    for bucket, born, died, short, coins in zip(
        runs.bucket, runs.born, runs.died, runs.short, runs.quantity, strict=True
    ):
        inside = cluster.low < painted.bucket_prices[bucket] < cluster.high
        if not inside or short != (cluster.side == "short") or not born <= at < died:
            continue
        total += coins
        bar = born + first_shown
        if bar > start:
            odd += coins * min(max(ratio[bar] / usual - 1, 0), 1)

    assert tell_tales(painted, cluster, at).score == pytest.approx(odd / total)
    assert odd > 0


def test_a_cluster_painted_in_one_bar_is_suspicious(painted, clean, at):
    cluster, share = brightest_gain(painted, clean, at)

    found = tell_tales(painted, cluster, at)

    assert share > 0.25
    assert found.suspicious
    assert found.time == painted.time[at]
    assert found.traded > 2 * found.usual


def test_the_rise_is_the_one_of_the_heaviest_bar(painting, painted, clean, at):
    cluster, _ = brightest_gain(painted, clean, at)
    oi = painting.market.open_interest
    bar = int(np.searchsorted(painting.market.time, painting.opened)) - 1

    assert tell_tales(painted, cluster, at).rise == pytest.approx(oi[bar] / oi[bar - 1] - 1)


def test_nothing_has_left_while_they_are_open_and_all_when_they_are_gone(painted, clean, at):
    cluster, _ = brightest_gain(painted, clean, at)
    later, _ = brightest_gain(painted, clean, at + 24)

    assert tell_tales(painted, cluster, at).left == 0
    assert tell_tales(painted, later, at + 24).left > 0.9


@pytest.mark.parametrize("name", RUNS)
def test_genuine_clusters_of_the_stored_runs_are_not_suspicious(name):
    map = lq.estimate(lq.sample(name), window="5D")

    scores = [
        tell_tales(map, cluster, column).score
        for column in range(240, 1440, 240)
        for cluster in lq.clusters(map, column=column)
    ]

    assert len(scores) > 20
    assert max(scores) < 0.05


def test_slow_painting_is_not_found_and_paints_little(clean):
    slow = paint("exchange/calm", at="2025-06-07 08:00", dollars=50e6, accounts=48, over=4, hours=5)
    map = lq.estimate(slow.market, window="3D")
    column = int(np.flatnonzero(map.time == slow.opened)[0]) + 48
    cluster, share = brightest_gain(map, clean, column)

    assert not tell_tales(map, cluster, column).suspicious
    assert share < 0.5


def test_hardly_a_cluster_of_three_real_months_is_suspicious(real):
    hours = pd.read_csv(real / "btc_1h_2025-12_2026-02.csv").set_index("time_utc")
    candles = pd.read_csv(real / "binance_btc_perp_1h.csv").set_index("time_utc")
    market = lq.Market.from_frame(
        candles.assign(
            open_interest=hours["oi_close"] / candles["close"],
            funding_rate=hours["funding_close"] / 100,
        ).rename_axis("time"),
    )
    map = lq.estimate(market, window="60D")

    scores = [
        tell_tales(map, cluster, column).score
        for column in range(120, map.time.size, 72)
        for cluster in lq.clusters(map, column=column)
    ]

    assert len(scores) > 200
    assert np.mean(np.array(scores) >= 0.05) < 0.01


def test_nothing_later_than_the_column_is_looked_at(painting, painted, clean, at):
    short = painting.market.window((painting.market.time[0], painting.opened))
    borders = (painted.bucket_edges[0], painted.bucket_edges[-1])
    seen = lq.estimate(short, window="24H", price_range=borders)
    cluster, _ = brightest_gain(painted, clean, at)

    now, then = tell_tales(seen, cluster), tell_tales(painted, cluster, at)

    assert seen.time[-1] == painting.opened
    for name in ("time", "rise", "traded", "usual", "left"):
        assert getattr(now, name) == getattr(then, name), name


def test_a_column_of_several_bars_is_refused():
    map = lq.estimate(lq.sample("exchange/calm"))

    with pytest.raises(ValueError, match="every column must be one bar; got 2 bars"):
        tell_tales(map, lq.clusters(map)[0])


def test_an_unknown_volume_is_refused():
    frame = lq.sample("exchange/calm").to_frame().drop(columns="volume")
    map = lq.estimate(lq.Market.from_frame(frame), window="24H")

    with pytest.raises(ValueError, match="need the volume"):
        tell_tales(map, lq.clusters(map)[0])


def test_a_column_that_is_not_there_is_refused(painted):
    with pytest.raises(IndexError, match="column must be from -864 to 863; got 864"):
        tell_tales(painted, lq.clusters(painted)[0], 864)


def test_a_cluster_of_another_time_may_be_empty(painted):
    cluster = lq.clusters(painted)[0]
    elsewhere = type(cluster)(**{**vars(cluster), "side": "short"})

    with pytest.raises(ValueError, match="nothing lies in the cluster at column 863"):
        tell_tales(painted, elsewhere)


def test_words_name_the_bar_and_the_verdict(painted, clean, at):
    cluster, _ = brightest_gain(painted, clean, at)

    assert str(tell_tales(painted, cluster, at)).startswith("Suspicious: ")
    assert "2025-06-07 12:05" in str(tell_tales(painted, cluster, at))
