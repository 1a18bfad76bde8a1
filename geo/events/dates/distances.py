"""Phrases that count from a day: "two days ago", "a week earlier", "in the last 24 hours"."""

from __future__ import annotations

import re

from dateutil.relativedelta import relativedelta

from geo.events.dates import words
from geo.events.dates.forms import Form, group
from geo.events.dates.periods import Basis, Period, around, measured

_Match = re.Match[str]

_COUNT = rf"(?P<count>{words.NUMBER}) (?P<unit>{words.UNIT})s?"
_ABOUT = "(?:(?:about|almost|around|exactly|just|nearly|only|roughly|some) )?"
_OVER = "(?:during|for|in|over|throughout|within)"
_WAY = "(?P<way>coming|last|next|past)"
_TO_COME = frozenset({"after", "afterwards", "coming", "following", "later", "next"})
_SINGLE = rf"(?:(?P<unit>day|week|month|year)|{words.DAYPART})"
_FROM_THEN = r"(?P<way>(?:earlier|later)(?! than\b)|afterwards|(?:after|before)(?=[.,;:)]|$))"


def _ago(match: _Match, basis: Basis) -> Period:
    """The week, month or year of that time: nobody who says "three weeks ago" means the day."""
    unit, size = _measure(match)
    day = basis.today - size
    return Period(day, basis.today) if unit == "hour" else around(day, unit)


def _from_anchor(match: _Match, basis: Basis) -> Period:
    """ "A week earlier", "the following day": counted from the date before it in the sentence."""
    unit, size = _measure(match)
    if group(match, "way") in _TO_COME:
        return around(basis.anchored.end + size, unit)
    return around(basis.anchored.start - size, unit)


def _same(match: _Match, basis: Basis) -> Period:
    """ "That week", "the same day": the one that the date before it in the sentence is in."""
    return around(basis.anchored.start, group(match, "unit") or "day")


def _rolling(match: _Match, basis: Basis) -> Period:
    """ "The last 24 hours", "the coming week": up to the day of publication, or from it on."""
    _, size = _measure(match)
    if group(match, "way") in _TO_COME:
        return Period(basis.today, basis.today + size)
    return Period(basis.today - size, basis.today)


def _ahead(match: _Match, basis: Basis) -> Period:
    """ "In two weeks", which is how long something took unless it is still to come."""
    if not basis.forward:
        raise ValueError(f"{match[0]}: a length of time")
    unit, size = _measure(match)
    whole = Period(basis.today, basis.today + size)
    return whole if match["within"] or unit == "hour" else around(whole.end, unit)


def _measure(match: _Match) -> tuple[str, relativedelta]:
    """The unit that is counted in, and the length of as many: one where no number is told."""
    held = match.groupdict()
    return measured(words.number(held.get("count") or "one"), words.folded(held["unit"] or "day"))


FORMS = (
    Form(words.pattern(rf"{_ABOUT}{_COUNT} ago"), _ago),
    Form(words.pattern(rf"{_ABOUT}{_COUNT} {_FROM_THEN}"), _from_anchor),
    Form(words.pattern(rf"the {_SINGLE} {_FROM_THEN}"), _from_anchor),
    Form(
        words.pattern(rf"(?:in |on )?the (?P<way>following|next|preceding|previous) {_SINGLE}"), _from_anchor
    ),
    Form(words.pattern(rf"(?:earlier |later )?(?:on )?(?:that|(?:that|the) same) {_SINGLE}"), _same),
    Form(words.pattern(rf"(?:{_OVER} )?the {_WAY} {_COUNT}"), _rolling),
    Form(words.pattern(rf"{_OVER} the {_WAY} {_SINGLE}(?! of\b)"), _rolling),
    Form(words.pattern(rf"the (?P<way>coming|past) {_SINGLE}(?! of\b)"), _rolling),
    Form(words.pattern(rf"(?:(?P<within>within)|(?<!time\s)in) {_COUNT}(?:['’] time)?"), _ahead),
)
