"""Scores events against the written annotation: which are met, and which of their slots agree.

A found event meets an annotated one where it stands in the same sentence, has an accepted kind, and their
assets agree: the same class, or a word in common. Each is met once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo.model import Article, Asset, End, Event, Findings
from geo.spatial import distance_km

WRITTEN = Path(__file__).parent / "written"
_REACH_KM = 15


@dataclass(frozen=True, slots=True)
class Written:
    """An annotated document: the article, and its events as the file has them."""

    article: Article
    events: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """``precision`` and ``recall`` over events; ``places`` and ``counts`` are shares of the met ones."""

    precision: float
    recall: float
    places: float
    counts: float
    false_documents: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def written(name: str) -> Iterator[Written]:
    for line in (WRITTEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = date.fromisoformat(row["published"]) if row["published"] else None
        yield Written(Article(id=row["id"], text=row["text"], published=published), tuple(row["events"]))


def figures(results: Iterable[tuple[Written, Findings]]) -> Figures:
    found, annotated, pairs, false = 0, 0, list[tuple[dict[str, Any], Event]](), 0
    for document, findings in results:
        found += len(findings.events)
        annotated += len(document.events)
        pairs += met(document.events, findings.events)
        false += bool(findings.events) and not document.events
    return Figures(
        precision=len(pairs) / found,
        recall=len(pairs) / annotated,
        places=sum(places_agree(gold, event) for gold, event in pairs) / len(pairs),
        counts=sum(counts_agree(gold, event) for gold, event in pairs) / len(pairs),
        false_documents=false,
    )


def met(gold: Sequence[dict[str, Any]], found: Sequence[Event]) -> list[tuple[dict[str, Any], Event]]:
    """The pairs that meet, those that agree on most first."""
    may = [(_agreement(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if _meets(g, f)]
    pairs, used = dict[int, int](), set[int]()
    for _, i, j in sorted(may, key=lambda each: (-each[0], each[1], each[2])):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return [(gold[i], found[j]) for i, j in pairs.items()]


def _agreement(gold: dict[str, Any], event: Event) -> int:
    return places_agree(gold, event) + counts_agree(gold, event)


def _meets(gold: dict[str, Any], event: Event) -> bool:
    start, end = gold["sentence"]
    inside = event.passage.start < end and start < event.passage.end
    return inside and event.kind.value in gold["kind"] and _same_asset(gold, event.asset)


def _same_asset(gold: dict[str, Any], asset: Asset | None) -> bool:
    if gold["asset"] is None:
        return True
    if asset is None:
        return False
    return asset.asset_class.value == gold["asset_class"] or bool(
        _words(gold["asset"]) & _words(f"{asset.text} {asset.name}")
    )


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[\w-]+", text.lower())} - {"the", "a", "an", "of"}


def counts_agree(gold: dict[str, Any], event: Event) -> bool:
    low, high = gold["count"]
    return (low, high) == ((event.count.min, event.count.max) if event.count else (None, None))


def places_agree(gold: dict[str, Any], event: Event) -> bool:
    """Whether the origin agrees, and the other end, whether it is told as a destination or a location."""
    other = event.destination or event.location
    goal = gold["destination"] or gold["location"]
    return _same_place(gold["origin"], event.origin) and (
        _same_place(goal, other) or _same_place(goal, event.location) or _same_place(goal, event.origin)
    )


def _same_place(gold: dict[str, Any] | None, end: End | None) -> bool:
    if gold is None or end is None:
        return gold is None and end is None
    if "lat" not in gold:
        return end.text.lower() in gold["text"].lower() or gold["text"].lower() in end.text.lower()
    return end.place is not None and _km(end, gold) <= max(gold["tolerance_km"], _REACH_KM)


def _km(end: End, gold: dict[str, Any]) -> float:
    assert end.place is not None
    return distance_km((end.place.lat, end.place.lon), (gold["lat"], gold["lon"]))
