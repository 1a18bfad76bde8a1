"""What is shown in the place of a page that cannot be: on every page, and gone once its cause is mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo import ingest
from geo.errors import GazetteerError, ModelError, ReadingError
from geo.gazetteer import Gazetteer
from geo.settings import settings
from geo.store import Store, StoredArticle
from pages import _panel
from tests.builders import place, stored
from tests.pages.conftest import Open, html

PAGES = ("map", "movements", "article", "add", "gazetteer", "about")

Visit = Callable[..., AppTest]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the dashboard to open its database in, where there is nothing yet."""
    home = tmp_path / "my reports"
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.delenv("DATELINE_DATABASE_URL", raising=False)
    _start_afresh()
    yield home
    _start_afresh()


@pytest.fixture
def visit() -> Visit:
    """Open a page that may be a problem's; Streamlit's own message of an error is never seen."""

    def opened(page: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(Path(__file__).parents[2] / "app.py"), default_timeout=60)
        app.switch_page(f"pages/{page}.py")
        for name, value in address.items():
            app.query_params[name] = value
        return seen(app.run())

    return opened


def seen(app: AppTest) -> AppTest:
    assert not app.exception, [each.message for each in app.exception]
    return app


def try_again(app: AppTest) -> AppTest:
    return seen(app.button(key="try-again").click().run())


def is_a_problem(app: AppTest) -> bool:
    return "dl-problem" in html(app)


def _start_afresh() -> None:
    settings.cache_clear()
    st.cache_resource.clear()


def _a_file(home: Path) -> None:
    home.write_text("not a folder")


def _a_letter(home: Path) -> None:
    home.mkdir()
    (home / "dateline.sqlite3").write_text("This is a letter and not a database. " * 50)


def _from_tomorrow(home: Path) -> None:
    Store.open(home / "dateline.sqlite3").close()
    _execute(home, "UPDATE meta SET value = value + 1 WHERE name = 'schema'")


def _of_another_program(home: Path) -> None:
    home.mkdir()
    _execute(home, "CREATE TABLE articles (id INTEGER)")


def _cut_short(home: Path) -> None:
    with closing(Store.open(home / "dateline.sqlite3")) as store:
        stored(store, "Ships called at Tartus. " * 5_000)
    path = home / "dateline.sqlite3"
    path.write_bytes(path.read_bytes()[:9_000])


