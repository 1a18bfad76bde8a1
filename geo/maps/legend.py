"""What the map's signs mean: a list that folds, for a map of sites and for one of movements."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from geo.maps.icons import icon_svg, kind_svg
from geo.model import AssetClass, EventKind, Modality, Stroke

__all__ = ["Subject", "legend"]


class Subject(StrEnum):
    """What a map shows."""

    SITES = "sites"
    MOVEMENTS = "movements"


_SITES = (
    ("site", "A site or town; larger circles have more passages"),
    ("area", "A region, country, sea or continent: its point is not a site"),
    ("selected", "The selected place"),
    ("halo", "How far the place may extend from its point, to scale"),
)
_PLACES = (
    ("halo", "How far a place may extend from its point, to scale"),
    ("ring", "“Near”, “off” or so many kilometres away: somewhere about this ring"),
    ("sector", "“Northeast of” without a distance: somewhere in this sector"),
    ("area", "A region, country or sea: its point is not a site"),
    ("selected", "What is selected"),
)
_BORDERS = "Borders: Natural Earth, as they are in effect. No view is taken on claims."
_TOGETHER = "A chip with +3 stands for three more there or close by: click it, or come nearer."
_NO_TRACK = "Lines join the places that a report names. Sea routes are illustrative. No line is a track."
_SYMBOLS = "what it is, in APP-6. Green and square: no side is taken."


def legend(subject: Subject) -> str:
    """The legend as HTML without a word from outside."""
    body = _rows(_SITES) if subject is Subject.SITES else _movements()
    return f'<details class="legend"><summary>Legend</summary>{body}<p>{_BORDERS}</p></details>'


def _rows(rows: tuple[tuple[str, str], ...]) -> str:
    return _list(f'<i class="symbol {symbol}"></i>{words}' for symbol, words in rows)


def _list(rows: Iterable[str], css: str = "") -> str:
    return f'<ul class="{css}">{"".join(f"<li>{row}</li>" for row in rows)}</ul>'


def _movements() -> str:
    strokes = _list(
        f"{_sample(stroke)}{stroke.words}" for stroke in dict.fromkeys(each.stroke for each in Modality)
    )
    kinds = _list((f"{kind_svg(kind)}{kind.label}" for kind in EventKind), "kinds")
    symbol = f'<p class="key">{icon_svg(AssetClass.WARSHIP, size=18)}{_SYMBOLS}</p>'
    signs = f"<h4>Signs</h4>{symbol}{kinds}{_rows(_PLACES)}<p>{_TOGETHER}</p><p>{_NO_TRACK}</p>"
    return f"<h4>Line and frame: how sure</h4>{strokes}{signs}"


def _sample(stroke: Stroke) -> str:
    cap = "round" if stroke.is_dotted else "butt"
    dash = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
    line = f'<path d="M2 6h40" stroke-width="{stroke.weight}" stroke-linecap="{cap}"{dash}/>'
    return f'<svg class="stroke" width="44" height="12">{line}</svg>'
