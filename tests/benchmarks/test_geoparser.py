"""What reading costs: documents a second beside a dictionary look-up, memory, the wait for the first one."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from geo.model import Article
from geo.pipeline import Pipeline
from geo.reading import read_path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpora" / "trnews.jsonl"
SAMPLES = ROOT / "data" / "samples"
DOCUMENTS = SHARED if SHARED.exists() else SAMPLES
A_SECOND = 60
SHARE_OF_LOOKUP = 1 / 40
MEMORY = 450e6
FIRST = 2.0
ROUNDS = 3

pytestmark = pytest.mark.benchmark

FIRST_DOCUMENT = """
import time
start = time.perf_counter()
from geo.pipeline import Pipeline
from geo.reading import read_text
Pipeline.open().extract(read_text("Jets left Hmeimim for Benghazi, officials in Ankara said.", id="x"))
print(time.perf_counter() - start)
"""


def test_reading_keeps_up_with_looking_up() -> None:
    """Both in this process, over the same texts, the better of a few rounds each, in processor time."""
    flashgeotext = pytest.importorskip("flashgeotext.geotext", reason="needs requirements-dev.txt")
    articles = [a for a in read_path(DOCUMENTS) if isinstance(a, Article)]
    pipeline, lookup = Pipeline.open(events=False), flashgeotext.GeoText()
    read = min(_seconds(lambda: [pipeline.extract(a) for a in articles]) for _ in range(ROUNDS))
    looked = min(_seconds(lambda: [lookup.extract(a.text) for a in articles]) for _ in range(ROUNDS))
    figures = {
        "documents": len(articles),
        "read a second": len(articles) / read,
        "looked up a second": len(articles) / looked,
    }
    print(figures)
    assert figures["read a second"] >= A_SECOND
    assert looked / read >= SHARE_OF_LOOKUP


def test_parse_stays_within_its_memory() -> None:
    command = [sys.executable, "-m", "geo", "parse", "--no-events", str(DOCUMENTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        watched, most = psutil.Process(process.pid), 0
        for line in process.stdout:
            most = max(most, watched.memory_info().rss)
            assert json.loads(line)["mentions"] is not None
    print({"memory": most})
    assert process.returncode == 0
    assert 0 < most < MEMORY


def test_the_first_document_is_there_at_once() -> None:
    command = [sys.executable, "-c", FIRST_DOCUMENT]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    print({"first document": float(done.stdout)})
    assert float(done.stdout) < FIRST


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
