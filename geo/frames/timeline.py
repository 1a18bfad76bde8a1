"""What happened at one site, by day: the rows of a chart."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from geo.frames.event_filters import touching
from geo.model import Event, Lane

__all__ = ["timeline"]

_EVENT = ("event", "article", "kind", "modality", "polarity", "time", "draw")
_WHAT = ("asset_class", "asset", "operator", "title", "publisher", "published", "url", "sha256")
_COLUMNS = (*_EVENT, *_WHAT, "lane", "start", "end", "dated")


def timeline(events: gpd.GeoDataFrame, place_id: str) -> pd.DataFrame:
    """The rows of ``events`` at one place, earliest first; of plain values, fit for a chart.

    ``start`` and ``end`` are the days, ``end`` included. Where not ``dated``, they are the day of
    publication, and NaT if that is not known either. ``lane`` is the code of a ``Lane``.
    """
    here = events[touching(events, (place_id,))]
    lanes = [_lane(found, place_id).value for found in here["found"]]
    rows = here.rename(columns={"shown_from": "start", "shown_until": "end"}).assign(
        lane=pd.Series(lanes, index=here.index, dtype="object"), dated=here["date_start"].notna()
    )
    return pd.DataFrame(rows.sort_values(["start", "end", "event"], ignore_index=True)[list(_COLUMNS)])


def _lane(found: Event, place_id: str) -> Lane:
    """For a movement it is the part that the place has in it."""
    parts = {Lane.ARRIVE: (found.destination,), Lane.DEPART: (found.origin,), Lane.TRANSIT: found.via}
    for lane, ends in parts.items() if found.kind.moves else ():
        if any(end and end.place and end.place.id == place_id for end in ends):
            return lane
    return found.kind.lane
