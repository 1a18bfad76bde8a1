"""Marked text as HTML: everything of the text is shown, nothing of it is obeyed."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from random import Random

import pytest

from geo.markup import (
    Mark,
    article_html,
    excerpt_html,
    part_at,
    parts,
    plain,
    web_address,
    with_links,
)
from geo.model import Region, RegionKind, Span

VOID = {"br"}


class Reader(HTMLParser):
    """Reads HTML as a browser would, and refuses what is not well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def marked(html: str) -> list[str]:
    """The classes of the marks that are drawn."""
    return [str(attrs["class"]) for _, attrs in read(html).tags if "dl-mark" in str(attrs.get("class"))]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</p></div><h1>",
        '" onmouseover="alert(1)',
        "' onmouseover='alert(1)",
        "<!-- ",
        "]]> <![CDATA[",
        "&lt;b&gt; &amp; &#60;",
        "`${alert(1)}` {{ x }} $\\alpha$ :red[x] [a](javascript:alert(1)) **b** | # |",
        "<style>*{display:none}</style>",
        "\u0130<\u017ftyle>",
    ],
)
def test_markup_in_a_text_is_shown_and_not_obeyed(hostile: str) -> None:
    text = f"Ships at Tartus {hostile} left"
    mark = Mark(
        span(text, hostile.strip()), css=hostile, title=hostile, href=f"article?{hostile}", anchor=hostile
    )
    for html in (article_html(text, [mark]), excerpt_html(text, Span(0, len(text)), [mark])):
        reader = read(html)
        assert reader.shown.strip() == text
        assert {tag for tag, _ in reader.tags} <= {"div", "p", "a", "mark", "bdi"}
        assert {name for _, attrs in reader.tags for name in attrs} <= {
            "class", "dir", "id", "title", "href", "aria-label",
        }  # fmt: skip


@pytest.mark.parametrize(
    "character",
    ["\0", "\x08", "\x1b", "\x7f", "\x9f", "\u202a", "\u202e", "\u2066", "\u2069", "\ud800", "\udfff"],
)
def test_what_a_browser_would_obey_or_refuse_is_made_visible(character: str) -> None:
    html = article_html(f"a{character}b")
    assert character not in html
    assert read(html).shown == "a\ufffdb"
    assert f"U+{ord(character):04X}" in html
    html.encode()


def test_texts_in_two_directions_are_isolated_from_each_other() -> None:
    text = "سفن في طرطوس\n\nShips at Tartus"
    assert article_html(text).count('<p class="dl-running" dir="auto">') == 2
    assert excerpt_html(text, Span(0, 12)).startswith('<bdi class="dl-excerpt" dir="auto">')


def test_offsets_are_code_points() -> None:
    text = "𐎠🛳️ é Tartus"
    html = article_html(text, [Mark(span(text, "Tartus"), anchor="m7")])
    assert '<mark class="dl-mark" id="m7">Tartus</mark>' in html


def test_a_mark_is_a_link_that_a_keyboard_reaches_and_a_screen_reader_explains() -> None:
    text = "Ships at Tartus"
    mark = Mark(
        span(text, "Tartus"), css="literal", title="Tartus, port", href="article?id=1&at=9", anchor="m9"
    )
    _, attributes = next(tag for tag in read(article_html(text, [mark])).tags if tag[0] == "a")
    assert attributes == {
        "class": "dl-mark literal",
        "id": "m9",
        "title": "Tartus, port",
        "aria-label": "Tartus: Tartus, port",
        "href": "article?id=1&at=9",
    }


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JaVaScRiPt:x"])
def test_a_mark_never_leads_to_a_script(href: str) -> None:
    assert "href" not in article_html("Tartus", [Mark(Span(0, 6), href=href)])


def drawn(text: str, *marks: Mark) -> str:
    """The marks of a text as brackets: ``[css words]``, and ``<css words>`` where it is a link."""
    html = excerpt_html(text, Span(0, len(text)), marks)
    assert read(html).shown == text
    body = re.sub(r"</?bdi[^>]*>", "", html)
    body = re.sub(r'<mark class="dl-mark ?([^"]*)"[^>]*>', r"[\1 ", body).replace("</mark>", "]")
    return re.sub(r'<a class="dl-mark ?([^"]*)"[^>]*>', r"<\1 ", body).replace("</a>", ">")


