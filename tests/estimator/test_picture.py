"""Runs into a grid."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from liqwidget.estimator import picture

run = st.tuples(
    st.integers(0, 8), st.integers(0, 4), st.integers(1, 5), st.floats(0, 100)
)  # bucket, born, length, quantity


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.lists(run, max_size=30))
def test_a_run_is_drawn_from_its_birth_to_before_its_death(runs):
    expected = np.zeros((9, 5))
    for bucket, born, length, quantity in runs:
        expected[bucket, born : born + length] += quantity
    bucket, born, length, quantity = (
        (np.array(part) for part in zip(*runs, strict=True))
        if (runs)
        else (np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0))
    )

    found = picture(bucket, born, np.minimum(born + length, 5), quantity, n_buckets=9, n_columns=5)

    assert np.abs(found - expected).max() <= 1e-10


def test_nothing_draws_an_empty_grid():
    nothing = np.empty(0, np.intp)

    found = picture(nothing, nothing, nothing, np.empty(0), n_buckets=3, n_columns=2)

    assert found.tolist() == [[0, 0], [0, 0], [0, 0]]


def test_a_cell_that_emptied_is_empty_and_not_nearly_so():
    bucket, born = np.zeros(3, np.intp), np.zeros(3, np.intp)
    died = np.array([1, 2, 3])

    found = picture(bucket, born, died, np.array([0.1, 0.2, 0.3]), n_buckets=2, n_columns=5)

    assert (found >= 0).all()
    assert found[0, 3] < 1e-15
