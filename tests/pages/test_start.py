"""The first start: over a database that a former version left, and after a start that was broken off."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.ingest import SAMPLES, samples_due
from geo.isolation import IsolatedReader
from geo.settings import settings
from geo.store import Store
from tests.builders import first_version, stored
from tests.pages.conftest import Open, html


def test_what_a_former_version_read_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Open
) -> None:
    address = f"sqlite:///{first_version(tmp_path)}"
    monkeypatch.setenv("DATELINE_DATABASE_URL", address)
    settings.cache_clear()
    assert Store.open(address).outdated() == [4]
    open_page("map")
    assert Store.open(address).outdated() == []


def test_a_report_that_cannot_be_read_anew_is_listed_and_the_rest_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Open
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{first_version(tmp_path)}")
    monkeypatch.setattr("pages._attended.reader", lambda: IsolatedReader(seconds=1e-9))
    settings.cache_clear()
    open_page("map")
    told = html(open_page("about"))
    assert "Not read anew: 1" in told and "takes longer than" in told and "article?id=" in told


def test_samples_that_a_broken_start_left_out_are_read_at_the_next(store: Store, open_page: Open) -> None:
    store.offer_samples(complete=False)
    stored(store, sample=True)
    app = open_page("about")
    assert store.counts().samples == len(list(SAMPLES.glob("*.md"))) + 1
    assert not samples_due(store) and not app.get("progress")
