"""A session without a past for every test, and values that nobody should hand in."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from liqwidget.teach.tries import SESSION


@pytest.fixture(autouse=True)
def fresh():
    """Begin without tries, and leave none."""
    SESSION.clear()
    yield
    SESSION.clear()


class Hostile:
    """Raises whatever is asked of it."""

    def __getattribute__(self, name):
        raise RuntimeError(name)

    def __eq__(self, other):
        raise RuntimeError

    __hash__ = None


def endless() -> list:
    """Return a list that holds itself."""
    made: list = []
    made.append(made)
    return made


JUNK = {
    "None": None,
    "nan": float("nan"),
    "infinity": float("inf"),
    "minus infinity": float("-inf"),
    "empty text": "",
    "text": "I don't know",
    "empty list": [],
    "list": [1, 2, 3],
    "dict": {"a": 1},
    "huge": 10**400,
    "decimal": Decimal("sNaN"),
    "complex": 1 + 2j,
    "bytes": b"1",
    "object": object(),
    "function": len,
    "type": int,
    "generator": (number for number in range(3)),
    "array": np.full(1000, np.nan),
    "text array": np.array(["a", "b"]),
    "frame": pd.DataFrame({"a": [1.0]}),
    "missing time": np.datetime64("NaT"),
    "missing": pd.NA,
    "endless": endless(),
    "hostile": Hostile(),
}
