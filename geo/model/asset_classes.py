"""Classes of asset: one record each, from which all that treats them differently takes what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from geo.model.recorded import Recorded

__all__ = ["AssetClass", "Group", "Symbol"]


class Group(Enum):
    """Classes that name one thing together: a "Su-24 bomber", the "frigate" that a warship is."""

    AIRCRAFT = auto()
    SHIPS = auto()
    ARMS = auto()


class Symbol(NamedTuple):
    """What APP-6 draws for a class: the symbol set and the entity of a symbol identification code."""

    symbol_set: str
    entity: str

    def __str__(self) -> str:
        return f"{self.symbol_set}-{self.entity}"


class StandIn(NamedTuple):
    """What the parser reads in place of an asset."""

    singular: str
    plural: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetRecord:
    """All that is known of a class of asset. ``wider`` holds the codes of classes whose words cover it."""

    label: str
    symbol: Symbol
    stand_in: StandIn
    group: Group | None = None
    wider: frozenset[str] = frozenset()
    drives: bool = False
    carries: bool = False
    """Others are moved aboard it."""
    is_fired: bool = False
    """It is sent at a target: "launched"."""
    is_manned: bool = False
    """A body of people, which can move house, and of which "they" are many."""
    is_unit: bool = False
    """A body of people with a number of them: "two battalions, around 800 soldiers"."""
    is_grounded: bool = False
    """A body of people on the ground unless its words name another arm: "the Kaliningrad garrison"."""
    is_service: bool = False
    """An armed service as a whole: "the navy"."""
    speaks: bool = False
    """It may be who says something: "the army said"."""
    is_at_large: bool = False
    """The force as a whole, or its equipment: what moves where no asset is named."""
    is_inert: bool = False
    """It cannot fight."""
    is_civilian: bool = False
    """Civilians have it too, so that it does not show an article to be about forces."""
    is_mass: bool = False
    """It is not counted by ones."""
    has_own_name: bool = False
    """Each is known by a name or number of its own."""


class AssetClass(Recorded):
    """What sort of thing an asset is."""

    symbol: Symbol
    stand_in: StandIn
    group: Group | None
    wider: frozenset[str]
    drives: bool
    carries: bool
    is_fired: bool
    is_manned: bool
    is_unit: bool
    is_grounded: bool
    is_service: bool
    speaks: bool
    is_at_large: bool
    is_inert: bool
    is_civilian: bool
    is_mass: bool
    has_own_name: bool

    AIR_DEFENCE = (
        "air_defence",
        AssetRecord(
            label="air defence",
            symbol=Symbol("10", "130100"),  # air defence unit
            stand_in=StandIn("system", "systems"),
            group=Group.ARMS,
            wider=frozenset({"generic"}),
        ),
    )
    TRANSPORT_AIRCRAFT = (
        "transport_aircraft",
        AssetRecord(
            label="transport aircraft",
            symbol=Symbol("01", "110107"),  # fixed wing: cargo
            stand_in=StandIn("plane", "planes"),
            group=Group.AIRCRAFT,
            wider=frozenset({"aircraft", "air_unit"}),
            carries=True,
        ),
    )
    COMBAT_AIRCRAFT = (
        "combat_aircraft",
        AssetRecord(
            label="combat aircraft",
            symbol=Symbol("01", "110104"),  # fixed wing: fighter
            stand_in=StandIn("plane", "planes"),
            group=Group.AIRCRAFT,
            wider=frozenset({"aircraft", "air_unit"}),
        ),
    )
    HELICOPTER = (
        "helicopter",
        AssetRecord(
            label="helicopter",
            symbol=Symbol("01", "110200"),  # rotary wing
            stand_in=StandIn("helicopter", "helicopters"),
            group=Group.AIRCRAFT,
            wider=frozenset({"aircraft", "air_unit"}),
        ),
    )
    AIRCRAFT = (
        "aircraft",
        AssetRecord(
            label="aircraft",
            symbol=Symbol("01", "110100"),  # fixed wing
            stand_in=StandIn("plane", "planes"),
            group=Group.AIRCRAFT,
            wider=frozenset({"air_unit"}),
        ),
    )
    DRONE = (
        "drone",
        AssetRecord(
            label="drone",
            symbol=Symbol("01", "110300"),  # unmanned aerial vehicle
            stand_in=StandIn("drone", "drones"),
            group=Group.AIRCRAFT,
            is_fired=True,
        ),
    )
    WARSHIP = (
        "warship",
        AssetRecord(
            label="warship",
            symbol=Symbol("30", "120200"),  # surface combatant
            stand_in=StandIn("ship", "ships"),
            group=Group.SHIPS,
            wider=frozenset({"naval"}),
            carries=True,
            has_own_name=True,
        ),
    )
    AUXILIARY_SHIP = (
        "auxiliary_ship",
        AssetRecord(
            label="auxiliary ship",
            symbol=Symbol("30", "130000"),  # military noncombatant ship
            stand_in=StandIn("ship", "ships"),
            group=Group.SHIPS,
            wider=frozenset({"naval"}),
            carries=True,
            has_own_name=True,
        ),
    )
    NAVAL = (
        "naval",
        AssetRecord(
            label="naval vessel",
            symbol=Symbol("30", "110000"),  # military vessel
            stand_in=StandIn("fleet", "ships"),
            group=Group.SHIPS,
            carries=True,
            is_service=True,
            speaks=True,
        ),
    )
    SUBMARINE = (
        "submarine",
        AssetRecord(
            label="submarine",
            symbol=Symbol("35", "110100"),  # submarine
            stand_in=StandIn("submarine", "submarines"),
            group=Group.SHIPS,
            wider=frozenset({"naval"}),
            has_own_name=True,
        ),
    )
    GROUND_UNIT = (
        "ground_unit",
        AssetRecord(
            label="ground unit",
            symbol=Symbol("10", "121000"),  # combined arms unit
            stand_in=StandIn("brigade", "troops"),
            wider=frozenset({"force"}),
            is_manned=True,
            is_unit=True,
            is_grounded=True,
            speaks=True,
            has_own_name=True,
        ),
    )
    AIR_UNIT = (
        "air_unit",
        AssetRecord(
            label="air unit",
            symbol=Symbol("10", "120800"),  # fixed wing aviation unit
            stand_in=StandIn("squadron", "planes"),
            is_manned=True,
            is_unit=True,
            speaks=True,
            has_own_name=True,
        ),
    )
    PERSONNEL = (
        "personnel",
        AssetRecord(
            label="personnel",
            symbol=Symbol("10", "121100"),  # infantry unit
            stand_in=StandIn("soldier", "troops"),
            wider=frozenset({"ground_unit", "force"}),
            is_manned=True,
            speaks=True,
        ),
    )
    VEHICLE = (
        "vehicle",
        AssetRecord(
            label="vehicle",
            symbol=Symbol("15", "120000"),  # vehicle
            stand_in=StandIn("vehicle", "vehicles"),
            group=Group.ARMS,
            wider=frozenset({"ground_unit", "force", "generic"}),
            drives=True,
        ),
    )
    ARTILLERY = (
        "artillery",
        AssetRecord(
            label="artillery",
            symbol=Symbol("10", "130300"),  # field artillery unit
            stand_in=StandIn("gun", "guns"),
            group=Group.ARMS,
            wider=frozenset({"ground_unit", "force", "generic"}),
            is_fired=True,
        ),
    )
    MISSILE = (
        "missile",
        AssetRecord(
            label="missile",
            symbol=Symbol("02", "110000"),  # missile
            stand_in=StandIn("missile", "missiles"),
            group=Group.ARMS,
            wider=frozenset({"generic"}),
            is_fired=True,
        ),
    )
    MUNITIONS = (
        "munitions",
        AssetRecord(
            label="munitions",
            symbol=Symbol("10", "160400"),  # ammunition unit
            stand_in=StandIn("bomb", "bombs"),
            group=Group.ARMS,
            wider=frozenset({"cargo", "generic"}),
            is_fired=True,
            is_mass=True,
        ),
    )
    CARGO = (
        "cargo",
        AssetRecord(
            label="cargo",
            symbol=Symbol("10", "163400"),  # supply unit
            stand_in=StandIn("cargo", "supplies"),
            wider=frozenset({"generic"}),
            is_inert=True,
            is_civilian=True,
            is_mass=True,
        ),
    )
    FACILITY = (
        "facility",
        AssetRecord(
            label="facility",
            symbol=Symbol("20", "110000"),  # military installation
            stand_in=StandIn("base", "bases"),
            is_inert=True,
            is_civilian=True,
        ),
    )
    FORCE = (
        "force",
        AssetRecord(
            label="force",
            symbol=Symbol("10", "000000"),  # land unit of no stated branch
            stand_in=StandIn("force", "forces"),
            is_manned=True,
            is_grounded=True,
            is_service=True,
            speaks=True,
            is_at_large=True,
        ),
    )
    GENERIC = (
        "generic",
        AssetRecord(
            label="equipment",
            symbol=Symbol("15", "000000"),  # equipment of no stated type
            stand_in=StandIn("equipment", "weapons"),
            group=Group.ARMS,
            wider=frozenset({"force"}),
            is_at_large=True,
            is_civilian=True,
            is_mass=True,
        ),
    )

    @cached_property
    def flies(self) -> bool:
        return self.group is Group.AIRCRAFT

    @cached_property
    def sails(self) -> bool:
        return self.group is Group.SHIPS

    @cached_property
    def is_craft(self) -> bool:
        """Whether it is one machine that moves with its crew: "the Il-76" is one, "the S-400" a sort."""
        return self.flies or self.sails or self.drives

    @cached_property
    def covered(self) -> frozenset[AssetClass]:
        """The classes that a word for this one may stand for."""
        return frozenset(each for each in AssetClass if self.value in each.wider)

    @cached_property
    def is_unnamed(self) -> bool:
        """Whether it may be what moves where no asset is named, as in "Russia is leaving Qamishli"."""
        return self.is_at_large or any(AssetClass(code).is_at_large for code in self.wider)

    def is_of_group(self, other: AssetClass) -> bool:
        """Whether words of both may name one thing."""
        return self is other or (self.group is not None and self.group is other.group)
