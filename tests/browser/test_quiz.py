"""The quiz in JupyterLab: by keyboard, read aloud, judged in Python, asking nobody else."""

from __future__ import annotations

import pytest

from tests.browser.axe import faults
from tests.browser.conftest import VIEWPORT, lay, output_text, run_cell

pytestmark = pytest.mark.browser

CELLS = [
    "from liqwidget.teach import Quiz\nquiz = Quiz('2.Q1')\nquiz",
    "quiz.choice, quiz.score",
    "1",
]


@pytest.fixture(scope="module", params=["lab", "notebook"])
def page(request):
    """The notebook; opening it takes longer than all that is done in it."""
    return lay(request.getfixturevalue(request.param), CELLS)


@pytest.fixture
def form(page):
    """The form of a new quiz."""
    page.set_viewport_size(VIEWPORT)
    run_cell(page, 0)
    group = page.get_by_role("group", name="Two traders put up the whole value")
    group.wait_for(timeout=30_000)
    return group


def active_cell(page) -> int:
    return page.evaluate("() => jupyterapp.shell.currentWidget.content.activeCellIndex")


def test_the_keyboard_answers_and_python_judges(page, form):
    first = form.get_by_role("radio", name="Both")
    first.focus()
    before = active_cell(page)

    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert form.get_by_role("radio", name="The short only").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    form.get_by_role("status").get_by_text("Right. A short loses without limit").wait_for()
    assert active_cell(page) == before  # the notebook did not take the arrow keys for itself
    run_cell(page, 1)
    assert output_text(page, 1) == "('The short only', 1.0)"
    assert page.outside == []


def test_nothing_is_judged_before_the_button_is_pressed(page, form):
    form.get_by_role("radio", name="Neither").check()
    page.wait_for_timeout(300)

    assert form.get_by_role("status").inner_text() == ""


def test_a_wrong_answer_says_why_and_may_be_mended(page, form):
    form.get_by_role("radio", name="Both").check()
    form.get_by_role("button", name="Check my choice").click()
    form.get_by_role("status").get_by_text("Not this one.").wait_for()

    form.get_by_role("radio", name="The short only").check()
    form.get_by_role("button", name="Check my choice").click()

    form.get_by_role("status").get_by_text("Right.").wait_for()
    run_cell(page, 1)
    assert output_text(page, 1) == "('The short only', 0.5)"


def test_every_control_has_a_name_and_room_for_a_finger(form):
    for radio in form.get_by_role("radio").all():
        assert radio.evaluate("input => input.labels.length") == 1
        assert radio.evaluate("input => input.labels[0].getBoundingClientRect().height") >= 24
    assert form.get_by_role("button").bounding_box()["height"] >= 24


def test_axe_finds_no_serious_fault_in_the_quiz(page, form):
    form.get_by_role("radio", name="Both").check()
    form.get_by_role("button", name="Check my choice").click()
    form.get_by_role("status").get_by_text("Not this one.").wait_for()

    # the notebook around it has faults of its own
    assert faults(page, ".jp-OutputArea .liqwidget-quiz") == []


def test_at_twice_the_size_nothing_is_cut_off(page, form):
    page.set_viewport_size({"width": 650, "height": 500})  # what 1300 by 1000 shows at 200 %
    page.wait_for_timeout(500)
    check = form.get_by_role("button", name="Check my choice")

    form.get_by_role("radio", name="The short only").check()
    check.press("Enter")
    form.get_by_role("status").get_by_text("Right.").wait_for()

    assert form.evaluate("el => el.scrollWidth <= el.clientWidth")
    for part in [check, form.get_by_role("status"), *form.get_by_role("radio").all()]:
        part.scroll_into_view_if_needed()
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 650
