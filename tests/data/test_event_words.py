"""The words by which events are read: sorted, each once, each table with its rows in order."""

from __future__ import annotations

import csv
import tomllib

import pytest

from geo.settings import DATA

FOLDER = DATA / "lexicon" / "events"
CUES = tomllib.loads((FOLDER / "cues.toml").read_text(encoding="utf-8"))
LISTS = [(table, name) for table, lists in CUES.items() if table != "anaphors" for name in lists]


@pytest.mark.parametrize(("table", "name"), LISTS)
def test_a_list_is_sorted_and_has_each_word_once(table: str, name: str) -> None:
    words = CUES[table][name]
    assert words == sorted(set(words))


@pytest.mark.parametrize("name", ["verbs", "nouns", "adjectives"])
def test_a_table_is_sorted_by_its_words(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        words = [next(iter(row.values())) for row in csv.DictReader(lines)]
    assert words == sorted(words)
