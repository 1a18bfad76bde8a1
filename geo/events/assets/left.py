"""What stands before an asset's own words: its modifiers, its count, its article and its owner."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo import lexicon
from geo.events.assets.sentence import Sentence
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import OWNER
from geo.model import Count, Mention

_UNKNOWN = 2  # words between a count and the noun that no list has: "two rusting frigates"
_LONGEST = 40  # words and hyphens before a noun; no real phrase has so many
_CLASSES = ("prepositions", "conjunctions", "pronouns", "auxiliaries", "saying", "motion", "determiners")


@dataclass(frozen=True, slots=True)
class Left:
    """``counted`` tells that ``count`` was stated; an open one is None. ``owner`` is who has the asset.

    ``determiner`` is the piece ``determined``.
    """

    first: int
    counted: bool = False
    count: Count | None = None
    determiner: str = ""
    determined: int = -1
    owner: Mention | None = None
    described: bool = False  # by a word of the military
    measured: bool = False  # "tons of"

    @property
    def says(self) -> bool:
        """Whether anything makes what follows a noun."""
        return bool(self.counted or self.determiner or self.owner or self.described or self.measured)


def read_left(sentence: Sentence, first: int, last: int) -> Left:
    """What stands before the pieces from ``first`` to ``last``, which name an asset."""
    left = Left(first)
    for _ in range(_LONGEST):
        grown = _step(sentence, left)
        if grown is None:
            break
        left = grown
    return left if sentence.words.norm(last + 1) == OWNER else _of(sentence, left)


def _step(sentence: Sentence, left: Left) -> Left | None:
    """One word more to the left, or None where the phrase begins."""
    words, at = sentence.words, left.first - 1
    if at < 0 or left.counted or left.determiner:
        return None
    if words.is_hyphen(at):
        leads = sentence.owner_ending(at) if words.norms[left.first] in listed("leading") else None
        return replace(left, first=at, owner=left.owner or (leads[1] if leads else None))
    if not words.is_blank(at):
        return None
    if counted := sentence.counts.get(at):
        return replace(left, first=counted.first, counted=True, count=counted.count)
    if owner := sentence.owner_ending(at):
        return replace(left, first=owner[0], owner=left.owner or owner[1])
    return _word(sentence, left, at)


def _word(sentence: Sentence, left: Left, at: int) -> Left | None:
    words, norm = sentence.words, sentence.words.norms[at]
    if norm == OWNER:
        return replace(
            left, determiner=OWNER, determined=at, owner=left.owner or sentence.country_ending(at - 1)
        )
    if norm in ("a", "an", "another") or norm in listed("determiners"):
        return replace(left, determiner=norm, determined=at)
    if at and words.is_hyphen(at - 1):
        return replace(left, first=at - 1)
    if norm in listed("modifiers") or norm in listed("series"):
        return replace(left, first=at, described=left.described or norm in listed("military"))
    if words.is_number(at) and words.norm(at - 1) in listed("series"):
        return replace(left, first=at - 1)
    return _beyond(sentence, left, at)


def _beyond(sentence: Sentence, left: Left, at: int) -> Left | None:
    """Past a word or two that no list has, if a count or an article stands before them.

    Those may be a type's name behind a count ("six Guarani carriers"), not behind an article.
    """
    words = sentence.words
    for unknown in range(at, max(-1, at - _UNKNOWN), -1):
        if is_function(words.norms[unknown]) or words.is_number(unknown):
            return None
        before = unknown - 1
        if before < 0 or not words.is_blank(before):
            return None
        counted = sentence.counts.get(before)
        if counted and words.norm(counted.first - 1) not in lexicon.words("calendar"):
            return replace(left, first=counted.first, counted=True, count=counted.count)
        if words.is_capital(unknown):
            return None
        if words.norms[before] in ("a", "an", "another") or words.norms[before] in listed("determiners"):
            return replace(left, determiner=words.norms[before], determined=before)
    return None


def is_function(norm: str) -> bool:
    """Whether a word is a small one, a verb or a unit of measure: no adjective before an asset."""
    return norm == OWNER or norm in listed("units") or any(norm in lexicon.words(each) for each in _CLASSES)


def _of(sentence: Sentence, left: Left) -> Left:
    """What "of" says before it: "two of its frigates", "the first of 1,000 troops", "tons of cargo"."""
    words, at = sentence.words, left.first - 1
    if at >= 0 and left.determiner and not left.counted:
        at -= 2 if left.determiner == OWNER else 1
    while at >= 0 and words.norms[at] in listed("determiners"):
        at -= 1
    if at < 1 or words.norms[at] != "of" or not words.is_blank(at) or not words.is_blank(at - 1):
        return left
    before = words.norms[at - 1]
    counted = sentence.counts.get(at - 1) or sentence.counts.get(at)
    if counted and (counted.count or counted.last == at):
        return replace(left, first=counted.first, counted=True, count=counted.count)
    if before in listed("measures") and not left.determiner:
        return _measured(sentence, left, at - 1)
    return replace(left, counted=True, count=None) if before in listed("shares") else left


def _measured(sentence: Sentence, left: Left, at: int) -> Left:
    words, first = sentence.words, at
    while first and words.norms[first - 1] in listed("measure_modifiers"):
        first -= 1
    counted = sentence.counts.get(first - 1)
    return replace(left, first=counted.first if counted else first, counted=True, count=None, measured=True)
