"""Sentences as trees: what the shipped tagger and parser make of them, and how names are kept together."""

from __future__ import annotations

import pickle

import pytest

from geo.errors import ModelError
from geo.language import ParsedSentence, Phrase, SentenceParser
from geo.model import Span


@pytest.fixture(scope="module")
def parser() -> SentenceParser:
    return SentenceParser.open()


def parsed(parser: SentenceParser, text: str, *phrases: Phrase) -> ParsedSentence:
    (sentence,) = parser.parse(text, [Span(0, len(text))], phrases)
    return sentence


def test_subject_object_and_prepositional_phrase(parser: SentenceParser) -> None:
    sentence = parsed(parser, "The army moved two tanks to London.")
    verb = next(word for word in sentence.words if word.text == "moved")
    assert verb.tag == "VBD"
    assert [w.text for w in sentence.children(verb, "nsubj")] == ["army"]
    assert [w.text for w in sentence.children(verb, "obj")] == ["tanks"]
    assert [w.text for w in sentence.words if w.relation == "case"] == ["to"]


def test_a_passive_is_told_by_its_relations(parser: SentenceParser) -> None:
    sentence = parsed(parser, "Two ships were sent to London.")
    assert any(word.dep == "nsubj:pass" and word.text == "ships" for word in sentence.words)


def test_a_known_phrase_is_one_word_with_its_own_text(parser: SentenceParser) -> None:
    text = "A Ropucha-class landing ship left Novorossiysk."
    phrase = Phrase(Span(2, 28), "ship")
    sentence = parsed(parser, text, phrase)
    assert [w.text for w in sentence.words] == [
        "A",
        "Ropucha-class landing ship",
        "left",
        "Novorossiysk",
        ".",
    ]
    assert sentence.words[1].relation == "nsubj"
    assert sentence.words[1].span == phrase.span


def test_what_has_no_stand_in_is_left_out(parser: SentenceParser) -> None:
    text = "A tug left London, the owners said."
    sentence = parsed(parser, text, Phrase(Span(17, 34), None))
    assert [w.text for w in sentence.words] == ["A", "tug", "left", "London", "."]


def test_a_headline_in_title_case_reads_like_a_sentence(parser: SentenceParser) -> None:
    sentence = parsed(parser, "Army Moves Heavy Tanks To London After Border Clashes")
    assert next(word for word in sentence.words if word.text == "Moves").is_verb


def test_spans_are_offsets_into_the_article(parser: SentenceParser) -> None:
    text = "First. The ships left. Last."
    (sentence,) = parser.parse(text, [Span(7, 22)], ())
    assert [text[w.span.start : w.span.end] for w in sentence.words] == ["The", "ships", "left", "."]
    assert sentence.at(11) == sentence.words[1]
    assert sentence.head_of(Span(7, 16)) == sentence.words[1]


@pytest.mark.parametrize("text", ["", " ", "…", "\u202e\u0000", "a " * 5000, "(" * 900, "🛳️ ⚓"])
def test_no_text_breaks_it(parser: SentenceParser, text: str) -> None:
    sentence = parsed(parser, text)
    assert all(0 <= word.head < len(sentence.words) for word in sentence.words)
    assert len(sentence.words) <= 200


def test_a_pickled_parser_opens_its_model_anew(parser: SentenceParser) -> None:
    copy = pickle.loads(pickle.dumps(parser))  # noqa: S301 - our own bytes
    assert parsed(copy, "Ships left.").words == parsed(parser, "Ships left.").words


def test_a_missing_model_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("nothing")
    with pytest.raises(ModelError, match=folder.name):
        SentenceParser.open(folder)


def test_words_of_hostile_texts_are_forgotten(parser: SentenceParser) -> None:
    model = parser._model
    before = len(model.vocab.strings)
    parsed(parser, " ".join(f"zq{number}x" for number in range(150)))
    assert len(model.vocab.strings) == before
