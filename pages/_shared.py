"""What the pages share: cached resources, tables that follow the store, the look, the words."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

import geopandas as gpd
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
from geopy.geocoders.base import Geocoder
from xstatic.pkg import leaflet

from geo import frames, ingest, markup
from geo.errors import ReadingError
from geo.gazetteer import Gazetteer
from geo.gazetteer.geocoder import online
from geo.geoparse import Explanation
from geo.maps import FRONTEND, SYMBOLS, Assets, Theme
from geo.markup import plain
from geo.model import Article, Span
from geo.settings import DATA, settings
from geo.store import ArticleRow, Store, StoredArticle
from pages._attended import counted as counting
from pages._attended import reader

STYLE = Path(__file__).with_name("_style.css")
SHA_PREFIX = 16
USER_AGENT = "Dateline/0.1 (dashboard of news reports; one name a request, asked by hand)"
FOLDERS = {
    "leaflet": Path(leaflet.BASE_DIR),
    "scripts": FRONTEND,
    "outlines": DATA / "basemap",
    "symbols": SYMBOLS,
}
NEEDED = (
    FOLDERS["leaflet"] / "leaflet.js",
    FOLDERS["scripts"] / "dateline-map.js",
    FOLDERS["outlines"] / "land.geojson",
)

for _name, _folder in FOLDERS.items():
    components.declare_component(_name, path=str(_folder))


@st.cache_resource(show_spinner="Opening the gazetteer …")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@st.cache_resource(show_spinner=False)
def online_geocoder() -> Geocoder:
    """Asks a server on the net: for pages that a reader has told to."""
    return online(settings().home / "geocoder.sqlite3", user_agent=USER_AGENT)


def store() -> Store:
    opened = _opened()
    with opened.lock:  # the first one reads, the others wait for it
        if not opened.is_ready:
            _read(opened.store)
            opened.is_ready = True
    return opened.store


def open_the_database() -> None:
    """For pages that need it only later: that it cannot be opened is told before anything is typed."""
    _opened()


@dataclass
class _Opened:
    """A store, and whether it holds what it has to at the start."""

    store: Store
    lock: Lock = field(default_factory=Lock)
    is_ready: bool = False


@st.cache_resource(show_spinner="Opening the database …")
def _opened() -> _Opened:
    return _Opened(Store.open(settings().database))


def _read(opened: Store) -> None:
    """Read the samples at the first start, and what a former version read; say how far it is.

    Not cached: a cache would show the bar again and again.
    """
    try:
        if ingest.samples_due(opened):
            with counting("Reading the sample reports") as (reading, progress):
                ingest.load_samples(opened, reading, progress)
        if opened.outdated():
            with counting("Reading the reports anew for what this version finds") as (reading, progress):
                ingest.reread(opened, reading, progress)
    except ReadingError as error:
        st.warning(f"Not all sample reports are here; the next start tries again. {plain(str(error))}")


def passages() -> gpd.GeoDataFrame:
    """All passages with a place. The frame is shared: never change it."""
    return _passages(store().revision())


def events() -> gpd.GeoDataFrame:
    """All events. The frame is shared: never change it."""
    return _events(store().revision())


def unplaced() -> pd.DataFrame:
    """All mentions without a place. The frame is shared: never change it."""
    return _unplaced(store().revision())


def articles() -> dict[int, ArticleRow]:
    """The articles, without their texts, by key."""
    return _articles(store().revision())


def stored(key: int) -> StoredArticle | None:
    return _stored(store().revision(), key)


@st.cache_resource(max_entries=2, show_spinner=False)
def _passages(revision: int) -> gpd.GeoDataFrame:
    return frames.passages(store())


@st.cache_resource(max_entries=2, show_spinner=False)
def _events(revision: int) -> gpd.GeoDataFrame:
    return frames.events(store())


@st.cache_resource(max_entries=2, show_spinner=False)
def _unplaced(revision: int) -> pd.DataFrame:
    return frames.unplaced(store())


@st.cache_resource(max_entries=2, show_spinner=False)
def _articles(revision: int) -> dict[int, ArticleRow]:
    return {row.key: row for row in store().articles()}


@st.cache_resource(max_entries=256, show_spinner=False)
def _stored(revision: int, key: int) -> StoredArticle | None:
    return store().article(key)


def explanation(article: Article, span: Span) -> Explanation | None:
    """Why the mention at a span is put where it is; None where the models find none there. Reads the text."""
    return _explanation(article.sha256, article.publisher, article.url, span, article)


@st.cache_resource(max_entries=256, show_spinner="Weighing the places of this name …")
def _explanation(
    sha256: str, publisher: str | None, url: str | None, span: Span, _article: Article
) -> Explanation | None:
    """Kept by the text and by what tells the publisher's country."""
    return reader().explain(_article, span)


@st.cache_resource(show_spinner=False)
def country_names() -> dict[str, str]:
    """The English short names of countries by their ISO 3166-1 alpha-2 code."""
    with (DATA / "places" / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return {row["iso"]: row["name"] for row in csv.DictReader(lines)}


def assets() -> Assets | None:
    """Where the map's frame finds its scripts and outlines; None where a file is missing."""
    if not all(path.is_file() for path in NEEDED):
        return None
    return Assets(**{name: f"../{__name__}.{name}" for name in FOLDERS})


def theme() -> Theme:
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT


def dress() -> None:
    """The look of our own elements. To be called once by every page, before anything else."""
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}{markup.CSS}</style>")


def about_the_samples() -> None:
    if store().counts().samples:
        with st.container(key="samples", horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown("These reports are digests written for Dateline from published facts.")
            st.page_link("pages/add.py", label="Load your own")


def article_parameters(sha256: str, start: int | None) -> dict[str, str]:
    """The address of an article, or of what begins at an offset of it."""
    return {"id": sha256[:SHA_PREFIX]} | ({} if start is None else {"at": str(start)})


def address(page: str, query: str) -> str:
    """The full address of a page of this app, to be quoted elsewhere."""
    here = urlsplit(st.context.url or "")
    base = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    folder = here.path.rstrip("/").rsplit("/", 1)[0] if _is_page(here.path) else here.path.rstrip("/")
    return f"{base}{folder}/{page}?{query}"


def _is_page(path: str) -> bool:
    return Path(path).name in ("movements", "article", "add", "gazetteer", "about")


def day(when: date | pd.Timestamp | None) -> str:
    """``14 Dec 2024``, or a word for no date."""
    return "undated" if when is None or pd.isna(when) else f"{when.day} {when:%b %Y}"


def counted(number: int, noun: str) -> str:
    """``1 passage``, ``1,204 passages``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