BASE = "Novorossiysk naval base"


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        (
            {"town": (0, 12), "base": (0, 23), "word": (13, 18)},
            "[base [town Novorossiysk] [word naval] base]",
        ),
        ({"outer": (0, 12), "inner": (0, 12)}, "[outer [inner Novorossiysk]] naval base"),
        ({"first": (0, 18), "second": (13, 23)}, "[first Novorossiysk [second naval]][second  base]"),
        (
            {"all": (0, 23), "first": (0, 18), "second": (13, 23)},
            "[all [first Novorossiysk [second naval]][second  base]]",
        ),
        ({"one": (0, 12), "next": (12, 18)}, "[one Novorossiysk][next  naval] base"),
    ],
)
def test_marks_lie_within_each_other_and_are_cut_where_they_cross(
    spans: dict[str, tuple[int, int]], shown: str
) -> None:
    assert drawn(BASE, *(Mark(Span(*at), css=css) for css, at in spans.items())) == shown


def test_a_link_within_a_link_cuts_the_outer_one() -> None:
    outer = Mark(Span(0, 23), css="outer", href="?at=0", anchor="m0")
    inner = Mark(Span(13, 18), css="inner", href="?at=13", anchor="m13")
    assert drawn(BASE, outer, inner) == "<outer Novorossiysk ><inner naval><outer  base>"
    assert excerpt_html(BASE, Span(0, 23), [outer, inner]).count('id="m0"') == 1
    assert drawn(BASE, Mark(Span(0, 23), css="all"), inner) == "[all Novorossiysk <inner naval> base]"


def test_of_equal_links_one_is_drawn() -> None:
    marks = [Mark(Span(0, 12), css=css, href=f"?{css}") for css in ("first", "second")]
    assert drawn(BASE, *marks) == "<first Novorossiysk> naval base"


def test_a_link_around_a_mark_holds_it() -> None:
    assert drawn(BASE, Mark(Span(0, 23), css="all", href="?"), Mark(Span(13, 18), css="word")) == (
        "<all Novorossiysk [word naval] base>"
    )


