"""A document as the resolver sees it: the senses of its names, their candidates in rows, what is believed.

A *sense* is a name as written in one kind of company; all its occurrences get the same place. The candidates
of the senses of a scene stand below each other, one row each, so that a feature is one array.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from geo.gazetteer import Candidate
from geo.geoparse.resolution.candidates import Written
from geo.geoparse.resolution.containers import containers, holds
from geo.geoparse.toponym import Toponym
from geo.model import Place, PlaceKind
from geo.spatial import Floats, Singles, chords, cosine, unit_vectors

Integers = npt.NDArray[np.int64]

SAME_KM = 161.0  # 100 miles: by custom as far as a point may be off and still count as right
_NEAR_KM = 100.0  # at this distance closeness is down to 1/e
_HARDLY = 1e-6  # a row that is believed less is near to nothing
_FAR = np.float32(20.0)  # times as far; what is smaller takes long to compute
_AT_ONCE = 1 << 17  # distances: bounds the memory that they take
_TEMPER = 0.35  # between what is believed (1) and what is possible at all (0)
_ONE_MORE = 1.0  # shares are of so much more than the other names, so that one name alone proves little
_SAME_COSINE = cosine(SAME_KM)


@dataclass(frozen=True, slots=True)
class Rows:
    """The candidates of a name with all that does not depend on the text, one row each.

    ``features`` are the values of the features of the name; ``points`` unit vectors; ``is_point`` is 1 for
    places from which distances mean something. ``countries`` and ``divisions`` are codes that are equal for
    equal ones, 0 for none.
    """

    candidates: tuple[Candidate, ...]
    features: Floats
    points: Floats
    is_point: Floats
    is_country: Floats
    is_division: Floats
    countries: Integers
    divisions: Integers

    @classmethod
    def of(cls, candidates: tuple[Candidate, ...], features: Floats) -> Rows:
        places = [c.place for c in candidates]
        return cls(
            candidates=candidates,
            features=features,
            points=unit_vectors([p.lat for p in places], [p.lon for p in places]),
            is_point=np.array([float(_is_point(p)) for p in places]),
            is_country=np.array([float(p.kind is PlaceKind.COUNTRY) for p in places]),
            is_division=np.array([float(_is_first_level(p)) for p in places]),
            countries=_codes([p.country for p in places]),
            divisions=_codes([_division_of(p) for p in places]),
        )


def _division_of(place: Place) -> tuple[str | None, str] | None:
    """Country and name of the first-level division that a place lies in or is."""
    name = place.division or (place.name if place.kind is PlaceKind.DIVISION else None)
    return None if name is None else (place.country, name)


def _is_first_level(place: Place) -> bool:
    return place.kind is PlaceKind.DIVISION and place.division is None


def _is_point(place: Place) -> bool:
    """Whether a place is small enough for distances from it: a town, a site, a county."""
    return not place.kind.is_area or (place.kind is PlaceKind.DIVISION and place.division is not None)


def _codes(keys: Sequence[object]) -> Integers:
    return np.array([0 if key is None else hash(key) or 1 for key in keys], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Sense:
    """A name as written in one kind of company, and how often it occurs.

    ``held`` are the places that the text puts it into; ``elsewhere`` those that it puts the name into
    where it stands in other company, given only where ``held`` is empty.
    """

    written: Written
    held: tuple[Place, ...]
    elsewhere: tuple[tuple[Place, ...], ...]
    count: int


def senses_of(
    toponyms: Sequence[Toponym], look_up: Callable[[Written], Sequence[Candidate]]
) -> tuple[list[Sense], list[int]]:
    """The senses of a whole document, and the number of each toponym's sense."""
    written = [Written.of(t) for t in toponyms]
    keys = list(zip(written, containers(toponyms, lambda at: look_up(written[at])), strict=True))
    counts = Counter(keys)
    elsewhere: defaultdict[str, list[tuple[Place, ...]]] = defaultdict(list)
    for own, held in counts:
        if held:
            elsewhere[own.name].append(held)
    numbers = {key: number for number, key in enumerate(counts)}
    senses = [
        Sense(own, held, () if held else tuple(elsewhere.get(own.name, ())), count)
        for (own, held), count in counts.items()
    ]
    return senses, [numbers[key] for key in keys]


