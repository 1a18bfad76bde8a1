"""Brings articles into the store: read → extract → store, one at a time, each failure by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.errors import ReadingError
from geo.isolation import ArticleReader
from geo.model import Article
from geo.reading import Input, inputs
from geo.settings import DATA
from geo.store import Store

SAMPLES = DATA / "samples"

Progress = Callable[[int, int], None]
"""Gets how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one article: its key in the store, and whether it is new there."""

    article: Article
    key: int
    new: bool


def ingest(
    sources: Iterable[Input | Article | ReadingError],
    store: Store,
    reader: ArticleReader,
    *,
    sample: bool = False,
) -> Iterator[Stored | ReadingError]:
    """Store each article with its findings; an input that cannot be read comes back as its error.

    A text that the store holds already is not read again.
    """
    for source in sources:
        try:
            if isinstance(source, ReadingError):
                raise source
            article = source if isinstance(source, Article) else reader.read(source)
            yield _stored(article, store, reader, sample)
        except ReadingError as error:
            yield error


def _stored(article: Article, store: Store, reader: ArticleReader, sample: bool) -> Stored:
    known = store.key_of(article.sha256)
    if known is not None:
        return Stored(article, known, new=False)
    key, new = store.add(article, reader.extract(article), sample=sample)
    return Stored(article, key, new)


def samples_due(store: Store) -> bool:
    """Whether the sample reports are to be loaded: into an empty store, or where that was broken off.

    A sample that was removed after all were loaded does not come back.
    """
    offered = store.samples_offered()
    return store.counts().articles == 0 if offered is None else not offered


def load_samples(
    store: Store, reader: ArticleReader, progress: Progress = lambda done, of: None, folder: Path = SAMPLES
) -> int:
    """Store the sample reports that are missing, and return how many were.

    Raises ReadingError for the first that cannot be read, after the others were stored.
    """
    store.offer_samples(complete=False)
    sources = list(inputs(folder))
    new, failed = 0, list[ReadingError]()
    for done, result in enumerate(ingest(sources, store, reader, sample=True), 1):
        if isinstance(result, ReadingError):
            failed.append(result)
        else:
            new += result.new
        progress(done, len(sources))
    if failed:
        raise failed[0]
    store.offer_samples(complete=True)
    return new


def reread(
    store: Store, reader: ArticleReader, progress: Progress = lambda done, of: None
) -> tuple[int, list[ReadingError]]:
    """Read anew the articles that a former version read, which looked for less.

    Returns how many were, and the errors of those that could not be: they keep what was found before, and
    are not read again until there is another reader.
    """
    keys, again, failed = store.outdated(), 0, list[ReadingError]()
    for done, key in enumerate(keys, 1):
        kept = store.article(key)
        if kept:  # else it was removed meanwhile
            try:
                store.replace(key, reader.extract(kept.article))
                again += 1
            except ReadingError as error:
                failed.append(error)
                store.leave(key, error.problem)
        progress(done, len(keys))
    return again, failed
