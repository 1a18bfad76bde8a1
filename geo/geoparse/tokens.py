"""Cuts a text into words with their spans, and tells which of them may belong to one name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from geo.gazetteer.names import normalise_word
from geo.model import Span

# Letters, with the accents and vowel points of Latin, Hebrew and Arabic script. "Port_Sudan" is two words.
_PART = r"[^\W_]+(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+[^\W_]*)*"
_WORD = re.compile(
    r"(?<!\w[’'ʼ‘`])"  # not the "s" of "Syria's"
    r"(?:(?:[^\W\d_]\.){2,}"  # U.S., B.C.
    rf"|{_PART}(?:[’'ʼ‘`](?!(?:s|S)\b){_PART})*)"
)
_JOINT = re.compile(r"[ \u00a0]|_+|[-‐‑–]|[ \u00a0]?\r?\n[ \u00a0]*|[’'ʼ‘`]")
_HYPHEN = re.compile(r"[-‐‑–]")
_STOP_AFTER = frozenset({"st", "ste", "mt", "ft", "sto", "sta"})  # "St. Louis", "Ft. Meade"


@dataclass(frozen=True, slots=True)
class Token:
    """A word. ``norm`` is its normalised form, always one word; ``gap`` stands between it and the next.

    ``joins`` tells whether the next word can continue a name that this one is part of: asked of each word a
    dozen times, and kept.
    """

    span: Span
    text: str
    norm: str
    gap: str
    capital: bool  # begins like a name, in a script that has capitals or in one that has none
    joins: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        joint = _is_joint(self.gap) or (self.gap == ". " and self.norm in _STOP_AFTER)
        object.__setattr__(self, "joins", joint)

    @property
    def hyphenated(self) -> bool:
        return _HYPHEN.fullmatch(self.gap) is not None

    @property
    def possessive(self) -> bool:
        return self.gap[:2] in ("’s", "'s") or self.gap[:1] in ("’", "'")


@lru_cache(8192)
def _is_joint(gap: str) -> bool:
    return _JOINT.fullmatch(gap) is not None


def tokenise(text: str, span: Span) -> tuple[Token, ...]:
    """The words of a stretch of a text, spans counted from the text's start."""
    found = list(_WORD.finditer(text, span.start, span.end))
    nexts = [m.start() for m in found[1:]] + [span.end]
    return tuple(_token(text, match, following) for match, following in zip(found, nexts, strict=False))


def _token(text: str, match: re.Match[str], following: int) -> Token:
    word = match[0]
    return Token(
        span=Span(match.start(), match.end()),
        text=word,
        norm=normalise_word(word),
        gap=text[match.end() : following],
        capital=not word[0].islower() and not word[0].isdigit(),
    )
