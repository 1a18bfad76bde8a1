"""Air bases, airfields, ports and other sites: the table made by hand, airportsdata and searoute's ports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geo.gazetteer.names import normalise
from geo.gazetteer.prior import NameKind
from geo.gazetteer.sources.entry import Entry, Named, aliases
from geo.gazetteer.sources.inputs import Inputs, Json, Row, listed, number, placed
from geo.model import Place, PlaceKind, Precision

_AIR_BASE = re.compile(r"\b(?:air ?base|air force base|AFB|RAF|air force station|naval air station)\b", re.I)
_BASE_WORDS = re.compile(r"\s+(?:airbase|air base|air force base|AFB|air force station)$", re.I)
_VARIANTS = ("airbase", "air base", "AB")
_GENERIC = frozenset({
    "aerodrome", "airfield", "airpark", "airport", "base", "city", "county", "field", "heliport",
    "international", "memorial", "military", "municipal", "new", "north", "regional", "south", "the",
})  # fmt: skip
_AMERICAN_VARIANTS = ("Air Force Base", "AFB", "air base", "airbase")


def sites(inputs: Inputs) -> Iterator[Entry]:
    for row in inputs.table("sites.csv"):
        lat, lon = placed(row)
        place = Place(
            id=f"site:{row['id'].removeprefix('site:')}",
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            lat=lat,
            lon=lon,
            precision=Precision.SITE,
            country=row["country"] or None,
            geonameid=number(row, "geonameid"),
        )
        names = ((row["name"], NameKind.NAME), *aliases(listed(row, "spellings")))
        yield Entry(place, names, also=tuple(_absorbed(row)))


def _absorbed(row: Row) -> Iterator[str]:
    """The ids of the records, in other sources, of the same site."""
    if icao := (row.get("icao") or "").strip():
        yield f"icao:{icao}"
    if geonameid := number(row, "geonameid"):
        yield f"gn:{geonameid}"


def airfields(inputs: Inputs) -> Iterator[Entry]:
    for icao, field in inputs.airfields.items():
        name = field["name"].strip()
        if normalise(name):
            yield Entry(_airfield(icao, name, field), tuple(_airfield_names(name, field)))


def _airfield(icao: str, name: str, field: Json) -> Place:
    return Place(
        id=f"icao:{icao}",
        name=name,
        kind=PlaceKind.AIRBASE if _AIR_BASE.search(name) else PlaceKind.AIRPORT,
        lat=field["lat"],
        lon=field["lon"],
        precision=Precision.SITE,
        country=field["country"] or None,
    )


def _airfield_names(name: str, field: Json) -> Iterator[Named]:
    """A base is an "air base", an "airbase" and an "AB"; an airport goes without "International" too."""
    yield name, NameKind.NAME
    bare = _BASE_WORDS.sub("", name)
    if bare != name:
        yield bare, NameKind.ALIAS
        variants = _AMERICAN_VARIANTS if field["country"] == "US" else _VARIANTS
        yield from ((f"{bare} {variant}", NameKind.ALIAS) for variant in variants)
    if " International Airport" in name:
        yield name.replace(" International Airport", " Airport"), NameKind.ALIAS
    yield from aliases(_without_city(name, (field.get("city") or "").strip()))


def _without_city(name: str, city: str) -> Iterator[str]:
    """What is left of an airfield's name without its city, where that still names it: "Heathrow Airport"."""
    rest = name.removeprefix(f"{city} ")
    if city and rest != name and not _GENERIC.issuperset(normalise(rest).split()):
        yield rest


def ports(inputs: Inputs, made_by_hand: Iterable[Entry]) -> Iterator[Entry]:
    """Seaports that the table made by hand does not have."""
    known = {
        (entry.place.country, normalise(name).removeprefix("port of ").removesuffix(" port"))
        for entry in made_by_hand
        if entry.place.kind is PlaceKind.PORT
        for name, _ in entry.names
    }
    for index, port in enumerate(inputs.ports):
        entry = _port(index, port)
        if entry is not None and (entry.place.country, normalise(port["properties"]["name"])) not in known:
            yield entry


def _port(index: int, port: Json) -> Entry | None:
    described = port["properties"]
    code, name = described.get("port"), (described.get("name") or "").strip()
    if not normalise(name):
        return None
    lon, lat = port["geometry"]["coordinates"][:2]
    place = Place(
        id=f"port:{code or index}",
        name=f"Port of {name}",
        kind=PlaceKind.PORT,
        lat=lat,
        lon=lon,
        precision=Precision.SITE,
        country=code[:2] if code else None,
    )
    called = (f"{name} port", f"{name} seaport", f"{name} harbour", f"{name} harbor", name)
    return Entry(place, ((place.name, NameKind.NAME), *aliases(called)))
