"""Builds the phrases of a sentence that name assets: what, how many, whose, and which words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo import lexicon
from geo.events.assets.chains import Chain, chains
from geo.events.assets.guards import is_asset
from geo.events.assets.left import Left, is_function, read_left
from geo.events.assets.lexicon import ORDINALS, Entry, Kind
from geo.events.assets.sentence import Sentence
from geo.events.assets.surroundings import Talk
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import OWNER, Words
from geo.inflection import is_invariable, is_uncounted
from geo.model import Count, Mention, PlaceKind

ONE = Count(1, 1)
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "my", "our", "their", "your", OWNER})
_PARTICLES = frozenset({"al", "el", "of", "the", "bin", "ibn", "abu"})
_MANY = frozenset({"are", "have", "were"})
_PERSON = 3  # words of an owner in lower case: "forces of dictator"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words from ``first`` to ``last`` name an asset. ``owner`` is who has it, where that is said.

    ``named`` ones are one ship or unit with a name of its own, ``stateless`` ones bear a country's name
    without being its own.
    """

    first: int
    last: int
    entry: Entry
    name: str
    count: Count | None
    owner: Mention | None = None
    determiner: str = ""
    named: bool = False
    stateless: bool = False


def phrases(sentence: Sentence, talk: Talk) -> list[Phrase]:
    """The assets of a sentence, in order, none overlapping."""
    found, last = list[Phrase](), -1
    for chain in chains(sentence.words, sentence.matches, sentence.titled):
        phrase = _phrase(sentence, chain, talk) if chain.first > last else None
        if phrase is None:
            continue
        if found and _is_of(sentence.words, found[-1], phrase):
            found[-1] = _with_owner(found[-1], phrase)
        else:
            found.append(phrase if phrase.first > last else replace(phrase, first=chain.first))
        last = max(found[-1].last, phrase.last)
    return found


def _is_of(words: Words, one: Phrase, other: Phrase) -> bool:
    """Whether the second is what the first belongs to: "a Skyvan of the Air Arm", "a company of the 5th"."""
    of = one.last + 1
    if words.norm(of) != "of" or any(
        norm not in listed("determiners") for norm in words.norms[of + 1 : other.first]
    ):
        return False
    if other.entry.kind is Kind.FORCE:
        return one.entry.kind is not Kind.UNIT
    return one.entry.kind is Kind.UNIT is other.entry.kind and other.named


def _with_owner(one: Phrase, other: Phrase) -> Phrase:
    """The asset, with the unit that it is a part of; whoever has that has it."""
    owner = one.owner or other.owner
    return replace(one, owner=owner, last=other.last if other.entry.kind is Kind.UNIT else one.last)


def _phrase(sentence: Sentence, chain: Chain, talk: Talk) -> Phrase | None:
    start = _name_start(sentence, chain)
    left = read_left(sentence, start, chain.last)
    numbered = start < chain.first and sentence.words.is_number(start)
    if not is_asset(sentence, chain, replace(left, described=True) if numbered else left, talk):
        return None
    named = start < chain.first or _is_proper(sentence, chain, left)
    phrase = Phrase(
        first=left.first,
        last=_owner_end(sentence, chain),
        entry=chain.entry,
        name=_quoted(sentence.words, start, chain.last) if named else chain.name,
        count=_count(sentence, chain, left, named or chain.is_named),
        owner=left.owner,
        determiner=left.determiner,
        named=named or chain.is_named,
        stateless=_is_stateless(sentence.words, left.first, chain.last),
    )
    return _or_more(sentence.words, _of_many(sentence, chain, phrase))


def _of_many(sentence: Sentence, chain: Chain, phrase: Phrase) -> Phrase:
    """ "a contingent of 200"."""
    words, of = sentence.words, phrase.last + 1
    many = chain.kind is Kind.UNIT or chain.head_word(words) in listed("collective") | listed("groupings")
    if not many or phrase.count not in (None, ONE) or words.norm(of) != "of":
        return phrase
    counted = next((each for each in sentence.counts.values() if each.first == of + 1), None)
    if counted is None or (
        words.is_blank(counted.last) and words.norm(counted.last + 1) not in listed("after_ellipsis")
    ):
        return phrase
    return replace(phrase, last=counted.last, count=counted.count)


def _quoted(words: Words, first: int, last: int) -> str:
    span = words.span(first, last)
    return " ".join(words.text[span.start : span.end].split())


def _is_stateless(words: Words, first: int, last: int) -> bool:
    whole = words.phrase(max(0, first - 2), last)
    return any(army in whole for army in listed("stateless"))


