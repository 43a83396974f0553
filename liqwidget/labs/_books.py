"""What an exchange writes down: where the money is, and what the public sees of a minute."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Accounts", "Bar"]


@dataclass
class Accounts:
    """Where the money is, in units of tick times lot; margins and open profit come on top."""

    deposited: float = 0.0
    """Brought in by agents, less what they took back without closing."""
    paid_out: float = 0.0
    """Returned to agents when they closed."""
    insurance: float = 0.0
    """What liquidations left over, less what they lacked."""
    maker: float = 0.0
    """Cash of the market maker, who is the other side of every trade."""


@dataclass
class Bar:
    """What the public sees of one minute; prices in ticks, quantities in lots."""

    open: float
    high: float
    low: float
    mark_high: float
    mark_low: float
    close: float = 0.0
    bought: float = 0.0
    sold: float = 0.0
    volume: float = 0.0
    open_interest: float = 0.0
    funding_rate: float = 0.0
    liquidations: list[float] = field(default_factory=lambda: [0.0, 0.0])
    """Value of liquidated longs and shorts, in lots times ticks."""
