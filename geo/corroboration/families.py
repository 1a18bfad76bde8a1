"""Which kinds of event, and which classes of asset, may be two words for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from geo.model import AssetClass, EventKind


class Family(StrEnum):
    """What sort of event a corroboration is. Of several that fit, the first here names it."""

    RELOCATION = "relocation"
    TRANSIT = "transit"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    PRESENCE = "presence"
    PREPARATION = "preparation"
    FIGHT = "fight"
    SEIZURE = "seizure"
    EXERCISE = "exercise"


FAMILIES = {
    EventKind.ARRIVE: frozenset({Family.ARRIVAL}),
    EventKind.DEPLOY: frozenset({Family.ARRIVAL}),
    EventKind.TRANSIT: frozenset({Family.TRANSIT, Family.ARRIVAL}),
    EventKind.RELOCATE: frozenset({Family.RELOCATION, Family.ARRIVAL, Family.DEPARTURE}),
    EventKind.DEPART: frozenset({Family.DEPARTURE}),
    EventKind.WITHDRAW: frozenset({Family.DEPARTURE}),
    EventKind.REMAIN: frozenset({Family.PRESENCE}),
    EventKind.STATION: frozenset({Family.PRESENCE}),
    EventKind.PREPARE: frozenset({Family.PREPARATION}),
    EventKind.STRIKE: frozenset({Family.FIGHT}),
    EventKind.CLASH: frozenset({Family.FIGHT}),
    EventKind.SEIZE: frozenset({Family.SEIZURE}),
    EventKind.EXERCISE: frozenset({Family.EXERCISE}),
}
MOVES = frozenset({Family.RELOCATION, Family.TRANSIT, Family.ARRIVAL, Family.DEPARTURE})

# What a word for a wider class may stand for.
_COVERED = {
    AssetClass.AIRCRAFT: {
        AssetClass.TRANSPORT_AIRCRAFT,
        AssetClass.COMBAT_AIRCRAFT,
        AssetClass.HELICOPTER,
    },
    AssetClass.AIR_UNIT: {
        AssetClass.AIRCRAFT,
        AssetClass.TRANSPORT_AIRCRAFT,
        AssetClass.COMBAT_AIRCRAFT,
        AssetClass.HELICOPTER,
    },
    AssetClass.NAVAL: {AssetClass.WARSHIP, AssetClass.AUXILIARY_SHIP, AssetClass.SUBMARINE},
    AssetClass.GROUND_UNIT: {AssetClass.PERSONNEL, AssetClass.VEHICLE, AssetClass.ARTILLERY},
    AssetClass.CARGO: {AssetClass.MUNITIONS},
    AssetClass.FORCE: {
        AssetClass.GENERIC,
        AssetClass.GROUND_UNIT,
        AssetClass.PERSONNEL,
        AssetClass.VEHICLE,
        AssetClass.ARTILLERY,
    },
    AssetClass.GENERIC: {
        AssetClass.VEHICLE,
        AssetClass.ARTILLERY,
        AssetClass.AIR_DEFENCE,
        AssetClass.MISSILE,
        AssetClass.MUNITIONS,
        AssetClass.CARGO,
    },
}
# Where no asset is named, as in "Russia is leaving Qamishli", it is the force as a whole.
_UNNAMED = {AssetClass.FORCE, AssetClass.GENERIC, *_COVERED[AssetClass.FORCE], *_COVERED[AssetClass.GENERIC]}


@cache
def families_of(kinds: frozenset[EventKind]) -> frozenset[Family]:
    """The families that all kinds have in common. An arrival and a departure make a relocation."""
    shared = frozenset[Family].intersection(*(FAMILIES[kind] for kind in kinds))
    return shared or FAMILIES[EventKind.RELOCATE]


def family_of(kinds: frozenset[EventKind]) -> Family:
    shared = families_of(kinds)
    return next(family for family in Family if family in shared)


def covers(one: AssetClass | None, other: AssetClass | None) -> bool:
    """Whether one of two different classes is a wider word for the other. None is no asset named."""
    if one is None or other is None:
        return (one or other) in _UNNAMED
    return other in _COVERED.get(one, ()) or one in _COVERED.get(other, ())


def narrowest(classes: Iterable[AssetClass | None]) -> AssetClass | None:
    named = [each for each in classes if each]
    return min(named, key=lambda each: (len(_COVERED.get(each, ())), each), default=None)
