"""Chromium, a page that notices requests to the network, and Jupyter servers."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import nbformat
import pytest

from tests.conftest import require

if TYPE_CHECKING:
    from pathlib import Path

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
NEVER = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
LOCAL = (
    "http://127.0.0.1",
    "http://localhost",
    "ws://127.0.0.1",
    "file:",
    "blob:",
    "data:",
    "about:",
)


@pytest.fixture(scope="session")
def browser():
    """Chromium of the system."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    require(path, "Chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=path, args=list(FLAGS))
        yield found
        found.close()


@contextmanager
def guarded_page(browser, **options):
    """A page that may only reach this machine; `page.outside` lists what it tried beyond."""
    options = {"viewport": {"width": 1300, "height": 1000}, "accept_downloads": True, **options}
    context = browser.new_context(**options)
    made = context.new_page()
    made.outside, made.errors = [], []

    def route(handler):
        url = handler.request.url
        if url.startswith(LOCAL):
            handler.continue_()
        else:
            made.outside.append(url)
            handler.abort()

    context.route("**/*", route)
    made.on("pageerror", lambda error: made.errors.append(str(error)))
    try:
        yield made
    finally:
        context.close()


@pytest.fixture
def page(browser):
    """A page of its own for every test."""
    with guarded_page(browser) as made:
        yield made


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Where the servers of the session find notebooks."""
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture(scope="session")
def lab_server(folder):
    """Address of the one JupyterLab of the session."""
    with jupyter("lab", folder) as address:
        yield address


@pytest.fixture(scope="session")
def notebook_server(folder):
    """Address of the one Notebook 7 of the session."""
    with jupyter("notebook", folder) as address:
        yield address


@pytest.fixture(scope="module")
def lab(lab_server):
    """JupyterLab; kernels that a module leaves running are shut down after it."""
    yield lab_server
    shut_down_kernels(lab_server)


@pytest.fixture(scope="module")
def notebook(notebook_server):
    """Notebook 7; the same."""
    yield notebook_server
    shut_down_kernels(notebook_server)


def shut_down_kernels(address: str) -> None:
    """End every session of a server."""
    with urllib.request.urlopen(f"{address}/api/sessions", timeout=30) as answer:
        sessions = json.load(answer)
    for session in sessions:
        request = urllib.request.Request(f"{address}/api/sessions/{session['id']}", method="DELETE")
        with urllib.request.urlopen(request, timeout=30):
            pass


@contextmanager
def jupyter(app: str, folder: Path):
    """Run JupyterLab or Notebook on a folder; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = folder / ".home"
    home.mkdir(exist_ok=True)
    exposed = {"lab": "LabApp", "notebook": "JupyterNotebookApp"}[app]
    command = [
        sys.executable, "-m", "jupyter", app, "--no-browser", "--allow-root",
        f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=",
        "--ServerApp.password=", "--ServerApp.disable_check_xsrf=True", f"--{exposed}.expose_app_in_browser=True",
        "--LabApp.news_url=None", f"--LabApp.check_for_updates_class={NEVER}",
        f"--ServerApp.root_dir={folder}",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(300):
                try:
                    with urllib.request.urlopen(f"{address}/api/status", timeout=1):
                        break
                except OSError:
                    if server.poll() is not None:
                        pytest.fail((folder / "server.log").read_text()[-2000:])
                    time.sleep(0.2)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def write_notebook(path: Path, cells: list[str]) -> None:
    """Write a notebook with code cells."""
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(cells)],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
    )
    path.write_text(json.dumps(made), encoding="utf-8")


def open_notebook(page, address: str, name: str, app: str) -> None:
    """Open a notebook and wait for its kernel."""
    kind = {"lab": "lab/tree", "notebook": "notebooks"}[app]
    page.goto(f"{address}/{kind}/{name}" + ("?reset" if app == "lab" else ""))
    page.wait_for_function(
        """() => {
          const kernel = window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;
          return kernel?.connectionStatus === "connected" && kernel.status === "idle";
        }""",
        timeout=60_000,
    )


def run_all(page) -> None:
    """Run every cell, without waiting for the end."""
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")


def run_cell(page, index: int) -> None:
    """Run one cell and wait until the kernel is idle again."""
    page.evaluate(
        """async (index) => {
          const panel = jupyterapp.shell.currentWidget;
          panel.content.activeCellIndex = index;
          panel.content.deselectAll();
          await jupyterapp.commands.execute("notebook:run-cell");
        }""",
        index,
    )


def output_text(page, index: int) -> str:
    """Return the text output of one cell."""
    return page.evaluate(
        """(index) => {
          const cell = jupyterapp.shell.currentWidget.content.widgets[index];
          const outputs = cell.model.outputs.toJSON();
          return outputs.map((o) => o.text ?? o.data?.["text/plain"] ?? o.evalue ?? "").flat().join("");
        }""",
        index,
    )
