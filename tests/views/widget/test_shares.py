"""One number per tier, to be linked to sliders."""

from __future__ import annotations

import ipywidgets
import pytest

import liqwidget as lq
from liqwidget.views.widget.shares import move_share


@pytest.fixture
def widget(sample):
    made = lq.show(sample, window="24H", weights={5: 0.2, 10: 0.2, 25: 0.4})
    yield made
    made.close()


def test_every_tier_has_its_share_of_the_levered_total(widget):
    names = ("share_5x", "share_10x", "share_25x", "share_100x")

    assert [getattr(widget, name) for name in names] == pytest.approx([0.25, 0.25, 0.5, 0])


def test_moving_a_number_moves_the_mix_and_the_other_numbers(widget):
    widget.share_25x = 0.2

    assert widget.weights == pytest.approx([0, 0, 0, 0.32, 0.32, 0.16, 0, 0])
    assert widget.share_5x == pytest.approx(0.4)


def test_numbers_follow_the_mix(widget):
    widget.weights = {10: 0.5}

    assert (widget.share_10x, widget.share_25x) == (1, 0)


def test_a_locked_tier_stays(widget):
    widget.locked = [False, False, False, True, False, False, False, False]

    widget.share_25x = 0.6

    assert widget.share_5x == pytest.approx(0.25)
    assert widget.share_10x == pytest.approx(0.15)


def test_a_number_from_the_page_waits_for_the_mix_that_the_page_makes(widget):
    before = list(widget.weights)

    widget.set_state({"share_25x": 0.6})

    assert widget.weights == before


def test_jslink_finds_the_number(widget):
    slider = ipywidgets.FloatSlider(max=1.0)

    link = ipywidgets.jslink((slider, "value"), (widget, "share_25x"))

    assert link.target == (widget, "share_25x")
    for made in (link, slider):
        made.close()


@pytest.mark.parametrize(
    ("weights", "tier", "share", "locked", "moved"),
    [
        ([0.1, 0.3, 0.5], 2, 0.2, None, [0.18, 0.54, 0.18]),
        ([0, 1, 0], 1, 0.5, None, [0.25, 0.5, 0.25]),
        ([0.2, 0.3, 0.5], 2, 1.0, [True, False, False], [0.2, 0, 0.8]),
        ([0.2, 0.3, 0.5], 2, 0.1, [True, True, False], [0.2, 0.3, 0.5]),
        ([0, 0], 1, 0.4, None, [0.6, 0.4]),
    ],
)
def test_python_moves_a_share_as_the_page_does(weights, tier, share, locked, moved):
    # the same cases as in views/js/test/shares.test.js
    assert move_share(weights, tier, share, locked) == pytest.approx(moved)
