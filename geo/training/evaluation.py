"""Measures the whole geoparser on documents that none of its parts has seen: folds → what `parse` prints."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from geo.gazetteer import Gazetteer
from geo.geoparse import Clusters, ContextResolver, Geoparser, RoleClassifier
from geo.geoparse.roles import Features
from geo.model import Findings
from geo.serial import document as as_json
from geo.training import recognition, resolution, roles
from geo.training.corpora import SHARED, GoldDocument

Parsed = dict[str, dict[str, Any]]


def held_out(
    documents: Sequence[GoldDocument], extra: Sequence[GoldDocument], gazetteer: Gazetteer, count: int = 5
) -> dict[str, Parsed]:
    """By corpus and document, what a geoparser finds in it that was trained on the other folds.

    ``extra`` documents are trained on in every fold; so are the marked sentences.
    """
    clusters = Clusters.open()
    marked = roles.marked_examples(gazetteer)
    parsed: dict[str, Parsed] = defaultdict(dict)
    for recognizer, seen, held in recognition.held_out(documents, gazetteer, clusters, extra, count):
        weights = resolution.train(resolution.samples(gazetteer, seen))
        role_weights = roles.fit(
            Features(clusters), [*marked, *roles.examples_of(gazetteer, [*seen, *extra])]
        )
        role = RoleClassifier(Features(clusters), role_weights.of, role_weights.bias)
        geoparser = Geoparser(recognizer, ContextResolver(gazetteer, weights), role)
        for document in held:
            findings = Findings(document.sentences, geoparser.mentions(document.article, document.sentences))
            parsed[document.corpus][document.article.id] = as_json(document.article, findings)
    return dict(parsed)


def scores(parsed: dict[str, Parsed], shared: Path = SHARED) -> Iterator[tuple[str, dict[str, Any]]]:
    """The figures of the corpora's own scorer, by corpus."""
    scorer = _module(shared / "scoring" / "score_toponyms.py")
    for corpus, found in parsed.items():
        with (shared / "corpora" / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
            gold = {record["id"]: record for record in map(json.loads, lines)}
        yield corpus, scorer.score({k: v for k, v in gold.items() if k in found}, found)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise OSError(f"{path}: no scorer here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
