"""Student's, solution's and instructor's notebooks: no outputs, stable ids, the same bytes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Literal

from liqwidget.teach.building.written import going_on, title, words

if TYPE_CHECKING:
    from liqwidget.teach.building.course import Course
    from liqwidget.teach.building.source import Cell, Lesson

__all__ = ["LEFT_OUT", "Build", "cells_of", "notebook"]

Build = Literal["student", "solution", "instructor"]

LEFT_OUT: dict[Build, frozenset[str]] = {
    "student": frozenset({"solution", "instructor", "proof"}),
    "solution": frozenset({"answer", "hint", "instructor", "proof"}),
    "instructor": frozenset({"answer", "hint", "proof"}),
}
"""Tags of the cells that a build does not carry."""

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def cells_of(lesson: Lesson, course: Course, build: Build) -> list[Cell]:
    """Return the cells of a build in order, with those that the build writes itself."""
    kept = [cell for cell in lesson.cells if not cell.tags & LEFT_OUT[build]]
    made = [title(lesson, course)]
    for cell in kept:
        made.append(cell)
        if "summary" in cell.tags and lesson.about["terms"]:
            made.append(words(lesson, course))
    return [*made, going_on(lesson, course)]


def notebook(lesson: Lesson, course: Course, build: Build = "student") -> str:
    """Return a build of a lesson as the JSON text of a notebook.

    Parameters
    ----------
    lesson : Lesson
    course : Course
    build : {"student", "solution", "instructor"}

    Returns
    -------
    str
    """
    written = {
        "cells": [
            _plain(place, cell) for place, cell in enumerate(cells_of(lesson, course, build))
        ],
        "metadata": {
            "kernelspec": _KERNEL,
            "language_info": {"name": "python"},
            "liq": {**lesson.about, "build": build},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(written, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _plain(place: int, cell: Cell) -> dict[str, Any]:
    identity = hashlib.sha256(f"{place}\n{cell.source}".encode()).hexdigest()[:12]
    made = {
        "cell_type": cell.kind,
        "id": identity,
        "metadata": {"tags": sorted(cell.tags)} if cell.tags else {},
        "source": cell.source.splitlines(keepends=True),
    }
    return {**made, "execution_count": None, "outputs": []} if cell.kind == "code" else made
