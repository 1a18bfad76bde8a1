"""Small builders: the shortest way to an article, a place, a mention, findings or something stored."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from geo.model import Article, Findings, Mention, Place, Precision, Role, Span
from geo.store import Store, StoredArticle

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
    return Place(name=name, **values | {"precision": Precision(values["precision"])})


def mention(of: Article, text: str, at: Place | None = None, **known: Any) -> Mention:
    """The mention of ``text`` at its first occurrence in an article, or at a given ``start``."""
    start = known.pop("start", None)
    start = of.text.index(text) if start is None else start
    defaults: dict[str, Any] = {"role": Role.LITERAL, "score": 0.9 if at else 0.0}
    return Mention(span=Span(start, start + len(text)), text=text, place=at, **defaults | known)


def findings(of: Article, *mentions: Mention) -> Findings:
    """Mentions with the sentences of an article: whatever ends with a full stop or a line."""
    sentences = tuple(Span(*match.span()) for match in _SENTENCE.finditer(of.text))
    return Findings(sentences=sentences, mentions=mentions)


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
