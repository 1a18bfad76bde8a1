"""Names on the map: words that neither a browser nor a template obeys, and the labels that show them."""

from __future__ import annotations

import re
from html import escape

import folium

from geo.markup import plain

__all__ = ["LABELS", "inert", "label", "safe_id"]

LABELS = 80
"""As many names are handed to the map; it shows those that do not collide."""

_LONGEST = 300  # characters of a tip or a name: what is longer would hide the map
_TEMPLATE = re.compile(r"\{(?=[{%#])")


def inert(words: object) -> str:
    """Words on one line without control characters, and without what folium would run as a template."""
    told = plain(str(words))
    return _TEMPLATE.sub("{\u2060", told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…")


def safe_id(place: object) -> str:
    return str(place).replace("{", "%7B")


def label(
    name: str, at: tuple[float, float], offset: float, *, is_selected: bool, is_area: bool
) -> folium.Marker:
    """A name so many pixels to the right of a point (latitude, longitude); a click goes through it."""
    classes = {"site-label": True, "selected": is_selected, "area": is_area}
    icon = folium.DivIcon(
        html=f'<span style="left:{offset}px">{escape(inert(name))}</span>',
        icon_size=(0, 0),
        icon_anchor=(0, 0),
        class_name=" ".join(css for css, holds in classes.items() if holds),
    )
    return folium.Marker(at, icon=icon, interactive=False, keyboard=False)
