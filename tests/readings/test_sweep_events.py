"""Sweep events: which bar tagged, how far beyond, and whether price came back."""

from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from tests.estimator.conftest import BARE
from tests.markets import bars, random_market
from tests.readings.books import book

LEVEL = 100 * 0.9 / 0.995
"""Of a long at 100 with leverage 10: 90.45."""


def swept(lows, closes, **more):
    """Two coins are opened at 100 in bar 1 of many; what follows is given."""
    n_bars = 2 + len(lows)
    market = bars(
        close=[100, 100, *closes],
        low=[100, 100, *lows],
        high=[100] * n_bars,
        open=[100, 100, *([100] * len(lows))],
        open_interest=[10] + [12] * (n_bars - 1),
        **more,
    )
    return lq.estimate(market, **{**BARE, "n_buckets": 4000})


def test_a_close_back_above_in_the_tagging_bar_is_a_reclaim_in_bar_0():
    (event,) = lq.sweep_events(swept([89, 95, 95, 95], [95, 95, 95, 95]))

    assert event.side == "long"
    assert (event.outcome, event.reclaimed_after) == ("reclaim", 0)
    assert event.level == pytest.approx(LEVEL, rel=2e-4)
    assert event.dollars == pytest.approx(2 * LEVEL, rel=2e-4)
    assert event.extreme == 89


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_close_back_above_within_three_bars_is_a_reclaim(after):
    closes = [90.0] * after + [91.0] * (5 - after)

    (event,) = lq.sweep_events(swept([89, 88, 87, 86, 85], closes))

    assert (event.outcome, event.reclaimed_after) == ("reclaim", after)
    assert event.extreme == 89 - after


def test_no_close_back_within_three_bars_is_a_continuation():
    (event,) = lq.sweep_events(swept([89, 88, 87, 86, 80], [90, 90, 90, 90, 95]))

    assert (event.outcome, event.reclaimed_after) == ("continuation", None)
    assert event.extreme == 86


def test_an_outcome_that_needs_bars_still_to_come_is_open():
    map = swept([89, 88, 87, 86, 80], [90, 90, 90, 90, 95])

    assert [lq.sweep_events(map, column)[0].outcome for column in (2, 3, 4, 5)] == [
        "open", "open", "open", "continuation",
    ]  # fmt: skip
    assert len(lq.sweep_events(map, 1)) == 0


def test_the_bars_that_a_reclaim_may_take_can_be_chosen():
    map = swept([89, 88, 87, 86], [90, 90, 91, 91])

    assert lq.sweep_events(map, reclaim_bars=1)[0].outcome == "continuation"
    assert lq.sweep_events(map, reclaim_bars=2)[0].outcome == "reclaim"


def test_volume_is_over_the_median_of_the_bars_before():
    # before the tag: 10, 10, 30
    found = lq.sweep_events(swept([99, 89], [99, 95], volume=[10, 10, 30, 50]))

    assert found[0].volume == pytest.approx(5.0)


def test_unknown_volume_stays_unknown():
    found = lq.sweep_events(swept([89, 95], [95, 95], volume=[np.nan] * 4))

    assert np.isnan(found[0].volume)
    assert "volume" not in str(found[0])


def test_a_sweep_of_shorts_is_the_mirror():
    market = bars(
        close=[100, 100, 110, 108],
        high=[100, 100, 111, 110],
        open_interest=[10, 12, 12, 12],
        open=[100, 100, 100, 110],
        low=[100, 100, 100, 108],
    )
    (event,) = lq.sweep_events(lq.estimate(market, **BARE))

    # 100 x 1.1 / 1.005 = 109.45; back below it in the bar after
    assert event.side == "short"
    assert (event.outcome, event.reclaimed_after, event.extreme) == ("reclaim", 1, 111)


