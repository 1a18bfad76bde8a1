"""The closed word lists that rules and features read, from the files of data/lexicon."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from geo.settings import DATA

_FOLDER = DATA / "lexicon"


@cache
def words(name: str) -> frozenset[str]:
    """A list of words.toml, in lower case."""
    return frozenset(_tables()[name])


@cache
def locative() -> dict[str, float]:
    """How strongly a word says that the name after it is a physical place (0 to 3)."""
    return dict(_tables()["locative"])


@cache
def site_words() -> dict[str, str]:
    """The class of each word or phrase that says what the name beside it is: "air base" → "airbase"."""
    return {word: kind for kind, listed in _tables()["site_words"].items() for word in listed}


@cache
def fitting(site: str | None) -> frozenset[str]:
    """The kinds of place that a class of site word fits; none for "ground", which fits all."""
    return frozenset(_tables()["fitting"].get(site, ()))


@cache
def site_forms(site: str | None) -> tuple[str, ...]:
    """What to append to a name to look up a site of that class."""
    return tuple(_tables()["site_forms"].get(site, ()))


@cache
def given_names() -> frozenset[str]:
    return _listed("given_names.txt")


@cache
def common_words() -> frozenset[str]:
    """English words that also name some town: "reading", "split", "force"."""
    return _listed("common_words.txt")


def _listed(name: str) -> frozenset[str]:
    return frozenset((_FOLDER / name).read_text(encoding="utf-8").split())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))
