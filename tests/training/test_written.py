"""The project's own annotated texts: their markup, and that training and the gate share nothing."""

from pathlib import Path

import pytest

from geo.model import Role, Span
from geo.settings import ROOT
from geo.training.written import FOLDER, WrittenDocument, read

TRAIN = sorted(FOLDER.glob("train-*.txt"))
GATE = ROOT / "tests" / "geoparse" / "written.txt"


def written(folder: Path, text: str) -> list[WrittenDocument]:
    path = folder / "made.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_marks_become_spans_with_role_and_country(tmp_path: Path) -> None:
    (document,) = written(tmp_path, "{Şırnak|literal|TR} shook.\n{Kurds|associative|-} denied it.\n")
    gold = document.gold
    assert gold.article.text == "Şırnak shook.\nKurds denied it."
    assert [(t.span, t.role) for t in gold.toponyms] == [
        (Span(0, 6), Role.LITERAL),
        (Span(14, 19), Role.ASSOCIATIVE),
    ]
    assert document.countries == ("TR", None)
    assert gold.corpus == "written"


def test_offsets_cut_the_surfaces_out_of_the_text(tmp_path: Path) -> None:
    (document,) = written(
        tmp_path, "A {Sana'a|literal|YE}-{Deir ez-Zor|literal|SY} {US|associative|US}-led flight"
    )
    article = document.gold.article
    assert [article.quote(t.span) for t in document.gold.toponyms] == ["Sana'a", "Deir ez-Zor", "US"]


def test_blank_lines_part_documents(tmp_path: Path) -> None:
    documents = written(tmp_path, "\nOne.\nStill one.\n \n\nTwo.\n")
    assert [d.gold.article.text for d in documents] == ["One.\nStill one.", "Two."]
    assert [d.gold.article.id for d in documents] == ["made.txt:1", "made.txt:2"]


@pytest.mark.parametrize(
    "bad",
    [
        "{Tartus}",
        "{Tartus|literal}",
        "{Tartus|physical|SY}",
        "{Tartus|literal|Syria}",
        "{Tartus|literal|SY",
        "Tartus|literal|SY}",
        "{ Tartus|literal|SY}",
        "{Deir\nez-Zor|literal|SY}",
        "{a {Tartus|literal|SY}|literal|SY}",
    ],
)
def test_bad_markup_names_file_and_document(tmp_path: Path, bad: str) -> None:
    with pytest.raises(ValueError, match=r"made\.txt:2"):
        written(tmp_path, f"Fine.\n\nThe port of {bad} is shut.")


@pytest.mark.parametrize("path", [*TRAIN, GATE], ids=lambda path: path.name)
def test_every_file_parses_and_every_name_is_made_of_words_of_one_sentence(path: Path) -> None:
    for document in read(path):
        gold = document.gold
        located = [toponym for toponym, *_ in gold.located()]
        assert located == list(gold.toponyms), gold.article.text


def test_the_gate_shares_no_document_with_training() -> None:
    train = {d.gold.article.text.casefold() for path in TRAIN for d in read(path)}
    gate = [d.gold.article.text.casefold() for d in read(GATE)]
    assert len(set(gate)) == len(gate) == 90
    assert not train & set(gate)
