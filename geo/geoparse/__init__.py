"""Finds toponyms in an article and decides which places they denote: recognize → resolve → role."""

from geo.geoparse.geoparser import Geoparser, Recognizer, Resolver
from geo.geoparse.recognizer import DictionaryRecognizer
from geo.geoparse.resolver import ContextResolver
from geo.geoparse.toponym import Toponym

__all__ = ["ContextResolver", "DictionaryRecognizer", "Geoparser", "Recognizer", "Resolver", "Toponym"]
