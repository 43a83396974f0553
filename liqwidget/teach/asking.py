"""What a learner calls in a notebook: check, hint, solution, reveal. None of them raises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from liqwidget.teach.book import find, items
from liqwidget.teach.compare import is_blank, plain
from liqwidget.teach.items import Exercise, Prediction, QuizItem
from liqwidget.teach.note import Note
from liqwidget.teach.remarks import remark
from liqwidget.teach.tries import SESSION, Best, Try
from liqwidget.teach.wording import gap, told

__all__ = ["check", "hint", "reveal", "solution"]

_ENOUGH = 3  # tries after which the solution is offered


def check(key: str, value: Any = ...) -> Note:
    """Judge an answer: to do, right, or not yet and why.

    It never raises, so that a notebook runs through whether or not its exercises are done, and it
    is for practice: the answers are in the package, and nothing is reported to anybody.

    Parameters
    ----------
    key : str
        Which exercise, like "2.1".
    value : object
        The answer; the stub ``...`` is nothing to judge yet.

    Returns
    -------
    Note
        Its `status` is "todo", "pass" or "fail".

    Examples
    --------
    >>> check("2.1", ...).status
    'todo'
    >>> check("2.1", 103_980.1)
    2.1 ✗ not yet: That is above the entry: a long loses when price falls.
    """
    exercise = find(key)
    if not isinstance(exercise, Exercise):
        return Note(str(key), "fail", _unknown(key, Exercise))
    status, words = _judge(exercise, value)
    record = SESSION.get(key, Try()).judged(status)
    SESSION[key] = record
    return Note(key, status, words + _offer(exercise, record, status))


def _judge(exercise: Exercise, value: Any) -> tuple[Best, str]:
    try:
        if is_blank(value):
            return "todo", "replace the dots in the cell above with your answer."
        given = plain(value)
    except Exception:  # noqa: BLE001  whatever a learner hands in must not stop the notebook
        return "fail", "That is not a number, text, a yes or no, or a list of them."
    try:
        wanted = plain(exercise.answer())
        if exercise.agrees(given, wanted):
            return "pass", exercise.because
        for wrong in exercise.misconceptions:
            if exercise.agrees(given, plain(wrong.answer())):
                return "fail", wrong.says
        return "fail", remark(given, wanted, rtol=exercise.rtol, atol=exercise.atol)
    except Exception as error:  # noqa: BLE001  the same; the words help to find the fault
        return "fail", f"This could not be checked ({type(error).__name__})."


def _offer(exercise: Exercise, record: Try, status: str) -> str:
    if status != "fail" or record.tries < 2:
        return ""
    if record.tries > _ENOUGH and record.hints >= len(exercise.hints):
        return f'\nsolution("{exercise.key}") shows the way.'
    return f'\nhint("{exercise.key}") helps.' if record.hints < len(exercise.hints) else ""


def hint(key: str) -> Note:
    """Show a hint, and at every call one more.

    Parameters
    ----------
    key : str
        Which exercise, like "2.1".

    Returns
    -------
    Note
    """
    exercise = find(key)
    if not isinstance(exercise, Exercise):
        return Note(str(key), "hint", _unknown(key, Exercise))
    record = SESSION.get(key, Try())
    record = replace(record, hints=min(record.hints + 1, len(exercise.hints)))
    SESSION[key] = record
    shown = exercise.hints[: record.hints]
    words = [f"{place}. {words}" for place, words in enumerate(shown, start=1)]
    rest = len(exercise.hints) - record.hints
    words.append(
        f"({rest} more: run the cell again.)"
        if rest
        else f'(That was the last: solution("{key}").)'
    )
    return Note(key, "hint", "\n".join(words))


def solution(key: str) -> Note:
    """Show the answer and why it is so.

    Parameters
    ----------
    key : str
        Which exercise or quiz, like "2.1" or "2.Q1".

    Returns
    -------
    Note
    """
    item = find(key)
    if isinstance(item, QuizItem):
        return Note(key, "solution", f"{item.right}\n{item.options[item.right]}")
    if not isinstance(item, Exercise):
        return Note(str(key), "solution", _unknown(key, Exercise, QuizItem))
    try:
        answer = told(plain(item.answer()), item.unit)
    except Exception as error:  # noqa: BLE001  shown and not raised, as everything here
        answer = f"the answer could not be reckoned ({type(error).__name__})"
    return Note(key, "solution", f"{answer}\n{item.because}")


def reveal(key: str, guess: Any = ...) -> Note:
    """Hold a guess against the answer and show the gap; nothing is marked.

    Parameters
    ----------
    key : str
        Which prediction, like "2.P1".
    guess : number or str
        What you expected before you looked.

    Returns
    -------
    Note

    Examples
    --------
    >>> reveal("2.P1", ...)
    2.P1 ○ to do: guess first: replace the dots in the cell above, then run this one again.
    """
    item = find(key)
    if not isinstance(item, Prediction):
        return Note(str(key), "fail", _unknown(key, Prediction))
    try:
        if is_blank(guess):
            words = "guess first: replace the dots in the cell above, then run this one again."
            return Note(key, "todo", words)
        said, found = plain(guess), plain(item.answer())
        words = f"{gap(said, found, item.unit)}\n{item.because}"
    except Exception:  # noqa: BLE001  a guess must not stop the notebook either
        return Note(key, "fail", "A guess is a number or a word.")
    SESSION[key] = SESSION.get(key, Try()).judged("pass")
    return Note(key, "reveal", words)


def _unknown(key: Any, *kinds: type) -> str:
    lesson = str(key).partition(".")[0]
    known = [
        item.key
        for item in (items(int(lesson)) if lesson.isdecimal() else ())
        if isinstance(item, kinds)
    ]
    there = f"; this lesson has {', '.join(known)}" if known else ""
    return f"There is nothing to do under {key!r} here{there}."
