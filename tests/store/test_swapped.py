"""A database file that is replaced, overwritten or gone while it is open: noticed, and never destroyed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.model import Findings
from geo.store import Store
from tests.builders import article, stored

OTHER = "Ships called at Tartus."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A store that has been read and written, so that it has connections and a log."""
    opened = Store.open(path)
    stored(opened, "Jets landed at Hmeimim.")
    assert opened.counts().articles == 1
    yield opened
    opened.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """The file of another store, of two articles."""
    made = tmp_path / "backup.sqlite3"
    with closing(Store.open(made)) as other:
        stored(other, OTHER)
        stored(other, "Tanks stood at Palmyra.")
    return made


def titles(path: Path) -> list[str]:
    """What a sound database holds."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [text for (text,) in connection.execute("SELECT text FROM articles ORDER BY key")]


def moved(backup: Path, path: Path) -> None:
    backup.replace(path)


def copied(backup: Path, path: Path) -> None:
    shutil.copyfile(backup, path)


@pytest.mark.parametrize("into_place", [moved, copied])
def test_readers_see_the_file_that_is_there_now(
    store: Store, path: Path, backup: Path, into_place: Callable[[Path, Path], None]
) -> None:
    before = store.revision()
    into_place(backup, path)
    assert store.counts().articles == 2
    assert store.revision() != before
    assert store.matching("tartus") and not store.matching("hmeimim")
    stored(store, "Drones came down near Homs.")
    store.close()
    assert titles(path) == [OTHER, "Tanks stood at Palmyra.", "Drones came down near Homs."]


def test_nothing_is_written_into_a_file_that_nobody_has_looked_into(
    store: Store, path: Path, backup: Path
) -> None:
    content = backup.read_bytes()
    moved(backup, path)
    with pytest.raises(StoreError, match=r"reports\.sqlite3 was replaced .* nothing was written"):
        store.add(article("Drones came down near Homs."), Findings())
    assert path.read_bytes() == content
    assert store.counts().articles == 2
    assert store.add(article("Drones came down near Homs."), Findings())[1]
    store.close()
    assert len(titles(path)) == 3


def test_a_copy_of_the_file_holds_all_that_was_written(store: Store, path: Path, tmp_path: Path) -> None:
    stored(store, OTHER)
    copy = tmp_path / "copy.sqlite3"
    shutil.copyfile(path, copy)
    assert titles(copy) == ["Jets landed at Hmeimim.", OTHER]


def test_a_file_that_is_gone_is_told_and_may_come_back(store: Store, path: Path, tmp_path: Path) -> None:
    away = path.rename(tmp_path / "away.sqlite3")
    with pytest.raises(StoreError, match="cannot be found any more"):
        store.counts()
    with pytest.raises(StoreError, match="cannot be found any more"):
        store.add(article(OTHER), Findings())
    assert not path.exists()
    away.rename(path)
    assert store.counts().articles == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "not made by Dateline"), (b"no database at all, but a text" * 200, "not a database")],
)
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(
    store: Store, path: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    other.replace(path)
    for _ in range(2):
        with pytest.raises(StoreError, match=told):
            store.counts()
        with pytest.raises(StoreError, match=told):
            store.add(article(OTHER), Findings())
    assert path.read_bytes() == content


def test_a_file_that_is_replaced_among_readers_and_writers_stays_sound(
    store: Store, path: Path, tmp_path: Path, backup: Path
) -> None:
    backups = [shutil.copyfile(backup, tmp_path / f"{number}.sqlite3") for number in range(20)]

    def work(number: int) -> None:
        for turn in range(25):
            with suppress(StoreError):
                store.counts()
                store.add(article(f"{number} tanks, report {turn}."), Findings())

    def replace() -> None:
        for each in backups:
            Path(each).replace(path)
            store.counts()

    with ThreadPoolExecutor(5) as pool:
        tasks = [pool.submit(replace), *(pool.submit(work, number) for number in range(4))]
    for task in tasks:
        task.result()
    kept = store.counts().articles
    store.close()
    assert titles(path)[:2] == [OTHER, "Tanks stood at Palmyra."]
    assert len(titles(path)) == kept
