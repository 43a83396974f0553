"""The command `liqwidget`: open a lesson, check the installation, write a map to a file."""

from __future__ import annotations

# ruff: noqa: PLC0415 - what a command needs is imported by that command: --help is instant
import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

__all__ = ["main"]

_PACKAGE = Path(__file__).parent
_LESSONS = (_PACKAGE / "tutorials", _PACKAGE.parent / "tutorials")  # a wheel; a checkout
_BESIDE = "glossary.md"  # lessons name it


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    arguments : list of str, optional
        The words after `liqwidget`; those of the shell if left out.

    Returns
    -------
    int
        Zero if all went well.
    """
    parser = _parser()
    words, others = parser.parse_known_args(arguments)
    if others and words.command != "lab":
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    if words.command == "lab":
        return _lab(words.lesson, [*(["--no-browser"] if words.no_browser else []), *others])
    if words.command == "page":
        return _page(words.name, words.path)
    if words.command == "samples":
        return _samples()
    return _doctor()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="liqwidget",
        description="Crypto liquidation maps to drag and to learn from.",
        epilog="Educational. Not financial advice.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    lab = commands.add_parser(
        "lab",
        help="copy a lesson to ./lessons and open it in JupyterLab",
        description="Copy a lesson to ./lessons, unless it is there already, and open it in "
        "JupyterLab. Further options are handed to JupyterLab.",
    )
    lab.add_argument("lesson", nargs="?", type=int, default=0, metavar="N", help="default 0")
    lab.add_argument("--no-browser", action="store_true", help="start without a browser")
    page = commands.add_parser("page", help="write a map of a sample to an HTML file")
    page.add_argument("name", nargs="?", default="BTCUSDT", metavar="NAME")
    page.add_argument("path", nargs="?", type=Path, metavar="PATH", help="default NAME_map.html")
    commands.add_parser("samples", help="list the bundled markets")
    commands.add_parser("doctor", help="check the installation")
    return parser


def _lab(number: int, options: list[str]) -> int:
    lessons = _lessons()
    if number not in lessons:
        known = ", ".join(str(known) for known in sorted(lessons)) or "none; install again"
        print(f"There is no lesson {number}. Lessons: {known}.", file=sys.stderr)
        return 2
    copy = Path("lessons") / lessons[number].name
    if copy.exists():
        print(f"{copy} is already here and is opened as you left it.", flush=True)
    else:
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(lessons[number].read_bytes())
        print(f"Copied the lesson to {copy}; it is yours to change.", flush=True)
    beside = lessons[number].with_name(_BESIDE)
    if beside.exists() and not copy.with_name(_BESIDE).exists():
        copy.with_name(_BESIDE).write_bytes(beside.read_bytes())
    if "JUPYTERHUB_USER" in os.environ:  # a second server could not be reached from outside
        print(f"JupyterLab runs already: open {copy} in its file browser.")
        return 0
    if find_spec("jupyterlab") is None:
        print('JupyterLab is missing: pip install "liqwidget[lab]"', file=sys.stderr)
        return 1
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options = ["--allow-root", *options]  # a container's only user; Jupyter refuses else
    try:
        return subprocess.call([sys.executable, "-m", "jupyterlab", str(copy), *options])
    except KeyboardInterrupt:
        return 0


def _lessons() -> dict[int, Path]:
    for folder in _LESSONS:
        found = {int(path.name[:2]): path for path in folder.glob("[0-9][0-9]_*.ipynb")}
        if found:
            return found
    return {}


def _page(name: str, path: Path | None) -> int:
    import liqwidget as lq

    try:
        market = lq.sample(name)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    path = path or Path(f"{name.lower()}_map.html")
    lq.save(lq.estimate(market, window="30D"), path)
    print(f"Wrote {path} ({path.stat().st_size / 1e6:.1f} MB). Open it in a browser, offline too.")
    return 0


def _samples() -> int:
    from liqwidget.market.bundled import samples

    print(samples().to_string(index=False))
    return 0


def _doctor() -> int:
    from liqwidget.doctor import findings

    found = findings()
    for finding in found:
        print(f"{'ok     ' if finding.good else 'MISSING'}  {finding.words}")
    missing = sum(not finding.good for finding in found)
    print("\nAll there: liqwidget lab" if not missing else f"\n{missing} missing; see above.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
