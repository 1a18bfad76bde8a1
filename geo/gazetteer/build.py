"""Compiles the gazetteer's data file: gather entries, let tables made by hand absorb their doubles, write."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.codes import CODES, Codes, numbers
from geo.gazetteer.index import ID_PREFIX, NO_DIVISION
from geo.gazetteer.names import normalise
from geo.gazetteer.prior import Candidate, NameKind, prior
from geo.gazetteer.sources import cities, countries, districts, divisions, facilities, villages
from geo.gazetteer.sources.entry import Entry, Named, aliases, kept
from geo.gazetteer.sources.inputs import Inputs
from geo.gazetteer.sources.taken import Taken
from geo.settings import DATA

_DIGITS = 1e5  # of a degree: about a metre
_SHORT_FORMS = (("saint ", "st "), ("fort ", "ft "), ("mount ", "mt "))
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built: sizes in bytes, and how many places there are of each kind."""

    path: Path
    size: int
    trie: int
    places: int
    names: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """All entries, in the order of their rows. ``areas`` rows stand for more than a point on the ground."""

    entries: Sequence[Entry]
    areas: int
    identified: int  # rows before the cities, which need no id of their own


def build(
    target: Path = DATA / "gazetteer.bin", inputs: Inputs | None = None, codes: Codes = CODES
) -> BuildReport:
    """Compile the gazetteer from its sources. The same inputs give the same bytes."""
    inputs = inputs or Inputs.installed(target.parent)
    gathered = _gather(inputs)
    postings = _postings(gathered, codes)
    trie = marisa_trie.Trie(sorted(postings))
    kinds = Counter(entry.place.kind.value for entry in gathered.entries)
    names = sum(1 for name in postings if not name.startswith(ID_PREFIX))
    metadata = _metadata(gathered, codes, inputs, kinds, names)
    size = layout.write(target, trie, _arrays(gathered, codes, trie, postings), metadata)
    places = len(gathered.entries)
    return BuildReport(target, size, len(trie.tobytes()), places, names, dict(sorted(kinds.items())))


def _gather(inputs: Inputs) -> _Gathered:
    divided = divisions.divisions(inputs)
    codes = divisions.by_code(divided)
    taken = Taken.listed(inputs)
    sites = list(facilities.sites(inputs))
    regions = list(countries.regions(inputs))
    replaced = {identity for region in regions for identity in region.also}
    areas = [
        *countries.countries(inputs),
        *regions,
        *countries.features(inputs),
        *(entry for entry in divisions.entries(divided, taken.words) if entry.place.id not in replaced),
        *districts.counties(inputs, codes),
        *districts.districts(inputs, codes, divided),
    ]
    points = [*facilities.airfields(inputs), *facilities.ports(inputs, sites)]
    towns = sorted(cities.entries(inputs, codes), key=lambda entry: entry.place.geonameid or 0)
    merged, left = _absorb(sites, points, towns)
    before = [*areas, *merged, *left[0], *villages.entries(inputs, codes)]
    entries = list(taken.without([*before, *left[1]]))
    return _Gathered(entries, areas=len(areas), identified=len(before))


def _absorb(sites: Sequence[Entry], *others: Sequence[Entry]) -> tuple[list[Entry], list[list[Entry]]]:
    """Sites made by hand with the names of the records that they absorb, and the records that are left."""
    claimed = {identity for site in sites for identity in site.also}
    doubles = {e.place.id: e for e in chain.from_iterable(others) if e.place.id in claimed}
    merged = [_merged(site, [doubles[i] for i in site.also if i in doubles]) for site in sites]
    return merged, [[entry for entry in entries if entry.place.id not in claimed] for entries in others]


def _merged(site: Entry, doubles: Iterable[Entry]) -> Entry:
    inherited = chain.from_iterable(aliases(name for name, _ in double.names) for double in doubles)
    return replace(site, names=(*site.names, *inherited))


