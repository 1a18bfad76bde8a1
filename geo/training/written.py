"""Reads the project's own annotated texts: ``{name|role|country}`` in text → documents with gold toponyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from geo.geoparse.tokens import tokenise
from geo.model import Role, Span
from geo.reading import read_text, sentences
from geo.training.corpora import GoldDocument, GoldToponym

FOLDER = Path(__file__).parent / "written"
_MARK = re.compile(r"\{([^{}|\n]+)\|(literal|associative)\|([A-Z]{2}|-)\}")
_STRAY = re.compile(r"[{}|]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A document and, for each of its toponyms, the country the meant place lies in (ISO 3166-1 alpha-2).

    A country is None where the place lies in none or in several, or where that is disputed.
    """

    gold: GoldDocument
    countries: tuple[str | None, ...]


def training_documents() -> list[GoldDocument]:
    """Those to train on. The tests hold back others."""
    return [document.gold for path in sorted(FOLDER.glob("train-*.txt")) for document in read(path)]


def read(path: Path) -> list[WrittenDocument]:
    """The documents of a file; blank lines part them. Raises ValueError where the markup is wrong."""
    parts = _BLANK_LINES.split(path.read_text(encoding="utf-8").strip())
    return [_document(f"{path.name}:{at}", part) for at, part in enumerate(parts, 1) if part]


def _document(name: str, marked: str) -> WrittenDocument:
    text, toponyms, countries = "", [], []
    end = 0
    for mark in _MARK.finditer(marked):
        text += _plain(name, marked[end : mark.start()])
        surface, role, country = mark.groups()
        if surface != surface.strip():
            raise ValueError(f"{name}: blanks around a name: {mark[0]}")
        toponyms.append(GoldToponym(Span(len(text), len(text) + len(surface)), role=Role(role)))
        countries.append(None if country == "-" else country)
        text += surface
        end = mark.end()
    article = read_text(text + _plain(name, marked[end:]), id=name, source=name)
    cut = sentences(article)
    words = tuple(tokenise(article.text, span) for span in cut)
    return WrittenDocument(GoldDocument("written", article, tuple(toponyms), cut, words), tuple(countries))


def _plain(document: str, text: str) -> str:
    if stray := _STRAY.search(text):
        around = text[max(0, stray.start() - 20) : stray.start() + 20]
        raise ValueError(f"{document}: not {{name|role|country}}: {around!r}")
    return text
