"""Chooses the place of each toponym: one visible list of weighted features, summed per candidate."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, exp, hypot, radians

from geo import lexicon
from geo.gazetteer import Candidate, Gazetteer, NameKind, normalise, prior
from geo.geoparse.toponym import Toponym
from geo.model import Place

_NEAR_KM = 250.0
_KM_PER_DEGREE = 111.2
_MOST_CANDIDATES = 40
_RIVAL_MARGIN = 0.12
_WIDE = frozenset({"continent", "region", "water"})
_CITY_COMMA_STATE = frozenset({"AU", "CA", "US"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the document says.

    ``countries`` is each country's share of the mentions, ``near`` the places that are already certain,
    ``containers`` the countries and divisions that stand behind a name and a comma.
    """

    countries: Mapping[str, float]
    near: tuple[Place, ...]
    containers: tuple[Place, ...]
    site: str | None


Feature = Callable[[Candidate, Context], float]


def usual(candidate: Candidate, context: Context) -> float:
    """How usual the place is for its name, whatever the text (0 to 1)."""
    return prior(candidate)


def contained(candidate: Candidate, context: Context) -> float:
    """1 where the country or division that the text names holds the place, -1 where it does not."""
    if not context.containers or candidate.place.country is None:
        return 0.0
    return 1.0 if any(holds(outer, candidate.place) for outer in context.containers) else -1.0


def country(candidate: Candidate, context: Context) -> float:
    """The share of the document's mentions that lie in the candidate's country (0 to 1)."""
    return context.countries.get(candidate.place.country or "", 0.0)


def nearness(candidate: Candidate, context: Context) -> float:
    """1 where a certain place is within reach, falling to 0 at some hundred kilometres."""
    closest = min((distance_km(candidate.place, place) for place in context.near), default=1e9)
    return exp(-closest / _NEAR_KM)


def site_word(candidate: Candidate, context: Context) -> float:
    """1 where the candidate is what the word beside the name says: "air base", "province"."""
    return float(candidate.place.kind in lexicon.fitting(context.site))


def unannounced(candidate: Candidate, context: Context) -> float:
    """1 for an airport, a port or a base that no word beside the name announces."""
    packaged = candidate.place.id.startswith(("icao:", "port:"))
    return float(packaged and candidate.place.kind not in lexicon.fitting(context.site))


