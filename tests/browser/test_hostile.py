"""Words of the data stay words, whatever they contain."""

from __future__ import annotations

import pytest

import liqwidget as lq
from tests.browser import hostile
from tests.browser.conftest import guarded_page, lay, run_cell
from tests.browser.pixels import drag_tier, wait_until_drawn
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

OPEN_ALL = (
    "() => document.querySelectorAll(\"button[aria-expanded='false']\").forEach((b) => b.click())"
)
SHOW = (
    f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
    "import liqwidget as lq\nfrom tests.browser import hostile\n"
    "m, v = hostile.market(), hostile.venue()\n"
    "w = lq.show([m, lq.sample('BTCUSDT')], venue=v, maintenance_margin=0.004, window='7D')\nw"
)
READINGS = (
    "from IPython.display import display\n"
    "for said in (w.map, lq.clusters(w.map), lq.asymmetry(w.map), w.gap(), lq.staleness(w.map)):\n"
    "    display(said)"
)


def handled(page) -> None:
    """Do what makes words appear: open everything, drag, pin."""
    page.evaluate(OPEN_ALL)
    drag_tier(page, 100, to=0.9)
    page.locator(".liqwidget-map-focus").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)


@pytest.fixture(scope="module")
def exported(browser, tmp_path_factory):
    """The exported page of the hostile map, handled."""
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    widget = lq.show(hostile.market(), venue=hostile.venue(), maintenance_margin=0.004, window="7D")
    lq.save(widget, path)
    with guarded_page(browser) as page:
        page.goto(path.as_uri())
        wait_until_drawn(page)
        handled(page)
        yield page


@pytest.fixture(scope="module")
def in_lab(lab):
    """The same in JupyterLab, with readings below."""
    page = lay(lab, [SHOW, READINGS])
    run_cell(page, 0)
    wait_until_drawn(page)
    handled(page)
    run_cell(page, 1)
    page.wait_for_timeout(500)
    return page


@pytest.fixture(params=["exported", "in_lab"])
def shown(request):
    scope = {"exported": "body", "in_lab": ".jp-Notebook .jp-OutputArea"}[request.param]
    page = request.getfixturevalue(request.param)
    return page, page.evaluate(hostile.READ, scope)


def test_no_script_of_the_data_runs(shown):
    assert shown[1]["flag"] == 0


def test_no_element_comes_out_of_the_data(shown):
    assert shown[1]["elements"] == []


def test_the_words_are_there_as_they_are(shown):
    text = shown[1]["text"]

    assert hostile.IMAGE in text
    assert hostile.SCRIPT in text


def test_nothing_is_asked_of_the_network(shown):
    assert shown[0].outside == []
    assert shown[0].errors == []


def test_the_flag_would_be_seen(page):
    page.goto("about:blank")
    page.evaluate("(html) => { document.body.innerHTML = html; }", hostile.IMAGE)
    page.wait_for_function("() => globalThis.hostile === 1")

    assert page.evaluate(hostile.READ, "body")["elements"] != []
