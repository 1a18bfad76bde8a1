"""Sentences → words with part of speech, head and relation: a tagger and parser trained for this project."""

from geo.language.parser import Phrase, SentenceParser
from geo.language.sentence import ParsedSentence, Word

__all__ = ["ParsedSentence", "Phrase", "SentenceParser", "Word"]
