"""Colors: from dollars to intensity, the ramps of the tiers, and light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

import numpy as np

from liqwidget.views._checks import check_choice, check_limit
from liqwidget.views.palettes import PALETTES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap

__all__ = [
    "FALLING", "LOG_SPAN", "LONG", "PALETTES", "RISING", "SHORT", "SIDES", "ColorScale", "Palette",
    "Side", "check_colors", "color_limit", "ink", "rgb", "tier_colors", "tone", "usual_limit",
    "warped",
]  # fmt: skip

Palette = Literal["inferno", "viridis", "cividis"]
ColorScale = Literal["sqrt", "linear", "log"]
Side = Literal["long", "short"]

SIDES: tuple[Side, Side] = ("long", "short")

LONG, SHORT = "#0072B2", "#D55E00"
"""Blue and vermillion: told apart under every common color blindness, as red and green are not."""

RISING, FALLING = "#f2f2f2", "#9aa3ad"
"""Candles are gray, so that color belongs to the heat."""

LOG_SPAN = 1000.0
"""The logarithmic scale begins at the color limit over this."""

_PERCENTILE = 99.5
_limits: WeakKeyDictionary[LiquidationMap, float] = WeakKeyDictionary()
_RAMPS: dict[tuple[Side, bool], tuple[str, str, str]] = {
    ("long", False): ("#a9d3ee", LONG, "#06314f"),
    ("short", False): ("#fbc9a0", SHORT, "#5e2600"),
    ("long", True): ("#0a4468", "#2a93d0", "#c4e6fb"),
    ("short", True): ("#6b3005", "#e8701a", "#fddcbf"),
}
_INK = {
    False: {
        "background": "#ffffff",
        "panel": "#f6f6f4",
        "text": "#1f2328",
        "muted": "#59626c",
        "grid": "#dfe2e5",
        "warning": "#a33b00",
        "line": "#3d444d",
    },
    True: {
        "background": "#111418",
        "panel": "#191d22",
        "text": "#e8eaed",
        "muted": "#a0a8b2",
        "grid": "#2d333b",
        "warning": "#ffa65c",
        "line": "#b6bec8",
    },
}


def ink(*, dark: bool) -> dict[str, str]:
    """Return the colors of everything that is not data, by what they are for."""
    return dict(_INK[bool(dark)])


def rgb(colors: tuple[str, ...] | list[str]) -> NDArray[np.uint8]:
    """Return ``#rrggbb`` strings as an array of shape ``(n, 3)``."""
    digits = bytes.fromhex("".join(color[1:] for color in colors))
    return np.frombuffer(digits, np.uint8).reshape(-1, 3)


def tier_colors(n_tiers: int, *, side: Side, dark: bool) -> list[str]:
    """Return one color per leverage tier: the higher the leverage, the stronger."""
    stops = rgb(_RAMPS[side, bool(dark)]).astype(np.float64)
    at = np.linspace(0, 2, n_tiers) if n_tiers > 1 else np.ones(1)
    mixed = np.stack([np.interp(at, [0, 1, 2], channel) for channel in stops.T], axis=1)
    return [f"#{row.tobytes().hex()}" for row in mixed.round().astype(np.uint8)]


def color_limit(dollars: NDArray[np.float64]) -> float:
    """Return the dollars of the brightest color: a value that few drawn cells exceed.

    One spike must not hide the rest; what lies above is stated in the caption.
    """
    drawn = dollars[dollars > 0]
    return float(np.percentile(drawn, _PERCENTILE)) if drawn.size else 1.0


def usual_limit(map: LiquidationMap) -> float:
    """Return :func:`color_limit` of a map, found once for all that show it."""
    if map not in _limits:
        _limits[map] = color_limit(map.total)
    return _limits[map]


def tone(share: NDArray[np.float64], scale: ColorScale) -> NDArray[np.float64]:
    """Return the intensity in [0, 1] of dollars over the color limit."""
    share = np.clip(share, 0.0, 1.0)
    if scale == "sqrt":
        return np.sqrt(share, out=share)
    if scale == "linear":
        return share
    lifted = np.maximum(share * LOG_SPAN, 1.0)
    return np.asarray(np.log(lifted) / np.log(LOG_SPAN))


def warped(palette: Palette, scale: ColorScale, n_colors: int = 1024) -> list[str]:
    """Return a palette that, read linearly in dollars, shows a scale.

    The axis of a color bar then stays in plain dollars: ``warped(p, "sqrt")[i]`` is the color
    of ``p`` at the square root of ``i / (n_colors - 1)``.

    Examples
    --------
    A quarter of the color limit has the middle color:

    >>> warped("inferno", "sqrt", 1025)[256] == PALETTES["inferno"][128]
    True
    """
    colors = PALETTES[palette]
    at = tone(np.linspace(0, 1, n_colors), scale)
    return [colors[place] for place in np.floor(at * 255 + 0.5).astype(int).tolist()]


def check_colors(palette: str, scale: str, color_limit: float | None) -> None:
    """Refuse colors that do not exist.

    Raises
    ------
    ValueError
        If palette or scale are unknown, or the limit is not above zero.
    """
    check_choice("palette", palette, tuple(PALETTES))
    check_choice("color_scale", scale, ("sqrt", "linear", "log"))
    check_limit(color_limit)
