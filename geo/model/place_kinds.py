"""Kinds of place: one record each, from which all that treats them differently takes what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from geo.model.precisions import Precision
from geo.model.recorded import Recorded

__all__ = ["PlaceKind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """All that is known of a kind of place. ``precision`` is that of a place in the tables made by hand.

    ``name_weight`` is what the kind says for a name in a text being that of a place, in the rules of the
    recognizer. ``prior`` is how usual such a place is, in people, so that it compares with the population
    of a town; ``prior_share`` is what of its own population counts.
    """

    label: str
    precision: Precision = Precision.SITE
    name_weight: float = 0.0
    prior: float = 500.0
    prior_share: float = 1.0
    is_base: bool = False
    """Forces are at home there."""
    is_power: bool = False
    """Its name may stand for its government."""
    is_administered: bool = False
    """It holds other places as countries and their divisions do: "Homs, Syria"."""
    is_international: bool = False
    """It lies in no one country."""
    is_known_by_name: bool = False
    """It is known beyond its surroundings, however small it is."""


class PlaceKind(Recorded):
    """What sort of place it is."""

    precision: Precision
    name_weight: float
    prior: float
    prior_share: float
    is_base: bool
    is_power: bool
    is_administered: bool
    is_international: bool
    is_known_by_name: bool

    AIRBASE = (
        "airbase",
        PlaceRecord(label="air base", name_weight=2.5, is_base=True, is_known_by_name=True),
    )
    NAVAL_BASE = (
        "naval_base",
        PlaceRecord(label="naval base", name_weight=2.5, is_base=True, is_known_by_name=True),
    )
    BASE = "base", PlaceRecord(label="military base", name_weight=2.0, is_base=True)
    AIRPORT = "airport", PlaceRecord(label="airport", name_weight=-1.5)
    PORT = "port", PlaceRecord(label="port", name_weight=-1.5)
    FACILITY = "facility", PlaceRecord(label="facility", name_weight=2.0)
    CITY = "city", PlaceRecord(label="town or city", precision=Precision.CITY, prior=300.0)
    DIVISION = (
        "division",
        PlaceRecord(
            label="province or state",
            precision=Precision.REGION,
            name_weight=1.5,
            prior=5_000.0,
            prior_share=0.1,  # a province of a million people is named less often than a city of a million
            is_power=True,
            is_administered=True,
            is_known_by_name=True,
        ),
    )
    COUNTRY = (
        "country",
        PlaceRecord(
            label="country",
            precision=Precision.COUNTRY,
            name_weight=4.0,
            prior=8e9,
            is_power=True,
            is_administered=True,
        ),
    )
    WATER = (
        "water",
        PlaceRecord(
            label="sea or strait",
            precision=Precision.SEA,
            name_weight=3.0,
            prior=2e8,
            is_international=True,
        ),
    )
    REGION = (
        "region",
        PlaceRecord(
            label="region",
            precision=Precision.REGION,
            name_weight=2.5,
            prior=2e8,
            is_international=True,
        ),
    )
    CONTINENT = (
        "continent",
        PlaceRecord(
            label="continent",
            precision=Precision.CONTINENT,
            name_weight=3.5,
            prior=5e8,
            is_power=True,
            is_international=True,
        ),
    )

    @cached_property
    def is_area(self) -> bool:
        """Whether other places lie in it."""
        return self.is_administered or self.is_international

    @cached_property
    def is_wide(self) -> bool:
        """Whether it is as large as a country."""
        return self is PlaceKind.COUNTRY or self.is_international
