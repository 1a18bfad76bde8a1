"""How long something lasts: "a three-day drill", "for four months", "week-long"."""

from __future__ import annotations

from dateutil.relativedelta import relativedelta

from geo.events.dates import words
from geo.events.dates.periods import measured

_COUNT = rf"(?P<count>{words.NUMBER})"
_UNIT = rf"(?P<unit>{words.UNIT})"
_LENGTHS = (
    words.pattern(rf"{_COUNT}{words.HYPHEN}{_UNIT}(?:{words.HYPHEN}long)?(?!{words.HYPHEN}old\b)"),
    words.pattern(rf"(?:for|last|lasted|lasting|lasts|over) (?:the (?:last|next|past) )?{_COUNT} {_UNIT}s?"),
    words.pattern(rf"{_COUNT} {_UNIT}s? (?:of|long)"),
    words.pattern(rf"{_UNIT}(?:{words.HYPHEN}| )?long"),
)
_MOST = {"hour": 10_000, "day": 10_000, "week": 2_000, "month": 1_000, "year": 100}
"""What no event that a report tells lasts longer than."""


def lasting(text: str) -> relativedelta | None:
    """The first length of time that a text tells, in days, weeks, months or years; hours fill whole days.

    What begins on a day lasts, that day included, up to ``day + lasting(text) - timedelta(days=1)``.
    Vague lengths ("for several days") and those of no event ("5000 years") are None.
    """
    found = [match for pattern in _LENGTHS for match in pattern.finditer(text)]
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    unit = words.folded(first["unit"])
    try:
        count = words.number(first.groupdict().get("count") or "one")
        return measured(count, unit)[1] if count <= _MOST[unit] else None
    except ValueError:
        return None