@pytest.mark.parametrize("seed", range(30))
def test_marks_in_any_tangle_give_html_that_holds_the_whole_text(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    text = "".join(chance.choice("ab <>&\"'\n\u202e") for _ in range(60))
    starts = [chance.randrange(60) for _ in range(25)]
    marks = [
        Mark(Span(at, at + chance.randrange(25)), href=chance.choice([None, "?x"]), title="<b>")
        for at in starts
    ]
    reader = read(article_html(text, marks))
    assert reader.shown == read(article_html(text)).shown
    assert {tag for tag, _ in reader.tags} <= {"div", "p", "br", "mark", "a", "span"}
    assert no_link_in_a_link(article_html(text, marks))


def no_link_in_a_link(html: str) -> bool:
    depth, deepest = 0, 0
    for tag in re.findall(r"<(/?a)\b", html):
        depth += 1 if tag == "a" else -1
        deepest = max(deepest, depth)
    return deepest <= 1


def test_marks_deeper_than_anybody_sees_are_left_out() -> None:
    text = "x" * 400
    assert len(marked(article_html(text, [Mark(Span(at, 400 - at)) for at in range(200)]))) == 8


@pytest.mark.parametrize("where", [Span(3, 3), Span(90, 95), Span(-5, 0)])
def test_marks_without_words_or_outside_the_text_are_left_out(where: Span) -> None:
    assert marked(article_html("Ships at Tartus", [Mark(where)])) == []


def test_a_mark_over_two_lines_has_its_id_once() -> None:
    html = article_html("Deir\nez-Zor fell", [Mark(Span(0, 11), href="article?at=0", anchor="m0")])
    assert html.count('id="m0"') == 1
    assert len(marked(html)) == 2


def test_lines_become_paragraphs_and_breaks() -> None:
    html = article_html("one\ntwo\r\n \t\r\nthree\u2028four")
    assert read(html).shown == "onetwothreefour"
    assert html.count("<p ") == 2
    assert html.count("<br>") == 2


def test_regions_are_told_apart_as_whole_lines_and_within_a_line() -> None:
    text = "Ships leave\nThe story (c) Agency goes on.\nPhoto: a ship\nAll rights reserved"
    regions = [
        Region(span(text, "Ships leave"), RegionKind.HEADLINE),
        Region(span(text, "(c) Agency"), RegionKind.BOILERPLATE),
        Region(span(text, "Photo: a ship"), RegionKind.CAPTION),
        Region(span(text, "All rights reserved"), RegionKind.BOILERPLATE),
    ]
    html = article_html(text, (), regions)
    assert '<p class="dl-headline" dir="auto">Ships leave</p>' in html
    assert 'story <span class="dl-boilerplate">(c) Agency</span> goes' in html
    assert '<p class="dl-caption" dir="auto">Photo: a ship</p>' in html
    assert '<p class="dl-boilerplate" dir="auto">All rights reserved</p>' in html


def test_an_excerpt_is_one_line_and_says_where_it_is_cut() -> None:
    text = "First.\nShips left\nTartus. Last."
    html = excerpt_html(text, Span(7, 25), [Mark(span(text, "Tartus"))])
    assert read(html).shown == "… Ships left Tartus. …"
    assert "…" not in excerpt_html(text, Span(-3, 99))


@pytest.mark.parametrize("text", ["", "short", "x" * 1005, "word " * 400, "line\n" * 400, "é\u0301" * 999])
def test_parts_tile_the_text(text: str) -> None:
    cut = parts(text, 100)
    assert "".join(text[part.start : part.end] for part in cut) == text
    assert all(part.end - part.start <= 100 for part in cut)
    assert [cut[part_at(cut, offset)].start for offset in (0, len(text) + 7)] == [0, cut[-1].start]


def test_parts_are_cut_between_lines_or_words() -> None:
    assert all(part.end % 5 == 0 for part in parts("word " * 400, 98))
    text = "a " * 45 + "\n" + "b " * 80
    assert parts(text, 100)[0] == Span(0, 91)


def test_a_mark_that_a_part_cuts_is_shown_in_both() -> None:
    text, mark = "x" * 95 + "Tartus" + "y" * 60, Mark(Span(95, 101), anchor="m95")
    first, second = parts(text, 98)
    assert [len(marked(article_html(text, [mark], (), part))) for part in (first, second)] == [1, 1]


@pytest.mark.benchmark
@pytest.mark.parametrize("text", ["a\n" * 500_000, "x" * 1_000_000, "Tartus " * 150_000])
def test_a_megabyte_is_shown_quickly(text: str) -> None:
    marks = [Mark(Span(at, at + 2)) for at in range(0, len(text), 50)]
    regions = [Region(Span(at, at + 1), RegionKind.CAPTION) for at in range(0, len(text), 40)]
    began = time.perf_counter()
    article_html(text, marks, regions, parts(text)[3])
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a?b=c&d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("https:", False),
        ("//example.org", False),
        ("example.org", False),
        ("https://exa mple.org", False),
        ("https://example.org/\u202e", False),
        ("http://[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_followed(url: str | None, followed: bool) -> None:
    assert (web_address(url) is not None) is followed


def test_addresses_in_a_line_become_links_to_another_tab() -> None:
    html = with_links("RBC, 14 December 2024, https://www.example.org/a?b=1&c javascript:alert(1) <b>")
    reader = read(html)
    assert reader.shown == "RBC, 14 December 2024, example.org javascript:alert(1) <b>"
    (_, link) = next(tag for tag in reader.tags if tag[0] == "a")
    assert link["href"] == "https://www.example.org/a?b=1&c"
    assert (link["target"], link["rel"]) == ("_blank", "noopener noreferrer")


def test_plain_text_is_one_line_without_controls() -> None:
    assert plain("a\n b\u202e\0c") == "a b\ufffd\ufffdc"
