"""The words for a part of a period: "early" May, "the end of" 2025, "the first week of" September."""

from __future__ import annotations

import re

from dateutil.relativedelta import relativedelta

from geo.events.dates import words
from geo.events.dates.periods import DAY, Basis, Period, Unit, measured, quarter

_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
EARLY, MIDDLE, LATE = range(3)
_THIRDS = {
    "early": EARLY,
    "beginning": EARLY,
    "start": EARLY,
    "mid": MIDDLE,
    "middle": MIDDLE,
    "late": LATE,
    "end": LATE,
}

PARTS = ("sofar", "shade", "mid", "edge", "nth", "side")  # the groups of PART, one of which matches
PART = (
    "(?:"
    "(?P<sofar>earlier|later) (?:in )?(?:the )?"
    "|(?P<shade>early|late) (?:in )?(?:the )?"
    rf"|(?:the )?(?P<mid>mid)(?:{words.HYPHEN}| )(?:the )?"
    "|(?:the )?(?:very )?(?P<edge>beginning|start|middle|end) of (?:the )?"
    rf"|(?:the )?(?P<nth>{words.one_of(_NTH)}) (?P<piece>half|quarter|week) (?:of|in) (?:the )?"
    rf"|(?:the )?(?P<side>first|opening|last|final) (?:(?P<some>{words.NUMBER}) |few )?"
    "(?P<unit_of_some>day|week)s? (?:of|in) (?:the )?"
    ")"
)

# Where a period is cut in three, and in two, counted from its start.
_CUTS = {
    Unit.WEEK: (relativedelta(days=2), relativedelta(days=4)),
    Unit.MONTH: (relativedelta(days=10), relativedelta(days=20)),
    Unit.SEASON: (relativedelta(months=1), relativedelta(months=2)),
    Unit.YEAR: (relativedelta(months=4), relativedelta(months=8)),
    Unit.DECADE: (relativedelta(years=4), relativedelta(years=7)),
}
_HALF = {
    Unit.MONTH: relativedelta(days=15),
    Unit.YEAR: relativedelta(months=6),
    Unit.DECADE: relativedelta(years=5),
}


def part(match: re.Match[str], whole: Period, basis: Basis) -> Period:
    """The part of a period that a match of PART names; all of it where it names none."""
    said = match.groupdict()
    if said["sofar"]:
        return _to_one_side(whole, basis, later=words.folded(said["sofar"]) == "later")
    if named := said["shade"] or said["mid"] or said["edge"]:
        return third(whole, _THIRDS[words.folded(named)])
    if said["nth"]:
        return _nth(whole, _NTH[words.folded(said["nth"])], words.folded(said["piece"]))
    return _side(match, whole) if said["side"] else whole


def _side(match: re.Match[str], whole: Period) -> Period:
    """The first days, the last two weeks: as many as are told."""
    first = _NTH[words.folded(match["side"])] > 0
    if not match["some"]:
        return third(whole, EARLY if first else LATE)
    _, size = measured(words.number(match["some"]), words.folded(match["unit_of_some"]))
    return (
        Period(whole.start, whole.start + size - DAY) if first else Period(whole.end - size + DAY, whole.end)
    )


def _to_one_side(whole: Period, basis: Basis, later: bool) -> Period:
    """What is over of a period, or still to come; all of it where the day of publication is outside."""
    if not whole.start <= basis.today <= whole.end:
        return whole
    return Period(basis.today, whole.end) if later else Period(whole.start, basis.today)


def third(whole: Period, number: int) -> Period:
    """The EARLY, MIDDLE or LATE part; a day is not cut."""
    if whole.unit not in _CUTS:
        return whole
    first, second = (whole.start + cut for cut in _CUTS[whole.unit])
    starts, ends = (whole.start, first, second), (first - DAY, second - DAY, whole.end)
    return Period(starts[number], ends[number])


def _nth(whole: Period, number: int, piece: str) -> Period:
    if piece == "half":
        return _half(whole, number)
    if piece == "quarter":
        return quarter(whole.start.year, number if number > 0 else 4)
    if number < 0:
        return Period(whole.end - 6 * DAY, whole.end, Unit.WEEK)
    start = whole.start + (number - 1) * 7 * DAY
    return Period(start, min(start + 6 * DAY, whole.end), Unit.WEEK)


def _half(whole: Period, number: int) -> Period:
    cut = whole.start + _HALF.get(whole.unit, (whole.end - whole.start + DAY) // 2)
    return Period(whole.start, cut - DAY) if number == 1 else Period(cut, whole.end)
