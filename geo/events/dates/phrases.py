"""A sentence's phrases of time: which forms match, which belong together, what bounds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from geo.events.dates import days, distances, stretches, words
from geo.events.dates.forms import Form
from geo.events.dates.periods import DAY, Basis, Period, hull

_FORMS = (*days.FORMS, *stretches.FORMS, *distances.FORMS)
_NAMES = words.table("names")

# Names that contain a day, years of copyright, counts in the place of years.
_TRAPS = (
    words.pattern(rf"(?:on )?(?:the )?{words.one_of(_NAMES['before_weekday'])} {words.WEEKDAY}"),
    words.pattern(rf"(?:on )?(?:the )?{words.WEEKDAY} (?-i:{words.one_of(_NAMES['after_weekday'])})"),
    words.pattern(
        rf"(?:on )?(?:{words.DAY} (?:of )?{words.MONTH}|{words.MONTH} {words.DAY})"
        rf" (?:(?-i:[A-Z])\w+ )?{words.one_of(_NAMES['after_day'])}"
    ),
    words.pattern(rf"(?:on )?{words.one_of(_NAMES['days_of_attacks'])} (?:attacks?|massacre)"),
    words.pattern(rf"(?:between |from )?\d{{4}}(?:{words.DASH}| (?:and|or|to) )\d[\d,]* {words.COUNTED}"),
    words.pattern(r"(?:©|\(c\)|copyright)[\d\s,–-]*\d"),
)

_TO = words.between(rf"(?:{words.DASH}| (?:through|till|to|until) (?:the )?)")
_AND = words.between(" (?:and|or) ")
_FROM = words.before("(?:between|from)(?: on)?")
_BETWEEN = words.between(r"between\b")
_SINCE = words.before("(?:ever )?since(?: at least)?")
_UNTIL = words.before("(?:through|till|until|up to)(?: at least)?")
_BY = words.before("(?:by|(?:no|not) later than)")
_STARTING = words.before("(?:as of|beginning|from|starting)(?: on)?")
_OPEN = words.before(words.one_of(words.table("open")))
_OVER = {bound: frozenset(verbs) for bound, verbs in words.table("over").items()}
_VERBS = re.compile(rf"\b{words.one_of(word for verbs in _OVER.values() for word in verbs)}\b", re.IGNORECASE)
_HALF_A_YEAR = timedelta(days=182)  # of a day farther off "until" tells the year, or it is over


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that say a time, from ``start`` to ``end``. ``read`` counts it, or raises ValueError.

    ``form`` is that of its last words. Without support a phrase is no date: a bare "May" or "2015".
    """

    start: int
    end: int
    form: Form
    read: Callable[[Basis], Period]
    supported: bool = True


def counted(phrase: Phrase, basis: Basis) -> Period | None:
    """The days of a phrase; None where there is nothing to count it from, or no such day."""
    try:
        return phrase.read(basis)
    except (ValueError, OverflowError):
        return None


def phrases(text: str, basis: Basis) -> tuple[Phrase, ...]:
    """The phrases of time in a sentence, in order and not overlapping, with what joins and bounds them."""
    bounded = (_bounded(text, phrase) for phrase in _joined(text, _simple(text), basis))
    return tuple(phrase for phrase in bounded if phrase.supported)


def _simple(text: str) -> Iterator[Phrase]:
    """What the forms match: the first phrase of those that overlap, the longest of those."""
    traps = [match.span() for trap in _TRAPS for match in trap.finditer(text)]
    found = (_phrase(form, match) for form in _FORMS for match in form.pattern.finditer(text))
    end = 0
    for phrase in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        trapped = any(first < phrase.end and phrase.start < last for first, last in traps)
        if phrase.start >= end and not trapped:
            yield phrase
            end = phrase.end


def _phrase(form: Form, match: re.Match[str]) -> Phrase:
    return Phrase(match.start(), match.end(), form, partial(form.read, match), form.supported(match))


