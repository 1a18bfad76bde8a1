"""Second-level divisions: counties of the United States, districts and the like of other countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from geo.gazetteer.prior import NameKind
from geo.gazetteer.sources.divisions import Division, core
from geo.gazetteer.sources.entry import Entry, aliases
from geo.gazetteer.sources.inputs import Inputs, Row, number, placed
from geo.model import Place, PlaceKind, Precision
from geo.spatial import is_within

_WELL_KNOWN = 100_000  # people in a county
_SHORT = 6  # letters: below, a name alone is often another word or a surname
_SAME_KM = 120.0
_ENGLISH_WORDS = {
    "AR": ("department",), "BE": ("province",), "CA": ("county", "district", "region"),
    "CL": ("province",), "CN": ("city", "prefecture"), "EE": ("municipality",), "ES": ("province",),
    "FR": ("department",), "GB": ("county", "council area", "borough"), "HR": ("municipality",),
    "IE": ("county",), "IT": ("province",), "KE": ("county",), "LR": ("county",), "MX": ("municipality",),
    "NL": ("municipality",), "NO": ("municipality",), "PE": ("province",), "PH": ("province",),
    "PL": ("county",), "RO": ("county",), "SE": ("municipality",),
}  # fmt: skip
_LEADING_COUNTY = frozenset({"GB", "IE"})


def counties(inputs: Inputs, divided: Mapping[str, str]) -> Iterator[Entry]:
    """US counties, under their full names; those with many people without "County" too, as in "Gwinnett"."""
    for row in inputs.table("places/counties.csv"):
        place = _place(row)
        names = [core(row["name"])] if place.population >= _WELL_KNOWN else []
        yield Entry(place, ((row["name"], NameKind.NAME), *aliases(names)), within=_first_level(row, divided))


def districts(inputs: Inputs, divided: Mapping[str, str], first: Iterable[Division]) -> Iterator[Entry]:
    """Districts of other countries, but for those that are listed as first-level divisions too."""
    known = defaultdict(list)
    for division in first:
        if division.point is not None:
            for name in division.cores:
                known[division.country, name].append(division.point)
    for row in inputs.table("places/districts.csv"):
        place = _place(row)
        country = place.country or ""
        if any(_near(place, at) for at in known[country, row["bare"] or core(row["name"])]):
            continue
        called = dict.fromkeys((row["name"], row["bare"] or row["name"], *_typed(row, country)))
        names = [name for name in called if _is_telling(name, place)]
        yield Entry(
            place, ((names[0], NameKind.NAME), *aliases(names[1:])), within=_first_level(row, divided)
        )


def _is_telling(name: str, place: Place) -> bool:
    """Whether a name may stand alone: a short word does so only for a district of many people."""
    return len(name) >= _SHORT or place.population >= _WELL_KNOWN


def _typed(row: Row, country: str) -> Iterator[str]:
    """The name with the English word for such a district: "Lecce province", "County Mayo"."""
    alone = row["bare"] or row["name"]
    for word in _ENGLISH_WORDS.get(country, ("district",)):
        yield f"{alone} {word}"
    if country in _LEADING_COUNTY:
        yield from (f"{word} {alone}" for word in ("county", "co"))


def _place(row: Row) -> Place:
    lat, lon = placed(row)
    return Place(
        id=f"adm2:{row['code']}",
        name=row["name"],
        kind=PlaceKind.DIVISION,
        lat=lat,
        lon=lon,
        precision=Precision.REGION,
        country=row["code"].partition(".")[0],
        population=number(row, "population") or 0,
    )


def _first_level(row: Row, divided: Mapping[str, str]) -> str | None:
    return divided.get(row["code"].rpartition(".")[0])


def _near(place: Place, at: tuple[float, float]) -> bool:
    return is_within((place.lat, place.lon), at, _SAME_KM)
