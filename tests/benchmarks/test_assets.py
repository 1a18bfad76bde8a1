"""What finding assets costs: articles of 450 words a second, the lexicon's memory and opening."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

from geo.events.assets import Assets
from geo.model import Article
from geo.reading import read_path, sentences

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
A_SECOND = 250
OPEN = 1.5
MEMORY = 12e6
ARTICLE = 450  # words
ROUNDS = 5

pytestmark = pytest.mark.benchmark


def test_assets_keep_up_with_the_rest() -> None:
    """The best of a few rounds over the samples, which are full of assets."""
    read = [(a, sentences(a)) for a in read_path(SAMPLES) if isinstance(a, Article)]
    assets, best = Assets.open(), float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for article, spans in read:
            assets.find(article, spans, ())
        best = min(best, time.process_time() - start)
    a_second = sum(len(a.text.split()) for a, _ in read) / ARTICLE / best
    print({"articles a second": a_second})
    assert a_second >= A_SECOND


def test_the_lexicon_is_small_and_there_at_once() -> None:
    start = time.perf_counter()
    Assets.open()
    seconds = time.perf_counter() - start
    tracemalloc.start()
    kept = Assets.open()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print({"open": seconds, "memory": size, "entries": len(kept.lexicon.entries)})
    assert seconds < OPEN
    assert size < MEMORY
