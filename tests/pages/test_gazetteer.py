"""The gazetteer's page: a name in any spelling, its candidates, and the articles that mention one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from geopy.exc import GeocoderUnavailable
from geopy.location import Location

from geo.store import StoredArticle
from pages import _shared
from tests.pages.conftest import Open, html, words


@pytest.fixture(autouse=True)
def collection(add: Callable[..., StoredArticle]) -> StoredArticle:
    return add("Landing ships left Tartus on Monday.", title="Ships leave")


@pytest.mark.parametrize("asked", ["Tartus", "tartous", "Тартус", "طرطوس", " TARTUS "])
def test_a_name_is_found_in_any_spelling(asked: str, open_page: Open) -> None:
    shown = html(open_page("gazetteer", q=asked))
    assert "Places called" in shown
    assert "town or city, Tartus" in shown
    assert "34.89° N, 35.89° E" in shown
    assert "inhabitants" in shown


def test_a_typed_name_is_looked_up_and_can_be_quoted(open_page: Open) -> None:
    app = open_page("gazetteer")
    app.text_input(key="gazetteer-query").set_value("Tartus").run()
    assert "Places called" in html(app)
    assert app.query_params["q"] == "Tartus"


def test_a_misspelt_name_gets_suggestions(open_page: Open) -> None:
    shown = html(open_page("gazetteer", q="Tartuss1"))
    assert "Did you mean" in shown
    assert "Tartus" in shown


@pytest.mark.parametrize("asked", ["qqqqzzzzxxxx", "<img src=x onerror=alert(1)>", "'\"--", "%", "💥"])
def test_a_name_that_nobody_bears_is_told(asked: str, open_page: Open) -> None:
    app = open_page("gazetteer", q=asked)
    assert "No place is called" in html(app)
    assert "<img" not in html(app)


def test_without_a_name_there_are_examples(open_page: Open) -> None:
    assert "places are on file" in words(open_page("gazetteer"))


def test_a_place_lists_the_articles_that_mention_it(open_page: Open, collection: StoredArticle) -> None:
    app = open_page("gazetteer", q="Tartus", place="gn:163345")
    assert "**1 passage in 1 article**" in words(app)
    assert f"article?id={collection.article.sha256[:16]}&amp;at=19" in html(app)


def test_a_place_that_nothing_mentions_is_told(open_page: Open) -> None:
    assert "No article of the collection mentions it" in words(open_page("gazetteer", q="Reykjavik"))


def test_an_unknown_place_in_the_address_falls_back_to_the_first(open_page: Open) -> None:
    assert "aria-current" in html(open_page("gazetteer", q="Tartus", place="gn:<script>"))


class Online:
    """Stands for the server on the net: what it was asked, and what it answers."""

    def __init__(self, answer: list[Location] | None) -> None:
        self.answer, self.asked = answer, list[str]()

    def geocode(self, query: str, **_: object) -> list[Location]:
        self.asked.append(query)
        if self.answer is None:
            raise GeocoderUnavailable("no route")
        return self.answer


def test_nobody_is_asked_online_until_the_reader_says_so(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Online([Location("<b>Qqqq</b>, Nowhere", (1.5, 2.5), {})])
    monkeypatch.setattr(_shared, "online_geocoder", lambda: server)
    app = open_page("gazetteer", q="qqqqzzzzxxxx")
    assert server.asked == []
    app.toggle(key="online").set_value(True).run()
    assert server.asked == ["qqqqzzzzxxxx"]
    assert "&lt;b&gt;Qqqq" in html(app)


def test_without_a_network_the_page_says_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_shared, "online_geocoder", lambda: Online(None))
    app = open_page("gazetteer", q="qqqqzzzzxxxx")
    app.toggle(key="online").set_value(True).run()
    assert "did not answer" in app.warning[0].value
