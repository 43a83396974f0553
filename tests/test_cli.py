"""The command line: lessons are copied and never overwritten, and every answer is in words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from liqwidget import cli

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def started(monkeypatch) -> list[list[str]]:
    """The commands that would have been started."""
    commands: list[list[str]] = []
    monkeypatch.setattr("subprocess.call", lambda command: commands.append(command) or 0)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    return commands


def test_lab_copies_the_first_lesson_and_opens_it(desk, started):
    status = cli.main(["lab"])

    copy = desk / "lessons" / "00_first_map.ipynb"
    assert copy.read_bytes() == (ROOT / "tutorials" / "00_first_map.ipynb").read_bytes()
    assert started == [[sys.executable, "-m", "jupyterlab", str(Path("lessons") / copy.name)]]
    assert status == 0


def test_lab_leaves_a_copy_that_is_already_there_alone(desk, started, capsys):
    copy = desk / "lessons" / "00_first_map.ipynb"
    copy.parent.mkdir()
    copy.write_text("my work", encoding="utf-8")

    cli.main(["lab"])

    assert copy.read_text(encoding="utf-8") == "my work"
    assert "already here" in capsys.readouterr().out
    assert started


def test_lab_hands_further_options_to_jupyterlab(started):
    cli.main(["lab", "0", "--no-browser", "--port=9999"])

    assert started[0][-2:] == ["--no-browser", "--port=9999"]


def test_lab_starts_for_the_only_user_of_a_container_too(started, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)

    cli.main(["lab"])

    assert started[0][-1] == "--allow-root"


def test_lab_on_a_hub_copies_the_lesson_and_starts_no_second_server(
    desk, started, monkeypatch, capsys
):
    monkeypatch.setenv("JUPYTERHUB_USER", "learner")

    assert cli.main(["lab", "2"]) == 0
    assert (desk / "lessons" / "02_leverage_to_price.ipynb").exists()
    assert "open lessons" in capsys.readouterr().out
    assert not started


def test_lab_names_the_lessons_there_are(desk, started, capsys):
    status = cli.main(["lab", "99"])

    assert "There is no lesson 99. Lessons: 0" in capsys.readouterr().err
    assert status == 2
    assert not started
    assert not list(desk.iterdir())


def test_lab_without_jupyterlab_says_what_to_install(started, monkeypatch, capsys):
    monkeypatch.setattr("liqwidget.cli.find_spec", lambda _name: None)

    status = cli.main(["lab"])

    assert 'pip install "liqwidget[lab]"' in capsys.readouterr().err
    assert status == 1
    assert not started


def test_lab_finds_lessons_inside_a_wheel_first(desk, monkeypatch):
    packed = desk / "packed"
    packed.mkdir()
    (packed / "00_first_map.ipynb").write_text("packed", encoding="utf-8")
    monkeypatch.setattr("liqwidget.cli._LESSONS", (packed, ROOT / "tutorials"))

    cli.main(["lab"])

    assert (desk / "lessons" / "00_first_map.ipynb").read_text(encoding="utf-8") == "packed"


def test_the_copied_lesson_is_a_notebook(desk):
    cli.main(["lab"])

    notebook = json.loads((desk / "lessons" / "00_first_map.ipynb").read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4


def test_samples_prints_the_table(capsys):
    status = cli.main(["samples"])

    printed = capsys.readouterr().out
    assert "BTCUSDT" in printed
    assert "simulated" in printed
    assert status == 0


def test_lab_lays_the_glossary_beside_the_lesson(desk):
    cli.main(["lab"])

    assert (desk / "lessons" / "glossary.md").read_text(encoding="utf-8").startswith("# Glossary")


def test_doctor_has_one_line_per_item(capsys):
    cli.main(["doctor"])

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines[:8]] == [
        "Python",
        "numpy",
        "pandas",
        "scipy",
        "anywidget",
        "ipywidgets",
        "bokeh",
        "jupyterlab",
    ]
    assert lines[-1] == "All there: liqwidget lab"


def test_doctor_finds_nothing_missing_here(capsys):
    status = cli.main(["doctor"])

    assert "MISSING" not in capsys.readouterr().out
    assert status == 0


def test_doctor_fails_when_something_is_missing(monkeypatch, capsys):
    monkeypatch.setattr("liqwidget.doctor._PACKAGE", Path("/nowhere"))

    status = cli.main(["doctor"])

    assert "1 missing; see above." in capsys.readouterr().out
    assert status == 1


def test_page_writes_a_map_that_opens_from_disk(desk, capsys):
    status = cli.main(["page"])

    page = (desk / "btcusdt_map.html").read_text(encoding="utf-8")
    assert "<html" in page
    assert "Wrote btcusdt_map.html" in capsys.readouterr().out
    assert status == 0


def test_page_takes_a_name_and_a_path(desk):
    cli.main(["page", "btcusdt", "map.html"])

    assert (desk / "map.html").is_file()


def test_page_of_an_unknown_sample_names_the_samples(capsys):
    status = cli.main(["page", "DOGE"])

    said = capsys.readouterr().err
    assert "name must be one of BTCUSDT, " in said
    assert "got 'DOGE'" in said
    assert status == 2


def test_an_unknown_option_is_refused(capsys):
    with pytest.raises(SystemExit):
        cli.main(["samples", "--loud"])

    assert "unrecognized arguments: --loud" in capsys.readouterr().err


def test_asking_for_help_loads_neither_the_model_nor_the_widget():
    code = (
        "import sys; from liqwidget.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'bokeh', 'anywidget', 'jupyterlab'} & set(sys.modules)))"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert run.stdout.splitlines()[-1] == "[]"
