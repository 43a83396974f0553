"""What an installation lacks, in words: Python, libraries, kernel, front ends, data, lessons."""

from __future__ import annotations

# ruff: noqa: PLC0415 - what may be missing is imported where it is looked for
import csv
import hashlib
import json
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["Finding", "findings"]

_PACKAGE = Path(__file__).parent
_LIBRARIES = ("numpy", "pandas", "scipy", "anywidget", "ipywidgets", "bokeh", "jupyterlab")
_BUNDLES = ("views/static/widget.js", "views/static/loader.js", "teach/static/quiz.js")
_FRONT_ENDS = {"anywidget": "anywidget", "ipywidgets": "@jupyter-widgets/jupyterlab-manager"}
_DATA = (_PACKAGE / "sample_data", _PACKAGE.parent / "sample_data")
_LESSONS = (_PACKAGE / "tutorials", _PACKAGE.parent / "tutorials")


@dataclass(frozen=True)
class Finding:
    """One thing that is needed."""

    good: bool
    words: str
    """What was found, or what is missing and how to get it."""


def findings() -> list[Finding]:
    """Look at everything that a lesson needs.

    Returns
    -------
    list of Finding

    Examples
    --------
    >>> found = findings()
    >>> found[0].words.startswith("Python 3.")
    True
    """
    return [
        _python(),
        *map(_library, _LIBRARIES),
        _kernel(),
        *(_front_end(library, name) for library, name in _FRONT_ENDS.items()),
        _bundles(),
        _data(),
        _lessons(),
    ]


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    return Finding(good, f"Python {found}" + ("" if good else "; liqwidget needs 3.11 or newer"))


def _library(name: str) -> Finding:
    try:
        return Finding(True, f"{name} {version(name)}")
    except PackageNotFoundError:
        extra = "liqwidget[lab]" if name == "jupyterlab" else name
        return Finding(False, f'{name} is not installed: pip install "{extra}"')


def _kernel() -> Finding:
    try:
        from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
    except ImportError:
        return Finding(False, 'no kernel can be started: pip install "liqwidget[lab]"')
    try:
        starts = KernelSpecManager().get_kernel_spec("python3").argv[0]
    except NoSuchKernel:
        repair = "python -m ipykernel install --sys-prefix"
        return Finding(False, f"there is no kernel called python3: {repair}")
    here = Path(sys.executable)
    elsewhere = Path(starts).is_absolute() and Path(starts).parent != here.parent
    if elsewhere:
        repair = f"{here} -m ipykernel install --sys-prefix"
        return Finding(False, f"the kernel python3 starts another Python, {starts}: {repair}")
    return Finding(True, f"kernel: python3, which starts {here}")


def _front_end(library: str, name: str) -> Finding:
    """Look for the part of a library that runs in JupyterLab's page."""
    try:
        from jupyter_core.paths import jupyter_path
    except ImportError:
        return Finding(False, 'JupyterLab is not installed: pip install "liqwidget[lab]"')
    for folder in jupyter_path("labextensions"):
        manifest = Path(folder) / name / "package.json"
        if manifest.is_file():
            found = json.loads(manifest.read_text(encoding="utf-8"))["version"]
            return Finding(True, f"front end of {library} in JupyterLab: {found}")
    repair = f"pip install --force-reinstall {library}, in the environment that starts JupyterLab"
    return Finding(False, f"JupyterLab lacks the front end of {library}: {repair}")


def _bundles() -> Finding:
    missing = [name for name in _BUNDLES if not (_PACKAGE / name).is_file()]
    if missing:
        return Finding(False, f"the page lacks {' and '.join(missing)}: install liqwidget again")
    return Finding(True, "the page of the widget and of the quiz")


def _data() -> Finding:
    folder = next((place for place in _DATA if (place / "checksums.csv").is_file()), None)
    if folder is None:
        return Finding(False, "the bundled data are missing: install liqwidget again")
    with (folder / "checksums.csv").open(newline="", encoding="utf-8") as lines:
        expected = {row["file"]: row["sha256"] for row in csv.DictReader(lines)}
    wrong = [name for name, sum_ in expected.items() if _checksum(folder / name) != sum_]
    if wrong:
        return Finding(
            False, f"bundled data were changed or lost, {', '.join(wrong)}: install liqwidget again"
        )
    return Finding(True, f"bundled data: {len(expected)} files, as they were built")


def _checksum(path: Path) -> str:
    if not path.is_file():
        return ""
    content = path.read_bytes()
    if path.suffix == ".csv":
        content = content.replace(b"\r\n", b"\n")  # a checkout on Windows
    return hashlib.sha256(content).hexdigest()


def _lessons() -> Finding:
    for folder in _LESSONS:
        found = sorted(path.stem for path in folder.glob("[0-9][0-9]_*.ipynb"))
        if found:
            return Finding(True, f"lessons: {', '.join(found)}")
    return Finding(False, "no lessons found: install liqwidget again")
