"""Reading for a visitor who waits: how long it has lasted, and an end to it where the visitor leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic

import streamlit as st

from geo.ingest import Progress
from geo.isolation import IsolatedReader

_SOON = 2  # seconds after which it is worth saying how many


@cache
def reader() -> IsolatedReader:
    """The one reader of this server, in a process of its own: whatever a text does to it, the pages go on."""
    return IsolatedReader()


@contextmanager
def attended(doing: str) -> Iterator[IsolatedReader]:
    """The reader, with a line that says what it does. It stops reading when the visitor does something else.

    Streamlit ends a visitor's run where it next draws: so something is drawn while the run waits.
    """
    line, since = st.empty(), monotonic()

    def beat() -> None:
        seconds = int(monotonic() - since)
        most = f"of at most {reader().seconds:g} s"
        line.markdown(f"{doing} … {seconds} s {most}" if seconds >= _SOON else f"{doing} …")

    beat()
    yield reader().attended(beat)
    line.empty()


@contextmanager
def counted(doing: str) -> Iterator[tuple[IsolatedReader, Progress]]:
    """The reader for many articles, with a bar that says how many are done."""
    bar, told = st.progress(0.0, f"{doing} …"), [(0.0, f"{doing} …")]

    def show(done: int, of: int) -> None:
        told[0] = done / of, f"{doing}: {done:,} of {of:,}"
        beat()

    def beat() -> None:
        bar.progress(*told[0])

    try:
        yield reader().attended(beat), show
    finally:
        bar.empty()
