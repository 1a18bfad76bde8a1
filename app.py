"""The dashboard's frame: page configuration and navigation, nothing else."""

import streamlit as st

from geo.settings import DATA
from pages import _problems as problems

st.set_page_config(
    page_title="Dateline", page_icon=str(DATA / "icon.svg"), layout="wide", initial_sidebar_state="auto"
)
st.logo(str(DATA / "logo.svg"), size="large")
page = st.navigation(
    [
        st.Page("pages/map.py", title="Map", default=True),
        st.Page("pages/movements.py", title="Movements"),
        st.Page("pages/article.py", title="Article"),
        st.Page("pages/add.py", title="Add"),
        st.Page("pages/gazetteer.py", title="Gazetteer"),
        st.Page("pages/about.py", title="About the data"),
    ],
    position="top",
)
problems.run(page)
