"""A market small enough to check by hand, and a journal in a folder of its own."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import liqwidget as lq


def market_of(bars: list[tuple[float, float, float]], *, symbol: str = "BTCUSDT") -> lq.Market:
    """Return hourly bars from (high, low, close); a bar opens where the last one closed."""
    high, low, close = (np.array(column, dtype=float) for column in zip(*bars, strict=True))
    opened = np.concatenate([close[:1], close[:-1]])
    frame = pd.DataFrame(
        {
            "time": pd.date_range("2025-01-01", periods=len(bars), freq="1h", tz="UTC"),
            "open": opened,
            "high": np.maximum(high, opened),
            "low": np.minimum(low, opened),
            "close": close,
            "volume": 10.0,
            "open_interest": 100.0,
        }
    )
    return lq.Market.from_frame(frame, symbol=symbol)


@pytest.fixture
def market():
    """Eight hours.

    bar      0    1    2    3    4    5    6    7
    high   100  101  102  111  109  105  104  101
    low    100   99  100  101  104   97   99   89
    close  100  100  101  108  105  100  100   90
    """
    return market_of([
        (100, 100, 100), (101, 99, 100), (102, 100, 101), (111, 101, 108),
        (109, 104, 105), (105, 97, 100), (104, 99, 100), (101, 89, 90),
    ])  # fmt: skip


@pytest.fixture
def known(market):
    """The first two bars: the price is 100, and it is 02:00."""
    return market.window(("2025-01-01 00:00", "2025-01-01 02:00"))


@pytest.fixture
def journal(tmp_path):
    return lq.Journal(tmp_path / "journal.sqlite")


WORDS = {"because": "a bright band", "wrong_if": "no touch in time"}
