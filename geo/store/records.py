"""What a store hands out, and how it is written as rows and read from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping

from geo.model import (
    Article,
    Asset,
    Event,
    Findings,
    Mention,
    Place,
    PlaceKind,
    Precision,
    Region,
    RegionKind,
    Span,
)
from geo.passages import Passage, passage_at, sentence_at
from geo.serial import asset_fields, event_fields, mention_fields

__all__ = ["ArticleRow", "AssetRow", "Counts", "EventRow", "MentionRow", "StoredArticle"]


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with all that was found in it. ``added_at`` is an aware moment in UTC."""

    key: int
    article: Article
    findings: Findings
    sample: bool
    added_at: datetime

    def passage(self, span: Span) -> Passage:
        """What surrounds a span of the text: its sentence and the two beside it."""
        return passage_at(self.key, self.article, self.findings.sentences, span)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article without its text. ``mentions`` counts them; ``length`` is in code points."""

    key: int
    id: str
    sha256: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    language: str | None
    based_on: str | None
    sample: bool
    added_at: datetime
    length: int
    mentions: int


class MentionRow(NamedTuple):
    """A mention, its place and its article in one flat row (a tuple: there are many of them).

    The fields from ``place`` to ``lon`` are None where the mention has no place.
    """

    mention: int
    article: int
    start: int
    end: int
    text: str
    role: str
    score: float
    region: str | None
    sentence_start: int
    sentence_end: int
    place: str | None
    name: str | None
    kind: str | None
    country: str | None
    division: str | None
    precision: str | None
    population: int | None
    lat: float | None
    lon: float | None
    article_id: str
    sha256: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None
    based_on: str | None
    sample: bool


class AssetRow(NamedTuple):
    """An asset and its article in one flat row."""

    key: int
    article: int
    found: Asset
    region: str | None
    sentence_start: int
    sentence_end: int
    article_id: str
    sha256: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None
    based_on: str | None
    sample: bool


class EventRow(NamedTuple):
    """An event and its article in one flat row."""

    event: int
    article: int
    found: Event
    region: str | None
    article_id: str
    sha256: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None
    based_on: str | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """``placed`` counts the mentions that have a place, ``places`` the different places of mentions."""

    articles: int
    samples: int
    mentions: int
    placed: int
    places: int
    assets: int
    events: int


def article_to_row(article: Article, sentences: Iterable[Span]) -> dict[str, Any]:
    return {
        "id": article.id,
        "sha256": article.sha256,
        "text": article.text,
        "length": len(article.text),
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "based_on": article.based_on,
        "regions": [[r.span.start, r.span.end, r.kind.value] for r in article.regions],
        "sentences": spans_to_row(sentences),
    }


def article_from_row(row: RowMapping) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        based_on=row["based_on"],
        regions=tuple(Region(Span(start, end), RegionKind(kind)) for start, end, kind in row["regions"]),
    )


def spans_to_row(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def spans_from_row(row: RowMapping) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in row["sentences"])


def mention_to_row(article: Article, sentences: Sequence[Span], mention: Mention) -> dict[str, Any]:
    fields = mention_fields(mention)
    fields["place_id"] = fields.pop("place")
    return fields | _region(article, mention.span) | _sentence(article, sentences, mention.span)


def asset_to_row(article: Article, sentences: Sequence[Span], asset: Asset) -> dict[str, Any]:
    where = _region(article, asset.span) | _sentence(article, sentences, asset.span)
    return asset_fields(asset) | where


def event_to_row(article: Article, event: Event) -> dict[str, Any]:
    return event_fields(event) | _region(article, event.passage)


def _region(article: Article, span: Span) -> dict[str, Any]:
    region = article.region_at(span)
    return {"region": region and region.value}


def _sentence(article: Article, sentences: Sequence[Span], span: Span) -> dict[str, Any]:
    sentence = sentence_at(article, sentences, span)
    return {"sentence_start": sentence.start, "sentence_end": sentence.end}


def place_to_row(place: Place) -> dict[str, Any]:
    return asdict(place) | {"kind": place.kind.value, "precision": place.precision.value}


def place_from_row(row: RowMapping) -> Place:
    coded = {"kind": PlaceKind(row["kind"]), "precision": Precision(row["precision"])}
    return Place(**(dict(row) | coded))
