"""What could happen: a simulated exchange, exact maps of known positions, and scores."""

from liqwidget.labs.brackets import Brackets
from liqwidget.labs.exact_map import ExactMap, exact_map
from liqwidget.labs.exchange import Exchange, simulate
from liqwidget.labs.ledger import Ledger
from liqwidget.labs.positions import Positions
from liqwidget.labs.reliability import Reliability, reliability
from liqwidget.labs.rivals import NaiveMap, naive_maps
from liqwidget.labs.scenario import SCENARIOS, Scenario
from liqwidget.labs.scores import Scores, scores
from liqwidget.labs.stored import RUNS, positions, stored_exchange

__all__ = [
    "RUNS",
    "SCENARIOS",
    "Brackets",
    "ExactMap",
    "Exchange",
    "Ledger",
    "NaiveMap",
    "Positions",
    "Reliability",
    "Scenario",
    "Scores",
    "exact_map",
    "naive_maps",
    "positions",
    "reliability",
    "scores",
    "simulate",
    "stored_exchange",
]
