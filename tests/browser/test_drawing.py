"""Positions, lines, ruler and openings, drawn by hand in the exported page."""

from __future__ import annotations

import re

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.views.widget.cell import explain
from tests.browser.conftest import lay, output_text, run_cell
from tests.browser.pixels import eventually, heat, open_group, repainted, wait_until_drawn

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(week):
    return week[0]


@pytest.fixture
def saved(week):
    return week[1]


def opened(page, path):
    page.goto(path.as_uri())
    wait_until_drawn(page)
    open_group(page, "mix")  # closes it: the map comes nearer
    page.locator("button[data-group='mix']").click()
    open_group(page, "draw")
    return page


def choose(page, tool: str) -> None:
    page.locator(f"[data-control='tool'] label:has(input[value='{tool}'])").click()


def point(page, across: float, up: float) -> tuple[float, float]:
    box = page.locator("canvas[data-layer='heat']").bounding_box()
    return box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"]


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def said(page, control: str) -> str:
    return page.locator(f"[data-note='{control}']").inner_text()


def told(page, control: str, wanted: str = "USD") -> str:
    """The same, once it says what is wanted."""
    return eventually(page, lambda: said(page, control), lambda words: wanted in words)


def changed(page, control: str, before: str) -> str:
    """The same, once it is another than before."""
    return eventually(page, lambda: said(page, control), lambda words: words != before)


def amount(text: str) -> float:
    number, unit = re.search(r"([\d.]+)([kMBT]?) USD", text).groups()
    return float(number) * {"": 1, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}[unit]


def test_a_click_with_the_position_tool_draws_the_level_of_liquidation_price(page, saved, sample):
    opened(page, saved)
    choose(page, "position")
    page.locator("[data-control='pen-side'] label:has(input[value='short'])").click()
    page.locator("[data-control='pen-leverage']").fill("10")
    page.keyboard.press("Tab")
    before = heat(page)

    page.mouse.click(*point(page, 0.3, 0.5))

    words = page.locator(".liqwidget-drawn li .liqwidget-drawn-words").inner_text()
    entry = float(page.locator("[data-control='position-entry']").input_value())
    expected = lq.liquidation_price(
        entry, side="short", leverage=10, venue="binance", on=sample.time[-1]
    )
    level = float(re.search(r"= ([\d,]+)", words)[1].replace(",", ""))
    assert words.startswith(f"short 10x from {entry:,.0f}: ")
    assert level == pytest.approx(float(expected), abs=1.5)
    assert repainted(page, before)

    page.locator("[data-control='position-leverage']").fill("50")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Remove position 1").click()
    assert eventually(page, lambda: page.locator(".liqwidget-drawn li").count() == 0)
    assert page.errors == []


def test_the_ruler_says_what_move_says_and_follows_its_grip(page, saved, shown):
    opened(page, saved)
    page.locator("[data-control='ruler']").fill("-5")
    page.keyboard.press("Tab")
    at_five = told(page, "ruler", "5.00 %: ")

    page.mouse.move(*middle(page.locator("[data-handle='ruler']")))
    page.mouse.down()
    x, y = middle(page.locator("[data-handle='ruler']"))
    page.mouse.move(x, y + 60, steps=6)
    changed(page, "ruler", at_five)
    page.wait_for_timeout(200)  # the last of the six
    dragged = said(page, "ruler")
    page.mouse.up()

    move = lq.move(shown, -0.05)
    assert amount(at_five) == pytest.approx(move.long, rel=0.005)
    for tier, dollars in move.tiers.items():
        if dollars > 0.01 * move.dollars:
            part = re.search(rf"\b{tier:g}x ([\d.]+[kMB])", at_five)[1]
            assert amount(f"{part} USD") == pytest.approx(dollars, rel=0.005)
    target = float(page.locator("[data-handle='ruler']").get_attribute("aria-valuenow"))
    far = lq.move(shown, target / shown.price - 1)
    near = lq.move(shown, (target * 1.004) / shown.price - 1)  # the price is read to a dollar
    assert near.long * 0.99 <= amount(dragged) <= far.long * 1.01
    assert amount(dragged) > amount(at_five)

    page.locator("[data-control='undo']").click()
    assert told(page, "ruler", at_five) == at_five
    assert page.errors == []


def test_the_ruler_follows_the_mix_and_stays_silent_on_a_hidden_map(page, saved):
    opened(page, saved)
    page.locator("[data-control='ruler']").fill("6")
    page.keyboard.press("Tab")
    before = told(page, "ruler", "6.00 %: ")

    open_group(page, "mix")
    page.locator("input[data-share='10']").fill("0")
    page.keyboard.press("Tab")
    mixed = changed(page, "ruler", before)
    open_group(page, "marks")
    page.locator("[data-control='blind']").click()

    assert amount(mixed) != amount(before)
    assert eventually(page, lambda: "USD" not in said(page, "ruler"))
    assert "+6.00 %" in said(page, "ruler")
    assert "USD" not in page.locator("[data-handle='ruler']").get_attribute("aria-valuetext")


