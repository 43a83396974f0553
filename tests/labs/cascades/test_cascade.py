from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import liqwidget as lq
from liqwidget.labs import SCENARIOS
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

# 1 %, 1.5 % and 2 %, 5 %: 50 M move price by 1 %, so the first sets off the next two
CHAIN = {"distance": [0.01, 0.015, 0.02, 0.05], "dollars": [26e6, 26e6, 10e6, 1e6]}
FALL = float(np.expm1(-0.01))


@quick
@given(books(), shocks, depths, laws, sides)
def test_the_chain_is_a_walk_through_the_levels(found, shock, depth, law, side):
    distance, dollars = found
    gone, sold, end = walk(distance.tolist(), dollars.tolist(), shock, depth, law)

    fall = lq.cascade(
        book(distance, dollars, side),
        float(np.expm1(SIGN[side] * shock)),
        depth=depth,
        impact=law,
    )

    assert fall.n_fallen == gone
    assert fall.dollars == pytest.approx(sold, abs=1e-3)
    assert fall.fills.end == pytest.approx(end, rel=1e-9)
    assert fall.fills.sold == pytest.approx(dollars[:gone], rel=1e-9)


@quick
@given(books(), shocks, depths, laws, st.floats(-0.9, 0.9))
def test_the_chain_ends_where_the_curve_says(found, shock, depth, law, share):
    orders, one = book(*found), float(np.expm1(-shock))
    options = {"depth": depth, "impact": law, "hedge_flow": share * depth}

    fall, curve = lq.cascade(orders, one, **options), lq.fragility(orders, **options)

    response = curve.respond([one])
    assert fall.end == pytest.approx(response.end[0], rel=1e-9)
    assert fall.n_fallen == response.n_levels[0]
    assert fall.amplification == pytest.approx(response.amplification[0], rel=1e-9)


def test_rounds_are_told_apart():
    fall = lq.cascade(book(**CHAIN), FALL, depth=50e6)

    # the shock takes 1 %; its 26 M lead to 1.52 %, those of 1.5 % to 2.04 %, and so on to 2.24 %
    assert fall.round.tolist() == [0, 1, 2]
    assert -np.log1p(fall.end) == pytest.approx(0.0224)
    assert fall.price_after == pytest.approx(100 * np.exp([-0.0152, -0.0204, -0.0224]))


def test_dollars_of_the_rounds_of_an_even_density_are_a_geometric_series():
    fall = lq.cascade(uniform(30e6, step=1e-5, until=0.02), float(np.expm1(-0.002)), depth=50e6)

    by_round = np.bincount(fall.round, fall.fills.sold) / 1e6

    # 10 M sold, which crosses 0.2 %: 6 M of longs, then 3.6 M, then 2.16 M
    assert fall.shock_flow == pytest.approx(10e6)
    assert by_round[:4] == pytest.approx([6.0, 3.6, 2.16, 1.296], abs=0.05)


@pytest.mark.parametrize(("flow", "total"), [(0.0, 25.0), (15e6, 100.0), (-15e6, 100 / 7)])
def test_what_is_sold_in_all_is_the_closed_form(flow, total):
    # 10 / (1 - 0.02 (30 + flow)) million
    fall = lq.cascade(
        uniform(30e6, step=2e-5, until=0.05),
        float(np.expm1(-0.002)),
        depth=50e6,
        hedge_flow=flow,
    )

    sold = fall.shock_flow + fall.dollars + fall.hedge_flow

    assert sold / 1e6 == pytest.approx(total, rel=0.01)


def test_hedgers_against_the_move_can_keep_levels_from_the_shock_itself():
    fall = lq.cascade(book([0.0095], [1e6]), FALL, depth=50e6, hedge_flow=-10e6)

    # 1 % / (1 + 10/50) = 0.83 %
    assert fall.n_fallen == 0
    assert -np.log1p(fall.end) == pytest.approx(0.01 / 1.2)


