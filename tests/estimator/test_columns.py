"""Bars into columns."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator.columns import bar_length, columns, span_of


def hours(n):
    return np.datetime64("2026-01-01", "ms") + np.arange(n) * np.timedelta64(1, "h")


def test_without_a_window_every_bar_is_a_column():
    laid = columns(hours(10))

    assert laid.ends.tolist() == list(range(10))
    assert (laid.first, laid.lead, laid.padded) == (0, 0, 10)


def test_a_window_shows_its_last_bars_and_computes_the_warm_up_before_it():
    laid = columns(hours(10), window="4h", warm_up="2h")

    assert laid.ends.tolist() == [6, 7, 8, 9]
    assert (laid.start, laid.first, laid.n_bars) == (4, 2, 6)


def test_a_warm_up_longer_than_the_data_uses_what_there_is():
    laid = columns(hours(10), window="4h", warm_up="48h")

    assert (laid.start, laid.first) == (0, 6)


def test_a_window_longer_than_the_data_shows_everything():
    assert columns(hours(10), window="7D").ends.size == 10


def test_a_warm_up_of_nothing_starts_with_the_window():
    laid = columns(hours(10), window="4h", warm_up="0h")

    assert (laid.start, laid.first) == (6, 0)


def test_the_last_column_may_be_partial():
    laid = columns(hours(10), window="5h", warm_up="2h", n_columns=2)

    # three bars a column: one empty bar, 3 and 4 hidden; 5, 6, 7; then 8, 9 and an empty one
    assert laid.bars_per_column == 3
    assert (laid.start, laid.lead, laid.first, laid.padded) == (3, 1, 1, 9)
    assert laid.ends.tolist() == [7, 9]


def test_bars_are_laid_between_empty_ones():
    laid = columns(hours(10), window="5h", warm_up="2h", n_columns=2)

    found = laid.lay(np.arange(10.0), np.nan)

    assert found == pytest.approx([np.nan, 3, 4, 5, 6, 7, 8, 9, np.nan], nan_ok=True)


def test_the_inventory_has_columns_of_its_own():
    laid = columns(hours(10), n_columns=5, inventory_bars=3)

    assert laid.bars_per_column == 2
    assert (laid.first, laid.lead, laid.n_columns) == (2, 4, 7)


def test_more_than_1440_bars_are_binned():
    laid = columns(hours(2000))

    assert (laid.bars_per_column, laid.n_columns) == (2, 1000)


def test_a_gap_in_time_shortens_the_window_in_bars():
    time = np.delete(hours(10), [7, 8])

    assert columns(time, window="4h", warm_up="0h").ends.tolist() == [6, 7]


@pytest.mark.parametrize("span", ["1D", "1d", "24H", "24h", " 24 h ", "1440min"])
def test_a_span_is_read_in_any_case(span):
    assert span_of(span, "window") == np.timedelta64(24, "h")


def test_a_span_may_be_a_timedelta():
    assert span_of(np.timedelta64(3, "h"), "window") == np.timedelta64(3, "h")


@pytest.mark.parametrize(
    "span", ["", "7", "D7", "7Y", "1M", "-7D", "1.5h", 7, None, np.timedelta64(-1, "h")]
)
def test_a_span_that_cannot_be_read_is_refused(span):
    with pytest.raises(ValueError, match='window is a number and one of min, h, D, W, like "7D"'):
        span_of(span, "window")


@pytest.mark.parametrize("n_columns", [0, -3])
def test_less_than_one_column_is_refused(n_columns):
    with pytest.raises(ValueError, match="n_columns must be 1 or more"):
        columns(hours(10), n_columns=n_columns)


def test_the_usual_step_is_the_bar_length():
    time = np.delete(hours(10), [4])

    assert bar_length(time) == np.timedelta64(1, "h")


def test_one_bar_counts_as_an_hour():
    assert bar_length(hours(1)) == np.timedelta64(1, "h")
