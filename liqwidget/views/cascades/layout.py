"""Draw a cascade: the fragility curve, and the dominoes on the map."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
from bokeh.layouts import gridplot
from bokeh.models import BoxZoomTool, Column, Div, PanTool, ResetTool, SaveTool, WheelZoomTool

from liqwidget.labs import Depth, ExactMap, ForcedOrders, cascade, cascade_ensemble, fragility
from liqwidget.views._checks import map_of
from liqwidget.views.caption import amount
from liqwidget.views.cascades.curve_panel import curve_panel
from liqwidget.views.cascades.domino_panel import domino_panel
from liqwidget.views.cascades.scene import CascadeScene, furthest
from liqwidget.views.cascades.words import cascade_caption, origin
from liqwidget.views.colors import ink
from liqwidget.views.themes import caption_style

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap
    from liqwidget.labs.cascades.impact import HedgeFlow, Law
    from liqwidget.views.widget import LiquidationWidget

__all__ = ["draw_cascade"]

_N_RUNS, _N_SHOCKS = 400, 120
"""Runs behind the band, and places where it is drawn."""


def draw_cascade(
    map: LiquidationMap | LiquidationWidget | ExactMap | ForcedOrders,
    shock: float = -0.03,
    *,
    depth: float | Depth | None = None,
    impact: Law = "linear",
    hedge_flow: HedgeFlow = 0.0,
    insurance_fund: float = 0.0,
    auto_deleveraging: bool = False,
    halt: float | None = None,
    maintenance_margin: float | None = None,
    depth_factor: float = 2.0,
    column: int = -1,
    dark: bool = False,
    width: int | None = None,
    height: int = 460,
) -> Column:
    """Draw what a shock would set off: the fragility curve, and the dominoes on the map.

    On the left, where every shock would end, with a band of what follows if depth and leverage
    mix were others. On the right the bars of the map in the order in which they fall, and the
    way of the price. The caption says what is assumed; the depth is among it.

    Parameters
    ----------
    map : LiquidationMap, LiquidationWidget, ExactMap or ForcedOrders
    shock, depth, impact, hedge_flow, insurance_fund, auto_deleveraging, halt, maintenance_margin
        As :func:`cascade`. Fund, deleveraging and halt act on the dominoes; the curve is drawn
        without them.
    depth_factor : float, default 2
        The band holds depths from one over to times this factor.
    column : int, default -1
        Shown column.
    dark : bool, default False
    width : int, optional
        In pixels; stretches to the page if None.
    height : int, default 460
        Of the panels, in pixels.

    Returns
    -------
    bokeh.models.Column
        Find its parts by name with ``select_one``: the figures ``fragility`` and ``dominoes``,
        the sources ``fragility_source``, ``band_source``, ``ignition_source``, ``domino_source``
        and ``path_source``, ``depth_label`` and ``caption``.

    Raises
    ------
    ValueError
        As :func:`cascade` and :func:`cascade_ensemble`.
    TypeError
        If there is no map.

    Examples
    --------
    >>> import liqwidget as lq
    >>> layout = lq.draw_cascade(lq.estimate(lq.sample("BTCUSDT"), window="7D"), -0.03)
    >>> layout.select_one({"name": "depth_label"}).text
    'depth ... per 1 % (assumption, illustration, 1 % of a mean day of the last 7 days)'
    """
    found = map if isinstance(map, (ExactMap, ForcedOrders)) else map_of(map)
    fall = cascade(
        found,
        shock,
        depth=depth,
        impact=impact,
        hedge_flow=hedge_flow,
        insurance_fund=insurance_fund,
        auto_deleveraging=auto_deleveraging,
        halt=halt,
        maintenance_margin=maintenance_margin,
        column=column,
    )
    curve = fragility(
        found,
        side=fall.orders.side,
        depth=fall.depth,
        impact=impact,
        hedge_flow=hedge_flow,
        column=column,
    )
    band = cascade_ensemble(
        found,
        np.linspace(0.0, furthest(fall, curve), _N_SHOCKS),
        depth=fall.depth,
        depth_factor=depth_factor,
        concentration=30.0 if hasattr(found, "weights") else None,
        n_runs=_N_RUNS,
        impact=impact,
        hedge_flow=hedge_flow,
        column=column,
    )
    scene = CascadeScene(fall, curve, band, origin(found), dark)
    options = _options(hedge_flow, insurance_fund, halt, auto_deleveraging=auto_deleveraging)
    lines = cascade_caption(scene, found, options, column=column)
    return _layout(scene, lines, width=width, height=height)


def _layout(
    scene: CascadeScene, lines: tuple[str, ...], *, width: int | None, height: int
) -> Column:
    panels = [curve_panel(scene, height=height), domino_panel(scene, height=height)]
    for panel in panels:
        panel.add_tools(PanTool(), WheelZoomTool(), BoxZoomTool(), ResetTool(), SaveTool())
    grid = gridplot([panels], merge_tools=True, sizing_mode="stretch_width")
    grid.update(cols=["minmax(0, 1fr)", "minmax(0, 1fr)"], spacing=(0, 10))
    grid.toolbar.logo = None
    words = Div(
        text="<br>".join(escape(line) for line in lines),
        name="caption",
        sizing_mode="stretch_width",
        styles=caption_style(ink(dark=scene.dark)),
    )
    paper = {"background-color": ink(dark=scene.dark)["background"]}
    root = Column(grid, words, name="liqwidget_cascade", sizing_mode="stretch_width", styles=paper)
    if width is not None:
        root.update(sizing_mode=None, width=width, width_policy="fixed")
    return root


def _options(
    hedge_flow: HedgeFlow,
    insurance_fund: float,
    halt: float | None,
    *,
    auto_deleveraging: bool,
) -> tuple[str, ...]:
    """Return in words what else was chosen."""
    words = []
    if callable(hedge_flow):
        words.append("Option hedgers trade as a function of the move.")
    elif hedge_flow:
        way = "with" if hedge_flow > 0 else "against"
        words.append(f"Option hedgers trade {amount(abs(hedge_flow))} USD per 1 % {way} it.")
    if insurance_fund:
        words.append(f"An insurance fund of {amount(insurance_fund)} USD (dominoes only).")
    if auto_deleveraging:
        words.append("Auto-deleveraging (dominoes only).")
    if halt is not None:
        words.append(f"Trading halts at a move of {100 * halt:.3g} % (dominoes only).")
    return tuple(words)
