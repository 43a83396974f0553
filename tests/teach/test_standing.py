"""Progress stays in memory until it is saved, and one file holds the whole course."""

from __future__ import annotations

import json

import pytest

from liqwidget.teach import check, hint, progress
from liqwidget.teach.tries import SESSION


def test_nothing_was_tried_at_first():
    assert repr(progress()) == "Nothing was tried yet."


def test_it_counts_what_is_done_checked_and_hinted():
    check("2.1", 1)
    check("2.1", 85_929.6)
    hint("2.2")

    assert progress().rows == [(2, 1, 7, 2, 1)]


def test_nothing_is_written_unless_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    check("2.1", 85_929.6)
    progress()

    assert list(tmp_path.iterdir()) == []


def test_a_later_session_goes_on_from_the_file(tmp_path):
    check("2.1", 85_929.6)
    saved = progress().save(tmp_path / "progress.json")
    SESSION.clear()

    assert progress(saved).rows == [(2, 1, 7, 1, 0)]


def test_saving_adds_to_what_another_lesson_saved(tmp_path):
    path = tmp_path / "progress.json"
    check("2.1", 85_929.6)
    progress().save(path)
    SESSION.clear()
    check("0.1", "short")

    progress().save(path)

    assert set(json.loads(path.read_text())["items"]) == {"0.1", "2.1"}


def test_saving_twice_counts_once(tmp_path):
    path = tmp_path / "progress.json"
    check("2.1", 1)

    progress().save(path)
    progress().save(path)

    assert json.loads(path.read_text())["items"]["2.1"]["tries"] == 1


def test_a_saved_file_holds_no_answers(tmp_path):
    check("2.1", 12_345.678)

    text = progress().save(tmp_path / "progress.json").read_text()

    assert "12345" not in text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"liqwidget_progress": 2, "items": {}}', '{"liqwidget_progress": 1, "items": {"2.1": {"best": "great", "tries": 1, "hints": 0}}}'],
)  # fmt: skip
def test_another_file_of_that_name_is_left_alone(tmp_path, text):
    path = tmp_path / "progress.json"
    path.write_text(text)

    with pytest.raises(ValueError, match="not a progress file of this version"):
        progress().save(path)

    assert path.read_text() == text


def test_a_table_has_headers_for_rows_and_columns():
    check("2.1", 1)

    shown = progress()._repr_html_()

    assert shown.count('scope="col"') == 4
    assert 'scope="row"' in shown
