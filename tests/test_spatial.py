"""Compass, kilometres and radii."""

from __future__ import annotations

import re

import numpy as np
import pytest
from geopy.distance import geodesic

from geo.model import Precision
from geo.spatial import (
    AZIMUTHS,
    COMPASS,
    COMPASS_WORDS,
    RADII,
    UNITS,
    Point,
    chords,
    cosine,
    distance_km,
    is_within,
    kilometres,
    moved,
    point_of,
    unit_vectors,
)

TARTUS, NORFOLK, APIA, TONGA = (34.889, 35.887), (36.95, -76.33), (-13.83, -171.77), (-21.14, -175.2)
SUVA, PENGUIN = (-18.12, 178.45), (-78.0, 166.0)
PAIRS = [(TARTUS, NORFOLK), (SUVA, APIA), (SUVA, PENGUIN), (APIA, TONGA), (TARTUS, (34.9, 35.9))]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_sphere_is_within_six_tenths_of_a_per_cent_of_the_ellipsoid(one: Point, other: Point) -> None:
    assert distance_km(one, other) == distance_km(other, one)
    assert distance_km(one, other) == pytest.approx(geodesic(one, other).km, rel=6e-3)


def test_a_point_is_at_no_distance_from_itself_and_the_antipodes_are_half_way_round() -> None:
    assert distance_km(TARTUS, TARTUS) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20_015, abs=1)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_within_is_what_the_distance_says(one: Point, other: Point) -> None:
    km = distance_km(one, other)
    assert is_within(one, other, km + 0.01) and not is_within(one, other, km - 0.01)


@pytest.mark.parametrize("azimuth", [0, 45, 135.5, 225, 350])
@pytest.mark.parametrize("start", [TARTUS, SUVA, PENGUIN])
def test_who_moves_is_so_far_away_and_in_that_direction(start: Point, azimuth: float) -> None:
    there = moved(start, azimuth, 300)
    assert distance_km(start, there) == pytest.approx(300)
    assert -180 <= there[1] <= 180
    assert (there[0] > start[0]) == (np.cos(np.radians(azimuth)) > 0)


def test_moved_crosses_the_date_line_and_the_pole() -> None:
    assert moved(SUVA, 90, 400)[1] == pytest.approx(-177.77, abs=0.01)
    assert moved((89, 0), 0, 222.4) == pytest.approx((89, -180), abs=0.01)


def test_chords_of_unit_vectors_are_distances_but_for_the_curve_of_the_earth() -> None:
    lats, lons = zip(*[TARTUS, (34.0, 36.0), (32.1, 20.1)], strict=True)
    points = unit_vectors(lats, lons)
    found = chords((points[1:] @ points[0]).astype(np.float32), 1.0)
    expected = [distance_km(TARTUS, (lat, lon)) for lat, lon in zip(lats[1:], lons[1:], strict=True)]
    assert found.tolist() == pytest.approx(expected, rel=0.01)


def test_two_points_are_as_near_as_the_product_of_their_vectors_is_large() -> None:
    one, other = unit_vectors([0, 0], [0, 1])
    assert cosine(111.0) > float(one @ other) > cosine(111.4)


@pytest.mark.parametrize("point", COMPASS)
def test_a_point_of_the_compass_has_a_name_and_an_azimuth(point: str) -> None:
    assert point_of(COMPASS[point]) == point
    assert re.fullmatch(COMPASS_WORDS, COMPASS[point])
    north, east = np.cos(np.radians(AZIMUTHS[point])), np.sin(np.radians(AZIMUTHS[point]))
    assert ("N" in point, "S" in point) == (north > 0.1, north < -0.1)
    assert ("E" in point, "W" in point) == (east > 0.1, east < -0.1)


@pytest.mark.parametrize("words", ["south-west", "South West", "SOUTHWEST"])
def test_a_point_is_known_in_every_spelling(words: str) -> None:
    assert point_of(words) == "SW"


@pytest.mark.parametrize(
    ("unit", "km"),
    [("km", 10.0), ("kilometre", 10.0), ("Miles", 16.1), ("nautical miles", 18.5), ("nm", 18.5)],
)
def test_a_distance_is_told_in_kilometres(unit: str, km: float) -> None:
    assert re.fullmatch(UNITS, unit.lower()) and kilometres(10, unit) == km


@pytest.mark.parametrize("precision", Precision)
def test_what_is_near_a_place_is_farther_than_the_place_extends(precision: Precision) -> None:
    radii = RADII[precision]
    assert 0 < radii.extent < radii.near < radii.sector
    assert radii.same < radii.near
    assert radii.outside == 0 or radii.outside > radii.sector
