"""Into the store: each text once, each failure by name, the samples on the first start."""

from geo.errors import ReadingError
from geo.ingest import SAMPLES, Stored, ingest, load_samples
from geo.pipeline import Pipeline
from geo.store import Store
from tests.builders import article


def test_the_same_text_twice_is_stored_once_and_an_error_passes_through() -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()
    bad = ReadingError("b.txt", "holds no text")
    sources = [article("Jets at Hmeimim.", id="a"), bad, article("Jets at Hmeimim.", id="copy")]
    first, error, second = ingest(sources, store, pipeline)
    assert error is bad
    assert isinstance(first, Stored) and isinstance(second, Stored)
    assert (first.new, second.new, first.key == second.key) == (True, False, True)
    assert store.counts().articles == 1


def test_samples_load_once_and_cover_the_story() -> None:
    store, pipeline = Store.open("sqlite://"), Pipeline.open()
    steps: list[tuple[int, int]] = []
    new = load_samples(store, pipeline, lambda done, of: steps.append((done, of)))
    assert new == len(list(SAMPLES.glob("*.md"))) == store.counts().samples >= 20
    assert steps[-1] == (new, new)
    assert load_samples(store, pipeline) == 0
    placed = {row.place for row in store.mention_rows(placed=True) if row.role == "literal"}
    assert {"site:hmeimim"} <= placed
