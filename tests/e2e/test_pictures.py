"""The pictures of the README, taken from the running dashboard."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.settings import ROOT
from tests.conftest import Dashboard
from tests.e2e.mapview import MapView

pytestmark = pytest.mark.e2e

HMEIMIM = (35.401, 35.949)


def keep(page: Page, name: str, elsewhere: Path) -> None:
    """Take the picture: into docs/ where DATELINE_SCREENSHOTS is set, else where it is thrown away."""
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    folder = ROOT / "docs" if os.environ.get("DATELINE_SCREENSHOTS") else elsewhere
    page.screenshot(path=folder / name)
    assert (folder / name).stat().st_size > 20_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_of_the_map(page: Page, dashboard: Dashboard, tmp_path: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{dashboard.address}/?site=site:hmeimim")
    MapView(page).wait_for_center(*HMEIMIM)
    expect(page.locator(".st-key-panel .dl-card").first).to_be_visible()
    keep(page, f"map-{scheme}.png", tmp_path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_of_the_movements(page: Page, dashboard: Dashboard, tmp_path: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{dashboard.address}/movements")
    MapView(page)
    row = page.locator(".dl-moves a").filter(has_text="Syria → Baltic Sea").first
    page.goto(f"{dashboard.address}/{row.get_attribute('href')}")  # opened there, nothing moves
    MapView(page)
    expect(page.get_by_text("Open in article").first).to_be_visible()
    keep(page, f"movements-{scheme}.png", tmp_path)
