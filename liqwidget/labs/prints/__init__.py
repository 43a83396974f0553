"""Maps held against printed liquidations, beside the rivals that need no map."""

from liqwidget.labs.prints.choice import Setting, settings
from liqwidget.labs.prints.score_prints import PrintScores, score_prints

__all__ = ["PrintScores", "Setting", "score_prints", "settings"]
