"""Fixtures that many tests share, and the switch that turns skips into failures."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# a case that takes long once is a busy machine, not a fault
settings.register_profile("liqwidget", deadline=None)
settings.load_profile("liqwidget")

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "real"


def require(found: object, what: str) -> None:
    """Skip for want of a tool; fail instead where everything must run."""
    if found:
        return
    if os.environ.get("LIQWIDGET_REQUIRE_ALL"):
        pytest.fail(f"{what} is needed here, and skips are failures")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def node() -> str:
    """Path of Node."""
    found = shutil.which("node")
    require(found, "Node.js")
    return str(found)


@pytest.fixture(scope="session")
def real() -> Path:
    """Folder of real market data, for checks only."""
    if not REAL.is_dir():
        pytest.skip("the folder of real market data is not here")
    return REAL


@pytest.fixture(scope="session")
def printed_hours(real):
    """Three months of hours of three venues' prints, with the volume of one joined."""
    import pandas as pd

    import liqwidget as lq

    frame = pd.read_csv(real / "btc_1h_2025-12_2026-02.csv")
    frame = frame.assign(funding_close=frame["funding_close"] / 100)
    volume = pd.read_csv(real / "binance_btc_perp_1h.csv")[["time_utc", "volume"]]
    return lq.Market.from_frame(
        frame.merge(volume, on="time_utc", how="left"),
        columns={
            "time": "time_utc", "open_interest": "oi_close", "funding_rate": "funding_close",
            "long_liquidations": "liquidation_long_usd",
            "short_liquidations": "liquidation_short_usd",
        },
        open_interest_unit="usd", funding_interval="8h", provenance="historical", source="tests",
    )  # fmt: skip


@pytest.fixture(scope="session")
def sample():
    """The bundled sample market."""
    import liqwidget as lq

    return lq.sample("BTCUSDT")
