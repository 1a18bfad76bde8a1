"""Whether two ends of events may be one spot: the same place, close by, or one inside the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from geopy.distance import great_circle

from geo.frames import position
from geo.geoparse.resolution.containers import holds
from geo.model import End, Place, PlaceKind, Precision

_KM_PER_DEGREE = 111.2
# Within which two points may be one spot. What a country holds is known without measuring.
_REACH_KM = {
    Precision.SITE: 4.0,
    Precision.CITY: 8.0,
    Precision.REGION: 100.0,
    Precision.SEA: 300.0,
    Precision.CONTINENT: 1500.0,
}
_OUTSKIRTS_KM = 25.0  # how far from a town its airport or base may lie
_PROVINCE_KM = 45.0  # sites are recorded without their province: what is this near its middle is in it
# Beyond which a place is certainly outside one that has no outline here.
_OUTSIDE_KM = {Precision.REGION: 600.0, Precision.SEA: 2500.0, Precision.CONTINENT: 6000.0}
_SOMEWHERE_KM = 25.0  # "northeast of Palmyra", no distance given


class Closeness(Enum):
    """What two spots are to each other."""

    SAME = auto()
    NEAR = auto()
    SAME_REGION = auto()
    SAME_AREA = auto()
    IN_REGION = auto()
    IN_AREA = auto()
    UNKNOWN = auto()
    APART = auto()


_EXTENTS = {precision: rank for rank, precision in enumerate(Precision)}
_EQUAL = {
    Precision.SITE: Closeness.SAME,
    Precision.CITY: Closeness.SAME,
    Precision.REGION: Closeness.SAME_REGION,
}
_INSIDE = {
    Precision.REGION: Closeness.IN_REGION,
    Precision.COUNTRY: Closeness.IN_AREA,
    Precision.SEA: Closeness.IN_AREA,
    Precision.CONTINENT: Closeness.IN_AREA,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an end is: its place, moved by the direction and distance that the text gives."""

    key: str
    place: Place = field(compare=False)
    lat: float = field(compare=False)
    lon: float = field(compare=False)
    reach_km: float = field(compare=False)

    @property
    def extent(self) -> tuple[int, float]:
        """The rank of what the point stands for, from a site to a continent, and its reach."""
        return _EXTENTS[self.place.precision], self.reach_km


def spot_of(end: End | None) -> Spot | None:
    """The spot of an end; None where it could not be located."""
    if end is None or end.place is None:
        return None
    place, reach = end.place, _reach_km(end.place)
    if end.direction is None or place.precision in _INSIDE:
        return Spot(place.id, place, place.lat, place.lon, reach)
    if end.offset_km is None:
        end, reach = replace(end, offset_km=_SOMEWHERE_KM), max(reach, _SOMEWHERE_KM)
    lon, lat = position(end) or (place.lon, place.lat)
    return Spot(f"{place.id} {end.direction} {end.offset_km}", place, lat, lon, reach)


def closeness(one: Spot, other: Spot) -> Closeness:
    """What two spots are to each other, in whichever order."""
    if one.key == other.key:
        return _EQUAL.get(one.place.precision, Closeness.SAME_AREA)
    inner, outer = (one, other) if one.extent <= other.extent else (other, one)
    if holds(outer.place, inner.place) or holds(inner.place, outer.place):
        return _inside(outer)
    if _is_outlined(outer.place, inner.place):
        return Closeness.APART
    if inner.place.precision is not Precision.COUNTRY and _within_km(inner, outer, _around_km(inner, outer)):
        return _inside(outer)
    return Closeness.UNKNOWN if _within_km(inner, outer, _outside_km(outer.place)) else Closeness.APART


def _reach_km(place: Place) -> float:
    return _PROVINCE_KM if place.kind is PlaceKind.DIVISION else _REACH_KM.get(place.precision, 0.0)


def _around_km(inner: Spot, outer: Spot) -> float:
    is_at_a_town = (inner.place.precision, outer.place.precision) == (Precision.SITE, Precision.CITY)
    return max(_OUTSKIRTS_KM, outer.reach_km) if is_at_a_town else outer.reach_km


def _outside_km(place: Place) -> float:
    return _OUTSIDE_KM.get(place.precision, 0.0)


def _inside(outer: Spot) -> Closeness:
    return _INSIDE.get(outer.place.precision, Closeness.NEAR)


def _is_outlined(outer: Place, inner: Place) -> bool:
    """Whether the records tell all that a place holds, so that distance tells nothing more."""
    if outer.kind is PlaceKind.DIVISION:
        return inner.kind in (PlaceKind.CITY, PlaceKind.DIVISION) or inner.division is not None
    return outer.kind is PlaceKind.COUNTRY


def _within_km(one: Spot, other: Spot, km: float) -> bool:
    if abs(one.lat - other.lat) * _KM_PER_DEGREE > km:
        return False
    return float(great_circle((one.lat, one.lon), (other.lat, other.lon)).km) <= km
