"""Tells by what stands around it whether a word that civilians use too means forces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo import lexicon
from geo.events.assets.chains import Chain
from geo.events.assets.left import Left
from geo.events.assets.lexicon import Kind, Match
from geo.events.assets.sentence import Sentence
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import Words
from geo.events.lexicon import Entry, Needs, cues, entries
from geo.model import AssetClass, Mention, PlaceKind, Role

_SOME, _MUCH = 200, 60  # words in which an article that speaks of forces names one of theirs
_AT_SEA = 100  # words in which an article about ships names one
_ONE_SENTENCE = 50  # words
_TROOP = 20  # men
_AFTER, _BEFORE = 4, 5  # words between an asset and its verb
_PLACED = 3  # words between an asset and its place
_JOINTS = frozenset({"and", "or", "with"})
_JOINED = 2  # words after one of them
_TIED = frozenset({Needs.PLACE, Needs.PATH})


@dataclass(frozen=True, slots=True)
class Talk:
    """Whether an article speaks of forces, whether of little else, and whether of ships."""

    of_forces: bool = False
    of_little_else: bool = False
    of_ships: bool = False
    of_civilians: bool = False


def talk(pieces: Sequence[Words], matched: Sequence[Sequence[Match]], mentions: Iterable[Mention]) -> Talk:
    sure = [match for matches in matched for match in matches if _is_sure(match)]
    told = len(sure) + sum(_tells(words) for words in pieces)
    civil = sum(norm in listed("about_civilians") for words in pieces for norm in words.norms)
    words = sum(len(each.norms) for each in pieces)
    return Talk(
        of_forces=told > words // _SOME or any(m.place and m.place.kind.is_base for m in mentions),
        of_little_else=told > words // _MUCH and (told > 1 or words < _ONE_SENTENCE),
        of_ships=_of_ships(pieces, sure) > words // _AT_SEA,
        of_civilians=civil > told,
    )


def _of_ships(pieces: Sequence[Words], sure: Sequence[Match]) -> int:
    """How many words of an article are of ships and harbours."""
    named = sum(match.entry.asset_class.sails for match in sure)
    return named + sum(norm in listed("about_ships") for words in pieces for norm in words.norms)


def is_plausible(sentence: Sentence, chain: Chain, left: Left, told: Talk) -> bool:
    """Whether a class word means an asset, as far as it is one that may mean something else."""
    if not chain.entry.ambiguous or _is_marked(sentence, chain, left, told):
        return True
    if chain.head_word(sentence.words) in listed("marked_only"):
        return _is_many(chain, left) and told.of_forces and acts(sentence, chain, left)
    if told.of_civilians:
        return False
    if _is_coordinate(sentence, chain, left):
        return True
    if chain.entry.everyday:
        return told.of_little_else or (_is_close(sentence, chain, left, told) and acts(sentence, chain, left))
    counted = bool(left.owner) or (left.counted and left.count is not None)
    return told.of_forces or counted or is_in_scene(sentence, chain, left)


def _is_close(sentence: Sentence, chain: Chain, left: Left, told: Talk) -> bool:
    """Whether forces, or whoever has some, are spoken of near it."""
    if told.of_forces or left.owner:
        return True
    return _is_among_forces(sentence, chain) or _states_act(sentence, chain)


def _states_act(sentence: Sentence, chain: Chain) -> bool:
    """Whether a government stands before it: "Ethiopia has moved armour"."""
    before = [m for last, (_, m) in sentence.mentions.items() if last < chain.first]
    return any(m.role is Role.ASSOCIATIVE and m.place and m.place.kind is PlaceKind.COUNTRY for m in before)


def _is_many(chain: Chain, left: Left) -> bool:
    """Whether a count of them is stated, and for men one that no brawl has."""
    if left.count is None:
        return False
    return chain.kind is Kind.UNIT or max(left.count.min or 0, left.count.max or 0) >= _TROOP


def is_in_scene(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """Whether it moves, fights or stands somewhere, in a sentence that is not about sport or museums."""
    if not (cues("civil") | listed("about_civilians")).isdisjoint(sentence.words.norms):
        return False
    if _is_among_forces(sentence, chain) or _is_placed(sentence, chain):
        return True
    tied = bool(sentence.mentions or _tells(sentence.words)) or _is_organised(sentence, left)
    return tied and acts(sentence, chain, left)


def acts(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """Whether a word of movement, presence or fight stands just before or behind it."""
    words, last, first = sentence.words, chain.last, left.first
    behind = range(last + 1, min(last + 2 + _AFTER, len(words.norms)))
    before = range(max(0, first - _BEFORE), first)
    return any(_moves(words, at, bool(sentence.mentions)) for at in (*behind, *before))


def _is_marked(sentence: Sentence, chain: Chain, left: Left, told: Talk) -> bool:
    """Whether the words of the phrase itself say that it is military."""
    others = [match for match in chain.matches if match is not chain.head]
    if left.described or any(_marks(match, told) for match in others):
        return True
    words, of = sentence.words, chain.last + 1
    if words.norm(of) != "of" or not words.is_blank(chain.last):
        return False
    return any(of < m.first <= of + _PLACED and _marks(m, told) for m in sentence.matches)


def _marks(match: Match, told: Talk) -> bool:
    doubted = told.of_ships if match.entry.kind is Kind.SHIP else told.of_forces
    return not match.entry.everyday and (doubted or not match.is_doubtful)


def _is_among_forces(sentence: Sentence, chain: Chain) -> bool:
    return any(_is_sure(m) for m in sentence.matches if not chain.first <= m.first <= chain.last)


def _is_coordinate(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """Whether it is told in one breath with an asset: "tanks and engineers"."""
    words, joint, after = sentence.words, left.first - 1 - bool(left.determiner), chain.last + 1
    others = [match for match in sentence.matches if not match.entry.everyday]
    if words.norm(joint) in _JOINTS and any(match.last == joint - 1 for match in others):
        return True
    return words.norm(after) in _JOINTS and any(after < m.first <= after + _JOINED for m in others)


def _is_sure(match: Match) -> bool:
    """Whether a word hardly occurs where no forces are spoken of."""
    if match.entry.kind is Kind.SHIP:
        return not match.entry.ambiguous
    return not (match.entry.ambiguous or match.form.exact or _is_make(match))


def _is_make(match: Match) -> bool:
    """Whether it is a vehicle's name without a number, as makes of cars have."""
    vehicle = match.entry.kind is Kind.DESIGNATION and match.entry.asset_class is AssetClass.VEHICLE
    return vehicle and not any(each.isdecimal() for each in match.entry.name)


