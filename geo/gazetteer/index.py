"""Looks names up: name → candidates, best prior first, out of a data file mapped from the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.codes import Codes
from geo.gazetteer.names import normalise
from geo.gazetteer.prior import Candidate
from geo.gazetteer.search import search
from geo.model import Place
from geo.settings import DATA

ID_PREFIX = "#"  # tells ids from names in the trie: no normalised name holds it
NO_DIVISION = 0xFFFF
_KIND_MASK = (1 << layout.KIND_BITS) - 1
_DIGITS = 1e5
_REMEMBERED = 4096
_CITY_ID = re.compile(r"gn:([0-9]{1,9})")


class Gazetteer:
    """Every place and every name of it. Safe to share between threads; pickles as its path."""

    def __init__(self, path: Path, mapped: layout.Mapped) -> None:
        self.path = path
        self.metadata: Mapping[str, Any] = mapped.metadata
        self._codes = Codes.read(path, mapped.metadata)
        self._trie = mapped.trie
        self._arrays = mapped.arrays
        self._columns = {name: memoryview(array.data) for name, array in mapped.arrays.items()}
        self._remembered: Callable[[str], tuple[Candidate, ...]] = lru_cache(_REMEMBERED)(self._look_up)

    @classmethod
    def open(cls, path: Path = DATA / "gazetteer.bin") -> Gazetteer:
        """Map a data file. Raises GazetteerError where it is missing or does not fit this program."""
        return cls(path, layout.read(path))

    def __reduce__(self) -> tuple[Callable[[Path], Gazetteer], tuple[Path]]:
        return Gazetteer.open, (self.path,)

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that a name may denote, most usual first; empty where nobody bears it."""
        return self._remembered(normalise(name))

    def has(self, normalised: str) -> bool:
        """Whether a name, normalised already, is known."""
        return normalised in self._trie

    def longest(self, words: Sequence[str], at: int, limit: int = 6) -> int:
        """How many of the normalised words from ``at`` on make up the longest name: 0 where none does."""
        text = " ".join(words[at : at + limit])
        for name in reversed(self._trie.prefixes(text)):
            if len(name) == len(text) or text[len(name)] == " ":
                return int(name.count(" ")) + 1
        return 0

    def place(self, place_id: str) -> Place | None:
        """The place of an id, be it one that a hand-made site has taken over ("icao:OSLK")."""
        row = self._row(place_id)
        return None if row is None else self._place(row)

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self.place(f"iso:{code}")

    def search(self, query: str, limit: int = 20) -> list[Candidate]:
        """Places for whatever a person types, in any script, misspelt or unfinished: best first."""
        return search(self, query, limit)

    def near(self, lat: float, lon: float, limit: int = 1) -> list[Place]:
        """The towns and sites nearest to a point, nearest first. Countries and seas are never near."""
        here = _on_unit_sphere(np.array([lat]), np.array([lon]))
        squared = ((self._on_the_ground - here) ** 2).sum(axis=0)
        nearest = np.argpartition(squared, min(limit, len(squared) - 1))[:limit]
        first = int(self.metadata["areas"])
        return [self._place(first + int(row)) for row in nearest[np.argsort(squared[nearest], kind="stable")]]

    def spellings(self, place_id: str) -> tuple[str, ...]:
        """The names of a place as they are looked up, its main name first in full spelling."""
        row = self._row(place_id)
        if row is None:
            return ()
        positions = np.flatnonzero(self._arrays["postings"] >> layout.KIND_BITS == row)
        numbers = np.searchsorted(self._arrays["posting_ends"], positions, side="right")
        names = [self._trie.restore_key(int(number)) for number in numbers]
        main = self._text("names", "name_ends", row)
        others = (name for name in names if name != normalise(main) and not name.startswith(ID_PREFIX))
        return (main, *sorted(others))

    def starting_with(self, normalised: str, limit: int) -> Iterator[str]:
        """Names that begin with some characters, ``limit`` at most, in the order of the trie."""
        found = (name for name in self._trie.iterkeys(normalised) if not name.startswith(ID_PREFIX))
        return islice(found, limit)

    def begins(self, normalised: str) -> bool:
        """Whether any name begins with some characters."""
        return next(self._trie.iterkeys(normalised), None) is not None

    @cached_property
    def _on_the_ground(self) -> layout.Array:
        """Where the rows after the areas are, made when first asked for."""
        first = int(self.metadata["areas"])
        lat, lon = (self._arrays[name][first:] / _DIGITS for name in ("lat", "lon"))
        return _on_unit_sphere(lat, lon).astype("<f4")

    def _look_up(self, normalised: str) -> tuple[Candidate, ...]:
        name_kinds = self._codes.name_kinds
        return tuple(
            Candidate(self._place(posting >> layout.KIND_BITS), name_kinds[posting & _KIND_MASK])
            for posting in self._postings(normalised)
        )

    def _postings(self, key: str) -> memoryview[int]:
        number = self._trie.get(key)
        postings, ends = self._columns["postings"], self._columns["posting_ends"]
        if number is None:
            return postings[:0]
        return postings[ends[number - 1] if number else 0 : ends[number]]

    def _row(self, place_id: str) -> int | None:
        if not place_id.isascii():
            return None
        for posting in self._postings(ID_PREFIX + place_id):
            return posting >> layout.KIND_BITS
        city = _CITY_ID.fullmatch(place_id)
        return self._city_row(int(city[1])) if city else None

    def _city_row(self, geonameid: int) -> int | None:
        """The row of a city: those rows are in the order of their GeoNames ids."""
        first = int(self.metadata["identified"])
        cities = self._arrays["geonameid"][first:]
        row = int(np.searchsorted(cities, np.uint32(geonameid)))
        return first + row if row < len(cities) and int(cities[row]) == geonameid else None

    def _place(self, row: int) -> Place:
        column = self._columns
        geonameid, division = column["geonameid"][row], column["division"][row]
        identified = row < len(column["id_ends"])
        return Place(
            id=self._text("ids", "id_ends", row) if identified else f"gn:{geonameid}",
            name=self._text("names", "name_ends", row),
            kind=self._codes.kinds[column["kind"][row]],
            lat=column["lat"][row] / _DIGITS,
            lon=column["lon"][row] / _DIGITS,
            precision=self._codes.precisions[column["precision"][row]],
            country=_country(column["country"][row]),
            division=None if division == NO_DIVISION else self._text("names", "name_ends", division),
            geonameid=geonameid or None,
            population=column["population"][row],
        )

    def _text(self, heap: str, ends: str, row: int) -> str:
        end = self._columns[ends]
        return bytes(self._columns[heap][end[row - 1] if row else 0 : end[row]]).decode()


def _on_unit_sphere(lat: layout.Array, lon: layout.Array) -> layout.Array:
    """Points as three rows of coordinates, whose straight distances compare like those on the ground."""
    lat, lon = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _country(packed: int) -> str | None:
    return packed.to_bytes(2, "big").decode() if packed else None
