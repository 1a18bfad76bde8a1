"""Numbers in words and digits."""

from __future__ import annotations

import re
import tomllib

import pytest

from geo.numbers import IN_WORDS, Number, number_at, value
from geo.settings import DATA

TABLES = tomllib.loads((DATA / "lexicon" / "numbers.toml").read_text(encoding="utf-8"))
VALUES = [
    ("zero", 0),
    ("seven", 7),
    ("thirteen", 13),
    ("Thirty", 30),
    ("twenty-one", 21),
    ("twenty one", 21),
    ("thirty‑two", 32),
    ("a", 1),
    ("half an", 0.5),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("two dozen", 24),
    ("two score", 40),
    ("fifteen hundred", 1500),
    ("one hundred and ten", 110),
    ("three thousand two hundred and five", 3205),
    ("one hundred and twenty-five thousand", 125_000),
    ("half a million", 500_000),
    ("3 million", 3_000_000),
    ("2.5 thousand", 2500),
    ("24", 24),
    ("1,200", 1200),
    ("12,345.5", 12_345.5),
    ("1.250", 1.25),
    ("2,5", 2.5),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_the_value_of_a_number(text: str, expected: float) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text", ["", "few", "half", "seven km", "one of two", "twenty to thirty", "3.4.5", "1,2,3", "one one"]
)
def test_what_is_no_number_or_more_than_one_has_no_value(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("text", [text for text, of in VALUES if of and text[0].isalpha() and of < 3000])
def test_the_pattern_finds_the_whole_of_a_number_in_words(text: str) -> None:
    found = re.search(rf"(?<!\w){IN_WORDS}", f"about {text} days", re.IGNORECASE)
    assert found is not None and value(found[0]) == value(text)


@pytest.mark.parametrize(
    ("words", "first", "number"),
    [
        ("at least half a dozen jets", 4, Number(2, 4, 6.0, 12)),
        ("some 3 thousand men", 1, Number(1, 2, 3000.0, 1000)),
        ("1.200 men", 0, Number(0, 0, 1200.0)),
        ("one hundred and ten men", 0, Number(0, 3, 110.0)),
        ("one hundred and men", 0, Number(0, 1, 100.0, 100)),
        ("nineteen forty five", 0, Number(0, 0, 19.0)),
    ],
)
def test_a_number_in_a_sentence_says_from_where_to_where(words: str, first: int, number: Number) -> None:
    assert number_at(words.split(), first, lambda at: True) == number


def test_a_number_ends_where_words_do_not_join() -> None:
    assert number_at(["twenty", "one"], 0, lambda at: False) == Number(0, 0, 20.0)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_in_the_order_of_its_values(name: str) -> None:
    values = list(TABLES[name].values())
    assert values == sorted(set(values))
