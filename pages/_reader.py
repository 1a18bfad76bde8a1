"""A text with its findings marked, and beside it a map and lists of them: for a stored article or a draft."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from html import escape

import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

from geo import annotation, frames, wording
from geo.annotation import Named, Told
from geo.maps import Bounds, base_map, coordinates, first_view, zoom_for
from geo.maps.article import article_layer
from geo.markup import Mark, article_html, part_at, parts, plain, web_address, with_links
from geo.model import Article, Asset, Findings, Mention, Place, RegionKind, Role, Span
from geo.spatial import RADII
from pages import _reader_events as told_events
from pages import _shared as shared
from pages._asked import answer, asked
from pages._links import links
from pages._panel import whereabouts
from pages._problems import fragment
from pages._why import CERTAIN

ROWS = 200
CLOSEST = 5


class Highlight(StrEnum):
    """What may be marked in the text. The value is shown on the switch."""

    PLACES = "Places"
    ASSETS = "Assets"
    EVENTS = "Events"


@dataclass(frozen=True)
class Reading:
    """What is read and where: ``at`` tells an offset, ``go`` moves to one or none, ``href`` addresses one."""

    key: str
    article: Article
    findings: Findings
    passages: gpd.GeoDataFrame
    at: Callable[[], int | None]
    go: Callable[[int | None], None]
    href: Callable[[int], str]

    @cached_property
    def places(self) -> list[Named]:
        return annotation.named(self.findings.mentions)

    @cached_property
    def unlocated(self) -> dict[str, list[Mention]]:
        return annotation.unlocated(self.findings.mentions)

    @cached_property
    def told(self) -> list[Told]:
        return annotation.told(self.findings.events)

    @cached_property
    def is_stored(self) -> bool:
        return self.key.startswith("article")

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


@dataclass(frozen=True, slots=True)
class Selected:
    """What the address points at: a word that tells events, failing that a mention and its place."""

    told: Told | None = None
    mention: Mention | None = None
    named: Named | None = None

    @property
    def at(self) -> int | None:
        span = self.told.trigger if self.told else self.mention.span if self.mention else None
        return span.start if span else None

    @property
    def place(self) -> Place | None:
        if self.told:
            return told_events.main_place(self.told.events[0])
        return self.named.place if self.named else None


def selected_of(reading: Reading) -> Selected:
    at = reading.at()
    told = annotation.told_at(reading.told, at)
    if told:
        return Selected(told)
    mention = annotation.mention_at(reading.findings.mentions, at)
    named = next((each for each in reading.places if mention and each.place == mention.place), None)
    return Selected(mention=mention, named=named)


def reader(reading: Reading) -> None:
    spans = parts(reading.article.text)
    _columns(reading, spans, part_at(spans, reading.at() or 0))


@fragment
def _columns(reading: Reading, spans: tuple[Span, ...], part: int) -> None:
    """The text and what stands beside it: a click runs this alone, but for another part of the text."""
    if part_at(spans, reading.at() or 0) != part:
        st.rerun()
    selected = selected_of(reading)
    with st.container(key="reader"):
        left, right = st.columns([3, 2], gap="large")
        with left, st.container(key="reader-text"):
            highlights = _switch(reading)
            _turner(reading, spans, part, "above")
            st.html(text_html(reading, spans[part], selected.told, highlights))
            _turner(reading, spans, part, "below")
        with right, st.container(key="reader-beside", gap="small"):
            beside(reading, selected)


def _switch(reading: Reading) -> list[str]:
    """What is highlighted; no choice where there is only one kind of finding."""
    if not (reading.findings.assets or reading.findings.events):
        return list(Highlight)
    return st.segmented_control(
        "Highlight",
        list(Highlight),
        selection_mode="multi",
        default=list(Highlight),
        key="highlight",
        label_visibility="collapsed",
    )


def text_html(
    reading: Reading, window: Span, told: Told | None = None, highlights: Collection[str] = tuple(Highlight)
) -> str:
    marks = _marks(reading, highlights)
    chosen = told_events.slot_marks(reading.article, told) if told else []
    return article_html(reading.article.text, [*chosen, *marks], reading.article.regions, window)


def _marks(reading: Reading, highlights: Collection[str]) -> list[Mark]:
    found: list[Mark] = []
    if Highlight.ASSETS in highlights:
        found += annotation.asset_marks(reading.findings.assets, _about)
    if Highlight.EVENTS in highlights:
        found += annotation.event_marks(reading.told, lambda each: reading.href(each.trigger.start))
    if Highlight.PLACES in highlights:
        mentions = reading.findings.mentions
        found += annotation.marks(mentions, lambda each: reading.href(each.span.start), whereabouts_of)
    return found


def _about(asset: Asset) -> str:
    """``2 Il-76 · transport aircraft · Russia``"""
    number = f"{wording.count(asset.count)} " if asset.count else ""
    country = shared.country_names().get(asset.operator or "")
    parts = (f"{number}{asset.name}", asset.asset_class.label, country)
    return " · ".join(part for part in parts if part)


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


def beside(reading: Reading, selected: Selected) -> None:
    """The map, what is selected, and the lists."""
    _map(reading, selected.place)
    if selected.at is not None:
        with st.container(key="reader-selected", gap="small"):
            st.button("Close", key="close", type="tertiary", on_click=reading.go, args=(None,))
            _selected(reading, selected)
    st.html(list_html(reading, selected.named))
    _events(reading, selected.told)
    key = f"{reading.key}-links"
    links(
        key=key,
        data={
            "within": ".st-key-reader",
            "at": selected.at,
            "rewind": ".st-key-reader-beside",
            "about": selected.at,
        },
        on_to_change=lambda: _follow(reading, key),
    )


def _events(reading: Reading, told: Told | None) -> None:
    number = len(reading.findings.events)
    if number:
        with st.expander(shared.counted(number, "event"), expanded=True, key="reader-events"):
            at = told.trigger if told else None
            st.html(told_events.list_html(reading.told, at, reading.href))


def _follow(reading: Reading, key: str) -> None:
    to = st.session_state[key].to
    if isinstance(to, str) and to.isascii() and to.isdecimal():
        reading.go(int(to))
        st.session_state[f"{reading.key}-moves"] = st.session_state.get(f"{reading.key}-moves", 0) + 1


def _map(reading: Reading, place: Place | None) -> None:
    assets = shared.assets()
    if reading.passages.empty or assets is None:
        return
    key, theme = f"{reading.key}-map", shared.theme()
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


def _selected(reading: Reading, selected: Selected) -> None:
    """What the reader is at: events, or a place, how sure that is, and the way to its other mentions."""
    if selected.told:
        told_events.selected(reading.article, selected.told, stored=reading.is_stored)
    elif selected.mention:
        _selected_place(reading, selected.mention, selected.named)


def _selected_place(reading: Reading, mention: Mention, chosen: Named | None) -> None:
    st.html(selected_html(reading, mention, chosen))
    _why_here(reading, mention)
    if chosen and reading.is_stored:
        site = {"site": chosen.place.id, "role": "any"}
        with st.container(key="to-map"):
            st.page_link("pages/map.py", label="All passages about it, on the map", query_params=site)


@fragment
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
        f"{RADII[place.precision].extent:,} km",
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
