"""Connections and transactions: the one module that knows SQLite from other databases."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from msgspec.json import decode
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    QueuePool,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, ProgrammingError, SQLAlchemyError

from geo.errors import StoreError
from geo.store.file import WatchedFile
from geo.store.migration import migrate
from geo.store.schema import MIGRATED, SCHEMA, meta, metadata
from geo.store.search import FULL_TEXT_DDL, Term, by_full_text, by_pattern

__all__ = ["Conflict", "Database"]

_BUSY_SECONDS = 20
_SNAPSHOT = {"isolation_level": "REPEATABLE READ"}  # what SQLite's readers have without asking
_VERSION = select(meta.c.value).where(meta.c.name == "schema")
_ELSEWHERE = "set DATELINE_DATABASE_URL to a database, or DATELINE_HOME to a folder, that can be written"
_REMEDIES = {
    "database is locked": "another program holds it; end that one, or wait until it is done",
    "database or disk is full": "make room on the disk",
    "disk i/o error": "see that its disk has room and is sound",
    "file exists": "put a folder in the place of that file",
    "file is not a database": "put a backup in its place",
    "malformed": "put a backup in its place",
    "no space left": "make room on the disk",
    "not a directory": "put a folder in the place of the file that is there",
    "permission denied": "let Dateline write into the file and its folder",
    "readonly": "let Dateline write into the file and its folder",
    "unable to open": "see that the folder is there, and that Dateline may read and write in it",
}


class Conflict(StoreError):  # noqa: N818 - it tells of a second writer, who tries again
    """Another writer stored the same at the same moment."""


class Database:
    """An open database with the tables of this version in it. Safe to share between threads."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._reader = engine if _is_sqlite(engine.url) else engine.execution_options(**_SNAPSHOT)
        self._writer = engine.execution_options(writes=True)
        self._name = name
        self._file: WatchedFile | None = None

    @classmethod
    def open(cls, url: str | Path) -> Database:
        """Connect to an address, or to an SQLite file; create the tables that are not there yet.

        Raises StoreError.
        """
        parsed = URL.create("sqlite", database=str(url)) if isinstance(url, Path) else _parsed(url)
        name = _name(parsed)
        try:
            database = cls(_engine(parsed), name)
            database._prepare()
            database._watch(parsed)
        except StoreError:
            raise
        except ModuleNotFoundError as error:
            raise StoreError(f"{name} needs the driver {error.name}: install it, or {_ELSEWHERE}") from error
        except (SQLAlchemyError, OSError, RuntimeError) as error:
            raise StoreError(f"cannot open {_complaint(name, error)}, or {_ELSEWHERE}") from error
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database throughout."""
        with self._translated(), self._watched(writes=False), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is written on success and undone on any error."""
        with self._translated(), self._watched(writes=True):
            with self._writer.begin() as connection:
                yield connection
            self._empty_log()

    def matches(self, terms: Sequence[Term]) -> ColumnElement[bool]:
        """The condition that picks the articles in which all terms are found."""
        return by_full_text(terms) if _is_sqlite(self._reader.url) else by_pattern(terms)

    def close(self) -> None:
        self._reader.dispose()

    def _watch(self, url: URL) -> None:
        if _is_sqlite(url) and (path := _path(url)):
            self._empty_log()
            self._file = WatchedFile(path, self._name, self._reopen, _BUSY_SECONDS)

    def _watched(self, *, writes: bool) -> AbstractContextManager[None]:
        if self._file is None:
            return nullcontext()
        return self._file.writing() if writes else self._file.reading()

    def _reopen(self) -> None:
        """Leave the file that was open; the one that is there now has to be one of ours."""
        self._reader.dispose()
        self._refuse_others()

    def _empty_log(self) -> None:
        """Have all that was written in the database's file itself, with nothing left in its log.

        Whoever copies or replaces the file then has, or replaces, the whole of it.
        """
        if not _is_sqlite(self._reader.url):
            return
        # Where somebody reads just now it fails: the next one who writes tries again.
        with closing(self._reader.raw_connection()) as connection, suppress(sqlite3.OperationalError):
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout = 0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError as error:
            raise Conflict(f"{self._name}: {_reason(error)}") from error
        except SQLAlchemyError as error:
            raise StoreError(f"cannot use {_complaint(self._name, error)}") from error

    def _prepare(self) -> None:
        if not self._is_made():
            self._create()
        if self._version() in MIGRATED:
            self._migrate()
        self._refuse_others()

    def _is_made(self) -> bool:
        return inspect(self._reader).has_table(meta.name)

    def _refuse_others(self) -> None:
        if (version := self._version() if self._is_made() else None) != SCHEMA:
            raise StoreError(_unusable(self._name, version))

    def _version(self) -> object:
        """What is written as the schema: a number, unless the table is another program's."""
        with self._reader.connect() as connection:
            return connection.scalar(_VERSION)

    def _create(self) -> None:
        _let_readers_go_on(self._reader)
        try:
            with self._writer.begin() as connection:
                _create_tables(connection, self._name)
        except (IntegrityError, ProgrammingError):
            if not self._is_made():  # else another opener was first
                raise

    def _migrate(self) -> None:
        with self._writer.begin() as connection:
            _add_tables(connection, self._name)


