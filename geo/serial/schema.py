"""The JSON Schema of a parsed document, written from the types of the contract."""

from __future__ import annotations

import json
from typing import Any

from msgspec.json import schema

from geo.serial.contract import Document

__all__ = ["text"]

_HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A document as Dateline reads it",
    "description": "One line of what `python -m geo parse` prints. Keys may be added, none is renamed.",
}


def text() -> str:
    """The schema as the file docs/document.schema.json has it."""
    # To msgspec, which names generic types so, a document's mention is a "Mention_Place_".
    told = json.dumps(schema(Document), ensure_ascii=False).replace("_Place_", "").replace("[Place]", "")
    found: dict[str, Any] = json.loads(told)
    return json.dumps(_HEAD | found, ensure_ascii=False, indent=2) + "\n"
