"""One article apart from all others: its fault, its delay and its crash are its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from geo.errors import ReadingError
from geo.ingest import Stored, ingest
from geo.isolation import IsolatedReader
from geo.pipeline import Pipeline
from geo.reading import Input, Text
from geo.settings import settings
from geo.store import Store
from tests.builders import article
from tests.isolation.poison import Deadly, Endless, Raising, Refused

TEXT = "Two Il-76 transport aircraft left Khmeimim for Benghazi on Monday."


class LeftError(Exception):
    """What ends the run of a visitor who has gone."""


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    opened = IsolatedReader(seconds=1)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    settings.cache_clear()
    yield tmp_path / "dateline.log"
    settings.cache_clear()


def test_it_finds_what_the_pipeline_finds(reader: IsolatedReader) -> None:
    pipeline, report = Pipeline.open(), article(TEXT)
    findings, why = pipeline.extract_and_explain(report)
    assert findings.events and why
    assert reader.read(Text("pasted", "note", TEXT)).text == TEXT
    assert reader.extract(report) == findings
    assert reader.extract_and_explain(report) == (findings, why)
    assert reader.explain(report, findings.mentions[0].span) == why[0]


@pytest.mark.parametrize(
    ("poison", "told", "traced"),
    [
        (Raising(), "failed on it (IndexError)", "poison.py"),
        (Endless(), "takes longer than 1 s", "poison.py"),
        (Deadly(), "died", "deadly"),
    ],
)
def test_a_fault_is_an_error_of_its_article_and_the_next_one_is_read(
    reader: IsolatedReader, log: Path, poison: Input, told: str, traced: str
) -> None:
    with pytest.raises(ReadingError) as raised:
        reader.read(poison)
    assert raised.value.source == poison.name
    assert told in raised.value.problem and "Traceback" not in raised.value.problem
    assert str(log) in raised.value.problem
    assert poison.name in log.read_text() and traced in log.read_text()
    assert reader.extract(article(TEXT)).events


def test_what_is_refused_keeps_its_reason_and_needs_no_log(reader: IsolatedReader, log: Path) -> None:
    with pytest.raises(ReadingError, match="refused: holds no text"):
        reader.read(Refused())
    assert not log.exists() or not log.read_text()


def test_who_leaves_ends_the_reading(reader: IsolatedReader) -> None:
    process = psutil.Process(pid(reader))

    def leave() -> None:
        raise LeftError

    with pytest.raises(LeftError):
        reader.attended(leave).read(Endless())
    assert not process.is_running()
    assert reader.extract(article(TEXT)).events


def test_a_process_that_was_killed_while_idle_is_started_again(reader: IsolatedReader) -> None:
    assert reader.extract(article(TEXT)).events
    psutil.Process(pid(reader)).kill()
    assert reader.extract(article(TEXT)).events


def test_ten_poisonous_articles_among_five_hundred_leave_the_other_490() -> None:
    poison: list[Input] = [
        *(Raising(f"raising {number}") for number in range(4)),
        *(Endless(f"endless {number}") for number in range(3)),
        *(Deadly(f"deadly {number}") for number in range(3)),
    ]
    sound: list[Input] = [Text(f"{n}.txt", f"{n}", f"{n} tanks stand at Hmeimim.") for n in range(490)]
    for number, each in enumerate(poison):
        sound.insert(number * 49, each)
    reader, store = IsolatedReader(events=False, seconds=1), Store.open("sqlite://")
    results = list(ingest(sound, store, reader))
    reader.close()
    assert [each.source for each in results if isinstance(each, ReadingError)] == [p.name for p in poison]
    assert sum(isinstance(each, Stored) and each.new for each in results) == 490
    assert store.counts().articles == 490


def pid(reader: IsolatedReader) -> int:
    """The process that a reader has started to read in."""
    return reader.worker.call(10, lambda: None, os.getpid)
