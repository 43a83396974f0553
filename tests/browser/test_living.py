"""A notebook that is lived in: themes change, cells run again, widgets come and go."""

from __future__ import annotations

import json

import pytest

import liqwidget as lq
from tests.browser.axe import faults
from tests.browser.conftest import lay, output_text, run_cell
from tests.browser.pixels import drag_tier, heat, repainted, wait_until_drawn

pytestmark = pytest.mark.browser

CELLS = [
    "import ipywidgets, liqwidget as lq\n"  # noqa: ISC004 - one cell
    "m = lq.estimate(lq.sample('BTCUSDT'), window='7D')\nw = lq.show(m)\nw",
    "w = lq.show(m)\nw",
    "w.close()",
    "len(ipywidgets.widgets.widget._instances)",
    "s = ipywidgets.IntSlider()\ns",
    "s.close(), s.layout.close(), s.style.close()",
    "w._asked, w.window",
]
FIRST, AGAIN, CLOSE, COUNT, SLIDER, CLOSE_SLIDER, ASKED = range(7)
THEME = """
async (name) => {
  await jupyterapp.commands.execute("apputils:change-theme", { theme: name });
}
"""
PAPER = """
() => {
  const root = document.querySelector(".liqwidget");
  const views = [];
  const walk = (node) => {
    for (const el of node.querySelectorAll("*")) if (el.shadowRoot) { views.push(el); walk(el.shadowRoot); }
  };
  walk(root);
  return getComputedStyle(root).backgroundColor;
}
"""
BARS = """
(root) => {
  const canvas = root.querySelector("canvas[data-layer='map']");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colors = new Set();
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) colors.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  return [...colors];
}
"""
FIGURES = """
async () => {
  const loaded = globalThis[Symbol.for("liqwidget.bokehjs")];
  const { documents } = await [...loaded.values()][0];
  return documents.map((doc) => {
    const axis = doc.get_model_by_name("heat_price_axis");
    return axis.major_label_text_color.value ?? axis.major_label_text_color;
  });
}
"""


@pytest.fixture(scope="module")
def living(lab):
    page = lay(lab, CELLS)
    run_cell(page, FIRST)
    wait_until_drawn(page)
    page.wait_for_timeout(500)
    return page


def test_axe_finds_no_serious_fault_in_jupyterlab(living):
    living.evaluate(
        "() => document.querySelectorAll(\".liqwidget button[aria-expanded='false']\").forEach((b) => b.click())"
    )

    assert faults(living, ".liqwidget") == []


def test_another_theme_recolors_a_living_widget(living):
    before = living.evaluate(PAPER), living.evaluate(FIGURES)
    bars = living.locator(".liqwidget").first.evaluate(BARS)

    living.evaluate(THEME, "JupyterLab Dark")
    living.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    living.wait_for_timeout(400)
    dark = living.evaluate(PAPER), living.evaluate(FIGURES)
    dark_bars = living.locator(".liqwidget").first.evaluate(BARS)
    dark_faults = faults(living, ".liqwidget")
    living.evaluate(THEME, "JupyterLab Light")
    living.wait_for_function("() => document.body.dataset.jpThemeLight === 'true'")
    living.wait_for_timeout(400)

    assert before[0] == "rgb(255, 255, 255)"
    assert dark[0] == "rgb(17, 19, 22)"
    assert before[1] != dark[1]
    assert set(bars) != set(dark_bars)
    assert dark_faults == []
    assert (living.evaluate(PAPER), living.evaluate(FIGURES)) == before


def asked(page) -> tuple[int, str]:
    """How often the page asked, and the window that Python shows."""
    run_cell(page, ASKED)
    times, window = output_text(page, ASKED).strip("()").split(", ")
    return int(times), window.strip("'")


def test_keys_that_walk_through_the_windows_ask_where_they_stop(living):
    before, _ = asked(living)
    chosen = living.locator("[data-control='window'] input:checked")
    assert chosen.input_value() == "7D"

    chosen.focus()
    for _ in range(3):
        living.keyboard.press("ArrowLeft")  # 3D, 24H, 12H
    walking = living.locator("[data-control='window'] input:checked").input_value()
    living.keyboard.press("Enter")
    living.wait_for_function(
        "() => document.querySelector('.liqwidget-status').textContent.includes('UTC')"
    )
    living.wait_for_timeout(1000)

    assert walking == "12H"
    assert asked(living) == (before + 1, "12H")


LIVE = """
async () => {
  const loaded = globalThis[Symbol.for("liqwidget.bokehjs")];
  const { documents } = await [...loaded.values()][0];
  const { context } = jupyterapp.shell.currentWidget;
  return {
    documents: documents.length,
    widgets: document.querySelectorAll(".liqwidget").length,
    canvases: document.querySelectorAll("canvas").length,
  };
}
"""


