"""Sites as one layer of circles, with their extents to scale and the names that have room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from operator import attrgetter
from typing import Any, NamedTuple

import folium
import geopandas as gpd
import numpy as np

from geo import wording
from geo.maps.basemap import Bounds, around
from geo.maps.names import LABELS, inert, label, safe_id
from geo.maps.symbols import PALETTES, Palette, Theme, circle_radius, is_area
from geo.model import Precision
from geo.spatial import RADII

__all__ = ["Site", "collection", "first_view", "listed", "site_layer"]

Json = dict[str, Any]


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
        return f"{self.name} · {wording.counted(self.passages, 'passage')}"


def listed(sites: gpd.GeoDataFrame) -> list[Site]:
    """The sites in the order of the frame, with names that neither a browser nor a template obeys."""
    columns = (sites["place"], sites["name"], sites["precision"], sites["passages"], sites.geometry)
    return [
        Site(safe_id(place), inert(name), str(precision), int(passages), float(point.y), float(point.x))
        for place, name, precision, passages, point in zip(*columns, strict=True)
    ]


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
    return around(np.repeat(sites.geometry.x, weights), np.repeat(sites.geometry.y, weights))


def _circles(sites: Iterable[Site], selected: str | None, palette: Palette) -> folium.GeoJson:
    styles = {site.id: _circle_style(site, site.id == selected, palette) for site in sites}
    return folium.GeoJson(
        collection(sites),
        name="circles",
        marker=folium.CircleMarker(fill=True),
        style_function=_lookup(styles),
        tooltip=folium.GeoJsonTooltip(["tip"], labels=False, sticky=False, class_name="site-tip"),
    )


def _circle_style(site: Site, is_selected: bool, palette: Palette) -> Json:
    colour = palette.accent if is_selected else palette.ink
    style: Json = {"radius": circle_radius(site.passages), "color": colour, "fillColor": colour}
    if is_area(site.precision):
        dash = Precision(site.precision).dash
        return style | {"weight": 1.8, "opacity": 0.85, "fillOpacity": 0.05, "dashArray": dash}
    return style | {"weight": 1.5, "color": palette.halo, "fillOpacity": 1.0 if is_selected else 0.82}


def _halos(sites: Iterable[Site], selected: str | None, palette: Palette) -> folium.GeoJson:
    """Extents of sites and towns, and of whatever is selected: all seas at once would hide the map."""
    shown = [site for site in sites if _has_extent(site, site.id == selected)]
    styles = {site.id: _halo_style(site, site.id == selected, palette) for site in shown}
    return folium.GeoJson(
        collection(shown),
        name="extents",
        marker=folium.Circle(fill=True),
        style_function=_lookup(styles),
    )


def _has_extent(site: Site, is_selected: bool) -> bool:
    precision = Precision(site.precision)
    return not precision.is_area or (is_selected and not precision.is_vast)


def _halo_style(site: Site, is_selected: bool, palette: Palette) -> Json:
    colour = palette.accent if is_selected else palette.ink
    return {
        "interactive": False,
        "radius": RADII[Precision(site.precision)].extent * 1000,
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
        if site.id == selected or not Precision(site.precision).is_on_basemap:
            yield label(
                site.name,
                (site.lat, site.lon),
                circle_radius(site.passages) + 4,
                is_selected=site.id == selected,
                is_area=is_area(site.precision),
            )


def collection(sites: Iterable[Site], tip: Callable[[Site], str] = attrgetter("summary")) -> Json:
    """The sites as GeoJSON, each with the id that a click returns and the words that a pointer is told."""
    return {"type": "FeatureCollection", "features": [_feature(site, tip(site)) for site in sites]}


def _feature(site: Site, tip: str) -> Json:
    return {
        "type": "Feature",
        "properties": {"id": site.id, "tip": escape(tip)},
        "geometry": {"type": "Point", "coordinates": [round(site.lon, 5), round(site.lat, 5)]},
    }


def _lookup(styles: dict[str, Json]) -> Callable[[Json], Json]:
    return lambda feature: styles[feature["properties"]["id"]]
