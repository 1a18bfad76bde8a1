"""The shortest way to a report of a movement: one line, as an analyst would note it.

    RU; 2 An-124, transport_aircraft; depart from Hmeimim to Libya; 2024-12-13; out 2024-12-14; by Maxar

That is: whose; how many of what, and its class; what they do where ("at", "from", "to"); on which day, or on
which of several ("2024-12-01/2024-12-31"); when published. "-" and what is left out is not told. Last may
stand who says so, and words like negated, denied, planned, historical.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from geo.corroboration import Report
from geo.gazetteer import Gazetteer
from geo.model import Count, Event, Place
from tests.builders import article, asset, end, event, said_by, when

_COUNTED = re.compile(r"(?:(?P<low>\d+)(?:-(?P<high>\d+)|(?P<open>\+))? )?(?P<name>.+), (?P<kind>\w+)")
_ENDS = re.compile(r" (at|from|to) ")
_ROLES = {"at": "location", "from": "origin", "to": "destination"}
_HOW = {
    "negated": "polarity",
    "denied": "modality",
    "planned": "modality",
    "hypothetical": "modality",
    "future": "time",
    "historical": "time",
}

BASES = (
    "Hmeimim",
    "Tartus",
    "Latakia",
    "Syria",
    "Benghazi",
    "al-Khadim",
    "Tobruk",
    "Libya",
    "Baltiysk",
    "Moscow",
)
ASSETS = (
    "Il-76, transport_aircraft",
    "An-124, transport_aircraft",
    "Su-34, combat_aircraft",
    "aircraft, aircraft",
    "soldiers, personnel",
    "S-400, air_defence",
    "frigate, warship",
    "Sparta II, auxiliary_ship",
)
DOINGS = ("depart from {}", "arrive to {}", "relocate from {} to {}", "remain at {}", "withdraw from {}")


def told(line: str, article: int = 1, **known: Any) -> Report:
    """The report that a line notes; equal lines of one article are told in different places."""
    party, what, doing, day, published, *more = [part.strip() for part in line.split(";")]
    text = f"{known.pop('after', '')}{line}"
    details: dict[str, Any] = {
        "publisher": f"Paper {article}",
        "published": None if published == "-" else date.fromisoformat(published.removeprefix("out ")),
        "based_on": None,
        "url": None,
        "sha256": hashlib.sha256(f"article {article}".encode()).hexdigest(),
    }
    found = _event(text, None if party == "-" else party, what, doing, day, more)
    return Report(key=known.pop("key", 1), article=article, event=found, **details | known)


def many(size: int) -> list[Report]:
    """Reports of what comes and goes at some bases in two years, four in an article."""
    return [_any(key, date(2024, 1, 1) + timedelta(days=key * 730 // size)) for key in range(size)]


def _any(key: int, day: date) -> Report:
    dice = hashlib.sha256(str(key).encode()).digest()
    doing, what, count = (DOINGS[dice[0] % len(DOINGS)], ASSETS[dice[1] % len(ASSETS)], dice[2] % 4 + 1)
    ends = (BASES[dice[at] % len(BASES)] for at in (3, 4))
    stated = day if dice[5] % 2 else "-"
    line = f"RU; {count} {what}; {doing.format(*ends)}; {stated}; out {day}"
    return told(line, article=key // 4, key=key, after="." * (key % 4))


@cache
def spot(name: str) -> Place:
    """The place that a name means first of all."""
    return _gazetteer().candidates(name)[0].place


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _event(text: str, party: str | None, what: str, doing: str, day: str, more: list[str]) -> Event:
    of = article(text)
    kind, *ends = _ENDS.split(doing)
    known: dict[str, Any] = {_HOW[word]: word for word in more if word in _HOW}
    for word, name in zip(ends[::2], ends[1::2], strict=True):
        direction, _, bare = name.rpartition(" of ")
        known[_ROLES[word]] = end(of, name, spot(bare), direction=direction or None)
    said = next((word.removeprefix("by ") for word in more if word.startswith("by ")), None)
    if said:
        by, _, via = said.partition(" via ")
        known["attribution"] = said_by(of, by, via or None)
    if day != "-":
        known["date"] = when(of, day, *day.split("/"))
    return event(of, kind, kind, actor=party, **known | _asset(of, what, party))


def _asset(of: Any, what: str, party: str | None) -> dict[str, Any]:
    if what == "-":
        return {}
    parts = _COUNTED.fullmatch(what)
    assert parts, what
    found = asset(of, parts["name"], parts["kind"], operator=party, count=_count(parts))
    return {"asset": found, "count": found.count}


def _count(parts: re.Match[str]) -> Count | None:
    if parts["low"] is None:
        return None
    low = int(parts["low"])
    return Count(low, None if parts["open"] else int(parts["high"] or low))
