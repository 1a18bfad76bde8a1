"""Dates in a sentence, as intervals of days counted from the publication; lengths of time."""

from geo.events.dates.finding import find_dates
from geo.events.dates.lengths import lasting

__all__ = ["find_dates", "lasting"]
