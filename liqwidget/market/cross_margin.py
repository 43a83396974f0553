"""Liquidation prices of an account whose positions share one margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from liqwidget.market._brackets import Bracket
from liqwidget.market._checks import finite, one_of, plain, positive, read_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from liqwidget.market.liquidation_price import Side

__all__ = ["brackets_from_leverages", "cross_liquidation_price"]


def cross_liquidation_price(
    size: ArrayLike,
    *,
    side: Side | Sequence[Side],
    mark_price: ArrayLike,
    brackets: Sequence[Bracket] | Sequence[Sequence[Bracket]],
    free_margin: float | None = None,
    account_value: float | None = None,
) -> NDArray[np.float64]:
    r"""Return the mark price of each position at which the account is liquidated.

    Each price answers for its own coin alone, with every other mark price standing still, as
    venues show it. Fees and funding are left out. Contracts are linear.

    Parameters
    ----------
    size : array_like, shape (n_positions,)
        Position sizes in coins, all positive; the direction is in `side`.
    side : {"long", "short"} or a sequence of them, shape (n_positions,)
        Which way each position gains.
    mark_price : array_like, shape (n_positions,)
        Mark prices now, in quote currency per coin.
    brackets : sequence of Bracket, or one such sequence per position
        Maintenance brackets in quote currency, as `Venue.brackets` or `brackets_from_leverages`
        give them. The last bracket continues beyond its cap.
    free_margin : float, optional
        What the account holds beyond the maintenance margin of all its positions, in quote
        currency.
    account_value : float, optional
        Collateral plus unrealized profit, in quote currency; give this or `free_margin`.

    Returns
    -------
    ndarray of float64, shape (n_positions,)
        Liquidation prices; 0.0 where no fall of that coin can liquidate the account, NaN for every
        position when the free margin is negative: the account is due already.

    Raises
    ------
    ValueError
        If a size or price is not positive, the lengths differ, a side is unknown, brackets are
        counted in coins, out of order, or one maintenance rate reaches 1, or not exactly one of
        `free_margin` and `account_value` is given.

    Notes
    -----
    With size :math:`q`, :math:`s = \pm 1`, mark :math:`M`, free margin :math:`A` and the
    maintenance margin :math:`m(x) = r_k x - a_k` of a notional :math:`x` in bracket :math:`k`,

    .. math:: q s (M - P) + m(q P) - m(q M) = A .

    The left side is linear in :math:`x = q P` inside a bracket and monotone over all of them, so
    the bracket is found by one search in its values at the floors, and the price in one division.

    References
    ----------
    Hyperliquid documentation, "Liquidations" and "Margin tiers"; read 2026-09.

    Examples
    --------
    One long of 10 coins at 100, half of the margin beyond maintenance free, and a short beside it:

    >>> ladder = brackets_from_leverages([10], [np.inf])
    >>> cross_liquidation_price([10.0, 2.0], side=["long", "short"], mark_price=[100.0, 50.0],
    ...                         brackets=ladder, free_margin=95.0).round(2)
    array([90.  , 95.24])
    """
    sizes = np.atleast_1d(positive("size", size))
    marks = np.atleast_1d(positive("mark_price", mark_price))
    if sizes.ndim != 1 or sizes.shape != marks.shape:
        msg = f"size and mark_price must have one shape; got {sizes.shape} and {marks.shape}"
        raise ValueError(msg)
    sides = _per_position(
        "side", [side] * sizes.size if isinstance(side, str) else side, sizes.size
    )
    for one in sides:
        one_of("side", one, ("long", "short"))
    ladders = _ladders(brackets, sizes.size)

    required = np.array(
        [
            _maintenance(x, ladder)
            for x, ladder in zip((sizes * marks).tolist(), ladders, strict=True)
        ]
    )
    free = _free_margin(free_margin, account_value, float(required.sum()))
    if free < 0.0:
        return read_only(np.full(sizes.size, np.nan))
    # One step per position, not per bar: an account has few.
    notionals = [
        _liquidation_notional(x, one, margin, free, ladder)
        for x, one, margin, ladder in zip(
            (sizes * marks).tolist(), sides, required.tolist(), ladders, strict=True
        )
    ]
    return read_only(np.array(notionals, dtype=np.float64) / sizes)


def brackets_from_leverages(
    leverages: Sequence[float], notional_caps: Sequence[float]
) -> tuple[Bracket, ...]:
    """Return brackets whose maintenance rate is half the initial margin at their top leverage.

    This is the rule of Hyperliquid: 20x up to 70 million, then 10x, is 2.5 % and then 5 %.

    Parameters
    ----------
    leverages : sequence of float, length n
        Highest leverage in each bracket, falling.
    notional_caps : sequence of float, length n
        Where each bracket ends, in quote currency, rising; infinity for the last.

    Returns
    -------
    tuple of Bracket, length n

    Raises
    ------
    ValueError
        If the lengths differ, a leverage is below one, or the order is wrong.

    Examples
    --------
    What must a position of 80 million keep?

    >>> small, large = brackets_from_leverages([20, 10], [70e6, np.inf])
    >>> 80e6 * large.maintenance_margin - large.maintenance_amount
    2250000.0
    """
    if not leverages or len(leverages) != len(notional_caps):
        msg = (
            "leverages and notional_caps must have one length of one or more; "
            f"got {len(leverages)} and {len(notional_caps)}"
        )
        raise ValueError(msg)
    ladder: list[Bracket] = []
    floor = amount = rate = 0.0
    for leverage, cap in zip(leverages, notional_caps, strict=True):
        if not leverage >= 1.0 or not cap > floor:
            msg = (
                "leverages must be 1 or more and notional_caps must rise; "
                f"got {plain(leverage)} up to {plain(cap)} after {plain(floor)}"
            )
            raise ValueError(msg)
        amount += floor * (0.5 / leverage - rate)
        rate = 0.5 / leverage
        ladder.append(
            Bracket(
                notional_floor=floor,
                notional_cap=float(cap),
                maintenance_margin=rate,
                max_leverage=float(leverage),
                maintenance_amount=amount,
            )
        )
        floor = float(cap)
    return _checked(tuple(ladder))


def _per_position(name: str, values: Sequence[Side], n_positions: int) -> list[Side]:
    if len(values) != n_positions:
        msg = f"{name} must have one entry per position; got {len(values)} for {n_positions}"
        raise ValueError(msg)
    return list(values)


def _ladders(
    brackets: Sequence[Bracket] | Sequence[Sequence[Bracket]], n_positions: int
) -> list[tuple[Bracket, ...]]:
    """Return the checked brackets of every position."""
    shared = [bracket for bracket in brackets if isinstance(bracket, Bracket)]
    if shared:
        return [_checked(tuple(shared))] * n_positions
    ladders = [_checked(tuple(ladder)) for ladder in brackets if not isinstance(ladder, Bracket)]
    if len(ladders) != n_positions:
        msg = f"brackets must have one ladder per position; got {len(ladders)} for {n_positions}"
        raise ValueError(msg)
    return ladders


def _checked(ladder: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """Return a ladder whose margin rises without a jump, or refuse it."""
    if not ladder:
        msg = "brackets must hold one bracket or more; got none"
        raise ValueError(msg)
    floors = [bracket.notional_floor for bracket in ladder]
    if floors[0] != 0.0 or sorted(set(floors)) != floors:
        msg = f"brackets must begin at 0 and rise; got floors {floors}"
        raise ValueError(msg)
    for bracket in ladder:
        if bracket.unit != "USD":
            msg = (
                f"brackets must be in quote currency; got a bracket in {bracket.unit}. Multiply "
                'its floor, cap and amount by the price and write unit="USD".'
            )
            raise ValueError(msg)
        if not 0.0 <= bracket.maintenance_margin < 1.0:
            msg = (
                "maintenance_margin is a fraction of notional below 1; "
                f"got {plain(bracket.maintenance_margin)}. Write 0.005 for half a per cent."
            )
            raise ValueError(msg)
    return ladder


def _maintenance(notional: float, ladder: tuple[Bracket, ...]) -> float:
    bracket = [step for step in ladder if step.notional_floor <= notional][-1]
    return notional * bracket.maintenance_margin - bracket.maintenance_amount


def _free_margin(free_margin: float | None, account_value: float | None, required: float) -> float:
    if free_margin is not None and account_value is None:
        return float(finite("free_margin", free_margin))
    if account_value is not None and free_margin is None:
        return float(finite("account_value", account_value)) - required
    msg = "cross_liquidation_price needs exactly one of free_margin= and account_value="
    raise ValueError(msg)


def _liquidation_notional(
    notional: float, side: Side, margin: float, free: float, ladder: tuple[Bracket, ...]
) -> float:
    """Solve the account's equation for the notional of one position."""
    sign = 1.0 if side == "long" else -1.0
    # x - s m(x) rises with x and must come to this value.
    target = notional - sign * (margin + free)
    if target <= 0.0:
        return 0.0
    bracket = [
        step
        for step in ladder
        if step.notional_floor - sign * _maintenance(step.notional_floor, ladder) <= target
    ][-1]
    amount, rate = bracket.maintenance_amount, bracket.maintenance_margin
    return (target - sign * amount) / (1.0 - sign * rate)
