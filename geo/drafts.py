"""What was read from an input but is not stored yet, so that a person can look at it first."""

from __future__ import annotations

from dataclasses import dataclass, field

import geopandas as gpd

from geo import frames
from geo.errors import ReadingError
from geo.isolation import ArticleReader
from geo.model import Article, Findings
from geo.reading import Input
from geo.store import Store

__all__ = ["Draft", "draft", "passages"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One input: an article with its findings, or the problem that it has.

    ``key`` is set where the store holds the same text already; what was found then was found before.
    """

    name: str
    article: Article | None = None
    findings: Findings = field(default_factory=Findings)
    key: int | None = None
    problem: str | None = None


def draft(source: Input, store: Store, reader: ArticleReader) -> Draft:
    """Read one input and find its places. What is wrong with an input is told in the draft, not raised."""
    try:
        article = reader.read(source)
        key = store.key_of(article.sha256)
        held = store.article(key) if key is not None else None
        if held:
            return Draft(source.name, held.article, held.findings, key)
        return Draft(source.name, article, reader.extract(article))
    except ReadingError as error:
        return Draft(source.name, problem=error.problem)


def passages(article: Article, findings: Findings) -> gpd.GeoDataFrame:
    """The passages of one article as ``geo.frames.passages`` has them, without storing it anywhere."""
    store = Store.open("sqlite://")
    try:
        store.add(article, findings)
        return frames.passages(store)
    finally:
        store.close()
