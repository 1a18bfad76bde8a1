"""When an event is, seen from its report: one record each."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model.recorded import Recorded

__all__ = ["EventTime"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRecord:
    """All that is known of a time. ``is_remarked`` where a reader is told it beside the date."""

    label: str
    is_remarked: bool = False


class EventTime(Recorded):
    """When an event is, seen from the report."""

    is_remarked: bool

    PAST = "past", TimeRecord(label="past")
    CURRENT = "current", TimeRecord(label="now")
    ONGOING = "ongoing", TimeRecord(label="under way")
    FUTURE = "future", TimeRecord(label="to come", is_remarked=True)
    HISTORICAL = "historical", TimeRecord(label="long ago", is_remarked=True)
