"""What is drawn how: colours of both themes, sizes of circles, extents that a point stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import floor, log10, sqrt

from geo.model import Modality, Precision
from geo.spatial import KM_PER_DEGREE, RADII

__all__ = [
    "PALETTES",
    "STROKES",
    "Palette",
    "Stroke",
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


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the line of a movement is drawn: pixels of width and of dashes, and what that says."""

    weight: float
    dash: str | None
    words: str

    @property
    def is_dotted(self) -> bool:
        return bool(self.dash and self.dash.startswith("0"))


_ONLY_POSSIBLE = Stroke(2.4, "0.1 6", "possible")

STROKES = {
    Modality.OBSERVED: Stroke(3.4, None, "observed: imagery, tracking, eye-witness"),
    Modality.STATED: Stroke(1.6, None, "stated by the report itself"),
    Modality.CLAIMED: Stroke(2.2, "13 6", "claimed by a named party"),
    Modality.ASSESSED: Stroke(2.2, "12 5 2 5", "assessed: judged, believed"),
    Modality.PLANNED: Stroke(2.2, "5 5", "planned"),
    Modality.POSSIBLE: _ONLY_POSSIBLE,
    Modality.HYPOTHETICAL: _ONLY_POSSIBLE,
    Modality.DENIED: _ONLY_POSSIBLE,
}
"""One style for each certainty, told apart without colour."""

_ZOOM = {
    Precision.SITE: 8,
    Precision.CITY: 8,
    Precision.REGION: 7,
    Precision.COUNTRY: 5,
    Precision.SEA: 5,
    Precision.CONTINENT: 3,
}


def is_area(precision: str) -> bool:
    """Whether a place is too large for its point to be taken for a site."""
    return Precision(precision) not in (Precision.SITE, Precision.CITY)


def circle_radius(passages: int) -> float:
    """Pixels, so that the area grows with the number of passages, up to a size that hides no neighbour."""
    return round(min(4 + 1.8 * sqrt(max(passages, 1)), 20.0), 1)


def zoom_for(precision: str) -> int:
    return _ZOOM[Precision(precision)]


def coordinates(lat: float, lon: float, precision: str) -> str:
    """``35.401° N, 35.949° E``, rounded to no more than a tenth of the extent that the point stands for."""
    tenth = RADII[Precision(precision)].extent / 10 / KM_PER_DEGREE
    decimals = max(0, -floor(log10(2 * tenth)))
    north, east = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    return f"{abs(lat):.{decimals}f}° {north}, {abs(lon):.{decimals}f}° {east}"
