"""Two small tables out of a big package."""

import json
from pathlib import Path
from typing import Any

from geo.gazetteer.sources.extract import extract


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
        ],
        cities=[town("33.0", "-84.0"), town("34.0", "-85.0"), town("36.2", "36.5", "SY", "12", "1")],
    )
    extract(source, tmp_path, {(33.0, -84.0): 299, (34.0, -85.0): 99})
    assert (tmp_path / "admin1.csv").read_text(encoding="utf-8") == "code,name\nSY.12,Idlib\nUS.GA,Georgia\n"
    assert (tmp_path / "counties.csv").read_text(encoding="utf-8") == (
        "code,name,lat,lon,population\nUS.GA.121,Fulton County,33.25,-84.25,398\n"
    )
