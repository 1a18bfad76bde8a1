"""A text with its places marked, and beside it their map and list: for a stored article or a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import escape

import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

from geo import annotation, frames
from geo.annotation import Named
from geo.maps import RADIUS_KM, Bounds, base_map, coordinates, first_view, zoom_for
from geo.maps.article import article_layer
from geo.markup import article_html, part_at, parts, plain, web_address, with_links
from geo.model import Article, Findings, Mention, Place, RegionKind, Role, Span
from pages import _shared as shared
from pages._asked import answer, asked
from pages._links import links
from pages._panel import whereabouts
from pages._why import CERTAIN

ROWS = 200
CLOSEST = 5


@dataclass(frozen=True)
class Reading:
    """What is read and where: ``at`` tells an offset, ``go`` moves to one, ``href`` is the address of one."""

    key: str
    article: Article
    findings: Findings
    passages: gpd.GeoDataFrame
    at: Callable[[], int | None]
    go: Callable[[int], None]
    href: Callable[[int], str]

    @cached_property
    def places(self) -> list[Named]:
        return annotation.named(self.findings.mentions)

    @cached_property
    def unlocated(self) -> dict[str, list[Mention]]:
        return annotation.unlocated(self.findings.mentions)

    @cached_property
    def view(self) -> Bounds | None:
        return first_view(frames.sites(self.passages))


def head_html(article: Article, at: int | None = None) -> str:
    """The title, unless the text that is shown begins with it, and where the text comes from."""
    title = plain(article.title or article.id)
    heading = "" if _begins_with(article, title, at) else f"<h1><bdi>{escape(title)}</bdi></h1>"
    source = [plain(article.publisher or "publisher not named"), shared.day(article.published)]
    line = " · ".join([*(f"<bdi>{escape(part)}</bdi>" for part in source), *_original(article.url)])
    digest = f"A digest: it restates in other words {with_links(article.based_on or '')}"
    second = f"<p class='dl-digest'>{digest}</p>" if article.based_on else ""
    return f"<header class='dl-head'>{heading}<p>{line}</p>{second}</header>"


def _begins_with(article: Article, title: str, at: int | None) -> bool:
    headlines = (region.span for region in article.regions if region.kind is RegionKind.HEADLINE)
    in_first_part = part_at(parts(article.text), at or 0) == 0
    return in_first_part and any(plain(article.quote(span)) == title for span in headlines)


def _original(url: str | None) -> list[str]:
    """A link where a browser may follow it; any other address is told, not linked."""
    address = web_address(url)
    if address:
        return [f"<a href='{escape(address)}' target='_blank' rel='noopener noreferrer'>original report</a>"]
    return [f"original: {escape(plain(url))}"] if url else []


def reader(reading: Reading) -> None:
    """Draw the text and what stands beside it. A click in either runs only the latter."""
    spans = parts(reading.article.text)
    part = part_at(spans, reading.at() or 0)
    with st.container(key="reader"):
        left, right = st.columns([3, 2], gap="large")
        with left, st.container(key="reader-text"):
            _turner(reading, spans, part, "above")
            st.html(text_html(reading, spans[part]))
            _turner(reading, spans, part, "below")
        with right, st.container(key="reader-beside", gap="small"):
            beside(reading, spans, part)


def text_html(reading: Reading, window: Span) -> str:
    article = reading.article
    shown = (mention for mention in reading.findings.mentions if mention.span.overlaps(window))
    marks = annotation.marks(shown, lambda mention: reading.href(mention.span.start), whereabouts_of)
    return article_html(article.text, marks, article.regions, window)


def whereabouts_of(place: Place) -> str:
    return f"{place.name}, {whereabouts(place)}"


def _turner(reading: Reading, spans: tuple[Span, ...], part: int, where: str) -> None:
    """The way through a text that is shown in parts."""
    if len(spans) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"parts-{where}"):
        for label, to in (("‹ Earlier part", part - 1), ("Later part ›", part + 1)):
            exists = 0 <= to < len(spans)
            start = spans[to].start if exists else 0
            st.button(label, key=f"{label}-{where}", disabled=not exists, on_click=reading.go, args=(start,))
        st.caption(f"Part {part + 1} of {len(spans)} of a long text")


@st.fragment
def beside(reading: Reading, spans: tuple[Span, ...], part: int) -> None:
    """The map, the selected place and the list. Another part of the text needs the whole page."""
    at = reading.at()
    if part_at(spans, at or 0) != part:
        st.rerun()
    mention = annotation.mention_at(reading.findings.mentions, at)
    chosen = next((each for each in reading.places if mention and each.place == mention.place), None)
    _map(reading, chosen)
    if mention:
        _selected(reading, mention, chosen)
    st.html(list_html(reading, chosen))
    key = f"{reading.key}-links"
    links(
        key=key,
        data={"within": ".st-key-reader", "at": mention.span.start if mention else None},
        on_to_change=lambda: _follow(reading, key),
    )


def _follow(reading: Reading, key: str) -> None:
    to = st.session_state[key].to
    if isinstance(to, str) and to.isascii() and to.isdecimal():
        reading.go(int(to))
        st.session_state[f"{reading.key}-moves"] = st.session_state.get(f"{reading.key}-moves", 0) + 1


def _map(reading: Reading, chosen: Named | None) -> None:
    assets = shared.assets()
    if reading.passages.empty or assets is None:
        return
    key, theme = f"{reading.key}-map", shared.theme()
    place = chosen.place if chosen else None
    # The frame ignores a centre that it was given before, even if the reader has moved the map since.
    nudge = st.session_state.get(f"{reading.key}-moves", 0) * 1e-7
    with st.container(key="small-map"):
        st_folium(
            base_map(theme, reading.view, assets),
            key=key,
            height=320,
            use_container_width=True,
            feature_group_to_add=article_layer(reading.passages, place.id if place else None, theme),
            center=(place.lat + nudge, place.lon) if place else None,
            zoom=min(zoom_for(place.precision), CLOSEST) if place else None,
            returned_objects=["last_active_drawing", "last_object_clicked_count"],
            on_change=lambda: _clicked(reading, key),
        )


def _clicked(reading: Reading, key: str) -> None:
    """A marker was clicked: go to the first mention of its place."""
    drawing = (st.session_state.get(key) or {}).get("last_active_drawing")
    wanted = drawing["properties"]["id"] if drawing else None
    for each in reading.places:
        if each.place.id == wanted:
            reading.go(each.mentions[0].span.start)


def _selected(reading: Reading, mention: Mention, chosen: Named | None) -> None:
    """What the reader is at: the place, how sure that is, and the way to its other mentions."""
    st.html(selected_html(reading, mention, chosen))
    _why_here(reading, mention)
    if chosen and reading.key.startswith("article"):
        site = {"site": chosen.place.id, "role": "any"}
        with st.container(key="to-map"):
            st.page_link("pages/map.py", label="All passages about it, on the map", query_params=site)


@st.fragment
def _why_here(reading: Reading, mention: Mention) -> None:
    """On demand, why the selected mention is where it is. A click runs no more than this."""
    question = "Why here?" if mention.place else "Why not on the map?"
    with st.container(key="why-here", gap=None):
        if asked(f"{reading.key}-why-{mention.span.start}", question):
            answer(reading.article, mention.span, mention.place.id if mention.place else None)


def selected_html(reading: Reading, mention: Mention, chosen: Named | None) -> str:
    if chosen is None:
        return (
            f"<header class='dl-place'><h2><bdi>{escape(plain(mention.text))}</bdi></h2>"
            "<p class='dl-where'>No place was found for this name. It is not on the map.</p></header>"
        )
    place = chosen.place
    lines = [
        whereabouts(place),
        f"{coordinates(place.lat, place.lon, place.precision)}, to within about "
        f"{RADIUS_KM[place.precision]:,} km",
        f"Here {_role(mention)}; confidence {min(mention.score, CERTAIN):.0%}",
    ]
    others = ", ".join(whereabouts_of(other) for other in mention.alternatives[:3])
    lines += [f"Might also be: {others}"] if others else []
    shown = "".join(f"<p class='dl-where'>{escape(plain(line))}</p>" for line in lines)
    return (
        f"<header class='dl-place'><h2><bdi>{escape(plain(place.name))}</bdi></h2>{shown}"
        f"<p class='dl-steps'>{_steps(reading, mention, chosen)}</p></header>"
    )


def _role(mention: Mention) -> str:
    return "the place itself" if mention.role is Role.LITERAL else "someone or something named after it"


def _steps(reading: Reading, mention: Mention, chosen: Named) -> str:
    """``‹ Mention 2 of 5 ›``"""
    number, total = chosen.mentions.index(mention), len(chosen.mentions)
    if total == 1:
        return "The only mention in this article"
    before, after = chosen.mentions[number - 1], chosen.mentions[(number + 1) % total]
    return (
        f"{_link(reading, before, '‹', 'Previous mention')} Mention {number + 1} of {total} "
        f"{_link(reading, after, '›', 'Next mention')}"
    )


def _link(reading: Reading, mention: Mention, words: str, label: str) -> str:
    href = escape(reading.href(mention.span.start))
    return f"<a class='dl-step' href='{href}' aria-label='{label}'>{words}</a>"


def list_html(reading: Reading, chosen: Named | None) -> str:
    """Every place of the article with its number of mentions, then what could not be located."""
    places = reading.places
    rows = [_row(reading, each, each == chosen) for each in places[:ROWS]]
    left = f"<p class='dl-where'>and {len(places) - ROWS:,} more</p>" if len(places) > ROWS else ""
    head = shared.counted(len(places), "place") if places else "No place was found"
    return (
        f"<nav class='dl-places' aria-label='Places in this article'><h3>{head}</h3>"
        f"<ol>{''.join(rows)}</ol>{left}{_unlocated_html(reading)}</nav>"
    )


def _row(reading: Reading, each: Named, is_chosen: bool) -> str:
    css = "" if each.literal else " class='associative'"
    current = " aria-current='true'" if is_chosen else ""
    where = whereabouts(each.place) if each.literal else f"{whereabouts(each.place)}; only by name"
    return (
        f"<li{css}><a href='{escape(reading.href(each.mentions[0].span.start))}'{current}>"
        f"<bdi>{escape(plain(each.place.name))}</bdi> <small>{escape(where)}</small></a>"
        f"<span>{len(each.mentions):,}</span></li>"
    )


def _unlocated_html(reading: Reading) -> str:
    found = reading.unlocated
    if not found:
        return ""
    words = ", ".join(
        f"<a href='{escape(reading.href(group[0].span.start))}'><bdi>{escape(form)}</bdi></a>"
        + (f" ({len(group)})" if len(group) > 1 else "")
        for form, group in list(found.items())[:ROWS]
    )
    return f"<p class='dl-unlocated'><b>Could not be located:</b> {words}</p>"
