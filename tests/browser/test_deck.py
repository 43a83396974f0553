"""The control deck and the map under the keys, in the exported page."""

from __future__ import annotations

import pytest

import liqwidget as lq
from tests.browser.pixels import (
    drag_tier,
    eventually,
    heat,
    open_group,
    repainted,
    repainted_as,
    steady,
    wait_until_drawn,
)

pytestmark = pytest.mark.browser

SETTLED = 300


@pytest.fixture
def saved(week):
    return week


@pytest.fixture
def opened(page, saved):
    page.goto(saved[1].as_uri())
    wait_until_drawn(page)
    yield page
    assert page.errors == []


def shares(page) -> list[float]:
    return page.locator("input[data-share]").evaluate_all(
        "(all) => all.map((el) => el.valueAsNumber)"
    )


def track(page, place: int) -> dict:
    return page.locator(".liqwidget-track").nth(place).bounding_box()


def test_drawing_across_the_bars_draws_the_distribution(opened):
    first, last = track(opened, 0), track(opened, 7)
    opened.mouse.move(first["x"] + 20, first["y"] + first["height"] * 0.9)
    opened.mouse.down()
    opened.mouse.move(last["x"] + 20, first["y"] + first["height"] * 0.6, steps=30)
    opened.mouse.up()

    drawn = steady(opened, lambda: shares(opened))

    assert drawn == sorted(drawn)
    assert drawn[-1] == pytest.approx(20, abs=2)  # four tenths of bars that end at 50 %
    assert sum(drawn) == pytest.approx(100, abs=1)


def test_a_wobble_beside_a_bar_draws_nothing_else(opened):
    box = track(opened, 3)
    proportion = shares(opened)[2] / shares(opened)[4]
    opened.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    opened.mouse.down()
    opened.mouse.move(box["x"] + box["width"] + 3, box["y"] + 20, steps=10)
    opened.mouse.up()
    opened.wait_for_timeout(SETTLED)

    after = shares(opened)

    assert after[3] == pytest.approx(50 * (1 - 20 / box["height"]), abs=2)
    assert after[2] / after[4] == pytest.approx(proportion, rel=0.1)


def test_a_number_is_an_entry_too(opened):
    entry = opened.locator("input[data-share='25']")
    entry.fill("42")
    entry.press("Enter")

    assert eventually(opened, lambda: shares(opened)[5], lambda now: now == 42) == 42
    assert sum(shares(opened)) == pytest.approx(100, abs=1)


def test_a_locked_tier_keeps_its_share(opened):
    before = shares(opened)[4]
    opened.get_by_role("button", name="Lock 10x").click()

    drag_tier(opened, 100, to=0.8)
    opened.wait_for_timeout(SETTLED)

    assert shares(opened)[4] == before
    assert opened.locator("input[data-tier='10']").is_disabled()


def test_solo_draws_one_tier_and_leaves_the_mix(opened):
    before, pixels = shares(opened), heat(opened)

    opened.get_by_role("button", name="Solo 25x").click()
    alone = repainted(opened, pixels)
    opened.get_by_role("button", name="Solo 25x").click()

    assert alone
    assert repainted_as(opened, pixels)
    assert shares(opened) == before


def test_presets_set_the_mix(opened):
    opened.locator("select[data-control='preset']").select_option("=Uniform")

    assert eventually(opened, lambda: shares(opened) in ([12] * 8, [13] * 8))


def test_a_threshold_darkens_cells_and_says_for_how_much(opened, saved):
    map, _ = saved
    open_group(opened, "look")
    opened.locator("input[data-control='threshold']").fill("80")

    widget = lq.show(map, threshold=80)
    wanted = f"80 %: {widget.threshold_amount / 1e6:#.3g}M USD"
    widget.close()
    look = opened.locator("section[data-group='look']")
    assert wanted in eventually(opened, look.inner_text, lambda said: wanted in said)


