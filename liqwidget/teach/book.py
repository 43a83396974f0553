"""The answer keys, found by the key of what is asked and loaded lesson by lesson."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING

from liqwidget.teach import keys

if TYPE_CHECKING:
    from liqwidget.teach.items import Item

__all__ = ["find", "items", "lessons"]


def lessons() -> list[int]:
    """Return the numbers of the lessons that ask something, in order."""
    found = (
        re.fullmatch(r"lesson_(\d\d)", module.name)
        for module in pkgutil.iter_modules(keys.__path__)
    )
    return sorted(int(match[1]) for match in found if match)


def items(lesson: int) -> tuple[Item, ...]:
    """Return what a lesson asks, in its order; empty if there is no such lesson.

    Examples
    --------
    >>> [item.key for item in items(2)][:2]
    ['2.P1', '2.1']
    """
    if lesson not in lessons():
        return ()
    found: tuple[Item, ...] = import_module(f"liqwidget.teach.keys.lesson_{lesson:02}").ITEMS
    return found


def find(key: str) -> Item | None:
    """Return what is asked under a key, or None if nothing is."""
    lesson = str(key).partition(".")[0]
    if not lesson.isdecimal():
        return None
    return next((item for item in items(int(lesson)) if item.key == key), None)
