"""The movements of the collection: all reports of each together, and the event that stands for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import geopandas as gpd
import streamlit as st

from geo import frames, wording
from geo.corroboration import Corroboration, Report, corroborate, independent, origins, reports_of
from geo.frames import EventFacets
from geo.maps import Bounds, Movement, movement_view
from geo.model import End, Event, Modality, Place, Polarity
from pages import _shared as shared

_SUREST_FIRST = tuple(Modality)


@dataclass(frozen=True, slots=True)
class Told:
    """A movement with all its reports. ``event`` stands for it: that of the fullest report, filled in."""

    whole: Corroboration
    lead: Report
    event: Event

    @property
    def id(self) -> str:
        return self.whole.id

    @property
    def day(self) -> date | None:
        """The last day of the event, but none after the report; where undated, the day of publication."""
        stated, published = self.event.date, self.lead.published
        if stated is None:
            return published
        return min(stated.end, published) if published and stated.start <= published else stated.end

    @property
    def affirming(self) -> tuple[Report, ...]:
        """The reports but those that deny it; all where there are no others."""
        reports = self.whole.reports
        return tuple(each for each in reports if not is_denied(each.event)) or reports

    @property
    def reports(self) -> int:
        """What one article says in several passages is one report."""
        return len({each.article for each in self.affirming})

    @property
    def sources(self) -> tuple[str, ...]:
        """Who it rests on: those who affirm it, or where nobody does, those who tell of it."""
        return self.whole.sources or independent(map(origins, self.whole.reports))

    @property
    def drawn(self) -> Movement:
        differing = ", ".join(each.topic.value for each in self.whole.disagreements)
        label = f"{wording.summary(self.event)}{f' · reports differ: {differing}' if differing else ''}"
        return Movement(self.id, self.event, label, self.reports, len(self.sources))


@dataclass(frozen=True)
class Movements:
    """All events of the collection, and the movements that they are reports of."""

    events: gpd.GeoDataFrame
    wholes: tuple[Corroboration, ...]

    @cached_property
    def by_event(self) -> dict[int, tuple[Corroboration, Report]]:
        return {report.key: (whole, report) for whole in self.wholes for report in whole.reports}

    @cached_property
    def by_id(self) -> dict[str, tuple[Corroboration, Report]]:
        """By the ids of all reports: an address stays good when a movement gets a report with a lower one."""
        return {report.id: (whole, report) for whole in self.wholes for report in whole.reports}

    @cached_property
    def current(self) -> gpd.GeoDataFrame:
        return frames.current(self.events)

    @cached_property
    def on_the_map(self) -> tuple[Told, ...]:
        return self.told(self.current)

    @cached_property
    def view(self) -> Bounds | None:
        return movement_view(each.drawn for each in self.on_the_map)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of those on the map."""
        days = [each.day for each in self.on_the_map if each.day]
        return (min(days), max(days)) if days else None

    @cached_property
    def facets(self) -> EventFacets:
        return frames.event_facets(self.events)

    @cached_property
    def places(self) -> dict[str, Place]:
        ends = (end for found in self.events["found"] for end in found.ends)
        return {end.place.id: end.place for end in ends if end.place}

    def told(self, rows: gpd.GeoDataFrame) -> tuple[Told, ...]:
        """The movements that some events are reports of, newest first. One of these reports leads each."""
        groups: dict[str, list[Report]] = defaultdict(list)
        for key in rows["event"]:
            whole, report = self.by_event[int(key)]
            groups[whole.id].append(report)
        return tuple(_newest_first(_told(self.by_id[name][0], led) for name, led in groups.items()))

    def find(self, id: str | None) -> Told | None:  # noqa: A002
        """The movement that has a report of this id."""
        if id not in self.by_id:
            return None
        whole, _ = self.by_id[id]
        return _told(whole, [each for each in whole.reports if is_current(each.event)] or whole.reports)


def movements() -> Movements:
    """Shared between all readers: never change it."""
    return _movements(shared.store().revision())


@st.cache_resource(max_entries=2, show_spinner="Bringing the reports of each movement together …")
def _movements(revision: int) -> Movements:
    events = shared.events()
    return Movements(events, corroborate(reports_of(events)))


def is_current(event: Event) -> bool:
    return event.draw and any(end.place for end in event.ends)


def is_denied(event: Event) -> bool:
    return event.polarity is Polarity.NEGATED or event.modality is Modality.DENIED


def _newest_first(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda each: (-(each.day or date.min).toordinal(), each.id))


def _told(whole: Corroboration, reports: Iterable[Report]) -> Told:
    lead = max(reports, key=_fullness)
    return Told(whole, lead, _filled(lead.event, whole))


def _fullness(report: Report) -> tuple[int, int, int, bool, bool, int, str]:
    """What a report tells of a movement: the more places, the surer and the more exact, the greater."""
    event = report.event
    located = [end for end in (event.origin, event.destination) if end and end.place]
    counted = event.count or (event.asset and event.asset.count)
    published = report.published.toordinal() if report.published else 0
    sureness = -_SUREST_FIRST.index(event.modality)
    named = sum(end.place is not None for end in event.ends)
    return len(located), named, sureness, event.date is not None, counted is not None, published, report.id


def _filled(event: Event, whole: Corroboration) -> Event:
    """The event, with the end that it lacks for an arrow, where another report of the movement names it."""
    if is_denied(event) or not event.draw:
        return event
    ends = [end for each in whole.reports if not is_denied(each.event) for end in each.event.ends]
    origin = event.origin or _end(whole.origin, ends)
    destination = event.destination or _end(whole.destination, ends)
    if origin is None or destination is None or origin.place == destination.place:
        return event
    return replace(event, origin=origin, destination=destination)


def _end(place: Place | None, ends: Iterable[End]) -> End | None:
    return next((end for end in ends if place and end.place == place), None)
