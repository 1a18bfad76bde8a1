"""A database of a former version is kept, gets what it lacks, and has its articles read anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.store import Store
from geo.store.schema import metadata
from tests.builders import (
    article,
    asset,
    end,
    event,
    findings,
    first_version,
    mention,
    place,
    said_by,
    second_version,
    stored,
    when,
)

REPORT = article("Ships left Tartus.", id="ships", publisher="Gazette", published="2024-01-10")


JETS_LEFT = article(
    "Two Il-76 left Tartus for Benghazi in May, sources told the Gazette.",
    id="jets",
    publisher="Gazette",
    published="2024-06-01",
)
TARTUS = place("Tartus", id="gn:1", lat=34.9, lon=35.9, division=None, geonameid=1)
JETS = asset(JETS_LEFT, "Two Il-76", "transport_aircraft", name="Il-76", count=2, operator="RU")
TOLD = (
    event(
        JETS_LEFT,
        "left",
        "depart",
        modality="claimed",
        actor="RU",
        asset=JETS,
        count=JETS.count,
        origin=end(JETS_LEFT, "Tartus", TARTUS, "in"),
        destination=end(JETS_LEFT, "Benghazi"),
        via=(end(JETS_LEFT, "May"),),
        date=when(JETS_LEFT, "in May", "2024-05-01", "2024-05-31"),
        attribution=said_by(JETS_LEFT, "sources", via="the Gazette"),
    ),
    event(JETS_LEFT, "told", "station", draw=False),
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return first_version(tmp_path)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return second_version(tmp_path)


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def columns(path: Path, table: str) -> set[tuple[str, str]]:
    """The names and types of a table's columns."""
    with closing(sqlite3.connect(path)) as connection:
        return {(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")}


def indices(path: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute(f"PRAGMA index_list({table})")}


def test_a_database_of_the_first_version_keeps_what_it_holds(old: Path) -> None:
    store = Store.open(f"sqlite:///{old}")
    kept = store.article(4)
    assert kept is not None and kept.article == REPORT
    assert [(m.text, m.score, m.place and m.place.id) for m in kept.findings.mentions] == [
        ("Tartus", 0.75, "gn:1")
    ]
    assert (kept.findings.assets, kept.findings.events) == ((), ())
    assert store.matching("tartus") == {4}
    assert store.revision() == 1700000000000000000


def test_its_articles_are_to_be_read_anew_until_they_are(old: Path) -> None:
    store = Store.open(f"sqlite:///{old}")
    stored(store, "Ships called at Tartus.")
    assert store.outdated() == [4]
    store.replace(4, findings(REPORT, events=[event(REPORT, "left", "depart")]))
    assert store.outdated() == []
    store.close()
    again = Store.open(f"sqlite:///{old}")
    assert (again.outdated(), again.counts().events) == ([], 1)


@pytest.mark.parametrize("made", [first_version, second_version])
def test_it_gets_the_tables_of_a_new_one(made: Callable[[Path], Path], tmp_path: Path) -> None:
    old, new = made(tmp_path), tmp_path / "new.sqlite3"
    for path in (old, new):
        Store.open(f"sqlite:///{path}").close()
    assert tables(old) == tables(new) >= set(metadata.tables)
    for table in metadata.tables:
        assert (columns(old, table), indices(old, table)) == (columns(new, table), indices(new, table))


def test_a_database_of_the_second_version_keeps_what_was_found(second: Path) -> None:
    store = Store.open(f"sqlite:///{second}")
    kept = store.article(5)
    assert kept is not None and kept.article == JETS_LEFT
    found = findings(JETS_LEFT, mention(JETS_LEFT, "Tartus", TARTUS))
    others = asset(JETS_LEFT, "sources", "personnel")
    assert kept.findings == replace(found, assets=(JETS, others), events=TOLD)
    assert [row.found for row in store.event_rows()] == list(TOLD)
    assert [row.found for row in store.asset_rows()] == [JETS, others]
    assert [(row.mention, row.article) for row in store.mention_rows()] == [(9, 4), (12, 5)]


def test_its_articles_are_read_anew_for_their_words_and_ids(second: Path) -> None:
    store = Store.open(f"sqlite:///{second}")
    assert store.outdated() == [4, 5]
    store.replace(5, findings(JETS_LEFT, assets=[JETS], events=TOLD))
    assert store.outdated() == [4]
    assert [row.found for row in store.event_rows()] == list(TOLD)


@pytest.mark.parametrize("made", [first_version, second_version])
def test_many_may_open_it_at_once(made: Callable[[Path], Path], tmp_path: Path) -> None:
    old = made(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(Store.open, [f"sqlite:///{old}"] * 8))
    assert {store.outdated()[0] for store in stores} == {4}
    assert len({store.counts() for store in stores}) == 1


def test_a_migration_of_the_second_that_breaks_off_leaves_it_as_it_was(second: Path) -> None:
    with closing(sqlite3.connect(second)) as connection:
        connection.execute("CREATE INDEX ix_events_id ON articles (id)")  # in the way of a later step
    before = [columns(second, table) for table in ("mentions", "assets", "events")]
    with pytest.raises(StoreError, match="ix_events_id"):
        Store.open(f"sqlite:///{second}")
    assert [columns(second, table) for table in ("mentions", "assets", "events")] == before
    with closing(sqlite3.connect(second)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (2,)


def test_a_migration_that_breaks_off_leaves_it_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(
            "CREATE INDEX ix_events_article_key ON articles (id)"
        )  # in the way of a later step
    before = tables(old)
    with pytest.raises(StoreError, match="ix_events_article_key"):
        Store.open(f"sqlite:///{old}")
    assert tables(old) == before
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DROP INDEX ix_events_article_key")
    assert Store.open(f"sqlite:///{old}").outdated() == [4]


def test_another_program_s_table_leaves_it_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE TABLE events (id INTEGER)")
    before = tables(old)
    with pytest.raises(StoreError, match=r"another program's tables \(events\)"):
        Store.open(f"sqlite:///{old}")
    assert tables(old) == before
