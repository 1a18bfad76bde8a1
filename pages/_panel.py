"""The panel beside the map: the list of places, or the passages about one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any
from urllib.parse import urlencode

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.maps import coordinates
from geo.markup import Mark, excerpt_html, plain
from geo.model import PlaceKind, Precision, Role, Span
from geo.spatial import RADII
from geo.store import StoredArticle
from pages import _shared as shared
from pages import _why
from pages._asked import answer, asked
from pages._filters import ROLES
from pages._problems import fragment

ROWS = 40
CARDS = 20
WIDEST = 420
"""Code points shown on either side of a name, however long its sentence is."""

UNCERTAIN = 0.5

Select = Callable[[str], None]
Turn = Callable[[int], None]


def list_of_places(sites: gpd.GeoDataFrame, select: Select) -> None:
    """A row a place, the most often mentioned first: the way to a place by keyboard."""
    shown = len(sites) if st.session_state.get("every-row") else min(ROWS, len(sites))
    with st.container(key="places", gap=None):
        for site in sites.head(shown).itertuples():
            st.button(
                f"{literally(site.name)} :small[{literally(in_short(site))}] :gray[{site.passages:,}]",
                key=f"row-{site.place}",
                type="tertiary",
                width="stretch",
                on_click=select,
                args=(site.place,),
            )
    if shown < len(sites):
        st.button(f"Show all {len(sites):,} places", key="every-row-asked", on_click=_show_every_row)


def _show_every_row() -> None:
    st.session_state["every-row"] = True


def place_heading(site: Any) -> None:
    """A place's name in its spellings, what it is, where, and how much was written about it."""
    name = plain(str(site.name))
    others = [plain(form) for form in site.spellings if plain(form).casefold() != name.casefold()]
    spellings = f"<p class='dl-forms'>also written {escape(', '.join(others[:8]))}</p>" if others else ""
    st.html(
        f"<header class='dl-place'><h2><bdi>{escape(name)}</bdi></h2>"
        f"<p class='dl-where'>{escape(whereabouts(site))} · {escape(position(site))}</p>{spellings}"
        f"<p class='dl-many'>{escape(extent(site))}</p></header>"
    )


def whereabouts(site: Any) -> str:
    """``air base, Latakia, Syria``: what a place is and what it lies in."""
    return _why.whereabouts(site, shared.country_names())


def in_short(site: Any) -> str:
    kind = PlaceKind(site.kind).label
    country = shared.country_names().get(site.country, site.country)
    return f"{kind}, {country}" if isinstance(country, str) and country != site.name else kind


def position(site: Any) -> str:
    """Coordinates, and in words how far they can be trusted."""
    point, radius = site.geometry, RADII[Precision(site.precision)].extent
    return f"{coordinates(point.y, point.x, site.precision)}, to within about {radius:,} km"


def extent(site: Any) -> str:
    figures = f"{shared.counted(site.passages, 'passage')} in {shared.counted(site.articles, 'article')}"
    days = dict.fromkeys(shared.day(when) for when in (site.first, site.last) if not pd.isna(when))
    return f"{figures}, {' to '.join(days)}" if days else figures


def passage_cards(passages: gpd.GeoDataFrame, at: int, turn: Turn) -> None:
    """Passages newest first, from number ``at`` on; ``turn`` is told which one to go to."""
    _turner(at, len(passages), turn)
    for row in passages.iloc[at : at + CARDS].itertuples():
        article = shared.stored(row.article)
        if article:
            _card(row, article)
    _next_page(at, len(passages), turn)


def _turner(at: int, total: int, turn: Turn) -> None:
    if total < 2:
        return
    with st.container(key="turner", horizontal=True, vertical_alignment="center", gap="small"):
        st.button("‹ Newer", key="newer", type="tertiary", disabled=at == 0, on_click=turn, args=(at - 1,))
        st.markdown(f"{at + 1} of {total:,}")
        last = at + 1 >= total
        st.button("Older ›", key="older", type="tertiary", disabled=last, on_click=turn, args=(at + 1,))


def _next_page(at: int, total: int, turn: Turn) -> None:
    rest = total - at - CARDS
    if rest > 0:
        st.button(
            f"Next {min(rest, CARDS)} of {rest:,} older passages",
            key="next",
            on_click=turn,
            args=(at + CARDS,),
        )


@fragment
def _card(row: Any, stored: StoredArticle) -> None:
    """A passage. To ask why it is here runs no more than this."""
    with st.container(key=f"card-{row.mention}", gap=None):
        with st.container(key=f"passage-{row.mention}", gap=None):
            st.html(card_html(row, stored))
            is_asked = _acts(row, stored)
        if is_asked:
            answer(stored.article, Span(row.start, row.end), row.place)


def _acts(row: Any, stored: StoredArticle) -> bool:
    """What can be done with a passage; whether it is asked why it is here."""
    with st.container(horizontal=True, gap="medium", key=f"acts-{row.mention}"):
        where = shared.article_parameters(stored.article.sha256, row.start)
        st.page_link("pages/article.py", label="Open in article", query_params=where)
        with st.popover("Cite", type="tertiary", key=f"cite-{row.mention}"):
            st.code(citation(row, stored), language=None, wrap_lines=True)
        return asked(f"why-{row.mention}", name=stored.article.text[row.start : row.end])


def card_html(row: Any, stored: StoredArticle) -> str:
    """An excerpt with its name marked, the source, small labels; the wider context folds out of it."""
    text, mention = stored.article.text, Span(row.start, row.end)
    passage = stored.passage(mention)
    css = "associative" if row.role == Role.ASSOCIATIVE else ""
    marks = [Mark(mention, css=css)]
    short = _window(passage.sentence, mention)
    wide = Span((passage.before or passage.sentence).start, (passage.after or passage.sentence).end)
    long = _window(wide, mention, 4 * WIDEST)
    more = "<details><summary>More context</summary></details>" if long != short else ""
    return (
        f"<article class='dl-card'><p class='dl-short'>{excerpt_html(text, short, marks)}</p>"
        f"<p class='dl-long'>{excerpt_html(text, long, marks)}</p>"
        f"<p class='dl-source'>{escape(source(row))}{''.join(_labels(row))}</p>{more}</article>"
    )


def _window(span: Span, mention: Span, widest: int = WIDEST) -> Span:
    return Span(max(span.start, mention.start - widest), min(span.end, mention.end + widest))


def source(row: Any) -> str:
    return f"{plain(row.publisher or 'publisher not named')} · {shared.day(row.published)}"


def _labels(row: Any) -> Iterator[str]:
    labels = [ROLES[Role(row.role)] if row.role == Role.ASSOCIATIVE else "", row.region or ""]
    labels.append("place uncertain" if row.score < UNCERTAIN else "")
    return (f" <span class='dl-label'>{escape(label)}</span>" for label in labels if label)


def citation(row: Any, stored: StoredArticle) -> str:
    """One line to paste: the words, who published them and when, the address of the view."""
    article = stored.article
    sentence = stored.passage(Span(row.start, row.end)).sentence
    quote = plain(article.quote(_window(sentence, Span(row.start, row.end))))
    named = [plain(row.publisher or "publisher not named"), shared.day(row.published)]
    origin = [f"after {plain(article.based_on)}"] if article.based_on else []
    page = shared.address("article", urlencode(shared.article_parameters(article.sha256, row.start)))
    title = f"“{plain(article.title)}”" if article.title else plain(article.id)
    return f"“{quote}” {', '.join([title, *named, *origin])}. {page}"


def literally(text: str) -> str:
    """Text from outside as Markdown that shows it as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", plain(text))
