"""Chooses the place of each toponym: the candidate whose weighted features add up to most.

The features are one visible list (``features.FEATURES``), their weights one readable file. The first pass
reads each name with what stands behind its comma; each further one sees what the last believes of all others.
A conditional logit: McFadden, "Conditional logit analysis of qualitative choice behavior" (1974).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from geo.errors import ModelError
from geo.gazetteer import Candidate, Gazetteer
from geo.geoparse.resolution.candidates import CandidateFinder, Written
from geo.geoparse.resolution.context import Beliefs, Rows, Scene, Sense, senses_of
from geo.geoparse.resolution.explanation import SHOWN, Contribution, Explanation, Weighed
from geo.geoparse.resolution.features import FEATURES, NAME_FEATURES, TEXT_FEATURES, Reading
from geo.geoparse.resolution.publishers import home_country
from geo.geoparse.toponym import Toponym
from geo.model import Article, Place
from geo.settings import DATA
from geo.spatial import Floats

WEIGHTS = DATA / "models" / "resolver.json"
PASSES = 3
# What a scene holds at most, which bounds the work on endless texts.
_MOST_ROWS = 4000
_MOST_SENSES = 200
_REMEMBERED = 8192  # names


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place of a toponym, how sure (0 to 1), and what else it might be, best first."""

    place: Place | None
    score: float
    alternatives: tuple[Place, ...] = ()


