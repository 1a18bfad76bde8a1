"""Frames of events: one row each with what it says and where it comes from; nothing is lost from sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from geo.frames import (
    EventFacets,
    EventSelection,
    aside,
    assets,
    current,
    event_facets,
    events,
    filtered_events,
    position,
    timeline,
)
from geo.model import Article, Event
from geo.spatial import distance_km
from geo.store import Store
from tests.builders import article, asset, end, event, findings, place, when

TARTUS = place("Tartus", lat=34.9, lon=35.9)
BENGHAZI = place("Benghazi", lat=32.1, lon=20.1, country="LY")
CRETE = place("Crete", lat=35.2, lon=24.9, country="GR")

REPORT = article("Two Il-76 left Tartus for Benghazi past Crete in May, not there.", published="2024-06-01")
JETS = asset(REPORT, "Two Il-76", "transport_aircraft", name="Il-76", count=2)
AT = {at.name: end(REPORT, at.name, at) for at in (TARTUS, BENGHAZI, CRETE)}
SOMEWHERE = end(REPORT, "there")
LEFT = event(REPORT, "left", "depart")

ARTICLE_COLUMNS = {"article", "article_id", "sha256", "title", "publisher", "published", "url", "language"}
SHARED_COLUMNS = ARTICLE_COLUMNS | {
    "found",
    "region",
    "based_on",
    "sample",
    "asset_class",
    "asset",
    "operator",
}
DAYS = {"date_start", "date_end", "shown_from", "shown_until"}
WORDS = {"kind", "modality", "polarity", "time", "draw"}
COLUMNS = SHARED_COLUMNS | DAYS | WORDS | {"event", "places", "located", "geometry"}
ASSET_COLUMNS = SHARED_COLUMNS | {"key", "sentence_start", "sentence_end"}


@pytest.fixture
def empty() -> Store:
    return Store.open("sqlite://")


def framed(*told: Event, of: Article = REPORT) -> gpd.GeoDataFrame:
    store = Store.open("sqlite://")
    store.add(of, findings(of, events=told))
    return events(store)


def reported(store: Store, kind: str, at: str = "", **known: Any) -> None:
    """Store an article of one event: ``at`` a place, ``of`` an asset's class, on a ``day`` or days."""
    of, day = known.pop("of", None), known.pop("day", None)
    about = {key: known.pop(key) for key in ("publisher", "published") if key in known}
    number = store.counts().articles
    report = article(f"Report {number}: troops went to {at or 'nowhere'} {day}.", id=f"{number}", **about)
    told = event(
        report,
        "went",
        kind,
        asset=asset(report, "troops", of) if of else None,
        date=when(report, day, *day.split("/")) if day else None,
        location=end(report, at, place(at)) if at else None,
        **known,
    )
    store.add(report, findings(report, assets=[told.asset] if told.asset else [], events=[told]))


def test_a_row_has_what_the_event_says_and_the_event_itself() -> None:
    told = event(
        REPORT,
        "left",
        "depart",
        modality="claimed",
        time="ongoing",
        asset=JETS,
        date=when(REPORT, "in May", "2024-05-01", "2024-05-31"),
        origin=AT["Tartus"],
        location=SOMEWHERE,
        draw=False,
    )
    frame = framed(told)
    assert set(frame.columns) == COLUMNS and frame.crs == "EPSG:4326"
    row = frame.iloc[0]
    assert row["found"] == told
    words = ["kind", "modality", "polarity", "time", "asset_class", "asset", "places"]
    assert [row[name] for name in words] == [
        *("depart", "claimed", "affirmed", "ongoing", "transport_aircraft", "Il-76", ("gn:tartus",))
    ]
    assert (row["draw"], row["located"]) == (False, True)
    assert [row[day].date() for day in ("date_start", "date_end")] == [date(2024, 5, 1), date(2024, 5, 31)]
    assert (row["sha256"], row["article_id"]) == (REPORT.sha256, REPORT.id)


@pytest.mark.parametrize(
    ("operator", "actor", "expected"),
    [("RU", "SY", "RU"), (None, "SY", "SY"), ("RU", None, "RU"), (None, None, None)],
)
def test_the_operator_of_the_asset_goes_before_the_actor(
    operator: str | None, actor: str | None, expected: str | None
) -> None:
    told = replace(LEFT, asset=replace(JETS, operator=operator), actor=actor)
    assert framed(told).iloc[0]["operator"] == expected


