import numpy as np
import pytest

from liqwidget.labs import ExactMap, Positions, exact_map


def three(liquidation_price, **changed):
    columns = {
        "side": [1, 1, -1], "quantity": [2.0, 1.0, 3.0], "entry_price": [100.0] * 3,
        "leverage": [10, 5, 10], "margin": [20.0] * 3, "cross": [False] * 3,
        "liquidation_price": liquidation_price, "price": 100.0,
    }  # fmt: skip
    return Positions(**{**columns, **changed})


def test_truth_and_estimate_subtract(map, truth):
    assert (truth.long - map.long).shape == map.long.shape
    assert (truth.short - map.short).shape == map.short.shape
    assert truth.time.tolist() == map.time.tolist()
    assert truth.bucket_prices == pytest.approx(map.bucket_prices)


@pytest.mark.parametrize("column", [0, 37, -1])
def test_every_column_is_the_snapshot_of_its_end(exchange, map, truth, column):
    one = exact_map(exchange.positions(map.time[column]), like=map)

    assert one.long_quantity[:, 0] == pytest.approx(truth.long_quantity[:, column], abs=1e-9)
    assert one.short_quantity[:, 0] == pytest.approx(truth.short_quantity[:, column], abs=1e-9)
    assert one.open_interest[0] == pytest.approx(truth.open_interest[column])


def test_what_is_on_the_grid_and_off_it_is_the_open_interest(exchange, truth):
    market = exchange.market.resample("5min")
    off = truth.off_grid()

    assert truth.open_interest == pytest.approx(market.open_interest)
    assert (truth.long_quantity.sum(axis=0) + off["long"]) == pytest.approx(truth.open_interest)
    assert min(off["long"].min(), off["short"].min()) >= 0


def test_longs_lie_below_the_price_and_shorts_above(truth):
    columns = range(truth.time.size)
    price = np.searchsorted(truth.bucket_edges, truth.closes) - 1

    # three buckets of 0.1 % are the most that the last price strays from the mark price here
    long = [truth.long_quantity[price[c] + 4 :, c].sum() for c in columns]
    short = [truth.short_quantity[: price[c] - 3, c].sum() for c in columns]

    assert max(long) == 0.0
    assert max(short) == 0.0


def test_a_quantity_is_in_the_bucket_of_its_level(map):
    edges = map.bucket_edges
    level = [np.sqrt(edges[3] * edges[4]), edges[7], np.nan]

    found = exact_map(three(level), like=map)

    assert found.long_quantity[3, 0] == 2.0
    assert found.long_quantity[7, 0] == 1.0  # buckets are half-open: the edge belongs to the upper
    assert found.short_quantity.sum() == 0.0
    assert found.off_grid()["short"].tolist() == [3.0]


def test_levels_outside_the_grid_are_off_it(map):
    found = exact_map(three([1.0, 1e9, map.bucket_edges[-1]]), like=map)

    assert found.total.sum() == 0.0


def test_several_snapshots_are_several_columns(map):
    middle = float(map.bucket_prices[5])

    found = exact_map([three([middle, middle, np.nan]), three([np.nan] * 3)], like=map)

    assert found.long_quantity.sum(axis=0).tolist() == [3.0, 0.0]


def test_a_part_of_the_book_leaves_the_rest_off_the_grid(map):
    middle = float(map.bucket_prices[5])

    found = exact_map(three([middle, middle, np.nan], open_interest=10.0), like=map)

    assert found.off_grid()["long"].tolist() == [7.0]


@pytest.mark.parametrize("column", [0, -1])
def test_the_profile_adds_up_to_the_column(truth, column):
    profile = truth.profile(column)

    assert profile.long.sum(axis=1) == pytest.approx(truth.long[:, column], abs=1e-3)
    assert profile.total == pytest.approx(truth.total[:, column], abs=1e-3)
    assert profile.leverages == truth.leverages


def test_there_is_no_column_beyond_the_last(truth):
    with pytest.raises(IndexError, match="column must be from -144 to 143"):
        truth.profile(144)


def test_its_grids_cannot_be_written_to(truth):
    with pytest.raises(ValueError, match="read-only"):
        truth.total[0, 0] = 1.0


def test_no_snapshot_is_refused(map):
    with pytest.raises(ValueError, match="one snapshot or more"):
        exact_map([], like=map)


def test_a_map_of_another_time_is_refused(exchange, truth):
    from dataclasses import replace

    later = replace(truth, time=truth.time + np.timedelta64(1, "D"))

    with pytest.raises(ValueError, match="at must lie between"):
        exact_map(exchange, like=later)
    assert isinstance(later, ExactMap)
