"""Places and their names, offline: name → candidates → place."""

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import normalise, normalise_word
from geo.gazetteer.prior import Candidate, NameKind, prior

__all__ = ["Candidate", "Gazetteer", "NameKind", "normalise", "normalise_word", "prior"]
