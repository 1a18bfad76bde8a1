"""Ids: equal as long as text and finding are, different for different findings, blind to judgements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import Event, Findings, Modality, Role, identified
from tests.builders import article, asset, end, event, findings, mention, place, said_by, when

TEXT = "Two Il-76 left Tartus for Benghazi in May, and Tartus for Palmyra, sources said."
REPORT = article(TEXT)
TARTUS = place("Tartus")
JETS = asset(REPORT, "Two Il-76", "transport_aircraft", count=2)
LEFT = event(REPORT, "left", "depart", asset=JETS, origin=end(REPORT, "Tartus", TARTUS))
FOUND = findings(REPORT, mention(REPORT, "Tartus", TARTUS), assets=[JETS], events=[LEFT])


def event_id(told: Event, text: str = TEXT) -> str:
    return identified(article(text), findings(REPORT, assets=[JETS], events=[told])).events[0].id


def ids(found: Findings) -> list[str]:
    return [each.id for each in (*found.mentions, *found.assets, *found.events)]


def test_every_finding_gets_one_of_its_own() -> None:
    again = [*FOUND.mentions, mention(REPORT, "Tartus", TARTUS, start=TEXT.rindex("Tartus"))]
    found = ids(identified(REPORT, replace(FOUND, mentions=tuple(again))))
    assert len(set(found)) == len(found) == 4
    assert all(len(each) == 16 and int(each, 16) >= 0 for each in found)


def test_the_same_reading_gives_the_same() -> None:
    first = identified(REPORT, FOUND)
    assert identified(REPORT, FOUND) == identified(REPORT, first) == first


def test_the_same_words_in_another_text_have_another() -> None:
    assert set(ids(identified(REPORT, FOUND))).isdisjoint(ids(identified(article(TEXT + " "), FOUND)))


def test_where_a_text_comes_from_is_nothing_to_it() -> None:
    renamed = article(TEXT, id="copy", title="Jets", publisher="Gazette")
    assert ids(identified(renamed, FOUND)) == ids(identified(REPORT, FOUND))


@pytest.mark.parametrize(
    "judged",
    [
        replace(LEFT, modality=Modality.CLAIMED),
        replace(LEFT, draw=False),
        replace(LEFT, actor="RU"),
        replace(LEFT, asset=replace(JETS, count=None, name="jet", operator="RU")),
        replace(LEFT, origin=end(REPORT, "Tartus", None)),
        replace(LEFT, date=when(REPORT, "in May", "2024-05-01", "2024-05-31")),
        replace(LEFT, attribution=said_by(REPORT, "sources")),
    ],
)
def test_an_event_that_is_judged_otherwise_keeps_its_own(judged: Event) -> None:
    assert event_id(judged) == event_id(LEFT)


@pytest.mark.parametrize(
    "other",
    [
        event(REPORT, "left", "transit", asset=JETS, origin=LEFT.origin),
        event(REPORT, "said", "depart", asset=JETS, origin=LEFT.origin),
        replace(LEFT, asset=None),
        replace(LEFT, origin=None),
        replace(LEFT, origin=end(REPORT, "Palmyra")),
        replace(LEFT, origin=None, destination=LEFT.origin),
        replace(LEFT, location=end(REPORT, "Palmyra")),
        replace(LEFT, via=(end(REPORT, "Palmyra"),)),
    ],
)
def test_another_event_has_another(other: Event) -> None:
    assert event_id(other) != event_id(LEFT)


def test_a_mention_that_is_resolved_otherwise_keeps_its_own() -> None:
    other = mention(REPORT, "Tartus", place("Palmyra"), score=0.2, role=Role.ASSOCIATIVE)
    one, two = (identified(REPORT, findings(REPORT, each)) for each in (FOUND.mentions[0], other))
    assert one.mentions[0].id == two.mentions[0].id


def test_events_that_are_alike_are_numbered() -> None:
    found = identified(REPORT, findings(REPORT, assets=[JETS], events=[LEFT, LEFT, LEFT])).events
    assert found[0].id == event_id(LEFT)
    assert len({each.id for each in found}) == 3


def test_an_event_s_asset_is_the_one_that_was_found() -> None:
    some = replace(JETS, count=None)
    found = identified(REPORT, findings(REPORT, assets=[JETS], events=[replace(LEFT, asset=some)]))
    asset_of = found.events[0].asset
    assert asset_of is not None and (asset_of.id, asset_of.count) == (found.assets[0].id, None)
