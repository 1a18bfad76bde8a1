"""Events and assets as frames: a row each, with where it comes from, columns to filter by and geometry."""

from __future__ import annotations

from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import LineString, Point

from geo.frames.tables import CRS, table
from geo.model import Asset, End, Event
from geo.spatial import AZIMUTHS, moved
from geo.store import AssetRow, EventRow, Store

__all__ = ["assets", "events", "position"]

_WORDS = ("kind", "modality", "polarity", "time", "draw")
_ASSET = ("asset_class", "asset", "operator")
_DAYS = ("date_start", "date_end", "shown_from", "shown_until")
_EVENT = (*EventRow._fields, *_WORDS, *_ASSET, *_DAYS, "places", "located")
_DTYPES = {
    "event": "int64",
    "key": "int64",
    "article": "int64",
    "sentence_start": "int64",
    "sentence_end": "int64",
    "draw": "bool",
    "date_start": "datetime64[s]",
    "date_end": "datetime64[s]",
    "shown_from": "datetime64[s]",
    "shown_until": "datetime64[s]",
    "located": "bool",
    "published": "datetime64[s]",
    "sample": "bool",
}


def events(store: Store) -> gpd.GeoDataFrame:
    """One row per event; ``found`` is the event itself.

    The geometry (longitude, latitude) is a line from origin to destination where both have a place, a
    point where another end has one, otherwise None. ``operator`` is the asset's, failing that the actor.
    ``shown_from`` and ``shown_until`` are the event's days; where it is undated (``date_start`` is NaT),
    the day of publication.
    """
    rows = store.event_rows()
    frame = table([(*row, *_event(row.found, row.published)) for row in rows], _EVENT, _DTYPES)
    return gpd.GeoDataFrame(frame, geometry=[_geometry(row.found) for row in rows], crs=CRS)


def assets(store: Store) -> pd.DataFrame:
    """One row per asset; ``found`` is the asset itself. An asset is at no place but in its events."""
    fields = (*AssetRow._fields, *_ASSET)
    return table([(*row, *_asset(row.found)) for row in store.asset_rows()], fields, _DTYPES)


def position(end: End) -> tuple[float, float] | None:
    """Longitude and latitude of an end: of its place, or so far in the direction from it as is stated."""
    if end.place is None:
        return None
    if not end.offset_km or end.direction not in AZIMUTHS:
        return end.place.lon, end.place.lat
    lat, lon = moved((end.place.lat, end.place.lon), AZIMUTHS[end.direction], end.offset_km)
    return lon, lat


def _event(found: Event, published: date | None) -> tuple[Any, ...]:
    words = (found.kind.value, found.modality.value, found.polarity.value, found.time.value, found.draw)
    asset_class, asset, operator = _asset(found.asset)
    stated = (found.date.start, found.date.end) if found.date else (None, None)
    places = tuple(dict.fromkeys(end.place.id for end in found.ends if end.place))
    shown = stated if found.date else (published, published)
    return *words, asset_class, asset, operator or found.actor, *stated, *shown, places, bool(places)


def _asset(found: Asset | None) -> tuple[str | None, str | None, str | None]:
    return (found.asset_class.value, found.name, found.operator) if found else (None, None, None)


def _geometry(found: Event) -> LineString | Point | None:
    start, finish = _position(found.origin), _position(found.destination)
    if start and finish:
        line = [start, *filter(None, map(position, found.via)), finish]
        if len(set(line)) > 1:  # else it came back to where it was
            return LineString(line)
    passed = map(position, found.via)
    point = next(filter(None, (_position(found.location), finish, start, *passed)), None)
    return Point(point) if point else None


def _position(end: End | None) -> tuple[float, float] | None:
    return position(end) if end else None
