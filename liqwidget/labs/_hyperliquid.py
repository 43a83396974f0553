"""Read answers of Hyperliquid's `clearinghouseState`, where numbers come as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Columns", "read_states"]

State = Mapping[str, object]


class Columns(TypedDict):
    """What a set of positions is made of; arrays of shape ``(n_positions,)``."""

    side: NDArray[np.int8]
    quantity: NDArray[np.float64]
    entry_price: NDArray[np.float64]
    leverage: NDArray[np.float64]
    margin: NDArray[np.float64]
    cross: NDArray[np.bool_]
    liquidation_price: NDArray[np.float64]


def read_states(states: State | Iterable[State], coin: str) -> tuple[Columns, np.datetime64]:
    """Return the columns of all positions in one coin, and the time of the last answer."""
    answers = [states] if isinstance(states, Mapping) else list(states)
    rows: list[tuple[float, ...]] = []
    time: np.datetime64 = np.datetime64("NaT")
    for number, answer in enumerate(answers):
        where = f"clearinghouse state {number}"
        if "time" in answer:
            time = np.datetime64(int(_number(answer, "time", where)), "ms")
        for entry in _list(answer, where):
            position = _mapping(entry, "position", where)
            if position.get("coin") == coin:
                rows.append(_row(position, where))
    table = np.array(rows, dtype=np.float64).reshape(-1, 6)
    size, entry_price, leverage, margin, cross, level = table[table[:, 0] != 0].T
    columns = Columns(
        side=np.sign(size).astype(np.int8),
        quantity=np.abs(size),
        entry_price=entry_price,
        leverage=leverage,
        margin=margin,
        cross=cross > 0,
        liquidation_price=np.where(level > 0, level, np.nan),
    )
    return columns, time


def _row(position: State, where: str) -> tuple[float, ...]:
    """Return size, entry price, leverage, margin, whether cross, and liquidation price or NaN."""
    leverage = _mapping(position, "leverage", where)
    known = position.get("liquidationPx") is not None
    return (
        _number(position, "szi", where),
        _number(position, "entryPx", where),
        _number(leverage, "value", where),
        _number(position, "marginUsed", where),
        float(leverage.get("type") == "cross"),
        _number(position, "liquidationPx", where) if known else np.nan,
    )


def _list(answer: State, where: str) -> list[State]:
    found = answer.get("assetPositions")
    if not isinstance(found, list):
        msg = f"{where} needs a list assetPositions; it has {', '.join(answer) or 'nothing'}"
        raise ValueError(msg)  # noqa: TRY004  a wrong answer is a wrong value to the caller
    return found


def _mapping(holder: State, name: str, where: str) -> State:
    found = holder.get(name)
    if not isinstance(found, Mapping):
        msg = f"{where} needs an object {name}; got {found!r}"
        raise ValueError(msg)  # noqa: TRY004  a wrong answer is a wrong value to the caller
    return found


def _number(holder: State, name: str, where: str) -> float:
    found = holder.get(name)
    try:
        number = float(found) if isinstance(found, (str, int, float)) else np.nan
    except ValueError:
        number = np.nan
    if not np.isfinite(number):
        msg = f"{where} needs a number {name}; got {found!r}"
        raise ValueError(msg)
    return number
