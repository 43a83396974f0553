"""Tables of all kinds at the door of a market."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from liqwidget.market import PRESETS, Market

HOUR = 3_600_000
START = 1_767_571_200_000  # 2026-01-05 00:00 UTC
MIDNIGHT = np.datetime64("2026-01-05T00:00", "ms")
ROWS = [
    [START, 100.0, 102.0, 99.0, 101.0, 7.0],
    [START + HOUR, 101.0, 104.0, 101.0, 103.0, 6.0],
    [START + 2 * HOUR, 103.0, 103.0, 100.0, 101.0, 5.0],
]
OPEN_INTEREST = [50.0, 52.0, 51.0]


def as_text(rows):
    return [[str(cell) for cell in row] for row in rows]


# Names and index


def test_a_frame_with_the_names_of_a_market_is_read(frame):
    market = Market.from_frame(frame)

    assert market.n_bars == 6
    assert market.open_interest.tolist() == [50, 52, 51, 53, 60, 58]


def test_the_frame_is_left_as_it_is(frame):
    before = frame.copy(deep=True)

    Market.from_frame(frame, open_interest_unit="usd")

    pd.testing.assert_frame_equal(frame, before)


def test_the_market_does_not_follow_the_frame(frame):
    market = Market.from_frame(frame)

    frame.loc[:, "close"] = 1.0

    assert market.price == 106.0


def test_times_may_be_the_index(frame):
    assert Market.from_frame(frame.set_index("time")).time[0] == MIDNIGHT


def test_a_named_index_of_text_counts_as_a_column(frame):
    theirs = frame.set_index(frame.pop("time").astype(str).rename("stamp"))

    assert Market.from_frame(theirs, columns={"time": "stamp"}).time[0] == MIDNIGHT


def test_other_names_are_told_by_columns(frame):
    theirs = frame.rename(columns={"open_interest": "oi_close", "time": "time_utc"})

    market = Market.from_frame(theirs, columns={"open_interest": "oi_close", "time": "time_utc"})

    assert market.open_interest[0] == 50.0


def test_columns_go_before_the_usual_names(frame):
    frame["other"] = frame["open_interest"] * 2

    market = Market.from_frame(frame, columns={"open_interest": "other"})

    assert market.open_interest[0] == 100.0


def test_columns_a_market_has_no_use_for_are_passed_over(frame):
    assert Market.from_frame(frame.assign(note="fine")).n_bars == 6


def test_optional_columns_are_read_when_they_are_there(frame):
    market = Market.from_frame(frame.assign(short_liquidations=3.0))

    assert market.short_liquidations.tolist() == [3.0] * 6


def test_a_missing_column_is_named_with_what_there_is(frame):
    words = (
        r'candles need a column "open_interest"; the frame has time, open, high, low, close, '
        r'volume, funding_rate\. Pass columns=\{"open_interest": "<its name>"\} if it goes by'
    )
    with pytest.raises(ValueError, match=words):
        Market.from_frame(frame.drop(columns="open_interest"))


def test_a_frame_without_times_is_refused(frame):
    with pytest.raises(ValueError, match='candles need a column "time"'):
        Market.from_frame(frame.drop(columns="time"))


def test_a_name_that_is_not_in_the_frame_is_refused(frame):
    with pytest.raises(ValueError, match=r'columns\["open_interest"\] is "oi"; the frame has time'):
        Market.from_frame(frame, columns={"open_interest": "oi"})


def test_a_field_that_a_market_does_not_have_is_refused(frame):
    with pytest.raises(ValueError, match='got "oi", which is not one of time, open'):
        Market.from_frame(frame, columns={"oi": "open_interest"})


def test_a_doubled_column_is_refused(frame):
    doubled = pd.concat([frame, frame[["close"]]], axis="columns")

    with pytest.raises(ValueError, match='the frame has "close" 2 times'):
        Market.from_frame(doubled)


def test_a_message_names_the_column_by_both_names(frame):
    theirs = frame.rename(columns={"open_interest": "oi_close"})
    theirs.loc[2, "oi_close"] = -1.0

    words = r'bar 2 \(2026-01-05 02:00\) has -1\.0 \(Your column "oi_close" is read as open_inter'
    with pytest.raises(ValueError, match=words):
        Market.from_frame(theirs, columns={"open_interest": "oi_close"})


def test_an_empty_frame_is_refused(frame):
    with pytest.raises(ValueError, match=r"two bars or more.*got no bars"):
        Market.from_frame(frame.iloc[:0])


def test_a_frame_without_anything_is_refused():
    with pytest.raises(ValueError, match='candles need a column "time"; the frame has no columns'):
        Market.from_frame(pd.DataFrame())


def test_one_row_is_refused(frame):
    with pytest.raises(ValueError, match=r"two bars or more.*got one bar"):
        Market.from_frame(frame.iloc[:1])


@pytest.mark.parametrize("thing", ["btc.csv", {"time": []}, 5, None])
def test_what_is_not_a_table_is_refused(thing):
    with pytest.raises(TypeError, match=r"must be a DataFrame or a list of rows; .*from_csv"):
        Market.from_frame(thing)


def test_a_list_of_numbers_is_not_a_table():
    with pytest.raises(TypeError, match=r"its first row is 100\.0"):
        Market.from_frame([100.0, 101.0], preset="ccxt")


# Numbers


def test_numbers_as_text_are_refused_with_the_way_out(frame):
    theirs = frame.astype({"close": str})

    words = r"close must be numbers; bar 0 \(2026-01-05 00:00\) has the text '101\.0'\. Convert"
    with pytest.raises(TypeError, match=words):
        Market.from_frame(theirs)


def test_a_word_between_the_numbers_is_refused_with_its_bar(frame):
    theirs = frame.astype({"volume": object})
    theirs.loc[3, "volume"] = "n/a"

    with pytest.raises(TypeError, match=r"volume must be numbers; bar 3 .* the text 'n/a'"):
        Market.from_frame(theirs)


def test_truth_values_are_not_numbers(frame):
    with pytest.raises(TypeError, match=r"volume must be numbers; bar 0 .* has True"):
        Market.from_frame(frame.assign(volume=True))


def test_none_between_the_numbers_is_unknown(frame):
    theirs = frame.astype({"open_interest": object})
    theirs.loc[3, "open_interest"] = None

    assert np.isnan(Market.from_frame(theirs).open_interest[3])


def test_nullable_numbers_are_read(frame):
    theirs = frame.astype({"open_interest": "Float64"})
    theirs.loc[3, "open_interest"] = pd.NA

    market = Market.from_frame(theirs)

    assert np.isnan(market.open_interest[3])
    assert market.open_interest[4] == 60.0


def test_infinities_are_refused(frame):
    frame.loc[1, "high"] = np.inf

    with pytest.raises(ValueError, match=r"high must be finite; bar 1 \(2026-01-05 01:00\)"):
        Market.from_frame(frame)


# Times


@pytest.mark.parametrize(
    "times",
    [
        pd.date_range("2026-01-05", periods=6, freq="h", tz="UTC"),
        pd.date_range("2026-01-05 01:00", periods=6, freq="h", tz="Europe/Berlin"),
        [f"2026-01-05T0{hour}:00:00Z" for hour in range(6)],
        [f"2026-01-05 0{hour}:00:00+00:00" for hour in range(6)],
        [f"2026-01-05T0{hour + 1}:00:00.000+01:00" for hour in range(6)],
        list(pd.date_range("2026-01-05", periods=6, freq="h", tz="UTC").to_pydatetime()),
        [START // 1000 + 3600 * hour for hour in range(6)],
        [START // 1000 + 3600.0 * hour for hour in range(6)],
        [START + HOUR * hour for hour in range(6)],
        [float(START + HOUR * hour) for hour in range(6)],
        [(START + HOUR * hour) * 1000 for hour in range(6)],
        [(START + HOUR * hour) * 1_000_000 for hour in range(6)],
        [str(START + HOUR * hour) for hour in range(6)],
    ],
)
def test_times_that_are_known_are_brought_to_utc(frame, times):
    market = Market.from_frame(frame.drop(columns="time").assign(time=times))

    assert market.time.tolist() == (MIDNIGHT + np.arange(6) * np.timedelta64(1, "h")).tolist()


NAIVE = [
    pd.date_range("2026-01-05", periods=6, freq="h"),
    [f"2026-01-05T0{hour}:00:00" for hour in range(6)],
    list(pd.date_range("2026-01-05", periods=6, freq="h").to_pydatetime()),
]


@pytest.mark.parametrize("times", NAIVE)
def test_times_that_may_be_local_are_refused(frame, times):
    words = r'has no time zone, so it may be local; row 0 has .*Pass time_zone="UTC"'
    with pytest.raises(ValueError, match=words):
        Market.from_frame(frame.drop(columns="time").assign(time=pd.Series(times, dtype=object)))


def test_a_naive_index_is_refused(frame):
    local = frame.set_index(frame.pop("time").dt.tz_localize(None))

    with pytest.raises(ValueError, match="time has no time zone, so it may be local"):
        Market.from_frame(local)


@pytest.mark.parametrize("times", NAIVE)
def test_times_are_local_to_the_zone_that_is_told(frame, times):
    market = Market.from_frame(
        frame.drop(columns="time").assign(time=times), time_zone="Europe/Berlin"
    )

    assert market.time[0] == np.datetime64("2026-01-04T23:00")


def test_naive_times_are_utc_when_told(frame):
    frame["time"] = frame["time"].dt.tz_localize(None)

    assert Market.from_frame(frame, time_zone="utc").time[0] == MIDNIGHT


def test_an_unknown_zone_is_refused(frame):
    frame["time"] = frame["time"].dt.tz_localize(None)

    with pytest.raises(ValueError, match=r'such as "UTC" or "Europe/Berlin"; got .Berlin.'):
        Market.from_frame(frame, time_zone="Berlin")


def test_a_local_hour_that_happens_twice_is_refused(frame):
    frame["time"] = pd.date_range("2025-10-26 00:00", periods=6, freq="h")

    with pytest.raises(ValueError, match=r"row 2 has 2025-10-26 02:00:00, which happens twice or"):
        Market.from_frame(frame, time_zone="Europe/Berlin")


def test_seconds_and_milliseconds_are_not_mixed(frame):
    frame["time"] = [START // 1000, START // 1000 + 3600] + [START + HOUR * h for h in range(2, 6)]

    words = r"keep one unit; row 0 is in seconds \(1767571200\) and row 2 in milliseconds"
    with pytest.raises(ValueError, match=words):
        Market.from_frame(frame)


@pytest.mark.parametrize("times", [range(6), [2e20] * 6, [-5] * 6])
def test_numbers_that_are_no_epoch_are_refused(frame, times):
    with pytest.raises(ValueError, match=r"must be an epoch in seconds, .* 2009 and 2100; row 0"):
        Market.from_frame(frame.drop(columns="time").assign(time=list(times)))


def test_times_that_were_read_in_the_wrong_unit_are_refused(frame):
    seconds = [START // 1000 + 3600 * hour for hour in range(6)]
    frame["time"] = pd.to_datetime(pd.Series(seconds), unit="ns", utc=True)

    with pytest.raises(ValueError, match="Dates near 1970 come from seconds read as nanoseconds"):
        Market.from_frame(frame)


def test_zones_are_not_mixed(frame):
    frame["time"] = [f"2026-01-05T0{hour}:00:00{'Z' if hour else ''}" for hour in range(6)]

    with pytest.raises(ValueError, match=r"a zone in every row or in none; row 1 has .* row 0 has"):
        Market.from_frame(frame)


def test_datetimes_with_and_without_zone_are_not_mixed(frame):
    times = list(pd.date_range("2026-01-05", periods=6, freq="h", tz="UTC").to_pydatetime())
    times[4] = times[4].replace(tzinfo=None)

    with pytest.raises(ValueError, match="row 0 has one and row 4 has none"):
        Market.from_frame(frame.drop(columns="time").assign(time=pd.Series(times, dtype=object)))


def test_dates_in_a_local_order_are_refused(frame):
    frame["time"] = [f"05/01/2026 0{hour}:00" for hour in range(6)]

    with pytest.raises(ValueError, match=r"ISO 8601 text .*; row 0 has '05/01/2026 00:00'"):
        Market.from_frame(frame, time_zone="UTC")


@pytest.mark.parametrize("nothing", [None, pd.NaT])
def test_a_row_without_time_is_refused(frame, nothing):
    frame.loc[3, "time"] = nothing

    with pytest.raises(ValueError, match="time must be known for every bar; row 3 has none"):
        Market.from_frame(frame)


def test_things_that_are_no_times_are_refused(frame):
    frame["time"] = pd.Series([{}] * 6)

    with pytest.raises(TypeError, match=r"ISO 8601 text or epoch numbers; got {}"):
        Market.from_frame(frame)


def test_rows_out_of_order_are_refused(frame):
    with pytest.raises(ValueError, match=r"time must rise; bar 3 .* comes after bar 2"):
        Market.from_frame(frame.iloc[[0, 1, 3, 2, 4, 5]])


def test_duplicate_rows_are_refused(frame):
    with pytest.raises(ValueError, match=r"time must not repeat; bar 3"):
        Market.from_frame(frame.iloc[[0, 1, 2, 2, 4, 5]])


# Units


def test_dollars_are_divided_by_the_close_of_their_bar(frame):
    frame["open_interest"] *= frame["close"]

    market = Market.from_frame(frame, open_interest_unit="usd")

    assert market.open_interest == pytest.approx([50, 52, 51, 53, 60, 58])


def test_contracts_of_a_linear_contract_are_parts_of_a_coin(frame):
    market = Market.from_frame(frame, open_interest_unit="contracts", contract_size=0.01)

    assert market.open_interest[0] == pytest.approx(0.5)


def test_contracts_of_an_inverse_contract_are_dollars(frame):
    market = Market.from_frame(
        frame, open_interest_unit="contracts", contract_size=10.0, venue="deribit"
    )

    # 50 contracts of 10 USD at 101
    assert market.open_interest[0] == pytest.approx(500 / 101)


def test_volume_has_a_unit_of_its_own(frame):
    market = Market.from_frame(frame, volume_unit="usd")

    assert market.volume[0] == pytest.approx(7 / 101)
    assert market.open_interest[0] == 50.0


def test_a_slip_of_units_is_told_in_the_unit_of_the_table(frame):
    frame["open_interest"] = [5e9, 5e9, 5e9, 5e7, 5e7, 5e7]

    with pytest.raises(ValueError, match=r"keep one unit; bar 3 .* has 5e\+07 after 5e\+09"):
        Market.from_frame(frame, open_interest_unit="usd")


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ({"open_interest_unit": "btc"}, "open_interest_unit must be one of coin, usd, contracts"),
        ({"volume_unit": "base"}, "volume_unit must be one of coin, usd, contracts"),
        ({"contract_size": 0.0}, r"contract_size must be positive; got 0\.0"),
        ({"funding_interval": "1D"}, 'funding_interval must be between "1h" and "8h"'),
        ({"funding_interval": "often"}, "funding_interval must be a length of time"),
        ({"preset": "binnance"}, 'Did you mean "binance"'),
    ],
)
def test_an_unknown_option_is_refused(frame, option, words):
    with pytest.raises(ValueError, match=words):
        Market.from_frame(frame, **option)


# Columns from elsewhere


def test_open_interest_may_come_beside_the_candles():
    market = Market.from_frame(ROWS, preset="ccxt", open_interest=OPEN_INTEREST)

    assert market.open_interest.tolist() == OPEN_INTEREST


def test_a_series_is_sampled_at_the_last_stamp_inside_each_bar():
    stamps = pd.to_datetime([START, START + HOUR // 2, START + 2 * HOUR], unit="ms", utc=True)

    market = Market.from_frame(
        ROWS, preset="ccxt", open_interest=pd.Series([50.0, 50.5, 52.0], index=stamps)
    )

    np.testing.assert_array_equal(market.open_interest, [50.5, np.nan, 52.0])


def test_a_series_of_funding_prints_is_carried_forward():
    stamps = pd.to_datetime([START + HOUR], unit="ms", utc=True)

    market = Market.from_frame(
        ROWS,
        preset="ccxt",
        open_interest=OPEN_INTEREST,
        funding_rate=pd.Series([0.0002], index=stamps),
    )

    np.testing.assert_array_equal(market.funding_rate, [np.nan, 0.0002, 0.0002])


def test_a_column_of_another_length_is_refused():
    with pytest.raises(ValueError, match="open_interest must have one value per bar, 3; got 2"):
        Market.from_frame(ROWS, preset="ccxt", open_interest=[50.0, 52.0])


def test_a_series_out_of_order_is_refused():
    stamps = pd.to_datetime([START + HOUR, START], unit="ms", utc=True)

    with pytest.raises(ValueError, match="open_interest must be in time order; row 1"):
        Market.from_frame(ROWS, preset="ccxt", open_interest=pd.Series([1.0, 2.0], index=stamps))


# Presets


def test_ccxt_rows_are_read():
    market = Market.from_frame(ROWS, preset="ccxt", open_interest=OPEN_INTEREST)

    assert (market.time[0], market.price, market.volume[2]) == (MIDNIGHT, 101.0, 5.0)


def test_a_frame_of_unnamed_columns_is_read_like_rows():
    market = Market.from_frame(pd.DataFrame(ROWS), preset="ccxt", open_interest=OPEN_INTEREST)

    assert market.price == 101.0


def test_rows_without_preset_are_refused():
    with pytest.raises(ValueError, match=r"rows without column names need a preset; .* ccxt"):
        Market.from_frame(ROWS, open_interest=OPEN_INTEREST)


def test_rows_that_are_too_short_are_refused():
    with pytest.raises(ValueError, match=r"rows of preset ccxt begin timestamp, open, .* got 3"):
        Market.from_frame([row[:3] for row in ROWS], preset="ccxt", open_interest=OPEN_INTEREST)


def test_binance_rows_are_read():
    rows = [
        [r[0], *map(str, r[1:]), r[0] + HOUR - 1, "700.1", 40, "3.5", "350.0", "0"] for r in ROWS
    ]

    market = Market.from_frame(rows, preset="binance", open_interest=OPEN_INTEREST)

    assert market.volume.tolist() == [7.0, 6.0, 5.0]


def test_binance_archive_names_are_read():
    names = ["open_time", "open", "high", "low", "close", "volume"]
    table = pd.DataFrame(ROWS, columns=names).assign(
        sum_open_interest=OPEN_INTEREST, last_funding_rate=0.0001
    )

    market = Market.from_frame(table, preset="binance")

    assert market.open_interest.tolist() == OPEN_INTEREST
    assert market.funding_rate.tolist() == [0.0001] * 3


def test_binance_metrics_are_sampled_onto_klines():
    metrics = pd.DataFrame(
        {
            "create_time": ["2026-01-05 00:55:00", "2026-01-05 01:55:00", "2026-01-05 02:55:00"],
            "sum_open_interest": OPEN_INTEREST,
        }
    ).set_index("create_time")["sum_open_interest"]

    market = Market.from_frame(ROWS, preset="ccxt", open_interest=metrics, time_zone="UTC")

    assert market.open_interest.tolist() == OPEN_INTEREST


def test_bybit_rows_run_backwards_as_text_and_are_turned():
    rows = as_text([[*row, 1.0] for row in reversed(ROWS)])

    market = Market.from_frame(rows, preset="bybit", open_interest=OPEN_INTEREST[::-1])

    assert market.time[0] == MIDNIGHT
    assert market.open_interest.tolist() == OPEN_INTEREST


def test_okx_volume_is_taken_in_coins():
    rows = as_text([[*row[:5], 700.0, row[5], 1.0, 1] for row in reversed(ROWS)])

    market = Market.from_frame(rows, preset="okx", open_interest=OPEN_INTEREST[::-1])

    assert market.volume.tolist() == [7.0, 6.0, 5.0]


def test_hyperliquid_records_are_read():
    rows = [dict(zip("tohlcv", [row[0], *map(str, row[1:])], strict=True)) for row in ROWS]

    market = Market.from_frame(rows, preset="hyperliquid", open_interest=OPEN_INTEREST)

    assert market.close.tolist() == [101.0, 103.0, 101.0]


def test_a_word_in_an_export_is_refused_with_its_bar():
    rows = as_text(ROWS)
    rows[1][3] = "-"

    with pytest.raises(TypeError, match=r"low must be numbers; bar 1 \(2026-01-05 01:00\) has"):
        Market.from_frame(rows, preset="bybit", open_interest=OPEN_INTEREST)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_also_reads_the_names_of_a_market(frame, preset):
    assert Market.from_frame(frame, preset=preset).n_bars == 6


# Files


def test_a_file_with_names_is_read(tmp_path):
    path = tmp_path / "market.csv"
    path.write_text(
        "time,open,high,low,close,open_interest\n"
        "2026-01-05T00:00:00Z,100,102,99,101,50\n"
        "2026-01-05T01:00:00Z,101,104,101,103,52\n"
    )

    assert Market.from_csv(path).price == 103.0


def test_an_archive_file_without_names_is_read(tmp_path):
    path = tmp_path / "klines.csv"
    path.write_text("\n".join(",".join(str(cell) for cell in row) for row in ROWS))

    market = Market.from_csv(path, preset="binance", open_interest=OPEN_INTEREST)

    assert market.n_bars == 3


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "empty.csv").write_text("")

    with pytest.raises(ValueError, match=r"empty\.csv is empty; a market needs two bars"):
        Market.from_csv(tmp_path / "empty.csv")


def test_text_in_a_file_is_refused_with_its_bar(tmp_path):
    path = tmp_path / "market.csv"
    path.write_text(
        "time,open,high,low,close,open_interest\n"
        "2026-01-05T00:00:00Z,100,102,99,101,50\n"
        "2026-01-05T01:00:00Z,101,104,101,103,many\n"
    )

    with pytest.raises(TypeError, match=r"bar 1 \(2026-01-05 01:00\) has the text 'many'"):
        Market.from_csv(path)


# Real data


def test_the_percent_column_of_a_real_file_is_caught(real):
    names = {"time": "time_utc", "open_interest": "oi_close", "funding_rate": "funding_close"}

    with pytest.raises(ValueError, match=r"funding_rate is a fraction: .* divide by 100"):
        Market.from_csv(real("btc_1h_2025-12_2026-02.csv"), columns=names, open_interest_unit="usd")


def test_a_real_file_is_read(real):
    frame = pd.read_csv(real("btc_1h_2025-12_2026-02.csv"))
    frame["funding_close"] /= 100
    names = {"time": "time_utc", "open_interest": "oi_close", "funding_rate": "funding_close"}

    market = Market.from_frame(frame, columns=names, open_interest_unit="usd")

    assert market.n_bars == len(frame)
    assert 80_000 < np.nanmedian(market.open_interest) < 120_000
    assert np.array_equal(market.funding_rate, frame["funding_close"])
