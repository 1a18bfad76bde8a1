"""Coordinates are as exact as the place, extents are known for every precision."""

from __future__ import annotations

import pytest

from geo.maps import PALETTES, Theme, coordinates, zoom_for
from geo.model import Precision
from geo.spatial import RADII


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        ("site", "35.401° N, 35.949° E"),
        ("city", "35.40° N, 35.95° E"),
        ("region", "35.4° N, 35.9° E"),
        ("country", "35.4° N, 35.9° E"),
        ("sea", "35.4° N, 35.9° E"),
        ("continent", "35° N, 36° E"),
    ],
)
def test_coordinates_have_as_many_decimals_as_the_precision_warrants(precision: str, shown: str) -> None:
    assert coordinates(35.4012, 35.9487, precision) == shown


def test_south_and_west_are_named() -> None:
    assert coordinates(-33.9249, -18.4241, "city") == "33.92° S, 18.42° W"


@pytest.mark.parametrize("precision", Precision)
def test_every_precision_has_an_extent_and_a_zoom(precision: Precision) -> None:
    assert RADII[precision].extent > 0 and 2 <= zoom_for(precision) <= 18


def test_what_is_larger_is_shown_from_farther_away() -> None:
    assert zoom_for("site") > zoom_for("region") > zoom_for("country") > zoom_for("continent")


@pytest.mark.parametrize("theme", Theme)
def test_sea_and_land_and_site_and_selection_differ(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert len({palette.sea, palette.land, palette.ink, palette.accent}) == 4
