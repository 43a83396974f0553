"""Keys that read the simulated month hold when chance has drawn another month.

A lesson whose answer rests on noise is a fault. What is asked is whether right and wrong stay
apart and every mistake keeps its sentence; the numbers themselves may well change.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from itertools import combinations

import pandas as pd
import pytest

import liqwidget as lq
from liqwidget.teach import Exercise, check
from liqwidget.teach.book import lessons
from liqwidget.teach.compare import plain
from tests.conftest import ROOT

MODULES = [import_module(f"liqwidget.teach.keys.lesson_{number:02}") for number in lessons()]
READERS = [module for module in MODULES if hasattr(module, "sample")]
SEEDS = (1, 2, 3)


def another_month(seed: int) -> lq.Market:
    sys.path.insert(0, str(ROOT / "sample_data"))
    try:
        from _build.btcusdt import btcusdt_1h
    finally:
        sys.path.remove(str(ROOT / "sample_data"))
    frame = pd.read_csv(io.StringIO(btcusdt_1h(seed)))
    stored = lq.sample("BTCUSDT")
    return lq.Market.from_frame(
        frame, symbol=stored.symbol, venue=stored.venue, funding_interval="8h",
        provenance=stored.provenance, source=stored.source,
    )  # fmt: skip


@pytest.fixture(scope="module", params=SEEDS)
def month(request):
    return another_month(request.param)


def forget(module) -> None:
    """Empty what the helpers of a key module keep."""
    for value in vars(module).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


@pytest.fixture(params=READERS, ids=lambda module: module.__name__[-2:])
def exercises(request, month, monkeypatch):
    """The exercises of a lesson, reading another month."""
    module, stored = request.param, lq.sample
    monkeypatch.setattr(
        module, "sample", lambda name, **rest: month if name == "BTCUSDT" else stored(name, **rest)
    )
    forget(module)
    yield [item for item in module.ITEMS if isinstance(item, Exercise)]
    forget(module)


def test_there_is_a_key_that_reads_the_month():
    assert READERS


def test_another_seed_is_another_month(month):
    assert not (month.close == lq.sample("BTCUSDT").close).all()


def test_answers_and_mistakes_stay_apart(exercises):
    for exercise in exercises:
        values = [plain(exercise.answer()), *(plain(w.answer()) for w in exercise.misconceptions)]
        for one, other in combinations(values, 2):
            assert not exercise.agrees(one, other), (exercise.key, one, other)


def test_every_mistake_keeps_its_sentence(exercises):
    for exercise in exercises:
        assert check(exercise.key, exercise.answer()).status == "pass"
        for wrong in exercise.misconceptions:
            assert check(exercise.key, wrong.answer()).words.partition("\nhint")[0] == wrong.says
