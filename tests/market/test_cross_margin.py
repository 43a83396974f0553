"""Liquidation prices of an account with shared margin."""

from __future__ import annotations

import csv
import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqwidget.market import (
    brackets_from_leverages,
    cross_liquidation_price,
    get_venue,
    liquidation_price,
)

TEN = brackets_from_leverages([10], [np.inf])  # 5 % of every notional
STEPS = brackets_from_leverages([20, 10], [1000.0, np.inf])  # 2.5 %, above 1,000 5 %


def required(notional, ladder):
    """Return the maintenance margin as a sum over the brackets, one slice at a time."""
    total = 0.0
    for step in ladder:
        top = min(notional, step.notional_cap)
        total += max(top - step.notional_floor, 0.0) * step.maintenance_margin
    return total


def test_a_single_long_is_solved_by_hand():
    # 10 at 100, 95 free, 5 %: 10 (100 - P) + 0.5 P - 50 = 95  =>  P = 855 / 9.5 = 90
    price = cross_liquidation_price(
        10.0, side="long", mark_price=100.0, brackets=TEN, free_margin=95.0
    )

    assert price.tolist() == pytest.approx([90.0])


def test_a_short_that_grows_into_the_next_bracket_pays_its_rate():
    # 9 at 100 is 900 at 2.5 % = 22.5. At P = 120 it is 1080: 25 + 80 x 5 % = 29.
    # Free margin used: 9 x 20 + 29 - 22.5 = 186.5.
    price = cross_liquidation_price(
        9.0, side="short", mark_price=100.0, brackets=STEPS, free_margin=186.5
    )

    assert price.tolist() == pytest.approx([120.0])


def test_a_long_that_shrinks_out_of_a_bracket_pays_the_lower_rate():
    # 12 at 100 is 1200: 25 + 10 = 35. At P = 75 it is 900 at 2.5 % = 22.5.
    # Free margin used: 12 x 25 + 22.5 - 35 = 287.5.
    price = cross_liquidation_price(
        12.0, side="long", mark_price=100.0, brackets=STEPS, free_margin=287.5
    )

    assert price.tolist() == pytest.approx([75.0])


ladders = st.sampled_from([TEN, STEPS, brackets_from_leverages([40, 20, 3], [500, 5000, np.inf])])


@given(
    st.lists(
        st.tuples(
            st.floats(0.1, 100),
            st.sampled_from(["long", "short"]),
            st.floats(1, 200),
            ladders,
        ),
        min_size=1,
        max_size=5,
    ),
    st.floats(0, 1e5),
)
def test_the_account_is_at_its_margin_at_every_price(positions, free):
    size, side, mark, ladder = zip(*positions, strict=True)

    prices = cross_liquidation_price(
        size, side=side, mark_price=mark, brackets=ladder, free_margin=free
    )

    for (q, s, p, steps), level in zip(positions, prices.tolist(), strict=True):
        sign = 1 if s == "long" else -1
        used = q * sign * (p - level) + required(q * level, steps) - required(q * p, steps)
        if level > 0:
            assert used == pytest.approx(free, rel=1e-9, abs=1e-9 * q * p)
        else:
            assert s == "long"
            assert used <= free * (1 + 1e-9) + 1e-9 * q * p


def test_a_long_that_the_account_can_lose_whole_has_no_price():
    price = cross_liquidation_price(
        1.0, side="long", mark_price=100.0, brackets=TEN, free_margin=1000.0
    )

    assert price.tolist() == [0.0]


def test_without_free_margin_the_price_is_the_mark():
    price = cross_liquidation_price(
        [1.0, 2.0], side=["long", "short"], mark_price=[100.0, 7.0], brackets=TEN, free_margin=0.0
    )

    assert price.tolist() == pytest.approx([100.0, 7.0])


def test_an_account_that_is_due_has_no_prices():
    price = cross_liquidation_price(
        [1.0, 2.0], side="long", mark_price=[100.0, 7.0], brackets=TEN, free_margin=-1.0
    )

    assert np.isnan(price).all()


def test_account_value_is_free_margin_and_what_positions_must_keep():
    # 10 at 100 must keep 50, so 145 leave the 95 of the first test.
    price = cross_liquidation_price(
        10.0, side="long", mark_price=100.0, brackets=TEN, account_value=145.0
    )

    assert price.tolist() == pytest.approx([90.0])


