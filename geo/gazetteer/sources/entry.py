"""What every source yields: a place with the names that it is known by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.gazetteer.prior import NameKind
from geo.model import Place

Named = tuple[str, NameKind]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as a source knows it. ``within`` is the id of its first-level division, ``also`` other ids."""

    place: Place
    names: tuple[Named, ...]
    within: str | None = None
    also: tuple[str, ...] = ()


def aliases(names: Iterable[str]) -> tuple[Named, ...]:
    return tuple((name, NameKind.ALIAS) for name in names)


def kept(names: Iterable[Named]) -> dict[str, NameKind]:
    """Names without repetition; where one comes twice, the stronger kind stands."""
    strongest: dict[str, NameKind] = {}
    for name, kind in names:
        strongest[name] = min(kind, strongest.get(name, kind))
    return strongest
