"""The page's code: its arithmetic in Node, its bundle, and what it shares with Python."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from bokeh import palettes

from liqwidget.views.colors import rgb
from liqwidget.views.diverging import LESS, MORE
from liqwidget.views.widget.state import WidgetState
from tests.conftest import ROOT, require
from tests.golden import write

JS = ROOT / "liqwidget" / "views" / "js"
STATIC = ROOT / "liqwidget" / "views" / "static"


@pytest.mark.node
def test_the_page_computes_what_python_computes(node):
    done = subprocess.run(
        [node, "--test", "test/"], cwd=JS, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-3000:]
    assert re.search(r"# pass [1-9]", done.stdout)


@pytest.mark.node
@pytest.mark.parametrize("name", ["widget.js", "loader.js", "page.js", "host.js"])
def test_the_bundle_is_built_from_these_sources(node, name, tmp_path):
    require((JS / "node_modules" / "esbuild").exists(), "esbuild (npm ci in liqwidget/views/js)")

    subprocess.run([node, "build.js", str(tmp_path)], cwd=JS, check=True)

    assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), "npm run build"


@pytest.mark.node
def test_the_models_of_a_page_share_the_code_of_a_build(node, tmp_path):
    (tmp_path / "one.mjs").write_bytes((STATIC / "widget.js").read_bytes())
    (tmp_path / "two.mjs").write_bytes((STATIC / "widget.js").read_bytes())
    (tmp_path / "old.mjs").write_text(
        (STATIC / "widget.js").read_text("utf-8").replace("liqwidget.code.", "liqwidget.code.0"),
        "utf-8",
    )
    asked = "const of = async (name) => (await import(`./${name}.mjs`)).default;"
    asked += "const [one, two, old] = [await of('one'), await of('two'), await of('old')];"
    asked += "console.log(typeof one.render, one === two, one === old);"
    (tmp_path / "ask.mjs").write_text(asked)

    done = subprocess.run(
        [node, "ask.mjs"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["function", "true", "false"]


@pytest.mark.parametrize("name", write.MARKETS)
def test_the_golden_files_are_what_python_writes(name):
    stored = json.loads((ROOT / "tests" / "golden" / f"{name}.json").read_text())
    fresh = write.golden(name)

    for part in ("moves", "cells"):
        for old, new in zip(stored[part], fresh[part], strict=True):
            for key in old.keys() | new.keys():
                held, made = (np.array(one[key], np.float64) for one in (old, new))
                np.testing.assert_allclose(held, made, rtol=1e-9, atol=1e-9)
    assert len(stored["cases"]) == len(fresh["cases"])
    for old, new in zip(stored["cases"], fresh["cases"], strict=True):
        assert old["controls"] == new["controls"]
        stored_grid, fresh_grid = (np.fromstring(case["grid"], sep=" ") for case in (old, new))
        assert np.allclose(stored_grid, fresh_grid, rtol=1e-8, atol=1e-8 * fresh_grid.max())
    for old, new in zip(stored["differences"], fresh["differences"], strict=True):
        assert (old["a"], old["b"]) == (new["a"], new["b"])
        stored_grid, fresh_grid = (np.fromstring(one["grid"], sep=" ") for one in (old, new))
        assert np.allclose(stored_grid, fresh_grid, rtol=1e-8, atol=1e-8 * fresh_grid.max())


def test_the_golden_levels_are_what_python_writes():
    stored = json.loads((ROOT / "tests" / "golden" / "levels.json").read_text())
    fresh = json.loads(json.dumps(write.levels()))

    assert stored == fresh


def test_the_golden_columns_are_what_python_writes():
    stored = json.loads((ROOT / "tests" / "golden" / "columns.json").read_text())

    for old, new in zip(stored, write.columns(), strict=True):
        assert [one["id"] for one in old["clusters"]] == [one["id"] for one in new["clusters"]]
        for was, now in zip(old["clusters"], new["clusters"], strict=True):
            assert now["dollars"] == pytest.approx(was["dollars"], rel=1e-8)


def test_the_page_reads_exactly_the_traits_python_sends():
    state = re.search(
        r"@typedef \{object\} State(.*?)\*/",
        (JS / "state" / "state.js").read_text("utf-8"),
        re.DOTALL,
    )
    assert state
    read = set(re.findall(r"@property \{.+?\} (\w+)", state[1]))

    sent = set(WidgetState.class_own_traits(sync=True))

    assert read == sent


@pytest.mark.parametrize("name", ["inferno", "viridis", "cividis"])
def test_the_palettes_are_bokehs(name):
    code = (JS / "painting" / "palettes.js").read_text()
    stored = base64.b64decode(re.search(rf'{name}: "([^"]+)"', code)[1])

    expected = bytes(
        int(color[i : i + 2], 16) for color in getattr(palettes, name)(256) for i in (1, 3, 5)
    )

    assert stored == expected


@pytest.mark.parametrize(("name", "colors"), [("MORE", MORE), ("LESS", LESS)])
def test_the_colors_of_a_difference_are_pythons(name, colors):
    code = (JS / "painting" / "diverging.js").read_text()
    stored = base64.b64decode(re.search(rf'{name} = "([^"]+)"', code)[1])

    assert stored == rgb(colors).tobytes()


def test_the_page_asks_nothing_of_the_network_and_inserts_no_markup():
    sources = [path for path in JS.rglob("*.js") if "node_modules" not in path.parts]
    for path in [*sources, *STATIC.iterdir()]:
        text = Path(path).read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", text), path
        assert not re.search(r"\beval\(|new Function", text), path
        assert not re.search(r"https?://|\bfetch\(|XMLHttpRequest|WebSocket", text), path