def _joined(text: str, simple: Iterable[Phrase], basis: Basis) -> Iterator[Phrase]:
    """The phrases, those made one that tell the two ends of a stretch of time."""
    pending: Phrase | None = None
    for phrase in simple:
        if pending is None:
            pending = phrase
        elif joined := _join(text, pending, phrase, basis):
            yield joined
            pending = None
        else:
            yield pending
            pending = replace(phrase, supported=phrase.supported or _shares(text, pending, phrase))
    if pending:
        yield pending


def _shares(text: str, first: Phrase, second: Phrase) -> bool:
    """Whether the second of "in May and August" is held by the words before the first."""
    return (
        first.supported
        and first.form is second.form
        and _AND.fullmatch(text, first.end, second.start) is not None
    )


def _join(text: str, first: Phrase, second: Phrase, basis: Basis) -> Phrase | None:
    lead = _FROM.search(text, 0, first.start)
    start = lead.start() if lead else first.start
    supported = bool(lead) or first.supported or second.supported
    both = Phrase(start, second.end, second.form, partial(_through, first, second), supported)
    if _TO.fullmatch(text, first.end, second.start):
        return both
    if _AND.fullmatch(text, first.end, second.start):
        if second.form is days.WEEKDAY:
            both = replace(both, read=partial(_both, first, second))
        return both if _BETWEEN.match(text, start) or _adjacent(first, second, basis) else None
    return None


def _through(first: Phrase, last: Phrase, basis: Basis) -> Period:
    """From the first, the nearest to the basis, on to the last; back from the last where it has its year."""
    if end := counted(last, Basis()):
        return hull(first.read(basis.back(end.end)), end)
    start = first.read(basis)
    return hull(start, last.read(basis.ahead(start.start)))


def _both(first: Phrase, last: Phrase, basis: Basis) -> Period:
    """ "Monday and Tuesday": neither is after the basis unless they are to come."""
    if basis.forward:
        return _through(first, last, basis)
    end = last.read(basis)
    return hull(first.read(basis.back(end.end)), end)


def _adjacent(first: Phrase, second: Phrase, basis: Basis) -> bool:
    """Whether the second begins where the first ends: "on Monday and Tuesday", not "on Monday and Friday"."""
    last = counted(second, basis)
    before = counted(first, basis.ahead() if basis.forward else basis.back(last.end)) if last else None
    return bool(last and before and first.form is second.form and last.start - before.end == DAY)


def _bounded(text: str, phrase: Phrase) -> Phrase:
    """A phrase with the word before it that makes it an end of a stretch of time, or leaves it open."""
    for bound, read in _BOUNDS:
        if said := bound.search(text, 0, phrase.start):
            return replace(phrase, start=said.start(), read=read(text, phrase), supported=True)
    return replace(phrase, supported=False) if _OPEN.search(text, 0, phrase.start) else phrase


def _since(_: str, phrase: Phrase) -> Callable[[Basis], Period]:
    return lambda basis: Period(phrase.read(basis.back()).start, basis.today)


def _until(text: str, phrase: Phrase) -> Callable[[Basis], Period]:
    return partial(_up_to, phrase, _is_over(text, phrase, "until"))


def _by(text: str, phrase: Phrase) -> Callable[[Basis], Period]:
    return partial(_up_to, phrase, _is_over(text, phrase, "by"))


def _starting(_: str, phrase: Phrase) -> Callable[[Basis], Period]:
    return phrase.read


def _is_over(text: str, phrase: Phrase, bound: str) -> bool:
    """Whether the last verb before "until Friday" tells of what is over: "stayed", not "will stay"."""
    verbs = _VERBS.findall(text, 0, phrase.start)
    return bool(verbs) and words.folded(verbs[-1]) in _OVER[bound]


def _up_to(phrase: Phrase, over: bool, basis: Basis) -> Period:
    """From the publication up to the end of a period; where that is over, the period alone."""
    whole = phrase.read(basis.ahead())
    if not basis.forward and (over or whole.end - basis.today > _HALF_A_YEAR):
        whole = phrase.read(basis.back())
    return whole if whole.end < basis.today else Period(basis.today, whole.end)


_BOUNDS = ((_SINCE, _since), (_UNTIL, _until), (_BY, _by), (_STARTING, _starting))
