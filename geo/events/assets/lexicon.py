"""The lexicon of assets: what is in the tables of data/lexicon/assets, and where it stands in a sentence."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from geo.events.assets.vocabulary import FOLDER, listed
from geo.events.assets.words import Words, key
from geo.inflection import is_plural, noun_forms
from geo.model import AssetClass

_SUFFIX = 5  # letters and digits of a variant: the "MD" of "Il-76MD", the "AMTSh" of "Mi-8AMTSh"
ORDINALS = frozenset({"st", "nd", "rd", "th"})
_INSIDE = frozenset("&#@_/\\.")  # before a letter they are part of something else: "S&P500"
_TABLES = frozenset({"words", "ships", "symbols"})


class Kind(StrEnum):
    """What sort of word it is: a designation, a ship's name, or a class word of one sort or another."""

    DESIGNATION = "designation"
    SHIP = "ship"
    TYPE = "type"
    UNIT = "unit"
    PEOPLE = "people"
    FORCE = "force"
    GENERIC = "generic"


NAMES = frozenset({Kind.DESIGNATION, Kind.SHIP})


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon. ``ambiguous`` ones mean an asset only beside words that say so.

    ``everyday`` ones are ambiguous ones that civilians have and are too, so that more must say so.
    """

    name: str
    asset_class: AssetClass
    kind: Kind
    operator: str | None = None
    symbol: str = ""
    ambiguous: bool = False
    everyday: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of an entry. Where ``exact`` is set, only those ways to write it will do, with a hint."""

    entry: Entry
    plural: bool = False
    exact: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A form in a sentence, from the pieces ``first`` to ``last``."""

    first: int
    last: int
    form: Form

    @property
    def entry(self) -> Entry:
        return self.form.entry

    @property
    def is_doubtful(self) -> bool:
        """Whether it is a name that is an ordinary word or a person's or place's name too."""
        return bool(self.form.exact) or (self.entry.kind is Kind.SHIP and self.entry.ambiguous)


class Lexicon:
    """Types, ships and class words. Safe to share between threads."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._forms = forms
        self._longest = _longest(forms)

    @classmethod
    def open(cls, folder: Path = FOLDER) -> Lexicon:
        """Read the tables of a folder: one for each class, words.csv and ships.csv."""
        forms = dict[str, Form]()
        for path in sorted(folder.glob("*.csv")):
            if path.stem not in _TABLES:
                _add(forms, _designations(path))
        _add(forms, _ships(folder / "ships.csv"))
        _add(forms, _words(folder / "words.csv"))
        return cls(forms)

    @property
    def entries(self) -> frozenset[Entry]:
        return frozenset(form.entry for form in self._forms.values())

    def matches(self, words: Words) -> list[Match]:
        """What stands in a sentence, the longest form at each place, none overlapping."""
        found, after, longest = list[Match](), 0, self._longest
        for first, norm in enumerate(words.norms):
            if first >= after and norm in longest:
                match = self._at(words, first, longest[norm])
                if match:
                    found.append(match)
                    after = match.last + 1
        return found

    def _at(self, words: Words, first: int, longest: int) -> Match | None:
        best, phrase = None, ""
        for last in range(first, min(first + longest, len(words.norms))):
            if last > first and not words.joins(last - 1):
                break
            phrase = f"{phrase} {words.norms[last]}" if phrase else words.norms[last]
            form = self._forms.get(phrase)
            match = _match(words, first, last, form) if form else None
            best = match or best
        return best


def _match(words: Words, first: int, last: int, form: Form) -> Match | None:
    if form.exact and not _is_exact(words.text[words.starts[first] : words.ends[last]], form.exact):
        return None
    if any(words.is_number(at) for at in range(first, last + 1)):
        return _numbered(words, first, last, form)
    if form.entry.kind in NAMES and not words.is_capital(first):
        return None
    return Match(first, last, form)


def _numbered(words: Words, first: int, last: int, form: Form) -> Match | None:
    """A designation, unless it is an article and an age: "A 10 year old", "An 26"."""
    if words.starts[first] and words.text[words.starts[first] - 1] in _INSIDE:
        return None
    doubtful = words.norms[first] in listed("english") and words.is_blank(first)
    if doubtful and (first == 0 or not words.is_capital(first)):
        return None
    return _with_variant(words, first, last, form) if words.is_number(last) else Match(first, last, form)


