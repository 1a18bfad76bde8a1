"""Points of the compass, kilometres on the globe, and how far a place reaches.

Points are latitude and longitude in degrees. The Earth is a sphere of the mean radius: an ellipsoid differs
by about half a per cent, far less than what a place name leaves open, and takes many times as long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

import numpy as np
import numpy.typing as npt

from geo.model import Precision

Point = tuple[float, float]
Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

EARTH_KM = 6371.0
KM_PER_DEGREE = pi * EARTH_KM / 180

COMPASS = {
    "N": "north",
    "NE": "northeast",
    "E": "east",
    "SE": "southeast",
    "S": "south",
    "SW": "southwest",
    "W": "west",
    "NW": "northwest",
}
"""The points of the compass that an end may name, clockwise, each with its name."""

AZIMUTHS = {point: 360.0 * turn / len(COMPASS) for turn, point in enumerate(COMPASS)}
"""Degrees clockwise from north, by point of the compass."""

COMPASS_WORDS = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
"""A regular expression for the name of a point, which :func:`point_of` knows."""

UNITS = r"kms?|kilomet(?:er|re)s?|nautical miles?|nm|miles?"
"""A regular expression for a unit of distance, which :func:`kilometres` knows."""

_POINTS = {name: point for point, name in COMPASS.items()}
_KM = {"k": 1.0, "n": 1.852, "m": 1.609344}  # by the first letter of the unit


@dataclass(frozen=True, slots=True)
class Radii:
    """Kilometres from the point of a place.

    ``extent``: how far the place itself may extend. ``near``: how far off something may be that is "near" or
    "off" it. ``sector``: how far "northeast of" it may lead, where no distance is told. ``same``: within
    which another point may be one spot with it. That is not ``extent``: of one site two records differ by
    more than its size, and at a town's edge begins the next town. ``outside``: beyond which a point is
    certainly not in it, 0 where that is the same as beyond ``same``.
    """

    extent: int
    near: int
    sector: int
    same: float
    outside: float = 0.0


RADII: Mapping[Precision, Radii] = {
    Precision.SITE: Radii(extent=3, near=15, sector=40, same=4.0),
    Precision.CITY: Radii(extent=12, near=30, sector=60, same=8.0),
    Precision.REGION: Radii(extent=100, near=150, sector=200, same=100.0, outside=600.0),
    Precision.COUNTRY: Radii(extent=400, near=500, sector=600, same=0.0),  # what it holds is in the records
    Precision.SEA: Radii(extent=300, near=400, sector=500, same=300.0, outside=2500.0),
    Precision.CONTINENT: Radii(extent=1500, near=1800, sector=2500, same=1500.0, outside=6000.0),
}
PROVINCE_KM = 45.0  # sites are recorded without their province: what is this near its middle is in it
OUTSKIRTS_KM = 25.0  # how far from a town its airport or base may lie


def point_of(words: str) -> str:
    """The point of the compass that words name: "SW" of "south-west"."""
    return _POINTS[re.sub(r"[^a-z]", "", words.lower())]


def kilometres(distance: float, unit: str) -> float:
    """A distance in one of the UNITS as kilometres, to a tenth."""
    return round(distance * _KM[unit[0].lower()], 1)


def distance_km(one: Point, other: Point) -> float:
    """Kilometres on the great circle between two points (the haversine formula)."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*one, *other))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def is_within(one: Point, other: Point, km: float) -> bool:
    """Whether two points are no farther from each other; latitudes alone tell it of most."""
    return abs(one[0] - other[0]) * KM_PER_DEGREE <= km and distance_km(one, other) <= km


def moved(point: Point, azimuth: float, km: float) -> Point:
    """The point that lies some kilometres off in a direction, in degrees clockwise from north."""
    lat, lon, turn = map(radians, (*point, azimuth))
    angle = km / EARTH_KM
    sine = sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(turn)
    east = atan2(sin(turn) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sine)
    return degrees(asin(max(-1.0, min(1.0, sine)))), (degrees(lon + east) + 180) % 360 - 180


def unit_vectors(lats: npt.ArrayLike, lons: npt.ArrayLike) -> Floats:
    """Points as rows of x, y and z on a sphere of radius 1: many distances are products of such."""
    lat, lon = np.radians(lats), np.radians(lons)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def cosine(km: float) -> float:
    """The product of the unit vectors of two points that are so many kilometres apart."""
    return float(np.cos(km / EARTH_KM))


def chords(cosines: Singles, km: float) -> Singles:
    """Distances through the Earth in units of some kilometres, from products of unit vectors, in their place.

    On the ground it is farther, by less than a hundredth up to 3,000 kilometres.
    """
    np.sqrt(np.maximum(2 - 2 * cosines, 0, out=cosines), out=cosines)
    return np.multiply(cosines, np.float32(EARTH_KM / km), out=cosines)
