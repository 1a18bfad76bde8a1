"""Floors on analysts' annotation of real articles, where that lies beside the project. Lower none lightly."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geo.model import Article
from geo.pipeline import Pipeline
from geo.reading import read_path
from geo.serial import document

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the annotated articles are not on this machine")

DOCUMENT_FLOORS = {
    "seeds": {"f1": 0.95, "placed": 0.97, "role": 0.92},
    "events": {"f1": 0.97, "placed": 0.96, "role": 0.96},
}


def scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "scoring" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parsed(pipeline: Pipeline, path: Path) -> dict[str, dict[str, Any]]:
    articles = [a for a in read_path(path) if isinstance(a, Article)]
    return {a.id: document(a, pipeline.extract(a)) for a in articles}


def gold(path: Path) -> dict[str, dict[str, Any]]:
    return {d["id"]: d for d in map(json.loads, path.open(encoding="utf-8"))}


@pytest.mark.parametrize("name", DOCUMENT_FLOORS)
def test_mentions_of_annotated_documents(pipeline: Pipeline, name: str) -> None:
    path = SHARED / "gold" / f"{name}.jsonl"
    figures = scorer("score_documents").score(gold(path), parsed(pipeline, path))["mentions"]
    fallen = {key: figures[key] for key, floor in DOCUMENT_FLOORS[name].items() if figures[key] < floor}
    assert not fallen


REGIONS = {
    "headline": "headline",
    "duplicate_headline": "headline",
    "photo_caption": "caption",
    "section_label": "boilerplate",
    "social": "boilerplate",
    "licence": "boilerplate",
    "provenance": "boilerplate",
}
"""What analysts call a region, where they cut regions as the reader does; menus they take as one."""


def test_regions_of_the_real_articles_are_the_analysts(pipeline: Pipeline) -> None:
    path = SHARED / "gold" / "seeds.jsonl"
    found = parsed(pipeline, path)
    cut_alike = {n: d for n, d in gold(path).items() if all(r["kind"] in REGIONS for r in d["regions"])}
    assert len(cut_alike) >= 3
    for name, annotated in cut_alike.items():
        expected = {(r["start"], r["end"], REGIONS[r["kind"]]) for r in annotated["regions"]}
        assert {(r["start"], r["end"], r["kind"]) for r in found[name]["regions"]} == expected
