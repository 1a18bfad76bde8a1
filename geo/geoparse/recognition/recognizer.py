"""Recognizes toponyms by a trained sequence model: text → toponyms.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the features of
features.py; each word begins, continues, ends or is a name, or is none (labels B, I, L, U, O).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

from geo import lexicon
from geo.errors import ModelError
from geo.gazetteer import Gazetteer
from geo.geoparse.clusters import Clusters
from geo.geoparse.recognition.decision import Name, decided, ships_of
from geo.geoparse.recognition.features import FeatureExtractor, Features, Weighed
from geo.geoparse.tokens import Token, tokenise
from geo.geoparse.toponym import Toponym, toponym_at
from geo.model import Article, Span
from geo.settings import DATA

MODEL = DATA / "models" / "recognizer.crfsuite"
_INSIDE = frozenset("IL")
_OPEN = frozenset("BI")


class TrainedRecognizer:
    """Safe to share between threads; pickles as its gazetteer and the path of its model."""

    def __init__(self, gazetteer: Gazetteer, clusters: Clusters, model: Path) -> None:
        self._gazetteer = gazetteer
        self._clusters = clusters
        self._extractor = FeatureExtractor(gazetteer, clusters)
        self._model = model
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self._one_at_a_time = threading.Lock()  # the tagger keeps the sentence it is at

    @classmethod
    def open(cls, gazetteer: Gazetteer, clusters: Clusters, model: Path = MODEL) -> TrainedRecognizer:
        """Raises ModelError where the model is missing or broken."""
        try:
            return cls(gazetteer, clusters, model)
        except (OSError, ValueError) as problem:
            raise ModelError(f"{model}: no recognizer can be read here; train with `make train`") from problem

    def __reduce__(self) -> tuple[type[TrainedRecognizer], tuple[Gazetteer, Clusters, Path]]:
        return type(self), (self._gazetteer, self._clusters, self._model)

    def recognize(self, article: Article, sentences: Sequence[Span]) -> list[Toponym]:
        """The toponyms of an article's sentences, in order; none overlap."""
        cut = [tokenise(article.text, span) for span in sentences]
        featured = list(self._extractor.document(cut))
        ships = ships_of(pair for _, weighed in featured for pair in weighed)
        found: list[Toponym] = []
        for words, (features, weighed) in zip(cut, featured, strict=True):
            if any(word.capital for word in words):
                names = self._names(words, features, weighed, ships)
                found.extend(self._toponym(article.text, words, name) for name in names)
        return found

    def _names(
        self,
        words: tuple[Token, ...],
        features: list[Features],
        weighed: list[Weighed],
        ships: frozenset[str],
    ) -> list[Name]:
        if is_foreign(words):
            return [Name(m.first, m.last, weight / (1 + weight)) for m, weight in weighed if weight > 0]
        with self._one_at_a_time:
            labels = self._tagger.tag(features)
            labelled = [
                Name(first, last, min(self._tagger.marginal(labels[at], at) for at in range(first, last + 1)))
                for first, last in names_of(words, labels)
            ]
            believed = [
                (m, weight, 1 - max(self._tagger.marginal("O", at) for at in m.positions))
                for m, weight in weighed
                if weight > 0 and labels[m.first] == "O"
            ]
        return decided(words, labelled, believed, weighed, ships)

    def _toponym(self, text: str, words: tuple[Token, ...], name: Name) -> Toponym:
        first, last, score = name
        candidates = self._gazetteer.candidates(" ".join(words[at].norm for at in name.positions))
        return toponym_at(text, words, (first, last), candidates, score, end_of(text, words[last]))


def is_foreign(words: Sequence[Token]) -> bool:
    """Whether most words are in a script that the model, which has read English, does not know."""
    letters = [w.text[0] for w in words if w.text[0].isalpha()]
    return sum(ord(letter) > 0x24F for letter in letters) * 2 > len(letters)


def names_of(words: Sequence[Token], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and last words of the names that a sequence of labels marks."""
    at = 0
    while at < len(words):
        last = at
        if labels[at] == "O":
            at += 1
            continue
        while last + 1 < len(words) and _goes_on(words, labels, last):
            last += 1
        yield at, last
        at = last + 1


def _goes_on(words: Sequence[Token], labels: Sequence[str], at: int) -> bool:
    """Whether the name goes on behind a word. It never crosses a line, a comma or a semicolon."""
    crosses = any(mark in words[at].gap for mark in ",;\n")
    return labels[at] in _OPEN and labels[at + 1] in _INSIDE and not crosses


def end_of(text: str, last: Token) -> int:
    """Where a name ends: the full stop of an abbreviation belongs to it ("Calif.", "Main St.")."""
    end = last.span.end
    stopped = text[end : end + 1] == "." and "." not in last.text and not last.text.isupper()
    return end + 1 if stopped and last.norm in lexicon.words("stopped") else end
