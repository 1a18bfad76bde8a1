"""Reads how many: "two dozen", "at least 3", "20-40", "as many as 800". Digits of names are no counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from geo import numbers
from geo.events.assets.vocabulary import listed, senses
from geo.events.assets.words import Words
from geo.model import Count, Span
from geo.numbers import Number

_MOST = 1e8  # no army has more of anything
_LONGEST = 5  # words of a phrase such as "a large number of"
_CURRENCY = tuple("$€£¥₽")
_AFTER_DIGITS = frozenset({"strong", "plus", "odd"})  # "200-strong"; not "9-mm", "3-day"
_RANGES = frozenset({"to", "or"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A count from the pieces ``first`` to ``last``. ``count`` is None where the words give no number."""

    first: int
    last: int
    count: Count | None


def find_counts(words: Words, taken: Collection[int]) -> dict[int, Counted]:
    """The counts of a sentence by their last piece. ``taken`` are pieces of names, which never count."""
    found = _ranges(words, list(_numbers(words, taken)))
    counted = [_bounded(words, each) for each in found] + list(_open(words))
    return {each.last: _told(words, each) for each in counted}


def _told(words: Words, counted: Counted) -> Counted:
    """With the words of the count, its "+" included."""
    if counted.count is None:
        return counted
    span, plus = words.span(counted.first, counted.last), words.gap(counted.last).find("+")
    ends = span.end + plus + 1 if words.gap(counted.last).strip() == "+" else span.end
    return replace(counted, count=replace(counted.count, span=Span(span.start, ends)))


def ending(words: Words, last: int, table: str) -> tuple[int, str] | None:
    """The longest phrase of a table that ends with a piece: where it starts, and its sense."""
    phrases = senses(table)
    for first in range(max(0, last - _LONGEST + 1), last + 1):
        sense = phrases.get(words.phrase(first, last))
        if sense and all(words.is_blank(at) for at in range(first, last)):
            return first, sense
    return None


def _numbers(words: Words, taken: Collection[int]) -> Iterator[Number]:
    at = 0
    for position, norm in enumerate(words.norms):
        if position < at or not numbers.begins(norm) or position in taken:
            continue
        number = numbers.number_at(words.norms, position, lambda i: words.is_blank(i) or words.is_hyphen(i))
        at = number.last + 1
        free = not any(each in taken for each in range(number.first, at))
        if free and number.value <= _MOST and _counts(words, number):
            yield number


def _counts(words: Words, number: Number) -> bool:
    """Whether it counts at all: no part of a name, no ordinal, money or share."""
    before = words.gap(number.first - 1) if number.first else ""
    after, following = words.gap(number.last), words.norm(number.last + 1)
    if after == "" or (words.is_hyphen(number.last) and not _compounds(words, number.last)):
        return False
    if before == ":" or words.norm(number.first - 1) in listed("series"):
        return False
    if before == "" or (before in ("-", "‑", "/") and not words.is_number(number.first - 1)):
        return number.first == 0
    start = words.starts[number.first]
    priced = words.text[max(0, start - 2) : start].strip().endswith(_CURRENCY)
    return not priced and not after.startswith(("%", ":")) and following not in ("percent", "per", "cent")


def _compounds(words: Words, last: int) -> bool:
    following = words.norm(last + 1)
    return following in _AFTER_DIGITS or numbers.is_small(following) or following[:1].isdecimal()


def _ranges(words: Words, found: list[Number]) -> list[Counted]:
    counted, at = list[Counted](), 0
    while at < len(found):
        spread = _range(words, found[at], found[at + 1]) if at + 1 < len(found) else None
        value = _whole(found[at].value)
        counted.append(spread or Counted(found[at].first, found[at].last, Count(value, value)))
        at += 2 if spread else 1
    return counted


def _range(words: Words, low: Number, high: Number) -> Counted | None:
    """ "3,000 to 6,000", "between 20 and 40", "20-40", "two to three dozen"."""
    between = high.first - low.last == 2 and words.is_blank(low.last) and words.is_blank(low.last + 1)
    enclosed = between and words.norms[low.last + 1] == "and" and words.norm(low.first - 1) == "between"
    linked = between and words.norms[low.last + 1] in _RANGES
    dashed = high.first == low.last + 1 and words.gap(low.last).strip() in ("-", "–", "—")
    if not (enclosed or linked or dashed):
        return None
    most = high.value
    scaled = low.value * high.scale if low.scale == 1 else low.value  # "two to three dozen"
    least = scaled if scaled < most else low.value
    if least >= most:
        return None
    return Counted(low.first - enclosed, high.last, Count(_whole(least), _whole(most)))


def _whole(value: float) -> int:
    return round(value)


def _bounded(words: Words, counted: Counted) -> Counted:
    """With the words before it that bound it: "at least", "up to", "around"."""
    while counted.first and words.is_blank(counted.first - 1):
        bound = ending(words, counted.first - 1, "bounds")
        if bound is None:
            break
        counted = replace(counted, first=bound[0], count=_bind(counted.count, bound[1]))
    return _plus(words, counted)


def _bind(count: Count | None, bound: str) -> Count | None:
    if count is None:
        return None
    match bound:
        case "least":
            return replace(count, max=None)
        case "most":
            return replace(count, min=None)
        case "about":
            return replace(count, approximate=True)
    return count


def _plus(words: Words, counted: Counted) -> Counted:
    """ "200+", "200-plus", "a dozen or more"."""
    after = counted.last + 1
    if words.gap(counted.last).strip() == "+":
        return replace(counted, count=_bind(counted.count, "least"))
    if words.norm(after) == "plus" and words.is_hyphen(counted.last):
        return replace(counted, last=after, count=_bind(counted.count, "least"))
    if words.norm(after) == "strong" and words.is_hyphen(counted.last):
        return replace(counted, last=after)
    if words.phrase(after, after + 1) in ("or more", "or so"):
        bound = "least" if words.norm(after + 1) == "more" else "about"
        return replace(counted, last=after + 1, count=_bind(counted.count, bound))
    return counted


def _open(words: Words) -> Iterator[Counted]:
    """Words that count without a number ("dozens of"), and those that stand for one: "both", "a trio of"."""
    ends = _last_words()
    for last, norm in enumerate(words.norms):
        found = ending(words, last, "quantities") if norm in ends else None
        if found and found[1] != "similar" and not _pairs(words, last):
            exact = numbers.value(found[1])
            yield Counted(found[0], last, Count(_whole(exact), _whole(exact)) if exact else None)


def _pairs(words: Words, at: int) -> bool:
    """Whether a "both" couples two things, as in "both aircraft and missiles"."""
    return words.norms[at] == "both" and "and" in words.norms[at + 2 : at + 2 + _LONGEST]


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in senses("quantities"))
