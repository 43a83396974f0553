from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import Brackets

BINANCE = lq.get_venue("binance").brackets(symbol="BTCUSDT", on="2025-06-02")
LADDER = Brackets.of(BINANCE)


def levels(side, quantity, entry, margin):
    arrays = np.broadcast_arrays(
        *(np.asarray(x, dtype=float) for x in (side, quantity, entry, margin))
    )
    return LADDER.levels(*arrays)


@pytest.mark.parametrize(("side", "sign"), [("long", 1), ("short", -1)])
def test_a_small_position_goes_where_the_venue_formula_says(side, sign):
    leverage = np.array([2.0, 5.0, 10.0, 50.0])

    found = levels(sign, 0.1, 60_000.0, 0.1 * 60_000 / leverage)

    expected = lq.liquidation_price(60_000, side=side, leverage=leverage, maintenance_margin=0.004)
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(("side", "sign"), [("long", 1), ("short", -1)])
@pytest.mark.parametrize("quantity", [1.0, 8.0, 80.0, 700.0, 4000.0])
def test_a_large_account_goes_where_cross_margin_says_in_every_bracket(side, sign, quantity):
    margin = 0.15 * quantity * 60_000

    found = levels([sign], quantity, 60_000.0, margin)

    expected = lq.cross_liquidation_price(
        [quantity], side=side, mark_price=[60_000.0], brackets=BINANCE, account_value=margin
    )
    assert found == pytest.approx(expected)


def test_equity_is_the_maintenance_margin_at_the_level():
    quantity, entry, margin = 500.0, 60_000.0, 4e6  # 30 million, far up the ladder

    (level,) = levels([1], quantity, entry, margin)

    notional = quantity * level
    bracket = next(b for b in BINANCE if notional <= b.notional_cap)
    required = notional * bracket.maintenance_margin - bracket.maintenance_amount
    assert margin + quantity * (level - entry) == pytest.approx(required)


def test_a_long_with_margin_for_everything_has_no_level():
    assert levels([1, 1], 1.0, 60_000.0, [60_000.0, 90_000.0]).tolist() == [0.0, 0.0]


def test_a_venue_that_counts_in_coins_is_refused():
    with pytest.raises(ValueError, match="counts them in coins"):
        Brackets.of([replace(BINANCE[0], unit="BTC")])
