"""The words of data/lexicon/dates.toml and numbers, as pieces of regular expressions and as values.

In a pattern a blank stands for any white space. Patterns ignore case, except for the names of months and
days: "may", "march" and "sat" are words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from geo import numbers
from geo.settings import DATA

_MOST = 9999  # days, weeks, months or years


@cache
def table(name: str) -> Any:
    """A table of dates.toml, as it stands there."""
    return tomllib.loads((DATA / "lexicon" / "dates.toml").read_text(encoding="utf-8"))[name]


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def pattern(phrase: str) -> re.Pattern[str]:
    """Compile a phrase that stands apart from other words."""
    return between(rf"(?<!\w)(?:{phrase})(?!\w)")


def between(phrase: str) -> re.Pattern[str]:
    """Compile what may stand close to other words."""
    return re.compile(re.sub(r"\\? ", r"\\s+", phrase), re.IGNORECASE)


def before(phrase: str) -> re.Pattern[str]:
    """Compile what stands right before a date, up to which a text is searched."""
    return between(rf"(?<!\w){phrase} (?:the )?$")


def folded(words: str) -> str:
    """Words in lower case with single blanks, and with the letters that patterns take these for.

    To a pattern that ignores case "ſ" is an s, "K" (of kelvin) a k, and both "İ" and "ı" are an i.
    """
    return " ".join(words.translate(_LIKE).lower().split())


_LIKE = str.maketrans("İıſK", "iisk")


def number(words: str) -> float:
    """The value of "three", "24", "twenty-one", "half a". Raises ValueError beyond what dates count in."""
    value = numbers.value(folded(words))
    if value is None or value > _MOST:
        raise ValueError(f"{words}: no number of days")
    return value


def month(name: str) -> int:
    """1 to 12, of a name or its short form."""
    return _places("months")[_plain(name)]


def weekday(name: str) -> int:
    """0 (Monday) to 6, of a name or its short form."""
    return _places("weekdays")[_plain(name)] - 1


def _plain(name: str) -> str:
    return folded(name.rstrip("."))


@cache
def _places(name: str) -> dict[str, int]:
    return {_plain(form): place for place, forms in enumerate(table(name), 1) for form in forms}


def _cased(names: Iterable[str]) -> str:
    """Names as captions and headlines write them: "May", "MAY"."""
    return one_of(case for name in names for case in (name, name.upper()))


def _named(names: str, short: bool = True) -> str:
    """A pattern for months or weekdays; a short form may end with a full stop."""
    forms = table(names)
    full = _cased(each[0] for each in forms)
    return (
        rf"(?-i:{full}|{_cased(form for each in forms for form in each[1:])}\b\.?)"
        if short
        else f"(?-i:{full})"
    )


COUNTED = one_of(table("counted"))
_NO_COUNT = rf"(?![.,:/]?\d|[%°]| {COUNTED}\b)"

APART = r"(?<!\w[.,:/-])(?<![+#$€£])"  # before digits: not inside a designation, a time, a telephone number
HYPHEN = r"[-‐‑]"
DASH = r"\s?[-‐‑–]\s?"

MONTH = _named("months")
WEEKDAY = _named("weekdays", short=False)
ANY_WEEKDAY = _named("weekdays")
DAY = rf"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?{_NO_COUNT}"
YEAR = rf"(?:1[89]|20)\d\d{_NO_COUNT}(?!-\w)"
NUMBER = rf"(?:{numbers.IN_WORDS}|\d{{1,4}})"
UNIT = "(?:hour|day|week|month|year)"
DAYPART = one_of(table("dayparts"))
SEASON = one_of(table("seasons"))
DATED = one_of(table("dated"))
