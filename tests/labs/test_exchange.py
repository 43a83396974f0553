import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from liqwidget.labs import SCENARIOS, simulate
from liqwidget.labs.scenario import get_scenario


def test_longs_are_shorts_are_open_interest_at_any_moment(exchange):
    for moment in ("2025-06-02 00:00", "2025-06-02 03:17:20", None):
        book = exchange.positions(moment)

        long, short = (book.quantity[book.side == side].sum() for side in (1, -1))
        assert long == pytest.approx(short)
        assert long == pytest.approx(book.open_interest)
        assert book.coverage == pytest.approx(1.0)


def test_open_interest_of_the_market_is_what_the_ledger_holds(exchange):
    for bar in (0, 100, 719):
        book = exchange.positions(exchange.market.time[bar] + np.timedelta64(1, "m"))

        assert exchange.market.open_interest[bar] == pytest.approx(book.open_interest)


def test_no_isolated_position_outlives_a_mark_price_beyond_its_level(exchange):
    # over the last hour, for those that opened before it and did not add margin in it
    ledger, market = exchange.ledger, exchange.market
    rows = ledger.alive(ledger.n_steps)
    level = ledger.levels(rows, ledger.margin(rows, ledger.n_steps))
    low, high = market.mark_low[-60:].min(), market.mark_high[-60:].max()
    began = ledger.n_steps - 360
    changed = np.isin(rows, ledger.change_position[ledger.change_step > began])
    old = ~ledger.cross[rows] & (ledger.opened[rows] <= began) & ~changed

    long = ledger.side[rows] > 0
    assert not (level[old & long] >= low).any()
    assert not (level[old & ~long] <= high).any()


def test_change_of_open_interest_never_exceeds_volume(exchange):
    assert exchange.market.quality().n_changes_above_volume == 0


def test_prints_add_up_to_the_liquidations_of_the_bars(exchange):
    prints, market = exchange.liquidations(), exchange.market
    value = prints["quantity"] * prints["price"]

    for side, bars in (("long", market.long_liquidations), ("short", market.short_liquidations)):
        assert value[prints["side"] == side].sum() == pytest.approx(
            bars.sum(), abs=0.02 * len(bars)
        )
        assert bars.sum() > 0
    assert prints["time"].is_monotonic_increasing


def test_the_market_says_that_it_is_simulated(exchange):
    assert exchange.market.provenance == exchange.positions().provenance == "simulated"
    assert "not market data" in exchange.market.source


def test_the_same_seed_gives_the_same_exchange():
    first, again, other = (simulate(0.05, warm_up_days=0, seed=seed) for seed in (7, 7, 8))

    assert first.market.close.tolist() == again.market.close.tolist()
    assert first.ledger.lots.tolist() == again.ledger.lots.tolist()
    assert first.market.close.tolist() != other.market.close.tolist()


def test_every_entry_is_a_traded_price_of_its_minute(exchange):
    ledger, market = exchange.ledger, exchange.market
    seen = ledger.opened > 0
    bar = (ledger.opened[seen] - 1) // 6
    price = ledger.entry[seen] * ledger.tick

    assert (price <= market.high[bar] + 1e-6).all()
    assert (price >= market.low[bar] - 1e-6).all()


def test_leverage_obeys_the_brackets(exchange):
    ledger = exchange.ledger
    notional = ledger.lots * ledger.entry * ledger.unit

    assert ledger.leverage[notional > 900_000].max() <= 75
    assert ledger.leverage[notional > 3.5e6].max() <= 50
    assert ledger.leverage.max() == 100


def test_there_are_cross_margined_accounts_and_their_levels_move(exchange):
    stays = exchange.ledger.stays
    cross = exchange.ledger.cross[stays.position]

    shares = exchange.positions().shares()
    assert 0.1 < shares["cross"] < 0.5
    assert sum(shares.values()) == pytest.approx(1.0)
    assert np.bincount(stays.position[cross]).max() > np.bincount(stays.position[~cross]).max()


def test_the_last_price_swings_wider_than_the_mark_price(exchange):
    market = exchange.market

    assert (market.high - market.low).mean() > (market.mark_high - market.mark_low).mean()


def test_true_flow_weights_are_shares(exchange):
    weights = exchange.flow_weights()

    assert 0.85 < sum(weights.values()) <= 1.0
    assert max(weights, key=weights.get) in (5, 10)


def test_shocks_move_price_by_what_they_say():
    # in one tenth of a day news of 10 % come over an hour; the rest is noise of one per cent or so
    scenario = replace(SCENARIOS["plain"], arrivals=0.5, shocks=((1.0, -0.10, 1.0),))

    close = simulate(0.1, scenario=scenario, warm_up_days=0, seed=2).market.close

    assert close[125] / close[59] == pytest.approx(0.905, abs=0.03)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"days": 0}, "two minutes or more"),
        ({"days": float("nan")}, "two minutes or more"),
        ({"warm_up_days": -1}, "zero or more"),
        ({"scenario": "wild"}, "one of plain, isolated, calm, crowded, thin_alt"),
    ],
)
def test_what_cannot_be_simulated_is_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        simulate(**arguments)


@pytest.mark.parametrize("at", ["2025-06-01", "2025-06-03", "2025-06-02 12:00:10"])
def test_moments_outside_the_run_are_refused(exchange, at):
    with pytest.raises(ValueError, match="at must lie between"):
        exchange.positions(at)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("cross_share", 1.5, "from 0 to 1"),
        ("depth", 0.0, "depth must be positive"),
        ("weights", (1.0,), "same length"),
        ("stop_share", 0.95, "must not exceed one together"),
    ],
)
def test_impossible_scenarios_are_refused(field, value, words):
    with pytest.raises(ValueError, match=words):
        replace(get_scenario("plain"), **{field: value})


def test_progress_is_told_day_by_day_without_tqdm(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)

    simulate(0.01, warm_up_days=0, progress=True)

    assert capsys.readouterr().err == "day 1 of 1\n"


def test_progress_uses_tqdm_where_there_is_one(monkeypatch):
    told = []

    def tqdm(bars, unit):
        told.append((len(bars), unit))
        return bars

    monkeypatch.setitem(sys.modules, "tqdm.auto", SimpleNamespace(tqdm=tqdm))

    simulate(0.01, warm_up_days=0, progress=True)

    assert told == [(14, "bar")]
