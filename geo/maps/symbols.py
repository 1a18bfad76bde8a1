"""What is drawn how: colours of both themes, sizes of circles, extents that a point stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import floor, log10, sqrt

from geo.model import Precision
from geo.spatial import KM_PER_DEGREE, RADII

__all__ = [
    "PALETTES",
    "Palette",
    "Theme",
    "circle_radius",
    "coordinates",
    "is_area",
    "zoom_for",
]


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """Calm tones for the ground, one ink for sites, one accent for the selected one (after Okabe and Ito)."""

    sea: str
    land: str
    border: str
    name: str
    sea_name: str
    ink: str
    accent: str
    label: str
    halo: str


PALETTES = {
    Theme.LIGHT: Palette(
        sea="#dfe7ea",
        land="#f7f5f0",
        border="#c3bfb4",
        name="#7c786d",
        sea_name="#6d8792",
        ink="#0072b2",
        accent="#d55e00",
        label="#1f2a30",
        halo="#fbfaf7",
    ),
    Theme.DARK: Palette(
        sea="#141a1e",
        land="#252c31",
        border="#47525a",
        name="#8e979c",
        sea_name="#64788a",
        ink="#56b4e9",
        accent="#e69f00",
        label="#eceff0",
        halo="#1b2125",
    ),
}


def is_area(precision: str) -> bool:
    """Whether a place is too large for its point to be taken for a site."""
    return Precision(precision).is_area


def circle_radius(passages: int) -> float:
    """Pixels, so that the area grows with the number of passages, up to a size that hides no neighbour."""
    return round(min(4 + 1.8 * sqrt(max(passages, 1)), 20.0), 1)


def zoom_for(precision: str) -> int:
    return Precision(precision).zoom


def coordinates(lat: float, lon: float, precision: str) -> str:
    """``35.401° N, 35.949° E``, rounded to no more than a tenth of the extent that the point stands for."""
    tenth = RADII[Precision(precision)].extent / 10 / KM_PER_DEGREE
    decimals = max(0, -floor(log10(2 * tenth)))
    north, east = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    return f"{abs(lat):.{decimals}f}° {north}, {abs(lon):.{decimals}f}° {east}"
