"""The written documents are well formed: spans fit their text, words come from the closed lists."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.model import AssetClass, EventKind, EventTime, Modality, Polarity

Json = dict[str, Any]

FOLDER = Path(__file__).parent / "written"
PARTS = {
    path.stem: [json.loads(line) for line in path.open(encoding="utf8")] for path in FOLDER.glob("*.jsonl")
}
DOCUMENTS = [document for part in PARTS.values() for document in part]
EVENTS = [(document, event) for document in DOCUMENTS for event in document["events"]]
ENDS = ("origin", "destination", "location")
COMPASS = {"N", "NE", "E", "SE", "S", "SW", "W", "NW"}
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def ends(event: Json) -> Iterator[Json]:
    return (event[slot] for slot in ENDS if event[slot])


def is_one_sentence(document: Json, event: Json) -> bool:
    start, end = event["sentence"]
    before, after = document["text"][:start], document["text"][end:]
    cut: bool = before[-1:].strip() == "" and after[:1].strip() == ""
    sentence: str = document["text"][start:end]
    return cut and sentence.strip() == sentence != ""


def has_words_of_the_text(document: Json, event: Json) -> bool:
    words = [end["text"] for end in ends(event)] + [event["asset"]] * (event["asset"] is not None)
    said = document["text"].casefold()
    sources = [source.casefold() in said for source in event["attribution"] or []]
    return all(word in document["text"] for word in words) and all(sources)


def keeps_to_the_closed_lists(_: Json, event: Json) -> bool:
    return (
        bool(event["kind"] and event["modality"])
        and set(event["kind"]) <= set(EventKind)
        and set(event["modality"]) <= set(Modality)
        and event["time"] in set(EventTime)
        and event["polarity"] in set(Polarity)
        and event["asset_class"] in {None, *AssetClass}
        and event["direction"] in {None, *COMPASS}
        and re.fullmatch("[A-Z]{2}", event["actor"] or "XX") is not None
    )


def has_places_on_earth(_: Json, event: Json) -> bool:
    return all(
        abs(end["lat"]) <= 90 and abs(end["lon"]) <= 180 and 5 <= end["tolerance_km"] <= 2500
        for end in ends(event)
    )


def counts_upwards(_: Json, event: Json) -> bool:
    low, high = event["count"]
    return low is None or high is None or low <= high


def has_dates(_: Json, event: Json) -> bool:
    first, *rest = (event["date"] or "2000").split("/")
    return all(DAY.fullmatch(day) for day in (first, *rest)) and (not rest or first <= rest[0])


def is_drawn_at_a_place(_: Json, event: Json) -> bool:
    return not event["draw"] or (any(ends(event)) and event["time"] != "historical")


@pytest.mark.parametrize(
    "holds",
    [
        is_one_sentence,
        has_words_of_the_text,
        keeps_to_the_closed_lists,
        has_places_on_earth,
        counts_upwards,
        has_dates,
        is_drawn_at_a_place,
    ],
)
def test_every_event(holds: Callable[[Json, Json], bool]) -> None:
    assert [(document["id"], event) for document, event in EVENTS if not holds(document, event)] == []


def test_every_asset_of_an_article_is_where_it_says() -> None:
    for article in PARTS["articles"]:
        spans = [(asset["start"], asset["end"]) for asset in article["assets"]]
        texts = [asset["text"] for asset in article["assets"]]
        assert [article["text"][start:end] for start, end in spans] == texts
        assert spans == sorted(spans)
        assert {asset["class"] for asset in article["assets"]} <= set(AssetClass)


def test_documents_are_told_apart() -> None:
    assert PARTS.keys() == {"articles", "develop", "gate", "second", "third"}
    assert len({document["id"] for document in DOCUMENTS}) == len(DOCUMENTS)
    assert len({document["text"] for document in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("part", ["develop", "gate", "second"])
def test_a_part_is_mixed(part: str) -> None:
    documents = PARTS[part]
    kinds = {event["kind"][0] for document in documents for event in document["events"]}
    assert kinds == set(EventKind)
    assert sum(not document["events"] for document in documents) * 5 == len(documents)
    assert sum(document["published"] is not None for document in documents) * 2 == len(documents)


def test_publication_dates_are_days() -> None:
    for document in DOCUMENTS:
        assert document["published"] is None or date.fromisoformat(document["published"])
