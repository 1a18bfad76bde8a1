"""Reads annotated corpora and cuts them into folds: a line of JSON → a document with its gold toponyms."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from geo.geoparse.tokens import Token, tokenise
from geo.model import Article, Role, Span
from geo.reading import read_text, sentences
from geo.settings import ROOT

SHARED = ROOT.parent / "shared"
TOPONYM_CORPORA = ("lgl", "trnews", "gwn")
T = TypeVar("T")
_SEED = 20_261_123


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """An annotated name: where it stands and, as far as the corpus says, what it denotes and how.

    ``lat`` and ``lon`` are degrees; ``geonameid`` is GeoNames'.
    """

    span: Span
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document, read and cut as the pipeline does it."""

    corpus: str
    article: Article
    toponyms: tuple[GoldToponym, ...]
    sentences: tuple[Span, ...]
    words: tuple[tuple[Token, ...], ...]  # of each sentence

    def located(self) -> Iterator[tuple[GoldToponym, tuple[Token, ...], int, int]]:
        """Each toponym with its sentence and the positions of its first and last word.

        Left out are those whose ends are not ends of words.
        """
        starts = {w.span.start: (s, at) for s, words in enumerate(self.words) for at, w in enumerate(words)}
        ends = {w.span.end: (s, at) for s, words in enumerate(self.words) for at, w in enumerate(words)}
        for toponym in self.toponyms:
            first = starts.get(toponym.span.start)
            last = ends.get(toponym.span.end) or ends.get(toponym.span.end - 1)  # "Calif."
            if first and last and first[0] == last[0]:
                yield toponym, self.words[first[0]], first[1], last[1]


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A sentence with one marked name of a place and how it is read."""

    text: str
    span: Span
    role: Role


def toponym_corpus(name: str, folder: Path = SHARED / "corpora") -> list[GoldDocument]:
    """The documents of a corpus of toponyms ("lgl", "trnews", "gwn"). Raises OSError where it is missing."""
    return [_document(name, record) for record in _records(folder / f"{name}.jsonl")]


def marked_names(folder: Path = SHARED / "corpora") -> list[MarkedName]:
    """The sentences of the corpus of metonymy. Raises OSError where it is missing."""
    return [
        MarkedName(r["text"], Span(r["start"], r["end"]), Role(r["reading"]))
        for r in _records(folder / "metonymy.jsonl")
    ]


def folds(items: Sequence[T], count: int = 5) -> Iterator[tuple[list[T], list[T]]]:
    """Pairs of what to train on and what is held out. The same items give the same folds."""
    order = list(range(len(items)))
    random.Random(_SEED).shuffle(order)  # noqa: S311 - not for secrets
    for fold in range(count):
        held = set(order[fold::count])
        yield (
            [item for at, item in enumerate(items) if at not in held],
            [item for at, item in enumerate(items) if at in held],
        )


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _document(corpus: str, record: dict[str, Any]) -> GoldDocument:
    article = read_text(record["text"], id=record["id"], source=record["id"])
    cut = sentences(article)
    words = tuple(tokenise(article.text, span) for span in cut)
    toponyms = tuple(_toponym(t) for t in record["toponyms"])
    return GoldDocument(corpus, article, toponyms, cut, words)


def _toponym(record: dict[str, Any]) -> GoldToponym:
    role = record.get("role")
    return GoldToponym(
        Span(record["start"], record["end"]),
        record.get("lat"),
        record.get("lon"),
        record.get("geonameid"),
        Role(role) if role else None,
    )
