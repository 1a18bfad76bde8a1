"""What was read but is not saved yet: a summary, the problems, a look at each text, and the saving."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo import drafts
from geo.drafts import Draft
from geo.errors import DatelineError
from geo.markup import plain
from pages import _list as articles
from pages import _shared as shared
from pages._panel import literally
from pages._reader import Reading, head_html, reader

LISTED = 100


def keep(found: list[Draft]) -> None:
    """Take over what was read just now, in place of what was read before."""
    forget()
    st.session_state["drafts"] = found


def forget() -> None:
    for name in ("drafts", "draft-at", "draft-choice", "draft-passages", "saved"):
        st.session_state.pop(name, None)


def review() -> None:
    found: list[Draft] = st.session_state.get("drafts", [])
    if not found:
        return
    st.divider()
    problems = [each for each in found if each.problem]
    held = [each for each in found if each.key is not None]
    fresh = [each for each in found if each.article and each.key is None]
    if problems:
        st.html(problems_html(problems))
    if held:
        st.html(held_html(held))
    if "saved" in st.session_state:
        saved(st.session_state["saved"])
    elif fresh:
        offer(fresh)


def problems_html(problems: list[Draft]) -> str:
    rows = "".join(
        f"<li><b><bdi>{escape(plain(each.name))}</bdi></b> {escape(plain(each.problem or ''))}</li>"
        for each in problems[:LISTED]
    )
    return (
        f"<section class='dl-problems' role='alert'><h3>Could not be read: {len(problems):,}</h3>"
        f"<ul>{rows}</ul>{_rest(problems)}</section>"
    )


def held_html(held: list[Draft]) -> str:
    rows = "".join(
        f"<li><b><bdi>{escape(plain(each.name))}</bdi></b> "
        f"<a href='{escape(articles.href(each.article.sha256))}'>open the article</a></li>"
        for each in held[:LISTED]
        if each.article
    )
    return (
        f"<section class='dl-problems'><h3>Already in the collection: {len(held):,}</h3>"
        f"<ul>{rows}</ul>{_rest(held)}</section>"
    )


def _rest(listed: list[Draft]) -> str:
    return f"<p>and {len(listed) - LISTED:,} more</p>" if len(listed) > LISTED else ""


def offer(fresh: list[Draft]) -> None:
    """Save what is new, or look at it first."""
    with st.container(horizontal=True, vertical_alignment="center", key="draft-acts"):
        label = "Save to the collection" if len(fresh) == 1 else f"Save {len(fresh):,} articles"
        if st.button(label, type="primary"):
            with st.spinner("Saving …"):
                save(fresh)
        st.button("Discard", on_click=forget)
        st.markdown(f"Not saved yet: {figures(fresh)}.")
    at = (
        st.selectbox(
            "Look at", range(len(fresh)), format_func=lambda number: title(fresh[number]), key="draft-choice"
        )
        if len(fresh) > 1
        else 0
    )
    look_at(fresh[at or 0])


def figures(fresh: list[Draft]) -> str:
    mentions = [mention for each in fresh for mention in each.findings.mentions]
    places = {mention.place.id for mention in mentions if mention.place}
    left = sum(mention.place is None for mention in mentions)
    rest = f"{shared.counted(left, 'name')} not located" if left else "no name left without a place"
    return (
        f"{shared.counted(len(mentions) - left, 'mention')} of {shared.counted(len(places), 'place')}, {rest}"
    )


def title(each: Draft) -> str:
    article = each.article
    return plain(article.title or article.id if article else each.name)


def look_at(each: Draft) -> None:
    article = each.article
    if article is None:
        return
    st.html(head_html(article))
    state, key = st.session_state, f"draft-{article.sha256[:8]}"
    if state.get("draft-passages", ("",))[0] != article.sha256:
        state["draft-passages"] = article.sha256, drafts.passages(article, each.findings)
    reader(
        Reading(
            key=key,
            article=article,
            findings=each.findings,
            passages=state["draft-passages"][1],
            at=lambda: state.get("draft-at", {}).get(key),
            go=lambda start: state.update({"draft-at": {key: start}}),
            href=lambda start: f"#m{start}",
        )
    )


def save(fresh: list[Draft]) -> None:
    """Store all of it. What cannot be stored is told, and stays."""
    store, done = shared.store(), []
    try:
        for each in fresh:
            if each.article:
                done.append((each.article.sha256, title(each), store.add(each.article, each.findings)[1]))
    except DatelineError as error:
        st.error(f"{len(done)} of {len(fresh)} saved. {literally(str(error))}")
        return
    st.session_state["saved"] = done
    st.rerun()


def saved(done: list[tuple[str, str, bool]]) -> None:
    rows = "".join(
        f"<li><a href='{escape(articles.href(sha256))}'><bdi>{escape(name)}</bdi></a>"
        f"{'' if new else ' (the same text twice: kept once)'}</li>"
        for sha256, name, new in done[:LISTED]
    )
    st.success(f"Saved {shared.counted(len(done), 'article')}.")
    st.html(f"<section class='dl-problems'><ul>{rows}</ul></section>")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("pages/map.py", label="See it on the map")
        st.button("Add another", on_click=_start_anew)


def _start_anew() -> None:
    forget()
    for name in ("text", "title", "publisher", "url"):
        st.session_state[f"paste-{name}"] = ""
    st.session_state["paste-published"] = None
