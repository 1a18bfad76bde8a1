"""The JSON that `parse` prints: one object a document, a contract that scripts read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.geoparse import Explanation
from geo.model import Article, Asset, Count, End, Event, Findings, Mention, Place, Span, When


def document(
    article: Article, findings: Findings, why: Sequence[Explanation] | None = None
) -> dict[str, Any]:
    """A parsed document. Offsets are code points of its text; dates are ISO 8601.

    ``why`` gives each mention its explanation, in the same order.
    """
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "sha256": article.sha256,
        "regions": [
            {"start": r.span.start, "end": r.span.end, "kind": r.kind.value} for r in article.regions
        ],
        "mentions": [
            mention(m) | ({} if why is None else {"explanation": explanation(why[at])})
            for at, m in enumerate(findings.mentions)
        ],
        "assets": [asset(each) for each in findings.assets],
        "events": [event(each) for each in findings.events],
    }


def mention(found: Mention) -> dict[str, Any]:
    return {
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "role": found.role.value,
        "place": place(found.place) if found.place else None,
        "score": found.score,
        "alternatives": [place(p) for p in found.alternatives],
    }


def explanation(why: Explanation) -> list[dict[str, Any]]:
    """The best places of a mention. ``features`` add up to ``score``; those that add nothing are left out."""
    return [
        {
            "place": place(candidate.place),
            "score": round(candidate.score, 3),
            "features": {c.key: round(c.amount, 3) for c in candidate.contributions if c.amount},
        }
        for candidate in why.candidates
    ]


def asset(found: Asset) -> dict[str, Any]:
    return _span(found.span) | _kind_of(found) | {"count": _count(found.count), "operator": found.operator}


def event(found: Event) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "modality": found.modality.value,
        "polarity": found.polarity.value,
        "time": found.time.value,
        "trigger": _span(found.trigger),
        "passage": _span(found.passage),
        "actor": found.actor,
        "asset": _kind_of(found.asset) if found.asset else None,
        "count": _count(found.count),
        "origin": end(found.origin) if found.origin else None,
        "destination": end(found.destination) if found.destination else None,
        "location": end(found.location) if found.location else None,
        "via": [end(each) for each in found.via],
        "date": _date(found.date) if found.date else None,
        "attribution": found.attribution.text if found.attribution else None,
        "draw": found.draw,
    }


def end(found: End) -> dict[str, Any]:
    return _span(found.span) | {
        "text": found.text,
        "place": place(found.place) if found.place else None,
        "relation": found.relation.value if found.relation else None,
        "direction": found.direction,
        "offset_km": found.offset_km,
    }


def place(found: Place) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "kind": found.kind,
        "lat": round(found.lat, 5),
        "lon": round(found.lon, 5),
        "country": found.country,
        "geonameid": found.geonameid,
        "precision": found.precision.value,
    }


def _kind_of(found: Asset) -> dict[str, Any]:
    return {"text": found.text, "name": found.name, "class": found.asset_class.value}


def _count(found: Count | None) -> dict[str, Any] | None:
    return {"min": found.min, "max": found.max, "approximate": found.approximate} if found else None


def _date(found: When) -> dict[str, Any]:
    return {"start": found.start.isoformat(), "end": found.end.isoformat(), "text": found.text}


def _span(found: Span) -> dict[str, Any]:
    return {"start": found.start, "end": found.end}
