"""The filters in the sidebar, and how they and the address mirror each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.frames import Facets, Selection
from geo.model import KINDS, Role
from pages._shared import counted

ROLES: dict[str, str] = {Role.LITERAL: "the place itself", Role.ASSOCIATIVE: "named after the place"}
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LONGEST_QUERY, MOST_VALUES = 200, 50
WHERE = ("site", "passage")
DEFAULT = Selection(roles=(Role.LITERAL.value,))
"""At first only places themselves are shown: a government that a capital's name stands for is at no place."""
ANY_ROLE = "any"

Address = Mapping[str, Sequence[str]]


def selection_in(address: Address) -> Selection:
    """What an address asks for. Whatever makes no sense in it is left out."""
    return Selection(
        since=_day(address.get("since", ())),
        until=_day(address.get("until", ())),
        publishers=tuple(address.get("publisher", ()))[:MOST_VALUES],
        kinds=tuple(kind for kind in address.get("kind", ()) if kind in KINDS),
        roles=_roles(address.get("role", ())),
        text=" ".join(address.get("q", ()))[:LONGEST_QUERY].strip(),
    )


def address_of(selection: Selection) -> dict[str, list[str]]:
    """The other way round: only what differs from the default is named."""
    named = {
        "since": [selection.since.isoformat()] if selection.since else [],
        "until": [selection.until.isoformat()] if selection.until else [],
        "publisher": list(selection.publishers),
        "kind": list(selection.kinds),
        "role": [] if selection.roles == DEFAULT.roles else list(selection.roles) or [ANY_ROLE],
        "q": [selection.text] if selection.text else [],
    }
    return {name: values for name, values in named.items() if values}


def current() -> dict[str, list[str]]:
    """The address as the browser has it."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def intended() -> dict[str, list[str]]:
    """The address that says what is shown: the browser's, as soon as it is published."""
    address: dict[str, list[str]] = st.session_state.setdefault("address", current())
    return address


def go_to(**kept: list[str]) -> None:
    """Show a place, a passage, or neither; the filters stay as they are."""
    filters = {name: values for name, values in intended().items() if name not in WHERE}
    st.session_state["address"] = kept | filters
    publish()


def publish() -> None:
    """Put the address into the browser. A page does so last: before, the browser may still show another's."""
    address = intended()
    if current() != address:
        st.query_params.from_dict(address)
    st.session_state["published"] = address


def sidebar(facets: Facets) -> Selection:
    """Draw the filters and return what they select; the address follows them."""
    _adopt()
    with st.sidebar:
        selection = _widgets(facets)
    where = {name: values for name, values in intended().items() if name in WHERE}
    st.session_state["address"] = where | address_of(selection)
    return selection


def say_how_many(where: DeltaGenerator, shown: int, all_sites: int, selection: Selection) -> None:
    with where, st.container(key="how-many", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{shown:,}** of {counted(all_sites, 'site')}")
        if selection != DEFAULT:
            st.button("Clear filters", on_click=clear, type="tertiary", key="clear")


def looser(selection: Selection) -> Iterator[tuple[str, Selection]]:
    """The selection less one restriction at a time, with a name for what was taken out."""
    parts: dict[str, Selection] = {
        "the words": replace(selection, text=""),
        "the dates": replace(selection, since=None, until=None),
        "the publishers": replace(selection, publishers=()),
        "the kinds of place": replace(selection, kinds=()),
        "what the name stands for": replace(selection, roles=()),
    }
    yield from ((name, part) for name, part in parts.items() if part != selection)


def clear() -> None:
    _set(DEFAULT)


def _adopt() -> None:
    """Take over an address that the reader came by; on the way back from another page, the last one."""
    address, entered = current(), "filter-text" not in st.session_state
    if address != st.session_state.get("published") and (address or not entered):
        st.session_state["address"] = address
        _set(selection_in(address))
    elif entered:
        _set(selection_in(intended()))


def _set(selection: Selection) -> None:
    state = st.session_state
    state["filter-since"], state["filter-until"] = selection.since, selection.until
    state["filter-publishers"] = list(selection.publishers)
    state["filter-kinds"], state["filter-roles"] = list(selection.kinds), list(selection.roles)
    state["filter-text"] = selection.text


def _widgets(facets: Facets) -> Selection:
    text = st.text_input(
        "Words in the report",
        key="filter-text",
        max_chars=LONGEST_QUERY,
        placeholder="e.g. landing ship",
    )
    since, until = st.columns(2)
    first = since.date_input(
        "From", key="filter-since", value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD"
    )
    last = until.date_input(
        "To", key="filter-until", value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD"
    )
    return Selection(
        since=first,
        until=last,
        publishers=_choice("Publisher", "filter-publishers", facets.publishers, {"": "not named"}),
        kinds=_choice("Kind of place", "filter-kinds", facets.kinds, KINDS),
        roles=_choice("The name stands for", "filter-roles", facets.roles, ROLES),
        text=text.strip(),
    )


def _choice(label: str, key: str, counts: Mapping[str, int], words: Mapping[str, str]) -> tuple[str, ...]:
    """A multiple choice with the number of passages at each option; one from the address may have none."""
    asked = [value for value in st.session_state.get(key, ()) if value not in counts]
    chosen = st.multiselect(
        label,
        [*counts, *asked],
        key=key,
        format_func=lambda value: f"{words.get(value, value)} ({counts.get(value, 0):,})",
        placeholder="any",
    )
    return tuple(chosen)


def _roles(values: Sequence[str]) -> tuple[str, ...]:
    if ANY_ROLE in values:
        return ()
    return tuple(role for role in values if role in set(Role)) or DEFAULT.roles


def _day(values: Sequence[str]) -> date | None:
    with suppress(ValueError, IndexError):
        day = date.fromisoformat(values[0])
        return day if EARLIEST <= day <= LATEST else None
    return None
