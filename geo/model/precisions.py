"""What extent a place's point stands for: one record each."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model.recorded import Recorded

__all__ = ["Precision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecisionRecord:
    """All that is known of a precision. ``zoom`` is the map's scale at which such a place is shown."""

    label: str
    zoom: int
    is_area: bool = True
    """It is too large for its point to be taken for a site."""
    is_vast: bool = False
    """It is too large for its extent to be drawn around its point."""
    is_on_basemap: bool = False
    """The basemap names such places itself."""
    dash: str | None = None
    """The outline of an area's point, in pixels of dashes; None is a closed line."""


class Precision(Recorded):
    """What extent a place's point stands for."""

    zoom: int
    is_area: bool
    is_vast: bool
    is_on_basemap: bool
    dash: str | None

    SITE = "site", PrecisionRecord(label="site", zoom=8, is_area=False)
    CITY = "city", PrecisionRecord(label="town or city", zoom=8, is_area=False)
    REGION = "region", PrecisionRecord(label="region", zoom=7)
    COUNTRY = (
        "country",
        PrecisionRecord(label="country", zoom=5, is_vast=True, is_on_basemap=True, dash="5 4"),
    )
    SEA = "sea", PrecisionRecord(label="sea", zoom=5, is_on_basemap=True, dash="2 4")
    CONTINENT = (
        "continent",
        PrecisionRecord(label="continent", zoom=3, is_vast=True, is_on_basemap=True, dash="9 5"),
    )
