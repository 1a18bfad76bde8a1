"""Which places a toponym may denote: those of the name as written, else of the name in another form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from geo import lexicon
from geo.gazetteer import Candidate, Gazetteer, NameKind, normalise
from geo.geoparse.toponym import Toponym

_MOST = 40
_SHORT = 6  # characters of the longest abbreviation in capitals
_WELL_KNOWN = 50_000  # people
_AREA_WORDS = frozenset(
    ("borough", "city", "county", "district", "governorate", "municipality", "oblast", "parish", "prefecture",
     "province", "region", "republic", "state", "territory", "town", "township", "village")
)  # fmt: skip
_SPELT_OUT = {
    "e": "east", "ft": "fort", "mt": "mount", "n": "north", "pt": "point", "s": "south", "st": "saint",
    "ste": "sainte", "w": "west",
}  # fmt: skip
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")


class Written(NamedTuple):
    """A name as written: all that its look-up depends on."""

    name: str
    site: str | None
    demonym: bool
    abbreviated: bool

    @classmethod
    def of(cls, toponym: Toponym) -> Written:
        short = toponym.text.isupper() and len(toponym.text) <= _SHORT
        return cls(
            normalise(toponym.name), toponym.site, toponym.demonym, short or toponym.text.endswith(".")
        )


class CandidateFinder:
    """Looks toponyms up. Safe to share between threads."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, name: str, site: str | None, demonym: bool, abbreviated: bool) -> tuple[Candidate, ...]:
        """Candidates of a name and of the name with its site word; where none are, of another form of it.

        ``demonym`` and ``abbreviated`` tell how the name is written here. Empty where nobody bears it.
        """
        found = self._written(name, demonym, abbreviated)
        with_site = [
            c for form in lexicon.site_forms(site) for c in self._gazetteer.candidates(f"{name} {form}")
        ]
        if found or with_site:
            return _one_each(chain(found, with_site))
        return next(filter(None, self._in_other_forms(name, demonym, abbreviated)), ())

    def _written(self, name: str, demonym: bool, abbreviated: bool) -> tuple[Candidate, ...]:
        found = self._gazetteer.candidates(name)
        if not abbreviated:
            found = tuple(c for c in found if c.name_kind is not NameKind.ABBREVIATION)
        if demonym:
            found = tuple(c for c in found if c.name_kind is NameKind.DEMONYM) or found
        return _one_each(found[:_MOST])

    def _in_other_forms(self, name: str, demonym: bool, abbreviated: bool) -> Iterator[tuple[Candidate, ...]]:
        words = normalise(name).split(" ")
        for form in same_name(words):
            yield self._written(form, demonym, abbreviated)
        # "West Wing" is no part of a village called Wing.
        for form in part_of_name(words):
            yield tuple(c for c in self._written(form, demonym, abbreviated) if _is_well_known(c))


def same_name(words: Sequence[str]) -> Iterator[str]:
    """Other spellings under which a gazetteer may hold a name: "city of Mosul" → "mosul"."""
    if words[0] == "the":
        yield " ".join(words[1:])
    if all(len(w) == 1 for w in words):  # "N. Y."
        yield "".join(words)
    yield " ".join(_SPELT_OUT.get(w, w) for w in words)
    if len(words) > 1 and words[-1] in _AREA_WORDS:
        yield f"{words[-1]} {' '.join(words[:-1])}"  # "Mayo County", "County Mayo"
        yield " ".join(words[:-1])
    if len(words) > 2 and words[0] in _AREA_WORDS and words[1] == "of":
        yield " ".join(words[2:])


def part_of_name(words: Sequence[str]) -> Iterator[str]:
    """The place of which a name is a part, or the singular of a people: "northern Mali" → "mali"."""
    at = 0
    while at < len(words) - 1 and words[at] in lexicon.words("directions"):
        at += 1
        yield " ".join(words[at:])
    singular = _PLURAL.sub("", words[-1])
    if singular != words[-1]:
        yield " ".join([*words[:-1], singular])


def _one_each(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each place once, by the name that is most usual for it."""
    by_place: dict[str, Candidate] = {}
    for candidate in candidates:
        by_place.setdefault(candidate.place.id, candidate)
    return tuple(by_place.values())


def _is_well_known(candidate: Candidate) -> bool:
    return candidate.place.population >= _WELL_KNOWN or candidate.place.kind.is_administered
