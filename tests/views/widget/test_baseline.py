"""What is kept as B on the Python side."""

from __future__ import annotations

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq

OTHER = {5: 0.5, 100: 0.5}


@pytest.fixture
def widget(sample):
    made = lq.show(sample, window="24H", n_buckets=80)
    yield made
    made.close()


def test_nothing_is_kept_at_first(widget):
    assert widget.baseline is None
    with pytest.raises(ValueError, match="press Keep as B"):
        widget.difference()


def test_what_was_just_kept_does_not_differ(widget):
    widget.keep()

    assert widget.difference().totals().moved == 0
    assert np.abs(widget.difference().grid).max() == 0


def test_the_difference_is_that_of_the_two_maps(widget):
    before = widget.map
    widget.keep()

    widget.weights = OTHER
    widget.funding_shift = 3e-4
    widget.open_interest_scale = 0.5

    expected = lq.difference(widget.map, before)
    assert np.array_equal(widget.difference().grid, expected.grid)
    assert np.array_equal(widget.difference().of_b, before.total)


def test_turnover_belongs_to_both(widget, sample):
    widget.keep()
    widget.weights = OTHER
    widget.turnover = 0.3

    b = lq.estimate(sample, window="24H", n_buckets=80, turnover=0.3)

    assert np.allclose(widget.difference().of_b, b.total)


def test_tiers_that_are_hidden_do_not_count(widget):
    widget.keep()
    widget.tiers = [False] * 7 + [True]
    profile = widget.map.profile()

    found = widget.difference()

    assert found.of_a[:, -1] == pytest.approx((profile.long + profile.short)[:, 7])
    assert found.of_b[:, -1].sum() == pytest.approx((profile.long + profile.short).sum())
    assert found.long + found.short == pytest.approx(found.grid, abs=1e-3)


def test_what_is_left_out_is_as_now(widget):
    widget.funding_shift = 1e-4

    widget.baseline = {"weights": {10: 1.0}}

    assert widget.baseline["weights"][4] == 1.0
    assert widget.baseline["funding_shift"] == 1e-4
    assert widget.baseline["tiers"] == [True] * 8


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"wieghts": [1]}, "has the keys weights, tiers.*got wieghts"),
        ({"weights": [0.5]}, "baseline: weights needs one number per tier"),
        ({"tiers": [True]}, "baseline: tiers needs one bool per tier"),
        ({"funding_shift": float("nan")}, "finite"),
        ({"open_interest_scale": 50.0}, "baseline: open_interest_scale must be at most"),
        ({"jump_bars": 0}, "less than 1"),
        ([0.5] * 8, "expected a dict or None"),
    ],
)
def test_a_bad_baseline_is_refused_and_nothing_changes(widget, value, words):
    widget.keep()
    before = widget.baseline

    with pytest.raises(t.TraitError, match=words):
        widget.baseline = value

    assert widget.baseline == before


def test_another_geometry_keeps_the_mix_and_says_so(widget, sample):
    widget.keep()
    widget.weights = OTHER
    kept = widget.baseline["weights"]

    widget.venue = "bybit"

    assert widget.baseline["weights"] == kept
    assert "B keeps its mix and what-ifs" in widget.notice
    assert "Bybit" in widget.notice
    b = lq.estimate(sample, venue="bybit", weights=kept, window="24H", n_buckets=80)
    assert widget.difference().of_b.sum() == pytest.approx(b.total.sum())


def test_fewer_tiers_keep_the_proportions_of_b(widget):
    widget.keep()

    widget.venue = "hyperliquid"  # no 100x

    assert len(widget.baseline["weights"]) == len(widget.leverages) == 7
    assert sum(widget.baseline["weights"]) == pytest.approx(sum(widget.weights))
    assert widget.difference().totals().moved == pytest.approx(0, abs=1e-3)


def test_it_is_told_in_words_but_not_while_blind(widget):
    widget.keep()
    widget.weights = OTHER

    assert "Held against B:" in widget.describe()
    widget.blind = True
    assert "Held against B:" not in widget.describe()


def test_in_a_replay_the_words_are_of_the_column_shown(widget):
    widget.keep()
    widget.weights = OTHER

    widget.replay(5)

    said = widget.describe().split("Held against B:")[1]
    assert str(widget.map.time[5])[:16].replace("T", " ") in said
    assert str(widget.map.time[-1])[:16].replace("T", " ") not in said


def test_what_is_shown_is_one_of_three(widget):
    with pytest.raises(t.TraitError, match="comparison"):
        widget.comparison = "both"


def test_a_widget_may_start_with_a_b(sample):
    made = lq.show(sample, window="24H", baseline={"weights": OTHER})

    assert made.difference().totals().moved > 0
    made.close()
