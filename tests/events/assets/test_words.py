"""Pieces of a sentence and the chains of them: of any text, in order, and without anything lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from geo.events.assets.chains import chains
from geo.events.assets.lexicon import Lexicon
from geo.events.assets.words import cut
from geo.model import Span
from tests.events.assets.conftest import LEXICON
from tests.hostile import WHATEVER, texts

_LEXICON = Lexicon.open(LEXICON)


@given(WHATEVER | texts())
def test_every_piece_is_one_word_and_they_are_in_order(text: str) -> None:
    words = cut(text, Span(0, len(text)))
    assert all(len(norm.split()) == 1 and norm == norm.strip() for norm in words.norms)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))
    assert all(one <= other for one, other in pairwise(_edges(words.starts, words.ends)))
    outside = set(range(len(text))) - {
        at for start, end in zip(words.starts, words.ends, strict=True) for at in range(start, end)
    }
    assert not any(text[at].isalpha() for at in outside if text[at] not in "sS")


def _edges(starts: tuple[int, ...], ends: tuple[int, ...]) -> list[int]:
    """Starts and ends in the order in which they stand, so that each pair is in order if all are."""
    return [at for both in zip(starts, ends, strict=True) for at in both]


@given(texts())
def test_chains_are_in_order_and_do_not_overlap(text: str) -> None:
    words = cut(text, Span(0, len(text)))
    for titled in (False, True):
        found = chains(words, _LEXICON.matches(words), titled)
        assert all(0 <= each.first <= each.last < len(words.norms) for each in found)
        assert all(one.last < other.first for one, other in pairwise(found))


@pytest.mark.parametrize("titled", [False, True])
def test_a_headline_without_any_asset_has_no_chain(titled: bool) -> None:
    text = "One Dead Others Hurt In Blasts Near Homs"
    assert chains(cut(text, Span(0, len(text))), [], titled) == []
