"""A drawing shows itself, alone and in words."""

from __future__ import annotations

import re
from html import unescape

from bokeh.plotting import figure

from liqwidget.teach import picture


def framed(title: str) -> str:
    square = figure(width=200, height=200)
    square.scatter([0], [0])
    return picture(square, title)._repr_html_()


def test_a_picture_needs_no_network():
    page = unescape(re.search(r'srcdoc="([^"]*)"', framed("a square"))[1])

    assert "Bokeh" in page
    assert not re.search(r"<(script|link)[^>]*\s(src|href)=", page)


def test_the_title_of_a_picture_never_becomes_markup():
    assert "<script>alert" not in framed('"><script>alert(1)</script>')


def test_a_picture_says_what_it_shows():
    assert 'title="a square"' in framed("a square")
