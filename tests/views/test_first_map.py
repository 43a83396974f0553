"""The first map of a kernel waits for nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from liqwidget.views.widget import template
from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION
from tests.conftest import ROOT

HEAVY = ("scipy", "bokeh", "matplotlib", "liqwidget.labs", "liqwidget.teach", "liqwidget.journal")
"""Each takes from a tenth of a second to two seconds to load."""


def loaded_after(code: str) -> str:
    """Return which of the heavy modules are loaded after some code, in an interpreter of its own."""
    listing = (
        f"import sys, liqwidget as lq\n{code}\n"
        f"print(*sorted(name for name in sys.modules if name.startswith({HEAVY!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout.strip()


@pytest.mark.skipif(
    template._stored().bokeh != BOKEH_VERSION, reason="under another Bokeh it builds the figure"
)
def test_a_map_is_shown_without_scipy_and_bokeh():
    shown = "widget = lq.show(lq.sample('BTCUSDT'), window='7D'); widget._repr_mimebundle_()"

    assert not loaded_after(shown)


def test_dragging_and_choosing_another_window_loads_no_scipy():
    dragged = (
        "widget = lq.show(lq.sample('BTCUSDT'), window='7D')\n"
        "widget.weights = {10: 0.5, 25: 0.5}; widget.window = '24H'; widget.bar = 3\n"
        "widget.funding_shift = 1e-4; widget.explain(widget.map.price * 0.97)"
    )

    assert "scipy" not in loaded_after(dragged)


@pytest.mark.parametrize("name", ["clusters", "describe", "asymmetry", "difference"])
def test_readings_load_no_more_than_is_asked_for(name):
    assert not loaded_after(f"lq.{name}")
