"""Frames of sites, made by hand."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import pytest
from shapely import Point

Sites = Callable[..., gpd.GeoDataFrame]
COLUMNS = ("place", "name", "precision", "passages")


@pytest.fixture
def sites() -> Sites:
    """A frame of sites out of ``(id, name, precision, passages, lat, lon)``."""

    def made(*rows: tuple[str, str, str, int, float, float]) -> gpd.GeoDataFrame:
        values = {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}
        points = [Point(row[5], row[4]) for row in rows]
        return gpd.GeoDataFrame(values, geometry=points, crs="EPSG:4326")

    return made
