"""Which words of a passage say what of an event: marks in the text, one style a slot, and their legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from geo.events.assets.counts import find_counts
from geo.events.assets.words import cut
from geo.markup import Mark
from geo.model import Article, Event, Span


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
}

Filled = tuple[Slot, Span]


def filled(article: Article, event: Event) -> list[Filled]:
    """The slots that the text fills, each with its words."""
    asset = event.asset
    found = [
        (Slot.TRIGGER, event.trigger),
        (Slot.ASSET, asset.span if asset else None),
        (Slot.COUNT, _count_words(article, event)),
        (Slot.ORIGIN, event.origin.span if event.origin else None),
        *((Slot.VIA, way.span) for way in event.via),
        (Slot.DESTINATION, event.destination.span if event.destination else None),
        (Slot.LOCATION, event.location.span if event.location else None),
        (Slot.DATE, event.date.span if event.date else None),
        (Slot.SOURCE, event.attribution.span if event.attribution else None),
    ]
    return list(dict.fromkeys((slot, span) for slot, span in found if span and span.start < span.end))


def marks(article: Article, slots: Iterable[Filled]) -> list[Mark]:
    """A mark for each slot, the shorter of two that overlap inside the other."""
    taken: set[int] = set()
    drawn: list[Mark] = []
    for slot, span in sorted(slots, key=lambda each: (each[1].end - each[1].start, each[1], each[0])):
        for piece in _free(article.text, span, taken):
            drawn.append(Mark(piece, css=f"slot {slot}", title=WORDS[slot]))
        taken.update(range(span.start, span.end))
    return drawn


def legend_html(slots: Iterable[Slot]) -> str:
    """The styles of the slots that are used, in the order of an event."""
    used = set(slots)
    items = (
        f"<li><mark class='dl-mark slot {slot}'>{WORDS[slot]}</mark></li>" for slot in Slot if slot in used
    )
    return f"<ul class='dl-slots' aria-label='What the marks mean'>{''.join(items)}</ul>"


def _count_words(article: Article, event: Event) -> Span | None:
    """The words of the count: read anew, as an event keeps none. Those of the asset before any others."""
    asset = event.asset
    wanted = event.count or (asset.count if asset else None)
    for stretch in (*([asset.span] if asset else []), event.passage):
        words = cut(article.text, stretch)
        for each in find_counts(words, ()).values():
            if wanted and each.count == wanted:
                return words.span(each.first, each.last)
    return None


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