def _create_tables(connection: Connection, name: str) -> None:
    present = set(inspect(connection).get_table_names())
    if meta.name in present:
        return  # another opener was first
    _refuse_taken(present & set(metadata.tables), name)
    metadata.create_all(connection)
    for statement in FULL_TEXT_DDL if _is_sqlite(connection.engine.url) else ():
        connection.exec_driver_sql(statement)
    values = {"schema": SCHEMA, "revision": time.time_ns()}
    connection.execute(insert(meta), [{"name": name, "value": value} for name, value in values.items()])


def _add_tables(connection: Connection, name: str) -> None:
    """Make a database of a former version one of this version, all or nothing."""
    version = connection.scalar(_VERSION.with_for_update())  # each opener waits for the one before
    if version not in MIGRATED:
        return
    _refuse_taken(set(inspect(connection).get_table_names()) & set(MIGRATED[version]), name)
    migrate(connection)
    connection.execute(update(meta).where(meta.c.name == "schema").values(value=SCHEMA))


def _refuse_taken(taken: set[str], name: str) -> None:
    if taken:
        raise StoreError(f"{name} holds another program's tables ({', '.join(sorted(taken))}): {_ELSEWHERE}")


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (SQLAlchemyError, ValueError) as error:
        raise StoreError(
            "DATELINE_DATABASE_URL is not a database address; write it like "
            "sqlite:////home/me/reports.sqlite3 or postgresql://user@host/reports"
        ) from error
    # as several providers write it
    return parsed.set(drivername="postgresql") if parsed.drivername == "postgres" else parsed


def _engine(url: URL) -> Engine:
    if not _is_sqlite(url):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, json_deserializer=decode)
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "timeout": _BUSY_SECONDS}}
    if path := _path(url):
        path.parent.mkdir(parents=True, exist_ok=True)
        url = url.set(database=str(path))
    elif not url.query:
        # A database in memory is its one connection: threads take turns with it.
        options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    engine = create_engine(url, hide_parameters=True, json_deserializer=decode, **options)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so, not where sqlite3 does
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    # A writer that first reads would fail, not wait, where another one writes in between.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _let_readers_go_on(engine: Engine) -> None:
    """Switch on SQLite's write-ahead log, with which readers need not wait for a writer."""
    if not _is_sqlite(engine.url):
        return
    # SQLite does not wait for its turn here; where it fails, another opener is just doing the same.
    with closing(engine.raw_connection()) as connection, suppress(sqlite3.OperationalError):
        connection.cursor().execute("PRAGMA journal_mode = WAL")


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _path(url: URL) -> Path | None:
    """The file of a SQLite database; None in memory and for SQLite's own ``file:`` addresses."""
    database = url.database or ":memory:"
    return None if database.startswith((":memory:", "file:")) else Path(database).expanduser()


def _name(url: URL) -> str:
    """For messages: without the password, wherever in the address it may stand."""
    if _is_sqlite(url) and (path := _path(url)):
        return f"the database {path}"
    told = url.set(query={})
    if "@" in (url.database or ""):  # a password with a slash in it is cut there
        told = told.set(database="…", username=None, password=None, host=None, port=None)
    return f"the database {told.render_as_string(hide_password=True)}"


def _complaint(name: str, error: BaseException) -> str:
    """The name with the reason, and what to do."""
    reason = _reason(error)
    remedies = (remedy for words, remedy in _REMEDIES.items() if words in reason.lower())
    return f"{name} ({reason}): {next(remedies, 'see that it is there and answers')}"


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return " ".join(str(getattr(error, "orig", None) or error).split())


def _unusable(name: str, version: object) -> str:
    if version in MIGRATED:
        return f"{name} is of an earlier version: start Dateline again, and it is brought up to date"
    if not isinstance(version, int) or version < SCHEMA:
        return f"{name} was not made by Dateline: {_ELSEWHERE}"
    newer = f"{name} was written by a newer Dateline (schema {version}; this one reads {SCHEMA})"
    return f"{newer}: update Dateline, or {_ELSEWHERE}"
