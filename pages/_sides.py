"""Whose side the symbols show: nobody's, until the reader says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geo.maps import Affiliation
from pages import _shared as shared
from pages._address import Address, named
from pages._movement_filters import BAR

CHOSEN = {
    Affiliation.FRIEND: "Friendly (blue)",
    Affiliation.HOSTILE: "Hostile (red)",
    Affiliation.UNKNOWN: "Unknown (yellow)",
}
NAMES = tuple(CHOSEN)
HELP = (
    "Symbols are neutral, green and square, whoever operates what they stand for. "
    "You may see them from one side; it is kept in the address, and changes nothing else."
)


def sides_in(address: Address) -> dict[str, Affiliation]:
    """The sides that an address gives to operators; the first one that is named for each."""
    known = shared.country_names()
    asked = [(code, side) for side in CHOSEN for code in address.get(side, ()) if code in known]
    return dict(reversed(asked))


def sides() -> dict[str, Affiliation]:
    return sides_in(BAR.intended())


def popover(operators: Mapping[str, int]) -> None:
    """The choice, folded. ``operators`` are those of the collection, the most frequent first."""
    given = sides()
    codes = list(dict.fromkeys([*filter(None, operators), *given]))
    with st.popover("Symbols", type="tertiary", key="symbols"):
        st.caption(HELP)
        for side, label in CHOSEN.items():
            _side(side, label, [code for code in codes if given.get(code, side) is side])


def _side(side: Affiliation, label: str, codes: Sequence[str]) -> None:
    key, countries = f"side-{side}", shared.country_names()
    st.session_state[key] = [code for code in codes if sides().get(code) is side]
    st.multiselect(
        label,
        codes,
        key=key,
        format_func=lambda code: countries.get(code, code),
        placeholder="nobody",
        on_change=_keep,
    )


def _keep() -> None:
    given = {str(side): list(st.session_state.get(f"side-{side}", ())) for side in CHOSEN}
    BAR.change(NAMES, named(given))
    BAR.publish()
