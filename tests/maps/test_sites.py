"""The layer of sites: one GeoJson to click, extents to scale, names, and nothing that a name can break."""

from __future__ import annotations

import re
from typing import Any

import folium
import pytest
from streamlit_folium import generate_leaflet_string

from geo.maps import PALETTES, Theme, first_view, site_layer
from geo.maps.names import LABELS, inert
from geo.model import Precision
from geo.spatial import RADII
from tests.maps.conftest import Sites

BASE = ("site:hmeimim", "Khmeimim", "site", 12, 35.41, 35.95)
TARTUS = ("gn:163345", "Tartus", "city", 3, 34.89, 35.89)
COAST = ("iso:SY-LA", "Latakia", "region", 2, 35.6, 36.0)
SYRIA = ("gn:163843", "Syria", "country", 40, 35.0, 38.0)
LEVANT = ("water:levant", "Levantine Sea", "sea", 1, 34.0, 32.0)
AFRICA = ("gn:6255146", "Africa", "continent", 1, 7.0, 21.0)

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "`${alert(1)}`",
    "\"quotes\" and 'quotes'",
    "line\u2028separator",
    "\u202egnp.exe \u2066mixed",
    "{{ 7 * 7 }} {% raw %}",
    "back\\slash\\",
]


def layer_named(group: folium.FeatureGroup, name: str) -> folium.GeoJson:
    return next(c for c in group._children.values() if isinstance(c, folium.GeoJson) and c.layer_name == name)


def style(group: folium.FeatureGroup, place: str, name: str = "circles") -> dict[str, Any]:
    layer = layer_named(group, name)
    feature = next(f for f in layer.data["features"] if f["properties"]["id"] == place)
    drawn: dict[str, Any] = layer.style_function(feature)
    return drawn


def ids(group: folium.FeatureGroup, name: str) -> list[str]:
    return [feature["properties"]["id"] for feature in layer_named(group, name).data["features"]]


def labels(group: folium.FeatureGroup) -> list[str]:
    markers = [child for child in group._children.values() if isinstance(child, folium.Marker)]
    return [marker.icon.options["html"] for marker in markers]


def script(group: folium.FeatureGroup) -> str:
    world = folium.Map()
    group.add_to(world)
    world.render()
    return str(generate_leaflet_string(group))


def test_every_circle_carries_its_place_and_says_how_often_it_is_named(sites: Sites) -> None:
    circles = layer_named(site_layer(sites(BASE, TARTUS), None, Theme.LIGHT), "circles")
    assert [f["properties"] for f in circles.data["features"]] == [
        {"id": "site:hmeimim", "tip": "Khmeimim · 12 passages"},
        {"id": "gn:163345", "tip": "Tartus · 3 passages"},
    ]
    assert circles.data["features"][0]["geometry"]["coordinates"] == [35.95, 35.41]


def test_what_is_named_more_often_is_drawn_larger_but_not_without_end(sites: Sites) -> None:
    rows = [(f"p{n}", "P", "site", n, 0.0, 0.0) for n in (1, 4, 64, 10_000, 1_000_000)]
    group = site_layer(sites(*rows), None, Theme.LIGHT)
    radii = [style(group, row[0])["radius"] for row in rows]
    assert radii[0] < radii[1] < radii[2] and radii[3] == radii[4]


@pytest.mark.parametrize("row", [COAST, SYRIA, LEVANT, AFRICA], ids=lambda row: row[2])
def test_a_large_area_is_hollow_so_that_its_point_is_not_taken_for_a_site(sites: Sites, row: Any) -> None:
    group = site_layer(sites(BASE, row), None, Theme.LIGHT)
    assert style(group, row[0])["fillOpacity"] < 0.1 < style(group, BASE[0])["fillOpacity"]


def test_areas_larger_than_a_region_differ_in_their_dashes(sites: Sites) -> None:
    group = site_layer(sites(SYRIA, LEVANT, AFRICA), None, Theme.LIGHT)
    assert len({style(group, row[0])["dashArray"] for row in (SYRIA, LEVANT, AFRICA)}) == 3


@pytest.mark.parametrize("theme", Theme)
def test_the_selected_site_has_the_accent_lies_on_top_and_is_named_first(sites: Sites, theme: Theme) -> None:
    group = site_layer(sites(SYRIA, TARTUS, BASE), "gn:163345", theme)
    assert ids(group, "circles")[-1] == "gn:163345"
    assert style(group, "gn:163345")["fillColor"] == PALETTES[theme].accent
    assert style(group, BASE[0])["fillColor"] == PALETTES[theme].ink
    assert "Tartus" in labels(group)[0]


