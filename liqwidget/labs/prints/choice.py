"""Which setting of the estimator makes later prints most likely, and what else would do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from liqwidget.estimator import Estimator, sweep_basis
from liqwidget.labs.prints.fit import fit_mix
from liqwidget.labs.prints.likelihood import find_shape, log_likelihood

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from liqwidget.estimator.entries import EntryRule
    from liqwidget.estimator.flows import SideRule
    from liqwidget.market import Market, Venue

__all__ = ["Choice", "Setting", "bases", "choose", "settings"]

_FOLDS = (0.4, 0.6, 0.8, 1.0)
"""Ends of the parts: trained on all before, judged on the next."""


@dataclass(frozen=True, order=True)
class Setting:
    """Choices of the estimator that prints can judge; in order, the simpler one is the smaller."""

    holding_exponent: float = 0.0
    funding_tilt: float = 0.0
    turnover: float = 0.1
    entry: EntryRule = "path"
    side_rule: SideRule = "both"


def settings(
    *,
    turnover: Sequence[float] = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    holding_exponent: Sequence[float] = (0.0, 0.5, 1.0),
    funding_tilt: Sequence[float] = (0.0, 0.25),
    entry: Sequence[EntryRule] = ("path", "close"),
    side_rule: Sequence[SideRule] = ("both",),
) -> list[Setting]:
    """Return every combination of these choices, the simplest first."""
    every = product(holding_exponent, funding_tilt, turnover, entry, side_rule)
    return sorted(Setting(*chosen) for chosen in every)


@dataclass(frozen=True, eq=False)
class Choice:
    """The setting that was chosen, and the record of the others."""

    setting: Setting
    tried: pd.DataFrame
    """One row a setting: what was set, log likelihood of the bars it was judged on, how much
    less than the best, the standard error of that, and whether it is within one of it."""


def bases(
    market: Market,
    candidates: Sequence[Setting],
    *,
    venue: str | Venue,
    leverages: Sequence[float],
    horizon: int,
) -> Iterator[NDArray[np.float64]]:
    """Yield what each setting says is swept per tier, side and bar, at weight one, in dollars."""
    shared: dict[tuple[str, str], Estimator] = {}
    for setting in candidates:
        key = (setting.entry, setting.side_rule)
        if key not in shared:
            shared[key] = Estimator(
                market,
                venue=venue,
                leverages=leverages,
                entry=setting.entry,
                side_rule=setting.side_rule,
                n_columns=market.time.size,
            )
        tiers = shared[key].leverages
        map = shared[key].map(
            weights=np.full(len(tiers), 1.0 / len(tiers)),
            turnover=setting.turnover,
            holding_exponent=setting.holding_exponent,
            funding_tilt=setting.funding_tilt,
        )
        found = sweep_basis(map, horizon=horizon)
        yield np.stack([found.long, found.short], axis=1)


def choose(
    candidates: Sequence[Setting],
    found: Sequence[NDArray[np.float64]],
    printed: NDArray[np.float64],
    *,
    block: int,
) -> Choice:
    """Choose the simplest setting whose held-out likelihood is within one error of the best.

    Parameters
    ----------
    candidates : sequence of Setting
    found : sequence of ndarray of float64, shape (n_tiers, 2, n_bars)
        Their bases.
    printed : ndarray of float64, shape (2, n_bars)
        Printed dollars; nothing after these bars is looked at.
    block : int
        Bars in a day: the unit of the standard error.

    Notes
    -----
    Each setting is fitted on the first 40, 60 and 80 per cent and judged on the fifth that
    follows. Differences between good settings are smaller than their error; the rule of one
    standard error then takes the simplest of them.

    References
    ----------
    T. Hastie, R. Tibshirani, J. Friedman, *The Elements of Statistical Learning*, 2nd ed., 2009,
    section 7.10.1.
    """
    unit = float(np.median(printed[printed > 0]))
    judged = [_held_out(basis, printed, unit) for basis in found]
    total = np.array([each.sum() for each in judged])
    best = judged[int(total.argmax())]
    behind = np.array([(best - each).sum() for each in judged])
    error = np.array([_error(best - each, block) for each in judged])
    good = behind <= error
    tried = pd.DataFrame([asdict(setting) for setting in candidates])
    tried = tried.assign(log_likelihood=total, behind=behind, error=error, good=good)
    simplest = min(setting for setting, kept in zip(candidates, good, strict=True) if kept)
    return Choice(simplest, tried)


def _held_out(
    basis: NDArray[np.float64], printed: NDArray[np.float64], unit: float
) -> NDArray[np.float64]:
    """Return the log likelihood of every bar judged, both sides together."""
    ends = [round(printed.shape[1] * share) for share in _FOLDS]
    parts = []
    for end, until in pairwise(ends):
        mix = fit_mix(basis[..., :end], printed[:, :end])
        expected = np.maximum(mix.expected(basis[..., :until]) / unit, 1e-9)
        counts = printed[:, :until] / unit
        shape = find_shape(counts[:, :end], expected[:, :end])
        parts.append(log_likelihood(counts[:, end:], expected[:, end:], shape).sum(axis=0))
    return np.concatenate(parts)


def _error(difference: NDArray[np.float64], block: int) -> float:
    """Return the standard error of a sum over bars, from its sums over blocks."""
    n_blocks = max(difference.size // block, 1)
    whole = difference[: n_blocks * block].reshape(n_blocks, -1).sum(axis=1)
    return float(whole.std() * np.sqrt(n_blocks))
