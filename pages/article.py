"""One article: its text with every place marked, and their map. Without an id, the list of articles."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.markup import part_at, parts, plain, web_address, with_links
from geo.model import RegionKind
from geo.store import StoredArticle
from pages import _list as articles
from pages import _shared as shared
from pages._reader import Reading, reader


def page() -> None:
    shared.dress()
    articles.dress()
    wanted = st.query_params.get("id")
    if not wanted:
        articles.chooser()
        return
    key = shared.store().key_of(wanted)
    stored = shared.stored(key) if key is not None else None
    if stored is None:
        unknown()
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", key="article-acts"):
        st.button("‹ All articles", type="tertiary", on_click=st.query_params.clear)
        if st.button("Remove …", type="tertiary", help="Take this article out of the collection"):
            removal(stored)
    st.html(head_html(stored))
    reader(reading(stored))


def unknown() -> None:
    st.header("This article is not in the collection")
    st.markdown(
        "The address names an article that was removed, or that another collection holds. "
        "An address fits again as soon as the same text is added."
    )
    st.button("See all articles", on_click=st.query_params.clear)


def reading(stored: StoredArticle) -> Reading:
    passages, sha256 = shared.passages(), stored.article.sha256
    return Reading(
        key=f"article-{stored.key}",
        article=stored.article,
        findings=stored.findings,
        passages=passages[passages["article"] == stored.key],
        at=offset,
        go=lambda start: st.query_params.update(shared.article_parameters(sha256, start)),
        href=lambda start: articles.href(sha256, start),
    )


def offset() -> int | None:
    """Where in the text the address points; None for anything that is no number."""
    asked = st.query_params.get("at", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None


def head_html(stored: StoredArticle) -> str:
    """The title, unless the text itself begins with it, and where the text comes from."""
    article = stored.article
    title = plain(article.title or article.id)
    heading = "" if _shows(stored, title) else f"<h1><bdi>{escape(title)}</bdi></h1>"
    source = [plain(article.publisher or "publisher not named"), shared.day(article.published)]
    line = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in source)
    return f"<header class='dl-head'>{heading}<p>{line}{_original(article.url)}</p>{_digest(stored)}</header>"


def _shows(stored: StoredArticle, title: str) -> bool:
    """Whether the part of the text that is shown begins with the title."""
    article = stored.article
    if part_at(parts(article.text), offset() or 0):
        return False
    headlines = (region.span for region in article.regions if region.kind is RegionKind.HEADLINE)
    return any(plain(article.quote(span)) == title for span in headlines)


def _original(url: str | None) -> str:
    if not url:
        return ""
    address = web_address(url)
    if address is None:
        return f" · original: {escape(plain(url))}"
    return f" · <a href='{escape(address)}' target='_blank' rel='noopener noreferrer'>original report</a>"


def _digest(stored: StoredArticle) -> str:
    based_on = stored.article.based_on
    if not based_on:
        return ""
    return f"<p class='dl-digest'>A digest: it restates in other words {with_links(based_on)}</p>"


@st.dialog("Remove this article?")
def removal(stored: StoredArticle) -> None:
    article = stored.article
    st.markdown("Its text, and every passage found in it, leave the collection. The file it came from stays.")
    st.html(f"<p><strong><bdi>{escape(plain(article.title or article.id))}</bdi></strong></p>")
    with st.container(horizontal=True):
        if st.button("Remove it", type="primary"):
            shared.store().remove(stored.key)
            st.query_params.clear()
            st.rerun()
        if st.button("Keep it"):
            st.rerun()


page()
