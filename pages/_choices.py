"""The widgets of the sidebars: words, two days, a multiple choice with counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from geo.markup import plain
from pages._address import EARLIEST, LATEST, LONGEST_QUERY


def words(key: str, placeholder: str) -> str:
    asked = st.text_input("Words in the report", key=key, max_chars=LONGEST_QUERY, placeholder=placeholder)
    return asked.strip()


def days(since_key: str, until_key: str, labels: tuple[str, str] = ("From", "To")) -> list[date | None]:
    return [
        column.date_input(
            label, key=key, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD"
        )
        for column, label, key in zip(st.columns(2), labels, (since_key, until_key), strict=True)
    ]


def choice(label: str, key: str, counts: Mapping[str, int], names: Mapping[str, str]) -> tuple[str, ...]:
    """A multiple choice with a number at each option; one from the address may have none."""
    asked = [value for value in st.session_state.get(key, ()) if value not in counts]
    chosen = st.multiselect(
        label,
        [*counts, *asked],
        key=key,
        format_func=lambda value: f"{plain(names.get(value, value))} ({counts.get(value, 0):,})",
        placeholder="any",
    )
    return tuple(chosen)