FAINT = """
(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let [faint, full] = [0, 0];
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] === 255) full += 1;
    else if (data[i] > 40 && data[i] < 90) faint += 1;  // a quarter
  }
  return faint / (faint + full);
}
"""


def test_bars_below_the_threshold_fade_with_the_heat(opened):
    bars = opened.locator("canvas[data-layer='map']")
    before = bars.evaluate(FAINT)
    open_group(opened, "look")

    opened.locator("input[data-control='threshold']").fill("80")

    assert before < 0.1  # the edges of bars, letters and curves
    assert eventually(opened, lambda: bars.evaluate(FAINT) > before + 0.1)


def test_another_unit_changes_the_legend_and_not_the_heat_at_the_last_price(opened):
    open_group(opened, "look")
    note = opened.locator("[data-note='colors']")
    assert "USD per bucket" in note.inner_text()

    opened.locator("[data-control='unit'] label", has_text="coins").click()

    opened.locator("[data-note='colors']", has_text="coins per bucket").wait_for()
    opened.locator(".liqwidget-caption", has_text="coins").wait_for()


def test_dragging_never_grades_the_colors_anew(opened):
    open_group(opened, "look")
    note = opened.locator("[data-note='colors']")
    before = note.inner_text().split(" per bucket")[0]

    drag_tier(opened, 100, to=0.9)
    opened.wait_for_timeout(SETTLED)
    dragged = note.inner_text()
    opened.get_by_role("button", name="Fit colors", exact=True).click()
    opened.wait_for_timeout(SETTLED)

    assert dragged.startswith(before)
    assert not note.inner_text().startswith(before)


RING = """
(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const box = canvas.getBoundingClientRect();
  const near = (i) => Math.abs(data[i] - 76) + Math.abs(data[i + 1] - 178) + Math.abs(data[i + 2] - 240) < 30;
  const found = [];
  for (let i = 0; i < data.length; i += 4) if (near(i)) found.push(i / 4);
  const scale = box.width / canvas.width;
  const one = found[found.length >> 1];
  return [found.length, box.left + (one % canvas.width) * scale, box.top + Math.floor(one / canvas.width) * scale];
}
"""


def ring(page) -> list[float]:
    """Pixels in the blue of swept longs, which no palette has, and where one of them is."""
    return page.locator("canvas[data-layer='heat']").evaluate(RING)


def test_swept_levels_are_drawn_and_can_be_hidden(opened):
    open_group(opened, "look")
    drawn = ring(opened)[0]

    opened.locator("input[data-layer-box='sweeps']").uncheck()

    assert drawn > 100
    assert eventually(opened, lambda: ring(opened)[0], lambda left: left == 0) == 0


def test_a_ring_says_what_burned(opened):
    _, x, y = ring(opened)

    opened.mouse.move(x, y)

    card = opened.locator(".liqwidget-card:not(.liqwidget-pinned)").inner_text()
    assert "Swept: " in card
    assert "USD of longs" in card


def test_candles_can_be_hidden(opened):
    open_group(opened, "look")
    visible = "async () => (await [...globalThis[Symbol.for('liqwidget.bokehjs')].values()][0]).documents[0].get_model_by_name('bodies').visible"
    assert opened.evaluate(visible)

    opened.locator("input[data-layer-box='candles']").uncheck()

    assert eventually(opened, lambda: not opened.evaluate(visible))


def test_a_click_pins_and_the_cross_lets_go(opened):
    box = opened.locator("canvas[data-layer='heat']").bounding_box()
    opened.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.3)
    pinned = opened.locator(".liqwidget-pinned")
    assert "would be force-closed here" in pinned.inner_text()
    before = pinned.inner_text()

    drag_tier(opened, 25, to=0.9)
    followed = eventually(opened, pinned.inner_text, lambda now: now != before)
    opened.get_by_role("button", name="Unpin").click()
    pinned.wait_for(state="hidden")  # with the next frame, which a busy machine paints late

    assert followed != before
    assert pinned.is_hidden()


