from __future__ import annotations

import numpy as np

from liqwidget.views.scene import bars, cumulative, leading_tier, on_clock, stacked
from tests.views.maps import binned, gap, week


def test_the_bars_are_the_market_where_a_column_is_a_bar():
    map = week()

    shown = bars(map)

    n = map.time.size
    for name in ("open", "high", "low", "close"):
        np.testing.assert_array_equal(getattr(shown, name), getattr(map.market, name)[-n:])
    np.testing.assert_array_equal(shown.start, map.market.time[-n:].astype(float))
    np.testing.assert_allclose(shown.funding, map.market.funding_rate[-n:] * 1e4)


def test_a_column_of_six_bars_has_their_extremes():
    market = binned().market

    shown = bars(binned())

    assert shown.open[1] == market.open[6]
    assert shown.high[1] == market.high[6:12].max()
    assert shown.low[1] == market.low[6:12].min()
    assert shown.close[1] == market.close[11]
    assert shown.close[-1] == market.close[-1]
    assert shown.end[-1] - shown.start[-1] == 4 * 3_600_000  # 40 = 6 * 6 + 4


def test_without_gaps_the_clock_changes_nothing():
    map = week()

    even, left, right = on_clock(map.total, bars(map))

    assert even is map.total
    assert (left, right) == (bars(map).start[0], bars(map).end[-1])


def test_hours_without_data_are_blank_and_the_rest_stands_at_its_time():
    map = gap()

    even, left, _ = on_clock(map.total, bars(map))

    assert even.shape == (80, 84)
    assert np.isnan(even[:, 40:64]).all()
    np.testing.assert_array_equal(even[:, :40], map.total[:, :40])
    np.testing.assert_array_equal(even[:, 64:], map.total[:, 40:])
    assert left + 64 * 3_600_000 == bars(map).start[40]


def test_open_interest_breaks_where_data_are_missing():
    time, dollars = bars(gap()).open_interest_curve

    assert time.size == 61
    assert np.flatnonzero(np.isnan(dollars)).tolist() == [40]


def test_the_sums_end_at_the_totals_of_the_sides():
    map = week()

    long, short = cumulative(map)

    np.testing.assert_allclose([long[0], long[-1]], [map.long[:, -1].sum(), 0])
    np.testing.assert_allclose([short[0], short[-1]], [0, map.short[:, -1].sum()])


def test_stacked_bars_end_at_the_total_of_their_bucket():
    map = week()

    left, right = stacked(map)

    np.testing.assert_allclose(right[:, -1], map.total[:, -1], rtol=1e-9, atol=1e-3)
    np.testing.assert_allclose((right - left)[:, :8], map.profile().long, rtol=1e-9, atol=1e-3)


def test_the_leading_tier_of_the_last_column_is_the_largest_of_the_profile():
    map = week()
    profile = map.profile()
    tiers = profile.long + profile.short
    clear = np.sort(tiers, axis=1)[:, -1] > 1.001 * np.sort(tiers, axis=1)[:, -2]

    leading = leading_tier(map)[:, -1]

    expected = np.asarray(map.leverages)[tiers.argmax(axis=1)]
    np.testing.assert_array_equal(leading[clear], expected[clear])
    assert (leading[tiers.sum(axis=1) == 0] == 0).all()