def _or_more(words: Words, phrase: Phrase) -> Phrase:
    """ "15 aircraft or more"."""
    after = phrase.last + 1
    if phrase.count is None or words.phrase(after, after + 1) != "or more":
        return phrase
    return replace(phrase, last=after + 1, count=replace(phrase.count, max=None))


def _name_start(sentence: Sentence, chain: Chain) -> int:
    """Where the name of a unit begins: at the "155" of "155th Naval Infantry Brigade"."""
    words, at = sentence.words, chain.first
    written = words.is_capital(chain.head.last)
    if not (chain.kind is Kind.UNIT or (chain.kind is Kind.FORCE and written)):
        return at
    while at and words.joins(at - 1) and words.gap(at - 1) != "/":
        if _is_ordinal(words, at - 1):
            return at - 2
        if not _names(sentence, at - 1):
            break
        at -= 1
    return at


def _is_ordinal(words: Words, at: int) -> bool:
    return at > 0 and words.norms[at] in ORDINALS and words.gap(at - 1) == "" and words.is_number(at - 1)


def _names(sentence: Sentence, at: int) -> bool:
    """Whether a word belongs to the proper name of the unit behind it."""
    words = sentence.words
    if sentence.titled or not words.is_capital(at) or sentence.counts.get(at):
        return False
    if words.norms[at] in listed("determiners") | {"a", "an", "another"}:
        return False
    owner = sentence.owner_ending(at)
    place = owner[1].place if owner else None
    if place and place.kind is PlaceKind.COUNTRY:
        return False
    return at > 0 or not (words.norms[at] in listed("modifiers") or words.norms[at] in lexicon.common_words())


def _is_proper(sentence: Sentence, chain: Chain, left: Left) -> bool:
    """Whether a force or unit is written as a name: "Syrian National Army", "Russian Air Forces"."""
    if chain.kind not in (Kind.UNIT, Kind.FORCE) or sentence.titled:
        return False
    words = sentence.words
    if chain.last == left.first or chain.first == 0:
        return False
    return words.is_capital(chain.first) and words.is_capital(chain.last)


def _owner_end(sentence: Sentence, chain: Chain) -> int:
    """Where "units of the Northern Army" and "forces of President Saeed" end."""
    words, at = sentence.words, chain.last + 1
    general = words.norms[chain.head.last] in listed("of_owner")
    if not general or words.norm(at) != "of" or not words.is_blank(at):
        return chain.last
    while at < chain.last + _PERSON and _leads_to_name(words, at + 1):
        at += 1
    end = at
    while end + 1 < len(words.norms) and words.joins(end) and _is_name_part(words, end + 1):
        end += 1
    return end if end > at and not _is_ordinal(words, at + 1) else chain.last


def _leads_to_name(words: Words, at: int) -> bool:
    """Whether a word stands between "of" and a name: "the", "dictator"."""
    if at >= len(words.norms) or words.is_capital(at) or words.is_number(at):
        return False
    return words.norms[at] == "the" or not is_function(words.norms[at])


def _is_name_part(words: Words, at: int) -> bool:
    return words.is_capital(at) or (words.norms[at] in _PARTICLES and words.norms[at] not in ("of", "the"))


def _count(sentence: Sentence, chain: Chain, left: Left, named: bool) -> Count | None:
    if left.counted:
        return left.count
    if named:
        return None if chain.plural and chain.kind is not Kind.FORCE else ONE
    head = chain.head_word(sentence.words)
    if head in listed("collective") or is_uncounted(head):
        return None
    words = sentence.words
    invariable = is_invariable(words.norms[chain.head.last])
    if invariable and words.norms[left.first] in listed("single") and words.norm(chain.last + 1) not in _MANY:
        return one(words, left.first, left.first)
    if chain.kind is Kind.TYPE and not (left.first or chain.plural or invariable):
        return ONE  # the first word of a headline
    if left.determiner in ("a", "an", "another"):
        several = chain.plural and not invariable
        return None if several else one(words, left.determined, left.determined)
    definite = left.determiner in _DEFINITE and not chain.plural and not invariable
    return ONE if definite and _is_one(words, chain) else None


def one(words: Words, first: int, last: int) -> Count:
    """One, as the pieces say: the "a" of "a frigate", "another"."""
    return replace(ONE, span=words.span(first, last))


def _is_one(words: Words, chain: Chain) -> bool:
    """Whether a definite singular is one thing, not a sort of thing ("the S-400 is …") or a crowd."""
    if chain.kind is Kind.DESIGNATION:
        if words.norms[chain.last] in listed("singles") or words.norm(chain.last + 1) in ("that", "which"):
            return True
        return chain.entry.asset_class.is_craft
    return chain.kind in (Kind.TYPE, Kind.UNIT)