FROM_TARTUS, TO_BENGHAZI = {"origin": AT["Tartus"]}, {"destination": AT["Benghazi"]}
GEOMETRIES: dict[str, tuple[dict[str, Any], BaseGeometry | None]] = {
    "nowhere": ({}, None),
    "somewhere": ({"location": SOMEWHERE, "origin": SOMEWHERE}, None),
    "from": (FROM_TARTUS, Point(35.9, 34.9)),
    "from somewhere": ({"origin": SOMEWHERE} | TO_BENGHAZI, Point(20.1, 32.1)),
    "from, to": (FROM_TARTUS | TO_BENGHAZI, LineString([(35.9, 34.9), (20.1, 32.1)])),
    "from, past, to": (
        FROM_TARTUS | TO_BENGHAZI | {"via": (SOMEWHERE, AT["Crete"])},
        LineString([(35.9, 34.9), (24.9, 35.2), (20.1, 32.1)]),
    ),
    "past": ({"via": (SOMEWHERE, AT["Crete"])}, Point(24.9, 35.2)),
    "from, seen at": (FROM_TARTUS | {"location": AT["Crete"]}, Point(24.9, 35.2)),
    "there and back": (FROM_TARTUS | {"destination": AT["Tartus"]}, Point(35.9, 34.9)),
    "there, past and back": (
        FROM_TARTUS | {"destination": AT["Tartus"], "via": (AT["Crete"],)},
        LineString([(35.9, 34.9), (24.9, 35.2), (35.9, 34.9)]),
    ),
}


@pytest.mark.parametrize(("ends", "expected"), GEOMETRIES.values(), ids=GEOMETRIES.keys())
def test_two_ends_make_a_line_and_one_makes_a_point(
    ends: dict[str, Any], expected: BaseGeometry | None
) -> None:
    row = framed(replace(LEFT, **ends)).iloc[0]
    assert row.geometry == expected
    assert row["located"] == (expected is not None)


@pytest.mark.parametrize(
    ("direction", "offset", "km", "north", "east"),
    [
        ("SW", 30, 30, -1, -1),
        ("N", 2.5, 2.5, 1, 0),
        ("NE", None, 0, 0, 0),
        (None, 30, 0, 0, 0),
    ],
)
def test_a_stated_distance_in_a_direction_is_gone(
    direction: str | None, offset: float | None, km: float, north: int, east: int
) -> None:
    found = end(REPORT, "Tartus", TARTUS, "direction", direction=direction, offset_km=offset)
    lon, lat = position(found) or (0.0, 0.0)
    assert distance_km((TARTUS.lat, TARTUS.lon), (lat, lon)) == pytest.approx(km)
    assert (_sign(lat - TARTUS.lat), _sign(lon - TARTUS.lon)) == (north, east)


def test_an_undated_event_is_shown_on_the_day_of_its_report() -> None:
    dated = replace(LEFT, date=when(REPORT, "in May", "2024-05-01", "2024-05-31"))
    frame = framed(LEFT, dated)
    assert list(frame["date_start"].isna()) == [True, False]
    assert [day.date() for day in frame["shown_from"]] == [date(2024, 6, 1), date(2024, 5, 1)]
    assert [day.date() for day in frame["shown_until"]] == [date(2024, 6, 1), date(2024, 5, 31)]
    assert framed(LEFT, of=replace(REPORT, published=None))["shown_from"].isna().all()


def test_an_asset_has_a_row_of_its_own(empty: Store) -> None:
    empty.add(REPORT, findings(REPORT, assets=[JETS, replace(JETS, operator="RU")]))
    frame = assets(empty)
    assert set(frame.columns) == ASSET_COLUMNS
    assert list(frame["found"]) == [JETS, replace(JETS, operator="RU")]
    assert list(frame["asset"]) == ["Il-76", "Il-76"]
    assert list(frame["operator"]) == [None, "RU"]


@pytest.fixture
def store(empty: Store) -> Store:
    """Five reports; the last neither dated nor published, of no asset, actor or place."""
    jan, feb = {"publisher": "Gazette", "published": "2024-01-10"}, {"published": "2024-02-20"}
    reported(empty, "arrive", "Tartus", of="naval", actor="RU", day="2024-01-08", **jan)
    reported(empty, "depart", "Tartus", of="personnel", actor="RU", day="2023-12-01/2024-01-09", **jan)
    reported(empty, "arrive", "Benghazi", of="naval", modality="observed", publisher="Courier", **feb)
    reported(empty, "strike", "Palmyra", of="drone", actor="US", day="2024-02-18/2024-02-19", **feb)
    reported(empty, "station")
    return empty


