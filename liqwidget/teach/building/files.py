"""Every file that the build writes, by its path, so that a test can compare them with the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.teach.building.course import Course, read_course
from liqwidget.teach.building.instructor import instructor_page, misconception_table
from liqwidget.teach.building.notebooks import notebook
from liqwidget.teach.building.pages import (
    article_map,
    between,
    glossary_page,
    lesson_table,
    route_tables,
)
from liqwidget.teach.building.rules import RULES
from liqwidget.teach.building.slides import slides
from liqwidget.teach.building.source import TAGS

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["built_files", "stale_files", "write_files"]


def built_files(course: Course) -> dict[str, str]:
    """Return the text of every file that the build writes, by its path in the folder.

    Parameters
    ----------
    course : Course

    Returns
    -------
    dict of str
    """
    made: dict[str, str] = {}
    for lesson in course.lessons.values():
        made[f"{lesson.stem}.ipynb"] = notebook(lesson, course)
        made[f"solutions/{lesson.stem}.ipynb"] = notebook(lesson, course, "solution")
        made[f"instructor/{lesson.stem}.ipynb"] = notebook(lesson, course, "instructor")
        made[f"instructor/{lesson.stem}.md"] = instructor_page(lesson)
    made["instructor/misconceptions.md"] = misconception_table(course)
    made["instructor/slides.html"] = slides(course)
    made["article_map.yml"] = article_map(course)
    made["glossary.md"] = glossary_page(course)
    readme = (course.folder / "README.md").read_text(encoding="utf-8")
    readme = between(readme, "lessons", lesson_table(course))
    made["README.md"] = between(readme, "routes", route_tables(course))
    authors = (course.folder / "AUTHORS.md").read_text(encoding="utf-8")
    tags = "\n".join(f"- `{tag}`: {meaning}" for tag, meaning in TAGS.items())
    rules = "\n".join(f"- {str(rule.__doc__).strip()}" for rule in RULES.values())
    made["AUTHORS.md"] = between(between(authors, "tags", tags), "rules", rules)
    return made


def stale_files(course: Course) -> list[Path]:
    """Return files of lessons that no longer exist."""
    kept = {course.folder / name for name in built_files(course)}
    found = [
        path
        for part in (".", "solutions", "instructor")
        for pattern in ("[0-9][0-9]_*.ipynb", "[0-9][0-9]_*.md")
        for path in (course.folder / part).glob(pattern)
    ]
    return sorted(path for path in found if path not in kept)


def write_files(folder: Path) -> list[str]:
    """Write every file that differs, remove what is stale, and return the names of both.

    Parameters
    ----------
    folder : Path
        ``tutorials``.

    Returns
    -------
    list of str
    """
    course = read_course(folder)
    changed = []
    for name, text in built_files(course).items():
        path = folder / name
        if not path.exists() or path.read_bytes() != text.encode():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    for path in stale_files(course):
        path.unlink()
        changed.append(str(path.relative_to(folder)))
    return changed
