"""What happened at one site, by day: the rows of a chart."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from geo.frames.event_filters import touching
from geo.model import Event, EventKind

__all__ = ["LANES", "timeline"]

LANES = ("arrive", "station", "prepare", "exercise", "fight", "transit", "depart")
"""The lanes of a timeline, in the order in which they are best shown."""

_STAYS = {
    EventKind.REMAIN: "station",
    EventKind.STATION: "station",
    EventKind.PREPARE: "prepare",
    EventKind.EXERCISE: "exercise",
    EventKind.STRIKE: "fight",
    EventKind.CLASH: "fight",
    EventKind.SEIZE: "fight",
}
_MOVES_SOMEWHERE = {
    EventKind.ARRIVE: "arrive",
    EventKind.DEPLOY: "arrive",
    EventKind.RELOCATE: "transit",
    EventKind.TRANSIT: "transit",
    EventKind.DEPART: "depart",
    EventKind.WITHDRAW: "depart",
}

_EVENT = ("event", "article", "kind", "modality", "polarity", "time", "draw")
_WHAT = ("asset_class", "asset", "operator", "title", "publisher", "published", "url", "sha256")
_COLUMNS = (*_EVENT, *_WHAT, "lane", "start", "end", "dated")


def timeline(events: gpd.GeoDataFrame, place_id: str) -> pd.DataFrame:
    """The rows of ``events`` at one place, earliest first; of plain values, fit for a chart.

    ``start`` and ``end`` are the days, ``end`` included. Where not ``dated``, they are the day of
    publication, and NaT if that is not known either. ``lane`` is one of ``LANES``.
    """
    here = events[touching(events, (place_id,))]
    lanes = [_lane(found, place_id) for found in here["found"]]
    rows = here.rename(columns={"shown_from": "start", "shown_until": "end"}).assign(
        lane=pd.Series(lanes, index=here.index, dtype="object"), dated=here["date_start"].notna()
    )
    return pd.DataFrame(rows.sort_values(["start", "end", "event"], ignore_index=True)[list(_COLUMNS)])


def _lane(found: Event, place_id: str) -> str:
    """For a movement it is the part that the place has in it."""
    if found.kind in _STAYS:
        return _STAYS[found.kind]
    parts = {"arrive": (found.destination,), "depart": (found.origin,), "transit": found.via}
    for lane, ends in parts.items():
        if any(end and end.place and end.place.id == place_id for end in ends):
            return lane
    return _MOVES_SOMEWHERE[found.kind]