SELECTIONS = {
    "nothing": (EventSelection(), "01234"),
    "class": (EventSelection(asset_classes=("naval",)), "02"),
    "classes": (EventSelection(asset_classes=("naval", "drone")), "023"),
    "no class": (EventSelection(asset_classes=("",)), "4"),
    "kind": (EventSelection(kinds=("arrive",)), "02"),
    "modality": (EventSelection(modalities=("observed",)), "2"),
    "operator": (EventSelection(operators=("RU",)), "01"),
    "no operator": (EventSelection(operators=("",)), "24"),
    "publisher": (EventSelection(publishers=("Courier", "")), "234"),
    "place": (EventSelection(places=("gn:tartus",)), "01"),
    "places": (EventSelection(places=("gn:benghazi", "gn:palmyra")), "23"),
    "unknown place": (EventSelection(places=("gn:nowhere",)), ""),
    "since": (EventSelection(since=date(2024, 2, 20)), "23"),
    "until": (EventSelection(until=date(2024, 1, 10)), "01"),
    "text": (EventSelection(text="tartus"), "01"),
    "blank text": (EventSelection(text=" "), "01234"),
    "the window of a day": (EventSelection(window=(date(2024, 1, 8), date(2024, 1, 8))), "01"),
    "the last day": (EventSelection(window=(date(2024, 1, 9), date(2024, 1, 31))), "1"),
    "within an interval": (EventSelection(window=(date(2023, 12, 24), date(2023, 12, 25))), "1"),
    "undated, on its publication": (EventSelection(window=(date(2024, 2, 20), date(2024, 2, 20))), "2"),
    "all windows": (EventSelection(window=(date.min, date.max)), "0123"),
    "all together": (
        EventSelection(
            *(("naval",), ("arrive",), ("stated",), ("RU",), ("Gazette",), ("gn:tartus",)),
            *(date(2024, 1, 10), date(2024, 1, 10), "troops", (date(2024, 1, 1), date(2024, 1, 31))),
        ),
        "0",
    ),
}


@pytest.mark.parametrize(("selection", "expected"), SELECTIONS.values(), ids=SELECTIONS.keys())
def test_what_a_selection_keeps(store: Store, selection: EventSelection, expected: str) -> None:
    kept = filtered_events(events(store), selection, store)
    assert "".join(kept["article_id"]) == expected
    assert isinstance(kept, gpd.GeoDataFrame) and kept.crs == "EPSG:4326"


def test_facets_count_the_events_of_each_option(store: Store) -> None:
    assert event_facets(events(store)) == EventFacets(
        asset_classes={"naval": 2, "": 1, "drone": 1, "personnel": 1},
        kinds={"arrive": 2, "depart": 1, "station": 1, "strike": 1},
        modalities={"stated": 4, "observed": 1},
        operators={"": 2, "RU": 2, "US": 1},
        publishers={"": 2, "Gazette": 2, "Courier": 1},
        places={"gn:tartus": 2, "gn:benghazi": 1, "gn:palmyra": 1},
        place_names={"gn:tartus": "Tartus", "gn:benghazi": "Benghazi", "gn:palmyra": "Palmyra"},
        first=date(2024, 1, 10),
        last=date(2024, 2, 20),
        earliest=date(2023, 12, 1),
        latest=date(2024, 2, 20),
    )


ASIDES = {
    "drawn": ({}, None),
    "negated": ({"polarity": "negated", "draw": False}, "negated or denied"),
    "denied": ({"modality": "denied", "draw": False}, "negated or denied"),
    "historical": ({"time": "historical", "draw": False}, "historical"),
    "planned": ({"modality": "planned", "draw": False}, "planned, possible or hypothetical"),
    "planned and drawn": ({"modality": "planned"}, None),
    "possible": ({"modality": "possible", "draw": False}, "planned, possible or hypothetical"),
    "hypothetical": ({"modality": "hypothetical", "draw": False}, "planned, possible or hypothetical"),
    "not current": ({"draw": False}, "not a current report"),
    "unlocated": ({"at": ""}, "without a place"),
    "negated and unlocated": ({"polarity": "negated", "draw": False, "at": ""}, "negated or denied"),
}


