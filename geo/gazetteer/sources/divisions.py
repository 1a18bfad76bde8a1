"""First-level divisions: GeoNames' codes and names, matched with ISO 3166-2.

GeoNames says which division a city lies in, ISO 3166-2 has the points and the names in other languages.
Neither knows the other's codes, so that they are matched by name and nearness, country by country; what names
cannot tell (Moscow and its oblast) stands in places/same.csv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain

from geo.errors import GazetteerError
from geo.gazetteer.names import normalise
from geo.gazetteer.prior import NameKind
from geo.gazetteer.sources.cities import ARABIC_SPEAKING, code
from geo.gazetteer.sources.countries import spellings
from geo.gazetteer.sources.entry import Entry, Named, aliases
from geo.gazetteer.sources.inputs import Inputs, Json, Row, number, point
from geo.model import Place, PlaceKind, Precision
from geo.spatial import Point, distance_km

_TYPES = frozenset({
    "administrative", "area", "autonomous", "capital", "city", "council", "county", "department",
    "district", "division", "federal", "governorate", "krai", "kraj", "kray", "metropolitan",
    "municipality", "oblast", "okrug", "parish", "prefecture", "province", "region", "republic",
    "respublika", "state", "territory", "the", "of",
})  # fmt: skip
_ARTICLES = frozenset({
    "ad", "al", "an", "ar", "as", "ash", "at", "az", "el",
})  # fmt: skip
_FORMER_SOVIET = frozenset({
    "AM", "AZ", "BG", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ",
})  # fmt: skip
_REMARK = re.compile(r"\s*[\[(][^\])]*[\])]?")
_PARTS = frozenset({
    "central", "east", "eastern", "lower", "middle", "north", "northern", "south", "southern", "upper",
    "west", "western",
})  # fmt: skip
_IN_LANGUAGE = re.compile(r",?\s*([^()]+?)\s*\(([^()]*)\)")
_NO_DIVISIONS = frozenset({"Geographical region", "Geographical unit"})  # islands of Indonesia and the like
_BELIEVABLE = 0.78
_SAME_NAME = 0.5
_CERTAIN = 2.0
_NEAR_KM = 300.0


@dataclass(slots=True)
class Division:
    """A division while what is known of it is put together."""

    country: str
    code: str | None = None  # GeoNames
    iso: str | None = None
    names: list[Named] = field(default_factory=list)
    english: list[str] = field(default_factory=list)
    nicknames: frozenset[str] = frozenset()
    type: str = ""
    point: Point | None = None
    geonameid: int | None = None
    population: int = 0

    @property
    def id(self) -> str:
        return f"iso:{self.iso}" if self.iso else f"adm1:{self.code}"

    @property
    def cores(self) -> set[str]:
        return {core(name) for name, _ in self.names}


def core(name: str) -> str:
    """A division's name without its type and article: "krasnodar" of "Krasnodar Krai"."""
    tokens = normalise(name).split()
    return " ".join(t for t in tokens if t not in _TYPES and t not in _ARTICLES) or " ".join(tokens)


def divisions(inputs: Inputs) -> list[Division]:
    """The divisions of all countries, matched, with points and populations."""
    by_country: dict[str, list[Division]] = defaultdict(list)
    for division in _of_geonames(inputs):
        by_country[division.country].append(division)
    same = {row["code"]: row["iso_3166_2"] for row in inputs.table("places/same.csv")}
    for country, subdivisions in inputs.subdivisions.items():
        _match(by_country[country], list(_of_iso(country, subdivisions, inputs)), same)
    found = list(chain.from_iterable(by_country.values()))
    _correct(found, inputs)
    return [division for division in found if division.point]


