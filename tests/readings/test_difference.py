"""The difference of two maps: books written out by hand, then maps of a market."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

import liqwidget as lq
from tests.markets import calm_market, random_market
from tests.readings.books import at, book, ladder

HOUR = np.timedelta64(1, "h")
START = np.datetime64("2026-01-01T01:00", "ms")


@dataclass(frozen=True)
class Grid:
    """A map that says no more than it must."""

    bucket_edges: np.ndarray
    total: np.ndarray
    time: np.ndarray


def grid(edges, rows, *, start=START, step=HOUR):
    total = np.array(rows, dtype=np.float64)
    return Grid(np.array(edges, dtype=np.float64), total, start + np.arange(total.shape[1]) * step)


def test_above_zero_a_has_more():
    # three buckets, two columns
    a = grid([100, 110, 120, 130], [[5, 1], [0, 2], [7, 3]])
    b = grid([100, 110, 120, 130], [[1, 1], [4, 0], [7, 5]])

    found = lq.difference(a, b)

    assert found.grid.tolist() == [[4, 0], [-4, 2], [0, -2]]
    assert found.of_b.tolist() == b.total.tolist()


def test_what_came_is_told_from_what_moved():
    a = grid([100, 110, 120, 130], [[30.0], [0.0], [5.0]])
    b = grid([100, 110, 120, 130], [[10.0], [12.0], [5.0]])

    totals = lq.difference(a, b).totals()

    # A has 20 more below and B 12 more in the middle: 8 came, 12 lie elsewhere
    assert (totals.a, totals.b, totals.more, totals.less) == (35, 27, 20, 12)
    assert (totals.net, totals.moved) == (8, 12)


def test_a_bucket_across_two_rows_is_split_by_height_in_log_price():
    # 100 to 121 is two equal steps of log price, 100 to 110 and 110 to 121
    a = grid([100, 110, 121], [[0.0], [0.0]])
    b = grid([100, 121], [[40.0]])

    assert lq.difference(a, b).of_b.ravel() == pytest.approx([20, 20])


def test_no_dollar_is_lost_between_grids():
    rng = np.random.default_rng(2)
    a = grid(np.geomspace(90, 140, 38), np.zeros((37, 3)))
    b = grid(np.geomspace(95, 135, 12), rng.uniform(0, 9, (11, 3)))

    found = lq.difference(a, b)

    assert found.of_b.sum(axis=0) == pytest.approx(b.total.sum(axis=0))
    assert found.beyond == pytest.approx([0, 0, 0], abs=1e-9)


def test_what_lies_off_the_prices_of_a_is_counted_beyond():
    a = grid([100, 110], [[3.0]])
    b = grid([90, 100, 110, 120], [[5.0], [1.0], [7.0]])

    found = lq.difference(a, b)

    assert found.beyond.tolist() == [12]
    assert found.grid.tolist() == [[2]]
    assert "12 USD at prices that A does not draw" in str(found)


def test_only_columns_that_both_show_are_compared():
    a = grid([100, 110], [[1, 2, 3, 4]])
    b = grid([100, 110], [[10, 20]], start=START + HOUR)

    found = lq.difference(a, b)

    assert (found.time == a.time[1:3]).all()
    assert found.grid.tolist() == [[2 - 10, 3 - 20]]


def test_a_column_is_held_against_the_last_one_that_had_ended_by_then():
    # B shows every two hours, at the second, fourth and sixth
    a = grid([100, 110], [[0, 0, 0, 0, 0, 0]])
    b = grid([100, 110], [[10, 20, 30]], start=START + HOUR, step=2 * HOUR)

    found = lq.difference(a, b)

    assert found.of_b.tolist() == [[10, 10, 20, 20, 30]]


def test_maps_that_share_no_time_are_refused():
    a = grid([100, 110], [[1, 2]])
    b = grid([100, 110], [[1, 2]], start=START + 48 * HOUR)

    with pytest.raises(
        ValueError, match=r"share no time: A shows 2026-01-01 01:00 .* windows that"
    ):
        lq.difference(a, b)


def test_maps_that_share_no_price_are_refused():
    with pytest.raises(ValueError, match=r"share no price: A draws 100 to 110, B 3,000 to 3,300"):
        lq.difference(grid([100, 110], [[1.0]]), grid([3000, 3300], [[1.0]]))


def test_known_positions_differ_where_they_lie():
    a = book(("long", at(-40), 3.0), ("short", at(30), 2.0))
    b = book(("long", at(-40), 1.0), ("short", at(50), 2.0))

    found = lq.difference(a, b)
    first, second, third = found.bands()

    # two coins near 105.1, two near 103.0, two near 96.1
    assert [round(band.distance, 3) for band in (first, second, third)] == [0.051, 0.03, -0.039]
    assert [np.sign(band.dollars) for band in (first, second, third)] == [-1, 1, 1]
    assert first.dollars == pytest.approx(-2 * at(50))
    assert (third.a, third.b) == pytest.approx((3 * at(-40), at(-40)))
    assert found.long.sum() == pytest.approx(2 * at(-40))
    assert found.short.sum() == pytest.approx(2 * at(30) - 2 * at(50))


def test_a_band_is_neighbors_of_one_sign():
    edges = ladder(reach=3)  # seven buckets
    a = grid(edges, np.array([[9, 9, 0, 0, 2, 0, 5]]).T)
    b = grid(edges, np.array([[1, 4, 3, 0, 2, 0, 0]]).T)

    bands = lq.difference(a, b).bands()

    assert [band.dollars for band in bands] == [13, 5, -3]
    assert (bands[0].low, bands[0].high) == (edges[0], edges[2])
    assert str(bands[2]).startswith("B has 3 USD more from ")


def test_sides_that_one_map_does_not_tell_are_left_out():
    map = lq.estimate(calm_market(60), n_buckets=30)
    read = lq.from_coinglass(lq.to_coinglass(map))

    found = lq.difference(map, read)

    assert found.long is None
    assert np.abs(found.grid).max() < 1e-9 * map.total.max()  # edges come back rounded


def test_a_bar_map_is_held_against_the_last_column():
    map = lq.estimate(calm_market(60), n_buckets=30)
    bars = lq.from_coinglass(lq.to_coinglass(map, shape="map"))

    found = lq.difference(map, bars)

    assert found.time.tolist() == [map.time[-1].astype(found.time.dtype).item()]
    assert found.totals().a == pytest.approx(found.totals().b + found.beyond[-1])


def test_the_table_gives_the_grid_back():
    map = lq.estimate(calm_market(60), n_buckets=30)
    found = lq.difference(map, map.reweighted({10: 1.0}))

    frame = found.to_frame()

    again = np.zeros(found.grid.shape)
    row = np.searchsorted(map.bucket_edges, frame["price"]) - 1
    column = np.searchsorted(
        map.time, frame["time"].dt.tz_localize(None).to_numpy("datetime64[ms]")
    )
    again[row, column] = frame["a"] - frame["b"]
    assert again == pytest.approx(found.grid, abs=0.01)


@pytest.mark.parametrize("cut", [60, 74, 89])
def test_a_column_is_that_of_a_market_that_ends_there(cut):
    market = random_market(np.random.default_rng(5), 90, "plain")
    options = {"n_buckets": 40, "price_range": (40.0, 250.0), "n_columns": None}

    def subtract(bars):
        one = lq.estimate(bars, **options)
        return lq.difference(one, lq.estimate(bars, venue="bybit", **{**options, "n_buckets": 31}))

    columns = slice(0, cut + 1)
    fields = ("time", "open", "high", "low", "close", "volume", "open_interest", "funding_rate")
    ended = replace(market, **{name: getattr(market, name)[columns] for name in fields})

    whole, early = subtract(market), subtract(ended)

    assert early.grid[:, -1] == pytest.approx(whole.grid[:, cut], rel=1e-9, abs=1e-6)
    assert early.totals().moved == pytest.approx(whole.totals(cut).moved)
    assert early.bands(n=1)[0].price == pytest.approx(whole.bands(cut, n=1)[0].price)


def test_assumptions_say_what_is_not_shared():
    market = calm_market(60)
    a, b = (lq.estimate(market, n_buckets=30, venue=name) for name in ("binance", "bybit"))

    said = lq.difference(a, b).assumptions()

    assert "venue" in said["apart"]
    assert "turnover" not in said["apart"]
    assert said["a"]["venue"] != said["b"]["venue"]


def test_grids_cannot_be_written_to_and_the_maps_stay_theirs():
    map = lq.estimate(calm_market(60), n_buckets=30)
    found = lq.difference(map, map.reweighted({10: 1.0}))

    for values in (found.grid, found.of_a, found.of_b, found.beyond, found.closes):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1.0


@pytest.mark.parametrize("column", [3, -4])
def test_a_column_that_is_not_there_is_an_index_error(column):
    found = lq.difference(grid([1, 2], [[1, 2, 3]]), grid([1, 2], [[1, 2, 3]]))

    with pytest.raises(IndexError, match="from -3 to 2"):
        found.totals(column)
