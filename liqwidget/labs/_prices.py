"""What moves price: news, volatility that clusters, and the orders of the agents."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from liqwidget.labs.scenario import Scenario

__all__ = ["BARS_PER_DAY", "STEPS", "Prices"]

STEPS = 6
"""Steps of ten seconds in a bar of one minute."""
BARS_PER_DAY = 1440
_MINUTES_PER_YEAR = 525_600.0
_ARBITRAGE = 1.0 - 0.5 ** (1.0 / STEPS * 2.0)
"""The spot index takes over half of an impact in thirty seconds."""
_BOUNCE = 0.00006
"""Standard deviation of the last price about its value, in quiet times."""
_ROUGHNESS = 1.5
"""Standard deviation of a return over that of the news in it, in quiet times."""
_SMOOTHING = 1.0 - 0.5 ** (1.0 / STEPS)
"""The mark price takes half of a new basis in a minute."""
_UNWINDING = 1.0 - 0.5 ** (1.0 / STEPS / 3.0)
"""Half of what the venue took over in liquidations is sold on in three minutes."""
_BURST_MINUTES = 8.0
"""Mean time over which a jump arrives."""
_SHOCK, _MEMORY = 0.07, 0.91
"""How a minute's surprise heats the next minutes, and how much heat is kept."""
_AFTERSHOCK = 0.005
"""How a minute's surprise raises volatility for hours; 0.40 is the usual surprise."""


class Prices:
    """The last price and the mark price, in ticks, and the state behind them.

    News move everything at once; orders move the last price, and spot follows within a minute. The
    mark price is the spot index plus a smoothed basis, so a wick of the last price does not
    liquidate by itself, and a cascade takes its time. Every state is rounded, so that the last
    bit of an exponential cannot grow into another path.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.tick = scenario.tick
        self.value = math.log(scenario.price)
        """Logarithm of the price without the impact of orders."""
        self.lasting = self.passing = 0.0
        """Impact of orders that stays and that fades, in log price."""
        self.forced = 0.0
        """Impact of liquidations that is still to come, in log price."""
        self._followed = 0.0
        """Impact that the index has taken over."""
        self._burst = 0.0
        """What is still to come of a jump."""
        self.log_volatility = 0.0
        self.heat = 1.0
        """Variance of the last minutes over that of quiet times."""
        self._smoothed = self._bounce = 0.0
        self._lots_deep = scenario.depth / scenario.lot
        self._stays = scenario.lasting_impact
        self._decay = 0.5 ** (1.0 / STEPS / scenario.impact_half_life)
        self._minute = scenario.volatility / math.sqrt(_MINUTES_PER_YEAR)
        self._jump_chance = scenario.jumps_per_day / (BARS_PER_DAY * STEPS)
        self._jump_size = scenario.jump_size
        self._shocks = scenario.shocks
        self.last = self.mark = 0.0
        self._quote()

    @property
    def volatility(self) -> float:
        """Standard deviation of a minute's return, as the news come in now."""
        return self._minute * math.exp(self.log_volatility) * math.sqrt(self.heat)

    def news(self, rng: np.random.Generator, hour: float) -> NDArray[np.float64]:
        """Return the moves of the next bar's steps from outside, shape ``(2, STEPS)``.

        The second row is the bounce of the last price about its value.
        """
        normal = rng.standard_normal((3, STEPS))
        chance = rng.random(STEPS)
        moves = normal[:2]
        moves[0] *= self.volatility / math.sqrt(STEPS)
        moves[1] *= _BOUNCE * math.sqrt(self.heat)
        self._burst += float(((chance < self._jump_chance) * normal[2]).sum()) * self._jump_size
        moves[0] += self._burst / (_BURST_MINUTES * STEPS)
        self._burst = round(self._burst * (1.0 - 1.0 / _BURST_MINUTES), 12)
        for begin, size, hours in self._shocks:
            if begin <= hour < begin + hours:
                moves[0] += size / (hours * 60 * STEPS)
        return moves

    def advance(self, move: float, bounce: float) -> None:
        """Let a step pass: news arrive and impact fades."""
        self.value += move
        self.passing *= self._decay
        self._bounce = bounce
        self._press(_UNWINDING * self.forced)
        self.forced *= 1.0 - _UNWINDING
        impact = self.lasting + self.passing
        self._followed += _ARBITRAGE * (impact - self._followed)
        self._smoothed += _SMOOTHING * (impact - self._followed + bounce - self._smoothed)
        self._quote()

    def trade(self, lots: float) -> None:
        """Let agents buy `lots` net, or sell where negative."""
        self._press(self._push(lots))
        self._quote()

    def liquidate(self, lots: float) -> None:
        """Let the venue buy `lots` net, or sell where negative, over the next minutes."""
        self.forced += self._push(lots)

    def _push(self, lots: float) -> float:
        """Return the impact of an order; depth thins as heat rises."""
        return lots / self._lots_deep * (0.8 + 0.2 * min(self.heat, 6.0))

    def _press(self, push: float) -> None:
        self.lasting += self._stays * push
        self.passing += (1.0 - self._stays) * push

    @property
    def basis(self) -> float:
        """Logarithm of the last price over the index."""
        return self.lasting + self.passing - self._followed

    def end_bar(self, simple_return: float, normal: float) -> None:
        """Carry volatility into the next bar."""
        surprise = min(
            abs(simple_return) / (self._minute * math.exp(self.log_volatility) * _ROUGHNESS), 12.0
        )
        self.heat = round(
            min(1.0 - _SHOCK - _MEMORY + _SHOCK * surprise**2 + _MEMORY * self.heat, 25.0), 12
        )
        aftershock = _AFTERSHOCK * (min(surprise, 8.0) - 0.40)
        self.log_volatility = round(0.9985 * self.log_volatility + aftershock + 0.027 * normal, 12)
        for name in ("value", "lasting", "passing", "forced", "_followed", "_smoothed"):
            setattr(self, name, round(getattr(self, name), 12))

    def _quote(self) -> None:
        last = self.value + self.lasting + self.passing + self._bounce
        self.last = float(round(math.exp(last) / self.tick))
        mark = self.value + self._followed + self._smoothed
        self.mark = float(round(math.exp(mark) / self.tick))
