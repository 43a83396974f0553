"""The main job on real candles, open interest and funding; skipped where they are not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import liqwidget as lq

COLUMNS = {
    "time": "time_utc",
    "open_interest": "oi_close",
    "funding_rate": "funding_close",
    "long_liquidations": "liquidation_long_usd",
    "short_liquidations": "liquidation_short_usd",
}
READ = {"columns": COLUMNS, "open_interest_unit": "usd", "funding_interval": "8h"}


@pytest.fixture(scope="module")
def frame(real):
    """Three months of hours; funding comes in per cent there."""
    return pd.read_csv(real / "btc_1h_2025-12_2026-02.csv")


@pytest.fixture(scope="module", params=["no volume", "volume joined"])
def market(request, frame, real):
    frame = frame.assign(funding_close=frame["funding_close"] / 100)
    if request.param == "volume joined":
        volume = pd.read_csv(real / "binance_btc_perp_1h.csv")[["time_utc", "volume"]]
        frame = frame.merge(volume, on="time_utc", how="left")
    return lq.Market.from_frame(frame, provenance="historical", source="for checks only", **READ)


@pytest.fixture(scope="module", params=["binance", "bybit"])
def map(request, market):
    return lq.estimate(market, venue=request.param, window="30D")


def test_funding_in_per_cent_is_caught(frame):
    with pytest.raises(ValueError, match="divide by 100"):
        lq.Market.from_frame(frame, **READ)


def test_thirty_days_are_drawn(map):
    n_buckets, n_columns = map.total.shape

    assert n_buckets == 400
    assert 700 < n_columns <= 720
    assert np.isfinite(map.total).all()


def test_every_coin_is_accounted_for(map):
    for account in map.balance().values():
        assert account.error < 1e-12
        assert (account.swept[-1] > 0) & (account.closed[-1] > 0)


def test_no_long_waits_above_the_price_and_no_short_below_it(map, market):
    tiny = 1e-9 * map.total.max()

    # not the low and the high of the bar: who opened after them may be nearer than they are
    above = map.long[:, -1][map.bucket_edges[:-1] > market.close[-1]]
    below = map.short[:, -1][map.bucket_edges[1:] < market.close[-1]]

    assert above.max() < tiny
    assert below.max() < tiny


def test_nothing_changes_when_later_bars_arrive(map, market):
    bounds = (float(map.bucket_edges[0]), float(map.bucket_edges[-1]))
    chosen = {"venue": map.book.geometry.venue, "price_range": bounds}
    whole = lq.estimate(market, n_columns=market.n_bars, **chosen)
    n = 1500

    before = lq.estimate(market.window((market.time[0], market.time[n])), n_columns=n, **chosen)

    assert np.allclose(before.total, whole.total[:, : before.time.size], rtol=0, atol=1e-3)


def test_each_side_stays_near_open_interest(map):
    open_interest = map.open_interest[-1]

    for account in map.balance().values():
        alive = account.alive[-1] + account.off_grid[-1]
        assert 0.5 * open_interest < alive < 1.15 * open_interest


def test_almost_all_open_interest_was_seen_being_opened(map):
    assert map.coverage[-1] > 0.98


def test_it_can_be_shown_and_saved(map, tmp_path):
    widget = lq.show(map)

    saved = [lq.save(widget.map, tmp_path / name) for name in ("map.png", "map.html")]

    widget.close()
    assert saved[0].read_bytes().startswith(b"\x89PNG")
    assert 3e5 < saved[1].stat().st_size < 1.5e6
