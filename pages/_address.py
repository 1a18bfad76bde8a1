"""The address of a page says what is shown on it: kept in the session, mirrored in the browser."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import streamlit as st

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LONGEST_QUERY, MOST_VALUES = 200, 50

Address = Mapping[str, Sequence[str]]
Selected = TypeVar("Selected", bound=Any)


def current() -> dict[str, list[str]]:
    """The address as the browser has it."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


@dataclass(frozen=True, slots=True)
class AddressBar:
    """What one page shows, under the names of its address. It outlives a visit to another page."""

    page: str

    def intended(self) -> dict[str, list[str]]:
        """The address that says what is shown: the browser's, as soon as it is published."""
        address: dict[str, list[str]] = st.session_state.setdefault(f"{self.page}-address", current())
        return address

    def change(self, names: Collection[str], values: Mapping[str, list[str]]) -> None:
        """Put these values in the place of whatever the names had; all other names stay as they are."""
        rest = {name: kept for name, kept in self.intended().items() if name not in names}
        st.session_state[f"{self.page}-address"] = rest | dict(values)

    def publish(self) -> None:
        """Put the address into the browser. A page does so last: before, it may still show another's."""
        address = self.intended()
        if current() != address:
            st.query_params.from_dict(address)
        st.session_state[f"{self.page}-published"] = address

    def arrived(self, *, entered: bool) -> bool:
        """Whether the widgets have to be set to the address: the reader came by one, or came back."""
        address = current()
        if address != st.session_state.get(f"{self.page}-published") and (address or not entered):
            st.session_state[f"{self.page}-address"] = address
            return True
        return entered

    def first(self, name: str) -> str | None:
        return next(iter(self.intended().get(name, ())), None)


def day_in(values: Sequence[str]) -> date | None:
    """The first of the values as a day; None for anything that is none."""
    with suppress(ValueError, IndexError):
        day = date.fromisoformat(values[0])
        return day if EARLIEST <= day <= LATEST else None
    return None


def words_in(values: Sequence[str]) -> str:
    return " ".join(values)[:LONGEST_QUERY].strip()


def named(values: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Only what restricts anything."""
    return {name: some for name, some in values.items() if some}


def looser(
    selection: Selected, restrictions: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, Selected]]:
    """The selection less one restriction at a time, with a name for what was taken out."""
    parts = ((name, replace(selection, **empty)) for name, empty in restrictions.items())
    yield from ((name, part) for name, part in parts if part != selection)
