"""What a learner is told: a sign, a few words, and the same again for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

__all__ = ["Note", "Status"]

Status = Literal["todo", "pass", "fail", "hint", "solution", "reveal"]

# a sign and a word each: nothing is said by color alone
_SIGNS: dict[str, str] = {
    "todo": "\u25cb to do",
    "pass": "\u2713 right",
    "fail": "\u2717 not yet",
    "hint": "? hint",
    "solution": "= solution",
    "reveal": "\u2194 gap",
}
_EDGES = {"pass": "#0072b2", "fail": "#d55e00"}
_EDGE = "#6e7781"


@dataclass(frozen=True)
class Note:
    """A verdict, a hint, a solution or a gap, to be shown under a cell."""

    key: str
    """Which exercise, quiz or prediction it is about."""
    status: Status
    """What kind of note: for a check "todo", "pass" or "fail"."""
    words: str
    """What it says; paragraphs are parted by line breaks."""

    def __repr__(self) -> str:
        return f"{self.key} {_SIGNS[self.status]}: {self.words}"

    def _repr_html_(self) -> str:
        edge = _EDGES.get(self.status, _EDGE)
        paragraphs = "<br>".join(escape(line) for line in self.words.splitlines())
        return (
            f'<div role="status" style="border-left: 4px solid {edge}; padding: 2px 10px">'
            f"<strong>{escape(self.key)} {_SIGNS[self.status]}:</strong> {paragraphs}</div>"
        )
