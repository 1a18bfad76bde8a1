"""Phrases for weeks, months, seasons and years: "late October", "early next week", "summer of 2023"."""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.events.dates import periods, words
from geo.events.dates.forms import IN_YEAR, NEAR, Form, in_told_year, near, step
from geo.events.dates.parts import LATE, PART, PARTS, part, third
from geo.events.dates.periods import Basis, Period, hull

_Match = re.Match[str]

_IN = "(?:(?P<lead>during|in|throughout) )?"
_IN_WORD = "(?:(?:at|during|in|over|throughout) )?"
_YEAR = r"(?:1[89]|20)\d\d"
_SINGLE = "(?P<unit>week|month|year)"
_SEASON = rf"(?P<season>(?-i:{words.SEASON})|{words.SEASON}(?= (?:of )?{_YEAR}\b))"


def _unit(match: _Match, basis: Basis) -> Period:
    """ "Last week", "next year"; without such a word it is the present one."""
    unit = words.folded(match["unit"])
    return periods.around(basis.today + step(near(match) or "this") * periods.length(1, unit), unit)


def _part_of_unit(match: _Match, basis: Basis) -> Period:
    return part(match, _unit(match, basis), basis)


def _units_end(match: _Match, basis: Basis) -> Period:
    return third(periods.around(basis.today, words.folded(match["unit"])), LATE)


def _month(match: _Match, basis: Basis) -> Period:
    number = words.month(match["month"])
    return part(match, _recurring(match, basis, lambda year: periods.month(year, number)), basis)


def _season(match: _Match, basis: Basis) -> Period:
    first = words.table("seasons")[words.folded(match["season"])]
    return part(match, _recurring(match, basis, lambda year: periods.season(year, first)), basis)


def _recurring(match: _Match, basis: Basis, in_year: Callable[[int], Period]) -> Period:
    which = near(match)
    return basis.which(which, in_year) if which else in_told_year(match, basis, in_year)


def _year(match: _Match, basis: Basis) -> Period:
    return part(match, periods.year(int(match["year"])), basis)


def _year_of_noun(match: _Match, _: Basis) -> Period:
    return periods.year(int(match["year"]))


def _years(match: _Match, _: Basis) -> Period:
    first, last = match["first"], match["last"]
    return hull(periods.year(int(first)), periods.year(int(first[: 4 - len(last)] + last)))


def _quarter(match: _Match, _: Basis) -> Period:
    return periods.quarter(int(match["year"]), int(match["quarter"]))


def _decade(match: _Match, basis: Basis) -> Period:
    return part(match, periods.decade(int(match["decade"])), basis)


FORMS = (
    Form(words.pattern(rf"{_IN_WORD}{PART}{NEAR}?{_SINGLE}(?! of\b)"), _part_of_unit),
    Form(words.pattern(rf"{_IN_WORD}{NEAR}{_SINGLE}(?! of\b)"), _unit),
    Form(words.pattern(rf"(?:at |the )*{_SINGLE}(?:['’]s |-)end"), _units_end),
    Form(
        words.pattern(rf"(?:at )?{_IN}{PART}?{NEAR}?(?P<month>{words.MONTH}){IN_YEAR}"),
        _month,
        support=("lead", "near", "which", "year", *PARTS),
    ),
    Form(
        words.pattern(
            rf"(?:at |(?P<lead>during|in|over|throughout) )?(?:the )?{PART}?{NEAR}?"
            rf"{_SEASON}(?:(?:,? (?:of )?)(?P<year>{_YEAR})(?:[-–/]\d\d(?:\d\d)?)?(?![-.,:/]?\d)"
            r"| (?:of )?(?P<which>last|this|next) year)?(?! of\b)"
        ),
        _season,
        support=("lead", "near", "which", "year", *PARTS),
    ),
    Form(
        words.pattern(
            r"(?:at |(?P<lead>as (?:early|far back|late|recently) as|back in|during|in|throughout) )?"
            rf"(?:{PART}|{words.APART})(?P<year>{words.YEAR})"
        ),
        _year,
        support=("lead", *PARTS),
    ),
    Form(
        words.pattern(rf"{_IN}(?:the|its|their) (?P<year>{words.YEAR})(?= (?:[\w-]+ )?{words.DATED}\b)"),
        _year_of_noun,
    ),
    Form(
        words.pattern(
            rf"(?:(?P<lead>between|during|from|in) )?{words.APART}(?P<first>{_YEAR})(?:{words.DASH}|/)"
            rf"(?P<last>(?P<full>{_YEAR})|\d\d)(?![.,:/-]?\d)"
        ),
        _years,
        support=("lead", "full"),
    ),
    Form(words.pattern(rf"(?:in |the )*Q(?P<quarter>[1-4]) (?:of )?(?P<year>{words.YEAR})"), _quarter),
    Form(
        words.pattern(
            rf"(?:(?:during|in|throughout) )?(?P<the>the )?{PART}?(?P<decade>(?:1[89]|20)\d0)['’]?s(?!-\w)"
        ),
        _decade,
        support=("the", *PARTS),
    ),
)
