"""The tables made by hand: they parse, stay in range and agree with one another and with their sources."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer.names import normalise
from geo.gazetteer.sources.extract import STATES
from geo.model import PlaceKind
from geo.spatial import distance_km

DATA = Path(__file__).parents[2] / "data"

COLUMNS = {
    "sites.csv": "id,name,spellings,kind,lat,lon,country,icao,geonameid,note",
    "places/countries.csv": "iso,name,geonameid,lat,lon,aliases,abbreviations,demonyms",
    "places/regions.csv": "id,name,aliases,kind,lat,lon,countries,demonyms,also",
    "places/features.csv": "id,name,aliases,kind,lat,lon,country",
    "places/divisions.csv": "iso_3166_2,name,geonameid,lat,lon,aliases,abbreviations,demonyms,population",
}
KEYS = {
    "sites.csv": "id",
    "places/countries.csv": "iso",
    "places/regions.csv": "id",
    "places/features.csv": "id",
    "places/divisions.csv": "iso_3166_2",
}
LISTS = ("spellings", "aliases", "abbreviations", "demonyms", "countries")
SITE_KINDS = {"airbase", "naval_base", "base", "port", "airport", "facility"}
REGION_KINDS = {"water", "region", "continent"}
FEATURE_KINDS = {"water", "region", "city"}
SAME_FIELD_KM = 3.0
# Historic regions, wider than the divisions that bear their names, and two places in different countries.
HOMONYMS = {"karelia", "lapland", "pomerania", "silesia", "ulster", "west coast", "west papua"}

Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def listed(row: Row, column: str) -> list[str]:
    return row[column].split("|") if row[column] else []


def spellings(row: Row) -> set[str]:
    return {normalise(name) for name in (row["name"], *listed(row, "spellings"))}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return distance_km(a, b)


SITES = table("sites.csv")
COUNTRIES = {row["iso"] for row in table("places/countries.csv")}
TABLES = pytest.mark.parametrize("name", COLUMNS)


@TABLES
def test_has_its_columns_and_no_ragged_rows(name: str) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream, strict=True)
    assert ",".join(header) == COLUMNS[name]
    assert [row for row in rows if len(row) != len(header)] == []


@TABLES
def test_keys_are_unique(name: str) -> None:
    counted = Counter(row[KEYS[name]] for row in table(name))
    assert [key for key, times in counted.items() if times > 1 or not key] == []


@TABLES
def test_cells_have_no_blanks_at_either_end(name: str) -> None:
    cells = [cell for row in table(name) for cell in row.values()]
    items = [item for cell in cells for item in cell.split("|")]
    assert [item for item in items if item != item.strip()] == []


@TABLES
def test_lists_have_no_empty_or_repeated_items(name: str) -> None:
    found = [listed(row, column) for row in table(name) for column in LISTS if column in row]
    assert [items for items in found if "" in items or len(items) != len(set(items))] == []


@TABLES
def test_names_can_be_looked_up(name: str) -> None:
    assert [row for row in table(name) if not normalise(row["name"])] == []


@TABLES
def test_points_are_whole_and_in_range(name: str) -> None:
    rows = table(name)
    assert [row for row in rows if bool(row["lat"]) != bool(row["lon"])] == []
    points = [(float(row["lat"]), float(row["lon"])) for row in rows if row["lat"]]
    assert [(lat, lon) for lat, lon in points if not (-90 <= lat <= 90 and -180 <= lon <= 180)] == []


@pytest.mark.parametrize(
    "name", ["sites.csv", "places/countries.csv", "places/regions.csv", "places/features.csv"]
)
def test_every_row_has_a_point(name: str) -> None:
    assert [row["name"] for row in table(name) if not row["lat"]] == []


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("sites.csv", SITE_KINDS),
        ("places/regions.csv", REGION_KINDS),
        ("places/features.csv", FEATURE_KINDS),
    ],
)
def test_kinds_are_those_of_the_model(name: str, allowed: set[str]) -> None:
    assert allowed <= set(PlaceKind)
    assert {row["kind"] for row in table(name)} <= allowed


def test_all_countries_are_there() -> None:
    assert len(COUNTRIES) >= 249
    assert {"US", "RU", "SY", "UA", "LY", "PS", "TW", "XK"} <= COUNTRIES


def test_countries_have_geonames_ids() -> None:
    ids = [row["geonameid"] for row in table("places/countries.csv")]
    assert all(number.isdecimal() for number in ids)
    assert len(ids) == len(set(ids))


def test_countries_of_other_tables_are_known() -> None:
    named = {row["country"] for row in SITES}
    named |= {code for row in table("places/regions.csv") for code in listed(row, "countries")}
    named |= {row["iso_3166_2"].replace(".", "-").partition("-")[0] for row in table("places/divisions.csv")}
    named |= {row["country"] for row in table("places/features.csv")}
    assert named - COUNTRIES == set()


def test_there_are_enough_sites_and_regions() -> None:
    assert len(SITES) >= 130
    assert len(table("places/regions.csv")) >= 250


def test_no_region_is_listed_as_a_division_too() -> None:
    divisions = {normalise(row["name"]) for row in table("places/divisions.csv")}
    regions = {normalise(row["name"]): row["also"] for row in table("places/regions.csv")}
    assert {name for name, also in regions.items() if name in divisions and not also} <= HOMONYMS


@pytest.mark.parametrize("axis", ["lat", "lon"])
def test_sites_are_placed_to_three_decimals(axis: str) -> None:
    assert [row["id"] for row in SITES if len(row[axis].partition(".")[2]) < 3] == []


def test_no_spelling_is_claimed_by_two_sites() -> None:
    claimed = Counter(spelling for row in SITES for spelling in spellings(row))
    assert [spelling for spelling, times in claimed.items() if times > 1] == []


@pytest.mark.parametrize(
    ("spelling", "site"),
    [
        ("Hmeimim", "hmeimim"),
        ("Khmeimim airbase", "hmeimim"),
        ("Хмеймим", "hmeimim"),
        ("حميميم", "hmeimim"),
        ("naval port of Tartus", "tartus-naval"),
        ("Tartous naval base", "tartus-naval"),
        ("Hohenfels", "hohenfels"),
        ("Engels-2", "engels"),
        ("Maaten al-Sarra", "maaten-sarra"),
        ("Al Udeid", "al-udeid"),
    ],
)
def test_reports_find_the_sites_they_name(spelling: str, site: str) -> None:
    assert [row["id"] for row in SITES if normalise(spelling) in spellings(row)] == [site]


@pytest.mark.parametrize(
    "city", ["Tartus", "Tartous", "Latakia", "Sevastopol", "Severomorsk", "Engels", "Tobruk"]
)
def test_a_city_is_not_the_base_named_after_it(city: str) -> None:
    assert [row["id"] for row in SITES if normalise(city) in spellings(row)] == []


def test_airfields_agree_with_their_source() -> None:
    airfields = pytest.importorskip("airportsdata").load()
    coded = [row for row in SITES if row["icao"]]
    far = {
        row["id"]: round(
            kilometres(placed(row), (airfields[row["icao"]]["lat"], airfields[row["icao"]]["lon"])), 1
        )
        for row in coded
    }
    assert {site: off for site, off in far.items() if off > SAME_FIELD_KM} == {}


def test_no_place_lies_on_null_island() -> None:
    arrays = Gazetteer.open()._arrays
    assert not np.any((arrays["lat"] == 0) & (arrays["lon"] == 0))


def test_villages_lie_in_states() -> None:
    rows = table("places/villages.csv")
    assert {row["state"] for row in rows} <= STATES
    assert [row for row in rows if row["name"] in {"APO", "DPO", "FPO"}] == []


def test_taken_names_are_things_or_words() -> None:
    rows = table("places/taken.csv")
    assert {row["kind"] for row in rows} == {"thing", "word"}
    counted = Counter(normalise(row["name"]) for row in rows)
    assert [name for name, times in counted.items() if times > 1 and "east" not in name] == []


def placed(row: Row) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])
