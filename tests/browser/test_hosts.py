"""Where a saved notebook is read: with a fresh kernel, on paper, and without any network."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request

import nbformat
import pytest

from tests.browser.conftest import (
    guarded_page,
    open_notebook,
    run_cell,
    shut_down_kernel,
    write_notebook,
)
from tests.browser.pixels import drag_tier, heat, repainted, wait_until_drawn
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

CELLS = ["import liqwidget as lq\nw = lq.show(lq.sample('BTCUSDT'), window='7D')\nw"]
BLIND = [CELLS[0].replace("window='7D'", "window='7D', blind=True")]
PAGE = [
    "import liqwidget as lq\nfrom html import escape\nfrom IPython.display import HTML\n"  # noqa: ISC004 - one cell
    "html = lq.show(lq.sample('BTCUSDT'), window='7D').to_html()\n"
    'HTML(f\'<iframe srcdoc="{escape(html)}" width="100%" height="900"></iframe>\')'
]


def converted(paths: list) -> None:
    """Convert notebooks to HTML, beside them, as `jupyter nbconvert` does."""
    command = [sys.executable, "-m", "nbconvert", "--to", "html", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def executed(path, cells: list[str]):
    """Return the notebook of a run, with outputs and without the state of widgets."""
    from nbclient import NotebookClient

    write_notebook(path, cells)
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, store_widget_state=False, timeout=120).execute()
    return book


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """Pages that nbconvert made of notebooks with one cell and its output."""
    folder = tmp_path_factory.mktemp("converted")
    run = executed(folder / "run.ipynb", [*CELLS, *BLIND, *PAGE])
    paths = {name: folder / f"{name}.ipynb" for name in ("map", "blind", "page")}
    for path, cell in zip(paths.values(), run.cells, strict=True):
        nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=run.metadata), path)
    converted(list(paths.values()))
    return {name: path.with_suffix(".html") for name, path in paths.items()}


COLORFUL = """
(img) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [img.naturalWidth, img.naturalHeight];
  const context = canvas.getContext("2d");
  context.drawImage(img, 0, 0);
  const { data } = context.getImageData(90, 60, 800, 400);
  let n = 0;
  for (let i = 0; i < data.length; i += 4) {
    const [a, b, c] = data.slice(i, i + 3);
    if (Math.max(a, b, c) - Math.min(a, b, c) > 60) n += 1;
  }
  return n / (800 * 400);
}
"""


def picture(page, path) -> float:
    """Open a converted notebook; return how colorful the heat of its picture is."""
    page.goto(path.as_uri(), wait_until="domcontentloaded")
    image = page.locator(".jp-OutputArea img")
    image.wait_for(state="visible", timeout=20_000)
    return image.evaluate(COLORFUL)


def test_nbconvert_without_network_shows_the_picture(page, books):
    assert picture(page, books["map"]) > 0.5
    assert page.locator(".jp-OutputArea img").get_attribute("src").startswith("data:image/png")


def test_what_nbconvert_asks_for_is_its_own(page, books):
    """Its template wants RequireJS, MathJax and Mermaid; the map wants nothing."""
    picture(page, books["map"])

    ours = [url for url in page.outside if not any(
        name in url.lower() for name in ("require", "mathjax", "mermaid")
    )]  # fmt: skip
    assert ours == []


def test_nbconvert_of_a_blind_map_does_not_tell(page, books):
    assert picture(page, books["blind"]) == 0


def test_a_page_in_a_frame_stays_alive_in_nbconvert(page, books):
    page.goto(books["page"].as_uri(), wait_until="domcontentloaded")
    frame = page.frame_locator("iframe")
    slider = frame.locator("input[data-tier='100']")
    slider.wait_for(timeout=20_000)
    inside = next(one for one in page.frames if one.parent_frame)
    wait_until_drawn(inside)
    page.wait_for_timeout(1000)
    before = heat(inside)

    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowUp")

    assert repainted(inside, before)


def keep_state(address: str, wanted: bool) -> None:
    """Set whether JupyterLab saves the state of widgets; it asks when it starts."""
    request = urllib.request.Request(
        f"{address}/lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin",
        data=json.dumps({"raw": json.dumps({"saveState": wanted})}).encode(),
        headers={"Content-Type": "application/json"},
        method="PUT",
    )
    with urllib.request.urlopen(request, timeout=30):
        pass


@pytest.fixture
def keeping(server):
    """The server, with a JupyterLab that saves the state of widgets."""
    keep_state(server, True)
    yield server
    keep_state(server, False)
    shut_down_kernel(server, "state.ipynb")


def test_a_notebook_saved_with_its_state_is_drawn_by_a_fresh_kernel(browser, keeping, folder):
    """And drags: what needs Python waits for the cell to be run."""
    write_notebook(folder / "state.ipynb", CELLS)
    with guarded_page(browser) as page:
        open_notebook(page, keeping, "state.ipynb", "lab")
        run_cell(page, 0)
        wait_until_drawn(page)
        drag_tier(page, 100, to=0.9)
        page.wait_for_timeout(800)  # Python hears of it, and answers
        shares = page.locator("input[data-share]").evaluate_all(
            "(all) => all.map((el) => el.value)"
        )
        page.evaluate("async () => { await jupyterapp.commands.execute('docmanager:save'); }")
        page.evaluate(
            "async () => { await jupyterapp.shell.currentWidget.sessionContext.shutdown(); }"
        )
    stored = json.loads((folder / "state.ipynb").read_text())
    assert "widgets" in stored["metadata"]

    with guarded_page(browser) as page:
        open_notebook(page, keeping, "state.ipynb", "lab")
        wait_until_drawn(page)
        again = page.locator("input[data-share]").evaluate_all("(all) => all.map((el) => el.value)")
        before = heat(page)
        drag_tier(page, 25, to=0.9)

        assert again == shares
        assert repainted(page, before)
        assert page.outside == []
        assert [error for error in page.errors if "schema" not in error] == []
