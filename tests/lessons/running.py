"""Lessons run in this process: without a network, in a folder of their own, and once per build."""

from __future__ import annotations

import ast
import contextlib
import os
import socket
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unittest.mock import patch

import ipywidgets

from liqwidget.teach import Note
from liqwidget.teach.building import Build, Cell, Course, Lesson, cells_of, read_course
from liqwidget.teach.tries import SESSION, Try
from tests.conftest import ROOT

TUTORIALS = ROOT / "tutorials"


@cache
def course() -> Course:
    """The course as it is on disk."""
    return read_course(TUTORIALS)


LESSONS = [found.stem for _, found in sorted(course().lessons.items())]
"""Names of the lessons, for parametrised tests: a new lesson needs no test of its own."""


def lesson(stem: str) -> Lesson:
    """Return a lesson by the name of its files."""
    return course().lessons[int(stem[:2])]


@dataclass
class Run:
    """What a run left behind."""

    notes: list[Note] = field(default_factory=list)
    """What was shown by check, hint, solution and reveal."""
    record: dict[str, Try] = field(default_factory=dict)
    """What the session remembers."""
    seconds: float = 0.0
    """Of processor time."""


@cache
def run(stem: str, build: Build) -> Run:
    """Run the code of a build, and in the solution also the proofs, where they stand.

    A proof sees a copy of the names, so nothing in the lesson can rest on it.
    """
    cells = cells_of(lesson(stem), course(), build)
    if build == "solution":
        cells = [c for c in lesson(stem).cells if c in cells or "proof" in c.tags]
    made, names = Run(), {"__name__": "__main__"}
    SESSION.clear()
    begun = time.process_time()
    with offline(), scratch():
        for cell in cells:
            if cell.kind == "code":
                _run_cell(cell, dict(names) if "proof" in cell.tags else names, made)
    made.seconds = time.process_time() - begun
    made.record = dict(SESSION)
    SESSION.clear()
    ipywidgets.Widget.close_all()
    return made


def _run_cell(cell: Cell, names: dict, made: Run) -> None:
    """Run a cell as a notebook does: what the last line is worth is shown."""
    tree = ast.parse(cell.source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102  the lesson is our own
    if last is None:
        return
    value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    if isinstance(value, Note):
        made.notes.append(value)
    repr(value)
    for shown in ("_repr_html_", "_repr_mimebundle_"):
        if hasattr(value, shown):
            getattr(value, shown)()


@contextlib.contextmanager
def offline():
    """Refuse every connection."""

    def refuse(_socket, address):
        msg = f"a lesson tried to connect to {address}"
        raise AssertionError(msg)

    with (
        patch.object(socket.socket, "connect", refuse),
        patch.object(socket.socket, "connect_ex", refuse),
    ):
        yield


@contextlib.contextmanager
def scratch():
    """Send temporary files and the working directory to a folder that goes away."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, patch.object(tempfile, "tempdir", folder):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)
