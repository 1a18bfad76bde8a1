"""The filters of the movements, and how they and the address mirror each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

from geo.frames import EventFacets, EventSelection
from geo.model import AssetClass, EventKind, Modality, Place
from pages import _address as address
from pages import _shared as shared
from pages._address import EARLIEST, LATEST, MOST_VALUES, Address, AddressBar, day_in, named, words_in
from pages._choices import choice, days, words
from pages._panel import whereabouts

BAR = AddressBar("movements")
WHERE = ("movement", "at")
WINDOW = ("from", "to")
FILTERS = ("q", "class", "kind", "modality", "operator", "place", "publisher", "since", "until")


class Choice(NamedTuple):
    """A filter that takes several values: a field of the selection, and its name in the address."""

    field: str
    name: str
    label: str
    legal: frozenset[str] | None = None

    @property
    def key(self) -> str:
        return f"movement-{self.name}"


CHOICES = (
    Choice("asset_classes", "class", "Class of asset", frozenset(AssetClass) | {""}),
    Choice("kinds", "kind", "What happened", frozenset(EventKind)),
    Choice("modalities", "modality", "How sure", frozenset(Modality)),
    Choice("operators", "operator", "Whose"),
    Choice("places", "place", "Place"),
    Choice("publishers", "publisher", "Publisher"),
)
RESTRICTIONS: dict[str, dict[str, Any]] = {
    "the words": {"text": ""},
    "the class of asset": {"asset_classes": ()},
    "what happened": {"kinds": ()},
    "how sure it is": {"modalities": ()},
    "whose it is": {"operators": ()},
    "the place": {"places": ()},
    "the publisher": {"publishers": ()},
    "the days of publication": {"since": None, "until": None},
    "the days of the slider": {"window": None},
}


def selection_in(asked: Address) -> EventSelection:
    """What an address asks for. Whatever makes no sense in it is left out."""
    chosen: dict[str, Any] = {each.field: _legal(asked.get(each.name, ()), each.legal) for each in CHOICES}
    return EventSelection(
        **chosen,
        since=day_in(asked.get("since", ())),
        until=day_in(asked.get("until", ())),
        text=words_in(asked.get("q", ())),
        window=_window_in(asked),
    )


def address_of(selection: EventSelection) -> dict[str, list[str]]:
    """The other way round: only what restricts anything is named."""
    chosen = {each.name: list(getattr(selection, each.field)) for each in CHOICES}
    window = selection.window or (None, None)
    stated = {"since": selection.since, "until": selection.until, "from": window[0], "to": window[1]}
    spelt = {name: [day.isoformat()] if day else [] for name, day in stated.items()}
    return named({"q": [selection.text] if selection.text else [], **chosen, **spelt})


def _legal(values: Sequence[str], legal: frozenset[str] | None) -> tuple[str, ...]:
    return tuple(value for value in values[:MOST_VALUES] if legal is None or value in legal)


def _window_in(asked: Address) -> tuple[date, date] | None:
    first, last = (day_in(asked.get(name, ())) for name in WINDOW)
    if first is None and last is None:
        return None
    window = first or EARLIEST, last or LATEST
    return window if window[0] <= window[1] else None


def sidebar(facets: EventFacets, places: Mapping[str, Place]) -> None:
    """Draw the filters; the address follows them."""
    if BAR.arrived(entered="movement-text" not in st.session_state):
        _set(selection_in(BAR.intended()))
    with st.sidebar:
        selection = _widgets(facets, places)
    BAR.change(FILTERS, address_of(selection))


def selection() -> EventSelection:
    """What is asked for now: by the sidebar, and by the slider."""
    return selection_in(BAR.intended())


def go_to(**kept: list[str]) -> None:
    """Show a movement, all at a place, or the list; the filters stay as they are."""
    BAR.change(WHERE, kept)
    BAR.publish()


def keep_window(window: tuple[date, date] | None) -> None:
    BAR.change(WINDOW, address_of(EventSelection(window=window)))
    BAR.publish()


def clear() -> None:
    _set(EventSelection())
    keep_window(None)


def looser(asked: EventSelection) -> Iterator[tuple[str, EventSelection]]:
    """The selection less one restriction at a time, with a name for what was taken out."""
    return address.looser(asked, RESTRICTIONS)


def _set(asked: EventSelection) -> None:
    state = st.session_state
    state["movement-text"] = asked.text
    state["movement-since"], state["movement-until"] = asked.since, asked.until
    for each in CHOICES:
        state[each.key] = list(getattr(asked, each.field))


def _widgets(facets: EventFacets, places: Mapping[str, Place]) -> EventSelection:
    text = words("movement-text", placeholder="e.g. landing ship")
    names = _names(places)
    chosen: dict[str, Any] = {
        each.field: choice(each.label, each.key, getattr(facets, each.field), names[each.field])
        for each in CHOICES
    }
    since, until = days("movement-since", "movement-until", ("Published from", "To"))
    return replace(EventSelection(text=text, since=since, until=until), **chosen)


def _names(places: Mapping[str, Place]) -> dict[str, Mapping[Any, str]]:
    """The words of the options, by the field that they are options of."""
    return {
        "asset_classes": {"": "no asset named", **AssetClass.labels()},
        "kinds": EventKind.labels(),
        "modalities": Modality.labels(),
        "operators": {"": "not told", **shared.country_names()},
        "places": place_names(places),
        "publishers": {"": "not named"},
    }


def place_names(places: Mapping[str, Place]) -> dict[str, str]:
    """The name of each place; where several have the same, with what tells them apart."""
    alike = Counter(place.name for place in places.values())
    told = {key: place.name if alike[place.name] == 1 else _at_length(place) for key, place in places.items()}
    again = Counter(told.values())
    return {key: name if again[name] == 1 else f"{name}, {key}" for key, name in told.items()}


def _at_length(place: Place) -> str:
    return f"{place.name}, {whereabouts(place)}"
