"""Words of a text: each is one word to the gazetteer, and none is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from geo.gazetteer import normalise, normalise_word
from geo.geoparse.tokens import Token, tokenise
from geo.model import Span
from tests.hostile import WHATEVER, texts

_APOSTROPHES = frozenset("’'ʼ‘`")


def words(text: str) -> tuple[Token, ...]:
    return tokenise(text, Span(0, len(text)))


@given(WHATEVER | texts())
def test_every_word_is_one_word(text: str) -> None:
    for word in words(text):
        assert word.text == text[word.span.start : word.span.end]
        assert len(word.norm.split()) == 1 and word.norm == word.norm.strip()
        assert word.norm == normalise(word.text) or len(normalise(word.text).split()) != 1


@given(WHATEVER | texts())
def test_words_and_what_stands_between_them_are_the_text(text: str) -> None:
    found = words(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    before = text[: found[0].span.start] if found else text
    assert before + "".join(word.text + word.gap for word in found) == text
    rest = before + "".join(word.gap for word in found)
    assert not any(map(str.isalnum, rest)) or _APOSTROPHES.intersection(text)  # the "s" of "Syria's"


def test_every_character_alone_is_one_word_or_none() -> None:
    for code in (each for each in range(0x110000) if not 0xD800 <= each < 0xE000):
        assert all(len(word.norm.split()) == 1 for word in words(chr(code))), hex(code)


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Port_Sudan", ["port", "sudan"]),
        ("#Deir_ez-Zor__", ["deir", "ez", "zor"]),
        ("x½ ½ ʼ", ["x½", "½", "ʼ"]),
        ("دمـــشق", ["دمشق"]),
        ("Ḩimş", ["hims"]),
    ],
)
def test_underscores_part_words_and_odd_characters_do_not(text: str, norms: list[str]) -> None:
    assert [word.norm for word in words(text)] == norms


def test_an_underscore_joins_the_words_of_a_name() -> None:
    assert words("Port_Sudan")[0].joins


@given(WHATEVER.filter(lambda text: bool(text) and not any(map(str.isspace, text))))
def test_what_has_no_blanks_has_the_form_of_one_word(text: str) -> None:
    assert len(normalise_word(text).split()) == 1
