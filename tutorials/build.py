"""Build each lesson's notebook from its source: no outputs, stable ids, the same bytes.

Run ``python tutorials/build.py`` after a change to a lesson. The source of a lesson is
``NN_name.py`` in jupytext's percent format, with everything in it; the notebook beside it
is the student's copy, without the cells tagged "solution" or "instructor".
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jupytext

HERE = Path(__file__).parent
NOT_FOR_STUDENTS = {"solution", "instructor"}
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def sources() -> list[Path]:
    """Return the lessons in their order."""
    return sorted(HERE.glob("[0-9][0-9]_*.py"))


def notebook(source: str) -> str:
    """Return the student's notebook of a lesson's percent-format source, as JSON text."""
    read = jupytext.reads(source, fmt="py:percent")
    kept = [cell for cell in read.cells if not NOT_FOR_STUDENTS & tags(cell)]
    written = {
        "cells": [plain(position, cell) for position, cell in enumerate(kept)],
        "metadata": {
            "kernelspec": KERNEL,
            "language_info": {"name": "python"},
            **({"liq": read.metadata["liq"]} if "liq" in read.metadata else {}),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(written, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def plain(position: int, cell: Any) -> dict[str, Any]:
    """Return a cell with its source, its tags, and an id made from place and source."""
    identity = hashlib.sha256(f"{position}\n{cell.source}".encode()).hexdigest()[:12]
    kept = {
        "cell_type": cell.cell_type,
        "id": identity,
        "metadata": {"tags": sorted(tags(cell))} if tags(cell) else {},
        "source": cell.source.splitlines(keepends=True),
    }
    return {**kept, "execution_count": None, "outputs": []} if cell.cell_type == "code" else kept


def tags(cell: Any) -> set[str]:
    """Return the tags of a cell."""
    return set(cell.metadata.get("tags", ()))


def build() -> None:
    """Write every lesson's notebook beside its source."""
    for source in sources():
        text = notebook(source.read_text(encoding="utf-8"))
        source.with_suffix(".ipynb").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build()
