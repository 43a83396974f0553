"""How far a learner has come: a table by lesson, saved only on request."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from liqwidget.teach.book import items
from liqwidget.teach.items import Prediction
from liqwidget.teach.tries import SESSION, Try, merged, read, write

__all__ = ["Progress", "progress"]


@dataclass(frozen=True)
class Progress:
    """What was done in the lessons that were begun."""

    record: dict[str, Try]
    """Tries by key, like "2.1"."""

    @property
    def rows(self) -> list[tuple[int, int, int, int, int]]:
        """Lesson, items done, items in all, answers checked, hints seen; predictions left out."""
        begun = sorted({int(key.partition(".")[0]) for key in self.record})
        made = []
        for lesson in begun:
            keys = [item.key for item in items(lesson) if not isinstance(item, Prediction)]
            tries = [self.record.get(key, Try()) for key in keys]
            done = sum(one.best == "pass" for one in tries)
            checked, hints = (
                sum(count) for count in ((t.tries for t in tries), (t.hints for t in tries))
            )
            made.append((lesson, done, len(keys), checked, hints))
        return made

    def save(self, path: str | Path = "liqwidget_progress.json") -> Path:
        """Write the record to one JSON file, adding to what the file holds already.

        Parameters
        ----------
        path : str or Path

        Returns
        -------
        Path

        Raises
        ------
        ValueError
            If there is another file of that name.
        """
        path = Path(path)
        write(merged(read(path), self.record) if path.exists() else self.record, path)
        return path

    def __repr__(self) -> str:
        lines = [
            f"lesson {lesson:02}: {done} of {total} done, {checked} answers checked, {hints} hints"
            for lesson, done, total, checked, hints in self.rows
        ]
        return "\n".join(lines) or "Nothing was tried yet."

    def _repr_html_(self) -> str:
        if not self.rows:
            return f"<p>{escape(repr(self))}</p>"
        head = "".join(
            f'<th scope="col">{name}</th>' for name in ("lesson", "done", "checked", "hints")
        )
        body = "".join(
            f'<tr><th scope="row">{lesson:02}</th><td>{done} of {total}</td>'
            f"<td>{checked}</td><td>{hints}</td></tr>"
            for lesson, done, total, checked, hints in self.rows
        )
        caption = "Your progress, kept in this notebook's memory only"
        return (
            f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>"
        )


def progress(path: str | Path | None = None) -> Progress:
    """Return how far you have come; nothing is stored unless you save it.

    Parameters
    ----------
    path : str or Path, optional
        A file saved before, to go on from: ``progress().save()`` writes it, and is also the way
        to carry work away from a machine that forgets.

    Returns
    -------
    Progress

    Raises
    ------
    ValueError
        If the file was not saved by `Progress.save`.
    FileNotFoundError
        If there is none.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> saved = progress().save(Path(mkdtemp()) / "progress.json")
    >>> progress(saved) == progress()
    True
    """
    if path is not None:
        SESSION.update(merged(SESSION, read(Path(path))))
    return Progress(dict(SESSION))
