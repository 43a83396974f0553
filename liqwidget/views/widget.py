"""The widget: a liquidation map that redraws while the reader drags its assumptions."""

from __future__ import annotations

import json
import threading
from inspect import signature
from pathlib import Path
from typing import Any

import anywidget
import bokeh
import ipywidgets
import numpy as np
import traitlets as t
from bokeh.embed import json_item

from liqwidget.estimator import Estimator, LiquidationMap
from liqwidget.estimator._checks import check_weights
from liqwidget.estimator.columns import bar_length, span_of
from liqwidget.views.caption import amount, caption, provenance
from liqwidget.views.colors import color_limit
from liqwidget.views.figure import build_figure
from liqwidget.views.payload import pack
from liqwidget.views.presets import presets
from liqwidget.views.runtime import bokehjs, runtime
from liqwidget.views.themes import theme

__all__ = ["LiquidationWidget", "show"]

_STATIC = Path(__file__).parent / "static"
WINDOWS = ("12H", "24H", "3D", "7D", "30D", "90D", "180D")
ALL = "All"


class _Mix(t.List):
    """Shares along the tiers; a mapping of leverage to share and an array will do."""

    def validate(self, obj: Any, value: Any) -> Any:
        if hasattr(value, "items"):
            try:
                value = check_weights(value, tuple(obj.leverages))
            except ValueError as error:
                raise t.TraitError(str(error)) from error
        return super().validate(obj, value.tolist() if isinstance(value, np.ndarray) else value)


