from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.estimator import Profile
from liqwidget.labs import forced_orders


class Three:
    """Buckets of 1 % about a price of 100 that lies a quarter into the second one."""

    bucket_edges = 100 * np.exp(np.array([-0.0125, -0.0025, 0.0075, 0.0175]))
    price = 100.0

    def profile(self, column=-1):  # noqa: ARG002
        centers = np.sqrt(self.bucket_edges[:-1] * self.bucket_edges[1:])
        return Profile(
            (5.0, 10.0),
            centers,
            long=np.array([[1.0, 2.0], [0.0, 4.0], [8.0, 0.0]]) * 1e6,
            short=np.array([[16.0, 0.0], [0.0, 32.0], [0.0, 64.0]]) * 1e6,
            long_age=np.full(3, np.nan),
            short_age=np.full(3, np.nan),
        )


def test_longs_lie_below_the_price_nearest_first():
    orders = forced_orders(Three(), side="long")

    # the rest of the bucket of the price is 0.25 % wide; the next is centered at 0.75 %
    assert orders.distance == pytest.approx([0.00125, 0.0075])
    assert orders.dollars == pytest.approx([4e6, 3e6])
    assert orders.level_price == pytest.approx(100 * np.exp([-0.00125, -0.0075]))


def test_shorts_lie_above_the_price_nearest_first():
    orders = forced_orders(Three(), side="short")

    assert orders.distance == pytest.approx([0.00375, 0.0125])
    assert orders.dollars == pytest.approx([32e6, 64e6])


def test_what_lies_behind_the_price_is_left_out():
    assert forced_orders(Three(), side="long").dollars.sum() == pytest.approx(7e6)


@pytest.mark.parametrize(("side", "reach"), [("long", 0.0125), ("short", 0.0175)])
def test_orders_know_where_the_map_ends(side, reach):
    assert forced_orders(Three(), side=side).reach == pytest.approx(reach)


def test_a_gap_gives_one_order_per_tier():
    orders = forced_orders(Three(), side="long", gap=np.array([0.01, 0.004]))

    assert orders.dollars == pytest.approx([4e6, 2e6, 1e6])
    assert orders.bankruptcy - orders.distance == pytest.approx([0.004, 0.004, 0.01])


@pytest.mark.parametrize("column", [-1, 0, 40])
@pytest.mark.parametrize("side", ["long", "short"])
def test_an_estimate_and_the_truth_measure_from_the_close_of_the_column(map, truth, side, column):
    assert forced_orders(map, side=side, column=column).price == truth.closes[column]
    assert forced_orders(truth, side=side, column=column).price == truth.closes[column]


def test_the_dollars_of_a_map_are_all_among_its_orders(truth):
    ahead = truth.bucket_prices < truth.price * (1 - 1e-3)

    orders = forced_orders(truth, side="long")

    assert orders.dollars.sum() >= truth.long[ahead, -1].sum() * (1 - 1e-12)
    assert orders.dollars.sum() <= truth.long[:, -1].sum() * (1 + 1e-12)


def test_a_map_that_does_not_tell_its_price_then_is_refused():
    with pytest.raises(ValueError, match="price of the column must be known"):
        forced_orders(Three(), side="long", column=0)


def test_there_is_no_column_beyond_the_last(map):
    with pytest.raises(IndexError, match="column must be from"):
        lq.fragility(map, depth=1e6, column=10_000)


def test_an_unknown_side_is_refused():
    with pytest.raises(ValueError, match='side must be "long"'):
        forced_orders(Three(), side="both")


def test_orders_of_the_other_side_are_refused():
    with pytest.raises(ValueError, match='side is "short", but the orders are those of longs'):
        lq.fragility(forced_orders(Three(), side="long"), side="short", depth=1e6)


@pytest.mark.parametrize(
    ("side", "level", "amount"),
    [("long", 101.0, 1.0), ("short", 99.0, 1.0), ("long", 99.0, -1.0), ("long", 0.0, 1.0)],
)
def test_levels_that_cannot_be_are_refused_by_row(side, level, amount):
    good = 99.5 if side == "long" else 100.5

    with pytest.raises(ValueError, match="row 1 has"):
        lq.ForcedOrders.from_levels([good, level], [1.0, amount], side=side, price=100.0)


def test_a_table_of_two_lengths_is_refused():
    with pytest.raises(ValueError, match="sequences of one length"):
        lq.ForcedOrders.from_levels([99.0, 98.0], [1.0], side="long", price=100.0)


def test_levels_may_come_in_any_order():
    orders = lq.ForcedOrders.from_levels([90, 95, 99], [3, 2, 1], side="long", price=100.0)

    assert orders.dollars.tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(("side", "price"), [("long", 0.995), ("short", 1.005)])
def test_a_margin_puts_the_bankruptcy_price_beyond_the_level(side, price):
    level = 95.0 if side == "long" else 105.0

    orders = lq.ForcedOrders.from_levels(
        [level], [1.0], side=side, price=100.0, maintenance_margin=0.005
    )

    away = np.exp(orders.direction * orders.bankruptcy)
    assert 100.0 * away[0] == pytest.approx(level * price)
