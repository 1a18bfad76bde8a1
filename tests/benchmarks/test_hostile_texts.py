"""Degenerate texts, 400,000 characters each: no repetition of anything makes a reader wait."""

from __future__ import annotations

import time

import pytest

from geo.errors import ReadingError
from geo.pipeline import Pipeline
from geo.reading import read_bytes, read_text

CHARACTERS = 400_000
LONGEST = 5.0  # seconds of processor time
LONGEST_NAMES = 12.0  # where every other word is a place or an asset, that is 100,000 findings' worth of work
REPEATED = {
    "a long word": "a",
    "hyphens": "-",
    "hyphened words": "a-b-c-",
    "hyphened assets": "ships-left-",
    "commas": "a, b, ",
    "and": "and ",
    "open brackets": "(a ",
    "brackets": "(",
    "underscores": "_",
    "open quotes": "“a ",
    "quotes": '"a ',
    "apostrophes": "'",
    "numbers": "12 ",
    "digits": "1",
    "scales": "two hundred thousand million ",
    "dates": "14 December 2024, ",
    "lines": "a\n",
    "combining marks": "\u0301e",
    "full stops": "a. ",
    "said": "he said he said ",
    "distances": "20 km north of ",
    "addresses": "http://a.b/c_d/",
    "copyright": "(c) ",
}
NAMES = {
    "ships": "ships and ",
    "places": "Tartus, Homs, Idlib, Benghazi, ",
    "lines of places": "Tartus\nHoms\nIdlib\n",
    "nested brackets": "(ships (Tartus) ",
    "a sentence without an end": "the ship left Tartus for Latakia and then ",
    "a headline without an end": "Two Russian Ships Left Tartus For Benghazi On Friday ",
    "capitals": "TWO RUSSIAN SHIPS LEFT TARTUS FOR BENGHAZI ON FRIDAY. ",
    "months": "May ",
    "designations": "Il-",
    "joined places": "Port_Sudan_",
}

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Opened, and with the tables loaded that the first text loads."""
    opened = Pipeline.open()
    opened.extract(read_text("Two Russian ships left Tartus for Latakia on Friday.", id="first"))
    return opened


def seconds(pipeline: Pipeline, text: str) -> float:
    start = time.process_time()
    pipeline.extract(read_text(text, id="hostile"))
    return time.process_time() - start


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED.keys())
def test_repetitions_are_read_in_time(pipeline: Pipeline, unit: str) -> None:
    spent = seconds(pipeline, unit * (CHARACTERS // len(unit)))
    print(round(spent, 2))
    assert spent < LONGEST


@pytest.mark.parametrize("unit", NAMES.values(), ids=NAMES.keys())
def test_repeated_names_are_read_in_time(pipeline: Pipeline, unit: str) -> None:
    spent = seconds(pipeline, unit * (CHARACTERS // len(unit)))
    print(round(spent, 2))
    assert spent < LONGEST_NAMES


@pytest.mark.parametrize("mark", ["()", "[]", "“”"])
def test_nested_marks_are_read_in_time(pipeline: Pipeline, mark: str) -> None:
    half = CHARACTERS // 2
    assert seconds(pipeline, mark[0] * half + " Ships left. " + mark[1] * half) < LONGEST


@pytest.mark.parametrize(
    "header", ["---\n", "a: ", "[", "{a: ", "- ", "&a [*a, ", "? ", "9", "'", "|\n"], ids=repr
)
def test_front_matter_of_any_shape_is_read_or_refused_in_time(header: str) -> None:
    start = time.process_time()
    for length in (19_000, CHARACTERS):
        text = f"---\ntitle: {header * (length // len(header))}\n---\nShips left."
        try:
            assert read_bytes(text.encode(), "hostile.md").text
        except ReadingError as refused:
            assert str(refused).startswith("hostile.md: ")
    assert time.process_time() - start < LONGEST
