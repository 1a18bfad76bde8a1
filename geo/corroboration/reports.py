"""A report: an event as one article tells it, with what is known of that article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.model import Event


@dataclass(frozen=True, slots=True)
class Report:
    """An event and its article. ``key`` and ``article`` are a store's keys."""

    key: int
    article: int
    event: Event
    publisher: str | None
    published: date | None
    based_on: str | None
    url: str | None
    sha256: str

    @property
    def id(self) -> str:
        """The start of the text's hash and the offsets of what the event is made of."""
        parts = (self.event.asset, *self.event.ends)
        starts = [self.event.trigger.start, *(part.span.start for part in parts if part)]
        return "-".join([self.sha256[:12], *map(str, starts)])


def reports_of(frame: pd.DataFrame) -> list[Report]:
    """The reports of ``geo.frames.events``, in the order of its rows."""
    columns = ("event", "article", "found", "publisher", "published", "based_on", "url", "sha256")
    rows = zip(*(frame[name] for name in columns), strict=True)
    return [
        Report(int(event), int(article), found, publisher, _day(published), based_on, url, sha256)
        for event, article, found, publisher, published, based_on, url, sha256 in rows
    ]


def _day(published: pd.Timestamp) -> date | None:
    return None if pd.isna(published) else published.date()
