"""Brings the reports of one movement together, shows where they disagree, and counts who they rest on."""

from geo.corroboration.features import Reasons, why
from geo.corroboration.movements import Corroboration, Disagreement, Interval, Side, Topic, corroborate
from geo.corroboration.reports import Report, reports_of
from geo.corroboration.sources import independent, origins

__all__ = [
    "Corroboration",
    "Disagreement",
    "Interval",
    "Reasons",
    "Report",
    "Side",
    "Topic",
    "corroborate",
    "independent",
    "origins",
    "reports_of",
    "why",
]