NOWHERE = Resolution(None, 0.0)


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass makes of a scene: features (rows × FEATURES), scores and beliefs of its rows."""

    scene: Scene
    values: Floats
    scores: Floats
    beliefs: Beliefs

    def ranked(self, sense: int) -> list[int]:
        """The rows of a sense, best first."""
        rows = self.scene.rows_of(sense)
        return sorted(rows, key=lambda row: -self.scores[row])

    def certainty(self, sense: int) -> float:
        """How likely the best row of a sense is at the right spot, whichever of the rows there is meant.

        That is what the weights are fitted to. By folds no sharper and no duller softmax does better.
        """
        rows = self.scene.rows_of(sense)
        best = rows.start + int(np.argmax(self.scores[rows.start : rows.stop]))
        same = self.scene.same_place(best, rows)
        return min(1.0, float(self.beliefs.rows[rows.start : rows.stop][same].sum()))


def passes(scene: Scene, weights: Floats) -> Iterator[Pass]:
    """Score the candidates of a scene again and again, each time by what is believed of the others."""
    beliefs = Beliefs.none(scene)
    for _ in range(PASSES):
        values = feature_values(scene, beliefs)
        scores = values @ weights
        beliefs = Beliefs.from_scores(scene, scores)
        yield Pass(scene, values, scores, beliefs)


def last_pass(scene: Scene, weights: Floats) -> Pass:
    *_, last = passes(scene, weights)
    return last


class ContextResolver:
    """Resolves all toponyms of a document together. Safe to share between threads."""

    def __init__(self, gazetteer: Gazetteer, weights: Mapping[str, float] | None = None) -> None:
        self._gazetteer = gazetteer
        self._weights = read_weights() if weights is None else weights
        self._weight_array = as_array(self._weights)
        self._finder = CandidateFinder(gazetteer)
        self._rows = lru_cache(_REMEMBERED)(self._look_up)

    def __reduce__(self) -> tuple[type[ContextResolver], tuple[Gazetteer, Mapping[str, float]]]:
        return type(self), (self._gazetteer, self._weights)

    def resolve(self, toponyms: Sequence[Toponym], article: Article | None = None) -> list[Resolution]:
        """One resolution per toponym, in order. Equal names in equal company get one place.

        The article tells where it was published; without it that feature is 0.
        """
        senses, sense_of = self.senses(toponyms)
        found = [NOWHERE] * len(senses)
        for scene in self.scenes(senses, article):
            weighed = self.weigh(scene)
            for at, number in enumerate(scene.numbers):
                found[number] = _resolution(weighed, at)
        return [found[number] for number in sense_of]

    def resolve_and_explain(
        self, toponyms: Sequence[Toponym], article: Article | None = None
    ) -> tuple[list[Resolution], list[Explanation]]:
        """As ``resolve``, and for each toponym its best candidates with what each feature adds."""
        senses, sense_of = self.senses(toponyms)
        found = [NOWHERE] * len(senses)
        why: list[tuple[Weighed, ...]] = [()] * len(senses)
        for scene in self.scenes(senses, article):
            weighed = self.weigh(scene)
            for at, number in enumerate(scene.numbers):
                found[number], why[number] = _resolution(weighed, at), self._explained(weighed, at)
        explanations = [Explanation(t.span, t.text, why[n]) for t, n in zip(toponyms, sense_of, strict=True)]
        return [found[number] for number in sense_of], explanations

    def explain(self, toponyms: Sequence[Toponym], at: int, article: Article | None = None) -> Explanation:
        """The best candidates of one toponym, by its position, computed as in ``resolve``."""
        senses, sense_of = self.senses(toponyms)
        wanted, candidates = sense_of[at], tuple[Weighed, ...]()
        for scene in self.scenes(senses, article):
            if wanted in scene.numbers:
                candidates = self._explained(self.weigh(scene), scene.numbers.index(wanted))
                break
        return Explanation(toponyms[at].span, toponyms[at].text, candidates)

    def senses(self, toponyms: Sequence[Toponym]) -> tuple[list[Sense], list[int]]:
        """The senses of a document, and the number of each toponym's."""
        return senses_of(toponyms, self._candidates)

    def scenes(self, senses: Iterable[Sense], article: Article | None = None) -> Iterator[Scene]:
        """The senses of a document that have candidates: one scene, or several where they are many."""
        home = home_country(article) if article else None
        numbers, here, rows, size = list[int](), list[Sense](), list[Rows](), 0
        for number, sense in enumerate(senses):
            own = self._rows(sense.written)
            if own is None:
                continue
            size += len(own.candidates)
            if numbers and (size > _MOST_ROWS or len(numbers) == _MOST_SENSES):
                yield Scene(numbers, here, rows, home)
                numbers, here, rows, size = [], [], [], len(own.candidates)
            numbers.append(number)
            here.append(sense)
            rows.append(own)
        if numbers:
            yield Scene(numbers, here, rows, home)

    def weigh(self, scene: Scene) -> Pass:
        """Score the candidates of a scene in all passes; the last counts."""
        return last_pass(scene, self._weight_array)

    def _candidates(self, written: Written) -> tuple[Candidate, ...]:
        rows = self._rows(written)
        return rows.candidates if rows else ()

    def _look_up(self, written: Written) -> Rows | None:
        candidates = self._finder.find(*written)
        if not candidates:
            return None
        name, site, _, abbreviated = written
        readings = [Reading(c, name, n, candidates, site, abbreviated) for n, c in enumerate(candidates)]
        return Rows.of(candidates, np.array([[f.value(r) for f in NAME_FEATURES] for r in readings]))

    def _explained(self, weighed: Pass, sense: int) -> tuple[Weighed, ...]:
        return tuple(self._weighed(weighed, row) for row in weighed.ranked(sense)[:SHOWN])

    def _weighed(self, weighed: Pass, row: int) -> Weighed:
        return Weighed(
            place=weighed.scene.candidates[row].place,
            score=float(weighed.scores[row]),
            probability=float(weighed.beliefs.rows[row]),
            contributions=tuple(
                Contribution(f.key, f.label, float(value), self._weights[f.key])
                for f, value in zip(FEATURES, weighed.values[row], strict=True)
            ),
        )


def feature_values(scene: Scene, beliefs: Beliefs) -> Floats:
    """The value of every feature, shape (rows of the scene, FEATURES)."""
    of_text = [feature.value(scene, beliefs) for feature in TEXT_FEATURES]
    return np.column_stack([scene.name_features, *of_text])


def read_weights(path: Path = WEIGHTS) -> dict[str, float]:
    """The weight of each feature. Raises ModelError where the file is missing or no such table."""
    try:
        weights = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): float(weight) for key, weight in weights.items()}
    except (OSError, ValueError, AttributeError, TypeError) as problem:
        raise ModelError(f"{path}: no weights can be read here; train with `make train`") from problem


def as_array(weights: Mapping[str, float]) -> Floats:
    """Weights in the order of FEATURES. Raises ModelError where one is missing or unknown."""
    keys = [feature.key for feature in FEATURES]
    different = sorted(set(keys) ^ set(weights))
    if different:
        raise ModelError(f"the resolver's weights do not fit in {different}; train with `make train`")
    return np.array([weights[key] for key in keys])


def _resolution(weighed: Pass, sense: int) -> Resolution:
    rows = weighed.ranked(sense)[:SHOWN]
    places = tuple(weighed.scene.candidates[row].place for row in rows)
    return Resolution(places[0], weighed.certainty(sense), places[1:])
