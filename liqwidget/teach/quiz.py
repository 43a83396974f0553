"""A question with options, asked as a form and judged in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets as t

from liqwidget.teach.book import find
from liqwidget.teach.items import QuizItem
from liqwidget.teach.tries import SESSION, Try

__all__ = ["Quiz"]

_STATIC = Path(__file__).parent / "static"


class Quiz(anywidget.AnyWidget):
    """One question of a lesson, to be answered with mouse, keyboard or screen reader.

    Which option is right, and what is said about the others, stays in Python: the page is sent the
    words about the option that was chosen, when it was chosen.

    Parameters
    ----------
    key : str
        Which question, like "2.Q1".

    Raises
    ------
    ValueError
        If no lesson asks it.

    Examples
    --------
    >>> quiz = Quiz("2.Q1")
    >>> quiz.choose(quiz.options[0]).tries
    1
    >>> quiz.close()
    """

    _esm = _STATIC / "quiz.js"
    _css = _STATIC / "quiz.css"

    key = t.Unicode(read_only=True).tag(sync=True)
    """Lesson and place in it."""
    question = t.Unicode(read_only=True).tag(sync=True)
    """The question."""
    options = t.List(t.Unicode(), read_only=True).tag(sync=True)
    """The answers on offer."""
    chosen = t.Int(None, allow_none=True).tag(sync=True)
    """Place of the answer that was handed in; None before."""
    verdict = t.Enum(["", "right", "wrong"], "", read_only=True).tag(sync=True)
    """What Python says about it."""
    feedback = t.Unicode(read_only=True).tag(sync=True)
    """Why."""

    def __init__(self, key: str) -> None:
        item = find(key)
        if not isinstance(item, QuizItem):
            msg = f"key must name a quiz of a lesson, like '2.Q1'; got {key!r}"
            raise ValueError(msg)  # noqa: TRY004  a wrong name, whatever the name stands for
        self._item = item
        self._tries = 0
        self.set_trait("key", item.key)
        self.set_trait("question", item.question)
        self.set_trait("options", list(item.options))
        super().__init__()

    @property
    def choice(self) -> str | None:
        """The answer that was handed in, in words."""
        return None if self.chosen is None else self.options[self.chosen]

    @property
    def tries(self) -> int:
        """How many answers were handed in."""
        return self._tries

    @property
    def score(self) -> float:
        """One for the right answer at the first try, a half at the second; zero while it is wrong."""
        return 1.0 / self._tries if self.verdict == "right" else 0.0

    def choose(self, option: int | str) -> Quiz:
        """Hand in an answer from Python, by its words or its place.

        Parameters
        ----------
        option : int or str

        Returns
        -------
        Quiz

        Raises
        ------
        ValueError
            If it is not one of the options.
        """
        if isinstance(option, str):
            if option not in self.options:
                msg = f"option must be one of {self.options}; got {option!r}"
                raise ValueError(msg)
            option = self.options.index(option)
        self.chosen = option
        return self

    def __repr__(self) -> str:
        listed = "".join(f"\n  {place}. {option}" for place, option in enumerate(self.options))
        said = f"\n{self.verdict}: {self.feedback}" if self.verdict else ""
        return f"{self.key} {self.question}{listed}{said}"

    @t.validate("chosen")
    def _check_chosen(self, proposal: dict[str, Any]) -> int | None:
        place: int | None = proposal["value"]
        if place is not None and not 0 <= place < len(self.options):
            msg = f"chosen must be from 0 to {len(self.options) - 1}; got {place}"
            raise t.TraitError(msg)
        return place

    @t.observe("chosen")
    def _judge(self, _change: dict[str, Any]) -> None:
        if self.choice is None:
            return
        self._tries += 1
        right = self.choice == self._item.right
        SESSION[self.key] = SESSION.get(self.key, Try()).judged("pass" if right else "fail")
        with self.hold_sync():
            self.set_trait("feedback", self._item.options[self.choice])
            self.set_trait("verdict", "right" if right else "wrong")
