"""From the model to the records of the contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import UNSET

from geo import model
from geo.serial import contract

if TYPE_CHECKING:
    from geo.geoparse import Explanation

__all__ = ["asset", "document", "event", "mention", "place"]

P = TypeVar("P")
Told = Callable[[model.Place], P]
"""How a place is told: whole, or by its id."""


def document(
    article: model.Article, findings: model.Findings, why: Sequence[Explanation] | None = None
) -> contract.Document:
    """A parsed document. ``why`` gives each mention its explanation, in the same order."""
    explained: Sequence[Explanation | None] = [None] * len(findings.mentions) if why is None else why
    return contract.Document(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        sha256=article.sha256,
        regions=[contract.Region(start=r.span.start, end=r.span.end, kind=r.kind) for r in article.regions],
        mentions=[mention(m, place, each) for m, each in zip(findings.mentions, explained, strict=True)],
        assets=[asset(each) for each in findings.assets],
        language=article.language,
        events=[event(each, place) for each in findings.events],
    )


def mention(found: model.Mention, told: Told[P], why: Explanation | None = None) -> contract.Mention[P]:
    return contract.Mention(
        start=found.span.start,
        end=found.span.end,
        text=found.text,
        role=found.role,
        place=told(found.place) if found.place else None,
        score=found.score,
        alternatives=[told(each) for each in found.alternatives],
        id=found.id,
        explanation=_explanation(why) if why else UNSET,
    )


def _explanation(why: Explanation) -> list[contract.Candidate]:
    return [
        contract.Candidate(
            place=place(candidate.place),
            score=round(candidate.score, 3),
            features={c.key: round(c.amount, 3) for c in candidate.contributions if c.amount},
        )
        for candidate in why.candidates
    ]


def asset(found: model.Asset) -> contract.Asset:
    return contract.Asset(
        start=found.span.start,
        end=found.span.end,
        text=found.text,
        name=found.name,
        asset_class=found.asset_class,
        count=_count(found.count) if found.count else None,
        operator=found.operator,
        id=found.id,
    )


def event(found: model.Event, told: Told[P]) -> contract.Event[P]:
    return contract.Event(
        id=found.id,
        kind=found.kind,
        modality=found.modality,
        polarity=found.polarity,
        time=found.time,
        trigger=_span(found.trigger),
        passage=_span(found.passage),
        actor=found.actor,
        asset=asset(found.asset) if found.asset else None,
        count=_count(found.count) if found.count else None,
        origin=_end(found.origin, told) if found.origin else None,
        destination=_end(found.destination, told) if found.destination else None,
        location=_end(found.location, told) if found.location else None,
        via=[_end(each, told) for each in found.via],
        date=_date(found.date) if found.date else None,
        attribution=found.attribution.text if found.attribution else None,
        source=_source(found.attribution) if found.attribution else None,
        cues=[contract.Cue(start=c.span.start, end=c.span.end, of=c.of) for c in found.cues],
        draw=found.draw,
    )


def place(found: model.Place) -> contract.Place:
    return contract.Place(
        id=found.id,
        name=found.name,
        kind=found.kind,
        lat=round(found.lat, 5),
        lon=round(found.lon, 5),
        country=found.country,
        geonameid=found.geonameid,
        precision=found.precision,
    )


def _end(found: model.End, told: Told[P]) -> contract.End[P]:
    return contract.End(
        start=found.span.start,
        end=found.span.end,
        text=found.text,
        place=told(found.place) if found.place else None,
        relation=found.relation,
        direction=found.direction,
        offset_km=found.offset_km,
    )


def _count(found: model.Count) -> contract.Count:
    start, end = (found.span.start, found.span.end) if found.span else (None, None)
    return contract.Count(min=found.min, max=found.max, approximate=found.approximate, start=start, end=end)


def _date(found: model.When) -> contract.Date:
    return contract.Date(start=found.start, end=found.end, text=found.text, span=_span(found.span))


def _source(found: model.Attribution) -> contract.Source:
    return contract.Source(
        start=found.span.start,
        end=found.span.end,
        text=found.text,
        via=found.via,
        via_span=_span(found.via_span) if found.via_span else None,
    )


def _span(found: model.Span) -> contract.Span:
    return contract.Span(start=found.start, end=found.end)
