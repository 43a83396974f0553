"""What every lesson keeps to. Each rule returns what is wrong, in words; nothing is a good lesson.

The tests run each rule on each lesson, so a new lesson needs no test of its own.
"""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import liqwidget as lq
from liqwidget import teach
from liqwidget.market import samples
from liqwidget.teach.book import items
from liqwidget.teach.building.notebooks import cells_of
from liqwidget.teach.building.source import TAGS, Cell, Lesson
from liqwidget.teach.building.written import TABLES
from liqwidget.teach.items import Exercise, Prediction, QuizItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from liqwidget.teach.building.course import Course

__all__ = ["RULES"]

MOST_CODE_LINES = 10
MOST_CHARACTERS = 84
MOST_WORDS = 120
MOST_WORDS_IN_A_SENTENCE = 40
MOST_WORDS_QUOTED = 12


def metadata_is_complete(lesson: Lesson, course: Course) -> list[str]:
    """Title, level and sections are those of the plan, and every name in it is known."""
    about, plan = lesson.about, course.plan.get(lesson.number)
    if plan is None:
        return [f"course.yml plans no lesson {lesson.number}"]
    faults = [
        f"{name} is {about.get(name)!r} in the lesson and {plan[name]!r} in course.yml"
        for name in ("title", "level", "article")
        if about.get(name) != plan[name]
    ]
    if not lesson.stem.startswith(f"{lesson.number:02}_"):
        faults.append(f"number {lesson.number} is not that of the file")
    if set(about["minutes"]) != {"read", "widget", "exercises"}:
        faults.append("minutes need read, widget and exercises")
    known = {*samples()["name"], *TABLES}
    faults += [f"no bundled data called {name!r}" for name in about["data"] if name not in known]
    faults += [
        f"needs lesson {n}, which is not before it" for n in about["needs"] if n >= lesson.number
    ]
    return faults


