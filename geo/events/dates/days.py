"""Phrases for days: "14 December 2024", "June 3–7", "Sunday night", "overnight", "yesterday"."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from geo.events.dates import periods, words
from geo.events.dates.forms import IN_YEAR, NEAR, ON, Form, group, in_told_year, near, step
from geo.events.dates.periods import DAY, Basis, Period, near_weekday, single

_Match = re.Match[str]

_NAME = rf"(?:{words.ANY_WEEKDAY},? (?:the )?)?"
_FROM = "(?:(?:from|between) )?(?:the )?"
_MORE = rf"(?:,\s?{words.DAY})*"
_TO = rf"(?:{words.DASH}| (?:to|until|till|through|or|(?P<and>and)) (?:the )?)"
_NO_COUNT_AFTER_AND = r"(?=[.,;:)]|$| (?:at|by|from|in|near|of|off|on|to|with)\b| \d{4})"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_HOURS = (
    "(?:(?:(?:shortly |just )?(?:about|after|around|at|before|during|in|on) )?(?:the )?"
    rf"(?:(?:early|first|late|small) hours of |(?:early |late )?{words.DAYPART} (?:of |on )?))?"
)


def _iso(match: _Match, _: Basis) -> Period:
    return single(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: _Match, _: Basis) -> Period:
    """14.12.2024 has the day first; slashes make a date only where day and month cannot be swapped."""
    day, month, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "/" and max(day, month) <= 12 and day != month:
        raise ValueError(f"which is the day of {match[0]}?")
    return single(date(year, month, day) if month <= 12 else date(year, day, month))


def _days_of_month(match: _Match, basis: Basis) -> Period:
    last = _number(match["day"])
    first = _number(match["first"]) if match["first"] else last
    return in_told_year(match, basis, partial(_days, words.month(match["month"]), first, last))


def _days(month: int, first: int, last: int, year: int) -> Period:
    return Period(date(year, month, first), date(year, month, last))


def _nth_days(match: _Match, basis: Basis) -> Period:
    last = _number(match["day"])
    first = _number(match["first"]) if match["first"] else last
    if which := group(match, "which"):
        month = basis.today + step(which) * periods.length(1, "month")
        return _days(month.month, first, last, month.year)
    return basis.nearest_in_month(lambda year, month: _days(month, first, last, year))


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _weekday(match: _Match, basis: Basis) -> Period:
    number, which = words.weekday(match["weekday"]), near(match)
    if week := group(match, "week") or (which if which == "this" else None):
        return single(periods.week(basis.today + 7 * step(week) * DAY).start + number * DAY)
    if which:
        return single(_beside(basis.today, number, which == "next"))
    if follows := group(match, "follows"):
        return single(_beside(basis.anchored.start, number, follows == "following"))
    return single(basis.weekday(number))


def _beside(day: date, number: int, forward: bool) -> date:
    """The first weekday of that number after a day, or the last one before it."""
    return near_weekday(day + DAY if forward else day - DAY, number, forward)


def _overnight(match: _Match, basis: Basis) -> Period:
    """The night that ends or begins on the day that is named; on the day of publication without one."""
    day = basis.weekday(words.weekday(match["weekday"])) if match["weekday"] else basis.today
    begins = basis.forward or bool(match["weekday"] and day < basis.today)
    return Period(day, day + DAY) if begins and not match["into"] else Period(day - DAY, day)


def _deictic(match: _Match, basis: Basis) -> Period:
    word = group(match, "word")
    return single(basis.today + words.table("days")[word] * DAY)


def _weekend(match: _Match, basis: Basis) -> Period:
    this = periods.weekend(basis.today)
    if which := near(match):
        return periods.weekend(basis.today + 7 * step(which) * DAY)
    return this if basis.forward or this.start <= basis.today else periods.weekend(basis.today - 7 * DAY)


def _holiday(match: _Match, basis: Basis) -> Period:
    name = next(name for name in words.table("holidays") if name.lower() == _plain(match["holiday"]))
    month, day = words.table("holidays")[name]
    return in_told_year(match, basis, partial(_days, month, day, day))


def _plain(name: str) -> str:
    return words.folded(name.replace("’", "'"))


_HOLIDAY = words.one_of(words.table("holidays")).replace("'", "['’]")

WEEKDAY = Form(
    words.pattern(
        rf"{_HOURS}(?:(?:early|late|earlier|later) )?{ON}(?:early |late )?"
        rf"(?:{NEAR}|the (?P<follows>following|previous) )?(?P<weekday>{words.WEEKDAY})"
        rf"(?: (?:early |late )?{words.DAYPART})?(?:,? (?:of |in )?(?P<week>last|this|next) week)?"
    ),
    _weekday,
)

FORMS = (
    Form(
        words.pattern(rf"{ON}{words.APART}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?![.,:/-]?\d)"),
        _iso,
    ),
    Form(
        words.pattern(
            rf"{ON}{words.APART}(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?P<year>\d{{4}})"
            r"(?![.,:/-]?\d)"
        ),
        _numeric,
    ),
    Form(
        words.pattern(
            rf"{_HOURS}{ON}{_NAME}"
            rf"(?:{_FROM}{words.APART}(?P<first>{words.DAY}){_MORE}{_TO}|(?:the )?{words.APART})"
            rf"(?P<day>{words.DAY}) (?:of )?(?P<month>{words.MONTH}){IN_YEAR}"
        ),
        _days_of_month,
    ),
    Form(
        words.pattern(
            rf"{_HOURS}{ON}{_NAME}{_FROM}(?P<month>{words.MONTH}) (?:the )?"
            rf"(?:(?P<first>{words.DAY}){_MORE}{_TO})?"
            rf"(?P<day>{words.DAY})(?(and){_NO_COUNT_AFTER_AND}|)(?! {words.MONTH}){IN_YEAR}"
        ),
        _days_of_month,
    ),
    Form(
        words.pattern(
            rf"on the (?:(?P<first>{_NTH}) (?:and|or|to) (?:the )?)?(?P<day>{_NTH})"
            r"(?: of (?P<which>last|this|next) month| of the month|(?=[.,;:)]|$| and\b))"
        ),
        _nth_days,
    ),
    WEEKDAY,
    Form(
        words.pattern(rf"overnight(?: (?:(?P<into>into|to) )?(?:on |from )?(?P<weekday>{words.WEEKDAY}))?"),
        _overnight,
    ),
    Form(
        words.pattern(
            rf"(?:(?:early|late|earlier|later) )?(?P<word>{words.one_of(words.table('days'))})"
            rf"(?: {words.DAYPART})?"
        ),
        _deictic,
    ),
    Form(words.pattern(rf"(?:(?:at|during|on|over) )?(?:{NEAR}|the )weekend"), _weekend),
    Form(
        words.pattern(rf"(?:(?P<lead>at|on|over) )?(?P<holiday>{_HOLIDAY}){IN_YEAR}"),
        _holiday,
        support=("lead", "which", "year"),
    ),
)