def _postings(gathered: _Gathered, codes: Codes) -> dict[str, list[int]]:
    """By look-up name: the rows that bear it with the name's kind, best prior first."""
    number = numbers(codes.name_kinds)
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for row, entry in enumerate(gathered.entries):
        for name, kind in _look_up_names(entry.names).items():
            weight = prior(Candidate(entry.place, kind))
            found[name].append((-weight, row << layout.KIND_BITS | number[kind]))
    for row, entry in enumerate(gathered.entries):
        for identity in entry.also if row >= gathered.identified else (entry.place.id, *entry.also):
            found[ID_PREFIX + identity].append((0.0, row << layout.KIND_BITS | number[NameKind.NAME]))
    return {name: [posting for _, posting in sorted(ranked)] for name, ranked in found.items()}


def _look_up_names(names: Iterable[Named]) -> dict[str, NameKind]:
    """Normalised names with more than one character and at least one letter."""
    return kept(
        (spelling, kind)
        for name, kind in names
        for spelling in _spelled(normalise(name))
        if len(spelling) > 1 and _LETTER.search(spelling)
    )


def _spelled(name: str) -> Iterator[str]:
    """A name, and with the first word long or short: "saint louis", "st louis"."""
    yield name
    for pair in _SHORT_FORMS:
        for ours, other in (pair, pair[::-1]):
            if name.startswith(ours):
                yield other + name.removeprefix(ours)


def _arrays(
    gathered: _Gathered, codes: Codes, trie: marisa_trie.Trie, postings: Mapping[str, list[int]]
) -> dict[str, layout.Array]:
    ranked = [postings[name] for name in sorted(postings, key=trie.key_id)]
    ids, id_ends = _heap(entry.place.id for entry in gathered.entries[: gathered.identified])
    names, name_ends = _heap(entry.place.name for entry in gathered.entries)
    return _columns(gathered.entries, codes) | {
        "ids": ids,
        "id_ends": id_ends,
        "names": names,
        "name_ends": name_ends,
        "postings": np.fromiter(chain.from_iterable(ranked), "<u4"),
        "posting_ends": _ends(ranked),
    }


def _columns(entries: Sequence[Entry], codes: Codes) -> dict[str, layout.Array]:
    """What is of fixed size in a place, one array each."""
    places = [entry.place for entry in entries]
    kind, precision = numbers(codes.kinds), numbers(codes.precisions)
    rows = {identity: row for row, entry in enumerate(entries) for identity in (entry.place.id, *entry.also)}
    within = (rows.get(entry.within or "", NO_DIVISION) for entry in entries)
    return {
        "lat": np.fromiter((round(place.lat * _DIGITS) for place in places), "<i4"),
        "lon": np.fromiter((round(place.lon * _DIGITS) for place in places), "<i4"),
        "country": np.fromiter((_two_letters(place.country) for place in places), "<u2"),
        "division": np.fromiter(within, "<u2"),
        "population": np.fromiter((place.population for place in places), "<u4"),
        "geonameid": np.fromiter((place.geonameid or 0 for place in places), "<u4"),
        "kind": np.fromiter((kind[place.kind] for place in places), "<u1"),
        "precision": np.fromiter((precision[place.precision] for place in places), "<u1"),
    }


def _two_letters(country: str | None) -> int:
    return int.from_bytes((country or "").encode("ascii"), "big")


def _heap(strings: Iterable[str]) -> tuple[layout.Array, layout.Array]:
    """Strings end to end in UTF-8, and where each of them ends."""
    encoded = [string.encode() for string in strings]
    return np.frombuffer(b"".join(encoded), dtype="<u1"), _ends(encoded)


def _ends(parts: Iterable[Sized]) -> layout.Array:
    """Where each part ends once all are put one after the other."""
    return np.cumsum(np.fromiter((len(part) for part in parts), "<u4"), dtype="<u4")


def _metadata(
    gathered: _Gathered, codes: Codes, inputs: Inputs, kinds: Mapping[str, int], names: int
) -> dict[str, Any]:
    """What the file says of itself. Dated by its sources, so that building it again changes nothing."""
    return {
        "areas": gathered.areas,
        "codes": codes.written(),
        "identified": gathered.identified,
        "names": names,
        "kinds": dict(kinds),
        "sources": dict(inputs.versions),
        "tables": inputs.tables_digest(),
    }
