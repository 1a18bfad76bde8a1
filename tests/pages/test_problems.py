"""What goes wrong is told on every page, with what to do; when it is mended, the page comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from geo.errors import GazetteerError
from geo.settings import settings
from geo.store import Store
from tests.builders import stored
from tests.pages.conftest import Open, html, words

PAGES = ["map", "movements", "article", "gazetteer", "about"]


@pytest.fixture(autouse=True)
def fresh(store: Store) -> Iterator[None]:
    """A dashboard that has not opened its database yet."""
    stored(store)
    store.close()
    yield


def use(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", address)
    settings.cache_clear()
    st.cache_resource.clear()


@pytest.mark.parametrize("page", ["map", "movements", "article", "add", "gazetteer", "about"])
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "DATELINE_DATABASE_URL is not a database address"),
        ("mysql+nosuch://me:secret@host/reports", "DATELINE_DATABASE_URL"),
        ("sqlite:////proc/none/reports.sqlite3", "cannot open the database /proc/none/reports.sqlite3"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told_on_every_page(
    page: str, address: str, told: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(address, monkeypatch)
    app = open_page(page)
    assert "The collection cannot be opened" in words(app)
    assert told in html(app) and "secret" not in html(app)
    assert [each.label for each in app.button] == ["Try again"]


def test_a_page_comes_back_when_its_problem_is_mended(
    tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "test.sqlite3"
    sound = path.read_bytes()
    path.write_bytes(b"no database, but a text of some length that nobody can open" * 99)
    app = open_page("about")
    assert "is not a database" in html(app)
    app.button[0].click().run()
    assert "is not a database" in html(app)
    path.write_bytes(sound)
    app.button[0].click().run()
    assert "1 article" in words(app) and not app.button


def test_a_file_that_vanishes_under_an_open_dashboard_is_told(tmp_path: Path, open_page: Open) -> None:
    app = open_page("about")
    assert "1 article" in words(app)
    away = (tmp_path / "test.sqlite3").rename(tmp_path / "away")
    app.run()
    assert "cannot be found any more" in html(app)
    away.rename(tmp_path / "test.sqlite3")
    app.button[0].click().run()
    assert "1 article" in words(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_missing_gazetteer_is_told(page: str, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise GazetteerError("data/gazetteer.bin is missing: run make gazetteer")

    monkeypatch.setattr("geo.gazetteer.Gazetteer.open", missing)
    st.cache_resource.clear()
    app = open_page(page, **({"q": "Tartus"} if page == "gazetteer" else {}))
    is_asked = page in ("gazetteer", "about")
    assert ("data/gazetteer.bin is missing" in html(app)) == is_asked


@pytest.mark.parametrize("page", PAGES)
def test_a_fault_is_told_without_its_traceback_which_is_in_the_log(
    page: str, tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("<script>alert(1)</script>")

    monkeypatch.setattr("pages._shared.dress", broken)
    app = open_page(page)
    assert "Dateline met a fault of its own" in words(app)
    assert "ZeroDivisionError" in html(app) and str(tmp_path / "dateline.log") in html(app)
    assert "Traceback" not in html(app) and "<script" not in html(app)
    assert "in broken" in (tmp_path / "dateline.log").read_text()
