"""The JSON that `parse` prints: one object a document, a contract that scripts read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.geoparse import Explanation
from geo.model import Article, Findings, Mention, Place


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
        "assets": [],
        "events": [],
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
