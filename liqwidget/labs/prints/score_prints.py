"""A map and its naive rivals, scored on liquidations that were printed later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.estimator import estimate, sweep_basis
from liqwidget.estimator.columns import bar_length
from liqwidget.labs.prints.bootstrap import block_draws, drawn_measures
from liqwidget.labs.prints.choice import Setting, bases, choose, settings
from liqwidget.labs.prints.fit import FittedMix, fit_mix
from liqwidget.labs.prints.measures import MEASURES, measures
from liqwidget.labs.prints.rivals import rivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from liqwidget.market import Market, Venue

__all__ = ["PrintScores", "score_prints"]

_TIERS = (2.0, 3.0, 5.0, 10.0, 20.0, 25.0, 50.0, 75.0, 100.0, 125.0)
"""Finer at the top than the tiers of a picture: the nearest levels are swept most often."""
_WARM_UP = np.timedelta64(48, "h")
_FEWEST = 200
"""Bars of each half below which scores are noise."""

UNFITTED, EQUAL, FITTED = "map, default mix", "map, equal mix", "map, fitted mix"


@dataclass(frozen=True, eq=False)
class PrintScores:
    """Predicted against printed liquidations, on bars that nothing was chosen by."""

    table: pd.DataFrame
    """One row a predictor, one column a measure; see Notes of `score_prints`."""
    gains: pd.DataFrame
    """Fitted map less each rival: estimate, low and high of every measure."""
    tried: pd.DataFrame
    """Every setting: held-out likelihood on the first part, and measures on the second."""
    setting: Setting
    """What was chosen on the first part."""
    mix: FittedMix
    """Weights along `leverages` and floor, fitted on the first part."""
    leverages: tuple[float, ...]
    split: np.datetime64
    """First bar that was scored, UTC."""
    level: float
    """Share of the block draws between low and high."""

    def __str__(self) -> str:
        """Return the table and the gains as text."""
        chosen = ", ".join(f"{name} {value}" for name, value in vars(self.setting).items())
        return (
            f"Scored from {str(self.split)[:16].replace('T', ' ')} UTC on; "
            f"chosen before it: {chosen}.\n{self.table.round(3).to_string()}\n\n"
            f"Fitted map less rival, with {self.level:.0%} of paired block draws:\n"
            f"{self.gains.round(3).to_string()}"
        )


def score_prints(
    market: Market,
    *,
    venue: str | Venue = "binance",
    leverages: Sequence[float] = _TIERS,
    candidates: Sequence[Setting] | None = None,
    split: float = 0.5,
    horizon: int = 1,
    level: float = 0.9,
    n_draws: int = 500,
    seed: int = 0,
) -> PrintScores:
    r"""Fit a map on the first part of a record and score it on the prints of the second.

    A map cannot say where price goes. It can say what is forced *if* price goes somewhere: so
    every predictor is given the path of price over the next bars, and must say how many dollars
    of longs and shorts are liquidated on it. Prints are samples on most venues, so totals judge
    only a map whose mix was fitted to the same feed.

    Parameters
    ----------
    market : Market
        With printed liquidations.
    venue : str or Venue
        Whose liquidation formula and brackets.
    leverages : sequence of float
        Tiers to fit.
    candidates : sequence of Setting, optional
        Settings to choose from; :func:`liqwidget.labs.prints.settings` if None.
    split : float, default 0.5
        Share of the bars that mix and setting are chosen by.
    horizon : int, default 1
        Bars from one look at the market to the next; between looks only price is known.
    level : float, default 0.9
        Share of the paired block draws that the intervals of `gains` hold.
    n_draws : int, default 500
        Draws of whole days with replacement.
    seed : int, default 0

    Returns
    -------
    PrintScores

    Raises
    ------
    ValueError
        If the market has no printed liquidations, or a part is too short to judge.

    Notes
    -----
    `r`: correlation of hourly (per-bar) dollars, both sides together. `rank_long`,
    `rank_short`: Spearman correlation of each side. `top_long`, `top_short`: share of the side's
    printed dollars in the 8.5 % of the bars with the highest prediction. `ratio`: predicted over
    printed dollars; rivals are scaled to the prints of the first part, the unfitted maps are not.

    "map, default mix" is what `estimate` returns to everyone; "map, equal mix" has the chosen
    setting and equal weights; "map, fitted mix" has the weights of the first part. The floor of
    the fit is left out of the map's prediction: it is what the map does *not* explain.

    Examples
    --------
    Does a map of the simulated exchange beat the move from the last close?

    >>> import liqwidget as lq
    >>> from liqwidget.labs import Setting
    >>> market = lq.sample("exchange/crowded").resample("5min")
    >>> found = lq.score_prints(market, candidates=[Setting()], n_draws=20)
    >>> bool(found.table.r["map, fitted mix"] > found.table.r["move from the last close"])
    True
    """
    printed = _printed(market)
    n_first = round(split * market.time.size)
    n_warm = round(_WARM_UP / bar_length(market.time))
    _check_parts(n_first - n_warm, market.time.size - n_first)
    first, second = slice(n_warm, n_first), slice(n_first, None)
    day = max(round(np.timedelta64(1, "D") / bar_length(market.time)), 1)
    offered = list(candidates) if candidates is not None else settings()
    found = list(bases(market, offered, venue=venue, leverages=leverages, horizon=horizon))
    choice = choose(offered, [each[..., first] for each in found], printed[:, first], block=day)

    at = offered.index(choice.setting)
    fits = [fit_mix(each[..., first], printed[:, first]) for each in found]
    predictions = {
        UNFITTED: _default_map(market, venue, horizon),
        EQUAL: found[at].mean(axis=0),
        FITTED: fits[at].predicted(found[at]),
    }
    for name, shape in rivals(market).items():
        known = shape[:, first].sum()
        predictions[name] = shape * (printed[:, first].sum() / known if known > 0 else 0.0)
    scored = {name: values[:, second] for name, values in predictions.items()}
    later = printed[:, second]
    table = pd.DataFrame(
        {name: measures(values, later) for name, values in scored.items()}, index=list(MEASURES)
    ).T
    draws = block_draws(later.shape[1], block=day, n_draws=n_draws, seed=seed)
    tried = [
        measures(fit.predicted(each)[:, second], later)
        for fit, each in zip(fits, found, strict=True)
    ]
    return PrintScores(
        table=table,
        gains=_gains(scored, later, table, draws, level),
        tried=choice.tried.join(pd.DataFrame(tried, columns=list(MEASURES))),
        setting=choice.setting,
        mix=fits[at],
        leverages=tuple(float(tier) for tier in leverages)[: fits[at].weights.size],
        split=market.time[n_first],
        level=level,
    )


def _printed(market: Market) -> NDArray[np.float64]:
    """Return the printed dollars of both sides, shape ``(2, n_bars)``; unknown counts as none."""
    if market.long_liquidations is None or market.short_liquidations is None:
        msg = (
            "score_prints needs printed liquidations; the market has none. Give it columns "
            "long_liquidations and short_liquidations, in USD per bar."
        )
        raise ValueError(msg)
    both = np.array([market.long_liquidations, market.short_liquidations], dtype=np.float64)
    printed: NDArray[np.float64] = np.nan_to_num(both)
    if printed.sum() <= 0:
        msg = "score_prints needs printed liquidations; all of the market's are zero"
        raise ValueError(msg)
    return printed


def _check_parts(n_first: int, n_second: int) -> None:
    if min(n_first, n_second) < _FEWEST:
        msg = (
            f"score_prints needs {_FEWEST} bars to fit on, after 48 h of warm-up, and as many to "
            f"score; split leaves {max(n_first, 0)} and {n_second}. Use a longer record or "
            "shorter bars."
        )
        raise ValueError(msg)


def _default_map(market: Market, venue: str | Venue, horizon: int) -> NDArray[np.float64]:
    """Return what the map that everyone gets says, shape ``(2, n_bars)``."""
    map = estimate(market, venue=venue, n_columns=market.time.size)
    return np.array(sweep_basis(map, horizon=horizon).swept(map.weights))


def _gains(
    scored: dict[str, NDArray[np.float64]],
    printed: NDArray[np.float64],
    table: pd.DataFrame,
    draws: NDArray[np.intp],
    level: float,
) -> pd.DataFrame:
    """Return how much better the fitted map is than each other predictor, with intervals."""
    drawn = {name: drawn_measures(values, printed, draws) for name, values in scored.items()}
    tails = [(1.0 - level) / 2.0, (1.0 + level) / 2.0]
    rows = {}
    for name in scored:
        if name == FITTED:
            continue
        low, high = np.quantile(drawn[FITTED] - drawn[name], tails, axis=0)
        gain = table.loc[FITTED].to_numpy() - table.loc[name].to_numpy()
        for label, values in (("gain", gain), ("low", low), ("high", high)):
            rows[name, label] = dict(zip(MEASURES, values, strict=True))
    return pd.DataFrame(rows).T.drop(columns="ratio")