def test_a_line_is_drawn_moved_removed_and_brought_back_by_keys(page, saved, shown):
    opened(page, saved)
    choose(page, "line")
    page.locator(".liqwidget-map-focus").focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("Enter")
    grip = page.locator("[data-handle='line']")

    def price() -> float:
        return float(grip.get_attribute("aria-valuenow"))

    first = price()

    grip.focus()
    page.keyboard.press("ArrowUp")
    up = eventually(page, price, lambda now: now != first)
    page.keyboard.press("Delete")
    left = eventually(page, grip.count, lambda n: n == 0)
    page.locator(".liqwidget-map-focus").focus()
    page.keyboard.press("Control+z")

    bucket = int(np.searchsorted(shown.bucket_edges, first)) - 1
    assert first == pytest.approx(shown.bucket_prices[bucket], abs=1)
    assert up == pytest.approx(shown.bucket_prices[bucket + 1], abs=1)
    assert left == 0
    assert price() == up
    assert page.locator("[data-control='line-label']").input_value() == "support"

    page.keyboard.press("Control+z")
    assert eventually(page, price, lambda now: now == first) == first


def test_a_pinned_cell_names_the_bars_it_was_opened_in(page, saved, shown):
    opened(page, saved)
    column = 120
    bucket = int(shown.total[:, column].argmax())
    rows = shown.bucket_prices.size
    before = page.evaluate(
        "() => document.querySelector(\"canvas[data-layer='over heat']\").hidden"
    )

    page.mouse.click(*point(page, (column + 0.5) / shown.time.size, (bucket + 0.5) / rows))

    pinned = page.locator(".liqwidget-pinned")
    card = eventually(page, pinned.inner_text, lambda words: "Mostly" in words)
    cell = explain(shown, shown.bucket_prices[bucket], shown.time[column] - np.timedelta64(1, "m"))
    assert f"Mostly opened at {str(cell.opened_at[0])[5:16].replace('T', ' ')}" in card
    assert before
    open_group(page, "look")
    page.locator("[data-layer-box='attribution']").click()
    assert eventually(page, lambda: "Mostly opened" not in pinned.inner_text())


def test_in_a_replay_a_later_position_is_not_there_yet(page, saved):
    opened(page, saved)
    choose(page, "position")
    page.mouse.click(*point(page, 0.8, 0.5))
    open_group(page, "replay")

    page.locator("input[data-control='bar']").evaluate(
        "(el) => { el.value = '60'; el.dispatchEvent(new Event('input')); }"
    )

    words = page.locator(".liqwidget-drawn li .liqwidget-drawn-words")
    words.get_by_text("opens after the bar shown", exact=True).wait_for()


def test_a_finger_drags_a_grip_and_the_page_stays_where_it_is(lend, saved):
    page = lend(viewport={"width": 420, "height": 800}, has_touch=True)
    opened(page, saved)
    page.locator("[data-control='ruler']").fill("-4")
    page.keyboard.press("Tab")
    told(page, "ruler", "4.00 %: ")
    grip = page.locator("[data-handle='ruler']")
    grip.scroll_into_view_if_needed()
    before, scrolled = said(page, "ruler"), page.evaluate("scrollY")
    x, y = middle(grip)
    touch = page.context.new_cdp_session(page)

    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for step in range(1, 7):
        at = [{"x": x, "y": y + 10 * step}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": at})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    assert changed(page, "ruler", before) != before
    assert amount(said(page, "ruler")) > amount(before)
    assert page.evaluate("scrollY") == scrolled
    assert grip.evaluate("(el) => getComputedStyle(el).touchAction") == "none"
    assert (
        page.locator("label:has(input[value='pin'])").evaluate(
            "(el) => getComputedStyle(el).touchAction"
        )
        == "auto"
    )


def test_jupyterlab_hands_drawings_to_python_and_leaves_undo_to_the_map(lab):
    cells = [
        "import liqwidget as lq\nw = lq.show(lq.sample('BTCUSDT'), window='24H', tool='line')\nw",
        "len(w.lines), w._asked",
    ]
    page = lay(lab, cells)
    run_cell(page, 0)
    wait_until_drawn(page)
    page.locator("canvas[data-layer='heat']").scroll_into_view_if_needed()
    page.mouse.click(*point(page, 0.4, 0.3))
    page.mouse.click(*point(page, 0.5, 0.7))

    def in_python() -> str:
        run_cell(page, 1)
        return output_text(page, 1)

    drawn = eventually(page, in_python, lambda told: told.startswith("(2, "))

    page.mouse.click(*point(page, 0.5, 0.5))
    page.keyboard.press("Control+z")
    page.locator(".liqwidget-map-focus").focus()
    page.keyboard.press("Control+z")
    undone = eventually(page, in_python, lambda told: told.startswith("(1, "))

    assert drawn.startswith("(2, ")
    assert undone.startswith("(1, ")
    sources = page.evaluate(
        "() => jupyterapp.shell.currentWidget.content.widgets.map((w) => w.model.sharedModel.source)"
    )
    assert sources[:2] == cells
