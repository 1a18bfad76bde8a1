"""Where the end of a movement is drawn: a point, and the area that it may lie in, as far as the text says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from geo import wording
from geo.frames import position
from geo.maps.routes import Point, unwrapped
from geo.model import End, Place, Relation
from geo.spatial import AZIMUTHS, RADII, moved

__all__ = ["Shape", "Spot", "spot_of", "wedge"]

_WIDTH = 60.0  # degrees of a sector
_UNCERTAIN = 1 / 3  # of a stated distance in a stated direction


class Shape(StrEnum):
    """The area around or beside a place: all of it, a ring about it, a sector that starts from it."""

    DISC = "disc"
    RING = "ring"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn for an end. ``lon`` and ``lat`` are where a line starts or a marker stands.

    ``key`` is the same for ends in the same spot; ``bearing`` is set where the place lies elsewhere.
    """

    key: str
    name: str
    place: Place
    lon: float
    lat: float
    shape: Shape
    radius_km: float
    bearing: float | None = None

    @property
    def point(self) -> Point:
        return self.lon, self.lat


def spot_of(end: End | None) -> Spot | None:
    """The spot of an end; None for an end that is not named or was not located. Nothing is guessed.

    With a direction and a distance, the point lies there, in a ring of a third of the distance. With a
    direction alone it stands in the middle of a sector. "Near" and "off" are a ring around the place.
    """
    if end is None or end.place is None:
        return None
    bearing = AZIMUTHS.get(end.direction or "")
    if bearing is not None:
        return _beside(end, end.place, bearing)
    if end.offset_km:
        return _around(end, end.place, Shape.RING, end.offset_km)
    if end.relation in (Relation.NEAR, Relation.OFF):
        return _around(end, end.place, Shape.RING, RADII[end.place.precision].near)
    return _around(end, end.place, Shape.DISC, RADII[end.place.precision].extent)


def _around(end: End, place: Place, shape: Shape, radius_km: float) -> Spot:
    key = place.id if shape is Shape.DISC else f"{place.id}/{radius_km:g}"
    return Spot(key, wording.end(end), place, place.lon, place.lat, shape, radius_km)


def _beside(end: End, place: Place, bearing: float) -> Spot:
    reach = RADII[place.precision].sector
    away = end.offset_km or reach / 2
    shape, radius = (Shape.RING, away * _UNCERTAIN) if end.offset_km else (Shape.SECTOR, float(reach))
    lon, lat = position(replace(end, offset_km=away)) or (place.lon, place.lat)
    key = f"{place.id}/{end.direction}/{end.offset_km or ''}"
    return Spot(key, wording.end(end), place, lon, lat, shape, radius, bearing)


def wedge(spot: Spot) -> tuple[Point, ...]:
    """The outline of a spot's sector, closed, from the place outwards."""
    bearings = (spot.bearing or 0.0) + np.linspace(-_WIDTH / 2, _WIDTH / 2, 13)
    apex = (spot.place.lat, spot.place.lon)
    far = [moved(apex, float(bearing), spot.radius_km) for bearing in bearings]
    return unwrapped((lon, lat) for lat, lon in [apex, *far, apex])
