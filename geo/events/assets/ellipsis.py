"""Words that stand for an asset named before: "down from fourteen", "20 more", "a third", "Russian ones"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo import lexicon
from geo.events.assets.counts import Counted, ending
from geo.events.assets.left import read_left
from geo.events.assets.lexicon import ORDINALS, Kind
from geo.events.assets.phrases import ONE, Phrase, one
from geo.events.assets.sentence import Sentence
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import Words
from geo.model import Count

_YEARS = range(1900, 2100)
_NEAR = 3  # words around a number in which people hurt are sought
_TOWARDS = frozenset({"at", "from", "in", "near", "off", "to"})
_SIMILAR = frozenset({"comparable", "equal", "similar"})
_ONES = frozenset({"one", "ones"})


def may_be_elliptical(words: Words) -> bool:
    """Whether a sentence that names no asset may speak of one named before."""
    return not listed("elliptic").isdisjoint(words.norms)


def elliptical(sentence: Sentence, found: Sequence[Phrase], before: Phrase | None) -> list[Phrase]:
    """The phrases that bare numbers and remainders make up. ``before`` is the last of the sentence before."""
    words = sentence.words
    meant = [
        *_numbered(sentence, found, before),
        *_remainders(words, found),
        *_others(words, found, before),
        *_ones(sentence, found, before),
        *_as_many(words, found),
    ]
    covered = {at for phrase in found for at in range(phrase.first, phrase.last + 1)}
    free = list[Phrase]()
    for phrase in sorted(meant, key=lambda each: each.first):
        if covered.isdisjoint(range(phrase.first, phrase.last + 1)):
            covered.update(range(phrase.first, phrase.last + 1))
            free.append(phrase)
    return free


def _numbered(sentence: Sentence, found: Sequence[Phrase], before: Phrase | None) -> Iterator[Phrase]:
    words = sentence.words
    for counted in sentence.counts.values():
        named = _antecedent(found, counted.first) or (before if _of_them(words, counted.last) else None)
        if named and (_stands_alone(words, counted) or _is_share(words, counted, named)):
            like = _like(named, counted.first, counted.last, counted.count)
            others = "others" in words.norms[named.last + 1 : counted.last + 2]  # whose those are is not said
            yield replace(like, owner=None) if others else like


def _is_share(words: Words, counted: Counted, named: Phrase) -> bool:
    """ "some of these", and the "one" of "three went to Zambales and one to Palawan"."""
    if _of_them(words, counted.last):
        return counted.count is None
    several = named.count is not None and named.count != ONE
    coupled = words.norm(counted.first - 1) in ("and", "but")
    return several and coupled and counted.count == ONE and words.norm(counted.last + 1) in _TOWARDS


def with_similar(sentence: Sentence, found: Sequence[Phrase]) -> list[Phrase]:
    """Counts that are the same as the one before: "20 planes, a similar number of helicopters"."""
    shared = list[Phrase]()
    for phrase in found:
        similar = ending(sentence.words, phrase.first - 1, "quantities") if phrase.first else None
        if similar and similar[1] == "similar" and shared and shared[-1].count:
            count = _similar(sentence.words, shared[-1].count, similar[0], phrase.first - 1)
            phrase = replace(phrase, first=similar[0], count=count)
        shared.append(phrase)
    return shared


def _as_many(words: Words, found: Sequence[Phrase]) -> Iterator[Phrase]:
    """ "11 helicopters left, and a similar number are to follow"."""
    for at, norm in enumerate(words.norms):
        if norm != "number" or words.norm(at - 1) not in _SIMILAR or words.norm(at + 1) == "of":
            continue
        named = _antecedent(found, at)
        if named and named.count:
            yield _like(named, at - 1, at, _similar(words, named.count, at - 1, at))


def _similar(words: Words, count: Count, first: int, last: int) -> Count:
    return replace(count, approximate=True, span=words.span(first, last))


def _antecedent(found: Sequence[Phrase], at: int) -> Phrase | None:
    """The nearest asset before a piece that can be counted."""
    nearest = next((p for p in reversed(found) if p.last < at and not p.named), None)
    return None if nearest is None or nearest.entry.asset_class.is_mass else nearest


def _like(named: Phrase, first: int, last: int, count: Count | None) -> Phrase:
    return replace(named, first=first, last=last, count=count, determiner="")


def _stands_alone(words: Words, counted: Counted) -> bool:
    """Whether a number counts assets without naming them, not years, days, people or distances."""
    count, digits = counted.count, words.is_number(counted.last)
    if count in (None, ONE) or _is_date(words, counted) or _is_casualty(words, counted):
        return False
    if words.norm(counted.last + 1) == "on" and words.norm(counted.first) == "between":
        return False  # the time of the day
    if digits and words.gap(counted.first - 1) == words.gap(counted.last) == ", ":
        return False  # an age
    before = words.norm(counted.first - 1)
    if before in listed("before_ordinals") or before in listed("series"):
        return False
    if digits and counted.first and words.is_blank(counted.first - 1) and words.is_capital(counted.first - 1):
        return counted.first == 1
    return _ends(words, counted)


def _is_date(words: Words, counted: Counted) -> bool:
    after, last = words.norm(counted.last + 1), words.original(counted.last)
    year = counted.first == counted.last and last.isdecimal() and len(last) == 4 and int(last) in _YEARS
    return (
        year
        or after in lexicon.words("calendar")
        or words.norm(counted.first - 1) in lexicon.words("calendar")
    )


def _is_casualty(words: Words, counted: Counted) -> bool:
    around = range(max(0, counted.first - _NEAR), min(len(words.norms), counted.last + 1 + _NEAR))
    return any(words.norms[at] in listed("casualties") for at in around)


def _ends(words: Words, counted: Counted) -> bool:
    """Whether no noun follows the number."""
    last = counted.last + (words.norm(counted.last + 1) in ("more", "others"))
    gap, after = words.gap(last), words.norm(last + 1)
    if gap.strip()[:1] in tuple(".,;:)") and gap[:1] != "":
        return last + 1 == len(words.norms) or not words.is_number(last + 1)
    return words.is_blank(last) and (after in listed("after_ellipsis") or _of_them(words, counted.last))


def _others(words: Words, found: Sequence[Phrase], before: Phrase | None) -> Iterator[Phrase]:
    """ "a third", "the 4th", "another", "the others", "the last of them"."""
    for at, norm in enumerate(words.norms):
        digits = norm in ORDINALS and at > 0 and words.gap(at - 1) == "" and words.is_number(at - 1)
        if not digits and norm not in listed("one_of_them"):
            continue
        first = at - digits
        named = _series(found, first) or (before if first <= 1 or _of_them(words, at) else None)
        if named and named.entry.kind is not Kind.PEOPLE and _is_other(words, first, at):
            yield _like(named, first, at, None if norm in ("last", "others") else one(words, first, at))


def _series(found: Sequence[Phrase], at: int) -> Phrase | None:
    """What an ordinal goes on with: "the 3rd Company flies to Tromsø, the 4th …"."""
    nearest = next((p for p in reversed(found) if p.last < at), None)
    if nearest and nearest.named and nearest.entry.kind is Kind.UNIT:
        return replace(nearest, name=nearest.entry.name, named=False)
    return _antecedent(found, at)


def _is_other(words: Words, first: int, last: int) -> bool:
    """Whether no noun follows an ordinal and an article stands before it."""
    if _of_them(words, last):
        return True
    if words.norms[last] == "last" or not (
        words.norm(first - 1) in ("a", "the") or words.norms[last] == "another"
    ):
        return False
    gap, after = words.gap(last), words.norm(last + 1)
    if not words.is_blank(last):
        return gap.strip()[:1] in tuple(".,;:)”")
    return after in listed("after_ellipsis") or words.norm(last + 2) in ("likely", "probably")


def _ones(sentence: Sentence, found: Sequence[Phrase], before: Phrase | None) -> Iterator[Phrase]:
    """ "four Russian ones", "the wheeled ones"."""
    for at, norm in enumerate(sentence.words.norms):
        if norm not in _ONES:
            continue
        left = read_left(sentence, at, at)
        named = _antecedent(found, at) or (before if left.owner or left.counted else None)
        if named and left.first < at and (norm == "ones" or left.owner):
            single = left.count or one(sentence.words, at, at)
            count = left.count if norm == "ones" else single
            yield replace(_like(named, left.first, at, count), owner=left.owner)


def _of_them(words: Words, last: int) -> bool:
    return words.phrase(last + 1, last + 2) in ("of them", "of these", "of those")


def _remainders(words: Words, found: Sequence[Phrase]) -> Iterator[Phrase]:
    """ "the remainder", "the rest", where nothing says of what."""
    for at, norm in enumerate(words.norms):
        if norm in listed("remainders") and words.norm(at - 1) == "the" and words.norm(at + 1) != "of":
            named = _antecedent(found, at - 1)
            if named:
                yield _like(named, at, at, None)