def test_arrows_move_by_bucket_and_bar_and_are_read_out(opened, saved):
    map, _ = saved
    focus = opened.locator(".liqwidget-map-focus")
    focus.focus()
    card, spoken = opened.locator(".liqwidget-pinned"), opened.locator(".liqwidget-spoken")
    opened.keyboard.press("ArrowLeft")
    start = int(map.bucket_edges.searchsorted(map.price) - 1)
    for _ in range(3):
        opened.keyboard.press("ArrowUp")

    assert f"{map.bucket_prices[start + 3]:,.0f}" in card.inner_text()
    assert str(map.time[-2])[:16].replace("T", " ") in spoken.inner_text()


def test_enter_pins_and_escape_leaves(opened):
    opened.locator(".liqwidget-map-focus").focus()
    opened.keyboard.press("PageUp")
    opened.keyboard.press("Enter")
    opened.keyboard.press("Escape")

    assert "Pinned" in opened.locator(".liqwidget-spoken").inner_text()
    assert opened.evaluate("() => document.activeElement === document.body")
    assert opened.locator(".liqwidget-pinned").is_visible()


def test_tab_reaches_every_control(opened):
    for name in ("what-if", "look", "model"):
        open_group(opened, name)
    wanted = opened.evaluate(
        """() => {
          const all = [...document.querySelectorAll(".liqwidget :is(input, select, button, [tabindex='0'])")];
          const seen = new Set();
          globalThis.__controls = all.filter((el) => {
            if (el.disabled || !el.getClientRects().length || getComputedStyle(el).visibility === "hidden") return false;
            if (el.type !== "radio") return true;  // Tab stops once per group of radio buttons
            const news = !seen.has(el.name);
            seen.add(el.name);
            return news;
          });
          return globalThis.__controls.length;
        }"""
    )
    opened.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }")

    reached = set()
    for _ in range(wanted + 40):
        opened.keyboard.press("Tab")
        place = opened.evaluate(
            """() => {
              const at = document.activeElement;
              return globalThis.__controls.findIndex((el) => el === at || (el.type === "radio" && el.name === at.name));
            }"""
        )
        reached.add(place)

    assert wanted > 40
    assert reached - {-1} == set(range(wanted))


def test_nothing_that_takes_the_focus_gives_its_keys_away(opened):
    bare = opened.evaluate(
        """() => [...document.querySelectorAll(".liqwidget :is(input, select, button, [tabindex])")]
          .filter((el) => !el.hasAttribute("data-lm-suppress-shortcuts")).map((el) => el.outerHTML)"""
    )

    assert bare == []


@pytest.mark.parametrize("width", [1200, 700, 400])
def test_the_page_fits_and_the_heat_has_most_of_it(opened, width):
    opened.set_viewport_size({"width": width, "height": 900})
    opened.wait_for_timeout(700)
    for name in ("what-if", "look", "model"):
        open_group(opened, name)

    box = opened.locator("canvas[data-layer='heat']").bounding_box()
    scrolls = opened.evaluate("() => document.documentElement.scrollWidth > innerWidth")

    assert not scrolls
    assert box["width"] > width * 0.6
    title = opened.locator(".liqwidget-title")
    assert title.evaluate("(el) => el.scrollWidth <= el.clientWidth")


def test_on_a_narrow_page_the_bars_drop_below_the_heat(opened):
    heat_box = opened.locator("canvas[data-layer='heat']").bounding_box()
    beside = opened.locator("canvas[data-layer='map']").bounding_box()
    opened.set_viewport_size({"width": 420, "height": 900})
    opened.wait_for_timeout(700)

    narrow = opened.locator("canvas[data-layer='heat']").bounding_box()
    below = opened.locator("canvas[data-layer='map']").bounding_box()

    assert beside["x"] > heat_box["x"] + heat_box["width"]
    assert below["y"] > narrow["y"] + narrow["height"]
    assert below["width"] == pytest.approx(narrow["width"], abs=4)
