"""Adds reports: paste a text or upload files, look at what was found, then save."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo import drafts
from geo.drafts import Draft
from geo.isolation import ArticleReader
from geo.markup import web_address
from geo.reading import MAX_BYTES, File, Text
from pages import _drafts as shown
from pages import _shared as shared
from pages._attended import attended, counted
from pages._look import dress

PASTED = "Pasted text"
NAME_LENGTH = 60


def page() -> None:
    dress()
    shared.open_the_database()
    st.title("Add reports")
    st.markdown("Nothing is stored until you save it, and nothing leaves this machine.")
    text, files = st.tabs(["Paste a text", "Upload files"])
    with text:
        paste()
    with files:
        upload()
    shown.review()


def paste() -> None:
    """The form keeps what was typed, whatever becomes of it."""
    with st.form("paste", border=False):
        st.text_area(
            "Text of the report", key="paste-text", height=170, placeholder="Paste the whole text here"
        )
        title, publisher, published, url = st.columns([3, 2, 1.5, 3])
        title.text_input("Title", key="paste-title", placeholder="the text's own", max_chars=500)
        publisher.text_input("Publisher", key="paste-publisher", max_chars=200)
        published.date_input(
            "Published on", key="paste-published", value=None, format="YYYY-MM-DD", min_value="1900-01-01"
        )
        url.text_input("Web address", key="paste-url", placeholder="https://…", max_chars=2000)
        read = st.form_submit_button("Read", type="primary")
    if read:
        with attended("Reading the text and looking its places up") as reader:
            shown.keep([pasted(reader)])


def pasted(reader: ArticleReader) -> Draft:
    state = st.session_state
    text = state["paste-text"]
    title, publisher, published, url = (
        state[f"paste-{name}"] or None for name in ("title", "publisher", "published", "url")
    )
    if url and web_address(url) is None:
        return Draft(PASTED, problem="the web address must begin with http:// or https://")
    name = " ".join(text.split())[:NAME_LENGTH] or PASTED
    return drafts.draft(Text(PASTED, name, text, title, publisher, published, url), shared.store(), reader)


def upload() -> None:
    limit = MAX_BYTES // 1_000_000
    files = st.file_uploader(
        f"Text files (.txt, .md), each at most {limit} MB",
        accept_multiple_files=True,
        key="uploaded",
        help="A .md file may begin with front matter: title, publisher, published, url, language, based_on.",
    )
    if st.button("Read", type="primary", disabled=not files, key="read-files"):
        shown.keep(list(read_files(files)))


def read_files(files: Sequence[UploadedFile]) -> list[Draft]:
    """One after the other, with what is being done and how far it is."""
    found = list[Draft]()
    with counted("Reading") as (reader, progress):
        for number, file in enumerate(files, 1):
            found.append(drafts.draft(File(file.name, file.getvalue()), shared.store(), reader))
            progress(number, len(files))
    return found


page()
