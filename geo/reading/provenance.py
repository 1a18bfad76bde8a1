"""What a text says of its own origin: headline, publisher, address, date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateutil import parser as dates

from geo.reading.layout import Line, headline, is_date_line, lines

_TOP = 15  # a date line further down belongs to something else
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
# A day is taken only where day and month cannot be swapped.
_DAY = re.compile(
    rf"""(?xi)\b(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)
    | \d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?:19|20)\d\d
    | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d
    )\b"""
)
_LABELLED = re.compile(r"(?i)^\W*(?:date|published|posted|updated|last updated|first published)(?:\s+on)?\b[\s:]*")
_DATELINE = re.compile(r"^[A-Z][\w .,'’-]{2,60}?[,(]\s*(?P<rest>[^—–]{0,60})(?:[—–]|\s-\s)")
_PUBLISHERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?im)^content (?:created|provided|produced) by (?:the )?(?P<name>[A-Z][\w&.’' -]{2,60}?)(?:,|\.|\s(?:is|and)\b)",
        r"(?m)[Cc]ontent (?:created|provided|produced) by (?:the )?(?P<name>[A-Z][\w&.’' -]{2,60}?)(?:,|\.(?:\s|$)|\s(?:is|and)\b)",
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
    return Provenance(headline(text), _publisher(text), address["url"] if address else None, _published(lines(text)))


def _publisher(text: str) -> str | None:
    for pattern in _PUBLISHERS:
        found = pattern.search(text)
        if found:
            return found["name"].strip()
    return None


def _published(found: list[Line]) -> date | None:
    for line in found[:_TOP]:
        label = _LABELLED.match(line.text)
        dateline = _DATELINE.match(line.text)
        if is_date_line(line):
            stated = line.text
        elif label:
            stated = line.text[label.end() : label.end() + 40]
        elif dateline:
            stated = dateline["rest"]
        else:
            continue
        day = _DAY.search(stated)
        if day and (not label or is_date_line(line) or day.start() < 12):
            return dates.parse(day[0], dayfirst=not day["iso"]).date()
    return _furthest_top_date(found)


def _furthest_top_date(found: list[Line]) -> date | None:
    """A date line below a long menu still counts where it follows the headline at once."""
    titled = [i for i, line in enumerate(found) if is_date_line(line)]
    day = _DAY.search(found[titled[0]].text) if titled and "©" not in found[titled[0]].text else None
    return dates.parse(day[0], dayfirst=not day["iso"]).date() if day else None
