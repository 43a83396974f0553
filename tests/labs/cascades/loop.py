"""A cascade as a slow and obvious loop, and books of orders to try it on."""

from __future__ import annotations

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from liqwidget.labs import ForcedOrders

quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
"""The same hundred cases every time, however busy the machine."""

SIGN = {"long": -1.0, "short": 1.0}


def walk(distance, dollars, shock, depth, law):
    """Return the levels gone, the dollars, and the end in log price, one level at a time."""
    gone, sold, at = 0, 0.0, shock
    while gone < len(distance) and at >= distance[gone] - 1e-12:
        sold += dollars[gone]
        gone += 1
        percents = sold / depth
        at = shock + 0.01 * (percents if law == "linear" else percents**0.5)
    return gone, sold, at


def book(distance, dollars, side="long", price=100.0, **more):
    """Return orders at distances in log price."""
    level = price * np.exp(SIGN[side] * np.asarray(distance, dtype=float))
    return ForcedOrders.from_levels(level, dollars, side=side, price=price, **more)


def uniform(per_percent, *, side="long", step=0.0001, until=0.1, **more):
    """Return orders with the same dollars in every per cent of the way."""
    distance = np.arange(step / 2, until, step)
    return book(distance, np.full(distance.size, per_percent * step / 0.01), side, **more)


@st.composite
def books(draw, most=40):
    """Distances, some of them equal, and dollars, some of them nothing."""
    ticks = draw(st.lists(st.integers(0, 400), max_size=most))
    amounts = draw(
        st.lists(
            st.one_of(st.just(0.0), st.floats(0.01, 50.0)), min_size=len(ticks), max_size=len(ticks)
        )
    )
    return np.sort(np.array(ticks, dtype=float)) * 0.0005, np.array(amounts) * 1e6


sides = st.sampled_from(["long", "short"])
laws = st.sampled_from(["linear", "square_root"])
shocks = st.floats(0.0001, 0.25)
depths = st.floats(0.5e6, 500e6)
