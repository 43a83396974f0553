"""One SQLite file: its tables by version, and transactions that a killed kernel cannot break.

A connection lives as long as one transaction, so notebooks share a file by taking turns. The
rollback journal is used and not the write-ahead log, because the log needs two more files and
shared memory, which network drives do not have.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["VERSION", "reading", "writing"]

_PATIENCE = 30.0  # seconds to wait for another notebook's transaction
_MARK = 0x6C697177  # "liqw", in the header of the file

_STEPS: tuple[tuple[str, ...], ...] = (
    (  # version 1
        """CREATE TABLE entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            written TEXT NOT NULL,
            as_of TEXT NOT NULL,
            symbol TEXT NOT NULL,
            provenance TEXT NOT NULL,
            price REAL NOT NULL CHECK (price > 0),
            level REAL NOT NULL CHECK (level > 0 AND level <> price),
            claim TEXT NOT NULL CHECK (claim IN ('reach', 'turn', 'avoid')),
            within_seconds INTEGER NOT NULL CHECK (within_seconds > 0),
            method TEXT NOT NULL,
            because TEXT NOT NULL,
            wrong_if TEXT NOT NULL,
            plan TEXT,
            assumptions TEXT
        )""",
        """CREATE TABLE outcomes (
            entry INTEGER PRIMARY KEY REFERENCES entries (id),
            settled TEXT NOT NULL,
            hit INTEGER NOT NULL CHECK (hit IN (0, 1)),
            touched TEXT,
            base_rate REAL NOT NULL CHECK (base_rate BETWEEN 0 AND 1),
            base_count INTEGER NOT NULL CHECK (base_count > 0),
            reward REAL
        )""",
        """CREATE TABLE notes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry INTEGER NOT NULL REFERENCES entries (id),
            written TEXT NOT NULL,
            words TEXT NOT NULL
        )""",
        # what was written before the outcome stays as it was written
        *(
            f"""CREATE TRIGGER keep_{table}_from_{action} BEFORE {action} ON {table}
            BEGIN SELECT RAISE(ABORT, 'a journal is not rewritten'); END"""
            for table in ("entries", "outcomes", "notes")
            for action in ("UPDATE", "DELETE")
        ),
    ),
)
VERSION = len(_STEPS)
"""Version of the tables that this package writes."""


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a transaction that is written as a whole at the end, or not at all.

    Raises
    ------
    ValueError
        If the file is no journal, or is one of a newer version.
    """
    with closing(_connect(path)) as connection:
        connection.execute("BEGIN")  # all of the check sees one moment, while others write
        _check(connection, path)
        connection.rollback()
        connection.execute("BEGIN IMMEDIATE")
        try:
            _prepare(connection, path)
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a view of the file in one moment.

    Raises
    ------
    ValueError
        If the file is no journal, or is one of a newer version.
    """
    with closing(_connect(path)) as connection:
        connection.execute("BEGIN")
        _check(connection, path)
        yield connection
        connection.rollback()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables to this version, step by step."""
    for step in range(_check(connection, path), VERSION):
        for statement in _STEPS[step]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {step + 1}")
    connection.execute(f"PRAGMA application_id = {_MARK}")


def _check(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the tables, zero for an empty file."""
    try:
        mark, version, tables = (
            connection.execute(query).fetchone()[0]
            for query in (
                "PRAGMA application_id",
                "PRAGMA user_version",
                "SELECT count(*) FROM sqlite_master",
            )
        )
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise
        msg = f"{path} is not a journal; choose another name"
        raise ValueError(msg) from error
    if tables and mark != _MARK:
        msg = f"{path} is a database of another program; choose another name"
        raise ValueError(msg)
    if version > VERSION:
        msg = f"{path} was written by a newer liqwidget (version {version}); update liqwidget"
        raise ValueError(msg)
    return int(version)
