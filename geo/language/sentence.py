"""A parsed sentence: its words as a tree, and the walks over it that patterns are made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from geo.model import Span

_LONGEST_WALK = 40  # heads upwards; no real sentence nests so deep


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a name that is kept together. ``head`` is the position of its head; the root's is its own.

    ``tag`` is a Penn Treebank part of speech, ``dep`` a Universal Dependencies relation, ``relation`` that
    without its subtype (``nsubj`` of ``nsubj:pass``), ``norm`` the text in lower case. The last two are asked
    of each word a dozen times, and kept.
    """

    index: int
    span: Span
    text: str
    tag: str
    dep: str
    head: int
    norm: str = field(init=False, repr=False, compare=False)
    relation: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "norm", self.text.lower().replace("’", "'"))
        object.__setattr__(self, "relation", self.dep.partition(":")[0])

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")

    @property
    def is_finite(self) -> bool:
        return self.tag in ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True)
class ParsedSentence:
    """The words of one sentence; ``span`` is where it stands in the article."""

    span: Span
    words: tuple[Word, ...]

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        below: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                below[word.head].append(word)
        return tuple(map(tuple, below))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.span.start for word in self.words]

    def children(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """The words right below one, in order; on request only those in some relations, subtypes included."""
        below = self._children[word.index]
        if not relations:
            return below
        return tuple(w for w in below if w.relation in relations or w.dep in relations)

    def child(self, word: Word, *relations: str) -> Word | None:
        return next(iter(self.children(word, *relations)), None)

    def head(self, word: Word) -> Word | None:
        """What a word depends on; None for the root."""
        return None if word.head == word.index else self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The heads above a word, nearest first."""
        above = self.head(word)
        for _ in range(_LONGEST_WALK):
            if above is None:
                return
            yield above
            above = self.head(above)

    def subtree(self, word: Word) -> list[Word]:
        """A word and all below it, in order of the text."""
        found, rest = [word], list(self.children(word))
        while rest:
            found.append(rest.pop())
            rest.extend(self.children(found[-1]))
        return sorted(found, key=lambda each: each.index)

    def at(self, offset: int) -> Word | None:
        """The word that an offset into the article lies in or after."""
        position = bisect_right(self._starts, offset) - 1
        return self.words[position] if position >= 0 else None

    def beginning(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin from one offset into the article up to another, that left out."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def within(self, span: Span) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.span.overlaps(span))

    def head_of(self, span: Span) -> Word | None:
        """The word of a stretch that the others in it depend on: the one whose head lies outside of it."""
        inside = self.within(span)
        indices = {word.index for word in inside}
        outward = [w for w in inside if w.head not in indices or w.head == w.index]
        return outward[-1] if outward else (inside[-1] if inside else None)

    def next(self, word: Word, distance: int = 1) -> Word | None:
        at = word.index + distance
        return self.words[at] if 0 <= at < len(self.words) else None

    def before(self, word: Word, distance: int = 1) -> Word | None:
        return self.next(word, -distance)

    def between(self, first: Word, last: Word) -> tuple[Word, ...]:
        low, high = sorted((first.index, last.index))
        return self.words[low + 1 : high]
