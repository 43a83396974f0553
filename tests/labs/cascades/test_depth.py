from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from tests.markets import bars


def test_a_share_of_a_mean_day_moves_price_by_one_per_cent():
    # 48 hours at 100: 10 coins an hour on the first day, 20 on the second, 36,000 USD a day
    market = bars(close=[100.0] * 48, volume=[10.0] * 24 + [20.0] * 24)

    depth = lq.Depth.from_volume(market, share=0.01)

    assert depth.dollars_per_percent == pytest.approx(360.0)


def test_only_the_last_days_count():
    market = bars(close=[100.0] * 48, volume=[10.0] * 24 + [20.0] * 24)

    assert lq.Depth.from_volume(market, days=1).dollars_per_percent == pytest.approx(480.0)


def test_hours_without_volume_are_left_out_of_the_mean():
    market = bars(close=[100.0] * 24, volume=[10.0, np.nan] * 12)

    assert lq.Depth.from_volume(market).dollars_per_percent == pytest.approx(240.0)


def test_no_volume_is_no_depth():
    market = bars(close=[100.0] * 24, volume=[np.nan] * 24)

    with pytest.raises(ValueError, match="no volume is known"):
        lq.Depth.from_volume(market)


@pytest.mark.parametrize("depth", [lq.Depth(5e6), lq.Depth(5e6, "a book of this morning")])
def test_every_depth_is_labeled_an_assumption(depth):
    assert "per 1 % (assumption, " in depth.label
    assert depth.source in depth.label


def test_a_guess_says_what_it_was_made_from(sample):
    assert lq.Depth.from_volume(sample).label.endswith(
        "(assumption, illustration, 1 % of a mean day of the last 7 days)"
    )


def test_a_map_without_a_depth_is_given_the_guess(sample):
    map = lq.estimate(sample, window="24H")

    assert lq.fragility(map).depth == lq.Depth.from_volume(sample)


def test_a_guess_for_an_earlier_column_knows_no_later_volume():
    # 48 hours at 100: 10 coins an hour on the first day, 20 on the second
    market = bars(close=[100.0] * 48, volume=[10.0] * 24 + [20.0] * 24)

    early = lq.Depth.from_volume(market, until=market.time[24])
    map = lq.estimate(market, warm_up="0h")

    assert early.dollars_per_percent == pytest.approx(240.0)
    assert lq.fragility(map, column=23).depth == early
