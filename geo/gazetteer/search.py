"""Finds places for whatever a person types: exact names first, then beginnings, then near misses.

"Tripoli, Lebanon" is the Tripoli that lies in Lebanon: what follows a comma narrows down what stands before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Protocol

from geo.gazetteer.names import normalise
from geo.gazetteer.prior import Candidate, NameKind, prior
from geo.model import Place, PlaceKind

LONGEST_QUERY = 120
_BEGINNINGS = 1000  # names that begin like the query, and are then ranked
_BEGINNING_FROM = 3  # characters
_ONE_ERROR_FROM, _TWO_ERRORS_FROM = 4, 7
_LONGEST_MISSPELT = 40
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz ",
    "абвгдежзиклмнопрстуфхцчшщъыьэюяієґ ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ",
)
_LATIN_FOR = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_LATIN = str.maketrans(_LATIN_FOR)


class Names(Protocol):
    """What searching needs of a gazetteer."""

    def candidates(self, name: str) -> tuple[Candidate, ...]: ...
    def has(self, normalised: str) -> bool: ...
    def begins(self, normalised: str) -> bool: ...
    def starting_with(self, normalised: str, limit: int) -> Iterator[str]: ...
    def place(self, place_id: str) -> Place | None: ...


def search(names: Names, query: str, limit: int = 20) -> list[Candidate]:
    """Places for a query, best first, no place twice; empty where nothing comes near."""
    head, lies_there = _read(names, query)
    likely = chain(exact(names, query), filter(lies_there, _beginnings(names, head)))
    return _distinct(likely, limit) or _distinct(filter(lies_there, _misspelt(names, head)), limit)


def exact(names: Names, query: str) -> Iterator[Candidate]:
    """The places that bear just the name asked for, in any spelling and script that is on record."""
    head, lies_there = _read(names, query)
    yield from _by_id(names, query.strip())
    yield from names.candidates(query[:LONGEST_QUERY])
    yield from filter(lies_there, names.candidates(head))


def _read(names: Names, query: str) -> tuple[str, Callable[[Candidate], bool]]:
    """A query's name, normalised, and a test of what it says of where the place lies."""
    head, *context = query[:LONGEST_QUERY].split(",")
    return normalise(head), _narrowing(names, [part for part in context if normalise(part)])


def _distinct(candidates: Iterable[Candidate], limit: int) -> list[Candidate]:
    """The first candidates, one for each place."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        if len(found) >= limit:
            break
        found.setdefault(candidate.place.id, candidate)
    return list(found.values())


def _narrowing(names: Names, context: Iterable[str]) -> Callable[[Candidate], bool]:
    """Whether a candidate lies in every country or division of a context. In an unknown one lies nothing."""
    areas = [[c.place for c in names.candidates(part) if c.place.kind.is_administered] for part in context]
    return lambda found: all(any(_lies_in(found.place, area) for area in meant) for meant in areas)


def _lies_in(place: Place, area: Place) -> bool:
    if place.country != area.country:
        return False
    return area.kind is PlaceKind.COUNTRY or place.division == area.name


def _by_id(names: Names, query: str) -> Iterator[Candidate]:
    """A place by its id, or an airfield by its ICAO code in capitals."""
    for place_id in (query, f"icao:{query}"):
        place = names.place(place_id)
        if place is not None:
            yield Candidate(place, NameKind.ABBREVIATION)


def _beginnings(names: Names, name: str) -> Iterator[Candidate]:
    if len(name) < _BEGINNING_FROM:
        return iter(())
    return _ranked(names, names.starting_with(name, _BEGINNINGS))


def _misspelt(names: Names, name: str) -> Iterator[Candidate]:
    """Candidates for names one typing error away, then two; Cyrillic is tried in Latin letters too."""
    spelled = list(dict.fromkeys((name, name.translate(_LATIN))))
    yield from chain.from_iterable(map(names.candidates, spelled))
    for errors, shortest in ((1, _ONE_ERROR_FROM), (2, _TWO_ERRORS_FROM)):
        near = {
            corrected
            for spelling in spelled
            if shortest <= len(spelling) <= _LONGEST_MISSPELT
            for corrected in _corrections(names, "", spelling, errors, _alphabet(spelling))
        }
        yield from _ranked(names, near)


def _ranked(names: Names, spellings: Iterable[str]) -> Iterator[Candidate]:
    found = chain.from_iterable(names.candidates(spelling) for spelling in spellings)
    return iter(sorted(found, key=lambda candidate: (-prior(candidate), candidate.place.id)))


def _alphabet(name: str) -> str:
    """The letters of a name's script; a script without one is corrected by leaving out and swapping only."""
    return next((letters for letters in _ALPHABETS if name[0] in letters), "")


def _corrections(names: Names, done: str, rest: str, errors: int, alphabet: str) -> Iterator[str]:
    """Known names that differ from done + rest by some errors in rest; ``done`` must begin a name."""
    if done and not names.begins(done):
        return
    if not rest and names.has(done):
        yield done
    if rest:
        yield from _corrections(names, done + rest[0], rest[1:], errors, alphabet)
    if errors:
        for start, left in _with_an_error(rest, alphabet):
            yield from _corrections(names, done + start, left, errors - 1, alphabet)


def _with_an_error(rest: str, alphabet: str) -> Iterator[tuple[str, str]]:
    """What may have been meant where an error comes first: (corrected, what follows it)."""
    yield from ((letter, rest) for letter in alphabet)
    if rest:
        yield "", rest[1:]
        yield from ((letter, rest[1:]) for letter in alphabet)
    if len(rest) > 1:
        yield rest[1] + rest[0], rest[2:]
