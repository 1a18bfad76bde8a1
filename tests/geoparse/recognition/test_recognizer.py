"""The sequence model's in- and outputs: labels to names, stops of abbreviations, scripts, threads, files."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import ModelError
from geo.gazetteer import Gazetteer
from geo.geoparse import Clusters, Toponym, TrainedRecognizer
from geo.geoparse.recognition.recognizer import end_of, is_foreign, names_of
from geo.geoparse.tokens import Token, tokenise
from geo.model import Span
from geo.reading import read_text, sentences


@pytest.fixture(scope="module")
def recognizer() -> TrainedRecognizer:
    return TrainedRecognizer.open(Gazetteer.open(), Clusters.open())


def words(text: str) -> tuple[Token, ...]:
    return tokenise(text, Span(0, len(text)))


def recognized(recognizer: TrainedRecognizer, text: str) -> list[Toponym]:
    article = read_text(text, id="x")
    return recognizer.recognize(article, sentences(article))


@pytest.mark.parametrize(
    ("text", "labels", "names"),
    [
        ("Deir ez Zor fell", "BILO", [(0, 2)]),
        ("Mali Niger fell", "UUO", [(0, 0), (1, 1)]),
        ("Main Street Alexandria fell", "BLUO", [(0, 1), (2, 2)]),
        ("Main Street, Alexandria fell", "BILO", [(0, 1), (2, 2)]),  # never across a comma
        ("in Tripoli\nLibya fell", "OBLO", [(1, 1), (2, 2)]),  # nor across lines
        ("it fell", "OO", []),
        ("Camp Bondsteel", "IL", [(0, 1)]),  # no such sequence is learnt; nothing is lost by it
    ],
)
def test_labels_mark_names(text: str, labels: str, names: list[tuple[int, int]]) -> None:
    assert list(names_of(words(text), list(labels))) == names


@pytest.mark.parametrize(
    ("text", "at", "quoted"),
    [
        ("Fresno, Calif., burns", 1, "Calif."),
        ("a fire on Main St. spread", 4, "St."),
        ("He left Paris. She stayed.", 2, "Paris"),
        ("in the U.S. today", 2, "U.S."),
        ("sent to OR. Then", 2, "OR"),
    ],
)
def test_the_stop_of_an_abbreviation_belongs_to_the_name(text: str, at: int, quoted: str) -> None:
    word = words(text)[at]
    assert text[word.span.start : end_of(text, word)] == quoted


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Корабли пришли в Тартус", True),
        ("وصلت السفن إلى طرطوس", True),
        ("Łódź and São Tomé", False),
        ("Ships reached Тартус today", False),
        ("1999 – 2004", False),
    ],
)
def test_scripts_that_the_model_has_not_read_are_told(text: str, foreign: bool) -> None:
    assert is_foreign(words(text)) is foreign


@pytest.mark.parametrize(
    ("text", "name"), [("Корабли пришли в Тартус вчера", "Тартус"), ("وصلت السفن إلى طرطوس أمس", "طرطوس")]
)
def test_rules_decide_in_other_scripts(recognizer: TrainedRecognizer, text: str, name: str) -> None:
    assert [t.text for t in recognized(recognizer, text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drones took off from the Qzarbumtil airbase.", "Qzarbumtil"),
        ("Two jets landed at Hrabnytsia airfield.", "Hrabnytsia"),
        ("The column left for Rostov-on-Don at noon.", "Rostov-on-Don"),
        ("Smoke rose over Deir ez-Zor.", "Deir ez-Zor"),
        ("Il-76s flew to al-Khadim airbase in Libya.", "al-Khadim"),
        ("Planes flew from al-Khadim to Brak al-Shati in Libya.", "al-Khadim"),
        ("The Kremlin denied the report.", "Kremlin"),
    ],
)
def test_names_the_model_would_miss_or_break(recognizer: TrainedRecognizer, text: str, name: str) -> None:
    assert name in {t.text for t in recognized(recognizer, text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The sister ship, the Sparta, also came.", "Sparta"),
        ("A cargo ship called Sparta left the port.", "Sparta"),
        ("Sparta II passed the strait; Sparta turned back.", "Sparta"),
        ("Two SA-22 launchers were unloaded.", "SA"),
        ("Pantsir and Buk launchers were unloaded.", "Buk"),
        ("Hamas and Israel exchanged fire.", "Hamas"),
        ("The Islamist rebel group Hayat Tahrir al-Sham took two towns.", "al-Sham"),
        ("Units of Hayat Tahrir al-Sham entered the city.", "al-Sham"),
        ("Paris Hilton opened the show.", "Paris"),
        ("Paris Hilton opened the show.", "Paris Hilton"),
        ("Chelsea Manning spoke first.", "Chelsea"),
    ],
)
def test_ships_weapons_groups_and_people_are_no_places(
    recognizer: TrainedRecognizer, text: str, name: str
) -> None:
    assert name not in {t.text for t in recognized(recognizer, text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She lives in Sparta, New Jersey. The tanker Sparta is a ship.", "Sparta"),
        ("He flew to London with the frigate London's captain.", "London"),
        ("The road to West Palm Beach was closed.", "West Palm Beach"),
    ],
)
def test_a_namesake_does_not_take_the_place_away(recognizer: TrainedRecognizer, text: str, name: str) -> None:
    assert name in {t.text for t in recognized(recognizer, text)}


def test_scores_are_probabilities_and_spans_quote_the_text(recognizer: TrainedRecognizer) -> None:
    text = "Jets left Hmeimim for Benghazi. Moscow, Ankara and Tehran met in Astana, Kazakhstan."
    found = recognized(recognizer, text)
    assert {"Hmeimim", "Benghazi", "Astana", "Kazakhstan"} <= {t.text for t in found}
    assert all(0 < t.score <= 1 and text[t.span.start : t.span.end] == t.text for t in found)


def test_threads_share_one_recognizer(recognizer: TrainedRecognizer) -> None:
    texts = [f"{n} trucks left {place} for the border with Turkey." for n in range(9) for place in PLACES]
    alone = [[t.span for t in recognized(recognizer, text)] for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: [t.span for t in recognized(recognizer, text)], texts))
    assert together == alone


PLACES = ("Aleppo", "Idlib", "Deir ez-Zor", "Raqqa", "Ras al-Ain")


def test_a_recognizer_survives_pickling(recognizer: TrainedRecognizer) -> None:
    again = pickle.loads(pickle.dumps(recognizer))  # noqa: S301 - our own bytes
    text = "Troops reached Palmyra, Syria."
    assert recognized(again, text) == recognized(recognizer, text)


@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_a_missing_or_broken_model_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "recognizer.crfsuite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"recognizer\.crfsuite: .*make train"):
        TrainedRecognizer.open(Gazetteer.open(), Clusters.open(), path)


def test_missing_clusters_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"clusters\.bin: .*make train"):
        Clusters.open(tmp_path / "clusters.bin")


def test_words_used_alike_share_clusters() -> None:
    clusters = Clusters.open()
    ankara, tehran, frigate = (clusters.of(word) for word in ("ankara", "tehran", "frigate"))
    assert ankara is not None and tehran is not None and frigate is not None
    assert ankara[:2] == tehran[:2] or ankara[0] == tehran[0] != frigate[0]
    assert clusters.of("qzarbumtil") is None