def test_extents_are_to_scale_and_only_the_selected_area_shows_its_own(sites: Sites) -> None:
    frame = sites(BASE, TARTUS, COAST, SYRIA, LEVANT)
    assert ids(site_layer(frame, None, Theme.LIGHT), "extents") == [BASE[0], TARTUS[0]]
    group = site_layer(frame, LEVANT[0], Theme.LIGHT)
    assert LEVANT[0] in ids(group, "extents")
    assert style(group, LEVANT[0], "extents")["radius"] == RADII[Precision.SEA].extent * 1000
    assert style(group, LEVANT[0], "extents")["interactive"] is False


def test_a_country_is_named_by_the_basemap_unless_it_is_selected(sites: Sites) -> None:
    frame = sites(BASE, SYRIA)
    assert len(labels(site_layer(frame, None, Theme.LIGHT))) == 1
    assert "Syria" in labels(site_layer(frame, SYRIA[0], Theme.LIGHT))[0]


def test_no_more_names_are_handed_over_than_a_map_can_use(sites: Sites) -> None:
    rows = [(f"p{n}", f"P{n}", "site", 1, 0.0, 0.0) for n in range(LABELS + 50)]
    assert len(labels(site_layer(sites(*rows), None, Theme.LIGHT))) == LABELS


def test_no_sites_make_an_empty_layer(sites: Sites) -> None:
    assert not site_layer(sites(), None, Theme.LIGHT)._children


def test_the_same_sites_make_the_same_script(sites: Sites) -> None:
    frame = sites(BASE, TARTUS, SYRIA)
    first, second = (site_layer(frame, BASE[0], Theme.LIGHT) for _ in range(2))
    assert script_without_ids(first) == script_without_ids(second)


def script_without_ids(group: folium.FeatureGroup) -> str:
    group._id = "group"
    return re.sub("map_[0-9a-f]{32}", "map", script(group))


def test_there_is_no_popup_which_would_need_scripts_that_do_not_ship(sites: Sites) -> None:
    assert "popup" not in script(site_layer(sites(BASE), None, Theme.LIGHT)).casefold()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_and_not_obeyed(sites: Sites, name: str) -> None:
    group = site_layer(sites(("p1", name, "site", 1, 1.0, 2.0)), "p1", Theme.LIGHT)
    tip = layer_named(group, "circles").data["features"][0]["properties"]["tip"]
    for shown in (tip, labels(group)[0].removeprefix('<span style="left:9.8px">').removesuffix("</span>")):
        assert not set("<>\"'\u202e\u2066\u2028") & set(shown)
    assert "<img" not in script(group) and "</script" not in script(group)


def test_words_without_end_are_cut_short() -> None:
    assert len(inert("Tartus " * 100_000)) == 300 and inert("{{" * 500).endswith("…")
    assert inert(inert("{{{% Tartus")) == inert("{{{% Tartus")


def test_a_name_is_never_run_as_a_template(sites: Sites) -> None:
    name, place = "{{ 1000 + 234 }}{% if 1 %}{# gone #}", "{{ 1000 + 234 }}"
    group = site_layer(sites((place, name, "site", 1, 1.0, 2.0)), place, Theme.LIGHT)
    world = folium.Map()
    group.add_to(world)
    page = world.get_root().render()
    assert "1234" not in page and "gone" in page and "1000 + 234" in page


def test_a_hostile_id_stays_data(sites: Sites) -> None:
    place = "x');alert(1);//</script>"
    text = script(site_layer(sites((place, "P", "site", 1, 1.0, 2.0)), place, Theme.LIGHT))
    assert "</script" not in text and "alert(1)" in text and "');alert" not in text


def test_the_first_view_holds_most_passages_and_not_the_one_far_away(sites: Sites) -> None:
    far = ("gn:1", "Caracas", "city", 1, 10.5, -66.9)
    view = first_view(sites(BASE, TARTUS, SYRIA, far))
    assert view is not None
    (south, west), (north, east) = view
    assert west > 30 and east < 45 and south < 34.89 and north > 35.41


def test_countries_alone_still_make_a_view(sites: Sites) -> None:
    view = first_view(sites(SYRIA))
    assert view == ((34.0, 37.0), (36.0, 39.0))


def test_no_sites_have_no_view(sites: Sites) -> None:
    assert first_view(sites()) is None
