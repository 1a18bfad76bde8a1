"""What a place is to an event: where it starts, leads to, passes or is."""

from __future__ import annotations

from enum import StrEnum

from geo.events.clauses import is_passive
from geo.events.lexicon import Form, Mover, cues, noun_cues
from geo.events.positions import Located
from geo.events.scene import Scene
from geo.events.triggers import Trigger
from geo.language import Word
from geo.model import EventKind, PlaceKind, Relation


class Slot(StrEnum):
    """What a place is to an event."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    LOCATION = "location"
    VIA = "via"


def slot_of(place: Located, trigger: Trigger, scene: Scene) -> Slot | None:
    """What a place is to an event, by its preposition or by its part in the clause."""
    if place.end.relation in (Relation.DIRECTION, Relation.OFF, Relation.NEAR) and place.case not in _PATHS:
        return Slot.LOCATION
    if trigger.entry.place and place.case and place.case == trigger.last.norm:
        return _object(trigger)  # "handed over the camp", where the parse takes "over" for a preposition
    if place.case in cues("prepositions", "origin"):
        return None if trigger.kind.stays or _is_nationality(scene, place, trigger) else Slot.ORIGIN
    if trigger.kind.moves and (place.case in cues("prepositions", "via") or _is_stop(scene, place)):
        return Slot.VIA
    if place.case in cues("prepositions", "destination") or (place.case == "for" and _leads(trigger)):
        return Slot.LOCATION if trigger.kind.is_still else Slot.DESTINATION
    if place.case == "of":
        return _owned(trigger, place)
    if trigger.kind is EventKind.SEIZE and trigger.entry.form is Form.NOUN and place.case:
        return None  # "the fall of the regime in Syria" is not that of Syria
    if place.case in cues("prepositions", "location") | cues("prepositions", "via") or place.case == "there":
        return _at(trigger, place, scene)
    bare = _bare(place, trigger, scene) if not place.case else None
    if bare is None and place.own_case in cues("prepositions", "location"):
        return Slot.LOCATION  # "the Pantsir that guards the terminal at Primorsk"
    return bare


_PATHS = frozenset({"from", "to", "into", "toward", "towards", "via", "through", "out of"})


def _leads(trigger: Trigger) -> bool:
    return trigger.kind.moves


def _is_country(place: Located) -> bool:
    return place.end.place is not None and place.end.place.kind is PlaceKind.COUNTRY


def _is_nationality(scene: Scene, place: Located, trigger: Trigger) -> bool:
    """ "troops from Chad and Niger entered": whose they are; "moved a battery from Korea": where it was."""
    word = place.word
    while word.relation == "conj" and (head := scene.parsed.head(word)) is not None:
        word = head
    return _is_of_asset(scene, word) and _is_country(place) and word.index < trigger.core.index


def _is_of_asset(scene: Scene, word: Word) -> bool:
    head = scene.parsed.head(word)
    return word.relation == "nmod" and head is not None and head.index in scene.assets


def _at(trigger: Trigger, place: Located, scene: Scene) -> Slot:
    if place.case == "there" and trigger.kind.is_under_way:
        return Slot.DESTINATION
    if trigger.kind.leaves and place.case in ("in", "at", "on"):
        return Slot.ORIGIN
    moved = trigger.kind.is_under_way and is_passive(scene.parsed, trigger.word)
    if moved and place.case in ("in", "at") and _is_of_asset(scene, place.word):
        return Slot.ORIGIN  # "the bombers at Engels have been dispersed"
    return Slot.LOCATION


def _owned(trigger: Trigger, place: Located) -> Slot | None:
    if trigger.kind.is_fought:
        return Slot.LOCATION
    if trigger.kind is EventKind.EXERCISE and place.own_case in cues("prepositions", "location"):
        return Slot.LOCATION  # "rehearsed the capture of an airfield near Barysaw"
    return Slot.ORIGIN if trigger.kind.leaves else None


def _is_stop(scene: Scene, place: Located) -> bool:
    """ "with a stop at Tobruk"."""
    head = scene.parsed.head(place.word)
    return head is not None and head.norm in noun_cues("stops") and place.word.relation == "nmod"


def _object(trigger: Trigger) -> Slot:
    return Slot.LOCATION if trigger.entry.place == "target" else Slot(trigger.entry.place)


def _bare(place: Located, trigger: Trigger, scene: Scene) -> Slot | None:
    """A place without a preposition: the object of "leave", the subject of "receive", "Syria withdrawal"."""
    if trigger.entry.form is Form.NOUN:
        if place.word.dep not in ("compound", "nmod", "amod", "appos"):
            return None
        if trigger.kind.leaves:
            return Slot.ORIGIN
        return Slot.DESTINATION if trigger.kind.comes else Slot.LOCATION
    if not trigger.entry.place:
        return _at(trigger, place, scene) if place.end.text.lower() == "there" else None
    if place.word.dep == "nsubj" and trigger.entry.mover in (Mover.SUBJECT, Mover.EITHER, Mover.BOTH):
        return None
    if place.word.relation in _OBJECTS:
        return _object(trigger)
    return None


_OBJECTS = frozenset({"obj", "nsubj", "conj", "obl", "dep", "xcomp", "ccomp", "iobj"})
