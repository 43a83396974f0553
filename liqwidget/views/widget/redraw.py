"""What the widget does when a wish needs Python: compute, carry over, draw."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import numpy as np
import traitlets as t

from liqwidget.views.caption import headline
from liqwidget.views.colors import usual_limit
from liqwidget.views.widget.baseline import carry_baseline, kept_words
from liqwidget.views.widget.drawn import swap
from liqwidget.views.widget.geometry import GEOMETRY, Geometry, carried, map_for
from liqwidget.views.widget.live_figure import figure_json
from liqwidget.views.widget.offers import time_frames, windows
from liqwidget.views.widget.payload import pack
from liqwidget.views.widget.presets import presets
from liqwidget.views.widget.prints import prints

if TYPE_CHECKING:
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["choose_geometry", "chosen", "draw", "largest_scale", "offer"]


def chosen(widget: LiquidationWidget) -> Geometry:
    """Return the geometry that the traits ask for."""
    return Geometry(**{name: getattr(widget, name) for name in GEOMETRY})


def choose_geometry(widget: LiquidationWidget) -> None:
    """Compute the geometry that was chosen and draw it; go back if it cannot be.

    Raises
    ------
    TraitError
        If the market or the venue cannot be read as asked; `notice` says why too.
    """
    with widget._lock:
        wanted, before = chosen(widget), widget._geometry
        if wanted == before:
            return
        try:
            estimator = widget._source.estimator(wanted)
        except ValueError as error:
            with widget._quiet():
                for name, value in asdict(before).items():
                    setattr(widget, name, value)
            widget.set_trait("notice", str(error))
            raise t.TraitError(str(error)) from error
        now = widget.map
        if replace(wanted, window=before.window) != before:
            with widget._quiet():
                widget.fitted = {}  # it was made under other rules, or for another market
                if wanted.symbol != before.symbol:
                    widget.depth = None  # that of another book
        widget._estimator, widget._geometry = estimator, wanted
        with widget.hold_sync():
            _carry(widget, now.leverages, estimator.leverages)
            with widget._quiet():
                most = largest_scale(widget)
                widget.open_interest_scale = min(widget.open_interest_scale, most)
                carry_baseline(widget, now.leverages, estimator.leverages, most)
            widget._map = map_for(estimator, widget, now.settings.funding_tilt)
            with widget._quiet():
                widget.bar = -1  # columns are others now
            swap(widget, before.symbol, wanted.symbol)
            offer(widget)
            draw(widget)
            widget.set_trait("notice", kept_words(widget))


def draw(widget: LiquidationWidget, limit: float | None = None, *, packed: bool = False) -> None:
    """Send figure, payload and words together; a payload that is `packed` was sent before."""
    drawn = widget.map
    with widget.hold_sync():
        with widget._quiet():  # it is said once, at the end
            widget.bar = min(widget.bar, drawn.time.size - 1)
            widget.color_limit = usual_limit(drawn) if limit is None else limit
        widget._kept_limit = limit is None
        widget.set_trait("max_open_interest_scale", largest_scale(widget))
        widget.set_trait("headline", headline(drawn))
        widget.set_trait("notice", "")
        widget._figure = figure_json(drawn)
        if not packed:
            widget._payload = pack(drawn)
        widget._prints = prints(drawn)
        widget._say()


def offer(widget: LiquidationWidget) -> None:
    """Say what can be chosen from here."""
    market = widget._source.markets[widget.symbol]
    widget.set_trait("windows", windows(market, widget.window))
    widget.set_trait("time_frames", time_frames(market))
    widget.set_trait("presets", presets(widget._map))


def largest_scale(widget: LiquidationWidget) -> float:
    """Return the largest open interest scale to offer, three if the market allows it."""
    # rounded down, so that the slider's last step is allowed
    most = np.floor(98.0 * widget._estimator.max_open_interest_scale) / 100.0
    return float(min(max(3.0, widget._map.settings.open_interest_scale), most, widget._scale_cap))


def _carry(widget: LiquidationWidget, before: tuple[float, ...], now: tuple[float, ...]) -> None:
    """Bring what is kept per tier onto the tiers that can be opened."""
    if before == now:
        return
    places = [before.index(tier) if tier in before else None for tier in now]

    def flags(values: list[bool], usual: bool) -> list[bool]:
        return [usual if place is None else values[place] for place in places]

    kept = {
        "weights": carried(widget.weights, before, now),
        "tiers": flags(widget.tiers, True),
        "locked": flags(widget.locked, False),
        "_initial": {
            **widget._initial,
            "weights": carried(widget._initial["weights"], before, now),
            "tiers": [True] * len(now),
            "locked": [False] * len(now),
        },
    }
    with widget._quiet():
        widget.set_trait("leverages", list(now))
        for name, values in kept.items():
            setattr(widget, name, values)
    widget._say_shares()
