"""Frames: one row per mention, one per site, each with where it comes from; a selection takes rows away."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import date
from time import process_time
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from geo.frames import Facets, Selection, facets, filtered, passages, sites, unplaced
from geo.model import Findings, Region, RegionKind, Role, Span
from geo.store import Store
from tests.builders import article, findings, mention, place, stored

TARTUS = place("Tartus", kind="port", lat=34.9, lon=35.86)
BASE = place("Khmeimim", id="site:hmeimim", kind="airbase", lat=35.41, lon=35.95, division=None, population=0)
MOSCOW = place("Moscow", kind="city", lat=55.75, lon=37.62, country="RU")

PLACE_COLUMNS = {"place", "name", "kind", "country", "division", "precision", "population", "geometry"}
ARTICLE_COLUMNS = {"article", "article_id", "sha256", "title", "publisher", "published", "url", "language"}
MENTION_COLUMNS = {"mention", "start", "end", "text", "role", "score", "region", "sample", "based_on"}
COLUMNS = PLACE_COLUMNS | ARTICLE_COLUMNS | MENTION_COLUMNS | {"sentence_start", "sentence_end"}
SITE_COLUMNS = PLACE_COLUMNS | {"spellings", "passages", "articles", "first", "last"}


@pytest.fixture
def empty() -> Store:
    return Store.open("sqlite://")


@pytest.fixture
def store(empty: Store) -> Store:
    """Three dated reports of two publishers, and one of which neither date nor publisher is known."""
    stored(empty, "Ships at Tartus.", TARTUS, id="ships", publisher="Gazette", published="2024-01-10")
    known: dict[str, Any] = {"publisher": "Gazette", "url": "https://example.org/planes", "title": "Planes"}
    text = "Planes at Khmeimim, ships at Tartus."
    stored(empty, text, BASE, TARTUS, id="planes", published="2024-02-20", **known)
    moscow = article("Moscow denied it.", id="denial", publisher="Courier", published="2024-03-30")
    said = mention(moscow, "Moscow", MOSCOW, role=Role.ASSOCIATIVE)
    empty.add(moscow, findings(moscow, said))
    stored(empty, "Undated: Khmeimim and Nowhere.", BASE, "Nowhere", id="undated", sample=True)
    return empty


def test_a_passage_has_its_place_as_longitude_and_latitude(store: Store) -> None:
    frame = passages(store)
    assert isinstance(frame, gpd.GeoDataFrame) and frame.crs == "EPSG:4326"
    row = frame[frame["place"] == TARTUS.id].iloc[0]
    assert (row.geometry.x, row.geometry.y) == (TARTUS.lon, TARTUS.lat)


def test_a_passage_says_where_it_comes_from(store: Store) -> None:
    frame = passages(store)
    assert set(frame.columns) == COLUMNS
    row = frame[frame["article_id"] == "planes"].iloc[0]
    kept = store.article(row.article)
    assert kept is not None
    assert (row.url, row.title, row.publisher) == ("https://example.org/planes", "Planes", "Gazette")
    assert (row.published.date(), row.sha256) == (date(2024, 2, 20), kept.article.sha256)
    assert kept.article.text[row.start : row.end] == row.text == "Khmeimim"
    assert kept.article.text[row.sentence_start : row.sentence_end] == kept.article.text


def test_what_is_not_known_is_none_and_not_a_number(store: Store) -> None:
    row = passages(store).query("article_id == 'undated'").iloc[0]
    unknown = ["title", "publisher", "url", "language", "based_on", "region", "division"]
    assert [row[name] for name in unknown] == [None] * len(unknown)
    assert row.published is pd.NaT


def test_a_mention_tells_the_region_it_stands_in(empty: Store) -> None:
    text = "Fleet at Tartus\nShips at Tartus.\nPhoto of Tartus"
    regions = (Region(Span(0, 15), RegionKind.HEADLINE), Region(Span(33, 48), RegionKind.CAPTION))
    report = article(text, regions=regions)
    starts = [9, 25, 42]
    found = tuple(mention(report, "Tartus", TARTUS, start=start) for start in starts)
    empty.add(report, Findings(sentences=(Span(16, 32),), mentions=found))
    frame = passages(empty)
    assert list(frame["region"]) == ["headline", None, "caption"]
    spans = frame[["sentence_start", "sentence_end"]].itertuples(index=False)
    assert [text[start:end] for start, end in spans] == text.split("\n")


def test_a_mention_without_a_place_is_listed_apart(store: Store) -> None:
    frame = unplaced(store)
    assert set(frame.columns) == COLUMNS - PLACE_COLUMNS
    assert list(frame["text"]) == ["Nowhere"]
    assert "Nowhere" not in set(passages(store)["text"])


def test_an_empty_store_gives_empty_frames_of_the_same_shape(empty: Store, store: Store) -> None:
    none, some = Store.open("sqlite://"), store
    assert passages(none).empty and unplaced(none).empty and sites(passages(none)).empty
    assert passages(none).crs == sites(passages(none)).crs == "EPSG:4326"
    pd.testing.assert_series_equal(passages(none).dtypes, passages(some).dtypes)
    pd.testing.assert_series_equal(sites(passages(none)).dtypes, sites(passages(some)).dtypes)
    assert facets(passages(none)) == Facets({}, {}, {}, None, None)
    asked = Selection(date(2024, 1, 1), date(2024, 1, 2), ("A",), ("port",), ("literal",), "ships")
    assert filtered(passages(none), asked, none).empty


SELECTIONS = {
    "nothing": (Selection(), ["ships", "planes", "planes", "denial", "undated"]),
    "since": (Selection(since=date(2024, 2, 20)), ["planes", "planes", "denial"]),
    "until": (Selection(until=date(2024, 2, 20)), ["ships", "planes", "planes"]),
    "one day": (Selection(since=date(2024, 1, 10), until=date(2024, 1, 10)), ["ships"]),
    "no day": (Selection(since=date(2024, 3, 1), until=date(2024, 2, 1)), []),
    "far days": (Selection(since=date.min, until=date.max), ["ships", "planes", "planes", "denial"]),
    "publisher": (Selection(publishers=("Courier",)), ["denial"]),
    "publishers": (Selection(publishers=("Courier", "Gazette")), ["ships", "planes", "planes", "denial"]),
    "no publisher": (Selection(publishers=("",)), ["undated"]),
    "unknown publisher": (Selection(publishers=("Nobody",)), []),
    "kind": (Selection(kinds=("airbase",)), ["planes", "undated"]),
    "kinds": (Selection(kinds=("airbase", "city")), ["planes", "denial", "undated"]),
    "role": (Selection(roles=("associative",)), ["denial"]),
    "text": (Selection(text="ships"), ["ships", "planes", "planes"]),
    "blank text": (Selection(text="  "), ["ships", "planes", "planes", "denial", "undated"]),
    "all together": (
        Selection(date(2024, 2, 1), date(2024, 2, 28), ("Gazette",), ("airbase",), ("literal",), "planes"),
        ["planes"],
    ),
}


@pytest.mark.parametrize(("selection", "expected"), SELECTIONS.values(), ids=SELECTIONS.keys())
def test_what_a_selection_keeps(store: Store, selection: Selection, expected: list[str]) -> None:
    kept = filtered(passages(store), selection, store)
    assert list(kept["article_id"]) == expected
    assert isinstance(kept, gpd.GeoDataFrame) and kept.crs == "EPSG:4326"


def test_a_mention_without_a_place_is_of_no_kind_and_stays(store: Store) -> None:
    assert list(filtered(unplaced(store), Selection(kinds=("port",)), store)["text"]) == ["Nowhere"]
    assert filtered(unplaced(store), Selection(text="ships"), store).empty


def test_a_selection_is_a_value() -> None:
    assert {Selection(kinds=("port",)): 1}[Selection(kinds=("port",))] == 1
    with pytest.raises(FrozenInstanceError):
        setattr(Selection(), fields(Selection)[0].name, None)


def test_sites_count_their_passages_and_articles(store: Store) -> None:
    frame = sites(passages(store))
    assert isinstance(frame, gpd.GeoDataFrame) and frame.crs == "EPSG:4326"
    assert set(frame.columns) == SITE_COLUMNS
    figures = frame[["name", "passages", "articles"]].itertuples(index=False, name=None)
    assert list(figures) == [("Khmeimim", 2, 2), ("Tartus", 2, 2), ("Moscow", 1, 1)]


def test_a_site_has_the_days_of_its_first_and_last_report(store: Store) -> None:
    frame = sites(passages(store)).set_index("place")
    days = frame.loc[TARTUS.id, ["first", "last"]]
    assert [day.date() for day in days] == [date(2024, 1, 10), date(2024, 2, 20)]
    only_undated = filtered(passages(store), Selection(publishers=("",)), store)
    assert sites(only_undated)["first"].isna().all()


def test_a_site_has_the_names_that_texts_give_it_by_frequency(empty: Store) -> None:
    names = ["Hmeimim", "Khmeimim", "Khmeimim", "Hmei\u00a0mim", "Hmei\nmim", "Hmei mim", "حميميم"]
    for number, name in enumerate(names):
        report = article(f"{number} planes at {name}.")
        empty.add(report, findings(report, mention(report, name, BASE)))
    [site] = sites(passages(empty)).itertuples()
    assert site.spellings == ("Hmei mim", "Khmeimim", "Hmeimim", "حميميم")
    assert (site.passages, site.articles) == (7, 7)


def test_facets_count_the_passages_of_each_option(store: Store) -> None:
    assert facets(passages(store)) == Facets(
        publishers={"Gazette": 3, "": 1, "Courier": 1},
        kinds={"airbase": 2, "port": 2, "city": 1},
        roles={"literal": 4, "associative": 1},
        first=date(2024, 1, 10),
        last=date(2024, 3, 30),
    )


@pytest.mark.benchmark
def test_a_hundred_thousand_mentions_are_framed_in_good_time(empty: Store) -> None:
    for number in range(100):
        report = article(f"{number}" + " Tartus" * 1000, publisher=f"{number % 7}", published="2024-01-10")
        starts = range(len(str(number)) + 1, len(report.text), 7)
        found = tuple(mention(report, "Tartus", TARTUS, start=start) for start in starts)
        empty.add(report, Findings(sentences=(Span(0, len(report.text)),), mentions=found))
    begin = process_time()
    frame = passages(empty)
    asked = Selection(publishers=("1", "2"), kinds=("port",), text="tartus")
    sites(filtered(frame, asked, empty)), facets(frame)
    assert len(frame) == 100_000
    assert process_time() - begin < 3
