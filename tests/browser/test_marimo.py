"""The widget in marimo; runs where marimo is installed, which the test extra does not do."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.browser.conftest import guarded_page
from tests.browser.pixels import heat
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
pytest.importorskip("marimo")

APP = f"""
import marimo
app = marimo.App()

@app.cell
def _():
    import sys
    sys.path.insert(0, {str(ROOT)!r})
    import marimo as mo
    import liqwidget as lq
    shown = mo.ui.anywidget(lq.show(lq.sample("BTCUSDT"), window="7D"))
    shown
    return mo, shown

@app.cell
def _(mo, shown):
    made = shown.widget.map
    mo.md(f"said {{shown.value['weights'][7]:.4f}} {{made.weights[7]:.4f}} {{shown.widget.window}}")
    return
"""


@pytest.fixture(scope="module")
def marimo(browser, tmp_path_factory):
    """A page of an app that shows a widget and, below, what Python has of it."""
    folder = tmp_path_factory.mktemp("marimo")
    (folder / "app.py").write_text(APP, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "marimo", "run", "app.py", "--headless", "--no-token",
        "--host", "127.0.0.1", "--port", str(port),
    ]  # fmt: skip
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(folder), "MARIMO_SKIP_UPDATE_CHECK": "1"},
        )  # fmt: skip
        try:
            for _ in range(200):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2):
                        break
                except OSError:
                    time.sleep(0.3)
            with guarded_page(browser) as page:
                page.goto(f"http://127.0.0.1:{port}")
                page.locator("canvas[data-layer='heat']").wait_for(timeout=60_000)
                page.get_by_text("said ").wait_for(timeout=60_000)
                page.wait_for_timeout(3000)  # it is in a shadow tree, where scripts cannot look
                yield page
        finally:
            server.terminate()
            server.wait(20)


def said(page) -> list[str]:
    """What the second cell says: share in the value, share in the map, window."""
    return page.get_by_text("said ").inner_text().split()[1:]


def test_a_drag_repaints_before_python_knows_and_python_follows(marimo):
    before, pixels = said(marimo), heat(marimo)
    slider = marimo.locator("input[data-tier='100']")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    x = box["x"] + box["width"] / 2

    marimo.mouse.move(x, box["y"] + box["height"] / 2)
    marimo.mouse.down()
    marimo.mouse.move(x, box["y"] + box["height"] * 0.1, steps=12)
    marimo.wait_for_timeout(400)
    held, repainted = said(marimo), heat(marimo)
    marimo.mouse.up()
    marimo.get_by_text("said 0.4").wait_for(timeout=20_000)

    assert held == before
    assert repainted["hash"] != pixels["hash"]
    value, of_map, _ = said(marimo)
    assert value == of_map


def test_another_window_comes_from_python(marimo):
    marimo.locator("[data-control='window'] label:has(input[value='24H'])").click()

    marimo.get_by_text(re.compile(r"said .* 24H")).wait_for(timeout=20_000)
    assert said(marimo)[2] == "24H"
    assert marimo.outside == []
    assert marimo.errors == []
