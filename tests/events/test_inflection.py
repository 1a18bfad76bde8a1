"""Forms of verbs and nouns."""

from __future__ import annotations

import pytest

from geo.events.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("leave", "leave leaves leaving left"),
        ("fly", "fly flies flying flew flown"),
        ("ferry", "ferry ferries ferrying ferried"),
        ("dock", "dock docks docking docked"),
        ("stop", "stop stops stopping stopped"),
        ("enter", "enter enters entering entered"),
        ("pass", "pass passes passing passed"),
        ("transfer", "transfer transfers transferring transferred"),
        ("tie", "tie ties tying tied"),
        ("flee", "flee flees fleeing fled"),
        ("put", "put puts putting"),
    ],
)
def test_verbs_in_all_their_forms(verb: str, forms: str) -> None:
    assert verb_forms(verb) == set(forms.split())


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("departure", {"departure", "departures"}),
        ("port call", {"port call", "port calls"}),
        ("sortie", {"sortie", "sorties"}),
        ("clash", {"clash", "clashes"}),
    ],
)
def test_nouns_in_both_numbers(noun: str, forms: set[str]) -> None:
    assert noun_forms(noun) == forms
