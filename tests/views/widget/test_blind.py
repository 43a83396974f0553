"""Blind reading: marks on a hidden map, and what lies between them and the clusters."""

from __future__ import annotations

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq


@pytest.fixture(scope="module")
def shown(sample):
    return lq.estimate(sample, window="7D")


@pytest.fixture
def blind(shown):
    made = lq.show(shown, blind=True)
    yield made
    made.close()


def test_a_market_is_shown_blind(sample):
    assert lq.show(sample, window="7D", blind=True).blind


def test_no_word_of_a_blind_map_tells_its_amounts(blind, shown):
    last = shown.profile()
    said = "\n".join([blind.summary, blind.describe(), *blind.caption])

    for amount in (last.long.sum(), last.short.sum()):
        assert f"{amount / 1e9:#.3g}B" not in said
    assert "Brightest" not in said
    assert "hidden" in said


def test_revealing_tells_the_totals_and_keeps_the_marks(blind, shown):
    blind.marks = [90_000.0]

    blind.reveal()

    assert not blind.blind
    assert blind.marks == [90_000.0]
    assert f"{shown.profile().long.sum() / 1e9:#.3g}B USD below" in blind.summary


@pytest.mark.parametrize("wrong", [0.0, -1.0, float("nan"), float("inf")])
def test_a_mark_is_a_price(blind, wrong):
    with pytest.raises(t.TraitError, match="above zero"):
        blind.marks = [90_000.0, wrong]


def test_a_price_is_marked_once(blind):
    blind.marks = np.array([90_000.0, 91_000.0, 90_000.0])

    assert blind.marks == [90_000.0, 91_000.0]


def test_the_gap_of_a_mark_is_the_way_to_the_nearest_cluster(blind, shown):
    found = lq.clusters(shown)
    blind.marks = [0.97 * shown.price, 1.02 * shown.price]

    gap = blind.gap()

    for one in gap.marks:
        ways = [abs(np.log(cluster.price / one.mark)) for cluster in found]
        nearest = found[int(np.argmin(ways))]
        assert one.cluster.id == nearest.id
        assert one.distance == pytest.approx((nearest.price - one.mark) / one.mark)


def test_a_mark_on_every_cluster_misses_none(blind, shown):
    blind.marks = [cluster.price for cluster in lq.clusters(shown)]

    gap = blind.gap(within=0.0)

    assert gap.missed == ()
    assert all(one.near for one in gap.marks)


def test_without_marks_every_cluster_was_missed(blind, shown):
    gap = blind.gap()

    assert {cluster.id for cluster in gap.missed} == set(lq.clusters(shown).ids)
    amounts = [cluster.dollars for cluster in gap.missed]
    assert amounts == sorted(amounts, reverse=True)


def test_a_mark_further_off_than_the_reach_is_not_near(blind, shown):
    top = max(cluster.high for cluster in lq.clusters(shown))
    blind.marks = [1.05 * top]

    assert not blind.gap(within=0.01).marks[0].near
    assert blind.gap(within=0.5).marks[0].near


def test_the_gap_as_a_frame_has_a_row_per_mark_and_per_missed_cluster(blind, shown):
    blind.marks = [0.97 * shown.price]
    gap = blind.gap()

    frame = gap.to_frame()

    assert len(frame) == 1 + len(gap.missed)
    assert frame["mark"].notna().sum() == 1
    assert str(gap).count("\n") == len(gap.missed)


def test_a_reach_that_is_no_fraction_is_refused(blind):
    with pytest.raises(ValueError, match=r"within must be a fraction .* got 5"):
        blind.gap(within=5)


def test_without_marks_the_gap_says_how_to_mark_and_tells_no_cluster(blind):
    gap = blind.gap()

    for said in (str(gap), repr(gap), gap._repr_html_()):
        assert "No marks yet" in said
        assert "widget.marks = [price]" in said
        assert "USD" not in said


def test_the_gap_in_a_notebook_says_sides_amounts_and_distances_in_words(blind, shown):
    blind.marks = [0.97 * shown.price]
    gap = blind.gap()

    html = gap._repr_html_()

    nearest = gap.marks[0].cluster
    assert f"<td>{nearest.side}s at {nearest.price:,.6g}</td>" in html
    assert f"<td>{gap.marks[0].distance:+.1%}</td>" in html
    assert html.count("<td>none near</td>") == len(gap.missed)
    assert "NaN" not in html
    assert "e+" not in html
