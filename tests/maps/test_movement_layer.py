"""The layer of movements: arrows only between two places, nothing hidden, nothing that a name can break."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import folium
import geopandas as gpd
import pytest
from streamlit_folium import generate_leaflet_string

from geo.maps import PALETTES, Affiliation, Movement, Theme, movement_focus, movement_layer, movement_view
from geo.maps.figures import figures, movements_of
from geo.maps.movements import place_of
from geo.maps.neighbourhoods import FANNED
from geo.model import AssetClass, Attribution, Event, EventKind, Modality, Place, Span
from tests.builders import article, asset, end, event, place, when
from tests.maps.test_sites import HOSTILE

REPORT = article("Two frigates sailed on Saturday, it is said.")
TARTUS, TOBRUK = place("Tartus"), place("Tobruk", lat=32.08, lon=23.96, country="LY")
BALTIC = place("Baltic Sea", id="water:baltic", precision="sea", lat=57.5, lon=19.5)
SYRIA = place("Syria", precision="country", lat=35.0, lon=38.0)


def told(
    kind: str = "relocate",
    start: Place | None = None,
    to: Place | None = None,
    at: Place | None = None,
    asset_class: str | None = "warship",
    **known: Any,
) -> Event:
    slots = {"origin": start, "destination": to, "location": at}
    ends = {
        slot: end(REPORT, "it", where, known.pop("relation", None)) for slot, where in slots.items() if where
    }
    what = asset(REPORT, "frigates", asset_class, name="frigate", operator="RU") if asset_class else None
    return event(REPORT, "sailed", kind, asset=what, **ends, **known)


def moved(*events: Event) -> list[Movement]:
    return [Movement.of(f"e{at}", each) for at, each in enumerate(events, start=1)]


def drawn(*events: Event, selected: str | None = None, theme: Theme = Theme.LIGHT, **known: Any) -> Any:
    return movement_layer(moved(*events), selected, theme, **known)


def part(group: folium.FeatureGroup, name: str) -> list[tuple[Any, Any]]:
    """The features of one part of the layer, each with its style."""
    found = (c for c in group._children.values() if isinstance(c, folium.GeoJson) and c.layer_name == name)
    return [(each, layer.style_function(each)) for layer in found for each in layer.data["features"]]


def ids(group: folium.FeatureGroup, name: str) -> list[str]:
    return [feature["properties"]["id"] for feature, _ in part(group, name)]


def marks(group: folium.FeatureGroup, zoom: int = FANNED) -> list[tuple[Any, Any]]:
    """What marks there are at a zoom."""
    return [(each, style) for each, style in part(group, "marks") if is_due(style["html"], zoom)]


def is_due(html: str, zoom: int) -> bool:
    bounds = {name: int(value) for name, value in re.findall(r'data-(first|last)="(\d+)"', html)}
    return bounds.get("first", 0) <= zoom <= bounds.get("last", FANNED)


def marked(group: folium.FeatureGroup, zoom: int = FANNED) -> list[str]:
    return [feature["properties"]["id"] for feature, _ in marks(group, zoom)]


def chips(group: folium.FeatureGroup, zoom: int = FANNED) -> list[str]:
    return [style["html"] for _, style in marks(group, zoom) if "mv-chip" in style["className"]]


def script(group: folium.FeatureGroup) -> str:
    world = folium.Map()
    group.add_to(world)
    world.render()
    return str(generate_leaflet_string(group))


def test_an_arrow_needs_both_ends() -> None:
    group = drawn(told(start=BALTIC, to=TARTUS), told(start=TARTUS), told(to=TARTUS), told(at=TARTUS))
    assert ids(group, "lines") == ["e1"]
    assert sorted(marked(group)) == ["e1", "e1", "e2", "e3", "e4"]


def test_an_end_that_was_not_located_makes_no_arrow() -> None:
    half = event(
        REPORT, "sailed", "relocate", origin=end(REPORT, "it"), destination=end(REPORT, "it", TARTUS)
    )
    group = drawn(half)
    assert not part(group, "lines") and ids(group, "marks") == ["e1"]


def test_what_has_no_place_is_not_drawn() -> None:
    assert not drawn(told())._children
    assert movement_view(moved(told())) is None and movement_focus(moved(told())[0]) is None


@pytest.mark.parametrize(
    ("kind", "name"), [("withdraw", "Tartus"), ("depart", "Tartus"), ("relocate", "Tobruk")]
)
def test_a_marker_stands_where_the_event_is_seen(kind: str, name: str) -> None:
    nearly = place("Tartus", id="site:port", lat=TARTUS.lat + 0.001)
    placed = figures(moved(told(kind, start=TARTUS, to=nearly)))[0]
    assert len(placed.spots) == 1 and placed.spots[0].place is (TARTUS if name == "Tartus" else nearly)


def test_ships_are_said_to_follow_an_illustrative_route_and_aircraft_are_not() -> None:
    group = drawn(told(start=BALTIC, to=TARTUS), told(start=BALTIC, to=TARTUS, asset_class="aircraft"))
    ship, jet = (feature["properties"]["tip"] for feature, _ in part(group, "lines"))
    assert ship.endswith("date of the event not stated · illustrative route")
    assert "Baltic Sea → Tartus" in jet and "route" not in jet


def test_a_tip_says_how_many_reports_and_sources_there_are() -> None:
    movement = Movement.of("g1", told(at=TARTUS), reports=3, sources=2)
    assert figures([movement])[0].tip.endswith("3 reports from 2 sources")


def test_every_certainty_that_is_drawn_has_a_line_of_its_own_without_colour() -> None:
    certain = [m for m in Modality if m not in (Modality.HYPOTHETICAL, Modality.DENIED)]
    group = drawn(*(told(start=TARTUS, to=TOBRUK, modality=m.value) for m in certain))
    styles = [style for _, style in part(group, "lines")]
    assert len({(style["weight"], style["dashArray"]) for style in styles}) == len(certain)
    assert len({style["color"] for style in styles}) == 1


def test_every_kind_is_told_apart_at_its_marker() -> None:
    group = [chips(drawn(told(kind.value, at=TARTUS)))[0] for kind in EventKind]
    assert len(set(group)) == len(EventKind)


def test_a_chip_shows_the_class_the_side_and_the_number_of_reports() -> None:
    jets = Movement.of("e1", told(at=TARTUS, asset_class="aircraft"), reports=4)
    plain = chips(movement_layer([jets], None, Theme.LIGHT))[0]
    taken = chips(movement_layer([jets], None, Theme.LIGHT, sides={"RU": Affiliation.HOSTILE}))[0]
    assert ">4</b>" in plain and plain != taken
    assert plain != chips(drawn(told(at=TARTUS)))[0]


@pytest.mark.parametrize("theme", Theme)
def test_what_is_selected_has_the_accent_and_lies_on_top(theme: Theme) -> None:
    group = drawn(told(start=BALTIC, to=TARTUS), told(start=TARTUS, to=TOBRUK), selected="e1", theme=theme)
    accent, ink = PALETTES[theme].accent, PALETTES[theme].ink
    colours = [(feature["properties"]["id"], style["color"]) for feature, style in part(group, "lines")]
    assert colours == [("e2", ink), ("e1", accent), ("e1", accent)]
    assert all("selected" in style["className"] for each, style in part(group, "marks") if _is(each, "e1"))


def _is(feature: Any, id: str) -> bool:  # noqa: A002
    return bool(feature["properties"]["id"] == id)


def test_the_ends_show_their_extents_to_scale() -> None:
    group = drawn(told(start=BALTIC, to=TARTUS))
    assert sorted(style["radius"] for _, style in part(group, "extents")) == [12_000, 300_000]
    assert not any(style["interactive"] for _, style in part(group, "extents"))


def test_a_whole_country_does_not_cover_the_map() -> None:
    assert not part(drawn(told(at=SYRIA)), "extents")


def test_a_sector_is_drawn_as_one_and_has_no_dot() -> None:
    northeast = end(REPORT, "it", TARTUS, "direction", direction="NE")
    group = drawn(event(REPORT, "sailed", "strike", location=northeast))
    assert [feature["geometry"]["type"] for feature, _ in part(group, "extents")] == ["Polygon"]
    assert not part(group, "places") and ids(group, "marks") == ["e1"]


def test_markers_at_one_place_stand_side_by_side() -> None:
    group = drawn(*(told("station", at=TARTUS) for _ in range(6)))
    anchors = [tuple(style["iconAnchor"]) for _, style in marks(group)]
    assert len(set(anchors)) == len(anchors) == 6


def test_what_has_no_room_at_a_place_is_counted_there() -> None:
    group = drawn(*(told("station", at=TARTUS) for _ in range(20)))
    assert marked(group) == ["e1", "e2", "e3", "e4", "e5", "at:gn:tartus"]
    assert "+15" in chips(group)[-1]
    assert place_of("at:gn:tartus") == "gn:tartus" and place_of("e1") is None and place_of(None) is None


def test_the_selected_marker_always_has_room() -> None:
    group = drawn(*(told("station", at=TARTUS) for _ in range(20)), selected="e20")
    assert "e20" in marked(group) and "+15" in chips(group)[-1]


def test_from_afar_a_place_has_one_chip_with_a_count() -> None:
    group = drawn(*(told("station", at=TARTUS) for _ in range(20)))
    assert marked(group, FANNED - 1) == marked(group, 2) == ["at:gn:tartus"]
    [chip] = chips(group, 2)
    assert "+19" in chip and "data-apart" not in chip


def test_from_afar_neighbours_share_the_chip_of_the_busiest_until_they_part() -> None:
    homs = place("Homs", lat=34.73, lon=37.2)
    group = drawn(told(at=homs), told(at=TARTUS), told("station", at=TARTUS), told(at=TOBRUK))
    near = max(zoom for zoom in range(2, FANNED) if len(marked(group, zoom)) == 2)
    assert sorted(marked(group, near)) == ["at:gn:tartus", "e4"]
    assert f'data-apart="{near + 1}"' in chips(group, near)[-1]
    assert sorted(marked(group, near + 1)) == ["at:gn:tartus", "e1", "e4"]
    [tip] = {each["properties"]["tip"] for each, style in marks(group, near) if "mv-many" in style["html"]}
    assert tip.endswith("2 more at 2 places close by")


def test_the_selected_movement_is_the_one_that_a_shared_chip_shows() -> None:
    jets = told(at=TARTUS, asset_class="aircraft")
    group = drawn(told(at=TARTUS), jets, told(at=TARTUS), selected="e2")
    [(_, style)] = marks(group, 4)
    assert str(AssetClass.AIRCRAFT.symbol) in style["html"] and "selected" in style["className"]


def test_arrows_are_drawn_at_every_zoom() -> None:
    group = drawn(told(start=BALTIC, to=TARTUS), *(told(at=TARTUS) for _ in range(9)))
    assert all(marked(group, zoom).count("e1") == 2 for zoom in range(2, FANNED))


def test_a_place_on_the_way_is_drawn_where_no_other_is_known() -> None:
    passing = event(REPORT, "sailed", "transit", via=(end(REPORT, "it", BALTIC),))
    assert marked(drawn(passing)) == ["e1"] and not part(drawn(passing), "lines")


def test_arrows_with_the_same_ends_are_bowed_apart_in_either_direction() -> None:
    ways = [(TARTUS, TOBRUK), (TARTUS, TOBRUK), (TOBRUK, TARTUS)]
    flights = (told(start=start, to=to, asset_class="aircraft") for start, to in ways)
    lines = [figure.line for figure in figures(moved(*flights))]
    middles = [line[len(line) // 2] for line in lines]
    assert len({round(lat, 2) for _, lat in middles}) == 3


def test_chips_on_lines_keep_away_from_each_other() -> None:
    group = drawn(*(told(start=BALTIC, to=TARTUS) for _ in range(5)))
    points = [
        f["geometry"]["coordinates"] for f, style in part(group, "marks") if "mv-along" in style["html"]
    ]
    assert len({tuple(round(value) for value in point) for point in points}) == 5


def test_a_place_says_how_many_movements_touch_it() -> None:
    group = drawn(told(start=BALTIC, to=TARTUS), told(at=TARTUS))
    tips = {feature["properties"]["id"]: feature["properties"]["tip"] for feature, _ in part(group, "places")}
    assert tips == {"at:water:baltic": "Baltic Sea · 1 movement", "at:gn:tartus": "Tartus · 2 movements"}


@pytest.mark.parametrize(
    ("events", "least", "most"),
    [((told(start=BALTIC, to=TARTUS),), 2, 4), ((told(at=TARTUS),), 7, 9), ((told(at=SYRIA),), 4, 6)],
)
def test_a_movement_is_looked_at_from_as_far_as_it_reaches(events: Any, least: int, most: int) -> None:
    focus = movement_focus(moved(*events)[0])
    assert focus is not None and least <= focus[1] <= most


def test_a_line_over_the_date_line_is_looked_at_where_most_of_it_is_drawn() -> None:
    chukotka = place("Anadyr", lat=64.7, lon=177.5, country="RU")
    california = place("San Diego", lat=32.7, lon=-117.2, country="US")
    flight = told(start=chukotka, to=california, asset_class="aircraft")
    focus = movement_focus(moved(flight)[0])
    assert focus is not None and -160 < focus[0][1] < -140
    [(line, _)] = part(drawn(flight), "lines")
    assert all(-180 <= lon <= 180 for piece in line["geometry"]["coordinates"] for lon, _ in piece)


def test_the_first_view_holds_the_ends() -> None:
    view = movement_view(moved(told(at=TARTUS), told(at=TARTUS)))
    assert view == ((33.89, 34.89), (35.89, 36.89))


def test_the_same_movements_make_the_same_script() -> None:
    def text() -> str:
        group = drawn(told(start=BALTIC, to=TARTUS), told(at=TARTUS), selected="e1")
        group._id = "group"
        return re.sub("map_[0-9a-f]{32}", "map", script(group))

    assert text() == text() and "popup" not in text().casefold()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_and_not_obeyed(name: str) -> None:
    ends = (end(REPORT, "it", place(name, id="p1")), end(REPORT, "it", TOBRUK))
    known: dict[str, Any] = {
        "asset": replace(asset(REPORT, "frigates", name=name), text=name),
        "attribution": Attribution(name, Span(0, 3), via=name),
        "via": (replace(end(REPORT, "it"), text=name, direction=name),),
        "date": replace(when(REPORT, "on Saturday", "2024-06-01"), text=name),
    }
    group = drawn(
        event(REPORT, "sailed", location=ends[0], **known),
        event(REPORT, "sailed", origin=ends[0], destination=ends[1], **known),
    )
    shown = (each for named in ("places", "lines", "marks") for each, _ in part(group, named))
    tips = [feature["properties"]["tip"] for feature in shown]
    assert len(tips) == 6
    assert not any(set("<>\"'\u202e\u2066\u2028") & set(tip) for tip in tips)
    assert "<img" not in script(group) and "</script" not in script(group)


@pytest.mark.parametrize(
    "write", [lambda name: place(name), lambda name: place("P", id=name)], ids=["name", "id"]
)
def test_nothing_from_outside_is_run_as_a_template(write: Callable[[str], Place]) -> None:
    bad = write("{{ 1000 + 234 }}{% if 1 %}{# gone #}")
    group = movement_layer([Movement.of("{{ 1000 + 234 }}", told(start=bad, to=TOBRUK))], None, Theme.LIGHT)
    world = folium.Map()
    group.add_to(world)
    assert "1234" not in world.get_root().render()


def test_a_frame_of_events_becomes_movements_with_ids_that_a_click_returns() -> None:
    frame = gpd.GeoDataFrame({"event": [7, 9], "found": [told(at=TARTUS), told(at=TOBRUK)]})
    assert [(m.id, m.label) for m in movements_of(frame)] == [
        ("e7", "Frigate · Relocation at Tartus · stated · date of the event not stated"),
        ("e9", "Frigate · Relocation at Tobruk · stated · date of the event not stated"),
    ]


def test_every_class_can_be_drawn() -> None:
    events = [told(start=TARTUS, to=TOBRUK, asset_class=asset_class.value) for asset_class in AssetClass]
    assert len(ids(drawn(*events), "lines")) == len(AssetClass)
