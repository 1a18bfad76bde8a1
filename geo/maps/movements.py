"""Movements as one layer: lines by certainty, chips with symbols, the places they join and their extents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain
from math import floor, log2
from types import MappingProxyType
from typing import Any, NamedTuple

import folium
from shapely import MultiPoint

from geo import wording
from geo.maps.basemap import Bounds, around
from geo.maps.chips import AT, Mark, arrow_heads, chips_along, fans
from geo.maps.figures import Figure, Movement, figures
from geo.maps.icons import Affiliation
from geo.maps.names import LABELS, inert, label, safe_id
from geo.maps.routes import Point, split, wrapped
from geo.maps.spots import Shape, Spot, wedge
from geo.maps.symbols import PALETTES, Palette, Theme, is_area, zoom_for
from geo.model import Stroke

__all__ = ["movement_focus", "movement_layer", "movement_view", "place_of"]

Json = dict[str, Any]

_NOBODY: Mapping[str, Affiliation] = MappingProxyType({})
_DOT = 4
_FRAME = 500 * 360 / 256  # degrees that a narrow frame shows at zoom 0
_FARTHEST = 2


def movement_layer(
    movements: Sequence[Movement],
    selected: str | None,
    theme: Theme,
    sides: Mapping[str, Affiliation] = _NOBODY,
) -> folium.FeatureGroup:
    """The layer to draw over a base map for movements.

    Every feature carries as ``properties.id`` its movement's id, or for the dot of a place that of the
    place (see ``place_of``). What is selected, a movement or a place, lies on top. ``sides`` gives operators
    (ISO 3166-1 alpha-2) the side that the reader sees them on. Movements without a place are not drawn.
    """
    layer = folium.FeatureGroup(name="Movements", control=False)
    drawn = sorted(figures(movements), key=lambda figure: figure.movement.id == selected)
    if drawn:
        palette, named = PALETTES[theme], _named(drawn, selected)
        parts = [_extents(named, palette), _lines(drawn, selected, palette), _dots(named, palette)]
        marks = (
            arrow_heads(drawn, selected),
            chips_along(drawn, selected, sides),
            fans(drawn, selected, sides),
        )
        for part in (*parts, _marks(list(chain(*marks))), *_labels(named)):
            part.add_to(layer)
    return layer


def place_of(id: str | None) -> str | None:  # noqa: A002
    """The id of the place whose dot or count was clicked; None for a movement."""
    return id.removeprefix(AT).split("/")[0] if id and id.startswith(AT) else None


def movement_view(movements: Iterable[Movement]) -> Bounds | None:
    """The corners around most ends of the movements; a few far-away ones do not shrink the rest to a dot."""
    ends = [spot.point for figure in figures(movements) for spot in figure.spots]
    if not ends:
        return None
    return around(*zip(*ends, strict=True))


def movement_focus(movement: Movement) -> tuple[tuple[float, float], int] | None:
    """The centre (latitude, longitude) and the zoom that show a movement; None if it has no place."""
    drawn = figures([movement])
    if not drawn:
        return None
    points = drawn[0].line or [spot.point for spot in drawn[0].spots]
    west, south, east, north = MultiPoint(points).bounds
    degrees = max(east - west, 1.5 * (north - south))
    zoom = min(zoom_for(spot.place.precision) for spot in drawn[0].spots)
    fitting = floor(log2(_FRAME / degrees)) if degrees else zoom
    return ((south + north) / 2, wrapped((west + east) / 2)), max(_FARTHEST, min(zoom, fitting))


class _Named(NamedTuple):
    """A spot, how many movements touch it, and whether it belongs to what is selected."""

    spot: Spot
    movements: int
    is_selected: bool

    @property
    def tip(self) -> str:
        return f"{self.spot.name} · {wording.counted(self.movements, 'movement')}"


def _named(drawn: Iterable[Figure], selected: str | None) -> list[_Named]:
    """Each spot once; those with the most movements come last, and the selected ones on top of them."""
    spots, touched, lit = {}, Counter[str](), set[str]()
    for figure in drawn:
        for spot in figure.spots:
            spots[spot.key] = spot
            touched[spot.key] += 1
            if selected in (figure.movement.id, f"{AT}{spot.key}"):
                lit.add(spot.key)
    named = (_Named(spot, touched[key], key in lit) for key, spot in spots.items())
    return sorted(named, key=lambda each: (each.is_selected, each.movements))


class _Shape(NamedTuple):
    """One feature: its geometry, the id and the words that it carries, and how it is drawn."""

    geometry: Json
    style: Json
    id: str = ""
    tip: str = ""


def _geojson(name: str, shapes: Sequence[_Shape], marker: Any = None, tips: bool = True) -> folium.GeoJson:
    features = [_feature(at, shape) for at, shape in enumerate(shapes)]
    tooltip = folium.GeoJsonTooltip(["tip"], labels=False, sticky=True, class_name="site-tip")
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        name=name,
        marker=marker,
        style_function=_lookup([shape.style for shape in shapes]),
        tooltip=tooltip if tips and shapes else None,
    )


def _feature(at: int, shape: _Shape) -> Json:
    properties = {"id": safe_id(shape.id), "tip": escape(inert(shape.tip))}
    return {"type": "Feature", "id": str(at), "properties": properties, "geometry": shape.geometry}


def _lookup(styles: Sequence[Json]) -> Callable[[Json], Json]:
    return lambda feature: styles[int(feature["id"])]


def _at(lon: float, lat: float) -> Json:
    return {"type": "Point", "coordinates": _rounded((lon, lat))}


def _rounded(point: Point) -> list[float]:
    return [round(point[0], 4), round(point[1], 4)]


def _extents(named: Iterable[_Named], palette: Palette) -> folium.GeoJson:
    """Extents to scale, the selected ones on top; a whole country or continent would hide the map."""
    shown = [each for each in named if not _is_too_large(each.spot)]
    shapes = [_Shape(_extent(each.spot), _extent_style(each, palette)) for each in shown]
    return _geojson("extents", shapes, folium.Circle(fill=True), tips=False)


def _is_too_large(spot: Spot) -> bool:
    return spot.shape is Shape.DISC and spot.place.precision.is_vast


def _extent(spot: Spot) -> Json:
    if spot.shape is Shape.SECTOR:
        return {"type": "Polygon", "coordinates": [[_rounded(point) for point in wedge(spot)]]}
    return _at(*spot.point)


def _extent_style(each: _Named, palette: Palette) -> Json:
    colour = palette.accent if each.is_selected else palette.ink
    is_full = each.spot.shape is not Shape.RING
    strength = 0.14 if each.is_selected else 0.05 if is_area(each.spot.place.precision) else 0.09
    return {
        "interactive": False,
        "radius": each.spot.radius_km * 1000,
        "color": colour,
        "weight": 1.0 if is_full else 1.4,
        "opacity": 0.6 if each.is_selected else 0.3,
        "dashArray": None if is_full else "3 4",
        "fillColor": colour,
        "fillOpacity": strength if is_full else strength / 2,
    }


def _lines(drawn: Iterable[Figure], selected: str | None, palette: Palette) -> folium.GeoJson:
    shapes = [shape for figure in drawn if figure.route for shape in _line(figure, selected, palette)]
    return _geojson("lines", shapes)


def _line(figure: Figure, selected: str | None, palette: Palette) -> Iterator[_Shape]:
    """The line of a movement, over a broad glow if it is selected."""
    pieces = [[_rounded(point) for point in piece] for piece in split(figure.line)]
    geometry = {"type": "MultiLineString", "coordinates": pieces}
    is_selected = figure.movement.id == selected
    if is_selected:
        glow = {"color": palette.accent, "weight": 11, "opacity": 0.25}
        yield _Shape(geometry, glow, figure.movement.id, figure.tip)
    style = _line_style(figure.movement.event.modality.stroke, is_selected, palette)
    yield _Shape(geometry, style, figure.movement.id, figure.tip)


def _line_style(stroke: Stroke, is_selected: bool, palette: Palette) -> Json:
    return {
        "color": palette.accent if is_selected else palette.ink,
        "weight": stroke.weight + (0.8 if is_selected else 0),
        "opacity": 1.0 if is_selected else 0.85,
        "dashArray": stroke.dash,
        "lineCap": "round" if stroke.is_dotted else "butt",
    }


def _dots(named: Iterable[_Named], palette: Palette) -> folium.GeoJson:
    """A dot on each place that is named itself, hollow for an area; none in the middle of a sector."""
    exact = [each for each in named if each.spot.shape is not Shape.SECTOR]
    shapes = [
        _Shape(_at(*each.spot.point), _dot_style(each, palette), f"{AT}{each.spot.key}", each.tip)
        for each in exact
    ]
    return _geojson("places", shapes, folium.CircleMarker(fill=True))


def _dot_style(each: _Named, palette: Palette) -> Json:
    colour = palette.accent if each.is_selected else palette.ink
    if is_area(each.spot.place.precision) or each.spot.bearing is not None:
        return {"radius": _DOT + 1, "color": colour, "weight": 1.8, "dashArray": "3 3", "fillOpacity": 0.05}
    return {"radius": _DOT, "color": palette.halo, "weight": 1.5, "fillColor": colour, "fillOpacity": 1.0}


def _marks(marks: Sequence[Mark]) -> folium.GeoJson:
    shapes = [_Shape(_at(mark.lon, mark.lat), dict(mark.icon), mark.id, mark.tip) for mark in marks]
    return _geojson("marks", shapes, folium.Marker(icon=folium.DivIcon(), keyboard=False))


def _labels(named: Sequence[_Named]) -> Iterator[folium.Marker]:
    """Names in the order in which they are given room: those of the selected one, then by movements."""
    for each in reversed(named[-LABELS:]):
        yield label(
            each.spot.name,
            (each.spot.lat, each.spot.lon),
            _DOT + 5,
            is_selected=each.is_selected,
            is_area=is_area(each.spot.place.precision),
        )
