"""Every lesson runs in every build, without a network, in a few seconds, and keeps its promises."""

from __future__ import annotations

import pytest

from liqwidget.teach.book import items
from liqwidget.teach.building import RULES, cells_of
from liqwidget.teach.items import Exercise, QuizItem
from tests.lessons.running import LESSONS, course, lesson, run

pytestmark = pytest.mark.parametrize("stem", LESSONS)


def keys(stem: str, *kinds: type) -> list[str]:
    return [item.key for item in items(int(stem[:2])) if isinstance(item, kinds)]


@pytest.mark.parametrize("rule", RULES)
def test_the_lesson_keeps_the_rule(stem, rule):
    assert RULES[rule](lesson(stem), course()) == []


def test_the_student_copy_runs_untouched_and_every_check_is_to_do(stem):
    checks = [n for n in run(stem, "student").notes if n.key in keys(stem, Exercise)]

    assert [note.key for note in checks] == keys(stem, Exercise)
    assert {note.status for note in checks} == {"todo"}


def test_an_untouched_student_copy_gets_nothing_right(stem):
    assert {one.best for one in run(stem, "student").record.values()} <= {"todo"}


def test_the_solution_runs_and_its_claims_hold_and_every_check_passes(stem):
    checks = [n for n in run(stem, "solution").notes if n.key in keys(stem, Exercise)]

    assert [note.key for note in checks] == keys(stem, Exercise)
    assert [note.words for note in checks if note.status != "pass"] == []


def test_the_solution_answers_every_quiz_at_the_first_try(stem):
    record = run(stem, "solution").record

    for key in keys(stem, QuizItem):
        assert (record[key].best, record[key].tries) == ("pass", 1)


def test_the_solution_makes_every_guess(stem):
    shown = {note.key: note.status for note in run(stem, "solution").notes}
    guessed = [key for function, key in lesson(stem).asked if function == "reveal"]

    assert [shown[key] for key in guessed] == ["reveal"] * len(guessed)


def test_the_instructor_copy_runs(stem):
    def code(build):
        return [cell for cell in cells_of(lesson(stem), course(), build) if cell.kind == "code"]

    if code("instructor") != code("solution"):  # the same code has run above
        run(stem, "instructor")


@pytest.mark.parametrize("build", ["student", "solution"])
def test_a_run_takes_less_than_ten_seconds(stem, build):
    assert run(stem, build).seconds < 10
