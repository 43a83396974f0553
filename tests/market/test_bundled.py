"""The bundled samples: rebuilt byte for byte, sane as a market, found wherever installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from liqwidget.market.bundled import sample, samples

ROOT = Path(__file__).parents[2]
DATA = ROOT / "sample_data"


@pytest.fixture(scope="module")
def bars() -> pd.DataFrame:
    return pd.read_csv(DATA / "btcusdt_1h.csv", parse_dates=["time"])


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("rebuilt")
    subprocess.run([sys.executable, DATA / "build.py", folder], check=True)
    return folder


@pytest.mark.parametrize("file", ["index.csv", "btcusdt_1h.csv"])
def test_building_again_gives_the_same_bytes(rebuilt, file):
    assert (rebuilt / file).read_bytes() == (DATA / file).read_bytes()


def test_the_builder_writes_every_data_file(rebuilt):
    assert sorted(path.name for path in rebuilt.iterdir()) == sorted(
        path.name for path in DATA.glob("*.csv")
    )


def test_lines_end_with_a_line_feed_only():
    assert all(b"\r" not in path.read_bytes() for path in DATA.glob("*.csv"))


def test_the_folder_stays_small():
    assert sum(path.stat().st_size for path in DATA.glob("*.csv")) < 3_000_000


def test_bars_are_an_hour_apart_without_gaps(bars):
    assert (bars["time"].diff().iloc[1:] == pd.Timedelta("1h")).all()


def test_the_sample_holds_a_month_and_a_warm_up(bars):
    assert len(bars) == (4 + 30) * 24


def test_a_bar_opens_where_the_one_before_it_closed(bars):
    assert (bars["open"].iloc[1:].to_numpy() == bars["close"].iloc[:-1].to_numpy()).all()


def test_high_and_low_enclose_open_and_close(bars):
    assert (bars["high"] >= bars[["open", "close"]].max(axis=1)).all()
    assert (bars["low"] <= bars[["open", "close"]].min(axis=1)).all()


def test_prices_are_whole_ticks(bars):
    ticks = bars[["open", "high", "low", "close"]].to_numpy() * 10

    assert np.allclose(ticks, ticks.round(), rtol=0, atol=1e-6)


def test_open_interest_stays_within_its_orders(bars):
    assert bars["open_interest"].between(80_000, 112_000).all()


def test_open_interest_changes_by_much_less_than_is_traded(bars):
    change = bars["open_interest"].diff().abs()

    assert (change.iloc[1:] <= 0.25 * bars["volume"].iloc[1:]).all()


def test_open_interest_is_turned_over_once_or_twice_on_a_median_day(bars):
    day = bars.groupby(bars["time"].dt.date)
    turnover = day["volume"].sum() / day["open_interest"].mean()

    assert 1.5 <= turnover.median() <= 3.0


def test_the_funding_rate_changes_only_every_eight_hours(bars):
    changed = bars["funding_rate"].diff().iloc[1:] != 0

    assert set(bars["time"].iloc[1:][changed].dt.hour) <= {0, 8, 16}


def test_the_funding_rate_is_a_fraction_with_a_small_positive_mean(bars):
    assert 0.00004 < bars["funding_rate"].mean() < 0.00015
    assert bars["funding_rate"].between(-0.0004, 0.0005).all()


def test_longs_pay_in_the_squeeze_and_shorts_after_the_sweep(bars):
    rate = bars.set_index("time")["funding_rate"]

    assert rate["2025-01-10":"2025-01-12"].max() > 0.0003
    assert rate["2025-01-22":"2025-01-23"].min() < 0


def test_the_sweep_takes_eight_per_cent_and_open_interest_with_it(bars):
    day = bars[bars["time"].dt.date == pd.Timestamp("2025-01-22").date()]

    assert day["low"].min() < 0.92 * day["high"].max()
    assert day["open_interest"].iloc[-1] < 0.95 * day["open_interest"].iloc[0]


def test_large_moves_come_in_clusters(bars):
    move = np.log(bars["close"] / bars["open"]).abs()

    assert move.autocorr(1) > 0.1
    assert move.autocorr(5) > 0.05


def test_the_market_holds_the_file(bars):
    market = sample("BTCUSDT")

    assert market.close.tolist() == bars["close"].tolist()
    assert market.open_interest.tolist() == bars["open_interest"].tolist()
    assert market.funding_rate.tolist() == bars["funding_rate"].tolist()


def test_the_market_says_it_is_simulated():
    market = sample("BTCUSDT")

    assert market.provenance == "simulated"
    assert "not market data" in market.source


def test_the_first_argument_may_be_left_out_or_in_lower_case():
    assert sample().symbol == sample("btcusdt").symbol == "BTCUSDT"


def test_an_unknown_name_is_answered_with_the_names_there_are():
    with pytest.raises(ValueError, match="name must be one of BTCUSDT; got 'DOGE'"):
        sample("DOGE")


def test_the_table_says_what_each_sample_is():
    table = samples()

    assert list(table) == ["name", "symbol", "span", "bars", "provenance", "description"]
    assert table.loc[0, ["name", "bars", "provenance"]].tolist() == ["BTCUSDT", 816, "simulated"]


def test_every_sample_in_the_table_can_be_loaded():
    table = samples()

    assert [len(sample(name).time) for name in table["name"]] == table["bars"].tolist()


@pytest.mark.parametrize("inside", [True, False], ids=["wheel", "checkout"])
def test_samples_are_found_in_a_wheel_and_in_a_checkout(tmp_path, inside):
    shutil.copytree(
        ROOT / "liqwidget",
        tmp_path / "liqwidget",
        ignore=shutil.ignore_patterns("views", "__pycache__"),
    )
    shutil.copytree(DATA, tmp_path / ("liqwidget/sample_data" if inside else "sample_data"))
    code = "import liqwidget as lq; print(lq.__file__, len(lq.sample().time))"

    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.startswith(str(tmp_path))
    assert run.stdout.split()[-1] == "816"


def test_missing_samples_are_reported_with_the_places_looked_in(monkeypatch, tmp_path):
    monkeypatch.setitem(sample.__globals__, "_PLACES", (tmp_path,))

    with pytest.raises(FileNotFoundError, match="bundled samples are missing; looked in"):
        sample()
