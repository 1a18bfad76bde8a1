"""Compiles the shipped basemap: simplified outlines, borders and the names of countries.

    python -m geo.maps.build_basemap path/to/world-atlas

The input is the folder of the world-atlas package (Natural Earth as TopoJSON). Arcs are simplified before
rings are put together, so that neighbours still share every point of their border. The result keeps more
detail where most reports come from, and less elsewhere.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon, box

from geo.settings import DATA

Arc = NDArray[np.float64]
Point = tuple[float, float]
Json = dict[str, Any]

BASEMAP = DATA / "basemap"
DETAILED = box(-12, 10, 64, 62)  # Europe, the Mediterranean, the Middle East, North Africa
FINE, COARSE = 0.013, 0.09  # tolerance in degrees
SMALLEST_FINE, SMALLEST_COARSE = 0.0008, 0.04  # islands below this area (square degrees) are left out
DECIMALS_FINE, DECIMALS_COARSE = 3, 2
BOTTOM = -85.0


def decoded(topology: Json) -> list[Arc]:
    """The arcs of a quantised topology as degrees, longitude first."""
    scale = np.array(topology["transform"]["scale"])
    translate = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]


def is_detailed(points: Arc) -> NDArray[np.bool_]:
    west, south, east, north = DETAILED.bounds
    lon, lat = points[:, 0], points[:, 1]
    return (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)


def simplified(arc: Arc) -> list[Point]:
    """An arc with fewer points; its two ends stay where they are, so that arcs still meet."""
    fine = is_detailed(arc)
    turns = [0, *(np.flatnonzero(fine[1:] != fine[:-1]) + 1).tolist(), len(arc) - 1]
    points: list[Point] = []
    for start, end in pairwise(turns):
        if end > start:
            points.extend(simplified_run(arc[start : end + 1], bool(fine[start])))
    return [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def simplified_run(run: Arc, fine: bool) -> list[Point]:
    line = LineString(run).simplify(FINE if fine else COARSE, preserve_topology=True)
    return [rounded(x, y) for x, y in line.coords]


def rounded(x: float, y: float) -> Point:
    decimals = DECIMALS_FINE if is_detailed(np.array([[x, y]]))[0] else DECIMALS_COARSE
    return round(x, decimals), round(y, decimals)


def ring(indexes: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring out of arcs; a negative index means the arc is walked backwards."""
    points: list[Point] = []
    for index in indexes:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(part[1:] if points else part)
    return closed(unwrapped(points))


def unwrapped(points: list[Point]) -> list[Point]:
    """A line over the date line goes on beyond 180 degrees, and does not run back around the globe."""
    turns = np.cumsum([0, *(-np.round(np.diff([x for x, _ in points]) / 360))]) * 360
    return [(round(x + float(turn), DECIMALS_FINE), y) for (x, y), turn in zip(points, turns, strict=True)]


def closed(points: list[Point]) -> list[Point]:
    """A ring that ends where it starts; one around a pole is led along the map's lower edge."""
    (first, _), (last, _) = points[0], points[-1]
    edge = [(last, BOTTOM), (first, BOTTOM)] if abs(last - first) > 180 else []
    return [*points, *edge, points[0]] if edge or points[0] != points[-1] else points


def other_side(points: list[Point]) -> list[list[Point]]:
    """What lies over the date line is drawn once more, at the other end of the map."""
    ends = [x for x, _ in points]
    shift = -360 if max(ends) > 180 else 360 if min(ends) < -180 else 0
    return [[(round(x + shift, DECIMALS_FINE), y) for x, y in points]] if shift else []


