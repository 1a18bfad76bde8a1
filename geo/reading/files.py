"""Reads the content of .txt, .md and .jsonl documents and fills in what their text says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from geo.errors import ReadingError
from geo.model import YEARS, Article
from geo.reading.layout import regions
from geo.reading.provenance import Provenance, provenance

SUFFIXES = (".txt", ".md", ".jsonl")
MAX_BYTES = 5_000_000
LONGEST_LINE = 8 * MAX_BYTES  # JSON may spell a character in six
_LONGEST_FIELD = 4_000  # characters of a title, an address, a name
_LONGEST_HEADER = 16_000  # characters of a front matter: no report has more to say of its origin
_DEEPEST = 20  # lists within lists of a front matter
_YAML_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?=$|[Tt\s])")
_FIELDS = ("title", "publisher", "url", "published", "language", "based_on")
_RECORDED = ("title", "publisher", "url", "published")


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
    _refuse_broken(text, source)
    for value in (id, title, publisher, url, language, based_on):
        _refuse_broken(value or "", source)
        if value and len(value) > _LONGEST_FIELD:
            raise ReadingError(source, f"'{value[:40]}…' is longer than {_LONGEST_FIELD:,} characters")
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
    fields = _fields(header, name)
    return (text, {}) if fields is None else (body.lstrip("\r\n"), fields)


def _fields(header: str, name: str) -> dict[str, str] | None:
    """The fields of a front matter as they are written; None for one that is no list of fields.

    Nothing but strings is made of it, so that no number, date or reference in it can cost time or fail.
    """
    if len(header) > _LONGEST_HEADER:
        raise ReadingError(name, f"front matter is longer than {_LONGEST_HEADER:,} characters")
    try:
        deep = _is_deep(header)
        root = None if deep else yaml.compose(header, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        why = next(iter(str(error).splitlines()), "")
        raise ReadingError(name, f"front matter is not YAML: {why[:200]}") from error
    if deep:
        raise ReadingError(name, f"front matter has more than {_DEEPEST} lists within lists")
    if not isinstance(root, yaml.MappingNode):
        return None
    held = {key.value: value for key, value in root.value if isinstance(key, yaml.ScalarNode)}
    return {field: _scalar(held[field], field, name) for field in _FIELDS if _is_told(held.get(field))}


def _is_deep(header: str) -> bool:
    depth = 0
    for event in yaml.parse(header, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _is_told(value: yaml.Node | None) -> bool:
    return value is not None and value.tag != "tag:yaml.org,2002:null"


def _scalar(value: yaml.Node, field: str, name: str) -> str:
    if not isinstance(value, yaml.ScalarNode):
        raise ReadingError(name, f"front matter's '{field}' is a list; write one value")
    day = _YAML_DAY.match(value.value) if field == "published" else None
    return f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}" if day else str(value.value)


def _date(value: date | str | None, source: str) -> date | None:
    day = _day(value, source)
    if day and day.year not in YEARS:
        raise ReadingError(source, f"date '{day}' is in no year of reports ({YEARS[0]} to {YEARS[-1]})")
    return day


def _day(value: date | str | None, source: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value.strip()).date() if value.strip() else None
    except ValueError:
        raise ReadingError(source, f"date '{value[:40]}' is not of the form YYYY-MM-DD") from None


def read_record(line: bytes, source: str) -> Article:
    """Read one line of a .jsonl file. Raises ReadingError where it is no record with a text."""
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReadingError(source, f"is not JSON ({error})") from error
    if not isinstance(record, Mapping) or not isinstance(record.get("text"), str):
        raise ReadingError(source, 'is not an object with a "text"')
    known = {k: _plain(record[k], k, source) for k in _RECORDED if record.get(k)}
    name = source if record.get("id") is None else _plain(record["id"], "id", source)
    return read_text(record["text"], id=name, source=source, **known)


def _plain(value: object, field: str, source: str) -> str:
    if isinstance(value, list | dict):
        raise ReadingError(source, f"'{field}' is a list; write one value")
    return str(value)
