"""What could happen: a simulated exchange, exact maps, scores, and cascades."""

from liqwidget.labs.brackets import Brackets
from liqwidget.labs.cascades.cascade import Cascade, cascade
from liqwidget.labs.cascades.depth import Depth
from liqwidget.labs.cascades.ensemble import CascadeEnsemble, cascade_ensemble
from liqwidget.labs.cascades.fragility import Fragility, IgnitionPoint, Response, fragility
from liqwidget.labs.cascades.orders import ForcedOrders, forced_orders
from liqwidget.labs.cascades.path import CascadePath, cascade_path
from liqwidget.labs.exact_map import ExactMap, exact_map
from liqwidget.labs.exchange import Exchange, simulate
from liqwidget.labs.gaming.aging import swept_share
from liqwidget.labs.gaming.painting import Painting, paint
from liqwidget.labs.gaming.telling import TellTales, tell_tales
from liqwidget.labs.ledger import Ledger
from liqwidget.labs.positions import Positions
from liqwidget.labs.prints import PrintScores, Setting, score_prints, settings
from liqwidget.labs.reliability import Reliability, reliability
from liqwidget.labs.rivals import NaiveMap, naive_maps
from liqwidget.labs.scenario import SCENARIOS, Scenario
from liqwidget.labs.scores import Scores, scores
from liqwidget.labs.stored import RUNS, positions, stored_exchange

__all__ = [
    "RUNS",
    "SCENARIOS",
    "Brackets",
    "Cascade",
    "CascadeEnsemble",
    "CascadePath",
    "Depth",
    "ExactMap",
    "Exchange",
    "ForcedOrders",
    "Fragility",
    "IgnitionPoint",
    "Ledger",
    "NaiveMap",
    "Painting",
    "Positions",
    "PrintScores",
    "Reliability",
    "Response",
    "Scenario",
    "Scores",
    "Setting",
    "TellTales",
    "cascade",
    "cascade_ensemble",
    "cascade_path",
    "exact_map",
    "forced_orders",
    "fragility",
    "naive_maps",
    "paint",
    "positions",
    "reliability",
    "score_prints",
    "scores",
    "settings",
    "simulate",
    "stored_exchange",
    "swept_share",
    "tell_tales",
]
