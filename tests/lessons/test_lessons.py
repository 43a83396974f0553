"""Every lesson is built, runs without a network in a few seconds, and keeps its promises."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import socket
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

import liqwidget as lq

TUTORIALS = Path(__file__).parents[2] / "tutorials"
SOURCES = sorted(TUTORIALS.glob("[0-9][0-9]_*.py"))

pytestmark = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)


def load_build():
    spec = importlib.util.spec_from_file_location("lesson_build", TUTORIALS / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = load_build()


def cells(source: Path, kind: str) -> list[str]:
    notebook = json.loads(source.with_suffix(".ipynb").read_text(encoding="utf-8"))
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == kind]


def run(code: str, names: dict) -> None:
    """Run a cell as a notebook does: what the last line is worth is shown."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102  the lesson is our own
    if last is None:
        return
    value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    repr(value)
    for shown in ("_repr_html_", "_repr_mimebundle_"):
        if hasattr(value, shown):
            getattr(value, shown)()


@pytest.fixture
def offline(monkeypatch):
    """Refuse every connection."""

    def refuse(_socket, address):
        msg = f"a lesson tried to connect to {address}"
        raise AssertionError(msg)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


@pytest.fixture
def scratch(monkeypatch, tmp_path):
    """Send temporary files and the working directory to a folder of this test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def test_the_notebook_is_up_to_date(source):
    built = build.notebook(source.read_text(encoding="utf-8"))

    assert source.with_suffix(".ipynb").read_bytes() == built.encode(), (
        "run python tutorials/build.py"
    )


def test_the_notebook_is_valid(source):
    nbformat.validate(nbformat.read(source.with_suffix(".ipynb"), as_version=4))


def test_cell_ids_are_unique(source):
    notebook = json.loads(source.with_suffix(".ipynb").read_text(encoding="utf-8"))
    ids = [cell["id"] for cell in notebook["cells"]]

    assert len(set(ids)) == len(ids)


@pytest.mark.usefixtures("offline", "scratch")
def test_the_lesson_runs_offline_in_ten_seconds(source):
    names: dict = {"__name__": "__main__"}
    begun = time.perf_counter()

    for code in cells(source, "code"):
        run(code, names)

    assert time.perf_counter() - begun < 10


def test_the_first_code_cell_is_at_most_three_lines(source):
    lines = [line for line in cells(source, "code")[0].splitlines() if line]

    assert len(lines) <= 3


def test_the_first_code_cell_ends_in_a_picture(source):
    assert re.match(r"lq\.(show|draw)\(", cells(source, "code")[0].splitlines()[-1])


def test_code_cells_are_short(source):
    assert all(len(code.splitlines()) <= 10 for code in cells(source, "code"))


def test_the_lesson_ends_with_the_bullets_it_began_with(source):
    text = cells(source, "markdown")
    promised, kept = bullets(text[0], "You will"), bullets(text[-1], "You have")

    assert len(promised) == 3
    assert [words.split(maxsplit=1)[1] for words in kept] == [
        words.split(maxsplit=1)[1].replace("and say ", "and said ") for words in promised
    ]


def bullets(text: str, heading: str) -> list[str]:
    return re.findall(r"^- (.+)$", text.partition(f"**{heading}**")[2], re.MULTILINE)


def test_headings_start_with_one_title_and_skip_no_level(source):
    found = re.findall(r"^(#+) ", "\n".join(cells(source, "markdown")), re.MULTILINE)
    depths = [len(marks) for marks in found]

    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))


def test_the_lesson_says_how_far_to_trust_it(source):
    text = "\n".join(cells(source, "markdown"))

    assert "## How far to trust this" in text
    assert "nothing here is financial advice" in text


def test_the_lesson_uses_public_names_only(source):
    used = {
        node.attr
        for code in cells(source, "code")
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "lq"
    }

    assert used <= set(lq.__all__)


def test_the_lesson_reaches_for_nothing_private(source):
    assert not re.search(r"\._\w", "\n".join(cells(source, "code")))


def test_the_metadata_repeats_title_and_promises(source):
    notebook = json.loads(source.with_suffix(".ipynb").read_text(encoding="utf-8"))
    about = notebook["metadata"]["liq"]
    header = cells(source, "markdown")[0]

    assert header.startswith(f"# {about['title']}\n")
    assert [words.rstrip(";.") for words in bullets(header, "You will")] == about["objectives"]
    assert source.stem.startswith(f"{about['number']:02}_")


def test_a_student_does_not_see_solutions(source):
    text = source.read_text(encoding="utf-8") + '\n# %% tags=["solution"]\nsecret = 1\n'

    assert "secret" not in build.notebook(text)


def test_outputs_and_other_metadata_are_left_out(source):
    text = source.read_text(encoding="utf-8") + '\n# %% tags=["x"] scrolled=true\n1\n'

    notebook = json.loads(build.notebook(text))

    assert notebook["cells"][-1]["metadata"] == {"tags": ["x"]}
    assert set(notebook["metadata"]) == {"kernelspec", "language_info", "liq"}
    assert all(not cell.get("outputs") for cell in notebook["cells"])