@dataclass(frozen=True, slots=True)
class Codes:
    """A code for each row, counted from 0; ``known`` is 0 where the row has none."""

    of: Integers
    count: int
    known: Floats

    @classmethod
    def of_keys(cls, keys: Integers) -> Codes:
        distinct, of = np.unique(keys, return_inverse=True)
        return cls(of.astype(np.int64), len(distinct), (keys != 0).astype(float))


class Scene:
    """Senses that are each other's context, with their candidates: a document, or a part of a long one.

    ``numbers`` are those of the senses in their document. ``owner`` is the sense of each row, counted from 0
    here, ``starts`` the first row of each sense.
    """

    def __init__(
        self, numbers: Sequence[int], senses: Sequence[Sense], rows: Sequence[Rows], home: str | None
    ) -> None:
        self.numbers = numbers
        self.senses = senses
        self._rows = rows
        self._sizes = [len(r.candidates) for r in rows]
        self.starts = np.cumsum([0, *self._sizes])[:-1]
        self.owner = np.repeat(np.arange(len(senses)), self._sizes)
        self._home = home

    def rows_of(self, sense: int) -> range:
        start = int(self.starts[sense])
        return range(start, start + self._sizes[sense])

    @cached_property
    def candidates(self) -> list[Candidate]:
        return [c for own in self._rows for c in own.candidates]

    @cached_property
    def name_features(self) -> Floats:
        return np.concatenate([r.features for r in self._rows])

    @cached_property
    def is_country(self) -> Floats:
        return np.concatenate([r.is_country for r in self._rows])

    @cached_property
    def is_division(self) -> Floats:
        return np.concatenate([r.is_division for r in self._rows])

    @cached_property
    def countries(self) -> Codes:
        return Codes.of_keys(np.concatenate([r.countries for r in self._rows]))

    @cached_property
    def divisions(self) -> Codes:
        return Codes.of_keys(np.concatenate([r.divisions for r in self._rows]))

    @cached_property
    def weight(self) -> Floats:
        """How much each sense counts: once, and a little more where it occurs often."""
        return 1 + np.log([s.count for s in self.senses])

    @cached_property
    def others(self) -> Floats:
        """For each row, how much all other senses count together, and a little more."""
        return np.asarray(self.weight.sum() - self.weight[self.owner] + _ONE_MORE)

    @cached_property
    def contained(self) -> Floats:
        """1 for rows in a place that the text puts the name into, -1 for others, 0 where nothing is said."""
        return np.concatenate([_contained(r, s.held) for r, s in zip(self._rows, self.senses, strict=True)])

    @cached_property
    def contained_elsewhere(self) -> Floats:
        """The same where another occurrence of the name is put into a place, and this one is not."""
        return np.concatenate(
            [_contained_elsewhere(r, s.elsewhere) for r, s in zip(self._rows, self.senses, strict=True)]
        )

    @cached_property
    def at_home(self) -> Floats:
        """1 for rows inside the country of the publisher."""
        return np.array([float(_is_inside(c.place, self._home)) for c in self.candidates])

    @cached_property
    def points(self) -> Floats:
        """Rows as unit vectors."""
        return np.concatenate([r.points for r in self._rows])

    @cached_property
    def is_point(self) -> npt.NDArray[np.bool_]:
        return np.concatenate([r.is_point for r in self._rows]).astype(bool)

    def same_place(self, row: int, others: range) -> npt.NDArray[np.bool_]:
        """Which of other rows denote the same spot of the map: a province and its capital, say."""
        return np.asarray(self.points[others.start : others.stop] @ self.points[row] >= _SAME_COSINE)

    def nearness(self, to: Integers) -> Iterator[tuple[Integers, Singles]]:
        """How near points are to the rows in ``to``: 1 at no distance, 0 far away, some points at a time.

        In single precision, which is good to two kilometres.
        """
        points, rows = self.points.astype(np.float32), np.flatnonzero(self.is_point)
        targets, step = points[to].T, max(1, _AT_ONCE // max(1, len(to)))
        for start in range(0, len(rows), step):
            here = rows[start : start + step]
            powers = chords(points[here] @ targets, _NEAR_KM)
            np.minimum(powers, _FAR, out=powers)
            yield here, np.exp(-powers, out=powers)

    def possible_share(self, codes: Codes, beliefs: Beliefs) -> Floats:
        """For each row, the share of the other senses of which some row has its code."""
        votes = np.zeros((len(self.senses), codes.count))
        np.maximum.at(votes, (self.owner, codes.of), beliefs.tempered * codes.known)
        return self._share_of_others(votes, codes)

    def believed_share(self, codes: Codes, beliefs: Beliefs) -> Floats:
        """For each row, the share of the other senses that are believed to have its code."""
        return self._share_of_others(self._by_code(codes, beliefs.rows * codes.known), codes)

    def surest(self, codes: Codes, weights: Floats) -> Floats:
        """For each row, the weight with which the surest of the other senses has its code."""
        votes = self._by_code(codes, weights)
        first, columns = votes.argmax(axis=0), np.arange(codes.count)
        top = votes[first, columns]
        votes[first, columns] = 0.0
        return np.asarray(np.where(first[codes.of] == self.owner, votes.max(axis=0)[codes.of], top[codes.of]))

    def _share_of_others(self, votes: Floats, codes: Codes) -> Floats:
        counted = votes * self.weight[:, None]
        return np.asarray((counted.sum(axis=0)[codes.of] - counted[self.owner, codes.of]) / self.others)

    def _by_code(self, codes: Codes, weights: Floats) -> Floats:
        """The weights of the rows summed for each sense (rows) and code (columns)."""
        cells = len(self.senses) * codes.count
        sums = np.bincount(self.owner * codes.count + codes.of, weights=weights, minlength=cells)
        return np.asarray(sums, dtype=float).reshape(len(self.senses), codes.count)


class Beliefs:
    """How likely each row is held to be, 0 to 1. All 0 before the first pass."""

    def __init__(self, scene: Scene, rows: Floats) -> None:
        self.rows = rows
        self._scene = scene

    @classmethod
    def none(cls, scene: Scene) -> Beliefs:
        return cls(scene, np.zeros(len(scene.owner)))

    @classmethod
    def from_scores(cls, scene: Scene, scores: Floats) -> Beliefs:
        """The softmax of scores over the rows of each sense."""
        top = np.maximum.reduceat(scores, scene.starts)
        powers = np.exp(scores - top[scene.owner])
        return cls(scene, powers / np.add.reduceat(powers, scene.starts)[scene.owner])

    @cached_property
    def tempered(self) -> Floats:
        """Beliefs raised to a power below 1, by which what is merely possible counts too."""
        return np.asarray(self.rows**_TEMPER)

    @property
    def closeness(self) -> Floats:
        """For each row, how close the closest of the other senses is believed to be, 1 to 0."""
        return self._near[0]

    @property
    def possible_nearness(self) -> Floats:
        """For each row, the share of the other senses that have some row near it, by tempered beliefs."""
        return self._near[1]

    @cached_property
    def _near(self) -> tuple[Floats, Floats]:
        """Closeness and possible nearness, which both rest on all distances to rows that are believed."""
        scene = self._scene
        closest, shares = np.zeros(len(scene.owner)), np.zeros(len(scene.owner))
        to = np.flatnonzero(scene.is_point & (self.rows >= _HARDLY))
        if not len(to):
            return closest, shares
        senses, starts = np.unique(scene.owner[to], return_index=True)
        believed, tempered = self.rows[to].astype(np.float32), self.tempered[to].astype(np.float32)
        weight = scene.weight[senses]
        for here, nearness in scene.nearness(to):
            others = scene.owner[here, None] != senses
            possible = np.maximum.reduceat(nearness * tempered, starts, axis=1)
            shares[here] = (possible * others) @ weight
            nearness *= believed
            closest[here] = (np.add.reduceat(nearness, starts, axis=1) * others).max(axis=1)
        return closest, shares / scene.others


def _contained(rows: Rows, held: tuple[Place, ...]) -> Floats:
    """1 where one of the places holds the row's, -1 where none does, 0 where nothing is said."""
    if not held:
        return np.zeros(len(rows.candidates))
    return np.array([_within(c.place, held) for c in rows.candidates])


def _within(place: Place, held: tuple[Place, ...]) -> float:
    if place.country is None:
        return 0.0
    return 1.0 if any(holds(outer, place) for outer in held) else -1.0


def _contained_elsewhere(rows: Rows, elsewhere: Sequence[tuple[Place, ...]]) -> Floats:
    if not elsewhere:
        return np.zeros(len(rows.candidates))
    return np.asarray(np.mean([_contained(rows, held) for held in elsewhere], axis=0))


def _is_inside(place: Place, country: str | None) -> bool:
    return country is not None and place.country == country and place.kind is not PlaceKind.COUNTRY
