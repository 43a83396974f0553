"""Clusters: where they are, what they hold, and that sides and dollars are never mixed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

import liqwidget as lq
from tests.markets import calm_market
from tests.readings.books import at, book, ladder


def test_a_cluster_holds_the_coins_of_its_band_at_the_price_of_each_bucket():
    # 2 coins at bucket -20 and 1 at -21, ten buckets and more from anything else
    map = book(("long", at(-20), 2.0), ("long", at(-21), 1.0), ("short", at(30), 5.0))

    (long,) = lq.clusters(map).below

    assert long.coins == pytest.approx(3.0)
    assert long.dollars == pytest.approx(2 * at(-20) + at(-21))
    assert long.price == pytest.approx((2 * at(-20) + at(-21)) / 3)


def test_distances_are_signed_and_sigma_is_of_the_hourly_steps_over_the_horizon():
    # the price steps by 1 % up and down: 0.01 an hour, 0.02 over four
    closes = 100 * np.exp([0.0, 0.01, 0.0, 0.01, 0.0])
    map = book(("long", at(-30), 1.0), ("short", at(40), 1.0), closes=closes)

    found = lq.clusters(map, horizon="4h")

    assert found.below[0].distance == pytest.approx(np.exp(-0.030) - 1)
    assert found.below[0].distance_sigma == pytest.approx(-0.030 / 0.02)
    assert found.above[0].distance_sigma == pytest.approx(0.040 / 0.02)


def test_the_volatility_is_that_of_the_last_seven_days():
    # 24 wild hours, then 168 steps of 0.1 % an hour
    steps = np.append(np.tile([0.1, -0.1], 12), np.tile([0.001, -0.001], 84))
    map = book(("long", at(-30), 1.0), closes=100 * np.exp(np.append(0.0, np.cumsum(steps))))

    (only,) = lq.clusters(map, horizon="4h")

    assert only.distance_sigma == pytest.approx(-0.030 / 0.002)


def test_without_two_closes_the_distance_in_sigma_is_unknown():
    (only,) = lq.clusters(book(("long", at(-30), 1.0)))

    assert np.isnan(only.distance_sigma)
    assert str(only) == "longs at 97.045 (-3.0%): 97 USD, 100% 10x, 0 min old"


def test_tiers_are_shares_of_the_dollars():
    map = book(("long", at(-20), 3.0, 25), ("long", at(-20), 1.0, 50))

    (only,) = lq.clusters(map)

    assert only.tiers == pytest.approx({25.0: 0.75, 50.0: 0.25})


def test_age_is_the_time_since_opening_averaged_over_coins():
    # columns end at 1, 2, 3, 4 o'clock; three coins of the first, one of the third
    map = book(
        ("long", at(-20), 3.0, 10, 0, 4), ("long", at(-20), 1.0, 10, 2, 4), closes=[100.0] * 4
    )

    (only,) = lq.clusters(map)

    assert only.age == pytest.approx((3 * 3 + 1 * 1) / 4)


def test_sides_never_mix():
    # longs and shorts in the very same bucket, as in the bucket of the price
    map = book(("long", at(0), 2.0), ("short", at(0), 3.0))

    found = lq.clusters(map)

    assert [(one.side, one.coins) for one in found] == [
        ("long", pytest.approx(2.0)), ("short", pytest.approx(3.0)),
    ]  # fmt: skip


def test_a_plateau_counts_once_and_at_its_middle():
    # twenty buckets of the same dollars, far wider than the smoothing
    step = 0.01
    edges = ladder(step=step, reach=60)
    map = book(
        *(("long", at(-b, step=step), 1 / at(-b, step=step)) for b in range(10, 30)), edges=edges
    )

    (only,) = lq.clusters(map)

    # buckets -29 to -10: the middle is at -19.5
    assert np.log(only.peak / 100) == pytest.approx(-19.5 * step, abs=1e-9)
    assert only.coins == pytest.approx(sum(1 / at(-b, step=step) for b in range(10, 30)))


def test_the_peak_of_one_bucket_is_its_center():
    (only,) = lq.clusters(book(("short", at(17), 1.0)))

    assert only.peak == pytest.approx(at(17), rel=1e-9)


def test_a_cluster_on_the_border_of_the_grid_is_found():
    map = book(("long", at(-200), 1.0), ("short", at(200), 1.0))

    assert [one.coins for one in lq.clusters(map)] == pytest.approx([1.0, 1.0])


def test_a_bump_below_the_prominence_asked_for_is_left_out():
    # one twentieth of the highest peak, less a little
    map = book(("long", at(-20), 1.0), ("long", at(-60), 0.049 * at(-20) / at(-60)))

    assert len(lq.clusters(map)) == 1
    assert len(lq.clusters(map, prominence=0.04)) == 2


def test_a_thin_side_is_measured_by_itself():
    map = book(("long", at(-20), 1000.0), ("short", at(30), 0.001))

    assert len(lq.clusters(map).above) == 1


def test_prominence_is_the_height_above_the_higher_of_the_two_valleys():
    # peaks of 1 and 0.5 that do not touch: each stands out by its whole height
    map = book(("short", at(20), 1 / at(20)), ("short", at(60), 0.5 / at(60)))

    assert [one.prominence for one in lq.clusters(map)] == pytest.approx([1.0, 0.5])


def test_the_extent_ends_where_the_profile_has_fallen_by_half_of_the_prominence():
    # one bucket smoothed by three is a Gaussian: half its height at 3 sqrt(2 ln 2) = 3.53 buckets
    (only,) = lq.clusters(book(("short", at(20), 1.0)), blur=0.003)

    assert only.low == pytest.approx(at(20 - 3.5))
    assert only.high == pytest.approx(at(20 + 3.5))


def test_no_dollar_is_counted_twice():
    rng = np.random.default_rng(7)
    for _ in range(20):
        map = book(*(("long", at(-int(b)), float(rng.random())) for b in rng.integers(1, 200, 60)))

        found = lq.clusters(map, prominence=0.01).items

        assert all(a.high <= b.low * (1 + 1e-12) for a, b in pairwise(found))
        assert sum(one.dollars for one in found) <= map.long.sum() * (1 + 1e-12)


def test_the_nearest_come_first():
    map = book(*(("long", at(b), 1.0) for b in (-150, -20, -60)), ("short", at(90), 1.0))

    found = lq.clusters(map)

    assert [round(one.distance, 3) for one in found.below] == [-0.02, -0.058]
    assert len(found.above) == 1
    assert len(found.nearest("long", 5)) == 3


def test_an_empty_map_has_no_clusters_and_says_so():
    found = lq.clusters(book())

    assert len(found) == 0
    assert str(found) == "no clusters"
    assert list(found.to_frame().columns[:3]) == ["side", "price", "low"]


def test_a_frame_has_a_row_per_cluster_highest_price_first(sample):
    found = lq.clusters(lq.estimate(sample, window="7D"))

    frame = found.to_frame()

    assert list(frame.index) == list(reversed(found.ids))
    assert frame["25x"].between(0, 1).all()
    assert frame["price"].is_monotonic_decreasing


def test_a_cluster_is_found_by_its_name(sample):
    found = lq.clusters(lq.estimate(sample, window="7D"))

    assert found[found.ids[0]] is found[0]
    with pytest.raises(KeyError, match="no cluster is called 'moon' here; there are"):
        found["moon"]


def test_clusters_of_an_estimate_are_those_of_its_profile(sample):
    map = lq.estimate(sample, window="7D")
    for cluster in lq.clusters(map, 100):
        inside = (map.bucket_edges[:-1] >= cluster.low * (1 - 1e-12)) & (
            map.bucket_edges[1:] <= cluster.high * (1 + 1e-12)
        )
        grid = map.long if cluster.side == "long" else map.short

        assert cluster.dollars == pytest.approx(grid[inside, 100].sum())
        assert cluster.dollars == pytest.approx(cluster.coins * cluster.price)
        assert sum(cluster.tiers.values()) == pytest.approx(1.0)


def test_the_age_in_an_estimate_is_that_of_a_single_opening():
    from tests.estimator.conftest import BARE
    from tests.markets import bars

    # two coins opened in bar 1 of five, which ends three hours before the last
    map = lq.estimate(bars(close=[100] * 5, open_interest=[10, 12, 12, 12, 12]), **BARE)

    assert [one.age for one in lq.clusters(map)] == pytest.approx([3.0, 3.0])


def test_what_was_open_before_the_first_bar_is_as_old_as_that_at_least():
    from tests.markets import bars

    # nothing is opened, so all that is drawn was there before; the first of five hours began then
    map = lq.estimate(bars(close=[100] * 5), inventory="spread")

    assert all(one.age == pytest.approx(5.0) for one in lq.clusters(map))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"prominence": 5}, "prominence is a fraction between 0 and 1"),
        ({"blur": 0}, "blur is a fraction between 0 and 1"),
        ({"horizon": "soon"}, 'horizon is a number and one of min, h, D, W, like "7D"'),
        ({"horizon": "0h"}, "horizon must be longer than nothing"),
    ],
)
def test_settings_out_of_range_are_refused(settings, words):
    with pytest.raises(ValueError, match=words):
        lq.clusters(book(), **settings)


def test_a_column_that_is_not_there_is_refused():
    with pytest.raises(IndexError, match="column must be from -1 to 0"):
        lq.clusters(book(), 1)


def test_clusters_read_as_a_table_without_markup_from_data():
    found = lq.clusters(lq.estimate(calm_market(200)))

    assert "<table" in found._repr_html_()
    assert "sigma" in str(found)
