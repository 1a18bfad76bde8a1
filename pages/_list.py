"""Lists of articles as links: to choose from, or as those that mention a place."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

import streamlit as st

from geo.markup import plain
from geo.store import ArticleRow
from pages import _shared as shared

CHUNK = 50
NAMES = 5


def href(sha256: str, start: int | None = None) -> str:
    """The address of an article, relative to any page of the app."""
    return f"article?{urlencode(shared.article_parameters(sha256, start))}"


def chooser() -> None:
    """All articles, newest first, narrowed down by words of their texts, titles or publishers."""
    rows = shared.articles()
    if not rows:
        nothing_yet()
        return
    st.title("Articles")
    asked = st.text_input(
        "Search the articles", key="article-search", placeholder="words, a title or a publisher", width=832
    )
    found = [row for row in newest_first(rows.values()) if _fits(row, asked, shared.store().matching(asked))]
    if not found:
        st.markdown("No article has all these words. Take one out, or look for a part of the title.")
        return
    st.caption(f"{len(found):,} of {shared.counted(len(rows), 'article')}")
    shown = CHUNK * st.session_state.get("article-chunks", 1)
    st.html(list_html(found[:shown]))
    if len(found) > shown:
        st.button(f"Show {min(CHUNK, len(found) - shown)} more", on_click=_more)


def nothing_yet() -> None:
    st.title("No articles yet")
    st.markdown("Add a first report: paste its text or upload a file.")
    st.page_link("pages/add.py", label="Add reports")


def _more() -> None:
    st.session_state["article-chunks"] = st.session_state.get("article-chunks", 1) + 1


def newest_first(rows: Iterable[ArticleRow]) -> list[ArticleRow]:
    dated = sorted(rows, key=lambda row: row.key)
    return sorted(dated, key=lambda row: (row.published is not None, row.published or 0), reverse=True)


def _fits(row: ArticleRow, asked: str, matching: set[int]) -> bool:
    about = f"{row.title or row.id} {row.publisher or ''}".casefold()
    return row.key in matching or all(word in about for word in asked.casefold().split())


def list_html(rows: Iterable[ArticleRow], starts: dict[int, int] | None = None) -> str:
    """A link a row; with ``starts``, to the mention that begins there."""
    revision = shared.store().revision()
    names, events = _place_names(revision), _event_counts(revision)
    items = (
        _item(row, names.get(row.key, ()), events.get(row.key, 0), (starts or {}).get(row.key))
        for row in rows
    )
    return f"<ul class='dl-articles'>{''.join(items)}</ul>"


def _item(row: ArticleRow, names: tuple[str, ...], events: int, start: int | None) -> str:
    number = f" · {shared.counted(events, 'event')}" if events else " · no event found"
    source = f"{plain(row.publisher or 'publisher not named')} · {shared.day(row.published)}{number}"
    places = ", ".join(map(plain, names)) or "no place found"
    return (
        f"<li><a href='{escape(href(row.sha256, start))}'>"
        f"<bdi class='dl-title'>{escape(plain(row.title or row.id))}</bdi>"
        f"<small><bdi>{escape(source)}</bdi></small><small><bdi>{escape(places)}</bdi></small></a></li>"
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _place_names(revision: int) -> dict[int, tuple[str, ...]]:
    """The places that each article names most often."""
    counted = shared.passages().groupby(["article", "name"]).size().rename("count").reset_index()
    ordered = counted.sort_values("count", ascending=False, kind="stable")
    return {int(key): tuple(group["name"][:NAMES]) for key, group in ordered.groupby("article")}


@st.cache_resource(max_entries=2, show_spinner=False)
def _event_counts(revision: int) -> dict[int, int]:
    """How many events each article tells of."""
    counted = shared.events()["article"].value_counts()
    return {int(key): int(number) for key, number in counted.items()}
