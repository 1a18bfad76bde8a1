"""Whether two ends of events may be one spot: the same place, close by, or one inside the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from geo.frames import position
from geo.geoparse.resolution.containers import holds
from geo.model import End, Place, PlaceKind, Precision
from geo.spatial import OUTSKIRTS_KM, PROVINCE_KM, RADII, is_within


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
class Whereabouts:
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


def whereabouts_of(end: End | None) -> Whereabouts | None:
    """The spot of an end; None where it could not be located."""
    if end is None or end.place is None:
        return None
    place, reach = end.place, _reach_km(end.place)
    if end.direction is None or place.precision in _INSIDE:
        return Whereabouts(place.id, place, place.lat, place.lon, reach)
    if end.offset_km is None:
        middle = RADII[place.precision].sector / 2
        end, reach = replace(end, offset_km=middle), max(reach, middle)
    lon, lat = position(end) or (place.lon, place.lat)
    return Whereabouts(f"{place.id} {end.direction} {end.offset_km}", place, lat, lon, reach)


def closeness(one: Whereabouts, other: Whereabouts) -> Closeness:
    """What two spots are to each other, in whichever order."""
    if one.key == other.key:
        return _EQUAL.get(one.place.precision, Closeness.SAME_AREA)
    inner, outer = (one, other) if one.extent <= other.extent else (other, one)
    if holds(outer.place, inner.place) or holds(inner.place, outer.place):
        return _inside(outer)
    if _is_outlined(outer.place, inner.place):
        return Closeness.APART
    if inner.place.precision is not Precision.COUNTRY and _is_within(inner, outer, _around_km(inner, outer)):
        return _inside(outer)
    return Closeness.UNKNOWN if _is_within(inner, outer, _outside_km(outer.place)) else Closeness.APART


def _reach_km(place: Place) -> float:
    return PROVINCE_KM if place.kind is PlaceKind.DIVISION else RADII[place.precision].same


def _around_km(inner: Whereabouts, outer: Whereabouts) -> float:
    is_at_a_town = (inner.place.precision, outer.place.precision) == (Precision.SITE, Precision.CITY)
    return max(OUTSKIRTS_KM, outer.reach_km) if is_at_a_town else outer.reach_km


def _outside_km(place: Place) -> float:
    return RADII[place.precision].outside


def _inside(outer: Whereabouts) -> Closeness:
    return _INSIDE.get(outer.place.precision, Closeness.NEAR)


def _is_outlined(outer: Place, inner: Place) -> bool:
    """Whether the records tell all that a place holds, so that distance tells nothing more."""
    if outer.kind is PlaceKind.DIVISION:
        return inner.kind in (PlaceKind.CITY, PlaceKind.DIVISION) or inner.division is not None
    return outer.kind is PlaceKind.COUNTRY


def _is_within(one: Whereabouts, other: Whereabouts, km: float) -> bool:
    return is_within((one.lat, one.lon), (other.lat, other.lon), km)
