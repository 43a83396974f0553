"""A difference as a file: a table, JSON, a picture, or a page to look at."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.views.colors import ink
from liqwidget.views.differences.scene import difference_scene
from liqwidget.views.differences.words import difference_headline

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.readings import Difference
    from liqwidget.views.colors import ColorScale

__all__ = ["difference_content"]

_HOW_TO_READ = (
    "a, b and difference (a less b) are USD; difference[i][c] is bucket i, between "
    "bucket_edges[i] and bucket_edges[i + 1], at time[c], the end of column c in UTC. Row 0 is "
    "the lowest price. beyond is USD of b at prices that are not drawn. Rounded to cents."
)
_ONLY_THIS_FILE = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    'font-src data:">'
)


def difference_content(
    found: Difference,
    suffix: str,
    *,
    color_scale: ColorScale,
    color_limit: float | None,
    dark: bool,
) -> bytes:
    """Return the bytes of a file with this suffix."""
    # ruff: noqa: PLC0415 - a table needs no picture, a picture no Bokeh
    if suffix == ".csv":
        return _csv(found).encode()
    if suffix == ".json":
        return _json(found).encode()
    scene = difference_scene(found, limit=color_limit, color_scale=color_scale, dark=dark)
    if suffix == ".html":
        return _page(found, difference_headline(scene), color_scale, color_limit, dark).encode()
    from liqwidget.views.differences.picture import difference_png, difference_svg

    return difference_png(scene) if suffix == ".png" else difference_svg(scene).encode()


def _csv(found: Difference) -> str:
    """Return :meth:`Difference.to_frame` as CSV under a comment of what both maps assume."""
    frame = found.to_frame().round({"a": 2, "b": 2, "difference": 2})
    frame["price"] = frame["price"].map("{:.10g}".format)
    frame["time"] = frame["time"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    text = io.StringIO()
    said = found.assumptions()
    for side in ("a", "b"):
        text.write(f"# {side}: {json.dumps(said[side])}\n")
    text.write("# difference: a less b, USD per bucket\n")
    frame.to_csv(text, index=False, lineterminator="\n")
    return text.getvalue()


def _json(found: Difference) -> str:
    time = [
        None if np.isnat(one) else f"{np.datetime_as_string(one, unit='s')}Z" for one in found.time
    ]
    content = {
        "format": "liqwidget difference 1",
        "how_to_read": _HOW_TO_READ,
        "assumptions": found.assumptions(),
        "bucket_edges": found.bucket_edges.tolist(),
        "time": time,
        "a": _cents(found.of_a),
        "b": _cents(found.of_b),
        "difference": _cents(found.grid),
        "beyond": _cents(found.beyond),
    }
    return json.dumps(content, allow_nan=False, separators=(",", ":")) + "\n"


def _cents(values: NDArray[np.float64]) -> object:
    return (np.round(values, 2) + 0.0).tolist()


def _page(
    found: Difference, title: str, color_scale: ColorScale, color_limit: float | None, dark: bool
) -> str:
    """Return a page to look at, with BokehJS inside: it pans, zooms and tells amounts."""
    from bokeh.embed import file_html
    from bokeh.resources import INLINE

    from liqwidget.views.differences.layout import draw_difference

    layout = draw_difference(found, color_scale=color_scale, color_limit=color_limit, dark=dark)
    layout.select_one({"name": "caption"}).disable_math = True
    paper = ink(dark=dark)["background"]
    head = f"<head>\n{_ONLY_THIS_FILE}\n<style>body {{ background: {paper}; }}</style>"
    return str(file_html(layout, INLINE, title)).replace("<head>", head, 1)
