"""The panel beside the map of movements: the list and what stays off the map, or one with its passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

import streamlit as st

from geo.frames import EventSelection
from pages import _movement_filters as filters
from pages import _movement_html as html
from pages import _shared as shared
from pages import _slots as slots
from pages._event_html import REASONS, Sides, text
from pages._links import links
from pages._movement_html import Passage
from pages._panel import citation
from pages._sides import popover
from pages._told import Told

ROWS = 60
CARDS = 12


class Quoted(NamedTuple):
    """What a citation needs to know of a passage."""

    start: int
    end: int
    publisher: str | None
    published: date | None


def head(shown: int, total: int, asked: EventSelection, operators: Mapping[str, int]) -> None:
    """How many there are under the filters; the way out of them, and whose side the symbols show."""
    with st.container(key="how-many", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{shown:,}** of {shared.counted(total, 'movement')}")
        with st.container(key="movement-acts", horizontal=True, width="content", gap="small"):
            if asked != EventSelection() and st.button(
                "Clear filters", on_click=filters.clear, type="tertiary", key="clear"
            ):
                st.rerun()  # the filters lie outside of this fragment
            popover(operators)


def the_list(shown: Sequence[Told], sides: Sides, heading: str, second: str) -> None:
    """The newest first: the way to a movement by keyboard."""
    st.html(
        f"<header class='dl-place'><h2><bdi>{text(heading)}</bdi></h2>"
        f"<p class='dl-where'>{text(second)}</p></header>"
    )
    limit = len(shown) if st.session_state.get("every-movement") else ROWS
    st.html(html.list_html(shown[:limit], sides, heading))
    if len(shown) > limit:
        st.button(f"Show all {len(shown):,} movements", key="every-movement-asked", on_click=_show_all)


def _show_all() -> None:
    st.session_state["every-movement"] = True


def asides(groups: Mapping[str, Sequence[Told]], sides: Sides) -> None:
    """Nothing is dropped in silence: what is not on the map, and why."""
    if not groups:
        return
    with st.container(key="asides", gap="small"):
        st.html("<h3 class='dl-aside'>Not on the map</h3>")
        for reason, movements in groups.items():
            with st.expander(f"{reason.capitalize()}: {len(movements):,}"):
                st.caption(REASONS.get(reason, ""))
                st.html(html.list_html(movements, sides, reason, by_lead=True))


def one(told: Told, asked: str, sides: Sides, remark: str | None) -> None:
    """A movement: what is known of it, where its reports differ, and its passages."""
    st.html(html.head_html(told, sides))
    if remark:
        st.info(remark)
    st.html(html.facts_html(told))
    passages = _passages(told, asked)
    stored = {each.report.article: each.stored for each in passages}
    for differing in told.whole.disagreements:
        st.html(html.disagreement_html(differing, stored))
    _cards(passages, told)


def _passages(told: Told, asked: str) -> list[Passage]:
    """The sentences, newest first; that of the report which the address names comes before all others."""
    at = {report.key: place for place, report in enumerate(told.whole.reports)}
    ordered = sorted(told.whole.reports, key=lambda each: (each.article, each.event.passage))
    groups = groupby(ordered, key=lambda each: (each.article, each.event.passage))
    told_once = (tuple(reports) for _, reports in groups)
    found = [Passage(stored, own) for own in told_once if (stored := shared.stored(own[0].article))]
    wanted = asked if asked != told.id else None
    return sorted(found, key=lambda each: (all(r.id != wanted for r in each.reports), at[each.report.key]))


def _cards(passages: Sequence[Passage], told: Told) -> None:
    used = (slot for each in passages for slot, _ in each.slots)
    st.html(f"<h3 class='dl-aside'>{shared.counted(len(passages), 'passage')}</h3>{slots.legend_html(used)}")
    limit = len(passages) if st.session_state.get("every-passage") == told.id else CARDS
    for each in passages[:limit]:
        card(each, told)
    if len(passages) > limit:
        label = f"Show all {len(passages):,} passages"
        st.button(label, key="every-passage-asked", on_click=_show_passages, args=(told.id,))


def _show_passages(movement: str) -> None:
    st.session_state["every-passage"] = movement


def card(passage: Passage, told: Told) -> None:
    """A passage, the way to its article, and how to cite it."""
    report, trigger = passage.report, passage.report.event.trigger
    key, article = f"m{report.key}", passage.stored.article
    with st.container(key=f"card-{key}", gap=None), st.container(key=f"passage-{key}", gap=None):
        st.html(html.card_html(passage, told))
        with st.container(horizontal=True, gap="medium", key=f"acts-{key}"):
            where = shared.article_parameters(article.sha256, trigger.start)
            st.page_link("pages/article.py", label="Open in article", query_params=where)
            with st.popover("Cite", type="tertiary", key=f"cite-{key}"):
                row = Quoted(trigger.start, trigger.end, report.publisher, report.published)
                st.code(citation(row, passage.stored), language=None, wrap_lines=True)


def nothing_left(numbers: Iterable[tuple[str, int]]) -> None:
    """Why nothing is shown, and which restriction to give up."""
    st.html("<header class='dl-place'><h2>No movement fits these filters</h2></header>")
    helpful = [
        f"- Without {name}: {shared.counted(number, 'movement')}" for name, number in numbers if number
    ]
    st.markdown("\n".join(helpful) or "No single restriction is to blame: take out more than one.")
    if st.button("Clear filters", key="clear-here", on_click=filters.clear):
        st.rerun()


def missing() -> None:
    st.info("The address names a movement that this collection does not have, or has no more.")


def back() -> None:
    st.button("‹ All movements", key="back", type="tertiary", on_click=filters.go_to)


def follow(about: str) -> None:
    """Links of the lists are followed within the page, and what they lead to is seen from its beginning."""
    links(
        key="movement-links",
        data={"within": ".dl-moves", "at": None, "rewind": ".st-key-movements-panel", "about": about},
        on_to_change=_followed,
    )


def _followed() -> None:
    to = st.session_state["movement-links"].to
    if isinstance(to, str):
        _, picks = st.session_state.get("movement-view", (None, 0))
        st.session_state["movement-view"] = (to, picks + 1)
        filters.go_to(movement=[to])
