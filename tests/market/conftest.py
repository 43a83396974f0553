"""Small markets that can be checked by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

REAL = Path(__file__).parents[2].parent / "shared" / "real"


@pytest.fixture
def columns():
    """Six hours of a market, as `Market` takes them.

    bar        0    1    2    3    4    5
    high     102  104  103  105  109  108
    low       99  101  100  101  104  105
    open_int  50   52   51   53   60   58
    """
    return {
        "time": np.datetime64("2026-01-05T00", "h") + np.arange(6),
        "open": np.array([100.0, 101.0, 103.0, 101.0, 104.0, 108.0]),
        "high": np.array([102.0, 104.0, 103.0, 105.0, 109.0, 108.0]),
        "low": np.array([99.0, 101.0, 100.0, 101.0, 104.0, 105.0]),
        "close": np.array([101.0, 103.0, 101.0, 104.0, 108.0, 106.0]),
        "volume": np.array([7.0, 6.0, 5.0, 8.0, 20.0, 9.0]),
        "open_interest": np.array([50.0, 52.0, 51.0, 53.0, 60.0, 58.0]),
        "funding_rate": np.full(6, 0.0001),
    }


@pytest.fixture
def frame(columns):
    """The same six hours as a frame with UTC times."""
    table = pd.DataFrame(columns)
    table["time"] = table["time"].dt.tz_localize("UTC")
    return table


@pytest.fixture
def real():
    """Return the path of a real data file, or skip."""

    def path(name):
        if not (REAL / name).is_file():
            pytest.skip(f"{name} is not here")
        return REAL / name

    return path
