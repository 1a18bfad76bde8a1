"""Chooses the place of each toponym: candidates, features of name and text, learnt weights, explanations."""

from geo.geoparse.resolution.explanation import Contribution, Explanation, Weighed
from geo.geoparse.resolution.resolver import ContextResolver, Resolution

__all__ = ["ContextResolver", "Contribution", "Explanation", "Resolution", "Weighed"]
