"""Windows of a market, and longer bars."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqwidget.market import Market
from liqwidget.market._durations import duration, duration_text


@pytest.fixture
def market(columns):
    return Market(**columns, long_liquidations=np.arange(6.0))


@pytest.mark.parametrize("span", ["3h", "3H", " 3 hours ", "180min", timedelta(hours=3)])
def test_a_length_takes_the_last_bars(market, span):
    assert market.window(span).close.tolist() == [104.0, 108.0, 106.0]


@pytest.mark.parametrize("span", ["7D", "6h", "1w"])
def test_a_longer_window_is_the_whole_market(market, span):
    assert market.window(span).n_bars == 6


@pytest.mark.parametrize(
    "span",
    [
        ("2026-01-05 01:00", "2026-01-05 03:00"),
        slice("2026-01-05T01:00Z", "2026-01-05T04:00+01:00"),
        (np.datetime64("2026-01-05T01"), pd.Timestamp("2026-01-05 03:00", tz="UTC")),
        slice(1, 3),
        slice(-5, -3),
    ],
)
def test_a_pair_takes_the_bars_from_start_to_before_end(market, span):
    assert market.window(span).close.tolist() == [103.0, 101.0]


def test_an_open_end_has_no_limit(market):
    assert market.window((None, "2026-01-05 03:00")).n_bars == 3
    assert market.window(("2026-01-05 03:00", None)).n_bars == 3


def test_a_window_keeps_optional_columns_and_their_absence(market):
    part = market.window("2h")

    assert part.long_liquidations.tolist() == [4.0, 5.0]
    assert part.mark_low is None


def test_a_window_cannot_be_written_to(market):
    assert not market.window("2h").close.flags.writeable


def test_a_window_of_hot_funding_is_still_a_market(columns):
    hot = Market(**columns | {"funding_rate": [0.0, 0.0, 0.0, 0.0, 0.003, 0.003]})

    assert hot.window("2h").funding_rate.tolist() == [0.003, 0.003]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("1h", "window must hold two bars or more; '1h' of 2026-01-05 00:00 to"),
        (("2027-01-01", None), "window must hold two bars or more"),
        ("soon", 'window must be a length of time such as "24H", "7D" or "15min"; got \'soon\''),
        ("0h", "window must be a length of time"),
        ("1M", "window must be a length of time"),
        (("yesterday-ish", None), "window must begin and end at times such as"),
        (slice(None, None, 2), "window takes no step; use resample"),
        (("NaT", None), "window must begin and end at times"),
    ],
)
def test_an_impossible_window_is_refused(market, span, words):
    with pytest.raises(ValueError, match=words):
        market.window(span)


def test_longer_bars_are_worked_out_by_hand(market):
    long = market.resample("3h")

    assert long.time.astype(str).tolist() == ["2026-01-05T00:00:00.000", "2026-01-05T03:00:00.000"]
    assert long.open.tolist() == [100.0, 101.0]
    assert long.high.tolist() == [104.0, 109.0]
    assert long.low.tolist() == [99.0, 101.0]
    assert long.close.tolist() == [101.0, 106.0]
    assert long.volume.tolist() == [18.0, 37.0]
    assert long.open_interest.tolist() == [51.0, 58.0]
    assert long.long_liquidations.tolist() == [3.0, 12.0]


def test_longer_bars_pass_over_what_is_unknown(columns):
    columns["open_interest"][2] = np.nan
    columns["volume"][0] = np.nan
    for name in ("open", "high", "low", "close"):
        columns[name][[0, 3, 4, 5]] = np.nan

    long = Market(**columns).resample("3h")

    np.testing.assert_array_equal(long.open, [101.0, np.nan])
    np.testing.assert_array_equal(long.close, [101.0, np.nan])
    assert long.open_interest.tolist() == [52.0, 58.0]
    assert long.volume[0] == 11.0


def test_mark_prices_keep_their_extremes(columns):
    market = Market(**columns, mark_high=columns["high"], mark_low=columns["low"])

    long = market.resample("2h")

    assert long.mark_high.tolist() == [104.0, 105.0, 109.0]
    assert long.mark_low.tolist() == [99.0, 100.0, 104.0]


def test_bars_begin_at_whole_steps_and_the_first_may_be_short(columns):
    columns["time"] = columns["time"] + np.timedelta64(1, "h")

    long = Market(**columns).resample("4h")

    assert long.time.astype("datetime64[h]").astype(str).tolist() == [
        "2026-01-05T00",
        "2026-01-05T04",
    ]
    assert long.volume.tolist() == [18.0, 37.0]


def test_gaps_stay_gaps(columns):
    columns["time"] = columns["time"] + np.where(np.arange(6) >= 3, 9, 0).astype("m8[h]")

    long = Market(**columns).resample("3h")

    assert np.diff(long.time).tolist() == [timedelta(hours=12)]


def test_the_same_length_changes_nothing(market):
    assert np.array_equal(market.resample("1h").volume, market.volume)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("15min", "resample makes bars longer; got 15 min for bars of 1 h"),
        ("90min", "whole number of bars; 1 h 30 min does not divide by 1 h"),
        ("1D", "resample must leave two bars or more; 1 d leaves 1"),
        ("often", "resample must be a length of time"),
    ],
)
def test_impossible_bars_are_refused(market, step, words):
    with pytest.raises(ValueError, match=words):
        market.resample(step)


@given(
    st.lists(st.floats(1, 1e6), min_size=8, max_size=60), st.sampled_from(["2h", "3h", "4h", "6h"])
)
def test_longer_bars_are_those_of_pandas(walk, step):
    close = np.array(walk)
    first = np.concatenate([close[:1], close[:-1]])
    market = Market(
        time=np.datetime64("2026-01-05T00", "h") + np.arange(close.size),
        open=first,
        high=np.maximum(first, close),
        low=np.minimum(first, close),
        close=close,
        volume=close,
        open_interest=np.full(close.size, 1.0),
    )

    ours = market.resample(step).to_frame()

    rules = {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"}
    theirs = market.to_frame().resample(step).agg(rules)
    np.testing.assert_allclose(ours[list(rules)], theirs, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("15min", 900),
        ("15m", 900),
        ("1H", 3600),
        ("7D", 604_800),
        ("2w", 1_209_600),
        ("0.5h", 1800),
    ],
)
def test_a_length_of_time_is_read(text, seconds):
    assert duration("window", text) == np.timedelta64(seconds, "s")


@pytest.mark.parametrize(
    "text", ["", "h h", "-1h", "1 fortnight", "24", None, np.timedelta64("NaT")]
)
def test_what_is_no_length_of_time_is_refused(text):
    with pytest.raises(ValueError, match="window must be a length of time"):
        duration("window", text)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3600, "1 h"), (5400, "1 h 30 min"), (90_061, "1 d 1 h"), (0, "0 s"), (59, "59 s")],
)
def test_a_length_of_time_is_written_in_two_words_at_most(seconds, words):
    assert duration_text(np.timedelta64(seconds, "s")) == words
