"""An article as read: its text, the stretches of it that are not running text, spans into it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

YEARS = range(1800, 2100)
"""The years that reports are of, and tell of."""


class RegionKind(StrEnum):
    """What a stretch of an article is, where it is not running text."""

    HEADLINE = "headline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in Unicode code points."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_S = TypeVar("_S", bound=Spanned)


def within(found: Sequence[_S], stretch: Span) -> Sequence[_S]:
    """Of what is found in order and without overlaps, that which lies in a stretch of the text."""
    first = bisect_left(found, stretch.start, key=lambda each: each.span.start)
    return found[first : bisect_right(found, stretch.end, key=lambda each: each.span.end)]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article that is not running text. Marked, never cut."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Article:
    """A report as read. ``text`` is the evidence: it is never edited.

    ``id`` is what the source calls it (a file's stem, a record's id); ``sha256`` of the text tells two
    texts apart wherever they come from. ``language`` is an ISO 639-1 code. ``based_on`` is set on digests:
    one line that names the report a digest restates. ``regions`` are in order and do not overlap.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    based_on: str | None = None
    regions: tuple[Region, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def region_at(self, span: Span) -> RegionKind | None:
        """The kind of the region that a span touches, or None in running text."""
        at = bisect_right(self.regions, span.start, key=lambda region: region.span.start)
        near = self.regions[max(0, at - 1) : at + 1]
        return next((r.kind for r in near if r.span.overlaps(span)), None)
