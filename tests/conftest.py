"""Fixtures that many tests share, and the switch that turns skips into failures."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

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
def sample():
    """The bundled sample market."""
    import liqwidget as lq

    return lq.sample("BTCUSDT")
