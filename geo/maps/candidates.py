"""Places that are only looked up, in the shape of ``geo.frames.sites``, so that a map can show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd

from geo.frames import CRS
from geo.model import Place

__all__ = ["as_sites"]


def as_sites(places: Sequence[Place], passages: Mapping[str, int]) -> gpd.GeoDataFrame:
    """A row a place, in their order, with the passages that a collection has about it (0 for none)."""
    return gpd.GeoDataFrame(
        {
            "place": [place.id for place in places],
            "name": [place.name for place in places],
            "precision": [place.precision.value for place in places],
            "passages": [passages.get(place.id, 0) for place in places],
        },
        geometry=gpd.points_from_xy([p.lon for p in places], [p.lat for p in places]),
        crs=CRS,
    )
