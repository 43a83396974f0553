"""What is written stays written, and goes where it is carried."""

from __future__ import annotations

import csv
import json
import sqlite3

import pytest

import liqwidget as lq
from tests.journal.conftest import WORDS, market_of


def claim(**changes) -> dict:
    return {"level": 110.0, "within": "3h", "claim": "reach", **WORDS, **changes}


def test_an_entry_holds_what_was_known_and_when(journal, known):
    journal.add(known, **claim(method="bright"))

    entry = journal.entries()[0]
    assert (entry["id"], entry["symbol"], entry["price"], entry["level"]) == (1, "BTCUSDT", 100.0, 110.0)  # fmt: skip
    assert entry["as_of"] == "2025-01-01T02:00:00"
    assert (entry["method"], entry["hit"], entry["assumptions"]) == ("bright", None, None)


def test_a_map_leaves_its_assumptions(journal):
    map = lq.estimate(lq.sample("BTCUSDT"), window="24H")

    journal.add(map, **claim(level=60_000.0))

    assert journal.entries()[0]["assumptions"]["venue"] == map.assumptions()["venue"]


def test_a_draft_with_faults_is_refused_and_nothing_is_written(journal, known):
    with pytest.raises(ValueError, match="wrong_if must say") as refused:
        journal.add(known, **claim(wrong_if="", claim="moon"))

    assert "claim must be one of" in str(refused.value)
    assert journal.entries() == []


def test_settling_settles_once(journal, known, market):
    journal.add(known, **claim())

    assert (journal.settle(market), journal.settle(market)) == (1, 0)
    assert journal.entries()[0]["hit"] is True
    assert journal.entries()[0]["touched"] == "2025-01-01T03:00:00"


def test_another_symbol_settles_nothing(journal, known):
    journal.add(known, **claim())

    assert journal.settle(market_of([(120, 90, 100)] * 9, symbol="ETHUSDT")) == 0


def test_an_entry_is_open_until_its_time_is_over(journal, known, market):
    journal.add(known, **claim(within="2d"))

    assert journal.settle(market) == 0
    assert repr(journal).startswith("Journal of 1 entries, 1 open")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET level = 1",
        "DELETE FROM entries",
        "UPDATE outcomes SET hit = 1",
        "DELETE FROM outcomes",
        "DELETE FROM notes",
    ],
)
def test_the_file_itself_refuses_to_be_rewritten(journal, known, market, statement):
    journal.add(known, **claim(level=112.0))
    journal.settle(market)
    journal.note(1, "a miss")
    connection = sqlite3.connect(journal.path)

    with pytest.raises(sqlite3.IntegrityError, match="a journal is not rewritten"):
        connection.execute(statement)
    connection.close()


def test_notes_are_added_in_their_order(journal, known):
    journal.add(known, **claim())

    journal.note(1, "first")
    journal.note(1, "second")

    assert journal.entries()[0]["notes"] == ["first", "second"]


def test_a_note_to_no_entry_is_refused(journal):
    with pytest.raises(ValueError, match="number of an entry; got 7"):
        journal.note(7, "lost")


def test_json_holds_everything(journal, known, tmp_path):
    plan = {"side": "long", "entry": 101, "stop": 99, "target": 111, "size": 2}
    journal.add(known, **claim(plan=plan))

    written = json.loads(journal.export(tmp_path / "j.json").read_text())

    assert written["liqwidget_journal"] == 1
    assert written["entries"] == journal.entries()
    assert written["entries"][0]["plan"] == plan


def test_csv_has_a_line_per_entry(journal, known, tmp_path):
    journal.add(known, **claim(because='said "up", twice\nand left'))
    journal.add(known, **claim())

    with journal.export(tmp_path / "j.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))

    assert [row["id"] for row in rows] == ["1", "2"]
    assert rows[0]["because"] == 'said "up", twice\nand left'


def test_an_export_to_something_else_is_refused(journal, tmp_path):
    with pytest.raises(ValueError, match=r'must end in "\.json" or "\.csv"'):
        journal.export(tmp_path / "j.xlsx")


def test_one_file_is_left_when_nobody_writes(journal, known, tmp_path):
    journal.add(known, **claim())
    journal.entries()

    assert [path.name for path in tmp_path.iterdir()] == ["journal.sqlite"]


def test_reading_makes_no_file(journal, tmp_path):
    assert journal.entries() == []
    assert list(tmp_path.iterdir()) == []
