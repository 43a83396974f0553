"""Save a map as a picture, a table or a page; the suffix decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard
from uuid import uuid4

from liqwidget.estimator import LiquidationMap
from liqwidget.readings import Difference
from liqwidget.views._checks import check_choice, check_limit, map_of

if TYPE_CHECKING:
    import os

    from liqwidget.views.colors import ColorScale, Palette
    from liqwidget.views.files.picture_files import Look
    from liqwidget.views.widget import LinkedMaps, LiquidationWidget

__all__ = ["save"]

SUFFIXES = (".html", ".png", ".svg", ".csv", ".json")


def save(
    map: LiquidationMap | LiquidationWidget | LinkedMaps | Difference,
    path: str | os.PathLike[str],
    *,
    palette: Palette | None = None,
    color_scale: ColorScale | None = None,
    color_limit: float | None = None,
    dark: bool = False,
) -> Path:
    """Write a map to a file; every kind carries its provenance and assumptions.

    The file appears complete or not at all: it is written beside its place and then moved
    there. A file of the same name is replaced.

    Parameters
    ----------
    map : LiquidationMap, LiquidationWidget, LinkedMaps or Difference
        A widget is saved as it stands: its page with what was kept as B, its pictures and tables
        of the map alone; pictures of a blind one hide the map, those of a replay end at the
        column shown, hidden tiers are not in them, and what was drawn and marked is. Tables are
        of the whole map. For a difference, `palette` must be left out, and the page pans, zooms
        and tells amounts; the page of a widget that kept a B also drags.
        The box of :func:`show_windows` is saved as a page only: for another suffix save one of
        its maps.
    path : path-like
        Its suffix is one of ``.html`` (one page that opens from disk, without network, and
        still drags), ``.png``, ``.svg`` (pictures), ``.csv`` (see :func:`to_frame`) and
        ``.json`` (everything drawn, with a key that says how to read it).
    palette : {"inferno", "viridis", "cividis"}, optional
        Pictures only; the widget's own, else "inferno".
    color_scale : {"sqrt", "linear", "log"}, optional
        Pictures only; the widget's own, else "sqrt".
    color_limit : float, optional
        Pictures only: USD per bucket of the brightest color, to compare two maps.
    dark : bool, default False
        Pictures only.

    Returns
    -------
    Path
        Where it was written.

    Raises
    ------
    ValueError
        If the suffix is none of the five, a color does not exist, a palette is given for a
        difference, several maps would have to go into one picture or table, or a table would
        tell what a blind widget hides.
    TypeError
        If `map` is none of these.
    FileNotFoundError
        If the folder does not exist.

    Examples
    --------
    >>> import liqwidget as lq
    >>> from tempfile import TemporaryDirectory
    >>> map = lq.estimate(lq.sample("BTCUSDT"), window="24H")
    >>> with TemporaryDirectory() as folder:
    ...     lq.save(map, f"{folder}/btc.png").name
    'btc.png'
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        msg = f"path must end in one of {', '.join(SUFFIXES)}; got {target.name!r}"
        raise ValueError(msg)
    if not target.parent.is_dir():
        msg = f"path must be in a folder that exists; there is no {str(target.parent)!r}"
        raise FileNotFoundError(msg)
    if isinstance(map, Difference):
        if palette is not None:
            msg = f"a difference has colors of its own, palette must be left out; got {palette!r}"
            raise ValueError(msg)
        # ruff: noqa: PLC0415 - a table needs no picture, a picture no widget
        from liqwidget.views.differences.files import difference_content

        scale = color_scale or "sqrt"
        check_choice("color_scale", scale, ("sqrt", "linear", "log"))
        check_limit(color_limit)
        content = difference_content(
            map, suffix, color_scale=scale, color_limit=color_limit, dark=dark
        )
        _write(target, content)
        return target
    if _is_linked(map):
        if suffix != ".html":
            names = " or ".join(f'maps["{name}"]' for name in map.windows)
            msg = (
                f"several maps are saved as one page, .html; got {target.name!r}. "
                f"Save one of them for a picture or a table: {names}."
            )
            raise ValueError(msg)
        from liqwidget.views.files.page import page

        _write(target, page(map).encode())
        return target
    look: Look = {**_look(map), "dark": dark}
    if palette is not None:
        look["palette"] = palette
    if color_scale is not None:
        look["color_scale"] = color_scale
    if color_limit is not None:
        look["color_limit"] = color_limit
    _write(target, _content(map, suffix, look))
    return target


def _look(map: LiquidationMap | LiquidationWidget) -> Look:
    """Return what a widget shows."""
    if isinstance(map, LiquidationMap) or not hasattr(map, "map"):
        return {}  # what is no widget either is refused later
    from liqwidget.views.widget.still import look_of

    return look_of(map)


def _is_linked(map: object) -> TypeGuard[LinkedMaps]:
    """Return whether it is a box of maps, without loading the widget for what is not."""
    # asked of the instance, because every widget's class has a `widgets` that may not be asked
    return len(getattr(map, "__dict__", {}).get("widgets", ())) > 0


def _content(map: LiquidationMap | LiquidationWidget, suffix: str, look: Look) -> bytes:
    """Return the bytes of the file."""
    drawn = map_of(map)
    if suffix == ".html":
        from liqwidget.views.files.page import page

        return page(map).encode()
    if suffix in {".csv", ".json"}:
        if look.get("blind"):
            msg = (
                f"a {suffix} table would tell what this blind widget hides; reveal() it first, or "
                "save .html, .png or .svg, which stay blind"
            )
            raise ValueError(msg)
        from liqwidget.views.files.tables import csv, json_text

        return (csv if suffix == ".csv" else json_text)(drawn).encode()
    from liqwidget.views.files.picture_files import png, svg

    return png(drawn, **look) if suffix == ".png" else svg(drawn, **look).encode()


def _write(target: Path, content: bytes) -> None:
    """Write beside the target, then move into place."""
    part = target.with_name(f".{target.name}.{uuid4().hex}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
