"""The cells that the build writes itself: title, words of the lesson, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from liqwidget.market import samples
from liqwidget.teach.building.source import Cell, Lesson

if TYPE_CHECKING:
    from liqwidget.teach.building.course import Course

__all__ = ["TABLES", "going_on", "launch_links", "launch_words", "title", "words"]

TABLES = {
    "event_record": "published facts",
    "options_open_interest": "simulated",
    "toy_books": "made up",
    "venue_shares": "published facts",
}
"""Where the small tables that a lesson may name under `data` come from."""


def title(lesson: Lesson, course: Course) -> Cell:
    """Return the first cell: title, minutes, objectives, what is needed, and the disclaimer."""
    about = lesson.about
    lines = [f"# {lesson.title}", "", f"*{_facts(lesson)}*", "", "**You will**", ""]
    bullets = about["objectives"]
    lines += [f"- {bullet}{'.' if bullet is bullets[-1] else ';'}" for bullet in bullets]
    links = launch_links(lesson.stem, course)
    if links:
        listed = ", ".join(f"[{place}]({link})" for place, link in links.items())
        lines += ["", f"Run this lesson on {listed}. On Colab, begin with `{_on_colab(course)}`."]
    provenance = f"Educational; {_provenance(about['data'])}; nothing here is financial advice."
    lines += ["", f"*{provenance} Text CC BY 4.0, code MIT.*"]
    return Cell("markdown", "\n".join(lines), frozenset({"title"}))


def _facts(lesson: Lesson) -> str:
    minutes: dict[str, int] = lesson.about["minutes"]
    checked = sum(kind == "check" for kind, _ in lesson.asked)
    needs = ", ".join(f"{number:02}" for number in lesson.about["needs"])
    shares = (
        f"{minutes['read']} to read, {minutes['widget']} at the widget, "
        f"{minutes['exercises']} for {checked} exercise{'s' if checked != 1 else ''}"
    )
    parts = [
        f"Lesson {lesson.number:02}",
        f"{lesson.about['level']} course",
        f"{lesson.minutes} minutes: {shares}",
        f"after {needs}" if needs else "needs nothing but this page",
    ]
    return " \u00b7 ".join(parts)


def _provenance(names: list[str]) -> str:
    if not names:
        return "no data are used"
    frame: Any = samples()
    known = dict(zip(frame["name"], frame["provenance"], strict=True)) | TABLES
    kinds = sorted({known[name] for name in names})
    return f"the data are {' or '.join(kinds)}"


def launch_links(stem: str, course: Course) -> dict[str, str]:
    """Return the addresses that open a lesson, by place; none without a public repository.

    They name a tag and not a branch, because Binder rebuilds its image for every new commit, and
    a class should not see the lesson change.

    References
    ----------
    Binder: ``/v2/gh/<owner>/<name>/<ref>?labpath=``. Colab: ``/github/<owner>/<name>/blob/<ref>/``.
    nbgitpuller: ``/hub/user-redirect/git-pull`` with repo, branch (a tag will do) and urlpath,
    below the folder that it clones into. Each was read in November 2026.
    """
    if course.repository is None or course.tag is None:
        return {}
    path, name = f"tutorials/{stem}.ipynb", course.repository.partition("/")[2]
    tag = quote(course.tag, safe="")
    links = {
        "Binder": f"https://mybinder.org/v2/gh/{course.repository}/{tag}?labpath={quote(path, safe='')}",
        "Colab": f"https://colab.research.google.com/github/{course.repository}/blob/{tag}/{path}",
    }
    if course.hub is not None:
        asked = urlencode(
            {
                "repo": f"https://github.com/{course.repository}",
                "branch": course.tag,
                "urlpath": f"lab/tree/{name}/{path}",
            }
        )
        links["your hub"] = f"{course.hub.rstrip('/')}/hub/user-redirect/git-pull?{asked}"
    return links


def launch_words(course: Course) -> str:
    """Return how the lessons are opened without an installation, or how that comes about."""
    if launch_links("", course):
        return (
            "Without an installation, open a lesson by the links in its row. "
            f"On Colab, begin with a cell of your own: `{_on_colab(course)}`."
        )
    return (
        "There are no links that open a lesson in the browser yet, because this repository has no "
        "public address. Whoever gives it one writes `repository` and `tag` into "
        "[course.yml](course.yml), for a class with a hub of its own also `hub`, and runs "
        "`python tutorials/build.py`: every lesson then has links to Binder and Colab, in this "
        "table and under its title."
    )


def _on_colab(course: Course) -> str:
    return f"%pip install -q git+https://github.com/{course.repository}@{course.tag}"


def words(lesson: Lesson, course: Course) -> Cell:
    """Return the lesson's terms with their meanings, folded away."""
    terms = lesson.about["terms"]
    listed = "\n".join(f"- **{term}**: {course.glossary[term]['means']}" for term in terms)
    text = (
        "## Words of this lesson\n\n"
        f"<details>\n<summary>{len(terms)} words and their meanings</summary>\n\n{listed}\n\n"
        "</details>\n\nAll words of the course are in `glossary.md`."
    )
    return Cell("markdown", text, frozenset({"words"}))


def going_on(lesson: Lesson, course: Course) -> Cell:
    """Return the last cell: how to keep the progress, and the lesson that follows."""
    after = course.following(lesson.number)
    if after is None:
        onward = "This is the last lesson of the core course."
    else:
        onward = (
            f"Next: lesson {after:02}, *{course.plan[after]['title']}*: `liqwidget lab {after}`."
        )
    kept = "`progress().save()` writes your progress to a file; nothing leaves this machine."
    return Cell("markdown", f"{kept}\n\n{onward}", frozenset({"next"}))
