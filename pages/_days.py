"""The strip of days under the map: how many movements there were when, and a slider that keeps some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import streamlit as st

from geo import wording
from pages import _movement_filters as filters
from pages import _shared as shared
from pages._told import Told

KEY = "movement-days"
BARS = 120
SMALLEST = 12  # per cent: one movement is to be seen, too
DAY = timedelta(days=1)


class Bar(NamedTuple):
    """A stretch of days, ``last`` included, and how many movements it has."""

    first: date
    last: date
    number: int


def strip(movements: Sequence[Told], days: tuple[date, date] | None) -> None:
    """Bars and slider over the days of all movements; nothing where these are less than two."""
    if days is None or days[0] == days[1]:
        return
    first, last = days
    window = _within(filters.selection().window, first, last)
    st.html(bars_html(bars(movements, first, last), window))
    st.session_state[KEY] = window  # the range may have moved since, and the address tells what was meant
    st.slider(
        "Days of the events",
        first,
        last,
        key=KEY,
        format="D MMM YYYY",
        label_visibility="collapsed",
        on_change=_moved,
        args=(first, last),
    )
    st.html(f"<p class='dl-days-note'>{note(movements, window, whole=window == (first, last))}</p>")


def _within(window: tuple[date, date] | None, first: date, last: date) -> tuple[date, date]:
    if window is None:
        return first, last
    return min(max(window[0], first), last), max(min(window[1], last), first)


def _moved(first: date, last: date) -> None:
    window = st.session_state[KEY]
    filters.keep_window(None if window == (first, last) else window)


def note(movements: Sequence[Told], window: tuple[date, date], *, whole: bool) -> str:
    """Which days are shown, and what becomes of the undated."""
    undated = sum(each.event.date is None for each in movements)
    shown = "All days of the events" if whole else wording.dates(*window)
    stands = "stands" if undated == 1 else "stand"
    words = f"{undated:,} without a stated date {stands} on the day of publication"
    return f"{shown}; {words}" if undated else shown


def bars(movements: Iterable[Told], first: date, last: date) -> list[Bar]:
    """The movements by day, or by equal stretches of days where there are too many days for a bar each."""
    length = -(-((last - first).days + 1) // BARS)
    edges = [first + DAY * at for at in range(0, (last - first).days + 1 + length, length)]
    days = sorted(each.day for each in movements if each.day)
    return [
        Bar(start, min(end - DAY, last), sum(start <= day < end for day in days))
        for start, end in pairwise(edges)
        if start <= last
    ]


def bars_html(found: Sequence[Bar], window: tuple[date, date]) -> str:
    """The bars as a picture: the slider and the list tell the same."""
    most = max((bar.number for bar in found), default=0)
    busiest = max(found, key=lambda bar: bar.number)
    told = f"Movements by day; the most, {busiest.number:,}: {wording.dates(busiest.first, busiest.last)}"
    items = "".join(_bar(bar, most, window) for bar in found)
    return f"<div class='dl-days' role='img' aria-label='{told}'>{items}</div>"


def _bar(bar: Bar, most: int, window: tuple[date, date]) -> str:
    is_in = bar.first <= window[1] and bar.last >= window[0]
    height = max(SMALLEST, round(100 * bar.number / most)) if bar.number else 0
    words = f"{wording.dates(bar.first, bar.last)}: {shared.counted(bar.number, 'movement')}"
    css = " class='in'" if is_in else ""
    return f"<i{css} title='{words}'><b style='height:{height}%'></b></i>"
