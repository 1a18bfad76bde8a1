"""Reads numbers in words and digits: "twenty-one", "a dozen", "half a million", "3 thousand", "1,200"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.settings import DATA

_TABLES: Mapping[str, Mapping[str, int]] = tomllib.loads(
    (DATA / "lexicon" / "numbers.toml").read_text(encoding="utf-8")
)
_SMALL, _SCALES = _TABLES["small"], _TABLES["scales"]
_ARTICLES = {("a",): 1.0, ("an",): 1.0, ("half", "a"): 0.5, ("half", "an"): 0.5}  # with no number after them
_PIECE = re.compile(r"[a-z]+|\d[\d.,]*", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_ONES = _one_of(word for word, value in _SMALL.items() if 0 < value < 10)
_TENS = _one_of(word for word, value in _SMALL.items() if value >= 20)
_UNDER_100 = rf"(?:{_TENS}(?:(?:[-‐‑]| ){_ONES})?|{_one_of(word for word, value in _SMALL.items() if value)})"

IN_WORDS = (
    rf"(?:half an?(?: {_one_of(_SCALES)})?"
    rf"|(?:an?|{_UNDER_100}) {_one_of(_SCALES)}(?: (?:and )?{_UNDER_100})?"
    rf"|{_UNDER_100}|an?)(?!\w)"
)
"""A regular expression for what :func:`value` reads in words, but zero: at one place it matches the most."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number from the word ``first`` to ``last``, whose ``scale`` is 1000 in "3 thousand"."""

    first: int
    last: int
    value: float
    scale: int = 1


def begins(word: str) -> bool:
    """Whether a word in lower case may be the first of a number."""
    return is_in_words(word) or word[:1].isdecimal()


def is_in_words(word: str) -> bool:
    """Whether a word in lower case is a number word."""
    return word in _SMALL or word in _SCALES


def is_small(word: str) -> bool:
    """Whether a word in lower case is a number below a hundred: not "dozen"."""
    return word in _SMALL


def number_at(words: Sequence[str], first: int, joins: Callable[[int], bool]) -> Number:
    """The number of which a word is the first, with the "a" or "half a" before it.

    ``words`` are in lower case, the one at ``first`` begins a number; ``joins`` tells whether a word and the
    next one may belong to one number. Digits count whole things: both "1,200" and "1.200" are 1200.
    """
    total, current, last, scale = 0.0, 0.0, first - 1, 1
    while (at := _next(words, first, last, joins)) is not None:
        word = words[at]
        if word in _SCALES:
            scale = _SCALES[word]
            current = (current or 1.0) * scale
            total, current = (total + current, 0.0) if scale >= 1000 else (total, current)
        elif at == first or _adds(word, current, total):
            current, scale = current + _of_word(word), 1
        else:
            break
        last = at
    return _with_article(words, Number(first, last, total + current, scale))


def value(text: str) -> float | None:
    """The value of a text that is one number and no more; its digits measure: "1.250" is no thousand."""
    words = [piece.lower() for piece in _PIECE.findall(text)]
    if not words:
        return None
    if len(words) == 1 and words[0][0].isdecimal():
        return _measured(words[0])
    if tuple(words) in _ARTICLES:
        return _ARTICLES[tuple(words)]
    first = next((at for at, word in enumerate(words) if begins(word)), None)
    found = None if first is None else number_at(words, first, lambda at: True)
    return found.value if found and (found.first, found.last) == (0, len(words) - 1) else None


def _next(words: Sequence[str], first: int, last: int, joins: Callable[[int], bool]) -> int | None:
    """The word with which a number goes on: the next one, or that after "and" in "hundred and ten"."""
    if last < first:
        return first
    at = last + 1
    if at + 1 < len(words) and words[at] == "and" and words[last] in ("hundred", "thousand"):
        at += 1
    joined = at < len(words) and all(map(joins, range(last, at)))
    return at if joined and is_in_words(words[at]) else None


def _adds(word: str, current: float, total: float) -> bool:
    """Whether a word adds to the number before it: "four" after "twenty", "ten" after "hundred"."""
    is_one = _of_word(word) < 10 and current % 100 >= 20 and current % 10 == 0
    return is_one or (current % 100 == 0 and current + total > 0)


def _with_article(words: Sequence[str], number: Number) -> Number:
    before = tuple(words[max(0, number.first - 2) : number.first])
    if words[number.first] not in _SCALES or before[-1:] != ("a",):
        return number
    if before == ("half", "a"):
        return replace(number, first=number.first - 2, value=number.value / 2)
    return replace(number, first=number.first - 1)


def _of_word(word: str) -> float:
    return _counted(word) if word[0].isdecimal() else _SMALL[word]


def _counted(digits: str) -> float:
    groups = digits.replace(".", ",").split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3:
        return float("".join(groups))
    return float(".".join(groups[:2]))


def _measured(digits: str) -> float | None:
    if _ENGLISH.fullmatch(digits):
        return float(digits.replace(",", ""))
    return float(digits.replace(",", ".")) if _DECIMAL_COMMA.fullmatch(digits) else None
