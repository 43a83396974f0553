"""The widget: what it answers, and what follows when one of its traits changes."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets as t

from liqwidget.views.themes import theme
from liqwidget.views.units import percentile_of
from liqwidget.views.widget.baseline import kept_now, widget_difference
from liqwidget.views.widget.cell import Cell, explain
from liqwidget.views.widget.fitting import MixFit, fit_widget, is_fitted
from liqwidget.views.widget.gap import Gap, gap
from liqwidget.views.widget.geometry import (
    GEOMETRY,
    QUANTITIES,
    Source,
    map_for,
    same_quantities,
)
from liqwidget.views.widget.offers import venues
from liqwidget.views.widget.payload import pack
from liqwidget.views.widget.positions import PositionLevel, position_levels
from liqwidget.views.widget.redraw import choose_geometry, chosen, draw, largest_scale, offer
from liqwidget.views.widget.runtime import carried, runtime
from liqwidget.views.widget.shares import move_share, scalar_traits, share_name, shares
from liqwidget.views.widget.state import RESET, WidgetState
from liqwidget.views.widget.state_words import tell
from liqwidget.views.widget.still import with_picture
from liqwidget.views.widget.words import blind_summary, captions, summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liqwidget.estimator import LiquidationMap
    from liqwidget.estimator._types import MarketLike
    from liqwidget.labs import Cascade
    from liqwidget.readings import Difference

__all__ = ["LiquidationWidget"]

_STATIC = Path(__file__).parents[1] / "static"


class LiquidationWidget(WidgetState):
    """A liquidation map that redraws while you drag its assumptions.

    The page mixes and paints while you drag, also without a kernel; when a control settles its
    trait comes back and `map` is the same map in Python. What moves levels (venue, window,
    entry rule, ...) is computed in Python when the control is released.

    Every tier also has a number of its own, as ``share_25x``: its share of the levered total.
    Setting it moves the others in proportion, and ``ipywidgets.jslink`` can drive it.

    Parameters
    ----------
    map : LiquidationMap
        What to show first.
    markets : mapping of str to Market, optional
        Markets to switch between, by name; the map's own if None.
    leverages : sequence of float, optional
        Tiers to offer where a venue has them; the map's own if None.
    **traits
        Initial values of the traits below; an unknown name is a TypeError.

    Examples
    --------
    >>> import liqwidget as lq
    >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D")
    >>> widget.weights = [0, 0, 0, 0, 0.5, 0.5, 0, 0]
    >>> float(widget.map.weights.sum())
    1.0
    >>> widget.share_100x = 0.2
    >>> [round(share, 3) for share in widget.weights]
    [0.0, 0.0, 0.0, 0.0, 0.4, 0.4, 0.0, 0.2]
    """

    _esm = _STATIC / "loader.js"
    _scale_cap = float("inf")  # of the map beside it that allows least

    def __init__(
        self,
        map: LiquidationMap,
        *,
        markets: Mapping[str, MarketLike] | None = None,
        leverages: tuple[float, ...] | None = None,
        **traits: Any,
    ) -> None:
        unknown = sorted(set(traits) - set(self.trait_names()))
        if unknown:
            msg = f"LiquidationWidget has no trait named {', '.join(unknown)}"
            raise TypeError(msg)
        self._lock = threading.RLock()  # callbacks may run in a thread of the kernel's
        self._ready = self._from_page = self._kept_limit = False
        self._own_layout = "layout" not in traits
        self._source = Source.of(map, markets, leverages)
        self._geometry = self._source.first
        self._estimator = self._source.estimator(self._geometry)
        self._map = map
        self._drawn: dict[str, dict[str, Any]] = {}
        jump = map.settings.open_interest_jump
        first = {
            **asdict(self._geometry),
            "weights": map.weights.tolist(),
            "tiers": [True] * len(map.leverages),
            "locked": [False] * len(map.leverages),
            "funding_shift": map.settings.funding_shift,
            "open_interest_scale": map.settings.open_interest_scale,
            "turnover": map.settings.turnover,
            "holding_exponent": map.settings.holding_exponent,
            **({"jump_share": jump[0], "jump_bars": jump[1]} if jump else {}),
        }
        self.set_trait("leverages", list(map.leverages))
        self.set_trait("symbols", list(self._source.markets))
        self.set_trait("venues", venues(self._source.own_venue))
        self._themes = {"light": theme(dark=False), "dark": theme(dark=True)}
        # added before the page hears of it, which else is told of one after the other
        self.add_traits(**scalar_traits(self._source.leverages))
        super().__init__(_runtime=runtime(), **{**first, **traits})
        is_drawn = chosen(self) == self._geometry
        if is_drawn:
            self._payload = pack(self.map)  # the page reads it while the rest is worked out
        with self.hold_sync():
            self._say_shares()
            self.observe(self._on_share, [share_name(tier) for tier in self._source.leverages])
            offer(self)
            self._initial = {name: getattr(self, name) for name in RESET}
            self._ready = True
            if is_drawn:
                draw(self, traits.get("color_limit"), packed=True)
            else:
                choose_geometry(self)
        self.on_msg(self._answer)

    @property
    def map(self) -> LiquidationMap:
        """The map as it is shown, computed in Python."""
        with self._lock:
            if not same_quantities(self._map, self):
                self._map = map_for(self._estimator, self, self._map.settings.funding_tilt)
            fitted = is_fitted(self)
            known = self._map.settings.mix_source == ("fitted" if fitted else "assumed")
            if self.weights != self._map.weights.tolist() or not known:
                self._map = self._map.reweighted(self.weights, fitted=fitted)
            return self._map

    @property
    def threshold_amount(self) -> float:
        """What the threshold stands for, in `unit` per bucket; nothing later than `bar` counts."""
        return percentile_of(self.map, self.threshold, self.unit, self.bar)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the page sends."""
        self._from_page = True
        try:
            super().set_state(sync_data)
        finally:
            self._from_page = False

    def close(self) -> None:
        """Close the view and free what belongs to it alone, in the page and here."""
        layout = self.layout
        super().close()
        # a widget refused for its arguments is closed before it has any
        if getattr(self, "_own_layout", False):
            layout.close()

    def to_html(self) -> str:
        """Return one HTML page that opens without Python and network, and still drags.

        It shows the widget as it stands. What needs Python, like the window, is disabled and
        says so. ``liqwidget.save(widget, "map.html")`` writes the same page to a file.

        Examples
        --------
        Keep a map in a notebook that will be read without a kernel:

        >>> import liqwidget as lq
        >>> html = lq.show(lq.sample("BTCUSDT"), window="24H").to_html()
        >>> html.startswith("<!doctype html>"), len(html) < 2_500_000
        (True, True)
        """
        from liqwidget.views.files.page import page  # noqa: PLC0415 - the page holds a widget

        return page(self)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the view and, for hosts that cannot run it, a picture."""
        return with_picture(self, super()._repr_mimebundle_(**kwargs))

    def describe(self) -> str:
        """Return all that is shown in words; of a blind map, nothing that it hides.

        Examples
        --------
        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D", funding_shift=0.0001)
        >>> print(widget.describe())
        Price ...: the nearest shorts above are ... The nearest longs below are ...
        Shown: 7D of 1H bars, ...
        Assumed mix: ...
        What if: funding +0.0100% per 8 h.
        ...
        """
        return tell(self)

    def replay(self, bar: int | None = None) -> None:
        """Show the map as it was at the end of a column; nothing later is drawn or said.

        Parameters
        ----------
        bar : int, optional
            Shown column; negative counts from the last, None for the last.

        Raises
        ------
        IndexError
            If there is no such column.

        Notes
        -----
        Levels, amounts and sweeps up to a column depend on no later bar. The range of prices and
        the brightest color are those of the whole map, so that pictures can be compared; "Fit
        colors" grades by what is shown.

        Examples
        --------
        What was to be seen a day before?

        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D")
        >>> widget.replay(-25)
        >>> "to 2025-02-03 00:00" in widget.summary
        True
        """
        n_columns = self.map.time.size
        at = -1 if bar is None else int(bar)
        if not -n_columns <= at < n_columns:
            msg = f"bar must be from {-n_columns} to {n_columns - 1}, a column shown; got {bar}"
            raise IndexError(msg)
        at %= n_columns
        self.bar = -1 if at == n_columns - 1 else at

    def reveal(self) -> None:
        """Show the map that `blind` hid, and keep the marks over it."""
        self.blind = False

    def gap(self, *, within: float = 0.01) -> Gap:
        """Return how far every mark is from the nearest cluster of the column shown.

        Parameters
        ----------
        within : float, default 0.01
            A mark is near a cluster whose extent holds it, or whose price is within this
            fraction: 0.01 is one per cent.

        Returns
        -------
        Gap
            One entry per mark, and the clusters that no mark came near.

        Raises
        ------
        ValueError
            If `within` is not from 0 to 1.

        Examples
        --------
        Expect longs to be forced three per cent below the price:

        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D", blind=True)
        >>> widget.marks = [0.97 * widget.map.price]
        >>> widget.reveal()
        >>> found = widget.gap()
        >>> found.marks[0].cluster.side, len(found.missed) > 0
        ('long', True)
        """
        return gap(self.map, self.marks, within=within, column=self.bar)

    def explain(self, price: float | None = None, time: np.datetime64 | str | None = None) -> Cell:
        """Return what would be force-closed at a price and time: the pinned cell if not given.

        Parameters
        ----------
        price : float, optional
        time : datetime64 or str, optional
            UTC; the last column shown if only a price is given.

        Returns
        -------
        Cell
            Dollars by tier and side, distance and age; its text says it in words.

        Raises
        ------
        ValueError
            If nothing is pinned, or the map shows no such price or time.

        Examples
        --------
        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D")
        >>> cell = widget.explain(price=widget.map.price * 0.95)
        >>> bool(cell.long.sum() >= cell.short.sum())
        True
        """
        map = self.map
        if price is None:
            if not self.selection:
                msg = "nothing is pinned; click the map, set selection, or pass a price"
                raise ValueError(msg)
            at = np.datetime64(int(self.selection["time"]), "ms")
            return explain(map, self.selection["price"], at)
        last = map.time[self.bar] - np.timedelta64(1, "ms")
        return explain(map, price, last if time is None else np.datetime64(str(time), "ms"))

    def position_levels(self) -> tuple[PositionLevel, ...]:
        """Return where the `positions` are liquidated, by the equation of the venue.

        Returns
        -------
        tuple of PositionLevel
            In the order of `positions`, those left out that open after the column shown. Small
            positions have the level of :func:`liqwidget.liquidation_price`; a ``"notional"``
            picks its own bracket.

        Examples
        --------
        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D")
        >>> widget.positions = [
        ...     {"time": "2025-02-03 12:00", "entry": 97_000, "side": "long", "leverage": 25}
        ... ]
        >>> round(widget.position_levels()[0].level, 1)
        93494.0
        """
        return position_levels(self.map, self.positions, self.bar)

    def fit(self) -> MixFit:
        """Fit the mix to the liquidations printed up to the bar shown, and show it.

        `weights` become the fitted ones, and tiers that the prints cannot tell are hatched. They
        keep the mix of the start, from which every fit begins anew. "Reset" undoes it.

        Returns
        -------
        MixFit
            The calibration, how complete the feed is, and how held-out prints judge it; its text
            says it in words.

        Raises
        ------
        ValueError
            If nothing was printed in this market up to the bar shown; `notice` says so too.

        Examples
        --------
        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("exchange/crowded"), window="24H")
        >>> found = widget.fit()
        >>> widget.weights == found.calibration.weights.tolist()
        True
        >>> "cannot tell 1x, 2x and 3x" in str(found)
        True
        """
        return fit_widget(self)

    def stress(self, move: float | None = None, *, depth: float | None = None) -> Cascade:
        """Pull price by a move and return the chain of forced orders that the picture shows.

        Parameters
        ----------
        move : float, optional
            Signed fraction, -0.03 for a fall of 3 %; `shock` if None.
        depth : float, optional
            USD of market orders that move price by 1 %: an assumption; the trait if None.

        Returns
        -------
        Cascade
            Of the bar shown, as :func:`liqwidget.cascade` returns it, which has more options.

        Raises
        ------
        ValueError
            If there is no move, or no depth is given and no volume is known to guess it from.

        Examples
        --------
        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D")
        >>> chain = widget.stress(-0.03, depth=500e6)
        >>> widget.shock, chain.end < -0.03
        (-0.03, True)
        """
        # labs are loaded when asked for
        from liqwidget.views.widget.stress import stress  # noqa: PLC0415

        return stress(self, move, depth)

    def keep(self) -> None:
        """Keep the mix and the what-ifs of now as B; the map then shows A - B as you drag A."""
        self.baseline = kept_now(self)

    def difference(self) -> Difference:
        """Return A less B: the map as it is against what was kept, tiers drawn alone.

        Returns
        -------
        Difference
            What the page paints; exact also where the page shows a preview.

        Raises
        ------
        ValueError
            If nothing was kept as B.

        Examples
        --------
        >>> import liqwidget as lq
        >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D")
        >>> widget.keep()
        >>> widget.share_100x = 0.4
        >>> widget.difference().totals().moved > 0
        True
        """
        with self._lock:
            return widget_difference(self)

    # --- checks that need more than the value ---

    @t.validate("open_interest_scale")
    def _check_scale(self, proposal: dict[str, Any]) -> float:
        scale: float = proposal["value"]
        most = largest_scale(self)
        if scale > most:
            msg = f"open_interest_scale must be at most {most:g} for this market; got {scale:g}"
            raise t.TraitError(msg)
        return scale

    @t.validate("bar")
    def _check_bar(self, proposal: dict[str, Any]) -> int:
        bar: int = proposal["value"]
        if self._ready and bar >= self._map.time.size:
            msg = f"bar must be a column, below {self._map.time.size}, or -1; got {bar}"
            raise t.TraitError(msg)
        return bar

    @t.validate("symbol", "venue", "time_frame")
    def _check_offered(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, str(proposal["value"])
        offered = getattr(self, f"{name}s")
        value = value.strip().upper() if name == "time_frame" else value
        if self._ready and value not in offered:
            msg = f"{name} must be one of {', '.join(offered)}; got {value!r}"
            raise t.TraitError(msg)
        return value

    # --- what follows a change ---

    @t.observe("weights", "tiers", "funding_shift", "color_limit", "unit", "blind", "bar", "fitted")
    def _on_mix(self, change: dict[str, Any]) -> None:
        if change["name"] == "color_limit":
            self._kept_limit = self._from_page  # the page sends none but what it fitted
        self._say()

    @t.observe("weights")
    def _on_weights(self, _change: dict[str, Any]) -> None:
        if self._ready:
            self._say_shares()

    @t.observe("open_interest_scale", "jump_share", "jump_bars")
    def _on_open_interest(self, _change: dict[str, Any]) -> None:
        if not self._ready:
            return
        self._say()
        if self.map.bars_per_column > 1:  # the page previewed to first order: replace it
            self._payload = pack(self.map)

    @t.observe(*QUANTITIES)
    def _on_quantities(self, _change: dict[str, Any]) -> None:
        if self._ready:
            self.fitted = {}  # it was made with other closings
            self._payload = pack(self.map)
            self._say()

    @t.observe(*GEOMETRY)
    def _on_geometry(self, _change: dict[str, Any]) -> None:
        if self._ready:
            choose_geometry(self)

    @t.observe("_fit_asked")
    def _on_fit_asked(self, _change: dict[str, Any]) -> None:
        with suppress(ValueError):  # the notice says why
            self.fit()

    @t.observe("_asked")
    def _on_asked(self, change: dict[str, Any]) -> None:
        self._answered = change["new"]
        # a page that gave up waiting has gone back to what it had: tell it what holds
        self.send_state([*GEOMETRY, *QUANTITIES])

    def _on_share(self, change: dict[str, Any]) -> None:
        """Move one tier from its own number; the page does so itself and sends the mix."""
        names = [share_name(tier) for tier in self.leverages]
        if not self._ready or self._from_page or change["name"] not in names:
            return
        tier = names.index(change["name"])
        if abs(shares(self.weights)[tier] - change["new"]) > 1e-9:
            self.weights = move_share(self.weights, tier, change["new"], self.locked)

    # --- doing it ---

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Change traits without what follows a change."""
        before, self._ready = self._ready, False
        try:
            yield
        finally:
            self._ready = before

    def _say(self) -> None:
        if self._ready:
            said = (
                blind_summary(self.map, self.bar)
                if self.blind
                else summary(self.map, self.tiers, self.bar)
            )
            self.set_trait("summary", said)
            self.set_trait("caption", captions(self))

    def _say_shares(self) -> None:
        """Tell every tier's own number."""
        with self.hold_sync():
            for leverage, share in zip(self.leverages, shares(self.weights), strict=True):
                if abs(getattr(self, share_name(leverage)) - share) > 1e-9:
                    setattr(self, share_name(leverage), min(share, 1.0))

    def _answer(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        if message.get("type") == "need":
            name = message["name"]
            self.send({"type": "carried", "name": name}, [carried(name)])
