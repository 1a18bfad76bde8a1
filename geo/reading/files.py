"""Reads the content of .txt, .md and .jsonl documents and fills in what their text says about itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from geo.errors import ReadingError
from geo.model import Article
from geo.reading.layout import regions
from geo.reading.provenance import Provenance, provenance

SUFFIXES = (".txt", ".md", ".jsonl")
MAX_BYTES = 5_000_000
LONGEST_LINE = 8 * MAX_BYTES  # JSON may spell a character in six
_FIELDS = ("title", "publisher", "url", "published", "language", "based_on")


def read_bytes(data: bytes, name: str) -> Article:
    """Read one .txt or .md file's content. Raises ReadingError where it is no such text."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in (".txt", ".md"):
        raise ReadingError(name, f"cannot read '{suffix or 'no'}' files; use {', '.join(SUFFIXES)}")
    text = decoded(data, name)
    known: dict[str, Any] = {}
    if suffix == ".md":
        text, known = _front_matter(text, name)
    return read_text(text, id=PurePath(name).stem, source=name, **known)


def read_text(
    text: str,
    *,
    id: str,  # noqa: A002 - the name that records and articles use
    source: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | str | None = None,
    language: str | None = None,
    based_on: str | None = None,
) -> Article:
    """Make an Article of a text; what is not given is looked for in the text itself.

    Raises ReadingError for an empty text and for a date that is none.
    """
    source = source or id
    if not text.strip():
        raise ReadingError(source, "holds no text")
    if len(text) > MAX_BYTES:
        raise ReadingError(source, f"is longer than {MAX_BYTES // 1_000_000} million characters")
    for value in (text, id, title, publisher, url, language, based_on):
        _refuse_broken(value or "", source)
    found = provenance(text) if not (title and publisher and published) else Provenance()
    return Article(
        id=id,
        text=text,
        title=title or found.title,
        publisher=publisher or found.publisher,
        url=url or found.url,
        published=_date(published, source) or found.published,
        language=language,
        based_on=based_on,
        regions=regions(text),
    )


def decoded(data: bytes, name: str) -> str:
    """The text of a file's bytes. Raises ReadingError for what is too large or no text."""
    if len(data) > MAX_BYTES:
        raise ReadingError(name, f"is larger than {MAX_BYTES // 1_000_000} MB; split it into its articles")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not wide:
        raise ReadingError(name, "is not a text file")
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadingError(name, "is in no encoding that can be read; save it as UTF-8")


def _refuse_broken(value: str, source: str) -> None:
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise ReadingError(source, "holds half a character (a lone surrogate); save it again as UTF-8")
    if "\0" in value:
        raise ReadingError(source, "holds a NUL character, which no text has; remove it")


def _front_matter(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """Split a Markdown file into its body and the fields of its front matter that an article has."""
    handler = YAMLHandler()
    if not handler.detect(text):
        return text, {}
    try:
        header, body = handler.split(text)
    except ValueError:  # a rule at the top, with no second one: no front matter
        return text, {}
    try:
        found = handler.load(header)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReadingError(name, f"front matter is not YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(found, dict):
        return text, {}
    return body.lstrip("\r\n"), {k: _scalar(k, found[k]) for k in _FIELDS if found.get(k) is not None}


def _scalar(field: str, value: Any) -> Any:
    return value if field == "published" and isinstance(value, date) else str(value)


def _date(value: date | str | None, source: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value.strip()).date() if value.strip() else None
    except ValueError:
        raise ReadingError(source, f"date '{value}' is not of the form YYYY-MM-DD") from None


def read_record(line: bytes, source: str) -> Article:
    """Read one line of a .jsonl file. Raises ReadingError where it is no record with a text."""
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReadingError(source, f"is not JSON ({error})") from error
    if not isinstance(record, Mapping) or not isinstance(record.get("text"), str):
        raise ReadingError(source, 'is not an object with a "text"')
    known = {k: str(record[k]) for k in ("title", "publisher", "url", "published") if record.get(k)}
    name = source if record.get("id") is None else str(record["id"])
    return read_text(record["text"], id=name, source=source, **known)
