"""The schema file is what the types give now, and whatever is printed fits it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from geo.model import Article
from geo.pipeline import Pipeline
from geo.reading import read_path
from geo.serial import document
from geo.serial.contract import Document
from geo.serial.schema import text
from geo.settings import DATA, ROOT

FILE = ROOT / "docs" / "document.schema.json"
WRITTEN = ROOT / "tests" / "events" / "written"
GOLD = ROOT.parent / "shared" / "gold"
INPUTS = [DATA / "samples", *sorted(WRITTEN.glob("*.jsonl")), *sorted(GOLD.glob("*.jsonl"))]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    told = json.loads(FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(told)
    return jsonschema.Draft202012Validator(told)


def test_the_file_is_what_the_types_give() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run `make schema`"


def test_every_record_is_described(schema: jsonschema.Draft202012Validator) -> None:
    records = {name: of for name, of in schema.schema["$defs"].items() if of.get("type") == "object"}
    assert len(records) >= 12
    assert [name for name, of in records.items() if not of.get("description")] == []
    assert not [name for name in records if not name.isalpha()]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_every_output_fits(pipeline: Pipeline, schema: jsonschema.Draft202012Validator, path: Path) -> None:
    for article in articles(path):
        printed = json.loads(json.dumps(document(article, pipeline.extract(article)), ensure_ascii=False))
        schema.validate(printed)
        # No key is printed that the types do not have.
        assert msgspec.to_builtins(msgspec.convert(printed, Document)) == printed
        assert_every_span_holds_its_text(article, printed)


def test_what_is_explained_fits(pipeline: Pipeline, schema: jsonschema.Draft202012Validator) -> None:
    article = next(articles(DATA / "samples"))
    printed = document(article, *pipeline.extract_and_explain(article))
    assert printed["mentions"][0]["explanation"]
    schema.validate(printed)


@pytest.mark.parametrize(
    "broken", [{"events": None}, {"mentions": [{}]}, {"published": 2024}, {"regions": [{"start": -1}]}]
)
def test_what_is_broken_does_not_fit(
    pipeline: Pipeline, schema: jsonschema.Draft202012Validator, broken: dict[str, Any]
) -> None:
    article = next(articles(DATA / "samples"))
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(document(article, pipeline.extract(article)) | broken)


def articles(path: Path) -> Iterator[Article]:
    return (each for each in read_path(path) if isinstance(each, Article))


def assert_every_span_holds_its_text(article: Article, printed: dict[str, Any]) -> None:
    ends = ("origin", "destination", "location", "source", "asset")
    events = printed["events"]
    told = [event[key] for event in events for key in ends if event[key]]
    via = [end for event in events for end in event["via"]]
    for each in (*printed["mentions"], *printed["assets"], *told, *via):
        assert article.text[each["start"] : each["end"]] == each["text"]
    for date in (event["date"] for event in events if event["date"]):
        assert article.text[date["span"]["start"] : date["span"]["end"]] == date["text"]
    for source in (event["source"] for event in events if event["source"] and event["source"]["via"]):
        passed_on = source["via_span"]
        assert article.text[passed_on["start"] : passed_on["end"]] == source["via"]
    ids = [each["id"] for key in ("mentions", "assets", "events") for each in printed[key]]
    assert len(set(ids)) == len(ids) and all(ids)
