"""The doctor names what is missing and how to get it."""

from __future__ import annotations

import csv
import importlib.metadata
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from liqwidget import doctor
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def bad() -> str:
    """Return the words about what is missing."""
    return "\n".join(finding.words for finding in doctor.findings() if not finding.good)


def test_nothing_is_missing_here():
    assert bad() == ""


def test_a_missing_library_is_named_with_its_command(monkeypatch):
    def version(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr("liqwidget.doctor.version", version)

    assert 'numpy is not installed: pip install "numpy"' in bad()
    assert 'jupyterlab is not installed: pip install "liqwidget[lab]"' in bad()


def test_a_missing_page_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("liqwidget.doctor._PACKAGE", tmp_path)

    assert "the page lacks views/static/widget.js" in bad()


@pytest.fixture
def copied(tmp_path, monkeypatch) -> Path:
    """A copy of the data, to be spoilt."""
    folder = shutil.copytree(ROOT / "sample_data", tmp_path / "sample_data")
    monkeypatch.setattr("liqwidget.doctor._DATA", (folder,))
    return folder


@pytest.mark.usefixtures("copied")
def test_a_copy_of_the_data_is_as_good():
    assert bad() == ""


def test_other_line_ends_are_no_change(copied):
    path = copied / "toy_books.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert bad() == ""


def test_a_changed_number_in_the_data_is_found(copied):
    path = copied / "toy_books.csv"
    path.write_bytes(path.read_bytes().replace(b"88,0", b"88,1", 1))

    assert "changed or lost, toy_books.csv" in bad()


def test_a_lost_file_is_found(copied):
    (copied / "exchange" / "calm.npz").unlink()

    assert "changed or lost, exchange/calm.npz" in bad()


def test_data_that_are_not_there_at_all_are_found(monkeypatch, tmp_path):
    monkeypatch.setattr("liqwidget.doctor._DATA", (tmp_path,))

    assert "the bundled data are missing" in bad()


def test_every_shipped_data_file_has_a_checksum():
    with (ROOT / "sample_data" / "checksums.csv").open(newline="") as lines:
        listed = {row["file"] for row in csv.DictReader(lines)}
    shipped = {
        path.relative_to(ROOT / "sample_data").as_posix()
        for part in ("*.csv", "events/*", "exchange/*.csv", "exchange/*.gz", "exchange/*.npz")
        for path in (ROOT / "sample_data").glob(part)
    }

    assert listed == shipped - {"checksums.csv"}


def test_a_front_end_that_jupyterlab_lacks_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("jupyter_core.paths.jupyter_path", lambda *_parts: [str(tmp_path)])

    assert "JupyterLab lacks the front end of anywidget" in bad()


def test_a_kernel_of_another_python_is_named(monkeypatch):
    monkeypatch.setattr(
        "jupyter_client.kernelspec.KernelSpecManager.get_kernel_spec",
        lambda _self, _name: SimpleNamespace(argv=["/opt/other/bin/python"]),
    )

    assert "the kernel python3 starts another Python, /opt/other/bin/python" in bad()


def test_a_missing_kernel_is_named(monkeypatch):
    from jupyter_client.kernelspec import NoSuchKernel

    def missing(_self, name):
        raise NoSuchKernel(name)

    monkeypatch.setattr("jupyter_client.kernelspec.KernelSpecManager.get_kernel_spec", missing)

    assert "there is no kernel called python3" in bad()


def test_missing_lessons_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr("liqwidget.doctor._LESSONS", (tmp_path,))

    assert "no lessons found" in bad()
