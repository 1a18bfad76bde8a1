"""Finds places for whatever a person types: exact names first, then beginnings, then near misses.

"Tripoli, Lebanon" is the Tripoli that lies in Lebanon: what follows a comma narrows down what stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from geo.gazetteer.names import normalise
from geo.gazetteer.prior import Candidate, prior
from geo.model import Place

LONGEST_QUERY = 120
_BEGINNINGS = 400  # names that begin like the query and are ranked
_FUZZY_FROM = 4  # characters; shorter names are a typing error away from anything
_TWO_ERRORS_FROM = 7
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщъыьэюяіїєґ", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
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
    query = query[:LONGEST_QUERY].strip()
    head, *context = (normalise(part) for part in query.split(","))
    lies_in = _filter(names, [part for part in context if part])
    found: dict[str, Candidate] = {}
    for step in (_exact, _by_code, _beginnings, _misspelt):
        if step is _misspelt and found:
            break
        for candidate in step(names, head if step is not _by_code else query):
            if lies_in(candidate.place):
                found.setdefault(candidate.place.id, candidate)
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _exact(names: Names, name: str) -> Iterable[Candidate]:
    return names.candidates(name)