@pytest.mark.parametrize(
    ("distance", "dollars", "stop"),
    [
        ([0.01, 0.5], [1e6, 1e6], "out of reach"),
        ([0.01, 0.02], [100e6, 100e6], "end of the map"),
        ([0.02], [1e6], "out of reach"),
        ([], [], "end of the map"),
    ],
)
def test_it_says_why_it_stops(distance, dollars, stop):
    assert lq.cascade(book(distance, dollars), FALL, depth=50e6).stop == stop


def test_beyond_the_map_the_end_is_the_least_it_could_be():
    fall = lq.cascade(book([0.01, 0.02], [100e6, 100e6]), FALL, depth=50e6)

    assert "becomes one of at least" in repr(fall)


# ---- halts


def test_trading_stops_at_the_halt_and_the_rest_is_pending():
    fall = lq.cascade(book(**CHAIN), FALL, depth=50e6, halt=-float(np.expm1(-0.016)))

    # 50 M per per cent: from 1 % to 1.6 % is 30 M, all of the first 26 and 4 of the next
    assert fall.fills.sold == pytest.approx([26e6, 4e6])
    assert fall.fills.pending == pytest.approx([0.0, 22e6], abs=1e-3)
    assert -np.log1p(fall.end) == pytest.approx(0.016)
    assert fall.stop == "halted"


def test_a_halt_beyond_the_end_changes_nothing():
    plain, halted = (lq.cascade(book(**CHAIN), FALL, depth=50e6, halt=halt) for halt in (None, 0.2))

    assert halted.end == plain.end
    assert halted.stop == "out of reach"


def test_a_halt_within_the_shock_sells_nothing():
    fall = lq.cascade(book(**CHAIN), -0.03, depth=50e6, halt=0.012)

    assert fall.end == pytest.approx(-0.012)
    assert fall.fills.sold.tolist() == [0.0]
    assert fall.fills.pending.tolist() == [26e6]


@quick
@given(books(), shocks, depths, laws, st.floats(0.001, 0.3))
def test_no_halted_cascade_goes_beyond_its_halt(found, shock, depth, law, halt):
    fall = lq.cascade(book(*found), float(np.expm1(-shock)), depth=depth, impact=law, halt=halt)

    assert fall.end >= -halt - 1e-12
    assert fall.fills.sold + fall.fills.pending == pytest.approx(
        fall.orders.dollars[: fall.n_fallen]
    )


# ---- insurance fund and deleveraging

# 2 % of a per cent between liquidation and bankruptcy: 1 M in a book of 50 M per per cent
TIGHT = {"maintenance_margin": -float(np.expm1(-0.0002))}


def test_the_fund_takes_what_would_be_filled_beyond_bankruptcy():
    fall = lq.cascade(
        book([0.01, 0.0101], [26e6, 5e6], **TIGHT), FALL, depth=50e6, insurance_fund=100e6
    )

    # sold until 1.02 %, which is 1 M, and then until 1.03 %, which is 0.5 M
    assert fall.fills.sold == pytest.approx([1e6, 0.5e6], rel=1e-6)
    assert fall.fills.fund == pytest.approx([25e6, 4.5e6], rel=1e-6)
    assert -np.log1p(fall.end) == pytest.approx(0.0103)


def test_when_the_fund_is_empty_the_rest_is_sold():
    fall = lq.cascade(book([0.01], [26e6], **TIGHT), FALL, depth=50e6, insurance_fund=10e6)

    assert fall.fills.fund == pytest.approx([10e6])
    assert fall.fills.sold == pytest.approx([16e6])


def test_a_gap_through_the_bankruptcy_price_leaves_nothing_to_sell():
    fall = lq.cascade(book([0.01], [26e6], **TIGHT), -0.05, depth=50e6, insurance_fund=100e6)

    assert fall.fills.sold.tolist() == [0.0]
    assert fall.end == pytest.approx(-0.05)


