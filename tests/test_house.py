"""Promises of the repository."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

import liqwidget as lq
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PUBLIC = [name for name in lq.__all__ if name != "__version__"]


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout.strip()


def test_importing_it_loads_no_widget_and_no_plot():
    code = "import sys, liqwidget; print([m for m in ('anywidget', 'bokeh', 'scipy') if m in sys.modules])"

    assert run(code) == "[]"


def test_estimating_loads_no_widget_and_no_plot():
    code = (
        "import sys, liqwidget as lq; lq.estimate(lq.sample('BTCUSDT'), window='24H').total; "
        "print([m for m in ('anywidget', 'bokeh', 'scipy', 'IPython') if m in sys.modules])"
    )

    assert run(code) == "[]"


def test_functions_are_not_hidden_by_modules_of_the_same_name():
    code = (
        "import importlib, pkgutil, liqwidget as lq\n"
        "for room in ('market', 'estimator', 'readings', 'labs', 'views', 'teach'):\n"
        "    package = importlib.import_module('liqwidget.' + room)\n"
        "    for found in pkgutil.iter_modules(package.__path__):\n"
        "        importlib.import_module(f'liqwidget.{room}.{found.name}')\n"
        "print(all(callable(getattr(lq, n)) or n in ('TIERS', 'VENUES', '__version__') for n in lq.__all__))\n"
        "from liqwidget import teach\n"
        "print(all(callable(getattr(teach, n)) for n in teach.__all__))"
    )

    assert run(code) == "True\nTrue"


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_documented(name):
    value = getattr(lq, name)
    documented = not (inspect.isfunction(value) or inspect.isclass(value)) or value.__doc__

    assert documented
    if inspect.isfunction(value) or name[0].islower():
        assert re.search(rf"\b{name}\b", README + (ROOT / "CHANGELOG.md").read_text("utf-8")), name


def test_the_names_in_the_rooms_are_the_public_names():
    assert sorted(lq.__all__) == sorted([*lq._ROOM_OF, "__version__"])


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no 'heatmap'"):
        _ = lq.heatmap


def test_the_readme_runs():
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) >= 5

    space: dict = {}
    for block in blocks:
        exec(compile(block, "README.md", "exec"), space)  # noqa: S102

    space["widget"].close()


def test_the_version_is_the_one_in_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert lq.__version__ == project["version"]


def test_the_wheel_carries_page_data_and_lessons(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip

    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())

    for needed in (
        "views/static/widget.js", "views/static/loader.js", "views/static/page.js",
        "views/static/host.js",
        "views/static/page.html", "views/static/figure.json",
        "py.typed", "market/brackets.csv",
        "sample_data/btcusdt_1h.csv", "sample_data/checksums.csv",
        "tutorials/00_first_map.ipynb", "tutorials/glossary.md", "teach/static/quiz.js",
    ):  # fmt: skip
        assert f"liqwidget/{needed}" in names
    assert not [
        name for name in names if "node_modules" in name or name.startswith("liqwidget/views/js")
    ]
