"""The figure that is filled in is the figure that Bokeh would build."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from bokeh.embed import json_item

import liqwidget as lq
from liqwidget.views.figure import build_figure
from liqwidget.views.widget import live_figure
from liqwidget.views.widget.live_figure import figure_json
from tests.markets import random_market


def plain(item: Any, ids: dict[str, int]) -> Any:
    """Return JSON with ids in the order of their appearance."""
    if isinstance(item, dict):
        return {key: plain(value, ids) for key, value in item.items()}
    if isinstance(item, list):
        return [plain(value, ids) for value in item]
    if isinstance(item, str) and item[:1] == "p" and item[1:].isdigit():
        return ids.setdefault(item, len(ids))
    return item


def built(map: lq.LiquidationMap) -> Any:
    return plain(json.loads(json.dumps(json_item(build_figure(map, live=True)))), {})


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(live_figure, "_templates", {})


def random_map(kind: str, seed: int) -> lq.LiquidationMap:
    return lq.estimate(random_market(np.random.default_rng(seed), 200, kind))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param({"window": "7D"}, {"window": "24H"}, id="another window"),
        pytest.param({"window": "7D"}, {"window": "30D", "n_buckets": 200}, id="other buckets"),
        pytest.param({"window": "7D"}, {"window": "7D", "weights": {100: 1}}, id="another mix"),
    ],
)
def test_a_figure_that_is_filled_in_is_the_one_that_bokeh_builds(sample, first, then):
    figure_json(lq.estimate(sample, **first))
    map = lq.estimate(sample, **then)

    filled = json.loads(figure_json(map))

    assert len(live_figure._templates) == 1, "it was built, not filled in"
    assert plain(filled, {}) == built(map)


@pytest.mark.parametrize("kind", ["gaps", "missing bars", "nan open interest"])
def test_that_holds_for_markets_with_holes(kind):
    figure_json(random_map("calm", 4))
    map = random_map(kind, 6)

    filled = json.loads(figure_json(map))

    assert len(live_figure._templates) == 1, "it was built, not filled in"
    assert plain(filled, {}) == built(map)


def test_other_tiers_are_another_kind_of_figure(sample):
    few = lq.estimate(sample, window="7D", leverages=(5, 10, 25))
    figure_json(lq.estimate(sample, window="7D"))

    assert plain(json.loads(figure_json(few)), {}) == built(few)


def test_filling_in_does_not_change_the_next_one(sample):
    week, day = lq.estimate(sample, window="7D"), lq.estimate(sample, window="24H")
    first = figure_json(week)
    figure_json(day)

    assert json.loads(figure_json(week)) == json.loads(first)
