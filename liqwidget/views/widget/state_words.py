"""All that a widget shows in words: what it says, of what, and how it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import amount
from liqwidget.readings._words import minute_text, price_text
from liqwidget.views.widget.doubt import doubt_words
from liqwidget.views.widget.drawn import words as drawn_words
from liqwidget.views.widget.fitting import fit_note, is_fitted
from liqwidget.views.widget.words import blind_summary, printed, summary

if TYPE_CHECKING:
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["tell"]

_SCALES = {"sqrt": "square root", "linear": "linear", "log": "logarithmic"}


def tell(widget: LiquidationWidget) -> str:
    """Return the whole state of a widget in words, a line for each of its parts.

    While the map is hidden, what it says and how bright it is are left out; marks, mix and
    what-ifs are the reader's own and stay.
    """
    lines = [
        _said(widget),
        _shown(widget),
        _mix(widget),
        fit_note(widget),
        _what_if(widget),
        _replay(widget),
        printed(widget),
        "" if widget.blind else _supposed(widget),
        "" if widget.blind else _painted(widget),
        drawn_words(widget),
        _placed(widget),
    ]
    return "\n".join(line for line in lines if line)


def _said(widget: LiquidationWidget) -> str:
    map, at = widget.map, widget.bar
    if widget.blind:
        return blind_summary(map, at)
    return summary(map, widget.tiers, at, now=_now(widget))


def _now(widget: LiquidationWidget) -> np.datetime64 | None:
    """Return the moment that the age of the data counts from; samples and replays have none."""
    map = widget.map
    if map.market.provenance != "yours" or widget.bar != -1:
        return None
    now = np.datetime64("now", "ms")
    return now if now >= map.time[-1] else None


def _shown(widget: LiquidationWidget) -> str:
    """Return market, window, bars and the rules of the venue."""
    map = widget.map
    rules = map.assumptions()
    margin = widget.maintenance_margin
    own = "" if margin is None else f", maintenance margin {margin * 100:.3g} %"
    sides = "both sides of each contract" if widget.side_rule == "both" else "one side per bar"
    binned = f", {map.bars_per_column} to a column" if map.bars_per_column > 1 else ""
    return (
        f"Shown: {widget.window} of {widget.time_frame} bars{binned}, {widget.symbol}, rules of "
        f"{rules['venue']}{own}; entries {rules['entry']}, {sides}, "
        f"turnover {widget.turnover:.0%}, holding exponent {widget.holding_exponent:g}."
    )


def _mix(widget: LiquidationWidget) -> str:
    """Return the leverage mix, and what is hidden or locked of it."""
    named = list(zip(widget.leverages, widget.weights, strict=True))
    parts = [f"{leverage:g}x {share:.0%}" for leverage, share in named if share > 0]
    rest = 1.0 - sum(widget.weights)
    if rest > 0.0005:
        parts.append(f"unlevered {rest:.0%}")
    source = "Fitted" if is_fitted(widget) else "Assumed"
    said = f"{source} mix: {', '.join(parts)}."
    for words, flags, usual in (
        ("Not drawn", widget.tiers, True),
        ("Locked", widget.locked, False),
    ):
        other = [
            f"{leverage:g}x"
            for leverage, flag in zip(widget.leverages, flags, strict=True)
            if flag != usual
        ]
        said += f" {words}: {', '.join(other)}." if other else ""
    return said


def _what_if(widget: LiquidationWidget) -> str:
    """Return how the market assumed differs from the recorded one."""
    words = []
    if widget.funding_shift:
        words.append(f"funding {100 * widget.funding_shift:+.4f}% per 8 h")
    if widget.open_interest_scale != 1:
        words.append(f"changes of open interest times {widget.open_interest_scale:g}")
    if widget.jump_share:
        words.append(
            f"open interest {widget.jump_share:+.0%} over the last {widget.jump_bars} bars"
        )
    return f"What if: {', '.join(words)}." if words else "Funding and open interest as recorded."


def _replay(widget: LiquidationWidget) -> str:
    if widget.bar == -1:
        return ""
    time = widget.map.time
    return (
        f"Replay: column {widget.bar + 1} of {time.size}, to {minute_text(time[widget.bar])} UTC; "
        "nothing later is drawn or said."
    )


def _supposed(widget: LiquidationWidget) -> str:
    """Return what is held beside the map: another map, another mix, a move of price."""
    said = []
    if widget.baseline is not None:
        said.append(f"Held against B:\n{widget.difference().words(widget.bar)}")
    if "uncertain" in widget.layers:
        said.append(doubt_words(widget.map, widget.bar, strength=widget.mix_strength))
    if widget.shock:
        # labs are loaded when asked for
        from liqwidget.views.widget.stress import stress_words  # noqa: PLC0415

        said.append(stress_words(widget))
    return "\n".join(said)


def _painted(widget: LiquidationWidget) -> str:
    """Return colors, threshold and layers."""
    hidden = [name for name in widget.trait_defaults("layers") if name not in widget.layers]
    shade = (
        f", cells below {amount(widget.threshold_amount)} {widget.unit} dark"
        f" (percentile {widget.threshold:g})"
        if widget.threshold
        else ""
    )
    off = f" Hidden: {', '.join(hidden)}." if hidden else ""
    return (
        f"Heat in {widget.unit}, {widget.palette}, {_SCALES[widget.color_scale]} scale, brightest "
        f"from {amount(widget.color_limit)} USD per bucket{shade}. "
        f"Layers: {', '.join(widget.layers) or 'none'}.{off}"
    )


def _placed(widget: LiquidationWidget) -> str:
    """Return what the reader put on the map: marks and the pin."""
    said = []
    if widget.marks:
        said.append(f"Marks: {', '.join(price_text(mark) for mark in widget.marks)}.")
    if widget.selection:
        time = np.datetime64(int(widget.selection["time"]), "ms")
        said.append(f"Pinned: {price_text(widget.selection['price'])} on {minute_text(time)} UTC.")
    return " ".join(said)
