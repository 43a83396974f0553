"""What lesson 10 says of the evenings before holds when the paths are drawn by other chances."""

from __future__ import annotations

import io
import sys
from dataclasses import replace

import pandas as pd
import pytest

import liqwidget as lq
from tests.conftest import ROOT

EVENTS = {
    "2020-03-12": ("2020-03-12", "2020-03-14"),
    "2021-05-19": ("2021-05-19", "2021-05-20"),
    "2022-11-08": ("2022-11-08", "2022-11-10"),
    "2024-08-05": ("2024-08-04", "2024-08-06"),
    "2025-04-07": ("2025-04-06", "2025-04-08"),
    "2025-10-10": ("2025-10-10", "2025-10-11"),
}


def drawn_anew(event: str) -> lq.Market:
    """Return bitcoin in an event, drawn through the same figures with another seed."""
    sys.path.insert(0, str(ROOT / "sample_data"))
    try:
        from _build.events import SERIES, event_text
    finally:
        sys.path.remove(str(ROOT / "sample_data"))
    series = next(one for one in SERIES if (one.event, one.coin) == (event, "BTC"))
    text = event_text(replace(series, seed=series.seed + 101))
    frame = pd.read_csv(io.StringIO(text), comment="#").drop(columns="pinned")
    return lq.Market.from_frame(frame, funding_interval="8h", provenance="reconstructed")


def evening(market: lq.Market, event: str) -> tuple[str, float]:
    """Return the verdict of the check, and the share of the longs that the low passed."""
    known = market.window((None, EVENTS[event][0]))
    map = lq.estimate(known, price_range=(0.3 * known.price, 1.6 * known.price))
    low = market.window(EVENTS[event]).low.min()
    passed = lq.move(map, low / map.price - 1).long / map.profile().long.sum()
    return lq.conviction(map).verdict, float(passed)


@pytest.fixture(scope="module", params=EVENTS)
def both(request):
    """An evening as bundled, and with the path drawn anew."""
    stored, anew = lq.sample(request.param), drawn_anew(request.param)
    assert not (stored.close == anew.close).all()
    return evening(stored, request.param), evening(anew, request.param)


def test_the_check_says_the_same(both):
    (bundled, _), (anew, _) = both

    assert anew == bundled


def test_the_share_of_longs_passed_moves_by_less_than_a_point(both):
    (_, bundled), (_, anew) = both

    assert abs(anew - bundled) < 0.01
