from __future__ import annotations

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import exact_map, positions
from liqwidget.views.colors import ink, tier_colors
from tests.labs.cascades.loop import book, uniform
from tests.views.maps import gap, named, week

# 1 %, 1.5 % and 2 %, 5 %: 50 M move price by 1 %, so the first sets off the next two
CHAIN = {"distance": [0.01, 0.015, 0.02, 0.05], "dollars": [26e6, 26e6, 10e6, 1e6]}
FALL = float(np.expm1(-0.01))


def part(layout, name):
    found = layout.select_one({"name": name})
    assert found is not None, name
    return found


def chain(**options):
    return lq.draw_cascade(book(**CHAIN), FALL, **{"depth": 50e6, **options})


@pytest.mark.parametrize(
    "name",
    [
        "fragility", "dominoes", "fragility_source", "band_source", "ignition_source",
        "domino_source", "path_source", "this_cascade", "fragility_key", "caption",
    ],
)  # fmt: skip
def test_parts_go_by_names(name):
    part(chain(), name)


def test_the_curve_drawn_is_the_curve():
    layout = lq.draw_cascade(week(), -0.03, depth=1e9)
    curve = lq.fragility(week(), depth=1e9)

    data = part(layout, "fragility_source").data
    shock, end = curve.curve(furthest=-data["shock"][-1] / 100)

    np.testing.assert_allclose(data["shock"], -100 * shock, rtol=1e-12)
    np.testing.assert_allclose(data["end"], -100 * end, rtol=1e-12)


def test_the_cascade_is_marked_on_the_curve():
    data = part(chain(), "this_cascade").data_source.data

    # 1 % takes 62 M, which move price by 1.24 % more
    assert data["x"] == pytest.approx([-100 * FALL])
    assert data["y"] == pytest.approx([-100 * np.expm1(-0.0224)])


def test_dominoes_know_the_round_in_which_they_fall():
    data = part(chain(), "domino_source").data

    assert data["round"].tolist() == [1, 2, 3, 0]
    assert data["dollars"] == pytest.approx([26e6, 26e6, 10e6, 1e6])
    assert list(data["state"]) == ["round 1", "round 2", "round 3", "stands"]


@pytest.mark.parametrize("dark", [False, True])
def test_dominoes_wear_the_colors_of_their_rounds_and_those_that_stand_are_gray(dark):
    data = part(chain(dark=dark), "domino_source").data

    ramp = tier_colors(3, side="long", dark=dark)
    assert list(data["color"]) == [*ramp, ink(dark=dark)["muted"]]


def test_the_path_of_the_price_is_the_shock_and_then_the_rounds():
    data = part(chain(), "path_source").data

    passed = [0.0, 0.01, 0.0152, 0.0204, 0.0224]
    assert data["from"] == pytest.approx(100 * np.exp(-np.array(passed[:-1])))
    assert data["to"] == pytest.approx(100 * np.exp(-np.array(passed[1:])))


def test_one_bar_holds_all_tiers_of_its_bucket_also_when_orders_are_by_tier():
    plain = part(lq.draw_cascade(week(), -0.03, depth=3e8), "domino_source").data
    covered = part(
        lq.draw_cascade(week(), -0.03, depth=3e8, insurance_fund=1e6), "domino_source"
    ).data

    assert covered["dollars"] == pytest.approx(plain["dollars"])


def test_bars_are_those_of_the_map():
    map = week()
    below = map.bucket_edges[1:] <= map.price

    data = part(lq.draw_cascade(map, -0.03, depth=3e8), "domino_source").data

    drawn = dict(zip(np.round(data["top"], 6), data["dollars"], strict=True))
    for top, dollars in zip(map.bucket_edges[1:][below], map.long[below, -1], strict=True):
        if dollars > 0:
            assert drawn[np.round(top, 6)] == pytest.approx(dollars)


def test_the_band_surrounds_what_other_depths_would_do():
    layout = lq.draw_cascade(uniform(10e6), FALL, depth=50e6, depth_factor=2)

    data = part(layout, "band_source").data

    # branching ratios between 0.1 and 0.4
    assert data["near"][-1] < data["shock"][-1] / (1 - 0.13)
    assert data["far"][-1] > data["shock"][-1] / (1 - 0.33)
    assert (data["near"] <= data["far"]).all()


def test_ends_beyond_the_map_are_drawn_in_its_shade():
    layout = lq.draw_cascade(uniform(60e6, until=0.05), FALL, depth=50e6)

    limit = part(layout, "beyond_the_map").bottom
    assert limit == pytest.approx(-100 * np.expm1(-0.05), rel=1e-3)
    assert limit < part(layout, "fragility_source").data["end"].max()
    assert part(layout, "fragility_source").data["end"].max() < part(layout, "end_range").end
    assert part(layout, "end_label").text == "beyond the map"


