"""Chromium, pages that notice requests to the network, and a Jupyter server.

Opening is dear and testing is cheap: a page and its process are lent from test to test, and
JupyterLab is opened once, on a desk where every test lays its own notebook.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

import nbformat
import pytest

import liqwidget as lq
from tests.conftest import require

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
VIEWPORT = {"width": 1300, "height": 1000}
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


def pytest_collection_modifyitems(items) -> None:
    """Bring what needs JupyterLab to the front of this folder, so that one worker opens it.

    The other takes its share of a run from the end.
    """
    here = [n for n, item in enumerate(items) if item.path.parent == Path(__file__).parent]
    ours = sorted((items[n] for n in here), key=lambda item: not needs_a_server(item))
    for n, item in zip(here, ours, strict=True):
        items[n] = item


def needs_a_server(item) -> bool:
    """Whether a test asks for JupyterLab or Notebook, by its fixtures or its parameters."""
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    asked = [*item.fixturenames, *parameters]
    return any(name in asked for name in ("server", "lab", "notebook", "in_lab"))


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
    """A page that may only reach this machine; `page.outside` lists what it tried beyond.

    `page.errors` lists errors that nothing caught, `page.sent` what went out by websocket.
    """
    options = {"viewport": VIEWPORT, "accept_downloads": True, **options}
    context = browser.new_context(**options)
    made = context.new_page()
    made.outside, made.errors, made.sent = [], [], []

    def route(handler):
        url = handler.request.url
        if url.startswith(LOCAL):
            handler.continue_()
        else:
            made.outside.append(url)
            handler.abort()

    context.route("**/*", route)
    made.on("pageerror", lambda error: made.errors.append(str(error)))
    made.on("websocket", lambda ws: ws.on("framesent", lambda data: made.sent.append(str(data))))
    try:
        yield made
    finally:
        context.close()


def forget(page) -> None:
    """Lift the button, move the pointer away, and start the lists of a page anew."""
    page.mouse.up()
    page.mouse.move(0, 0)
    for told in (page.outside, page.errors, page.sent):
        told.clear()


@pytest.fixture(scope="session")
def lend(browser):
    """A function that lends a guarded page, empty, to one test at a time.

    The next test gets the same one, so nothing may stay behind that a new document does not
    sweep away: a test with init scripts or another clock takes an `own_page`.
    """
    kept = {}

    def lend(*, viewport=VIEWPORT, color_scheme="light", reduced_motion="no-preference", **options):
        key = tuple(sorted(options.items()))
        if key not in kept:
            kept[key] = pages.enter_context(guarded_page(browser, **options))
        page = kept[key]
        page.goto("about:blank")
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=color_scheme, reduced_motion=reduced_motion)
        forget(page)
        return page

    with ExitStack() as pages:
        yield lend


@pytest.fixture
def page(lend):
    """An empty page."""
    return lend()


@pytest.fixture
def own_page(browser):
    """A page that no other test sees, before or after."""
    with guarded_page(browser) as made:
        yield made


@pytest.fixture(scope="session")
def week(sample, tmp_path_factory):
    """The map of a week, and the page exported from it."""
    map = lq.estimate(sample, window="7D")
    return map, lq.save(map, tmp_path_factory.mktemp("week") / "map.html")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Where the server of the session finds notebooks."""
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture(scope="session")
def server(folder):
    """Address of the one server of the session, which has JupyterLab and Notebook 7."""
    with jupyter("lab", folder) as address:
        yield address


@pytest.fixture(scope="session")
def lab(browser, server, folder):
    """JupyterLab, opened once: `lay` puts a notebook on it."""
    with guarded_page(browser) as page:
        page.desk = ("lab", server, folder / "desk_lab.ipynb")
        yield page


@pytest.fixture(scope="session")
def notebook(browser, server, folder):
    """Notebook 7, the same."""
    with guarded_page(browser) as page:
        page.desk = ("notebook", server, folder / "desk_notebook.ipynb")
        yield page


CLEAR = """
async (code) => {
  const panel = jupyterapp.shell.currentWidget;
  const kernel = panel.sessionContext.session?.kernel;
  if (kernel && !kernel.isDisposed && kernel.connectionStatus === "connected") {
    await kernel.requestExecute({ code, silent: true, store_history: false }).done;
  }
  panel.dispose();
}
"""
OPEN = """
async (name) => {
  const panel = await jupyterapp.commands.execute("docmanager:open", { path: name });
  jupyterapp.shell.activateById(panel.id);
  await panel.revealed;
}
"""


def lay(page, cells: list[str]):
    """Put a notebook of these cells on a desk: its kernel is emptied, not started anew."""
    app, address, path = page.desk
    page.set_viewport_size(VIEWPORT)
    opened = page.url != "about:blank"
    if opened:
        page.evaluate(
            CLEAR, "import ipywidgets; ipywidgets.Widget.close_all(); get_ipython().reset()"
        )
    write_notebook(path, cells)
    if opened and app == "lab":
        page.evaluate(OPEN, path.name)
        wait_for_kernel(page)
    else:
        open_notebook(page, address, path.name, app)
    forget(page)
    return page


def shut_down_kernel(address: str, name: str) -> None:
    """End the session of a notebook."""
    with urllib.request.urlopen(f"{address}/api/sessions", timeout=30) as answer:
        sessions = json.load(answer)
    for session in sessions:
        if session["path"] != name:
            continue
        request = urllib.request.Request(f"{address}/api/sessions/{session['id']}", method="DELETE")
        with urllib.request.urlopen(request, timeout=30):
            pass


@contextmanager
def jupyter(app: str, folder: Path):
    """Run JupyterLab or Notebook on a folder, with the other beside it; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = folder / ".home"
    quiet = home / "settings" / "@jupyterlab" / "apputils-extension"
    quiet.mkdir(parents=True, exist_ok=True)
    # else a question about news lies over the lower right corner, where a test may click
    (quiet / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    command = [
        sys.executable, "-m", "jupyter", app, "--no-browser", "--allow-root",
        f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=",
        "--ServerApp.password=", "--ServerApp.disable_check_xsrf=True",
        "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True",
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
    wait_for_kernel(page)


def wait_for_kernel(page) -> None:
    """Wait until the kernel of the notebook on the page is connected and idle."""
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
