"""What goes into a store comes out the same, once, and leaves no trace when it is removed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier
from typing import Any, TypeVar

import numpy as np
import pytest

from geo.errors import ReadingError
from geo.model import Findings, Region, RegionKind, Role, Span
from geo.store import Counts, Store
from tests.builders import article, findings, mention, place, stored

Result = TypeVar("Result")

TARTUS = place("Tartus")
BASE = place("Khmeimim", id="site:hmeimim", kind="airbase", precision="site", population=0, division=None)
MOSCOW = place("Moscow", id="gn:524901", country="RU", geonameid=524901)

TEXTS = {
    "emoji": "Ships 🚢⚓ at Tartus 👨‍👩‍👧‍👦",
    "right to left": "وصلت السفن إلى طرطوس\u200f.",
    "combining marks": "Tartu\u0304s, not Tart\u016bs",
    "no-break spaces": "Deir\u00a0ez-Zor\u202fand\u2009Homs",
    "line ends": "one\r\ntwo\rthree\n\n\tfour\u2028five",
    "byte order mark": "\ufeffShips at Tartus",
    "beyond the basic plane": "𐍄𐌰𐍂𐍄𐌿𐍃",
    "markup": "<script>alert('Tartus')</script> -- ; DROP TABLE articles",
    "empty": "",
    "one line of a megabyte": "Tartus " * 150_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_comes_back_as_it_went_in(store: Store, text: str) -> None:
    kept = stored(store, text)
    assert kept.article.text == text
    assert kept.article.sha256 == article(text).sha256
    assert [row.length for row in store.articles()] == [len(text)]


def test_an_article_comes_back_with_all_that_is_known_of_it(store: Store) -> None:
    report = article(
        "Fleet sails\nShips called at Tartus.",
        id="fleet-2024",
        title="Fleet sails",
        publisher="Harbour Gazette",
        url="https://example.org/fleet?a=1&b=2",
        published="2024-02-29",
        language="en",
        based_on="Harbour Gazette, 29 February 2024",
        regions=(Region(Span(0, 11), RegionKind.HEADLINE),),
    )
    key, is_new = store.add(report, Findings(), sample=True)
    kept = store.article(key)
    assert is_new and kept is not None
    assert (kept.key, kept.article, kept.sample) == (key, report, True)


def test_findings_come_back_with_every_place_that_was_considered(store: Store) -> None:
    report = article("Moscow said ships called at Tartus, then at Nowhere.")
    found = findings(
        report,
        mention(report, "Moscow", MOSCOW, role=Role.ASSOCIATIVE, score=1 / 3, alternatives=(TARTUS, BASE)),
        mention(report, "Tartus", TARTUS),
        mention(report, "Nowhere"),
    )
    key, _ = store.add(report, found)
    kept = store.article(key)
    assert kept is not None and kept.findings == found


def test_the_moment_of_adding_is_an_aware_one(store: Store) -> None:
    before = datetime.now(UTC)
    added_at = stored(store).added_at
    assert before <= added_at <= datetime.now(UTC)
    assert added_at.tzinfo is UTC


@pytest.mark.parametrize("field", ["text", "id", "title", "publisher", "url", "based_on"])
def test_half_a_character_is_refused_by_name(store: Store, field: str) -> None:
    known: dict[str, Any] = {"text": "Ships", field: "half \ud83d a ship"}
    broken = article(**known)
    with pytest.raises(ReadingError, match="surrogates"):
        store.add(broken, Findings())
    assert store.articles() == []


def test_a_nul_comes_back_and_hides_nothing_behind_it(url: str) -> None:
    store = Store.open(url)
    kept = stored(store, "Ships\0 called at Tartus.", TARTUS)
    assert kept.article.text == "Ships\0 called at Tartus."
    assert store.articles()[0].length == 24
    assert store.matching("Tartus") == {kept.key}


def test_the_same_text_twice_is_one_article(store: Store) -> None:
    first = stored(store, "Ships called at Tartus.", TARTUS, id="first", publisher="A")
    revision = store.revision()
    again = article("Ships called at Tartus.", id="second", publisher="B")
    assert store.add(again, findings(again), sample=True) == (first.key, False)
    assert store.article(first.key) == first
    assert store.revision() == revision


def test_the_same_text_from_many_threads_is_one_article(store: Store) -> None:
    report = article("Ships called at Tartus.")
    found = findings(report, mention(report, "Tartus", TARTUS))
    results = _at_once(8, lambda _: store.add(report, found))
    assert len({key for key, _ in results}) == 1
    assert sum(is_new for _, is_new in results) == 1
    assert store.counts() == Counts(articles=1, samples=0, mentions=1, placed=1, places=1, assets=0, events=0)


def test_many_threads_may_add_and_read_at_once(store: Store) -> None:
    def add(number: int) -> int:
        kept = stored(store, f"Ship {number} called at Tartus.", TARTUS)
        return len(store.mention_rows()) and kept.key

    assert len(set(_at_once(8, add))) == 8
    assert store.counts() == Counts(articles=8, samples=0, mentions=8, placed=8, places=1, assets=0, events=0)


def test_a_removed_article_is_nowhere_to_be_found(store: Store) -> None:
    gone, stays = stored(store, "Tartus first.", TARTUS), stored(store, "Tartus second.", TARTUS)
    store.remove(gone.key)
    assert store.article(gone.key) is None
    assert store.key_of(gone.article.sha256) is None
    assert store.matching("Tartus") == {stays.key}
    assert store.matching("first") == set()
    assert [row.article for row in store.mention_rows()] == [stays.key]


def test_a_key_is_never_given_out_twice(store: Store) -> None:
    gone = stored(store, "Tartus first.", TARTUS)
    [old] = store.mention_rows()
    store.remove(gone.key)
    again = stored(store, "Tartus first.", TARTUS)
    [new] = store.mention_rows()
    assert again.key > gone.key
    assert new.mention > old.mention


def test_a_key_may_be_a_number_of_numpy(store: Store) -> None:
    kept = stored(store)
    key: Any = np.int64(kept.key)
    assert store.article(key) == kept
    store.remove(key)
    assert store.articles() == []


@pytest.mark.parametrize("key", [0, -1, 999, 2**31, 10**30])
def test_an_unknown_key_names_no_article(store: Store, key: int) -> None:
    kept, revision = stored(store), store.revision()
    assert store.article(key) is None
    store.remove(key)
    store.replace(key, Findings())
    assert (store.article(kept.key), store.revision()) == (kept, revision)


def test_the_revision_changes_with_the_content_and_only_then(store: Store) -> None:
    seen = [store.revision()]
    kept = stored(store, "Ships called at Tartus.")
    seen.append(store.revision())
    store.remove(kept.key)
    seen.append(store.revision())
    assert seen == sorted(set(seen))
    store.remove(kept.key)
    store.matching("ships"), store.mention_rows(), store.counts()
    assert store.revision() == seen[-1]


def test_two_stores_never_share_a_revision() -> None:
    stores = [Store.open("sqlite://") for _ in range(3)]
    assert len({store.revision() for store in stores}) == 3


def test_an_article_is_known_by_the_beginning_of_its_sha256(store: Store) -> None:
    kept = stored(store)
    stored(store, "Another text.")
    sha256 = kept.article.sha256
    assert store.key_of(sha256[:8]) == store.key_of(sha256[:16].upper()) == store.key_of(sha256) == kept.key


@pytest.mark.parametrize("prefix", ["", "%", "_" * 8, "0" * 7, "0" * 8, "0" * 65, "g" * 8, "'; --", "٠" * 8])
def test_an_address_that_fits_no_article_finds_none(store: Store, prefix: str) -> None:
    stored(store)
    assert store.key_of(prefix) is None


def test_articles_are_listed_in_the_order_of_adding(store: Store) -> None:
    stored(store, "Tartus, then Nowhere.", TARTUS, "Nowhere", id="a", publisher="B", published="2024-01-02")
    stored(store, "Nothing.", id="b", sample=True)
    first, second = store.articles()
    assert (first.id, first.publisher, first.published, first.mentions) == ("a", "B", date(2024, 1, 2), 2)
    assert (second.id, second.publisher, second.published, second.mentions) == ("b", None, None, 0)
    assert (first.sample, second.sample) == (False, True)


def test_counts(store: Store) -> None:
    assert store.counts() == Counts(articles=0, samples=0, mentions=0, placed=0, places=0, assets=0, events=0)
    stored(store, "Tartus and Nowhere.", TARTUS, "Nowhere")
    stored(store, "Tartus and Moscow.", TARTUS, MOSCOW, sample=True)
    assert store.counts() == Counts(articles=2, samples=1, mentions=4, placed=3, places=2, assets=0, events=0)


def test_rows_carry_where_they_come_from(store: Store) -> None:
    kept = stored(
        store, "Ships sailed. They called at Tartus.", TARTUS, "Ships", publisher="A", url="https://a.org"
    )
    unplaced, placed = store.mention_rows()
    assert kept.article.text[placed.start : placed.end] == placed.text == "Tartus"
    assert kept.article.text[placed.sentence_start : placed.sentence_end] == "They called at Tartus."
    assert (placed.article, placed.sha256, placed.publisher) == (kept.key, kept.article.sha256, "A")
    assert (placed.place, placed.lat, placed.lon) == (TARTUS.id, TARTUS.lat, TARTUS.lon)
    assert (unplaced.place, unplaced.lat, unplaced.lon, unplaced.url) == (None, None, None, "https://a.org")
    assert store.mention_rows(placed=True) == [placed]
    assert store.mention_rows(placed=False) == [unplaced]


def test_a_place_is_where_the_latest_gazetteer_says(store: Store) -> None:
    stored(store, "Tartus first.", TARTUS)
    moved = replace(TARTUS, lat=34.9, division="Tartus Governorate")
    stored(store, "Tartus second.", moved)
    assert {row.lat for row in store.mention_rows()} == {34.9}
    assert store.counts().places == 1


def test_an_article_may_mention_more_places_than_a_statement_takes_parameters(store: Store) -> None:
    many = [place(f"P{number:04}x") for number in range(1200)]
    kept = stored(store, " ".join(each.name for each in many), *many)
    assert [each.place for each in kept.findings.mentions] == many


def _at_once(number: int, act: Callable[[int], Result]) -> list[Result]:
    """What ``number`` threads get that all act at the same moment."""
    barrier = Barrier(number)

    def wait_and_act(each: int) -> Result:
        barrier.wait()
        return act(each)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(wait_and_act, range(number)))
