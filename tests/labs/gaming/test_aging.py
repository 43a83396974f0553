import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import swept_share


@pytest.fixture(scope="module")
def map() -> lq.LiquidationMap:
    return lq.estimate(lq.sample("exchange/crowded"), window="24H", n_buckets=300)


@pytest.mark.parametrize(("minutes", "within"), [(5, 0.02), (10, 0.005), (60, 0.05)])
def test_the_share_is_counted_by_a_loop_over_levels(map, minutes, within):
    market = map.market
    first = int(np.searchsorted(market.time, map.time[0])) - 1
    share = swept_share(map, minutes=minutes, within=within)

    for column in range(0, 200, 13):
        after = slice(first + column + 1, first + column + 1 + minutes // 5)
        low, high = market.mark_low[after].min(), market.mark_high[after].max()
        price, drawn, gone = map.closes[column], 0.0, 0.0
        for bucket, at in enumerate(map.bucket_prices):
            if abs(at / price - 1) > within:
                continue
            long, short = map.long[bucket, column], map.short[bucket, column]
            drawn += long + short
            gone += long * (at >= low) + short * (at <= high)
        assert share[column] == pytest.approx(gone / drawn, nan_ok=True)


def test_the_future_of_the_last_columns_is_not_known(map):
    share = swept_share(map, minutes=15)

    assert np.isnan(share[-3:]).all()
    assert np.isfinite(share[:-3]).all()


def test_more_is_gone_the_later_one_reads(map):
    shares = [np.nanmean(swept_share(map, minutes=m)) for m in (5, 10, 30, 60)]

    assert shares == sorted(shares)
    assert shares[0] > 0


def test_in_the_cascade_an_hour_is_enough_for_nearly_all(map):
    share = swept_share(map, minutes=60)

    assert np.nanmax(share) > 0.9


def test_without_a_mark_price_the_last_price_sweeps(map):
    plain = lq.sample("exchange/crowded").to_frame().drop(columns=["mark_low", "mark_high"])
    last = lq.estimate(lq.Market.from_frame(plain), window="24H", n_buckets=300)

    # a wick of the last price reaches further than the mark price
    assert np.nanmean(swept_share(last, minutes=10)) > np.nanmean(swept_share(map, minutes=10))


@pytest.mark.parametrize("minutes", [0, 7, -5])
def test_minutes_are_whole_bars(map, minutes):
    with pytest.raises(ValueError, match="whole number of bars of 5 minutes"):
        swept_share(map, minutes=minutes)


@pytest.mark.parametrize("within", [0, 2])
def test_within_is_a_fraction(map, within):
    with pytest.raises(ValueError, match="within is a fraction"):
        swept_share(map, minutes=10, within=within)


def test_a_column_of_several_bars_is_refused():
    binned = lq.estimate(lq.sample("exchange/calm"))

    with pytest.raises(ValueError, match="every column must be one bar; got 2 bars"):
        swept_share(binned, minutes=10)
