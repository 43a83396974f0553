"""Quantities on a geometry: what each run holds, and how it fades."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liqwidget.estimator.flows import Flows, SideRule, flows
from liqwidget.estimator.inventory import inventory_shares
from liqwidget.estimator.picture import Steps, find_steps
from liqwidget.estimator.runs import run_masses
from liqwidget.estimator.survival import HoldingClasses, Survival, holding_classes, survival
from liqwidget.estimator.window import part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from liqwidget.estimator.geometry import Geometry

__all__ = ["Book", "find_book"]


@dataclass(frozen=True)
class Book:
    """Openings and closings of every padded bar of a geometry."""

    geometry: Geometry
    flows: Flows
    """Of the bars that are used, warm-up included."""
    opened: NDArray[np.float64]
    """Coins opened per entry, shape ``(2, padded, n_nodes)``; longs first, inventory included."""
    hazard: NDArray[np.float64]
    """Closing hazard of every padded bar."""
    classes: HoldingClasses
    left: Survival

    @cached_property
    def mass(self) -> NDArray[np.float64]:
        """Coins of every run at the end of its birth column, at weight one."""
        return run_masses(self.geometry.runs, self._held(), self.classes.of_tier)

    def _held(self) -> NDArray[np.float64]:
        """Return what is left of each entry at the end of its column, by class and side.

        In sorted order. One class stands for all where a column is one bar, since nothing
        fades inside its own bar; one side stands for both where they open alike.
        """
        columns, order = self.geometry.columns, self.geometry.sorted.order
        opened = self.opened[:1] if self.flows.same_sides else self.opened
        if order is None:  # one entry per column
            return opened[None]
        if columns.bars_per_column == 1:
            return opened.reshape(opened.shape[0], -1).take(order, axis=1)[None]
        kept = self.left.within_column(columns.bars_per_column)
        held = np.empty((kept.shape[0], opened.shape[0], *order.shape))
        for by_side, share in zip(held, kept, strict=True):
            for sorted_, side in zip(by_side, opened, strict=True):
                np.take(side * share[:, None], order, out=sorted_, mode="clip")
        return held

    @cached_property
    def coins(self) -> Steps:
        """Steps of the picture in coins; its first and last row are off the grid."""
        return self._steps(self.geometry.grid.n_buckets + 2)

    @cached_property
    def dollars(self) -> Steps:
        """Steps of the picture in dollars: coins times the geometric bucket center."""
        grid = self.geometry.grid
        return self._steps(grid.n_buckets, price=grid.centers)

    def _steps(self, n_rows: int, price: NDArray[np.float64] | None = None) -> Steps:
        first = self.geometry.columns.first
        return find_steps(
            self.geometry.runs,
            self.mass,
            self.classes.of_tier,
            self.left,
            first=first,
            n_rows=n_rows,
            price=price,
        )


def find_book(
    geometry: Geometry,
    *,
    turnover: float,
    open_interest_scale: float,
    open_interest_jump: tuple[float, int] | None,
    holding_exponent: float,
    side_rule: SideRule,
) -> Book:
    """Fill a geometry with quantities; the parameters are those of :func:`estimate`."""
    laid = geometry.columns
    used = flows(
        part(geometry.market, laid.start),
        turnover=turnover,
        open_interest_scale=open_interest_scale,
        open_interest_jump=open_interest_jump,
        side_rule=side_rule,
    )
    n_nodes = geometry.entries.price.shape[1]
    body = slice(laid.lead, laid.lead + laid.n_bars)
    sides = (used.opened_long,) if used.same_sides else (used.opened_long, used.opened_short)
    opened = np.zeros((len(sides), laid.padded, n_nodes))
    for filled, per_bar in zip(opened, sides, strict=True):
        filled[body] = per_bar[:, None] / n_nodes
    n_inventory = int(np.isfinite(geometry.entries.price[: laid.lead, 0]).sum())
    if n_inventory:
        shares = inventory_shares(n_inventory, n_nodes)
        opened[:, :n_inventory] = used.open_interest[0] * shares[:, None] / n_nodes
    opened = np.broadcast_to(opened, (2, *opened.shape[1:]))
    hazard = np.zeros(laid.padded)
    hazard[body] = used.hazard
    classes = holding_classes(geometry.leverages, holding_exponent)
    left = survival(hazard, classes.speed, laid.bars_per_column)
    return Book(geometry, used, opened, hazard, classes, left)
