"""An article's findings as a reader meets them: marks, places with their mentions, words with events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geo import wording
from geo.markup import Mark, plain
from geo.model import Asset, Event, Mention, Place, Role, Span

__all__ = [
    "Named",
    "Told",
    "asset_marks",
    "event_marks",
    "marks",
    "mention_at",
    "named",
    "told",
    "told_at",
    "unlocated",
]


@dataclass(frozen=True, slots=True)
class Named:
    """A place and its mentions in one article, in the order of the text."""

    place: Place
    mentions: tuple[Mention, ...]

    @property
    def literal(self) -> bool:
        """Whether any mention means the place itself, not somebody named after it."""
        return any(mention.role is Role.LITERAL for mention in self.mentions)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The forms in the text that differ from the place's name, in order."""
        forms = dict.fromkeys(plain(mention.text) for mention in self.mentions)
        return tuple(form for form in forms if form.casefold() != self.place.name.casefold())


@dataclass(frozen=True, slots=True)
class Told:
    """A word of the text and the events that it tells: of one verb's two ships there are two."""

    trigger: Span
    events: tuple[Event, ...]


def named(mentions: Iterable[Mention]) -> list[Named]:
    """The places of an article: the physical ones first, then the most often mentioned."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.place:
            found[mention.place.id].append(mention)
    places = [Named(group[0].place, tuple(group)) for group in found.values() if group[0].place]
    return sorted(places, key=lambda each: (not each.literal, -len(each.mentions), each.mentions[0].span))


def unlocated(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions without a place by their words, in the order of the text."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.place is None:
            found[plain(mention.text)].append(mention)
    return dict(found)


def mention_at(mentions: Iterable[Mention], offset: int | None) -> Mention | None:
    """The mention whose words an offset lies in."""
    if offset is None:
        return None
    return next((each for each in mentions if each.span.start <= offset < each.span.end), None)


def told(events: Iterable[Event]) -> list[Told]:
    """The events of an article under the words that tell them, in the order of the text."""
    found: dict[Span, list[Event]] = defaultdict(list)
    for event in events:
        found[event.trigger].append(event)
    return [Told(trigger, tuple(found[trigger])) for trigger in sorted(found)]


def told_at(groups: Iterable[Told], offset: int | None) -> Told | None:
    """The events whose word an offset lies in."""
    if offset is None:
        return None
    return next((each for each in groups if each.trigger.start <= offset < each.trigger.end), None)


def marks(
    mentions: Iterable[Mention], href: Callable[[Mention], str], title: Callable[[Place], str]
) -> list[Mark]:
    """A link for each mention; its class is its role or ``unplaced``, its id ``m<start>``."""
    return [
        Mark(
            span=each.span,
            css=_css(each),
            title=title(each.place) if each.place else "no place found",
            href=href(each),
            anchor=f"m{each.span.start}",
        )
        for each in mentions
    ]


def _css(mention: Mention) -> str:
    return "unplaced" if mention.place is None else mention.role.value


def asset_marks(assets: Iterable[Asset], title: Callable[[Asset], str]) -> list[Mark]:
    """A quiet mark for each asset's words, with a title that tells what it is."""
    return [Mark(each.span, css="asset-words", title=title(each)) for each in assets]


def event_marks(groups: Iterable[Told], href: Callable[[Told], str]) -> list[Mark]:
    """A link for each word that tells events, with a line for each as its title; its id is ``m<start>``."""
    return [
        Mark(
            span=each.trigger,
            css="event-word",
            title="; ".join(map(wording.summary, each.events)),
            href=href(each),
            anchor=f"m{each.trigger.start}",
        )
        for each in groups
    ]
