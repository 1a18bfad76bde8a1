"""The assets of annotated articles: floors under the figures of the shared scorer, where that is at hand."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geo.events.assets import Assets
from geo.model import Article, Asset
from geo.pipeline import Pipeline
from geo.reading import read_path, sentences
from geo.serial import asset_fields

SHARED = Path(__file__).parents[4] / "shared"
GOLD = SHARED / "gold" / "seeds.jsonl"
FLOORS = {"p": 0.88, "r": 0.92, "f1": 0.9, "count": 0.94}

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="needs the annotated articles")


def scorer() -> ModuleType:
    path = SHARED / "scoring" / "score_documents.py"
    spec = importlib.util.spec_from_file_location("score_documents", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parsed() -> dict[str, dict[str, Any]]:
    places, reader = Pipeline.open(events=False), Assets.open()
    articles = [a for a in read_path(GOLD) if isinstance(a, Article)]
    return {a.id: printed(reader.find(a, sentences(a), places.extract(a).mentions)) for a in articles}


def printed(found: Iterable[Asset]) -> dict[str, Any]:
    return {"mentions": [], "events": [], "assets": [asset_fields(each) for each in found]}


def test_assets_of_annotated_articles() -> None:
    gold = {d["id"]: d for d in map(json.loads, GOLD.open(encoding="utf-8"))}
    figures = scorer().score(gold, parsed())["assets"]
    assert {key: figures[key] for key, floor in FLOORS.items() if figures[key] < floor} == {}
