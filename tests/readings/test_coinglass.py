"""Maps in Coinglass's shapes: round trips, and what is refused."""

from __future__ import annotations

import copy
import json

import numpy as np
import pytest

import liqwidget as lq
from tests.markets import bars, calm_market, random_market

HEATMAP = {
    "code": "0",
    "msg": "success",
    "data": {
        "y_axis": [60000.0, 60050.0, 60100.0],
        "liquidation_leverage_data": [[0, 2, 1000.25], [1, 0, 2288867.26]],
        "price_candlesticks": [
            [1722676500, "60049", "60080", "60010.1", "60020", "180841.2"],
            [1722676800, "60020", "60030", "60005", "60010", None],
        ],
    },
}
BARS = {
    "code": "0",
    "data": {"data": {"48935": [[48935, 1579370.77, 25, None], [48935, 12.5, 50, None]],
                      "49000": [[49000, 7.0, 25, None]]}},
}  # fmt: skip


def heatmap(**changes):
    made = copy.deepcopy(HEATMAP)
    made["data"] |= changes
    return made


@pytest.fixture(scope="module")
def map():
    return lq.estimate(calm_market(200), window="3D", n_buckets=90)


def test_triplets_are_column_row_and_dollars():
    read = lq.from_coinglass(HEATMAP)

    assert read.total.tolist() == [[0, 2288867.26], [0, 0], [1000.25, 0]]
    assert read.prices.tolist() == [60000, 60050, 60100]


def test_candles_open_where_columns_begin():
    read = lq.from_coinglass(HEATMAP)

    assert str(read.candles.time[0]) == "2024-08-03T09:15:00.000"
    assert str(read.time[0]) == "2024-08-03T09:20:00.000"
    assert read.candles.low.tolist() == [60010.1, 60005.0]
    assert read.candles.volume[0] == 180841.2
    assert np.isnan(read.candles.volume[1])


def test_an_import_is_yours_and_read_only():
    read = lq.from_coinglass(HEATMAP)

    assert read.provenance == "yours"
    with pytest.raises(ValueError, match="read-only"):
        read.total[0, 0] = 1.0


@pytest.mark.parametrize("form", [dict, str, bytes])
def test_a_response_is_read_from_a_dict_from_text_and_from_bytes(form):
    text = json.dumps(HEATMAP)
    given = HEATMAP if form is dict else text if form is str else text.encode()

    assert lq.from_coinglass(given).total.sum() == pytest.approx(2289867.51)


def test_a_file_is_read_from_a_path_only(tmp_path):
    file = tmp_path / "btc.json"
    file.write_text(json.dumps(HEATMAP))

    assert lq.from_coinglass(file).total.shape == (3, 2)
    with pytest.raises(ValueError, match=r"not JSON .* pathlib.Path"):
        lq.from_coinglass(str(file))


def test_the_third_version_spells_it_otherwise():
    data = HEATMAP["data"]
    third = {
        "y": data["y_axis"],
        "liq": data["liquidation_leverage_data"],
        "prices": data["price_candlesticks"],
    }

    assert (lq.from_coinglass({"data": third}).total == lq.from_coinglass(HEATMAP).total).all()


def test_times_in_milliseconds_are_read_as_such():
    rows = [[row[0] * 1000, *row[1:]] for row in HEATMAP["data"]["price_candlesticks"]]

    read = lq.from_coinglass(heatmap(price_candlesticks=rows))

    assert (read.time == lq.from_coinglass(HEATMAP).time).all()


def test_a_bar_map_has_leverage_and_one_column_without_a_time():
    read = lq.from_coinglass(BARS)

    assert read.total.tolist() == [[1579383.27], [7.0]]
    assert read.levels.leverage.tolist() == [25, 50, 25]
    assert read.leverages == (25, 50)
    assert np.isnat(read.time).all()


def test_an_aggregated_bar_map_has_no_leverage():
    read = lq.from_coinglass({"data": {"data": {"48935": [[48935, 5.5, None, None]]}}})

    assert np.isnan(read.levels.leverage).all()
    assert read.leverages is None


@pytest.mark.parametrize("given", [HEATMAP, BARS])
def test_what_is_read_is_written_with_the_same_numbers(given):
    shape = "heatmap" if given is HEATMAP else "map"
    read = lq.from_coinglass(given)

    again = lq.from_coinglass(json.dumps(lq.to_coinglass(read, shape=shape)))

    assert (again.total == read.total).all()
    assert (again.prices == read.prices).all()
    assert again.leverages == read.leverages
    if read.candles:
        for name in ("time", "open", "high", "low", "close"):
            assert (getattr(again.candles, name) == getattr(read.candles, name)).all()
        assert again.candles.volume.tolist()[0] == 180841.2


