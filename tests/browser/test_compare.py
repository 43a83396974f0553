"""Comparing in the browser: A less B in the exported page, and windows beside each other."""

from __future__ import annotations

import json
import re

import pytest

import liqwidget as lq
from tests.browser.conftest import guarded_page, lay, output_text, run_cell
from tests.browser.pixels import (
    drag_tier,
    eventually,
    heat,
    open_group,
    repainted,
    repainted_as,
    wait_until_drawn,
)

pytestmark = pytest.mark.browser

MIDDLE = [15, 15, 15]
SIDES = """
(root) => {
  const canvas = root.querySelector("canvas[data-layer='heat']");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, Math.floor(canvas.height * 0.3));
  const found = { orange: 0, blue: 0, middle: 0, all: data.length / 4 };
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] > data[i + 2] + 25) found.orange += 1;
    else if (data[i + 2] > data[i] + 25) found.blue += 1;
    else if (data[i] === 15 && data[i + 1] === 15 && data[i + 2] === 15) found.middle += 1;
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory, sample, week):
    three = tmp_path_factory.mktemp("compare") / "three.html"
    return {"one": week[1], "three": lq.save(lq.show_windows(sample), three)}


@pytest.fixture
def opened(page, saved):
    page.goto(saved["one"].as_uri())
    wait_until_drawn(page)
    open_group(page, "compare")
    return page


@pytest.fixture
def kept(opened):
    press(opened, "keep")
    return opened


def press(page, name: str) -> None:
    page.locator(f"[data-control='{name}']").click()
    page.wait_for_timeout(300)


def choose(page, side: str) -> None:
    page.locator(f"[data-control='comparison'] label:has(input[value='{side}'])").click()
    page.wait_for_timeout(300)


def sides(page, index: int = 0) -> dict:
    """How many pixels of the upper third of the heat are orange, blue and in the middle."""
    return page.locator(".liqwidget:has(canvas)").nth(index).evaluate(SIDES)


def status(page, index: int = 0) -> str:
    return page.locator(".liqwidget-status").nth(index).inner_text()


def test_what_was_just_kept_is_dark_all_over(kept):
    found = eventually(kept, lambda: sides(kept), lambda now: now["middle"] > 0.95 * now["all"])

    assert found["middle"] > 0.95 * found["all"]
    assert "in total the same" in status(kept)


def test_dragging_shows_both_signs_live(kept):
    slider = kept.locator("input[data-tier='100']")
    box = slider.bounding_box()
    kept.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.9)
    kept.mouse.down()
    kept.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.2, steps=6)

    # the button is still down
    held = eventually(kept, lambda: sides(kept), lambda now: now["blue"] > 0.3 * now["all"])
    kept.mouse.up()

    assert held["blue"] > 0.3 * held["all"]  # far from the price B has more
    kept.wait_for_timeout(300)
    press(kept, "swap")
    assert eventually(kept, lambda: sides(kept)["orange"] > 0.3 * held["all"])
    assert kept.errors == []


def test_a_and_b_alone_are_the_maps_themselves(opened):
    before = heat(opened)
    press(opened, "keep")
    drag_tier(opened, 100, to=0.8)
    opened.wait_for_timeout(300)

    choose(opened, "A")
    a = heat(opened)
    choose(opened, "B")

    assert repainted_as(opened, before)
    assert a["hash"] != before["hash"]
    assert eventually(opened, lambda: "B, as kept" in status(opened))


def test_leaving_shows_a_alone(opened):
    drag_tier(opened, 100, to=0.8)
    opened.wait_for_timeout(400)
    before = heat(opened)
    press(opened, "keep")
    assert repainted(opened, before)

    press(opened, "leave")

    assert repainted_as(opened, before)
    assert "A" not in opened.locator("button[data-group='compare']").inner_text().split()[1:]


def test_the_color_bar_and_the_words_say_who_has_more(kept):
    drag_tier(kept, 100, to=0.8)
    kept.wait_for_timeout(300)

    words = kept.locator(".liqwidget-caption").inner_text()
    assert "orange where A has more, blue where B has more" in words
    assert "B: mix 1x 7 %" in words
    key = kept.locator("canvas[data-layer='key']").get_attribute("aria-label")
    ends = re.search(r"B has more  \|  USD  \|  A has more \+, from \u2212(\S+) to \+(\S+)$", key)
    assert ends, key
    assert ends[1] == ends[2]


def test_the_card_says_a_b_and_what_lies_between(kept):
    drag_tier(kept, 100, to=0.8)
    kept.wait_for_timeout(300)
    canvas = kept.locator("canvas[data-layer='heat']")
    box = canvas.bounding_box()

    kept.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.25)

    card = kept.locator(".liqwidget-card:not(.liqwidget-pinned)")
    card.wait_for(state="visible")
    assert "B has" in card.inner_text()
    assert card.locator("thead th").all_inner_texts() == ["tier", "A", "B", "A \u2212 B"]


def test_the_keyboard_reads_the_difference(kept):
    drag_tier(kept, 100, to=0.8)
    kept.wait_for_timeout(300)

    kept.locator(".liqwidget-map-focus").focus()
    for _ in range(4):
        kept.keyboard.press("PageUp")
    kept.wait_for_timeout(300)

    spoken = kept.locator(".liqwidget-spoken").text_content()
    assert "A has" in spoken or "B has" in spoken


def test_a_blind_map_hides_the_difference_too(kept):
    drag_tier(kept, 100, to=0.8)
    kept.wait_for_timeout(300)
    open_group(kept, "marks")

    press(kept, "blind")

    colored = eventually(
        kept, lambda: [sides(kept)[name] for name in ("orange", "blue")], lambda now: not any(now)
    )
    assert colored == [0, 0]
    assert "B " not in status(kept)
    assert kept.locator("[data-control='keep']").is_disabled()
    assert "more" not in kept.locator(".liqwidget-caption").inner_text()


def test_fit_colors_grades_the_difference_and_leaves_the_map_alone(kept):
    drag_tier(kept, 100, to=0.8)
    kept.wait_for_timeout(300)
    note = kept.locator("[data-note='colors']")
    before = note.text_content()

    kept.get_by_role("button", name="Fit colors").click()
    kept.wait_for_timeout(300)

    fitted = note.text_content()
    assert fitted != before
    assert "\u00b1" in fitted
    press(kept, "leave")
    assert note.text_content() == before.replace("\u00b1", "")


def test_fit_colors_in_a_replay_knows_nothing_later(opened):
    open_group(opened, "replay")
    note = opened.locator("[data-note='colors']")
    fit = opened.get_by_role("button", name="Fit colors")
    fit.click()
    opened.wait_for_timeout(300)
    whole = note.text_content()
    cursor = opened.locator("input[data-control='bar']")
    cursor.focus()
    opened.keyboard.press("Home")
    opened.wait_for_timeout(300)
    assert note.text_content() == whole  # it stays until it is asked for

    fit.click()
    opened.wait_for_timeout(300)

    assert note.text_content() != whole


def open_three(page, saved):
    page.goto(saved["three"].as_uri())
    page.wait_for_function(
        """() => [...document.querySelectorAll("canvas[data-layer='heat']")]
          .filter((canvas) => canvas.width > 50).length === 3""",
        timeout=60_000,
    )
    page.wait_for_timeout(500)
    return page


@pytest.fixture
def three(page, saved):
    return open_three(page, saved)


@pytest.fixture(scope="module")
def untouched(browser, saved):
    """Three windows in a page that is only looked at, at several sizes."""
    with guarded_page(browser) as page:
        yield open_three(page, saved)


def windows(page) -> list[int]:
    """Hash of every heat."""
    return page.evaluate(
        """() => [...document.querySelectorAll("canvas[data-layer='heat']")].map((canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let hash = 0;
          for (let i = 0; i < data.length; i += 4) hash = (hash * 31 + data[i] * 65536 + data[i + 1] * 256 + data[i + 2]) | 0;
          return hash;
        })"""
    )


def all_moved(page, before: list[int]) -> bool:
    """Whether no heat is what it was."""
    return all(new != old for new, old in zip(windows(page), before, strict=True))


def test_a_drag_moves_three_windows_without_python(three):
    before = windows(three)

    drag_tier(three, 100, to=0.8)

    assert eventually(three, lambda: all_moved(three, before))
    assert three.locator(".liqwidget-deck").count() == 1
    assert three.outside == []
    assert three.errors == []


def test_three_windows_compare_with_the_same_b(three):
    open_group(three, "compare")
    press(three, "keep")
    drag_tier(three, 100, to=0.8)

    assert eventually(
        three, lambda: all(status(three, i).count("A \u2212 B") == 1 for i in range(3))
    )


@pytest.mark.parametrize(("width", "rows"), [(1300, 1), (860, 3), (400, 3)])
def test_windows_stand_side_by_side_or_below_each_other(untouched, width, rows):
    untouched.set_viewport_size({"width": width, "height": 900})
    untouched.wait_for_timeout(400)

    boxes = [one.bounding_box() for one in untouched.locator(".liqwidget-stage").all()]

    assert len({round(box["y"]) for box in boxes}) == rows
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width + 1 for box in boxes)


CELLS = [
    "import json\nimport liqwidget as lq\n"  # noqa: ISC004 - one cell
    "maps = lq.show_windows(lq.sample('BTCUSDT'), n_buckets=200)\nmaps",
    "json.dumps([w.weights[7] for w in maps.widgets])",
    "maps['30D'].weights = {10: 1.0}",
]


def test_three_windows_in_jupyterlab_move_together_and_python_follows(lab):
    page = lay(lab, CELLS)
    run_cell(page, 0)
    page.wait_for_function(
        "() => document.querySelectorAll(\"canvas[data-layer='heat']\").length === 3",
        timeout=60_000,
    )
    page.wait_for_timeout(2500)
    before = windows(page)
    slider = page.locator("input[data-tier='100']")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    x = box["x"] + box["width"] / 2
    page.mouse.move(x, box["y"] + box["height"] * 0.9)
    page.mouse.down()
    quiet = len(page.sent)
    page.mouse.move(x, box["y"] + box["height"] * 0.2, steps=10)

    moved = eventually(page, lambda: all_moved(page, before))
    page.wait_for_timeout(300)  # a message would have gone by now
    during = page.sent[quiet:]
    page.mouse.up()

    def in_python() -> list[float]:
        run_cell(page, 1)
        return json.loads(output_text(page, 1).strip("'"))

    assert moved
    assert during == []
    shares = eventually(page, in_python, lambda now: min(now) > 0.3)
    assert min(shares) > 0.3
    assert len({round(share, 9) for share in shares}) == 1
    run_cell(page, 2)
    ten = page.locator("input[data-share='10']")
    assert eventually(page, lambda: ten.evaluate("(el) => el.valueAsNumber") == 100)
    assert page.errors == []
