"""Reading the canvases of a widget."""

from __future__ import annotations

import time
from io import BytesIO

from PIL import Image

HEAT = """
(root) => {
  const canvas = root.querySelector("canvas[data-layer='heat']");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colors = new Map();
  let hash = 0;
  for (let i = 0; i < data.length; i += 4) {
    const color = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    hash = (hash * 31 + color) | 0;
    colors.set(color, (colors.get(color) ?? 0) + 1);
  }
  return { hash, colors: colors.size, width: canvas.width, height: canvas.height };
}
"""


def heat(page, index: int = 0) -> dict:
    """Return a hash and the number of colors of the heat canvas of one widget."""
    return page.locator(".liqwidget").nth(index).evaluate(HEAT)


def seen(page, index: int = 0) -> set[tuple[int, int, int]]:
    """Return the colors a reader sees where the heat is: of the screen, not of a canvas."""
    root = page.locator(".liqwidget").nth(index)
    canvas = root.locator("canvas[data-layer='heat']")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    inner = {
        "x": box["x"] + box["width"] * 0.1,
        "y": box["y"] + box["height"] * 0.05,
        "width": box["width"] * 0.8,
        "height": box["height"] * 0.3,
    }
    with Image.open(BytesIO(page.screenshot(clip=inner))) as picture:
        return {color for _, color in picture.convert("RGB").getcolors(1 << 24)}


def wait_until_drawn(page, count: int = 1) -> None:
    """Wait until widgets have painted something, and Bokeh has drawn the whole figure."""
    page.wait_for_function(
        """(count) => {
          const roots = [...document.querySelectorAll(".liqwidget")];
          if (roots.length < count) return false;
          return roots.every((root) => {
            const canvas = root.querySelector("canvas[data-layer='heat']");
            if (root.ariaBusy === "true" || !canvas || canvas.width < 50) return false;
            const { data } = canvas.getContext("2d").getImageData(
              0, Math.floor(canvas.height / 2), canvas.width, 1);
            return data.some((value, i) => i % 4 === 3 && value > 0);
          });
        }""",
        arg=count,
        timeout=60_000,
    )


def drag_tier(page, leverage: int, *, to: float, index: int = 0, steps: int = 12) -> None:
    """Drag a tier's bar with the mouse to a share of its height: the top is 50 or 100 %."""
    slider = page.locator(".liqwidget").nth(index).locator(f"input[data-tier='{leverage}']")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    x = box["x"] + box["width"] / 2
    page.mouse.move(x, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x, box["y"] + box["height"] * (1 - to), steps=steps)
    page.mouse.up()


def open_group(page, name: str, index: int = 0) -> None:
    """Open a group of the control deck."""
    tab = page.locator(".liqwidget").nth(index).locator(f"button[data-group='{name}']")
    if tab.get_attribute("aria-expanded") == "false":
        tab.click()


def choose_window(page, name: str) -> None:
    """Choose a window as a reader does."""
    page.locator(f"[data-control='window'] label:has(input[value='{name}'])").click()


def eventually(page, read, wanted=bool, *, seconds: float = 10.0):
    """Read until the answer is wanted, and return it: if it never is, the last one.

    A fixed wait is too long on an idle machine and too short on a busy one. Where nothing is to
    happen there is nothing to wait for, and a wait stays a wait.
    """
    end = time.monotonic() + seconds
    while not wanted(found := read()) and time.monotonic() < end:
        page.wait_for_timeout(25)
    return found


def number(page, field, wanted):
    """Wait until the number of a field is wanted, and return it: numbers follow ten times a second."""
    read = lambda: field.evaluate("(el) => el.valueAsNumber")
    return eventually(page, read, lambda now: now == wanted)


def repainted(page, before: dict, index: int = 0) -> bool:
    """Wait until the heat is another than it was; tell whether it is."""
    return eventually(page, lambda: heat(page, index)["hash"] != before["hash"])


def repainted_as(page, before: dict, index: int = 0) -> bool:
    """Wait until the heat is again what it was; tell whether it is."""
    return eventually(page, lambda: heat(page, index)["hash"] == before["hash"])


def steady(page, read, *, seconds: float = 20.0):
    """Read until half a second makes no difference, and return that."""
    end, before, now = time.monotonic() + seconds, None, read()
    while before != now and time.monotonic() < end:
        page.wait_for_timeout(500)
        before, now = now, read()
    return now
