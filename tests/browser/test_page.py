"""The exported page, opened from disk."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from tests.browser.conftest import guarded_page
from tests.browser.pixels import (
    drag_tier,
    eventually,
    heat,
    number,
    open_group,
    repainted,
    seen,
    wait_until_drawn,
)
from tests.conftest import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture
def saved(week):
    return week


@pytest.fixture
def opened(page, saved):
    page.goto(saved[1].as_uri())
    wait_until_drawn(page)
    return page


def shares(page) -> list[float]:
    """The numbers over the bars of the mix."""
    inputs = page.locator("input[data-share]")
    return inputs.evaluate_all("(found) => found.map((el) => el.valueAsNumber)")


def test_it_draws_from_disk_without_network(opened):
    assert heat(opened)["colors"] > 40
    assert opened.outside == []
    assert opened.errors == []


def test_what_is_painted_is_seen(opened):
    assert len(seen(opened)) > 40


def test_dragging_a_tier_with_the_mouse_repaints(opened):
    before = heat(opened)

    drag_tier(opened, 100, to=0.9)

    assert repainted(opened, before)
    slider = opened.locator("input[data-tier='100']")
    reached = pytest.approx(45, abs=2)  # nine tenths of bars that end at 50 %
    assert number(opened, slider, reached) == reached


def test_the_keyboard_moves_a_tier(opened):
    slider = opened.locator("input[data-tier='25']")
    slider.focus()
    before, pixels = slider.evaluate("(el) => el.valueAsNumber"), heat(opened)

    for _ in range(5):
        opened.keyboard.press("ArrowUp")

    assert repainted(opened, pixels)
    assert number(opened, slider, before + 5) == before + 5


def test_shares_stay_normalized_while_one_moves(opened):
    before = shares(opened)

    drag_tier(opened, 10, to=0.8)

    assert eventually(opened, lambda: shares(opened) != before)
    assert sum(shares(opened)) == pytest.approx(100, abs=2)


@pytest.mark.parametrize("control", ["funding", "open-interest", "jump"])
def test_what_ifs_repaint(opened, control):
    before = heat(opened)
    open_group(opened, "what-if")

    slider = opened.locator(f"input[data-control='{control}']")
    slider.focus()
    for _ in range(8):
        opened.keyboard.press("ArrowRight")

    assert repainted(opened, before)


def test_what_needs_python_is_disabled_and_says_so(opened):
    open_group(opened, "model")
    names = (
        "window",
        "venue",
        "time-frame",
        "entry",
        "side-rule",
        "turnover",
        "holding",
        "maintenance",
    )

    for name in names:
        control = opened.locator(f"[data-control='{name}']")
        inputs = (
            control if control.evaluate("(el) => 'disabled' in el") else control.locator("input")
        )
        assert inputs.count() > 0
        assert all(one.is_disabled() for one in inputs.all()), name
    assert "needs Python" in opened.locator(".liqwidget-head").inner_text()
    assert "need Python" in opened.locator("section[data-group='model']").inner_text()


def test_the_totals_on_the_page_are_those_of_python(opened, saved):
    map, _ = saved
    open_group(opened, "clusters")
    drawn = opened.locator("section[data-group='clusters']").inner_text()

    last = map.profile()

    for side in (last.long, last.short):
        assert f" {side.sum() / 1e9:#.3g}B USD" in drawn


def test_hovering_names_price_time_and_dollars_by_tier(opened, saved):
    map, _ = saved
    column = map.total[:, -20]
    bucket = int(np.argmax(column))
    spot = opened.locator(".liqwidget-figure").evaluate(
        """(host, { share }) => {
          const canvas = host.querySelector("canvas[data-layer='heat']");
          const box = canvas.getBoundingClientRect();
          return [box.left + box.width * (1 - 19.5 / 168), box.bottom - box.height * share];
        }""",
        {"share": (bucket + 0.5) / column.size},
    )

    opened.mouse.move(*spot)

    tooltip = opened.locator(".liqwidget-card:not(.liqwidget-pinned)")
    tooltip.wait_for(state="visible")
    text = tooltip.inner_text()
    assert "UTC" in text
    assert "%" in text
    assert "would be force-closed here" in text
    assert "25x" in text or "10x" in text


def test_the_saved_picture_has_heat_in_it(opened, tmp_path):
    with opened.expect_download() as waiting:
        opened.get_by_role("button", name="Save PNG").click()
    path = tmp_path / "saved.png"
    waiting.value.save_as(path)

    from PIL import Image

    with Image.open(path) as picture:
        wide, high = picture.size
        heat_only = picture.convert("RGB").crop(
            (int(wide * 0.2), int(high * 0.15), int(wide * 0.7), int(high * 0.35))
        )
        colors = heat_only.getcolors(1 << 24)
    assert len(colors) > 40


def test_a_drag_is_written_under_the_map(opened):
    drag_tier(opened, 100, to=0.9)

    opened.locator(".liqwidget-caption").get_by_text("As dragged: mix").wait_for()


def test_taking_all_and_giving_it_back_keeps_the_proportions(opened):
    before = shares(opened)
    slider = opened.locator("input[data-tier='25']")
    slider.focus()

    opened.keyboard.press("End")
    assert eventually(opened, lambda: shares(opened)[5] == 100)
    opened.keyboard.press("Home")
    for _ in range(20):
        opened.keyboard.press("ArrowUp")

    assert eventually(opened, lambda: shares(opened), lambda now: now == before) == before


def test_reset_goes_back_to_the_map_that_was_saved(opened):
    before = shares(opened)
    drag_tier(opened, 100, to=0.9)
    assert eventually(opened, lambda: shares(opened) != before)

    opened.get_by_role("button", name="Reset").click()

    assert eventually(opened, lambda: shares(opened), lambda now: now == before) == before


def test_a_host_may_keep_the_view_in_a_shadow_root(lend, saved, tmp_path):
    html = saved[1].read_text(encoding="utf-8")
    found = 'document.getElementById("liqwidget")'
    shadowed = (
        "(() => { const inside = document.createElement('div');"
        f" {found}.attachShadow({{ mode: 'open' }}).append(inside); return inside; }})()"
    )
    assert html.count(found) == 1
    page = lend()
    (tmp_path / "shadow.html").write_text(html.replace(found, shadowed), encoding="utf-8")

    page.goto((tmp_path / "shadow.html").as_uri())
    view = page.locator(".liqwidget")  # found in open shadow roots too
    view.wait_for()

    assert view.evaluate("(el) => getComputedStyle(el).padding") == "8px 10px"
    page.wait_for_function(
        "() => document.getElementById('liqwidget').shadowRoot.querySelector('[aria-busy]') === null"
    )
    assert page.errors == []


LOAD = """
async ([loader, page]) => {
  const asked = [];
  const listeners = new Set();
  const model = {  // of a host without a widget manager
    get: (name) => (name === "_payload" ? new Uint8Array() : null),
    on: (name, listener) => listeners.add(listener),
    off: (name, listener) => listeners.delete(listener),
    send(message) {
      asked.push(message.name);
      const bytes = new TextEncoder().encode(page);
      const answer = { type: "carried", name: message.name };
      setTimeout(() => [...listeners].forEach((listen) => listen(answer, [new DataView(bytes.buffer)])));
    },
  };
  const url = URL.createObjectURL(new Blob([loader], { type: "text/javascript" }));
  const { default: widget } = await import(url);
  const ends = [await widget.initialize({ model }), await widget.initialize({ model })];
  ends.forEach((end) => end());
  const names = Object.getOwnPropertySymbols(globalThis).map((symbol) => symbol.description);
  return { asked, left: listeners.size, names: names.filter((name) => name?.startsWith("liqwidget.code.")) };
}
"""


def test_without_a_widget_manager_the_code_comes_from_the_kernel_once(page):
    static = ROOT / "liqwidget" / "views" / "static"
    texts = [(static / name).read_text(encoding="utf-8") for name in ("loader.js", "widget.js")]

    found = page.evaluate(LOAD, texts)

    assert found["asked"] == ["page"]
    assert found["left"] == 0
    (name,) = found["names"]
    assert all(f'Symbol.for("{name}")' in text for text in texts)


UNANSWERED = """
async (loader) => {
  const model = { get: () => null, on() {}, off() {}, send() {} };
  const url = URL.createObjectURL(new Blob([loader], { type: "text/javascript" }));
  const { default: widget } = await import(url);
  const el = document.createElement("p");
  globalThis.said = Promise.all([widget.initialize({ model }), widget.render({ model, el })])
    .then(() => el.textContent);
}
"""


def test_without_kernel_and_code_the_view_says_what_to_do(own_page):
    own_page.goto("about:blank")
    own_page.clock.install()
    loader = (ROOT / "liqwidget" / "views" / "static" / "loader.js").read_text(encoding="utf-8")

    own_page.evaluate(UNANSWERED, loader)
    own_page.clock.run_for(20_001)

    said = own_page.evaluate("() => globalThis.said")
    assert said.startswith("The map could not be drawn: its code did not arrive")
    assert said.endswith("run the cell again.")


def test_a_dark_page_has_dark_paper(lend, saved):
    page = lend(color_scheme="dark")
    page.goto(saved[1].as_uri())
    wait_until_drawn(page)

    paper = page.locator(".liqwidget").evaluate("(el) => getComputedStyle(el).backgroundColor")

    assert paper == "rgb(17, 19, 22)"


def test_a_page_that_turns_dark_recolors_the_bars_of_the_mix(lend, saved):
    page = lend(color_scheme="light")
    page.goto(saved[1].as_uri())
    wait_until_drawn(page)
    bar = page.locator(".liqwidget-bar").last
    fill = "(el) => getComputedStyle(el).backgroundImage"
    light = bar.evaluate(fill)

    page.emulate_media(color_scheme="dark")

    assert "gradient" in light
    assert eventually(page, lambda: bar.evaluate(fill) != light)


PLACES = """
addEventListener("DOMContentLoaded", () => {
  globalThis.places = {};
  for (const name of ["liqwidget-painted", "liqwidget-complete"]) {
    document.addEventListener(name, () => {
      const stage = document.querySelector(".liqwidget-stage").getBoundingClientRect();
      globalThis.places[name] ??= [stage.height, ...["heat", "map", "key"].flatMap((layer) => {
        const box = document.querySelector(`canvas[data-layer='${layer}']`).getBoundingClientRect();
        return [box.left - stage.left, box.top - stage.top, box.width, box.height];
      })];
    });
  }
});
"""


@pytest.fixture(scope="module")
def cheap(tmp_path_factory, sample):
    """A page of a coin whose prices have ten digits."""
    prices = {name: getattr(sample, name) * 1e-9 for name in ("open", "high", "low", "close")}
    market = replace(sample, **prices, mark_high=None, mark_low=None)
    return lq.save(lq.estimate(market, window="7D"), tmp_path_factory.mktemp("cheap") / "map.html")


@pytest.mark.parametrize("width", [1200, 400])
@pytest.mark.parametrize("market", ["usual", "cheap"])
def test_heat_and_bars_do_not_move_when_bokeh_frames_them(browser, saved, cheap, market, width):
    with guarded_page(browser, viewport={"width": width, "height": 900}) as page:
        page.add_init_script(PLACES)
        page.goto((cheap if market == "cheap" else saved[1]).as_uri())
        page.wait_for_function("() => globalThis.places?.['liqwidget-complete']")
        places = page.evaluate("() => globalThis.places")

    before, after = places["liqwidget-painted"], places["liqwidget-complete"]
    assert before[3] > 200, "the heat had a width"
    assert before == pytest.approx(after, abs=1)
