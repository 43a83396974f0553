"""Windows read together, staleness, and the map in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.readings.cluster_names import cell_name
from tests.markets import bars, calm_market
from tests.readings.books import at, book


@pytest.fixture(scope="module")
def read(sample):
    return lq.windows(sample)


def test_every_window_is_read_from_its_own_map(read, sample):
    for item in read:
        alone = lq.estimate(sample, window=item.window)

        assert item.asymmetry == lq.asymmetry(alone)
        assert [c.dollars for c in item.clusters] == [c.dollars for c in lq.clusters(alone)]
        assert item.open_interest == lq.open_interest_quadrant(alone, over=item.window)


def test_windows_come_in_the_order_asked_for_and_by_name(read):
    assert [item.window for item in read] == ["24H", "7D", "30D"]
    assert read["7d"] is read[1]
    with pytest.raises(KeyError, match="no window '90D' here; there are 24H, 7D, 30D"):
        read["90D"]


def test_shared_clusters_are_one_in_every_window(read):
    assert len(read.shared) >= 3
    for cluster in read.shared:
        places = [item.clusters[cluster.id] for item in read]
        # at most from one end of the narrowest to the other
        apart = max(p.price for p in places) / min(p.price for p in places) - 1
        assert apart < 0.015
        assert len({p.side for p in places}) == 1


def test_a_cluster_has_one_name_in_all_windows_where_its_cell_would_give_it_two():
    # ten random markets: peaks of two windows lie up to a bucket apart, and some on a cell's edge
    n_pairs = n_two_cells = 0
    for seed in range(10):
        long, short = lq.windows(calm_market(240, seed=seed), ("7D", "24H"))
        for one in short.clusters:
            same = [
                other
                for other in long.clusters
                if other.side == one.side
                and other.low <= one.peak <= other.high
                and one.low <= other.peak <= one.high
            ]
            if len(same) == 1:
                n_pairs += 1
                n_two_cells += cell_name(one.side, one.peak) != cell_name(one.side, same[0].peak)
                assert one.id == same[0].id

    assert n_pairs > 30
    assert n_two_cells > 0


def test_a_map_lends_its_assumptions_to_the_windows(sample):
    map = lq.estimate(sample, window="7D", weights={10: 0.5}, turnover=0.2, funding_shift=0.001)

    read = lq.windows(map, ("24H", "7D"))

    for item in read:
        assert item.map.weights.tolist() == map.weights.tolist()
        assert item.map.settings.turnover == 0.2
        assert item.map.settings.window == item.window
    assert np.array_equal(read["7D"].map.total, map.total)


def test_a_market_shorter_than_the_window_says_how_much_of_it_is_filled():
    read = lq.windows(calm_market(84), ("24H", "7D"))

    assert [item.filled for item in read] == [1.0, 0.5]


def test_a_frame_has_a_row_per_window(read):
    frame = read.to_frame()

    assert list(frame.index) == ["24H", "7D", "30D"]
    assert (frame["above_1"] > frame["below_1"]).all()
    assert "In every window:" in str(read)


@pytest.mark.parametrize("spans", [(), "7D"])
def test_no_spans_are_refused(sample, spans):
    with pytest.raises(ValueError, match="spans must be windows such as"):
        lq.windows(sample, spans)


def test_what_is_no_market_is_refused():
    with pytest.raises(TypeError, match="market must be a Market"):
        lq.windows(book())


@pytest.mark.parametrize(
    ("minutes", "verdict"), [(0, "fresh"), (60, "fresh"), (61, "late"), (180, "late"), (181, "stale")]
)  # fmt: skip
def test_staleness_counts_from_the_end_of_the_last_bar(minutes, verdict):
    map = lq.estimate(bars(close=[100.0] * 5))  # to 05:00

    found = lq.staleness(map, np.datetime64("2026-01-01T05:00") + np.timedelta64(minutes, "m"))

    assert found.age == pytest.approx(minutes / 60)
    assert found.bars == pytest.approx(minutes / 60)
    assert found.verdict == verdict


@pytest.mark.parametrize(
    "now",
    [
        "2026-01-01 07:30",
        "2026-01-01T08:30+01:00",
        datetime(2026, 1, 1, 7, 30, tzinfo=timezone.utc),  # noqa: UP017
        datetime(2026, 1, 1, 2, 30, tzinfo=timezone(timedelta(hours=-5))),
        np.datetime64("2026-01-01T07:30"),
    ],
)
def test_a_moment_may_be_written_in_many_ways(now):
    assert lq.staleness(lq.estimate(bars(close=[100.0] * 5)), now).age == pytest.approx(2.5)


def test_the_age_of_open_interest_is_that_of_its_last_print():
    map = lq.estimate(bars(close=[100.0] * 5, open_interest=[100, 101, 102, np.nan, np.nan]))

    found = lq.staleness(map, "2026-01-01 06:00")

    assert (found.age, found.open_interest_age) == (1.0, 3.0)
    assert "open interest is 3 h old" in str(found)


def test_coverage_is_that_of_the_column():
    map = lq.estimate(bars(close=[100.0] * 3, open_interest=[10, 12, 16]), turnover=0)

    # ten of twelve coins, then ten of sixteen, were open before
    assert lq.staleness(map, "2026-01-02", 1).coverage == pytest.approx(2 / 12)
    assert lq.staleness(map, "2026-01-02").coverage == pytest.approx(6 / 16)


@pytest.mark.parametrize("now", ["yesterday evening", None, "2026-01-01 04:59"])
def test_a_moment_that_cannot_be_is_refused(now):
    with pytest.raises(ValueError, match="now must"):
        lq.staleness(lq.estimate(bars(close=[100.0] * 5)), now)


def test_known_positions_are_described_without_funding():
    map = book(("long", at(-20), 1e6), ("short", at(30), 2e6))

    said = lq.describe(map, now="2026-01-01 02:00").splitlines()

    # 98.02 and 103.05 dollars a coin
    clusters = (
        "Price 100: the nearest shorts above are 206M USD at 103.05 (+3.0%). "
        "The nearest longs below are 98M USD at 98.02 (-2.0%)."
    )
    assert said == [
        clusters,
        "Asymmetry +0.36 within 5%, leaning short (98M USD of longs, 206M USD of shorts).",
        "Known positions to 2026-01-01 01:00 UTC, 1.0 h old (fresh).",
    ]


def test_an_empty_map_is_described():
    said = lq.describe(book())

    assert "no cluster of shorts stands out. No cluster of longs stands out." in said
    assert "Nothing lies within 5% of it." in said


def test_a_market_without_funding_is_described():
    market = replace(calm_market(100), funding_rate=np.full(100, np.nan))

    assert "Funding is not known." in lq.describe(lq.estimate(market))


@pytest.mark.parametrize(
    "name",
    [
        "asymmetry", "clusters", "conviction", "empty_bands", "funding_grade",
        "open_interest_quadrant", "pull", "sweep_events",
    ],
)  # fmt: skip
def test_a_reading_shows_itself_in_a_notebook_without_markup_from_data(name):
    market = replace(calm_market(100), symbol="<script>")

    shown = getattr(lq, name)(lq.estimate(market))._repr_html_()

    assert "<script>" not in shown
    assert shown.startswith("<")