def _is_exact(text: str, exact: frozenset[str]) -> bool:
    return any(text in (each, f"{each}s", f"{each}es") for each in exact)


def _with_variant(words: Words, first: int, last: int, form: Form) -> Match | None:
    """With the letters that follow the digits; None where too many do ("F-16fighters")."""
    end = last
    while end + 1 < len(words.norms) and words.gap(end) == "":
        end += 1
    suffix = words.text[words.ends[last] : words.ends[end]]
    if len(suffix) > _SUFFIX or suffix in ORDINALS:
        return None
    if not suffix and words.is_hyphen(last) and words.norm(last + 1).isdecimal():
        return Match(first, last + 1, form)  # "An-124-100"
    if words.gap(end) == "/" and _is_variant(words, end + 1):
        return Match(first, end + 1 + (words.gap(end + 1) == ""), form)  # "M109A5/A6", "Su-27/30"
    plural = suffix == "s" or (suffix.endswith("s") and suffix[0].isupper())
    return Match(first, end, replace(form, plural=plural or form.plural))


def _is_variant(words: Words, at: int) -> bool:
    """Whether a piece is the letter or number of another variant."""
    return len(words.norms[at]) <= 2 and (words.is_number(at) or words.is_capital(at))


def _longest(forms: Mapping[str, Form]) -> dict[str, int]:
    """The most pieces of a form that begins with a piece."""
    longest = dict[str, int]()
    for form in forms:
        first, *rest = form.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def _add(forms: dict[str, Form], found: Iterator[tuple[str, Form]]) -> None:
    """Add spellings; what an earlier table says of one stands, but for another exact way to write it."""
    for spelling, form in found:
        look_up = key(spelling)
        known = forms.get(look_up)
        if known is None and look_up:
            forms[look_up] = form
        elif known and known.exact and known.entry == form.entry:
            forms[look_up] = replace(known, exact=known.exact | form.exact if form.exact else frozenset())


def _designations(path: Path) -> Iterator[tuple[str, Form]]:
    asset_class = AssetClass(path.stem)
    for row in _rows(path):
        entry = Entry(row["name"], asset_class, Kind.DESIGNATION, row["operator"] or None, row["symbol"])
        spellings = row["forms"].split("|") if row["forms"] else []
        named = [] if f"={row['name']}" in spellings else [row["name"]]
        for spelling in [*named, *spellings]:
            form = Form(entry, exact=frozenset({spelling[1:]} if spelling.startswith("=") else ()))
            yield from _numbers(spelling.removeprefix("="), form)


def _numbers(spelling: str, form: Form) -> Iterator[tuple[str, Form]]:
    """A name in the singular and, unless it ends in digits, in the plural."""
    yield spelling, form
    if spelling[-1].isalpha() and not spelling.endswith("s"):
        yield from ((each, replace(form, plural=True)) for each in noun_forms(spelling) - {spelling})


def _ships(path: Path) -> Iterator[tuple[str, Form]]:
    for row in _rows(path):
        ambiguous = "ambiguous" in row["note"]
        kind, operator = AssetClass(row["class"]), row["operator"] or None
        yield row["name"], Form(Entry(row["name"], kind, Kind.SHIP, operator, ambiguous=ambiguous))


def _words(path: Path) -> Iterator[tuple[str, Form]]:
    for row in _rows(path):
        kind, doubt = Kind(row["kind"].rstrip("?")), row["kind"].count("?")
        asset_class = AssetClass(row["class"])
        entry = Entry(row["name"], asset_class, kind, None, row["symbol"], doubt > 0, doubt > 1)
        spellings = row["word"].split("|")
        for spelling in spellings:
            yield spelling, Form(entry, plural=_is_of_many(spelling))
            yield from ((each, Form(entry, plural=True)) for each in noun_forms(spelling) - {spelling})


def _is_of_many(spelling: str) -> bool:
    """Whether a spelling is a plural, or of one: "men of war", "swarm of drones"."""
    return any(map(is_plural, spelling.split(" of ")))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, strict=True)
