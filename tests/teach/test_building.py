"""The build leaves out what a copy must not hold, and every rule can find a fault."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from liqwidget.teach.building import RULES, Cell, Course, Lesson, cells_of, notebook, read_lesson
from liqwidget.teach.building.pages import between, lesson_table, route_tables
from liqwidget.teach.building.slides import slides
from tests.conftest import ROOT
from tests.lessons.running import course

MODEL = course().lessons[2]


def lesson(*cells: Cell, **about) -> Lesson:
    """Return the model lesson with other cells, or other metadata."""
    return replace(MODEL, cells=cells or MODEL.cells, about={**MODEL.about, **about})


def markdown(text: str, *tags: str) -> Cell:
    return Cell("markdown", text, frozenset(tags))


def code(text: str, *tags: str) -> Cell:
    return Cell("code", text, frozenset(tags))


def without(tag: str) -> Lesson:
    return lesson(*(cell for cell in MODEL.cells if tag not in cell.tags))


def changed(old: str, new: str) -> Lesson:
    """Return the model lesson with a word of its source replaced."""
    assert any(old in cell.source for cell in MODEL.cells), old
    return lesson(*(replace(cell, source=cell.source.replace(old, new)) for cell in MODEL.cells))


FAULTS = {
    "metadata_is_complete": [
        (lesson(title="Another"), "title is 'Another'"),
        (lesson(number=99), "plans no lesson 99"),
        (lesson(number=3), "not that of the file"),
        (lesson(minutes={"read": 35}), "read, widget and exercises"),
        (lesson(data=["DOGE"]), "no bundled data called 'DOGE'"),
        (lesson(needs=[3]), "needs lesson 3"),
    ],
    "tags_are_known": [(lesson(code("x = 1", "soluton")), "unknown tag 'soluton'")],
    "parts_are_there": [
        (without(tag), f"no cell tagged {tag!r}")
        for tag in ("predict", "reveal", "quiz", "trust", "record", "instructor", "slide")
    ],
    "first_code_is_a_picture": [
        (lesson(code("import this\nx = 1", "setup")), "does not end in lq.show"),
        (lesson(code("a = 1\nb = 1\nc = 1\nlq.show(a)", "setup")), "has 4 lines"),
        (lesson(code("lq.show(a)")), "not tagged 'setup'"),
    ],
    "cells_are_short": [
        (lesson(code("x = 1\n" * 11)), "11 lines of code"),
        (lesson(code("x = " + "1" * 90)), "wider than a notebook"),
        (lesson(markdown("word " * 121)), "121 words"),
    ],
    "sentences_are_short": [(lesson(markdown("word " * 41 + ".")), "42 words")],
    "headings_skip_no_level": [
        (lesson(markdown("# Second title")), "2 titles"),
        (lesson(markdown("### Too deep")), "a jump from 1 to 3"),
    ],
    "pictures_have_words": [
        (lesson(markdown("![](map.png)")), "map.png has no words"),
        (lesson(markdown("![map](map.png)")), "map.png has no words"),
        (lesson(markdown('<img src="map.png">')), "write pictures as"),
    ],
    "exercises_have_their_five_cells": [
        (without("hint"), "not answer, solution, hint, check"),
        (lesson(markdown("### Task 1\n", "exercise")), "no heading"),
        (changed('check("2.1", long_level)', 'check("2.2", long_level)'), "2.1 is checked by"),
        (changed("long_level = ...", "long_level = None"), "stub of 2.1 has no dots"),
        (changed("**Solve**", "Solve"), "2.1 has no one verb in bold"),
        (changed('Run `hint("2.1")`', "Think"), "does not say where"),
    ],
    "stubs_are_in_their_solutions": [
        (changed("short_level = ...", "level = ..."), "not in the solution: level = ..."),
        (changed("highest = ...", "m = 1\nhighest = ..."), "not in the solution: m = 1"),
        (lesson(code("x = ...", "answer"), code("x")), "no solution follows x = ..."),
    ],
    "keys_and_lesson_agree": [
        (without("check"), "check: the lesson asks []"),
        (without("quiz"), "Quiz: the lesson asks []"),
        (changed('reveal("2.P1"', 'reveal("2.P2"'), "reveal: the lesson asks ['2.P2']"),
    ],
    "summary_answers_the_promises": [
        (changed("- derived the price", "- saw the size"), "promised 'derive the price"),
        (without("summary"), "not 3 and 0"),
    ],
    "words_are_in_the_glossary": [
        (lesson(terms=["leverage", "moon"]), "'moon' is not in glossary.yml"),
        (lesson(terms=[]), "'leverage' is taught here"),
        (changed("mark price", "price"), "'mark price' is not used"),
    ],
    "names_are_public": [
        (lesson(code("lq._secret")), "private: ._secret"),
        (lesson(code("lq.magic(1)")), "not public: lq.magic"),
        (lesson(code("from liqwidget.teach.keys import lesson_02")), "not public"),
        (lesson(code("from liqwidget.teach import find")), "not public: liqwidget.teach.find"),
    ],
    "quotes_are_short": [(lesson(markdown('"' + "word " * 13 + '"', "record")), "13 words")],
}
CASES = [(rule, *case) for rule, cases in FAULTS.items() for case in cases]


def test_every_rule_has_a_case_that_breaks_it():
    assert set(FAULTS) == set(RULES)


@pytest.mark.parametrize(
    ("rule", "broken", "says"), CASES, ids=[f"{rule}-{says[:30]}" for rule, _, says in CASES]
)
def test_a_rule_finds_the_fault(rule: str, broken: Lesson, says: str):
    assert says in "\n".join(RULES[rule](broken, course()))


THREE = lesson(
    markdown("before"),
    code("stub = ...", "answer"),
    code("stub = 1", "solution"),
    markdown("Stuck?", "hint"),
    markdown("for the teacher", "instructor"),
    code("assert stub == 1", "proof"),
)


@pytest.mark.parametrize(
    ("build", "kept"),
    [
        ("student", ["before", "stub = ...", "Stuck?"]),
        ("solution", ["before", "stub = 1"]),
        ("instructor", ["before", "stub = 1", "for the teacher"]),
    ],
)
def test_a_build_holds_its_own_cells(build, kept):
    assert [cell.source for cell in cells_of(THREE, course(), build)[1:-1]] == kept


def test_the_same_source_makes_the_same_bytes():
    again = read_lesson(MODEL.path)

    assert notebook(again, course()) == notebook(MODEL, course())


def test_an_id_follows_from_place_and_source():
    def ids(made):
        return [cell["id"] for cell in json.loads(notebook(made, course()))["cells"]]

    one = lesson(markdown("a"), markdown("a"), markdown("b"))
    other = lesson(markdown("a"), markdown("a"), markdown("c"))

    assert len(set(ids(one))) == 5
    assert [a == b for a, b in zip(ids(one), ids(other), strict=True)] == [True, True, True, False, True]  # fmt: skip


def test_outputs_and_other_metadata_in_a_source_are_left_out(tmp_path):
    text = MODEL.path.read_text(encoding="utf-8") + '\n# %% tags=["extension"] scrolled=true\n1\n'
    path = tmp_path / MODEL.path.name
    path.write_text(text, encoding="utf-8")

    cell = json.loads(notebook(read_lesson(path), course()))["cells"][-2]

    assert cell["metadata"] == {"tags": ["extension"]}


def test_a_source_without_metadata_is_refused(tmp_path):
    (tmp_path / "02_plain.py").write_text("# %%\n1\n")

    with pytest.raises(ValueError, match=r"02_plain\.py has none"):
        read_lesson(tmp_path / "02_plain.py")


def test_the_text_between_markers_is_replaced_and_the_rest_is_kept():
    page = "a\n<!-- x -->\nold\n<!-- end of x -->\nb"

    assert between(page, "x", "new") == "a\n<!-- x -->\nnew\n<!-- end of x -->\nb"


def test_a_page_without_markers_is_refused():
    with pytest.raises(ValueError, match="needs the markers <!-- x -->"):
        between("a", "x", "new")


def toy(**changes) -> Course:
    return replace(
        course(),
        lessons={2: lesson(minutes={"read": 4, "widget": 1, "exercises": 5})},
        plan={
            2: {"title": MODEL.title, "level": "core", "minutes": 10, "article": ["S03"]},
            5: {"title": "Later", "level": "core", "minutes": 30, "article": ["S05"]},
        },
        **changes,
    )


def test_the_table_tells_written_lessons_from_planned_ones():
    table = lesson_table(toy())

    assert "| 02 | [From leverage to a liquidation price](02_leverage_to_price.ipynb) | 10 | 5 | S03 | core |" in table  # fmt: skip
    assert "| 05 | Later | 30 | | S05 | planned |" in table
    assert "\n\n1 lessons, 10 minutes; 30 minutes are planned.\n\n" in table


def test_a_route_runs_by_the_clock():
    steps = [{"lesson": 2, "until": "2.3"}, {"break": 55}, {"lesson": 5}]
    route = {"name": "Short", "for": "Nobody.", "steps": steps}

    told = route_tables(toy(routes=[route]))

    assert told.startswith("### Short: 95 minutes")
    assert "| 0:05 | 5 | 02 exercises, to 2.3 |" in told
    assert "| 0:10 | 55 | break | |" in told.replace("  ", " ")
    assert "| 1:05 | 30 | 05 Later (planned) |" in told


def test_a_slide_cannot_carry_markup_of_its_own():
    shown = replace(course(), lessons={2: lesson(markdown("<script>1</script>", "slide"))})

    assert "&lt;script&gt;1" in slides(shown)


def test_the_built_files_come_from_this_checkout():
    assert course().folder == ROOT / "tutorials"