def test_a_halt_before_bankruptcy_leaves_nothing_to_the_fund():
    fall = lq.cascade(
        book([0.01], [26e6], **TIGHT),
        FALL,
        depth=50e6,
        insurance_fund=100e6,
        halt=-float(np.expm1(-0.0101)),
    )

    # 0.5 M bring price from 1 % to 1.01 %
    assert fall.fills.sold == pytest.approx([0.5e6])
    assert fall.fills.fund.tolist() == [0.0]
    assert fall.fills.pending == pytest.approx([25.5e6])


amounts = st.one_of(st.just(0.0), st.floats(1e5, 1e9))


@quick
@given(books(), shocks, depths, laws, amounts, st.floats(0.001, 0.05))
def test_every_dollar_is_sold_taken_over_or_pending(found, shock, depth, law, fund, margin):
    fall = lq.cascade(
        book(*found, maintenance_margin=margin),
        float(np.expm1(-shock)),
        depth=depth,
        impact=law,
        insurance_fund=fund,
        halt=0.2,
    )

    fills = fall.fills
    dealt_with = fills.sold + fills.fund + fills.deleveraged + fills.pending
    assert dealt_with == pytest.approx(fall.orders.dollars[: fall.n_fallen])
    assert fills.fund.sum() <= fund * (1 + 1e-12)
    assert min(fills.sold.min(initial=0), fills.fund.min(initial=0)) >= 0


@quick
@given(books(), shocks, depths, laws, st.floats(1e5, 1e9))
def test_a_fund_never_makes_it_worse(found, shock, depth, law, fund):
    orders, one = book(*found, maintenance_margin=0.004), float(np.expm1(-shock))

    without, covered = (
        lq.cascade(orders, one, depth=depth, impact=law, insurance_fund=size)
        for size in (0.0, fund)
    )

    assert covered.end >= without.end - 1e-12


@pytest.fixture(scope="module")
def crash(sample):
    """A map of the sample, and a fall of 4 % in a thin book with deleveraging."""
    map = lq.estimate(sample, window="7D")
    fall = lq.cascade(map, -0.04, depth=2e6, insurance_fund=5e6, auto_deleveraging=True)
    return map, fall


def test_deleveraging_closes_as_many_coins_of_the_other_side(crash):
    _, fall = crash

    closed = (fall.fills.deleveraged / fall.level_price).sum()

    assert closed > 0
    assert fall.other_side.sum() == pytest.approx(closed)


def test_deleveraging_takes_no_more_than_there_is(crash):
    map, fall = crash
    shorts = map.profile().short.sum(axis=1) / map.bucket_prices

    assert (fall.other_side <= shorts * (1 + 1e-12)).all()
    assert fall.other_side.shape == map.bucket_prices.shape


def test_the_book_gets_less_when_winners_are_deleveraged(crash):
    map, fall = crash

    plain = lq.cascade(map, -0.04, depth=2e6)

    assert fall.fills.sold.sum() < plain.fills.sold.sum()
    assert fall.end > plain.end


def test_the_accounts_of_a_deleveraged_map_close(crash):
    _, fall = crash
    fills = fall.fills

    dealt_with = fills.sold.sum() + fills.fund.sum() + fills.deleveraged.sum()

    assert dealt_with == pytest.approx(fall.dollars)
    assert fills.fund.sum() == pytest.approx(5e6)


def test_the_bankruptcy_prices_of_a_map_are_those_of_its_venue(sample):
    map = lq.estimate(sample, window="24H", venue="bybit", weights={10: 1.0})
    level, bankrupt = (
        float(
            lq.liquidation_price(60_000, side="long", leverage=10, venue="bybit", symbol="BTCUSDT")
        ),
        float(lq.bankruptcy_price(60_000, side="long", leverage=10)),
    )

    fall = lq.cascade(map, -0.2, depth=1e6, insurance_fund=1.0)

    assert fall.orders.bankruptcy - fall.orders.distance == pytest.approx(
        np.full(fall.orders.distance.size, np.log(level / bankrupt)), rel=1e-9
    )


