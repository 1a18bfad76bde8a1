"""The records of a parsed document, key by key: what `parse` prints, the store keeps and scripts read.

Keys may be added, none is renamed or taken away; they are written in the order of the fields. Docstrings and
descriptions go into docs/document.schema.json: `make schema`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Generic, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType, field

from geo.model import (
    AssetClass,
    CueOf,
    EventKind,
    EventTime,
    Modality,
    Polarity,
    Precision,
    RegionKind,
    Relation,
    Role,
)

P = TypeVar("P")
"""How a place is told: whole in a document, by its id in the store, which keeps each place once."""

Offset = Annotated[
    int, Meta(ge=0, description="In Unicode code points of the document's text; an end is after the last.")
]
Words = Annotated[str, Meta(description="The words between start and end, as they are written.")]
Country = Annotated[str, Meta(description="ISO 3166-1 alpha-2.")]
Id = Annotated[str, Meta(description="The same while the text and the finding in it are the same.")]
Share = Annotated[float, Meta(ge=0, le=1)]
Number = Annotated[int, Meta(ge=0)]


class Span(Struct, frozen=True, kw_only=True, gc=False):
    """A half-open stretch of the document's text."""

    start: Offset
    end: Offset


class Region(Span, frozen=True, kw_only=True, gc=False):
    """A stretch that is not running text."""

    kind: RegionKind


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """A place of the gazetteer."""

    id: Annotated[str, Meta(description="Where the record comes from: gn:172955 (GeoNames), site:hmeimim …")]
    name: str
    kind: Annotated[str, Meta(description="airbase, port, city, country … or coordinates.")]
    lat: Annotated[float, Meta(ge=-90, le=90, description="Degrees, WGS84 (EPSG:4326).")]
    lon: Annotated[float, Meta(ge=-180, le=180, description="Degrees, WGS84 (EPSG:4326).")]
    country: Country | None
    geonameid: int | None
    precision: Annotated[Precision, Meta(description="What extent the point stands for.")]


class Candidate(Struct, frozen=True, kw_only=True, gc=False):
    """A place that a mention may denote, and what speaks for it."""

    place: Place
    score: Annotated[float, Meta(description="The sum of the features.")]
    features: Annotated[
        dict[str, float], Meta(description="What each adds; those that add nothing are left out.")
    ]


class Mention(Struct, Generic[P], frozen=True, kw_only=True, gc=False):
    """The name of a place, or of somebody named after one."""

    start: Offset
    end: Offset
    text: Words
    role: Annotated[Role, Meta(description="literal: the place; associative: a government, a people.")]
    place: Annotated[
        P | None, Meta(description="What the whole phrase denotes: the air base of “Khmeimim airbase”.")
    ]
    score: Share
    alternatives: Annotated[list[P], Meta(description="The places that it may denote as well, best first.")]
    id: Id
    explanation: Annotated[
        list[Candidate] | UnsetType, Meta(description="Only with --explain; best first.")
    ] = UNSET


class Count(Struct, frozen=True, kw_only=True, gc=False):
    """How many: from min to max, null where that is open."""

    min: Number | None
    max: Number | None
    approximate: bool
    start: Annotated[
        Offset | None, Meta(description="Of the words that count; null where none do: “the frigate”.")
    ]
    end: Offset | None


class Asset(Struct, frozen=True, kw_only=True, gc=False):
    """A unit, a weapon, a ship, people of a force. Its words include its count and what describes it."""

    start: Offset
    end: Offset
    text: Words
    name: Annotated[str, Meta(description="The lexicon's: Il-76; the class word for an unknown type.")]
    asset_class: AssetClass = field(name="class")
    count: Count | None
    operator: Country | None
    id: Id


class End(Struct, Generic[P], frozen=True, kw_only=True, gc=False):
    """A place in an event, by the words that name it: a toponym, “there”, “the base”."""

    start: Offset
    end: Offset
    text: Words
    place: Annotated[P | None, Meta(description="Null where the words could not be located.")]
    relation: Annotated[Relation | None, Meta(description="How something lies to the place.")]
    direction: Annotated[
        str | None, Meta(description="One of eight points of the compass, seen from the place.")
    ]
    offset_km: Annotated[float | None, Meta(description="The distance from the place, where one is stated.")]


class Date(Struct, frozen=True, kw_only=True, gc=False):
    """Days, the last included, and the words that say them."""

    start: datetime.date
    end: datetime.date
    text: Annotated[str, Meta(description="The words of the span, as they are written.")]
    span: Span


class Source(Struct, frozen=True, kw_only=True, gc=False):
    """Who says so."""

    start: Offset
    end: Offset
    text: Words
    via: Annotated[str | None, Meta(description="Who passes it on, in the text's words, if that is told.")]
    via_span: Span | None


class Cue(Span, frozen=True, kw_only=True, gc=False):
    """Words that decide how sure, whether or when an event is: “will”, “not”, “according to”."""

    of: CueOf


class Event(Struct, Generic[P], frozen=True, kw_only=True, gc=False):
    """One movement, presence or fight of one asset, as one sentence tells it."""

    id: Id
    kind: EventKind
    modality: Annotated[
        Modality, Meta(description="How sure the report is. What it says in its own voice is stated.")
    ]
    polarity: Annotated[Polarity, Meta(description="Whether it says that it is so or that it is not.")]
    time: Annotated[EventTime, Meta(description="Seen from the report.")]
    trigger: Annotated[Span, Meta(description="The words that tell it.")]
    passage: Annotated[Span, Meta(description="The sentence.")]
    actor: Country | None
    asset: Asset | None
    count: Annotated[Count | None, Meta(description="How many take part.")]
    origin: End[P] | None
    destination: End[P] | None
    location: End[P] | None
    via: list[End[P]]
    date: Date | None
    attribution: Annotated[str | None, Meta(description="The text of the source.")]
    source: Source | None
    cues: Annotated[list[Cue], Meta(description="What decided; what is stated plainly has none.")]
    draw: Annotated[bool, Meta(description="Whether it belongs on a map as a current report.")]

    def places(self) -> Iterator[P]:
        """The places of its ends; one that several have comes several times."""
        for end in (self.origin, self.destination, self.location, *self.via):
            if end and end.place is not None:
                yield end.place


class Document(Struct, frozen=True, kw_only=True, gc=False):
    """One parsed document, an object of one line."""

    id: Annotated[str, Meta(description="What the source calls it: a file's stem, a record's id.")]
    title: str | None
    publisher: str | None
    url: str | None
    published: datetime.date | None
    sha256: Annotated[str, Meta(description="Of the text in UTF-8.")]
    regions: list[Region]
    mentions: list[Mention[Place]]
    assets: list[Asset]
    language: Annotated[str | None, Meta(description="ISO 639-1.")]
    events: list[Event[Place]]
