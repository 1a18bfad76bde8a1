"""Countries, continents, seas, regions and features: tables made by hand, some with GeoNames' ids."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer.prior import NameKind
from geo.gazetteer.sources.entry import Entry, Named, aliases
from geo.gazetteer.sources.inputs import Inputs, Row, listed, number, placed
from geo.model import Place, PlaceKind


def countries(inputs: Inputs) -> Iterator[Entry]:
    for row in inputs.table("places/countries.csv"):
        known = inputs.countries.get(row["iso"], {})
        geonameid = number(row, "geonameid") or known.get("geonameid")
        lat, lon = placed(row)
        place = Place(
            id=f"gn:{geonameid}",
            name=row["name"],
            kind=PlaceKind.COUNTRY,
            lat=lat,
            lon=lon,
            precision=PlaceKind.COUNTRY.precision,
            country=row["iso"],
            geonameid=geonameid,
            population=known.get("population", 0),
        )
        listed_by_geonames = aliases([known["name"]] if known else [])
        yield Entry(place, (*spellings(row), *listed_by_geonames), also=(f"iso:{row['iso']}",))


def regions(inputs: Inputs) -> Iterator[Entry]:
    continents = {c["toponymName"]: int(c["geonameId"]) for c in inputs.continents.values()}
    for row in inputs.table("places/regions.csv"):
        lat, lon = placed(row)
        kind, inside = PlaceKind(row["kind"]), listed(row, "countries")
        place = Place(
            id=f"region:{row['id']}",
            name=row["name"],
            kind=kind,
            lat=lat,
            lon=lon,
            precision=kind.precision,
            country=inside[0] if len(inside) == 1 else None,
            geonameid=continents.get(row["name"]) if kind is PlaceKind.CONTINENT else None,
        )
        yield Entry(place, spellings(row), also=tuple(listed(row, "also")))


def features(inputs: Inputs) -> Iterator[Entry]:
    """Rivers, lakes, mountains, islands, parks, quarters of cities and small towns that news names."""
    for row in inputs.table("places/features.csv"):
        kind = PlaceKind(row["kind"])
        lat, lon = placed(row)
        place = Place(
            id=f"feature:{row['id']}",
            name=row["name"],
            kind=kind,
            lat=lat,
            lon=lon,
            precision=kind.precision,
            country=row["country"],
        )
        yield Entry(place, ((row["name"], NameKind.NAME), *aliases(listed(row, "aliases"))))


def spellings(row: Row) -> tuple[Named, ...]:
    """All names that a row of a table made by hand gives."""
    return (
        (row["name"], NameKind.NAME),
        *aliases(listed(row, "aliases")),
        *((name, NameKind.ABBREVIATION) for name in listed(row, "abbreviations")),
        *((name, NameKind.DEMONYM) for name in listed(row, "demonyms")),
    )
