"""What a lesson asks: exercises with their misconceptions, quiz questions, predictions.

Answers are functions, so that they are reckoned from the bundled data when somebody asks and
cannot go stale. A wrong idea that is known by name is data too: the value it leads to, what the
learner is told, and what a teacher may do about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from liqwidget.teach.compare import same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Exercise", "Item", "Misconception", "Prediction", "QuizItem"]


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """A wrong idea that an exercise recognises by the answer it leads to."""

    idea: str
    """The idea in a few words, for the teacher's table: "forgot the maintenance margin"."""
    answer: Callable[[], Any]
    """What somebody with this idea would answer."""
    says: str
    """The sentence that the learner is shown; it names the idea and does not give the answer."""
    respond: str
    """What a teacher may ask or draw."""


@dataclass(frozen=True)
class Exercise:
    """A question with one answer, checked in the notebook.

    Raises
    ------
    ValueError
        If the key is not "lesson.number", a tolerance is negative or there is no hint.

    Examples
    --------
    >>> from liqwidget.teach.items import Exercise
    >>> Exercise("2.9", task="Add.", answer=lambda: 4, hints=("Count.",), because="2 + 2").number
    2
    """

    key: str
    """Lesson and place in it, like "2.1"."""
    task: str = field(kw_only=True)
    """The question in one sentence, for tables."""
    answer: Callable[[], Any] = field(kw_only=True)
    """Returns the right answer: a number, text, a yes or no, or a list, dict or set of them."""
    hints: tuple[str, ...] = field(kw_only=True)
    """From a nudge to nearly all of it; one more is shown at each call."""
    because: str = field(kw_only=True)
    """Why the answer is right, shown with it."""
    misconceptions: tuple[Misconception, ...] = field(default=(), kw_only=True)
    """Wrong ideas that are recognised, the most likely first."""
    rtol: float = field(default=1e-4, kw_only=True)
    """How far a number may lie from the answer, as a fraction of the answer."""
    atol: float = field(default=0.0, kw_only=True)
    """How far it may lie beside that, in the answer's unit; needed where the answer is zero."""
    unit: str = field(default="", kw_only=True)
    """Unit of the answer, shown after it."""
    matches: Callable[[Any, Any], bool] | None = field(default=None, kw_only=True)
    """Whether a given and a wanted value count as the same; None compares within the tolerance."""

    def __post_init__(self) -> None:
        _number_of(self.key)
        if min(self.rtol, self.atol) < 0:
            msg = f"tolerances must not be negative; exercise {self.key} has {self.rtol} and {self.atol}"
            raise ValueError(msg)
        if not self.hints:
            msg = f"an exercise needs a hint; exercise {self.key} has none"
            raise ValueError(msg)

    @property
    def number(self) -> int:
        """Number of the lesson."""
        return _number_of(self.key)

    def agrees(self, given: Any, wanted: Any) -> bool:
        """Return whether two values count as the same answer."""
        if self.matches is not None:
            return bool(self.matches(given, wanted))
        return same(given, wanted, rtol=self.rtol, atol=self.atol)


@dataclass(frozen=True)
class QuizItem:
    """A question with options of which one is right, and words for each.

    Raises
    ------
    ValueError
        If there are fewer than two options or the right one is not among them.
    """

    key: str
    """Lesson and place in it, like "2.Q1"."""
    question: str = field(kw_only=True)
    options: Mapping[str, str] = field(kw_only=True)
    """What is said about each option when it is chosen, by the option's text, in order."""
    right: str = field(kw_only=True)
    """The option that is right."""

    def __post_init__(self) -> None:
        _number_of(self.key)
        if self.right not in self.options or len(self.options) < 2:
            msg = f"right must be one of two options or more; quiz {self.key} has {self.right!r}"
            raise ValueError(msg)

    @property
    def number(self) -> int:
        """Number of the lesson."""
        return _number_of(self.key)


@dataclass(frozen=True)
class Prediction:
    """A question to be guessed before the answer is seen; the gap is shown, and nothing marked."""

    key: str
    """Lesson and place in it, like "2.P1"."""
    question: str = field(kw_only=True)
    answer: Callable[[], Any] = field(kw_only=True)
    """Returns what the guess is held against: a number or text."""
    because: str = field(kw_only=True)
    """What the gap teaches, in a sentence or two."""
    unit: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        _number_of(self.key)

    @property
    def number(self) -> int:
        """Number of the lesson."""
        return _number_of(self.key)


Item = Exercise | QuizItem | Prediction
"""Anything a lesson asks."""


def _number_of(key: str) -> int:
    lesson, dot, place = key.partition(".")
    if not (dot and place and lesson.isdecimal()):
        msg = f'key must be a lesson and a place in it, like "2.1"; got {key!r}'
        raise ValueError(msg)
    return int(lesson)
