"""Findings as tables: mentions, sites, assets and events. Alone owns axis order and CRS (EPSG:4326)."""

from __future__ import annotations

from geo.frames.asides import aside, current, why_aside
from geo.frames.event_filters import EventFacets, EventSelection, event_facets, filtered_events
from geo.frames.events import assets, events, position
from geo.frames.sites import Facets, Selection, facets, filtered, passages, sites, unplaced
from geo.frames.tables import CRS
from geo.frames.timeline import timeline

__all__ = [
    "CRS",
    "EventFacets",
    "EventSelection",
    "Facets",
    "Selection",
    "aside",
    "assets",
    "current",
    "event_facets",
    "events",
    "facets",
    "filtered",
    "filtered_events",
    "passages",
    "position",
    "sites",
    "timeline",
    "unplaced",
    "why_aside",
]
