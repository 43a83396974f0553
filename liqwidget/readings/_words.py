"""Numbers in words, the same in every reading."""

from __future__ import annotations

from html import escape

from liqwidget.estimator.amounts import dollars, minute_text

__all__ = ["dollars", "lines_html", "minute_text", "per_cent", "price_text", "span_text"]


def price_text(price: float) -> str:
    """Return a price with five digits or the whole dollars, like 92,512 or 0.0012346."""
    return f"{price:,.0f}" if price >= 10_000 else f"{price:,.5g}"


def per_cent(share: float, digits: int = 1) -> str:
    """Return a fraction as a signed per cent, like -2.6%."""
    return f"{100 * share:+.{digits}f}%"


def span_text(hours: float) -> str:
    """Return a number of hours in the unit a reader would take."""
    if hours < 1:
        return f"{60 * hours:.0f} min"
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.1f} d"


def lines_html(text: str) -> str:
    """Return lines of text as HTML; markup in them stays text."""
    return "".join(f"<div>{escape(line)}</div>" for line in text.splitlines())
