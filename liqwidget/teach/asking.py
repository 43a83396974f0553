"""What a learner calls in a notebook: check, hint, solution, reveal. None of them raises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from liqwidget.teach.book import find, items
from liqwidget.teach.compare import is_blank, is_number, plain
from liqwidget.teach.items import Exercise, Prediction, QuizItem
from liqwidget.teach.note import Note
from liqwidget.teach.remarks import remark
from liqwidget.teach.tries import SESSION, Best, Try
from liqwidget.teach.wording import gap, marked, told

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


def reveal(key: str, guess: Any = ..., *, on: Any = None) -> Note:
    """Hold a guess against the answer and show the gap; nothing is marked.

    With `on`, the guess may also be clicked: the marks of a blind map count, a typed price becomes
    one of them, and the map is shown as soon as there is one. The mark nearest to the answer is
    held against it; ``widget.gap()`` tells the rest.

    Parameters
    ----------
    key : str
        Which prediction, like "2.P1".
    guess : number, str or list of numbers
        What you expected before you looked.
    on : LiquidationWidget, optional
        The blind map on which the guess may be marked.

    Returns
    -------
    Note

    Examples
    --------
    >>> reveal("2.P1", ...)
    2.P1 ○ to do: guess first: replace the dots in the cell above, then run this one again.

    A click on the map does as well as a number:

    >>> import liqwidget as lq
    >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D", blind=True)
    >>> widget.marks = [64_500]
    >>> reveal("1.P1", ..., on=widget).status, widget.blind
    ('reveal', False)
    """
    item = find(key)
    if not isinstance(item, Prediction):
        return Note(str(key), "fail", _unknown(key, Prediction))
    try:
        if on is not None and not is_blank(guess):
            on.marks = [*on.marks, *_prices(guess)]
        marks = list(on.marks) if on is not None else []
        if is_blank(guess) and not marks:
            return Note(key, "todo", _GUESS_FIRST if on is None else _MARK_FIRST)
        found = plain(item.answer())
        if on is None:
            words = gap(plain(guess), found, item.unit)
        else:
            words = marked(marks, found, item.unit)
            on.reveal()
    except Exception:  # noqa: BLE001  a guess must not stop the notebook either
        wanted = "a number or a word" if on is None else "a price above zero, or a list of them"
        return Note(key, "fail", f"A guess is {wanted}.")
    SESSION[key] = SESSION.get(key, Try()).judged("pass")
    return Note(key, "reveal", f"{words}\n{item.because}")


_GUESS_FIRST = "guess first: replace the dots in the cell above, then run this one again."
_MARK_FIRST = (
    "guess first: click the picture where you expect it, or replace the dots in the cell above, "
    "then run this one again."
)


def _prices(guess: Any) -> list[float]:
    given = plain(guess)
    prices = given if isinstance(given, list) else [given]
    if not all(map(is_number, prices)):
        raise TypeError
    return [float(price) for price in prices]


def _unknown(key: Any, *kinds: type) -> str:
    lesson = str(key).partition(".")[0]
    known = [
        item.key
        for item in (items(int(lesson)) if lesson.isdecimal() else ())
        if isinstance(item, kinds)
    ]
    there = f"; this lesson has {', '.join(known)}" if known else ""
    return f"There is nothing to do under {key!r} here{there}."
