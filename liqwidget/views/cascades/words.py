"""The words under a picture of a cascade: what it says, what it assumes, what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liqwidget.estimator import LiquidationMap
from liqwidget.labs import ExactMap
from liqwidget.views.caption import amount, caption, provenance

if TYPE_CHECKING:
    from liqwidget.views.cascades.scene import CascadeScene

__all__ = ["cascade_caption", "origin"]

_NOT = "A scenario for learning, not a forecast and not advice."
_BELIEVE = {
    "assumed": (
        "The mix is assumed, not measured; with a mix that was not calibrated, what forced orders "
        "add is often several times too much."
    ),
    "fitted": (
        "The mix was fitted to printed liquidations: to what was forced then, not to who would be "
        "next. The depth is an assumption all the same."
    ),
}


def cascade_caption(
    scene: CascadeScene, map: object, options: tuple[str, ...], *, column: int
) -> tuple[str, ...]:
    """Return the lines of the caption.

    Parameters
    ----------
    scene : CascadeScene
    map : LiquidationMap, ExactMap or ForcedOrders
    options : tuple of str
        What else was assumed, in words.
    column : int
        Shown column of the map.
    """
    fall, time = scene.fall, getattr(map, "time", None)
    when = "" if time is None else f"{str(time[column])[:16].replace('T', ' ')} UTC: "
    least = "at least " if fall.stop == "end of the map" else ""
    said = (
        f"{when}A {scene.way} of {abs(fall.shock):.2%} becomes one of {least}{abs(fall.end):.2%}, "
        f"from {scene.start} to {fall.end_price:,.{scene.price_decimals}f}, since "
        f"{amount(fall.dollars)} USD of {fall.orders.side}s are closed by force; then {scene.why}."
    )
    return (said, _assumed(scene, options), *_origin(map))


def _assumed(scene: CascadeScene, options: tuple[str, ...]) -> str:
    """Return the assumptions of the cascade."""
    band = scene.band
    law = scene.curve.impact.law.replace("_", " ")
    more = f" {' '.join(options)}" if options else ""
    return (
        f"ASSUMPTION: {amount(band.depth.dollars_per_percent)} USD of market orders move price by "
        f"1 % ({band.depth.source}), {law} impact.{more} Shaded: what if the assumptions were "
        f"wrong ({scene.doubt}); nine in ten of {band.end.shape[0]} such runs, which is no "
        "probability. Dots: shocks that set off many levels at once."
    )


def _origin(map: object) -> tuple[str, ...]:
    """Return where the map comes from, and how far to believe it."""
    if isinstance(map, LiquidationMap):
        data, model, _ = caption(map)
        return data, model, f"{_BELIEVE[map.settings.mix_source]} {_NOT}"
    if isinstance(map, ExactMap):
        return (f"Every position is known; the order book is not. {_NOT}",)
    return (f"A book of forced orders given by hand. {_NOT}",)


def origin(map: object) -> str:
    """Return whose map it is, in a few words."""
    if isinstance(map, LiquidationMap):
        return f"{map.market.symbol}, {provenance(map)}"
    return "every position known" if isinstance(map, ExactMap) else "a book given by hand"
