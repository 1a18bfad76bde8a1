"""Symbols for every class and side, glyphs for every kind: small, safe, and what the codes name."""

from __future__ import annotations

import re
from base64 import b64decode
from xml.etree import ElementTree

import pytest

from geo.maps import build_symbols
from geo.maps.icons import (
    SPRITE,
    SYMBOLS,
    Affiliation,
    affiliation_of,
    icon_svg,
    icon_uri,
    icon_use,
    kind_svg,
    kind_use,
    sprite,
)
from geo.model import AssetClass, EventKind
from tests.builders import article, asset

REPORT = article("A frigate left.")


@pytest.mark.parametrize("affiliation", Affiliation)
def test_every_class_has_a_symbol_of_its_own_size(affiliation: Affiliation) -> None:
    for asset_class in AssetClass:
        drawn = ElementTree.fromstring(icon_svg(asset_class, affiliation, 24))  # noqa: S314
        assert (drawn.get("width"), drawn.get("height"), drawn.get("aria-hidden")) == ("24", "24", "true")
        assert len(ElementTree.tostring(drawn)) < 2_000


def test_every_kind_has_a_glyph_of_its_own() -> None:
    glyphs = {kind_svg(kind) for kind in EventKind}
    assert len(glyphs) == len(EventKind)
    assert all("currentColor" in glyph for glyph in glyphs)


def test_the_frames_tell_the_sides_apart_without_their_colours() -> None:
    plain = {re.sub("#[0-9a-f]{6}", "", icon_svg(AssetClass.WARSHIP, side)) for side in Affiliation}
    assert len(plain) == len(Affiliation)


@pytest.mark.parametrize("path", sorted(SYMBOLS.glob("*/*.svg")), ids=lambda path: path.stem)
def test_no_drawing_runs_or_loads_anything(path: object) -> None:
    drawn = ElementTree.parse(str(path))  # noqa: S314
    names = {element.tag.partition("}")[2] for element in drawn.iter()}
    assert names <= {"svg", "g", "path", "circle", "ellipse", "rect"}


def test_the_address_of_an_image_holds_the_same_drawing() -> None:
    head, _, body = icon_uri(AssetClass.DRONE).partition(",")
    assert head == "data:image/svg+xml;base64"
    drawn = SYMBOLS / "neutral" / f"{AssetClass.DRONE.symbol}.svg"
    assert b64decode(body).decode() == drawn.read_text(encoding="utf-8").strip()


def test_the_sprite_holds_every_drawing_that_is_referred_to() -> None:
    drawn = ElementTree.parse(SPRITE)  # noqa: S314
    held = {element.get("id") for element in drawn.getroot()}
    used = [icon_use(asset_class, side) for asset_class in AssetClass for side in Affiliation]
    used += [kind_use(kind) for kind in EventKind]
    assert {re.findall('href="#([^"]+)"', each)[0] for each in used} <= held
    assert SPRITE.read_text(encoding="utf-8") == sprite()


def test_nobody_is_on_a_side_unless_the_reader_says_so() -> None:
    frigate = asset(REPORT, "frigate", "warship", operator="RU")
    assert affiliation_of(frigate, {}) is Affiliation.NEUTRAL
    assert affiliation_of(frigate, {"RU": Affiliation.HOSTILE}) is Affiliation.HOSTILE
    assert affiliation_of(asset(REPORT, "frigate"), {"RU": Affiliation.HOSTILE}) is Affiliation.NEUTRAL
    assert affiliation_of(None, {"RU": Affiliation.HOSTILE}) is Affiliation.NEUTRAL


def test_the_shipped_symbols_are_those_of_the_records() -> None:
    symbols = sorted({asset_class.symbol for asset_class in AssetClass})
    for affiliation in Affiliation:
        assert {path.stem for path in (SYMBOLS / affiliation).iterdir()} == set(map(str, symbols))
    for symbol in symbols[::5]:
        drawn = build_symbols.drawing(symbol, Affiliation.UNKNOWN)
        assert (SYMBOLS / "unknown" / f"{symbol}.svg").read_text(encoding="utf-8") == drawn
