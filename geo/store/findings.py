"""What was found in one article, written and read within a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Label, Select, Table, delete, insert, select, update

from geo.model import Article, Asset, Event, Findings, Mention, Place
from geo.serial import asset_from, event_from, event_record, mention_from
from geo.store.records import (
    asset_to_row,
    event_to_row,
    mention_to_row,
    place_from_row,
    place_to_row,
)
from geo.store.schema import READER, assets, events, mentions, places, readings

__all__ = [
    "assets_of",
    "delete_findings",
    "events_from",
    "events_of",
    "fields_of",
    "insert_findings",
    "mentions_of",
    "places_of",
]

Fields = dict[str, Any]

_BATCH = 500  # databases bound the number of a statement's parameters


def insert_findings(connection: Connection, key: int, article: Article, findings: Findings) -> None:
    """Store all but the sentences, which are in the article's own row."""
    cut = findings.sentences
    _keep_places(connection, findings)
    _insert(connection, mentions, key, [mention_to_row(article, cut, each) for each in findings.mentions])
    _insert(connection, assets, key, [asset_to_row(article, cut, each) for each in findings.assets])
    _insert(connection, events, key, [event_to_row(article, each) for each in findings.events])
    _insert(connection, readings, key, [{"reader": READER}])


def delete_findings(connection: Connection, key: int) -> None:
    for table in (mentions, assets, events, readings):
        connection.execute(delete(table).where(table.c.article_key == key))


def mentions_of(connection: Connection, key: int) -> tuple[Mention, ...]:
    rows = _rows(connection, mentions, key, mentions.c.place_id.label("place"))
    ids = {row["place"] for row in rows if row["place"]}
    known = places_of(connection, ids.union(*(row["alternatives"] for row in rows)))
    return tuple(mention_from(row, known) for row in rows)


def assets_of(connection: Connection, key: int) -> tuple[Asset, ...]:
    return tuple(asset_from(row) for row in _rows(connection, assets, key))


def events_of(connection: Connection, key: int) -> tuple[Event, ...]:
    return tuple(events_from(connection, _rows(connection, events, key)))


def events_from(connection: Connection, rows: Iterable[Fields]) -> Iterator[Event]:
    """The events that rows tell of, with the places that those name."""
    records = [event_record(row) for row in rows]
    known = places_of(connection, {place for record in records for place in record.places()})
    return (event_from(record, known) for record in records)


def places_of(connection: Connection, ids: Iterable[str]) -> dict[str, Place]:
    """The places with these ids, by id."""
    rows = (
        row
        for batch in _batches(sorted(ids))
        for row in connection.execute(select(places).where(places.c.id.in_(batch))).mappings()
    )
    return {row["id"]: place_from_row(row) for row in rows}


def _insert(connection: Connection, table: Table, key: int, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), [row | {"article_key": key} for row in rows])


def _rows(connection: Connection, table: Table, key: int, *more: Label[Any]) -> list[Fields]:
    query = select(table, *more).where(table.c.article_key == key).order_by(table.c.key)
    return fields_of(connection, query)


def fields_of(connection: Connection, query: Select[Any]) -> list[Fields]:
    """What a query gives, by the names of its columns: as plain strings, not as SQLAlchemy's own."""
    found = connection.execute(query)
    names = list(map(str, found.keys()))
    return [dict(zip(names, row, strict=True)) for row in found]


def _keep_places(connection: Connection, findings: Findings) -> None:
    """Store what the gazetteer says of each place; where it said otherwise before, the latest holds."""
    found = _found_places(findings)
    known = places_of(connection, found)
    # In one order everywhere, so that two writers never wait for each other.
    fresh = [place_to_row(found[place_id]) for place_id in sorted(found.keys() - known.keys())]
    if fresh:
        connection.execute(insert(places), fresh)
    for place_id in sorted(known):
        if known[place_id] != found[place_id]:
            row = place_to_row(found[place_id])
            connection.execute(update(places).where(places.c.id == place_id).values(row))


def _found_places(findings: Findings) -> dict[str, Place]:
    found = {place.id: place for mention in findings.mentions for place in mention.alternatives}
    found |= {end.place.id: end.place for event in findings.events for end in event.ends if end.place}
    return found | {mention.place.id: mention.place for mention in findings.mentions if mention.place}


def _batches(values: list[str]) -> Iterator[list[str]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))