@pytest.mark.parametrize("settings", [{}, {"n_columns": 7}, {"venue": "bitmex"}])
def test_our_map_comes_back_to_the_last_bit(settings):
    map = lq.estimate(calm_market(200), window="3D", n_buckets=90, **settings)

    read = lq.from_coinglass(json.dumps(lq.to_coinglass(map)))

    assert (read.total == map.total).all()
    assert (read.prices == map.bucket_prices).all()
    assert read.bucket_edges == pytest.approx(map.bucket_edges, rel=1e-12)


def test_candles_of_long_columns_span_their_bars():
    market = bars(
        close=[100, 101, 99, 102, 103],
        open=[100, 100, 101, 99, 102],
        high=[101, 103, 101, 102, 104],
        low=[99, 100, 98, 99, 101],
        volume=[1, 2, 3, 4, 5],
    )
    map = lq.estimate(market, n_columns=3, n_buckets=20)

    candles = lq.from_coinglass(lq.to_coinglass(map)).candles

    # columns of two bars, the last one of one
    assert candles.open.tolist() == [100, 101, 102]
    assert candles.high.tolist() == [103, 102, 104]
    assert candles.low.tolist() == [99, 98, 101]
    assert candles.close.tolist() == [101, 102, 103]
    assert candles.volume.tolist() == [100 + 2 * 101, 3 * 99 + 4 * 102, 5 * 103]
    assert candles.time.tolist() == market.time[[0, 2, 4]].tolist()


def test_our_bars_carry_their_leverage(map):
    read = lq.from_coinglass(lq.to_coinglass(map, shape="map"))
    profile = map.profile()

    by_tier = (profile.long + profile.short).sum(axis=0)
    for tier, leverage in enumerate(map.leverages):
        size = read.levels.size[read.levels.leverage == leverage].sum()
        assert size == pytest.approx(by_tier[tier])


def test_a_column_without_prices_cannot_be_written():
    market = random_market(np.random.default_rng(0), 60, "missing bars")

    with pytest.raises(ValueError, match=r"column \d+ has no prices"):
        lq.to_coinglass(lq.estimate(market, n_buckets=20))


def test_a_bar_map_has_no_candles_to_write():
    with pytest.raises(ValueError, match='write shape="map"'):
        lq.to_coinglass(lq.from_coinglass(BARS))


def test_an_unknown_shape_is_refused(map):
    with pytest.raises(ValueError, match="shape must be one of heatmap, map"):
        lq.to_coinglass(map, shape="bars")


CANDLES = HEATMAP["data"]["price_candlesticks"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("<html>", "not JSON"),
        ("[" * 100_000, "not JSON"),
        (b"\xff\xfe", "not JSON"),
        ("[1, 2]", "must be an object"),
        (None, "must be an object"),
        ({"code": "50001", "msg": "<b>no</b> plan"}, "reports code '50001': '<b>no</b> plan'"),
        ({"code": "0", "data": []}, "data must be an object; got list"),
        ({"code": "0", "data": {}}, "data is empty"),
        ({"data": {"y_axis": [1.0]}}, "has y_axis but no liquidation_leverage_data"),
        (heatmap(y_axis=[3.0, 2.0, 1.0]), r"y_axis\[1\] must be positive and above"),
        (heatmap(y_axis=[-1.0, 2.0, 3.0]), r"y_axis\[0\] must be positive"),
        (heatmap(y_axis=[]), r"y_axis\[0\] must be positive"),
        (heatmap(y_axis=[1.0, "two"]), r"y_axis\[1\] must be a number; got str 'two'"),
        (heatmap(y_axis=[True, 2.0]), r"y_axis\[0\] must be a number; got bool"),
        (heatmap(liquidation_leverage_data={"a": 1}), "liquidation_leverage_data must be a list"),
        (heatmap(liquidation_leverage_data=[[0, 0]]), r"_data\[0\] must be \[column, row, dollars"),
        (heatmap(liquidation_leverage_data=[[0, 3, 1]]), r"_data\[0\] must name a row from 0 to 2"),
        (heatmap(liquidation_leverage_data=[[-1, 0, 1]]), "must name a column from 0 to 1; got -1"),
        (heatmap(liquidation_leverage_data=[[0.5, 0, 1]]), "must name a column from 0 to 1"),
        (heatmap(liquidation_leverage_data=[[0, 0, -1]]), r"_data\[0\] must not be negative"),
        (
            heatmap(liquidation_leverage_data=[[0, 0, 1], [0, 0, 2]]),
            r"_data\[1\] names column 0, r",
        ),
        (heatmap(liquidation_leverage_data=[[0, 0, float("nan")]]), r"\[0\]\[2\] must be finite"),
        (heatmap(liquidation_leverage_data=[[0, 0, 10**400]]), r"\[0\]\[2\] must be finite"),
        (heatmap(liquidation_leverage_data=[[0, 0, "1_000"]]), r"\[0\]\[2\] must be a number"),
        (heatmap(price_candlesticks=[]), "price_candlesticks is empty"),
        (heatmap(price_candlesticks=[CANDLES[0][:5]]), r"sticks\[0\] must be \[time, open"),
        (heatmap(price_candlesticks=[CANDLES[1], CANDLES[0]]), r"sticks\[1\]\[0\] must be later"),
        (heatmap(price_candlesticks=[[5, 1, 1, 1, 1, 1]]), r"must be a time in seconds"),
        (
            heatmap(price_candlesticks=[[1722676500, 5, 4, 3, 3.5, 1]]),
            r"sticks\[0\] has a low of 3",
        ),
        (heatmap(price_candlesticks=[[1722676500, 1, 1, 1, 1, -1]]), r"\[0\]\[5\] must not be neg"),
        ({"data": {"48935": 5}}, r"data\['48935'\] must be a list"),
        ({"data": {"<script>": []}}, "key '<script>', which must be a number"),
        ({"data": {"48935": []}}, "data holds no level"),
        ({"data": {"48935": [[48935, 1]]}}, r"must be \[price, size, leverage, null\]"),
        ({"data": {"48935": [[50000, 1, 25, None]]}}, "must be the price it is filed under"),
        ({"data": {"48935": [[48935, 1, 0, None]]}}, "must be a leverage of 1 or more"),
        ({"data": {"48935": [[48935, -1, 25, None]]}}, "must not be negative"),
    ],
)
def test_what_is_malformed_is_refused_with_its_place(given, words):
    with pytest.raises(ValueError, match=words):
        lq.from_coinglass(given)


