"""The course around the lessons: the article's sections, the plan, the routes, the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from liqwidget.teach.building.source import Lesson, read_lesson, sources

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Course", "read_course"]


@dataclass(frozen=True)
class Course:
    """Everything that the build reads."""

    folder: Path
    lessons: dict[int, Lesson]
    """Lessons with a source, by number."""
    plan: dict[int, dict[str, Any]]
    """Every lesson of the course, written or not: title, minutes, level, article."""
    sections: dict[str, str]
    """Titles of the article's sections and questions by id."""
    routes: list[dict[str, Any]]
    """Selections of lessons for a given time."""
    glossary: dict[str, dict[str, Any]]
    """Meaning and lesson of each term."""
    repository: str | None
    """Owner and name at GitHub, for launch links; None until it has a public home."""
    tag: str | None
    """Tag that launch links name, so that Binder finds an image already built."""
    hub: str | None = None
    """Address of a JupyterHub with nbgitpuller, as ``https://hub.school.example``; None without."""

    def following(self, number: int) -> int | None:
        """Return the core lesson after a lesson, or None after the last."""
        later = [
            n for n, entry in sorted(self.plan.items()) if n > number and entry["level"] == "core"
        ]
        return later[0] if later else None


def read_course(folder: Path) -> Course:
    """Read the course in a folder: ``course.yml``, ``glossary.yml`` and the lessons' sources.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    Course
    """
    told = yaml.safe_load((folder / "course.yml").read_text(encoding="utf-8"))
    glossary = yaml.safe_load((folder / "glossary.yml").read_text(encoding="utf-8"))
    lessons = [read_lesson(path) for path in sources(folder)]
    return Course(
        folder=folder,
        lessons={lesson.number: lesson for lesson in lessons},
        plan={int(entry["number"]): entry for entry in told["lessons"]},
        sections={**told["article"]["sections"], **told["article"]["questions"]},
        routes=told["routes"],
        glossary=glossary,
        repository=told["repository"],
        tag=told["tag"],
        hub=told["hub"],
    )
