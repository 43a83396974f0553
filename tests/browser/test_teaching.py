"""Blind reading, replay and clusters in the exported page."""

from __future__ import annotations

import re

import pytest

import liqwidget as lq
from tests.browser.pixels import eventually, heat, open_group, repainted_as, wait_until_drawn

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def saved(tmp_path_factory, sample, week):
    folder = tmp_path_factory.mktemp("teaching")
    kinds = {True: {"blind": True}, "halted": {"bar": 83}}
    return {False: week[1]} | {
        name: lq.save(lq.show(sample, window="7D", **options), folder / f"{name}.html")
        for name, options in kinds.items()
    }


def opened(page, path):
    page.goto(path.as_uri())
    wait_until_drawn(page)
    return page


def click_heat(page, across: float, up: float) -> None:
    box = page.locator("canvas[data-layer='heat']").bounding_box()
    page.mouse.click(box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"])


def test_a_blind_map_is_one_color_until_it_is_revealed_and_marks_stay(page, saved):
    opened(page, saved[True])
    assert heat(page)["colors"] == 1

    click_heat(page, 0.5, 0.3)
    click_heat(page, 0.6, 0.7)

    card = page.locator(".liqwidget-card:not(.liqwidget-pinned)").inner_text()
    assert "USD" not in card
    assert "USD" not in page.locator(".liqwidget-status").inner_text()
    open_group(page, "marks")
    assert page.locator(".liqwidget-marks li").count() == 2

    page.get_by_role("button", name="Reveal the map").click()

    assert eventually(page, lambda: heat(page)["colors"] > 40)
    assert page.locator(".liqwidget-marks li").count() == 2
    assert "USD" in page.locator(".liqwidget-status").inner_text()
    assert page.errors == []


@pytest.mark.parametrize(("kind", "group"), [(False, "mix"), (True, "marks"), ("halted", "replay")])
def test_the_deck_opens_where_the_reader_was_sent(page, saved, kind, group):
    opened(page, saved[kind])

    tabs = page.locator("button[data-group]")
    expanded = tabs.evaluate_all("(all) => all.map((el) => el.getAttribute('aria-expanded'))")
    names = tabs.evaluate_all("(all) => all.map((el) => el.dataset.group)")
    assert [name for name, state in zip(names, expanded, strict=True) if state == "true"] == [group]


def test_enter_marks_the_price_under_the_keys_and_again_takes_it_away(page, saved):
    opened(page, saved[True])
    open_group(page, "marks")
    page.locator(".liqwidget-map-focus").focus()
    page.keyboard.press("PageUp")

    marks = page.locator(".liqwidget-marks li")

    page.keyboard.press("Enter")
    marked = eventually(page, marks.count, lambda n: n == 1)
    page.keyboard.press("Enter")

    assert (marked, eventually(page, marks.count, lambda n: n == 0)) == (1, 0)


COVERED = """
(root) => {
  const canvas = root.querySelector("canvas[data-layer='heat']");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const filled = (x) => {
    for (let y = 0; y < canvas.height; y++) if (data[4 * (y * canvas.width + x) + 3]) return true;
    return false;
  };
  let last = canvas.width - 1;
  while (last >= 0 && !filled(last)) last -= 1;
  return (last + 1) / canvas.width;
}
"""


def test_a_replay_paints_up_to_the_cursor_and_play_runs_to_the_end(page, saved):
    opened(page, saved[False])
    before = heat(page)
    open_group(page, "replay")
    cursor = page.locator("input[data-control='bar']")

    cursor.evaluate("(el) => { el.value = '83'; el.dispatchEvent(new Event('input')); }")

    half = pytest.approx(84 / 168, abs=0.01)
    covered = page.locator(".liqwidget")
    assert eventually(page, lambda: covered.evaluate(COVERED), lambda now: now == half) == half

    page.locator("label:has(input[value='40'])").click()
    page.locator("button[data-control='play']").click()
    page.wait_for_function(
        "() => document.querySelector(\"button[data-control='play']\").textContent === 'Play'",
        timeout=20_000,
    )
    page.mouse.move(0, 0)
    assert repainted_as(page, before)
    assert page.errors == []


def test_a_replay_is_not_called_a_drag(page, saved):
    opened(page, saved[False])
    open_group(page, "replay")
    cursor = page.locator("input[data-control='bar']")

    cursor.evaluate("(el) => { el.value = '83'; el.dispatchEvent(new Event('input')); }")
    page.wait_for_timeout(300)

    assert "2025-01-31 12:00 UTC" in page.locator("section[data-group='replay']").inner_text()
    assert "As dragged" not in page.locator(".liqwidget-caption").inner_text()


LEGEND = """
async () => {
  const loaded = globalThis[Symbol.for("liqwidget.bokehjs")];
  const doc = (await [...loaded.values()][0]).documents[0];
  const axes = ["map_usd_axis", "map_cumulative_axis"].flatMap((name) =>
    [...doc.get_model_by_name(name).major_label_overrides.values()]);
  const key = document.querySelector("canvas[data-layer='key']").ariaLabel;
  return [...axes, key.match(/, from .* to .*/)?.[0] ?? ""];
}
"""


def test_no_button_spoils_a_blind_map(page, saved):
    opened(page, saved[True])
    open_group(page, "look")
    open_group(page, "mix")

    page.get_by_role("button", name="Solo 25x").click()
    for name in ("Fit colors", "Draw all", "Reset"):
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_timeout(300)

        assert heat(page)["colors"] == 1, name
        assert not re.search(r"\d[kMBT]? USD", page.locator(".liqwidget").inner_text()), name
        assert set(page.evaluate(LEGEND)) == {""}, name


def test_what_a_blind_map_hides_is_in_the_legend_when_it_is_revealed(page, saved):
    opened(page, saved[True])
    open_group(page, "marks")

    page.get_by_role("button", name="Reveal the map").click()

    assert eventually(page, lambda: any("M" in label for label in page.evaluate(LEGEND)))
