"""A lesson as its author wrote it: metadata and tagged cells of one percent-format file."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import jupytext

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["TAGS", "Cell", "Lesson", "read_lesson", "sources"]

TAGS = {
    "setup": "the first code: at most three lines, and a picture",
    "predict": "the question to be guessed",
    "reveal": "the sentence before the gap is shown",
    "exercise": "a task, under a heading like 'Exercise 2.1'",
    "answer": "the stub; left out of solutions",
    "hint": "where help is; left out of solutions",
    "solution": "the answer; left out of the student's copy",
    "check": "the check, alone",
    "quiz": "a question with options",
    "trust": "how far to trust this",
    "record": "article says, record says",
    "summary": "you have",
    "extension": "optional tasks",
    "progress": "the last cell",
    "instructor": "a note for teachers only",
    "slide": "also shown on a slide",
    "proof": "assertions that hold the prose to its numbers; in no notebook, run by the tests",
    "title": "written by the build",
    "words": "written by the build",
    "next": "written by the build",
}
"""What each tag of a cell means."""


@dataclass(frozen=True)
class Cell:
    """One cell."""

    kind: Literal["code", "markdown"]
    source: str
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lesson:
    """One lesson, read from its source."""

    path: Path
    about: dict[str, Any]
    """The metadata under `liq`."""
    cells: tuple[Cell, ...]

    @property
    def stem(self) -> str:
        """Name of its files, like "02_leverage_to_price"."""
        return self.path.stem

    @property
    def number(self) -> int:
        """Place in the course."""
        return int(self.about["number"])

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.about["title"])

    @property
    def minutes(self) -> int:
        """Minutes in all."""
        return int(sum(self.about["minutes"].values()))

    def tagged(self, *tags: str) -> list[Cell]:
        """Return the cells that carry one of the tags."""
        return [cell for cell in self.cells if cell.tags.intersection(tags)]

    @cached_property
    def asked(self) -> list[tuple[str, str]]:
        """What is asked, in order: the function or class that is called, and the key."""
        return [
            (node.func.id, str(node.args[0].value))
            for cell in self.cells
            if cell.kind == "code" and "solution" not in cell.tags
            for node in ast.walk(ast.parse(cell.source))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"check", "Quiz", "reveal"}
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ]


def sources(folder: Path) -> list[Path]:
    """Return the sources of the lessons in a folder, in their order."""
    return sorted(folder.glob("[0-9][0-9]_*.py"))


def read_lesson(path: Path) -> Lesson:
    """Read a lesson.

    Parameters
    ----------
    path : Path
        ``NN_name.py`` in jupytext's percent format.

    Returns
    -------
    Lesson

    Raises
    ------
    ValueError
        If it has no metadata under ``jupyter: liq:``.
    """
    read = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    if "liq" not in read.metadata:
        msg = f"a lesson needs metadata under jupyter: liq: in its header; {path.name} has none"
        raise ValueError(msg)
    cells = tuple(
        Cell(cell.cell_type, cell.source, frozenset(cell.metadata.get("tags", ())))
        for cell in read.cells
    )
    return Lesson(path, dict(read.metadata["liq"]), cells)
