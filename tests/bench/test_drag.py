"""In JupyterLab: from cell to map, and from pointer to painted frame in 200 real moves."""

from __future__ import annotations

import os

import pytest

from tests.browser.conftest import browser, jupyter, open_notebook, run_cell, write_notebook
from tests.browser.conftest import own_page as page
from tests.browser.pixels import wait_until_drawn
from tests.conftest import ROOT

__all__ = ["browser", "page"]  # fixtures

pytestmark = [pytest.mark.bench, pytest.mark.browser]

MOVES = 200
SIZES = {"400 x 720": (400, 30, 25, 45), "800 x 1440": (800, 60, 40, 70)}
"""Buckets, days of hours, and milliseconds to reach: p50 and p95."""
NEXT = 300
"""Milliseconds until the heat of a map is on screen in a page that has shown one."""
LISTEN = """
(index) => {
  const times = { lags: [], frames: [] };
  globalThis.__drag = times;
  const root = document.querySelectorAll(".liqwidget")[index];
  let moved = 0;
  root.querySelector(".liqwidget-tiers").addEventListener("pointermove", () => { moved = performance.now(); }, true);
  root.parentElement.addEventListener("liqwidget-painted", () => {
    const since = moved;
    const channel = new MessageChannel();  // after the animation frame has been handed over
    channel.port1.onmessage = () => {
      times.lags.push(performance.now() - since);
      times.frames.push(performance.now());
      channel.port1.close();
    };
    channel.port2.postMessage(0);
  });
}
"""
SHOWN = """
async ([index, events]) => {
  const panel = jupyterapp.shell.currentWidget;
  panel.content.activeCellIndex = index;
  panel.content.deselectAll();
  // whoever runs a cell stands in it: what the host does on the way there is not the map's
  await new Promise((resolve) => setTimeout(resolve, 300));
  const started = performance.now();
  const heard = events.map((name) => new Promise((resolve) => {
    document.addEventListener(name, () => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { channel.port1.close(); resolve(performance.now() - started); };
      channel.port2.postMessage(0);
    }, { once: true });
  }));
  await jupyterapp.commands.execute("notebook:run-cell");
  return Promise.all(heard);
}
"""
HEAT, WHOLE = "liqwidget-painted", "liqwidget-complete"
TRIVIAL = """
import anywidget
class Trivial(anywidget.AnyWidget):
    _esm = \"\"\"
    export default { render({ el }) {
      el.textContent = "x";
      requestAnimationFrame(() => el.dispatchEvent(new CustomEvent("liqwidget-painted", { bubbles: true })));
    } }
    \"\"\"
"""
RESTART = """
async () => {
  await jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart();
}
"""


class Wire:
    """Frames of the kernel's socket, both ways."""

    def __init__(self, page) -> None:
        self.up: list[int] = []
        self.down: list[int] = []
        page.on("websocket", self._listen)

    def _listen(self, socket) -> None:
        socket.on("framesent", lambda data: self.up.append(len(data)))
        socket.on("framereceived", lambda data: self.down.append(len(data)))

    def since(self, up: int, down: int) -> str:
        """Say what went since then, messages and bytes each way."""
        sent, got = self.up[up:], self.down[down:]
        return f"{len(sent)} / {sum(sent):,} B up, {len(got)} / {sum(got):,} B down"

    @property
    def now(self) -> tuple[int, int]:
        return len(self.up), len(self.down)


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def shown(page, cell: int, *events: str) -> list[float]:
    """Run a cell; return the milliseconds until what it shows was painted, by event."""
    return page.evaluate(SHOWN, [cell, list(events)])


def cells(rows: int, days: int) -> list[str]:
    """An import, and six cells that each show a map of their own."""
    made = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import numpy as np, liqwidget as lq\nfrom tests.markets import random_market\n"
        f"m = random_market(np.random.default_rng(1), {24 * days + 48}, 'calm')"
    )
    return [made, *[f"lq.show(m, window='{days}D', n_buckets={rows})"] * 6]


def drag(page, wire, index: int = 0) -> tuple[dict, str, str]:
    """Move a tier up and down with the mouse; return times, and what went during and after."""
    page.evaluate(LISTEN, index)
    slider = page.locator(".liqwidget").nth(index).locator("input[data-tier='25']")
    slider.scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    box = slider.bounding_box()
    x, top, height = box["x"] + box["width"] / 2, box["y"], box["height"]
    page.mouse.move(x, top + height / 2)
    page.mouse.down()
    start = wire.now
    for i in range(MOVES):
        share = 0.5 + 0.45 * (1 if i % 40 < 20 else -1) * (i % 20) / 20
        page.mouse.move(x, top + height * share)
        page.wait_for_timeout(12)
    during, times, end = wire.since(*start), page.evaluate("() => globalThis.__drag"), wire.now
    page.mouse.up()
    page.wait_for_timeout(1500)
    return times, during, wire.since(*end)