def entries(found: Iterable[Division], words: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """Every division; one whose name is among ``words`` is named with its type: "West Region"."""
    return (_entry(division, words) for division in found)


def by_code(found: Iterable[Division]) -> dict[str, str]:
    """Division ids by GeoNames code."""
    return {division.code: division.id for division in found if division.code}


def _of_geonames(inputs: Inputs) -> Iterator[Division]:
    centres = _centres(inputs.cities)
    for row in inputs.table("places/admin1.csv"):
        country, _, last = row["code"].partition(".")
        centre, population = centres.get(row["code"], (None, 0))
        state = inputs.states.get(last, {}) if country == "US" else {}
        names = [(row["name"], NameKind.NAME)]
        names += [(last, NameKind.ABBREVIATION)] if state else []
        yield Division(
            country,
            code=row["code"],
            names=names,
            english=[row["name"]],
            point=centre,
            geonameid=state.get("geonameid"),
            population=population,
        )


def _centres(cities: Iterable[Json]) -> dict[str, tuple[Point, int]]:
    """By GeoNames code: where the people of a division live on average, and how many live in its cities."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for city in cities:
        weight = city["population"] + 1
        total = sums[code(city)]
        for index, value in enumerate((city["latitude"] * weight, city["longitude"] * weight, weight)):
            total[index] += value
        total[3] += city["population"]
    return {
        key: ((lat / weight, lon / weight), int(people)) for key, (lat, lon, weight, people) in sums.items()
    }


def _of_iso(country: str, subdivisions: Mapping[str, Json], inputs: Inputs) -> Iterator[Division]:
    for iso, described in sorted(subdivisions.items()):
        if _is_country(iso, described["name"], inputs) or described["type"] in _NO_DIVISIONS:
            continue
        local = _IN_LANGUAGE.findall(described["localOtherName"] or "")
        names = [_REMARK.sub("", described["name"]), *(name for name, language in local if language != "eng")]
        english = [name for name, language in local if language == "eng"]
        yield Division(
            country,
            iso=iso,
            names=list(aliases([*names, *english])),
            english=english,
            nicknames=frozenset(name for name in english if _is_nickname(name, names)),
            type=normalise(described["type"] or ""),
            point=tuple(described["latLng"][:2]) if described["latLng"] else None,
        )


def _is_nickname(english: str, names: Iterable[str]) -> bool:
    """Whether an English name neither sounds like a local one nor begins with a direction: "Steel City"."""
    words = normalise(english).split()
    if len(words) > 1 and words[0] in _PARTS and "of" not in words:
        return False
    return all(SequenceMatcher(None, core(english), core(name)).ratio() < _SAME_NAME for name in names)


def _is_country(iso: str, name: str, inputs: Inputs) -> bool:
    """Whether a division is listed as a country too: Puerto Rico, not Georgia."""
    country = inputs.countries.get(iso.partition("-")[2])
    return country is not None and core(country["name"]) == core(name)


def _match(known: list[Division], listed: list[Division], same: Mapping[str, str]) -> None:
    """Merge the divisions of ISO 3166-2 into GeoNames' ones, best match first; keep the rest as they are."""
    scored = (
        (_CERTAIN if same.get(a.code or "") == b.iso else _likeness(a, b), index, b.iso or "", a, b)
        for index, a in enumerate(known)
        for b in listed
    )
    merged: set[str] = set()
    for score, _, iso, division, other in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score >= _BELIEVABLE and division.iso is None and iso not in merged:
            merged.add(iso)
            _merge(division, other)
    known += [
        _named_in_english(_without_nicknames(other, set())) for other in listed if other.iso not in merged
    ]


def _likeness(a: Division, b: Division) -> float:
    """How surely two records are one division: 0 to 1, by name, less for every kilometre between them."""
    if f"{a.country}-{(a.code or '').partition('.')[2]}" == b.iso and a.cores & b.cores:
        return _CERTAIN
    distance = distance_km(a.point, b.point) if a.point and b.point else _NEAR_KM / 2
    if distance > 4 * _NEAR_KM:
        return 0.0
    full = {normalise(name) for name, _ in a.names} & {normalise(name) for name, _ in b.names}
    alike = 1.0 if full else 0.97 if a.cores & b.cores else _ratio(a.cores, b.cores, distance)
    same_type = 0.02 if _types(a) & _types(b) else 0.0
    return alike + same_type - distance / 10_000


def _types(division: Division) -> set[str]:
    """The words for its type that a division's names hold: Moscow and Moscow Oblast are two."""
    said = " ".join([division.type, *(normalise(name) for name, _ in division.names)])
    return set(said.split()) & _TYPES


def _ratio(some: Iterable[str], others: set[str], distance: float) -> float:
    """The likeness of the two names most alike, for divisions near each other."""
    if distance > _NEAR_KM:
        return 0.0
    return max((SequenceMatcher(None, a, b).ratio() * 0.95 for a in some for b in others), default=0.0)


def _merge(division: Division, other: Division) -> None:
    other = _without_nicknames(other, division.cores)
    division.iso, division.type = other.iso, other.type
    division.names += other.names
    division.english += other.english
    division.point = other.point or division.point


def _without_nicknames(division: Division, certain: set[str]) -> Division:
    """A division of ISO 3166-2 with the names that people use, among them those that GeoNames has too."""
    unwanted = {name for name in division.nicknames if core(name) not in certain}
    division.names = [named for named in division.names if named[0] not in unwanted]
    division.english = [name for name in division.english if name not in unwanted]
    return division


def _named_in_english(division: Division) -> Division:
    """A division of ISO 3166-2 alone goes by its English name, where it has one."""
    best = division.english[0] if division.english else division.names[0][0]
    division.names.insert(0, (best, NameKind.NAME))
    division.english = division.english or [best]
    return division


def _correct(found: list[Division], inputs: Inputs) -> None:
    """Let the table made by hand name, place and extend divisions.

    Its codes are those of ISO 3166-2 and, where that has none, of GeoNames.
    """
    listed = {key: division for division in found for key in (division.code, division.iso) if key}
    for row in inputs.table("places/divisions.csv"):
        key = row["iso_3166_2"]
        if key not in listed:
            listed[key] = Division(key.partition("-")[0], iso=key)
            found.append(listed[key])
        _overrule(listed[key], row)


def _overrule(division: Division, row: Row) -> None:
    division.names = [*spellings(row), *division.names]
    division.english = [row["name"], *division.english]
    division.point = point(row) or division.point
    division.geonameid = number(row, "geonameid") or division.geonameid
    division.population = number(row, "population") or division.population


def _entry(division: Division, words: frozenset[str]) -> Entry:
    if division.point is None:
        raise GazetteerError(f"no point for the division {division.id}")
    lat, lon = division.point
    name = division.names[0][0]
    if normalise(name) in words:
        name = f"{name} {(division.type or _words(division)[-1]).title()}"
    place = Place(
        id=division.id,
        name=name,
        kind=PlaceKind.DIVISION,
        lat=lat,
        lon=lon,
        precision=Precision.REGION,
        country=division.country,
        geonameid=division.geonameid,
        population=division.population,
    )
    return Entry(place, ((name, NameKind.NAME), *division.names, *aliases(variants(division))))


def variants(division: Division) -> Iterator[str]:
    """The ways in which reports write a division: "Idlib province", "Krasnodar region", "state of Ohio"."""
    words = _words(division)
    for name in dict.fromkeys(core(english) for english in division.english):
        yield name
        for word in words:
            yield f"{name} {word}"
            yield f"{word} of {name}"


def _words(division: Division) -> tuple[str, ...]:
    """What a division of its type may be called in English."""
    said = division.type + " " + " ".join(normalise(name) for name in division.english)
    if division.country in _FORMER_SOVIET:
        return _soviet_words(said)
    if division.country in ARABIC_SPEAKING:
        return ("province", "governorate", "region")
    if "state" in said.split():
        return ("state",)
    if "republic" in said.split():
        return ("republic",)
    return ("province", "region")


def _soviet_words(said: str) -> tuple[str, ...]:
    if "city" in said.split():
        return ()
    if "krai" in said or "kray" in said or "territory" in said.split():
        return ("krai", "kray", "territory", "region")
    if "republic" in said or "respublika" in said:
        return ("republic", "region")
    return ("oblast", "region", "province")
