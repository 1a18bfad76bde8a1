"""A question that a reader may ask of a mention, "Why here?": nothing is computed before it is asked."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from geo.errors import DatelineError
from geo.markup import plain
from geo.model import Article, Span
from pages import _shared as shared
from pages._why import note, why_html

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^])")


def asked(key: str, question: str = "Why here?", name: str | None = None) -> bool:
    """The button that folds the answer out and in; whether it stands open.

    ``name`` tells buttons apart that stand on one page, in words that only a screen reader is given.
    """
    is_open = bool(st.session_state.get(f"{key}-open"))
    words = "Hide why" if is_open else question
    st.button(words + _aside(name), key=key, type="tertiary", on_click=_turn, args=(key,))
    return is_open


def _aside(name: str | None) -> str:
    """The name as Markdown that the style sheet hides from sight: grey words in a "Why here?" button."""
    shown = _MARKS.sub(r"\\\1", " ".join(plain(name or "").split()))
    return f" :gray[“{shown}”]" if shown else ""


def _turn(key: str) -> None:
    st.session_state[f"{key}-open"] = not st.session_state.get(f"{key}-open")


def answer(article: Article, span: Span, placed: str | None) -> None:
    """Why the name at a span is shown at the place with the id ``placed``, or at none."""
    try:
        explanation = shared.explanation(article, span)
    except DatelineError as error:
        st.html(note(escape(plain(str(error)))))
        return
    st.html(why_html(explanation, placed, shared.country_names()))
