"""Reads assets and events out of articles: what is where, what moves, when, who says so, how sure.

find assets → parse sentences → triggers → who moves, from where, to where → when, who says so, how sure
"""

from geo.events.reader import EventReader

__all__ = ["EventReader"]
