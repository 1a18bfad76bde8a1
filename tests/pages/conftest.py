"""The dashboard without a browser, over a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from geo.geoparse import Explanation
from geo.isolation import IsolatedReader
from geo.model import Article, Span
from geo.pipeline import Pipeline
from geo.reading import read_text
from geo.settings import settings
from geo.store import Store, StoredArticle

ROOT = Path(__file__).parents[2]

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.open()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the dashboard opens. It holds no samples."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'test.sqlite3'}")
    settings.cache_clear()
    st.cache_resource.clear()
    opened = Store.open(settings().database)
    yield opened
    opened.close()
    settings.cache_clear()
    st.cache_resource.clear()


@pytest.fixture
def add(store: Store, pipeline: Pipeline) -> Callable[..., StoredArticle]:
    """Read a text and store it, as the dashboard does."""

    def added(text: str, **known: str) -> StoredArticle:
        article = read_text(text, **{"id": "report"} | known)
        key, _ = store.add(article, pipeline.extract(article))
        stored = store.article(key)
        assert stored is not None
        return stored

    return added


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Span]:
    """The spans that were explained, in order: an explanation costs a second reading of the text."""
    spans: list[Span] = []
    explain = IsolatedReader.explain

    def counting(self: IsolatedReader, article: Article, span: Span) -> Explanation | None:
        spans.append(span)
        return explain(self, article, span)

    monkeypatch.setattr(IsolatedReader, "explain", counting)
    return spans


@pytest.fixture
def framed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has been visited: its pages run within app.py, which each AppTest would forget."""
    start = PagesManager.__init__

    def visited(self: PagesManager, *given: Any, **named: Any) -> None:
        start(self, *given, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", visited)


@pytest.fixture
def open_page(store: Store, framed: None) -> Open:
    """Open a page of the dashboard at an address: ``open_page("article", id=…)``."""

    def opened(page: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
        app.switch_page(f"pages/{page}.py")
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, [each.message for each in app.exception]
        return app

    return opened


def html(app: AppTest) -> str:
    """Everything that a page puts on the screen as HTML of its own, without the style sheets."""
    bodies = (element.proto.body for element in app.get("html"))
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words(app: AppTest) -> str:
    """Headings and running words of a page."""
    parts = (app.title, app.header, app.subheader, app.markdown, app.caption, app.success, app.error)
    return "\n".join(element.value for group in parts for element in group)
