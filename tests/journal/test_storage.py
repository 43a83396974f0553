"""Notebooks take turns, a killed kernel leaves the file whole, and versions know each other."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress

import pytest

import liqwidget as lq
from liqwidget.journal import storage
from liqwidget.journal.storage import VERSION, reading, writing
from tests.conftest import ROOT

WRITER = """
import sys
import liqwidget as lq
market = lq.sample("BTCUSDT")
journal = lq.Journal(sys.argv[1])
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    journal.add(market, level=60_000, within="24h", claim="reach", method=sys.argv[2],
                because=f"entry {number}", wrong_if="no touch")
"""

KILLED = """
import sys, time
from pathlib import Path
from liqwidget.journal.storage import writing
with writing(Path(sys.argv[1])) as connection:
    connection.execute("PRAGMA cache_size = 1")
    for number in range(5000):  # more than the cache, so that pages reach the file
        connection.execute(
            "INSERT INTO entries (written, as_of, symbol, provenance, price, level, claim, "
            "within_seconds, method, because, wrong_if) VALUES "
            "('now', 'now', 'BTCUSDT', 'yours', 1, 2, 'reach', 60, 'half', ?, 'x')", ["y" * 200])
    print("in the middle", flush=True)
    time.sleep(60)
"""


def start(code: str, *arguments: object) -> subprocess.Popen:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip


def add(journal: lq.Journal, method: str = "mine") -> None:
    journal.add(
        lq.sample("BTCUSDT"), level=60_000, within="24h", claim="reach", method=method,
        because="a band", wrong_if="no touch",
    )  # fmt: skip


def test_four_notebooks_that_write_at_once_lose_nothing(journal):
    writers = [start(WRITER, journal.path, f"notebook {n}", 15) for n in range(4)]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors

    entries = journal.entries()
    assert [entry["id"] for entry in entries] == list(range(1, 61))
    for n in range(4):
        told = [e["because"] for e in entries if e["method"] == f"notebook {n}"]
        assert told == [f"entry {number}" for number in range(15)]


def test_a_journal_that_another_makes_meanwhile_is_no_other_programs(journal, monkeypatch):
    """Between the mark and the count of tables another notebook may write the first entry."""
    plain, tried = storage._connect, []

    def connect(path):
        connection = plain(path)

        def between(statement):
            if "sqlite_master" in statement and not tried:
                tried.append(statement)
                with suppress(sqlite3.OperationalError):  # it waits for the check, and gives up
                    add(lq.Journal(path), "other")

        connection.set_trace_callback(between)
        return connection

    monkeypatch.setattr(storage, "_PATIENCE", 0.1)
    monkeypatch.setattr(storage, "_connect", connect)
    add(journal, "mine")

    assert tried
    assert [entry["method"] for entry in journal.entries()] == ["mine"]


def test_a_kernel_killed_while_it_writes_leaves_what_was_there(journal):
    add(journal, "before")
    writer = start(KILLED, journal.path)
    assert writer.stdout.readline() == "in the middle\n"
    hot = journal.path.with_name(journal.path.name + "-journal")
    assert hot.exists()  # it did die in the middle of a transaction

    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    writer.stderr.close()

    assert [entry["method"] for entry in journal.entries()] == ["before"]
    add(journal, "after")
    assert [entry["method"] for entry in journal.entries()] == ["before", "after"]
    with reading(journal.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_second_writer_waits_for_the_first(journal):
    add(journal, "first")
    with writing(journal.path):
        other = start(WRITER, journal.path, "second", 1)
        assert other.stdout.readline() == "ready\n"
        time.sleep(1.0)
        assert other.poll() is None
    _, errors = other.communicate(timeout=60)

    assert other.returncode == 0, errors
    assert [entry["method"] for entry in journal.entries()] == ["first", "second"]


def test_a_transaction_that_fails_writes_nothing(journal):
    add(journal)

    def fail():
        with writing(journal.path) as connection:
            connection.execute(
                "INSERT INTO notes (entry, written, words) VALUES (1, 'now', 'lost')"
            )
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        fail()

    assert journal.entries()[0]["notes"] == []


def test_the_file_knows_its_version(journal):
    add(journal)

    with reading(journal.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION


def test_a_file_of_a_newer_version_is_left_alone(journal):
    add(journal)
    connection = sqlite3.connect(journal.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    for act in (journal.entries, lambda: add(journal)):
        with pytest.raises(ValueError, match=r"newer liqwidget \(version 99\)"):
            act()


def test_a_database_of_another_program_is_left_alone(journal):
    connection = sqlite3.connect(journal.path)
    connection.execute("CREATE TABLE birds (name TEXT)")
    connection.commit()
    connection.close()

    with pytest.raises(ValueError, match="database of another program"):
        add(journal)

    connection = sqlite3.connect(journal.path)
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["birds"]
    connection.close()


def test_a_file_that_is_no_database_is_left_alone(journal):
    journal.path.write_text("my diary " * 100)

    with pytest.raises(ValueError, match="is not a journal"):
        add(journal)

    assert journal.path.read_text().startswith("my diary")


def test_tables_of_an_older_version_are_brought_up(journal, monkeypatch):
    add(journal, "old")
    steps = ("ALTER TABLE notes ADD COLUMN mood TEXT",)
    monkeypatch.setattr("liqwidget.journal.storage.VERSION", VERSION + 1)
    monkeypatch.setattr(
        "liqwidget.journal.storage._STEPS",
        (*storage._STEPS, steps),
    )

    add(journal, "new")

    assert [entry["method"] for entry in journal.entries()] == ["old", "new"]
    with reading(journal.path) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(notes)")]
        assert "mood" in columns
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION + 1