def tags_are_known(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Refuse a misspelled tag, which would put a solution into the student's copy."""
    return [f"unknown tag {tag!r}" for cell in lesson.cells for tag in cell.tags if tag not in TAGS]


def parts_are_there(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Every lesson predicts, reveals, asks, and says how far to trust it."""
    needed = (
        "setup", "predict", "reveal", "exercise", "quiz", "trust", "record", "summary",
        "progress", "instructor", "slide",
    )  # fmt: skip
    return [f"no cell tagged {tag!r}" for tag in needed if not lesson.tagged(tag)]


def first_code_is_a_picture(lesson: Lesson, course: Course) -> list[str]:
    """Begin with an import and at most three lines that end in a picture."""
    code = next(cell for cell in cells_of(lesson, course, "student") if cell.kind == "code")
    lines = [line for line in code.source.splitlines() if line and line != "import liqwidget as lq"]
    faults = [] if "setup" in code.tags else ["the first code cell is not tagged 'setup'"]
    if len(lines) > 3:
        faults.append(f"the first code cell has {len(lines)} lines after the import; three at most")
    if not re.match(r"(\w+ = )?lq\.(show|draw)\(", lines[-1]) and not re.fullmatch(
        r"\w+", lines[-1]
    ):
        faults.append("the first code cell does not end in lq.show or lq.draw")
    return faults


def cells_are_short(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """One idea in a cell: ten lines of code, or 120 words beside its tables."""
    faults = []
    for cell in lesson.cells:
        if "proof" in cell.tags:
            continue
        if cell.kind == "code" and (count := len(cell.source.splitlines())) > MOST_CODE_LINES:
            faults.append(f"{count} lines of code: {_start(cell)}")
        if cell.kind == "code" and any(len(x) > MOST_CHARACTERS for x in cell.source.splitlines()):
            faults.append(f"a line of code is wider than a notebook: {_start(cell)}")
        if cell.kind == "markdown" and (count := len(_prose(cell).split())) > MOST_WORDS:
            faults.append(f"{count} words: {_start(cell)}")
    return faults


def sentences_are_short(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """No sentence is longer than can be read aloud in one breath."""
    return [
        f"{len(sentence.split())} words: {sentence[:60]}"
        for cell in lesson.cells
        if cell.kind == "markdown" and "record" not in cell.tags
        for sentence in re.split(r"(?<=[.?!:])[)\"']*\s+|\n\s*\n|\n- ", _prose(cell))
        if len(sentence.split()) > MOST_WORDS_IN_A_SENTENCE
    ]


def headings_skip_no_level(lesson: Lesson, course: Course) -> list[str]:
    """One title, and no jump from a heading to one two levels below."""
    faults = []
    for build in ("student", "solution", "instructor"):
        text = "\n".join(c.source for c in cells_of(lesson, course, build) if c.kind == "markdown")
        depths = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
        if depths[0] != 1 or depths.count(1) != 1:
            faults.append(f"{build}: {depths.count(1)} titles")
        faults += [f"{build}: a jump from {a} to {b}" for a, b in pairwise(depths) if b > a + 1]
    return faults


def pictures_have_words(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Every picture says in words what it shows."""
    text = "\n".join(cell.source for cell in lesson.cells if cell.kind == "markdown")
    shown = re.findall(r"!\[(.*?)\]\((.*?)\)", text, re.DOTALL)
    faults = [f"{path} has no words for who cannot see it" for alt, path in shown if len(alt) < 15]
    return faults + [
        f"write pictures as ![words](path): {tag}" for tag in re.findall(r"<img.*?>", text)
    ]


def exercises_have_their_five_cells(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Task, stub, solution, hint and check follow each other, and the keys agree."""
    faults = []
    visible = [cell for cell in lesson.cells if "instructor" not in cell.tags]
    for place, cell in enumerate(visible):
        if "exercise" not in cell.tags:
            continue
        key = re.match(r"### Exercise (\d+\.\d+)\n", cell.source)
        if key is None:
            faults.append(f"no heading '### Exercise N.k': {_start(cell)}")
            continue
        order = [next(iter(c.tags & _PATTERN), "") for c in visible[place + 1 : place + 5]]
        if order != ["answer", "solution", "hint", "check"]:
            faults.append(f"{key[1]} is followed by {order}, not answer, solution, hint, check")
            continue
        stub, check = visible[place + 1].source, visible[place + 4].source
        if not check.startswith(f'check("{key[1]}", ') or len(check.splitlines()) != 1:
            faults.append(f"{key[1]} is checked by {check!r}")
        if "..." not in stub:
            faults.append(f"the stub of {key[1]} has no dots")
        if not re.search(r"\*\*\w+\*\*", cell.source):
            faults.append(f"{key[1]} has no one verb in bold that says what to do")
        if f'hint("{key[1]}")' not in visible[place + 3].source:
            faults.append(f'{key[1]} does not say where hint("{key[1]}") is')
    return faults


_PATTERN = {"answer", "solution", "hint", "check"}


def stubs_are_in_their_solutions(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Every line of a stub is a line of its solution, or holds the dots."""
    faults = []
    for stub, solved in pairwise(lesson.cells):
        if "answer" not in stub.tags:
            continue
        if "solution" not in solved.tags:
            faults.append(f"no solution follows {_start(stub)}")
            continue
        given = {line.strip() for line in solved.source.splitlines()}
        names = {line.partition("=")[0].strip() for line in given}
        for line in filter(str.strip, stub.source.splitlines()):
            held = "..." in line and line.partition("=")[0].strip() in names
            if line.strip() not in given and not held:
                faults.append(f"not in the solution: {line}")
    return faults


def keys_and_lesson_agree(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Ask once, in their order, what the keys answer, and nothing else."""
    kinds = {Exercise: "check", QuizItem: "Quiz", Prediction: "reveal"}
    faults = []
    for kind, call in kinds.items():
        answered = [item.key for item in items(lesson.number) if isinstance(item, kind)]
        asked = [key for function, key in lesson.asked if function == call]
        if answered != asked:
            faults.append(f"{call}: the lesson asks {asked}, the keys answer {answered}")
    return faults


def summary_answers_the_promises(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Every "You will" comes back as a "You have", in its order."""
    promised = lesson.about["objectives"]
    text = "\n".join(cell.source for cell in lesson.tagged("summary"))
    kept = re.findall(r"^- (.+)$", text.partition("**You have**")[2], re.MULTILINE)
    if not len(promised) == len(kept) == 3:
        return [f"three promises and three bullets, not {len(promised)} and {len(kept)}"]
    return [
        f"promised {promise!r}, and the summary has {answer!r}"
        for promise, answer in zip(promised, kept, strict=True)
        if not _long_words(promise) <= _long_words(answer)
    ]


def words_are_in_the_glossary(lesson: Lesson, course: Course) -> list[str]:
    """Use and define the listed terms, and list those that the glossary leaves to this lesson."""
    terms = lesson.about["terms"]
    text = "\n".join(c.source for c in lesson.cells if c.kind == "markdown").casefold()
    text = re.sub(r"\s+", " ", text.replace("*", ""))
    faults = [f"{term!r} is not in glossary.yml" for term in terms if term not in course.glossary]
    faults += [f"{term!r} is not used" for term in terms if term.casefold() not in text]
    return faults + [
        f"glossary.yml says that {term!r} is taught here"
        for term, entry in course.glossary.items()
        if entry["lesson"] == lesson.number and term not in terms
    ]


def names_are_public(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Learners see only what they may use: public names, nothing behind an underscore."""
    faults = []
    for cell in (cell for cell in lesson.cells if cell.kind == "code"):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Attribute):
                if node.attr.startswith("_"):
                    faults.append(f"private: .{node.attr}")
                of_package = isinstance(node.value, ast.Name) and node.value.id == "lq"
                if of_package and node.attr not in lq.__all__:
                    faults.append(f"not public: lq.{node.attr}")
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("liqwidget"):
                known = {"liqwidget": lq.__all__, "liqwidget.teach": teach.__all__}
                allowed = known.get(str(node.module), [])
                faults += [
                    f"not public: {node.module}.{name.name}"
                    for name in node.names
                    if name.name not in allowed
                ]
    return faults


def quotes_are_short(lesson: Lesson, course: Course) -> list[str]:  # noqa: ARG001
    """Quote the article in a few words, where it is held against the record."""
    return [
        f"{len(quote.split())} words quoted: {quote[:50]}"
        for cell in lesson.tagged("record")
        for quote in re.findall(r'["\u201c](.+?)["\u201d]', cell.source)
        if len(quote.split()) > MOST_WORDS_QUOTED
    ]


RULES: dict[str, Callable[[Lesson, Course], list[str]]] = {
    rule.__name__: rule
    for rule in (
        metadata_is_complete,
        tags_are_known,
        parts_are_there,
        first_code_is_a_picture,
        cells_are_short,
        sentences_are_short,
        headings_skip_no_level,
        pictures_have_words,
        exercises_have_their_five_cells,
        stubs_are_in_their_solutions,
        keys_and_lesson_agree,
        summary_answers_the_promises,
        words_are_in_the_glossary,
        names_are_public,
        quotes_are_short,
    )
}
"""The rules by name."""


def _prose(cell: Cell) -> str:
    """Return a Markdown cell without tables, headings and marks of emphasis."""
    lines = [line for line in cell.source.splitlines() if not line.startswith(("|", "#"))]
    return "\n".join(lines).replace("*", "")


def _start(cell: Cell) -> str:
    return cell.source[:60].replace("\n", " ")


def _long_words(text: str) -> set[str]:
    """Return what the longer words of a text begin with, verb in front left out."""
    words = re.findall(r"[a-z]{5,}", text.casefold().partition(" ")[2])
    return {word[:4] for word in words}
