"""A journal of readings: written before the outcome, settled by the market, reviewed by chance."""

from liqwidget.journal.book import Journal
from liqwidget.journal.draft import faults
from liqwidget.journal.review import Review

__all__ = ["Journal", "Review", "faults"]
