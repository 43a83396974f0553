"""Markets small enough to check by hand."""

from __future__ import annotations

import pytest

from liqwidget.estimator import estimate
from tests.markets import bars

BARE = {
    "leverages": (10,),
    "weights": {10: 1.0},
    "maintenance_margin": 0.005,
    "turnover": 0.0,
    "funding_tilt": 0.0,
    "holding_exponent": 0.0,
    "inventory": "none",
    "entry": "close",
    "price_range": (80.0, 125.0),
    "n_buckets": 40,
}
"""Nothing but levels and sweeps."""


@pytest.fixture
def four_bars():
    """Two coins are opened in bar 1 and both sides of them are liquidated.

    bar        0    1    2    3
    high     101  101  101  112   <- a short at 100 with leverage 10 goes at 109.45
    close    100  100   95  110
    low       99   99   90   95   <- a long at 100 with leverage 10 goes at 90.45
    open_int  10   12   12   12
    """
    return bars(
        close=[100, 100, 95, 110],
        open=[100, 100, 100, 95],
        high=[101, 101, 101, 112],
        low=[99, 99, 90, 95],
        open_interest=[10, 12, 12, 12],
    )


@pytest.fixture
def four_bar_map(four_bars):
    """The map of `four_bars` without anything but levels and sweeps."""
    return estimate(four_bars, **BARE)
