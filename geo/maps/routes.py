"""Lines between named places: ships along the sea lanes, all else on great circles. None is a track."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import floor

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod
from shapely import LineString, box, get_parts

from geo.model import AssetClass
from geo.spatial import EARTH_KM, distance_km

__all__ = ["Point", "Route", "RouteKind", "apart_km", "between", "bowed", "split", "unwrapped", "wrapped"]

Point = tuple[float, float]
"""Longitude and latitude in degrees; the longitude goes on beyond 180 where a line crosses the date line."""

_EARTH = Geod(a=EARTH_KM * 1000, b=EARTH_KM * 1000)

_FARTHEST_FROM_SEA_KM = 300.0
_SHORT_KM = 60.0  # ships between places as near as this are not led to the lanes and back
_STEP_KM = 120.0
_FEWEST, _MOST = 17, 65  # points of a great circle: enough for a bow to look like one
_TOLERANCE = 0.02  # degrees by which a sea route may be simplified
_SLANT = 0.09  # of its length, by which a line is bowed away from its neighbour
_LARGEST_BOW = 0.3
_WIDEST_LANE = 0.12  # degrees between ships on one route: more would lead them ashore


class RouteKind(StrEnum):
    """How a line was found."""

    SEA = "sea"
    DIRECT = "direct"
    NO_SEA_ROUTE = "no_sea_route"

    @property
    def note(self) -> str:
        """What a reader has to know of such a line; nothing for the direct line that everybody expects."""
        return _NOTES[self]


_NOTES = {
    RouteKind.SEA: "illustrative route",
    RouteKind.DIRECT: "",
    RouteKind.NO_SEA_ROUTE: "direct line, no sea route found",
}


@dataclass(frozen=True, slots=True)
class Route:
    """A line from the first place to the last one, without jumps at the date line."""

    points: tuple[Point, ...]
    kind: RouteKind


def between(asset_class: AssetClass, stops: Sequence[Point]) -> Route:
    """The line that an asset of a class may have taken by way of its stops (at least two)."""
    legs = [_leg(asset_class.sails, *map(_rounded, ends)) for ends in pairwise(stops)]
    points = [legs[0].points[0], *(point for leg in legs for point in leg.points[1:])]
    kinds = {leg.kind for leg in legs}
    kind = next(kind for kind in (RouteKind.NO_SEA_ROUTE, RouteKind.SEA, RouteKind.DIRECT) if kind in kinds)
    return Route(unwrapped(points), kind)


def _rounded(point: Point) -> Point:
    return round(point[0], 3), round(point[1], 3)


@lru_cache(maxsize=4096)
def _leg(by_sea: bool, start: Point, end: Point) -> Route:
    if not by_sea:
        return Route(_great_circle(start, end), RouteKind.DIRECT)
    if apart_km(start, end) < _SHORT_KM:
        return Route(_great_circle(start, end), RouteKind.SEA)
    lane = _lane(start, end)
    if lane:
        return Route(lane, RouteKind.SEA)
    return Route(_great_circle(start, end), RouteKind.NO_SEA_ROUTE)


def _great_circle(start: Point, end: Point) -> tuple[Point, ...]:
    count = int(min(max(apart_km(start, end) / _STEP_KM, _FEWEST), _MOST)) - 2
    between = _EARTH.npts(*start, *end, count)
    return unwrapped([start, *((float(lon), float(lat)) for lon, lat in between), end])


def _lane(start: Point, end: Point) -> tuple[Point, ...]:
    """A route over the lanes of the package searoute, with both ends; nothing if an end is far inland."""
    from searoute import searoute  # a third of a second and 30 MB, for maps that show ships

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where there is no route, and then returns none
        found = searoute(list(start), list(end))["geometry"]["coordinates"]
    points = unwrapped([start, *((float(lon), float(lat)) for lon, lat in found), end])
    if not found or max(apart_km(*points[:2]), apart_km(*points[-2:])) > _FARTHEST_FROM_SEA_KM:
        return ()
    return tuple((float(x), float(y)) for x, y in LineString(points).simplify(_TOLERANCE).coords)


def apart_km(start: Point, end: Point) -> float:
    """Kilometres between two points."""
    return distance_km(start[::-1], end[::-1])


def unwrapped(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points whose longitudes go on beyond 180 degrees, and do not run back around the globe."""
    lon, lat = np.array(list(points)).T
    return _points(np.unwrap(lon, period=360), lat)


def wrapped(lon: float) -> float:
    """A longitude beyond 180 degrees as the one that a map from -180 to 180 degrees shows."""
    return (lon + 180) % 360 - 180


def bowed(route: Route, lane: float) -> tuple[Point, ...]:
    """The line pushed aside between its ends, so that lines with the same ends lie side by side.

    ``lane`` counts lines to the left of the direct one, as seen in the direction of travel.
    """
    line = np.array(route.points)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    length = float(along[-1])
    if not lane or not length:
        return route.points
    aside = _aside(route.kind, lane, length) * np.sin(np.pi * along / length)
    heading = np.gradient(line, axis=0)
    left = np.column_stack([-heading[:, 1], heading[:, 0]]) / np.hypot(*heading.T)[:, None].clip(1e-9)
    return _points(*(line + aside[:, None] * left).T)


def _aside(kind: RouteKind, lane: float, length: float) -> float:
    """Degrees. Ships stay near their lane: farther aside there may be land."""
    if kind is RouteKind.SEA:
        return lane * min(_SLANT * length, _WIDEST_LANE)
    return float(np.clip(lane * _SLANT, -_LARGEST_BOW, _LARGEST_BOW)) * length


def split(points: Sequence[Point]) -> list[list[Point]]:
    """A line in the pieces that a map from -180 to 180 degrees shows, cut at the date line."""
    line = LineString(points)
    west, _, east, _ = line.bounds
    turns = range(floor((west + 180) / 360), floor((east + 180) / 360) + 1)
    return [piece for turn in turns for piece in _pieces(line, turn * 360)]


def _pieces(line: LineString, shift: int) -> list[list[Point]]:
    inside = line.intersection(box(shift - 180, -90, shift + 180, 90))
    lines = (part for part in get_parts(inside) if isinstance(part, LineString))
    return [[(x - shift, y) for x, y in part.coords] for part in lines]


def _points(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> tuple[Point, ...]:
    return tuple(zip(lon.tolist(), lat.tolist(), strict=True))
