"""What the sequence model is shown of a word."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.geoparse import Clusters
from geo.geoparse.recognition.features import FeatureExtractor
from geo.geoparse.tokens import tokenise
from geo.model import Span


@pytest.fixture(scope="module")
def extractor() -> FeatureExtractor:
    return FeatureExtractor(Gazetteer.open(), Clusters.open())


def features(extractor: FeatureExtractor, *sentences: str) -> list[list[set[str]]]:
    cut = [tokenise(text, Span(0, len(text))) for text in sentences]
    return [[set(row) for row in rows] for rows, _ in extractor.document(cut)]


def test_a_name_carries_its_kind_its_neighbours_and_its_run(extractor: FeatureExtractor) -> None:
    ((_, _, _, syria),) = features(extractor, "Jets left for Syria")
    assert {"w=syria", "g=B-country", "-1w=for", "s=Xxx", "tt=country", "rl=0", "LAST"} <= syria


def test_names_of_several_words_are_matched_as_one(extractor: FeatureExtractor) -> None:
    (rows,) = features(extractor, "flights over New York City")
    tags = [next(f for f in row if f.startswith("g=")) for row in rows]
    assert tags[:2] == ["g=O", "g=O"]
    assert tags[2][:4] == "g=B-" and {t[:4] for t in tags[3:]} == {"g=I-"}


def test_demonyms_and_abbreviations_are_told_from_names(extractor: FeatureExtractor) -> None:
    (rows,) = features(extractor, "Russian jets over Fresno, Calif.")
    assert "g=B-dem" in rows[0]
    assert "g=B-divisionabb" in rows[4]


def test_the_document_bears_witness(extractor: FeatureExtractor) -> None:
    _, second = features(extractor, "He lives in Marlow.", "Marlow grew.")
    assert "dloc" in second[0] and "dn=2" in second[0]
    person, _ = features(extractor, "General Marlow spoke.", "Marlow left.")
    assert "dper" in person[1] and "dloc" not in person[1]


def test_titles_and_capitals_are_told(extractor: FeatureExtractor) -> None:
    title, loud = features(extractor, "Russian Jets Leave Base Near Coast", "JETS LEAVE THE COAST OF SYRIA")
    assert all("TI" in row for row in title) and all("SH" in row for row in loud)


def test_equal_documents_have_equal_features(extractor: FeatureExtractor) -> None:
    text = "Ships left Tartus, Latakia and Banias."
    assert features(extractor, text) == features(extractor, text)
    assert features(extractor, text) == features(FeatureExtractor(Gazetteer.open(), Clusters.open()), text)


def test_a_sentence_without_words_has_no_features(extractor: FeatureExtractor) -> None:
    assert features(extractor, "—", "") == [[], []]
