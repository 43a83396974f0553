"""One tier's share as a number of its own, so that a slider can be linked to it."""

from __future__ import annotations

import traitlets as t

__all__ = ["move_share", "scalar_traits", "share_name", "shares"]


def share_name(leverage: float) -> str:
    """Return the name of a tier's trait.

    Examples
    --------
    >>> share_name(25.0), share_name(2.5)
    ('share_25x', 'share_2_5x')
    """
    return f"share_{leverage:g}x".replace(".", "_")


def scalar_traits(leverages: tuple[float, ...]) -> dict[str, t.Float]:
    """Return one synced trait per tier; `jslink` links numbers, not parts of a list."""
    return {
        share_name(leverage): t.Float(0.0, min=0.0, max=1.0).tag(sync=True)
        for leverage in leverages
    }


def shares(weights: list[float]) -> list[float]:
    """Return the share of each tier in the levered total."""
    total = sum(weights)
    return [weight / total if total > 0 else 0.0 for weight in weights]


def move_share(
    weights: list[float], tier: int, share: float, locked: list[bool] | None = None
) -> list[float]:
    """Move one tier's share and let the others, unless locked, keep their proportions.

    Parameters
    ----------
    weights : list of float
        Shares of openings per tier; their sum stays.
    tier : int
    share : float
        Of the levered total, 0 to 1; no more than what is not locked.
    locked : list of bool, optional

    Returns
    -------
    list of float

    Examples
    --------
    >>> [round(part, 3) for part in move_share([0.1, 0.3, 0.6], 2, 0.2)]
    [0.2, 0.6, 0.2]
    """
    total = sum(weights) or 1.0
    parts = [weight / total for weight in weights]
    held = locked or [False] * len(parts)
    others = [k for k in range(len(parts)) if k != tier and not held[k]]
    room = 1.0 - sum(parts[k] for k in range(len(parts)) if k != tier and held[k])
    parts[tier] = min(max(share, 0.0), room) if others else room
    left, whole = room - parts[tier], sum(parts[k] for k in others)
    for k in others:
        parts[k] = left * parts[k] / whole if whole > 1e-12 else left / len(others)
    return [max(part, 0.0) * total for part in parts]
