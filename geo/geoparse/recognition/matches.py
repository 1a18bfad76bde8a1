"""Finds the names of the gazetteer in a sentence: words → matches, longest first, none overlapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo import lexicon
from geo.gazetteer import Candidate, Gazetteer, NameKind
from geo.geoparse.tokens import Token
from geo.geoparse.toponym import InSentence, is_shouting, is_titled
from geo.model import PlaceKind

_LONGEST = 6


@dataclass(slots=True)
class Match(InSentence):
    """A name of the gazetteer at words ``first`` to ``last`` of a sentence, with all the rules look at."""

    words: tuple[Token, ...]
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    shouting: bool  # the sentence is in capitals, so that a capital says nothing
    titled: bool  # the sentence is a headline in which most words have capitals
    persons: frozenset[str]  # last names of people in the document

    @property
    def best(self) -> Candidate:
        return self.candidates[0]

    @property
    def name(self) -> str:
        """The name as it is looked up."""
        return " ".join(w.norm for w in self.words[self.first : self.last + 1])

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def wide(self) -> bool:
        return self.best.place.kind.is_wide or self.demonym

    @property
    def demonym(self) -> bool:
        return self.best.name_kind is NameKind.DEMONYM

    def contained(self) -> bool:
        """ "Alexandria, Virginia": a capitalised word follows the name behind a comma."""
        following = self.after()
        return following is not None and self.words[self.last].gap.strip() == "," and following.capital


def matches(gazetteer: Gazetteer, words: tuple[Token, ...], persons: frozenset[str]) -> Iterator[Match]:
    """The longest names that begin at the capitalised words of a sentence, from left to right."""
    shouting, titled = is_shouting(words), is_titled(words)
    norms = [w.norm for w in words]
    at = 0
    while at < len(words):
        found = _longest(gazetteer, words, norms, at)
        if found is None:
            at += 1
            continue
        last, candidates = found
        yield Match(words, at, last, candidates, shouting, titled, persons)
        at = last + 1


def _longest(
    gazetteer: Gazetteer, words: tuple[Token, ...], norms: list[str], at: int
) -> tuple[int, tuple[Candidate, ...]] | None:
    """The last word and the candidates of the longest name that begins at a word and looks like one."""
    if not (words[at].capital or _is_article(words, at)) or norms[at] == "the":
        return None
    end = at
    while end + 1 < len(words) and end - at + 1 < _LONGEST and words[end].joins:
        end += 1
    length = gazetteer.longest(norms[at : end + 1], 0, _LONGEST)
    while length:
        last = at + length - 1
        name = " ".join(norms[at : last + 1])
        if words[last].capital and gazetteer.has(name) and not _is_open(words, last):
            candidates = _usable(gazetteer.candidates(name), words, at, last)
            if candidates:
                return last, candidates
        length = gazetteer.longest(norms[at:last], 0, _LONGEST) if last > at else 0
    return None


def _usable(
    candidates: tuple[Candidate, ...], words: Sequence[Token], first: int, last: int
) -> tuple[Candidate, ...]:
    """Candidates whose kind of name agrees with how the name is written here.

    An abbreviation is written in capitals or with a stop; that of a province ("OR", "Calif.") follows a
    town and a comma.
    """
    upper = first == last and words[first].text.isupper() and len(words[first].norm) > 1
    after_comma = first > 0 and words[first - 1].gap.startswith(",") and words[first - 1].capital
    stopped = "." in words[last].text or (words[last].gap.startswith(".") and after_comma)
    kept = []
    for candidate in candidates:
        if candidate.name_kind is NameKind.ABBREVIATION:
            dotted = "." in words[last].text
            legal = (upper or stopped) and (
                candidate.place.kind is PlaceKind.COUNTRY or after_comma or dotted
            )
        else:
            legal = not (upper and len(words[first].norm) < 6 and not is_shouting(words))
        if legal:
            kept.append(candidate)
    return tuple(kept)


def _is_article(words: Sequence[Token], at: int) -> bool:
    """ "al-" of "al-Khadim": a name may begin in lower case there."""
    return (
        words[at].norm in lexicon.words("articles")
        and words[at].hyphenated
        and at + 1 < len(words)
        and words[at + 1].capital
    )


def _is_open(words: Sequence[Token], last: int) -> bool:
    """Whether a name stops inside a hyphenated word: "Rostov" of "Rostov-on-Don", "Al" of "Al-Assad"."""
    if not words[last].hyphenated or last + 1 >= len(words):
        return False
    following = words[last + 1]
    return (
        following.capital
        and following.norm not in lexicon.site_words()
        and len(following.norm) > 3
        and (words[last].norm in lexicon.words("articles"))
    )
