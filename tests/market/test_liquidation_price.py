"""The liquidation price of one isolated position."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqwidget.market import bankruptcy_price, get_venue, level_factors, liquidation_price

FAMILIES = ("linear_mark", "linear_entry", "inverse_mark", "inverse_entry")


# By hand at entry 100, leverage 10, m = 0.01:
#   linear_mark   0.9 / 0.99          1.1 / 1.01
#   linear_entry  1 - 0.1 + 0.01      1 + 0.1 - 0.01
#   inverse_mark  1.01 / 1.1          0.99 / 0.9
#   inverse_entry 1 / 1.09            1 / 0.91
@pytest.mark.parametrize(
    ("family", "long", "short"),
    [
        ("linear_mark", 90.909091, 108.910891),
        ("linear_entry", 91.0, 109.0),
        ("inverse_mark", 91.818182, 110.0),
        ("inverse_entry", 91.743119, 109.890110),
    ],
)
def test_each_family_gives_the_price_worked_out_by_hand(family, long, short):
    factors = level_factors(10, 0.01, family=family)

    assert [100 * float(factor) for factor in factors] == pytest.approx([long, short], abs=1e-6)


def margin_left(family, side, leverage, rate, factor):
    """Return margin minus requirement at the level, in the contract's own currency."""
    sign = 1 if side == "long" else -1
    if family.startswith("linear"):
        value = factor if family.endswith("mark") else 1.0
        return 1 / leverage + sign * (factor - 1) - rate * value
    value = 1 / factor if family.endswith("mark") else 1.0
    return 1 / leverage + sign * (1 - 1 / factor) - rate * value


@given(
    st.sampled_from(FAMILIES),
    st.sampled_from(["long", "short"]),
    st.floats(1.01, 150),
    st.floats(0, 0.99),
)
def test_margin_equals_requirement_at_the_level(family, side, leverage, share):
    rate = share / leverage

    long, short = level_factors(leverage, rate, family=family)

    factor = float(long if side == "long" else short)
    # The last term scales like the value of the position at the level.
    scale = 1 + factor + 1 / factor
    assert abs(margin_left(family, side, leverage, rate, factor)) < 1e-12 * scale


@given(st.sampled_from(FAMILIES), st.floats(1.01, 150), st.floats(0, 0.99))
def test_a_level_is_on_the_losing_side_of_entry(family, leverage, share):
    long, short = level_factors(leverage, share / leverage, family=family)

    assert 0 < long < 1 < short


def test_binance_keeps_four_tenths_of_a_per_cent():
    # 95,000 x 0.9 / 0.996
    price = liquidation_price(95_000, side="long", leverage=10, venue="binance")

    assert float(price) == pytest.approx(85_843.3735, abs=1e-4)


def test_okx_adds_its_taker_fee():
    # 0.4 % and a fee of 0.05 %: 100 x 0.9 / 0.9955
    price = liquidation_price(100, side="long", leverage=10, venue="okx")

    assert float(price) == pytest.approx(90 / 0.9955)


def test_an_isolated_position_at_hyperliquid_has_its_published_price():
    # 0.2259 ETH, 475.23904 USD borrowed, 50x asset: 475.23904 / (0.2259 x 0.99) = 2125.0086
    entry = 500.12001 / 0.2259  # any entry with this debt gives the same price
    leverage = 500.12001 / (500.12001 - 475.23904)

    price = liquidation_price(
        entry, side="long", leverage=leverage, venue="hyperliquid", symbol="ETH", on="2024-01-05"
    )

    assert float(price) == pytest.approx(2125.00856, abs=1e-4)


def test_the_table_of_the_day_decides():
    new = liquidation_price(100, side="long", leverage=40, venue="hyperliquid", on="2026-01-05")
    old = liquidation_price(100, side="long", leverage=40, venue="hyperliquid", on="2025-01-05")

    assert [float(new), float(old)] == pytest.approx([97.5 / 0.9875, 97.5 / 0.99])


def test_a_given_rate_overrides_the_venue_and_its_fee():
    price = liquidation_price(100, side="long", leverage=10, venue="okx", maintenance_margin=0.01)

    assert float(price) == pytest.approx(90 / 0.99)


def test_a_given_rate_keeps_the_equation_of_the_venue():
    price = liquidation_price(100, side="long", leverage=10, venue="bybit", maintenance_margin=0.01)

    assert float(price) == pytest.approx(91.0)


def test_an_inverse_contract_without_a_venue_takes_margin_on_mark():
    price = liquidation_price(
        100, side="long", leverage=10, maintenance_margin=0.01, contract="inverse"
    )

    assert float(price) == pytest.approx(101 / 1.1)


def test_a_profile_of_ones_own_is_used():
    mine = dataclasses.replace(get_venue("bybit_inverse"), family="inverse_entry")

    price = liquidation_price(100, side="long", leverage=10, venue=mine, maintenance_margin=0.01)

    assert float(price) == pytest.approx(100 / 1.09)


def test_prices_broadcast_against_leverages():
    price = liquidation_price([[100.0], [200.0]], side="short", leverage=[2, 5, 10], venue="bybit")

    assert price.shape == (2, 3)


def test_one_price_gives_an_array_without_dimensions():
    price = liquidation_price(100, side="long", leverage=10, venue="bybit")

    assert (price.shape, price.dtype) == ((), np.float64)


