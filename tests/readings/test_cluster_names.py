"""Names of clusters: the same one bar later, in another window, and under another mix."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

import liqwidget as lq
from liqwidget.readings.cluster_names import CELL, cell_name
from tests.readings.books import at, book, ladder


def same(one, other):
    """Whether two clusters are one by the obvious rule: each peak inside the other's extent."""
    return (
        one.side == other.side
        and one.low <= other.peak <= one.high
        and other.low <= one.peak <= other.high
    )


def test_a_name_is_the_side_and_the_middle_of_a_cell():
    # the edges of the cells are exp(0.0025 n)
    n = math.floor(math.log(92_500) / CELL)
    low, high = math.exp(n * CELL), math.exp((n + 1) * CELL)

    assert low <= 92_500 < high
    name = cell_name("long", 92_500)
    assert name.startswith("long-92")
    assert low < float(name.removeprefix("long-")) < high


def test_every_cell_has_a_name_of_its_own():
    cells = [cell_name("short", math.exp((n + 0.5) * CELL)) for n in range(-2000, 5000)]

    assert len(set(cells)) == 7000


def test_in_a_replay_a_cluster_that_can_be_recognized_keeps_its_name(sample):
    """Bar by bar through a month: every pair that is one by the obvious rule has one name."""
    map = lq.estimate(sample, window="30D")
    seen, before, n_pairs = None, (), 0
    for column in range(map.time.size):
        seen = lq.clusters(map, column, known=seen)
        for now in seen:
            candidates = [old for old in before if same(now, old)]
            rivals = [new for new in seen if candidates and same(new, candidates[0])]
            if len(candidates) == 1 and len(rivals) == 1:
                n_pairs += 1
                assert now.id == candidates[0].id
        before = seen.items

    assert n_pairs > 5000


def test_without_memory_most_names_last_to_the_next_bar_and_few_are_lost(sample):
    """By the cell alone: what a page gets that draws every column by itself."""
    map = lq.estimate(sample, window="7D")
    columns = [lq.clusters(map, column) for column in range(map.time.size)]

    kept = [
        new.id == old.id
        for before, after in pairwise(columns)
        for new in after
        for old in before
        if same(new, old)
    ]

    assert sum(kept) / len(kept) > 0.9


def test_names_are_given_once_per_column(sample):
    map = lq.estimate(sample, window="30D")
    seen = None
    for column in range(0, map.time.size, 7):
        seen = lq.clusters(map, column, known=seen, prominence=0.01)

        assert len(set(seen.ids)) == len(seen)


def test_a_cluster_keeps_its_name_in_another_window(sample):
    week, month = (lq.estimate(sample, window=window) for window in ("7D", "30D"))
    long = lq.clusters(month)

    short = lq.clusters(week, known=long)

    pairs = [(a, b) for a in short for b in long if same(a, b)]
    assert len(pairs) >= 4
    assert all(a.id == b.id for a, b in pairs)


def test_a_cluster_keeps_its_name_under_another_mix(sample):
    map = lq.estimate(sample, window="7D")
    before = lq.clusters(map)

    after = lq.clusters(map.reweighted(0.5 * map.weights), known=before)

    assert after.ids == before.ids


def test_a_drift_over_the_edge_of_a_cell_changes_no_name():
    edge = math.exp(1843 * CELL)  # 100.19
    edges = ladder(price=edge, step=0.0002, reach=400)
    below, above = edge * math.exp(-0.0008), edge * math.exp(0.0008)
    first = lq.clusters(book(("short", below, 1.0), price=95.0, edges=edges))
    moved = book(("short", above, 1.0), price=95.0, edges=edges)

    assert lq.clusters(moved).ids != first.ids
    assert lq.clusters(moved, known=first).ids == first.ids


def test_a_cluster_out_of_sight_for_a_while_is_recognized_when_it_returns():
    there = book(("long", at(-20), 1.0), ("long", at(-60), 1.0))
    gone = book(("long", at(-60), 1.0))
    drifted = book(("long", at(-21), 1.0), ("long", at(-60), 1.0))
    first = lq.clusters(there)

    away = lq.clusters(gone, known=first)
    back = lq.clusters(drifted, known=away)

    assert [one.id for one in away.memory] == [first.below[0].id]
    assert back.ids == first.ids
    assert back.memory == ()


def test_a_cluster_that_price_has_passed_is_forgotten():
    first = lq.clusters(book(("long", at(-20), 1.0), ("long", at(-60), 1.0)))

    after = lq.clusters(book(("long", at(-60), 1.0), price=at(-30)), known=first)

    assert after.memory == ()


def test_of_two_that_become_one_the_nearer_gives_its_name():
    first = lq.clusters(book(("long", at(-20), 1.0), ("long", at(-26), 5.0)))
    assert len(first) == 2

    (only,) = lq.clusters(book(("long", at(-25), 6.0)), known=first)

    assert only.id == first[0].id


def test_two_new_clusters_in_one_cell_get_two_names():
    # buckets of 0.01 %, smoothed by 0.02 %: peaks 0.1 % apart are two, in a cell of 0.25 %
    edges = ladder(price=math.exp((1850 + 0.5) * CELL), step=0.0001, reach=300)
    center = float((edges[300] * edges[301]) ** 0.5)
    map = book(
        ("short", center * math.exp(-0.0005), 1.0),
        ("short", center * math.exp(0.0005), 2.0),
        price=95.0,
        edges=edges,
    )

    found = lq.clusters(map, blur=0.0002)

    assert found.ids[0] == found.ids[1] + "b"


@pytest.mark.parametrize("known", [None, (), []])
def test_knowing_nothing_is_no_error(known):
    assert len(lq.clusters(book(("long", at(-20), 1.0)), known=known)) == 1
