"""What every page must keep to, whatever its width."""

from __future__ import annotations

from playwright.sync_api import Page

_FITS = (
    "() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')]"
    ".every(each => each.scrollWidth <= each.clientWidth + 1)"
)


def wait_until_it_fits(page: Page) -> None:
    """Wait until nothing of the page lies beside its window."""
    page.wait_for_function(_FITS)
