"""The small drawings: APP-6 symbols by asset class and affiliation, and glyphs for the kinds of events."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from geo.model import Asset, AssetClass, EventKind
from geo.settings import DATA

__all__ = [
    "SPRITE",
    "SYMBOLS",
    "Affiliation",
    "affiliation_of",
    "icon_svg",
    "icon_uri",
    "icon_use",
    "kind_svg",
    "kind_use",
    "sprite",
]

SYMBOLS = DATA / "symbols"
SPRITE = SYMBOLS / "sprite.svg"
"""All drawings in one file, which a map fetches once."""

_OPENING = '<svg xmlns="http://www.w3.org/2000/svg" '


class Affiliation(StrEnum):
    """Whose side an asset is on, in APP-6. Nobody is friend or hostile unless the reader says so."""

    NEUTRAL = "neutral"
    UNKNOWN = "unknown"
    FRIEND = "friend"
    HOSTILE = "hostile"


def affiliation_of(asset: Asset | None, sides: Mapping[str, Affiliation]) -> Affiliation:
    """The side that a reader gave to the asset's operator (ISO 3166-1 alpha-2), else neutral."""
    return sides.get(asset.operator or "", Affiliation.NEUTRAL) if asset else Affiliation.NEUTRAL


def icon_svg(asset_class: AssetClass, affiliation: Affiliation = Affiliation.NEUTRAL, size: int = 22) -> str:
    """The APP-6 symbol of a class as an inline SVG, ``size`` pixels square. Decorative: give it words too."""
    return _sized(_drawing(SYMBOLS / affiliation / f"{asset_class.symbol}.svg"), size)


def icon_uri(asset_class: AssetClass, affiliation: Affiliation = Affiliation.NEUTRAL) -> str:
    """The same symbol as the address of an ``<img>``, for pages that let no inline SVG through."""
    encoded = b64encode(_drawing(SYMBOLS / affiliation / f"{asset_class.symbol}.svg").encode())
    return f"data:image/svg+xml;base64,{encoded.decode('ascii')}"


def kind_svg(kind: EventKind, size: int = 14) -> str:
    """The glyph of a kind of event as an inline SVG in the colour of the text around it."""
    return _sized(_drawing(SYMBOLS / "kinds" / f"{kind.icon}.svg"), size)


def icon_use(asset_class: AssetClass, affiliation: Affiliation = Affiliation.NEUTRAL, size: int = 22) -> str:
    """The same symbol by reference, for a page that holds the sprite."""
    return _use(f"{affiliation}-{asset_class.symbol}", size)


def kind_use(kind: EventKind, size: int = 14) -> str:
    """The same glyph by reference, for a page that holds the sprite."""
    return _use(f"kinds-{kind.icon}", size)


def sprite() -> str:
    """All symbols and glyphs in one SVG, each with its folder and its name as id."""
    paths = sorted(SYMBOLS.glob("*/*.svg"))
    return f"{_OPENING.strip()}>\n{''.join(map(_named, paths))}</svg>\n"


def _named(path: Path) -> str:
    named = _drawing(path).replace(_OPENING, f'<symbol id="{path.parent.name}-{path.stem}" ', 1)
    return f"{named.removesuffix('</svg>')}</symbol>\n"


def _use(name: str, size: int) -> str:
    return f'<svg width="{size}" height="{size}" aria-hidden="true"><use href="#{name}"/></svg>'


@cache
def _drawing(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _sized(drawing: str, size: int) -> str:
    return drawing.replace("<svg ", f'<svg width="{size}" height="{size}" aria-hidden="true" ', 1)
