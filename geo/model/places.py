"""Places, and the toponyms in a text that denote them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.model.articles import Span
from geo.model.place_kinds import PlaceKind
from geo.model.precisions import Precision


class Role(StrEnum):
    """How a toponym is used: for the physical place, or for whoever is named after it."""

    LITERAL = "literal"
    ASSOCIATIVE = "associative"


@dataclass(frozen=True, slots=True)
class Place:
    """A referent of the gazetteer. ``lat`` and ``lon`` are degrees, WGS84 (EPSG:4326).

    ``id`` says where the record comes from: ``gn:172955`` (GeoNames), ``site:hmeimim``, ``icao:OSLK``,
    ``port:…``, ``region:…``, ``iso:SY-HL``. ``country`` is ISO 3166-1
    alpha-2; ``division`` names the first-level division.
    """

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    precision: Precision
    country: str | None = None
    division: str | None = None
    geonameid: int | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym in a text, and the place that it denotes. ``score`` is 0 to 1.

    ``place`` is None where no candidate was found or none was believable; ``alternatives`` are the
    candidates that lost, best first. ``id`` is given by ``identified``.
    """

    span: Span
    text: str
    role: Role
    place: Place | None
    score: float
    alternatives: tuple[Place, ...] = ()
    id: str = ""
