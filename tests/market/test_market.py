"""What a market accepts, refuses and hands out."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import numpy as np
import pandas as pd
import pytest

from liqwidget.market import Market, get_venue

FIELDS = ("time", "open", "high", "low", "close", "volume", "open_interest", "funding_rate")


def changed(columns, name, bar, value):
    """Return the columns with one value replaced."""
    values = columns[name].copy()
    values[bar] = value
    return columns | {name: values}


def same(left, right):
    return all(
        np.array_equal(getattr(left, name), getattr(right, name), equal_nan=name != "time")
        for name in FIELDS
    )


def test_a_market_knows_its_length_bar_price_and_span(columns):
    market = Market(**columns)

    assert (market.n_bars, market.price) == (6, 106.0)
    assert (market.bar, market.span) == (np.timedelta64(1, "h"), np.timedelta64(6, "h"))


def test_times_are_milliseconds(columns):
    assert Market(**columns).time.dtype == "datetime64[ms]"


def test_a_market_is_written_in_one_line(columns):
    words = "Market(BTCUSDT at binance, 6 bars of 1 h, 2026-01-05 00:00 to 2026-01-05 06:00, yours)"

    assert repr(Market(**columns)) == words


def test_arrays_cannot_be_written_to(columns):
    market = Market(**columns)

    assert not any(getattr(market, name).flags.writeable for name in FIELDS)


def test_arrays_are_copies(columns):
    market = Market(**columns)

    columns["close"][:] = 1.0

    assert market.price == 106.0


def test_fields_cannot_be_replaced(columns):
    with pytest.raises(dataclasses.FrozenInstanceError, match="close"):
        Market(**columns).close = None


def test_integers_and_lists_become_floats(columns):
    market = Market(**columns | {"open_interest": [50, 52, 51, 53, 60, 58]})

    assert market.open_interest.dtype == np.float64


@pytest.mark.parametrize("name", ["volume", "funding_rate"])
def test_what_is_left_out_is_unknown(columns, name):
    del columns[name]

    assert np.isnan(getattr(Market(**columns), name)).all()


@pytest.mark.parametrize("name", ["mark_high", "mark_low", "long_liquidations"])
def test_optional_columns_stay_absent(columns, name):
    assert getattr(Market(**columns), name) is None


def test_the_contract_is_that_of_the_venue_unless_said(columns):
    told = Market(**columns, venue="binance", contract="inverse").contract

    assert (Market(**columns, venue="bitmex").contract, told) == ("inverse", "inverse")


def test_a_profile_may_name_the_venue(columns):
    assert Market(**columns, venue=get_venue("okx")).venue == "okx"


def test_a_bar_may_be_missing_whole(columns):
    for name in ("open", "high", "low", "close"):
        columns = changed(columns, name, 5, np.nan)

    assert Market(**columns).price == 108.0


def test_open_interest_may_be_unknown(columns):
    market = Market(**changed(columns, "open_interest", 2, np.nan))

    assert np.isnan(market.open_interest[2])


def test_open_interest_may_begin_at_zero(columns):
    market = Market(**columns | {"open_interest": [0, 0, 5, 6, 7, 8]})

    assert market.open_interest[1] == 0.0


def test_mark_prices_may_be_unknown_in_places(columns):
    market = Market(**columns, mark_high=columns["high"], mark_low=np.full(6, np.nan))

    assert np.isnan(market.mark_low).all()


def test_gaps_in_time_are_allowed(columns):
    market = Market(**{name: np.delete(values, 3) for name, values in columns.items()})

    assert (market.n_bars, market.bar) == (5, np.timedelta64(1, "h"))


@pytest.mark.parametrize("clone", [copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))])
def test_a_market_survives_copying(columns, clone):
    market = Market(**columns)

    assert same(clone(market), market)


def test_replacing_a_word_keeps_the_data(columns):
    market = Market(**columns)

    assert same(dataclasses.replace(market, source="by hand"), market)


# One value is wrong, and the message names the column, the bar and its time.
@pytest.mark.parametrize(
    ("name", "bar", "value", "words"),
    [
        ("low", 0, 0.0, r"low must be positive; bar 0 \(2026-01-05 00:00\) has 0\.0"),
        ("close", 3, -4.0, r"close must be positive; bar 3 \(2026-01-05 03:00\) has -4\.0"),
        ("high", 2, np.inf, r"high must be finite; bar 2 \(2026-01-05 02:00\) has inf"),
        ("volume", 2, np.inf, r"volume must be finite; bar 2 .* Write NaN where"),
        ("funding_rate", 2, -np.inf, r"funding_rate must be finite; bar 2"),
        ("open", 4, np.nan, r"all four prices or none; bar 4 \(2026-01-05 04:00\) lacks open"),
        ("high", 3, 100.0, r"high must not be below low; bar 3 .* high 100\.0 and low 101\.0"),
        ("open", 2, 200.0, r"open must lie between low and high; bar 2 .* has open 200\.0"),
        ("close", 2, 90.0, r"close must lie between low and high; bar 2 .* has close 90\.0"),
        ("volume", 1, -6.0, r"volume must not be negative; bar 1 \(2026-01-05 01:00\) has -6\.0"),
        ("open_interest", 1, -2.0, r"open_interest must not be negative; bar 1 .* has -2\.0"),
        ("open_interest", 4, 6e6, r"keep one unit; bar 4 .* has 6000000\.0 after 53\.0"),
        ("open_interest", 4, 0.06, r"keep one unit; bar 4 .* has 0\.06 after 53\.0"),
        ("open_interest", 4, 0.0, r"keep one unit; bar 4 .* has 0\.0 after 53\.0"),
        ("funding_rate", 5, 0.2, r"within 0\.1 either way per 8 h; bar 5 .* has 0\.2"),
        ("funding_rate", 5, -0.2, r"within 0\.1 either way per 8 h; bar 5 .* has -0\.2"),
        ("time", 3, np.datetime64("NaT"), "time must be known for every bar; bar 3 has none"),
    ],
)
def test_a_wrong_value_is_refused_with_its_bar(columns, name, bar, value, words):
    with pytest.raises(ValueError, match=words):
        Market(**changed(columns, name, bar, value))


def test_a_slip_of_units_is_seen_across_unknown_bars(columns):
    columns["open_interest"] = [50.0, np.nan, np.nan, 5000.0, 5000.0, 5000.0]

    with pytest.raises(ValueError, match=r"bar 3 .* has 5000\.0 after 50\.0"):
        Market(**columns)


def test_funding_in_per_cent_is_refused(columns):
    words = r"funding_rate is a fraction: .* median size is 0\.005\. .*, divide by 100"

    with pytest.raises(ValueError, match=words):
        Market(**columns | {"funding_rate": np.full(6, -0.005)})


def test_a_hot_market_passes_as_a_fraction(columns):
    market = Market(**columns | {"funding_rate": [0.0001, 0.0002, 0.0001, 0.003, 0.003, 0.0001]})

    assert market.funding_rate.max() == 0.003


def test_a_market_without_any_price_is_refused(columns):
    nothing = {name: np.full(6, np.nan) for name in ("open", "high", "low", "close")}

    with pytest.raises(ValueError, match="a market needs one bar with prices; all are NaN"):
        Market(**columns | nothing)


def test_times_out_of_order_are_refused(columns):
    columns["time"] = columns["time"][[0, 1, 3, 2, 4, 5]]

    words = r"time must rise; bar 3 \(2026-01-05 02:00\) comes after bar 2 \(2026-01-05 03:00\)"
    with pytest.raises(ValueError, match=words):
        Market(**columns)


def test_repeated_times_are_refused(columns):
    columns["time"] = columns["time"][[0, 1, 2, 2, 4, 5]]

    with pytest.raises(ValueError, match=r"must not repeat; bar 3 \(2026-01-05 02:00\) has the"):
        Market(**columns)


def test_times_that_run_backwards_are_refused_with_the_way_out(columns):
    columns["time"] = columns["time"][::-1]

    with pytest.raises(ValueError, match=r"newest first\. Turn the rows around with frame\.iloc"):
        Market(**columns)


def test_seconds_read_as_nanoseconds_are_refused(columns):
    columns["time"] = columns["time"].astype("datetime64[s]").astype(np.int64).astype("M8[ns]")

    with pytest.raises(ValueError, match=r"between 2009 and 2100; bar 0 .* Dates near 1970 come"):
        Market(**columns)


def test_fractions_of_a_millisecond_are_refused(columns):
    columns["time"] = columns["time"].astype("datetime64[us]") + np.timedelta64(1, "us")

    with pytest.raises(ValueError, match="time must be whole milliseconds; bar 0"):
        Market(**columns)


@pytest.mark.parametrize(("n_bars", "words"), [(0, "got no bars"), (1, "got one bar")])
def test_fewer_than_two_bars_are_refused(columns, n_bars, words):
    with pytest.raises(ValueError, match=f"two bars or more.*{words}"):
        Market(**{name: values[:n_bars] for name, values in columns.items()})


def test_times_that_are_text_are_refused(columns):
    with pytest.raises(TypeError, match=r"time must be datetime64 in UTC; .* Market\.from_frame"):
        Market(**columns | {"time": columns["time"].astype(str)})


def test_a_table_of_times_is_refused(columns):
    with pytest.raises(ValueError, match=r"time must have one dimension; got shape \(2, 3\)"):
        Market(**columns | {"time": columns["time"].reshape(2, 3)})


def test_text_is_refused(columns):
    with pytest.raises(TypeError, match=r"close must be numbers; got text, first '101\.0'"):
        Market(**columns | {"close": columns["close"].astype(str)})


def test_a_column_of_another_length_is_refused(columns):
    with pytest.raises(ValueError, match=r"volume must have one value per bar, 6; got shape \(5,"):
        Market(**columns | {"volume": columns["volume"][:5]})


def test_none_is_not_a_column(columns):
    with pytest.raises(TypeError, match="a market needs open_interest; got None"):
        Market(**columns | {"open_interest": None})


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({"mark_high": [102.0] * 6}, "come together; mark_low is missing"),
        ({"mark_low": [102.0] * 6}, "come together; mark_high is missing"),
        ({"mark_high": [102.0] * 6, "mark_low": [0.0] * 6}, "mark_low must be positive; bar 0"),
        ({"mark_high": [1.0] * 6, "mark_low": [2.0] * 6}, "mark_high must not be below mark_low"),
    ],
)
def test_impossible_mark_prices_are_refused(columns, marks, words):
    with pytest.raises(ValueError, match=words):
        Market(**columns, **marks)


@pytest.mark.parametrize("name", ["long_liquidations", "short_liquidations"])
def test_negative_liquidations_are_refused(columns, name):
    with pytest.raises(ValueError, match=f"{name} must not be negative; bar 2"):
        Market(**columns, **{name: [1.0, 2.0, -3.0, 0.0, 0.0, 0.0]})


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ({"venue": "binnance"}, 'Did you mean "binance"'),
        ({"contract": "quanto"}, "contract must be one of linear, inverse"),
        ({"provenance": "real"}, "provenance must be one of historical, reconstructed"),
        ({"symbol": " "}, "symbol must not be empty"),
        ({"venue": dataclasses.replace(get_venue("okx"), name="mine")}, "estimate\\(venue="),
    ],
)
def test_an_unknown_word_is_refused(columns, word, message):
    with pytest.raises(ValueError, match=message):
        Market(**columns, **word)


def test_an_unknown_keyword_is_refused(columns):
    with pytest.raises(TypeError, match="oi"):
        Market(**columns, oi=columns["open_interest"])


def test_the_frame_has_utc_times_as_index(columns):
    frame = Market(**columns).to_frame()

    assert str(frame.index.tz) == "UTC"
    assert list(frame.columns) == list(FIELDS[1:])


def test_a_frame_read_back_is_the_market(columns):
    market = Market(**columns, long_liquidations=np.arange(6.0))

    again = Market.from_frame(market.to_frame(), funding_interval="8h")

    assert same(again, market)
    assert np.array_equal(again.long_liquidations, market.long_liquidations)


def test_changing_the_frame_leaves_the_market_alone(columns):
    market = Market(**columns)

    frame = market.to_frame()
    frame.loc[:, "close"] = 1.0

    assert market.price == 106.0


def test_a_file_read_back_is_the_market(columns, tmp_path):
    market = Market(**columns)

    market.to_frame().to_csv(tmp_path / "market.csv")

    assert same(Market.from_csv(tmp_path / "market.csv", funding_interval="8h"), market)


def test_words_of_the_market_are_kept(columns):
    market = Market(**columns, symbol="ETHUSDT", provenance="simulated", source="seed 1")

    part = market.window("3h")

    assert (part.symbol, part.provenance, part.source) == ("ETHUSDT", "simulated", "seed 1")


def test_the_pandas_index_is_in_the_right_hour(columns):
    assert Market(**columns).to_frame().index[1] == pd.Timestamp("2026-01-05 01:00", tz="UTC")
