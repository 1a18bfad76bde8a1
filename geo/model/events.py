"""Assets and events: what is where, what moved, when, who says so, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geo.model.articles import Span
from geo.model.asset_classes import AssetClass
from geo.model.event_kinds import EventKind
from geo.model.event_times import EventTime
from geo.model.modalities import Modality, Polarity
from geo.model.places import Place


class Relation(StrEnum):
    """How something lies to the place that is named: in it, near it, off its coast, in a direction of it."""

    IN = "in"
    AT = "at"
    NEAR = "near"
    OFF = "off"
    DIRECTION = "direction"


class CueOf(StrEnum):
    """What a cue decides of an event."""

    MODALITY = "modality"
    POLARITY = "polarity"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decide how sure, whether or when an event is: "will", "not", "according to"."""

    span: Span
    of: CueOf


@dataclass(frozen=True, slots=True)
class Count:
    """How many: ``None`` is open. "At least three" is (3, None), "as many as 800" (None, 800).

    ``span`` holds the words that count; it is None where none do ("the frigate"). Two counts are equal
    that say the same, wherever they say it.
    """

    min: int | None
    max: int | None
    approximate: bool = False
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A unit, a weapon, a ship … in a text. ``span`` holds its words, with their count and modifiers.

    ``name`` is the lexicon's ("Il-76"), or the class word for an unknown type ("landing ship Kyakht").
    ``operator`` is ISO 3166-1 alpha-2, where the text tells it. ``id`` is given by ``identified``.
    """

    span: Span
    text: str
    name: str
    asset_class: AssetClass
    count: Count | None = None
    operator: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """A place in an event: where it starts, leads to, passes or is.

    ``span`` holds the words that name it: a toponym, or "there", "the base". ``place`` is None where those
    could not be located. ``direction`` is one of eight points of the compass ("NE"), seen from the place;
    ``offset_km`` the distance from it, where one is stated.
    """

    span: Span
    text: str
    place: Place | None
    relation: Relation | None = None
    direction: str | None = None
    offset_km: float | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, ``end`` included, and the words that say it. ``span`` holds those words."""

    start: date
    end: date
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, in the text's words. ``span`` holds them.

    ``via`` is who passes it on, if that is told, and ``via_span`` where.
    """

    text: str
    span: Span
    via: str | None = None
    via_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One movement, presence or fight of one asset, as one sentence tells it.

    ``trigger`` is the word that tells it, ``passage`` the sentence. ``actor`` is ISO 3166-1 alpha-2.
    ``cues`` are the words that decided its modality, polarity and time: what is stated plainly has none.
    ``draw`` says whether it belongs on a map as a current report. ``id`` is given by ``identified``.
    """

    kind: EventKind
    modality: Modality
    polarity: Polarity
    time: EventTime
    trigger: Span
    passage: Span
    actor: str | None = None
    asset: Asset | None = None
    count: Count | None = None
    origin: End | None = None
    destination: End | None = None
    location: End | None = None
    via: tuple[End, ...] = ()
    date: When | None = None
    attribution: Attribution | None = None
    draw: bool = True
    cues: tuple[Cue, ...] = ()
    id: str = ""

    @property
    def ends(self) -> tuple[End, ...]:
        """All places of the event, from its origin to its destination."""
        named = (self.origin, *self.via, self.destination, self.location)
        return tuple(end for end in named if end)
