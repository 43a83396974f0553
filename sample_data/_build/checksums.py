"""A line per data file, so that an installation can say that its data are whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from _build.text import csv_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["checksums"]


def checksums(folder: Path) -> str:
    """Return the table of files and their SHA-256; text is taken with plain line ends."""
    rows = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        shipped = "/" not in name or name.startswith(("events/", "exchange/"))
        if shipped and path.suffix in {".csv", ".xz", ".gz", ".npz"} and name != "checksums.csv":
            content = path.read_bytes()
            if path.suffix == ".csv":
                content = content.replace(b"\r\n", b"\n")
            rows.append([name, hashlib.sha256(content).hexdigest()])
    return csv_text([["file", "sha256"], *rows])
