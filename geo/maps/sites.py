"""Sites as one layer of circles, with their extents to scale and the names that have room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

import folium
import geopandas as gpd
import numpy as np

from geo.maps.basemap import Bounds
from geo.maps.symbols import PALETTES, RADIUS_KM, Palette, Theme, circle_radius, is_area
from geo.markup import plain
from geo.model import Precision

__all__ = ["Site", "first_view", "inert", "listed", "middle", "safe_id", "site_layer"]

Json = dict[str, Any]

LABELS = 80
"""As many names are handed to the map; it shows those that do not collide."""

_TEMPLATE = re.compile(r"\{(?=[{%#])")
_NAMED_BY_THE_BASEMAP = (Precision.COUNTRY, Precision.SEA, Precision.CONTINENT)
_DASH = {Precision.REGION: None, Precision.COUNTRY: "5 4", Precision.SEA: "2 4", Precision.CONTINENT: "9 5"}


class Site(NamedTuple):
    """What the map needs of a row of ``geo.frames.sites``."""

    id: str
    name: str
    precision: str
    passages: int
    lat: float
    lon: float

    @property
    def summary(self) -> str:
        return f"{self.name} · {self.passages} passage{'' if self.passages == 1 else 's'}"


def listed(sites: gpd.GeoDataFrame) -> list[Site]:
    """The sites in the order of the frame, with names that neither a browser nor a template obeys."""
    columns = (sites["place"], sites["name"], sites["precision"], sites["passages"], sites.geometry)
    return [
        Site(safe_id(place), inert(name), str(precision), int(passages), float(point.y), float(point.x))
        for place, name, precision, passages, point in zip(*columns, strict=True)
    ]


def inert(name: object) -> str:
    """A name without control characters, and without what folium would run as a template of its own."""
    return _TEMPLATE.sub("{\u2060", plain(str(name)))


def safe_id(place: object) -> str:
    return str(place).replace("{", "%7B")


def site_layer(sites: gpd.GeoDataFrame, selected: str | None, theme: Theme) -> folium.FeatureGroup:
    """The layer to draw over a base map: extents, one GeoJson of circles, names.

    Each circle's feature carries the place's id as ``properties.id``. The order of the frame is the order
    of drawing (most passages at the bottom), and the selected site comes last, on top.
    """
    layer = folium.FeatureGroup(name="Sites", control=False)
    drawn = sorted(listed(sites), key=lambda site: site.id == selected)
    if drawn:
        palette = PALETTES[theme]
        _halos(drawn, selected, palette).add_to(layer)
        _circles(drawn, selected, palette).add_to(layer)
        for label in _labels(drawn, selected):
            label.add_to(layer)
    return layer


def first_view(sites: gpd.GeoDataFrame) -> Bounds | None:
    """The corners around most of the passages; a few far-away ones do not shrink the rest to a dot."""
    if sites.empty:
        return None
    exact = sites[~sites["precision"].map(is_area)]
    sites = sites if exact.empty else exact
    weights = sites["passages"].to_numpy()
    south, north = middle(np.repeat(sites.geometry.y, weights))
    west, east = middle(np.repeat(sites.geometry.x, weights))
    return (south - 1.0, west - 1.0), (north + 1.0, east + 1.0)


def middle(values: Any) -> tuple[float, float]:
    low, high = np.quantile(values, (0.1, 0.9))
    return round(float(low), 2), round(float(high), 2)


def _circles(sites: Iterable[Site], selected: str | None, palette: Palette) -> folium.GeoJson:
    styles = {site.id: _circle_style(site, site.id == selected, palette) for site in sites}
    return folium.GeoJson(
        _collection(sites),
        name="circles",
        marker=folium.CircleMarker(fill=True),
        style_function=_lookup(styles),
        tooltip=folium.GeoJsonTooltip(["tip"], labels=False, sticky=False, class_name="site-tip"),
    )


def _circle_style(site: Site, is_selected: bool, palette: Palette) -> Json:
    colour = palette.accent if is_selected else palette.ink
    style: Json = {"radius": circle_radius(site.passages), "color": colour, "fillColor": colour}
    if is_area(site.precision):
        dash = _DASH[Precision(site.precision)]
        return style | {"weight": 1.8, "opacity": 0.85, "fillOpacity": 0.05, "dashArray": dash}
    return style | {"weight": 1.5, "color": palette.halo, "fillOpacity": 1.0 if is_selected else 0.82}


def _halos(sites: Iterable[Site], selected: str | None, palette: Palette) -> folium.GeoJson:
    """Extents of sites and towns, and of whatever is selected: all seas at once would hide the map."""
    shown = [s for s in sites if not is_area(s.precision) or (s.id == selected and _has_halo(s))]
    styles = {site.id: _halo_style(site, site.id == selected, palette) for site in shown}
    return folium.GeoJson(
        _collection(shown),
        name="extents",
        marker=folium.Circle(fill=True),
        style_function=_lookup(styles),
    )


def _has_halo(site: Site) -> bool:
    return Precision(site.precision) in (Precision.REGION, Precision.SEA)


def _halo_style(site: Site, is_selected: bool, palette: Palette) -> Json:
    colour = palette.accent if is_selected else palette.ink
    return {
        "interactive": False,
        "radius": RADIUS_KM[Precision(site.precision)] * 1000,
        "color": colour,
        "weight": 1.0,
        "opacity": 0.55 if is_selected else 0.2,
        "fillColor": colour,
        "fillOpacity": 0.14 if is_selected else 0.07,
    }


def _labels(sites: Iterable[Site], selected: str | None) -> Iterator[folium.Marker]:
    """Names in the order in which they are given room: the selected one, then by passages."""
    ordered = sorted(sites, key=lambda site: (site.id != selected, -site.passages, site.id))
    for site in ordered[:LABELS]:
        if site.id == selected or Precision(site.precision) not in _NAMED_BY_THE_BASEMAP:
            yield _label(site, site.id == selected)


def _label(site: Site, is_selected: bool) -> folium.Marker:
    classes = {"site-label": True, "selected": is_selected, "area": is_area(site.precision)}
    offset = circle_radius(site.passages) + 4
    words = f'<span style="left:{offset}px">{escape(site.name)}</span>'
    icon = folium.DivIcon(
        html=words,
        icon_size=(0, 0),
        icon_anchor=(0, 0),
        class_name=" ".join(name for name, holds in classes.items() if holds),
    )
    return folium.Marker((site.lat, site.lon), icon=icon, interactive=False, keyboard=False)


def _collection(sites: Iterable[Site]) -> Json:
    return {"type": "FeatureCollection", "features": [_feature(site) for site in sites]}


def _feature(site: Site) -> Json:
    return {
        "type": "Feature",
        "properties": {"id": site.id, "tip": escape(site.summary)},
        "geometry": {"type": "Point", "coordinates": [round(site.lon, 5), round(site.lat, 5)]},
    }


def _lookup(styles: dict[str, Json]) -> Callable[[Json], Json]:
    return lambda feature: styles[feature["properties"]["id"]]