def test_a_grid_larger_than_any_map_is_refused_before_it_is_made():
    prices = list(range(1, 60_001))
    candle = [[1722676500 + 60 * at, 1, 1, 1, 1, 1] for at in range(1_000)]

    with pytest.raises(ValueError, match="60000 rows and 1000 columns"):
        lq.from_coinglass(heatmap(y_axis=prices, price_candlesticks=candle))


def test_our_map_is_laid_on_rows_of_another_height(map):
    # rows of 100 dollars, as a maker of maps would have them
    edges = np.arange(np.floor(map.bucket_edges[0] / 100), map.bucket_edges[-1] / 100 + 1) * 100
    other = lq.ImportedMap(0.5 * (edges[1:] + edges[:-1]), map.time, np.zeros((edges.size - 1, 72)))

    laid = lq.on_grid_of(map, other)

    assert laid.sum(axis=0) == pytest.approx(map.total.sum(axis=0))  # no dollar is lost
    below = np.concatenate([[0.0], np.cumsum(map.total[:, -1])])
    expected = np.interp(np.log(edges), np.log(map.bucket_edges), below)
    assert np.cumsum(laid[:, -1]) == pytest.approx(expected[1:], abs=1e-6 * below[-1])


def test_columns_the_map_does_not_show_are_unknown(map):
    hours = np.timedelta64(1, "h") * np.array([-100, 0, 2])
    other = lq.ImportedMap(map.bucket_prices, map.time[-1] + hours, np.zeros((90, 3)))

    laid = lq.on_grid_of(map, other)

    assert np.isnan(laid[:, 0]).all()
    assert laid[:, 1] == pytest.approx(map.total[:, -1])
    assert np.isnan(laid[:, 2]).all()


def test_a_bar_map_is_laid_beside_the_last_column(map):
    read = lq.from_coinglass(lq.to_coinglass(map, shape="map"))

    assert lq.on_grid_of(map, read).shape == read.total.shape
    assert lq.on_grid_of(map, read).sum() == pytest.approx(map.total[:, -1].sum(), rel=0.05)


def test_a_tidy_table_of_our_map_is_an_import(map):
    read = lq.ImportedMap.from_frame(lq.to_frame(map))

    assert read.long.sum() == pytest.approx(map.long.sum())
    assert read.total.sum(axis=0) == pytest.approx(map.total.sum(axis=0))
    assert (read.time == map.time).all()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda frame: frame.drop(columns="price"), '"price" is missing'),
        (lambda frame: frame.drop(columns="short"), '"short" is missing'),
        (lambda frame: frame.iloc[:0], "it is empty"),
        (lambda frame: frame.iloc[[0, 1, 0]], "row 2 names a time and price a second time"),
        (lambda frame: frame.assign(long=-1.0), "long must be finite and not negative; row 0"),
        (lambda frame: frame.assign(price=0.0), "price must be positive and finite; row 0"),
    ],
)
def test_a_spoilt_table_is_refused(map, spoil, words):
    frame = lq.to_frame(map).reset_index(drop=True)

    with pytest.raises(ValueError, match=words):
        lq.ImportedMap.from_frame(spoil(frame))
