"""Regions: headline, captions and boilerplate told from running text by their lines."""

from datetime import date
from pathlib import Path

import pytest

from geo.model import Article, RegionKind
from geo.reading import read_path, read_text

BODY = "The ships left the harbour before dawn and headed west along the coast, two port officials said."
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


def marked(text: str, kind: RegionKind) -> list[str]:
    read = read_text(text, id="x")
    return [read.quote(r.span) for r in read.regions if r.kind == kind]


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Telegram",
        "Subscribe to our newsletter",
        "© 2025 The Harbour Post. All rights reserved.",
        "Send tips to [email protected]",
        "Share this story",
        "Views: 1157",
        "Original Source: www.example.com",
        "Read more: ships in the strait",
        "facebook",
    ],
)
def test_lines_that_site_builders_write_are_boilerplate(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}", RegionKind.BOILERPLATE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "A tanker seen off the port (photo: Maxar)",
        "Photo: footage of aircraft in their hangars",
        "Crews load a transport aircraft. (US Army Official image)",
        "Vessels at anchor on 10 December / AFP",
    ],
)
def test_lines_with_a_picture_credit_are_captions(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY}", RegionKind.CAPTION) == [line]


def test_the_title_like_line_before_the_first_paragraph_is_the_headline_and_so_is_its_repetition() -> None:
    text = f"World\n\nShips leave the harbour at dawn\n\nShips leave the harbour at dawn\n\n{BODY}"
    assert marked(text, RegionKind.HEADLINE) == ["Ships leave the harbour at dawn"] * 2
    assert marked(text, RegionKind.BOILERPLATE) == ["World"]


def test_a_run_of_short_lines_is_a_menu() -> None:
    menu = ["Politics", "Economy", "Sport", "Our team"]
    text = "\n".join([*menu, "Ships leave the harbour at dawn", "", BODY])
    assert marked(text, RegionKind.BOILERPLATE) == menu


@pytest.mark.parametrize(
    "line",
    [
        "Ships followed us on the way to the port, and we share their story with readers.",
        "The minister said that the copy of the treaty had been published by the council of the region.",
    ],
)
def test_prose_is_no_boilerplate(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}", RegionKind.BOILERPLATE) == []


def test_a_note_of_short_lines_is_no_menu() -> None:
    assert marked("Jets left\nHmeimim for\nTartus today", RegionKind.BOILERPLATE) == []


def test_a_paragraph_alone_has_no_regions() -> None:
    assert read_text(BODY, id="x").regions == ()


@pytest.mark.skipif(not SEEDS.exists(), reason="the real articles are not on this machine")
@pytest.mark.parametrize(
    ("name", "title", "publisher", "published"),
    [
        ("000", "Russian Air Strikes To Continue", "Daily Caller News Foundation", None),
        ("001", None, "cnn.com", None),
        ("002", "Russia appears to pull back its", "Caliber.az", date(2024, 12, 14)),
        ("003", None, None, date(2021, 4, 21)),
        ("004", "Russia likely withdrawing its t", None, None),
    ],
)
def test_the_real_articles_come_out_right(
    name: str, title: str | None, publisher: str | None, published: date | None
) -> None:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    (read,) = read_path(path)
    assert isinstance(read, Article)
    assert (read.title and read.title[:31], read.publisher, read.published) == (title, publisher, published)
