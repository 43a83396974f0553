from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import liqwidget as lq
from liqwidget.labs import forced_orders
from tests.labs.cascades.loop import (
    SIGN,
    book,
    books,
    depths,
    laws,
    quick,
    shocks,
    sides,
    uniform,
    walk,
)


def move(side, distance):
    return np.expm1(SIGN[side] * np.asarray(distance))


@quick
@given(books(), st.lists(shocks, min_size=1, max_size=8), depths, laws, sides)
def test_every_shock_ends_where_a_walk_through_the_levels_does(found, tried, depth, law, side):
    distance, dollars = found
    orders = book(distance, dollars, side)
    walked = [walk(distance.tolist(), dollars.tolist(), shock, depth, law) for shock in tried]

    curve = lq.fragility(orders, side=side, depth=depth, impact=law)
    response = curve.respond(move(side, tried))

    assert response.n_levels.tolist() == [gone for gone, _, _ in walked]
    assert response.dollars == pytest.approx([sold for _, sold, _ in walked], rel=1e-12, abs=1e-3)
    assert SIGN[side] * np.log1p(response.end) == pytest.approx(
        [at for _, _, at in walked], rel=1e-9
    )


@quick
@given(books(), st.lists(shocks, min_size=2, max_size=8), depths, laws)
def test_a_larger_shock_never_ends_nearer(found, tried, depth, law):
    ordered = -np.sort(np.array(tried))

    response = lq.fragility(book(*found), depth=depth, impact=law).respond(np.expm1(ordered))

    assert (np.diff(response.end) <= 1e-12).all()


@quick
@given(books(), shocks, depths, laws)
def test_twice_the_depth_never_ends_further(found, shock, depth, law):
    one, two = (
        lq.fragility(book(*found), depth=factor * depth, impact=law).respond([move("long", shock)])
        for factor in (1, 2)
    )

    assert two.end[0] >= one.end[0] - 1e-12


@pytest.mark.parametrize("ratio", [0.2, 0.6, 0.9])
def test_an_even_density_amplifies_by_one_over_one_less_the_branching_ratio(ratio):
    # each bucket of 0.01 % moves price by 0.01 % times the ratio
    curve = lq.fragility(uniform(ratio * 50e6, step=1e-5, until=0.05), depth=50e6)

    response = curve.respond([np.expm1(-0.004)])

    assert response.amplification[0] == pytest.approx(1 / (1 - ratio), rel=2e-3 / (1 - ratio))


def test_an_even_density_at_the_critical_ratio_runs_to_the_end_of_the_map():
    curve = lq.fragility(uniform(50e6), depth=50e6)

    response = curve.respond([-0.001])

    assert response.beyond.tolist() == [True]
    assert response.n_levels.tolist() == [1000]


def test_halving_the_depth_doubles_the_branching_ratio():
    book_of_30 = uniform(30e6)

    deep, thin = (lq.fragility(book_of_30, depth=depth).branching for depth in (50e6, 25e6))

    assert deep == pytest.approx(np.full(deep.size, 0.6))
    assert thin == pytest.approx(2 * deep)


def test_the_first_bucket_under_the_square_root_is_the_most_reflexive_of_an_even_density():
    ratio = lq.fragility(uniform(30e6), depth=50e6, impact="square_root").branching

    # sqrt(0.3e6 / 50e6) per cent over a bucket of 0.01 %
    assert ratio[0] == pytest.approx(0.01 * np.sqrt(0.3 / 50) / 1e-4)
    assert (np.diff(ratio) < 0).all()


def test_both_laws_agree_where_the_orders_are_the_depth():
    orders = book([0.01], [50e6])

    ends = [
        lq.fragility(orders, depth=50e6, impact=law).respond([np.expm1(-0.01)]).end[0]
        for law in ("linear", "square_root")
    ]

    assert ends == pytest.approx([np.expm1(-0.02)] * 2)


# 1 %, 1.5 % and 2 %, 5 %: 50 M move price by 1 %, so the first sets off the next two
CHAIN = {"distance": [0.01, 0.015, 0.02, 0.05], "dollars": [25e6, 25e6, 10e6, 1e6]}


def test_coins_are_dollars_at_the_price_of_their_level():
    response = lq.fragility(book([0.01, 0.02], [5e6, 4e6]), depth=50e6).respond([-0.015, -0.05])

    nearer = 5e4 * np.exp(0.01)
    assert response.coins == pytest.approx([nearer, nearer + 4e4 * np.exp(0.02)])


