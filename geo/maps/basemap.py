"""The map under the sites: shipped outlines, labels, legend, scale and optional tiles. It stays constant."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import folium
import numpy as np
from branca.element import Element, MacroElement
from folium.template import Template
from numpy.typing import ArrayLike

from geo.maps.legend import Subject, legend
from geo.maps.symbols import PALETTES, Theme

__all__ = ["FRONTEND", "Assets", "Bounds", "around", "base_map"]

FRONTEND = Path(__file__).with_name("frontend")
"""The folder of the scripts and styles that a map loads."""

Bounds = tuple[tuple[float, float], tuple[float, float]]
"""South-west and north-east corner, each as latitude and longitude."""

_WORLD: Bounds = ((-55.0, -130.0), (72.0, 160.0))
_ATTRIBUTION = "Natural Earth"
_REACH = {Subject.SITES: 0, Subject.MOVEMENTS: 6}
"""Pixels beside a line or circle that a click still reaches."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses, as the map's own page sees them, of the folders with what it fetches."""

    leaflet: str
    scripts: str
    outlines: str
    symbols: str


@dataclass(frozen=True, slots=True)
class _Tiles:
    name: str
    url: str
    attribution: str
    named: bool  # whether the tiles bring place names of their own
    max_zoom: int


_TILES = (
    _Tiles(
        "OpenStreetMap (online)",
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "© OpenStreetMap contributors",
        named=True,
        max_zoom=19,
    ),
    _Tiles(
        "Light (online)",
        "https://{s}.basemaps.cartocdn.com/light_all/{z}/{x}/{y}{r}.png",
        "© OpenStreetMap contributors © CARTO",
        named=True,
        max_zoom=20,
    ),
    _Tiles(
        "Satellite (online)",
        "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
        "Imagery © Esri, Maxar, Earthstar Geographics",
        named=False,
        max_zoom=18,
    ),
)


class _Outlines(MacroElement):
    """Hands the map over to the shipped script, which fetches the outlines from beside the page."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            dateline.basemap({{ this._parent.get_name() }}, {{ this.options|tojavascript }});
        {% endmacro %}
        """
    )

    def __init__(self, theme: Theme, assets: Assets, view: Bounds, subject: Subject) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Outlines"
        self.options = {
            "theme": theme.value,
            "folder": assets.outlines,
            "symbols": assets.symbols if subject is Subject.MOVEMENTS else None,
            "colours": asdict(PALETTES[theme]),
            "view": [list(corner) for corner in view],
            "attribution": _ATTRIBUTION,
            "reach": _REACH[subject],
        }


def base_map(
    theme: Theme, view: Bounds | None, assets: Assets, subject: Subject = Subject.SITES
) -> folium.Map:
    """A map that needs no network: scripts and outlines come from ``assets``.

    Everything in it is constant for a theme, a first ``view`` and a ``subject``, so that a frame which shows
    it is not drawn anew when the sites change. Tile layers are offered, and load nothing until chosen.
    """
    world = folium.Map(
        location=(30.0, 20.0),
        zoom_start=3,
        tiles=None,
        prefer_canvas=True,
        control_scale=True,
        minZoom=2,
        maxZoom=18,
        maxBounds=[[-80, -220], [85, 220]],
        maxBoundsViscosity=0.8,
        font_size="13px",
    )
    world.default_js = [
        ("dateline", f"{assets.scripts}/dateline-map.js"),
        ("leaflet", f"{assets.leaflet}/leaflet.js"),
    ]
    world.default_css = [
        ("leaflet_css", f"{assets.leaflet}/leaflet.css"),
        ("dateline_css", f"{assets.scripts}/dateline-map.css"),
    ]
    _add_choices(world)
    world.add_child(_Outlines(theme, assets, view or _WORLD, subject))
    figure: Any = world.get_root()
    figure.html.add_child(Element(legend(subject)), name="legend")
    return world


def around(lon: ArrayLike, lat: ArrayLike) -> Bounds:
    """The corners around most of these points; a few far-away ones do not shrink the rest to a dot."""
    (west, east), (south, north) = (
        np.quantile(np.asarray(each, float), (0.1, 0.9)).round(2).tolist() for each in (lon, lat)
    )
    return (south - 1.0, west - 1.0), (north + 1.0, east + 1.0)


def _add_choices(world: folium.Map) -> None:
    folium.FeatureGroup(name="Shipped map", overlay=False, show=True).add_to(world)
    for tiles in _TILES:
        folium.TileLayer(
            tiles=tiles.url,
            attr=tiles.attribution,
            name=tiles.name,
            max_zoom=tiles.max_zoom,
            subdomains="abcd" if "{s}" in tiles.url else "abc",
            show=False,
            named=tiles.named,
        ).add_to(world)
    folium.LayerControl(position="topright", collapsed=True).add_to(world)
