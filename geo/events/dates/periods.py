"""Stretches of the calendar, and how to find them from a day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self, TypeVar

from dateutil.relativedelta import relativedelta

from geo.model import YEARS

_T = TypeVar("_T")

DAY = timedelta(days=1)
_HALF = 0.5
_HALVES = {
    "year": (6, "month"),
    "month": (2, "week"),
    "week": (4, "day"),
    "day": (12, "hour"),
    "hour": (1, "hour"),
}
_FAR = 10  # years to search: a 29 February may be eight years away


class Unit(StrEnum):
    """What a stretch is one of, which decides how it is cut into parts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, which is included."""

    start: date
    end: date
    unit: Unit = Unit.DAY

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end on {self.end}, before its start on {self.start}")
        if self.start.year not in YEARS or self.end.year not in YEARS:
            raise ValueError(f"no report tells of the days from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a date is counted from. Where something is not known, asking for it raises ValueError.

    ``published`` is the article's day. ``pivot`` is the day that "Tuesday" or "9 May" is the nearest to:
    the latest such day that is not after it or, with ``forward``, the earliest that is not before.
    ``anchor`` is what "the following day" follows.
    """

    published: date | None = None
    pivot: date | None = None
    forward: bool = False
    anchor: Period | None = None

    @property
    def today(self) -> date:
        return _known(self.published)

    @property
    def anchored(self) -> Period:
        return _known(self.anchor)

    def back(self, day: date | None = None) -> Self:
        return replace(self, pivot=day or self.pivot, forward=False)

    def ahead(self, day: date | None = None) -> Self:
        return replace(self, pivot=day or self.pivot, forward=True)

    def nearest(self, in_year: Callable[[int], Period]) -> Period:
        """The one, of the periods that recur each year, that is nearest to the pivot."""
        return self._nearest(in_year, _known(self.pivot).year)

    def nearest_in_month(self, in_month: Callable[[int, int], Period]) -> Period:
        """The one, of the periods that recur each month, that is nearest to the pivot."""
        pivot = _known(self.pivot)
        return self._nearest(
            lambda months: in_month(months // 12, months % 12 + 1), 12 * pivot.year + pivot.month - 1
        )

    def weekday(self, number: int) -> date:
        """The nearest day of that name, 0 for Monday."""
        return near_weekday(_known(self.pivot), number, self.forward)

    def _nearest(self, numbered: Callable[[int], Period], number: int) -> Period:
        pivot = _known(self.pivot)
        if self.forward:
            return _first(numbered, number - 1, 1, lambda period: period.end >= pivot)
        return _first(numbered, number + 1, -1, lambda period: period.start <= pivot)

    def which(self, word: str, in_year: Callable[[int], Period]) -> Period:
        """The one, of the periods that recur each year, that is called "last", "this" or "next"."""
        today = self.today
        if word == "last":
            return _first(in_year, today.year, -1, lambda period: period.end < today)
        if word == "next":
            return _first(in_year, today.year - 1, 1, lambda period: period.start > today)
        current = _first(in_year, today.year, -1, lambda period: period.start <= today)
        return current if current.end >= today else in_year(today.year)


def _known(value: _T | None) -> _T:
    if value is None:
        raise ValueError("nothing to count from")
    return value


def _first(
    numbered: Callable[[int], Period], number: int, step: int, wanted: Callable[[Period], bool]
) -> Period:
    for each in range(number, number + step * _FAR, step):
        with suppress(ValueError):  # not every year has its 29 February, not every month its 31st
            if wanted(period := numbered(each)):
                return period
    raise ValueError("no such day anywhere near")


def near_weekday(day: date, number: int, forward: bool) -> date:
    """The first day of that name from a day on, or the last one up to it."""
    away = (number - day.weekday()) % 7
    return day + (away if forward or not away else away - 7) * DAY


def single(day: date) -> Period:
    return Period(day, day)


def hull(first: Period, last: Period) -> Period:
    return Period(first.start, last.end)


def week(day: date) -> Period:
    """The week, from Monday to Sunday, that a day is in."""
    monday = day - day.weekday() * DAY
    return Period(monday, monday + 6 * DAY, Unit.WEEK)


def weekend(day: date) -> Period:
    """The Saturday and Sunday of a day's week."""
    sunday = week(day).end
    return Period(sunday - DAY, sunday)


def month(year: int, number: int) -> Period:
    return _lasting(date(year, number, 1), relativedelta(months=1), Unit.MONTH)


def season(year: int, first_month: int) -> Period:
    """The three months of a season or a quarter that begins in a year: winter ends in the year after."""
    return _lasting(date(year, first_month, 1), relativedelta(months=3), Unit.SEASON)


def quarter(year: int, number: int) -> Period:
    return season(year, 3 * number - 2)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), Unit.YEAR)


def decade(first_year: int) -> Period:
    return Period(date(first_year, 1, 1), date(first_year + 9, 12, 31), Unit.DECADE)


def _lasting(start: date, length: relativedelta, unit: Unit) -> Period:
    return Period(start, start + length - DAY, unit)


def around(day: date, unit: str) -> Period:
    """The day, week, month or year that a day is in; an hour is in its day."""
    if unit == "week":
        return week(day)
    if unit == "month":
        return month(day.year, day.month)
    return year(day.year) if unit == "year" else single(day)


def measured(count: float, unit: str) -> tuple[str, relativedelta]:
    """The unit of a length of time, and the length: six months are "half a year"."""
    number, smaller = _HALVES[unit] if count == _HALF else (int(count), unit)
    return smaller, length(number, smaller)


def length(count: int, unit: str) -> relativedelta:
    """A number of days, weeks, months or years; hours as the days that they fill."""
    if unit == "hour":
        return relativedelta(days=-(-count // 24))
    return relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