def test_a_lone_position_that_is_all_the_account_is_isolated():
    isolated = liquidation_price(100.0, side="short", leverage=5, venue="hyperliquid")

    cross = cross_liquidation_price(
        3.0,
        side="short",
        mark_price=100.0,
        brackets=get_venue("hyperliquid").brackets(symbol="BTC"),
        account_value=60.0,
    )

    assert cross.tolist() == pytest.approx([float(isolated)])


def test_the_result_cannot_be_written_to():
    price = cross_liquidation_price(
        1.0, side="long", mark_price=100.0, brackets=TEN, free_margin=1.0
    )

    assert not price.flags.writeable


def test_the_prices_of_a_real_account_are_reproduced(real):
    path = real("hyperliquid_cross_account_2026-01.csv")
    with path.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["liquidation_price"]]
    size = [abs(float(row["size"])) for row in rows]
    value = [float(row["position_value"]) for row in rows]

    prices = cross_liquidation_price(
        size,
        side=[row["side"].lower() for row in rows],
        mark_price=np.divide(value, size),
        brackets=[ladder_of(row["tier_class_that_reproduces_liq"]) for row in rows],
        free_margin=51_601_697.0,
    )

    assert len(rows) == 49
    np.testing.assert_allclose(prices, [float(r["liquidation_price"]) for r in rows], rtol=1e-6)


def ladder_of(tier_class):
    """Return the brackets of a class written like "20x<=70M,10x"."""
    steps = [step.partition("x<=") for step in tier_class.split(",")]
    leverages = [float(step[0].removesuffix("x")) for step in steps]
    return brackets_from_leverages(
        leverages, [float(step[2].removesuffix("M") or "inf") * 1e6 for step in steps]
    )


@pytest.mark.parametrize("symbol", ["ETH", "SOL", "XRP", "HYPE", "LINK", "BNB", "LDO"])
def test_the_table_of_hyperliquid_is_half_the_initial_margin(symbol):
    ladder = get_venue("hyperliquid").brackets(symbol=symbol, on="2026-01-13")

    expected = brackets_from_leverages(
        [step.max_leverage for step in ladder], [step.notional_cap for step in ladder]
    )
    for step, other in zip(ladder, expected, strict=True):
        assert step.maintenance_margin == pytest.approx(other.maintenance_margin)
        assert step.maintenance_amount == pytest.approx(other.maintenance_amount)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"size": [1.0, -2.0]}, "size must be positive; got -2.0 at index 1"),
        ({"mark_price": [1.0, np.nan]}, "mark_price must be finite; got nan"),
        ({"size": [1.0]}, r"must have one shape; got \(1,\) and \(2,\)"),
        ({"side": ["long"]}, "side must have one entry per position; got 1 for 2"),
        ({"side": ["long", "flat"]}, 'side must be one of long, short; got "flat"'),
        ({"brackets": [TEN]}, "one ladder per position; got 1 for 2"),
        ({"brackets": [TEN, ()]}, "brackets must hold one bracket or more"),
        ({"brackets": STEPS[1:]}, "brackets must begin at 0 and rise"),
        ({"brackets": get_venue("okx").brackets()}, "got a bracket in BTC"),
        ({"free_margin": None}, "exactly one of free_margin= and account_value="),
        ({"account_value": 5.0}, "exactly one of free_margin= and account_value="),
        ({"free_margin": np.inf}, "free_margin must be finite"),
    ],
)
def test_an_impossible_account_is_refused(changes, words):
    account = {
        "size": [1.0, 2.0],
        "side": ["long", "short"],
        "mark_price": [100.0, 50.0],
        "brackets": TEN,
        "free_margin": 10.0,
    }

    arguments = account | changes

    with pytest.raises(ValueError, match=words):
        cross_liquidation_price(arguments.pop("size"), **arguments)


def test_a_bracket_in_per_cent_is_refused():
    ladder = (dataclasses.replace(TEN[0], maintenance_margin=5.0),)

    with pytest.raises(ValueError, match=r"fraction of notional below 1; got 5\.0"):
        cross_liquidation_price(1.0, side="long", mark_price=1.0, brackets=ladder, free_margin=1.0)


@pytest.mark.parametrize(
    ("leverages", "caps", "words"),
    [
        ([], [], "one length of one or more; got 0 and 0"),
        ([20, 10], [1e6], "got 2 and 1"),
        ([20, 0.5], [1e6, np.inf], "leverages must be 1 or more"),
        ([20, 10], [1e6, 1e5], "notional_caps must rise"),
    ],
)
def test_impossible_brackets_are_refused(leverages, caps, words):
    with pytest.raises(ValueError, match=words):
        brackets_from_leverages(leverages, caps)