def test_levels_that_go_together_are_one_ignition_point():
    points = lq.fragility(book(**CHAIN), depth=50e6).ignition_points()

    assert [point.n_levels for point in points] == [3, 1]
    assert [point.dollars for point in points] == pytest.approx([60e6, 1e6])
    assert points[0].shock == pytest.approx(np.expm1(-0.01))
    assert points[0].end == pytest.approx(np.expm1(-0.022))  # 1 % and 60 M over 50 M per cent
    assert (points[0].first_price, points[0].last_price) == pytest.approx(
        (100 * np.exp(-0.01), 100 * np.exp(-0.02))
    )


def test_the_threshold_of_a_later_level_counts_what_fell_before():
    points = lq.fragility(book(**CHAIN), depth=50e6).ignition_points()

    assert points[1].shock == pytest.approx(np.expm1(-(0.05 - 0.012)))


@quick
@given(books(), depths, laws)
def test_ignition_points_hold_all_dollars_and_all_levels(found, depth, law):
    curve = lq.fragility(book(*found), depth=depth, impact=law)

    points = curve.ignition_points(limit=None)

    assert sum(point.n_levels for point in points) == len(found[0])
    assert sum(point.dollars for point in points) == pytest.approx(found[1].sum(), abs=1e-3)


@quick
@given(books(), depths, laws)
def test_just_below_its_threshold_an_ignition_point_does_not_go(found, depth, law):
    curve = lq.fragility(book(*found), depth=depth, impact=law)

    for point in curve.ignition_points(limit=None):
        if point.shock < -1e-6:
            at, below = curve.respond([point.shock, point.shock * (1 - 1e-6)]).n_levels
            assert at - below >= point.n_levels


def test_the_curve_is_upright_at_its_jumps():
    curve = lq.fragility(book(**CHAIN), depth=50e6)

    shock, end = curve.curve(furthest=-0.04)

    assert -np.log1p(shock) == pytest.approx(
        [0, 0.01, 0.01, 0.038, 0.038, -np.log1p(-0.04)], abs=1e-12
    )
    assert -np.log1p(end)[:5] == pytest.approx([0, 0.01, 0.022, 0.05, 0.0502])


@quick
@given(books(), depths, laws)
def test_the_curve_passes_through_the_responses(found, depth, law):
    curve = lq.fragility(book(*found), depth=depth, impact=law)
    shock, end = (np.log1p(corner) for corner in curve.curve(furthest=-0.3))

    middle = (shock[1:] + shock[:-1]) / 2
    wide = np.abs(np.diff(shock)) > 1e-9
    response = curve.respond(np.expm1(middle[wide]))

    assert np.log1p(response.end) == pytest.approx(((end[1:] + end[:-1]) / 2)[wide], rel=1e-9)


def test_an_empty_book_leaves_every_shock_as_it_is():
    response = lq.fragility(book([], []), depth=1e6).respond([0.0, -0.02, -0.5])

    assert response.end == pytest.approx([0.0, -0.02, -0.5])
    assert response.dollars.tolist() == [0.0, 0.0, 0.0]
    assert response.amplification.tolist() == [1.0, 1.0, 1.0]


def test_an_empty_book_has_a_curve_and_no_ignition_point():
    curve = lq.fragility(book([], []), depth=1e6)

    assert curve.ignition_points() == ()
    assert curve.branching.size == 0
    assert curve.curve()[0] == pytest.approx(curve.curve()[1])


# a fall of x percent makes hedgers sell `flow` more per per cent, in a book of 30 M per per cent
@pytest.mark.parametrize(("flow", "total"), [(0.0, 25.0), (15e6, 100.0), (-15e6, 100 / 7)])
def test_hedgers_amplify_or_damp_by_the_sign_of_their_gamma(flow, total):
    curve = lq.fragility(uniform(30e6, step=1e-5, until=0.05), depth=50e6, hedge_flow=flow)

    end = -np.log1p(curve.respond([np.expm1(-0.002)]).end[0])

    # everything that was sold, at 50 M per per cent: 10 / (1 - 0.02 (30 + 15)) = 100
    assert end * 100 * 50 == pytest.approx(total, rel=0.01)


