"""The gate: figures on short reports written for the project and never trained on. Lower no floor lightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.model import Mention, Span
from geo.pipeline import Pipeline
from geo.training.written import WrittenDocument, read

REPORTS = read(Path(__file__).parent / "written.txt")
FLOORS = {"precision": 0.96, "recall": 0.91, "role": 0.85, "country": 0.96}


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> list[tuple[WrittenDocument, dict[Span, Mention]]]:
    return [(r, {m.span: m for m in pipeline.extract(r.gold.article).mentions}) for r in REPORTS]


@pytest.fixture(scope="module")
def figures(found: list[tuple[WrittenDocument, dict[Span, Mention]]]) -> dict[str, float]:
    """Exact spans; roles and countries of the names that were found."""
    gold = sum(len(report.gold.toponyms) for report, _ in found)
    predicted = sum(len(mentions) for _, mentions in found)
    pairs = [
        (toponym, country, mentions[toponym.span])
        for report, mentions in found
        for toponym, country in zip(report.gold.toponyms, report.countries, strict=True)
        if toponym.span in mentions
    ]
    placed = [(country, m) for _, country, m in pairs if country is not None]
    measured = {
        "precision": len(pairs) / predicted,
        "recall": len(pairs) / gold,
        "role": sum(t.role == m.role for t, _, m in pairs) / len(pairs),
        "country": sum(m.place is not None and m.place.country == c for c, m in placed) / len(placed),
    }
    print(measured)
    return measured


@pytest.mark.parametrize("figure", FLOORS)
def test_the_floor_is_held(figures: dict[str, float], figure: str) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_reports_without_a_toponym_stay_nearly_empty(
    found: list[tuple[WrittenDocument, dict[Span, Mention]]],
) -> None:
    empty = [mentions for report, mentions in found if not report.gold.toponyms]
    assert len(empty) > 5
    assert sum(map(len, empty)) <= 3
