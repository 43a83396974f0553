"""Light and dark: which property of which model gets which color.

A plain function of names, so that the page can restyle a figure that is already drawn with the
same table that Python used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.views.colors import SIDES, ink, tier_colors

if TYPE_CHECKING:
    from bokeh.model import Model

__all__ = ["FIGURES", "apply_theme", "axis_style", "caption_style", "panel_style", "theme"]

FIGURES = ("heat", "map", "funding", "open_interest", "key")
"""Names of the panels; their axes are named after them, as ``heat_time_axis``."""

_AXES = (
    "heat_time_axis",
    "heat_price_axis",
    "map_price_axis",
    "map_usd_axis",
    "map_cumulative_axis",
    "funding_time_axis",
    "funding_axis",
    "open_interest_time_axis",
    "open_interest_axis",
)


def theme(*, dark: bool) -> dict[str, dict[str, object]]:
    """Return the properties to set on each model, by the model's name.

    Parameters
    ----------
    dark : bool

    Returns
    -------
    dict of dict
        Plain strings, fit for JSON. A figure may lack some of the names.
    """
    color = ink(dark=dark)
    named = {figure: panel_style(color) for figure in FIGURES}
    named["key"] |= {"background_fill_color": color["background"], "outline_line_color": None}
    for axis in _AXES:
        named[axis] = axis_style(color)
    for grid in ("map_grid", "funding_grid", "open_interest_grid"):
        named[grid] = {"grid_line_color": color["grid"]}
    for text in ("heat_title", "longs_label", "shorts_label", "key_text"):
        named[text] = {"text_color": color["text"]}
    for text in ("funding_title", "open_interest_title"):
        named[text] = {"text_color": color["muted"]}
    for label in ("longs_label", "shorts_label"):
        named[label]["background_fill_color"] = color["panel"]
    named["open_interest_line"] = {"line_color": color["line"]}
    named["funding_zero"] = {"line_color": color["muted"]}
    named["map_price_line"] = {"line_color": color["text"]}
    for side in SIDES:
        named[f"{side}_cumulative"] = {"line_color": tier_colors(2, side=side, dark=dark)[-1]}
    named["color_bar"] = {
        "background_fill_color": color["background"],
        "major_label_text_color": color["text"],
        "title_text_color": color["muted"],
        "major_tick_line_color": color["muted"],
        "bar_line_color": color["grid"],
    }
    named["caption"] = {"styles": caption_style(color)}
    return named


def panel_style(color: dict[str, str]) -> dict[str, object]:
    """Return the properties of a figure, from the colors of :func:`colors.ink`."""
    return {
        "background_fill_color": color["panel"],
        "border_fill_color": color["background"],
        "outline_line_color": color["grid"],
    }


def axis_style(color: dict[str, str]) -> dict[str, object]:
    """Return the properties of an axis."""
    return {
        "axis_line_color": color["grid"],
        "major_tick_line_color": color["muted"],
        "minor_tick_line_color": None,
        "major_label_text_color": color["text"],
        "axis_label_text_color": color["muted"],
        "axis_label_text_font_style": "normal",
        "axis_label_text_font_size": "11px",
    }


def caption_style(color: dict[str, str]) -> dict[str, str]:
    """Return the CSS of the words under a picture."""
    return {
        "color": color["muted"],
        "background-color": color["background"],
        "font-size": "12px",
        "line-height": "1.45",
        "padding": "2px 10px 8px 10px",
    }


def apply_theme(root: Model, *, dark: bool) -> None:
    """Set the colors of a figure made by :func:`liqwidget.draw`, in place."""
    named = {str(model.name): model for model in root.references() if model.name}
    for name, properties in theme(dark=dark).items():
        if name in named:
            named[name].update(**properties)
    if "caption" in named:  # not of the live figure, which lies over what the page paints
        paper = {"background-color": ink(dark=dark)["background"]}
        root.update(styles=paper)
