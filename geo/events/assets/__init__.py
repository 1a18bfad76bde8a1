"""Finds the assets that a text names: cut into pieces → match the lexicon → chain → count → whose."""

from geo.events.assets.finder import Assets
from geo.events.assets.lexicon import Entry, Kind, Lexicon

__all__ = ["Assets", "Entry", "Kind", "Lexicon"]
