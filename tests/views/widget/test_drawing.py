"""What the reader draws: positions, lines and the ruler, from Python."""

from __future__ import annotations

import re

import numpy as np
import pytest
import traitlets as t

import liqwidget as lq
from liqwidget.views.widget.cell import explain
from liqwidget.views.widget.drawn_traits import Lines, Positions, PriceOrNone
from liqwidget.views.widget.positions import position_levels, shown_extremes
from liqwidget.views.widget.rules import level, rules
from tests.views.maps import binned, week

LONG = {"time": "2025-02-03 12:00", "entry": 97_000, "side": "long", "leverage": 25}


class Held(t.HasTraits):
    """The traits alone, without a map."""

    positions, lines = Positions(), Lines()
    ruler = PriceOrNone(None, allow_none=True)


@pytest.fixture
def held():
    return Held()


@pytest.fixture
def widget(sample):
    made = lq.show(sample, window="7D")
    yield made
    made.close()


@pytest.mark.parametrize("venue", sorted(lq.VENUES))
@pytest.mark.parametrize("side", ["long", "short"])
def test_the_level_of_a_small_position_is_the_liquidation_price_of_the_venue(sample, venue, side):
    map = lq.estimate(sample, venue=venue, window="24H", leverages=[2, 5, 10])
    expected = lq.liquidation_price(
        90_000, side=side, leverage=7, venue=venue, symbol=sample.symbol, on=sample.time[-1]
    )

    price, words = level(rules(map), 90_000, side=side, leverage=7)

    assert price == pytest.approx(float(expected), rel=1e-12)
    assert words.endswith(f"= {price:,.0f}")


def test_the_numbers_in_the_words_give_the_level(sample):
    for venue in lq.VENUES:
        map = lq.estimate(sample, venue=venue, window="24H", leverages=[2, 5, 10])
        for side in ("long", "short"):
            price, words = level(rules(map), 90_000, side=side, leverage=4, notional=3_000)

            equation = words.split(": ")[1].split(" =")[0].replace(",", "").replace("\u00d7", "*")
            assert re.fullmatch(r"[\d.+*/() -]+", equation)
            assert eval(equation) == pytest.approx(price, rel=1e-5), words


def test_a_margin_of_ones_own_overrides_the_venue(widget):
    widget.maintenance_margin = 0.01
    widget.positions = [LONG]

    assert widget.position_levels()[0].level == pytest.approx(97_000 * (1 - 1 / 25) / (1 - 0.01))


def test_margin_left_is_margin_required_at_the_level_of_a_large_position():
    map = week()
    entry, notional, leverage = 60_000.0, 2e6, 20
    by = rules(map)
    bracket = next(one for one in by["brackets"] if notional <= one["cap"])
    assert bracket["amount"] > 0

    price, _ = level(by, entry, side="long", leverage=leverage, notional=notional)

    coins = notional / entry
    left = notional / leverage + coins * (price - entry)
    required = bracket["rate"] * coins * price - bracket["amount"]
    assert left == pytest.approx(required, rel=1e-9)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"leverage": 1}, "never liquidated"),
        ({"leverage": 500}, "offers 150x at most|offers 125x at most"),
        ({"leverage": 10, "notional": 1e13}, "larger than any bracket"),
    ],
)
def test_where_there_is_no_level_the_words_say_why(asked, words):
    price, said = level(rules(week()), 60_000.0, side="long", **asked)

    assert price is None
    assert re.search(words, said)


def test_a_position_is_swept_by_the_first_later_column_that_reaches_it():
    for map in (week(), binned()):
        low, _ = shown_extremes(map)
        born, entry = 3, float(map.closes[3])
        opened = {
            "time": float(map.time[born].astype("datetime64[ms]").astype(float)) - 1,
            "entry": entry,
        }
        for leverage in (20, 40, 75, 120):
            found = position_levels(map, [{**opened, "side": "long", "leverage": leverage}])[0]

            reached = [c for c in range(born + 1, map.time.size) if low[c] <= found.level]
            if reached:
                assert found.swept == map.time[reached[0]]
            else:
                assert np.isnat(found.swept)


def test_nothing_after_the_column_shown_is_said_of_a_position(widget):
    map = widget.map
    widget.positions = [
        {"time": map.time[10], "entry": float(map.closes[10]), "side": "short", "leverage": 125},
        {"time": map.time[100], "entry": 60_000.0, "side": "long", "leverage": 5},
    ]
    swept = widget.position_levels()[0].swept
    assert not np.isnat(swept)

    widget.replay(int(np.searchsorted(map.time, swept)) - 1)

    early = widget.position_levels()
    assert len(early) == 1
    assert np.isnat(early[0].swept)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({**LONG, "side": "buy"}, r'positions\[1\] has side \'buy\'; write "long" or "short"'),
        ({**LONG, "leverage": 0.5}, r"positions\[1\] has leverage 0.5; .* 1 or more"),
        ({**LONG, "entry": float("nan")}, r"positions\[1\] has entry nan; .* above zero"),
        ({**LONG, "time": "noon"}, r"positions\[1\] has time 'noon'; write a UTC time"),
        ({**LONG, "notional": -5}, r"positions\[1\] has notional -5"),
        ({**LONG, "size": 3}, r"positions\[1\] does not know size; write a dict"),
        ({"entry": 97_000}, r"positions\[1\] lacks time, side, leverage; write a dict"),
        (97_000, r"positions\[1\] is 97000; write a dict"),
    ],
)
def test_a_wrong_position_is_named_with_its_row_and_the_way_out(held, row, words):
    with pytest.raises(t.TraitError, match=words):
        held.positions = [LONG, row]

    assert held.positions == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (-1.0, r"lines\[1\] has price -1.0; write a finite number above zero"),
        ({"price": 9.0, "label": 7}, r"lines\[1\] has label 7; write text"),
        ({"price": 9.0, "color": "red"}, r"lines\[1\] is .*; write a price"),
        ({"label": "support"}, r"lines\[1\] is .*; write a price"),
    ],
)
def test_a_wrong_line_is_named_with_its_row_and_the_way_out(held, row, words):
    with pytest.raises(t.TraitError, match=words):
        held.lines = [90_000, row]


