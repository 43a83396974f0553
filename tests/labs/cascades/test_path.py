from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import liqwidget as lq
from tests.labs.cascades.loop import book, books, depths, laws, quick, shocks

CHAIN = {"distance": [0.01, 0.015, 0.02, 0.05], "dollars": [26e6, 26e6, 10e6, 1e6]}
FALL = float(np.expm1(-0.01))


@quick
@given(books(most=20), shocks, depths, laws)
def test_without_time_it_ends_where_the_cascade_does(found, shock, depth, law):
    orders, one = book(*found), float(np.expm1(-shock))

    path = lq.cascade_path(orders, one, depth=depth, impact=law, resilience=0.0, n_steps=30)

    fall = lq.cascade(orders, one, depth=depth, impact=law)
    assert path.move[-1] == pytest.approx(fall.end, rel=1e-9)
    assert path.n_fallen[-1] == fall.n_fallen
    assert path.furthest == pytest.approx(fall.end, rel=1e-9)


def test_every_step_by_hand():
    path = lq.cascade_path(book(**CHAIN), FALL, depth=50e6, rate=20e6, resilience=0.5, n_steps=4)

    # pressure 20, 16 (10 kept and the last 6), 8, 4 M in a book of 50 M per per cent
    assert -np.log(path.price / 100) * 100 == pytest.approx([1, 1.4, 1.32, 1.16, 1.08])
    assert path.filled / 1e6 == pytest.approx([0, 20, 26, 26, 26])
    assert path.pending / 1e6 == pytest.approx([26, 6, 0, 0, 0])
    assert path.n_fallen.tolist() == [1, 1, 1, 1, 1]


def test_hedging_by_hand():
    path = lq.cascade_path(
        book([], []), FALL, depth=50e6, hedge_flow=10e6, resilience=0.0, n_steps=3
    )

    # hedgers follow the step before: 0.2 of the move, so 1, 1.2, 1.24, 1.248 %
    assert -np.log(path.price / 100) * 100 == pytest.approx([1, 1.2, 1.24, 1.248])


def test_makers_take_their_share_without_moving_price():
    path = lq.cascade_path(
        book([0.01], [20e6]), FALL, depth=50e6, maker_share=0.75, resilience=0.0, n_steps=2
    )

    assert path.filled[-1] == pytest.approx(20e6)
    assert -np.log(path.price[-1] / 100) == pytest.approx(0.011)


def test_a_halt_lets_the_book_refill():
    options = {"depth": 50e6, "rate": 15e6, "resilience": 0.3, "n_steps": 60}

    plain, halted = (
        lq.cascade_path(book(**CHAIN), FALL, halt=halt, halt_steps=10, **options)
        for halt in (None, 0.0125)
    )

    assert plain.n_fallen[-1] == 1
    assert halted.halted.sum() == 10
    assert halted.filled[np.flatnonzero(halted.halted)] == pytest.approx(np.full(10, 15e6))
    assert abs(halted.move[halted.halted][-1]) < abs(halted.move[1])


def test_the_next_halt_counts_from_where_trading_was_resumed():
    # 0.2 % by the shock and 0.2 % a step: 0.6 % after two, which is beyond 0.5 %, and so again
    path = lq.cascade_path(
        book([0.002], [100e6]),
        float(np.expm1(-0.002)),
        depth=50e6,
        rate=10e6,
        resilience=0.0,
        halt=0.005,
        halt_steps=2,
        n_steps=9,
    )

    assert np.flatnonzero(path.halted).tolist() == [3, 4, 8, 9]
    assert -np.log(path.price[-1] / 100) == pytest.approx(0.012)


def test_a_halt_can_stop_a_cascade():
    # 2 % apart in a book that refills by a tenth a step: 60 M at once reach the next, in two goes
    # with a pause of 30 steps between they do not
    orders = book([0.01, 0.024], [80e6, 80e6])
    options = {"depth": 50e6, "rate": 40e6, "resilience": 0.1, "n_steps": 120}

    plain, halted = (
        lq.cascade_path(orders, FALL, halt=halt, halt_steps=30, **options)
        for halt in (None, 0.0175)
    )

    assert plain.n_fallen[-1] == 2
    assert halted.n_fallen[-1] == 1
    assert halted.filled[-1] == pytest.approx(80e6)


@quick
@given(books(most=20), shocks, depths, laws, st.floats(1e5, 1e9), st.floats(0, 1), st.floats(0, 1))
def test_no_more_is_filled_than_triggered(found, shock, depth, law, rate, resilience, makers):
    path = lq.cascade_path(
        book(*found),
        float(np.expm1(-shock)),
        depth=depth,
        impact=law,
        rate=rate,
        resilience=resilience,
        maker_share=makers,
        halt=0.1,
        n_steps=40,
    )

    assert (path.pending >= -1e-6).all()
    assert (np.diff(path.filled) >= 0).all()
    assert (np.diff(path.filled) <= rate * (1 + 1e-9)).all()
    assert (np.diff(path.n_fallen) >= 0).all()
    assert path.triggered[-1] <= found[1].sum() * (1 + 1e-9)


def test_a_map_has_a_path_on_both_sides(truth):
    for shock in (-0.01, 0.01):
        path = lq.cascade_path(truth, shock, depth=50e6, rate=1e6)
        assert np.sign(path.move).tolist() == [np.sign(shock)] * 201


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rate": 0.0}, "rate is USD per step"),
        ({"resilience": 1.1}, "resilience must be from 0 to 1"),
        ({"maker_share": -0.1}, "maker_share must be from 0 to 1"),
        ({"halt": 1.5}, "halt is a move like 0.05"),
        ({"halt_steps": -1}, "halt_steps 0 or more"),
        ({"n_steps": 0}, "n_steps must be 1 or more"),
        ({"depth": 0}, "depth is the dollars"),
    ],
)
def test_what_means_nothing_is_refused(options, words):
    with pytest.raises(ValueError, match=words):
        lq.cascade_path(book(**CHAIN), FALL, **{"depth": 50e6, **options})


def test_its_steps_cannot_be_written_to():
    path = lq.cascade_path(book(**CHAIN), FALL, depth=50e6)

    with pytest.raises(ValueError, match="read-only"):
        path.price[0] = 1.0
