"""The tables. A change here raises ``SCHEMA``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

__all__ = [
    "MIGRATED",
    "READER",
    "SCHEMA",
    "articles",
    "assets",
    "events",
    "mentions",
    "meta",
    "metadata",
    "places",
    "readings",
]

SCHEMA = 3
MIGRATED: dict[object, tuple[str, ...]] = {1: ("readings", "assets", "events"), 2: ()}
"""Earlier schemas that can be opened, and the tables that each lacks."""

READER = 3
"""The reading that findings come from. Raise it to have all articles read again.

The first knew no events, the second kept no cues, no words of counts and no ids.
"""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment. SQLite forgets time zones, so that it is kept in UTC and comes back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _key() -> Column[int]:
    """Given out once for ever, with ``sqlite_autoincrement``: an address may still hold a removed one."""
    return Column("key", Integer, primary_key=True)


def _article_key() -> Column[int]:
    return Column("article_key", ForeignKey("articles.key", ondelete="CASCADE"), nullable=False, index=True)


def _span(of: str = "") -> tuple[Column[int], Column[int]]:
    return Column(f"{of}start", Integer, nullable=False), Column(f"{of}end", Integer, nullable=False)


def _id() -> Column[str]:
    """Blank where an earlier reading gave none."""
    return Column("id", String(16), nullable=False, server_default="", index=True)


def _parts(name: str) -> Column[Any]:
    """What has parts, as JSON; NULL where there is none."""
    return Column(name, JSON(none_as_null=True))


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    _key(),
    Column("id", Text, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Date),
    Column("language", Text),
    Column("based_on", Text),
    Column("sample", Boolean, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("regions", JSON, nullable=False),
    Column("sentences", JSON, nullable=False),
    sqlite_autoincrement=True,
)

places = Table(
    "places",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lat", Double, nullable=False),
    Column("lon", Double, nullable=False),
    Column("precision", Text, nullable=False),
    Column("country", Text),
    Column("division", Text),
    Column("geonameid", BigInteger),
    Column("population", BigInteger, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    _key(),
    _article_key(),
    *_span(),
    Column("text", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("score", Double, nullable=False),
    Column("place_id", ForeignKey("places.id"), index=True),
    Column("alternatives", JSON, nullable=False),
    _id(),
    Column("region", String(16)),
    *_span("sentence_"),
    sqlite_autoincrement=True,
)

# An article without a row here was read by the first reader. One with a problem has the findings of an
# earlier reader still: the one of the row could not read it.
readings = Table(
    "readings",
    metadata,
    Column("article_key", ForeignKey("articles.key", ondelete="CASCADE"), primary_key=True),
    Column("reader", Integer, nullable=False),
    Column("problem", Text),
)

# The columns of these two are the keys of their records in geo/serial/contract.py.
assets = Table(
    "assets",
    metadata,
    _key(),
    _article_key(),
    *_span(),
    Column("text", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("class", String(32), nullable=False),
    _parts("count"),
    Column("operator", Text),
    _id(),
    Column("region", String(16)),
    *_span("sentence_"),
    sqlite_autoincrement=True,
)

# What has parts is JSON: ends name their places by id, as alternatives do, and nothing is looked up by them.
events = Table(
    "events",
    metadata,
    _key(),
    _article_key(),
    _id(),
    Column("kind", String(16), nullable=False),
    Column("modality", String(16), nullable=False),
    Column("polarity", String(16), nullable=False),
    Column("time", String(16), nullable=False),
    Column("trigger", JSON, nullable=False),
    Column("passage", JSON, nullable=False),
    Column("actor", Text),
    _parts("asset"),
    _parts("count"),
    _parts("origin"),
    _parts("destination"),
    _parts("location"),
    Column("via", JSON, nullable=False),
    _parts("date"),
    Column("attribution", Text),
    _parts("source"),
    Column("cues", JSON, nullable=False),
    Column("draw", Boolean, nullable=False),
    Column("region", String(16)),
    sqlite_autoincrement=True,
)