@pytest.mark.parametrize("venue", ["binance", "bitmex"])
def test_linear_and_inverse_contracts_are_bankrupt_beyond_their_levels(sample, venue):
    map = lq.estimate(sample, window="24H", venue=venue)

    fall = lq.cascade(map, 0.05, depth=1e6, insurance_fund=1.0)

    assert (fall.orders.bankruptcy > fall.orders.distance).all()


def test_a_truth_needs_to_be_told_the_margin(truth):
    with pytest.raises(ValueError, match="pass maintenance_margin=, a fraction"):
        lq.cascade(truth, -0.02, depth=1e6, insurance_fund=1e6)

    fall = lq.cascade(truth, -0.02, depth=1e6, insurance_fund=1e12, maintenance_margin=0.004)

    assert fall.fills.fund.sum() > 0


def test_the_winners_with_most_profit_and_leverage_are_closed_first():
    from liqwidget.labs.cascades.deleverage import deleveraged

    # shorts at 10x and 5x; levels 110 and 120 over entries 100 to 109.09, and 100 and 109.09
    coins = np.array([[1.0, 1.0], [1.0, 1.0]])
    taken = deleveraged(
        coins,
        level_price=np.array([110.0, 120.0]),
        level_factor=np.array([1.2, 1.1]),
        leverages=np.array([5.0, 10.0]),
        price=90.0,
        direction=-1.0,
        quantity=2.5,
    )

    # entries 91.7 and 100 at 5x, 100 and 109.1 at 10x; profit times leverage 0.09 and 0.5, 1 and 1.75
    assert taken.tolist() == [[0.0, 1.0], [0.5, 1.0]]


# ---- the door


def test_the_table_has_one_row_per_order():
    frame = lq.cascade(book(**CHAIN), FALL, depth=50e6).to_frame()

    assert frame["dollars"].tolist() == pytest.approx([26e6, 26e6, 10e6])
    assert list(frame.columns) == [
        "round", "level_price", "dollars", "sold", "fund", "deleveraged", "pending", "price_after",
    ]  # fmt: skip


def test_shorts_are_bought_back():
    frame = lq.cascade(book([0.01], [1e6], "short"), 0.02, depth=50e6).to_frame()

    assert frame["bought"].tolist() == pytest.approx([1e6])


def test_it_is_written_out_with_its_assumption():
    written = repr(lq.cascade(book(**CHAIN), FALL, depth=50e6))

    assert "A fall of 1.00% becomes one of 2.22%, from 100 to 97.7849" in written
    assert "depth 50M USD per 1 % (assumption, given by hand)" in written


def test_the_sign_of_the_shock_picks_the_side(truth):
    assert lq.cascade(truth, -0.01, depth=1e6).orders.side == "long"
    assert lq.cascade(truth, 0.01, depth=1e6).orders.side == "short"


@pytest.mark.parametrize("column", [0, 50])
def test_an_earlier_column_starts_at_its_own_price(truth, column):
    fall = lq.cascade(truth, -0.01, depth=SCENARIOS["plain"].depth * 600, column=column)

    assert fall.price == truth.closes[column]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"shock": 0.0}, "shock is a move of price"),
        ({"shock": float("nan")}, "shock is a move of price"),
        ({"shock": -1.0}, "falls, from -1 to 0"),
        ({"shock": 0.02}, 'side is "short"'),
        ({"halt": 0.0}, "halt is a move like"),
        ({"halt": -0.1}, "halt is a move like"),
        ({"insurance_fund": -1.0}, "insurance_fund is in USD"),
        ({"insurance_fund": 1e6}, "need bankruptcy prices"),
        ({"auto_deleveraging": True}, "needs a map, which holds the other side"),
        ({"depth": 0.0}, "depth is the dollars"),
    ],
)
def test_what_means_nothing_is_refused(options, words):
    given = {"shock": FALL, "depth": 50e6, **options}

    with pytest.raises(ValueError, match=words):
        lq.cascade(book(**CHAIN), given.pop("shock"), **given)
