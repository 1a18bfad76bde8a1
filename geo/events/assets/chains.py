"""Words of the lexicon that stand together are one asset: "Bell 412 helicopters", "destroyer INS Kolkata"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo import lexicon
from geo.events.assets.lexicon import NAMES, Entry, Kind, Match
from geo.events.assets.ships import name_end
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import Words
from geo.events.lexicon import entries
from geo.model import AssetClass

_MODIFIERS = 4  # between a designation and its class word
_ASIDES = frozenset({" (", ' "', " “", " ‘", " '", " «"})


@dataclass(frozen=True, slots=True)
class Chain:
    """Matches that make up one asset. ``head`` tells one from many, ``entry`` what it is."""

    first: int
    last: int
    matches: tuple[Match, ...]
    head: Match
    entry: Entry
    name: str

    @property
    def kind(self) -> Kind:
        return self.head.entry.kind

    @property
    def plural(self) -> bool:
        return self.head.form.plural

    @property
    def is_doubtful(self) -> bool:
        return all(match.is_doubtful for match in self.matches)

    @property
    def is_named(self) -> bool:
        """Whether it is one ship, known or unknown, by its own name."""
        return self.entry.kind is Kind.SHIP and not self.plural

    def head_word(self, words: Words) -> str:
        return words.phrase(self.head.first, self.head.last)


def chains(words: Words, matches: Sequence[Match], titled: bool) -> list[Chain]:
    groups = list[list[Match]]()
    for match in matches:
        if groups and _is_linked(words, groups[-1][-1], match):
            groups[-1].append(match)
        else:
            groups.append([match])
    found = [_chain(group) for group in groups]
    nexts = [*(chain.first for chain in found), len(words.norms)][1:]
    if titled:
        nexts = [min(end, _title_end(words, each.last)) for each, end in zip(found, nexts, strict=True)]
    return [_christened(words, each, end, titled) for each, end in zip(found, nexts, strict=True)]


def _title_end(words: Words, last: int) -> int:
    """Where in a headline, all of whose words have capitals, a name that follows a piece is over."""
    plain = (*lexicon.words("prepositions"), *lexicon.words("auxiliaries"))
    for at in range(last + 1, len(words.norms)):
        norm = words.norms[at]
        if norm in entries() or norm in plain or norm in lexicon.common_words():
            return at
    return last + 1


def _is_linked(words: Words, one: Match, other: Match) -> bool:
    between = range(one.last + 1, other.first)
    if not between:
        if words.gap(one.last) in _ASIDES:
            return one.entry == other.entry or (other.entry.kind is Kind.SHIP and _merges(one, other))
        return (words.is_blank(one.last) or words.is_hyphen(one.last)) and _merges(one, other)
    if other.entry.kind is Kind.SHIP and one.entry.kind is Kind.TYPE:
        return _is_called(words, one, other)
    if one.entry.kind not in NAMES or one.form.plural or len(between) > _MODIFIERS:
        return False
    described = all(words.norms[at] in listed("modifiers") | listed("series") for at in between)
    joined = all(words.is_blank(at) or words.is_hyphen(at) for at in range(one.last, other.first))
    return described and joined and _is_class_of(one, other)


def _is_called(words: Words, one: Match, other: Match) -> bool:
    """ "China's third carrier, the Fujian": a class word, and the ship's name behind a comma."""
    apart = words.gap(one.last) == ", " and words.norms[one.last + 1 : other.first] == ("the",)
    return apart and one.entry.asset_class.sails and not one.form.plural


def _merges(one: Match, other: Match) -> bool:
    """Whether two neighbours are one asset."""
    match one.entry.kind in NAMES, other.entry.kind in NAMES:
        case False, False:
            return not one.form.plural or one.entry.kind in (Kind.FORCE, Kind.PEOPLE)
        case True, False:
            if one.entry.kind is Kind.SHIP:
                return other.entry.asset_class.sails or other.entry.name == "group"
            return not one.form.plural
        case True, True:
            return one.entry == other.entry or _is_of_class(one, other)
    if other.entry.kind is Kind.SHIP:
        return one.entry.asset_class.sails and not one.form.plural
    return one.entry.kind is Kind.FORCE or one.entry.asset_class.is_of_group(other.entry.asset_class)


def _is_of_class(one: Match, other: Match) -> bool:
    """ "the Kilo-class submarine Krasnodar"."""
    is_class = one.entry.kind is Kind.DESIGNATION and one.entry.asset_class.sails and not one.form.plural
    return is_class and other.entry.kind is Kind.SHIP


def _is_class_of(name: Match, word: Match) -> bool:
    named = word.entry.kind in NAMES
    return not named and name.entry.asset_class.is_of_group(word.entry.asset_class)


def _chain(group: Sequence[Match]) -> Chain:
    names = [match for match in group if match.entry.kind in NAMES]
    class_words = [match for match in group if match.entry.kind not in NAMES]
    head = _head(group, names, class_words)
    entry = _entry(names, class_words, head)
    return Chain(group[0].first, group[-1].last, tuple(group), head, entry, entry.name)


def _head(group: Sequence[Match], names: Sequence[Match], class_words: Sequence[Match]) -> Match:
    """The class word that says how many; a designation behind an army ("Air Force F-15C") says it itself."""
    if names and class_words and class_words[-1].entry.kind is Kind.FORCE and group[-1] is names[-1]:
        return names[-1]
    return class_words[-1] if class_words else group[-1]


def _entry(names: Sequence[Match], class_words: Sequence[Match], head: Match) -> Entry:
    if head.entry.kind is Kind.UNIT:
        return _unit(head.entry, [m.entry.asset_class for m in (*names, *class_words)])
    if not names or head in names:
        return head.entry
    name = names[0].entry
    named = name.kind is Kind.SHIP or name.asset_class.is_of_group(head.entry.asset_class)
    flies = name.asset_class.flies and head.entry.asset_class.sails  # "Il-76 freighters" are no ships
    return name if named or flies else head.entry


def _unit(entry: Entry, classes: Sequence[AssetClass]) -> Entry:
    """A unit is of the arm that it has: a helicopter regiment is an air unit."""
    for asset_class in classes:
        if asset_class is AssetClass.AIR_DEFENCE:
            return replace(entry, asset_class=asset_class)
        if asset_class.flies and entry.asset_class is AssetClass.GROUND_UNIT:
            return replace(entry, asset_class=AssetClass.AIR_UNIT)
        if asset_class.sails and entry.asset_class.is_grounded:
            return replace(entry, asset_class=AssetClass.NAVAL)
    return entry


def _christened(words: Words, chain: Chain, end: int, titled: bool) -> Chain:
    """With the name of an unknown ship that follows its class word."""
    if chain.kind is not Kind.TYPE or chain.plural or chain.last != chain.head.last:
        return chain
    if not chain.entry.asset_class.sails or chain.entry.kind is Kind.SHIP:
        return chain
    if not titled and chain.head.first and words.is_capital(chain.head.first):
        return chain  # "Ferry Lane"
    last = min(name_end(words, chain.last), end - 1)
    if last == chain.last:
        return chain
    name = words.text[words.starts[chain.head.first] : words.ends[last]]
    return replace(chain, last=last, entry=replace(chain.entry, kind=Kind.SHIP), name=name)
