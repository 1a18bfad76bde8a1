"""Movements laid out: which become a line between two places and which a marker at one, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import geopandas as gpd

from geo import wording
from geo.maps.routes import Point, Route, apart_km, between, bowed
from geo.maps.spots import Spot, spot_of
from geo.model import AssetClass, Event

__all__ = ["Figure", "Movement", "figures", "movements_of"]

_NO_DISTANCE_KM = 1.0
_MOST_LANES = 7.0


@dataclass(frozen=True, slots=True)
class Movement:
    """What the map draws as one thing: an event, or several reports of one.

    ``id`` is what a click returns, ``label`` the line that a pointer is told.
    """

    id: str
    event: Event
    label: str
    reports: int = 1
    sources: int = 1

    @classmethod
    def of(cls, id: str, event: Event, reports: int = 1, sources: int = 1) -> Movement:  # noqa: A002
        """A movement with the summary of its event as its label."""
        return cls(id, event, wording.summary(event), reports, sources)


@dataclass(frozen=True, slots=True)
class Figure:
    """A movement where it is drawn. ``line`` and ``route`` are set if it leads from one spot to another."""

    movement: Movement
    spots: tuple[Spot, ...]
    route: Route | None = None
    line: tuple[Point, ...] = ()

    @property
    def tip(self) -> str:
        """The label, with how the line was found and how often it is reported, on one line."""
        reports = ""
        if self.movement.reports > 1:
            sources = wording.counted(self.movement.sources, "source")
            reports = f"{wording.counted(self.movement.reports, 'report')} from {sources}"
        note = self.route.kind.note if self.route else ""
        return " · ".join(part for part in (self.movement.label, note, reports) if part)


def movements_of(frame: gpd.GeoDataFrame) -> list[Movement]:
    """One movement for each row of ``geo.frames.events``, with the id ``e`` and the event's key."""
    rows = zip(frame["event"], frame["found"], strict=True)
    return [Movement.of(f"e{key}", found) for key, found in rows]


def figures(movements: Iterable[Movement]) -> list[Figure]:
    """The figures of all movements that have a place, lines with the same ends side by side."""
    placed = [figure for figure in map(_figure, movements) if figure.spots]
    lanes = _lanes(placed)
    return [_laid(figure, lanes[figure.movement.id]) if figure.route else figure for figure in placed]


def _figure(movement: Movement) -> Figure:
    stops = _stops(movement.event)
    if len(stops) < 2:
        return Figure(movement, stops)
    asset = movement.event.asset
    asset_class = asset.asset_class if asset else AssetClass.GENERIC
    return Figure(movement, stops, between(asset_class, [stop.point for stop in stops]))


def _stops(event: Event) -> tuple[Spot, ...]:
    """From the origin to the destination if both are known and apart, else the one place that is."""
    origin, destination = spot_of(event.origin), spot_of(event.destination)
    ways = [way for way in map(spot_of, event.via) if way]
    if origin and destination and _are_apart(origin, destination):
        return (origin, *ways, destination)
    ends = (origin, destination) if event.kind.is_at_origin else (destination, origin)
    return next(((spot,) for spot in (spot_of(event.location), *ends, *ways) if spot), ())


def _are_apart(one: Spot, other: Spot) -> bool:
    return apart_km(one.point, other.point) > _NO_DISTANCE_KM


def _lanes(drawn: Iterable[Figure]) -> dict[str, float]:
    """How far each line is pushed aside, so that lines between the same two spots do not hide each other."""
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in drawn:
        if figure.route:
            groups[tuple(sorted(_ends(figure)))].append(figure)
    return {figure.movement.id: lane for group in groups.values() for figure, lane in _spread(group)}


def _spread(group: Sequence[Figure]) -> Iterator[tuple[Figure, float]]:
    middle = (len(group) - 1) / 2
    step = min(1.0, (_MOST_LANES - 1) / max(len(group) - 1, 1))
    for at, figure in enumerate(group):
        back = -1 if _ends(figure) != tuple(sorted(_ends(figure))) else 1
        yield figure, (at - middle) * step * back


def _ends(figure: Figure) -> tuple[str, str]:
    return figure.spots[0].key, figure.spots[-1].key


def _laid(figure: Figure, lane: float) -> Figure:
    return replace(figure, line=bowed(figure.route, lane)) if figure.route else figure
