"""Slides: the cells tagged "slide" as one file that needs no network and prints to paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from liqwidget.teach.building.course import Course
    from liqwidget.teach.building.source import Cell, Lesson

__all__ = ["slides"]

_STYLE = """\
:root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --accent: #0072b2; --panel: #f3f4f6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --paper: #111316; --accent: #4cb2f0; --panel: #1d2126; } }
* { box-sizing: border-box; }
html { scroll-snap-type: y mandatory; background: var(--paper); color: var(--ink); }
body { margin: 0; font: clamp(18px, 2.1vw, 32px)/1.45 system-ui, sans-serif; }
section { min-height: 100vh; scroll-snap-align: start; display: flex; flex-direction: column; justify-content: center; padding: 5vh 8vw; }
section > * { max-width: 60rem; }
h1, h2 { line-height: 1.15; margin: 0 0 0.6em; }
h1 { font-size: 2em; } h2 { font-size: 1.5em; }
pre { background: var(--panel); padding: 0.7em 1em; border-radius: 6px; font-size: 0.7em; overflow-x: auto; }
blockquote { border-left: 5px solid var(--accent); margin: 0.5em 0; padding: 0.1em 1em; }
footer { font-size: 0.55em; margin-top: 2em; }
table { border-collapse: collapse; font-size: 0.75em; } td, th { border: 1px solid currentcolor; padding: 0.3em 0.6em; text-align: left; }
a { color: var(--accent); }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { section { break-after: page; min-height: auto; } }
"""

_KEYS = """\
const slides = [...document.querySelectorAll("section")];
addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const now = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > innerHeight / 2);
  slides[Math.min(Math.max(now + step, 0), slides.length - 1)].scrollIntoView();
  event.preventDefault();
});
"""


def slides(course: Course) -> str:
    """Return the slides of all lessons as one HTML page.

    Parameters
    ----------
    course : Course

    Returns
    -------
    str
        Headings, words and code; the arrow keys and the page keys turn the pages.
    """
    lessons = [lesson for _, lesson in sorted(course.lessons.items()) if lesson.tagged("slide")]
    listed = "".join(
        f'<li><a href="#lesson-{lesson.number:02}">{lesson.number:02} {escape(lesson.title)}</a></li>'
        for lesson in lessons
    )
    pages = [f"<section><h1>How to read a liquidation map</h1><ul>{listed}</ul></section>"]
    pages += [page for lesson in lessons for page in _pages(lesson)]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Slides: how to read a liquidation map</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n"
        + "\n".join(pages)
        + f"\n</main>\n<script>\n{_KEYS}</script>\n</body>\n</html>\n"
    )


def _pages(lesson: Lesson) -> list[str]:
    bullets = "".join(f"<li>{escape(bullet)}</li>" for bullet in lesson.about["objectives"])
    first = (
        f'<section id="lesson-{lesson.number:02}"><h1>{lesson.number:02} {escape(lesson.title)}</h1>'
        f"<p>You will</p><ul>{bullets}</ul>"
        "<footer>Educational. Nothing here is financial advice.</footer></section>"
    )
    return [first, *(f"<section>{_html(cell)}</section>" for cell in lesson.tagged("slide"))]


def _html(cell: Cell) -> str:
    if cell.kind == "code":
        return f"<pre><code>{escape(cell.source)}</code></pre>"
    rendered: str = MarkdownIt("commonmark", {"html": False}).enable("table").render(cell.source)
    return rendered.strip()
