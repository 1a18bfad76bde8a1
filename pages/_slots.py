"""Which words of a passage say what of an event: marks in the text, one style a slot, and their legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from geo.markup import Mark
from geo.model import CueOf, Event, Modality, Span


class Slot(StrEnum):
    """A part of an event. The value is a class of the style sheet, too."""

    TRIGGER = "trigger"
    ASSET = "asset"
    COUNT = "count"
    ORIGIN = "origin"
    VIA = "via"
    DESTINATION = "destination"
    LOCATION = "location"
    DATE = "date"
    SOURCE = "source"
    CUE = "cue"


WORDS = {
    Slot.TRIGGER: "what happened",
    Slot.ASSET: "asset",
    Slot.COUNT: "count",
    Slot.ORIGIN: "from",
    Slot.VIA: "by way of",
    Slot.DESTINATION: "to",
    Slot.LOCATION: "where",
    Slot.DATE: "when",
    Slot.SOURCE: "who says so",
    Slot.CUE: "how sure",
}

Filled = tuple[Slot, Span]


def filled(event: Event) -> list[Filled]:
    """The slots that the text fills, each with its words."""
    asset, count = event.asset, event.count or (event.asset.count if event.asset else None)
    found = [
        (Slot.TRIGGER, event.trigger),
        (Slot.ASSET, asset.span if asset else None),
        (Slot.COUNT, count.span if count else None),
        (Slot.ORIGIN, event.origin.span if event.origin else None),
        *((Slot.VIA, way.span) for way in event.via),
        (Slot.DESTINATION, event.destination.span if event.destination else None),
        (Slot.LOCATION, event.location.span if event.location else None),
        (Slot.DATE, event.date.span if event.date else None),
        (Slot.SOURCE, event.attribution.span if event.attribution else None),
        *((Slot.CUE, span) for span in _telling_cues(event)),
    ]
    return list(dict.fromkeys((slot, span) for slot, span in found if span and span.start < span.end))


def _telling_cues(event: Event) -> Iterator[Span]:
    """What makes an event unsure or denied. That somebody says or saw it is told by the source already."""
    named = event.attribution is not None and event.modality in (Modality.CLAIMED, Modality.OBSERVED)
    for cue in event.cues:
        told = cue.of is CueOf.TIME or (cue.of is CueOf.MODALITY and named)
        if not told and not cue.span.overlaps(event.trigger):
            yield cue.span


def marks(text: str, slots: Iterable[Filled]) -> list[Mark]:
    """A mark for each slot, the shorter of two that overlap inside the other."""
    taken: set[int] = set()
    drawn: list[Mark] = []
    for slot, span in sorted(slots, key=_rank):
        for piece in _free(text, span, taken):
            drawn.append(Mark(piece, css=f"slot {slot}", title=WORDS[slot]))
        taken.update(range(span.start, span.end))
    return drawn


def _rank(each: Filled) -> tuple[int, Span, bool, Slot]:
    """Of two with the same words, a cue gives way: it may be another event's trigger."""
    slot, span = each
    return span.end - span.start, span, slot is Slot.CUE, slot


def legend_html(slots: Iterable[Slot]) -> str:
    """The styles of the slots that are used, in the order of an event."""
    used = set(slots)
    items = (
        f"<li><mark class='dl-mark slot {slot}'>{WORDS[slot]}</mark></li>" for slot in Slot if slot in used
    )
    return f"<ul class='dl-slots' aria-label='What the marks mean'>{''.join(items)}</ul>"


def _free(text: str, span: Span, taken: set[int]) -> Iterator[Span]:
    """The stretches of a span that no other mark has, without the blanks at their edges."""
    offsets = range(span.start, span.end)
    for is_free, run in groupby(offsets, key=lambda at: at not in taken):
        stretch = list(run)
        words = text[stretch[0] : stretch[-1] + 1]
        start = stretch[0] + len(words) - len(words.lstrip())
        end = stretch[0] + len(words.rstrip())
        if is_free and start < end:
            yield Span(start, end)
