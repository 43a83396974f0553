"""What the widget says: its line of text, its caption, and the whole state in words."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.views.widget.drawn_sight import drawn_sight


@pytest.fixture(scope="module")
def shown(sample):
    return lq.estimate(sample, window="7D")


@pytest.fixture
def widget(shown):
    made = lq.show(shown)
    yield made
    made.close()


def test_the_line_of_text_is_what_describe_says(widget, shown):
    assert widget.summary == lq.describe(shown).replace("\n", " ")


def test_the_line_of_text_names_the_nearest_two_of_each_side(widget, shown):
    found = lq.clusters(shown)

    for cluster in (*found.above, *found.below):
        assert f"at {cluster.price:,.0f} ({cluster.distance:+.1%})" in widget.summary
    assert "Asymmetry" in widget.summary
    assert "Funding" in widget.summary
    assert "simulated data to 2025-02-04 00:00 UTC" in widget.summary


def test_hidden_tiers_are_not_read(widget, shown):
    widget.tiers = [False] * 7 + [True]

    alone = shown.profile().short[:, -1].sum() + shown.profile().long[:, -1].sum()
    sight = drawn_sight(shown, widget.tiers)
    assert sight.long.sum() + sight.short.sum() == pytest.approx(alone)
    assert widget.summary.startswith("Of the tiers drawn. Price")
    assert "agree" not in widget.summary  # funding is not checked against a part
    assert widget.summary != lq.show(shown).summary


def test_a_kept_limit_is_not_called_chosen(widget):
    widget.weights = {100: 1.0}

    assert "kept since the colors were fitted" in widget.caption[-1]
    assert "chosen by hand" not in widget.caption[-1]


def test_a_limit_from_python_is_called_chosen(widget):
    widget.color_limit = 1e7

    assert "chosen by hand" in widget.caption[-1]


def test_a_limit_that_the_page_fitted_is_not_called_chosen(widget):
    widget.set_state({"color_limit": 1e7})

    assert "kept since the colors were fitted" in widget.caption[-1]


def test_the_caption_of_a_replay_is_of_the_column(widget, shown):
    widget.replay(60)

    said = widget.caption[-1]
    assert f"coverage {shown.coverage[60]:.0%}" in said
    assert f"To {str(shown.time[60])[:16].replace('T', ' ')} UTC" in said
    assert "99.5th percentile of the whole window" in said
    assert not any("2025-02-04" in line for line in widget.caption)


def test_the_largest_amount_of_a_replay_is_not_of_later(sample):
    map = lq.estimate(sample, window="7D")
    at = int(map.total.max(axis=0).argmax())
    assert at > 0
    widget = lq.show(map)
    whole = re.search(r"largest (\S+)\)", widget.caption[-1])[1]

    widget.replay(at - 1)

    assert re.search(r"largest (\S+)\)", widget.caption[-1])[1] != whole
    widget.close()


def test_the_state_in_words_holds_all_that_is_set(widget):
    widget.weights = {10: 0.5, 25: 0.25}
    widget.tiers = [True] * 7 + [False]
    widget.locked = [True] + [False] * 7
    widget.funding_shift = 2e-4
    widget.open_interest_scale = 0.5
    widget.jump_share, widget.jump_bars = 0.1, 12
    widget.threshold = 80
    widget.layers = ["candles"]
    widget.marks = [60_000.0]

    said = widget.describe()

    for words in (
        "10x 50%, 25x 25%, unlevered 25%",
        "Not drawn: 100x",
        "Locked: 1x",
        "funding +0.0200% per 8 h",
        "open interest times 0.5",
        "open interest +10% over the last 12 bars",
        "7D of 1H bars",
        "Binance USD-M",
        "percentile 80",
        "Layers: candles. Hidden: sweeps, clusters, curves",
        "Marks: 60,000",
    ):
        assert words in said, words


def test_the_state_in_words_without_what_ifs_says_so(widget):
    assert "Funding and open interest as recorded." in widget.describe()


def test_a_replay_in_words_tells_nothing_later(widget, shown):
    widget.replay(60)

    said = widget.describe()

    assert "Replay: column 61 of 168" in said
    assert "2025-02-04" not in said
    assert repr(shown) not in said
    price = float(shown.closes[60])
    assert said.startswith(f"Price {price:,.0f}")


def test_a_blind_state_in_words_tells_nothing_of_the_map(shown):
    widget = lq.show(shown, blind=True, threshold=50)

    said = widget.describe()

    assert "hidden" in said
    assert "USD per bucket" not in said
    assert "Asymmetry" not in said
    for cluster in lq.clusters(shown):
        assert f"{cluster.price:,.0f}" not in said
    widget.close()


def test_only_data_of_the_reader_has_an_age(sample):
    yours = lq.estimate(replace(sample, provenance="yours"), window="7D")
    widget, simulated = lq.show(yours), lq.show(lq.estimate(sample, window="7D"))

    assert "h old (stale)" in widget.describe()
    assert "stale" not in simulated.describe()
    widget.replay(60)
    assert "stale" not in widget.describe()
    widget.close()
    simulated.close()


def test_data_that_ends_after_now_has_no_age(sample):
    late = replace(
        sample, provenance="yours", time=sample.time + np.timedelta64(365 * 70 * 24, "h")
    )
    widget = lq.show(lq.estimate(late, window="7D"))

    assert "old (" not in widget.describe()
    widget.close()


def test_the_payload_counts_bars_whose_open_interest_was_recorded(sample):
    from liqwidget.views.widget.payload import payload

    holes = sample.open_interest.copy()
    holes[-5:-2] = np.nan
    _, arrays = payload(lq.estimate(replace(sample, open_interest=holes), window="24H"))

    assert arrays["known"].tolist() == [1] * 19 + [0] * 3 + [1] * 2
