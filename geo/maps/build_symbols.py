"""Compiles the shipped APP-6 symbols: one small SVG for each symbol and affiliation, and the sprite.

    python -m geo.maps.build_symbols

The record of each class names the symbol set and the entity of its symbol identification code, which are also
the name of the file. Codes and not names are asked for: from a name the library may pick a land unit for a
ship.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import svgpathtools
from military_symbol import get_symbol_svg_string_from_sidc
from svgpathtools.svg_to_paths import ellipse2pathd

from geo.maps.icons import SPRITE, SYMBOLS, Affiliation, sprite
from geo.model import AssetClass
from geo.model.asset_classes import Symbol

SVG = "{http://www.w3.org/2000/svg}"
IDENTITY = {Affiliation.NEUTRAL: 4, Affiliation.UNKNOWN: 1, Affiliation.FRIEND: 3, Affiliation.HOSTILE: 6}
PADDING = 1.2
STROKE = "1.9"  # stronger than the standard's, for symbols of twenty pixels
TINTS = {"#aaffaa": "#c0e4c8", "#ffff80": "#f3e8a2", "#80dfff": "#a9dbef", "#ff8080": "#f0a79c"}
"""The standard's colours, calmer: the frames tell the sides apart without them."""
KEPT = {"d", "fill", "stroke", "stroke-linejoin", "transform", "cx", "cy", "r", "rx", "ry"}
WITHOUT_EFFECT = {("transform", "none"), ("fill", "#000000")}

_LONG_FRACTION = re.compile(r"(\d*\.\d\d)\d+")


def sidc(symbol: Symbol, affiliation: Affiliation) -> str:
    """The code of twenty digits: version 10, reality, present, no headquarters, no modifiers."""
    return f"100{IDENTITY[affiliation]}{symbol.symbol_set}0000{symbol.entity}0000"


def drawing(symbol: Symbol, affiliation: Affiliation) -> str:
    """The symbol as an SVG on one line, cut to its frame, without attributes that change nothing."""
    code = sidc(symbol, affiliation)
    drawn = ElementTree.fromstring(get_symbol_svg_string_from_sidc(code, bounding_padding=-1))  # noqa: S314
    view = frame(drawn)
    for element in drawn.iter():
        clean(element)
    drawn.attrib = {"viewBox": view}
    ElementTree.register_namespace("", SVG.strip("{}"))
    return ElementTree.tostring(drawn, encoding="unicode") + "\n"


def frame(drawn: ElementTree.Element) -> str:
    """The square around the first group, which is the frame, as a view box."""
    boxes = [svgpathtools.parse_path(outline(shape)).bbox() for shape in drawn.iterfind(f"{SVG}g[1]/*")]
    west, north = min(box[0] for box in boxes), min(box[2] for box in boxes)
    east, south = max(box[1] for box in boxes), max(box[3] for box in boxes)
    side = max(east - west, south - north) + 2 * PADDING
    left, top = (west + east - side) / 2, (north + south - side) / 2
    return f"{left:.2f} {top:.2f} {side:.2f} {side:.2f}"


def outline(shape: ElementTree.Element) -> str:
    return shape.attrib.get("d") or str(ellipse2pathd(shape.attrib))


def clean(element: ElementTree.Element) -> None:
    kept = {
        name: TINTS.get(value, shortened(value)) for name, value in element.attrib.items() if name in KEPT
    }
    element.attrib = {name: value for name, value in kept.items() if (name, value) not in WITHOUT_EFFECT}
    if "stroke" in element.attrib:
        element.attrib["stroke-width"] = STROKE
    element.text = element.tail = None


def shortened(value: str) -> str:
    return _LONG_FRACTION.sub(r"\1", value)


def main() -> None:
    symbols = sorted({asset_class.symbol for asset_class in AssetClass})
    for affiliation in Affiliation:
        folder = SYMBOLS / affiliation.value
        folder.mkdir(exist_ok=True)
        for each in symbols:
            drawn = drawing(each, affiliation)
            (folder / f"{each}.svg").write_text(drawn, encoding="utf-8")
    SPRITE.write_text(sprite(), encoding="utf-8")


if __name__ == "__main__":
    main()
