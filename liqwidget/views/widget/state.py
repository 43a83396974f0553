"""What a widget holds: every trait that page and Python share, and nothing that acts."""

from __future__ import annotations

import anywidget
import ipywidgets
import traitlets as t

from liqwidget.views.units import UNITS
from liqwidget.views.widget.baseline import SHOWN, Kept
from liqwidget.views.widget.bokeh_wheel import BOKEH_VERSION
from liqwidget.views.widget.drawn_traits import Lines, Positions, PriceOrNone
from liqwidget.views.widget.traits import ALL, Finite, FitRecord, Mix, PerTier, Place, Prices, Span

__all__ = ["LAYERS", "RESET", "WidgetState"]

LAYERS = ("candles", "sweeps", "clusters", "curves", "attribution", "realised", "uncertain")
"""What can be switched on and off; the page has a module for each."""

_SHOWN_FIRST = [name for name in LAYERS if name != "uncertain"]

RESET = (
    "weights", "tiers", "locked", "funding_shift", "open_interest_scale", "jump_share",
    "jump_bars", "threshold", "unit", "palette", "color_scale", "layers", "fitted", "shock",
    "depth", "mix_strength",
)  # fmt: skip
"""Traits that "Reset" brings back."""


class WidgetState(anywidget.AnyWidget):
    """The traits of :class:`liqwidget.LiquidationWidget`."""

    # --- mixed and painted in the page ---

    leverages = t.List(t.Float(), read_only=True).tag(sync=True)
    """Leverage of each tier."""
    weights = Mix(t.Float()).tag(sync=True)
    """Share of openings at each tier; what they lack to one is unlevered."""
    tiers = PerTier().tag(sync=True)
    """Which tiers are drawn; a hidden tier keeps its place in the mix."""
    locked = PerTier().tag(sync=True)
    """Which tiers keep their share while others are dragged."""
    funding_shift = Finite(0.0, min=-0.1, max=0.1).tag(sync=True)
    """Added to the recorded funding rate, per 8 h, as a fraction: 0.0001 is 0.01 %."""
    open_interest_scale = Finite(1.0, min=0.0).tag(sync=True)
    """Multiplies the changes of open interest against an unchanged volume."""
    jump_share = Finite(0.0, min=0.0, max=10.0).tag(sync=True)
    """What if open interest had risen by this share of its last value: 0.1 is ten per cent."""
    jump_bars = t.Int(24, min=1).tag(sync=True)
    """Bars that the rise is spread over, the last ones."""
    threshold = Finite(0.0, min=0.0, max=99.9).tag(sync=True)
    """Percentile of what is drawn below which the heat stays dark; see `threshold_amount`."""
    unit = t.Enum(UNITS, "USD").tag(sync=True)
    """Unit of heat, bars and readings."""
    palette = t.Enum(["inferno", "viridis", "cividis"], "inferno").tag(sync=True)
    """Colors of the heatmap."""
    color_scale = t.Enum(["sqrt", "linear", "log"], "sqrt").tag(sync=True)
    """How amounts become brightness."""
    color_limit = Finite(1.0, min=0.0).tag(sync=True)
    """Dollars per bucket of the brightest color; stays while you drag, "Fit colors" sets it.

    In coins and in per cent of open interest it counts as its worth at the last price."""
    layers = t.List(t.Enum(LAYERS), _SHOWN_FIRST).tag(sync=True)
    """What is drawn over heat and bars: "realised" are printed liquidations, and "uncertain"
    hatches what another mix would halve."""
    selection = Place().tag(sync=True)
    """The cell that is pinned, as ``{"price": ..., "time": ...}``; empty if none is."""

    blind = t.Bool(False).tag(sync=True)
    """Whether the map is hidden, candles excepted: a click marks a price; see `reveal`."""
    marks = Prices().tag(sync=True)
    """Prices where the reader expects clusters; see `gap`."""

    tool = t.Enum(["pin", "position", "line", "ruler"], "pin").tag(sync=True)
    """What a click on the map does; on a blind map it marks."""
    positions = Positions().tag(sync=True)
    """Positions of the reader's own, as ``{"time": ..., "entry": ..., "side": ..., "leverage": ...}``
    and, if its size matters, ``"notional"`` in USD; see `position_levels`."""
    lines = Lines().tag(sync=True)
    """Prices of structure, as ``{"price": ..., "label": "support"}``; a bare price will do."""
    ruler = PriceOrNone(None, allow_none=True).tag(sync=True)
    """Where price goes in "a move of X % = $Y", in dollars per coin; None for no ruler.

    The page says what :func:`liqwidget.move` does, of the tiers that are drawn:
    ``lq.move(map, ruler / price - 1, bar)``."""

    bar = t.Int(-1, min=-1).tag(sync=True)
    """Last column that is shown, -1 for the last there is; see `replay`."""

    mix_strength = Finite(30.0, min=1.0, max=1e4).tag(sync=True)
    """How far the layer "uncertain" trusts the mix: as if counted on so many openings; see
    :func:`liqwidget.what_if`."""
    shock = Finite(0.0, min=-0.5, max=0.5).tag(sync=True)
    """Move of price whose cascade is drawn, as a signed fraction; none at 0. See `stress`."""
    depth = Finite(None, min=1.0, allow_none=True).tag(sync=True)
    """USD of market orders that move price by 1 %: an assumption. If None, guessed as a
    hundredth of a mean day's volume."""
    baseline = Kept(default_value=None, allow_none=True).tag(sync=True)
    """What is kept as B, as a dict of `weights`, `tiers`, `funding_shift`,
    `open_interest_scale`, `jump_share` and `jump_bars`; None if nothing is. See `keep`."""
    comparison = t.Enum(SHOWN, "A - B").tag(sync=True)
    """Which is shown while there is a B."""
    difference_limit = Finite(None, min=0.0, allow_none=True).tag(sync=True)
    """Dollars per bucket of the brightest colors of A - B; None for `color_limit`."""

    # --- computed in Python when the control is released ---

    symbol = t.Unicode().tag(sync=True)
    """Market shown, by its name in `symbols`."""
    symbols = t.List(t.Unicode(), read_only=True).tag(sync=True)
    """Markets on offer."""
    venue = t.Unicode().tag(sync=True)
    """Whose liquidation formula and maintenance brackets, by name."""
    venues = t.Dict(read_only=True).tag(sync=True)
    """Venues on offer: titles by name."""
    window = Span(ALL).tag(sync=True)
    """Span shown, like "7D"; "All" for everything."""
    windows = t.List(t.Unicode(), read_only=True).tag(sync=True)
    """Spans on offer for this market."""
    time_frame = t.Unicode().tag(sync=True)
    """Length of a bar, like "1H"; longer ones are merged from the market's own."""
    time_frames = t.List(t.Unicode(), read_only=True).tag(sync=True)
    """Bars on offer for this market."""
    entry = t.Enum(["auto", "path", "close", "hlc3"], "auto").tag(sync=True)
    """Where in a bar positions open."""
    side_rule = t.Enum(["both", "aggressor"], "both").tag(sync=True)
    """Whether each contract has a long and a short, or the bar's color picks one."""
    maintenance_margin = Finite(None, min=0.0, max=0.5, allow_none=True).tag(sync=True)
    """Overrides the venue, as a fraction of notional: 0.005, not 0.5. None for the venue's."""
    turnover = Finite(0.1, min=0.0, max=1.0).tag(sync=True)
    """Share of volume that is positions changing hands."""
    holding_exponent = Finite(0.5, min=0.0, max=3.0).tag(sync=True)
    """Leverage above 5 closes sooner, as leverage to this power; 0 closes all alike."""

    fitted = FitRecord().tag(sync=True)
    """What the last fit of the mix found; empty without one. See `fit`."""

    # --- beside other maps ---

    group = t.Unicode("").tag(sync=True)
    """Maps of the same group move together in the page; empty for a map by itself. Set it when
    the widget is made; see :func:`liqwidget.show_windows`."""
    controls = t.Enum(["full", "none"], "full").tag(sync=True)
    """Whether the map has a deck of controls. Set it when the widget is made."""

    # --- what Python says ---

    headline = t.Unicode(read_only=True).tag(sync=True)
    """Market and provenance."""
    summary = t.Unicode(read_only=True).tag(sync=True)
    """The map in a few sentences, as `liqwidget.describe` says them; of the tiers drawn."""
    caption = t.List(t.Unicode(), read_only=True).tag(sync=True)
    """Provenance and assumptions, line by line."""
    notice = t.Unicode(read_only=True).tag(sync=True)
    """Why the last wish could not be met; empty if it was."""
    presets = t.Dict(read_only=True).tag(sync=True)
    """Named leverage mixes."""
    max_open_interest_scale = t.Float(3.0, read_only=True).tag(sync=True)
    """Largest scale that keeps open interest above zero, three at most."""

    # --- the wire ---

    _payload = t.Bytes().tag(sync=True)
    _figure = t.Unicode().tag(sync=True)
    _bokeh_version = t.Unicode(BOKEH_VERSION).tag(sync=True)
    _runtime = t.Instance(anywidget.AnyWidget).tag(sync=True, **ipywidgets.widget_serialization)
    _initial = t.Dict().tag(sync=True)
    _themes = t.Dict().tag(sync=True)
    _prints = t.Dict().tag(sync=True)
    _fit_asked = t.Int().tag(sync=True)
    _has_kernel = t.Bool(True).tag(sync=True)
    _asked = t.Int().tag(sync=True)
    _answered = t.Int().tag(sync=True)
