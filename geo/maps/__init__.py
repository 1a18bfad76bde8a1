"""GeoDataFrame → folium: the constant base map, and the sites or movements drawn over it."""

from geo.maps.basemap import FRONTEND, Assets, Bounds, base_map
from geo.maps.figures import Movement, movements_of
from geo.maps.icons import SYMBOLS, Affiliation, icon_svg, icon_uri, kind_svg
from geo.maps.legend import Subject
from geo.maps.movements import movement_focus, movement_layer, movement_view, place_of
from geo.maps.sites import first_view, site_layer
from geo.maps.symbols import PALETTES, Theme, coordinates, zoom_for

__all__ = [
    "FRONTEND",
    "PALETTES",
    "SYMBOLS",
    "Affiliation",
    "Assets",
    "Bounds",
    "Movement",
    "Subject",
    "Theme",
    "base_map",
    "coordinates",
    "first_view",
    "icon_svg",
    "icon_uri",
    "kind_svg",
    "movement_focus",
    "movement_layer",
    "movement_view",
    "movements_of",
    "place_of",
    "site_layer",
    "zoom_for",
]
