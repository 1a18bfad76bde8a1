"""The article's page: the whole text with its places, the list of articles, removal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.model import Span
from geo.store import Store, StoredArticle
from tests.builders import stored
from tests.pages.conftest import Open, html, words

Add = Callable[..., StoredArticle]

TEXT = "Landing ships left Tartus on Monday. Russian officials in Damascus said nothing about Tartus."
HOSTILE = (
    "Ships <script>alert(1)</script> at Tartus <img src=x onerror=alert(1)> \u202ereversed\u202c "
    '" onmouseover="alert(1) [a](javascript:alert(1)) **bold** in Damascus.'
)


def address(stored: StoredArticle, **more: str) -> dict[str, str]:
    return {"id": stored.article.sha256[:16]} | more


def test_the_whole_text_is_shown_with_its_places_as_links(add: Add, open_page: Open) -> None:
    stored = add(TEXT, title="Ships leave", publisher="The Post", published="2024-12-14")
    shown = html(open_page("article", **address(stored)))
    assert "<h1><bdi>Ships leave</bdi></h1>" in shown
    assert "The Post" in shown
    assert "14 Dec 2024" in shown
    assert shown.count('class="dl-mark literal"') == 3
    assert f'href="article?id={stored.article.sha256[:16]}&amp;at=19"' in shown
    assert 'id="m19"' in shown


def test_a_mention_in_the_address_is_told_in_full(add: Add, open_page: Open) -> None:
    shown = html(open_page("article", **address(add(TEXT), at="19")))
    assert "Mention 1 of 2" in shown
    assert "34.89° N, 35.89° E, to within about 12 km" in shown


def test_why_a_mention_is_where_it_is_is_told_when_asked(
    add: Add, open_page: Open, counted: list[Span]
) -> None:
    app = open_page("article", **address(add(TEXT), at="19"))
    assert "dl-why" not in html(app) and counted == []
    next(each for each in app.button if each.label == "Why here?").click().run()
    assert "Why here? for “Tartus”" in html(app) and "<b><bdi>Tartus</bdi>, Syria</b>" in html(app)
    assert counted == [Span(19, 25)]


def test_why_a_name_is_not_on_the_map_is_told_when_asked(store: Store, open_page: Open) -> None:
    kept = stored(store, "Ships went to Tartus.", "went")
    app = open_page("article", **address(kept, at="6"))
    next(each for each in app.button if each.label == "Why not on the map?").click().run()
    assert "class='dl-why'" in html(app) and not app.exception


@pytest.mark.parametrize("at", ["", "-1", "x", "999999999999999999999", "٣", "1e5", "7"])
def test_an_offset_without_a_mention_selects_nothing(at: str, add: Add, open_page: Open) -> None:
    shown = html(open_page("article", **address(add(TEXT), at=at)))
    assert "dl-text" in shown
    assert "aria-current" not in shown


@pytest.mark.parametrize("wanted", ["0123456789abcdef", "<script>", "'; drop table articles", "0"])
def test_an_unknown_article_is_told(wanted: str, add: Add, open_page: Open) -> None:
    add(TEXT)
    app = open_page("article", id=wanted)
    assert "not in the collection" in words(app)
    assert "<script>" not in html(app)


def test_without_an_id_the_articles_are_listed_newest_first(add: Add, open_page: Open) -> None:
    add(TEXT, title="Older", published="2024-01-02", publisher="The Post")
    add(f"{TEXT} And more.", title="Newer", published="2024-12-14")
    add(f"{TEXT} And yet more.", title="Undated")
    shown = html(open_page("article"))
    assert shown.index("Newer") < shown.index("Older") < shown.index("Undated")
    assert "Tartus" in shown


def test_articles_are_found_by_words_title_or_publisher(add: Add, open_page: Open) -> None:
    add(TEXT, title="Older", publisher="The Post")
    add("Jets landed at Hmeimim.", title="Newer", publisher="The Times")
    app = open_page("article")
    for asked, found in (("jets", "Newer"), ("older", "Older"), ("times", "Newer"), ('"', "Older")):
        app.text_input(key="article-search").set_value(asked).run()
        assert found in html(app)
    app.text_input(key="article-search").set_value("zyxwv").run()
    assert "No article has all these words" in words(app)


def test_hostile_text_is_shown_as_it_is(add: Add, open_page: Open) -> None:
    stored = add(HOSTILE, title="<b>Title</b>", publisher="<i>P</i>", url="javascript:alert(1)")
    for shown in (html(open_page("article", **address(stored))), html(open_page("article"))):
        assert not any(each in shown for each in ("<script", "<img", "<b>T", "<i>", "\u202e", 'href="java'))
        assert "&lt;b&gt;Title&lt;/b&gt;" in shown
    assert "original: javascript:alert(1)" in html(open_page("article", **address(stored)))


def test_only_web_addresses_are_linked(add: Add, open_page: Open) -> None:
    stored = add(TEXT, url="https://example.org/a?b=1&c=2")
    shown = html(open_page("article", **address(stored)))
    assert "<a href='https://example.org/a?b=1&amp;c=2' target='_blank' rel='noopener noreferrer'>" in shown


def test_a_digest_names_what_it_restates(add: Add, open_page: Open) -> None:
    stored = add(TEXT, based_on="The Post, 14 December 2024, https://example.org/a")
    shown = html(open_page("article", **address(stored)))
    assert "A digest" in shown
    assert 'href="https://example.org/a"' in shown


def test_a_long_text_is_shown_in_parts_and_nothing_is_lost(add: Add, open_page: Open) -> None:
    text = f"Jets at Hmeimim. {'word ' * 20_000} Ships at Tartus. {'x' * 50_000} Damascus."
    stored = add(text)
    app = open_page("article", **address(stored))
    assert "Part 1 of 4 of a long text" in words(app)
    assert "Hmeimim" in html(app)
    app = open_page("article", **address(stored, at=str(text.index("Tartus"))))
    assert "Tartus</a>" in html(app)
    app.button(key="Later part ›-above").click().run()
    assert "Part 4 of 4 of a long text" in words(app)
    assert "Damascus" in html(app)


def test_an_article_in_arabic_keeps_its_direction(add: Add, open_page: Open) -> None:
    shown = html(open_page("article", **address(add("غادرت السفن طرطوس يوم الاثنين."))))
    assert 'dir="auto"' in shown


def test_an_article_is_removed_only_after_a_second_word(add: Add, open_page: Open, store: Store) -> None:
    app = open_page("article", **address(add(TEXT)))
    next(each for each in app.button if each.label == "Remove …").click().run()
    assert store.counts().articles == 1
    next(each for each in app.button if each.label == "Remove it").click().run()
    assert store.counts().articles == 0
