"""Learns the weights of the role classifier from two corpora, and measures them by folds.

One logistic regression for both. The corpora disagree on modifiers ("U.S. officials"), and the articles of
GeoWebNews follow the project's convention but are few, so each of their mentions weighs more (instance
weighting as of Jiang and Zhai 2007).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from geo.gazetteer import Gazetteer
from geo.geoparse.clusters import Clusters
from geo.geoparse.roles import MODEL, Features, RoleClassifier
from geo.geoparse.tokens import Token, tokenise
from geo.geoparse.toponym import Toponym, toponym_at
from geo.model import Place, Role, Span
from geo.training.corpora import GoldDocument, MarkedName, folds, marked_names

_WEIGHT = {"gwn": 6.0, "written": 4.0}  # of a mention in a document, against a marked sentence
_PENALTY = 0.2  # scikit-learn's C: smaller is smoother
_RARE = 2  # features seen less often are left out
_DIGITS = 3
_SEED = 20_261_123


@dataclass(frozen=True, slots=True)
class Example:
    """A toponym with its place and gold role, and how much it weighs in training."""

    toponym: Toponym
    place: Place | None
    role: Role
    weight: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares, 0 to 1, over ``count`` examples."""

    accuracy: float
    literal_f1: float
    count: int


@dataclass(frozen=True, slots=True)
class Weights:
    """A log-linear model: the weight of each feature, and what is added to every sum."""

    of: dict[str, float]
    bias: float

    def write(self, target: Path) -> None:
        """As sorted JSON, a feature a line, so that a change can be read."""
        content = {"bias": self.bias, "weights": self.of}
        target.write_text(json.dumps(content, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def train(documents: Sequence[GoldDocument], gazetteer: Gazetteer, target: Path = MODEL) -> None:
    """Learn from the marked sentences and from documents with roles, and write the weights.

    Raises OSError where the corpus of marked sentences is missing.
    """
    examples = [*marked_examples(gazetteer), *examples_of(gazetteer, documents)]
    fit(Features(Clusters.open()), examples).write(target)


def cross_validate(documents: Sequence[GoldDocument], gazetteer: Gazetteer) -> Scores:
    """Five folds over the marked sentences, all names of one together, trained as ``train`` does.

    Raises OSError where the corpus is missing.
    """
    features, tally = Features(Clusters.open()), _Tally()
    read = list(examples_of(gazetteer, documents))
    by_sentence: dict[str, list[Example]] = defaultdict(list)
    for example in marked_examples(gazetteer):
        by_sentence[" ".join(word.text for word in example.toponym.words)].append(example)
    for seen, held in folds(list(by_sentence.values())):
        weights = fit(features, [*chain.from_iterable(seen), *read])
        tally.add(RoleClassifier(features, weights.of, weights.bias), list(chain.from_iterable(held)))
    return tally.scores()


def fit(features: Features, examples: Sequence[Example]) -> Weights:
    """The weights that examples give, rounded, without those that come to nothing."""
    found = [features(e.toponym, e.place) for e in examples]
    counts = Counter(f for listed in found for f in set(listed))
    columns = {f: at for at, f in enumerate(sorted(f for f, n in counts.items() if n >= _RARE))}
    model = LogisticRegression(C=_PENALTY, solver="liblinear", random_state=_SEED)
    model.fit(
        _matrix(found, columns),
        [e.role is Role.LITERAL for e in examples],
        sample_weight=[e.weight for e in examples],
    )
    rounded = {f: round(float(model.coef_[0, at]), _DIGITS) for f, at in columns.items()}
    return Weights({f: w for f, w in rounded.items() if w}, round(float(model.intercept_[0]), _DIGITS))


def _matrix(found: Sequence[Sequence[str]], columns: dict[str, int]) -> csr_matrix:
    """How often each feature holds, shape (examples, features)."""
    indices: list[int] = []
    ends = [0]
    for listed in found:
        indices.extend(columns[f] for f in listed if f in columns)
        ends.append(len(indices))
    ones: npt.NDArray[np.float64] = np.ones(len(indices))
    places, bounds = np.array(indices, dtype=np.int32), np.array(ends, dtype=np.int32)
    matrix = csr_matrix((ones, places, bounds), shape=(len(found), len(columns)))
    matrix.sum_duplicates()
    return matrix


def marked_examples(gazetteer: Gazetteer) -> list[Example]:
    """Those of the marked sentences. Raises OSError where the corpus is missing."""
    return [_of_sentence(gazetteer, marked) for marked in marked_names()]


def examples_of(gazetteer: Gazetteer, documents: Iterable[GoldDocument]) -> Iterator[Example]:
    """Those of documents whose toponyms have roles."""
    for document in documents:
        for gold, words, first, last in document.located():
            if gold.role is not None:
                text, name = document.article.text, document.article.quote(gold.span)
                weight = _WEIGHT[document.corpus]
                yield _example(gazetteer, text, name, words, (first, last), gold.role, weight)


def _of_sentence(gazetteer: Gazetteer, marked: MarkedName) -> Example:
    words = tokenise(marked.text, Span(0, len(marked.text)))
    inside = [at for at, word in enumerate(words) if word.span.overlaps(marked.span)]
    name = marked.text[marked.span.start : marked.span.end]
    return _example(gazetteer, marked.text, name, words, (inside[0], inside[-1]), marked.role, 1.0)


def _example(
    gazetteer: Gazetteer,
    text: str,
    name: str,
    words: tuple[Token, ...],
    at: tuple[int, int],
    role: Role,
    weight: float,
) -> Example:
    candidates = gazetteer.candidates(name)
    toponym = toponym_at(text, words, at, candidates, 1.0)
    return Example(toponym, candidates[0].place if candidates else None, role, weight)


class _Tally:
    """Counts pairs of gold and predicted role."""

    def __init__(self) -> None:
        self._pairs: Counter[tuple[Role, Role]] = Counter()

    def add(self, classifier: RoleClassifier, examples: Sequence[Example]) -> None:
        self._pairs.update((e.role, classifier(e.toponym, e.place)) for e in examples)

    def scores(self) -> Scores:
        count = self._pairs.total()
        literal = self._pairs[Role.LITERAL, Role.LITERAL]
        other = self._pairs[Role.ASSOCIATIVE, Role.ASSOCIATIVE]
        return Scores(
            accuracy=(literal + other) / count,
            literal_f1=2 * literal / (literal + count - other),
            count=count,
        )
