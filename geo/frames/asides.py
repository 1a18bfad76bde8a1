"""Which events belong on the map as current reports, and which are listed beside it, with the reason."""

from __future__ import annotations

import geopandas as gpd

from geo.model import Event, EventTime, Modality, Outlook, Polarity

__all__ = ["aside", "current", "why_aside"]

_NEGATED = "negated or denied"
_HISTORICAL = "historical"
_UNSURE = "planned, possible or hypothetical"
_OTHERWISE = "not a current report"
_NOWHERE = "without a place"
_REASONS = (_NEGATED, _HISTORICAL, _UNSURE, _OTHERWISE, _NOWHERE)


def current(events: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The rows of ``events`` that are drawn: current reports that have a place."""
    return events[events["draw"] & events["located"]]


def aside(events: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    """All other rows, each under the first reason why it is not drawn; reasons without rows are left out."""
    reasons = events["found"].map(why_aside)
    by_reason = {reason: events[reasons == reason] for reason in _REASONS}
    return {reason: rows for reason, rows in by_reason.items() if len(rows)}


def why_aside(event: Event) -> str | None:
    """The first reason why an event is not drawn; None where it is."""
    if event.draw:
        return None if any(end.place for end in event.ends) else _NOWHERE
    if event.polarity is Polarity.NEGATED or event.modality is Modality.DENIED:
        return _NEGATED
    if event.time is EventTime.HISTORICAL:
        return _HISTORICAL
    return _OTHERWISE if event.modality.outlook is Outlook.FACT else _UNSURE
