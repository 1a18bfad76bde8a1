"""Decides whether a toponym stands for the physical place or for whoever is named after it.

A log-linear model over features of the sentence, trained by geo.training.roles, after the conventions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import exp
from pathlib import Path

from geo.errors import ModelError
from geo.geoparse.clusters import Clusters
from geo.geoparse.roles.conventions import is_associative_by_convention, is_literal_by_government
from geo.geoparse.roles.templates import Features
from geo.geoparse.toponym import Toponym
from geo.model import Place, Role
from geo.settings import DATA

MODEL = DATA / "models" / "roles.json"


class RoleClassifier:
    """Toponym and its place → role. Safe to share between threads."""

    def __init__(self, features: Features, weights: Mapping[str, float], bias: float) -> None:
        self._features = features
        self._weights = weights
        self._bias = bias

    @classmethod
    def open(cls, clusters: Clusters, path: Path = MODEL) -> RoleClassifier:
        """Read the weights. Raises ModelError where they are missing or broken."""
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            weights, bias = dict(stored["weights"]), float(stored["bias"])
        except (OSError, ValueError, TypeError, KeyError) as problem:
            raise ModelError(f"{path}: no weights can be read here; train with `make train`") from problem
        return cls(Features(clusters), weights, bias)

    def __call__(self, toponym: Toponym, place: Place | None) -> Role:
        """Literal where a place is meant. A government, a people, a team or a paper is associative."""
        return Role.LITERAL if self.probability(toponym, place) > 0.5 else Role.ASSOCIATIVE

    def probability(self, toponym: Toponym, place: Place | None) -> float:
        """How likely the physical place is meant, 0 to 1; 0 or 1 where the convention decides."""
        if is_associative_by_convention(toponym):
            return 0.0
        if is_literal_by_government(toponym):
            return 1.0
        weights = self._weights
        total = sum([weights[f] for f in self._features(toponym, place) if f in weights], self._bias)
        return 1 / (1 + exp(-total))