def _execute(home: Path, statement: str) -> None:
    with closing(sqlite3.connect(home / "dateline.sqlite3")) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_a_file, "File exists: {home}"),
        (_a_letter, "file is not a database"),
        (_from_tomorrow, "written by a newer Dateline"),
        (_of_another_program, "another program's tables (articles)"),
        (_cut_short, "database disk image is malformed"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told_on_every_page(
    home: Path, visit: Visit, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(home)
    for page in PAGES:
        shown = html(visit(page))
        assert "<h1>The database cannot be used</h1>" in shown
        assert str(home / "dateline.sqlite3") in shown and "DATELINE_DATABASE_URL" in shown, page
        assert reason.format(home=home) in shown.replace("&#x27;", "'"), page


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("reports.sqlite3", "DATELINE_DATABASE_URL is not a database address"),
        ("nosuch://me:s3cret@host/reports", "nosuch"),
        ("mysql+pymysql://me:s3cret@host/reports", "needs the driver pymysql"),
        ("postgresql://me:s3cret@localhost:1/reports", "localhost:1/reports"),
        ("postgresql://localhost:1/reports?user=me&password=s3cret", "localhost:1/reports"),
        ("postgres://me:12/s3cret@localhost/reports", "database postgresql"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(
    home: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch, address: str, reason: str
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", address)
    shown = html(visit("map"))
    assert reason in shown and "DATELINE_DATABASE_URL" in shown
    assert "s3cret" not in shown


def test_trying_again_opens_what_was_mended(home: Path, visit: Visit) -> None:
    _a_file(home)
    app = visit("about")
    assert is_a_problem(try_again(app))
    home.unlink()
    with closing(Store.open(home / "dateline.sqlite3")) as store:
        store.offer_samples(complete=True)
        stored(store, "Ships called at Tartus.", place())
    assert not is_a_problem(try_again(app))
    assert app.title[0].value == "About the data"


def test_a_database_that_goes_away_is_told_and_may_come_back(
    store: Store, visit: Visit, tmp_path: Path
) -> None:
    stored(store, "Ships called at Tartus.", place())
    path, away = tmp_path / "test.sqlite3", tmp_path / "away"
    app = visit("about")
    path.rename(away)
    assert "cannot be found any more" in html(seen(app.run()))
    away.rename(path)
    assert not is_a_problem(try_again(app))


def test_a_full_database_is_told_when_it_is_filled_at_the_start(
    home: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(home / "dateline.sqlite3").close()
    connect = sqlite3.connect

    def small(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.execute("PRAGMA max_page_count = 45")
        return connection

    with monkeypatch.context() as full:
        full.setattr(sqlite3.dbapi2, "connect", small)
        app = visit("map")
        shown = html(app)
        assert "(database or disk is full)." in shown and "Make room on the disk. Then try again" in shown
    st.cache_resource.clear()
    assert not is_a_problem(try_again(app))


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (GazetteerError("gazetteer.bin: cut short; rebuild it"), "The gazetteer cannot be used"),
        (ModelError("roles.json: no weights can be read here; train anew"), "Reports cannot be read"),
    ],
)
def test_data_that_is_missing_is_told(
    home: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch, error: Exception, title: str
) -> None:
    def broken(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(ingest, "load_samples", broken)
    monkeypatch.setattr(Gazetteer, "open", broken)
    for page in ("map", "movements", "article", "gazetteer", "about"):
        shown = html(visit(page))
        assert f"<h1>{title}</h1>" in shown and str(error)[1:] in shown


def test_a_crash_while_the_samples_are_read_is_told_and_written_into_the_log(
    home: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crashing:
        crashing.setattr(ingest, "load_samples", _fault)
        app = visit("map")
    shown = html(app)
    assert "This page could not be made" in shown and str(home / "dateline.log") in shown
    assert "Traceback" not in shown and "s3cret" not in shown
    assert "ValueError: s3cret <b>" in (home / "dateline.log").read_text(encoding="utf-8")
    monkeypatch.setattr(ingest, "load_samples", lambda *_: 0)
    assert not is_a_problem(try_again(app))


def test_a_fault_of_one_page_leaves_the_others(
    store: Store, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = stored(store, "Ships called at Tartus.", place())
    monkeypatch.setattr(Store, "article", _fault)
    app = visit("article", id=kept.article.sha256)
    assert is_a_problem(app)
    app.switch_page("pages/about.py")
    assert not is_a_problem(seen(app.run()))


def test_a_fault_in_a_part_of_a_page_takes_its_place_whole(
    store: Store, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(store, "Ships called at Tartus.", place())
    with monkeypatch.context() as crashing:
        crashing.setattr(_panel, "place_heading", _fault)
        app = visit("map", site="gn:tartus")
        assert is_a_problem(app) and not app.sidebar.text_input
    assert not is_a_problem(try_again(app))


def test_a_removal_that_fails_is_told(
    add: Callable[..., StoredArticle], visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = add("Ships called at Tartus.")
    app = visit("article", id=kept.article.sha256)
    next(each for each in app.button if each.label == "Remove …").click().run()
    monkeypatch.setattr(Store, "remove", _fault)
    next(each for each in app.button if each.label == "Remove it").click()
    assert is_a_problem(seen(app.run()))
    assert not is_a_problem(try_again(app))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_message_quotes_stays_text_and_short(
    home: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    quoted = "<script>alert(1)</script>\u202e\x00" + "a" * 100_000

    def refuse(*_: object) -> NoReturn:
        raise GazetteerError(quoted)

    monkeypatch.setattr("pages._shared.dress", refuse)
    shown = html(visit(page))
    assert "<script" not in shown and "&lt;script&gt;" in shown
    assert "\u202e" not in shown and len(shown) < 4_000


def test_a_report_that_cannot_be_read_is_told_where_it_was_asked(
    store: Store, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise ReadingError("report", "was left out")

    stored(store, "Ships called at Tartus.", place())
    monkeypatch.setattr(_panel, "place_heading", refuse)
    app = visit("map", site="gn:tartus")
    assert [each.value for each in app.warning] == ["Report: was left out."] and not is_a_problem(app)


def test_a_page_that_can_be_shown_is_shown(store: Store, open_page: Open) -> None:
    assert not is_a_problem(open_page("about"))


def _fault(*_: object, **__: object) -> NoReturn:
    raise ValueError("s3cret <b>")
