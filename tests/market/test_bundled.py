"""The bundled samples: rebuilt byte for byte, sane as a market, found wherever installed.

What the reconstructed events must meet is tested in `tests/sample_data`.
"""

from __future__ import annotations

import lzma
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from liqwidget.market.bundled import pinned_bars, sample, samples

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


BUILT = [
    "btcusdt_1h.csv",
    "index.csv",
    "options_open_interest.csv",
    "toy_books.csv",
    *(f"events/{path.name}" for path in sorted((DATA / "events").iterdir())),
]


@pytest.mark.parametrize("file", BUILT)
def test_building_again_gives_the_same_bytes(rebuilt, file):
    again, stored = (rebuilt / file).read_bytes(), (DATA / file).read_bytes()

    if file.endswith(".xz"):  # the text must repeat whatever the version of the compressor
        assert lzma.decompress(again) == lzma.decompress(stored)
    else:
        assert again == stored


def test_the_builder_writes_every_built_file(rebuilt):
    written = [path.relative_to(rebuilt).as_posix() for path in rebuilt.rglob("*.*")]

    assert sorted(written) == sorted([*BUILT, "checksums.csv"])


def test_lines_end_with_a_line_feed_only():
    assert all(b"\r" not in path.read_bytes() for path in DATA.rglob("*.csv"))


def test_the_folder_stays_small():
    files = [path for path in DATA.rglob("*") if path.is_file() and path.suffix != ".pyc"]

    assert sum(path.stat().st_size for path in files) < 3_000_000


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
    with pytest.raises(ValueError, match=r"name must be one of BTCUSDT, 2020-03-12, .*'DOGE'"):
        sample("DOGE")


@pytest.mark.parametrize("symbol", ["SOL", "sol", "SOLUSDT"])
def test_an_event_has_several_coins(symbol):
    assert sample("2025-10-10", symbol=symbol).symbol == "SOLUSDT"


def test_bitcoin_comes_first():
    assert sample("2025-04-07").symbol == "BTCUSDT"


def test_an_unknown_coin_is_answered_with_those_there_are():
    with pytest.raises(ValueError, match="symbol must be one of BTC, ETH, SOL for 2025-10-10"):
        sample("2025-10-10", symbol="AVAX")


def test_a_reconstruction_says_so_and_names_what_is_assumed():
    market = sample("2025-04-07", symbol="ETH")

    assert market.provenance == "reconstructed"
    assert "not market data" in market.source
    assert market.source.endswith(
        "assumed: volume (7.5 x one venue's), "
        "open interest (bitcoin's, at the ratio seen at Hyperliquid), funding (BTC's)"
    )


def test_pinned_bars_are_a_part_of_the_market():
    market = sample("2020-03-12").to_frame()

    pinned = pinned_bars("2020-03-12")

    assert pinned["low"].tolist() == market.loc[pinned.index, "low"].tolist()
    assert pinned.loc[pinned["low"].idxmin(), ["low", "pinned"]].tolist() == [3782.13, "L"]


def test_a_simulated_market_has_no_pinned_bars():
    with pytest.raises(ValueError, match="BTCUSDT is simulated: none of its bars is published"):
        pinned_bars("BTCUSDT")


def test_the_table_says_what_each_sample_is():
    table = samples()

    assert list(table) == ["name", "symbol", "span", "bars", "provenance", "description"]
    assert table.loc[0, ["name", "bars", "provenance"]].tolist() == ["BTCUSDT", 816, "simulated"]


def test_every_sample_in_the_table_can_be_loaded():
    table = samples()

    pairs = table[["name", "symbol"]].to_numpy()
    bars = [sample(name, symbol=symbol).n_bars for name, symbol in pairs]

    assert bars == table["bars"].tolist()


def test_no_sample_leaves_anything_to_doubt():
    for name, symbol in samples()[["name", "symbol"]].to_numpy():
        assert sample(name, symbol=symbol).quality().n_gaps == 0


def test_spans_in_the_table_are_those_of_the_files():
    for line in samples().to_dict("records"):
        time = sample(line["name"], symbol=line["symbol"]).time.astype("datetime64[D]")

        assert line["span"] == f"{time[0]} to {time[-1]}"


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
