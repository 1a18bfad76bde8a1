"""Floors on annotated documents written for the project. Nobody lowers one lightly.

The extractor was developed on ``develop``, ``gate``, ``articles`` and ``second``; ``third`` was only
measured.
"""

from __future__ import annotations

import pytest

from geo.model import Article
from geo.pipeline import Pipeline
from tests.events.scoring import WRITTEN, Figures, figures, written

FLOORS = {
    "develop": Figures(precision=0.9, recall=0.84, places=0.8, counts=0.95, false_documents=1),
    "gate": Figures(precision=0.74, recall=0.55, places=0.72, counts=0.92, false_documents=1),
    "second": Figures(precision=0.9, recall=0.79, places=0.82, counts=0.94, false_documents=1),
    "third": Figures(precision=0.88, recall=0.77, places=0.83, counts=0.9, false_documents=0),
    "articles": Figures(precision=0.8, recall=0.66, places=0.69, counts=0.92, false_documents=0),
}


@pytest.mark.parametrize("name", FLOORS)
def test_events_of_written_documents(pipeline: Pipeline, name: str) -> None:
    measured = figures((each, pipeline.extract(each.article)) for each in written(name))
    floor = FLOORS[name]
    print(f"{name}: f1 {measured.f1:.3f}, {measured}")
    shares = ("precision", "recall", "places", "counts")
    fallen = [part for part in shares if getattr(measured, part) < getattr(floor, part)]
    assert not fallen, f"{fallen} of {measured}"
    assert measured.false_documents <= floor.false_documents


MOST_FALSE_LINES = 0.16


def test_lines_about_other_things_tell_of_no_events(pipeline: Pipeline) -> None:
    lines = (WRITTEN / "nothing.txt").read_text(encoding="utf-8").splitlines()
    false = [line for line in lines if pipeline.extract(Article(id="line", text=line)).events]
    assert len(false) <= MOST_FALSE_LINES * len(lines), false
