"""The pipeline is pure: equal articles give equal findings, in any process. No text stops it."""

import json
import pickle
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from geo.model import Findings
from geo.pipeline import Pipeline
from geo.reading import read_text
from geo.serial import document
from tests.builders import article
from tests.hostile import FRAGMENTS, texts


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


def read(pipeline: Pipeline, text: str) -> Findings:
    report = read_text(text, id="report", published="2024-12-14")
    findings = pipeline.extract(report)
    assert json.loads(json.dumps(document(report, findings)))["id"] == "report"
    return findings


def test_equal_articles_give_equal_findings_also_after_a_trip_through_pickle(
    pipeline: Pipeline,
) -> None:
    report = article("Jets left Hmeimim for Benghazi. Moscow said nothing.")
    findings = pipeline.extract(report)
    assert [m.text for m in findings.mentions] == ["Hmeimim", "Benghazi", "Moscow"]
    assert pickle.loads(pickle.dumps(pipeline)).extract(report) == findings  # noqa: S301 - our own bytes


@settings(max_examples=100, deadline=timedelta(seconds=20), suppress_health_check=[HealthCheck.too_slow])
@given(text=texts())
def test_no_text_stops_it(pipeline: Pipeline, text: str) -> None:
    findings = read(pipeline, text)
    for found in (
        findings.sentences,
        *([each.span for each in kind] for kind in (findings.mentions, findings.assets)),
    ):
        assert all(0 <= span.start < span.end <= len(text) for span in found)


@pytest.mark.parametrize("fragment", [each for each in FRAGMENTS if each.strip("\0 \n\r\t\u2028")])
@pytest.mark.parametrize(
    "frame", ["{}", "Ships left Tartus for {} on Friday.", "{} Soldiers And Tanks Left Homs"]
)
def test_no_fragment_stops_it_in_any_place(pipeline: Pipeline, frame: str, fragment: str) -> None:
    text = frame.format(fragment)
    assert all(span.end <= len(text) for span in read(pipeline, text).sentences)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Port_Sudan was hit.", "Port Sudan"),
        ("Jets struck #Deir_Ezzor.", "Deir ez-Zor"),
        ("Ships were seen at https://example.org/wiki/Port_Sudan today.", "Port Sudan"),
    ],
)
def test_a_name_with_underscores_is_that_place_where_it_stands(
    pipeline: Pipeline, text: str, place: str
) -> None:
    (mention,) = read(pipeline, text).mentions
    assert mention.place is not None and mention.place.name.startswith(place)
    assert "_" in mention.text and text[mention.span.start : mention.span.end] == mention.text


@pytest.mark.parametrize(
    ("told", "kept"),
    [("300", 300), ("90,000,000", 90_000_000), ("900,000,000", None), ("hundred " * 300, None)],
)
def test_a_count_that_no_army_has_is_none(pipeline: Pipeline, told: str, kept: int | None) -> None:
    (asset,) = read(pipeline, f"In all {told} soldiers left Homs.").assets
    assert (asset.count and asset.count.max) == kept


@pytest.mark.parametrize(
    ("told", "kept"), [("40", 40.0), ("9,000", 9000.0), ("40,000", None), ("999,999,999", None)]
)
def test_a_distance_beyond_the_earth_is_none(pipeline: Pipeline, told: str, kept: float | None) -> None:
    ends = [
        each
        for event in read(pipeline, f"Two ships sank {told} km north of Tartus.").events
        for each in event.ends
    ]
    assert [(each.direction, each.offset_km) for each in ends] == [("N", kept)]
