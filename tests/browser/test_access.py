"""Who cannot see well, use a mouse or bear motion: the exported page for everybody."""

from __future__ import annotations

import pytest

import liqwidget as lq
from tests.browser.axe import faults
from tests.browser.pixels import drag_tier, heat, number, repainted, wait_until_drawn

pytestmark = pytest.mark.browser

OPEN_ALL = (
    "() => document.querySelectorAll(\"button[aria-expanded='false']\").forEach((b) => b.click())"
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory, sample):
    widget = lq.show(sample, window="7D", marks=[60_000.0])
    return lq.save(widget, tmp_path_factory.mktemp("access") / "map.html")


def everything_open(page, saved):
    page.goto(saved.as_uri())
    wait_until_drawn(page)
    page.evaluate(OPEN_ALL)
    page.wait_for_timeout(300)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(lend, saved, scheme):
    page = lend(color_scheme=scheme)
    everything_open(page, saved)
    page.locator(".liqwidget-map-focus").focus()
    page.keyboard.press("Enter")  # a pinned card
    page.get_by_role("button", name="Lock 10x").click()
    page.get_by_role("button", name="Solo 25x").click()

    assert faults(page) == []


def test_axe_finds_no_serious_fault_in_a_blind_map(page, saved):
    everything_open(page, saved)
    page.get_by_role("button", name="Hide the map").click()

    assert faults(page) == []


def test_axe_would_find_a_fault(page, saved):
    everything_open(page, saved)
    page.evaluate(
        "() => document.querySelector('.liqwidget-head').append(document.createElement('button'))"
    )

    assert any("button-name" in one for one in faults(page, ".liqwidget"))


CLIPPED = """
() => {
  const lost = [];
  for (const el of document.querySelectorAll(".liqwidget :is(input, select, button, [tabindex='0'])")) {
    const style = getComputedStyle(el);
    if (!el.getClientRects().length || style.visibility === "hidden") continue;
    const box = el.getBoundingClientRect();
    let [left, right] = [0, document.documentElement.clientWidth];
    for (let up = el.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX === "visible") continue;
      const bounds = up.getBoundingClientRect();
      left = Math.max(left, bounds.left);
      right = Math.min(right, bounds.right);
    }
    const words = el.tagName === "BUTTON" && !el.classList.contains("liqwidget-tab") && el.scrollWidth > el.clientWidth + 1;
    if (box.left < left - 1 || box.right > right + 1 || words) lost.push(el.outerHTML.slice(0, 120));
  }
  if (document.documentElement.scrollWidth > innerWidth) lost.push("the page scrolls sideways");
  return lost;
}
"""