@pytest.mark.parametrize(("known", "reason"), ASIDES.values(), ids=ASIDES.keys())
def test_what_is_not_drawn_is_listed_with_its_reason(
    empty: Store, known: dict[str, Any], reason: str | None
) -> None:
    reported(empty, "arrive", **{"at": "Tartus"} | known)
    frame = events(empty)
    assert list(aside(frame)) == ([reason] if reason else [])
    assert len(current(frame)) == (reason is None)


def test_every_event_is_drawn_or_listed_once_and_reasons_keep_their_order(empty: Store) -> None:
    for known, _ in ASIDES.values():
        reported(empty, "arrive", **{"at": "Tartus"} | known)
    frame = events(empty)
    parts = aside(frame)
    assert list(parts) == [
        "negated or denied",
        "historical",
        "planned, possible or hypothetical",
        "not a current report",
        "without a place",
    ]
    shown = pd.concat([current(frame), *parts.values()])
    assert sorted(shown["event"]) == sorted(frame["event"])


PARTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "destination": ("relocate", {"destination": AT["Tartus"], "origin": AT["Crete"]}, "arrive"),
    "origin": ("deploy", {"origin": AT["Tartus"]}, "depart"),
    "via": ("deploy", {"via": (SOMEWHERE, AT["Tartus"])}, "transit"),
    "location of an arrival": ("arrive", {"location": AT["Tartus"]}, "arrive"),
    "location of a withdrawal": ("withdraw", {"location": AT["Tartus"]}, "depart"),
    "location of a relocation": ("relocate", {"location": AT["Tartus"]}, "transit"),
    "presence": ("remain", {"location": AT["Tartus"]}, "station"),
    "preparation": ("prepare", {"origin": AT["Tartus"]}, "prepare"),
    "target": ("strike", {"destination": AT["Tartus"]}, "fight"),
    "exercise": ("exercise", {"location": AT["Tartus"]}, "exercise"),
}


@pytest.mark.parametrize(("kind", "ends", "lane"), PARTS.values(), ids=PARTS.keys())
def test_the_lane_is_the_part_that_the_place_has(kind: str, ends: dict[str, Any], lane: str) -> None:
    rows = timeline(framed(event(REPORT, "left", kind, **ends)), TARTUS.id)
    assert list(rows["lane"]) == [lane]


def test_a_timeline_is_of_one_place_and_in_order_of_days(store: Store) -> None:
    reported(store, "station", "Tartus", published="2024-01-05")
    reported(store, "station", "Tartus")
    rows = timeline(events(store), "gn:tartus")
    assert list(rows["lane"]) == ["depart", "station", "arrive", "station"]
    assert list(rows["dated"]) == [True, False, True, False]
    first, *_, last = rows.itertuples()
    assert (first.start.date(), first.end.date()) == (date(2023, 12, 1), date(2024, 1, 9))
    assert last.start is pd.NaT
    assert not {"found", "geometry"} & set(rows.columns)


def test_an_empty_store_gives_empty_frames_of_the_same_shape(empty: Store, store: Store) -> None:
    none, some = events(Store.open("sqlite://")), events(store)
    assert none.empty and none.crs == some.crs
    pd.testing.assert_series_equal(none.dtypes, some.dtypes)
    pd.testing.assert_series_equal(timeline(none, "").dtypes, timeline(some, "gn:tartus").dtypes)
    pd.testing.assert_series_equal(assets(Store.open("sqlite://")).dtypes, assets(store).dtypes)
    asked = SELECTIONS["all together"][0]
    assert filtered_events(none, asked, store).empty and current(none).empty and aside(none) == {}
    assert event_facets(none) == EventFacets({}, {}, {}, {}, {}, {}, {}, None, None, None, None)


@pytest.mark.benchmark
def test_five_thousand_events_are_framed_in_good_time(empty: Store) -> None:
    told = replace(LEFT, asset=JETS, origin=AT["Tartus"], destination=AT["Benghazi"], via=(AT["Crete"],))
    for number in range(100):
        report = replace(REPORT, text=f"{REPORT.text} {number}")
        empty.add(report, findings(report, assets=[JETS], events=[told] * 50))
    begin = process_time()
    frame = events(empty)
    event_facets(frame), current(frame), aside(frame), timeline(frame, TARTUS.id)
    assert len(frame) == 5000
    assert process_time() - begin < 1


def _sign(difference: float) -> int:
    return 0 if abs(difference) < 1e-9 else 1 if difference > 0 else -1
