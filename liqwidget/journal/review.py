"""A journal held against chance: hits beside the hits that random levels would have had."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Review", "Row", "at_least", "review_of"]


@dataclass(frozen=True)
class Row:
    """One method, or all of them."""

    method: str
    entries: int
    """Entries written."""
    settled: int
    """Entries whose time is over and known; the others count for nothing yet."""
    hits: int
    expected: float
    """Hits that levels at the same distances, taken at all times, would have had on average."""
    chance: float
    """Probability that these would have had as many hits or more."""
    reward: float | None
    """Mean gain of the plans that were entered, over their risk."""


@dataclass(frozen=True)
class Review:
    """Every method beside chance, and the best of them beside the best of as many."""

    rows: tuple[Row, ...]
    """One per method, the one that is hardest to explain by chance first; then all together."""
    chance_of_best: float | None
    """Probability that, of so many methods without skill, the best looks as good as the best
    here; None with fewer than two settled ones."""

    def __repr__(self) -> str:
        lines = [
            f"{row.method}: {row.hits} hits of {row.settled} settled ({row.entries} written); "
            f"random levels {row.expected:.1f}; as many by chance {row.chance:.0%}"
            for row in self.rows
        ]
        return "\n".join([*lines, *self._remarks()])

    def _repr_html_(self) -> str:
        head = "".join(
            f'<th scope="col">{name}</th>'
            for name in (
                "method", "written", "settled", "hits", "random levels", "by chance",
                "mean reward",
            )
        )  # fmt: skip
        body = "".join(
            f'<tr><th scope="row">{escape(row.method)}</th><td>{row.entries}</td>'
            f"<td>{row.settled}</td><td>{row.hits}</td><td>{row.expected:.1f}</td>"
            f"<td>{row.chance:.0%}</td>"
            f"<td>{'' if row.reward is None else f'{row.reward:+.2f} R'}</td></tr>"
            for row in self.rows
        )
        remarks = "".join(f"<p>{escape(remark)}</p>" for remark in self._remarks())
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{remarks}"

    def _remarks(self) -> list[str]:
        made = []
        if self.chance_of_best is not None:
            count = sum(row.settled > 0 for row in self.rows[:-1])
            made.append(
                f"Of {count} methods the best stands out by itself. "
                f"The best of {count} without skill would look as good in "
                f"{self.chance_of_best:.0%} of all cases."
            )
        if self.rows and self.rows[-1].settled:
            made.append("Entries that overlap in time share their luck: chance is then larger.")
        return made


def review_of(lines: Iterable[tuple[str, bool | None, float | None, float | None]]) -> Review:
    """Return the review of entries.

    Parameters
    ----------
    lines : iterable of tuple
        Of each entry the method, whether it hit, its base rate and its reward; the last three are
        None while it is not settled, and the last also without a plan.

    Returns
    -------
    Review

    Notes
    -----
    The number of hits that random levels have is a sum of independent draws with the base rates as
    probabilities. Its distribution is the convolution of theirs. With :math:`p` the smallest
    chance among :math:`k` methods, the best of :math:`k` without skill does as well with
    probability :math:`1 - (1 - p)^k`.

    References
    ----------
    Z. Sidak, "Rectangular confidence regions for the means of multivariate normal distributions",
    Journal of the American Statistical Association 62 (1967), 626-633.
    """
    lines = list(lines)
    methods = sorted({line[0] for line in lines})
    rows = [_row(name, [line for line in lines if line[0] == name]) for name in methods]
    rows.sort(key=lambda row: (row.settled == 0, row.chance, row.method))
    tried = [row.chance for row in rows if row.settled]
    best = 1.0 - (1.0 - min(tried)) ** len(tried) if len(tried) > 1 else None
    return Review((*rows, _row("all", lines)), best)


def at_least(hits: int, rates: Sequence[float]) -> float:
    """Return the probability of as many hits or more from independent draws.

    Examples
    --------
    Two heads or more of three coins:

    >>> at_least(2, [0.5, 0.5, 0.5])
    0.5
    """
    distribution = np.ones(1)
    for rate in rates:
        distribution = np.convolve(distribution, [1.0 - rate, rate])
    return float(min(1.0, distribution[hits:].sum()))


def _row(name: str, lines: list[tuple[str, bool | None, float | None, float | None]]) -> Row:
    settled = [(hit, rate) for _, hit, rate, _ in lines if hit is not None and rate is not None]
    hits, rates = sum(hit for hit, _ in settled), [rate for _, rate in settled]
    rewards = [reward for *_, reward in lines if reward is not None]
    return Row(
        method=name,
        entries=len(lines),
        settled=len(settled),
        hits=hits,
        expected=float(sum(rates)),
        chance=at_least(hits, rates),
        reward=sum(rewards) / len(rewards) if rewards else None,
    )
