"""Words for readers: kinds, certainty, counts, dates, places and who says so, in plain English.

What comes out of an article (names, quoted words) is passed on as it stands: escape it where it becomes HTML.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from geo import inflection
from geo.model import (
    Asset,
    Attribution,
    Count,
    End,
    Event,
    EventKind,
    Modality,
    Polarity,
    Relation,
    When,
)
from geo.spatial import COMPASS

__all__ = [
    "NO_DATE",
    "amount",
    "citation",
    "count",
    "counted",
    "dates",
    "day",
    "end",
    "headline",
    "said",
    "several",
    "summary",
    "when",
    "where",
]

NO_DATE = "date of the event not stated"


def count(of: Count) -> str:
    """``2``, ``about 800``, ``3,000–6,000``, ``at least 3``, ``up to 800``; nothing for an open count."""
    about = "about " if of.approximate else ""
    match of.min, of.max:
        case None, None:
            return ""
        case least, None:
            return f"at least {about}{least:,}"
        case None, most:
            return f"up to {about}{most:,}"
        case least, most if least == most:
            return f"{about}{least:,}"
        case least, most:
            return f"{about}{least:,}–{most:,}"


def counted(number: int, noun: str) -> str:
    """``1 report``, ``1,200 reports``."""
    return f"{number:,} {noun if number == 1 else inflection.plural(noun)}"


def several(name: str) -> str:
    """The name of more than one asset: the plural, but for designations ("An-124") and proper names."""
    last = name.rpartition(" ")[2]
    return inflection.plural(name) if last.replace("-", "").isalpha() and last.islower() else name


def amount(event: Event) -> str:
    """What the event is about: ``2 An-124``, ``about 800 soldiers``, ``warship``, or its bare kind."""
    if event.asset is None:
        return event.kind.label
    number, name = event.count or event.asset.count, _named(event.asset)
    if number is None or number.min is number.max is None:
        return name
    most = number.min if number.max is None else number.max
    return f"{count(number)} {name if most == 1 else several(name)}"


def _named(asset: Asset) -> str:
    return asset.name.strip() or asset.asset_class.label


def end(of: End) -> str:
    """A place as the text relates to it: ``Tartus``, ``near Tartus``, ``30 km southwest of Tartus``."""
    name = of.place.name if of.place else of.text
    distance = f"{of.offset_km:,.0f} km " if of.offset_km is not None else ""
    if of.direction:
        return f"{distance}{COMPASS.get(of.direction, of.direction)} of {name}"
    if distance:
        return f"{distance}from {name}"
    return f"{of.relation} {name}" if of.relation in (Relation.NEAR, Relation.OFF) else name


def where(event: Event) -> str:
    """``Baltic Sea → Tartus``, ``from Tartus``, ``at Tartus``; nothing where no place is named."""
    stops = [end(stop) for stop in (event.origin, *event.via, event.destination) if stop]
    if not stops or (event.location and not event.origin and not event.destination):
        return _at(event.location) if event.location else ""
    if event.origin and event.destination:
        return " → ".join(stops)
    if event.destination and event.kind is EventKind.ARRIVE and not event.via:
        return _at(event.destination)
    lead = "from" if event.origin else "to" if event.destination else "by way of"
    return f"{lead} {' → '.join(stops)}"


def _at(place: End) -> str:
    words = end(place)
    is_related = place.direction or place.offset_km is not None
    return words if is_related or place.relation in (Relation.NEAR, Relation.OFF) else f"at {words}"


def headline(event: Event) -> str:
    """What, and where: ``2 logistics vessels · Baltic Sea → Tartus``, ``2 An-124 · Arrival at Tartus``."""
    is_led = event.origin is not None and event.destination is not None
    what = amount(event) if event.asset else ""
    told = where(event) if is_led and what else f"{event.kind.label} {where(event)}".strip()
    return _joined(map(_capitalised, (what, told)))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def said(event: Event, publisher: str | None = None) -> str:
    """How sure, and by whom: ``observed (Maxar), via FT``; ``negated, claimed (Kremlin)``, ``denied``."""
    is_negated = event.polarity is Polarity.NEGATED and event.modality is not Modality.DENIED
    words = f"negated, {event.modality.label}" if is_negated else event.modality.label
    return f"{words}{_source(event.attribution, publisher)}"


def _source(attribution: Attribution | None, publisher: str | None) -> str:
    if attribution is None:
        return f", {publisher}" if publisher else ""
    via = attribution.via or publisher
    told = f", via {via}" if via and via != attribution.text else ""
    return f" ({attribution.text}){told}"


def citation(event: Event, publisher: str | None = None) -> str:
    """``2 An-124, observed (Maxar), via FT``."""
    return f"{amount(event)}, {said(event, publisher)}"


def summary(event: Event) -> str:
    """One line: ``2 logistics vessels · Baltic Sea → Tartus · observed (Maxar) · 14 Dec 2024``."""
    return _joined([headline(event), said(event), when(event.date)])


def when(stated: When | None) -> str:
    return dates(stated.start, stated.end) if stated else NO_DATE


def dates(start: date | None, end: date | None = None) -> str:
    """An interval of days, as short as it can be said: ``14 Dec 2024``, ``3–5 Dec 2024``, ``Dec 2024``.

    An open end is said ("since", "by"); nothing known is ``NO_DATE``.
    """
    if start is None or end is None:
        return f"since {day(start)}" if start else f"by {day(end)}" if end else NO_DATE
    if start == end:
        return day(start)
    whole = _whole(start, end)
    if whole:
        return whole
    return f"{_until(start, end)}–{day(end)}"


def day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"


def _whole(start: date, end: date) -> str | None:
    """The name of a month, of a few months of one year, or of a year, if the interval is just that."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%b %Y}"
    if start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    return f"{start:%b}–{end:%b %Y}" if start.year == end.year else f"{start:%b %Y}–{end:%b %Y}"


def _until(start: date, end: date) -> str:
    """The start, without what it shares with the end."""
    if start.year != end.year:
        return day(start)
    return f"{start.day}" if start.month == end.month else f"{start.day} {start:%b}"


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
