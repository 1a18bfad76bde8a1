"""About the data: counts, sources and licences, and that SOURCES.md misses no file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geo.settings import DATA
from geo.store import StoredArticle
from tests.pages.conftest import Open, words


def test_counts_and_sources_are_told(add: Callable[..., StoredArticle], open_page: Open) -> None:
    add("Landing ships left Tartus on Monday.")
    said = words(open_page("about"))
    assert "1 article, of which 0 are samples" in said
    assert "different spellings" in said
    for source in ("GeoNames", "CC BY 4.0", "Natural Earth", "airportsdata", "No request leaves"):
        assert source in said


def names_of(path: Path) -> list[str]:
    """A file may be named itself, by its sort in its folder, or by a folder that it lies in."""
    folders = [f"{folder.as_posix()}/" for folder in path.parents if folder.name]
    return [path.as_posix(), f"{path.parent.as_posix()}/*{path.suffix}", *folders]


def test_every_file_of_the_data_is_named_with_its_source() -> None:
    named = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    shipped = {path.relative_to(DATA) for path in DATA.rglob("*") if path.is_file()}
    missing = {
        path.as_posix() for path in shipped if not any(f"`{name}`" in named for name in names_of(path))
    }
    assert missing == {"SOURCES.md"}
