"""The closed lists of small words that phrases are read by, from data/lexicon/assets/phrases.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from geo.settings import DATA

FOLDER = DATA / "lexicon" / "assets"


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(_tables()[name])


@cache
def prefixes() -> dict[str, str]:
    """What stands before a ship's name → ISO 3166-1 alpha-2 of its navy, or nothing: "uss" → "US"."""
    return dict(_tables()["prefixes"])


@cache
def prefix_classes() -> dict[str, str]:
    """The class that a prefix tells, where it is not a warship's."""
    return dict(_tables()["prefix_classes"])


@cache
def senses(name: str) -> dict[str, str]:
    """A table of phrases, turned round: "at least" → "least"."""
    return {phrase: sense for sense, phrases in _tables()[name].items() for phrase in phrases}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "phrases.toml").read_text(encoding="utf-8"))
