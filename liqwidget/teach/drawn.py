"""A Bokeh drawing under a cell, in any notebook and without a network."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from bokeh.embed import file_html
from bokeh.resources import INLINE

if TYPE_CHECKING:
    from bokeh.models import UIElement

__all__ = ["Picture", "picture"]


@dataclass(frozen=True, repr=False)
class Picture:
    """A drawing that shows itself as the last line of a cell."""

    page: str
    """The page that draws it, with all it needs."""
    title: str
    """What it shows, for who cannot see it."""
    height: int
    """In pixels."""

    def __repr__(self) -> str:
        return f"Picture({self.title!r})"

    def _repr_html_(self) -> str:
        # in a frame of its own, because notebooks differ in what scripts they run in an output
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.page)}" '
            f'style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        )


def picture(drawing: UIElement, title: str, *, height: int = 620) -> Picture:
    """Return a Bokeh drawing as the last line of a cell can show it.

    Parameters
    ----------
    drawing : UIElement
        What :func:`liqwidget.draw_cascade` or :func:`liqwidget.draw` returns.
    title : str
        What it shows, in words.
    height : int, default 620
        Of the frame, in pixels.

    Returns
    -------
    Picture

    Examples
    --------
    >>> from bokeh.plotting import figure
    >>> square = figure(width=200, height=200)
    >>> dot = square.scatter([0], [0])
    >>> picture(square, "a dot in a square")
    Picture('a dot in a square')
    """
    return Picture(file_html(drawing, INLINE, title=title), title, height)
