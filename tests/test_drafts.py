"""Drafts: what an input holds, told before anything is stored."""

from __future__ import annotations

import pytest

from geo.drafts import draft, passages
from geo.frames import sites
from geo.maps.article import article_layer
from geo.maps.symbols import Theme
from geo.model import Role
from geo.pipeline import Pipeline
from geo.reading import File, Text, read_text
from geo.store import Store
from tests.builders import article, findings, mention, place

TEXT = "Landing ships left Tartus on Monday. Russian officials in Damascus said nothing."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


@pytest.fixture
def store() -> Store:
    return Store.open("sqlite://")


def test_a_draft_has_the_places_and_leaves_the_store_alone(store: Store, pipeline: Pipeline) -> None:
    found = draft(Text("pasted", "pasted", TEXT), store, pipeline)
    assert found.article is not None
    assert {"Tartus", "Damascus"} <= {m.place.name for m in found.findings.mentions if m.place}
    assert (found.key, found.problem, store.counts().articles) == (None, None, 0)


def test_a_text_that_is_stored_already_is_told_with_its_key(store: Store, pipeline: Pipeline) -> None:
    report = read_text(TEXT, id="report")
    key, _ = store.add(report, pipeline.extract(report))
    assert draft(Text("again", "again", TEXT), store, pipeline).key == key


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"  \n", "holds no text"),
        (b"a\0b", "not a text file"),
        (b"x" * 5_000_001, "larger than 5 MB"),
        (b"---\ntitle: [\n---\ntext", "front matter"),
    ],
)
def test_a_problem_is_told_and_not_raised(
    data: bytes, problem: str, store: Store, pipeline: Pipeline
) -> None:
    found = draft(File("report.md", data), store, pipeline)
    assert found.article is None
    assert problem in (found.problem or "")
    assert "report.md" not in (found.problem or "")


def test_the_passages_of_a_draft_are_those_of_a_stored_article() -> None:
    report = article(TEXT)
    frame = passages(report, findings(report, mention(report, "Tartus", place())))
    assert frame["name"].tolist() == ["Tartus"]
    assert sites(frame).geometry.iloc[0].x == pytest.approx(35.887)


def test_a_place_that_only_lends_its_name_is_drawn_apart() -> None:
    report = article("Moscow denied it. Ships left Tartus for Tartus.")
    moscow = mention(report, "Moscow", place("Moscow"), role=Role.ASSOCIATIVE)
    frame = passages(report, findings(report, moscow, mention(report, "Tartus", place())))
    layer = article_layer(frame, None, Theme.LIGHT)
    drawn = {child.layer_name: child for child in layer._children.values() if hasattr(child, "layer_name")}
    assert [f["properties"]["id"] for f in drawn["named after"].data["features"]] == ["gn:moscow"]
    assert [f["properties"]["id"] for f in drawn["circles"].data["features"]] == ["gn:tartus"]
