"""The figure that is filled in is the figure that Bokeh would build."""

from __future__ import annotations

import gzip
import json
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bokeh import __version__ as bokeh_version
from bokeh.core.serialization import Serializer
from bokeh.embed import json_item

import liqwidget as lq
from liqwidget.views.figure import build_figure
from liqwidget.views.widget import build_template, template
from liqwidget.views.widget.bokeh_json import encoded
from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION, bokeh_script
from liqwidget.views.widget.live_figure import figure_json
from tests.markets import KINDS, random_market

STORED = "the file of the package"
BUILT = "built anew"


def plain(item: Any, ids: dict[str, int]) -> Any:
    """Return JSON with ids in the order of their appearance, arrays unpacked, defaults left out."""
    if isinstance(item, dict):
        if item.get("type") == "bytes":
            data = b64decode(item["data"])
            return ("gzip", gzip.decompress(data)) if data[:2] == b"\x1f\x8b" else data
        made = {key: plain(value, ids) for key, value in item.items()}
        # Bokeh says nothing of a format that is its default
        if made.get("name") == "NumeralTickFormatter" and made.get("attributes") == {
            "format": "0,0"
        }:
            del made["attributes"]
        return made
    if isinstance(item, list | tuple):
        return [plain(value, ids) for value in item]
    if isinstance(item, str) and item[:1] == "p" and item[1:].isdigit():
        return ids.setdefault(item, len(ids))
    return item


def built(map: lq.LiquidationMap) -> Any:
    return plain(json_item(build_figure(map, live=True)), {})


def filled(map: lq.LiquidationMap) -> Any:
    return plain(json.loads(figure_json(map)), {})


@pytest.fixture(params=[STORED, BUILT])
def source(request, monkeypatch):
    """Where the template comes from: the file, or Bokeh because the file is of another version."""
    monkeypatch.setattr(template, "_built", {})
    if request.param == BUILT:
        stored = replace(template._stored(), bokeh="0.0.0")
        monkeypatch.setattr(template, "_stored", lambda: stored)
    elif template._stored().bokeh != bokeh_version:
        pytest.skip(f"the file belongs to Bokeh {template._stored().bokeh}")
    yield request.param
    assert bool(template._built) == (request.param == BUILT)


def random_map(kind: str, seed: int, **options: Any) -> lq.LiquidationMap:
    return lq.estimate(random_market(np.random.default_rng(seed), 200, kind), **options)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"window": "24H"}, id="day"),
        pytest.param({"window": "30D", "n_buckets": 200}, id="other buckets"),
        pytest.param({"window": "7D", "weights": {100: 1}}, id="another mix"),
        pytest.param({"window": "7D", "venue": "bybit"}, id="another venue"),
    ],
)
def test_a_figure_that_is_filled_in_is_the_one_that_bokeh_builds(sample, source, options):
    map = lq.estimate(sample, **options)

    assert filled(map) == built(map), source


@pytest.mark.parametrize("kind", ["calm", *KINDS])
def test_that_holds_for_every_kind_of_market(kind):
    map = random_map(kind, 6)

    assert filled(map) == built(map)


@pytest.mark.parametrize("price", [3e-6, 0.2, 7.0, 4e6])
def test_that_holds_for_cheap_and_dear_coins(price):
    market = random_market(np.random.default_rng(2), 200, "calm")
    scale = price / market.close[-1]
    prices = {name: scale * getattr(market, name) for name in ("open", "high", "low", "close")}
    map = lq.estimate(replace(market, **prices))

    assert filled(map) == built(map)


def test_that_holds_for_other_tiers(sample, monkeypatch):
    monkeypatch.setattr(template, "_built", {})
    few = lq.estimate(sample, window="7D", leverages=(5, 10, 25))

    assert filled(few) == built(few)


def test_that_holds_where_nothing_is_known_of_open_interest(monkeypatch):
    monkeypatch.setattr(template, "_built", {})
    market = random_market(np.random.default_rng(3), 200, "calm")
    unknown = dict.fromkeys(("open", "high", "low", "close"), np.full(200, np.nan))
    map = lq.estimate(replace(market, **unknown), price_range=(90.0, 110.0))

    assert filled(map) == built(map)


def test_filling_in_does_not_change_the_next_one(sample):
    week, day = lq.estimate(sample, window="7D"), lq.estimate(sample, window="24H")
    first = figure_json(week)
    figure_json(day)

    assert figure_json(week) == first


def test_a_figure_that_lacks_a_panel_is_filled_in_without_it():
    lacks = '{"name": "there", "end": "{{there.end}}"}'

    said = template.filled_in(lacks, {"gone": {"start": 0.0}, "there": {"end": 1.5}})

    assert said == '{"name": "there", "end": 1.5}'


def test_the_file_is_what_the_installed_bokeh_makes():
    written = template.FILE.read_text(encoding="utf-8")
    if json.loads(written)["bokeh"] != bokeh_version:
        pytest.skip("the file belongs to another Bokeh; the figure is built anew under this one")

    assert written == build_template.file_text(), (
        "stale: run python -m liqwidget.views.widget.build_template"
    )


def test_the_file_holds_nothing_of_the_map_it_was_built_from(sample, monkeypatch):
    usual = build_template.file_text()
    monkeypatch.setattr(build_template, "sample", lambda _name: sample.resample("4H"))

    assert build_template.file_text() == usual


def test_bokeh_is_found_without_loading_it():
    import bokeh

    assert bokeh.__version__ == BOKEH_VERSION
    assert bokeh_script().is_relative_to(Path(bokeh.__file__).parent)
    assert b"Bokeh Contributors" in bokeh_script().read_bytes()[:200]


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param({}, id="nothing"),
        pytest.param({0.0: "0", 2.5e6: "2.5M"}, id="labels"),
        pytest.param({"time": np.linspace(0, 1e12, 50), "some": np.zeros(0)}, id="float64"),
        pytest.param({"funding": np.array([np.nan, 1.5, -np.inf], np.float32)}, id="float32"),
        pytest.param({"rising": np.array([0, 1, 1], np.uint8)[::2]}, id="uint8"),
    ],
)
def test_columns_are_encoded_as_bokeh_does(entries):
    expected = Serializer(deferred=False).encode(entries)

    assert plain(json.loads(json.dumps(encoded(entries))), {}) == plain(expected, {})
