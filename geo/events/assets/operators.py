"""Whose an asset is: said beside it, known of the type or ship, or told by the sentence and the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.events.assets.lexicon import Kind, Match
from geo.events.assets.phrases import Phrase
from geo.events.assets.sentence import Sentence
from geo.events.assets.vocabulary import listed
from geo.events.assets.words import OWNER, Words
from geo.model import AssetClass, Mention, PlaceKind, Role

_PRONOUNS = frozenset({"it", "its", "she", "he", "his", "her", "they", "their"})
_CLAUSES = frozenset({"after", "although", "because", "before", "but", "though", "until", "whereas", "while"})
_OFTEN = 2
_NEAR = 3  # words around a name


class Operators:
    """Names the operators of one article's assets, in reading order."""

    def __init__(self) -> None:
        self._classes = dict[AssetClass, set[str]]()
        self._names = dict[str, str]()
        self._before: tuple[Sentence, Phrase, str | None] | None = None
        self._told: list[str] = []

    @property
    def only(self) -> str | None:
        """Whose forces the article is about, where it names those of one country alone, and often enough."""
        return self._told[0] if len(self._told) >= _OFTEN and len(set(self._told)) == 1 else None

    def of(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """ISO 3166-1 alpha-2, or None where nothing tells."""
        operator = self._of(sentence, phrase)
        self._before = (sentence, phrase, operator)
        return operator

    def _of(self, sentence: Sentence, phrase: Phrase) -> str | None:
        if phrase.stateless or _has_two_owners(sentence, phrase):
            return None
        if told := _told(sentence, phrase):
            self._told.append(told)
            self._classes.setdefault(phrase.entry.asset_class, set()).add(told)
            self._names[phrase.name] = told
            return told
        if phrase.owner or _has_other_owner(sentence, phrase):
            return None
        if phrase.named:
            return self._names.get(phrase.name) or _force_acting(sentence, phrase)
        return self._supposed(sentence, phrase)

    def _supposed(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Who acts in the sentence, who has what it is told with, or the only operator of such so far."""
        known = self._classes.get(phrase.entry.asset_class, set())
        only = len(known) == 1 and phrase.determiner == "the" and phrase.entry.kind is not Kind.PEOPLE
        told = _subject(sentence, phrase) or self._coordinate(sentence, phrase)
        return told or (next(iter(known)) if only else None)

    def _coordinate(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Whose the asset is that it is told with: "two Greek frigates and a tanker"."""
        if self._before is None or self._before[0] is not sentence or phrase.entry.kind is Kind.PEOPLE:
            return None
        between = sentence.words.norms[self._before[1].last + 1 : phrase.first]
        return self._before[2] if between in (("and",), ("and", "a"), ("and", "an")) else None


def is_free(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether an asset may be of those whose forces an article is about, as far as its sentence goes."""
    if phrase.stateless or phrase.owner or phrase.named or phrase.entry.kind is Kind.PEOPLE:
        return False
    if phrase.determiner in _PRONOUNS or _has_other_owner(sentence, phrase):
        return False
    return not sentence.fought


def _told(sentence: Sentence, phrase: Phrase) -> str | None:
    owner = phrase.owner or _owner_after(sentence, phrase)
    return _country(owner) if owner else phrase.entry.operator


def _owner_after(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """Whose "warships of the Russian navy" are."""
    if not _has_other_owner(sentence, phrase):
        return None
    near = range(phrase.last + 1, phrase.last + 2 + _NEAR)
    return next((found[1] for at in near if (found := sentence.owner_ending(at))), None)


def _has_other_owner(sentence: Sentence, phrase: Phrase) -> bool:
    words, last = sentence.words, phrase.last
    inside = "of" in words.norms[phrase.first : last] and phrase.count is None
    return inside or (words.norm(last + 1) == "of" and words.is_blank(last))


def _has_two_owners(sentence: Sentence, phrase: Phrase) -> bool:
    """ "Chinese and Russian bombers" are of neither alone."""
    words, before = sentence.words, phrase.first - 2
    if phrase.owner is None or words.norm(before + 1) != "and":
        return False
    other = sentence.owner_ending(before)
    return other is not None and _country(other[1]) != _country(phrase.owner)


def _country(owner: Mention) -> str | None:
    return owner.place.country if owner.place else None


def _subject(sentence: Sentence, phrase: Phrase) -> str | None:
    """The only country that acts before the asset: "Greece has ordered", "Moscow said it would"."""
    if gapped := _gapped(sentence, phrase):
        return gapped
    acting = {country for country in _acting(sentence, phrase) if country}
    return acting.pop() if len(acting) == 1 else _force_acting(sentence, phrase)


def _gapped(sentence: Sentence, phrase: Phrase) -> str | None:
    """Who does the same in "Norway is sending a minehunter, Denmark two patrol vessels"."""
    found = sentence.mentions.get(phrase.first - 1)
    before = found[0] - 1 if found else -1
    listed_with = before > 0 and (sentence.words.norms[before] == "and" or sentence.words.gap(before) == ", ")
    return _country(found[1]) if found and listed_with and _is_state(found[1]) else None


def _acting(sentence: Sentence, phrase: Phrase) -> Iterator[str | None]:
    for last, (_, mention) in sentence.mentions.items():
        if last >= phrase.first or not _is_state(mention):
            continue
        owns = phrase.determiner == "its" and sentence.words.norm(last + 1) == OWNER
        if owns or (mention.role is Role.ASSOCIATIVE and _does(sentence.words, last, phrase.first)):
            yield _country(mention)


def _force_acting(sentence: Sentence, phrase: Phrase) -> str | None:
    """Whose army acts before the asset: "the Indian Navy is keeping one destroyer"."""
    forces = [m for m in sentence.matches if m.last < phrase.first and m.entry.kind is Kind.FORCE]
    acting = {_owner_of(sentence, m) for m in forces if _does(sentence.words, m.last, phrase.first)}
    return acting.pop() if len(acting) == 1 == len(forces) else None


def _owner_of(sentence: Sentence, force: Match) -> str | None:
    at = force.first - 1
    owner = sentence.owner_ending(at)
    mention = owner[1] if owner else None
    if sentence.words.norm(at) == OWNER:
        mention = sentence.country_ending(at - 1)
    return _country(mention) if mention else None


def _does(words: Words, last: int, first: int) -> bool:
    """Whether a name is the subject of what is told of the asset, not just of saying so."""
    between = words.norms[last + 1 : first]
    if not between or between[0] == OWNER or _is_embedded(words, last) or _faces(between):
        return False
    if not _CLAUSES.isdisjoint(between):
        return False
    says = between[0] in listed("speaking") or "that" in between[:_NEAR]
    return not says or not _PRONOUNS.isdisjoint(between)


def _faces(between: Sequence[str]) -> bool:
    return not listed("facing").isdisjoint(between)


def _is_embedded(words: Words, last: int) -> bool:
    """Whether a name begins that of an organisation: "Syria Television"."""
    return words.is_blank(last) and last + 1 < len(words.norms) and words.is_capital(last + 1)


def _is_state(mention: Mention) -> bool:
    """Whether a mention is the name of a country or a capital, not a demonym."""
    place = mention.place
    if place is None or place.kind not in (PlaceKind.CITY, PlaceKind.COUNTRY):
        return False
    return place.kind is PlaceKind.CITY or mention.text.casefold() in place.name.casefold()