FEATURES: tuple[tuple[Feature, float], ...] = (
    (usual, 6.0),
    (contained, 3.5),
    (country, 2.5),
    (nearness, 1.5),
    (site_word, 3.0),
    (unannounced, -2.0),
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place of a toponym, how sure (0 to 1), and what else it might be, best first."""

    place: Place | None
    score: float
    alternatives: tuple[Place, ...] = ()


class ContextResolver:
    """Resolves all toponyms of a document together. Stateless: safe to share between threads."""

    def __init__(self, gazetteer: Gazetteer, features: tuple[tuple[Feature, float], ...] = FEATURES) -> None:
        self._gazetteer = gazetteer
        self._features = features

    def resolve(self, toponyms: Sequence[Toponym]) -> list[Resolution]:
        """One resolution per toponym, in order. Equal names in equal company get one place."""
        options = [self._candidates(t) for t in toponyms]
        containers = _containers(toponyms, options)
        options = [o if held else _widest(o) for o, held in zip(options, containers, strict=True)]
        countries = _countries(options)
        certain = _certain(options)
        chosen: dict[tuple[str, str | None, tuple[Place, ...]], Resolution] = {}
        results = []
        for toponym, candidates, held in zip(toponyms, options, containers, strict=True):
            key = (normalise(toponym.name), toponym.site, held)
            if key not in chosen:
                context = Context(countries, _but(certain, candidates), held, toponym.site)
                chosen[key] = self._best(candidates, context)
            results.append(chosen[key])
        return results

    def score(self, candidate: Candidate, context: Context) -> float:
        return sum(weight * feature(candidate, context) for feature, weight in self._features)

    def _best(self, candidates: Sequence[Candidate], context: Context) -> Resolution:
        if not candidates:
            return Resolution(None, 0.0)
        ranked = sorted(((self.score(c, context), c) for c in candidates), key=lambda pair: -pair[0])
        places = list(dict.fromkeys(c.place for _, c in ranked))
        top = ranked[0][0]
        share = 1 / sum(exp(s - top) for s, _ in ranked[:_MOST_CANDIDATES])
        return Resolution(places[0], share, tuple(places[1:5]))

    def _candidates(self, toponym: Toponym) -> list[Candidate]:
        """Those of the name itself and, where a site word stands by, of name and site word together."""
        found = [c for c in self._gazetteer.candidates(toponym.name) if _agrees(c, toponym)]
        if toponym.demonym:
            found = [c for c in found if c.name_kind is NameKind.DEMONYM] or found
        found = found[:_MOST_CANDIDATES]
        for form in lexicon.site_forms(toponym.site):
            found += self._gazetteer.candidates(f"{toponym.name} {form}")
        return list(dict.fromkeys(found))


def _agrees(candidate: Candidate, toponym: Toponym) -> bool:
    if candidate.name_kind is NameKind.ABBREVIATION:
        return toponym.text.isupper() or toponym.text.endswith(".")
    return True


def _containers(
    toponyms: Sequence[Toponym], options: Sequence[Sequence[Candidate]]
) -> list[tuple[Place, ...]]:
    """For each toponym, the countries or divisions that the text puts it in: "Tripoli, Lebanon".

    A name that is put into one place throughout keeps it where it stands alone.
    """
    own: list[tuple[Place, ...]] = [()] * len(toponyms)
    by_name: defaultdict[str, set[tuple[Place, ...]]] = defaultdict(set)
    for at, (inner, outer) in enumerate(pairwise(toponyms)):
        if _is_within(inner, outer):
            own[at] = _holders(options[at], options[at + 1])
            by_name[normalise(inner.name)].add(own[at])
    named = [by_name[normalise(toponym.name)] - {()} for toponym in toponyms]
    return [
        held or (next(iter(others)) if len(others) == 1 else ())
        for held, others in zip(own, named, strict=True)
    ]


def _holders(inner: Sequence[Candidate], outer: Sequence[Candidate]) -> tuple[Place, ...]:
    """The readings of the outer name that hold some reading of the inner one.

    Only a sea's or continent's own name may also be a town's; and where the outer name is a city's first,
    as in a list of cities, it is a state's only in countries that write "city, state".
    """
    if inner and inner[0].place.kind in _WIDE:
        inner = [c for c in inner if c.name_kind is NameKind.NAME]
    first = outer[0].place if outer else None
    return tuple(
        o.place
        for o in outer
        if o.place.kind in ("country", "division")
        and (first is None or first.kind in ("country", "division") or o.place.country in _CITY_COMMA_STATE)
        and any(holds(o.place, c.place) for c in inner)
    )


def _widest(candidates: list[Candidate]) -> list[Candidate]:
    """Without a word on the contrary, a continent's or a sea's name is not that of its namesakes."""
    if candidates and candidates[0].place.kind in _WIDE:
        return [c for c in candidates if c.place.kind in _WIDE]
    return candidates


def _is_within(inner: Toponym, outer: Toponym) -> bool:
    if inner.words is not outer.words or outer.demonym or inner.demonym:
        return False
    between = inner.words[inner.last + 1 : outer.first]
    gap = inner.words[inner.last].gap.strip()
    if not between:
        return gap == ","
    phrase = [w.norm for w in between if w.norm not in lexicon.words("directions") and w.norm != "the"]
    return phrase == ["in"] or (not phrase and gap in (",", ""))


def _countries(options: Iterable[Sequence[Candidate]]) -> dict[str, float]:
    """Each country's share of the mentions, half of it from names that only its places bear."""
    votes: Counter[str] = Counter()
    for candidates in options:
        if candidates and candidates[0].place.country:
            sure = candidates[0].place.kind == "country" or len({c.place.country for c in candidates}) == 1
            votes[candidates[0].place.country] += 2 if sure else 1
    total = votes.total()
    return {code: votes[code] / total for code in votes}


def _certain(options: Iterable[Sequence[Candidate]]) -> tuple[Place, ...]:
    """Places that the name alone decides: sites made by hand, and cities without a rival."""
    certain = []
    for candidates in options:
        if not candidates:
            continue
        place = candidates[0].place
        if place.precision in ("site", "city") and not _has_rival(candidates):
            certain.append(place)
    return tuple(dict.fromkeys(certain))


def _has_rival(candidates: Sequence[Candidate]) -> bool:
    """Whether a place in another country is nearly as usual for the name as the first."""
    best = candidates[0]
    return any(
        prior(c) > prior(best) - _RIVAL_MARGIN and c.place.country != best.place.country
        for c in candidates[1:]
    )


def _but(places: Iterable[Place], candidates: Sequence[Candidate]) -> tuple[Place, ...]:
    own = {c.place.id for c in candidates}
    return tuple(p for p in places if p.id not in own)


def holds(outer: Place, inner: Place) -> bool:
    """Whether a country or division holds a place."""
    if outer.id == inner.id or outer.country != inner.country:
        return False
    return outer.kind == "country" or (outer.kind == "division" and outer.name == inner.division)


def distance_km(a: Place, b: Place) -> float:
    """Kilometres between two places on a plane, good to a few percent below 500 km."""
    east = ((a.lon - b.lon + 180) % 360 - 180) * cos(radians((a.lat + b.lat) / 2))
    return hypot(a.lat - b.lat, east) * _KM_PER_DEGREE
