"""Fit the widget's mix to printed liquidations, and say what the prints do not know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.estimator import calibrate
from liqwidget.estimator.amounts import dollars, minute_text
from liqwidget.estimator.prints import find_prints
from liqwidget.readings.feeds import feed_of_map
from liqwidget.readings.held_out import held_out

if TYPE_CHECKING:
    from liqwidget.estimator import Calibration, LiquidationMap
    from liqwidget.readings import Feed
    from liqwidget.readings.held_out import HeldOut
    from liqwidget.views.widget.widget import LiquidationWidget

__all__ = ["MixFit", "find_fit", "fit_line", "fit_note", "fit_widget", "is_fitted"]

_SAME = 1e-9


@dataclass(frozen=True, eq=False, repr=False)
class MixFit:
    """A mix fitted to printed liquidations; made by :meth:`LiquidationWidget.fit`."""

    calibration: Calibration
    """The fit: weights, what the prints know of each tier, and how well they are met."""
    feed: Feed
    """How complete the prints are."""
    until: np.datetime64
    """End of the last bar whose prints were used, UTC: the bar that was shown."""
    held_out: HeldOut | None
    """How later prints judge a fit to the earlier ones; None where there are too few."""

    def __str__(self) -> str:
        fit = self.calibration
        unknown = _unknown(fit)
        printed = dollars(float(np.nansum(fit.printed)))
        where = f"{fit.n_prints:,} bars and sides, up to {minute_text(self.until)} UTC"
        lines = [f"Mix fitted to {printed} of liquidations in {where}."]
        if fit.capped:
            lines.append("More was printed than these openings explain: weights stop at one.")
        if unknown:
            lines.append(
                f"The prints cannot tell {unknown} (hatched): price hardly reached their levels, "
                "or a neighbor explains the prints as well. They stay near the mix before."
            )
        else:
            lines.append("The prints know every tier.")
        if self.held_out:
            lines.append(f"Held out: {self.held_out}.")
        else:
            lines.append("Too few prints to hold some out: how well it foretells is not known.")
        return " ".join([*lines, _feed(self.feed)])

    __repr__ = __str__


def find_fit(map: LiquidationMap, prior: list[float], column: int = -1) -> MixFit:
    """Fit the mix of a map's market to its prints up to the end of a column.

    Rules, entries and holding are those of the map; funding and open interest are as recorded.

    Raises
    ------
    ValueError
        If the market has no prints there.
    """
    market, geometry, chosen = map.market, map.book.geometry, map.settings
    printed, until = find_prints(market), map.time[column]
    printed = np.where(market.time < until, printed, np.nan)
    if not (printed > 0).any():
        msg = (
            f"no liquidation was printed up to {minute_text(until)} UTC, the bar shown, so there is "
            "nothing to fit; show a later bar, or another market"
        )
        raise ValueError(msg)
    options: dict[str, Any] = {
        "prior_weights": prior,
        "turnover": chosen.turnover,
        "holding_exponent": chosen.holding_exponent,
        "funding_tilt": chosen.funding_tilt,
        "venue": geometry.venue,
        "leverages": map.leverages,
        "maintenance_margin": geometry.maintenance_margin,
        "side_rule": chosen.side_rule,
        "entry": geometry.entry_rule,
        "inventory": geometry.inventory,
        "warm_up": chosen.warm_up,
    }
    found = calibrate(
        market, long_liquidations=printed[0], short_liquidations=printed[1], **options
    )
    judged = held_out(market, printed, np.array(prior), **options)
    return MixFit(found, feed_of_map(map), until, judged)


def fit_widget(widget: LiquidationWidget) -> MixFit:
    """Fit the mix of a widget and let it show so.

    Raises
    ------
    ValueError
        If there is nothing to fit; `notice` says why too.
    """
    with widget._lock:
        try:
            found = find_fit(widget.map, widget._initial["weights"], widget.bar)
        except ValueError as error:
            widget.set_trait("notice", str(error))
            raise
        with widget.hold_sync():
            widget.set_trait("notice", "")
            widget.fitted = _record(found)
            widget.weights = found.calibration.weights.tolist()
        return found


def is_fitted(widget: LiquidationWidget) -> bool:
    """Return whether the mix shown was fitted: here, or before the widget was given its map."""
    if widget.fitted:
        return _same(widget.weights, widget.fitted["weights"])
    source, now = widget._source, widget._geometry
    made = source.map.settings
    return (
        made.mix_source == "fitted"
        and replace(now, window="") == replace(source.first, window="")
        and (made.turnover, made.holding_exponent) == (widget.turnover, widget.holding_exponent)
        and _same(widget.weights, source.map.weights.tolist())
    )


def _same(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and bool(np.allclose(one, other, rtol=0, atol=_SAME))


def fit_note(widget: LiquidationWidget) -> str:
    """Return what is to be known of the last fit, in words; empty without one."""
    if not widget.fitted:
        return ""
    return " ".join([str(widget.fitted["note"]), *_since(widget)])


def fit_line(widget: LiquidationWidget) -> str:
    """Return the same in short, for the caption; empty where the mix is not fitted."""
    if not widget.fitted or not is_fitted(widget):
        return ""
    return " ".join([str(widget.fitted["line"]), *_since(widget)])


def _since(widget: LiquidationWidget) -> list[str]:
    """Return what became of the fit since it was made."""
    said = [] if is_fitted(widget) else ["Moved by hand since: the mix is assumed again."]
    until = np.datetime64(int(widget.fitted["until"]), "ms")
    if until > widget._map.time[widget.bar]:
        said.append("The bar shown is earlier: this mix knows what came after it.")
    return said


def _record(found: MixFit) -> dict[str, Any]:
    """Return what the page needs of a fit."""
    fit = found.calibration
    unknown = _unknown(fit)
    return {
        "weights": fit.weights.tolist(),
        "identified": fit.identified.tolist(),
        "until": int(found.until.astype("datetime64[ms]").astype(np.int64)),
        "note": str(found),
        "line": (
            f"The mix is fitted to {fit.n_prints:,} bars and sides with liquidations, up to "
            f"{minute_text(found.until)} UTC{f'; they cannot tell {unknown}' if unknown else ''}."
        ),
    }


def _feed(feed: Feed) -> str:
    """Return how complete the prints are, and what follows."""
    if not feed.lower_bound:
        return f"The feed is complete: {feed.said}."
    said = "is" if feed.completeness == "partial" else "may be"
    return (
        f"The feed {said} a sample ({feed.said}): what it leaves out lowers the weights, and most "
        "is left out where most happens."
    )


def _unknown(fit: Calibration) -> str:
    names = [f"{fit.leverages[tier]:g}x" for tier in np.flatnonzero(~fit.identified)]
    return ", ".join(names[:-1]) + (" and " if names[:-1] else "") + names[-1] if names else ""
