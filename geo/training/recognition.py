"""Trains the recognizer and measures it by folds: gold spans → labels → a conditional random field."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite

from geo.gazetteer import Gazetteer
from geo.geoparse.clusters import Clusters
from geo.geoparse.recognition.features import FeatureExtractor, Features
from geo.geoparse.recognition.recognizer import MODEL, TrainedRecognizer, is_foreign
from geo.training.corpora import GoldDocument, folds

Labelled = tuple[list[Features], list[str]]

# L1 and L2 regularisation; stopping early does more against overfitting than either.
_PARAMETERS = {"c1": 0.05, "c2": 0.2, "max_iterations": 60, "feature.possible_transitions": True}
# How often each sentence is learnt from: local news of the United States is the most and the least like ours.
_TIMES = {"lgl": 1, "trnews": 2, "gwn": 2, "written": 2}


def train(documents: Sequence[GoldDocument], gazetteer: Gazetteer, target: Path = MODEL) -> None:
    """Learn from annotated documents and write the model."""
    _fit(_labelled(documents, FeatureExtractor(gazetteer, Clusters.open())), target)


def held_out(
    documents: Sequence[GoldDocument],
    gazetteer: Gazetteer,
    clusters: Clusters,
    extra: Sequence[GoldDocument] = (),
    count: int = 5,
) -> Iterator[tuple[TrainedRecognizer, list[GoldDocument], list[GoldDocument]]]:
    """For each fold a recognizer, the documents that it was trained on, and those it has not seen.

    ``extra`` documents are trained on in every fold, and in neither list.
    """
    extractor = FeatureExtractor(gazetteer, clusters)
    labelled = {d.article.id: list(_labelled([d], extractor)) for d in documents}
    always = list(_labelled(extra, extractor))
    with tempfile.TemporaryDirectory() as folder:
        for number, (seen, held) in enumerate(stratified(documents, count)):
            target = Path(folder) / f"{number}.crfsuite"
            _fit([*always, *(pair for d in seen for pair in labelled[d.article.id])], target)
            yield TrainedRecognizer(gazetteer, clusters, target), seen, held


def stratified(
    documents: Sequence[GoldDocument], count: int
) -> Iterator[tuple[list[GoldDocument], list[GoldDocument]]]:
    """Folds that hold the same share of every corpus."""
    corpora: dict[str, list[GoldDocument]] = defaultdict(list)
    for document in documents:
        corpora[document.corpus].append(document)
    for parts in zip(*(folds(each, count) for each in corpora.values()), strict=True):
        yield [d for seen, _ in parts for d in seen], [d for _, held in parts for d in held]


def labels(document: GoldDocument) -> list[list[str]]:
    """A label for each word of each sentence: B, I, L of a name, U for a name of one word, O for none."""
    rows = {id(words): ["O"] * len(words) for words in document.words}
    for _, words, first, last in document.located():
        row = rows[id(words)]
        if first == last:
            row[first] = "U"
        else:
            row[first : last + 1] = ["B", *"I" * (last - first - 1), "L"]
    return list(rows.values())


def _labelled(documents: Iterable[GoldDocument], extractor: FeatureExtractor) -> Iterator[Labelled]:
    """The sentences that the model is asked about: in its language, with a capital."""
    for document in documents:
        featured = extractor.document(document.words)
        for words, (features, _), row in zip(document.words, featured, labels(document), strict=True):
            if any(word.capital for word in words) and not is_foreign(words):
                yield from [(features, row)] * _TIMES[document.corpus]


def _fit(sentences: Iterable[Labelled], target: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, row in sentences:
        trainer.append(features, row)
    trainer.set_params(_PARAMETERS)
    trainer.train(str(target))
