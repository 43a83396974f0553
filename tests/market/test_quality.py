"""What a market says it lacks."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.market import Market

NOW = np.datetime64("2026-01-05T08:30")


def report(columns, **changes):
    return Market(**columns | changes).quality(now=NOW)


def test_a_whole_market_leaves_nothing_to_doubt(columns):
    assert report(columns).warnings == ()


def test_a_report_reads_like_a_page(columns):
    assert str(report(columns)) == (
        "6 bars of 1 h, 2026-01-05 00:00 to 2026-01-05 06:00 UTC; the last one closed "
        "2 h 30 min ago.\n"
        "Open interest is known in 6 bars, volume in 6, funding in 100%.\n"
        "Nothing to doubt."
    )


def test_the_age_counts_from_the_close_of_the_last_bar(columns):
    assert report(columns).age == np.timedelta64(150, "m")


def test_without_a_moment_the_age_counts_from_now(columns):
    assert Market(**columns).quality().age > np.timedelta64(0, "s")


def test_a_market_of_the_future_says_so(columns):
    ahead = Market(**columns).quality(now=np.datetime64("2026-01-05T05:00"))

    assert "closed 1 h from now" in str(ahead)


def test_gaps_are_counted_in_places_and_bars(columns):
    kept = [0, 1, 4, 5]

    found = report({name: values[kept] for name, values in columns.items()})

    assert (found.n_gaps, found.n_absent_bars) == (1, 2)
    assert found.longest_gap == np.timedelta64(3, "h")
    assert "Time jumps in 1 place; 2 bars absent, at most 3 h from one bar" in found.warnings[0]


def test_bars_of_mixed_length_are_seen(columns):
    time = columns["time"].astype("datetime64[m]")
    time[5] -= np.timedelta64(30, "m")

    found = report(columns, time=time)

    assert found.n_short_steps == 1
    assert "mixed bar lengths" in str(found)


def test_bars_without_prices_are_counted(columns):
    for name in ("open", "high", "low", "close"):
        columns[name][2] = np.nan

    found = report(columns)

    assert found.n_missing_bars == 1
    assert "1 bar without prices; they sweep nothing." in found.warnings


def test_unknown_open_interest_is_counted_with_its_longest_run(columns):
    found = report(columns, open_interest=[np.nan, 52, np.nan, np.nan, 60, 58])

    assert (found.n_unknown_open_interest, found.longest_unknown_open_interest) == (3, 2)
    assert "unknown in 3 bars, at most 2 in a row" in str(found)


def test_open_interest_unknown_throughout_is_said_plainly(columns):
    found = report(columns, open_interest=np.full(6, np.nan))

    assert "Open interest is unknown throughout, so a map of it is empty." in found.warnings


def test_open_interest_that_changes_more_than_traded_is_seen(columns):
    columns["volume"][4] = 6.0  # the change there is 7

    found = report(columns)

    assert found.n_changes_above_volume == 1
    assert "changes by more than the volume in 1 bar" in str(found)


def test_a_change_over_unknown_bars_is_held_against_all_their_volume(columns):
    # 60 after 51 with 8 and 20 traded on the way
    columns["open_interest"][3] = np.nan

    assert report(columns).n_changes_above_volume == 0


def test_unknown_volume_is_not_held_against_a_change(columns):
    columns["volume"][4] = np.nan

    found = report(columns)

    assert (found.n_unknown_volume, found.n_changes_above_volume) == (1, 0)
    assert "Volume is unknown in 1 bar." in found.warnings


def test_a_market_without_volume_says_what_follows(columns):
    found = report(columns, volume=None)

    assert "Volume is unknown; turnover has to be assumed" in str(found)


@pytest.mark.parametrize(("known", "share"), [(6, 1.0), (3, 0.5), (0, 0.0)])
def test_the_cover_of_funding_is_a_share_of_bars(columns, known, share):
    columns["funding_rate"][known:] = np.nan

    assert report(columns).funding_coverage == share


def test_open_interest_that_stands_still_is_seen():
    n = 30
    market = Market(
        time=np.datetime64("2026-01-05T00", "h") + np.arange(n),
        open=np.full(n, 100.0),
        high=np.full(n, 101.0),
        low=np.full(n, 99.0),
        close=np.full(n, 100.0),
        open_interest=[*range(50, 60), *[60] * 20],
    )

    found = market.quality(now=NOW)

    assert found.longest_still_open_interest == 20
    assert "Open interest stands still for 20 bars" in str(found)


def test_unknown_mark_prices_are_counted(columns):
    low = columns["low"].copy()
    low[3] = np.nan

    found = report(columns, mark_high=columns["high"], mark_low=low)

    assert found.n_unknown_marks == 1
    assert "Mark prices are unknown in 1 bar." in found.warnings


def test_dollars_read_as_coins_are_suspected(columns):
    found = report(columns, open_interest=columns["open_interest"] * 1e9)

    assert 'dollars read as coins? Pass open_interest_unit="usd".' in str(found)


def test_real_data_are_reported(real):
    market = Market.from_csv(
        real("btc_1h_2025-12_2026-02.csv"),
        columns={"time": "time_utc", "open_interest": "oi_close"},
        open_interest_unit="usd",
    )

    found = market.quality(now=NOW)

    assert (found.n_gaps, found.n_unknown_open_interest) == (4, 0)
