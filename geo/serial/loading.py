"""From the records of the contract back to the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from geo import model
from geo.serial import contract

__all__ = ["asset", "event", "mention"]

P = TypeVar("P")
Meant = Callable[[P], model.Place]
"""Which place is told."""


def mention(record: contract.Mention[P], meant: Meant[P]) -> model.Mention:
    return model.Mention(
        span=model.Span(record.start, record.end),
        text=record.text,
        role=record.role,
        place=None if record.place is None else meant(record.place),
        score=record.score,
        alternatives=tuple(meant(each) for each in record.alternatives),
        id=record.id,
    )


def asset(record: contract.Asset) -> model.Asset:
    return model.Asset(
        span=model.Span(record.start, record.end),
        text=record.text,
        name=record.name,
        asset_class=record.asset_class,
        count=_count(record.count) if record.count else None,
        operator=record.operator,
        id=record.id,
    )


def event(record: contract.Event[P], meant: Meant[P]) -> model.Event:
    return model.Event(
        kind=record.kind,
        modality=record.modality,
        polarity=record.polarity,
        time=record.time,
        trigger=_span(record.trigger),
        passage=_span(record.passage),
        actor=record.actor,
        asset=asset(record.asset) if record.asset else None,
        count=_count(record.count) if record.count else None,
        origin=_end(record.origin, meant) if record.origin else None,
        destination=_end(record.destination, meant) if record.destination else None,
        location=_end(record.location, meant) if record.location else None,
        via=tuple(_end(each, meant) for each in record.via),
        date=_date(record.date) if record.date else None,
        attribution=_attribution(record.source) if record.source else None,
        draw=record.draw,
        cues=tuple(model.Cue(_span(cue), cue.of) for cue in record.cues),
        id=record.id,
    )


def _end(record: contract.End[P], meant: Meant[P]) -> model.End:
    return model.End(
        span=model.Span(record.start, record.end),
        text=record.text,
        place=None if record.place is None else meant(record.place),
        relation=record.relation,
        direction=record.direction,
        offset_km=record.offset_km,
    )


def _count(record: contract.Count) -> model.Count:
    span = None
    if record.start is not None and record.end is not None:
        span = model.Span(record.start, record.end)
    return model.Count(record.min, record.max, record.approximate, span)


def _date(record: contract.Date) -> model.When:
    return model.When(record.start, record.end, record.text, _span(record.span))


def _attribution(record: contract.Source) -> model.Attribution:
    via_span = _span(record.via_span) if record.via_span else None
    return model.Attribution(record.text, model.Span(record.start, record.end), record.via, via_span)


def _span(record: contract.Span) -> model.Span:
    return model.Span(record.start, record.end)
