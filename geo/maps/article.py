"""The places of one article as a map layer: those that are meant, and quietly those that lend their name."""

from __future__ import annotations

import folium
import geopandas as gpd

from geo import frames
from geo.maps.sites import Site, collection, listed, site_layer
from geo.maps.symbols import PALETTES, Palette, Theme
from geo.model import Role

__all__ = ["article_layer"]


def article_layer(passages: gpd.GeoDataFrame, selected: str | None, theme: Theme) -> folium.FeatureGroup:
    """Sites as on the main map; a place that is only named after (associative) is a small hollow ring."""
    meant = passages[passages["role"] == Role.LITERAL]
    lending = passages[~passages["place"].isin(meant["place"])]
    layer = site_layer(frames.sites(meant), selected, theme)
    if not lending.empty:
        _rings(listed(frames.sites(lending)), selected, PALETTES[theme]).add_to(layer)
    return layer


def _rings(sites: list[Site], selected: str | None, palette: Palette) -> folium.GeoJson:
    colours = {site.id: palette.accent if site.id == selected else palette.name for site in sites}
    return folium.GeoJson(
        collection(sites, lambda site: f"{site.name} · only somebody named after it"),
        name="named after",
        marker=folium.CircleMarker(),
        style_function=lambda feature: {
            "radius": 5,
            "weight": 1.5,
            "dashArray": "2 3",
            "fillOpacity": 0.01,
            "color": colours[feature["properties"]["id"]],
        },
        tooltip=folium.GeoJsonTooltip(["tip"], labels=False, sticky=False, class_name="site-tip"),
    )
