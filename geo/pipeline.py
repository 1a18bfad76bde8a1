"""From an article to its findings: pure, picklable, no store and no network."""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from geo.geoparse import ContextResolver, DictionaryRecognizer, Geoparser
from geo.model import Article, Findings
from geo.reading import sentences


@dataclass(frozen=True)
class Pipeline:
    """Reads places out of articles. Open it once and share it."""

    gazetteer: Gazetteer
    geoparser: Geoparser

    @classmethod
    def open(cls) -> Pipeline:
        """With the shipped gazetteer. Raises GazetteerError where its data file is missing."""
        gazetteer = Gazetteer.open()
        return cls(gazetteer, Geoparser(DictionaryRecognizer(gazetteer), ContextResolver(gazetteer)))

    def extract(self, article: Article) -> Findings:
        cut = sentences(article)
        return Findings(sentences=cut, mentions=self.geoparser.mentions(article, cut))
