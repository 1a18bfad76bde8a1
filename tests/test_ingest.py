"""Into the store: each text once, each failure by name, the samples on the first start."""

from pathlib import Path

import pytest

from geo.errors import ReadingError
from geo.ingest import SAMPLES, Stored, ingest, load_samples, reread, samples_due
from geo.isolation import IsolatedReader
from geo.pipeline import Pipeline
from geo.store import Store
from tests.builders import article, first_version, stored


def test_the_same_text_twice_is_stored_once_and_an_error_passes_through() -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()
    bad = ReadingError("b.txt", "holds no text")
    sources = [article("Jets at Hmeimim.", id="a"), bad, article("Jets at Hmeimim.", id="copy")]
    first, error, second = ingest(sources, store, pipeline)
    assert error is bad
    assert isinstance(first, Stored) and isinstance(second, Stored)
    assert (first.new, second.new, first.key == second.key) == (True, False, True)
    assert store.counts().articles == 1


def test_a_text_that_the_store_refuses_keeps_none_of_the_others_away() -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()
    sources = [article(id="broken", title="Half \ud83d a ship"), article("Jets at Hmeimim.")]
    refused, kept = ingest(sources, store, pipeline)
    assert isinstance(refused, ReadingError) and refused.source == "broken"
    assert isinstance(kept, Stored) and kept.new


def test_samples_load_once_and_cover_the_story() -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()
    steps: list[tuple[int, int]] = []
    new = load_samples(store, pipeline, lambda done, of: steps.append((done, of)))
    assert new == len(list(SAMPLES.glob("*.md"))) == store.counts().samples >= 20
    assert steps[-1] == (new, new)
    assert load_samples(store, pipeline) == 0
    placed = {row.place for row in store.mention_rows(placed=True) if row.role == "literal"}
    assert {"site:hmeimim"} <= placed


class Stopped(Exception):  # noqa: N818
    """What ends a load half-way: the reader went away."""


def test_a_load_that_was_broken_off_is_taken_up_again() -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()

    def stop(done: int, of: int) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        load_samples(store, pipeline, stop)
    assert store.counts().samples == 3 and samples_due(store)
    assert load_samples(store, pipeline) == len(list(SAMPLES.glob("*.md"))) - 3
    assert not samples_due(store)


def test_a_sample_that_cannot_be_read_keeps_none_of_the_others_away(tmp_path: Path) -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()
    (tmp_path / "a.md").write_text("")
    (tmp_path / "b.md").write_text("Jets landed at Hmeimim.")
    with pytest.raises(ReadingError, match="holds no text"):
        load_samples(store, pipeline, folder=tmp_path)
    assert store.counts().samples == 1 and samples_due(store)
    (tmp_path / "a.md").write_text("Ships called at Tartus.")
    assert load_samples(store, pipeline, folder=tmp_path) == 1
    assert not samples_due(store)


def test_a_removed_sample_stays_away(tmp_path: Path) -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()
    (tmp_path / "a.md").write_text("Jets landed at Hmeimim.")
    load_samples(store, pipeline, folder=tmp_path)
    store.remove(store.articles()[0].key)
    assert store.counts().articles == 0 and not samples_due(store)


def test_samples_are_offered_to_an_empty_store_only() -> None:
    store = Store.open("sqlite://")
    assert samples_due(store)
    stored(store, "Jets at Hmeimim.")
    assert not samples_due(store)


def test_what_cannot_be_read_anew_keeps_what_was_found_and_is_listed(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{first_version(tmp_path)}")
    reader = IsolatedReader(seconds=1e-9)
    before = store.article(4)
    again, [error] = reread(store, reader)
    assert again == 0 and before is not None
    assert store.unread() == {4: error.problem} and "takes longer than" in error.problem
    assert store.article(4) == before
    assert reread(store, reader) == (0, [])
    store.replace(4, Pipeline.open().extract(before.article))
    assert store.unread() == {}
    store.leave(99, "is not there")
    assert store.unread() == {}
    reader.close()


def test_what_a_former_version_read_is_read_anew_once(tmp_path: Path) -> None:
    store, pipeline = Store.open(f"sqlite:///{first_version(tmp_path)}"), Pipeline.open()
    fresh = stored(store, "Jets at Hmeimim.")
    steps: list[tuple[int, int]] = []
    assert reread(store, pipeline, lambda done, of: steps.append((done, of))) == (1, [])
    assert steps == [(1, 1)]
    old = store.article(4)
    assert old is not None and old.findings == pipeline.extract(old.article)
    assert store.article(fresh.key) == fresh
    assert reread(store, pipeline) == (0, [])
