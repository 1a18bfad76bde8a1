"""One way to write findings down and to read them back: as JSON for scripts, as rows for the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, convert, to_builtins

from geo import model
from geo.serial import contract, dumping, loading

if TYPE_CHECKING:
    from geo.geoparse import Explanation

__all__ = [
    "asset_fields",
    "asset_from",
    "document",
    "event_fields",
    "event_from",
    "event_record",
    "mention_fields",
    "mention_from",
    "place",
]

Fields = Mapping[Any, Any]
Places = Mapping[str, model.Place]


def document(
    article: model.Article, findings: model.Findings, why: Sequence[Explanation] | None = None
) -> dict[str, Any]:
    """A parsed document, ready for ``json.dumps``. ``why`` gives each mention its explanation, in order."""
    return _fields(dumping.document(article, findings, why))


def place(found: model.Place) -> dict[str, Any]:
    return _fields(dumping.place(found))


def mention_fields(found: model.Mention) -> dict[str, Any]:
    """The record of a mention, its places by their ids."""
    return _fields(dumping.mention(found, _id))


def asset_fields(found: model.Asset) -> dict[str, Any]:
    return _fields(dumping.asset(found))


def event_fields(found: model.Event) -> dict[str, Any]:
    """The record of an event, its places by their ids."""
    return _fields(dumping.event(found, _id))


def mention_from(fields: Fields, places: Places) -> model.Mention:
    return loading.mention(convert(fields, contract.Mention[str]), places.__getitem__)


def asset_from(fields: Fields) -> model.Asset:
    return loading.asset(convert(fields, contract.Asset))


def event_record(fields: Fields) -> contract.Event[str]:
    """The record that ``event_from`` makes an event of, once its places are at hand."""
    return convert(fields, contract.Event[str])


def event_from(record: contract.Event[str], places: Places) -> model.Event:
    return loading.event(record, places.__getitem__)


def _fields(record: Struct) -> dict[str, Any]:
    fields: dict[str, Any] = to_builtins(record)
    return fields


def _id(found: model.Place) -> str:
    return found.id
