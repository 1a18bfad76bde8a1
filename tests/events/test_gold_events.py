"""Floors on the analysts' annotation of assets and events, where that lies beside the project."""

from __future__ import annotations

from typing import Any

import pytest

from geo.pipeline import Pipeline
from tests.geoparse.test_gold import SHARED, gold, parsed, scorer

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the annotated articles are not on this machine")

EVENTS = {
    "events": {"f1": 0.8, "p": 0.82, "strict_f1": 0.68, "draw_recall": 0.8},
    "seeds": {"f1": 0.7, "p": 0.75, "strict_f1": 0.61, "draw_recall": 0.72},
}
SLOTS = {
    "events": {"places": 0.88, "count": 0.93, "polarity": 0.95, "modality": 0.88, "attribution": 0.82},
    "seeds": {"places": 0.88, "count": 0.9, "polarity": 0.95},
}
MOST_FALSE_DOCUMENTS = 2


@pytest.fixture(scope="module", params=EVENTS)
def measured(request: pytest.FixtureRequest, pipeline: Pipeline) -> tuple[str, dict[str, Any], int]:
    """The file's name, its figures, and how many documents without events gave some."""
    path = SHARED / "gold" / f"{request.param}.jsonl"
    annotated, found = gold(path), parsed(pipeline, path)
    false = sum(not document["events"] and bool(found[key]["events"]) for key, document in annotated.items())
    return request.param, scorer("score_documents").score(annotated, found), false


def test_events(measured: tuple[str, dict[str, Any], int]) -> None:
    name, figures, _ = measured
    fallen = {
        key: figures["events"][key] for key, floor in EVENTS[name].items() if figures["events"][key] < floor
    }
    assert not fallen


def test_slots_of_met_events(measured: tuple[str, dict[str, Any], int]) -> None:
    name, figures, _ = measured
    slots = figures["events"]["slots"]
    assert not {key: slots[key] for key, floor in SLOTS[name].items() if slots[key] < floor}


def test_documents_without_events_give_hardly_any(measured: tuple[str, dict[str, Any], int]) -> None:
    assert measured[2] <= MOST_FALSE_DOCUMENTS
