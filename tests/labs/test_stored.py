import gzip
import os
import runpy

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import RUNS, exact_map, positions, stored_exchange
from liqwidget.labs._ledger_file import read_ledger, write_ledger
from tests.conftest import ROOT

FOLDER = ROOT / "sample_data" / "exchange"
BUILD = runpy.run_path(str(FOLDER / "build.py"))


def liquidated(market) -> np.ndarray:
    """Coins of both sides, per bar."""
    return (market.long_liquidations + market.short_liquidations) / market.close


def test_the_crowded_week_falls_eight_per_cent_within_four_hours():
    close = stored_exchange("exchange/crowded").market.close

    assert (close[48:] / close[:-48] - 1).min() < -0.08


def test_the_cascade_liquidates_a_tenth_of_open_interest():
    market = stored_exchange("exchange/crowded").market

    in_four_hours = np.convolve(liquidated(market), np.ones(48), "valid")

    assert (in_four_hours / market.open_interest[:-47]).max() > 0.10


def test_the_crowd_pays_for_being_long_before_the_cascade():
    market = stored_exchange("exchange/crowded").market
    crowded = market.window(("2025-06-06", "2025-06-08"))

    assert crowded.funding_rate.min() > 3e-4


def test_the_calm_week_is_calm():
    market = stored_exchange("exchange/calm").market
    close = market.close

    assert np.abs(close[48:] / close[:-48] - 1).max() < 0.03
    assert liquidated(market).sum() / 7 < 0.02 * market.open_interest.mean()


@pytest.mark.parametrize("name", RUNS)
def test_longs_are_shorts_are_the_public_open_interest_in_every_hour(name):
    market = stored_exchange(name).market

    for hour in range(0, 168, 12):
        book = positions(name, at=market.time[12 * hour] + market.bar)
        long, short = (book.quantity[book.side == side].sum() for side in (1, -1))
        assert long == pytest.approx(short)
        assert long == pytest.approx(market.open_interest[12 * hour], rel=1e-5)


@pytest.mark.parametrize("name", RUNS)
def test_no_position_was_liquidated_away_from_its_level(name):
    ledger = stored_exchange(name).ledger
    stays = ledger.stays
    last = np.append(np.diff(stays.position) != 0, True)
    level = stays.level[last]
    forced = ledger.fate == 3

    gap = np.abs(ledger.exit[forced] * ledger.tick / level[forced] - 1)
    # last price and mark price differ, and an account may lose elsewhere: most are near, all are not far
    assert np.median(gap) < 0.004
    assert np.isfinite(level[forced]).all()


@pytest.mark.parametrize("name", RUNS)
def test_the_stored_runs_are_small_and_hold_about_five_thousand_at_most(name):
    ledger = stored_exchange(name).ledger
    size = sum(
        (ROOT / "sample_data" / f"{name}{end}").stat().st_size for end in (".npz", ".csv.gz")
    )

    assert size < 600_000
    assert max(ledger.alive(step).size for step in range(0, ledger.n_steps, 360)) < 5_500


@pytest.mark.parametrize("name", RUNS)
def test_the_public_files_have_nothing_to_doubt(name):
    market = stored_exchange(name).market

    assert market.quality(now=market.time[-1]).warnings == ()
    assert market.provenance == "simulated"


@pytest.mark.parametrize("name", RUNS)
def test_truth_can_be_put_on_the_grid_of_an_estimate(name):
    run = stored_exchange(name)
    map = lq.estimate(run.market, window="24H")

    truth = exact_map(run, like=map)

    assert 0 < truth.long.sum() < truth.open_interest.sum() * map.bucket_edges[-1]


def contents(folder, name):
    """What the two files of a run hold, whatever packed them."""
    with np.load(folder / f"{name}.npz") as archive:
        arrays = {key: archive[key].tolist() for key in archive.files}
    return gzip.decompress((folder / f"{name}.csv.gz").read_bytes()), arrays


@pytest.fixture(scope="module")
def made_again(tmp_path_factory):
    """A folder with runs made again: all where everything must run, else the quickest."""
    folder = tmp_path_factory.mktemp("runs")
    for name in BUILD["SEEDS"] if os.environ.get("LIQWIDGET_REQUIRE_ALL") else ("thin_alt",):
        BUILD["write"](name, folder)
    return folder


def test_a_stored_run_can_be_made_again(made_again):
    assert contents(made_again, "thin_alt") == contents(FOLDER, "thin_alt")


def test_every_stored_run_can_be_made_again_to_the_byte(made_again):
    if not os.environ.get("LIQWIDGET_REQUIRE_ALL"):
        pytest.skip("bytes depend on the version of zlib; compared where everything must run")
    BUILD["write_index"](made_again)

    assert (made_again / "index.csv").read_bytes() == (FOLDER / "index.csv").read_bytes()
    for name in BUILD["SEEDS"]:
        for end in (".npz", ".csv.gz"):
            made, kept = ((folder / f"{name}{end}").read_bytes() for folder in (made_again, FOLDER))
            assert made == kept


def test_a_ledger_survives_its_file(exchange, tmp_path):
    write_ledger(exchange.ledger, tmp_path / "run.npz")
    again = read_ledger(tmp_path / "run.npz")

    for name in ("opened", "closed", "side", "lots", "entry", "tier", "fate", "change_step"):
        assert getattr(again, name).tolist() == getattr(exchange.ledger, name).tolist()
    rows = again.alive(again.n_steps)
    assert again.margin(rows, again.n_steps) == pytest.approx(
        exchange.ledger.margin(rows, again.n_steps)
    )
    assert again.stays.level == pytest.approx(exchange.ledger.stays.level, nan_ok=True)


def test_an_unknown_run_is_refused():
    with pytest.raises(ValueError, match="one of exchange/calm, exchange/crowded"):
        positions("exchange/wild")


def test_a_stored_run_can_be_named_where_its_truth_is_drawn():
    map = lq.estimate(lq.sample("exchange/calm"), window="24H")

    named, given = (
        exact_map(run, like=map) for run in ("exchange/calm", stored_exchange("exchange/calm"))
    )

    assert np.array_equal(named.total, given.total)