def row(name: str, times: dict, during: str, settled: str) -> dict[str, str]:
    frames = times["frames"]
    rate = (len(frames) - 1) / (frames[-1] - frames[0]) * 1000
    return {
        "what": name,
        "p50 ms": f"{quantile(times['lags'], 0.5):.1f}",
        "p95 ms": f"{quantile(times['lags'], 0.95):.1f}",
        "frames/s": f"{rate:.0f}",
        "messages during": during,
        "on settle": settled,
        "load": load(),
    }


@pytest.mark.parametrize("size", SIZES)
def test_a_drag_paints_in_a_frame(page, tmp_path, size, page_table):
    """First map, the next ones, a drag; with five maps in the notebook, a drag again."""
    rows, days, p50, p95 = SIZES[size]
    wire = Wire(page)
    write_notebook(tmp_path / "drag.ipynb", cells(rows, days))
    with jupyter("lab", tmp_path) as address:
        open_notebook(page, address, "drag.ipynb", "lab")
        run_cell(page, 0)
        page.wait_for_timeout(500)
        start = wire.now
        firsts = [shown(page, 1, HEAT, WHOLE)]
        page.wait_for_timeout(1000)
        sent = wire.since(*start)
        wait_until_drawn(page)
        alone = drag(page, wire)
        for cell in range(2, 6):
            firsts.append(shown(page, cell, HEAT, WHOLE))
            page.wait_for_timeout(500)
        wait_until_drawn(page, 5)
        among = drag(page, wire, index=2)

    for name, times in zip(
        ("heat on screen", "whole figure"), zip(*firsts, strict=True), strict=True
    ):
        page_table.append({"what": f"{size}, first map, {name}", "p50 ms": f"{times[0]:.0f}",
                           "messages during": sent, "load": load()})  # fmt: skip
        page_table.append({"what": f"{size}, next maps, {name}",
                           "p50 ms": f"{quantile(times[1:], 0.5):.0f}",
                           "p95 ms": f"{max(times[1:]):.0f}", "load": load()})  # fmt: skip
    page_table.append(row(f"{size}, drag", *alone))
    page_table.append(row(f"{size}, drag among five", *among))
    lags = alone[0]["lags"]
    assert len(lags) > MOVES / 4
    assert alone[1].startswith("0 / 0 B up")
    # a shared machine may be twice as slow as an idle one
    assert quantile(lags, 0.5) <= 2 * p50
    assert quantile(lags, 0.95) <= 2 * p95
    assert quantile([heat for heat, _ in firsts[1:]], 0.5) <= 2 * NEXT
    # five maps: at most half as slow again, of one measured a minute before
    assert quantile(among[0]["lags"], 0.5) <= 1.5 * max(quantile(lags, 0.5), p50)


def test_a_new_kernel_shows_a_map_in_a_page_that_has_bokehjs(page, tmp_path, page_table):
    """Beside it what the host itself needs: a widget that writes one letter."""
    made, *maps = cells(400, 30)
    write_notebook(tmp_path / "again.ipynb", [made + TRIVIAL, *["Trivial()"] * 3, *maps[:2]])
    with jupyter("lab", tmp_path) as address:
        open_notebook(page, address, "again.ipynb", "lab")
        run_cell(page, 0)
        page.wait_for_timeout(500)
        floor = [shown(page, cell, HEAT)[0] for cell in (1, 2, 3)]
        shown(page, 4, HEAT, WHOLE)
        page.evaluate(RESTART)
        page.wait_for_timeout(4000)
        run_cell(page, 0)
        page.wait_for_timeout(1500)
        heat, whole = shown(page, 5, HEAT, WHOLE)

    page_table.append({"what": "a widget of one letter", "p50 ms": f"{min(floor):.0f}",
                       "p95 ms": f"{max(floor):.0f}", "load": load()})  # fmt: skip
    for name, time in (("heat on screen", heat), ("whole figure", whole)):
        page_table.append({"what": f"400 x 720, first map of a new kernel, {name}",
                           "p50 ms": f"{time:.0f}", "load": load()})  # fmt: skip
    assert heat <= whole
