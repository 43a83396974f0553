"""Replay: a column of a map, and nothing of later bars."""

from __future__ import annotations

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq

SHOWN, BACK = 168, 50


@pytest.fixture(scope="module")
def whole(sample):
    return lq.estimate(sample.window(slice(0, 400)), window="168H")


@pytest.fixture(scope="module")
def cut(sample, whole):
    """The same map of a market that ends `BACK` bars earlier, on the same prices."""
    edges = whole.bucket_edges
    return lq.estimate(
        sample.window(slice(0, 400 - BACK)),
        window=f"{SHOWN - BACK}H",
        price_range=(float(edges[0]), float(edges[-1])),
        n_buckets=edges.size - 1,
    )


@pytest.fixture
def widget(whole):
    made = lq.show(whole)
    yield made
    made.close()


def test_the_picture_up_to_a_bar_is_the_map_of_the_market_cut_there(whole, cut):
    assert np.array_equal(whole.time[:-BACK], cut.time)
    assert np.allclose(whole.bucket_edges, cut.bucket_edges, rtol=1e-12)
    assert np.allclose(whole.total[:, :-BACK], cut.total, rtol=1e-9, atol=1e-3)
    assert not np.allclose(whole.total[:, -1], cut.total[:, -1], rtol=0.01)


def test_what_is_said_of_a_bar_is_said_of_the_market_cut_there(widget, cut):
    widget.replay(SHOWN - BACK - 1)

    short = lq.show(cut)
    assert widget.summary == short.summary
    short.close()


def test_a_reading_without_a_time_is_of_the_bar_shown(widget, cut):
    widget.replay(-BACK - 1)

    price = 0.97 * cut.price

    assert widget.explain(price=price).time == cut.time[-1]
    assert widget.explain(price=price).dollars == pytest.approx(
        lq.show(cut).explain(price=price).dollars
    )


def test_replay_without_a_bar_goes_back_to_the_last(widget):
    before = widget.summary
    widget.replay(10)
    assert widget.summary != before

    widget.replay()

    assert widget.bar == -1
    assert widget.summary == before


@pytest.mark.parametrize("bar", [SHOWN, -SHOWN - 1])
def test_a_bar_outside_the_map_is_refused(widget, bar):
    with pytest.raises(IndexError, match=f"got {bar}"):
        widget.replay(bar)


def test_the_trait_takes_no_column_that_is_not_there(widget):
    with pytest.raises(t.TraitError, match=f"below {SHOWN}"):
        widget.bar = SHOWN


def test_another_window_is_shown_to_its_end(widget):
    widget.replay(10)

    widget.window = "24H"

    assert widget.bar == -1
    assert str(widget.map.time[-1])[:16].replace("T", " ") in widget.summary


def test_the_gap_of_a_replay_is_to_the_clusters_of_then(widget, cut):
    widget.replay(-BACK - 1)
    widget.marks = [0.97 * cut.price]

    found = widget.gap().marks[0].cluster

    # the same cluster to the last digits of the grid
    held = [one for one in lq.clusters(cut) if one.id == found.id]
    assert len(held) == 1
    assert found.dollars == pytest.approx(held[0].dollars)
