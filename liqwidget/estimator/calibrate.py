"""From printed liquidations to the leverage mix behind them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Literal

import numpy as np

from liqwidget.estimator._checks import check_between
from liqwidget.estimator.calibration import Calibration
from liqwidget.estimator.columns import span_of
from liqwidget.estimator.estimate import Estimator
from liqwidget.estimator.fitting import Fitting, Span, choose
from liqwidget.estimator.levels import TIERS
from liqwidget.estimator.poisson import known_share, log_likelihood
from liqwidget.estimator.prints import find_prints
from liqwidget.estimator.prior_mix import prior_mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from liqwidget.estimator._types import MarketLike, Weights
    from liqwidget.estimator.calibration import Trial
    from liqwidget.estimator.entries import EntryRule
    from liqwidget.estimator.flows import SideRule
    from liqwidget.estimator.geometry import Inventory
    from liqwidget.market.venues import Venue

__all__ = ["calibrate"]


def calibrate(
    market: MarketLike,
    *,
    long_liquidations: ArrayLike | None = None,
    short_liquidations: ArrayLike | None = None,
    print_share: float = 1.0,
    print_size: float | None = None,
    prior_weights: Weights | Literal["uniform"] | None = None,
    prior_strength: float = 0.002,
    background: bool = True,
    held_out: float = 1 / 3,
    turnover: float | Sequence[float] = 0.1,
    holding_exponent: float | Sequence[float] = 0.5,
    funding_tilt: float = 0.25,
    venue: str | Venue = "binance",
    leverages: Sequence[float] = TIERS,
    maintenance_margin: ArrayLike | None = None,
    side_rule: SideRule = "both",
    entry: EntryRule | Literal["auto"] = "auto",
    inventory: Inventory = "spread",
    window: str | np.timedelta64 | None = None,
    warm_up: str | np.timedelta64 = "48h",
) -> Calibration:
    r"""Fit the leverage mix of a map to printed liquidations.

    The fit learns which share of the openings behaves like an isolated position of each tier. It
    learns nothing of tiers whose levels price has not reached: those keep the prior, and are
    reported so. Nor does it know who will be liquidated next; it knows who was.

    Parameters
    ----------
    market : Market
        With `long_liquidations` and `short_liquidations`, in dollars per bar.
    long_liquidations, short_liquidations : array_like, shape (n_bars,), optional
        Used instead of the market's; NaN where unknown.
    print_share : float, default 1
        Share of the liquidated dollars that the feed prints, for a feed that leaves out prints
        whatever happens. One that prints at most so many per second leaves out most where most
        happens: no share mends that, and the fit leans to high leverage, which prints alone.
    print_size : float, optional
        Dollars that count as one event. The fit does not depend on it, its likelihood and standard
        errors do. The mean print per bar, weighted by dollars, if None.
    prior_weights : "uniform", mapping or sequence, optional
        The mix to start from, as in :func:`estimate`; the venue's default if None.
    prior_strength : float, default 0.002
        Weight of the prior against the tier of which most was swept, as a fraction.
    background : bool, default True
        Whether a constant is fitted along, for prints where the map expects nothing.
    held_out : float, default 1/3
        Share of the span, its end, on which settings are compared where several are given.
    turnover, holding_exponent : float or sequence of float
        As in :func:`estimate`. Of several values, the combination is chosen that was fitted to the
        earlier prints and expects the later ones best; then it is fitted to all. Write the values
        that you would take without prints first: they stay unless others are better by more than
        one standard error.
    funding_tilt, venue, leverages, maintenance_margin, side_rule, entry, inventory, warm_up
        As in :func:`estimate`.
    window : str or timedelta64, optional
        Span whose prints are fitted, back from the last bar, like "3D". If None, all but the first
        `warm_up`, or but the first half where the market is shorter than two of those.

    Returns
    -------
    Calibration

    Raises
    ------
    ValueError
        If there are no liquidations, or a setting is out of range.

    See Also
    --------
    sweep_basis : What the fit is made of.

    Notes
    -----
    With :math:`F_{k,s}(t)` from :func:`sweep_basis`, the prints :math:`y_s(t)` are taken as Poisson
    with mean :math:`b + \sum_k w_k F_{k,s}(t)`, in whatever unit: prints are no counts, and a unit
    of :math:`u` dollars makes the likelihood that of events of this size (quasi-Poisson), with the
    same maximum. The maximum is found by expectation maximization under a weak Gamma prior. Weights
    are not renormalized: their sum is the share of openings that behaves like the tiers do, which
    stop orders, top-ups, hedges and cross margin lower. Under a funding tilt the basis depends on
    the weights through a normalizer, and the two are found in turns.

    A tier counts as identified when the Fisher information of the prints,
    :math:`J_{kl} = \sum_{s,t} F_k F_l / \mu`, removes more than half of the variance that the prior
    gave its weight, all other weights being unknown as well.

    Examples
    --------
    Which tiers does a week of a simulated exchange know?

    >>> import liqwidget as lq
    >>> market = lq.sample("exchange/crowded")
    >>> fit = lq.calibrate(market, window="3D")
    >>> [f"{tier:g}x" for tier, sure in zip(fit.leverages, fit.identified) if sure]
    ['10x', '25x', '50x', '100x']

    The weights go where weights go:

    >>> map = lq.estimate(market, weights=fit.weights, window="24H")
    >>> bool(map.weights.sum() < 1)
    True
    """
    check_between("prior_strength", prior_strength, 0.0, 1.0)
    check_between("held_out", held_out, 0.05, 0.9, " (a share of the span)")
    printed = find_prints(
        market,
        long_liquidations=long_liquidations,
        short_liquidations=short_liquidations,
        print_share=print_share,
    )
    estimator = Estimator(
        market,
        venue=venue,
        leverages=leverages,
        maintenance_margin=maintenance_margin,
        side_rule=side_rule,
        entry=entry,
        inventory=inventory,
        window=window,
        warm_up=warm_up,
    )
    fitting = Fitting(
        estimator=estimator,
        printed=printed,
        prior=prior_mix(estimator, prior_weights),
        prior_strength=prior_strength,
        background=background,
        funding_tilt=funding_tilt,
    )
    span = Span(_first_bar(estimator), market.time.size)
    _check_printed(fitting, span)
    size = _print_size(fitting.seen(span), print_size)
    settings = list(product(_several(turnover), _several(holding_exponent)))
    trials: tuple[Trial, ...] = ()
    if len(settings) > 1:
        early, late = span.split(1.0 - held_out)
        _check_printed(fitting, early)
        trials = tuple(fitting.trial(early, late, setting, size) for setting in settings)
        settings = [settings[choose(trials)]]
    return _calibration(fitting, span, settings[0], size, trials)


def _calibration(
    fitting: Fitting,
    span: Span,
    setting: tuple[float, float],
    size: float,
    trials: tuple[Trial, ...],
) -> Calibration:
    """Fit one setting to a span and say how far the prints know it."""
    fit = fitting.fit(span, setting)
    known, variance = known_share(
        fit.swept[:, fit.seen],
        fit.expected[fit.seen],
        prior_weights=fitting.prior,
        prior_strength=fitting.prior_strength,
    )
    printed = fit.printed[fit.seen]
    result = Calibration(
        fitted=fit.map.reweighted(fit.map.weights, fitted=True),
        prior_weights=fitting.prior,
        exposure=fit.swept[:, fit.seen].sum(axis=1),
        known=known,
        standard_error=np.sqrt(size * variance),
        expected=fit.expected.reshape(2, -1),
        printed=fit.printed.reshape(2, -1),
        first_bar=span.start,
        background=fit.mixture.background,
        capped=fit.mixture.capped,
        print_size=size,
        log_likelihood=log_likelihood(fit.expected[fit.seen], printed, float(printed.mean()))
        / size,
        trials=trials,
    )
    for name in ("prior_weights", "exposure", "known", "standard_error", "expected", "printed"):
        getattr(result, name).flags.writeable = False
    return result


def _first_bar(estimator: Estimator) -> int:
    """Return the bar of the market that the fit begins with."""
    laid, time = estimator.geometry.columns, estimator.geometry.market.time
    if estimator.window is not None:
        return laid.start + laid.first * laid.bars_per_column - laid.lead
    warm = int(np.searchsorted(time, time[0] + span_of(estimator.warm_up, "warm_up")))
    return min(warm, time.size // 2)


def _print_size(printed: NDArray[np.float64], print_size: float | None) -> float:
    """Return the dollars that count as one event."""
    seen = printed[printed > 0]
    size = float(seen @ seen / seen.sum()) if print_size is None else float(print_size)
    if not 0.0 < size < np.inf:
        msg = f"print_size must be a positive number of dollars; got {print_size!r}"
        raise ValueError(msg)
    return size


def _check_printed(fitting: Fitting, span: Span) -> None:
    """Refuse a span without prints."""
    if (fitting.seen(span) > 0).any():
        return
    time = fitting.estimator.geometry.market.time
    first, last = (
        np.datetime_as_string(time[bar], unit="m") for bar in (span.start, span.stop - 1)
    )
    msg = (
        f"no liquidation was printed from {first} to {last}, which is to be fitted; take a longer "
        "window, or another source of liquidations"
    )
    raise ValueError(msg)


def _several(values: float | Sequence[float]) -> list[float]:
    """Return one or several values as a list."""
    several = [float(value) for value in np.atleast_1d(np.asarray(values, dtype=np.float64))]
    if not several:
        msg = "turnover and holding_exponent need one value or more; got an empty sequence"
        raise ValueError(msg)
    return several
