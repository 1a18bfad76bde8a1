"""What a phrase that says a date is, and the fragments that several of them share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from geo.events.dates import words
from geo.events.dates.periods import Basis, Period

ON = "(?:on )?"
NEAR = "(?:(?P<near>last|past|this past|this coming|coming|this|next) )"
IN_YEAR = rf"(?:,? (?:of |in )?(?P<year>{words.YEAR})|,? (?:of )?(?P<which>last|this|next) year)?"

_NEAR = {"past": "last", "this past": "last", "coming": "next", "this coming": "next"}
_STEPS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class Form:
    """A phrase, and the function that reads it; that raises ValueError where it says no day.

    ``support`` names the groups one of which must be there, unless other words support the phrase: a bare
    "May" or "2015" is no date, "in May" and "since 2015" are.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Basis], Period]
    support: tuple[str, ...] = ()

    def supported(self, match: re.Match[str]) -> bool:
        return not self.support or any(match[group] for group in self.support)


def group(match: re.Match[str], name: str) -> str | None:
    """What a group holds, folded."""
    held: str | None = match[name]
    return words.folded(held) if held else None


def near(match: re.Match[str]) -> str | None:
    """ "last", "this" or "next", where NEAR says so."""
    said = group(match, "near")
    return _NEAR.get(said, said) if said else None


def step(word: str) -> int:
    """How many weeks, months or years "last", "this" or "next" is away."""
    return _STEPS[word]


def in_told_year(match: re.Match[str], basis: Basis, in_year: Callable[[int], Period]) -> Period:
    """The period of the year that IN_YEAR tells; where it tells none, the nearest."""
    if match["year"]:
        return in_year(int(match["year"]))
    if which := group(match, "which"):
        return in_year(basis.today.year + step(which))
    return basis.nearest(in_year)
