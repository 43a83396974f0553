"""A claim is settled by the bars of its time, and its base rate by every other time."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.journal.outcomes import outcome


def entry(**changes) -> dict:
    """Return a claim made at 02:00 at a price of 100."""
    return {
        "as_of": "2025-01-01T02:00:00",
        "price": 100.0,
        "level": 110.0,
        "claim": "reach",
        "within_seconds": 3 * 3600,
        "plan": None,
        **changes,
    }


@pytest.mark.parametrize(
    ("claim", "level", "hours", "hit"),
    [
        ("reach", 110, 3, True),  # the high of bar 3 is 111
        ("reach", 110, 1, False),  # bar 2 comes to 102 only
        ("reach", 112, 6, False),
        ("reach", 111, 2, True),  # touching is enough
        ("turn", 110, 3, True),  # bar 4 closes at 105, below again
        ("turn", 107, 2, False),  # bar 3 closes at 108, still above
        ("turn", 112, 6, False),  # never touched
        ("avoid", 112, 6, True),
        ("avoid", 110, 3, False),
        ("reach", 97, 4, True),  # the low of bar 5
        ("reach", 97, 3, False),
        ("turn", 97, 4, True),  # bar 5 closes at 100, above again
        ("turn", 95, 6, False),  # bar 7 closes at 90, still below
        ("avoid", 88, 6, True),
    ],
)
def test_a_claim_is_true_or_not(market, claim, level, hours, hit):
    found = outcome(entry(claim=claim, level=float(level), within_seconds=hours * 3600), market)

    assert found.hit is hit


def test_the_first_touch_is_dated(market):
    assert outcome(entry(), market).touched == np.datetime64("2025-01-01T03:00")


def test_what_happened_before_the_claim_does_not_count(market):
    late = entry(as_of="2025-01-01T04:00:00", price=108.0, level=110.0, within_seconds=4 * 3600)

    assert outcome(late, market).hit is False


def test_a_claim_whose_time_is_not_over_is_left_open(market):
    assert outcome(entry(within_seconds=7 * 3600), market) is None


def test_a_claim_from_before_the_market_is_left_open(market):
    assert outcome(entry(as_of="2024-12-31T00:00:00"), market) is None


@pytest.mark.parametrize("claim", ["reach", "turn", "avoid"])
@pytest.mark.parametrize("level", [104.0, 98.0])
@pytest.mark.parametrize("hours", [1, 2, 3])
def test_the_base_rate_is_that_of_a_loop_over_all_starts(market, claim, level, hours):
    true = []
    for start in range(market.n_bars - hours):
        wanted = market.close[start] * level / 100.0
        bars = range(start + 1, start + hours + 1)
        if level > 100:
            touch = any(market.high[bar] >= wanted for bar in bars)
            back = market.close[start + hours] < wanted
        else:
            touch = any(market.low[bar] <= wanted for bar in bars)
            back = market.close[start + hours] > wanted
        true.append({"reach": touch, "turn": touch and back, "avoid": not touch}[claim])

    found = outcome(entry(claim=claim, level=level, within_seconds=hours * 3600), market)

    assert found.base_count == len(true)
    assert found.base_rate == pytest.approx(sum(true) / len(true), abs=1e-12)


@pytest.mark.parametrize(
    ("plan", "reward"),
    [
        # long from 101 in bar 2, target 111 in bar 3: ten gained for two at risk
        (("long", 101, 99, 111), 5.0),
        # short from 108 in bar 3; bar 4 comes to 109: stopped
        (("short", 108, 109, 100), -1.0),
        # short from 108 in bar 3; the stop of 112 holds, bar 5 comes to 97
        (("short", 108, 112, 100), 2.0),
        # long from 95, which is touched in bar 7 only; it closes at 90 with the stop at 85
        (("long", 95, 85, 120), -0.5),
        # bar 7 touches the entry of 95 and the stop of 89: the worse order counts
        (("long", 95, 89, 96), -1.0),
        # never entered
        (("short", 120, 125, 110), None),
    ],
)
def test_a_plan_is_paid_in_units_of_its_risk(market, plan, reward):
    named = dict(zip(("side", "entry", "stop", "target"), plan, strict=True), size=1)

    assert outcome(entry(plan=named, within_seconds=6 * 3600), market).reward == reward
