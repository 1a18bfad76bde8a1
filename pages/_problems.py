"""What goes wrong on a page, told on a page of its own: what it is, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from html import escape
from typing import ParamSpec

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geo.errors import DatelineError, GazetteerError, ModelError, ReadingError, StoreError
from geo.log import record
from geo.markup import plain
from pages._look import dress

Drawn = ParamSpec("Drawn")

_ADVICE: dict[type[DatelineError], tuple[str, str]] = {
    StoreError: (
        "The collection cannot be opened",
        "What was saved before is not touched by this. Mend it, then try again: Dateline can go on running.",
    ),
    GazetteerError: (
        "The gazetteer cannot be opened",
        "Put the file back as it came with Dateline, then try again.",
    ),
    ModelError: (
        "The reader cannot start",
        "Put the files of data/models back as they came with Dateline, then try again.",
    ),
    ReadingError: (
        "This report cannot be read",
        "All other reports can be read: go on with one of them.",
    ),
}
_FAULT = "Dateline met a fault of its own"
_OTHERS = "Nothing of what was saved is lost, and the other pages go on."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: a title, the words of the error, what to do. ``page`` is where it was met."""

    page: str
    title: str
    reason: str
    advice: str


def run(page: StreamlitPage) -> None:
    """Show a page, or the problem that it met."""
    problem = st.session_state.get("problem")
    if problem and problem.page == page.url_path:
        _show(problem)
        return
    forget()
    st.session_state["at-page"] = page.url_path
    with guarded():
        page.run()


def fragment(draw: Callable[Drawn, None]) -> Callable[Drawn, None]:
    """Like ``st.fragment``: what it raises when it is drawn alone is told as well."""

    @st.fragment
    @wraps(draw)
    def told(*given: Drawn.args, **named: Drawn.kwargs) -> None:
        with guarded():
            draw(*given, **named)

    return told


@contextmanager
def guarded() -> Iterator[None]:
    """Keep whatever goes wrong inside, to be shown in place of the page.

    A callback wants it too: what it raises does not pass through the page.
    """
    try:
        yield
    except Exception as error:
        st.session_state["problem"] = _problem(st.session_state.get("at-page", ""), error)
        st.rerun()  # what the page has drawn so far gives way


def forget() -> None:
    st.session_state.pop("problem", None)


def _problem(page: str, error: Exception) -> Problem:
    for kind, (title, advice) in _ADVICE.items():
        if isinstance(error, kind):
            return Problem(page, title, str(error), advice)
    log = record(f"page {page or 'map'}", error)
    kept = (
        f"With where it happened, it is written into {log}." if log else "It is told on the server's console."
    )
    return Problem(page, _FAULT, type(error).__name__, f"{kept} {_OTHERS}")


def _show(problem: Problem) -> None:
    with suppress(Exception):  # it may be what is broken
        dress()
    reason = f"<p><bdi>{escape(plain(problem.reason))}</bdi></p>"
    with st.container(key="problem"):
        st.title(problem.title, anchor=False)
        st.html(f"<section class='dl-problems' role='alert'>{reason}</section>")
        st.html(f"<p>{escape(plain(problem.advice))}</p>")
        st.button("Try again", type="primary", on_click=forget)
