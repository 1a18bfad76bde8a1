"""The small marks of a movements map: a chip with symbol and kind, fans of them at a place, arrow heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asinh, atan, atan2, cos, degrees, hypot, radians, sin, sinh, tan
from typing import Any

from shapely import LineString

from geo.maps.figures import Figure
from geo.maps.icons import Affiliation, affiliation_of, icon_use, kind_use
from geo.maps.neighbourhoods import FANNED, PIXELS, Neighbourhood, neighbourhoods
from geo.maps.routes import Point, wrapped
from geo.model import Stroke

__all__ = ["AT", "Mark", "arrow_heads", "chips_along", "fans", "outline"]

AT = "at:"
"""What the id of a whole spot starts with, before the spot's key."""

WIDTH, HEIGHT = 50, 28
_GAP = 3
_COLUMNS, _MOST = 3, 6  # chips in a row, and at one place
_LIFT = (7, 13)  # pixels between a spot and the corner of its first chip
_ROOM = 6.0  # degrees between the chips of different lines, if there is a choice
_PARTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
_HEAD = 0.03  # of a line: what an arrow head takes its direction from

_LEADER = '<i class="mv-leader"></i>'
_HEAD_SVG = (
    '<svg class="mv-head" width="18" height="18" viewBox="-9 -9 18 18" '
    'style="transform:rotate({turn:.0f}deg)"><path d="M0-4 5.5 7.5 0 4.8-5.5 7.5z"/></svg>'
)
_NIB_SVG = (
    '<svg class="mv-nib" width="12" height="12" viewBox="-6 -6 12 12" '
    'style="transform:translate({x:.0f}px,{y:.0f}px) rotate({turn:.0f}deg)"><path d="M0-5 5 4H-5z"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: what a click on it returns, where it stands, and how Leaflet draws it."""

    id: str
    tip: str
    lon: float
    lat: float
    icon: Mapping[str, Any]


def outline(stroke: Stroke, width: int = WIDTH, height: int = HEIGHT) -> str:
    """A rounded frame whose line says how sure a report is."""
    dash = f' stroke-dasharray="{stroke.dash}" stroke-linecap="round"' if stroke.dash else ""
    inner = f'x="2" y="2" width="{width - 4}" height="{height - 4}" rx="5"'
    frame = f'<rect {inner} stroke-width="{min(stroke.weight, 3)}"{dash}/>'
    return f'<svg class="mv-frame" width="{width}" height="{height}">{frame}</svg>'


def fans(figures: Iterable[Figure], selected: str | None, sides: Mapping[str, Affiliation]) -> Iterator[Mark]:
    """The markers of each spot in rows above it, from near by; from afar one for each neighbourhood."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.route:
            groups[figure.spots[0].key].append(figure)
    points = {key: _projected(group[0].spots[0].point) for key, group in groups.items()}
    shared = neighbourhoods(points, {key: len(group) for key, group in groups.items()})
    alone = {each.keys[0]: each.first for each in shared if len(each.keys) == 1}
    numbers = {key: number for number, key in enumerate(groups)}
    for key, group in groups.items():
        first = alone.get(key, FANNED) if len(group) == 1 else FANNED
        yield from _fan(group, f'data-at="{numbers[key]}" data-first="{first}"', selected, sides)
    for each in shared:
        yield from _together([groups[key] for key in each.keys], each, selected, sides, numbers)


def _fan(
    group: Sequence[Figure], data: str, selected: str | None, sides: Mapping[str, Affiliation]
) -> Iterator[Mark]:
    """The chips of a spot side by side; what has no room is a count that stands for the spot."""
    shown, left = _shown(group, selected)
    for at, figure in enumerate(shown):
        yield _chip_at(figure, data, at, figure.movement.id == selected, sides)
    if left:
        yield _count_at(group[0], data, len(shown), left)


def _shown(group: Sequence[Figure], selected: str | None) -> tuple[Sequence[Figure], int]:
    """The figures that have room, the selected one among them, and how many are left."""
    if len(group) <= _MOST:
        return group, 0
    shown, rest = list(group[: _MOST - 1]), group[_MOST - 1 :]
    shown[-1:] = [next((figure for figure in rest if figure.movement.id == selected), shown[-1])]
    return shown, len(group) - len(shown)


def _chip_at(figure: Figure, data: str, at: int, is_selected: bool, sides: Mapping[str, Affiliation]) -> Mark:
    leader = _LEADER if at == 0 else ""
    html = f'<div class="mv-fan" {data}>{leader}{_chip(figure, sides)}</div>'
    return _mark(figure, figure.spots[0].point, _icon(html, _classes("mv-chip", is_selected), _anchor(at)))


def _count_at(figure: Figure, data: str, at: int, left: int) -> Mark:
    spot, words = figure.spots[0], f"{left} more at this place"
    html = f'<div class="mv-fan" {data}><b class="mv-more">+{left}</b></div>'
    return Mark(f"{AT}{spot.key}", words, *spot.point, _icon(html, "mv mv-chip", _anchor(at)))


def _together(
    groups: Sequence[Sequence[Figure]],
    around: Neighbourhood,
    selected: str | None,
    sides: Mapping[str, Affiliation],
    numbers: Mapping[str, int],
) -> Iterator[Mark]:
    """The chip of one movement of a neighbourhood, with the number of the others; it stands for its spot."""
    members = [figure for group in groups for figure in group]
    if len(members) == 1:
        return
    figure = max(members, key=lambda each: _telling(each, groups[0], selected))
    spot, left = figure.spots[0], len(members) - 1
    where = "this place" if len(groups) == 1 else f"{len(groups)} places close by"
    apart = f' data-apart="{around.apart}"' if len(groups) > 1 else ""
    data = f'data-at="{numbers[spot.key]}" data-first="{around.first}" data-last="{around.last}"{apart}'
    inner = f'{_LEADER}{_signs(figure, sides)}<b class="mv-more">+{left}</b>'
    html = f'<div class="mv-fan mv-many" {data}>{inner}</div>'
    icon = _icon(html, _classes("mv-chip", figure.movement.id == selected), _anchor(0))
    yield Mark(f"{AT}{spot.key}", f"{figure.movement.label} · {left} more at {where}", *spot.point, icon)


def _telling(figure: Figure, first: Sequence[Figure], selected: str | None) -> tuple[bool, bool, bool, int]:
    """How well a movement stands for its neighbourhood, of which ``first`` is the main place."""
    movement = figure.movement
    return movement.id == selected, figure in first, movement.event.asset is not None, movement.reports


def _anchor(at: int) -> tuple[int, int]:
    """Where the spot lies in a chip's own pixels: the chips go right, and then up."""
    row, column = divmod(at, _COLUMNS)
    right, up = _LIFT
    return -right - column * (WIDTH + _GAP), HEIGHT + up + row * (HEIGHT + _GAP)


def chips_along(
    figures: Iterable[Figure], selected: str | None, sides: Mapping[str, Affiliation]
) -> Iterator[Mark]:
    """A chip on each line, about half-way, away from the chips of other lines; its nib points onwards."""
    taken: list[Point] = []
    for figure in figures:
        if figure.route:
            line = LineString([_projected(point) for point in figure.line])
            at = _free(line, taken)
            taken.append(_point(line, at))
            yield _chip_on(figure, line, at, figure.movement.id == selected, sides)


def _free(line: LineString, taken: Sequence[Point]) -> float:
    """The first part of a line with room for a chip, or the one with the most."""

    def room(part: float) -> float:
        x, y = _point(line, part)
        return min((hypot(x - other[0], y - other[1]) for other in taken), default=_ROOM)

    return next((part for part in _PARTS if room(part) >= _ROOM), None) or max(_PARTS, key=room)


def _chip_on(
    figure: Figure, line: LineString, at: float, is_selected: bool, sides: Mapping[str, Affiliation]
) -> Mark:
    turn = _heading(_point(line, at - _HEAD), _point(line, at + _HEAD))
    inner = f"{_nib(turn)}{_chip(figure, sides)}"
    html = f'<div class="mv-along" data-length="{line.length * PIXELS:.2f}">{inner}</div>'
    icon = _icon(html, _classes("mv-chip", is_selected), (WIDTH // 2, HEIGHT // 2))
    return _mark(figure, _unprojected(_point(line, at)), icon)


def _nib(turn: float) -> str:
    east, north = sin(radians(turn)), cos(radians(turn))
    away = min(WIDTH / 2 / max(abs(east), 0.01), HEIGHT / 2 / max(abs(north), 0.01)) + 5
    return _NIB_SVG.format(x=away * east, y=-away * north, turn=turn)


def arrow_heads(figures: Iterable[Figure], selected: str | None) -> Iterator[Mark]:
    """A head at the end of each line, turned as the line arrives there."""
    for figure in figures:
        if figure.route:
            line = LineString([_projected(point) for point in figure.line])
            turn = _heading(_point(line, 1 - _HEAD), _point(line, 1))
            classes = _classes("mv-end", figure.movement.id == selected)
            yield _mark(
                figure, figure.line[-1], _icon(_HEAD_SVG.format(turn=turn), classes, (9, 9), (18, 18))
            )


def _chip(figure: Figure, sides: Mapping[str, Affiliation]) -> str:
    reports = figure.movement.reports
    badge = f'<b class="mv-reports">{reports}</b>' if reports > 1 else ""
    return f"{_signs(figure, sides)}{badge}"


def _signs(figure: Figure, sides: Mapping[str, Affiliation]) -> str:
    event = figure.movement.event
    side = affiliation_of(event.asset, sides)
    symbol = icon_use(event.asset.asset_class, side) if event.asset else ""
    return f"{outline(event.modality.stroke)}{symbol}{kind_use(event.kind)}"


def _classes(kind: str, is_selected: bool) -> str:
    return f"mv {kind}{' selected' if is_selected else ''}"


def _icon(
    html: str, classes: str, anchor: tuple[int, int], size: tuple[int, int] = (WIDTH, HEIGHT)
) -> dict[str, Any]:
    return {"html": html, "className": classes, "iconSize": size, "iconAnchor": anchor}


def _mark(figure: Figure, point: Point, icon: Mapping[str, Any]) -> Mark:
    return Mark(figure.movement.id, figure.tip, wrapped(point[0]), point[1], icon)


def _projected(point: Point) -> Point:
    """As Web Mercator shows it, still in degrees, so that directions are those of the screen."""
    return point[0], degrees(asinh(tan(radians(point[1]))))


def _unprojected(point: Point) -> Point:
    return point[0], degrees(atan(sinh(radians(point[1]))))


def _point(line: LineString, part: float) -> Point:
    found = line.interpolate(part, normalized=True)
    return found.x, found.y


def _heading(start: Point, end: Point) -> float:
    """Degrees clockwise from the top of the screen."""
    return degrees(atan2(end[0] - start[0], end[1] - start[1])) % 360