def _is_placed(sentence: Sentence, chain: Chain) -> bool:
    """Whether a place follows it: "convoys near Gao", "guns back in Aden"."""
    words, near = sentence.words, range(chain.last + 1, chain.last + 2 + _PLACED)
    places = {first for first, mention in sentence.mentions.values() if _is_place(mention)}
    leading = [
        at for at in near if words.norm(at) in lexicon.words("prepositions") and words.norm(at) != "on"
    ]
    return any(not places.isdisjoint(range(at + 1, at + 1 + _PLACED)) for at in leading[:1])


def _is_place(mention: Mention) -> bool:
    return mention.role is Role.LITERAL or bool(mention.place and mention.place.kind is not PlaceKind.COUNTRY)


def _is_organised(sentence: Sentence, left: Left) -> bool:
    """Whether a name stands before it that is no place: "Radwan fighters"."""
    words, at = sentence.words, left.first - 1
    if at < 1 or sentence.titled:
        return False
    return words.is_blank(at) and words.is_capital(at) and at not in sentence.mentions


def _tells(words: Words) -> int:
    """How many words and pairs of words there are of which articles about forces are full."""
    told = listed("about_forces").__contains__
    pairs = map(" ".join, zip(words.norms, words.norms[1:], strict=False))
    return sum(map(told, words.norms)) + sum(map(told, pairs))


def _moves(words: Words, at: int, placed: bool) -> bool:
    return any(_is_told(words, at, entry, placed) for entry in entries().get(words.norms[at], ()))


def _is_told(words: Words, at: int, entry: Entry, placed: bool) -> bool:
    if entry.needs in _TIED and not placed:
        return False
    return words.norms[at + 1 : at + 1 + len(entry.rest)] == entry.rest
