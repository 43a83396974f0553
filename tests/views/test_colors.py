from __future__ import annotations

import numpy as np
import pytest
from bokeh import palettes

from liqwidget.views.colors import PALETTES, SIDES, color_limit, rgb, tier_colors, tone, warped


@pytest.mark.parametrize("name", ["Inferno256", "Viridis256", "Cividis256"])
def test_the_palettes_are_bokehs(name):
    assert PALETTES[name[:-3].lower()] == tuple(getattr(palettes, name))


@pytest.mark.parametrize("palette", PALETTES)
def test_a_quarter_of_the_limit_has_the_middle_color_on_the_square_root(palette):
    colors = warped(palette, "sqrt", 1025)

    assert colors[0] == PALETTES[palette][0]
    assert colors[256] == PALETTES[palette][128]  # sqrt(1 / 4) of 255, rounded
    assert colors[-1] == PALETTES[palette][-1]


def test_the_linear_palette_is_the_palette():
    assert warped("inferno", "linear", 256) == list(PALETTES["inferno"])


def test_the_logarithm_takes_a_third_of_the_colors_per_factor_of_ten():
    np.testing.assert_allclose(
        tone(np.array([0, 1e-3, 1e-2, 1e-1, 1, 5]), "log"), [0, 0, 1 / 3, 2 / 3, 1, 1]
    )


def test_one_cell_in_two_hundred_is_above_the_color_limit():
    cells = np.concatenate([np.arange(1.0, 201.0), np.zeros(1000)])

    assert 199 < color_limit(cells) < 200


def test_an_empty_map_has_a_color_limit():
    assert color_limit(np.zeros((3, 2))) == 1.0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("side", SIDES)
def test_higher_leverage_stands_out_more_from_the_background(side, dark):
    lightness = rgb(tier_colors(8, side=side, dark=dark)) @ [0.2126, 0.7152, 0.0722]

    steps = np.diff(lightness)

    assert (steps > 0).all() if dark else (steps < 0).all()


@pytest.mark.parametrize("dark", [False, True])
def test_longs_are_bluer_and_shorts_redder_at_every_tier(dark):
    long = rgb(tier_colors(8, side="long", dark=dark)).astype(int)
    short = rgb(tier_colors(8, side="short", dark=dark)).astype(int)

    assert (long[:, 2] > long[:, 0]).all()
    assert (short[:, 0] > short[:, 2]).all()