def test_a_map_that_holds_has_no_shade():
    assert chain(depth=1e9).select_one({"name": "beyond_the_map"}) is None


def test_levels_that_go_together_are_a_dot():
    data = part(chain(), "ignition_source").data

    assert data["n_levels"] == [3]
    assert data["dollars"] == pytest.approx([62e6])
    assert data["text"] == ["62.0M USD"]


@pytest.mark.parametrize("depth", [50e6, lq.Depth(50e6, "a book of this morning")])
def test_the_depth_is_called_an_assumption_on_the_picture_and_below_it(depth):
    layout = chain(depth=depth)

    assert "depth 50M USD per 1 % (assumption, " in part(layout, "depth_label").text
    assert (
        "ASSUMPTION: 50.0M USD of market orders move price by 1 %" in part(layout, "caption").text
    )


def test_the_caption_says_whose_data_and_that_it_is_no_advice():
    text = part(lq.draw_cascade(week(), -0.03), "caption").text

    assert "SIMULATED DATA" in text
    assert "what forced orders add is often several times too much" in text
    assert "not a forecast and not advice" in text
    assert "what if" in text
    assert "confidence" not in text
    assert "SIMULATED DATA" in part(lq.draw_cascade(week(), -0.03), "fragility_title").text


def test_options_are_said():
    text = part(
        lq.draw_cascade(
            week(), -0.04, depth=2e8, hedge_flow=-5e6, insurance_fund=2e7,
            auto_deleveraging=True, halt=0.06, impact="square_root",
        ),
        "caption",
    ).text  # fmt: skip

    for words in (
        "square root impact", "Option hedgers trade 5.00M USD per 1 % against it",
        "An insurance fund of 20.0M USD", "Auto-deleveraging", "halts at a move of 6 %",
    ):  # fmt: skip
        assert words in text


def test_words_from_data_are_not_markup():
    layout = lq.draw_cascade(named("<b>X</b>", "<script>"), -0.03, depth=1e6)

    assert "<b>" not in part(layout, "caption").text
    assert "<script>" not in part(layout, "caption").text


def test_a_truth_is_drawn_without_a_mix_to_doubt():
    book = positions("exchange/crowded", at="2025-06-08 01:00")
    market = lq.sample("exchange/crowded")
    truth = exact_map(book, like=lq.estimate(market, window="24H"))

    layout = lq.draw_cascade(truth, -0.02, depth=6e7)

    assert "Every position is known; the order book is not" in part(layout, "caption").text
    assert "2025-06-08 01:00 UTC" in part(layout, "caption").text
    assert "mixes" not in part(layout, "caption").text


@pytest.mark.parametrize("shock", [-0.02, 0.02])
@pytest.mark.parametrize("map", [week, gap])
@pytest.mark.parametrize("law", ["linear", "square_root"])
def test_both_sides_of_every_map_can_be_drawn(map, shock, law):
    layout = lq.draw_cascade(map(), shock, depth=1e7, impact=law)

    low, high = part(layout, "domino_price_range").start, part(layout, "domino_price_range").end
    assert low < map().price < high
    assert part(layout, "shock_range").end >= 2


@pytest.mark.parametrize("shock", [-0.02, 0.02])
def test_an_empty_book_can_be_drawn(shock):
    layout = lq.draw_cascade(book([], [], "long" if shock < 0 else "short"), shock, depth=1e7)

    assert part(layout, "domino_source").data["dollars"].size == 0


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_light_or_dark(dark):
    layout = chain(dark=dark)

    for name in ("fragility", "dominoes"):
        assert part(layout, name).background_fill_color == ink(dark=dark)["panel"]
    assert part(layout, "caption").styles["background-color"] == ink(dark=dark)["background"]


def test_a_width_is_kept():
    assert chain(width=900).width == 900


def test_what_is_no_map_is_refused():
    with pytest.raises(TypeError, match="map must be a LiquidationMap or a LiquidationWidget"):
        lq.draw_cascade([1, 2, 3])


def test_the_caption_of_a_fitted_map_does_not_call_its_mix_assumed():
    fitted = week().reweighted({10: 0.2}, fitted=True)

    text = part(lq.draw_cascade(fitted, -0.03), "caption").text

    assert "Fitted mix: 10x 20 %" in text
    assert "fitted to printed liquidations" in text
    assert "mix is assumed" not in text
