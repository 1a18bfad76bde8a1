"""Learns the weights of the resolver: annotated names → data/models/resolver.json.

A conditional logit (McFadden 1974): the softmax over the candidates of a name should fall on those that are
right, which are the gold place itself or within 161 km of it. What the text says is computed from the
resolver's own beliefs, so training and weighing take turns.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from geo.gazetteer import Gazetteer
from geo.geoparse.resolution.context import SAME_KM, Integers, Scene
from geo.geoparse.resolution.features import FEATURES
from geo.geoparse.resolution.resolver import WEIGHTS, ContextResolver, as_array, last_pass, passes
from geo.geoparse.toponym import toponym_at
from geo.model import Place
from geo.spatial import Floats, distance_km
from geo.training.corpora import GoldDocument, GoldToponym, folds

_L2 = 3e-4  # against the mean loss of a name; by folds 1e-4 to 1e-3 do as well
_ROUNDS = 3  # of training and weighing
_DIGITS = 3
# Half of all names are local news of the United States, which is not what we read.
_CORPUS_WEIGHT = {"lgl": 0.5, "trnews": 1.0, "gwn": 1.0}
# Where the weights are drawn to, for what the corpora teach too little of. They have few military sites, seas
# and words beside a name; a province within 161 km of its town is as right as the town; half of them is local
# news, where Paris is in Texas. They have no publishers at all, so that "home" keeps the weight given here.
# The rest is drawn to nothing.
PRIOR = dict.fromkeys((feature.key for feature in FEATURES), 0.0) | {
    "abbreviation": 1.0,
    "contained": 3.5,
    "country": 3.0,
    "home": 0.8,
    "metropolis": 10.0,
    "people_named": 3.0,
    "site": 2.0,
    "site_word": 6.0,
    "town_inside": -4.0,
    "unannounced": -2.0,
    "usual": 6.0,
    "wide": 4.0,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A document's gold names as the resolver sees them.

    ``names`` are those that have candidates and a gold point: the sense of each, and which of its candidates
    are right.
    """

    corpus: str
    scene: Scene
    names: tuple[tuple[int, tuple[bool, ...]], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Candidates of many names below each other. ``owner`` is the name of each, counted from 0."""

    values: Floats
    owner: Integers
    right: Floats
    weight: Floats  # of each name

    @property
    def starts(self) -> Integers:
        return np.searchsorted(self.owner, np.arange(len(self.weight)))


def samples(gazetteer: Gazetteer, documents: Iterable[GoldDocument]) -> list[Sample]:
    """Documents with their candidates."""
    resolver = ContextResolver(gazetteer, PRIOR)
    return [s for d in documents for s in _samples(gazetteer, resolver, d)]


def train(training: Sequence[Sample]) -> dict[str, float]:
    """The weights that explain gold places best, by feature."""
    weights = as_array(PRIOR)
    for _ in range(_ROUNDS):
        weights = _fitted(_choices(training, weights), weights)
    return {f.key: round(float(w), _DIGITS) for f, w in zip(FEATURES, weights, strict=True)}


def write(weights: Mapping[str, float], path: Path = WEIGHTS) -> None:
    path.write_text(json.dumps(dict(sorted(weights.items())), indent=2) + "\n", encoding="utf-8")


def _samples(gazetteer: Gazetteer, resolver: ContextResolver, document: GoldDocument) -> Iterator[Sample]:
    located = list(document.located())
    toponyms = [
        toponym_at(
            document.article.text, words, (first, last),
            gazetteer.candidates(" ".join(w.text for w in words[first : last + 1])), 1.0, gold.span.end,
        )
        for gold, words, first, last in located
    ]  # fmt: skip
    senses, sense_of = resolver.senses(toponyms)
    for scene in resolver.scenes(senses):
        places = {n: [scene.candidates[row].place for row in scene.rows_of(at)]
                  for at, n in enumerate(scene.numbers)}  # fmt: skip
        yield Sample(
            document.corpus,
            scene,
            tuple(
                (scene.numbers.index(number), tuple(is_right(p, gold) for p in places[number]))
                for number, (gold, *_) in zip(sense_of, located, strict=True)
                if number in places and gold.lat is not None
            ),
        )


def is_right(place: Place, gold: GoldToponym) -> bool:
    """Whether a place is the gold one or near enough to it."""
    if gold.geonameid is not None and place.geonameid == gold.geonameid:
        return True
    if gold.lat is None or gold.lon is None:
        return False
    return distance_km((place.lat, place.lon), (gold.lat, gold.lon)) <= SAME_KM


def _choices(training: Sequence[Sample], weights: Floats) -> Choices:
    """Every name in every pass: one list of weights has to serve them all."""
    blocks, rights, name_weights = [], [], []
    for sample in training:
        # Only a right candidate beside a wrong one has something to teach.
        names = Counter((sense, right) for sense, right in sample.names if any(right) and not all(right))
        for each in passes(sample.scene, weights) if names else ():
            for (sense, right), count in names.items():
                rows = sample.scene.rows_of(sense)
                blocks.append(each.values[rows.start : rows.stop])
                rights.append(right)
                name_weights.append(_CORPUS_WEIGHT[sample.corpus] * sqrt(count))
    return Choices(
        np.concatenate(blocks),
        np.repeat(np.arange(len(rights)), [len(r) for r in rights]),
        np.array([float(r) for right in rights for r in right]),
        np.array(name_weights) / sum(name_weights),
    )


def _fitted(choices: Choices, start: Floats) -> Floats:
    """The weights of least loss, drawn to PRIOR."""
    drawn_to, starts = as_array(PRIOR), choices.starts

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = choices.values @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[choices.owner])
        hits = powers * choices.right
        all_, right = np.add.reduceat(powers, starts), np.add.reduceat(hits, starts)
        slope = (powers / all_[choices.owner] - hits / right[choices.owner]) * choices.weight[choices.owner]
        off = weights - drawn_to
        return (
            float(-choices.weight @ np.log(right / all_) + _L2 * off @ off),
            slope @ choices.values + 2 * _L2 * off,
        )

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def report(gazetteer: Gazetteer, documents: Iterable[GoldDocument], count: int = 5) -> str:
    """By folds: how many gold names get a right place, and how far the resolver's certainty can be believed.

    In Markdown, a table each. Gold names without a point are left out.
    """
    by_corpus: defaultdict[str, list[tuple[int, list[Sample]]]] = defaultdict(list)
    for document in documents:
        points = sum(t.lat is not None for t in document.toponyms)
        by_corpus[document.corpus].append((points, samples(gazetteer, [document])))
    rows, judgements = list[str](), defaultdict[str, list[tuple[bool, float]]](list)
    for fold in zip(*(folds(each, count) for each in by_corpus.values()), strict=True):
        weights = as_array(train([s for learnt, _ in fold for _, of in learnt for s in of]))
        for corpus, (_, held) in zip(by_corpus, fold, strict=True):
            judgements[corpus] += [j for _, of in held for s in of for j in _judged(s, weights)]
    for corpus, each in by_corpus.items():
        points, right = sum(n for n, _ in each), sum(is_right for is_right, _ in judgements[corpus])
        rows.append(f"| {corpus} | {points:,} | {right / max(points, 1):.3f} |")
    return "\n".join(
        ["| resolution of gold names, by folds | names | right |", "| --- | --- | --- |", *rows, "",
         "| certainty | names | said | right |", "| --- | --- | --- | --- |",
         *_reliability([j for each in judgements.values() for j in each])]
    )  # fmt: skip


def _judged(sample: Sample, weights: Floats) -> Iterator[tuple[bool, float]]:
    """For each gold name with candidates whether its best is right, and how sure the resolver is."""
    weighed = last_pass(sample.scene, weights)
    for sense, right in sample.names:
        best = weighed.ranked(sense)[0] - sample.scene.rows_of(sense).start
        yield right[best], weighed.certainty(sense)


def _reliability(judgements: Sequence[tuple[bool, float]]) -> Iterator[str]:
    """How often a place is right, by tenths of the certainty that it was given."""
    for tenth in range(10):
        here = [(right, sure) for right, sure in judgements if min(int(sure * 10), 9) == tenth]
        if here:
            right, sure = np.mean(here, axis=0)
            yield f"| from {tenth / 10} | {len(here):,} | {sure:.2f} | {right:.2f} |"
