"""Pages about the course: the table of lessons, the routes, the article's map, the glossary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from liqwidget.teach.building.written import launch_links, launch_words

if TYPE_CHECKING:
    from liqwidget.teach.building.course import Course

__all__ = [
    "article_map",
    "between",
    "cell_text",
    "glossary_page",
    "lesson_table",
    "route_tables",
]


def between(text: str, name: str, content: str) -> str:
    """Return text with what stands between two markers, ``<!-- name -->``, replaced.

    Raises
    ------
    ValueError
        If the markers are not there.
    """
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    if start not in text or end not in text:
        msg = f"the page needs the markers {start} and {end}"
        raise ValueError(msg)
    head, rest = text.split(start, 1)
    return f"{head}{start}\n{content}\n{end}{rest.split(end, 1)[1]}"


def lesson_table(course: Course) -> str:
    """Return the table of lessons, written or planned, and the minutes in all."""
    rows = [
        "| | lesson | minutes | exercises | article | |",
        "| --- | --- | ---: | ---: | --- | --- |",
    ]
    for number, entry in sorted(course.plan.items()):
        lesson = course.lessons.get(number)
        sections = ", ".join(entry["article"])
        if lesson is None:
            rows.append(
                f"| {number:02} | {entry['title']} | {entry['minutes']} | | {sections} | planned |"
            )
            continue
        checked = sum(kind == "check" for kind, _ in lesson.asked)
        links = launch_links(lesson.stem, course)
        launch = ", ".join(
            [lesson.about["level"], *(f"[{place}]({link})" for place, link in links.items())]
        )
        rows.append(
            f"| {number:02} | [{lesson.title}]({lesson.stem}.ipynb) | {lesson.minutes} "
            f"| {checked} | {sections} | {launch} |"
        )
    ready = sum(lesson.minutes for lesson in course.lessons.values())
    planned = sum(e["minutes"] for n, e in course.plan.items() if n not in course.lessons)
    total = f"\n{len(course.lessons)} lessons, {ready} minutes"
    ending = f"; {planned} minutes are planned." if planned else "."
    return "\n".join(rows) + f"\n{total}{ending}\n\n{launch_words(course)}"


def route_tables(course: Course) -> str:
    """Return each route as a table of minutes: when, what, and who is at work."""
    return "\n\n".join(_route(route, course) for route in course.routes)


def _route(route: dict[str, Any], course: Course) -> str:
    rows, clock = ["| from | minutes | what | who |", "| ---: | ---: | --- | --- |"], 0
    for step in route["steps"]:
        for minutes, what, who in _step(step, course):
            rows.append(f"| {clock // 60}:{clock % 60:02} | {minutes} | {what} | {who} |")
            clock += minutes
    return f"### {route['name']}: {clock} minutes\n\n{route['for']}\n\n" + "\n".join(rows)


def _step(step: dict[str, Any], course: Course) -> list[tuple[int, str, str]]:
    if "break" in step:
        return [(step["break"], "break", "")]
    number = step["lesson"]
    lesson, plan = course.lessons.get(number), course.plan[number]
    if lesson is None:
        return [(plan["minutes"], f"{number:02} {plan['title']} (planned)", "")]
    minutes = step.get("minutes", lesson.about["minutes"])
    until = f", to {step['until']}" if "until" in step else ""
    parts = (
        ("read", f"{number:02} {lesson.title}: talk and read", "teacher"),
        ("widget", f"{number:02} predict, reveal, drag", "pairs at the widget"),
        ("exercises", f"{number:02} exercises{until}", "each alone, then pairs"),
    )
    return [(minutes[part], what, who) for part, what, who in parts if minutes[part]]


def article_map(course: Course) -> str:
    """Return which lessons treat which section of the article, as YAML."""
    made = {
        section: {
            "title": title,
            "lessons": [
                {"number": number, "state": "written" if number in course.lessons else "planned"}
                for number, entry in sorted(course.plan.items())
                if section in entry["article"]
            ],
        }
        for section, title in course.sections.items()
    }
    head = "# Written by tutorials/build.py from the lessons' metadata and course.yml.\n"
    return head + yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=100)


def glossary_page(course: Course) -> str:
    """Return the glossary as a page with an anchor per term."""
    entries = [
        f"## {term}\n\n{entry['means']}\n\nLesson {entry['lesson']:02}."
        for term, entry in sorted(course.glossary.items(), key=lambda item: item[0].casefold())
    ]
    return "# Glossary\n\n" + "\n\n".join(entries) + "\n"


def cell_text(text: str) -> str:
    """Return text fit for one cell of a Markdown table."""
    return re.sub(r"\s*\n\s*", " ", text).replace("|", "\\|")