def test_the_result_cannot_be_written_to():
    price = liquidation_price([100.0, 200.0], side="long", leverage=10, venue="bybit")

    assert not price.flags.writeable


def test_the_input_is_left_alone():
    entry = np.array([100.0, 200.0])

    liquidation_price(entry, side="long", leverage=10, venue="binance")

    assert entry.tolist() == [100.0, 200.0]


def test_a_level_is_entry_times_factor():
    long, _ = level_factors([5, 10], [0.004, 0.01], family="linear_mark")

    price = liquidation_price(
        123.4, side="long", leverage=[5, 10], maintenance_margin=[0.004, 0.01]
    )

    assert np.array_equal(price, 123.4 * long)


@pytest.mark.parametrize("family", ["linear_mark", "linear_entry"])
def test_an_unlevered_linear_long_is_never_liquidated(family):
    long, _ = level_factors([1, 2], 0.005, family=family)

    assert long[0] == 0.0 < long[1]


@pytest.mark.parametrize("family", ["inverse_mark", "inverse_entry"])
def test_an_unlevered_inverse_short_is_never_liquidated(family):
    _, short = level_factors([1, 2], 0.005, family=family)

    assert short[0] == np.inf > short[1]


def test_bankruptcy_is_further_away_than_liquidation():
    liquidation = liquidation_price(100, side="long", leverage=10, venue="binance")

    assert bankruptcy_price(100, side="long", leverage=10) < liquidation < 100


@pytest.mark.parametrize("price", [0.0, -1.0])
def test_a_price_must_be_positive(price):
    with pytest.raises(ValueError, match="entry_price must be positive; got"):
        liquidation_price(price, side="long", leverage=10, venue="binance")


@pytest.mark.parametrize("price", [np.nan, np.inf, -np.inf])
def test_a_price_must_be_finite(price):
    with pytest.raises(ValueError, match=r"entry_price must be finite; got .* at index 1"):
        liquidation_price([100.0, price], side="long", leverage=10, venue="binance")


def test_text_is_not_a_price():
    with pytest.raises(TypeError, match="entry_price must be numbers; got text, first '100'"):
        liquidation_price("100", side="long", leverage=10, venue="binance")


def test_true_is_not_a_leverage():
    with pytest.raises(TypeError, match="leverage must be numbers; got values of type bool"):
        liquidation_price(100, side="long", leverage=True, venue="binance")


def test_an_unknown_side_is_refused():
    with pytest.raises(ValueError, match=r'side must be one of long, short; got "Long".*"long"\?'):
        liquidation_price(100, side="Long", leverage=10, venue="binance")


def test_an_unknown_contract_is_refused():
    with pytest.raises(ValueError, match='contract must be one of linear, inverse; got "quanto"'):
        liquidation_price(100, side="long", leverage=10, maintenance_margin=0.01, contract="quanto")


def test_an_unknown_family_is_refused():
    with pytest.raises(ValueError, match="family must be one of linear_mark, linear_entry"):
        level_factors(10, 0.01, family="linear")


def test_a_contract_that_the_venue_profile_does_not_have_is_refused():
    with pytest.raises(ValueError, match='contract is "inverse", but venue bybit is linear'):
        liquidation_price(100, side="long", leverage=10, venue="bybit", contract="inverse")


def test_neither_venue_nor_rate_is_refused():
    with pytest.raises(TypeError, match=r'write venue="binance", or maintenance_margin=0\.005'):
        liquidation_price(100, side="long", leverage=10)


def test_leverage_below_one_is_refused():
    with pytest.raises(ValueError, match=r"must be 1 or more; got 0\.5"):
        liquidation_price(100, side="long", leverage=0.5, venue="binance")


def test_leverage_above_the_venue_is_refused():
    with pytest.raises(ValueError, match=r"must not exceed 40\.0, the maximum of hyperliquid"):
        liquidation_price(100, side="long", leverage=[10, 50], venue="hyperliquid")


def test_leverage_above_the_venue_on_that_day_is_refused():
    with pytest.raises(ValueError, match=r"must not exceed 125\.0, .* on 2021-05-19; got 150\.0"):
        liquidation_price(100, side="long", leverage=150, venue="binance", on="2021-05-19")


def test_a_rate_in_per_cent_is_refused_with_the_tier():
    words = r"is a fraction of notional; tier 100 has 0\.5\. Write 0\.005 for half a per cent"
    with pytest.raises(ValueError, match=words):
        liquidation_price(100, side="long", leverage=[1, 10, 100], maintenance_margin=0.5)


def test_a_rate_not_below_the_initial_margin_is_refused_with_the_tier():
    with pytest.raises(ValueError, match=r"tier 100 has 0\.01 against 0\.01"):
        liquidation_price(100, side="long", leverage=[10, 100], maintenance_margin=0.01)


def test_a_negative_rate_is_refused():
    with pytest.raises(ValueError, match=r"maintenance_margin must not be negative; got -0\.01"):
        level_factors(10, -0.01, family="linear_mark")


def test_an_unknown_rate_is_refused():
    with pytest.raises(ValueError, match="maintenance_margin must be finite; got nan"):
        level_factors(10, np.nan, family="linear_mark")
