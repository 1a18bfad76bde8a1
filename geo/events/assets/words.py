"""Cuts a sentence into pieces: runs of letters, numbers, and the "'s" of an owner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geo.gazetteer.names import normalise_word
from geo.model import Span

_PIECE = re.compile(
    r"[’']s\b"
    r"|(?<!\w)(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_]+"
    r"|\d+(?:[.,]\d+)*"
)
_HYPHENS = frozenset("-‐‑–")
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\n", "  ", "+ ", "_"))
_JOINTS = _HYPHENS | _BLANKS | {"", "/"}
_STOPS = frozenset(".!?")
_TITLED = 0.75  # share of capitalised words in a headline
OWNER = "'s"


@dataclass(frozen=True, slots=True)
class Words:
    """The pieces of a sentence, by their position: where each starts and ends, and its folded form."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    norms: tuple[str, ...]

    def gap(self, at: int) -> str:
        """What stands between a piece and the next one; a line's end after the last."""
        return self.text[self.ends[at] : self.starts[at + 1]] if at + 1 < len(self.norms) else "."

    def is_blank(self, at: int) -> bool:
        return self.gap(at) in _BLANKS

    def is_hyphen(self, at: int) -> bool:
        return self.gap(at) in _HYPHENS

    def joins(self, at: int) -> bool:
        """Whether a piece and the next one may be parts of one name."""
        return self.gap(at) in _JOINTS

    def norm(self, at: int) -> str:
        """The folded form of a piece; nothing outside of the sentence."""
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def phrase(self, first: int, last: int) -> str:
        return " ".join(self.norms[first : last + 1])

    def original(self, at: int) -> str:
        return self.text[self.starts[at] : self.ends[at]]

    def is_capital(self, at: int) -> bool:
        return self.text[self.starts[at]].isupper()

    def is_number(self, at: int) -> bool:
        return self.norms[at][0].isdecimal()

    def span(self, first: int, last: int) -> Span:
        return Span(self.starts[first], self.ends[last])


def cut(text: str, span: Span) -> Words:
    """The pieces of a stretch of a text, offsets counted from the text's start."""
    found = [(m.start(), m.end(), m[0]) for m in _PIECE.finditer(text, span.start, span.end)]
    starts, ends, pieces = zip(*found, strict=True) if found else ((), (), ())
    return Words(text, starts, ends, tuple(map(_folded, pieces)))


def key(form: str) -> str:
    """Under which a form is looked up: "Il-76", "IL 76" and "il76" are one."""
    return " ".join(cut(form, Span(0, len(form))).norms)


@lru_cache(8192)
def _folded(piece: str) -> str:
    if piece == "’s":
        return OWNER
    if piece[0].isdecimal() or (piece.isascii() and "." not in piece):
        return piece.lower()
    folded = normalise_word(piece)
    return piece.lower() if folded[0].isdecimal() else folded  # "²" is no number


def is_titled(words: Words) -> bool:
    """Whether a sentence is a headline in which most words have capitals, so that one says nothing."""
    long = [at for at, norm in enumerate(words.norms) if len(norm) > 3]
    ends = words.text[words.ends[-1] :][:1] if words.ends else ""
    return ends not in _STOPS and len(long) > 3 and sum(map(words.is_capital, long)) > _TITLED * len(long)
