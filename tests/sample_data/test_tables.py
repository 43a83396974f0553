"""The small tables: the record of the events, venue shares, options, toy books."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.market.bundled import sample, samples, table
from liqwidget.market.record import event_record

EVENTS = ["2020-03-12", "2021-05-19", "2022-11-08", "2024-08-05", "2025-04-07", "2025-10-10"]


def test_the_record_covers_every_event_and_the_general_claims():
    assert event_record()["event"].unique().tolist() == [*EVENTS, "general"]


@pytest.mark.parametrize("event", [*EVENTS, "general"])
def test_the_record_of_one_event_is_a_part_of_the_whole(event):
    whole = event_record()

    part = event_record(event)

    assert part.to_numpy().tolist() == whole[whole["event"] == event].to_numpy().tolist()
    assert len(part) >= 6


def test_every_event_of_the_record_is_a_sample():
    assert set(event_record()["event"]) - {"general"} <= set(samples()["name"])


def test_an_unknown_event_is_answered_with_those_there_are():
    with pytest.raises(ValueError, match=r"event must be one of 2020-03-12, .*; got '2019-01-01'"):
        event_record("2019-01-01")


def test_what_was_found_has_a_source_and_a_confidence():
    record = event_record()
    found = record[record["verdict"] != "not found"]

    assert found["confidence"].isin(["1", "2+", "calc"]).all()
    assert (found["source"].str.len() > 0).all()
    assert (record["record_says"].str.len() > 0).all()


def test_a_verdict_is_passed_only_on_what_the_article_says():
    record = event_record()
    silent = record["article_says"] == ""

    assert (record.loc[silent, "verdict"] == "beyond the article").all()
    assert "beyond the article" not in set(record.loc[~silent, "verdict"])


def test_the_article_is_quoted_in_a_few_words_only():
    for said in event_record()["article_says"]:
        assert said.count('"') in (0, 2)
        quoted = said.split('"')[1] if '"' in said else ""
        assert len(quoted.split()) <= 8


def test_venue_shares_are_fractions_with_a_source():
    shares = table("venue_shares")

    assert shares["share"].between(0, 1).all()
    assert shares["confidence"].isin(["1", "2+", "calc"]).all()
    assert shares["source"].notna().all()


def test_shares_of_one_day_and_scope_add_up_to_less_than_one():
    shares = table("venue_shares").dropna(subset="date")

    assert (shares.groupby("date")["share"].sum() < 1).all()


def test_options_are_as_of_the_end_of_the_simulated_month():
    options = table("options_open_interest")

    assert options["price"].unique().tolist() == [sample("BTCUSDT").price]
    assert (options["expiry"].dt.tz_localize(None) > options["as_of"]).all()
    assert (options["expiry"].dt.day_name() == "Friday").all()


def test_options_lean_to_calls_above_and_puts_below_the_price():
    options = table("options_open_interest")
    log_distance = np.log(options["strike"] / options["price"])
    calls = options["kind"] == "call"

    mean = {
        kind: np.average(log_distance[which], weights=options.loc[which, "open_interest"])
        for kind, which in (("call", calls), ("put", ~calls))
    }

    assert mean["put"] < 0 < mean["call"]


def test_the_end_of_the_quarter_holds_most_options():
    held = table("options_open_interest").groupby("expiry")["open_interest"].sum()

    assert f"{held.idxmax():%Y-%m-%d}" == "2025-03-28"


@pytest.mark.parametrize(
    ("book", "longs", "shorts"),
    [("above", 2e6, 22e6), ("below", 22e6, 2e6), ("symmetric", 15e6, 15e6), ("empty", 0, 0)],
)
def test_a_toy_book_weighs_on_the_side_of_its_name(book, longs, shorts):
    books = table("toy_books")
    rows = books[books["book"] == book]
    sides = rows.groupby("side")["usd"].sum()

    assert sides["long"] == pytest.approx(longs, abs=1e6)
    assert sides["short"] == pytest.approx(shorts, abs=1e6)
    assert (rows.loc[rows["side"] == "long", "price"] < 100).all()
    assert (rows.loc[rows["side"] == "short", "price"] > 100).all()


def test_an_unknown_table_is_answered_with_those_there_are():
    with pytest.raises(ValueError, match="name must be one of options_open_interest, toy_books"):
        table("options")
