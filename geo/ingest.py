"""Brings articles into the store: read → extract → store, one at a time, each failure by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from geo.errors import ReadingError
from geo.model import Article
from geo.pipeline import Pipeline
from geo.reading import read_path
from geo.settings import DATA
from geo.store import Store

SAMPLES = DATA / "samples"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one article: its key in the store, and whether it is new there."""

    article: Article
    key: int
    new: bool


def ingest(
    sources: Iterable[Article | ReadingError], store: Store, pipeline: Pipeline, *, sample: bool = False
) -> Iterator[Stored | ReadingError]:
    """Store each article with its findings; an unreadable input comes back as its error.

    A text that the store holds already is not read again.
    """
    for source in sources:
        if isinstance(source, ReadingError):
            yield source
            continue
        known = store.key_of(source.sha256)
        if known is not None:
            yield Stored(source, known, new=False)
            continue
        key, new = store.add(source, pipeline.extract(source), sample=sample)
        yield Stored(source, key, new)


def load_samples(
    store: Store, pipeline: Pipeline, progress: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Store the sample reports, and return how many were new. ``progress`` gets (done, of)."""
    articles = list(read_path(SAMPLES))
    new = 0
    for done, result in enumerate(ingest(articles, store, pipeline, sample=True), 1):
        if isinstance(result, ReadingError):
            raise result
        new += result.new
        progress(done, len(articles))
    return new
