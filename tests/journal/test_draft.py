"""A draft that could not be proved wrong is no entry."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.journal import faults

GOOD = {
    "price": 95_000.0,
    "level": 92_500.0,
    "within": "24h",
    "claim": "reach",
    "because": "heavy longs",
    "wrong_if": "93,000 holds",
}
SHORT = {"side": "short", "entry": 93_500, "stop": 94_200, "target": 92_500, "size": 1.4}


def test_a_whole_draft_has_no_faults():
    assert faults({**GOOD, "plan": SHORT}) == []


def test_numbers_of_numpy_are_numbers():
    assert faults({**GOOD, "level": np.float32(92_500)}) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"level": -1}, "level must be a positive number; got -1"),
        ({"level": float("nan")}, "level must be a positive number"),
        ({"level": True}, "level must be a positive number"),
        ({"level": 95_000.0}, "it is the price"),
        ({"within": "soon"}, "within must be a length of time"),
        ({"within": None}, "within must be a length of time"),
        ({"claim": "moon"}, "claim must be one of reach, turn, avoid"),
        ({"because": " "}, "because must say why"),
        ({"wrong_if": ""}, "wrong_if must say what would prove it wrong"),
        ({"wrong_if": None}, "wrong_if must say"),
        ({"plan": {"side": "short"}}, "plan needs side, entry, stop, target, size"),
        ({"plan": {**SHORT, "size": 0}}, "size of the plan must be a positive number"),
        ({"plan": {**SHORT, "side": "down"}}, 'must be "long" or "short"'),
        ({"plan": {**SHORT, "stop": 93_000}}, "stop of a short lies above"),
        ({"plan": {**SHORT, "target": 93_500}}, "stop of a short lies above"),
        ({"plan": {**SHORT, "side": "long"}}, "stop of a long lies below"),
    ],
)
def test_a_fault_is_named(change, says):
    assert says in "; ".join(faults({**GOOD, **change}))


def test_all_faults_are_named_at_once():
    assert len(faults({})) == 6
