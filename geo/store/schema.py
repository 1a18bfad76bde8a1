"""The tables. A change here raises ``SCHEMA``."""

from __future__ import annotations

from datetime import UTC, datetime

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

__all__ = ["SCHEMA", "articles", "mentions", "meta", "metadata", "places"]

SCHEMA = 1


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


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

# Keys are never given out twice (autoincrement): an address or a cache may still hold a removed one.
articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
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
    Column("key", Integer, primary_key=True),
    Column("article_key", ForeignKey("articles.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("score", Double, nullable=False),
    Column("place_id", ForeignKey("places.id"), index=True),
    Column("alternatives", JSON, nullable=False),
    Column("region", String(16)),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    sqlite_autoincrement=True,
)
