"""Small builders: the shortest way to an article, a place, a finding of it, or something stored."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from geo.model import (
    Article,
    Asset,
    AssetClass,
    Attribution,
    Count,
    End,
    Event,
    EventKind,
    EventTime,
    Findings,
    Mention,
    Modality,
    Place,
    PlaceKind,
    Polarity,
    Precision,
    Relation,
    Role,
    Span,
    When,
)
from geo.store import Store, StoredArticle

_SCHEMAS = Path(__file__).parent / "store"
_SENTENCE = re.compile(r"\S[^.\n]*(?:\.|$)", re.MULTILINE)


def article(text: str = "Ships called at Tartus.", **known: Any) -> Article:
    """An article; ``published`` may be an ISO date."""
    if isinstance(published := known.get("published"), str):
        known["published"] = date.fromisoformat(published)
    return Article(**{"id": "report", "text": text} | known)


def place(name: str = "Tartus", **known: Any) -> Place:
    """A town on the Syrian coast, unless told otherwise; its id is made of its name."""
    what: dict[str, Any] = {"id": f"gn:{name.lower()}", "kind": "city", "precision": "city"}
    where = {"lat": 34.889, "lon": 35.887, "country": "SY", "division": "Tartus", "population": 115_769}
    values = what | where | known
    coded = {"kind": PlaceKind(values["kind"]), "precision": Precision(values["precision"])}
    return Place(name=name, **values | coded)


def span(of: Article, text: str, start: int | None = None) -> Span:
    """Where ``text`` stands: at its first occurrence in an article, or at a given start."""
    start = of.text.index(text) if start is None else start
    return Span(start, start + len(text))


def mention(of: Article, text: str, at: Place | None = None, **known: Any) -> Mention:
    """The mention of ``text`` at its first occurrence in an article, or at a given ``start``."""
    defaults: dict[str, Any] = {"role": Role.LITERAL, "score": 0.9 if at else 0.0}
    return Mention(span=span(of, text, known.pop("start", None)), text=text, place=at, **defaults | known)


def asset(of: Article, text: str, asset_class: str = "generic", **known: Any) -> Asset:
    """The asset of the words ``text``, which are its name too unless told.

    ``count`` may be a number: then the first word is what counts.
    """
    where = span(of, text, known.pop("start", None))
    if isinstance(count := known.get("count"), int):
        first = Span(where.start, where.start + len(text.split()[0]))
        known["count"] = Count(count, count, span=first)
    return Asset(where, text, known.pop("name", text), AssetClass(asset_class), **known)


def end(of: Article, text: str, at: Place | None = None, relation: str | None = None, **known: Any) -> End:
    """The end of an event that ``text`` names."""
    where = span(of, text, known.pop("start", None))
    return End(where, text, at, Relation(relation) if relation else None, **known)


def when(of: Article, text: str, start: str, last: str | None = None) -> When:
    """The days from ``start`` to ``last``, both ISO dates; one day where there is no last."""
    return When(date.fromisoformat(start), date.fromisoformat(last or start), text, span(of, text))


def said_by(of: Article, text: str, via: str | None = None) -> Attribution:
    return Attribution(text, span(of, text), via)


def event(of: Article, trigger: str, kind: str = "arrive", **known: Any) -> Event:
    """What the word ``trigger`` tells, in its sentence; stated as past and true unless told otherwise."""
    told = span(of, trigger, known.pop("start", None))
    passage = next(each for each in _sentences(of) if each.covers(told))
    words: dict[str, type[StrEnum]] = {"modality": Modality, "polarity": Polarity, "time": EventTime}
    defaults = {"modality": "stated", "polarity": "affirmed", "time": "past"}
    closed: dict[str, Any] = {key: words[key](known.pop(key, default)) for key, default in defaults.items()}
    return Event(kind=EventKind(kind), trigger=told, passage=passage, **closed, **known)


def findings(
    of: Article, *mentions: Mention, assets: Iterable[Asset] = (), events: Iterable[Event] = ()
) -> Findings:
    """Mentions, assets and events with the sentences of an article: what ends with a full stop or a line."""
    return Findings(_sentences(of), mentions, tuple(assets), tuple(events))


def _sentences(of: Article) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _SENTENCE.finditer(of.text))


def stored(
    store: Store,
    text: str = "Ships called at Tartus.",
    *found: Place | str,
    sample: bool = False,
    **known: Any,
) -> StoredArticle:
    """Store an article in which each place is mentioned by its name; a bare name stays without a place."""
    report = article(text, **known)
    mentions = (
        mention(report, each) if isinstance(each, str) else mention(report, each.name, each) for each in found
    )
    key, _ = store.add(report, findings(report, *mentions), sample=sample)
    kept = store.article(key)
    assert kept is not None
    return kept


def first_version(folder: Path) -> Path:
    """A database as the first version made it, with one article in it (key 4) that names Tartus."""
    return _made_by(folder / "reports.sqlite3", "schema_1.sql")


def second_version(folder: Path) -> Path:
    """A database as the second version made it, with another article (key 5) that tells two events."""
    return _made_by(folder / "reports.sqlite3", "schema_1.sql", "schema_2.sql")


def _made_by(path: Path, *scripts: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for script in scripts:
            connection.executescript((_SCHEMAS / script).read_text(encoding="utf-8"))
    return path
