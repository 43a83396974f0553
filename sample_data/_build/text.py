"""Text and bytes that are the same on every machine."""

from __future__ import annotations

import csv
import io
import lzma
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["compressed", "csv_text"]


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV with LF line ends."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def compressed(text: str) -> bytes:
    """Return the text as an xz archive, which holds neither a time nor a name."""
    return lzma.compress(text.encode(), check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)
