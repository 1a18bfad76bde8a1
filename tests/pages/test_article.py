"""The article's page: the whole text with its places, the list of articles, removal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Article, Span
from geo.store import Store, StoredArticle
from tests.builders import stored
from tests.pages.conftest import Open, html, words
from tests.stories import HMEIMIM, KHADIM, report, tells

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


CONVOY = "Two Il-76 left Hmeimim for al-Khadim on 14 December, Maxar found. Jets may return to Hmeimim."


@pytest.fixture
def convoy(store: Store) -> Article:
    """Two events: one that is drawn, and one that is only possible."""
    transports = ("Two Il-76", "transport_aircraft", "Il-76")
    return report(
        store,
        CONVOY,
        tells(
            "left",
            "relocate",
            transports,
            count=2,
            start=("Hmeimim", HMEIMIM),
            to=("al-Khadim", KHADIM),
            on=("14 December", "2024-12-14"),
            by="Maxar",
            modality="observed",
        ),
        tells(
            "return",
            "arrive",
            ("Jets", "combat_aircraft", "jets"),
            to=("Hmeimim", HMEIMIM),
            modality="possible",
            draw=False,
        ),
        publisher="Gazette",
        published="2024-12-15",
    )


def opened(open_page: Open, of: Article, at: str = "") -> AppTest:
    return open_page("article", id=of.sha256[:16], **({"at": str(of.text.index(at))} if at else {}))


def test_events_and_assets_are_marked_in_the_text(convoy: Article, open_page: Open) -> None:
    shown = html(opened(open_page, convoy))
    assert shown.count('class="dl-mark event-word"') == 2 and shown.count('class="dl-mark asset-words"') == 2
    assert 'title="2 Il-76 · transport aircraft · Russia"' in shown
    line = "2 Il-76 · Hmeimim air base → Al-Khadim air base · observed (Maxar) · 14 Dec 2024"
    assert f'id="m10" title="{line}"' in shown


def test_a_word_in_the_address_tells_the_slots_of_its_event(convoy: Article, open_page: Open) -> None:
    app = opened(open_page, convoy, "left")
    shown = html(app)
    for name, told in {
        "From": "<bdi>Hmeimim air base</bdi>",
        "To": "<bdi>Al-Khadim air base</bdi>",
        "When": "14 Dec 2024",
        "What": "<bdi>2 Il-76</bdi>",
        "Whose": "Russia",
        "Told as": "<bdi dir='ltr'>observed (Maxar), via Gazette</bdi>",
        "On the map": "yes",
    }.items():
        assert f"<dt>{name}</dt><dd>{told}" in shown
    assert "35.400° N, 35.950° E, to within about 3 km" in shown
    for slot in ("trigger", "asset", "count", "origin", "destination", "date", "source"):
        assert shown.count(f"slot {slot}") == 2  # in the text, and in the legend
    assert "dl-mark told" in shown
    assert "<mark class='dl-mark slot trigger'>what happened</mark>" in shown


def test_why_an_event_is_not_on_the_map_is_told(convoy: Article, open_page: Open) -> None:
    shown = html(opened(open_page, convoy, "return"))
    assert "<dt>On the map</dt><dd>no: planned, possible or hypothetical" in shown
    assert "not told as fact" in shown


def test_the_events_are_listed_in_the_order_of_the_text(convoy: Article, open_page: Open) -> None:
    app = opened(open_page, convoy, "return")
    assert "2 events" in [each.label for each in app.expander]
    rows = html(app).split("aria-label='Events in this article'>")[1].split("<li>")[1:]
    assert ["Il-76" in rows[0], "Jets" in rows[1]] == [True, True]
    assert ["aria-current" in row for row in rows[:2]] == [False, True]
    assert "not on the map: planned" in rows[1]


@pytest.mark.parametrize(
    ("kept", "gone"),
    [("Places", ("event-word", "asset-words")), ("Assets", ("event-word",)), ("Events", ("asset-words",))],
)
def test_what_is_highlighted_is_a_choice(
    convoy: Article, open_page: Open, kept: str, gone: tuple[str, ...]
) -> None:
    app = opened(open_page, convoy)
    app.segmented_control(key="highlight").set_value([kept]).run()
    assert not app.exception and not any(each in html(app) for each in gone)


def test_what_is_selected_is_closed(convoy: Article, open_page: Open) -> None:
    app = opened(open_page, convoy, "left")
    app.button(key="close").click().run()
    assert "slot trigger" not in html(app) and "at" not in app.query_params


def test_the_list_of_articles_has_the_number_of_events(convoy: Article, add: Add, open_page: Open) -> None:
    add("It was calm in Damascus.", title="Calm")
    shown = html(open_page("article"))
    assert "Gazette · 15 Dec 2024 · 2 events" in shown and "undated · no event found" in shown


def test_hostile_words_of_an_event_are_shown_and_not_obeyed(store: Store, open_page: Open) -> None:
    asset = ("<script>alert(1)</script> {{7*7}}", "warship", "<img src=x onerror=alert(1)>")
    text = f"A {asset[0]} left Hmeimim."
    of = report(store, text, tells("left", "depart", asset, start=("Hmeimim", HMEIMIM)))
    shown = html(opened(open_page, of, "left"))
    assert "<script" not in shown and "<img src=x" not in shown
    assert "&lt;script&gt;" in shown and "&lt;img src=x" in shown
