"""Where a place stands in its sentence: its phrase, its preposition, its direction and distance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo import numbers
from geo.events.dates.words import folded
from geo.events.lexicon import cues
from geo.events.scene import Scene
from geo.language import Word
from geo.model import End, Relation, Span
from geo.spatial import COMPASS_WORDS, UNITS, kilometres, point_of

_POINTS = rf"(?P<point>{COMPASS_WORDS})(?:ern(?:most)?|ward)?"
_FARTHEST = 10_000.0  # km, a quarter of the way round: beyond it a point of the compass says nothing
_OFFSET = re.compile(
    rf"(?:(?<!\w)(?:(?P<number>\d[\d,.]{{0,9}}|{numbers.IN_WORDS})|[a-z]{{1,12}})[ -]?"
    rf"(?P<unit>{UNITS})[ ](?:to the )?)?"
    rf"(?:(?:just|far|due|immediately|further)[ ])?\b{_POINTS}(?:[ ](?:coast|part|side|edge|outskirts))?"
    r"[ ](?:of|(?(unit)from|of))[ ](?:the )?(?:\w+[ ])?$",
    re.IGNORECASE,
)
_SHORE = re.compile(
    r"\boff[ ](?:the )?(?:[\w-]+[ ]){0,2}(?:coasts?|shores?)[ ](?:of )?(?:the )?$|\boff[ ](?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Located:
    """A place of a sentence in its phrase: ``word`` is the phrase's head, ``case`` its preposition."""

    end: End
    word: Word
    name: Word
    case: str
    own_case: str = ""


_BEFORE = 120  # characters before a name in which its direction and distance stand


def position(scene: Scene, span: Span, case: str) -> tuple[Relation | None, str | None, float | None]:
    """ "30 km southwest of": direction and distance; "off the coast of"; else what the preposition says."""
    before = scene.article.text[max(scene.span.start, span.start - _BEFORE) : span.start]
    before = " ".join(before.split()) + " "
    if found := _OFFSET.search(before):
        return (
            Relation.DIRECTION,
            point_of(folded(found["point"])),
            _kilometres(found["number"], found["unit"]),
        )
    if _SHORE.search(before):
        return Relation.OFF, None, None
    return relation_of(case), None, None


def relation_of(case: str) -> Relation | None:
    for relation, name in ((Relation.NEAR, "near"), (Relation.OFF, "off"), (Relation.AT, "at")):
        if case in cues("prepositions", name):
            return relation
    return Relation.IN if case in ("in", "inside", "within") else None


def _kilometres(number: str | None, unit: str | None) -> float | None:
    value = numbers.value(folded(number)) if number and unit else None
    if value is None or unit is None:
        return None
    away = kilometres(value, folded(unit))
    return away if away <= _FARTHEST else None
