"""Lines between places: along the sea for ships, great circles for all else, never back around the globe."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from geo.maps.routes import Point, RouteKind, apart_km, between, bowed, split
from geo.model import AssetClass

BALTIC, TARTUS, BENGHAZI = (19.5, 57.5), (35.887, 34.889), (20.07, 32.12)
MOSCOW, TEHRAN = (37.6, 55.75), (51.4, 35.7)
ANCHORAGE, YOKOSUKA, SAN_DIEGO = (-149.9, 61.2), (139.67, 35.28), (-117.2, 32.7)
SHIPS = (AssetClass.WARSHIP, AssetClass.AUXILIARY_SHIP, AssetClass.NAVAL, AssetClass.SUBMARINE)


def length_km(points: tuple[Point, ...]) -> float:
    return sum(apart_km(start, end) for start, end in pairwise(points))


@pytest.mark.parametrize("asset_class", SHIPS)
def test_a_ship_goes_around_europe_and_through_gibraltar(asset_class: AssetClass) -> None:
    route = between(asset_class, [BALTIC, TARTUS])
    assert route.kind is RouteKind.SEA and route.kind.note == "illustrative route"
    assert route.points[0] == BALTIC and route.points[-1] == TARTUS
    assert any(-6 < lon < -5 and 35.7 < lat < 36.2 for lon, lat in route.points)
    assert 7_000 < length_km(route.points) < 9_000


@pytest.mark.parametrize("asset_class", sorted(set(AssetClass) - set(SHIPS)))
def test_everything_else_takes_the_great_circle(asset_class: AssetClass) -> None:
    route = between(asset_class, [TARTUS, BENGHAZI])
    assert route.kind is RouteKind.DIRECT and not route.kind.note
    assert length_km(route.points) == pytest.approx(apart_km(TARTUS, BENGHAZI), rel=1e-3)


def test_a_ship_from_far_inland_gets_a_direct_line_that_says_so() -> None:
    route = between(AssetClass.WARSHIP, [MOSCOW, TEHRAN])
    assert route.kind is RouteKind.NO_SEA_ROUTE and "no sea route" in route.kind.note


def test_a_ship_between_near_ports_is_not_led_to_the_lanes_and_back() -> None:
    latakia = (35.77, 35.52)
    assert length_km(between(AssetClass.WARSHIP, [(35.88, 35.1), latakia]).points) < 60


def test_a_line_passes_the_places_in_between() -> None:
    route = between(AssetClass.TRANSPORT_AIRCRAFT, [MOSCOW, TEHRAN, BENGHAZI])
    assert route.points[0] == MOSCOW and TEHRAN in route.points and route.points[-1] == BENGHAZI


@pytest.mark.parametrize("asset_class", [AssetClass.AIRCRAFT, AssetClass.WARSHIP])
@pytest.mark.parametrize("ends", [(ANCHORAGE, YOKOSUKA), (YOKOSUKA, ANCHORAGE), (SAN_DIEGO, YOKOSUKA)])
def test_a_line_over_the_pacific_does_not_run_back(
    asset_class: AssetClass, ends: tuple[Point, Point]
) -> None:
    points = between(asset_class, ends).points
    pieces = split(points)
    assert np.abs(np.diff([lon for lon, _ in points])).max() < 60
    assert len(pieces) == 2 and all(-180 <= lon <= 180 for piece in pieces for lon, _ in piece)
    assert {abs(pieces[0][0][0]), abs(pieces[0][-1][0])} & {180.0}


def test_a_line_that_stays_on_the_map_is_one_piece() -> None:
    points = between(AssetClass.AIRCRAFT, [TARTUS, BENGHAZI]).points
    assert split(points) == [list(points)]


@pytest.mark.parametrize("lane", [-1, 1])
def test_a_bow_keeps_its_ends_and_leaves_the_direct_line_on_one_side(lane: int) -> None:
    route = between(AssetClass.AIRCRAFT, [TARTUS, BENGHAZI])
    line = bowed(route, lane)
    assert line[0] == pytest.approx(TARTUS) and line[-1] == pytest.approx(BENGHAZI)
    middle = len(line) // 2
    assert np.sign(line[middle][1] - route.points[middle][1]) == -lane, "the left of a way west is south"


def test_a_line_without_neighbours_is_not_bowed() -> None:
    route = between(AssetClass.AIRCRAFT, [TARTUS, BENGHAZI])
    assert bowed(route, 0) == route.points


def test_ships_on_one_route_stay_off_the_land() -> None:
    route = between(AssetClass.WARSHIP, [BALTIC, TARTUS])
    aside = np.hypot(*(np.array(bowed(route, 1)) - np.array(route.points)).T)
    assert 0 < aside.max() < 0.15
