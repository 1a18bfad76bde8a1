"""How the pages for reading look, and how they come into the app's frame when they are opened first."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from pages import _shared as shared

STYLE = Path(__file__).with_name("_reading.css")


def dress() -> None:
    """To be called once by a page, before anything else."""
    enter_the_frame()
    shared.dress()
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


def enter_the_frame() -> None:
    """Run the page within app.py.

    Until app.py has run once, Streamlit takes the folder pages/ for a menu: whoever opens an address of an
    article first, would get the page alone, and a list of this folder's files.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False  # of the whole server: nobody after this one comes here
        st.rerun()
