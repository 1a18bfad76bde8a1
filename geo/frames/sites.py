"""Mentions and sites as GeoDataFrames, and the filters that take rows of them away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import geopandas as gpd
import pandas as pd

from geo.frames.tables import CRS, counts, first_day, last_day, table, within
from geo.store import MentionRow, Store

__all__ = ["Facets", "Selection", "facets", "filtered", "passages", "sites", "unplaced"]

Frame = TypeVar("Frame", bound=pd.DataFrame)

_ABOUT = ("place", "name", "kind", "country", "division", "precision", "population")
_PLACE = (*_ABOUT, "lat", "lon")
_UNPLACED = tuple(name for name in MentionRow._fields if name not in _PLACE)
_SITE = (*_ABOUT, "spellings", "passages", "articles", "first", "last", "geometry")
_DTYPES = {
    "mention": "int64",
    "article": "int64",
    "start": "int64",
    "end": "int64",
    "score": "float64",
    "population": "int64",
    "lat": "float64",
    "lon": "float64",
    "published": "datetime64[s]",
    "sample": "bool",
    "sentence_start": "int64",
    "sentence_end": "int64",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader asked to see. Empty means no restriction; the dates are inclusive.

    ``kinds`` are codes of ``geo.model.PlaceKind``, ``roles`` of ``geo.model.Role``. The publisher ``""``
    stands for articles that name none.
    """

    since: date | None = None
    until: date | None = None
    publishers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many passages each option of a filter has, most first, and the days they span."""

    publishers: dict[str, int]
    kinds: dict[str, int]
    roles: dict[str, int]
    first: date | None
    last: date | None


def passages(store: Store) -> gpd.GeoDataFrame:
    """One row per mention that has a place, its point as geometry (longitude, latitude)."""
    frame = table(store.mention_rows(placed=True), MentionRow._fields, _DTYPES)
    points = gpd.points_from_xy(frame["lon"], frame["lat"], crs=CRS)
    return gpd.GeoDataFrame(frame.drop(columns=["lon", "lat"]), geometry=points)


def unplaced(store: Store) -> pd.DataFrame:
    """One row per mention without a place: the columns of ``passages`` less those of the place."""
    return table(store.mention_rows(placed=False), MentionRow._fields, _DTYPES, _UNPLACED)


def filtered(frame: Frame, selection: Selection, store: Store) -> Frame:
    """The rows of ``passages`` or ``unplaced`` that a selection keeps.

    An undated row is kept where no date is asked for. A mention without a place has no kind, and stays
    whatever kinds are asked for.
    """
    keep = within(frame["published"], selection.since, selection.until)
    if selection.publishers:
        keep &= frame["publisher"].fillna("").isin(selection.publishers)
    if selection.kinds and "kind" in frame:
        keep &= frame["kind"].isin(selection.kinds)
    if selection.roles:
        keep &= frame["role"].isin(selection.roles)
    if selection.text.strip():
        keep &= frame["article"].isin(store.matching(selection.text))
    return frame[keep]


def sites(passages: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row per place, the most often mentioned first.

    ``spellings`` are the forms found in the texts, the most frequent first; ``first`` and ``last`` are
    days of publication.
    """
    about = passages.drop_duplicates("place").set_index("place")
    figures = passages.groupby("place", sort=False).agg(
        passages=("mention", "size"),
        articles=("article", "nunique"),
        first=("published", "min"),
        last=("published", "max"),
    )
    joined = about.join(figures).join(_spellings(passages)).reset_index().astype({"place": "object"})
    by_rank = {"by": ["passages", "name", "place"], "ascending": [False, True, True]}
    return joined.sort_values(**by_rank, ignore_index=True)[list(_SITE)]


def facets(passages: gpd.GeoDataFrame) -> Facets:
    """The options that ``passages`` offers to each filter. Articles without a publisher count under ""."""
    return Facets(
        publishers=counts(passages["publisher"].fillna("")),
        kinds=counts(passages["kind"]),
        roles=counts(passages["role"]),
        first=first_day(passages["published"]),
        last=last_day(passages["published"]),
    )


def _spellings(passages: gpd.GeoDataFrame) -> pd.Series:
    """Each place's forms, by place. A name broken over two lines is the same form."""
    forms = passages["text"].map({text: " ".join(text.split()) for text in passages["text"].unique()})
    counted = passages.groupby(["place", forms.rename("form")]).size().rename("count").reset_index()
    ordered = counted.sort_values(["count", "form"], ascending=[False, True])
    spellings: pd.Series = ordered.groupby("place")["form"].agg(tuple)
    return spellings.rename("spellings").astype("object")
