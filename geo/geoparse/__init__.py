"""Finds toponyms in an article and decides which places they denote: recognize → resolve → role."""

from geo.geoparse.clusters import Clusters
from geo.geoparse.geoparser import Geoparser, Recognizer, Resolver
from geo.geoparse.recognition import TrainedRecognizer
from geo.geoparse.resolution import ContextResolver, Contribution, Explanation, Weighed
from geo.geoparse.roles import RoleClassifier
from geo.geoparse.toponym import Toponym

__all__ = [
    "Clusters",
    "ContextResolver",
    "Contribution",
    "Explanation",
    "Geoparser",
    "Recognizer",
    "Resolver",
    "RoleClassifier",
    "Toponym",
    "TrainedRecognizer",
    "Weighed",
]
