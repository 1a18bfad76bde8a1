"""An event in HTML: its places with their exactness, its asset, its days; the pieces that pages share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from urllib.parse import urlencode

from geo import wording
from geo.maps import Affiliation, coordinates, icon_uri
from geo.markup import plain
from geo.model import Asset, End, Event, Place
from geo.spatial import RADII
from pages import _shared as shared
from pages._panel import whereabouts

REASONS = {
    "negated or denied": "Said not to have happened, or denied.",
    "historical": "Of an earlier time than the reports.",
    "planned, possible or hypothetical": "Sought, expected, threatened or imagined: not told as fact.",
    "not a current report": "Told, but not as something that is the case now.",
    "without a place": "No place is named for it, or none was found for the name.",
}
"""What each reason of ``geo.frames.aside`` means."""

Sides = Mapping[str, Affiliation]
Fact = tuple[str, str]
"""A name and HTML."""


def href(movement: str) -> str:
    return f"movements?{urlencode({'movement': movement})}"


def icon_html(asset: Asset | None, sides: Sides) -> str:
    """The symbol of an asset, or its room; its class is told in words nearby."""
    if asset is None:
        return "<i class='dl-icon'></i>"
    side = sides.get(asset.operator or "", Affiliation.NEUTRAL)
    return f"<img class='dl-icon' src='{icon_uri(asset.asset_class, side)}' alt=''>"


def head_html(event: Event) -> str:
    line = f"{event.kind.label}, {event.time.label}"
    return (
        f"<header class='dl-place dl-move'><h2>{icon_html(event.asset, {})}"
        f"<bdi dir='ltr'>{text(wording.headline(event))}</bdi></h2>"
        f"<p class='dl-where'>{line[:1].upper()}{line[1:]}</p></header>"
    )


def facts_html(facts: Iterator[Fact]) -> str:
    """A list of what is known; what has no words is left out."""
    shown = "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in facts if words)
    return f"<dl class='dl-facts'>{shown}</dl>"


def facts_of(event: Event, published: date | None) -> Iterator[Fact]:
    """Where, when, what and whose."""
    yield from places(event)
    yield "When", when(event, published)
    yield "What", asset(event)
    yield "Whose", text(operator(event))


def places(event: Event) -> Iterator[tuple[str, str]]:
    named: list[tuple[str, End | None]] = [
        ("From", event.origin),
        *(("By way of", way) for way in event.via),
        ("To", event.destination),
        ("Where", event.location),
    ]
    seen: set[str] = set()
    for role, end in named:
        if end and (role != "Where" or end.place is None or end.place.id not in seen):
            seen.update([end.place.id] if end.place else [])
            yield role, end_html(end)


def end_html(end: End) -> str:
    """A place as the text relates to it, what it is, where, and how exact that is."""
    words = f"<bdi>{text(wording.end(end))}</bdi>"
    place = end.place
    if place is None:
        return f"{words} <small>no place found for these words: not on the map</small>"
    point = coordinates(place.lat, place.lon, place.precision)
    extent = f"{point}, to within about {RADII[place.precision].extent:,} km"
    told = (*_other_name(end, place), whereabouts(place), extent)
    return f"{words} <small>{' · '.join(text(part) for part in told)}</small>"


def _other_name(end: End, place: Place) -> list[str]:
    """The words of the text, where they are not just the name of the place."""
    words = plain(end.text)
    return [] if words.casefold() in plain(place.name).casefold() else [f"“{words}” in the text"]


def when(event: Event, published: date | None) -> str:
    stated = event.date
    if stated is None:
        day = f" <small>published {shared.day(published)}</small>" if published else ""
        return f"{wording.NO_DATE}{day}"
    return f"{wording.when(stated)} <small>“<bdi>{text(stated.text)}</bdi>” in the text</small>"


def asset(event: Event) -> str:
    if event.asset is None:
        return ""
    kind = event.asset.asset_class.label
    return f"<bdi>{text(wording.amount(event))}</bdi> <small>{kind}</small>"


def operator(event: Event) -> str:
    code = (event.asset.operator if event.asset else None) or event.actor
    return shared.country_names().get(code, code) if code else ""


def text(words: str) -> str:
    return escape(plain(words))
