"""About the data: what is in the collection and the gazetteer, how it works, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.metadata import version
from pathlib import Path

import streamlit as st

from geo.markup import plain
from geo.model import PlaceKind
from geo.settings import DATA, settings
from geo.spatial import RADII
from pages import _list as articles
from pages import _shared as shared
from pages._look import dress

LISTED = 100
PACKAGES = ("streamlit", "folium", "geopandas", "SQLAlchemy", "marisa-trie", "sentencex", "XStatic-Leaflet")

HOW = """
1. **Read.** The text is kept as it came, with a checksum. Menus and licence lines are marked and left out.
2. **Recognize.** Names in the text are looked up in the gazetteer, in any of the spellings that it knows.
3. **Resolve.** Of several places with one name, the one that fits the country, the neighbours and the words
   beside it wins; the others are kept as alternatives.
4. **Tell apart.** "In Moscow" means the place; "Moscow denies" means a government named after it.
5. **Draw.** Every marker leads back to its passages. What could not be located is listed.
"""

LIMITS = """
It errs: names of people and ships can be taken for places, small places for larger ones of the same name, and
what the gazetteer does not hold cannot be found. A marker says that a report *names* a place, not that the
report is right, nor that something is there today. Read the passage before you rely on it.
"""

DIGESTS = """
The sample reports are digests: written for Dateline in words of its own from the facts of published reports.
Each names its publisher, date and original address. Quote the original, not the digest.
"""

PRIVACY = """
No request leaves this machine unless you ask for one: online map layers load only when you choose one, and a
link to an original opens only when you follow it. There are no statistics about you, and no telemetry.
"""


def page() -> None:
    dress()
    with st.container(key="about", width=920):
        st.title("About the data")
        collection()
        gazetteer()
        for title, words in (("How it works", HOW), ("What it cannot do", LIMITS)):
            st.subheader(title)
            st.markdown(words)
        precision()
        for title, words in (("The sample reports", DIGESTS), ("Privacy", PRIVACY)):
            st.subheader(title)
            st.markdown(words)
        sources()


def collection() -> None:
    counts = shared.store().counts()
    st.subheader("The collection")
    st.markdown(
        f"{shared.counted(counts.articles, 'article')}, of which {counts.samples:,} are samples. In them "
        f"{shared.counted(counts.mentions, 'name')}: {counts.placed:,} stand for {counts.places:,} different "
        f"places, {counts.mentions - counts.placed:,} could not be located."
    )
    if unread := shared.store().unread():
        st.html(unread_html(unread))
    st.caption(
        "Kept in a file on the machine that serves this page"
        if is_file(settings().database)
        else "Kept in a database server"
    )


def unread_html(unread: Mapping[int, str]) -> str:
    """The articles that could not be read anew, with links to them and with what was wrong."""
    known = shared.articles()
    rows = "".join(
        f"<li><a href='{escape(articles.href(row.sha256))}'><bdi>{escape(plain(row.title or row.id))}</bdi>"
        f"</a> {escape(plain(unread[row.key]))}</li>"
        for row in map(known.get, sorted(unread)[:LISTED])
        if row
    )
    return (
        f"<section class='dl-problems' role='alert'><h3>Not read anew: {len(unread):,}</h3>"
        f"<p>They show what an earlier version found in them.</p><ul>{rows}</ul></section>"
    )


def is_file(database: str | Path) -> bool:
    return isinstance(database, Path) or database.startswith("sqlite")


def gazetteer() -> None:
    known = shared.gazetteer()
    st.subheader("The gazetteer")
    st.markdown(f"{len(known):,} places with {known.metadata['names']:,} different spellings.")
    kinds = sorted(known.metadata["kinds"].items(), key=lambda each: -each[1])
    table(("Kind", "Places"), [(PlaceKind(kind).label, f"{count:,}") for kind, count in kinds])


def precision() -> None:
    st.subheader("How far to trust a point")
    st.markdown("A place is more than its point. The halo on the map shows how far it may extend:")
    table(
        ("The point of a", "may be off by"),
        [(kind.value, f"{radii.extent:,} km") for kind, radii in RADII.items()],
    )


def sources() -> None:
    st.subheader("Sources and licences")
    st.markdown((DATA / "SOURCES.md").read_text(encoding="utf-8").partition("\n")[2])
    built = ", ".join(f"{name} {edition}" for name, edition in shared.gazetteer().metadata["sources"].items())
    st.markdown(f"The gazetteer on file was built from {built}.")
    st.markdown(f"This copy runs on {', '.join(f'{name} {version(name)}' for name in PACKAGES)}.")


def table(head: tuple[str, str], rows: list[tuple[str, str]]) -> None:
    """A small table in Markdown: words of our own, so nothing needs escaping."""
    lines = [f"| {head[0]} | {head[1]} |", "|:--|--:|", *(f"| {left} | {right} |" for left, right in rows)]
    st.markdown("\n".join(lines))


page()
