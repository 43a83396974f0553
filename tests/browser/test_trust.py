"""Fit, realised liquidations, cascade and hatching, as a reader meets them."""

from __future__ import annotations

import json

import pytest

import liqwidget as lq
from tests.browser.conftest import lay, output_text, run_cell
from tests.browser.pixels import (
    drag_tier,
    eventually,
    heat,
    open_group,
    repainted,
    wait_until_drawn,
)

pytestmark = pytest.mark.browser

CELLS = [
    "import json\nimport liqwidget as lq\nw = lq.show(lq.sample('exchange/crowded'), window='24H')\nw",
    "json.dumps([w.weights, w.fitted.get('weights'), w.map.settings.mix_source])",
]
MOVE = "(el, to) => { el.value = to; for (const kind of ['input', 'change']) el.dispatchEvent(new Event(kind)); }"


@pytest.fixture(scope="module")
def saved(tmp_path_factory, sample, week):
    folder = tmp_path_factory.mktemp("trust")
    crowded = lq.show(lq.sample("exchange/crowded"), window="24H")
    crowded.fit()
    return {
        "plain": week[1],
        "fitted": lq.save(crowded, folder / "fitted.html"),
        "blind": lq.save(lq.show(sample, window="7D", blind=True, shock=-0.03), folder / "b.html"),
    }


def opened(page, path):
    page.goto(path.as_uri())
    wait_until_drawn(page)
    return page


def test_a_page_without_python_shows_a_fit_and_offers_none(page, saved):
    opened(page, saved["fitted"])

    assert page.locator("button[data-control='fit']").is_disabled()
    assert page.locator("[data-note='no-fit']").inner_text() == "needs Python"
    assert page.locator(".liqwidget-unknown").count() == 3
    hatched = page.locator("input[data-tier='2']").get_attribute("aria-valuetext")
    assert hatched.endswith("not known to the prints")
    assert "cannot tell 1x, 2x and 3x" in page.locator("[data-note='fit']").inner_text()
    assert "Fitted mix" in page.locator(".liqwidget-caption").inner_text()

    drag_tier(page, 10, to=0.9)
    page.locator("[data-note='fit']", has_text="Moved by hand since").wait_for()
    page.get_by_role("button", name="Reset").click()
    assert eventually(page, lambda: page.locator(".liqwidget-unknown").count() == 0)
    assert page.errors == []


def test_realised_liquidations_are_offered_where_there_are_some(page, saved):
    opened(page, saved["plain"])
    open_group(page, "look")
    without = page.locator("label:has([data-layer-box='realised'])").is_visible()
    opened(page, saved["fitted"])
    open_group(page, "look")
    before = heat(page)

    page.locator("[data-layer-box='realised']").uncheck()

    assert not without
    assert repainted(page, before)


def test_a_market_without_prints_says_why_it_cannot_be_fitted(page, saved):
    opened(page, saved["plain"])

    assert page.locator("button[data-control='fit']").is_disabled()
    assert "no printed liquidations" in page.locator("[data-note='no-fit']").inner_text()


def test_a_pull_sets_off_a_chain_in_words_that_follows_depth_and_mix(page, saved):
    opened(page, saved["plain"])
    open_group(page, "cascade")
    steps = page.locator(".liqwidget-chain li")
    assert steps.count() == 0

    page.locator("input[data-control='shock']").evaluate(MOVE, "-3")
    chain = lq.cascade(lq.estimate(lq.sample("BTCUSDT"), window="7D"), -0.03)
    rounds = int(chain.round.max()) + 1
    assert eventually(page, steps.count, lambda n: n == rounds + 1) == rounds + 1
    said = page.locator("[data-note='chain']").inner_text()
    assert f"{abs(chain.end):.2%}".replace("%", " %") in said
    assert "assumed depth" in page.locator(".liqwidget-caption").inner_text()

    page.locator("input[data-control='depth']").fill("100000")
    page.locator("input[data-control='depth']").press("Enter")
    note = page.locator("[data-note='chain']")
    deeper = eventually(page, note.inner_text, lambda words: words != said)
    assert "3.0" in deeper
    assert deeper != said
    assert page.errors == []


def test_the_handle_on_the_map_pulls_price(page, saved):
    opened(page, saved["plain"])
    open_group(page, "cascade")
    page.locator("input[data-control='shock']").evaluate(MOVE, "-3")
    handle = page.locator(".liqwidget-pull")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()

    page.mouse.move(box["x"] + 20, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 62, steps=5)
    page.mouse.up()

    shock = page.locator("input[data-control='shock']")
    assert eventually(page, lambda: float(shock.input_value()) < -4)
    assert page.locator(".liqwidget-pinned").is_hidden()
    there = pytest.approx(box["y"] + 50, abs=4)
    assert eventually(page, lambda: handle.bounding_box()["y"], lambda y: y == there) == there


def test_steps_are_shown_one_by_one_where_motion_is_not_wanted(lend, saved):
    page = lend(reduced_motion="reduce")
    opened(page, saved["plain"])
    open_group(page, "cascade")
    page.locator("input[data-control='shock']").evaluate(MOVE, "-3")
    total = eventually(page, page.locator(".liqwidget-chain li").count)
    later = page.locator(".liqwidget-chain li.liqwidget-later")

    for seen in (1, 2):
        page.locator("button[data-control='chain-step']").click()
        assert eventually(page, later.count, lambda n, left=total - seen: n == left) == total - seen

    assert page.locator("button[data-control='chain-play']").is_hidden()


def test_hatching_comes_when_the_controls_rest_and_goes_while_they_move(page, saved):
    opened(page, saved["plain"])
    open_group(page, "look")
    plain = heat(page)
    page.locator("[data-layer-box='uncertain']").check()
    assert repainted(page, plain)
    assert "not a confidence band" in page.locator(".liqwidget-caption").inner_text()

    slider = page.locator("input[data-control='funding']")
    open_group(page, "what-if")
    slider.evaluate("(el) => { el.value = 3; el.dispatchEvent(new Event('input')); }")
    page.wait_for_timeout(300)
    moving = heat(page)["hash"]
    page.locator("[data-layer-box='uncertain']").evaluate("(el) => el.click()")
    page.wait_for_timeout(300)
    bare = heat(page)["hash"]

    assert moving == bare
    assert page.errors == []


def test_a_blind_map_hides_chain_and_handle(page, saved):
    opened(page, saved["blind"])
    open_group(page, "cascade")

    assert page.locator(".liqwidget-pull").is_hidden()
    assert page.locator("[data-note='chain']").inner_text() == "Hidden while the map is."
    assert "Scenario" not in page.locator(".liqwidget-caption").inner_text()
    page.get_by_role("button", name="Reveal the map").click()
    page.locator(".liqwidget-pull").wait_for(state="visible")


def test_the_button_fits_in_jupyterlab(lab):
    page = lay(lab, CELLS)
    run_cell(page, 0)
    wait_until_drawn(page)

    page.locator("button[data-control='fit']").click()
    page.locator(".liqwidget-unknown").first.wait_for(timeout=20_000)

    run_cell(page, 1)
    weights, fitted, source = json.loads(output_text(page, 1).strip("'"))
    assert weights == fitted
    assert source == "fitted"
    assert "Fitted mix" in page.locator(".liqwidget-caption").inner_text()
    assert "Held out" in page.locator(".liqwidget-spoken").inner_text()
    assert page.locator(".liqwidget-tab[data-group='mix']").inner_text().endswith("fitted")
