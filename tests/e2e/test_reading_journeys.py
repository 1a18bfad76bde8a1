"""Adding, reading and looking up, in a real browser; and what hostile text cannot do."""

from __future__ import annotations

import re

import psutil
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Dashboard
from tests.e2e.mapview import MapView

pytestmark = pytest.mark.e2e

REPORT = """Two cargo ships tie up at Tobruk

3 March 2026

Two cargo ships tied up at Tobruk on Monday after calling at Benghazi, a port official said.
A third was expected in Sirte. Ankara said it was watching.
"""
HOSTILE = (
    "Jets landed at Hmeimim <script>window.hacked = 1</script> \"'`${window.hacked = 2}` "
    '<img src=x onerror="window.hacked=3"> \u202eevil\u202c \u2028 [a](javascript:alert(1)) '
    "</textarea></script><b>Tartus</b> $\\alpha$ :material/bolt: {{x}} was named in Damascus."
)


def paste(page: Page, dashboard: Dashboard, text: str, title: str | None = None) -> None:
    page.goto(f"{dashboard.address}/add")
    page.get_by_role("textbox", name=re.compile("text", re.IGNORECASE)).first.fill(text)
    if title is not None:
        page.get_by_label("Title", exact=False).first.fill(title)
    page.get_by_role("button", name="Read", exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Save")).first.click()
    expect(page.get_by_text(re.compile("^Saved 1 article"))).to_be_visible()


def test_a_pasted_report_shows_its_places_before_and_after_it_is_saved(
    page: Page, dashboard: Dashboard
) -> None:
    paste(page, dashboard, REPORT)
    expect(page.locator("a.dl-mark", has_text="Tobruk").first).to_be_visible()
    assert len(MapView(page).sites()) >= 3
    save(page)
    page.goto(f"{dashboard.address}/?q=cargo+ships+Tobruk+Benghazi+Sirte")
    row = page.locator(".st-key-places button").filter(has_text="Tobruk").first
    row.click()
    cards = page.locator(".st-key-panel .dl-card")
    expect(cards.filter(has_text="Two cargo ships tied up at Tobruk on Monday")).to_have_count(1)
    paste(page, dashboard, REPORT)
    expect(page.get_by_text(re.compile("already", re.IGNORECASE)).first).to_be_visible()


def test_a_long_reading_holds_nobody_up_and_ends_when_its_visitor_leaves(
    context: BrowserContext, dashboard: Dashboard
) -> None:
    page, other = context.new_page(), context.new_page()
    longest = " ".join(f"Convoy {number} left Tartus for Homs on Monday." for number in range(8_000))
    paste(page, dashboard, longest)
    expect(page.get_by_text(re.compile(r"^Reading the text.* \d+ s"))).to_be_visible()
    readers = dashboard.readers()
    other.goto(f"{dashboard.address}/gazetteer?q=Hmeimim")
    expect(other.get_by_text("Hmeimim").first).to_be_visible()
    assert [each.is_running() for each in readers] == [True]
    page.close()
    assert psutil.wait_procs(readers, timeout=10)[1] == []


def test_hostile_text_stays_text_everywhere(page: Page, dashboard: Dashboard) -> None:
    paste(page, dashboard, HOSTILE, title='<img src=x onerror="window.hacked=4">')
    expect(page.locator("a.dl-mark", has_text="Hmeimim").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
    save(page)
    for path in ("/?q=onerror&site=site:hmeimim", "/article", "/gazetteer?q=<img src=x onerror=alert(1)>"):
        page.goto(dashboard.address + path)
        expect(page.locator(".stApp h1, .stApp h2").first).to_be_visible()
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
        assert all(frame.evaluate("window.hacked") is None for frame in page.frames)
    page.goto(f"{dashboard.address}/?q=onerror&site=site:hmeimim")
    expect(page.locator(".dl-card").first).to_contain_text("<script>window.hacked = 1</script>")
    page.get_by_role("link", name="Open in article").first.click()
    expect(page.locator(".dl-text").first).to_contain_text('<img src=x onerror="window.hacked=3">')
    assert page.evaluate("window.hacked") is None


def test_a_megabyte_on_one_line_is_read_and_shown_in_parts(page: Page, dashboard: Dashboard) -> None:
    text = "Jets left Hmeimim " + "a" * 500_000 + " " + "word " * 100_000 + "for Benghazi."
    paste(page, dashboard, text, title="One very long line")
    expect(page.locator("a.dl-mark", has_text="Hmeimim").first).to_be_visible()
    save(page)
    page.goto(f"{dashboard.address}/article")
    page.get_by_label("Search the articles").fill("One very long line")
    page.get_by_label("Search the articles").press("Enter")
    page.get_by_role("link", name=re.compile("One very long line")).first.click()
    expect(page.get_by_text(re.compile(r"Part 1 of \d+")).first).to_be_visible()


def test_a_name_in_any_script_is_looked_up(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/gazetteer")
    field = page.get_by_label("Look up a place")
    field.fill("Хмеймим")
    field.press("Enter")
    expect(page.locator(".dl-places a").first).to_contain_text("Hmeimim air base")
    expect(page.get_by_role("link", name="Show them on the map")).to_be_visible()


def test_a_place_in_an_article_is_selected_without_leaving_it(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/article")
    page.locator(".dl-articles a").first.click()
    mark = page.locator("a.dl-mark:not(.unplaced)").last
    mark.focus()
    mark.press("Enter")
    expect(page).to_have_url(re.compile(r"at=\d+"))
    expect(page.locator("a.dl-mark[aria-current], a.dl-mark.selected").first).to_be_visible()


def test_the_sources_and_counts_are_told(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.address}/about")
    expect(page.get_by_text("GeoNames").first).to_be_visible()
    expect(page.get_by_text("Natural Earth").first).to_be_visible()
