"""What the first lesson says in words about its own numbers is so."""

from __future__ import annotations

import pytest

import liqwidget as lq


@pytest.fixture(scope="module")
def week():
    return lq.estimate(lq.sample("BTCUSDT"), window="7D")


@pytest.mark.parametrize("side", ["long", "short"])
def test_the_largest_spots_lie_eight_to_ten_per_cent_away(week, side):
    profile = week.profile()
    price = profile.bucket_prices[getattr(profile, side).sum(axis=1).argmax()]

    assert 0.08 <= round(abs(price / week.price - 1), 3) <= 0.10


def test_ten_times_has_the_largest_share_of_the_assumed_mix(week):
    assert week.leverages[week.weights.argmax()] == 10


def test_the_map_sees_the_week_and_two_days_before_it(week):
    assert week.assumptions()["warm_up"] == "48h"


def test_the_wild_mix_holds_less_in_all_and_nearly_all_of_it_close_by(week):
    near = abs(week.bucket_prices / week.price - 1) < 0.03
    calm, wild = (
        week.reweighted(mix).total[:, -1] for mix in ({10: 0.5, 25: 0.5}, {50: 0.5, 100: 0.5})
    )

    assert wild.sum() < calm.sum() / 2
    assert wild[near].sum() > 0.8 * wild.sum()
    assert calm[near].sum() < 0.2 * calm.sum()


def test_the_account_has_nothing_left_over(week):
    assert max(account.error for account in week.balance().values()) < 1e-12


def test_no_long_of_the_exact_table_is_liquidated_above_its_entry():
    levels = lq.liquidation_price(
        60_000, side="long", leverage=[5, 10, 25, 50, 100], maintenance_margin=0.004
    )

    assert [round(1 - level / 60_000, 3) for level in levels] == [0.197, 0.096, 0.036, 0.016, 0.006]
