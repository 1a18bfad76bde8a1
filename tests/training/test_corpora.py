"""Annotated documents become folds and labels that can be trusted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from geo.training.corpora import SHARED, folds, marked_names, toponym_corpus
from geo.training.recognition import labels, stratified
from geo.training.written import training_documents

needs_corpora = pytest.mark.skipif(
    not SHARED.exists(), reason="the annotated corpora are not on this machine"
)


@pytest.mark.parametrize("size", [5, 7, 100])
def test_folds_hold_each_item_out_once_and_repeat(size: int) -> None:
    items = list(range(size))
    cut = list(folds(items))
    assert sorted(item for _, held in cut for item in held) == items
    assert all(sorted([*seen, *held]) == items for seen, held in cut)
    assert cut == list(folds(items))


def test_labels_cover_the_gold_names() -> None:
    documents = training_documents()
    counts = Counter(label for d in documents for row in labels(d) for label in row)
    names = sum(len(d.toponyms) for d in documents)
    assert counts["U"] + counts["B"] == names
    assert counts["B"] == counts["L"] > 0


def test_strata_keep_each_corpus_share() -> None:
    written = training_documents()
    documents = [replace(d, corpus="odd" if at % 4 == 0 else "even") for at, d in enumerate(written)]
    whole = Counter(d.corpus for d in documents)
    for seen, held in stratified(documents, 5):
        shares = Counter(d.corpus for d in held)
        assert all(shares[name] == pytest.approx(whole[name] / 5, abs=1) for name in whole)
        assert not {d.article.id for d in seen} & {d.article.id for d in held}


def test_a_missing_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="lgl"):
        toponym_corpus("lgl", tmp_path)


@needs_corpora
def test_nearly_every_gold_name_stands_on_word_ends() -> None:
    documents = toponym_corpus("trnews")
    located = sum(1 for d in documents for _ in d.located())
    assert located / sum(len(d.toponyms) for d in documents) > 0.99


@needs_corpora
def test_marked_names_are_in_their_sentences() -> None:
    assert all(0 <= m.span.start < m.span.end <= len(m.text) for m in marked_names())
