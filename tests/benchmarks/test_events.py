"""Budgets of reading with events: documents of 450 words a second in one process, and its memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from geo.model import Article
from geo.pipeline import Pipeline
from geo.reading import read_path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "seeds"
SAMPLES = ROOT / "data" / "samples"
DOCUMENTS = SHARED if SHARED.exists() else SAMPLES
A_SECOND = 12
WORDS = 450  # of a document
MEMORY = 600e6
ROUNDS = 5

pytestmark = pytest.mark.benchmark


def test_reading_with_events_keeps_its_speed() -> None:
    """The best of a few rounds, in processor time: other processes may be busy."""
    articles = [each for each in read_path(DOCUMENTS) if isinstance(each, Article)]
    pipeline = Pipeline.open()
    documents = sum(len(each.text.split()) for each in articles) / WORDS
    a_second = documents / min(_seconds(pipeline, articles) for _ in range(ROUNDS))
    print({"documents": round(documents, 1), "a second": round(a_second, 1)})
    assert a_second >= A_SECOND


def test_parse_with_events_stays_within_its_memory() -> None:
    command = [sys.executable, "-m", "geo", "parse", str(DOCUMENTS), str(SAMPLES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        watched, most, events = psutil.Process(process.pid), 0, 0
        for line in process.stdout:
            most = max(most, watched.memory_info().rss)
            events += len(json.loads(line)["events"])
    print({"memory in MB": round(most / 1e6), "events": events})
    assert process.returncode == 0 and events
    assert 0 < most < MEMORY


def _seconds(pipeline: Pipeline, articles: list[Article]) -> float:
    start = time.process_time()
    for each in articles:
        pipeline.extract(each)
    return time.process_time() - start
