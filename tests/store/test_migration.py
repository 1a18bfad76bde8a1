"""A database of a former version is kept, gets the new tables, and has its articles read anew."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.store import Store
from geo.store.schema import metadata
from tests.builders import article, event, findings, first_version, stored

REPORT = article("Ships left Tartus.", id="ships", publisher="Gazette", published="2024-01-10")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return first_version(tmp_path)


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


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


def test_it_gets_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    Store.open(f"sqlite:///{old}").close()
    Store.open(f"sqlite:///{tmp_path / 'new.sqlite3'}").close()
    assert tables(old) == tables(tmp_path / "new.sqlite3") >= set(metadata.tables)


def test_many_may_open_it_at_once(old: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(Store.open, [f"sqlite:///{old}"] * 8))
    assert [store.outdated() for store in stores] == [[4]] * 8


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
