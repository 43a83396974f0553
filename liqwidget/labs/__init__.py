"""What could happen: a simulated exchange, exact maps of known positions, and scores."""

from liqwidget.labs.brackets import Brackets
from liqwidget.labs.exact_map import ExactMap, exact_map
from liqwidget.labs.exchange import Exchange, simulate
from liqwidget.labs.ledger import Ledger
from liqwidget.labs.positions import Positions
from liqwidget.labs.prints import PrintScores, Setting, score_prints, settings
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
    "Positions",
    "PrintScores",
    "Scenario",
    "Scores",
    "Setting",
    "exact_map",
    "positions",
    "score_prints",
    "scores",
    "settings",
    "simulate",
    "stored_exchange",
]
