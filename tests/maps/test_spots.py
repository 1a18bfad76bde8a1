"""Where an end is drawn: what is said of it, and no more exactly than that."""

from __future__ import annotations

from typing import Any

import pytest
from pyproj import Geod

from geo.maps.spots import Shape, Spot, spot_of, wedge
from geo.model import Precision
from geo.spatial import RADII
from tests.builders import article, end, place

SPHERE = Geod(a=6_371_000, b=6_371_000)
REPORT = article("Ships called at Tartus.")
TARTUS = place("Tartus")


def spot(**known: Any) -> Spot:
    found = spot_of(end(REPORT, "Tartus", known.pop("at", TARTUS), known.pop("relation", None), **known))
    assert found is not None
    return found


def away(found: Spot) -> tuple[float, float]:
    """Bearing and kilometres of a spot's point from its place."""
    bearing, _, metres = SPHERE.inv(TARTUS.lon, TARTUS.lat, found.lon, found.lat)
    return bearing % 360, metres / 1000


@pytest.mark.parametrize("precision", Precision)
def test_a_place_is_a_point_with_the_extent_of_its_precision(precision: Precision) -> None:
    found = spot(at=place("Tartus", precision=precision))
    assert found.point == (TARTUS.lon, TARTUS.lat)
    assert (found.shape, found.radius_km) == (Shape.DISC, RADII[precision].extent)


@pytest.mark.parametrize("relation", ["near", "off"])
def test_near_and_off_are_a_ring_around_the_place(relation: str) -> None:
    found = spot(relation=relation)
    assert (found.shape, found.radius_km) == (Shape.RING, RADII[Precision.CITY].near)
    assert found.point == (TARTUS.lon, TARTUS.lat), "which side the sea is on is not guessed"


def test_a_distance_and_a_direction_make_a_point_that_is_uncertain_by_a_third() -> None:
    found = spot(relation="direction", direction="SW", offset_km=30.0)
    assert away(found) == pytest.approx((225, 30), abs=0.1)
    assert (found.shape, found.radius_km) == (Shape.RING, pytest.approx(10))


def test_a_direction_alone_is_a_sector_and_no_point() -> None:
    found = spot(relation="direction", direction="NE")
    bearing, distance = away(found)
    assert found.shape is Shape.SECTOR and bearing == pytest.approx(45, abs=0.1)
    assert distance == pytest.approx(RADII[Precision.CITY].sector / 2, rel=0.01)


def test_a_sector_is_sixty_degrees_wide_and_starts_from_the_place() -> None:
    points = wedge(spot(relation="direction", direction="N"))
    assert points[0] == points[-1] == (TARTUS.lon, TARTUS.lat)
    found = [SPHERE.inv(TARTUS.lon, TARTUS.lat, *point) for point in points[1:-1]]
    assert {round(metres / 1000) for _, _, metres in found} == {60}
    assert [round(found[0][0]), round(found[-1][0])] == [-30, 30]


def test_a_distance_without_a_direction_is_a_ring_at_that_distance() -> None:
    found = spot(offset_km=40.0)
    assert (found.shape, found.radius_km, found.point) == (Shape.RING, 40.0, (TARTUS.lon, TARTUS.lat))


def test_what_is_not_named_or_not_located_is_not_guessed() -> None:
    assert spot_of(None) is None
    assert spot_of(end(REPORT, "Tartus")) is None


def test_ends_in_one_spot_share_its_key_and_others_do_not() -> None:
    assert spot().key == spot(relation="in").key == TARTUS.id
    others = [
        {"relation": "near"},
        {"direction": "NE"},
        {"direction": "NE", "offset_km": 30.0},
        {"direction": "E"},
    ]
    assert len({spot(**known).key for known in others} | {TARTUS.id}) == 5
