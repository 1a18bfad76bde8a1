"""How the tests of assets read a text: mentions of countries are given by their words."""

from __future__ import annotations

from geo.events.assets import Assets
from geo.model import Asset, Role
from geo.reading import sentences
from tests.builders import article, mention, place

TOWNS = ("Kelby", "Ostrava")
COUNTRIES = {
    "Brazil": "BR",
    "Brazilian": "BR",
    "British": "GB",
    "Chadian": "TD",
    "China": "CN",
    "Indian": "IN",
    "Israeli": "IL",
    "Italian": "IT",
    "Moroccan": "MA",
    "Oslo": "NO",
    "Russian": "RU",
    "Syrian": "SY",
    "Turkey": "TR",
    "U.S.": "US",
}


def read(assets: Assets, text: str) -> list[Asset]:
    """The assets of a text in which countries and peoples are known by name, each once."""
    report = article(text)
    named = [word for word in COUNTRIES if f"{word} " in text or f"{word}’" in text or f"{word}'" in text]
    towns = [mention(report, word, place(word, kind="city")) for word in TOWNS if word in text]
    mentions = [
        mention(report, word, place(word, kind="country", country=COUNTRIES[word]), role=Role.ASSOCIATIVE)
        for word in named
    ]
    ordered = sorted([*mentions, *towns], key=lambda each: each.span)
    return list(assets.find(report, sentences(report), ordered))
