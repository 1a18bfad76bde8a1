"""A database that cannot be used, in a real browser: what is said on each page, and that it can be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.store import Store
from tests.builders import place, stored
from tests.conftest import Dashboard, serve
from tests.e2e.layout import wait_until_it_fits

pytestmark = pytest.mark.e2e

TITLE = "The collection cannot be opened"
ADDRESSES = ("/article?id=0123456789abcdef", "/", "/movements", "/article", "/add", "/gazetteer", "/about")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "50% of my reports? #1"


@pytest.fixture
def broken(home: Path, tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard whose data folder is a file."""
    home.write_text("not a folder")
    yield from serve(home, tmp_path / "server.log")


def mend(home: Path) -> Path:
    home.unlink()
    path = home / "dateline.sqlite3"
    with closing(Store.open(path)) as store:
        store.offer_samples(complete=True)
        stored(store, "Ships called at Tartus.", place(), title="Ships at Tartus")
    return path


def is_told(page: Page) -> None:
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_text("encountered an error")).to_have_count(0)


def test_what_is_wrong_is_told_on_every_page_until_it_is_mended(
    page: Page, broken: Dashboard, home: Path
) -> None:
    for address in ADDRESSES:  # the first one comes before the frame has run
        page.goto(broken.address + address)
        is_told(page)
    expect(page.get_by_text(f"File exists: {home}")).to_be_visible()
    mend(home)
    page.goto(f"{broken.address}/about")
    expect(page.get_by_role("heading", name="About the data")).to_be_visible()


def test_trying_again_goes_on_without_a_new_start(page: Page, broken: Dashboard, home: Path) -> None:
    page.goto(f"{broken.address}/article")
    is_told(page)
    path = mend(home)
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("link", name=re.compile("Ships at Tartus")).click()
    expect(page.locator("a.dl-mark", has_text="Tartus").first).to_be_visible()
    away = path.rename(home / "away")
    page.locator("a.dl-mark", has_text="Tartus").first.click()  # runs a part of the page, no more
    page.goto(f"{broken.address}/")
    is_told(page)
    away.rename(path)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_the_page_fits_its_window(page: Page, broken: Dashboard, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{broken.address}/")
    is_told(page)
    wait_until_it_fits(page)
