"""The base map: constant, offline, with tiles that wait to be chosen; and the outlines that ship with it."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

import folium
import numpy as np
import pytest
from streamlit_folium import _get_html, _get_map_string

from geo.maps import Assets, Subject, Theme, base_map, kind_svg
from geo.maps.build_basemap import BASEMAP, closed, least_zoom, other_side, ring, simplified, unwrapped
from geo.maps.legend import legend
from geo.model import EventKind, Modality

ASSETS = Assets(leaflet="../leaflet", scripts="../scripts", outlines="../outlines", symbols="../symbols")
VIEW = ((30.0, 10.0), (40.0, 40.0))


def script(theme: Theme = Theme.LIGHT, view: Any = VIEW, subject: Subject = Subject.SITES) -> str:
    world = base_map(theme, view, ASSETS, subject)
    world.get_root().render()
    return str(_get_map_string(world))


def test_the_base_map_is_the_same_at_every_run() -> None:
    assert script() == script()


def test_themes_and_first_views_make_different_maps() -> None:
    assert len({script(), script(Theme.DARK), script(view=None)}) == 3


def test_scripts_and_styles_come_from_beside_the_page() -> None:
    world = base_map(Theme.LIGHT, VIEW, ASSETS)
    addresses = [address for _, address in (*world.default_js, *world.default_css)]
    assert all(address.startswith("../") for address in addresses)
    assert addresses[0].endswith("dateline-map.js"), "it has to notice a missing Leaflet"


def test_no_tiles_are_drawn_until_they_are_chosen() -> None:
    world = base_map(Theme.LIGHT, VIEW, ASSETS)
    tiles = [child for child in world._children.values() if isinstance(child, folium.TileLayer)]
    assert len(tiles) == 3 and not any(layer.show for layer in tiles)
    assert all("(online)" in layer.layer_name for layer in tiles)


def test_the_shipped_map_is_the_one_shown_first() -> None:
    world = base_map(Theme.LIGHT, VIEW, ASSETS)
    shown = [c.layer_name for c in world._children.values() if isinstance(c, folium.map.Layer) and c.show]
    assert shown == ["Shipped map"]


def test_the_legend_folds_and_is_reached_by_keyboard() -> None:
    world = base_map(Theme.LIGHT, VIEW, ASSETS)
    world.get_root().render()
    html = _get_html(world)
    assert html.startswith('<details class="legend"><summary>') and "its point is not a site" in html


@pytest.fixture(scope="module")
def land() -> list[list[list[list[float]]]]:
    coordinates: list[list[list[list[float]]]] = shipped("land.geojson")["coordinates"]
    return coordinates


def shipped(name: str) -> Any:
    return json.loads((BASEMAP / name).read_text(encoding="utf-8"))


def test_the_basemap_is_small() -> None:
    assert sum(path.stat().st_size for path in BASEMAP.iterdir()) < 700_000


def test_every_outline_is_closed_and_none_runs_back_around_the_globe(land: Any) -> None:
    for outline in chain.from_iterable(land):
        steps = np.abs(np.diff([x for x, _ in outline]))
        at_the_bottom = min(y for _, y in outline) <= -84
        assert outline[0] == outline[-1]
        assert at_the_bottom or steps.max() < 30


def test_labels_say_where_they_are_and_from_which_zoom_on() -> None:
    labels = shipped("labels.json")
    assert {label["kind"] for label in labels} == {"sea", "country"}
    assert all(-90 < x["lat"] < 90 and -180 <= x["lon"] <= 180 and 2 <= x["zoom"] <= 8 for x in labels)
    named = {label["name"] for label in labels}
    assert {"Syria", "Mediterranean Sea", "Central African Republic"} <= named
    assert not [name for name in named if "." in name]


def test_a_ring_walks_a_negative_arc_backwards() -> None:
    arcs = [[(0.0, 0.0), (1.0, 0.0)], [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0)]]
    assert ring([0, ~1], arcs) == [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]


def test_simplifying_keeps_the_ends_where_arcs_meet() -> None:
    arc = np.array([[20.0, 40.0], [20.001, 40.001], [21.0, 41.0], [130.0, -20.0], [140.0, -20.0]])
    points = simplified(arc)
    assert points[0] == (20.0, 40.0) and points[-1] == (140.0, -20.0)
    assert (20.001, 40.001) not in points


def test_a_line_over_the_date_line_goes_on() -> None:
    assert unwrapped([(179.0, 60.0), (-179.0, 61.0)]) == [(179.0, 60.0), (181.0, 61.0)]


def test_what_lies_over_the_date_line_is_drawn_at_both_ends() -> None:
    assert other_side([(179.0, 60.0), (181.0, 61.0)]) == [[(-181.0, 60.0), (-179.0, 61.0)]]
    assert other_side([(10.0, 60.0), (11.0, 61.0)]) == []


def test_a_ring_around_a_pole_is_closed_along_the_edge() -> None:
    points = closed([(-180.0, -70.0), (0.0, -70.0), (180.0, -70.0)])
    assert points[-3:] == [(180.0, -85.0), (-180.0, -85.0), (-180.0, -70.0)]


@pytest.mark.parametrize(("area", "zoom"), [(2e3, 2), (100, 3), (30, 4), (18, 5), (1, 6), (0.1, 7)])
def test_large_countries_are_named_first(area: float, zoom: int) -> None:
    assert least_zoom(area) == zoom


@pytest.mark.parametrize("subject", Subject)
def test_the_legend_explains_what_the_map_shows(subject: Subject) -> None:
    html = legend(subject)
    assert ("more passages" in html) == (subject is Subject.SITES)
    assert ("illustrative" in html) == (subject is Subject.MOVEMENTS)


def test_the_legend_shows_every_line_and_every_kind_in_words() -> None:
    html = legend(Subject.MOVEMENTS)
    assert all(modality.stroke.words in html for modality in Modality)
    assert all(f"{kind_svg(kind)}{kind.label}" in html for kind in EventKind)


def test_thin_lines_are_reached_from_beside_them() -> None:
    scripts = {subject: script(subject=subject) for subject in Subject}
    assert '"reach": 0' in scripts[Subject.SITES] and '"reach": 6' in scripts[Subject.MOVEMENTS]
