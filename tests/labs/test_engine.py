from types import SimpleNamespace

import numpy as np
import pytest

from liqwidget.labs import _register
from liqwidget.labs._engine import Engine
from liqwidget.labs._record import ledger_of
from liqwidget.labs.ledger import CLOSED, LIQUIDATED, OPEN, STOPPED

HOURS = 4


def steps(engine: Engine, n_bars: int):
    """Run an engine and stop after each step, with the columns of open positions."""
    for _ in range(n_bars):
        bar, planned = engine.begin_bar()
        for step in planned:
            engine.step(bar, *step)
            register = engine.register
            live = np.flatnonzero(register.fate[: register.n] == OPEN)
            yield SimpleNamespace(
                rows=live,
                last=engine.prices.last,
                mark=engine.prices.mark,
                **{name: getattr(register, name)[live] for name in ("side", "lots", "entry", "margin", "level")},
            )  # fmt: skip
        engine.end_bar(bar)


@pytest.fixture
def engine(stormy):
    return Engine(stormy, 11)


def test_no_position_survives_its_liquidation_price_in_any_step(engine):
    for now in steps(engine, HOURS * 60):
        assert (now.side * now.mark > now.level).all()

    assert (engine.register.fate == LIQUIDATED).sum() > 30


def test_open_interest_is_what_is_open_in_every_step(engine):
    for now in steps(engine, HOURS * 60):
        long, short = (now.lots[now.side == side].sum() for side in (1, -1))
        assert engine.open_lots == [long, short]


def test_every_dollar_is_somewhere_in_every_step(engine):
    for now in steps(engine, HOURS * 60):
        accounts = engine.accounts
        signed = now.side * now.lots
        agents = now.margin.sum() + (signed * (now.last - now.entry)).sum() + accounts.paid_out
        maker = accounts.maker - signed.sum() * now.last
        held = agents + maker + accounts.insurance
        assert held == pytest.approx(accounts.deposited, rel=1e-12)

    assert abs(engine.accounts.insurance) > 0


def test_all_fates_occur(engine):
    for _ in range(HOURS * 60):
        engine.bar()

    fates = engine.register.fate[: engine.register.n]
    assert set(fates.tolist()) == {OPEN, CLOSED, STOPPED, LIQUIDATED}
    assert engine.margins.changes


def test_watching_few_positions_changes_nothing(stormy, monkeypatch):
    few = Engine(stormy, 5)
    path = [few.bar() for _ in range(120)]

    monkeypatch.setattr(_register, "_BAND", 0.9)  # now nearly everybody is watched
    all_of_them = Engine(stormy, 5)

    assert [all_of_them.bar() for _ in range(120)] == path


def test_the_ledger_rebuilds_every_level_and_margin(stormy):
    engine = Engine(stormy, 3)
    for _ in range(600):  # over one funding settlement
        engine.bar()
    register = engine.register

    ledger = ledger_of(engine, first_step=0)
    rows = ledger.alive(ledger.n_steps)
    margin = ledger.margin(rows, ledger.n_steps)
    level = np.nan_to_num(ledger.levels(rows, margin)) / ledger.tick

    live = np.flatnonzero(register.fate[: register.n] == OPEN)
    assert rows.size == live.size
    assert margin == pytest.approx(register.margin[live])
    assert level == pytest.approx(register.side[live] * register.level[live])


def test_funding_goes_from_the_crowded_side_to_the_maker(stormy):
    engine = Engine(stormy, 3)
    for _ in range(479):
        engine.bar()
    before = engine.accounts.maker

    bar, planned = engine.begin_bar()
    for step in planned:
        engine.step(bar, *step)
    traded = engine.accounts.maker
    engine.end_bar(bar)

    (step, per_lot), *_ = engine.margins.settlements
    net = engine.open_lots[0] - engine.open_lots[1]
    assert before != 0
    assert step == 480 * 6
    assert engine.accounts.maker - traded == pytest.approx(net * per_lot)


def test_an_inverse_venue_is_refused(stormy):
    from dataclasses import replace

    with pytest.raises(ValueError, match="linear margin on mark value"):
        Engine(replace(stormy, venue="bitmex"), 0)
