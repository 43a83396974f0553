"""The words on a picture: what it shows, what it assumes, and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.amounts import amount, minute_text
from liqwidget.views.colors import usual_limit

if TYPE_CHECKING:
    from liqwidget.estimator import LiquidationMap

__all__ = ["caption", "headline", "provenance"]

_PROVENANCE = {
    "historical": "historical data",
    "reconstructed": "RECONSTRUCTED DATA",
    "simulated": "SIMULATED DATA",
    "yours": "your data",
}
_ENTRY = {
    "path": "along each bar's path",
    "close": "at the close",
    "hlc3": "at (high + low + close) / 3",
}


def provenance(map: LiquidationMap) -> str:
    """Return what kind of data the map was made from; in capitals if nobody traded them."""
    kind = map.market.provenance
    return _PROVENANCE.get(kind, f"{kind} data")


def headline(map: LiquidationMap) -> str:
    """Return the title of a picture."""
    return f"{map.market.symbol} estimated liquidation levels - {provenance(map)}"


def caption(
    map: LiquidationMap, *, limit: float | None = None, kept: bool = False, column: int = -1
) -> tuple[str, ...]:
    """Return three lines of provenance and assumptions; a fitted mix is not called assumed.

    Parameters
    ----------
    map : LiquidationMap
    limit : float, optional
        Dollars of the brightest color; a value that few cells exceed if None.
    kept : bool, default False
        Whether that color was fitted to an earlier mix, not chosen by hand.
    column : int, default -1
        Shown column; of amounts nothing later is said.

    Returns
    -------
    tuple of str
    """
    said = map.assumptions()
    kind = provenance(map)
    source = f" Source: {str(said['source']).rstrip('.')}." if said["source"] else ""
    margin = _range([float(rate) * 100 for rate in said["maintenance_margin"].values()])  # type: ignore[attr-defined]  # a dict, by the docstring
    data = (
        f"{kind[0].upper()}{kind[1:]}: {said['symbol']}. "
        f"Rules: {said['venue']}, {said['contract']}, maintenance margin {margin} %.{source}"
    )
    model = (
        f"{map.settings.mix_source.capitalize()} mix: {_mix(map)}. Entries {_ENTRY[str(said['entry'])]}, "
        f"turnover {map.settings.turnover:.0%} of volume, swept by {said['sweeps']}"
        f"{_volume(map)}{_side(map)}{_what_if(map)}."
    )
    end = (
        f"To {minute_text(map.time[column])} UTC, coverage {float(map.coverage[column]):.0%} of open "
        f"interest. "
        f"{_brightest(map, limit, kept, column)} An estimate, not a record of positions."
    )
    return data, model, end


def _brightest(map: LiquidationMap, limit: float | None, kept: bool, column: int) -> str:
    """Return what the brightest color stands for, and whose choice it was."""
    seen = map.total[:, : column % map.time.size + 1]
    usual = usual_limit(map)
    brightest = usual if limit is None else limit
    if np.isclose(brightest, usual):
        later = seen.shape[1] < map.time.size
        whose = f"99.5th percentile{' of the whole window' if later else ''}"
    else:
        whose = "kept since the colors were fitted" if kept else "chosen by hand"
    return (
        f"Brightest color from {amount(brightest)} USD per bucket ({whose}; "
        f"largest {amount(float(seen.max(initial=0.0)))})."
    )


def _mix(map: LiquidationMap) -> str:
    """Return the leverage mix in words."""
    shares = zip(map.leverages, map.weights.tolist(), strict=True)
    words = [f"{leverage:g}x {share * 100:.3g} %" for leverage, share in shares if share > 0]
    rest = 1.0 - float(map.weights.sum())
    if rest > 0.0005:
        words.append(f"unlevered {rest * 100:.3g} %")
    return ", ".join(words)


def _volume(map: LiquidationMap) -> str:
    known = map.assumptions()["volume"]
    return "" if known == "known" else f", volume {known}"


def _side(map: LiquidationMap) -> str:
    return "" if map.settings.side_rule == "both" else ", one side per bar by its color"


def _what_if(map: LiquidationMap) -> str:
    """Return the settings that describe another market than the recorded one."""
    chosen, words = map.settings, []
    if chosen.funding_shift:
        words.append(f"funding {chosen.funding_shift * 100:+.4g} % per 8 h")
    if chosen.open_interest_scale != 1:
        words.append(f"changes of open interest x {chosen.open_interest_scale:g}")
    if chosen.open_interest_jump is not None:
        share, n_bars = chosen.open_interest_jump
        words.append(f"open interest {share:+.0%} over the last {n_bars} bars")
    return f". WHAT IF: {', '.join(words)}" if words else ""


def _range(values: list[float]) -> str:
    low, high = min(values), max(values)
    return f"{low:.3g}" if high - low < 1e-9 else f"{low:.3g} to {high:.3g}"
