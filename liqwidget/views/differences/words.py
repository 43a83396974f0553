"""The words on the picture of a difference: what A and B are, and what the colors say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liqwidget.estimator import LiquidationMap
from liqwidget.estimator.amounts import amount
from liqwidget.views.caption import caption, provenance

if TYPE_CHECKING:
    from liqwidget.views.differences.scene import DifferenceScene

__all__ = ["MORE_AND_LESS", "difference_caption", "difference_headline"]

MORE_AND_LESS = "- B has more  |  USD  |  A has more +"


def difference_headline(scene: DifferenceScene) -> str:
    """Return the title of the picture."""
    sources = dict.fromkeys(_kind(map) for map in (scene.found.a, scene.found.b))
    return f"A less B, liquidation levels - {', '.join(sources)}"


def difference_caption(scene: DifferenceScene) -> tuple[str, ...]:
    """Return provenance and assumptions of both maps, and what the colors say, line by line."""
    found = scene.found
    data, model = zip(*(_said(map) for map in (found.a, found.b)), strict=True)
    lines = [f"A and B: {data[0]}"] if data[0] == data[1] else [f"A: {data[0]}", f"B: {data[1]}"]
    if model[0] == model[1]:
        lines.append(f"A and B: {model[0]}")
    else:
        lines += [f"A: {model[0]}", f"B: {model[1]}"]
    beyond = float(found.beyond[-1])
    outside = f" B has {amount(beyond)} USD at prices not drawn." if beyond >= 1 else ""
    end = (
        f"Orange where A has more, blue where B has more, brightest from {amount(scene.limit)} USD "
        f"per bucket. At the end {found.totals()}.{outside} "
        "Maps are estimates, not records of positions, unless they say so."
    )
    return (*(line for line in lines if len(line) > len("A: ")), end)


def _said(map: Any) -> tuple[str, str]:
    """Return data and assumptions of one map."""
    if isinstance(map, LiquidationMap):
        data, model, _ = caption(map)
        return data, model
    if hasattr(map, "pieces"):
        return "Known positions.", ""
    source = str(getattr(map, "source", "")).strip()
    return f"Imported{f' from {source}' if source else ''}, checked by nobody here.", ""


def _kind(map: Any) -> str:
    """Return what kind of data a map was made from."""
    if isinstance(map, LiquidationMap):
        return f"{map.market.symbol}, {provenance(map)}"
    return "known positions" if hasattr(map, "pieces") else "imported"
