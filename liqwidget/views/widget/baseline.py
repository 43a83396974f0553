"""B: the mix and the what-ifs that a reader kept, to be held against those of now."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import traitlets as t

from liqwidget.estimator.picture import rasterize
from liqwidget.estimator.tilt import one_side
from liqwidget.readings.difference import Difference, difference
from liqwidget.views.scene import drawn_mix
from liqwidget.views.widget.geometry import carried, map_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from liqwidget.estimator import LiquidationMap
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["KEPT", "SHOWN", "Kept", "carry_baseline", "kept_now", "kept_words", "widget_difference"]

KEPT = ("weights", "tiers", "funding_shift", "open_interest_scale", "jump_share", "jump_bars")
"""Traits that the page mixes from: what B consists of."""

SHOWN = ("A", "B", "A - B")


class Kept(t.Dict):
    """What was kept as B, under the names of the traits, or None; what is left out is as now."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return every trait of `KEPT`, checked as the trait of that name is."""
        kept = super().validate(obj, value)
        if kept is None:
            return None
        unknown = sorted(set(kept) - set(KEPT))
        if unknown:
            msg = f"{self.name} has the keys {', '.join(KEPT)}; got {', '.join(unknown)}"
            raise t.TraitError(msg)
        traits = obj.traits()
        full = {name: kept.get(name, getattr(obj, name)) for name in KEPT}
        try:
            checked = {name: traits[name].validate(obj, given) for name, given in full.items()}
        except t.TraitError as error:
            msg = f"{self.name}: {error}"
            raise t.TraitError(msg) from error
        most = obj.max_open_interest_scale
        if obj._ready and checked["open_interest_scale"] > most:
            msg = (
                f"{self.name}: open_interest_scale must be at most {most:g} for this market; "
                f"got {checked['open_interest_scale']:g}"
            )
            raise t.TraitError(msg)
        return checked


def kept_now(widget: LiquidationWidget) -> dict[str, Any]:
    """Return the mix and the what-ifs of now."""
    return {name: getattr(widget, name) for name in KEPT}


def widget_difference(widget: LiquidationWidget) -> Difference:
    """Return A less B as the page draws it: without the tiers that each of them hides.

    Raises
    ------
    ValueError
        If nothing was kept as B.
    """
    kept = widget.baseline
    if kept is None:
        msg = "nothing was kept as B; press Keep as B, or call widget.keep()"
        raise ValueError(msg)
    a = widget.map
    own = {"turnover": widget.turnover, "holding_exponent": widget.holding_exponent}
    b = map_for(widget._estimator, SimpleNamespace(**{**own, **kept}), a.settings.funding_tilt)
    found = difference(a, b)
    if all(widget.tiers) and all(kept["tiers"]):
        return found
    long_a, short_a = _drawn(a, widget.tiers)
    long_b, short_b = _drawn(b, kept["tiers"])
    return replace(
        found,
        of_a=_frozen(long_a + short_a),
        of_b=_frozen(long_b + short_b),
        long=_frozen(long_a - long_b),
        short=_frozen(short_a - short_b),
    )


def _drawn(
    map: LiquidationMap, tiers: Sequence[bool]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the dollars of longs and of shorts in the tiers that are drawn."""
    mix = drawn_mix(map, tiers)
    long, short = (rasterize(map.book.dollars, one_side(mix, side)).T for side in (0, 1))
    return long, short


def carry_baseline(
    widget: LiquidationWidget, before: tuple[float, ...], now: tuple[float, ...], most: float
) -> None:
    """Bring B onto the tiers and the largest scale of another geometry; call it quietly."""
    kept = widget.baseline
    if kept is None:
        return
    drawn = dict(zip(before, kept["tiers"], strict=True))
    widget.baseline = {
        **kept,
        "weights": carried(kept["weights"], before, now) if before != now else kept["weights"],
        "tiers": [drawn.get(tier, True) for tier in now],
        "open_interest_scale": min(kept["open_interest_scale"], most),
    }


def kept_words(widget: LiquidationWidget) -> str:
    """Return what became of B when the geometry changed; empty without B."""
    if widget.baseline is None:
        return ""
    return (
        f"B keeps its mix and what-ifs; A and B are both drawn on {widget.venues[widget.venue]}, "
        f"{widget.window}, {widget.time_frame} bars now"
    )


def _frozen(values: NDArray[np.float64]) -> NDArray[np.float64]:
    values.flags.writeable = False
    return values
