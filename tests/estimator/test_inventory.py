"""Entries of the positions that were open before the first bar."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.estimator.inventory import inventory_bars, inventory_entries, inventory_shares


@pytest.mark.parametrize("n_nodes", [1, 4])
def test_the_shares_add_up_to_one(n_nodes):
    shares = inventory_shares(inventory_bars(n_nodes), n_nodes)

    assert shares.sum() == pytest.approx(1)


@pytest.mark.parametrize("n_nodes", [1, 4])
def test_entries_are_spread_evenly_about_the_price(n_nodes):
    n_bars = inventory_bars(n_nodes)

    entry = np.log(inventory_entries(50_000.0, n_bars, n_nodes) / 50_000).ravel()

    assert entry == pytest.approx(-entry[::-1])
    assert np.diff(entry) == pytest.approx(np.full(entry.size - 1, 0.09 / entry.size))


def test_their_standard_deviation_is_one_and_a_half_per_cent():
    entry = np.log(inventory_entries(1.0, inventory_bars(1), 1)).ravel()
    shares = inventory_shares(inventory_bars(1), 1)

    # a normal law cut at three deviations keeps 98.7 % of its deviation
    assert np.sqrt(shares @ entry**2) == pytest.approx(0.015 * 0.987, rel=1e-3)
