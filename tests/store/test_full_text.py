"""Any text is a legal query: words are all to be found, the last one perhaps unfinished."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from geo.store import Store
from geo.store.schema import articles
from geo.store.search import MAX_TERMS, Term, by_full_text, by_pattern, terms_of
from tests.builders import place, stored

TEXTS = {
    "fleet": "Ships called at Tartus; a Su-35 flew on to Khmeimim.",
    "accent": "Des navires près de Lattaquié, à Aïn Issa.",
    "arabic": "وصلت السفن إلى طرطوس",
    "russian": "Самолёты сели в Хмеймиме.",
    "chinese": "俄羅斯軍艦停靠塔爾圖斯港。",
    "signs": "Up 100% of snake_case, a \\ and one * here 🚢.",
}

FOUND = {
    "tartus": {"fleet"},
    "TARTUS ships": {"fleet"},
    "tar": {"fleet"},
    "ship tartus": set(),
    "ships tar": {"fleet"},
    '"called at tartus"': {"fleet"},
    '"called at tar': {"fleet"},
    '"called at tar"': set(),
    '"at called"': set(),
    "“called at” ships": {"fleet"},
    "«called at»": {"fleet"},
    "su-35": {"fleet"},
    "Su 35 & Khmeimim*": {"fleet"},
    "lattaquie": {"accent"},
    "AIN ISSA": {"accent"},
    "Lattaquie\u0301": {"accent"},
    "طرطوس": {"arabic"},
    "САМОЛЁТЫ хмейм": {"russian"},
    "塔爾圖斯": {"chinese"},
    "塔爾圖斯 俄羅斯": {"chinese"},
    "塔爾圖斯 tartus": set(),
    "%": {"signs"},
    "_": {"signs"},
    "\\": {"signs"},
    "*": {"signs"},
    "🚢": {"signs"},
    "100% snake": {"signs"},
    "here title": set(),
    "": set(TEXTS),
    " \t\n": set(TEXTS),
    '"': set(TEXTS),
    '""': set(TEXTS),
    "\0": set(TEXTS),
}

HOSTILE = [
    *("'", "''", '"unbalanced', 'un"balanced', '"""', "'; DROP TABLE articles; --"),
    *("NEAR(", "NEAR(a b, 5)", "a OR", "OR", "AND", "NOT", "a NOT b", "(ships", "ships)", "^ships", "-ships"),
    *("+ships", "ships + at", "title:ships", "{title text}:ships", "*", "**", "ships**", "a*b", ":", ":name"),
    *("%", "_", "\\", "\\%", "/", "?", "?1", "@", "$1", "²", "ª", "\u0301", "𞤀", "ꟲ", "🇸🇾"),
    *("\0", "ships\0at", "\ud800", "ships \udfff", "\ufeff", "\u202e", "\uffff", "\U0010ffff"),
    *(part * 10_000 for part in ("x", "x ", '"', "%", "😀", "\n", "a\u0301")),
]


@pytest.fixture
def named(store: Store) -> dict[int, str]:
    return {stored(store, text, id=name).key: name for name, text in TEXTS.items()}


@pytest.mark.parametrize(("query", "expected"), FOUND.items())
def test_what_a_query_finds(url: str, query: str, expected: set[str]) -> None:
    store = Store.open(url)
    named = {stored(store, text, id=name).key: name for name, text in TEXTS.items()}
    assert {named[key] for key in store.matching(query)} == expected


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_no_query_is_an_error(store: Store, named: dict[int, str], query: str) -> None:
    assert store.matching(query) <= named.keys()


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_no_query_is_an_error_without_an_index(store: Store, named: dict[int, str], query: str) -> None:
    assert _by_pattern(store, query) <= named.keys()


@pytest.mark.parametrize("query", ["tartus", "TARTUS ships", '"called at"', "%", "_", "\\", "塔爾圖斯", ""])
def test_without_an_index_the_same_is_found(store: Store, named: dict[int, str], query: str) -> None:
    assert {named[key] for key in _by_pattern(store, query)} == FOUND.get(query, {"fleet"})


def test_titles_are_searched_too(store: Store) -> None:
    kept = stored(store, "Ships called.", title="Fleet at Tartus")
    stored(store, "Ships left.")
    assert store.matching("tartus") == {kept.key}
    assert store.matching("fleet called") == {kept.key}


def test_a_place_is_found_by_what_the_text_calls_it(store: Store) -> None:
    kept = stored(store, "Planes landed at Hmeimim.", place("Hmeimim", id="site:hmeimim"))
    assert store.matching("hmeim") == {kept.key}


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Ships at Tar", [("Ships", False), ("at", False), ("Tar", True)]),
        ('"at Tartus" ships', [("at Tartus", False), ("ships", True)]),
        ('ships "at Tartus"', [("ships", False), ("at Tartus", False)]),
        ('ships "at Tar', [("ships", False), ("at Tar", True)]),
        ('ships"at"Tartus', [("ships", False), ("at", False), ("Tartus", True)]),
        ("ships & - planes", [("ships", False), ("planes", True)]),
        ("& %", [("& %", False)]),
        ('" "', []),
    ],
)
def test_terms(query: str, terms: list[tuple[str, bool]]) -> None:
    assert terms_of(query) == tuple(Term(text, unfinished) for text, unfinished in terms)


def test_a_query_is_bounded() -> None:
    assert len(terms_of("a " * 5000)) == MAX_TERMS
    assert terms_of("a" * 5000) == (Term("a" * 200, unfinished=True),)


def test_a_query_is_a_parameter_and_never_a_part_of_the_statement() -> None:
    terms = terms_of("x'); DROP TABLE articles; --")
    for condition in (by_full_text(terms), by_pattern(terms)):
        assert "DROP" not in str(condition)


def _by_pattern(store: Store, query: str) -> set[int]:
    with store._database.reading() as connection:
        return set(connection.scalars(select(articles.c.key).where(by_pattern(terms_of(query)))))