def polygons(geometry: Json) -> list[list[list[int]]]:
    """The polygons of a geometry, as lists of rings of arc indexes."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def is_worth_drawing(points: list[Point]) -> bool:
    if len(points) < 4:
        return False
    shape = Polygon(points)
    return bool(shape.area >= (SMALLEST_FINE if DETAILED.intersects(shape.envelope) else SMALLEST_COARSE))


def land(topology: Json, arcs: Sequence[list[Point]]) -> list[list[list[Point]]]:
    """Every polygon of the dry land worth drawing, as rings of points."""
    shapes = chain.from_iterable(map(polygons, topology["objects"]["land"]["geometries"]))
    outlines = ([ring(part, arcs) for part in shape] for shape in shapes)
    drawn = [list(filter(is_worth_drawing, rings)) for rings in outlines if is_worth_drawing(rings[0])]
    return drawn + [[copy] for rings in drawn for copy in other_side(rings[0])]


def border_arcs(topology: Json) -> list[int]:
    """The arcs that two countries share."""
    used: Counter[int] = Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        indexes = chain.from_iterable(chain.from_iterable(polygons(country)))
        used.update({index if index >= 0 else ~index for index in indexes})
    return sorted(index for index, times in used.items() if times > 1)


def country_labels(topology: Json, arcs: Sequence[list[Point]]) -> Iterator[tuple[str, float, float, int]]:
    """Name, latitude, longitude and the least zoom at which a country's name has room."""
    spelled_out = {row[0]: row[1] for row in rows(BASEMAP / "names.csv", "short", "long")}
    for country in topology["objects"]["countries"]["geometries"]:
        rings = [ring(part[0], arcs) for part in polygons(country)]
        shapes = [shape for shape in map(outline, rings) if 0 < width(shape) < 180]
        name = spelled_out.get(str(country["properties"]["name"]), str(country["properties"]["name"]))
        if not shapes or not name:  # a blank in names.csv leaves a label out
            continue
        largest = max(shapes, key=lambda shape: shape.area).buffer(0)
        point = shapely.maximum_inscribed_circle(largest, tolerance=0.05).coords[0]
        yield name, round(point[1], 2), on_the_map(point[0]), least_zoom(largest.area)


def on_the_map(lon: float) -> float:
    return round((lon + 180) % 360 - 180, 2)


def outline(points: list[Point]) -> Polygon:
    return Polygon(points) if len(points) > 3 else Polygon()


def width(shape: Polygon) -> float:
    """In degrees; about 360 for a shape that reaches over the date line."""
    return 0.0 if shape.is_empty else float(shape.bounds[2] - shape.bounds[0])


def least_zoom(area: float) -> int:
    """From square degrees: Russia and its like at zoom 2, the smallest from zoom 7."""
    steps = ((300.0, 2), (90.0, 3), (25.0, 4), (6.0, 5), (0.8, 6))
    return next((zoom for least, zoom in steps if area >= least), 7)


def rows(path: Path, *columns: str) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield tuple(row[column] for column in columns)


def sea_labels() -> Iterator[Json]:
    for name, lat, lon, zoom in rows(BASEMAP / "seas.csv", "name", "lat", "lon", "zoom"):
        yield {"name": name, "lat": float(lat), "lon": float(lon), "zoom": int(zoom), "kind": "sea"}


def labels(topology: Json, arcs: Sequence[list[Point]]) -> list[Json]:
    """Seas and countries, those with the most room first."""
    countries = (
        {"name": name, "lat": lat, "lon": lon, "zoom": zoom, "kind": "country"}
        for name, lat, lon, zoom in country_labels(topology, arcs)
    )
    return sorted(chain(sea_labels(), countries), key=lambda label: (label["zoom"], label["name"]))


def geometry(kind: str, coordinates: Sequence[Any]) -> Json:
    return {"type": kind, "coordinates": coordinates}


def write(name: str, content: Json | list[Json]) -> None:
    path = BASEMAP / name
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    sys.stdout.write(f"{path.name}: {path.stat().st_size / 1000:.0f} kB\n")


def main(folder: Path) -> None:
    """Reads countries-10m.json of the folder and writes the three files of data/basemap."""
    topology = json.loads((folder / "countries-10m.json").read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in decoded(topology)]
    write("land.geojson", geometry("MultiPolygon", land(topology, arcs)))
    write(
        "borders.geojson",
        geometry("MultiLineString", [unwrapped(arcs[index]) for index in border_arcs(topology)]),
    )
    write("labels.json", labels(topology, arcs))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
