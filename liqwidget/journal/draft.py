"""What an entry must say before it may be written down."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real
from typing import Any

from liqwidget.market._durations import duration

__all__ = ["CLAIMS", "faults"]

CLAIMS = {
    "reach": "price touches the level in time",
    "turn": "price touches the level, and at the end of the time is back on the side it came from",
    "avoid": "price does not touch the level in time",
}
"""What may be claimed about a level."""

_PLAN = ("side", "entry", "stop", "target", "size")


def faults(draft: Mapping[str, Any]) -> list[str]:
    """Return what keeps a draft from being an entry, in words; nothing if it is one.

    Parameters
    ----------
    draft : mapping
        `price` and `level` in quote currency; `within`, like "24h"; `claim`, one of `CLAIMS`;
        `because` and `wrong_if` in words; and, if there is a plan, `plan` with `side`, `entry`,
        `stop`, `target` and `size`.

    Returns
    -------
    list of str

    Examples
    --------
    >>> faults({"price": 95_000, "level": 92_500, "within": "24h", "claim": "reach",
    ...         "because": "heavy longs", "wrong_if": "93,000 holds for a day"})
    []
    >>> faults({"price": 95_000, "level": 92_500, "within": "soon", "claim": "reach",
    ...         "because": "heavy longs", "wrong_if": ""})[1]
    'wrong_if must say what would prove it wrong; nothing is written'
    """
    found = [
        f"{name} must be a positive number; got {draft.get(name)!r}"
        for name in ("price", "level")
        if not _positive(draft.get(name))
    ]
    if not found and draft["level"] == draft["price"]:
        found.append("level must lie above or below the price; it is the price")
    try:
        duration("within", draft.get("within", ""))
    except (ValueError, TypeError) as error:
        found.append(str(error))
    if draft.get("claim") not in CLAIMS:
        found.append(f"claim must be one of {', '.join(CLAIMS)}; got {draft.get('claim')!r}")
    for name, says in (("because", "why"), ("wrong_if", "what would prove it wrong")):
        if not isinstance(draft.get(name), str) or not draft[name].strip():
            found.append(f"{name} must say {says}; nothing is written")
    plan = draft.get("plan")
    return found + (_plan_faults(plan) if plan else [])


def _plan_faults(plan: Any) -> list[str]:
    if not isinstance(plan, Mapping) or set(plan) != set(_PLAN):
        return [f"plan needs {', '.join(_PLAN)}, and nothing else; got {plan!r}"]
    found = [
        f"{name} of the plan must be a positive number; got {plan[name]!r}"
        for name in _PLAN[1:]
        if not _positive(plan[name])
    ]
    if plan["side"] not in {"long", "short"}:
        found.append(f'side of the plan must be "long" or "short"; got {plan["side"]!r}')
    if found:
        return found
    order = (plan["stop"], plan["entry"], plan["target"])
    if list(order) != sorted(order, reverse=plan["side"] == "short") or len(set(order)) < 3:
        where = "below" if plan["side"] == "long" else "above"
        return [f"the stop of a {plan['side']} lies {where} its entry, and the target opposite"]
    return []


def _positive(value: Any) -> bool:
    # NumPy's numbers are Real too; so is True, which is no price
    if isinstance(value, bool) or not isinstance(value, Real):
        return False
    return math.isfinite(float(value)) and float(value) > 0.0
