"""Finds the documents of files and folders, as they come: named, not yet read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from geo.errors import ReadingError
from geo.model import Article
from geo.reading.files import LONGEST_LINE, MAX_BYTES, SUFFIXES, decoded, read_bytes, read_record, read_text

__all__ = ["File", "Input", "Record", "Stream", "Text", "inputs", "read_path"]


class Input(Protocol):
    """One document that nobody has looked into yet: picklable, so that another process can.

    ``name`` is what messages call it. ``read`` raises ReadingError for what is no article.
    """

    @property
    def name(self) -> str: ...

    def read(self) -> Article: ...


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file. Its name tells its format."""

    name: str
    data: bytes = field(repr=False)

    def read(self) -> Article:
        return read_bytes(self.data, self.name)


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a .jsonl file, ``name`` its file and number."""

    name: str
    line: bytes = field(repr=False)

    def read(self) -> Article:
        return read_record(self.line, self.name)


@dataclass(frozen=True, slots=True)
class Stream:
    """Bytes without a file, as from standard input: plain text. ``id`` is the article's."""

    name: str
    id: str
    data: bytes = field(repr=False)

    def read(self) -> Article:
        return read_text(decoded(self.data, self.name), id=self.id, source=self.name)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is known about it, as a person pasted it."""

    name: str
    id: str
    text: str = field(repr=False)
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None

    def read(self) -> Article:
        return read_text(
            self.text,
            id=self.id,
            source=self.name,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
        )


def inputs(path: Path) -> Iterator[Input | ReadingError]:
    """The documents of a file or of a folder's files, in order of their names.

    What cannot be opened is yielded as its error, so that the others still come.
    """
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.suffix.lower() == ".jsonl" and path.is_file():
            yield from _records(path)
        else:
            yield File(str(path), _content(path))
    except ReadingError as error:
        yield error
    except OSError as error:
        yield ReadingError(str(path), error.strerror or "cannot be opened")


def read_path(path: Path) -> Iterator[Article | ReadingError]:
    """The articles of a file or of a folder's files; for each that cannot be read, its error."""
    for found in inputs(path):
        if isinstance(found, ReadingError):
            yield found
            continue
        try:
            yield found.read()
        except ReadingError as error:
            yield error


def _in_folder(folder: Path) -> Iterator[Input | ReadingError]:
    readable = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
    if not readable:
        yield ReadingError(str(folder), f"holds no {', '.join(SUFFIXES)} file")
    for path in readable:
        yield from inputs(path)


def _content(path: Path) -> bytes:
    """The bytes of a file, one more than allowed at most, so that the excess is noticed. Raises OSError."""
    if str(path).startswith(("http:", "https:")):
        raise ReadingError(str(path), "addresses are not read; save the page as a .txt file")
    if path.exists() and not path.is_file():
        raise ReadingError(str(path), "is not a file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _records(path: Path) -> Iterator[Input | ReadingError]:
    """The records of a .jsonl file, line by line, so that its size does not matter."""
    empty = True
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), 1):
            if line.strip():
                empty = False
                yield Record(f"{path}:{number}", line)
    if empty:
        yield ReadingError(str(path), "holds no record")