SETTLED = """
async (shown) => {
  const loaded = globalThis[Symbol.for("liqwidget.bokehjs")];
  const { documents } = await [...loaded.values()][0];
  return documents.length === shown && document.querySelectorAll(".liqwidget").length === shown;
}
"""


def counted(page) -> tuple[int, int]:
    """Return listeners and nodes of the page, after what can be collected was."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
        page.wait_for_timeout(150)
    session.send("Performance.enable")
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return int(metrics["JSEventListeners"]), int(metrics["Nodes"])


def alive(page, shown: int) -> dict[str, int]:
    """Count what could be left behind in a notebook, once it shows so many widgets.

    An old view goes only when the new one comes: until then the counts agree on one too many.
    """
    page.wait_for_function(SETTLED, arg=shown, timeout=30_000)
    listeners, nodes = counted(page)
    run_cell(page, COUNT)
    return {
        **page.evaluate(LIVE),
        "models": int(output_text(page, COUNT)),
        "listeners": listeners,
        "nodes": nodes,
    }


def test_running_a_cell_again_leaves_nothing_behind_in_the_page(living):
    """Widgets stay in Python's list until they are closed, as all ipywidgets do."""
    for _ in range(2):
        run_cell(living, AGAIN)
        living.wait_for_timeout(400)
    wait_until_drawn(living, 2)
    before = alive(living, 2)

    for _ in range(5):
        run_cell(living, AGAIN)
        living.wait_for_timeout(600)
    wait_until_drawn(living, 2)
    after = alive(living, 2)

    for what in ("documents", "widgets", "canvases"):
        assert after[what] == before[what], what
    # a view has 1,160 nodes; JupyterLab's own listeners come and go, so they are counted below
    assert after["nodes"] - before["nodes"] < 1160, (before, after)


def left_by(page, show: int, close: int, times: int) -> dict[str, int]:
    """Show and close something several times; return what is there more than before."""
    before = alive(page, 1)
    for _ in range(times):
        run_cell(page, show)
        page.wait_for_timeout(600)
        run_cell(page, close)
        page.wait_for_timeout(300)
    after = alive(page, 1)
    return {what: after[what] - count for what, count in before.items()}


def test_closing_a_widget_leaves_no_more_behind_than_closing_a_slider(living):
    """JupyterLab itself keeps 1,600 listeners and 520 nodes of every output whose model closed."""
    for cell in (CLOSE, SLIDER, CLOSE_SLIDER):
        run_cell(living, cell)

    by_slider = left_by(living, SLIDER, CLOSE_SLIDER, 5)
    ours = left_by(living, AGAIN, CLOSE, 5)

    for what in ("documents", "widgets", "canvases", "models"):
        assert ours[what] == 0, (what, ours)
    assert ours["listeners"] <= by_slider["listeners"] + 58, (ours, by_slider)
    assert ours["nodes"] <= by_slider["nodes"] + 1160, (ours, by_slider)


CYCLE = """const model = new PageModel(state.models[0], state.bokehjs);
globalThis.cycle = async () => {
  const host = document.createElement("div");
  document.body.append(host);
  const painted = new Promise((done) => host.addEventListener("liqwidget-painted", done, { once: true }));
  const end = await widget.render({ model, el: host });
  await painted;
  await new Promise((done) => setTimeout(done, 1000));  // until Bokeh is idle
  end();
  host.remove();
};"""


def test_a_view_that_is_removed_leaves_no_listener_and_no_node(page, sample, tmp_path):
    """In the exported page, where all listeners are ours or Bokeh's."""
    html = lq.show(sample, window="7D").to_html()
    start = html.index("await Promise.all(state.models.map(")
    end = html.index("\n}));", start) + len("\n}));")
    assert "widget.render(" in html[start:end]
    (tmp_path / "map.html").write_text(html[:start] + CYCLE + html[end:], encoding="utf-8")
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_function("() => globalThis.cycle")
    page.evaluate("() => cycle()")
    page.evaluate("() => cycle()")
    before = counted(page)

    for _ in range(5):
        page.evaluate("() => cycle()")

    after = counted(page)
    # a view has 58 listeners and 1,160 nodes; the last one may still wait for the collector
    assert after[0] - before[0] < 2 * 58, (before, after)
    assert after[1] - before[1] < 2 * 1160, (before, after)
    assert page.errors == []


def test_what_is_left_still_works(living):
    pixels = heat(living)

    drag_tier(living, 100, to=0.9)

    assert repainted(living, pixels)
    assert living.outside == []
    assert json.dumps([e for e in living.errors if "schema" not in e]) == "[]"
