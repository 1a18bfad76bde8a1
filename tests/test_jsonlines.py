"""What `parse` prints of assets and events: every key of the contract, in its order."""

from __future__ import annotations

import json

import pytest

from geo.jsonlines import asset as asset_json
from geo.jsonlines import document
from geo.jsonlines import end as end_json
from geo.jsonlines import event as event_json
from geo.model import Count
from tests.builders import article, asset, end, event, findings, place, said_by, when

TARTUS = place("Tartus", lat=34.889001, lon=35.887)
REPORT = article("Two Il-76 left Tartus for 30 km southwest of there in May, sources told the Gazette.")
JETS = asset(REPORT, "Two Il-76", "transport_aircraft", name="Il-76", count=2, operator="RU")


def test_an_asset() -> None:
    assert list(asset_json(JETS).items()) == [
        ("start", 0),
        ("end", 9),
        ("text", "Two Il-76"),
        ("name", "Il-76"),
        ("class", "transport_aircraft"),
        ("count", {"min": 2, "max": 2, "approximate": False}),
        ("operator", "RU"),
    ]


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
        attribution=said_by(REPORT, "sources", via="the Gazette"),
        draw=False,
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
    nowhere = {"place": None, "relation": None, "direction": None, "offset_km": None}
    at_tartus = {"place": tartus, "relation": "in", "direction": None, "offset_km": None}
    southwest = {"place": tartus, "relation": "direction", "direction": "SW", "offset_km": 30}
    assert list(event_json(told).items()) == [
        ("kind", "depart"),
        ("modality", "claimed"),
        ("polarity", "negated"),
        ("time", "ongoing"),
        ("trigger", {"start": 10, "end": 14}),
        ("passage", {"start": 0, "end": 84}),
        ("actor", "RU"),
        ("asset", {"text": "Two Il-76", "name": "Il-76", "class": "transport_aircraft"}),
        ("count", {"min": None, "max": 2, "approximate": True}),
        ("origin", {"start": 15, "end": 21, "text": "Tartus"} | at_tartus),
        ("destination", {"start": 45, "end": 50, "text": "there"} | southwest),
        ("location", None),
        ("via", [{"start": 26, "end": 31, "text": "30 km"} | nowhere]),
        ("date", {"start": "2024-05-01", "end": "2024-05-31", "text": "in May"}),
        ("attribution", "sources"),
        ("draw", False),
    ]


@pytest.mark.parametrize("key", ["actor", "asset", "count", "origin", "destination", "location", "date"])
def test_what_is_not_told_is_null(key: str) -> None:
    assert event_json(event(REPORT, "left"))[key] is None


def test_the_keys_of_an_end_stand_in_their_order() -> None:
    keys = ["start", "end", "text", "place", "relation", "direction", "offset_km"]
    assert list(end_json(end(REPORT, "Tartus", TARTUS))) == keys


def test_a_document_prints_its_assets_and_events() -> None:
    told = event(REPORT, "left", asset=JETS, location=end(REPORT, "Tartus", TARTUS))
    printed = json.loads(json.dumps(document(REPORT, findings(REPORT, assets=[JETS], events=[told]))))
    assert (printed["assets"], printed["events"]) == ([asset_json(JETS)], [event_json(told)])
