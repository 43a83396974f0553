"""One painted cluster, made once."""

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import Painting, paint


@pytest.fixture(scope="session")
def painting() -> Painting:
    """Fifty million dollars a side for an hour of the calm week, at twice."""
    return paint("exchange/calm", at="2025-06-07 12:00", dollars=50e6, leverage=2, hours=1)


@pytest.fixture(scope="session")
def clean() -> lq.LiquidationMap:
    return lq.estimate(lq.sample("exchange/calm"), window="3D")


@pytest.fixture(scope="session")
def painted(painting) -> lq.LiquidationMap:
    return lq.estimate(painting.market, window="3D")


@pytest.fixture(scope="session")
def at(painting, painted) -> int:
    """Column at whose end the positions have just been opened."""
    return int(np.flatnonzero(painted.time == painting.opened)[0])
