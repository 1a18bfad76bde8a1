"""Which kinds of event, and which classes of asset, may be two words for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from geo.model import AssetClass, EventKind, Family

MOVES = frozenset({Family.RELOCATION, Family.TRANSIT, Family.ARRIVAL, Family.DEPARTURE})


@cache
def families_of(kinds: frozenset[EventKind]) -> frozenset[Family]:
    """The families that all kinds have in common. An arrival and a departure make a relocation."""
    shared = frozenset[Family].intersection(*(kind.families for kind in kinds))
    return shared or EventKind.RELOCATE.families


def family_of(kinds: frozenset[EventKind]) -> Family:
    shared = families_of(kinds)
    return next(family for family in Family if family in shared)


def covers(one: AssetClass | None, other: AssetClass | None) -> bool:
    """Whether one of two different classes is a wider word for the other. None is no asset named."""
    if one is None or other is None:
        named = one or other
        return named is not None and named.is_unnamed
    return other in one.covered or one in other.covered


def narrowest(classes: Iterable[AssetClass | None]) -> AssetClass | None:
    named = [each for each in classes if each]
    return min(named, key=lambda each: (len(each.covered), each), default=None)