class LiquidationWidget(anywidget.AnyWidget):
    """A liquidation map that redraws while you drag its assumptions.

    The page mixes and paints while you drag, also without a kernel; when a control settles its
    trait comes back and `map` is the same map in Python.

    Parameters
    ----------
    map : LiquidationMap
        What to show first.
    **traits
        Initial values of the traits below; an unknown name is a TypeError.

    Examples
    --------
    >>> import liqwidget as lq
    >>> widget = lq.show(lq.sample("BTCUSDT"), window="7D")
    >>> widget.weights = [0, 0, 0, 0, 0.5, 0.5, 0, 0]
    >>> float(widget.map.weights.sum())
    1.0
    """

    _esm = _STATIC / "widget.js"
    _css = _STATIC / "widget.css"

    leverages = t.List(t.Float(), read_only=True).tag(sync=True)
    """Leverage of each tier."""
    weights = _Mix(t.Float()).tag(sync=True)
    """Share of openings at each tier; what they lack to one is unlevered."""
    tiers = t.List(t.Bool()).tag(sync=True)
    """Which tiers are drawn; a hidden tier keeps its place in the mix."""
    funding_shift = t.Float(0.0, min=-0.1, max=0.1).tag(sync=True)
    """Added to the recorded funding rate, per 8 h, as a fraction: 0.0001 is 0.01 %."""
    open_interest_scale = t.Float(1.0, min=0.0).tag(sync=True)
    """Multiplies the changes of open interest against an unchanged volume."""
    window = t.Unicode(ALL).tag(sync=True)
    """Span shown, like "7D"; "All" for everything. Python computes a new geometry."""
    palette = t.Enum(["inferno", "viridis", "cividis"], "inferno").tag(sync=True)
    """Colors of the heatmap."""
    color_scale = t.Enum(["sqrt", "linear", "log"], "sqrt").tag(sync=True)
    """How dollars become brightness."""
    summary = t.Unicode(read_only=True).tag(sync=True)
    """The map in one line, as Python computed it."""
    color_limit = t.Float(1.0, min=0.0).tag(sync=True)
    """Dollars per bucket of the brightest color; stays while you drag, "Fit colors" sets it."""
    caption = t.List(t.Unicode(), read_only=True).tag(sync=True)
    """Provenance and assumptions, line by line."""
    windows = t.List(t.Unicode(), read_only=True).tag(sync=True)
    """Spans on offer for this market."""
    presets = t.Dict(read_only=True).tag(sync=True)
    """Named leverage mixes."""
    max_open_interest_scale = t.Float(3.0, read_only=True).tag(sync=True)
    """Largest scale that keeps open interest above zero, three at most."""

    _payload = t.Bytes().tag(sync=True)
    _figure = t.Unicode().tag(sync=True)
    _bokeh_version = t.Unicode(bokeh.__version__).tag(sync=True)
    _runtime = t.Instance(anywidget.AnyWidget).tag(sync=True, **ipywidgets.widget_serialization)
    _initial = t.Dict().tag(sync=True)
    _themes = t.Dict().tag(sync=True)
    _has_kernel = t.Bool(True).tag(sync=True)

    def __init__(self, map: LiquidationMap, **traits: Any) -> None:
        unknown = sorted(set(traits) - set(self.trait_names()))
        if unknown:
            msg = f"LiquidationWidget has no trait named {', '.join(unknown)}"
            raise TypeError(msg)
        self._lock = threading.RLock()  # callbacks may run in a thread of the kernel's
        self._estimator = Estimator.of(map, window=map.settings.window)
        self._map = map
        self._ready = False
        shown = map.settings.window
        first = {
            "weights": map.weights.tolist(),
            "tiers": [True] * len(map.leverages),
            "funding_shift": map.settings.funding_shift,
            "open_interest_scale": map.settings.open_interest_scale,
            "window": _name_of(shown),
        }
        self.set_trait("leverages", list(map.leverages))
        self.set_trait("windows", _windows(map, str(first["window"])))
        self.set_trait("presets", presets(map))
        self._themes = {"light": theme(dark=False), "dark": theme(dark=True)}
        super().__init__(_runtime=runtime(), **{**first, **traits})
        self._initial = {name: getattr(self, name) for name in _RESET}
        self._ready = True
        if self.window == first["window"]:
            self._draw(traits.get("color_limit"))
        else:
            self._choose_window()
        self.on_msg(self._answer)

    @property
    def map(self) -> LiquidationMap:
        """The map as it is shown, computed in Python."""
        with self._lock:
            chosen = self._map.settings
            wanted = (self.funding_shift, self.open_interest_scale)
            if wanted != (chosen.funding_shift, chosen.open_interest_scale):
                self._map = self._estimator.map(
                    weights=self.weights,
                    turnover=chosen.turnover,
                    funding_tilt=chosen.funding_tilt,
                    funding_shift=self.funding_shift,
                    open_interest_scale=self.open_interest_scale,
                    holding_exponent=chosen.holding_exponent,
                    open_interest_jump=chosen.open_interest_jump,
                )
            elif self.weights != self._map.weights.tolist():
                self._map = self._map.reweighted(self.weights)
            return self._map

    def describe(self) -> str:
        """Return what is shown in words."""
        return f"{self.summary}\n{self.map!r}"

    # --- checks ------------------------------------------------------------------------

    @t.validate("weights")
    def _check_weights(self, proposal: dict[str, Any]) -> list[float]:
        try:
            return list(check_weights(proposal["value"], tuple(self.leverages)).tolist())
        except ValueError as error:
            raise t.TraitError(str(error)) from error

    @t.validate("funding_shift", "color_limit")
    def _check_finite(self, proposal: dict[str, Any]) -> float:
        return _finite(proposal["trait"].name, proposal["value"])

    @t.validate("tiers")
    def _check_tiers(self, proposal: dict[str, Any]) -> list[bool]:
        tiers: list[bool] = proposal["value"]
        if len(tiers) != len(self.leverages):
            msg = f"tiers needs one bool per tier, {len(self.leverages)}; got {len(tiers)}"
            raise t.TraitError(msg)
        return tiers

    @t.validate("open_interest_scale")
    def _check_scale(self, proposal: dict[str, Any]) -> float:
        scale = _finite("open_interest_scale", proposal["value"])
        most = self._largest_scale()
        if scale > most:
            msg = f"open_interest_scale must be at most {most:g} for this market; got {scale:g}"
            raise t.TraitError(msg)
        return scale

    @t.validate("window")
    def _check_window(self, proposal: dict[str, Any]) -> str:
        window = proposal["value"].strip().upper()
        if window == ALL.upper():
            return ALL
        try:
            span_of(window, "window")
        except ValueError as error:
            raise t.TraitError(str(error)) from error
        return str(window)

    # --- what follows a change ---------------------------------------------------------

    @t.observe("weights", "tiers", "funding_shift", "color_limit")
    def _on_mix(self, _change: dict[str, Any]) -> None:
        self._say()

    @t.observe("open_interest_scale")
    def _on_scale(self, _change: dict[str, Any]) -> None:
        if not self._ready:
            return
        self._say()
        if self.map.bars_per_column > 1:  # the page previewed to first order: replace it
            self._payload = pack(self.map)

    @t.observe("window")
    def _on_window(self, _change: dict[str, Any]) -> None:
        if self._ready:
            self._choose_window()

    def _choose_window(self) -> None:
        """Compute the geometry of the window and draw it anew."""
        with self._lock:
            now = self.map
            window = None if self.window == ALL else self.window
            self._estimator = Estimator.of(now, window=window)
            most = self._largest_scale()
            self._map = self._estimator.map(
                weights=self.weights,
                turnover=now.settings.turnover,
                funding_tilt=now.settings.funding_tilt,
                funding_shift=self.funding_shift,
                open_interest_scale=min(self.open_interest_scale, most),
                holding_exponent=now.settings.holding_exponent,
                open_interest_jump=now.settings.open_interest_jump,
            )
            with self.hold_sync():
                self.open_interest_scale = min(self.open_interest_scale, most)
                if self.window not in self.windows:
                    self.set_trait("windows", [*self.windows, self.window])
                self._draw()

    def _draw(self, limit: float | None = None) -> None:
        """Send figure, payload and words together."""
        drawn = self.map
        with self.hold_sync():
            self.color_limit = color_limit(drawn.total) if limit is None else limit
            self.set_trait("max_open_interest_scale", self._largest_scale())
            self._figure = json.dumps(json_item(build_figure(drawn, live=True)))
            self._payload = pack(drawn)
            self._say()

    def _say(self) -> None:
        if self._ready:
            self.set_trait("summary", _summary(self.map, np.array(self.tiers)))
            self.set_trait("caption", list(caption(self.map, limit=self.color_limit)))

    def _largest_scale(self) -> float:
        # rounded down, so that the slider's last step is allowed
        most = np.floor(98.0 * self._estimator.max_open_interest_scale) / 100.0
        return float(min(max(3.0, self._map.settings.open_interest_scale), most))

    def _answer(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        if message.get("type") == "need bokehjs":
            self.send({"type": "bokehjs"}, [bokehjs()])


def show(map_or_market: Any, **options: Any) -> LiquidationWidget:
    """Show a map, or a market's map, as a widget to drag.

    Parameters
    ----------
    map_or_market : LiquidationMap or Market
    **options
        Traits of :class:`LiquidationWidget`; for a market also the options of
        :func:`liqwidget.estimate`, as ``venue="bybit"`` or ``weights={10: 0.5}``.

    Returns
    -------
    LiquidationWidget

    Raises
    ------
    TypeError
        If an option is unknown.
    """
    if isinstance(map_or_market, LiquidationMap):
        return LiquidationWidget(map_or_market, **options)
    known = {*_TRAITS, *_MAP_OPTIONS, *signature(Estimator).parameters} - {"market"}
    unknown = sorted(set(options) - known)
    if unknown:
        msg = f"show has no option named {', '.join(unknown)}"
        raise TypeError(msg)
    traits = {name: options.pop(name) for name in _TRAITS if name in options}
    for_map = {name: options.pop(name) for name in _MAP_OPTIONS if name in options}
    if str(options.get("window", "")).upper() == ALL.upper():
        options["window"] = None
    made = Estimator(map_or_market, **options).map(**for_map)
    return LiquidationWidget(made, **traits)


_TRAITS = ("tiers", "palette", "color_scale", "color_limit")
_RESET = (
    "weights", "tiers", "funding_shift", "open_interest_scale", "palette", "color_scale",
)  # fmt: skip
_MAP_OPTIONS = (
    "weights", "turnover", "funding_tilt", "funding_shift", "open_interest_scale",
    "holding_exponent", "open_interest_jump",
)  # fmt: skip


def _finite(name: str, value: float) -> float:
    """Refuse NaN and infinity."""
    if not np.isfinite(value):
        msg = f"{name} must be a finite number; got {value!r}"
        raise t.TraitError(msg)
    return value


def _name_of(window: Any) -> str:
    """Return a window as the trait holds it."""
    if window is None:
        return ALL
    if isinstance(window, str):
        return window.strip().upper()
    minutes = int(window / np.timedelta64(1, "m"))
    for size, unit in ((24 * 60, "D"), (60, "H"), (1, "MIN")):
        if minutes % size == 0:
            return f"{minutes // size}{unit}"
    return f"{minutes}MIN"


def _windows(map: LiquidationMap, shown: str) -> list[str]:
    """Return the spans that this market can fill, and the one that is shown."""
    time = map.market.time
    span = time[-1] - time[0] + bar_length(time)
    fitting = [name for name in WINDOWS if span_of(name, "window") < span]
    return [*fitting, *([] if shown in (*fitting, ALL) else [shown]), ALL]


def _summary(map: LiquidationMap, drawn: Any) -> str:
    """Return the map in one line."""
    last = map.profile()
    long, short = float((last.long * drawn).sum()), float((last.short * drawn).sum())
    return (
        f"{map.market.symbol} at {map.price:,.8g} on {str(map.time[-1])[:16].replace('T', ' ')} UTC"
        f" \u00b7 longs {amount(long)} USD below and shorts {amount(short)} USD above are drawn"
        f" \u00b7 {float(map.coverage[-1]):.0%} of open interest was seen being opened"
        f" \u00b7 {provenance(map).lower()}, an estimate"
    )
