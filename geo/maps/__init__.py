"""GeoDataFrame → folium: the constant base map, and the sites drawn over it."""

from geo.maps.basemap import Assets, Bounds, base_map
from geo.maps.sites import first_view, site_layer
from geo.maps.symbols import PALETTES, RADIUS_KM, Theme, coordinates, zoom_for

__all__ = [
    "PALETTES",
    "RADIUS_KM",
    "Assets",
    "Bounds",
    "Theme",
    "base_map",
    "coordinates",
    "first_view",
    "site_layer",
    "zoom_for",
]