@pytest.mark.parametrize(("width", "height"), [(1280, 1024), (800, 600)])
def test_at_twice_the_size_no_control_is_clipped(lend, saved, width, height):
    """Page zoom of 200 % is half the viewport at twice the pixels."""
    half = {"width": width // 2, "height": height // 2}
    page = lend(viewport=half, device_scale_factor=2)
    everything_open(page, saved)

    assert page.evaluate(CLIPPED) == []


def test_targets_have_room_for_a_finger(page, saved):
    everything_open(page, saved)

    small = page.evaluate(
        """() => [...document.querySelectorAll(".liqwidget :is(input, select, button)")]
          .filter((el) => el.getClientRects().length && getComputedStyle(el).visibility !== "hidden")
          .filter((el) => {
            const target = el.closest("label") ?? el;  // a label is pressed like its box
            const { width, height } = target.getBoundingClientRect();
            return width < 24 || height < 24;
          }).map((el) => el.outerHTML.slice(0, 120))"""
    )

    assert small == []


MOVING = """
() => {
  const moves = (el) => {
    const { transitionDuration, animationName } = getComputedStyle(el);
    return animationName !== "none" || transitionDuration.split(",").some((d) => parseFloat(d) > 0);
  };
  const ours = [...document.querySelectorAll(".liqwidget *")];
  return [ours.filter(moves).map((el) => el.outerHTML.slice(0, 80)), document.getAnimations().length];
}
"""


def test_without_motion_nothing_moves_and_play_goes_one_bar(lend, saved):
    page = lend(reduced_motion="reduce")
    everything_open(page, saved)
    moving = page.evaluate(MOVING)
    page.locator("input[data-control='bar']").evaluate(
        "(el) => { el.value = '20'; el.dispatchEvent(new Event('input')); }"
    )

    button = page.locator("button[data-control='play']")
    button.click()
    page.wait_for_timeout(700)

    assert moving == [[], 0]
    assert button.inner_text() == "Next bar"
    assert page.locator("input[data-control='bar']").input_value() == "21"


FOCUSABLE = """
(scope) => {
  const bare = [];
  let n = 0;
  const walk = (root) => {
    for (const el of root.querySelectorAll("*")) {
      if (el.shadowRoot) walk(el.shadowRoot);
      if (el.tabIndex < 0 && !el.hasAttribute("tabindex")) continue;
      n += 1;
      let up = el;  // JupyterLab looks at the event's target and at what holds it
      while (up && !up.hasAttribute?.("data-lm-suppress-shortcuts")) up = up.parentNode ?? up.host;
      if (!up) bare.push(el.outerHTML.slice(0, 120));
    }
  };
  walk(document.querySelector(scope));
  return [n, bare];
}
"""


def test_every_node_that_takes_the_focus_keeps_its_keys(page, saved):
    """Bokeh's own in their shadow trees too."""
    everything_open(page, saved)

    n, bare = page.evaluate(FOCUSABLE, ".liqwidget")

    assert n > 60
    assert bare == []


def touch(page, kind: str, x: float | None = None, y: float | None = None) -> None:
    points = [] if x is None else [{"x": x, "y": y}]
    page.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def drag_by_finger(page, start, end, steps: int = 8) -> None:
    (x, y), (to_x, to_y) = start, end
    touch(page, "touchStart", x, y)
    for i in range(1, steps + 1):
        touch(page, "touchMove", x + (to_x - x) * i / steps, y + (to_y - y) * i / steps)
        page.wait_for_timeout(20)
    touch(page, "touchEnd")
    page.wait_for_timeout(500)


@pytest.fixture
def touched(lend, saved):
    page = lend(has_touch=True)
    page.touch = page.context.new_cdp_session(page)
    page.goto(saved.as_uri())
    wait_until_drawn(page)
    return page


def test_a_finger_draws_the_mix(touched):
    before = heat(touched)
    box = touched.locator(".liqwidget-track").nth(7).bounding_box()
    x = box["x"] + box["width"] / 2

    drag_by_finger(touched, (x, box["y"] + 90), (x, box["y"] + 10))

    slider = touched.locator("input[data-tier='100']")
    reached = pytest.approx(50 * (1 - 10 / box["height"]), abs=3)
    assert number(touched, slider, reached) == reached
    assert heat(touched)["hash"] != before["hash"]
    assert touched.evaluate("() => scrollY") == 0  # the page did not take it for a scroll


def test_a_finger_pins_a_cell(touched):
    box = touched.locator("canvas[data-layer='heat']").bounding_box()

    touched.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)

    touched.locator(".liqwidget-pinned").wait_for(state="visible")
    assert "UTC" in touched.locator(".liqwidget-pinned").inner_text()


def test_a_finger_moves_the_map(touched):
    before = heat(touched)
    box = touched.locator("canvas[data-layer='heat']").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    drag_by_finger(touched, middle, (middle[0] - 200, middle[1]))

    assert heat(touched)["hash"] != before["hash"]
    assert touched.errors == []


def test_keys_and_mouse_work_at_twice_the_size(lend, saved):
    page = lend(viewport={"width": 640, "height": 512}, device_scale_factor=2)
    page.goto(saved.as_uri())
    wait_until_drawn(page)
    before = heat(page)

    drag_tier(page, 100, to=0.9)

    assert repainted(page, before)
