"""What is shown in the place of a page that cannot be: what is wrong, what to do, and a way to try again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from html import escape
from pathlib import Path
from typing import ParamSpec

import streamlit as st

from geo.errors import DatelineError, GazetteerError, ModelError, ReadingError, StoreError
from geo.log import record
from geo.markup import plain

__all__ = ["Problem", "fragment", "guarded", "run"]

Given = ParamSpec("Given")

STYLE = Path(__file__).with_name("_problem.css")
HELD = "problem-held"
LONGEST = 2_000  # characters of a message, which may quote what it complains of
TITLES: dict[type[DatelineError], str] = {
    StoreError: "The database cannot be used",
    GazetteerError: "The gazetteer cannot be used",
    ModelError: "Reports cannot be read",
    ReadingError: "A report cannot be read",
}
MEND_FIRST = "Mend this, then try again."
GO_ON = "Then try again, or start Dateline anew if you changed a setting."
FAULT = "Dateline met a fault that it was not prepared for. What happened is written in {where}."
TELL = (
    "Try again, or go to another page. If it comes back, tell whoever looks after this copy, "
    "with what stands at the end there."
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a page cannot be shown, for its visitor."""

    title: str
    reason: str
    remedy: str

    @classmethod
    def of(cls, error: Exception) -> Problem:
        """What Dateline raised on purpose says itself what to do; anything else is written into the log."""
        if isinstance(error, DatelineError):
            return cls(_title(error), *_reason_and_remedy(error))
        where = record("a page of the dashboard could not be made", error) or "the output of the server"
        return cls("This page could not be made", FAULT.format(where=where), TELL)


def run(page: Callable[[], None]) -> None:
    """Run a page, or show in its place what kept it, or a part of it, from being shown.

    What stands of the page already would stay above: so the page is left, and the problem shown alone.
    The frame does it around each page, whose imports may fail, and each page itself, which may be opened
    before the frame.
    """
    if problem := st.session_state.pop(HELD, None):
        show(problem)
    else:
        guarded(page)()
        _leave_if_held()


def guarded(part: Callable[Given, None]) -> Callable[Given, None]:
    """The same, with its failure kept for `run` to show. Streamlit's own signals are no failures.

    For callbacks: what they raise Streamlit would show, as a message that nobody can act on.
    """

    @wraps(part)
    def attempt(*arguments: Given.args, **named: Given.kwargs) -> None:
        try:
            part(*arguments, **named)
        except Exception as error:
            st.session_state[HELD] = Problem.of(error)

    return attempt


def fragment(part: Callable[Given, None]) -> Callable[Given, None]:
    """``st.fragment`` for a part that may fail. That a report cannot be read is told in the part's place."""

    @guarded
    @wraps(part)
    def whole(*arguments: Given.args, **named: Given.kwargs) -> None:
        try:
            part(*arguments, **named)
        except ReadingError as error:
            st.warning(plain(_sentence(str(error))))

    @wraps(part)
    def told(*arguments: Given.args, **named: Given.kwargs) -> None:
        _leave_if_held()  # a callback ran before
        whole(*arguments, **named)
        _leave_if_held()

    return st.fragment(told)


def show(problem: Problem) -> None:
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    with st.container(key="problem"):
        st.html(
            f'<div class="dl-problem" role="alert"><h1>{escape(problem.title)}</h1>'
            f"<p class=dl-reason><bdi>{escape(plain(problem.reason))}</bdi></p>"
            f"<h2>What to do</h2><p>{escape(plain(problem.remedy))}</p></div>"
        )
        st.button("Try again", type="primary", key="try-again")


def _leave_if_held() -> None:
    if HELD in st.session_state:
        st.rerun()


def _title(error: DatelineError) -> str:
    return next((words for kind, words in TITLES.items() if isinstance(error, kind)), "Something is amiss")


def _reason_and_remedy(error: DatelineError) -> tuple[str, str]:
    """Of a database it is said what is wrong, then, behind the last colon, what to do."""
    reason, _, remedy = str(error).rpartition(": ") if isinstance(error, StoreError) else ("", "", "")
    if not reason:
        return _sentence(str(error)), MEND_FIRST
    return _sentence(reason), f"{_sentence(remedy)} {GO_ON}"


def _sentence(message: str) -> str:
    cut = message if len(message) <= LONGEST else f"{message[:LONGEST]} …"
    return f"{cut[:1].upper()}{cut[1:]}{'' if cut.endswith(('.', '…')) else '.'}"
