"""Liquidation levels of one entry, by the formulas of the venues."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liqwidget.estimator import levels
from liqwidget.market.venues import get_venue

# entry 100, leverage 10, maintenance rate 0.5 %
BY_HAND = {
    "linear_mark": (100 * 0.9 / 0.995, 100 * 1.1 / 1.005),
    "linear_entry": (100 * (0.9 + 0.005), 100 * (1.1 - 0.005)),
    "inverse_mark": (100 * 1.005 / 1.1, 100 * 0.995 / 0.9),
    "inverse_entry": (100 / 1.095, 100 / 0.905),
}


def venue_of(family):
    return replace(get_venue("binance"), contract=family.partition("_")[0], family=family)


@pytest.mark.parametrize("family", BY_HAND)
def test_a_level_follows_the_family_of_its_venue(family):
    found = levels(100, leverages=[10], venue=venue_of(family), maintenance_margin=0.005)

    assert (found.long[0], found.short[0]) == pytest.approx(BY_HAND[family])


@pytest.mark.parametrize("family", ["linear_mark", "linear_entry"])
def test_an_unlevered_linear_long_is_never_liquidated(family):
    found = levels(100, leverages=[1], venue=venue_of(family), maintenance_margin=0.005)

    assert found.long.tolist() == [0]
    assert np.isfinite(found.short).all()


@pytest.mark.parametrize("family", ["inverse_mark", "inverse_entry"])
def test_an_unlevered_inverse_short_is_never_liquidated(family):
    found = levels(100, leverages=[1], venue=venue_of(family), maintenance_margin=0.005)

    assert found.short.tolist() == [np.inf]
    assert (found.long > 0).all()


def test_levels_stand_nearer_to_the_entry_at_higher_leverage():
    found = levels(100, leverages=[2, 5, 10, 50])

    assert (np.diff(found.long) > 0).all()
    assert (np.diff(found.short) < 0).all()


def test_the_venue_gives_the_rate_and_the_fee_at_liquidation():
    okx = get_venue("okx")
    rate = okx.maintenance_margin() + okx.fee_at_liquidation

    found = levels(100, leverages=[10], venue="okx")

    assert found.long == pytest.approx([100 * 0.9 / (1 - rate)])


def test_many_entries_get_a_row_each():
    found = levels([[100, 200, 300]], leverages=[5, 10])

    assert found.long.shape == (1, 3, 2)
    assert found.long[0, 1] == pytest.approx(2 * found.long[0, 0])


def test_a_rate_per_tier_overrides_the_venue():
    found = levels(100, leverages=[5, 10], maintenance_margin=[0.01, 0.005])

    assert found.long == pytest.approx([100 * 0.8 / 0.99, 100 * 0.9 / 0.995])


@pytest.mark.parametrize("price", [-1.0, 0.0, np.nan, np.inf])
def test_an_entry_that_is_no_price_is_refused(price):
    with pytest.raises(ValueError, match="entry_price must be positive and finite"):
        levels(price)


def test_an_unknown_venue_is_refused():
    with pytest.raises(ValueError, match="binnance"):
        levels(100, venue="binnance")
