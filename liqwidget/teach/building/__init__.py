"""The build of the lessons: from tagged sources to notebooks, tables, pages and slides.

It needs jupytext, PyYAML and markdown-it-py: ``pip install "liqwidget[lab]"``.
"""

from liqwidget.teach.building.course import Course, read_course
from liqwidget.teach.building.files import built_files, stale_files, write_files
from liqwidget.teach.building.notebooks import Build, cells_of, notebook
from liqwidget.teach.building.rules import RULES
from liqwidget.teach.building.source import Cell, Lesson, read_lesson

__all__ = [
    "RULES",
    "Build",
    "Cell",
    "Course",
    "Lesson",
    "built_files",
    "cells_of",
    "notebook",
    "read_course",
    "read_lesson",
    "stale_files",
    "write_files",
]
