"""The table at the end of a session of timings."""

from __future__ import annotations

import platform

import numpy as np
import pytest

_ROWS: list[dict[str, str]] = []
_HEAD = {
    "case": "case", "grid": "grid", "runs": "runs", "ms": "ms", "ratio": "x copy",
    "target": "target", "peak": "peak MB",
}  # fmt: skip


@pytest.fixture(scope="session")
def table():
    """Rows of the table, one dict of strings each."""
    return _ROWS


_PAGE_ROWS: list[dict[str, str]] = []


@pytest.fixture(scope="session")
def page_table():
    """Rows of the table of what is seen in JupyterLab."""
    return _PAGE_ROWS


def pytest_terminal_summary(terminalreporter):
    """Print what was measured."""
    if _PAGE_ROWS:
        _print_page_rows(terminalreporter)
    if not _ROWS:
        return
    rows = [_HEAD, *_ROWS]
    width = {name: max(len(row[name]) for row in rows) for name in _HEAD}
    terminalreporter.section("liquidation maps, one core")
    terminalreporter.write_line(f"Python {platform.python_version()}, NumPy {np.__version__}")
    for row in rows:
        terminalreporter.write_line(
            "  ".join(
                row[name].ljust(width[name]) if name == "case" else row[name].rjust(width[name])
                for name in _HEAD
            )
        )


def _print_page_rows(terminalreporter) -> None:
    """Print a table whose columns are those of its rows."""
    longest_first = sorted(_PAGE_ROWS, key=len, reverse=True)
    names = list(dict.fromkeys(name for row in longest_first for name in row))
    rows = [dict(zip(names, names, strict=True)), *_PAGE_ROWS]
    width = {name: max(len(row.get(name, "")) for row in rows) for name in names}
    terminalreporter.section("the widget in JupyterLab, from pointer to painted frame")
    for row in rows:
        terminalreporter.write_line(
            "  ".join(row.get(name, "").ljust(width[name]) for name in names).rstrip()
        )
