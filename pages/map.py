"""Home: the map, and beside it the places or the passages about the selected one."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

from geo import frames
from geo.maps import base_map, first_view, site_layer, zoom_for
from pages import _filters as filters
from pages import _over_time as over_time
from pages import _panel as panel
from pages import _shared as shared
from pages._look import enter_the_frame
from pages._problems import fragment

HEIGHT = 640  # until the style sheet has fitted the frame to the window
MOST_FORMS = 200
LONGEST_KEY = 19  # digits


def page() -> None:
    enter_the_frame()
    shared.dress()
    everything = shared.passages()
    if everything.empty:
        nothing_yet()
        not_located(frames.Selection())
        return
    summary = st.sidebar.container()
    selection = filters.sidebar(frames.facets(everything))
    shown = frames.filtered(everything, selection, shared.store())
    sites, all_sites = frames.sites(shown), frames.sites(everything)
    filters.say_how_many(summary, len(sites), len(all_sites), selection)
    reading(selection, sites, shown, all_sites)
    shared.about_the_samples()
    not_located(selection)
    filters.publish()


@fragment
def reading(
    selection: frames.Selection,
    sites: gpd.GeoDataFrame,
    shown: gpd.GeoDataFrame,
    all_sites: gpd.GeoDataFrame,
) -> None:
    """Map and panel: a click runs no more than this."""
    site = _first(filters.intended().get("site"))
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="map-frame"):
        draw_map(sites, all_sites, site)
    with right, st.container(key="panel"):
        known = sites[sites["place"] == site]
        if not known.empty:
            about(next(known.itertuples()), shown, selection)
        elif sites.empty:
            nothing_left(selection)
        else:
            the_places(sites, all_sites, site)


def draw_map(sites: gpd.GeoDataFrame, all_sites: gpd.GeoDataFrame, site: str | None) -> None:
    assets = shared.assets()
    if assets is None:
        st.warning("The map cannot be drawn: its files are missing. The list has the same content.")
        return
    theme = shared.theme()
    center, zoom = view_of(all_sites, site)
    st_folium(
        base_map(theme, first_view(all_sites), assets),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=site_layer(sites, site, theme),
        center=center,
        zoom=zoom,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        on_change=clicked,
    )


def view_of(all_sites: gpd.GeoDataFrame, site: str | None) -> tuple[tuple[float, float] | None, int | None]:
    """Where the map is sent: the place picked from the list, or the one in the address that was opened."""
    if "view" not in st.session_state:
        st.session_state["view"] = (site, 0)
    place, picks = st.session_state["view"]
    row = all_sites[all_sites["place"] == place]
    if row.empty:
        return None, None
    nudge = picks * 1e-7  # the frame ignores a centre it was given before, even if the reader has moved on
    point = row.geometry.iloc[0]
    return (point.y + nudge, point.x), zoom_for(row["precision"].iloc[0])


def clicked() -> None:
    """A marker was clicked: show what is written about it, and leave the map as it stands."""
    drawing = (st.session_state.get("map") or {}).get("last_active_drawing")
    if drawing:
        filters.go_to(site=[drawing["properties"]["id"]])


def picked(place: str) -> None:
    """A row of the list was chosen: show the place on the map too."""
    _, picks = st.session_state.get("view", (None, 0))
    st.session_state["view"] = (place, picks + 1)
    filters.go_to(site=[place])


def the_places(sites: gpd.GeoDataFrame, all_sites: gpd.GeoDataFrame, site: str | None) -> None:
    missed = all_sites.loc[all_sites["place"] == site, "name"]
    if site:
        name = panel.literally(missed.iloc[0]) if len(missed) else "This place"
        st.info(f"{name} has no passages under these filters. Clear or widen them to see it.")
    st.html("<header class='dl-place'><h2>Places</h2><p class='dl-where'>By number of passages</p></header>")
    panel.list_of_places(sites, picked)


def about(site: Any, shown: gpd.GeoDataFrame, selection: frames.Selection) -> None:
    """What is written about a place, and what is reported there over time."""
    st.button("‹ All places", key="back", type="tertiary", on_click=filters.go_to)
    panel.place_heading(site)
    found = over_time.at_site(site.place, selection)
    events = shared.counted(len(found.happenings), "event") if found.happenings else "no events"
    labels = [shared.counted(site.passages, "passage").capitalize(), f"Over time: {events}"]
    default = labels["event" in filters.intended()]
    written, reported = st.tabs(labels, default=default, key=f"about-{site.place}", on_change="rerun")
    if written.open:
        with written:
            passages_of(site, shown)
    if reported.open:
        with reported, st.container(key="over-time", gap="small"):
            over_time.section(site.place, found)


def passages_of(site: Any, shown: gpd.GeoDataFrame) -> None:
    rows = shown[shown["place"] == site.place].sort_values(
        ["published", "article", "start"], ascending=[False, True, True], na_position="last"
    )
    keys = rows["mention"].tolist()
    asked = _first(filters.intended().get("passage")) or ""
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_KEY else None
    at = keys.index(wanted) if wanted in keys else 0
    panel.passage_cards(rows, at, lambda to: filters.go_to(site=[site.place], passage=[str(keys[to])]))


def _first(values: list[str] | None) -> str | None:
    return values[0] if values else None


def nothing_yet() -> None:
    counts = shared.store().counts()
    st.header("Nothing to show yet")
    if counts.articles:
        st.markdown(f"No place was found in {shared.counted(counts.articles, 'article')}. Add more reports.")
    else:
        st.markdown("Dateline puts the places named in reports on a map. Add a first report to begin.")
    st.page_link("pages/add.py", label="Add reports")


def nothing_left(selection: frames.Selection) -> None:
    """Why nothing is shown, and which restriction to give up."""
    st.html("<header class='dl-place'><h2>No passage fits these filters</h2></header>")
    everything, store = shared.passages(), shared.store()
    left = {
        name: frames.filtered(everything, part, store)["place"].nunique()
        for name, part in filters.looser(selection)
    }
    helpful = [
        f"- Without {name}: {shared.counted(number, 'site')}" for name, number in left.items() if number
    ]
    st.markdown("\n".join(helpful) or "No single restriction is to blame: take out more than one.")
    if st.button("Clear filters", key="clear-here", on_click=filters.clear):
        st.rerun()  # the filters lie outside of this fragment


def not_located(selection: frames.Selection) -> None:
    """Nothing is dropped in silence: names that no place was found for."""
    rows = frames.filtered(shared.unplaced(), selection, shared.store())
    if rows.empty:
        return
    forms = rows["text"].map(panel.literally).value_counts().head(MOST_FORMS)
    with st.expander(f"What could not be located: {shared.counted(len(rows), 'mention')}"):
        st.markdown(" · ".join(f"{form} ({count})" for form, count in forms.items()))


page()
