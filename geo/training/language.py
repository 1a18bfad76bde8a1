"""Trains the tagger and parser on a treebank of Universal Dependencies, and writes the model with its card.

The parser is spaCy's, a transition system after Honnibal and Johnson (2015) over vectors of words in
context; these start from GloVe's (Pennington, Socher and Manning 2014).
"""

from __future__ import annotations

import json
import platform
import shutil
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import spacy
from spacy.cli.train import train as train_pipeline
from spacy.tokens import DocBin
from spacy.training import Corpus
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from spacy.vectors import Vectors

from geo.language.parser import MODEL
from geo.settings import DATA
from geo.training.corpora import SHARED

TREEBANK = SHARED / "treebank"
CONFIG = Path(__file__).with_name("language.cfg")
CARD = DATA / "models" / "LANGUAGE.md"
_WORDS = 30_000  # the most frequent words keep their vectors
_DIMENSIONS = 100
_SENTENCES = 5  # a document of training

_TEXT = """# The language model

Written by `make language` on {date}, with Python {python}, spaCy {spacy}. Tags (Penn Treebank) and parses
(Universal Dependencies) English sentences.

**Trained on** the train part of Universal Dependencies English: EWT (web texts, CC BY-SA 4.0) and the CC BY
genres of GUM, {words:,} words. Words start from the vectors of the {vectors:,} most frequent words of GloVe
(see SOURCES.md). None of the treebank's text is in the model, but words that it uses are.

**Measured** on parts that it was not trained on, with the treebank's own words and sentences:

| part | tags | unlabelled attachment | labelled attachment |
| --- | --- | --- | --- |
{rows}

The dev part chose the step at which training ended; the test part chose nothing.

**Size** {size:.1f} MB. **For** sentences of English news, cut beforehand; names and assets that are known
already are read as one common word. Not for other languages, verse or chat.
"""


def train(vectors: Path, target: Path = MODEL) -> None:
    """Train with a file of vectors (see ``clusters``) and write the model and its card.

    Takes about an hour and a half on one core. Raises OSError where the treebank or the vectors are missing.
    """
    with TemporaryDirectory() as folder:
        work = Path(folder)
        words = {part: _convert(TREEBANK / f"{part}.conllu", work / f"{part}.spacy") for part in _PARTS}
        _write_vectors(vectors, work / "vectors")
        paths = {"train": "train.spacy", "dev": "dev.spacy", "vectors": "vectors"}
        overrides = {f"paths.{name}": str(work / path) for name, path in paths.items()}
        train_pipeline(CONFIG, work / "model", overrides=overrides)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work / "model" / "model-best", target)
        write_card(target, work, words["train"])


_PARTS = ("train", "dev", "test")


def _convert(source: Path, target: Path) -> int:
    """Make a part of the treebank what spaCy reads; how many words it has."""
    text = source.read_text(encoding="utf-8")
    docs = list(conllu_to_docs(text, n_sents=_SENTENCES, no_print=True))  # type: ignore[no-untyped-call]
    DocBin(docs=docs, store_user_data=False).to_disk(target)
    return sum(map(len, docs))


def _write_vectors(source: Path, target: Path) -> None:
    data = json.loads(source.read_text(encoding="utf-8"))
    words = [word for word in data["words"][:_WORDS] if word in data["vectors"]]
    rows = np.array([data["vectors"][word][:_DIMENSIONS] for word in words], dtype=np.float32)
    blank = spacy.blank("en")
    keys = [blank.vocab.strings.add(word) for word in words]
    blank.vocab.vectors = Vectors(data=rows, keys=keys, name="glove")
    blank.to_disk(target)


def write_card(model: Path, parts: Path, words: int, card: Path = CARD) -> None:
    """Measure a model on the held-out parts and write its card, dated today."""
    trained = spacy.load(model)
    rows = [
        _row(part, trained.evaluate(list(Corpus(parts / f"{part}.spacy")(trained)))) for part in _PARTS[1:]
    ]
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 1e6
    known = {"python": platform.python_version(), "spacy": version("spacy"), "date": datetime.now(UTC).date()}
    vectors = len(trained.vocab.vectors)
    text = _TEXT.format(**known, words=words, vectors=vectors, rows="\n".join(rows), size=size)
    card.write_text(text, encoding="utf-8")


def _row(part: str, scores: dict[str, Any]) -> str:
    return f"| {part} | {scores['tag_acc']:.3f} | {scores['dep_uas']:.3f} | {scores['dep_las']:.3f} |"
