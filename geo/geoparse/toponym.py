"""A name found in a text, before it is decided which place it denotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo import lexicon
from geo.gazetteer import Candidate, NameKind
from geo.geoparse.tokens import Token
from geo.model import Span

_LONGEST_RUN = 8  # capitalised words around a name that are looked at


class InSentence:
    """A name at words ``first`` to ``last`` of its sentence, and what stands around it."""

    __slots__ = ()
    words: tuple[Token, ...]
    first: int
    last: int

    @property
    def positions(self) -> range:
        """Those of the words of the name in the sentence."""
        return range(self.first, self.last + 1)

    @property
    def name_words(self) -> str:
        """The words of the name, one blank between them."""
        return " ".join(w.text for w in self.words[self.first : self.last + 1])

    def before(self, distance: int = 1) -> Token | None:
        """The word ``distance`` words before the name, in the same sentence."""
        at = self.first - distance
        return self.words[at] if at >= 0 else None

    def after(self, distance: int = 1) -> Token | None:
        at = self.last + distance
        return self.words[at] if at < len(self.words) else None

    def governor(self) -> Token | None:
        """The word that governs the name: the one before it, past articles and directions."""
        at = phrase_start(self.words, self.first) - 1
        return self.words[at] if at >= 0 and not self.words[at].gap.strip(" \u00a0\n") else None

    def run_before(self) -> list[Token]:
        """The capitalised words that lead up to the name without a break."""
        at, run = self.first - 1, list[Token]()
        while at >= 0 and len(run) < _LONGEST_RUN and self.words[at].joins and self.words[at].capital:
            run.insert(0, self.words[at])
            at -= 1
        return run

    def run_after(self) -> list[Token]:
        at, run = self.last, list[Token]()
        while (
            len(run) < _LONGEST_RUN
            and at + 1 < len(self.words)
            and self.words[at].joins
            and self.words[at + 1].capital
        ):
            run.append(self.words[at + 1])
            at += 1
        return run

    def site_word(self) -> str | None:
        """The class of the site word that follows the name or leads up to it with "of" or "at"."""
        return self._site_after() or self._site_before()

    def _site_after(self) -> str | None:
        if not self.words[self.last].joins and self.words[self.last].gap not in ("’s ", "'s "):
            return None
        for length in (3, 2, 1):
            following = self.words[self.last + 1 : self.last + 1 + length]
            phrase = " ".join(w.norm for w in following)
            if len(following) == length and phrase in lexicon.site_words():
                return lexicon.site_words()[phrase]
        return None

    def _site_before(self) -> str | None:
        at = self.first - 1
        if at >= 0 and self.words[at].norm == "the":
            at -= 1
        if at < 1 or self.words[at].norm not in ("of", "at"):
            return self._apposed_site(at)
        phrase = " ".join(w.norm for w in self.words[max(0, at - 2) : at])
        for words in (phrase, phrase.split(" ")[-1]):
            if words in lexicon.site_words():
                return lexicon.site_words()[words]
        return None

    def _apposed_site(self, at: int) -> str | None:
        """ "air base Hmeimim", "port city Latakia"."""
        if at < 0 or self.words[at].gap.strip(" \u00a0\n") or self.words[at].capital:
            return None
        phrase = " ".join(w.norm for w in self.words[max(0, at - 1) : at + 1])
        return lexicon.site_words().get(phrase)

    def in_organisation(self) -> bool:
        """Whether a capitalised word of an organisation stands in the same run: "Syria Television".

        Not in a headline, where every word has a capital.
        """
        around = self.run_before() + self.run_after()
        if not any(w.norm in lexicon.words("organisations") for w in around):
            return False
        return self.site_word() is None and not is_titled(self.words)

    def of_organisation(self) -> bool:
        """ "Bank of America"."""
        head, of = self.before(2), self.before()
        if head is None or of is None or of.norm != "of" or of.capital or is_titled(self.words):
            return False
        return head.capital and head.gap == " " and head.norm in lexicon.words("organisations")


@dataclass(frozen=True, slots=True)
class Toponym(InSentence):
    """A recognized name. ``score`` is the recognizer's, 0 to 1.

    ``site`` is the class of the site word beside it ("airbase", "division"; see ``lexicon.fitting``),
    ``demonym`` tells "Russian" from "Russia", ``embedded`` a name inside the name of an organisation.
    ``first`` and ``last`` are the positions of its words in ``words``, its sentence.
    """

    span: Span
    text: str
    name: str
    score: float
    words: tuple[Token, ...]
    first: int
    last: int
    site: str | None = None
    demonym: bool = False
    embedded: bool = False


def toponym_at(
    text: str,
    words: tuple[Token, ...],
    at: tuple[int, int],
    candidates: Sequence[Candidate],
    score: float,
    end: int | None = None,
) -> Toponym:
    """The toponym that the first and last position in ``at`` make up, with what its surroundings say of it.

    ``end`` is where it ends in the text if that is not the end of its last word.
    """
    around = Around(words, *at)
    span = Span(words[at[0]].span.start, end or words[at[1]].span.end)
    return Toponym(
        span=span,
        text=text[span.start : span.end],
        name=around.name_words,
        score=score,
        words=words,
        first=at[0],
        last=at[1],
        site=around.site_word(),
        demonym=bool(candidates) and candidates[0].name_kind is NameKind.DEMONYM,
        embedded=around.in_organisation() or around.of_organisation(),
    )


@dataclass(frozen=True, slots=True)
class Around(InSentence):
    """Any stretch of a sentence that may be a name."""

    words: tuple[Token, ...]
    first: int
    last: int


def phrase_start(words: Sequence[Token], first: int) -> int:
    """Where a name begins together with the article and the directions before it: "the northern"."""
    while first and (words[first - 1].norm == "the" or words[first - 1].norm in lexicon.words("directions")):
        first -= 1
    return first


def is_shouting(words: Sequence[Token]) -> bool:
    """Whether a sentence is in capitals, so that a capital says nothing."""
    letters = [w for w in words if len(w.text) > 1 and w.text.isalpha()]
    return len(letters) > 2 and sum(w.text.isupper() for w in letters) > 0.7 * len(letters)


def is_titled(words: Sequence[Token]) -> bool:
    """Whether a sentence is a headline in which most words have capitals."""
    long = [w for w in words if len(w.text) > 3]
    return len(long) > 3 and sum(w.capital for w in long) > 0.75 * len(long)
