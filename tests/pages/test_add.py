"""Adding reports: read, looked at, saved; a problem costs nothing of what was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.isolation import IsolatedReader
from geo.store import Store, StoredArticle
from tests.pages.conftest import Open, html, words

TEXT = "Landing ships left Tartus on Monday. Russian officials in Damascus said nothing."
HOSTILE = 'Ships </textarea><script>alert(1)</script> at Tartus " onclick="alert(1) \u202e in Damascus.'


@pytest.fixture(autouse=True)
def collection(add: Callable[..., StoredArticle]) -> StoredArticle:
    return add("Jets landed at Hmeimim.", title="Jets land")


def read(app: AppTest, text: str, **known: str) -> AppTest:
    app.text_area(key="paste-text").set_value(text)
    for name, value in known.items():
        app.text_input(key=f"paste-{name}").set_value(value)
    app.button[0].click().run()
    assert not app.exception
    return app


def save(app: AppTest) -> AppTest:
    return next(each for each in app.button if each.label.startswith("Save")).click().run()


def test_what_was_found_is_shown_before_it_is_stored(open_page: Open, store: Store) -> None:
    app = read(open_page("add"), TEXT, publisher="The Post")
    assert "Tartus</a>" in html(app)
    assert "The Post · " in html(app).replace("</bdi>", "").replace("<bdi>", "")
    assert "Not saved yet" in words(app)
    assert store.counts().articles == 1


def test_a_text_that_takes_too_long_is_a_problem_and_stays_in_its_field(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages._attended.reader", lambda: IsolatedReader(seconds=1e-9))
    app = read(open_page("add"), TEXT)
    assert "reading it takes longer than 1e-09 s" in html(app)
    assert app.text_area(key="paste-text").value == TEXT
    assert store.counts().articles == 1


def test_a_saved_article_can_be_opened(open_page: Open, store: Store) -> None:
    app = save(read(open_page("add"), TEXT, title="Ships leave", url="https://example.org/a"))
    assert "Saved 1 article" in words(app)
    row = next(row for row in store.articles() if row.title == "Ships leave")
    assert f"article?id={row.sha256[:16]}" in html(app)
    assert (row.url, row.sample) == ("https://example.org/a", False)
    assert "Tartus" in html(open_page("article", id=row.sha256[:16]))


def test_hostile_text_goes_through_unharmed(open_page: Open, store: Store) -> None:
    app = save(read(open_page("add"), HOSTILE, title="<script>alert(2)</script>"))
    row = next(row for row in store.articles() if row.id != "report")
    stored = store.article(row.key)
    assert stored is not None
    assert stored.article.text == HOSTILE
    for shown in (html(app), html(open_page("article", id=row.sha256[:16])), html(open_page("article"))):
        assert "<script" not in shown
        assert "</textarea" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("text", "known", "problem"),
    [
        ("   ", {}, "holds no text"),
        (TEXT, {"url": "javascript:alert(1)"}, "must begin with http"),
        (TEXT, {"url": "example.org"}, "must begin with http"),
    ],
)
def test_a_problem_is_told_and_the_text_stays(
    text: str, known: dict[str, str], problem: str, open_page: Open, store: Store
) -> None:
    app = read(open_page("add"), text, **known)
    assert problem in html(app)
    assert app.text_area(key="paste-text").value == text
    assert store.counts().articles == 1


def test_a_text_that_is_stored_already_is_told_with_a_link(
    open_page: Open, collection: StoredArticle
) -> None:
    app = read(open_page("add"), collection.article.text)
    assert "Already in the collection" in html(app)
    assert f"article?id={collection.article.sha256[:16]}" in html(app)


def test_of_many_files_each_is_read_and_each_problem_is_told(open_page: Open, store: Store) -> None:
    app = open_page("add")
    app.file_uploader(key="uploaded").set_value(
        [
            ("one.txt", TEXT.encode(), "text/plain"),
            ("two.md", b"---\ntitle: Two\npublisher: P\n---\nA ship left Tobruk.", "text/markdown"),
            ("empty.txt", b" \n", "text/plain"),
            ("binary.txt", b"\x00\x01\x02", "text/plain"),
            ("large.txt", b"x" * 5_000_001, "text/plain"),
            ("picture.png", b"\x89PNG", "image/png"),
            ("<b>.txt", b"", "text/plain"),
        ]
    ).run()
    app.button(key="read-files").click().run()
    shown = html(app)
    assert "Could not be read: 5" in shown
    assert "&lt;b&gt;.txt" in shown
    assert "Not saved yet" in words(app)
    save(app)
    assert {row.title for row in store.articles()} >= {"Two", "Jets land"}
    assert store.counts().articles == 3


def test_a_draft_can_be_discarded(open_page: Open, store: Store) -> None:
    app = read(open_page("add"), TEXT)
    next(each for each in app.button if each.label == "Discard").click().run()
    assert "dl-text" not in html(app)
    assert store.counts().articles == 1
