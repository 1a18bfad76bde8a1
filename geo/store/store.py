"""The store: articles in, articles and flat rows out. Every change is one transaction."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import Connection, case, delete, distinct, func, insert, select, update

from geo.errors import ReadingError
from geo.model import Article, Findings, Mention, Place
from geo.store.database import Conflict, Database
from geo.store.records import (
    ArticleRow,
    Counts,
    MentionRow,
    StoredArticle,
    article_from_row,
    article_to_row,
    mention_from_row,
    mention_to_row,
    place_from_row,
    place_to_row,
    spans_from_row,
)
from geo.store.schema import articles, mentions, meta, places
from geo.store.search import terms_of

__all__ = ["Store"]

_ATTEMPTS = 5
_BATCH = 500  # databases bound the number of a statement's parameters
_MAX_KEY = 2**31 - 1
_SHA_PREFIX = re.compile("[0-9a-f]{8,64}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Store:
    """Articles and their findings in a database. Threads may share one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str) -> Store:
        """The store at a SQLAlchemy URL, created where there is none. Raises StoreError."""
        return cls(Database.open(url))

    def close(self) -> None:
        self._database.close()

    def add(self, article: Article, findings: Findings, *, sample: bool = False) -> tuple[int, bool]:
        """Store an article once; the same text again changes nothing. Returns its key and whether it is new.

        Raises ReadingError for a text that is not Unicode, StoreError where the database cannot be written.
        """
        _refuse_surrogates(article)
        for _ in range(_ATTEMPTS - 1):
            with suppress(Conflict):
                return self._add(article, findings, sample)
        return self._add(article, findings, sample)

    def remove(self, key: int) -> None:
        """Forget an article and its mentions; an unknown key is no error."""
        with self._database.writing() as connection:
            if connection.execute(delete(articles).where(articles.c.key == int(key))).rowcount:
                _touch(connection)

    def article(self, key: int) -> StoredArticle | None:
        key = int(key)  # a frame gives NumPy's numbers, which a database driver may not know
        if not 0 < key <= _MAX_KEY:
            return None
        with self._database.reading() as connection:
            row = connection.execute(select(articles).where(articles.c.key == key)).mappings().first()
            found = _mentions_of(connection, key)
        if row is None:
            return None
        return StoredArticle(
            key=key,
            article=article_from_row(row),
            findings=Findings(sentences=spans_from_row(row), mentions=found),
            sample=row["sample"],
            added_at=row["added_at"],
        )

    def articles(self) -> list[ArticleRow]:
        """All articles in the order in which they were added, without their texts."""
        with self._database.reading() as connection:
            return [ArticleRow(**row) for row in connection.execute(_ARTICLE_ROWS).mappings()]

    def key_of(self, sha_prefix: str) -> int | None:
        """The article whose SHA-256 begins so (8 hexadecimal digits or more); None if none or several do."""
        prefix = sha_prefix.lower()
        if not _SHA_PREFIX.fullmatch(prefix):
            return None
        query = select(articles.c.key).where(articles.c.sha256.startswith(prefix)).limit(2)
        with self._database.reading() as connection:
            keys = connection.scalars(query).all()
        return keys[0] if len(keys) == 1 else None

    def matching(self, query: str) -> set[int]:
        """The articles in which all words of a query stand, the last one perhaps unfinished.

        Any text is legal. "Quoted" words are a phrase; a blank query fits every article.
        """
        condition = self._database.matches(terms_of(query))
        with self._database.reading() as connection:
            return set(connection.scalars(select(articles.c.key).where(condition)))

    def mention_rows(self, *, placed: bool | None = None) -> list[MentionRow]:
        """Every mention with its place and its article; only those with or without a place on request."""
        query = _MENTIONS
        if placed is not None:
            query = query.where(mentions.c.place_id.is_not(None) == placed)
        with self._database.reading() as connection:
            found = connection.execute(query).all()
            where = {row[0]: row for row in connection.execute(_PLACES)} | {None: _NOWHERE}
            whose = {key: about for key, *about in connection.execute(_ARTICLES)}
        # Put together here: a join in SQL would make a copy of every name and title for every mention.
        return [MentionRow(*of, *where[place], *whose[of[1]]) for *of, place in found]

    def revision(self) -> int:
        """A number that differs after every change, and between databases: caches may key on it."""
        with self._database.reading() as connection:
            revision = connection.scalars(select(meta.c.value).where(meta.c.name == "revision"))
            return int(revision.one())

    def counts(self) -> Counts:
        with self._database.reading() as connection:
            return Counts(**connection.execute(_COUNTS).mappings().one())

    def _add(self, article: Article, findings: Findings, sample: bool) -> tuple[int, bool]:
        with self._database.writing() as connection:
            known = select(articles.c.key).where(articles.c.sha256 == article.sha256)
            if (key := connection.scalar(known)) is not None:
                return key, False
            key = _insert_article(connection, article, findings, sample)
            _keep_places(connection, findings)
            _insert_mentions(connection, key, article, findings)
            _touch(connection)
            return key, True


