"""The article's textbook case, from candles to the words "long trap", every number by hand.

BTC at 95,000; funding +0.05 % at each of three payments; open interest up 18 % in the window; a
massive band of longs at 92,500 and a thin band of shorts at 97,000.

A market that makes it, one tier of 20x, maintenance margin 0.5 %:

    long  = entry x (1 - 1/20) / (1 - 0.005) = entry x 0.95 / 0.995
    short = entry x (1 + 1/20) / (1 + 0.005) = entry x 1.05 / 1.005

    hour                 4          8          13         24
    close            96,881.58  100,000    92,842.86   95,000
    high                        101,300
    opened             1,600                   200                coins on each side
    longs at            92,500              88,643.93
    shorts at       101,219.26              97,000
                                swept

The longs of the heavy opening are still there; its shorts were taken by the wick to 101,300.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

import liqwidget as lq

HEAVY_ENTRY = 92_500 * 0.995 / 0.95
THIN_ENTRY = 97_000 * 1.005 / 1.05
STEP = math.log(97_000 / 92_500) / 95
"""Bucket width: 92,500 and 97,000 are both centers of buckets, 95 apart."""


@pytest.fixture(scope="module")
def market():
    """25 hourly bars, the first of them before the window."""
    close = np.full(25, 94_000.0)
    close[1:5] = [94_700, 95_400, 96_100, HEAVY_ENTRY]
    close[5:9] = [97_500, 98_400, 99_300, 100_000]
    close[9:14] = [98_500, 97_000, 95_500, 94_000, THIN_ENTRY]
    close[14:] = np.linspace(93_000, 95_000, 11)
    open_ = np.append(close[0], close[:-1])
    high = np.maximum(open_, close)
    high[8] = 101_300
    open_interest = np.full(25, 10_000.0)
    open_interest[4:] += 1_600
    open_interest[13:] += 200
    return lq.Market(
        time=np.datetime64("2026-01-05T23", "ms") + np.arange(25) * np.timedelta64(1, "h"),
        open=open_, high=high, low=np.minimum(open_, close), close=close,
        volume=np.where(np.arange(25) == 8, 6_000.0, 2_000.0),
        open_interest=open_interest, funding_rate=np.full(25, 0.0005),
        provenance="simulated", source="the article's textbook case",
    )  # fmt: skip


@pytest.fixture(scope="module")
def map(market):
    return lq.estimate(
        market, leverages=(20,), weights={20: 1.0}, maintenance_margin=0.005, turnover=0.0,
        holding_exponent=0.0, inventory="none", entry="close", n_buckets=600,
        price_range=(92_500 * math.exp(-200.5 * STEP), 92_500 * math.exp(399.5 * STEP)),
    )  # fmt: skip


def test_price_is_95_000(map):
    assert map.price == 95_000


def test_open_interest_rose_by_18_per_cent_and_longs_were_stacking(map):
    found = lq.open_interest_quadrant(map, over="24H")

    # 10,000 to 11,800 coins; 94,000 to 95,000
    assert found.open_interest_change == pytest.approx(0.18)
    assert found.price_change == pytest.approx(1_000 / 94_000)
    assert found.quadrant == "longs stacking"
    assert found.over == 24


def test_funding_is_stretched_at_54_75_per_cent_a_year(map):
    found = lq.funding_grade(map)

    assert found.rate == pytest.approx(0.0005)
    assert found.a_day == pytest.approx(0.0015)
    assert found.a_year == pytest.approx(0.5475)
    assert found.grade == "stretched"
    assert found.pays == found.crowded == "long"


def test_the_nearest_longs_are_heavy_at_92_500(map):
    nearest, far = lq.clusters(map).below

    assert nearest.price == pytest.approx(92_500)
    assert nearest.coins == pytest.approx(1_600)
    assert nearest.dollars == pytest.approx(1_600 * 92_500)  # 148 million
    assert nearest.tiers == pytest.approx({20.0: 1.0})
    assert nearest.distance == pytest.approx(-2_500 / 95_000)
    assert nearest.age == pytest.approx(20)  # opened in the bar that closed 20 hours ago
    assert far.price == pytest.approx(THIN_ENTRY * 0.95 / 0.995, rel=STEP)


def test_the_nearest_shorts_are_thin_at_97_000(map):
    (nearest,) = lq.clusters(map).above

    assert nearest.price == pytest.approx(97_000)
    assert nearest.dollars == pytest.approx(200 * 97_000)  # 19.4 million
    assert nearest.distance == pytest.approx(2_000 / 95_000)
    assert nearest.age == pytest.approx(11)


def test_the_distance_in_sigma_is_that_of_the_closes(map, market):
    steps = np.diff(np.log(market.close))
    hourly = math.sqrt((steps**2).sum() / 24)

    found = lq.clusters(map, horizon="24H").below[0]

    assert found.distance_sigma == pytest.approx(
        math.log(92_500 / 95_000) / (hourly * math.sqrt(24))
    )


def test_the_book_is_long_heavy(map):
    found = lq.asymmetry(map)

    # within 5 %: 148.0 of longs, 19.4 of shorts; (19.4 - 148) / (19.4 + 148)
    assert found.long == pytest.approx(148.0e6)
    assert found.short == pytest.approx(19.4e6)
    assert found.value == pytest.approx(-128.6 / 167.4)
    assert found.words == "long-heavy"


def test_map_and_funding_agree_that_longs_are_crowded(map):
    found = lq.conviction(map)

    assert (found.verdict, found.side) == ("agree", "long")
    assert found.trap == "long trap"
    assert "long trap" in str(found)


def test_breaking_94_000_and_falling_to_92_500_takes_the_longs(map):
    # -2.6 % is 92,530 and falls short of them; -2.64 % is 92,492
    assert lq.move(map, -0.026).dollars == 0
    assert lq.move(map, -0.0264).tiers == pytest.approx({20.0: 148e6})
    assert lq.move(map, [0.03, -0.0264]).short == pytest.approx(19.4e6)


def test_a_driftless_price_would_sweep_more_longs_than_shorts(map, market):
    hourly = math.sqrt((np.diff(np.log(market.close)) ** 2).sum() / 24)

    found = lq.pull(map, horizon="24H")

    def touched(level):
        return math.erfc(abs(math.log(level / 95_000)) / (hourly * math.sqrt(24) * math.sqrt(2)))

    far = float(map.bucket_prices[map.long[:, -1].nonzero()[0][0]])
    assert found.short == pytest.approx(19.4e6 * touched(97_000))
    assert found.long == pytest.approx(148e6 * touched(92_500) + 200 * far * touched(far))


def test_there_is_less_resistance_on_the_way_up(map):
    assert lq.empty_bands(map, within=0.05).path == "up"


def test_the_wick_of_the_eighth_hour_swept_shorts_and_was_reclaimed_in_its_own_bar(map):
    (event,) = lq.sweep_events(map)

    assert event.side == "short"
    assert str(event.time) == "2026-01-06T07:00:00.000"
    assert event.level == pytest.approx(HEAVY_ENTRY * 1.05 / 1.005, rel=STEP)
    assert event.dollars == pytest.approx(1_600 * event.level)
    assert event.extreme == 101_300
    assert event.volume == 3.0
    assert (event.outcome, event.reclaimed_after) == ("reclaim", 0)


def test_the_map_in_words(map):
    said = lq.describe(map, now="2026-01-07 00:30")

    # the thin longs at 88,643.93 lie in bucket 85 below 92,500: 92,500 exp(-85 STEP) = 88,651
    clusters = (
        "Price 95,000: the nearest shorts above are 19.4M USD at 97,000 (+2.1%). "
        "The nearest longs below are 148M USD at 92,500 (-2.6%) and 17.7M USD at 88,651 (-6.7%)."
    )
    sides = (
        "Asymmetry -0.77 within 5%, long-heavy (148M USD of longs, 19.4M USD of shorts). "
        "Funding +0.0500% per 8 h (54.75% a year) is stretched, longs pay; both see longs crowded."
    )
    origin = (
        "BTCUSDT, simulated data to 2026-01-07 00:00 UTC, 0.5 h old (fresh). "
        "An estimate, not a record of positions."
    )
    assert said.splitlines() == [clusters, sides, origin]
