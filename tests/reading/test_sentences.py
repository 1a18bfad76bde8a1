"""Sentences: spans into the text, none across a line that ends one, none in boilerplate."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from geo.reading import read_text, sentences
from tests.builders import article
from tests.hostile import WHATEVER, texts


def cut(text: str) -> list[str]:
    read = read_text(text, id="x")
    return [read.quote(span) for span in sentences(read)]


def test_abbreviations_end_no_sentence() -> None:
    text = "The U.S. Army left. Lt. Col. Smith stayed at St. Louis. Done."
    assert cut(text) == ["The U.S. Army left.", "Lt. Col. Smith stayed at St. Louis.", "Done."]


def test_a_headline_without_a_stop_is_a_sentence_of_its_own() -> None:
    assert cut("Ships leave port\nThey left at dawn. They headed west.") == [
        "Ships leave port",
        "They left at dawn.",
        "They headed west.",
    ]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert cut("The ships left\nat dawn.") == ["The ships left\nat dawn."]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    lines = [
        "The frigate and the tanker left the port of Tartus on Monday and made for",
        "Benghazi, where the port authority had cleared two berths for them. It was",
        "Reported that a third ship, whose name was not given, would follow later on",
        "Tuesday with the remaining equipment of the garrison, which has been packed",
        "Since last week.",
    ]
    assert len(cut("\n".join(lines))) == 2


def test_boilerplate_has_no_sentences() -> None:
    assert cut("They left at dawn, the officials of the port of the city said.\n\nFollow us on Telegram") == [
        "They left at dawn, the officials of the port of the city said."
    ]


def test_offsets_are_code_points_in_any_script() -> None:
    text = "😀 Он сказал «да». It ended."
    assert cut(text) == ["😀 Он сказал «да».", "It ended."]


def test_a_megabyte_on_one_line_is_cut_into_pieces_and_loses_nothing() -> None:
    text = "word " * 200_000
    pieces = cut(text)
    assert max(map(len, pieces)) <= 4_000
    assert sum(piece.count("word") for piece in pieces) == 200_000


def test_a_name_is_not_cut_in_two() -> None:
    assert all(piece.split(" ")[-1] in ("Damascus", "") for piece in cut("Damascus " * 2_000))


def test_sentences_of_a_very_long_line_are_those_of_a_short_one() -> None:
    told = [
        "Dr. Khalil of the U.S. Army left (he said so).",
        "They left at dawn.",
        "“None stayed,” he said.",
    ]
    assert cut(" ".join(told * 500)) == told * 500


@pytest.mark.parametrize("mark", ["“a ", "«", "'", "((", "a, "])
def test_a_line_without_any_sentence_is_cut_at_blanks_and_whole(mark: str) -> None:
    text = mark * (30_000 // len(mark))
    pieces = cut(text)
    assert max(map(len, pieces)) <= 4_000 and min(map(len, pieces[:-1])) > 3_900
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


@given(WHATEVER | texts())
def test_sentences_are_in_order_and_hold_all_that_is_told(text: str) -> None:
    report = replace(article(text), regions=())
    found = sentences(report)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(report.quote(span).split()) for span in found) == "".join(text.split())
