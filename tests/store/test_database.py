"""Opening: tables are made once, whoever comes first; what cannot be opened says what to do."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from geo.errors import StoreError
from geo.store import Store, database
from geo.store.schema import metadata
from geo.store.search import by_pattern, terms_of
from tests.builders import stored


def test_a_new_database_gets_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder ü" / "reports.sqlite3"
    stored(Store.open(f"sqlite:///{path}"))
    assert path.is_file()


def test_a_home_folder_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    Store.open("sqlite:///~/reports.sqlite3").close()
    assert (tmp_path / "reports.sqlite3").is_file()


def test_what_was_stored_is_there_after_opening_again(url: str) -> None:
    first = Store.open(url)
    kept, revision = stored(first), first.revision()
    first.close()
    again = Store.open(url)
    assert again.article(kept.key) == kept
    assert again.revision() == revision
    assert again.matching("tartus") == {kept.key}


def test_two_stores_on_one_file_see_each_other(url: str) -> None:
    one, other = Store.open(url), Store.open(url)
    before = other.revision()
    kept = stored(one)
    assert other.article(kept.key) == kept
    assert other.revision() != before


def test_many_may_open_a_new_database_at_once(url: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(Store.open, [url] * 8))
    stored(stores[0])
    assert [store.counts().articles for store in stores] == [1] * 8


def test_a_reader_does_not_wait_for_a_writer(url: str) -> None:
    store = Store.open(url)
    stored(store)
    with store._database.writing():
        assert store.counts().articles == 1


def test_a_failed_transaction_leaves_nothing(url: str) -> None:
    store = Store.open(url)
    with pytest.raises(ZeroDivisionError), store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM meta")
        raise ZeroDivisionError
    assert store.revision()


@pytest.mark.parametrize("kind", ["folder", "below a file", "not a database"])
def test_what_cannot_be_opened_names_itself_and_the_setting(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "here"
    if kind == "folder":
        path.mkdir()
    else:
        path.write_text("This is a letter and not a database. " * 50)
    path = path / "reports.sqlite3" if kind == "below a file" else path
    with pytest.raises(StoreError) as raised:
        Store.open(f"sqlite:///{path}")
    assert str(path) in str(raised.value)
    assert "DATELINE_DATABASE_URL" in str(raised.value)


@pytest.mark.parametrize("url", ["", "reports.sqlite3", "://", "nosuch://host/reports", "sqlite+nosuch:///x"])
def test_what_is_no_database_address_names_the_setting(url: str) -> None:
    with pytest.raises(StoreError, match="DATELINE_DATABASE_URL"):
        Store.open(url)


def test_a_message_never_tells_the_password() -> None:
    with pytest.raises(StoreError) as raised:
        Store.open("postgresql+nosuch://user:s3cret@localhost/reports")
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:s3cret@localhost:1/reports",
        "postgresql://me:p%40s3cret@localhost:1/reports",
        "postgresql://me:12/s3cret@localhost/reports",
        "postgresql://localhost:1/reports?user=me&password=s3cret",
        "postgres://me:s3cret@localhost:1/reports",
    ],
)
def test_a_server_that_does_not_answer_is_named_without_its_password(url: str) -> None:
    with pytest.raises(StoreError, match=r"the database postgresql://.* DATELINE_DATABASE_URL") as raised:
        Store.open(url)
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("PRAGMA max_page_count = 1", "database or disk is full.*: make room"),
        ("PRAGMA query_only = ON", "readonly database.*: let Dateline write"),
    ],
)
def test_what_cannot_be_written_says_why_and_what_to_do(url: str, spoil: str, told: str) -> None:
    store = Store.open(url)
    with pytest.raises(StoreError, match=told), store._database.writing() as connection:
        connection.exec_driver_sql(spoil)
        connection.exec_driver_sql("CREATE TABLE more (text)")
        connection.exec_driver_sql("INSERT INTO more VALUES (zeroblob(1000000))")


def test_a_database_that_another_program_holds_says_so(url: str, tmp_path: Path, impatient: None) -> None:
    store = Store.open(url)
    with closing(sqlite3.connect(tmp_path / "reports.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"database is locked\): another program holds it"):
            stored(store)
    assert stored(store).key


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0)


def test_a_database_of_a_newer_version_says_what_to_do(url: str, tmp_path: Path) -> None:
    Store.open(url).close()
    _execute(tmp_path, "UPDATE meta SET value = value + 1 WHERE name = 'schema'")
    with pytest.raises(StoreError, match=r"newer Dateline .* update Dateline, or set DATELINE_DATABASE_URL"):
        Store.open(url)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE articles (id INTEGER)",
        "CREATE TABLE meta (anything TEXT)",
        "CREATE TABLE meta (name TEXT, value INTEGER)",
    ],
)
def test_the_tables_of_another_program_are_left_alone(url: str, tmp_path: Path, statement: str) -> None:
    _execute(tmp_path, statement)
    with pytest.raises(StoreError, match="DATELINE_DATABASE_URL"):
        Store.open(url)
    assert _execute(tmp_path, "SELECT name FROM sqlite_master") == [(statement.split()[2],)]


def test_a_version_that_is_no_number_is_another_program_s(url: str, tmp_path: Path) -> None:
    _execute(tmp_path, "CREATE TABLE meta (name TEXT, value TEXT)")
    _execute(tmp_path, "INSERT INTO meta VALUES ('schema', '2024-01')")
    with pytest.raises(StoreError, match="not made by Dateline"):
        Store.open(url)


def test_a_database_that_goes_away_is_a_store_error(url: str, tmp_path: Path) -> None:
    store = Store.open(url)
    _execute(tmp_path, "DROP TABLE mentions")
    with pytest.raises(StoreError, match=r"reports\.sqlite3"):
        stored(store)


def test_tables_and_searches_are_good_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
    assert "ILIKE" in str(by_pattern(terms_of("tartus")).compile(dialect=dialect))


def _execute(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "reports.sqlite3")) as connection, connection:
        return connection.execute(statement).fetchall()
