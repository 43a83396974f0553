"""What was tried in this session, kept in memory, and in one JSON file only when asked."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SESSION", "Best", "Try", "merged", "read", "write"]

Best = Literal["todo", "fail", "pass"]
_ORDER = get_args(Best)
_SCHEMA = 1


@dataclass(frozen=True)
class Try:
    """How far one exercise, quiz or prediction got."""

    best: Best = "todo"
    """The best verdict so far."""
    tries: int = 0
    """Answers checked, stubs not counted."""
    hints: int = 0
    """Hints seen."""

    def judged(self, status: Best) -> Try:
        """Return it with one more verdict."""
        if status == "todo":
            return self
        return replace(self, best=max(self.best, status, key=_ORDER.index), tries=self.tries + 1)


# a notebook is one learner in one kernel, so one session for each process is what is meant
SESSION: dict[str, Try] = {}
"""Tries of this kernel by key."""


def merged(one: dict[str, Try], other: dict[str, Try]) -> dict[str, Try]:
    """Return two records as one: of each key the best verdict and the larger counts.

    The larger and not the sum, because saving twice must not count twice.
    """
    return {
        key: Try(
            max(
                (a := one.get(key, Try())).best, (b := other.get(key, Try())).best, key=_ORDER.index
            ),
            max(a.tries, b.tries),
            max(a.hints, b.hints),
        )
        for key in {**one, **other}
    }


def read(path: Path) -> dict[str, Try]:
    """Return the record in a file.

    Raises
    ------
    ValueError
        If it is not a file that `progress` saved.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["liqwidget_progress"] != _SCHEMA:
            raise ValueError  # noqa: TRY301  one way out for everything that is not ours
        return {str(key): _try(entry) for key, entry in content["items"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        msg = f"{path} is not a progress file of this version; save to another name"
        raise ValueError(msg) from error


def _try(entry: dict[str, Any]) -> Try:
    if entry["best"] not in _ORDER:
        raise ValueError
    return Try(entry["best"], int(entry["tries"]), int(entry["hints"]))


def write(record: dict[str, Try], path: Path) -> None:
    """Write a record; the file is replaced whole or not at all."""
    content = {
        "liqwidget_progress": _SCHEMA,
        "items": {key: asdict(record[key]) for key in sorted(record)},
    }
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)
