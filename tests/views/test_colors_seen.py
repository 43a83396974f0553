"""Colors as they are seen: even steps in lightness, and two sides told apart without red or blue."""

from __future__ import annotations

import numpy as np
import pytest

from liqwidget.views.colors import LONG, PALETTES, SHORT, rgb, tier_colors

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", IEEE TVCG 15(6), severity 1.0, on linear RGB
SEEN = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(  # IEC 61966-2-1, D65
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def lab(colors: list[str], matrix: np.ndarray = SEEN["usual"]) -> np.ndarray:
    """Return CIELAB rows of colors as an eye sees them."""
    coded = rgb(colors) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    xyz = np.clip(linear @ matrix.T, 0, 1) @ XYZ.T / XYZ.sum(axis=1)
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.stack(
        [116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1
    )


def test_the_scale_of_lightness_is_right():
    """White is 100, black 0, and the gray of 18 % is near the middle (119 of 255)."""
    lightness = lab(["#ffffff", "#000000", "#777777"])[:, 0]

    assert lightness == pytest.approx([100, 0, 50], abs=0.2)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("palette", PALETTES)
def test_more_is_always_lighter(palette, seen):
    lightness = lab(list(PALETTES[palette]), SEEN[seen])[:, 0]

    step_back = (np.maximum.accumulate(lightness) - lightness).max()
    assert step_back < 0.5  # half of what an eye could just see
    assert lightness[-1] - lightness[0] > 60


@pytest.mark.parametrize("seen", SEEN)
def test_longs_and_shorts_are_told_apart_by_any_eye(seen):
    long, short = lab([LONG, SHORT], SEEN[seen])

    assert np.linalg.norm(long - short) > 40  # one is just noticeable at 2.3


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("dark", [False, True])
def test_the_sides_of_a_tier_are_told_apart_by_any_eye(seen, dark):
    long, short = (
        lab(tier_colors(8, side=side, dark=dark), SEEN[seen]) for side in ("long", "short")
    )

    assert np.linalg.norm(long - short, axis=1).min() > 15


def test_red_and_green_would_fail_here():
    """The colors that trading screens use: what this file is there to refuse."""
    red, green = lab(["#d62728", "#2ca02c"], SEEN["deuteranopia"])

    assert np.linalg.norm(red - green) < 40
