"""One article: its text with all findings marked, and their map. Without an id, the list of articles."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.markup import plain
from geo.store import StoredArticle
from pages import _list as articles
from pages import _shared as shared
from pages._look import dress
from pages._problems import guarded
from pages._reader import Reading, head_html, reader


def page() -> None:
    dress()
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
    st.html(head_html(stored.article, offset()))
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
        go=lambda start: st.query_params.from_dict(shared.article_parameters(sha256, start)),
        href=lambda start: articles.href(sha256, start),
    )


def offset() -> int | None:
    """Where in the text the address points; None for anything that is no number."""
    asked = st.query_params.get("at", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None


@st.dialog("Remove this article?")
def removal(stored: StoredArticle) -> None:
    article = stored.article
    st.markdown("Its text, and every passage found in it, leave the collection. The file it came from stays.")
    st.html(f"<p><strong><bdi>{escape(plain(article.title or article.id))}</bdi></strong></p>")
    with st.container(horizontal=True):
        if st.button("Remove it", type="primary", on_click=remove, args=(stored.key,)):
            st.rerun()
        if st.button("Keep it"):
            st.rerun()


@guarded()
def remove(key: int) -> None:
    shared.store().remove(key)
    st.query_params.clear()


page()
