"""The events of a text that is read: their list, and the one that is selected with all that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

import streamlit as st

from geo import wording
from geo.annotation import Told
from geo.corroboration import Report
from geo.frames import why_aside
from geo.markup import Mark
from geo.model import Article, Event, Place, Span
from pages import _event_html as html
from pages import _slots as slots
from pages._panel import literally

ROWS = 300

Href = Callable[[int], str]


def slot_marks(article: Article, told: Told) -> list[Mark]:
    """The sentence of the selected events, and in it the words of each slot."""
    found = (slot for event in told.events for slot in slots.filled(event))
    sentences = dict.fromkeys(event.passage for event in told.events)
    marked = [Mark(sentence, css="told") for sentence in sentences]
    return [*marked, *slots.marks(article.text, dict.fromkeys(found))]


def legend_html(event: Event) -> str:
    return slots.legend_html(slot for slot, _ in slots.filled(event))


def selected(article: Article, told: Told, *, stored: bool) -> None:
    """What the selected word tells: each event with its slots, then the ways to it on other pages."""
    for number, event in enumerate(told.events):
        st.html(html.head_html(event) + legend_html(event) + html.facts_html(_facts(article, event)))
        if stored:
            _ways(article, event, number)


def _facts(article: Article, event: Event) -> Iterator[html.Fact]:
    yield from html.facts_of(event, article.published)
    yield "Told as", f"<bdi dir='ltr'>{html.text(wording.said(event, article.publisher))}</bdi>"
    reason = why_aside(event)
    yield "On the map", f"no: {reason} <small>{html.REASONS[reason]}</small>" if reason else "yes"


def _ways(article: Article, event: Event, number: int) -> None:
    """To the movement that it is a report of, and to the places that it has."""
    with st.container(key=f"to-map-{number}", gap=None):
        movement = {"movement": report_id(article, event)}
        st.page_link("pages/movements.py", label="All reports of this movement", query_params=movement)
        for place in dict.fromkeys(_places(event)):
            site = {"site": place.id, "role": "any"}
            label = f"{literally(place.name)} on the map"
            st.page_link("pages/map.py", label=label, query_params=site)


def report_id(article: Article, event: Event) -> str:
    """How the page of movements knows it."""
    about = (article.publisher, article.published, article.based_on, article.url)
    return Report(0, 0, event, *about, article.sha256).id


def main_place(event: Event) -> Place | None:
    """Where a map is to look: to where it leads, failing that where it is or comes from."""
    return next(iter(_places(event)), None)


def _places(event: Event) -> Iterator[Place]:
    ends = (event.destination, event.location, event.origin, *event.via)
    return (end.place for end in ends if end and end.place)


def list_html(groups: Iterable[Told], at: Span | None, href: Href) -> str:
    """A link for each event in the order of the text."""
    rows = [_row(each, event, each.trigger == at, href) for each in groups for event in each.events]
    left = f"<p class='dl-where'>and {len(rows) - ROWS:,} more</p>" if len(rows) > ROWS else ""
    return (
        f"<nav class='dl-moves dl-events' aria-label='Events in this article'><ol>{''.join(rows[:ROWS])}</ol>"
        f"{left}</nav>"
    )


def _row(each: Told, event: Event, is_chosen: bool, href: Href) -> str:
    current = " aria-current='true'" if is_chosen else ""
    aside = why_aside(event)
    parts = (wording.said(event), wording.when(event.date), f"not on the map: {aside}" if aside else "")
    line = " · ".join(f"<bdi dir='ltr'>{html.text(part)}</bdi>" for part in parts if part)
    return (
        f"<li><a href='{escape(href(each.trigger.start))}'{current}>{html.icon_html(event.asset, {})}"
        f"<span><bdi class='dl-what' dir='ltr'>{html.text(wording.headline(event))}</bdi>"
        f"<small>{line}</small></span></a></li>"
    )
