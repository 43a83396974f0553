"""Two lessons in a real kernel: what a run in this process cannot show, such as a broken display."""

from __future__ import annotations

import os

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT
from tests.lessons.running import TUTORIALS


@pytest.mark.parametrize(
    "name", ["00_first_map.ipynb", "solutions/02_leverage_to_price.ipynb"], ids=["00", "02"]
)
@pytest.mark.filterwarnings("ignore")  # of the kernel's own machinery, not ours
def test_the_notebook_runs_in_a_kernel_and_shows_widgets_and_verdicts(name, tmp_path, monkeypatch):
    path = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), path] if path else [str(ROOT)]))
    notebook = nbformat.read(TUTORIALS / name, as_version=4)

    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()

    shown = [
        output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])
    ]
    assert sum("application/vnd.jupyter.widget-view+json" in data for data in shown) >= 2
    assert sum('role="status"' in data.get("text/html", "") for data in shown) >= 3
