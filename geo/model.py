"""The values everything else passes on: articles, places, mentions. Every finding keeps its span."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """How a toponym is used: for the physical place, or for whoever is named after it."""

    LITERAL = "literal"
    ASSOCIATIVE = "associative"


class Precision(StrEnum):
    """What extent a place's point stands for."""

    SITE = "site"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    SEA = "sea"
    CONTINENT = "continent"


KINDS = {
    "airbase": "air base",
    "naval_base": "naval base",
    "base": "military base",
    "airport": "airport",
    "port": "port",
    "facility": "facility",
    "city": "town or city",
    "division": "province or state",
    "country": "country",
    "water": "sea or strait",
    "region": "region",
    "continent": "continent",
}


class RegionKind(StrEnum):
    """What a stretch of an article is, where it is not running text."""

    HEADLINE = "headline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in Unicode code points."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article that is not running text. Marked, never cut."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Article:
    """A report as read. ``text`` is the evidence: it is never edited.

    ``id`` is what the source calls it (a file's stem, a record's id); ``sha256`` of the text tells two
    texts apart wherever they come from. ``language`` is an ISO 639-1 code. ``based_on`` is set on digests:
    one line that names the report a digest restates. ``regions`` are in order and do not overlap.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    based_on: str | None = None
    regions: tuple[Region, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def region_at(self, span: Span) -> RegionKind | None:
        """The kind of the region that a span touches, or None in running text."""
        at = bisect_right(self.regions, span.start, key=lambda region: region.span.start)
        near = self.regions[max(0, at - 1) : at + 1]
        return next((r.kind for r in near if r.span.overlaps(span)), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A referent of the gazetteer. ``lat`` and ``lon`` are degrees, WGS84 (EPSG:4326).

    ``id`` says where the record comes from: ``gn:172955`` (GeoNames), ``site:hmeimim``, ``icao:OSLK``,
    ``port:…``, ``region:…``, ``iso:SY-HL``. ``kind`` is a word of ``KINDS``; ``country`` is ISO 3166-1
    alpha-2; ``division`` names the first-level division.
    """

    id: str
    name: str
    kind: str
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
    candidates that lost, best first.
    """

    span: Span
    text: str
    role: Role
    place: Place | None
    score: float
    alternatives: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was read out of one article. ``sentences`` tile the running text in order."""

    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
