"""What is written down comes back as it was: with every span, cue and id."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import msgspec
import pytest

from geo.model import Asset, Attribution, Count, Cue, CueOf, Event, Mention, Place, Role, Span, When
from geo.serial import (
    asset_fields,
    asset_from,
    event_fields,
    event_from,
    event_record,
    mention_fields,
    mention_from,
)
from tests.builders import article, asset, end, event, mention, place

REPORT = article("At least two Il-76 left Tartus for Benghazi in May, sources told the Gazette.")
TARTUS, BENGHAZI = place("Tartus"), place("Benghazi", country="LY")
PLACES: dict[str, Place] = {each.id: each for each in (TARTUS, BENGHAZI)}
JETS = asset(REPORT, "two Il-76", "transport_aircraft", count=Count(2, None, True, Span(0, 12)), id="a1")
LEFT = event(REPORT, "left", "depart", id="e1")
EVENTS = {
    "bare": LEFT,
    "asset": replace(LEFT, asset=JETS, count=JETS.count),
    "count without words": replace(LEFT, count=Count(None, 3)),
    "ends": replace(
        LEFT,
        origin=end(REPORT, "Tartus", TARTUS, "near", direction="NE", offset_km=1 / 3),
        destination=end(REPORT, "Benghazi", BENGHAZI, "in"),
        location=end(REPORT, "Gazette"),
        via=(end(REPORT, "Tartus", TARTUS), end(REPORT, "May")),
    ),
    "date": replace(LEFT, date=When(date(2024, 5, 1), date(2024, 5, 31), "in May", Span(44, 50))),
    "source": replace(LEFT, attribution=Attribution("sources", Span(52, 59), "the Gazette", Span(65, 76))),
    "source alone": replace(LEFT, attribution=Attribution("sources", Span(52, 59))),
    "cues": replace(LEFT, cues=(Cue(Span(60, 64), CueOf.MODALITY), Cue(Span(19, 23), CueOf.TIME))),
    "not drawn": replace(LEFT, draw=False, actor="RU"),
}


@pytest.mark.parametrize("told", EVENTS.values(), ids=EVENTS.keys())
def test_an_event(told: Event) -> None:
    record = event_record(event_fields(told))
    assert asdict(event_from(record, PLACES)) == asdict(told)
    assert set(record.places()) == {each.place.id for each in told.ends if each.place}


@pytest.mark.parametrize("found", [JETS, replace(JETS, count=None, operator="RU", id="")])
def test_an_asset(found: Asset) -> None:
    assert asdict(asset_from(asset_fields(found))) == asdict(found)


@pytest.mark.parametrize(
    "found",
    [
        mention(REPORT, "Tartus", TARTUS, alternatives=(BENGHAZI, TARTUS), id="m1"),
        mention(REPORT, "Gazette", role=Role.ASSOCIATIVE),
    ],
)
def test_a_mention(found: Mention) -> None:
    assert mention_from(mention_fields(found), PLACES) == found


def test_places_are_told_by_their_ids() -> None:
    fields = event_fields(EVENTS["ends"])
    assert [fields[key]["place"] for key in ("origin", "destination", "location")] == [
        "gn:tartus",
        "gn:benghazi",
        None,
    ]


@pytest.mark.parametrize(
    ("key", "value"), [("kind", "vanish"), ("date", {"start": "May"}), ("cues", None), ("trigger", 4)]
)
def test_what_is_not_of_the_contract_is_refused(key: str, value: object) -> None:
    with pytest.raises(msgspec.ValidationError, match=key):
        event_record(event_fields(LEFT) | {key: value})
