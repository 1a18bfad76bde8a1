"""An article's findings as a reader meets them: marks in the text, and the places with their mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geo.markup import Mark, plain
from geo.model import Mention, Place, Role

__all__ = ["Named", "marks", "mention_at", "named", "unlocated"]


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
