"""Opens .txt, .md and .jsonl sources and fills in what their text says about itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any

import frontmatter
import yaml

from geo.errors import ReadingError
from geo.model import Article
from geo.reading.layout import regions
from geo.reading.provenance import Provenance, provenance

SUFFIXES = (".txt", ".md", ".jsonl")
MAX_BYTES = 5_000_000
_FIELDS = ("title", "publisher", "url", "published", "language", "based_on")


def read_path(path: Path) -> Iterator[Article | ReadingError]:
    """Yield the articles of a file or of a folder's files, in order of their names.

    An input that cannot be read is yielded as its error, so that the others are still read.
    """
    if path.is_dir():
        for child in sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES):
            yield from read_path(child)
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        yield ReadingError(str(path), error.strerror or "cannot be opened")
        return
    if path.suffix.lower() == ".jsonl":
        yield from _records(data, str(path))
        return
    try:
        yield read_bytes(data, str(path))
    except ReadingError as error:
        yield error


def read_bytes(data: bytes, name: str) -> Article:
    """Read one .txt or .md file's content. Raises ReadingError where it is no such text."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in (".txt", ".md"):
        raise ReadingError(name, f"cannot read '{suffix or 'no'}' files; use {', '.join(SUFFIXES)}")
    if len(data) > MAX_BYTES:
        raise ReadingError(name, f"is larger than {MAX_BYTES // 1_000_000} MB; split it into its articles")
    text = _decoded(data, name)
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
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise ReadingError(source, "holds half a character (a lone surrogate); save it again as UTF-8")
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


def _decoded(data: bytes, name: str) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not wide:
        raise ReadingError(name, "is not a text file")
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadingError(name, "is in no encoding that can be read; save it as UTF-8")


def _front_matter(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """Split a Markdown file into its body and the fields of its front matter that an article has."""
    try:
        found, _ = frontmatter.parse(text)
    except yaml.YAMLError as error:
        raise ReadingError(name, f"front matter is not YAML: {str(error).splitlines()[0]}") from error
    if not found:
        return text, {}
    body = text[text.index("---", text.index("---") + 3) + 3 :].lstrip("\r\n")
    return body, {k: _scalar(found[k]) for k in _FIELDS if found.get(k) is not None}


def _scalar(value: Any) -> Any:
    return value if isinstance(value, date | str) else str(value)


def _date(value: date | str | None, source: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value.strip()).date() if value.strip() else None
    except ValueError:
        raise ReadingError(source, f"date '{value}' is not of the form YYYY-MM-DD") from None


def _records(data: bytes, source: str) -> Iterator[Article | ReadingError]:
    for number, line in enumerate(_decoded(data, source).split("\n"), 1):
        if line.strip():
            try:
                yield _record(line, f"{source}:{number}")
            except ReadingError as error:
                yield error


def _record(line: str, source: str) -> Article:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise ReadingError(source, f"is not JSON ({error})") from error
    if not isinstance(record, Mapping) or not isinstance(record.get("text"), str):
        raise ReadingError(source, 'is not an object with a "text"')
    known = {k: str(record[k]) for k in ("title", "publisher", "url", "published") if record.get(k)}
    return read_text(record["text"], id=str(record.get("id", source)), source=source, **known)
