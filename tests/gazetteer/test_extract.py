"""Small tables out of big packages."""

import json
from pathlib import Path
from typing import Any

import pytest

from geo.gazetteer.sources.extract import bare, extract, extract_villages


def town(lat: str, lon: str, country: str = "US", admin1: str = "GA", admin2: str = "121") -> dict[str, str]:
    return {"name": "Town", "lat": lat, "lng": lon, "country": country, "admin1": admin1, "admin2": admin2}


def package(folder: Path, **files: list[dict[str, Any]]) -> Path:
    for name, rows in files.items():
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


def test_divisions_and_counties_are_cut_out(tmp_path: Path) -> None:
    source = package(
        tmp_path,
        admin1=[{"code": "US.GA", "name": "Georgia"}, {"code": "SY.12", "name": "Idlib"}],
        admin2=[
            {"code": "US.GA.121", "name": "Fulton County"},
            {"code": "US.GA.183", "name": "Long County"},
            {"code": "SY.12.1", "name": "Harim District"},
            {"code": "SY.12.2", "name": "Town"},
            {"code": "SY.12.3", "name": "Peace"},
        ],
        cities=[
            town("36.0", "36.0", "SY", "12", "2"),
            town("36.0", "36.0", "SY", "12", "3"),
            town("33.0", "-84.0"),
            town("34.0", "-85.0"),
            town("36.2", "36.5", "SY", "12", "1"),
        ],
    )
    extract(source, tmp_path, {(33.0, -84.0): 299, (34.0, -85.0): 99}, frozenset({"peace"}))
    assert (tmp_path / "admin1.csv").read_text(encoding="utf-8") == "code,name\nSY.12,Idlib\nUS.GA,Georgia\n"
    assert (tmp_path / "counties.csv").read_text(encoding="utf-8") == (
        "code,name,lat,lon,population\nUS.GA.121,Fulton County,33.25,-84.25,398\n"
    )
    assert (tmp_path / "districts.csv").read_text(encoding="utf-8") == (
        "code,name,bare,lat,lon,population\nSY.12.1,Harim District,harim,36.2,36.5,0\n"
    )


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Powiat wielicki", "wielicki"),
        ("Département de la Savoie", "savoie"),
        ("Mayo County", "mayo"),
        ("City and Borough of Leeds", "leeds"),
        ("Kūran wa Munjān", "kuran wa munjan"),
        ("District", "district"),
    ],
)
def test_districts_are_stripped_of_what_they_are(name: str, alone: str) -> None:
    assert bare(name) == alone


def test_villages_are_those_that_are_no_town_yet(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    offices = [
        {"zip": "1", "city": "Between", "state": "GA", "lat": 33.0, "long": -83.0},
        {"zip": "2", "city": "Between", "state": "GA", "lat": 33.2, "long": -83.0},
        {"zip": "3", "city": "Mc Rae", "state": "GA", "lat": 32.0, "long": -82.0},
        {"zip": "4", "city": "Peace", "state": "GA", "lat": 32.0, "long": -82.0},
        {"zip": "5", "city": "Macon", "state": "GA", "lat": 32.8, "long": -83.6},
        {"zip": "6", "city": "APO", "state": "AE", "lat": 0.0, "long": 0.0},
        {"zip": "7", "city": "Yap", "state": "FM", "lat": 9.6, "long": 138.1},
        {"zip": "8", "city": "FPO", "state": "NY", "lat": 40.0, "long": -74.0},
        {"zip": "9", "city": "Nowhere", "state": "GA", "lat": 0.0, "long": 0.0},
    ]
    (tmp_path / "data" / "zip-tree.json").write_text(json.dumps([offices[:2], [None, offices[2:]]]))
    extract_villages(tmp_path, tmp_path, {("macon", "GA"): [(32.84, -83.63)]}, frozenset({"peace"}))
    assert (tmp_path / "villages.csv").read_text(encoding="utf-8") == (
        "state,name,lat,lon\nGA,Between,33.1,-83.0\nGA,McRae,32.0,-82.0\n"
    )
