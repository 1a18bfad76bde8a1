"""Events read where they stand: in the text of an article, and at a site over time, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.model import Article
from geo.store import Store
from tests.builders import article, asset, end, event, findings, mention, said_by, when
from tests.conftest import Dashboard, serve_over
from tests.e2e.layout import wait_until_it_fits
from tests.e2e.mapview import MapView
from tests.stories import HMEIMIM, KHADIM

pytestmark = pytest.mark.e2e

TEXT = (
    "Two Il-76 transports left Hmeimim for al-Khadim on 14 December, Maxar found.\n"
    "Jets may return to Hmeimim. Guards remained at al-Khadim."
)
BESIDE = ".st-key-reader-beside"
SELECTED = ".st-key-reader-selected"
EVENTS = f"{BESIDE} .dl-events a"
TIME = ".st-key-over-time"


def convoy() -> Article:
    return article(TEXT, title="Transports leave", publisher="Gazette", published="2024-12-15")


def relate(store: Store) -> None:
    """An article with a transfer, what may come, and a presence; all of its places are mentioned."""
    of = convoy()
    transports = asset(of, "Two Il-76 transports", "transport_aircraft", name="Il-76", count=2, operator="RU")
    jets, guards = asset(of, "Jets", "combat_aircraft"), asset(of, "Guards", "personnel")
    base, back = end(of, "Hmeimim", HMEIMIM), end(of, "Hmeimim", HMEIMIM, start=TEXT.rindex("Hmeimim"))
    desert = end(of, "al-Khadim", KHADIM)
    left = event(
        of,
        "left",
        "relocate",
        asset=transports,
        origin=base,
        destination=desert,
        date=when(of, "14 December", "2024-12-14"),
        attribution=said_by(of, "Maxar"),
        modality="observed",
    )
    back_again = event(of, "return", asset=jets, destination=back, modality="possible", draw=False)
    there = end(of, "al-Khadim", KHADIM, start=TEXT.rindex("al-Khadim"))
    remained = event(of, "remained", "remain", asset=guards, location=there)
    named = [
        mention(of, each.text, each.place, start=each.span.start) for each in (base, desert, back, there)
    ]
    assets, events = (transports, jets, guards), (left, back_again, remained)
    store.add(of, findings(of, *named, assets=assets, events=events))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    yield from serve_over(relate, tmp_path_factory.mktemp("reading"))


@pytest.fixture
def reading(page: Page, told: Dashboard) -> Page:
    """The article, opened."""
    page.goto(f"{told.address}/article?id={convoy().sha256[:16]}")
    expect(word(page, "left")).to_be_visible()
    MapView(page)  # drawn last, but for what follows the links
    settled(page)
    return page


def word(page: Page, words: str) -> Locator:
    """A word of the text that tells events."""
    return page.locator(".dl-text a.event-word").filter(has_text=re.compile(f"^{words}$"))


def settled(page: Page) -> None:
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def facts(page: Page) -> Locator:
    return page.locator(f"{SELECTED} .dl-facts")


def test_a_click_on_a_word_shows_its_slots_beside_and_in_the_text(reading: Page) -> None:
    expect(word(reading, "left")).to_have_attribute("title", re.compile("^2 Il-76 · Hmeimim air base → "))
    word(reading, "left").click()
    expect(reading.locator(f"{SELECTED} h2")).to_have_text("2 Il-76 · Hmeimim air base → Al-Khadim air base")
    expect(facts(reading)).to_contain_text("observed (Maxar), via Gazette")
    expect(reading).to_have_url(re.compile(r"[?&]at=21"))
    text = reading.locator(".dl-text .told")
    for slot, words in {
        "trigger": "left",
        "asset": "Il-76 transports",
        "count": "Two",
        "origin": "Hmeimim",
        "destination": "al-Khadim",
        "date": "14 December",
        "source": "Maxar",
    }.items():
        expect(text.locator(f"mark.slot.{slot}")).to_have_text(words)
    expect(reading.locator(f"{SELECTED} .dl-slots li")).to_have_count(7)
    expect(word(reading, "left")).to_have_attribute("aria-current", "location")
    reading.get_by_role("button", name="Close").click()
    expect(reading.locator(".dl-text .slot")).to_have_count(0)


def test_a_place_within_the_marked_sentence_is_still_a_link(reading: Page) -> None:
    word(reading, "left").click()
    reading.locator(".dl-text .slot.origin a").click()
    expect(reading.locator(f"{SELECTED} h2")).to_have_text("Hmeimim air base")
    expect(reading.locator(".dl-text .slot")).to_have_count(0)
    expect(reading.locator(".dl-text a[aria-current]")).to_have_text("Hmeimim")


def test_the_keyboard_chooses_an_event_and_keeps_its_place(reading: Page) -> None:
    row = reading.locator(EVENTS).filter(has_text="Jets")
    row.press("Enter")
    expect(facts(reading)).to_contain_text("no: planned, possible or hypothetical")
    expect(row).to_have_attribute("aria-current", "true")
    expect(row).to_be_focused()
    word(reading, "remained").press("Enter")
    expect(reading.locator(f"{SELECTED} h2")).to_have_text(
        "Guards · Remaining in place at Al-Khadim air base"
    )
    expect(word(reading, "remained")).to_be_focused()


def test_the_list_of_events_folds(reading: Page) -> None:
    expect(reading.locator(EVENTS)).to_have_count(3)
    fold = reading.locator(".st-key-reader-events summary")
    fold.press("Enter")
    expect(reading.locator(EVENTS).first).not_to_be_visible()


def test_the_switch_takes_marks_out_of_the_text(reading: Page) -> None:
    expect(reading.locator(".dl-text .asset-words")).to_have_count(3)
    reading.get_by_role("button", name="Assets").click()
    expect(reading.locator(".dl-text .asset-words")).to_have_count(0)
    expect(word(reading, "left")).to_be_visible()
    reading.get_by_role("button", name="Events").click()
    expect(word(reading, "left")).to_have_count(0)
    expect(reading.locator(".dl-text a.dl-mark")).to_have_count(4)


def test_from_a_word_to_its_movement_and_to_the_map(reading: Page) -> None:
    word(reading, "left").click()
    reading.get_by_role("link", name="All reports of this movement").click()
    expect(reading.locator(".st-key-movements-panel h2")).to_have_text(re.compile("^2 Il-76"))
    MapView(reading)
    settled(reading)
    reading.go_back()
    expect(facts(reading)).to_be_visible()
    reading.get_by_role("link", name="Al-Khadim air base on the map").click()
    expect(reading.locator(".st-key-panel h2")).to_have_text("Al-Khadim air base")


def test_a_site_has_a_timeline_whose_marks_open_their_passages(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/?site=site:khadim")
    view = MapView(page)
    page.get_by_role("tab", name="Over time: 2 events").click()
    expect(page.locator(TIME)).to_contain_text("transport aircraft (1 event, latest 2)")
    expect(page.locator(TIME)).to_contain_text("14 Dec 2024 and 15 Dec 2024")
    zoom, marks = view.zoom(), page.locator(f"{TIME} .mark-symbol path")
    expect(marks).to_have_count(2)
    marks.first.click()
    card = page.locator(f"{TIME} .dl-card .dl-short")
    expect(card.locator("mark.trigger")).to_have_text("left")
    expect(card).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"[?&]event="))
    movement = page.get_by_role("link", name="All reports of this movement")
    of_first = movement.get_attribute("href")
    assert of_first
    marks.last.click()
    expect(card.locator("mark.trigger")).to_have_text("remained")
    expect(movement).not_to_have_attribute("href", of_first)  # it comes a moment after the card
    assert view.zoom() == zoom
    movement.click()
    expect(page.locator(".st-key-movements-panel h2")).to_have_text(re.compile("^Guards"))


def test_the_keyboard_chooses_from_the_timeline_by_its_list(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/?site=site:khadim")
    page.get_by_role("tab", name="Over time").click()
    page.locator(".st-key-time-list summary").press("Enter")
    page.locator(".st-key-time-list a").filter(has_text="Il-76").press("Enter")
    expect(page.locator(f"{TIME} .dl-card mark.trigger").first).to_have_text("left")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(f"{TIME} .dl-card mark.trigger").first).to_have_text("left")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1400])
def test_nothing_scrolls_sideways(page: Page, told: Dashboard, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{told.address}/?site=site:khadim")
    page.get_by_role("tab", name="Over time").click()
    expect(page.locator(f"{TIME} svg.marks")).to_be_visible()
    page.locator(f"{TIME} .mark-symbol path").first.click()
    expect(page.locator(f"{TIME} .dl-card")).to_be_visible()
    wait_until_it_fits(page)
    box = page.locator(f"{TIME} svg.marks").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    page.goto(f"{told.address}/article?id={convoy().sha256[:16]}&at=21")
    expect(facts(page)).to_be_visible()
    wait_until_it_fits(page)


def test_on_a_phone_the_words_stay_in_sight_above_their_slots(page: Page, told: Dashboard) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{told.address}/article?id={convoy().sha256[:16]}")
    word(page, "left").click()
    expect(facts(page)).to_be_in_viewport()
    expect(word(page, "left")).to_be_in_viewport()
    page.wait_for_function(
        "([words, sheet]) => words.getBoundingClientRect().bottom <= sheet.getBoundingClientRect().top",
        arg=[word(page, "left").element_handle(), page.locator(SELECTED).element_handle()],
    )
