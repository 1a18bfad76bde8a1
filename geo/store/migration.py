"""Makes the tables of a former version those of this one, with all that they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, insert, inspect, select
from sqlalchemy.schema import CreateColumn

from geo.store.schema import assets, events, mentions, metadata, readings

__all__ = ["migrate"]

Fields = dict[str, Any]


def migrate(connection: Connection) -> None:
    """Add what is new. What was found is kept until it is read anew, with blanks for what it lacks."""
    for column in (mentions.c.id, readings.c.problem):
        _add(connection, column)
    found = {assets: _taken_down(connection, assets, _asset), events: _taken_down(connection, events, _event)}
    metadata.create_all(connection)
    for table, rows in found.items():
        if rows:
            connection.execute(insert(table), rows)


def _add(connection: Connection, column: Column[Any]) -> None:
    """A column that a table has got meanwhile, with its index; a table that is still to come has it."""
    table = column.table
    if not isinstance(table, Table) or not inspect(connection).has_table(table.name):
        return
    words = CreateColumn(column).compile(dialect=connection.dialect)
    connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {words}")
    for index in table.indexes:
        index.create(connection, checkfirst=True)


def _taken_down(connection: Connection, table: Table, as_now: Callable[[Fields], Fields]) -> list[Fields]:
    """The rows of a table as they are written now, in order; the table itself makes room."""
    if not inspect(connection).has_table(table.name):
        return []
    old = Table(table.name, MetaData(), autoload_with=connection)
    rows = connection.execute(select(old).order_by(old.c.key)).mappings()
    kept = [as_now(dict(row)) for row in rows]
    old.drop(connection)
    return kept


def _asset(old: Fields) -> Fields:
    where = ("article_key", "region", "sentence_start", "sentence_end")
    return _asset_alone(old) | {key: old[key] for key in where}


def _asset_alone(old: Fields) -> Fields:
    same = {key: old[key] for key in ("start", "end", "text", "name", "operator")}
    return same | {"class": old["asset_class"], "count": _count(old["count"]), "id": ""}


def _count(old: Fields | None) -> Fields | None:
    return old and old | {"start": None, "end": None}


def _event(old: Fields) -> Fields:
    said, when = old["attribution"], old["date"]
    return {key: old[key] for key in _SAME} | {
        "id": "",
        "trigger": {"start": old["trigger_start"], "end": old["trigger_end"]},
        "passage": {"start": old["passage_start"], "end": old["passage_end"]},
        "asset": old["asset"] and _asset_alone(old["asset"]),
        "count": _count(old["count"]),
        "date": when and _date(when),
        "attribution": said and said["text"],
        "source": said and said | {"via_span": None},
        "cues": [],
    }


_SAME = (
    "article_key",
    "kind",
    "modality",
    "polarity",
    "time",
    "actor",
    "origin",
    "destination",
    "location",
    "via",
    "draw",
    "region",
)


def _date(old: Fields) -> Fields:
    span = {"start": old["start"], "end": old["end"]}
    return {"start": old["first"], "end": old["last"], "text": old["text"], "span": span}
