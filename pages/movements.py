"""Movements: their map, beside it the list or one of them with its passages, and a strip of days below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit_folium import st_folium

from geo import frames
from geo.frames import EventSelection
from geo.maps import Affiliation, Subject, base_map, movement_focus, movement_layer, place_of
from pages import _movement_filters as filters
from pages import _movement_panel as panel
from pages import _shared as shared
from pages import _told as known
from pages._days import strip
from pages._look import dress
from pages._sides import sides
from pages._told import Movements, Told

HEIGHT = 640  # until the style sheet has fitted the frame to the window
MAP = "movements-map"
FIRST_LINE = "Newest first. Choose one, here or on the map, to read who says so."


@dataclass(frozen=True)
class View:
    """What is shown: the movements under all filters, those of all days, what stays off the map."""

    asked: EventSelection
    shown: tuple[Told, ...]
    of_all_days: tuple[Told, ...]
    asides: Mapping[str, tuple[Told, ...]]
    sides: Mapping[str, Affiliation]
    movement: str | None
    place: str | None
    selected: Told | None


def page() -> None:
    dress()
    collection = known.movements()
    if collection.events.empty:
        nothing_yet()
        return
    filters.sidebar(collection.facets, collection.places)
    reading()
    shared.about_the_samples()
    filters.BAR.publish()


@st.fragment
def reading() -> None:
    """Map, panel and days: a click, or a pull at the slider, runs no more than this."""
    collection = known.movements()
    view = view_of(collection)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        with st.container(key="movements-frame"):
            draw_map(collection, view)
        with st.container(key="days", gap=None):
            strip(view.of_all_days, collection.days)
    with right:
        panel.head(len(view.shown), len(collection.on_the_map), view.asked, collection.facets.operators)
        with st.container(key="movements-panel"):
            beside(collection, view)
    panel.follow(view.movement or view.place or "")


def view_of(collection: Movements) -> View:
    asked, store = filters.selection(), shared.store()
    rows = frames.filtered_events(collection.events, replace(asked, window=None), store)
    of_all_days = shown = collection.told(frames.current(rows))
    if asked.window:
        rows = frames.filtered_events(rows, EventSelection(window=asked.window), store)
        shown = collection.told(frames.current(rows))
    movement = filters.BAR.first("movement")
    return View(
        asked=asked,
        shown=shown,
        of_all_days=of_all_days,
        asides={reason: collection.told(own) for reason, own in frames.aside(rows).items()},
        sides=sides(),
        movement=movement,
        place=filters.BAR.first("at"),
        selected=collection.find(movement),
    )


def draw_map(collection: Movements, view: View) -> None:
    assets = shared.assets()
    if assets is None:
        st.warning("The map cannot be drawn: its files are missing. The list has the same content.")
        return
    theme = shared.theme()
    center, zoom = focus(collection, view.movement)
    lit = view.selected.id if view.selected else view.place and f"at:{view.place}"
    st_folium(
        base_map(theme, collection.view, assets, Subject.MOVEMENTS),
        key=MAP,
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=movement_layer([each.drawn for each in view.shown], lit, theme, view.sides),
        center=center,
        zoom=zoom,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        on_change=clicked,
    )


def focus(collection: Movements, movement: str | None) -> tuple[tuple[float, float] | None, int | None]:
    """Where the map is sent: the movement picked from the list, or the one in the address that was opened."""
    if "movement-view" not in st.session_state:
        st.session_state["movement-view"] = (movement, 0)
    wanted, picks = st.session_state["movement-view"]
    told = collection.find(wanted)
    found = movement_focus(told.drawn) if told else None
    if found is None:
        return None, None
    (lat, lon), zoom = found
    return (lat + picks * 1e-7, lon), zoom  # the frame ignores a centre that it was given before


def clicked() -> None:
    """An arrow, a marker or the dot of a place was clicked: show it, and leave the map as it stands."""
    drawing = (st.session_state.get(MAP) or {}).get("last_active_drawing")
    if drawing:
        name = drawing["properties"]["id"]
        place = place_of(name)
        filters.go_to(**({"at": [place]} if place else {"movement": [name]}))


def beside(collection: Movements, view: View) -> None:
    if view.movement or view.place:
        panel.back()
    if view.movement and view.selected:
        panel.one(view.selected, view.movement, view.sides, remark(view, view.selected))
    elif view.place and not view.movement:
        at_place(collection, view, view.place)
    else:
        everything(collection, view)


def everything(collection: Movements, view: View) -> None:
    if view.movement:
        panel.missing()
    if view.shown:
        beyond = sum(map(len, view.asides.values()))
        rest = f" {beyond:,} that are not on the map follow below, with the reason." if beyond else ""
        panel.the_list(view.shown, view.sides, "Movements", f"{FIRST_LINE}{rest}")
    else:
        panel.nothing_left(without(collection, view.asked))
    panel.asides(view.asides, view.sides)


def remark(view: View, selected: Told) -> str | None:
    """Why the selected movement is not on the map."""
    if any(each.id == selected.id for each in view.shown):
        return None
    if known.is_current(selected.event):
        return "Not among the movements under these filters. Clear or widen them to see it on the map."
    ids = {reason: {each.id for each in told} for reason, told in view.asides.items()}
    reasons = [reason for reason, own in ids.items() if selected.id in own]
    return f"Not drawn on the map: {', '.join(reasons)}." if reasons else "Not drawn on the map."


def at_place(collection: Movements, view: View, place: str) -> None:
    """All movements that start from, lead to, pass or are at a place."""
    here = [each for each in view.shown if any(e.place and e.place.id == place for e in each.event.ends)]
    named = collection.places.get(place)
    name = named.name if named else "This place"
    panel.the_list(
        here, view.sides, name, f"{shared.counted(len(here), 'movement')} from, to or at this place"
    )


def without(collection: Movements, asked: EventSelection) -> Sequence[tuple[str, int]]:
    """How many movements there are without one restriction each."""
    found = []
    for name, part in filters.looser(asked):
        rows = frames.current(frames.filtered_events(collection.events, part, shared.store()))
        found.append((name, len(collection.told(rows))))
    return found


def nothing_yet() -> None:
    st.header("Nothing to show yet")
    articles = shared.store().counts().articles
    if articles:
        st.markdown(f"No movement was found in {shared.counted(articles, 'article')}. Add more reports.")
    else:
        st.markdown("Dateline draws the movements that reports tell of. Add a first report to begin.")
    st.page_link("pages/add.py", label="Add reports")


page()
