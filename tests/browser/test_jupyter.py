"""The widget in JupyterLab and Notebook 7."""

from __future__ import annotations

import json

import pytest

from tests.browser.conftest import lay, output_text, run_all, run_cell
from tests.browser.pixels import (
    choose_window,
    drag_tier,
    eventually,
    heat,
    open_group,
    repainted,
    seen,
    steady,
    wait_until_drawn,
)

pytestmark = pytest.mark.browser

CELLS = [
    "import json\nimport liqwidget as lq\nw = lq.show(lq.sample('BTCUSDT'), window='7D')\nw",
    "json.dumps(w.weights)",
    "lq.show(w.map)",
]
LINKED = [
    CELLS[0],
    "import ipywidgets\ns = ipywidgets.FloatSlider(max=1, step=0.01)\n"  # noqa: ISC004 - one cell
    "link = ipywidgets.jslink((s, 'value'), (w, 'share_100x'))\ns",
    "w.share_100x, w.weights[7]",
]


def weights(page) -> list[float]:
    """The weights as Python has them."""
    run_cell(page, 1)
    return json.loads(output_text(page, 1).strip("'"))


def first_map(desk):
    """A notebook on the desk, with the map of its first cell."""
    page = lay(desk, CELLS)
    run_cell(page, 0)
    wait_until_drawn(page)
    return page


def serious(errors: list[str]) -> list[str]:
    """Errors of ours: Notebook has one of its own about its settings schema."""
    return [error for error in errors if "schema" not in error]


def test_a_drag_in_jupyterlab_repaints_and_python_follows(lab):
    page = first_map(lab)
    before, pixels = weights(page), heat(page)
    assert len(seen(page)) > 40

    drag_tier(page, 50, to=0.8)

    assert repainted(page, pixels)
    after = eventually(page, lambda: weights(page), lambda now: now[6] > before[6] + 0.3)
    assert after[6] > before[6] + 0.3
    assert sum(after) == pytest.approx(sum(before))

    slider = page.locator("input[data-tier='10']")
    slider.focus()
    pixels = heat(page)
    for _ in range(4):
        page.keyboard.press("ArrowUp")

    assert page.evaluate("() => document.activeElement.dataset.tier") == "10"
    assert repainted(page, pixels)
    assert eventually(page, lambda: weights(page)[4] > after[4])
    assert page.outside == []
    assert serious(page.errors) == []


COUNT_LISTENERS = """
() => {
globalThis.listeners = 0;
const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
const live = new Map([window, document, window.visualViewport].map((target) => [target, new Map()]));
const entry = (target, type, listener) => {
  const known = live.get(target);
  if (!known) return null;
  return known.get(listener) ?? known.set(listener, new Set()).get(listener);
};
const key = (type, options) => type + Boolean(options?.capture ?? options);
EventTarget.prototype.addEventListener = function (type, listener, options) {
  const mine = options?.signal || options?.once ? null : entry(this, type, listener);
  if (mine && !mine.has(key(type, options))) {
    mine.add(key(type, options));
    globalThis.listeners += 1;
  }
  return add.call(this, type, listener, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  if (entry(this, type, listener)?.delete(key(type, options))) globalThis.listeners -= 1;
  return remove.call(this, type, listener, options);
};
globalThis.countNoMore = () => Object.assign(
  EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
}
"""


LEFT = """
async () => {
  const loaded = globalThis[Symbol.for("liqwidget.bokehjs")];
  const documents = (await [...loaded.values()][0]).documents.length;
  return [loaded.size, documents, document.querySelectorAll(".liqwidget-layer").length];
}
"""


@pytest.fixture
def counting(lab):
    """The notebook, with a count of the listeners on window and document from now on."""
    page = lay(lab, CELLS)
    page.evaluate(COUNT_LISTENERS)
    yield page
    page.evaluate("() => globalThis.countNoMore()")


def test_two_maps_in_one_notebook_share_one_bokeh_and_leave_nothing_behind(counting):
    page = counting
    run_all(page)
    wait_until_drawn(page, 2)
    listeners = steady(page, lambda: page.evaluate("() => globalThis.listeners"))

    for _ in range(4):
        run_cell(page, 0)
        page.wait_for_timeout(300)
    wait_until_drawn(page, 2)

    # heat, map, one above each, and what covers the lower two in a replay
    wanted = [1, 2, 12]
    assert eventually(page, lambda: page.evaluate(LEFT), lambda left: left == wanted) == wanted
    # two are JupyterLab's own
    assert eventually(page, lambda: page.evaluate("() => globalThis.listeners") <= listeners + 2)
    drag_tier(page, 25, to=0.9, index=1)
    assert serious(page.errors) == []


def test_another_window_comes_from_python(lab):
    page = first_map(lab)
    before = heat(page)
    # taken before the wish: the answer may be here before the page is asked again
    canvas = page.query_selector("canvas[data-layer='heat']")

    choose_window(page, "24H")
    page.wait_for_function(
        "(before) => document.querySelector(\"canvas[data-layer='heat']\") !== before",
        arg=canvas,
        timeout=20_000,
    )
    wait_until_drawn(page)

    assert repainted(page, before)
    assert page.locator("[data-control='window'] input:checked").input_value() == "24H"
    drag_tier(page, 100, to=0.9)
    assert serious(page.errors) == []


def test_dragging_goes_on_when_the_kernel_is_gone(lab):
    page = first_map(lab)
    page.evaluate(
        "async () => { await jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown(); }"
    )
    before = heat(page)

    drag_tier(page, 100, to=0.9)

    assert repainted(page, before)
    page.get_by_text("Python does not answer: readings are frozen").wait_for(timeout=20_000)
    open_group(page, "model")
    assert page.locator("select[data-control='venue']").is_disabled()


def test_a_slider_linked_in_the_page_moves_its_tier(lab):
    page = lay(lab, LINKED)
    run_cell(page, 0)
    wait_until_drawn(page)
    run_cell(page, 1)
    slider = page.locator(".noUi-base").first
    slider.scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    before, box = heat(page), slider.bounding_box()

    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2, steps=12)
    page.mouse.up()

    assert repainted(page, before)
    page.wait_for_timeout(300)  # the last of the moves is sent when the pointer has rested
    there = page.locator("input[data-tier='100']").evaluate("(el) => el.valueAsNumber")
    said = float(page.locator(".widget-readout").first.inner_text())
    assert there == pytest.approx(100 * said, abs=0.51)
    assert said > 0.3
    run_cell(page, 2)
    share, weight = (float(part) for part in output_text(page, 2).strip("()").split(","))
    assert share == pytest.approx(said, abs=1e-6)
    assert weight == pytest.approx(share, rel=1e-6)
    assert serious(page.errors) == []


def test_another_venue_comes_from_python(lab):
    page = first_map(lab)
    open_group(page, "model")
    canvas = page.query_selector("canvas[data-layer='heat']")

    page.locator("select[data-control='venue']").select_option("bybit")
    page.wait_for_function(
        "(before) => document.querySelector(\"canvas[data-layer='heat']\") !== before",
        arg=canvas,
        timeout=20_000,
    )
    wait_until_drawn(page)

    page.get_by_text("Rules: Bybit").wait_for(timeout=10_000)
    assert len(weights(page)) == 8
    assert serious(page.errors) == []


def test_it_draws_and_drags_in_notebook_7(notebook):
    page = first_map(notebook)
    before = heat(page)

    drag_tier(page, 100, to=0.9)

    assert repainted(page, before)
    assert eventually(page, lambda: weights(page)[7] > 0.3)
    assert page.outside == []
    assert serious(page.errors) == []
