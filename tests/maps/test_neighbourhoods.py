"""Neighbourhoods: each place in one at every zoom, joined for good as one moves away, in a fixed order."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from geo.maps.neighbourhoods import FANNED, PIXELS, Neighbourhood, neighbourhoods

CHIP = 28  # pixels of height
ZOOMS = range(2, FANNED)


def scattered(count: int = 60) -> dict[str, tuple[float, float]]:
    at = Random(7)  # noqa: S311
    return {f"p{number:02}": (at.uniform(-20, 60), at.uniform(10, 60)) for number in range(count)}


def at_zoom(found: list[Neighbourhood], zoom: int) -> list[Neighbourhood]:
    return [each for each in found if each.first <= zoom <= each.last]


@pytest.fixture(scope="module")
def found() -> list[Neighbourhood]:
    points = scattered()
    return neighbourhoods(points, dict.fromkeys(points, 1))


@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_place_is_in_one_neighbourhood(found: list[Neighbourhood], zoom: int) -> None:
    keys = [key for each in at_zoom(found, zoom) for key in each.keys]
    assert sorted(keys) == sorted(scattered())


def test_what_is_together_stays_together_further_away(found: list[Neighbourhood]) -> None:
    for wide, near in pairwise(ZOOMS):
        wholes = [set(each.keys) for each in at_zoom(found, wide)]
        assert all(any(set(each.keys) <= whole for whole in wholes) for each in at_zoom(found, near))


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_chips_of_two_neighbourhoods_do_not_overlap(found: list[Neighbourhood], zoom: int) -> None:
    points, scale = scattered(), PIXELS * 2**zoom
    centres = [points[each.keys[0]] for each in at_zoom(found, zoom)]
    for at, (x, y) in enumerate(centres):
        for other_x, other_y in centres[:at]:
            assert abs(x - other_x) * scale >= 84 or abs(y - other_y) * scale >= CHIP


def test_the_busiest_place_comes_first_and_the_order_of_the_places_does_not_matter() -> None:
    points = {"a": (10.0, 40.0), "b": (10.1, 40.0), "c": (10.2, 40.0)}
    weights = {"a": 1, "b": 5, "c": 1}
    found = neighbourhoods(points, weights)
    assert at_zoom(found, 2) == [Neighbourhood(("b", "a", "c"), 2, FANNED - 1, FANNED)]
    assert neighbourhoods(dict(reversed(points.items())), weights) == found


def test_a_neighbourhood_is_apart_where_none_of_its_parts_has_more_than_half_of_it() -> None:
    points = {"a": (10.0, 40.0), "b": (10.6, 40.0), "far": (14.0, 40.0)}
    found = neighbourhoods(points, {"a": 3, "b": 3, "far": 1})
    [whole] = at_zoom(found, 2)
    assert whole.last < whole.apart == FANNED
    assert all(len(each.keys) == 2 for each in at_zoom(found, FANNED - 1) if "a" in each.keys)
