"""Answers of any kind compare by what they mean, within the tolerance and not beyond."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from liqwidget.teach.compare import is_blank, plain, same
from liqwidget.teach.remarks import remark
from liqwidget.teach.wording import told

EVENING = datetime(2025, 10, 10, 21)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (100.0, 100),
        (np.float32(100), 100),
        (np.array(100.0), 100),
        (Fraction(200, 2), 100),
        (100.9, 100),
        (" Long", "long"),
        ("two  words", "Two words"),
        ([100, 100.5], [100, 100]),
        ((1, 2), [1, 2]),
        (np.array([1.0, 2.0]), [1, 2]),
        (pd.Series([1.0, 2.0]), [1, 2]),
        ({"a": 100.5}, {"a": 100}),
        ({5, 10}, {10, 5}),
        ([10, 5], {5, 10}),
        (True, True),
        (np.bool_(True), True),
        (np.datetime64("2025-10-10T21:00"), EVENING),
        (pd.Timestamp("2025-10-10 21:00"), EVENING),
        ("2025-10-10 21:00", EVENING),
        (datetime(2025, 10, 10, 23, tzinfo=timezone(timedelta(hours=2))), EVENING),
    ],
)
def test_these_are_the_same(given, wanted):
    assert same(plain(given), plain(wanted), rtol=0.01, atol=0)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (101.1, 100),
        (-100, 100),
        ("100", 100),
        (True, 1),
        (1, True),
        (float("nan"), float("nan")),
        ("long", "short"),
        ([1, 2], [2, 1]),
        ([1], [1, 2]),
        ({"a": 1}, {"b": 1}),
        ([1], 1),
        ({5}, {5, 10}),
        (EVENING, datetime(2025, 10, 10, 22)),
        ("in the evening", EVENING),
    ],
)
def test_these_are_not(given, wanted):
    assert not same(plain(given), plain(wanted), rtol=0.01, atol=0)


def test_the_larger_tolerance_counts():
    assert same(0.4, 0.0, rtol=0.01, atol=0.5)


@pytest.mark.parametrize("value", [..., None, "", "  ", [], [1, ...], {"a": ...}, (None,), [[...]]])
def test_stubs_are_blank(value):
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, 0.0, False, "0", [0], {"a": 0}, float("nan")])
def test_answers_are_not_blank(value):
    assert not is_blank(value)


@pytest.mark.parametrize(
    ("given", "wanted", "says"),
    [
        ("5", 5.0, "without quotation marks"),
        ([5], 5.0, "One number is wanted"),
        (float("inf"), 5.0, "not a finite number"),
        (-5.0, 5.0, "look at the sign"),
        (500.0, 5.0, "off by a hundred"),
        (0.05, 5.0, "off by a hundred"),
        (5.02, 5.0, "within one per cent"),
        (9.0, 5.0, "too high"),
        (2.0, 5.0, "too low"),
        (1.0, "long", "quotation marks"),
        ("up", "long", "Not that one"),
        ([1], {"a": 1}, "A dict is wanted, with the keys 'a'"),
        ({"b": 1}, {"a": 1}, "keys should be 'a'"),
        ({"a": 1, "b": 3}, {"a": 1, "b": 2}, "1 of 2 are right"),
        (3, [1, 2], "A list of 2"),
        ([1], [1, 2], "2 entries are wanted; this has 1"),
        ({1, 3}, {1, 2}, "1 of 2 are there, and 1 too many"),
        (3, {1, 2}, "in braces"),
        ("yes", True, "True or False"),
        (False, True, "Not that one"),
        ("noon", EVENING, "in UTC"),
    ],
)
def test_a_miss_is_described_by_its_kind(given, wanted, says):
    assert says in remark(given, wanted, rtol=1e-4, atol=0)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1234.56, "1,234.6"),
        (2000.0, "2,000"),
        (0.123456, "0.1235"),
        (200.0, "200"),
        (True, "True"),
        (["a", 1.0], "a, 1"),
        ({"long": 2.0}, "long: 2"),
        ({10, 5}, "10, 5"),
    ],
)
def test_values_are_told_as_a_person_writes_them(value, words):
    assert told(value) == words
