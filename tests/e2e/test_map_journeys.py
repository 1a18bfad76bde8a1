"""From the map to the passages and back, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Dashboard
from tests.e2e.layout import wait_until_it_fits
from tests.e2e.mapview import SITES, MapView

pytestmark = pytest.mark.e2e

HMEIMIM = (35.401, 35.949)
HEADING = ".st-key-panel h2"
CARDS = ".st-key-panel .dl-card"


def test_the_first_page_shows_the_sites_of_the_samples(page: Page, dashboard: Dashboard) -> None:
    page.goto(dashboard.address)
    sites = MapView(page).sites()
    assert {"site:hmeimim"} <= sites
    assert len(sites) > 20
    page.get_by_role("button", name="Show all").click()
    names = page.locator(".st-key-places button")
    for name in ("Hmeimim air base", "Tartus", "Palmyra", "Raqqa", "Benghazi", "Damascus", "Baltic Sea"):
        expect(names.filter(has_text=name).first).to_be_attached()
    expect(page.get_by_text("digests written for Dateline")).to_be_visible()


def test_a_click_on_the_marker_of_hmeimim_shows_passages_that_name_it(
    page: Page, dashboard: Dashboard
) -> None:
    page.goto(dashboard.address)
    view = MapView(page)
    view.look_at(*HMEIMIM, zoom=9)
    zoom = view.zoom()
    view.click(*HMEIMIM)
    expect(page.locator(HEADING)).to_have_text("Hmeimim air base")
    expect(page.locator(CARDS).first.locator("mark").first).to_have_text(re.compile("[HK]h?meimim|Hmeymim"))
    expect(page).to_have_url(re.compile(r"[?&]site=site(:|%3A)hmeimim"))
    assert view.zoom() == zoom


def test_from_a_marker_to_why_a_passage_is_there(page: Page, dashboard: Dashboard) -> None:
    page.goto(dashboard.address)
    view = MapView(page)
    view.look_at(*HMEIMIM, zoom=9)
    view.click(*HMEIMIM)
    expect(page.locator(HEADING)).to_have_text("Hmeimim air base")
    why, zoom = page.locator(".st-key-panel .dl-why"), view.zoom()
    expect(why).to_have_count(0)
    ask = page.get_by_role("button", name="Why here?").first
    ask.focus()
    ask.press("Enter")
    expect(why).to_have_count(1)
    expect(why.locator("li").first).to_contain_text(re.compile("Hmeimim air base.*air base.*Syria"))
    expect(why.locator("caption").first).to_contain_text(
        re.compile(r"Hmeimim air base, Syria: [\d.]+ points")
    )
    expect(why.locator("td:last-child").first).to_have_text(re.compile(r"^[+−]\d+\.\d$"))
    assert view.zoom() == zoom
    hide = page.get_by_role("button", name="Hide why")
    expect(hide).to_be_focused()
    hide.press("Enter")
    expect(why).to_have_count(0)


def test_why_here_fits_a_phone(page: Page, dashboard: Dashboard) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard.address}/?site=site:hmeimim")
    page.get_by_role("button", name="Why here?").first.click()
    why = page.locator(".dl-why")
    expect(why).to_be_visible()
    assert why.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert page.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth + 1")


def test_a_choice_from_the_list_moves_the_map_and_shows_the_passages(
    page: Page, dashboard: Dashboard
) -> None:
    page.goto(dashboard.address)
    view = MapView(page)
    row = page.locator(".st-key-places button").filter(has_text="Benghazi").first
    row.focus()
    row.press("Enter")
    expect(page.locator(HEADING)).to_have_text("Benghazi")
    expect(page.locator(CARDS).first.locator("mark").first).to_have_text("Benghazi")
    view.wait_for_center(32.12, 20.07)


def test_a_filter_keeps_the_zoom_and_says_what_it_hides(page: Page, dashboard: Dashboard) -> None:
    page.goto(dashboard.address)
    view = MapView(page)
    all_sites = view.sites()
    zoom, center = view.zoom_in(), view.center()
    said = page.locator(".st-key-how-many")
    before = said.inner_text()
    field = page.get_by_label("Words in the report")
    field.fill("Baltiysk")
    field.press("Enter")
    expect(said).not_to_contain_text(before)
    expect(said).to_contain_text(re.compile(r"^\d+ of \d+ sites"))
    view.frame.wait_for_function(f"n => new Set({SITES}).size < n", arg=len(all_sites))
    assert (view.zoom(), view.center()) == (zoom, center)
    page.get_by_role("button", name="Clear filters").click()
    expect(said).to_have_text(before)
    view.frame.wait_for_function(f"n => new Set({SITES}).size == n", arg=len(all_sites))
    assert (view.zoom(), view.center()) == (zoom, center)


def test_the_address_of_a_view_shows_the_same_view_to_somebody_else(
    page: Page, context: BrowserContext, dashboard: Dashboard
) -> None:
    page.goto(f"{dashboard.address}/?q=Baltiysk")
    MapView(page)
    page.locator(".st-key-places button").filter(has_text="Tartus").first.click()
    expect(page).to_have_url(re.compile("site="))
    expect(page.locator(CARDS).first).to_be_visible()
    heading = page.locator(HEADING).inner_text()
    passages = page.locator(".dl-many").inner_text()
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(HEADING)).to_have_text(heading)
    expect(other.locator(".dl-many")).to_have_text(passages)
    expect(other.get_by_label("Words in the report")).to_have_value("Baltiysk")


def test_previous_and_next_turn_the_passages(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/?site=site:hmeimim")
    first = page.locator(CARDS).first.inner_text()
    page.get_by_role("button", name="Older ›").click()
    expect(page.locator(CARDS).first).not_to_have_text(first)
    page.get_by_role("button", name="‹ Newer").click()
    expect(page.locator(".st-key-panel").get_by_text(re.compile("^1 of "))).to_be_visible()


def test_from_a_passage_to_the_article_and_back_to_the_map(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/?site=site:hmeimim")
    page.get_by_role("link", name="Open in article").first.click()
    expect(page).to_have_url(re.compile(r"/article\?.*at=\d+"))
    chosen = page.locator("a.dl-mark.selected, a.dl-mark[aria-current]").first
    expect(chosen).to_be_in_viewport()
    expect(chosen).to_have_text(re.compile("meimim|Hmeymim"))
    page.get_by_role("link", name=re.compile("on the map", re.IGNORECASE)).first.click()
    expect(page.locator(HEADING)).to_have_text("Hmeimim air base")


@pytest.mark.parametrize("width", [390, 1024, 1400])
@pytest.mark.parametrize(
    "path", ["/", "/?site=site:hmeimim", "/article", "/add", "/gazetteer?q=Tripoli", "/about"]
)
def test_nothing_scrolls_sideways(page: Page, dashboard: Dashboard, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(dashboard.address + path)
    expect(page.locator(".stApp h1, .stApp h2").first).to_be_attached()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    # Asked until the page has settled: its style sheet may come after its words.
    wait_until_it_fits(page)
