"""From an arrow to the words behind it, by map, list, filters and days, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Dashboard, serve_over
from tests.e2e.layout import wait_until_it_fits
from tests.e2e.mapview import MapView
from tests.stories import relate

pytestmark = pytest.mark.e2e

PANEL = ".st-key-movements-panel"
HEADING = f"{PANEL} h2"
CARDS = f"{PANEL} .dl-card"
TRANSPORTS = "2 Il-76 · Hmeimim air base → Al-Khadim air base"
VESSELS = "2 logistics vessels · Baltic Sea → Tartus"

SEEN = (
    "[...document.querySelectorAll('.mv-chip > div, .site-label span')]"
    ".filter(each => each.checkVisibility({ visibilityProperty: true }))"
)
OVERLAPS = (
    f"{SEEN}.map(each => each.getBoundingClientRect()).filter((a, at, all) => all.slice(0, at).some("
    "b => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom))"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard over the stories, which tell of one movement in several reports."""
    yield from serve_over(relate, tmp_path_factory.mktemp("movements"))


def rows(page: Page) -> Locator:
    """The movements of the list, without those that are not on the map."""
    return page.locator(f"{PANEL} .dl-moves").first.locator("a")


def row(page: Page, headline: str) -> Locator:
    return rows(page).filter(has_text=headline)


def how_many(page: Page) -> Locator:
    return page.locator(".st-key-how-many p").first


