"""A review counts chance in, for one method and for the best of many."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.journal.review import at_least, review_of
from tests.journal.conftest import WORDS


@pytest.mark.parametrize("hits", range(5))
def test_the_chance_of_hits_is_that_of_all_outcomes_counted(hits):
    rates = [0.1, 0.5, 0.7, 0.25]
    counted = sum(
        np.prod([rate if one else 1 - rate for one, rate in zip(case, rates, strict=True)])
        for case in product([0, 1], repeat=4)
        if sum(case) >= hits
    )

    assert at_least(hits, rates) == pytest.approx(counted, abs=1e-12)


def test_hits_stand_beside_those_of_random_levels():
    review = review_of([("bright", True, 0.5, None), ("bright", True, 0.5, None)])

    row = review.rows[-1]
    assert (row.hits, row.expected, row.chance) == (2, 1.0, 0.25)


def test_the_best_of_many_methods_is_judged_as_the_best_of_many():
    """Ten coins thrown twice: one with two heads in ten is no news."""
    lines = [("lucky", True, 0.5, None)] * 2
    lines += [(f"other {n}", hit, 0.5, None) for n in range(9) for hit in (True, False)]

    review = review_of(lines)

    assert review.rows[0].method == "lucky"
    assert review.rows[0].chance == 0.25
    # chance of at least one of ten with a quarter each
    assert review.chance_of_best == pytest.approx(1 - 0.75**10)


def test_one_method_is_not_the_best_of_many():
    assert review_of([("mine", True, 0.5, None)]).chance_of_best is None


def test_entries_that_are_not_settled_are_counted_and_not_judged():
    review = review_of([("mine", True, 0.5, None), ("mine", None, None, None)])

    row = review.rows[-1]
    assert (row.entries, row.settled, row.hits) == (2, 1, 1)


def test_the_mean_reward_is_that_of_the_plans_that_were_entered():
    lines = [("mine", True, 0.5, 2.0), ("mine", False, 0.5, -1.0), ("mine", True, 0.5, None)]

    assert review_of(lines).rows[-1].reward == 0.5


def test_an_empty_journal_has_nothing_to_review(journal):
    row = journal.review().rows[-1]

    assert (row.entries, row.settled, row.chance) == (0, 0, 1.0)


def test_names_of_methods_do_not_become_markup():
    shown = review_of([("<b>x</b>", True, 0.5, None)])._repr_html_()

    assert "<b>x" not in shown
    assert 'scope="row"' in shown


def test_levels_at_random_do_not_look_like_skill(journal):
    """Fifty claims at random times and distances: the review sees no more than chance."""
    market = lq.sample("BTCUSDT")
    random = np.random.default_rng(5)
    for _ in range(50):
        bar = int(random.integers(100, 700))
        known = market.window((market.time[0], market.time[bar]))
        level = float(
            known.close[-1] * np.exp(random.choice([-1, 1]) * random.uniform(0.005, 0.03))
        )
        journal.add(known, level=level, within="24h", claim="reach", **WORDS)

    journal.settle(market)

    row = journal.review().rows[-1]
    assert row.settled == 50
    assert abs(row.hits - row.expected) < 3 * np.sqrt(50 * 0.25)
    assert row.chance > 0.01
