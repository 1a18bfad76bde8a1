"""Looks names up in the gazetteer: candidates as a list and on a map, and one of them in full."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st
from geopy.exc import GeopyError
from streamlit_folium import st_folium

from geo.gazetteer import Candidate
from geo.maps import base_map, coordinates, site_layer, zoom_for
from geo.maps.candidates import as_sites
from geo.markup import plain
from geo.model import Place, Precision
from geo.spatial import RADII
from pages import _list as articles
from pages import _shared as shared
from pages._links import links
from pages._look import dress
from pages._panel import whereabouts
from pages._problems import fragment

LIMIT = 30
LONGEST = 120
ARTICLES = 30
SPELLINGS = 60
ONLINE = 5
EXAMPLES = ("Hmeimim", "Тартус", "طرطوس", "Tripoli, Lebanon")


def page() -> None:
    dress()
    shared.open_the_database()
    st.title("Gazetteer")
    asked = question()
    if not asked:
        welcome()
        return
    gazetteer = shared.gazetteer()
    found = gazetteer.search(asked, LIMIT)
    if not found:
        nothing(asked)
        return
    answer(asked, found, sure=bool(gazetteer.candidates(asked.partition(",")[0])))


def question() -> str:
    """The name that is looked up: typed, or from the address; the two follow each other."""
    address = st.query_params.get("q", "")[:LONGEST]
    if st.session_state.get("gazetteer-asked") != address:
        st.session_state["gazetteer-query"] = address
    asked = st.text_input(
        "Look up a place",
        key="gazetteer-query",
        max_chars=LONGEST,
        width=640,
        placeholder="a name in any spelling or script",
    ).strip()
    if asked != address:
        st.query_params.from_dict({"q": asked} if asked else {})
    st.session_state["gazetteer-asked"] = asked
    return asked


def welcome() -> None:
    st.markdown(
        f"{len(shared.gazetteer()):,} places are on file. Narrow down with a comma and a country or province."
    )
    with st.container(horizontal=True, vertical_alignment="center", key="examples"):
        st.markdown("For example:")
        for name in EXAMPLES:
            st.page_link("pages/gazetteer.py", label=name, query_params={"q": name})


def nothing(asked: str) -> None:
    st.html(f"<p>No place is called <b><bdi>{escape(plain(asked))}</bdi></b>, nor anything close to it.</p>")
    st.markdown("Try a part of the name, another spelling, or leave out what follows the comma.")
    label = "Ask OpenStreetMap's geocoder online"
    if st.toggle(label, key="online", help="Sends this name, and no more, to nominatim.openstreetmap.org."):
        asked_online(asked)


def asked_online(asked: str) -> None:
    """What the online geocoder knows; its failure is said, and is no error of the page."""
    try:
        found = shared.online_geocoder().geocode(asked, exactly_one=False, limit=ONLINE) or []
    except GeopyError as problem:
        st.warning(f"The online geocoder did not answer ({type(problem).__name__}). Is there a network?")
        return
    items = (
        f"<li><bdi>{escape(plain(place.address))}</bdi> "
        f"<small>{escape(coordinates(place.latitude, place.longitude, Precision.SITE))}</small></li>"
        for place in found
    )
    st.html(
        f"<ul class='dl-articles'>{''.join(items)}</ul>" if found else "<p>It knows no such place either.</p>"
    )
    st.caption("Answers © OpenStreetMap contributors, ODbL. They are shown here and not stored as evidence.")


@fragment
def answer(asked: str, found: list[Candidate], *, sure: bool) -> None:
    places = [candidate.place for candidate in found]
    wanted = st.query_params.get("place")
    chosen = next((place for place in places if place.id == wanted), places[0])
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(key="found"):
        st.html(found_html(asked, places, chosen, sure=sure))
        links(key="gazetteer-links", data={"within": ".st-key-found", "at": None}, on_to_change=_followed)
    with right:
        _map(places, chosen)
        _details(chosen)


def _followed() -> None:
    to = st.session_state["gazetteer-links"].to
    if isinstance(to, str):
        _choose(to)


def _choose(place_id: str) -> None:
    st.query_params["place"] = place_id


def found_html(asked: str, places: list[Place], chosen: Place, *, sure: bool) -> str:
    name = f"<b><bdi>{escape(plain(asked))}</bdi></b>"
    head = f"Places called {name}" if sure else f"No place is called {name}. Did you mean:"
    rows = "".join(_row(asked, place, place == chosen) for place in places)
    label = "aria-label='Places found'"
    return f"<nav class='dl-places' {label}><p class='dl-quiet'>{head}</p><ol>{rows}</ol></nav>"


def _row(asked: str, place: Place, is_chosen: bool) -> str:
    address = f"gazetteer?{urlencode({'q': asked, 'place': place.id})}"
    current = " aria-current='true'" if is_chosen else ""
    return (
        f"<li><a href='{escape(address)}'{current}><bdi>{escape(plain(place.name))}</bdi> "
        f"<small>{escape(whereabouts(place))}</small>"
        f"<small class='dl-second'>{escape(' · '.join(_figures(place)))}</small></a></li>"
    )


def _figures(place: Place) -> list[str]:
    people = [f"{place.population:,} inhabitants"] if place.population else []
    return [coordinates(place.lat, place.lon, place.precision), *people]


def _map(places: list[Place], chosen: Place) -> None:
    assets = shared.assets()
    if assets is None:
        return
    counts = shared.passages()["place"].value_counts().to_dict()
    with st.container(key="small-map"):
        st_folium(
            base_map(shared.theme(), None, assets),
            key="gazetteer-map",
            height=340,
            use_container_width=True,
            feature_group_to_add=site_layer(as_sites(places, counts), chosen.id, shared.theme()),
            center=(chosen.lat, chosen.lon),
            zoom=min(zoom_for(chosen.precision), 6),
            returned_objects=["last_active_drawing", "last_object_clicked_count"],
            on_change=_clicked,
        )


def _clicked() -> None:
    drawing = (st.session_state.get("gazetteer-map") or {}).get("last_active_drawing")
    if drawing:
        _choose(drawing["properties"]["id"])


def _details(place: Place) -> None:
    st.html(details_html(place))
    rows = shared.articles()
    passages = shared.passages()
    about = passages[passages["place"] == place.id]
    if about.empty:
        st.markdown("No article of the collection mentions it.")
        return
    starts = {int(key): int(start) for key, start in about.groupby("article")["start"].min().items()}
    mentioning = articles.newest_first(rows[key] for key in starts if key in rows)
    st.markdown(
        f"**{shared.counted(len(about), 'passage')} in {shared.counted(len(mentioning), 'article')}**"
    )
    with st.container(key="to-map"):
        st.page_link(
            "pages/map.py", label="Show them on the map", query_params={"site": place.id, "role": "any"}
        )
    st.html(articles.list_html(mentioning[:ARTICLES], starts))


def details_html(place: Place) -> str:
    point, *people = _figures(place)
    extent = f"{point}, to within about {RADII[place.precision].extent:,} km"
    lines = [whereabouts(place), extent, *people, f"on file as {place.id}"]
    shown = "".join(f"<p class='dl-where'>{escape(line)}</p>" for line in lines)
    forms = shared.gazetteer().spellings(place.id)[1:]
    others = ", ".join(f"<bdi>{escape(plain(form))}</bdi>" for form in forms[:SPELLINGS])
    more = f" and {len(forms) - SPELLINGS:,} more" if len(forms) > SPELLINGS else ""
    spellings = (
        f"<p class='dl-forms'>Found under simplified spellings too: {others}{more}</p>" if others else ""
    )
    return (
        f"<header class='dl-place'><h2><bdi>{escape(plain(place.name))}</bdi></h2>{shown}{spellings}</header>"
    )


page()
