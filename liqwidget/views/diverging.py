"""Colors of a difference: two ramps from one dark, neutral middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.views.colors import tone

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.views.colors import ColorScale

__all__ = ["LESS", "MORE", "signed_palette"]

_N = 256
_DARKEST, _LIGHTEST = 0.17, 0.87
"""Lightness of the middle and of both ends; candles, which are gray, stand on the middle."""
_CHROMA = 0.145
_TO_CONES = np.array([
    [1.0, 0.3963377774, 0.2158037573],
    [1.0, -0.1055613458, -0.0638541728],
    [1.0, -0.0894841775, -1.2914855480],
])  # fmt: skip
_TO_RGB = np.array([
    [4.0767416621, -3.3077115913, 0.2309699292],
    [-1.2684380046, 2.6097574011, -0.3413193965],
    [-0.0041960863, -0.7034186147, 1.7076147010],
])  # fmt: skip


def _ramp(hue: float) -> tuple[str, ...]:
    """Return 256 colors of one hue whose lightness in Oklab rises evenly from the middle.

    References
    ----------
    B. Ottosson, "A perceptual color space for image processing", 2020.
    """
    share = np.linspace(0.0, 1.0, _N)
    chroma = _CHROMA * np.sin(0.78 * np.pi * share)  # colored at its end too: ends must differ
    angle = np.radians(hue)
    lightness = _DARKEST + (_LIGHTEST - _DARKEST) * share
    lab = np.stack([lightness, chroma * np.cos(angle), chroma * np.sin(angle)], axis=1)
    linear = np.clip((lab @ _TO_CONES.T) ** 3 @ _TO_RGB.T, 0.0, 1.0)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return tuple(f"#{row.tobytes().hex()}" for row in (encoded * 255).round().astype(np.uint8))


MORE, LESS = _ramp(58.0), _ramp(245.0)
"""Orange where A has more, blue where B has: told apart under every common color blindness."""


def signed_palette(scale: ColorScale, n_colors: int = 2047) -> list[str]:
    """Return the colors from minus the limit to the limit, read linearly in dollars.

    Examples
    --------
    >>> colors = signed_palette("sqrt", 2049)
    >>> colors[1024] == MORE[0] == LESS[0], colors[1024 + 256] == MORE[128]
    (True, True)
    """
    dollars: NDArray[np.float64] = np.linspace(-1.0, 1.0, n_colors)
    at = np.floor(tone(np.abs(dollars), scale) * 255 + 0.5).astype(int).tolist()
    return [
        (MORE if side >= 0 else LESS)[place]
        for side, place in zip(dollars.tolist(), at, strict=True)
    ]
