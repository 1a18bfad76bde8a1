"""What the text puts a name into: "Tripoli, Lebanon", "Paris in Texas"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from geo import lexicon
from geo.gazetteer import Candidate, NameKind
from geo.geoparse.toponym import Toponym
from geo.model import Place, PlaceKind

_CITY_COMMA_STATE = frozenset({"AU", "CA", "US"})


def containers(
    toponyms: Sequence[Toponym], candidates: Callable[[int], Sequence[Candidate]]
) -> list[tuple[Place, ...]]:
    """For each toponym, the countries or divisions that stand right behind it as what it lies in.

    ``candidates`` gives those of a toponym by its position; it is asked of pairs only.
    """
    held: list[tuple[Place, ...]] = [()] * len(toponyms)
    for at, (inner, outer) in enumerate(pairwise(toponyms)):
        if _is_within(inner, outer):
            held[at] = _holders(candidates(at), candidates(at + 1))
    return held


def holds(outer: Place, inner: Place) -> bool:
    """Whether a country or division holds a place."""
    if outer.id == inner.id or outer.country != inner.country:
        return False
    return outer.kind is PlaceKind.COUNTRY or (
        outer.kind is PlaceKind.DIVISION and outer.name == inner.division
    )


def _is_within(inner: Toponym, outer: Toponym) -> bool:
    """Whether only a comma, an "in" or a direction stands between two names."""
    if inner.words is not outer.words or outer.demonym or inner.demonym:
        return False
    between = inner.words[inner.last + 1 : outer.first]
    gap = inner.words[inner.last].gap.strip()
    if not between:
        return gap == ","
    phrase = [w.norm for w in between if w.norm not in lexicon.words("directions") and w.norm != "the"]
    return phrase == ["in"] or (not phrase and gap in (",", ""))


def _holders(inner: Sequence[Candidate], outer: Sequence[Candidate]) -> tuple[Place, ...]:
    """The readings of the outer name that hold some reading of the inner one.

    Only a sea's or continent's own name may also be a town's; and where the outer name is a city's first,
    as in a list of cities, it is a state's only in countries that write "city, state".
    """
    if inner and inner[0].place.kind.is_international:
        inner = [c for c in inner if c.name_kind is NameKind.NAME]
    first = outer[0].place if outer else None
    return tuple(
        o.place
        for o in outer
        if o.place.kind.is_administered
        and (first is None or first.kind.is_administered or o.place.country in _CITY_COMMA_STATE)
        and any(holds(o.place, c.place) for c in inner)
    )
