"""What `parse` prints: every key of the contract, in its order."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from geo.model import Asset, Count, Cue, CueOf, Event, identified
from geo.serial import document
from tests.builders import article, asset, end, event, findings, mention, place, said_by, span, when

TARTUS = place("Tartus", lat=34.889001, lon=35.887)
REPORT = article("Two Il-76 left Tartus for 30 km southwest of there in May, sources told the Gazette.")
TWO = Count(2, 2, span=span(REPORT, "Two"))
JETS = asset(REPORT, "Two Il-76", "transport_aircraft", name="Il-76", count=TWO, operator="RU", id="a1")


def asset_json(found: Asset) -> dict[str, Any]:
    printed: dict[str, Any] = document(REPORT, findings(REPORT, assets=[found]))["assets"][0]
    return printed


def event_json(found: Event) -> dict[str, Any]:
    printed: dict[str, Any] = document(REPORT, findings(REPORT, events=[found]))["events"][0]
    return printed


def test_an_asset() -> None:
    assert list(asset_json(JETS).items()) == [
        ("start", 0),
        ("end", 9),
        ("text", "Two Il-76"),
        ("name", "Il-76"),
        ("class", "transport_aircraft"),
        ("count", {"min": 2, "max": 2, "approximate": False, "start": 0, "end": 3}),
        ("operator", "RU"),
        ("id", "a1"),
    ]


def test_a_mention() -> None:
    tartus = mention(REPORT, "Tartus", TARTUS, alternatives=(place("Tartus Island"),), id="m1")
    printed = document(REPORT, findings(REPORT, tartus))["mentions"][0]
    assert list(printed) == ["start", "end", "text", "role", "place", "score", "alternatives", "id"]
    assert (printed["text"], printed["place"]["id"], printed["id"]) == ("Tartus", "gn:tartus", "m1")
    assert [each["name"] for each in printed["alternatives"]] == ["Tartus Island"]


def test_an_event_with_all_that_is_known() -> None:
    told = event(
        REPORT,
        "left",
        "depart",
        modality="claimed",
        polarity="negated",
        time="ongoing",
        actor="RU",
        asset=JETS,
        count=Count(None, 2, approximate=True),
        origin=end(REPORT, "Tartus", TARTUS, "in"),
        destination=end(REPORT, "there", TARTUS, "direction", direction="SW", offset_km=30),
        via=(end(REPORT, "30 km"),),
        date=when(REPORT, "in May", "2024-05-01", "2024-05-31"),
        attribution=replace(
            said_by(REPORT, "sources", via="the Gazette"), via_span=span(REPORT, "the Gazette")
        ),
        cues=(Cue(span(REPORT, "told"), CueOf.MODALITY),),
        draw=False,
        id="e1",
    )
    tartus = {
        "id": "gn:tartus",
        "name": "Tartus",
        "kind": "city",
        "lat": 34.889,
        "lon": 35.887,
        "country": "SY",
        "geonameid": None,
        "precision": "city",
    }
    gazette = words("the Gazette")
    nowhere = {"place": None, "relation": None, "direction": None, "offset_km": None}
    at_tartus = {"place": tartus, "relation": "in", "direction": None, "offset_km": None}
    southwest = {"place": tartus, "relation": "direction", "direction": "SW", "offset_km": 30}
    assert list(event_json(told).items()) == [
        ("id", "e1"),
        ("kind", "depart"),
        ("modality", "claimed"),
        ("polarity", "negated"),
        ("time", "ongoing"),
        ("trigger", {"start": 10, "end": 14}),
        ("passage", {"start": 0, "end": 84}),
        ("actor", "RU"),
        ("asset", asset_json(JETS)),
        ("count", {"min": None, "max": 2, "approximate": True, "start": None, "end": None}),
        ("origin", {"start": 15, "end": 21, "text": "Tartus"} | at_tartus),
        ("destination", {"start": 45, "end": 50, "text": "there"} | southwest),
        ("location", None),
        ("via", [{"start": 26, "end": 31, "text": "30 km"} | nowhere]),
        ("date", {"start": "2024-05-01", "end": "2024-05-31", "text": "in May", "span": words("in May")}),
        ("attribution", "sources"),
        ("source", words("sources") | {"text": "sources", "via": "the Gazette", "via_span": gazette}),
        ("cues", [words("told") | {"of": "modality"}]),
        ("draw", False),
    ]


def words(text: str) -> dict[str, int]:
    found = span(REPORT, text)
    return {"start": found.start, "end": found.end}


NULL = ["actor", "asset", "count", "origin", "destination", "location", "date", "attribution", "source"]


@pytest.mark.parametrize("key", NULL)
def test_what_is_not_told_is_null(key: str) -> None:
    assert event_json(event(REPORT, "left"))[key] is None


def test_the_keys_of_an_end_stand_in_their_order() -> None:
    keys = ["start", "end", "text", "place", "relation", "direction", "offset_km"]
    assert list(event_json(event(REPORT, "left", origin=end(REPORT, "Tartus", TARTUS)))["origin"]) == keys


def test_a_document_has_all_keys_in_their_order() -> None:
    report = article(REPORT.text, title="Jets", published="2024-06-01", language="en")
    told = event(REPORT, "left", asset=JETS, location=end(REPORT, "Tartus", TARTUS))
    found = identified(report, findings(report, assets=[JETS], events=[told]))
    printed = json.loads(json.dumps(document(report, found)))
    about = {"id": "report", "title": "Jets", "publisher": None, "url": None, "published": "2024-06-01"}
    found_in_it = ["regions", "mentions", "assets", "language", "events"]
    assert list(printed) == [*about, "sha256", *found_in_it]
    assert about.items() <= printed.items()
    assert printed["events"][0]["asset"] == printed["assets"][0]
    assert printed["language"] == "en"