_ARTICLE_ROWS = select(
    *(articles.c[name] for name in ArticleRow.__slots__ if name != "mentions"),
    select(func.count()).where(mentions.c.article_key == articles.c.key).scalar_subquery().label("mentions"),
).order_by(articles.c.key)

# These three make up MentionRow, in the order of its fields.
_MENTIONS = select(
    mentions.c.key,
    mentions.c.article_key,
    mentions.c.start,
    mentions.c.end,
    mentions.c.text,
    mentions.c.role,
    mentions.c.score,
    mentions.c.region,
    mentions.c.sentence_start,
    mentions.c.sentence_end,
    mentions.c.place_id,
).order_by(mentions.c.article_key, mentions.c.start, mentions.c.key)

_PLACES = select(
    places.c.id,
    places.c.name,
    places.c.kind,
    places.c.country,
    places.c.division,
    places.c.precision,
    places.c.population,
    places.c.lat,
    places.c.lon,
)
_NOWHERE = (None,) * len(_PLACES.selected_columns)

_ARTICLES = select(
    articles.c.key,
    articles.c.id,
    articles.c.sha256,
    articles.c.title,
    articles.c.publisher,
    articles.c.published,
    articles.c.url,
    articles.c.language,
    articles.c.based_on,
    articles.c.sample,
)

_COUNTS = select(
    select(func.count()).select_from(articles).scalar_subquery().label("articles"),
    select(func.count()).where(articles.c.sample).scalar_subquery().label("samples"),
    select(func.count()).select_from(mentions).scalar_subquery().label("mentions"),
    select(func.count(mentions.c.place_id)).scalar_subquery().label("placed"),
    select(func.count(distinct(mentions.c.place_id))).scalar_subquery().label("places"),
)


def _insert_article(connection: Connection, article: Article, findings: Findings, sample: bool) -> int:
    row = article_to_row(article, findings.sentences) | {"sample": sample, "added_at": datetime.now(UTC)}
    return int(connection.scalars(insert(articles).values(row).returning(articles.c.key)).one())


def _insert_mentions(connection: Connection, key: int, article: Article, findings: Findings) -> None:
    rows = [mention_to_row(article, findings.sentences, mention) for mention in findings.mentions]
    if rows:
        connection.execute(insert(mentions), [row | {"article_key": key} for row in rows])


def _keep_places(connection: Connection, findings: Findings) -> None:
    """Store what the gazetteer says of each place; where it said otherwise before, the latest holds."""
    found = {place.id: place for mention in findings.mentions for place in mention.alternatives}
    found |= {mention.place.id: mention.place for mention in findings.mentions if mention.place}
    known = _places(connection, found)
    # In one order everywhere, so that two writers never wait for each other.
    fresh = [place_to_row(found[place_id]) for place_id in sorted(found.keys() - known.keys())]
    if fresh:
        connection.execute(insert(places), fresh)
    for place_id in sorted(known):
        if known[place_id] != found[place_id]:
            row = place_to_row(found[place_id])
            connection.execute(update(places).where(places.c.id == place_id).values(row))


def _mentions_of(connection: Connection, key: int) -> tuple[Mention, ...]:
    query = select(mentions).where(mentions.c.article_key == key).order_by(mentions.c.key)
    rows = connection.execute(query).mappings().all()
    ids = {row["place_id"] for row in rows if row["place_id"]}
    known = _places(connection, ids.union(*(row["alternatives"] for row in rows)))
    return tuple(mention_from_row(row, known) for row in rows)


def _places(connection: Connection, ids: Iterable[str]) -> dict[str, Place]:
    rows = (
        row
        for batch in _batches(sorted(ids))
        for row in connection.execute(select(places).where(places.c.id.in_(batch))).mappings()
    )
    return {row["id"]: place_from_row(row) for row in rows}


def _batches(values: list[str]) -> Iterator[list[str]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))


def _touch(connection: Connection) -> None:
    """Move the revision on: to the time, so that a copy that went its own way has another one."""
    now = time.time_ns()
    moved = case((meta.c.value < now, now), else_=meta.c.value + 1)
    connection.execute(update(meta).where(meta.c.name == "revision").values(value=moved))


def _refuse_surrogates(article: Article) -> None:
    named = (article.text, article.id, article.title, article.publisher)
    texts = (*named, article.url, article.language, article.based_on)
    if any(text and _SURROGATE.search(text) for text in texts):
        source = article.id.encode("utf-8", "backslashreplace").decode()
        problem = "holds halves of characters (lone surrogates): save it as UTF-8 and read it again"
        raise ReadingError(source, problem)
