"""Assets and events come back as they went in, with every span, end, count and date."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest

from geo.model import Article, Count, Cue, CueOf, Event, Findings, Polarity, Region, RegionKind
from geo.store import Counts, Store
from tests.builders import article, asset, end, event, findings, mention, place, said_by, span, stored, when

TARTUS = place("Tartus")
BENGHAZI = place("Benghazi", lat=32.1, lon=20.1, country="LY", geonameid=88319)
PALMYRA = place("Palmyra", lat=34.56, lon=38.27)

REPORT = article(
    "Two Il-76 may have left Tartus for Benghazi by way of Palmyra in late May, sources told the Gazette. "
    "They had been 30 km southwest of there.",
    publisher="Gazette",
    published="2024-06-01",
)
JETS = asset(REPORT, "Two Il-76", "transport_aircraft", name="Il-76", count=2, operator="RU")
LEFT = event(REPORT, "left", "depart")

EVENTS = {
    "bare": LEFT,
    "negated": replace(LEFT, polarity=Polarity.NEGATED),
    "not drawn": replace(LEFT, draw=False),
    "judged": event(REPORT, "left", "withdraw", modality="denied", polarity="negated", time="historical"),
    "actor": replace(LEFT, actor="RU"),
    "asset": replace(LEFT, asset=JETS),
    "asset of no list": replace(LEFT, asset=asset(REPORT, "They", count=Count(None, 3, approximate=True))),
    "count": replace(LEFT, count=Count(3, None)),
    "open count": replace(LEFT, count=Count(None, None)),
    "origin": replace(LEFT, origin=end(REPORT, "Tartus", TARTUS)),
    "destination": replace(LEFT, destination=end(REPORT, "Benghazi", BENGHAZI, "in")),
    "location": replace(
        LEFT, location=end(REPORT, "there", PALMYRA, "direction", direction="SW", offset_km=30)
    ),
    "fraction": replace(LEFT, location=end(REPORT, "there", PALMYRA, "near", offset_km=1 / 3)),
    "end without a place": replace(LEFT, location=end(REPORT, "there", None, "at")),
    "via": replace(LEFT, via=(end(REPORT, "Palmyra", PALMYRA, "near"), end(REPORT, "there"))),
    "date": replace(LEFT, date=when(REPORT, "in late May", "2024-05-21", "2024-05-31")),
    "attribution": replace(LEFT, attribution=said_by(REPORT, "sources", via="the Gazette")),
    "words": replace(LEFT, count=Count(2, 2, span=span(REPORT, "Two"))),
    "cues": replace(LEFT, cues=(Cue(span(REPORT, "may"), CueOf.MODALITY),)),
    "id": replace(LEFT, id="0123456789abcdef"),
}


def kept(store: Store, of: Article, found: Findings) -> Findings:
    key, _ = store.add(of, found)
    again = store.article(key)
    assert again is not None
    return again.findings


@pytest.mark.parametrize("told", EVENTS.values(), ids=EVENTS.keys())
def test_an_event_comes_back_as_it_went_in(store: Store, told: Event) -> None:
    found = findings(REPORT, assets=[JETS], events=[told])
    assert asdict(kept(store, REPORT, found)) == asdict(found)
    assert [asdict(row.found) for row in store.event_rows()] == [asdict(told)]


def test_all_findings_come_back_in_their_order(store: Store) -> None:
    names = [
        mention(REPORT, "Tartus", TARTUS),
        mention(REPORT, "Benghazi", BENGHAZI, alternatives=(PALMYRA,)),
    ]
    assets = [asset(REPORT, "They", "aircraft"), JETS, replace(JETS, count=None, operator=None)]
    found = findings(REPORT, *names, assets=assets, events=[*EVENTS.values(), LEFT, LEFT])
    assert kept(store, REPORT, found) == found
    assert [row.found for row in store.asset_rows()] == assets
    assert store.counts() == Counts(1, 0, mentions=2, placed=2, places=2, assets=3, events=len(EVENTS) + 2)


def test_rows_say_where_they_come_from(store: Store) -> None:
    text = "Ships at Tartus\nTwo ships left Tartus. They sailed."
    report = article(text, publisher="A", published="2024-06-01", url="https://a.org", id="ships")
    report = replace(report, regions=(Region(span(report, "Ships at Tartus"), RegionKind.HEADLINE),))
    told = [asset(report, "Ships", "naval"), asset(report, "Two ships", "naval", count=2)]
    seen = [event(report, "at", "station"), event(report, "left", "depart")]
    key, _ = store.add(report, findings(report, assets=told, events=seen), sample=True)
    about: dict[str, Any] = {"article": key, "article_id": "ships", "publisher": "A", "url": "https://a.org"}
    for row in (*store.asset_rows(), *store.event_rows()):
        assert about.items() <= row._asdict().items()
        assert (row.sha256, row.published, row.sample) == (report.sha256, report.published, True)
    assert [row.region for row in store.asset_rows()] == ["headline", None]
    assert [row.region for row in store.event_rows()] == ["headline", None]
    sentences = [text[row.sentence_start : row.sentence_end] for row in store.asset_rows()]
    assert sentences == ["Ships at Tartus", "Two ships left Tartus."]


def test_what_is_found_anew_takes_the_place_of_what_was_found(store: Store) -> None:
    before = findings(REPORT, mention(REPORT, "Tartus", TARTUS), assets=[JETS], events=[LEFT])
    after = Findings(before.sentences[:1], (mention(REPORT, "Benghazi", BENGHAZI),), (), (EVENTS["via"],))
    other = stored(store, "Ships called at Tartus.", TARTUS)
    key, _ = store.add(REPORT, before)
    revision = store.revision()
    store.replace(key, after)
    again = store.article(key)
    assert again is not None and (again.article, again.findings) == (REPORT, after)
    assert store.article(other.key) == other
    assert store.revision() != revision
    assert store.matching("Benghazi") == {key}


def test_nothing_is_put_in_the_place_of_an_article_that_is_gone(store: Store) -> None:
    revision = store.revision()
    store.replace(7, findings(REPORT, events=[LEFT]))
    assert (store.event_rows(), store.revision()) == ([], revision)


def test_a_removed_article_takes_its_assets_and_events_along(store: Store) -> None:
    key, _ = store.add(REPORT, findings(REPORT, assets=[JETS], events=[LEFT]))
    store.remove(key)
    assert (store.asset_rows(), store.event_rows(), store.outdated()) == ([], [], [])


def test_an_event_names_its_places_as_the_latest_gazetteer_does(store: Store) -> None:
    store.add(REPORT, findings(REPORT, events=[EVENTS["origin"]]))
    moved = replace(TARTUS, lat=34.9)
    stored(store, "Ships called at Tartus.", moved)
    [row] = store.event_rows()
    assert row.found.origin is not None and row.found.origin.place == moved
