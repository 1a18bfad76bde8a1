"""Which places are too close to each other, at each zoom, for a chip each: neighbourhoods that share one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.maps.routes import Point

__all__ = ["FANNED", "PIXELS", "Neighbourhood", "neighbourhoods"]

FANNED = 8
"""The zoom from which every place shows its movements side by side."""

PIXELS = 256 / 360
"""Of zoom 0 for a degree."""

_Group = tuple[str, ...]
_WIDEST = 2  # the least zoom of the base map
_ROOM = (92, 40)  # pixels to the right and upwards that a shared chip takes


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Places that share a chip from one zoom to another, those with the most movements first.

    ``apart`` is the zoom from which none of its parts has more than half of its movements.
    """

    keys: tuple[str, ...]
    first: int
    last: int
    apart: int


def neighbourhoods(points: Mapping[str, Point], weights: Mapping[str, int]) -> list[Neighbourhood]:
    """Each group of places with the zooms at which it shares a chip.

    ``points`` are degrees as Web Mercator shows them. Groups grow from the closest zoom outwards, around the
    place with the most movements: what shares a chip at one zoom shares it at all wider ones.
    """
    zooms = defaultdict[_Group, list[int]](list)
    groups: list[_Group] = [(key,) for key in points]
    for zoom in range(FANNED - 1, _WIDEST - 1, -1):
        groups = _joined(groups, points, weights, zoom)
        for group in groups:
            zooms[group].append(zoom)
    apart = {group: _parting(group, zooms, weights) for group in zooms}
    return [Neighbourhood(group, min(found), max(found), apart[group]) for group, found in zooms.items()]


def _parting(group: _Group, zooms: Mapping[_Group, Sequence[int]], weights: Mapping[str, int]) -> int:
    """One zoom nearer than the last one at which more than half of a group's movements share a chip."""
    half = sum(weights[key] for key in group) / 2
    heavy = [
        max(found)
        for part, found in zooms.items()
        if set(part) <= set(group) and len(part) > 1 and sum(weights[key] for key in part) > half
    ]
    return max(heavy, default=max(zooms[group])) + 1


def _joined(
    groups: Iterable[_Group], points: Mapping[str, Point], weights: Mapping[str, int], zoom: int
) -> list[_Group]:
    """The groups with those added to each that lie in the way of its chip, the heaviest groups first."""
    joined: dict[str, _Group] = {}
    for group in sorted(groups, key=lambda group: (-sum(weights[key] for key in group), group)):
        centre = next((key for key in joined if _collide(points[key], points[group[0]], zoom)), group[0])
        joined[centre] = (*joined.get(centre, ()), *group)
    return list(joined.values())


def _collide(one: Point, other: Point, zoom: int) -> bool:
    scale = PIXELS * 2**zoom
    return all(abs(a - b) * scale < room for a, b, room in zip(one, other, _ROOM, strict=True))
