"""For teachers: one page per lesson, and every misconception of the course in one table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liqwidget.teach.book import items
from liqwidget.teach.building.pages import cell_text
from liqwidget.teach.compare import plain
from liqwidget.teach.items import Exercise, Prediction, QuizItem
from liqwidget.teach.wording import told

if TYPE_CHECKING:
    from liqwidget.teach.building.course import Course
    from liqwidget.teach.building.source import Lesson

__all__ = ["instructor_page", "misconception_table"]

_COLUMNS = (
    "| exercise | the idea | the learner is told | what to ask or draw |\n| --- | --- | --- | --- |"
)


def misconception_table(course: Course) -> str:
    """Return the misconceptions that the exercises recognise, lesson by lesson."""
    parts = [
        f"## {number:02} {lesson.title}\n\n{_COLUMNS}\n" + "\n".join(rows)
        for number, lesson in sorted(course.lessons.items())
        if (rows := _rows(number))
    ]
    head = (
        "# Misconceptions\n\nWritten by `tutorials/build.py` from the answer keys. "
        "Each of these wrong answers is recognised, and a test holds every sentence to its mistake."
    )
    return f"{head}\n\n" + "\n\n".join(parts) + "\n"


def _rows(number: int) -> list[str]:
    return [
        f"| {item.key} | {cell_text(wrong.idea)} | {cell_text(wrong.says)} | {cell_text(wrong.respond)} |"
        for item in items(number)
        if isinstance(item, Exercise)
        for wrong in item.misconceptions
    ]


def instructor_page(lesson: Lesson) -> str:
    """Return the teacher's page of a lesson: purpose, notes, questions with answers."""
    about = lesson.about
    minutes = ", ".join(f"{part} {count}" for part, count in about["minutes"].items())
    parts = [
        f"# {lesson.number:02} {lesson.title}: for the teacher",
        f"{lesson.minutes} minutes ({minutes}). Article: {', '.join(about['article'])}.",
        "Learners will\n\n" + "\n".join(f"- {bullet}" for bullet in about["objectives"]),
        *_notes(lesson),
        *_predictions(lesson.number),
        *_exercises(lesson.number),
        *_quizzes(lesson.number),
    ]
    return "\n\n".join(parts) + "\n"


def _notes(lesson: Lesson) -> list[str]:
    """Return the instructor's cells, each under the heading that it follows."""
    made, heading = ["## Notes"], lesson.title
    for cell in lesson.cells:
        found = (
            re.findall(r"^#+ (.+)$", cell.source, re.MULTILINE) if cell.kind == "markdown" else []
        )
        if "instructor" in cell.tags:
            made.append(f"*After \u201c{heading}\u201d*\n\n{cell.source}")
        elif found:
            heading = found[-1]
    return made if len(made) > 1 else []


def _predictions(number: int) -> list[str]:
    made = [
        f"- **{item.key}** {item.question} {told(plain(item.answer()), item.unit)}. {item.because}"
        for item in items(number)
        if isinstance(item, Prediction)
    ]
    return ["## Predictions", "\n".join(made)] if made else []


def _exercises(number: int) -> list[str]:
    made = ["## Exercises"]
    for item in items(number):
        if not isinstance(item, Exercise):
            continue
        made.append(
            f"### {item.key}\n\n{item.task}\n\n"
            f"**{told(plain(item.answer()), item.unit)}** {item.because}"
        )
        if item.misconceptions:
            rows = [
                f"| {told(plain(wrong.answer()))} | {cell_text(wrong.idea)} "
                f"| {cell_text(wrong.says)} | {cell_text(wrong.respond)} |"
                for wrong in item.misconceptions
            ]
            made.append("\n".join([_COLUMNS.replace("exercise", "answer"), *rows]))
    return made if len(made) > 1 else []


def _quizzes(number: int) -> list[str]:
    made = ["## Quiz"]
    for item in items(number):
        if isinstance(item, QuizItem):
            options = "\n".join(
                f"- {'**right:** ' if option == item.right else ''}{option}: {says}"
                for option, says in item.options.items()
            )
            made.append(f"### {item.key}\n\n{item.question}\n\n{options}")
    return made if len(made) > 1 else []
