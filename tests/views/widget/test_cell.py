"""What is pinned, in Python."""

from __future__ import annotations

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq
from liqwidget.views.widget.cell import explain
from tests.views.maps import binned, week


def test_a_cell_holds_what_the_profile_holds():
    map = week()
    for column in (0, 80, 167):
        bucket = int(map.total[:, column].argmax())
        profile = map.profile(column)

        cell = explain(map, map.bucket_prices[bucket], map.time[column] - np.timedelta64(30, "m"))

        np.testing.assert_allclose(cell.long, profile.long[bucket])
        np.testing.assert_allclose(cell.short, profile.short[bucket])
        assert cell.time == map.time[column]


def test_ages_are_those_of_the_runs():
    map = binned()
    runs, column = map.runs, map.time.size - 1
    bucket = int(map.total[:, column].argmax())

    cell = explain(map, map.bucket_prices[bucket], map.time[column] - np.timedelta64(1, "m"))

    # by hand: what is in the bucket now, with the hours since the end of its birth column
    laid, faded = map.book.geometry.columns, map.book.left.at_end
    here = (runs.bucket == bucket) & (runs.born <= column) & (runs.died > column)
    total = hours = 0.0
    for born, leverage, quantity in zip(
        runs.born[here], runs.leverage[here], runs.quantity[here], strict=True
    ):
        if (born + laid.first + 1) * laid.bars_per_column <= laid.lead:
            continue
        row = faded[map.book.classes.of_tier[map.leverages.index(leverage)]]
        left = quantity * np.exp(row[born + laid.first] - row[column + laid.first])
        total += left
        hours += left * (map.time[column] - map.time[born]) / np.timedelta64(1, "h")
    assert cell.age / np.timedelta64(1, "h") == pytest.approx(hours / total, rel=1e-6)


def test_a_selection_is_explained_in_words(sample):
    widget = lq.show(sample, window="7D")
    map = widget.map
    bucket = int(map.total[:, 100].argmax())
    moment = map.time[100] - np.timedelta64(10, "m")

    widget.selection = {"price": map.bucket_prices[bucket], "time": moment}
    said = str(widget.explain())

    assert widget.selection["time"] == moment.astype("datetime64[ms]").astype(int)
    assert f"{map.bucket_prices[bucket]:,.8g}" in said
    assert "would be force-closed" in said
    assert "An estimate." in said
    widget.close()


def test_nothing_pinned_is_an_error_with_a_way_out(sample):
    widget = lq.show(sample, window="24H")

    with pytest.raises(ValueError, match="click the map"):
        widget.explain()

    widget.close()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"price": 1.0}, "keys"),
        ({"price": -1.0, "time": 0}, "above zero"),
        ({"price": 1.0, "time": float("nan")}, "a time"),
    ],
)
def test_a_selection_needs_a_price_and_a_time(sample, place, words):
    widget = lq.show(sample, window="24H")

    with pytest.raises(t.TraitError, match=words):
        widget.selection = place

    assert widget.selection == {}
    widget.close()


def test_what_is_not_drawn_cannot_be_explained():
    map = week()

    with pytest.raises(ValueError, match="price must be from"):
        explain(map, 1.0, map.time[0])
    with pytest.raises(ValueError, match="in the window shown"):
        explain(map, map.price, map.time[-1])
