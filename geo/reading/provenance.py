"""What a text says of its own origin: headline, publisher, address, date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateutil import parser as dates

from geo.reading.layout import Line, headline, is_date_line, lines

_TOP = 15  # below, a label or a dateline belongs to something else
_LABEL_REACH = 24
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
# A day is taken only where day and month cannot be swapped.
_DAY = re.compile(
    rf"""(?xi)\b(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)
    | \d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?:19|20)\d\d
    | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d
    )\b"""
)
_LABELLED = re.compile(
    r"(?i)^\W*(?:date|published|posted|updated|last updated|first published)(?:\s+on)?\b[\s:]*"
)
_DATELINE = re.compile(r"^[A-Z][\w .,'’-]{2,60}?[,(]\s*(?P<rest>[^—–]{0,60})(?:[—–]|\s-\s)")
_PUBLISHERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?m)[Cc]ontent (?:created|provided|produced) by (?:the )?(?P<name>[A-Z][\w&.’' -]{2,60}?)"
        r"(?:,|\.(?:\s|$)|\s(?:is|and)\b)",
        r"(?im)^(?:original )?source\s*:\s*(?:https?://)?(?:www\.)?(?P<name>[\w-]+(?:\.[\w-]+)+)",
        r"(?m)^(?P<name>[A-Z][\w.&’' -]{1,50}?)\s*(?:©|\([cC]\))\s*(?:19|20)\d\d",
        r"(?m)(?:©|\([cC]\))\s*(?:19|20)\d\d\s+(?P<name>[A-Z][\w.&’' -]{1,50}?)\s*(?:$|\.(?:\s|$)|,|\|)",
        r"(?m)^[A-Z][\w .,’'/-]{2,60}\((?P<name>AP|AFP|Reuters|TASS|Xinhua|dpa|UPI|Interfax)\)\s*[—–-]",
    )
)
_ADDRESS = re.compile(r"(?im)^(?:original )?(?:source|url|link|address)\s*:\s*(?P<url>https?://\S+)\s*$")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What could be found; None where the text does not say."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


def provenance(text: str) -> Provenance:
    """Read the origin that a text states about itself, and nothing that it merely mentions.

    A date counts on a line of its own near the top, behind a label such as "Published", or in a
    dateline; never one in a caption, a copyright line or the story.
    """
    address = _ADDRESS.search(text)
    return Provenance(
        title=headline(text),
        publisher=_publisher(text),
        url=address["url"] if address else None,
        published=_published(lines(text)),
    )


def _publisher(text: str) -> str | None:
    for pattern in _PUBLISHERS:
        found = pattern.search(text)
        if found:
            return found["name"].strip()
    return None


def _published(found: list[Line]) -> date | None:
    """The first date stated near the top; failing that, a date line further down, below a long menu."""
    top = [*found[:_TOP], *(line for line in found[_TOP:] if is_date_line(line))]
    return next((day for day in map(_stated, top) if day), None)


def _stated(line: Line) -> date | None:
    """The date of a line whose form says that it is the publication's."""
    day = _DAY.search(_dated_part(line))
    try:
        return dates.parse(day[0], dayfirst=not day["iso"]).date() if day else None
    except (ValueError, OverflowError):  # "31 February" is no date
        return None


def _dated_part(line: Line) -> str:
    label, dateline = _LABELLED.match(line.text), _DATELINE.match(line.text)
    if is_date_line(line):
        return line.text
    if label:
        return line.text[label.end() : label.end() + _LABEL_REACH]
    return dateline["rest"] if dateline else ""
