"""The filters in the sidebar, and how they and the address mirror each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.frames import Facets, Selection
from geo.model import PlaceKind, Role
from pages import _address as address
from pages._address import MOST_VALUES, Address, AddressBar, day_in, named, words_in
from pages._choices import choice, days, words
from pages._shared import counted

ROLES: dict[str, str] = {Role.LITERAL: "the place itself", Role.ASSOCIATIVE: "named after the place"}
BAR = AddressBar("map")
WHERE = ("site", "passage", "event")
FILTERS = ("since", "until", "publisher", "kind", "role", "q")
RESTRICTIONS: dict[str, dict[str, Any]] = {
    "the words": {"text": ""},
    "the dates": {"since": None, "until": None},
    "the publishers": {"publishers": ()},
    "the kinds of place": {"kinds": ()},
    "what the name stands for": {"roles": ()},
}
DEFAULT = Selection(roles=(Role.LITERAL.value,))
"""At first only places themselves are shown: a government that a capital's name stands for is at no place."""
ANY_ROLE = "any"


def selection_in(address: Address) -> Selection:
    """What an address asks for. Whatever makes no sense in it is left out."""
    return Selection(
        since=day_in(address.get("since", ())),
        until=day_in(address.get("until", ())),
        publishers=tuple(address.get("publisher", ()))[:MOST_VALUES],
        kinds=tuple(kind for kind in address.get("kind", ()) if kind in PlaceKind.labels()),
        roles=_roles(address.get("role", ())),
        text=words_in(address.get("q", ())),
    )


def address_of(selection: Selection) -> dict[str, list[str]]:
    """The other way round: only what differs from the default is named."""
    values = {
        "since": [selection.since.isoformat()] if selection.since else [],
        "until": [selection.until.isoformat()] if selection.until else [],
        "publisher": list(selection.publishers),
        "kind": list(selection.kinds),
        "role": [] if selection.roles == DEFAULT.roles else list(selection.roles) or [ANY_ROLE],
        "q": [selection.text] if selection.text else [],
    }
    return named(values)


def intended() -> dict[str, list[str]]:
    return BAR.intended()


def go_to(**kept: list[str]) -> None:
    """Show a place, a passage, or neither; the filters stay as they are."""
    BAR.change(WHERE, kept)
    publish()


def publish() -> None:
    BAR.publish()


def sidebar(facets: Facets) -> Selection:
    """Draw the filters and return what they select; the address follows them."""
    _adopt()
    with st.sidebar:
        selection = _widgets(facets)
    BAR.change(FILTERS, address_of(selection))
    return selection


def say_how_many(where: DeltaGenerator, shown: int, all_sites: int, selection: Selection) -> None:
    with where, st.container(key="how-many", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{shown:,}** of {counted(all_sites, 'site')}")
        if selection != DEFAULT:
            st.button("Clear filters", on_click=clear, type="tertiary", key="clear")


def looser(selection: Selection) -> Iterator[tuple[str, Selection]]:
    """The selection less one restriction at a time, with a name for what was taken out."""
    return address.looser(selection, RESTRICTIONS)


def clear() -> None:
    _set(DEFAULT)


def _adopt() -> None:
    """Take over an address that the reader came by; on the way back from another page, the last one."""
    if BAR.arrived(entered="filter-text" not in st.session_state):
        _set(selection_in(intended()))


def _set(selection: Selection) -> None:
    state = st.session_state
    state["filter-since"], state["filter-until"] = selection.since, selection.until
    state["filter-publishers"] = list(selection.publishers)
    state["filter-kinds"], state["filter-roles"] = list(selection.kinds), list(selection.roles)
    state["filter-text"] = selection.text


def _widgets(facets: Facets) -> Selection:
    text = words("filter-text", placeholder="e.g. landing ship")
    since, until = days("filter-since", "filter-until")
    return Selection(
        since=since,
        until=until,
        publishers=choice("Publisher", "filter-publishers", facets.publishers, {"": "not named"}),
        kinds=choice("Kind of place", "filter-kinds", facets.kinds, PlaceKind.labels()),
        roles=choice("The name stands for", "filter-roles", facets.roles, ROLES),
        text=text,
    )


def _roles(values: Sequence[str]) -> tuple[str, ...]:
    if ANY_ROLE in values:
        return ()
    return tuple(role for role in values if role in set(Role)) or DEFAULT.roles
