"""A name found in a text, before it is decided which place it denotes."""

from __future__ import annotations

from dataclasses import dataclass

from geo import lexicon
from geo.geoparse.tokens import Token
from geo.model import Span


class InSentence:
    """A name at words ``first`` to ``last`` of its sentence, and what stands around it."""

    __slots__ = ()
    words: tuple[Token, ...]
    first: int
    last: int

    def before(self, distance: int = 1) -> Token | None:
        """The word ``distance`` words before the name, in the same sentence."""
        at = self.first - distance
        return self.words[at] if at >= 0 else None

    def after(self, distance: int = 1) -> Token | None:
        at = self.last + distance
        return self.words[at] if at < len(self.words) else None

    def governor(self) -> Token | None:
        """The word that governs the name: the one before it, past articles and directions."""
        at = self.first - 1
        while at >= 0 and (
            self.words[at].norm in lexicon.words("directions") or self.words[at].norm == "the"
        ):
            at -= 1
        return self.words[at] if at >= 0 and not self.words[at].gap.strip(" \u00a0\n") else None


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