def settled(page: Page) -> None:
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def test_the_samples_are_on_the_map_and_in_the_list(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/movements")
    MapView(page)
    expect(how_many(page)).to_have_text(re.compile(r"^(\d+) of \1 movements$"))
    expect(rows(page).first).to_be_visible()
    expect(page.get_by_text("digests written for Dateline")).to_be_attached()


def test_a_click_on_an_arrow_shows_its_passages_marked_by_slot(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/movements")
    view = MapView(page)
    view.look_at(33.5, 28.5, zoom=5)
    zoom = view.zoom()
    view.frame.locator(".mv-chip", has=view.frame.locator(".mv-reports")).locator(".mv-along").click()
    expect(page.locator(HEADING)).to_have_text(TRANSPORTS)
    card = page.locator(CARDS).filter(has_text="Gazette").locator(".dl-short")
    for slot, words in {
        "trigger": "left",
        "asset": "Il-76 transports",
        "count": "Two",
        "origin": "Hmeimim",
        "destination": "al-Khadim",
        "date": "14 December",
        "source": "Maxar",
    }.items():
        expect(card.locator(f"mark.{slot}")).to_have_text(words)
    styles = card.locator("mark").evaluate_all(
        "all => all.map(each => getComputedStyle(each)).map(s => s.textDecoration + s.borderBottom)"
    )
    assert len(set(styles)) == 7
    expect(page.locator(f"{PANEL} .dl-slots li")).to_have_count(7)
    expect(page).to_have_url(re.compile(r"[?&]movement="))
    assert view.zoom() == zoom


def test_a_movement_told_by_several_reports_tells_its_sources_and_where_they_differ(
    page: Page, told: Dashboard
) -> None:
    page.goto(f"{told.address}/movements")
    row(page, "2 reports").click()
    facts = page.locator(f"{PANEL} .dl-facts")
    expect(facts).to_contain_text("2 reports, resting on 2 sources: Maxar, Reuters")
    expect(facts).to_contain_text("2–4 over all reports")
    differing = page.locator(f"{PANEL} .dl-differ").filter(has_text="how many")
    boxes = [side.bounding_box() for side in differing.locator("> div > div").all()]
    assert len(boxes) == 2 and boxes[0] and boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] < boxes[1]["x"]
    expect(page.locator(CARDS)).to_have_count(3)


def test_the_keyboard_chooses_from_the_list_and_the_map_follows(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/movements")
    view = MapView(page)
    row(page, "Soldiers").focus()
    page.keyboard.press("Enter")
    expect(page.locator(HEADING)).to_have_text("Soldiers · Remaining in place at Palmyra")
    view.wait_for_center(34.56, 38.27)
    page.get_by_role("button", name="‹ All movements").press("Enter")
    expect(rows(page)).to_have_count(3)


def test_back_forward_and_a_copied_address_show_what_was_shown(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/movements")
    row(page, "logistics vessels").click()
    expect(page.locator(HEADING)).to_have_text(VESSELS)
    expect(page).to_have_url(re.compile("movement="))
    page.go_back()
    expect(rows(page)).to_have_count(3)
    page.go_forward()
    expect(page.locator(HEADING)).to_have_text(VESSELS)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(HEADING)).to_have_text(VESSELS)


def test_a_filter_and_the_slider_take_movements_away(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/movements")
    view = MapView(page)
    zoom, center = view.zoom_in(), view.center()
    expect(how_many(page)).to_have_text("3 of 3 movements")
    page.get_by_label("Class of asset").fill("transport")
    page.get_by_role("option", name="transport aircraft").click()
    expect(how_many(page)).to_have_text("1 of 3 movements")
    expect(rows(page)).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear filters").click()
    expect(how_many(page)).to_have_text("3 of 3 movements")
    first = page.get_by_role("slider").first
    first.focus()
    first.press("ArrowRight")
    expect(how_many(page)).to_have_text("2 of 3 movements")
    expect(page).to_have_url(re.compile("from=2024-12-15"))
    assert (view.zoom(), view.center()) == (zoom, center)


def test_what_is_not_on_the_map_is_folded_out_and_opened(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/movements")
    page.get_by_text("Historical: 1").click()
    page.locator(".st-key-asides a").filter(has_text="Frigates").click()
    expect(page.locator(HEADING)).to_have_text("Frigates · Presence at Tartus")
    expect(page.locator(CARDS).locator("mark.trigger").first).to_have_text("lay")


def test_from_a_passage_to_the_article_at_its_words(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/movements")
    row(page, "logistics vessels").click()
    page.get_by_role("link", name="Open in article").click()
    expect(page).to_have_url(re.compile(r"/article\?.*at=38"))
    expect(page.locator(".dl-text")).to_contain_text("Two logistics vessels")


def test_a_side_is_chosen_for_the_symbols_and_kept_in_the_address(page: Page, told: Dashboard) -> None:
    page.goto(f"{told.address}/movements")
    icon = rows(page).first.locator("img")
    neutral = icon.get_attribute("src")
    page.get_by_role("button", name="Symbols").click()
    page.get_by_label("Hostile").fill("Russia")
    page.get_by_role("option", name="Russia").click()
    expect(page).to_have_url(re.compile("hostile=RU"))
    expect(icon).not_to_have_attribute("src", neutral or "")


def test_a_chip_that_stands_for_several_places_leads_to_them(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/movements")
    view = MapView(page)
    zoom = view.zoom()
    view.frame.locator("[data-apart]:visible").first.click()
    expect(page).to_have_url(re.compile(r"[?&]at="))
    expect(page.locator(f"{PANEL} .dl-moves a").first).to_be_visible()
    view.frame.wait_for_function("zoom => window.map.getZoom() > zoom", arg=zoom)


def test_from_near_by_each_place_shows_its_movements_side_by_side(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/movements")
    view = MapView(page)
    view.look_at(35.401, 35.949, zoom=8)
    expect(view.frame.locator(".mv-many:visible")).to_have_count(0)
    assert view.frame.locator(".mv-fan:visible").count() > 1


@pytest.mark.parametrize("width", [390, 1400])
def test_the_first_view_is_quiet(page: Page, dashboard: Dashboard, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{dashboard.address}/movements")
    view = MapView(page)
    view.frame.wait_for_function(f"() => {OVERLAPS}.length === 0 && {SEEN}.length > 5")
    expect(view.frame.locator(".mv-end:visible").first).to_be_attached()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1400])
def test_the_page_fits_every_width_in_both_themes(
    page: Page, dashboard: Dashboard, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{dashboard.address}/movements")
    view = MapView(page)
    assert view.frame.evaluate("document.documentElement.dataset.theme") == scheme
    settled(page)
    wait_until_it_fits(page)
    rows(page).first.click()
    expect(page.locator(CARDS).first).to_be_visible()
    expect(page.locator(HEADING)).to_be_in_viewport()
    wait_until_it_fits(page)


def test_a_narrow_screen_has_the_map_on_top(page: Page, dashboard: Dashboard) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard.address}/movements")
    MapView(page)
    box = page.locator(".st-key-movements-frame iframe").bounding_box()
    assert box and abs(box["height"] - 0.45 * 844) < 2 and box["y"] < 100


def test_a_click_is_answered_within_a_second(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/movements")
    MapView(page)
    settled(page)
    rows(page).first.evaluate("""link => {
      const began = performance.now();
      new MutationObserver((_, watch) => {
        if (!document.querySelector('.st-key-movements-panel .dl-card')) return;
        window.answered = performance.now() - began;
        watch.disconnect();
      }).observe(document.body, { childList: true, subtree: true });
      link.click();
    }""")
    page.wait_for_function("window.answered !== undefined")
    assert page.evaluate("window.answered") < 1000
