"""What a reader may ask of events: a selection, the options for it, and the rows that it keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import pandas as pd

from geo.frames.tables import counts, first_day, last_day, within
from geo.store import Store

__all__ = ["EventFacets", "EventSelection", "event_facets", "filtered_events", "touching"]


@dataclass(frozen=True, slots=True)
class EventSelection:
    """What a reader asked to see. Empty means no restriction; all days are inclusive.

    ``asset_classes``, ``kinds`` and ``modalities`` are words of the model's closed lists, ``operators`` ISO
    3166-1 alpha-2, ``places`` ids; "" stands for what names none. ``since`` and ``until`` are days of
    publication, ``window`` days of the events themselves.
    """

    asset_classes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    text: str = ""
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class EventFacets:
    """How many events each option of a filter has, most first; "" stands for what names none.

    ``place_names`` has the names of the ``places`` by id. ``first`` and ``last`` are days of publication,
    ``earliest`` and ``latest`` the days that the events span.
    """

    asset_classes: dict[str, int]
    kinds: dict[str, int]
    modalities: dict[str, int]
    operators: dict[str, int]
    publishers: dict[str, int]
    places: dict[str, int]
    place_names: dict[str, str]
    first: date | None
    last: date | None
    earliest: date | None
    latest: date | None


def event_facets(events: gpd.GeoDataFrame) -> EventFacets:
    """The options that ``events`` offers to each filter."""
    return EventFacets(
        asset_classes=counts(events["asset_class"].fillna("")),
        kinds=counts(events["kind"]),
        modalities=counts(events["modality"]),
        operators=counts(events["operator"].fillna("")),
        publishers=counts(events["publisher"].fillna("")),
        places=counts(events["places"].explode().dropna()),
        place_names={e.place.id: e.place.name for found in events["found"] for e in found.ends if e.place},
        first=first_day(events["published"]),
        last=last_day(events["published"]),
        earliest=first_day(events["shown_from"]),
        latest=last_day(events["shown_until"]),
    )


def filtered_events(events: gpd.GeoDataFrame, selection: EventSelection, store: Store) -> gpd.GeoDataFrame:
    """The rows of ``events`` that a selection keeps.

    In a window is an event one of whose days lies in it; an undated one is taken to be of the day of its
    publication. Without a day of either kind it is kept only while no window is asked for.
    """
    keep = within(events["published"], selection.since, selection.until)
    for column, wanted in _wanted(selection).items():
        if wanted:
            keep &= events[column].fillna("").isin(wanted)
    if selection.places:
        keep &= touching(events, selection.places)
    if selection.window:
        first, last = selection.window
        keep &= within(events["shown_from"], None, last) & within(events["shown_until"], first, None)
    if selection.text.strip():
        keep &= events["article"].isin(store.matching(selection.text))
    return events[keep]


def touching(events: gpd.GeoDataFrame, places: Iterable[str]) -> pd.Series:
    """Which events start from, lead to, pass or are at one of these places."""
    apart: pd.Series = events["places"].map(set(places).isdisjoint).astype(bool)
    return ~apart


def _wanted(selection: EventSelection) -> dict[str, tuple[str, ...]]:
    return {
        "asset_class": selection.asset_classes,
        "kind": selection.kinds,
        "modality": selection.modalities,
        "operator": selection.operators,
        "publisher": selection.publishers,
    }