def test_a_single_position_or_line_asks_for_brackets(held):
    with pytest.raises(t.TraitError, match=r"positions is a list; .*brackets"):
        held.positions = LONG
    with pytest.raises(t.TraitError, match=r"lines is a list; .*brackets"):
        held.lines = 90_000.0


@pytest.mark.parametrize("wrong", [0.0, -3.0, float("inf"), float("nan")])
def test_a_ruler_is_a_price_or_none(held, wrong):
    with pytest.raises(t.TraitError, match=r"ruler is .*; write a finite number above zero"):
        held.ruler = wrong
    held.ruler = 90_000
    held.ruler = None


def test_prices_and_times_come_in_any_kind(held):
    held.lines = np.array([90_000.0, 91_000.0])
    held.positions = [{**LONG, "time": np.datetime64("2025-02-03T12:00")}]

    assert held.lines == [{"price": 90_000.0, "label": ""}, {"price": 91_000.0, "label": ""}]
    assert held.positions[0]["time"] == 1738584000000.0


def test_the_widget_refuses_what_its_traits_refuse(widget):
    for name, wrong in (("positions", [{}]), ("lines", [-1.0]), ("ruler", -1.0)):
        with pytest.raises(t.TraitError, match=name):
            setattr(widget, name, wrong)


def test_drawings_stay_through_windows_and_venues(widget):
    widget.lines = [{"price": 61_000.0, "label": "support"}]
    widget.ruler = 60_000.0
    widget.positions = [LONG]

    widget.window = "24H"
    widget.venue = "bybit"

    assert (widget.lines[0]["price"], widget.ruler, len(widget.positions)) == (
        61_000.0,
        60_000.0,
        1,
    )
    assert widget.position_levels()[0].level == pytest.approx(97_000 * (1 - 1 / 25 + 0.005))


def test_drawings_belong_to_their_market():
    coins = [lq.sample("2025-10-10", symbol=name) for name in ("BTC", "SOL")]
    widget = lq.show(coins, window="24H")
    first, second = widget.symbols
    pin = {
        "price": 110_500.0,
        "time": float(widget.map.time[-2].astype("datetime64[ms]").astype(int)),
    }
    widget.lines, widget.marks, widget.selection = [110_000.0], [109_000.0], pin

    widget.symbol = second
    assert (widget.lines, widget.marks, widget.selection) == ([], [], {})
    widget.lines, widget.marks = [180.0], [175.0, 190.0]
    widget.symbol = first

    assert [line["price"] for line in widget.lines] == [110_000.0]
    assert (widget.marks, widget.selection) == ([109_000.0], pin)
    widget.close()


def test_what_is_drawn_is_described_and_of_a_blind_map_no_amount(widget):
    widget.positions = [{**LONG, "entry": 63_000}]
    widget.lines = [{"price": 61_000, "label": "support"}]
    widget.ruler = 60_000
    widget.blind = True

    said = widget.describe()

    assert "long 25x from 63,000" in said
    assert "support at 61,000" in said
    assert "Ruler at 60,000 (-5" in said
    assert "USD below" not in said


def test_openings_of_a_cell_add_up_and_lie_before_it():
    for map in (week(), binned()):
        column = map.time.size - 1
        bucket = int(map.total[:, column].argmax())

        cell = explain(map, map.bucket_prices[bucket], map.time[column] - np.timedelta64(1, "m"))

        assert cell.opened.sum() == pytest.approx((1 - cell.older) * cell.dollars)
        assert (np.diff(cell.opened) <= 0).all()
        assert (cell.opened_at < cell.time).all()
        assert len(set(cell.opened_at)) == cell.opened_at.size
        assert str(cell.opened_at[0])[:16].replace("T", " ") in str(cell)


def test_openings_are_those_of_the_runs():
    map = week()
    bucket, column = int(map.total[:, 100].argmax()), 100
    runs, laid = map.runs, map.book.geometry.columns

    cell = explain(map, map.bucket_prices[bucket], map.time[column] - np.timedelta64(1, "m"))

    # by hand: what of each birth column is left, at the one class of holding of its tier
    by_bar: dict[np.datetime64, float] = {}
    faded = map.book.left.at_end
    for r in np.flatnonzero((runs.bucket == bucket) & (runs.born <= column) & (runs.died > column)):
        born = int(runs.born[r]) + laid.first
        if (born + 1) * laid.bars_per_column <= laid.lead:
            continue
        row = faded[map.book.classes.of_tier[map.leverages.index(runs.leverage[r])]]
        left = runs.quantity[r] * np.exp(row[born] - row[column + laid.first])
        opened_at = map.market.time[laid.start + born - laid.lead]
        by_bar[opened_at] = by_bar.get(opened_at, 0.0) + left * map.bucket_prices[bucket]
    for opened_at, dollars in zip(cell.opened_at, cell.opened, strict=True):
        assert dollars == pytest.approx(by_bar[opened_at], rel=1e-6)
