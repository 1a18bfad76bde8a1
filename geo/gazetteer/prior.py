"""What a name most likely stands for before any context is read: the order of the candidates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import log10

from geo.model import Place


class NameKind(IntEnum):
    """What a name is to its place, the strongest first."""

    NAME = 0
    ALIAS = 1
    DEMONYM = 2
    ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may denote, and what the name is to it."""

    place: Place
    name_kind: NameKind


# Weights are in people, so that they compare with the population of a town.
_SITE_BY_NAME, _SITE = 1e9, 6e4  # made by hand
# By where the record comes from: lists that go further down than those of towns and regions.
_LISTED = {"feature:": 15_000.0, "adm2:": 500.0, "post:": 100.0}
_NAMED = {NameKind.NAME: 1.0, NameKind.ALIAS: 0.5, NameKind.DEMONYM: 0.4, NameKind.ABBREVIATION: 0.4}
# What news means by the name, against the numbers.
_USUAL = {"gn:4140963": 10.0}  # Washington, D.C., before the state


def prior(candidate: Candidate) -> float:
    """How usual a candidate is for its name, 0 to 1, on a logarithmic scale.

    Countries come first, then hand-made sites by their full name, continents, seas and regions; towns and
    provinces share the middle by population; airfields and ports come last unless a table made by hand
    names them.
    """
    place = candidate.place
    weight = max(place.population * place.kind.prior_share, _least(place, candidate.name_kind))
    weight *= _NAMED[candidate.name_kind] * _USUAL.get(place.id, 1.0)
    return min(log10(1 + weight) / 10, 1.0)


def _least(place: Place, name_kind: NameKind) -> float:
    """The weight that a place has whoever lives there. Only sites made by hand outweigh towns."""
    if place.id.startswith("site:"):
        return _SITE_BY_NAME if name_kind is NameKind.NAME else _SITE
    listed = next((weight for prefix, weight in _LISTED.items() if place.id.startswith(prefix)), None)
    if listed is not None:
        return listed
    return place.kind.prior
