"""The lexicon of assets: its tables parse, use closed lists, and give every spelling to one type."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest

from geo.model import AssetClass

DATA = Path(__file__).parents[2] / "data"
ASSETS = DATA / "lexicon" / "assets"

TYPES_HEADER = "name,forms,nato,operator,symbol,note"
HEADERS = {
    "ships": "name,class,type,operator,note",
    "symbols": "symbol,domain,description",
    "words": "word,class,name,symbol,kind",
}
CLASSES = {
    *("air_defence", "aircraft", "artillery", "auxiliary_ship", "combat_aircraft", "drone", "helicopter"),
    *("missile", "munitions", "submarine", "transport_aircraft", "vehicle", "warship"),
}
KINDS = {"type", "unit", "people", "force", "generic"}

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def table(name: str) -> list[Row]:
    return rows(ASSETS / f"{name}.csv")


def listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def bare(form: str) -> str:
    """A form without its mark, capitals, accents, hyphens and blanks."""
    letters = normalize("NFKD", form.removeprefix("=").casefold().replace("ı", "i"))
    return "".join(letter for letter in letters if letter.isalnum())


def spellings(row: Row) -> set[str]:
    return {bare(form) for form in (row["name"], *listed(row["forms"]))}


TABLES = sorted(path.stem for path in ASSETS.glob("*.csv"))
TYPES = {name: table(name) for name in TABLES if name not in HEADERS}
SHIPS = table("ships")
WORDS = table("words")
SYMBOLS = {row["symbol"] for row in table("symbols")}
COUNTRIES = {row["iso"] for row in rows(DATA / "places" / "countries.csv")}
EVERY_TYPE = [row for types in TYPES.values() for row in types]
EACH_TABLE = pytest.mark.parametrize("name", TABLES)


@EACH_TABLE
def test_has_its_columns_and_no_ragged_rows(name: str) -> None:
    with (ASSETS / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *lines = csv.reader(stream, strict=True)
    assert ",".join(header) == HEADERS.get(name, TYPES_HEADER)
    assert [line for line in lines if len(line) != len(header)] == []


@EACH_TABLE
def test_is_sorted_by_its_first_column(name: str) -> None:
    firsts = [next(iter(row.values())).casefold() for row in table(name)]
    assert firsts == sorted(firsts)


@EACH_TABLE
def test_cells_are_trimmed_and_lists_have_no_gaps_or_repeats(name: str) -> None:
    cells = [listed(cell) for row in table(name) for cell in row.values()]
    assert [cell for cell in cells if "" in cell or len(cell) != len(set(cell))] == []
    assert [item for cell in cells for item in cell if item != item.strip()] == []


def test_classes_are_those_of_the_model() -> None:
    assert TYPES.keys() == CLASSES
    used = CLASSES | {row["class"] for row in (*SHIPS, *WORDS)}
    assert used <= {asset_class.value for asset_class in AssetClass}
    assert {row["class"] for row in SHIPS} == {"warship", "auxiliary_ship", "submarine"}


def test_there_are_enough_of_each() -> None:
    assert len(EVERY_TYPE) >= 350
    assert len(SHIPS) >= 150
    assert len(WORDS) >= 250


def test_operators_are_countries() -> None:
    assert {row["operator"] for row in (*EVERY_TYPE, *SHIPS)} - COUNTRIES == {""}


def test_symbols_are_known_and_used() -> None:
    assert {row["symbol"] for row in (*EVERY_TYPE, *WORDS)} == SYMBOLS


def test_no_spelling_is_claimed_by_two_types() -> None:
    claimed = Counter(spelling for row in EVERY_TYPE for spelling in spellings(row))
    assert [spelling for spelling, times in claimed.items() if times > 1 or not spelling] == []


def test_canonical_names_need_no_context() -> None:
    assert [row["name"] for row in (*EVERY_TYPE, *SHIPS) if row["name"].startswith("=")] == []


def test_ships_are_listed_once() -> None:
    claimed = Counter(bare(row["name"]) for row in SHIPS)
    assert [name for name, times in claimed.items() if times > 1] == []
    assert {row["note"] for row in SHIPS} == {"", "ambiguous"}


def test_a_ship_that_shares_a_types_name_is_ambiguous() -> None:
    taken = {spelling for row in EVERY_TYPE for spelling in spellings(row)}
    assert [row["name"] for row in SHIPS if bare(row["name"]) in taken and not row["note"]] == []


def test_words_have_one_meaning_each() -> None:
    claimed = Counter(word.casefold() for row in WORDS for word in listed(row["word"]))
    assert [word for word, times in claimed.items() if times > 1] == []
    assert {row["kind"].rstrip("?") for row in WORDS} == KINDS


def test_words_do_not_shadow_types() -> None:
    taken = {spelling for row in EVERY_TYPE for spelling in spellings(row)}
    assert [word for row in WORDS for word in listed(row["word"]) if bare(word) in taken] == []


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("IL76", "Il-76"),
        ("S-400 Triumph", "S-400 Triumf"),
        ("Kilo-class", "Project 877 Kilo"),
        ("TB2", "Bayraktar TB2"),
        ("Blackhawk", "UH-60 Black Hawk"),
        ("Yakhont", "P-800 Oniks"),
        ("Solntsepek", "TOS-1"),
    ],
)
def test_reports_find_the_types_they_name(spelling: str, name: str) -> None:
    assert [row["name"] for row in EVERY_TYPE if bare(spelling) in spellings(row)] == [name]


@pytest.mark.parametrize("word", ["Bear", "Tor", "Grad", "Eagle", "Patriot", "Bal", "Leopard", "Be-200"])
def test_ordinary_words_are_marked_or_left_out(word: str) -> None:
    plain = {form for row in EVERY_TYPE for form in (row["name"], *listed(row["forms"]))}
    assert word not in plain