def test_the_tag_in_a_column_of_several_bars_is_the_bar_that_reached_the_level():
    market = bars(
        close=[100, 100, 99, 92, 95, 95], low=[100, 100, 98, 92, 90, 95],
        high=[100] * 6, open=[100] * 6, open_interest=[10, 12, 12, 12, 12, 12],
    )  # fmt: skip
    map = lq.estimate(market, **BARE, n_columns=2)
    assert map.bars_per_column == 3

    (event,) = lq.sweep_events(map)

    assert event.time == market.time[4]


def test_a_bar_that_stops_above_the_center_of_the_bucket_it_swept_is_still_the_tag():
    market = bars(
        close=[100, 100, 99, 92, 95, 95], low=[100, 100, 98, 92, 90.44, 95],
        high=[100] * 6, open=[100] * 6, open_interest=[10, 12, 12, 12, 12, 12],
    )  # fmt: skip
    map = lq.estimate(market, **{**BARE, "n_buckets": 39}, n_columns=2)

    (event,) = lq.sweep_events(map)

    # buckets of 1.14 %: the level of 90.45 lies in one whose center is 80 exp(10.5 x 0.01144) = 90.21
    assert event.level == pytest.approx(90.21, abs=0.01)
    assert event.time == market.time[4]


def test_a_last_column_that_is_cut_short_does_not_reach_into_the_one_before():
    # columns of bars 0-2 and 3-4; bar 2 falls to 89 before the two coins are opened at its close
    market = bars(
        close=[100, 100, 100, 99, 95], low=[100, 100, 89, 98, 90],
        high=[100] * 5, open=[100] * 5, open_interest=[10, 10, 12, 12, 12],
    )  # fmt: skip

    (event,) = lq.sweep_events(lq.estimate(market, **BARE, n_columns=2))

    assert event.time == market.time[4]


def test_small_sweeps_are_left_out():
    # two coins of twelve: 0.1508 of the dollars at the close of 100 before... at 95, 0.1587
    map = swept([89], [95])
    share = 2 * LEVEL / (12 * 95)

    assert lq.sweep_events(map)[0].share == pytest.approx(share, rel=2e-4)
    assert len(lq.sweep_events(map, at_least=share * 1.01)) == 0
    assert len(lq.sweep_events(map, at_least=share * 0.99)) == 1


def test_the_dollars_swept_are_those_that_the_map_no_longer_shows():
    """Where nothing is opened or closed, what is gone from the picture was swept."""
    market = random_market(np.random.default_rng(8), 60, "plain")
    market = type(market)(
        **{**vars(market), "open_interest": np.append(np.full(5, 1000.0), np.full(55, 1500.0))}
    )
    map = lq.estimate(market, turnover=0, holding_exponent=0, n_buckets=2000)

    found = lq.sweep_events(map, at_least=1e-6)

    for side, grid in (("long", map.long), ("short", map.short)):
        gone = -np.diff(grid.sum(axis=0))
        for event in found:
            column = int(np.searchsorted(market.time, event.time))
            if event.side == side and column > 5:
                assert event.dollars == pytest.approx(gone[column - 1], rel=1e-6)
    assert len(found) > 10


def test_sweeps_come_first_to_last_with_a_frame_and_a_summary(sample):
    found = lq.sweep_events(lq.estimate(sample, window="30D"))

    frame = found.to_frame()
    assert frame["time"].is_monotonic_increasing
    assert len(frame) == len(found) > 5
    assert str(found).startswith(f"{len(found)} sweeps: {found.count('reclaim')} reclaimed")


def test_no_sweeps_make_an_empty_table():
    found = lq.sweep_events(lq.estimate(bars(close=[100.0] * 5)))

    assert len(found) == 0
    assert "level" in found.to_frame()


def test_known_positions_and_odd_settings_are_refused():
    with pytest.raises(TypeError, match=r"sweep_events\(\) needs a map made from a market"):
        lq.sweep_events(book())
    with pytest.raises(ValueError, match="reclaim_bars must be 1 or more; got 0"):
        lq.sweep_events(swept([89], [95]), reclaim_bars=0)
