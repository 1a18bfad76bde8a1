"""Names of ships: behind a navy's prefix ("USS Cole") and behind a class word ("landing ship Kyakht")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo import lexicon
from geo.events.assets.lexicon import Entry, Form, Kind, Match
from geo.events.assets.vocabulary import prefix_classes, prefixes
from geo.events.assets.words import Words, is_titled, key
from geo.model import AssetClass

_NAMED = (Kind.TYPE, Kind.DESIGNATION)
"""What a name may follow: "frigate Kolkata", "Kilo-class submarine Krasnodar"."""
_LONGEST = 4  # words of a ship's name
_QUOTES = frozenset({' "', " “", " ‘", " '", " «"})
_TELLING = 4  # letters of a word by which a ship is known
_ROMAN = frozenset({"ii", "iii", "iv", "v", "vi"})


def with_prefixes(words: Words, matches: Sequence[Match]) -> list[Match]:
    """Matches, with the ships that a prefix names; the lexicon's ships behind a prefix are sure ones."""
    if prefixes().keys().isdisjoint(words.norms):
        return list(matches)
    known = {match.first: match for match in matches}
    named = [
        ship for at in range(len(words.norms)) if at not in known and (ship := _prefixed(words, at, known))
    ]
    return merged(matches, named)


def merged(matches: Sequence[Match], ships: Sequence[Match]) -> list[Match]:
    """Matches, with ships in the place of those that they overlap, but for a longer ship's name."""
    longer = [match for match in matches if match.entry.kind is Kind.SHIP]
    found = [ship for ship in ships if not any(_is_part(ship, match) for match in longer)]
    covered = {at for ship in found for at in range(ship.first, ship.last + 1)}
    others = [match for match in matches if covered.isdisjoint(range(match.first, match.last + 1))]
    return sorted([*others, *found], key=lambda match: match.first)


def _is_part(ship: Match, other: Match) -> bool:
    inside = other.first <= ship.first and ship.last <= other.last
    return inside and (ship.first, ship.last) != (other.first, other.last)


def introduced(words: Words, matches: Sequence[Match]) -> Iterator[tuple[str, Form]]:
    """Names by which an article may go on to call ships: "Kyakht" and, with "the", the last word of one."""
    for name, form in _introduced(words, matches):
        yield name, form
        yield from _last_word(name, form)
    for match in matches:
        if match.entry.kind is Kind.SHIP and not match.is_doubtful:
            yield from _last_word(key(match.entry.name), match.form)


def _last_word(name: str, form: Form) -> Iterator[tuple[str, Form]]:
    first, _, last = name.rpartition(" ")
    if first and len(last) >= _TELLING and last.isalpha() and last not in lexicon.common_words():
        yield last, Form(replace(form.entry, ambiguous=True))


def _introduced(words: Words, matches: Sequence[Match]) -> Iterator[tuple[str, Form]]:
    for at, match in enumerate([] if is_titled(words) else matches):
        if match.entry.kind not in _NAMED or not match.entry.asset_class.sails or match.form.plural:
            continue
        if match.first and words.is_capital(match.last):
            continue  # "Ferry Lane"
        if match.entry.kind is Kind.DESIGNATION and not words.norms[match.last].isalpha():
            continue  # "the Type 42 Sheffield" may be two ships' names
        following = matches[at + 1] if at + 1 < len(matches) else None
        last = name_end(words, match.last)
        if following and following.first == match.last + 1:
            if following.entry.kind is Kind.SHIP and following.entry.ambiguous:
                yield key(following.entry.name), Form(replace(following.entry, ambiguous=False))
        elif last > match.last:
            name = words.text[words.starts[match.first] : words.ends[last]]
            entry = replace(match.entry, name=name, kind=Kind.SHIP, ambiguous=False)
            yield words.phrase(match.last + 1, last), Form(entry)


def _prefixed(words: Words, at: int, known: Mapping[int, Match]) -> Match | None:
    prefix = words.norms[at]
    last = name_end(words, at) if prefix in prefixes() and words.original(at).isupper() else at
    if last == at:
        return None
    ship = known.get(at + 1)
    if ship and ship.entry.kind is Kind.SHIP:
        operator = prefixes()[prefix] or ship.entry.operator
        return replace(ship, first=at, form=Form(replace(ship.entry, operator=operator, ambiguous=False)))
    asset_class = AssetClass(prefix_classes().get(prefix, "warship"))
    name = words.text[words.starts[at] : words.ends[last]]
    return Match(at, last, Form(Entry(name, asset_class, Kind.SHIP, prefixes()[prefix] or None)))


def name_end(words: Words, at: int) -> int:
    """The last piece of the name that follows a piece; that piece itself where none follows."""
    last = at
    while last - at < _LONGEST and last + 1 < len(words.norms) and _goes_on(words, at, last):
        last += 1
    return last


def _goes_on(words: Words, at: int, last: int) -> bool:
    following = last + 1
    begins = last == at
    if words.is_hyphen(last) and not begins:
        return words.is_capital(following)
    if not (words.is_blank(last) or (begins and words.gap(last) in _QUOTES)):
        return False
    if words.is_number(following) or words.norms[following] in _ROMAN:
        return not begins and words.gap(following) != ""
    return words.is_capital(following) and words.norms[following] not in lexicon.words("calendar")
