"""The store: articles in, articles and flat rows out. Every change is one transaction."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, case, delete, distinct, func, insert, select, update

from geo.errors import ReadingError
from geo.model import Article, Findings
from geo.serial import asset_from
from geo.store.database import Conflict, Database
from geo.store.findings import (
    assets_of,
    delete_findings,
    events_from,
    events_of,
    fields_of,
    insert_findings,
    mentions_of,
)
from geo.store.records import (
    ArticleRow,
    AssetRow,
    Counts,
    EventRow,
    MentionRow,
    StoredArticle,
    article_from_row,
    article_to_row,
    spans_from_row,
    spans_to_row,
)
from geo.store.schema import READER, articles, assets, events, mentions, meta, places, readings
from geo.store.search import terms_of

__all__ = ["Store"]

Result = TypeVar("Result")

_ATTEMPTS = 5
_MAX_KEY = 2**31 - 1
_SAMPLES = "samples"
_SHA_PREFIX = re.compile("[0-9a-f]{8,64}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Store:
    """Articles and their findings in a database. Threads may share one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str | Path) -> Store:
        """The store at a SQLAlchemy URL or in an SQLite file, created if there is none. Raises StoreError."""
        return cls(Database.open(url))

    def close(self) -> None:
        self._database.close()

    def add(self, article: Article, findings: Findings, *, sample: bool = False) -> tuple[int, bool]:
        """Store an article once; the same text again changes nothing. Returns its key and whether it is new.

        Raises ReadingError for a text that is not Unicode, StoreError where the database cannot be written.
        """
        _refuse_surrogates(article)
        return self._written(lambda connection: _add(connection, article, findings, sample))

    def replace(self, key: int, findings: Findings) -> None:
        """Put what was found now in the place of what was found before; an unknown key is no error."""
        if _is_key(key):
            self._written(lambda connection: _replace(connection, int(key), findings))

    def leave(self, key: int, problem: str) -> None:
        """Keep what was found in an article before: this reader cannot read it. It is not asked to again."""
        if _is_key(key):
            self._written(lambda connection: _leave(connection, int(key), problem))

    def unread(self) -> dict[int, str]:
        """The articles that this reader cannot read, and why: what is known of them is older."""
        with self._database.reading() as connection:
            return dict(connection.execute(_UNREAD).tuples().all())

    def remove(self, key: int) -> None:
        """Forget an article and what was found in it; an unknown key is no error."""
        if _is_key(key):
            self._written(lambda connection: _remove(connection, int(key)))

    def article(self, key: int) -> StoredArticle | None:
        if not _is_key(key):
            return None
        key = int(key)  # a frame gives NumPy's numbers, which a database driver may not know
        with self._database.reading() as connection:
            row = connection.execute(select(articles).where(articles.c.key == key)).mappings().first()
            if row is None:
                return None
            return StoredArticle(
                key=key,
                article=article_from_row(row),
                findings=Findings(
                    sentences=spans_from_row(row),
                    mentions=mentions_of(connection, key),
                    assets=assets_of(connection, key),
                    events=events_of(connection, key),
                ),
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

    def outdated(self) -> list[int]:
        """The articles whose findings come from an earlier reading, and lack what it did not look for."""
        with self._database.reading() as connection:
            return list(connection.scalars(_OUTDATED))

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
            where = {row.place: tuple(row) for row in connection.execute(_PLACES)} | {None: _NOWHERE}
            whose = {row.key: tuple(row) for row in connection.execute(_ARTICLES)}
        # Put together here: a join in SQL would make a copy of every name and title for every mention.
        return [MentionRow._make(_in_order((*of, *where[of.place_id], *whose[of.article]))) for of in found]

    def asset_rows(self) -> list[AssetRow]:
        """Every asset with its article, in the order of the articles and of finding."""
        with self._database.reading() as connection:
            found = fields_of(connection, _ASSETS)
            whose = _articles_by_key(connection)
        return [
            AssetRow(
                key=row["key"],
                article=row["article_key"],
                found=asset_from(row),
                region=row["region"],
                sentence_start=row["sentence_start"],
                sentence_end=row["sentence_end"],
                **whose[row["article_key"]],
            )
            for row in found
        ]

    def event_rows(self) -> list[EventRow]:
        """Every event with its article, in the order of the articles and of finding."""
        with self._database.reading() as connection:
            found = fields_of(connection, _EVENTS)
            told = events_from(connection, found)
            whose = _articles_by_key(connection)
        return [
            EventRow(
                event=row["key"],
                article=row["article_key"],
                found=event,
                region=row["region"],
                **whose[row["article_key"]],
            )
            for row, event in zip(found, told, strict=True)
        ]

    def revision(self) -> int:
        """A number that differs after every change, and between databases: caches may key on it."""
        with self._database.reading() as connection:
            revision = connection.scalars(select(meta.c.value).where(meta.c.name == "revision"))
            return int(revision.one())

    def samples_offered(self) -> bool | None:
        """Whether all sample reports were offered; False where that was begun, None where it never was."""
        with self._database.reading() as connection:
            offered = connection.scalar(select(meta.c.value).where(meta.c.name == _SAMPLES))
        return None if offered is None else bool(offered)

    def offer_samples(self, *, complete: bool) -> None:
        """Keep in mind that sample reports are being offered, or that all of them were."""
        self._written(lambda connection: _set(connection, _SAMPLES, int(complete)))

    def counts(self) -> Counts:
        with self._database.reading() as connection:
            return Counts(**connection.execute(_COUNTS).mappings().one())

    def _written(self, write: Callable[[Connection], Result]) -> Result:
        """What ``write`` returns, in a transaction that is tried again where another writer was faster."""
        for _ in range(_ATTEMPTS - 1):
            with suppress(Conflict):
                return self._write(write)
        return self._write(write)

    def _write(self, write: Callable[[Connection], Result]) -> Result:
        with self._database.writing() as connection:
            return write(connection)


_ARTICLE_ROWS = select(
    *(articles.c[name] for name in ArticleRow.__slots__ if name != "mentions"),
    select(func.count()).where(mentions.c.article_key == articles.c.key).scalar_subquery().label("mentions"),
).order_by(articles.c.key)

# These three make up MentionRow.
_MENTIONS = select(
    mentions.c.key.label("mention"),
    mentions.c.article_key.label("article"),
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
    places.c.id.label("place"),
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
    articles.c.id.label("article_id"),
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
    select(func.count()).select_from(assets).scalar_subquery().label("assets"),
    select(func.count()).select_from(events).scalar_subquery().label("events"),
)

_ASSETS = select(assets).order_by(assets.c.article_key, assets.c.key)
_EVENTS = select(events).order_by(events.c.article_key, events.c.key)

_UNREAD = (
    select(readings.c.article_key, readings.c.problem)
    .where(readings.c.reader == READER, readings.c.problem.is_not(None))
    .order_by(readings.c.article_key)
)

_OUTDATED = (
    select(articles.c.key)
    .outerjoin(readings, readings.c.article_key == articles.c.key)
    .where(func.coalesce(readings.c.reader, 1) < READER)
    .order_by(articles.c.key)
)


def _add(connection: Connection, article: Article, findings: Findings, sample: bool) -> tuple[int, bool]:
    known = select(articles.c.key).where(articles.c.sha256 == article.sha256)
    if (key := connection.scalar(known)) is not None:
        return key, False
    key = _insert_article(connection, article, findings, sample)
    insert_findings(connection, key, article, findings)
    _touch(connection)
    return key, True


def _replace(connection: Connection, key: int, findings: Findings) -> None:
    own = articles.c.key == key
    row = connection.execute(select(articles).where(own).with_for_update()).mappings().first()
    if row is None:
        return
    delete_findings(connection, key)
    connection.execute(update(articles).where(own).values(sentences=spans_to_row(findings.sentences)))
    insert_findings(connection, key, article_from_row(row), findings)
    _touch(connection)


def _leave(connection: Connection, key: int, problem: str) -> None:
    if connection.scalar(select(articles.c.key).where(articles.c.key == key)) is None:
        return
    connection.execute(delete(readings).where(readings.c.article_key == key))
    connection.execute(insert(readings).values(article_key=key, reader=READER, problem=problem))
    _touch(connection)


def _remove(connection: Connection, key: int) -> None:
    if connection.execute(delete(articles).where(articles.c.key == key)).rowcount:
        _touch(connection)


def _insert_article(connection: Connection, article: Article, findings: Findings, sample: bool) -> int:
    row = article_to_row(article, findings.sentences) | {"sample": sample, "added_at": datetime.now(UTC)}
    return int(connection.scalars(insert(articles).values(row).returning(articles.c.key)).one())


def _is_key(key: int) -> bool:
    """Whether a database may hold such a key: larger numbers it does not even understand."""
    return 0 < key <= _MAX_KEY


def _articles_by_key(connection: Connection) -> dict[int, dict[str, Any]]:
    """What a flat row tells of its article, by the article's key."""
    found = [dict(row) for row in connection.execute(_ARTICLES).mappings()]
    return {about.pop("key"): about for about in found}


def _positions(names: Sequence[str], *parts: Select[Any]) -> list[int]:
    """Where the named columns stand among those of queries, one query after the other."""
    columns = [column.name for part in parts for column in part.selected_columns]
    return [columns.index(name) for name in names]


_in_order = itemgetter(*_positions(MentionRow._fields, _MENTIONS, _PLACES, _ARTICLES))


def _set(connection: Connection, name: str, value: int) -> None:
    connection.execute(delete(meta).where(meta.c.name == name))
    connection.execute(insert(meta).values(name=name, value=value))


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
