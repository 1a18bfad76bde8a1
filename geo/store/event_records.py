"""How assets and events are written as rows and read from them. What has parts is JSON in its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from geo.model import (
    Article,
    Asset,
    AssetClass,
    Attribution,
    Count,
    End,
    Event,
    EventKind,
    EventTime,
    Modality,
    Place,
    Polarity,
    Relation,
    Span,
    When,
)
from geo.passages import sentence_at

__all__ = ["asset_from_row", "asset_to_row", "event_from_row", "event_to_row", "place_ids"]

Fields = Mapping[Any, Any]
Places = Mapping[str, Place]


def asset_to_row(article: Article, sentences: Sequence[Span], asset: Asset) -> dict[str, Any]:
    sentence = sentence_at(article, sentences, asset.span)
    region = article.region_at(asset.span)
    where = {
        "region": region and region.value,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
    }
    return _asset_to_fields(asset) | where


def asset_from_row(row: Fields) -> Asset:
    return Asset(
        span=_span(row),
        text=row["text"],
        name=row["name"],
        asset_class=AssetClass(row["asset_class"]),
        count=_count(row["count"]),
        operator=row["operator"],
    )


def event_to_row(article: Article, event: Event) -> dict[str, Any]:
    region = article.region_at(event.passage)
    return {
        "kind": event.kind.value,
        "modality": event.modality.value,
        "polarity": event.polarity.value,
        "time": event.time.value,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "passage_start": event.passage.start,
        "passage_end": event.passage.end,
        "actor": event.actor,
        "asset": event.asset and _asset_to_fields(event.asset),
        "count": _count_to_fields(event.count),
        "origin": event.origin and _end_to_fields(event.origin),
        "destination": event.destination and _end_to_fields(event.destination),
        "location": event.location and _end_to_fields(event.location),
        "via": [_end_to_fields(end) for end in event.via],
        "date": event.date and _date_to_fields(event.date),
        "attribution": event.attribution and _attribution_to_fields(event.attribution),
        "draw": event.draw,
        "region": region and region.value,
    }


def event_from_row(row: Fields, places: Places) -> Event:
    return Event(
        kind=EventKind(row["kind"]),
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        time=EventTime(row["time"]),
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        passage=Span(row["passage_start"], row["passage_end"]),
        actor=row["actor"],
        asset=asset_from_row(row["asset"]) if row["asset"] else None,
        count=_count(row["count"]),
        origin=_end(row["origin"], places) if row["origin"] else None,
        destination=_end(row["destination"], places) if row["destination"] else None,
        location=_end(row["location"], places) if row["location"] else None,
        via=tuple(_end(fields, places) for fields in row["via"]),
        date=_date(row["date"]) if row["date"] else None,
        attribution=_attribution(row["attribution"]) if row["attribution"] else None,
        draw=row["draw"],
    )


def place_ids(row: Fields) -> set[str]:
    """The places that the row of an event refers to."""
    ends = (row["origin"], row["destination"], row["location"], *row["via"])
    return {end["place"] for end in ends if end and end["place"]}


def _asset_to_fields(asset: Asset) -> dict[str, Any]:
    return {
        "start": asset.span.start,
        "end": asset.span.end,
        "text": asset.text,
        "name": asset.name,
        "asset_class": asset.asset_class.value,
        "count": _count_to_fields(asset.count),
        "operator": asset.operator,
    }


def _count_to_fields(count: Count | None) -> dict[str, Any] | None:
    return {"min": count.min, "max": count.max, "approximate": count.approximate} if count else None


def _end_to_fields(end: End) -> dict[str, Any]:
    return {
        "start": end.span.start,
        "end": end.span.end,
        "text": end.text,
        "place": end.place and end.place.id,
        "relation": end.relation and end.relation.value,
        "direction": end.direction,
        "offset_km": end.offset_km,
    }


def _date_to_fields(when: When) -> dict[str, Any]:
    return {
        "first": when.start.isoformat(),
        "last": when.end.isoformat(),
        "text": when.text,
        "start": when.span.start,
        "end": when.span.end,
    }


def _attribution_to_fields(said: Attribution) -> dict[str, Any]:
    return {"start": said.span.start, "end": said.span.end, "text": said.text, "via": said.via}


def _span(fields: Fields) -> Span:
    return Span(fields["start"], fields["end"])


def _count(fields: Fields | None) -> Count | None:
    return Count(**fields) if fields else None


def _end(fields: Fields, places: Places) -> End:
    return End(
        span=_span(fields),
        text=fields["text"],
        place=places[fields["place"]] if fields["place"] else None,
        relation=Relation(fields["relation"]) if fields["relation"] else None,
        direction=fields["direction"],
        offset_km=fields["offset_km"],
    )


def _date(fields: Fields) -> When:
    first, last = date.fromisoformat(fields["first"]), date.fromisoformat(fields["last"])
    return When(first, last, fields["text"], _span(fields))


def _attribution(fields: Fields) -> Attribution:
    return Attribution(fields["text"], _span(fields), fields["via"])