@pytest.mark.parametrize("law", ["linear", "square_root"])
@pytest.mark.parametrize("flow", [-20e6, 4e6, 20e6])
def test_hedging_as_a_function_is_hedging_as_a_number(law, flow):
    orders = book(**CHAIN)
    tried = np.expm1(-np.linspace(0.001, 0.06, 40))

    number, function = (
        lq.fragility(orders, depth=50e6, impact=law, hedge_flow=hedge).respond(tried)
        for hedge in (flow, lambda move: flow * -100 * np.log1p(move))
    )

    assert function.n_levels.tolist() == number.n_levels.tolist()
    assert function.end == pytest.approx(number.end, rel=1e-9)


@quick
@given(books(most=12), shocks, depths, laws, st.floats(-0.9, 0.9))
def test_hedged_cascades_end_in_balance(found, shock, depth, law, share):
    flow = share * depth
    curve = lq.fragility(book(*found), depth=depth, impact=law, hedge_flow=flow)

    response = curve.respond([np.expm1(-shock)])

    end = -np.log1p(response.end[0])
    percents = (response.dollars[0] + flow * 100 * end) / depth
    pushed = percents if law == "linear" else np.sign(percents) * abs(percents) ** 0.5
    assert end == pytest.approx(shock + 0.01 * pushed, rel=1e-6, abs=1e-9)


@quick
@given(books(most=12), shocks, depths, laws, st.floats(-0.9, 0.9))
def test_hedged_cascades_stop_before_the_first_level_out_of_reach(found, shock, depth, law, share):
    distance, _ = found
    curve = lq.fragility(book(*found), depth=depth, impact=law, hedge_flow=share * depth)

    response = curve.respond([np.expm1(-shock)])

    gone, end = response.n_levels[0], -np.log1p(response.end[0])
    if gone < distance.size:
        assert end < distance[gone] + 1e-9
    if gone:
        assert end > distance[gone - 1] - 1e-9


def test_hedging_as_large_as_the_depth_is_refused():
    with pytest.raises(ValueError, match="hedge_flow must be below the depth"):
        lq.fragility(book(**CHAIN), depth=50e6, hedge_flow=50e6)


@pytest.mark.parametrize("hedge", ["15e6", [15e6]])
def test_hedging_is_a_number_or_a_function(hedge):
    with pytest.raises(TypeError, match="hedge_flow is a number"):
        lq.fragility(book(**CHAIN), depth=50e6, hedge_flow=hedge)


@pytest.mark.parametrize("depth", [0, -1e6, float("nan"), float("inf")])
def test_a_book_without_depth_is_refused(depth):
    with pytest.raises(ValueError, match="depth is the dollars of market orders"):
        lq.fragility(book(**CHAIN), depth=depth)


def test_a_book_of_which_nothing_is_known_needs_a_depth():
    with pytest.raises(ValueError, match="depth is needed, since ForcedOrders has no market"):
        lq.fragility(book(**CHAIN))


@pytest.mark.parametrize("shock", [0.01, -1.0, float("nan")])
def test_a_shock_of_the_other_sign_is_refused(shock):
    with pytest.raises(ValueError, match="shocks that liquidate longs are falls"):
        lq.fragility(book(**CHAIN), depth=1e6).respond([-0.01, shock])


def test_an_unknown_law_is_refused():
    with pytest.raises(ValueError, match="impact must be one of linear, square_root; got 'cubic'"):
        lq.fragility(book(**CHAIN), depth=1e6, impact="cubic")


def test_results_cannot_be_written_to():
    curve = lq.fragility(book(**CHAIN), depth=50e6)

    for values in (curve.critical, curve.before, curve.respond([-0.01]).end, curve.branching):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1.0


def test_the_depth_is_called_an_assumption_wherever_a_curve_is_written_out():
    assert "depth 50M USD per 1 % (assumption, given by hand)" in repr(
        lq.fragility(book(**CHAIN), depth=50e6)
    )


@pytest.mark.parametrize("side", ["long", "short"])
def test_a_map_answers_as_its_orders_do(truth, side):
    shocks = -0.02 if side == "long" else 0.02

    of_map = lq.fragility(truth, side=side, depth=20e6).respond([shocks])
    of_orders = lq.fragility(forced_orders(truth, side=side), side=side, depth=20e6).respond(
        [shocks]
    )

    assert of_map.end.tolist() == of_orders.end.tolist()
