"""From an article to its findings: pure, picklable, no store and no network."""

from __future__ import annotations

from dataclasses import dataclass

from geo.events import EventReader
from geo.gazetteer import Gazetteer
from geo.geoparse import Clusters, ContextResolver, Explanation, Geoparser, RoleClassifier, TrainedRecognizer
from geo.model import Article, Findings, Mention, Span, identified
from geo.reading import Input, sentences


@dataclass(frozen=True)
class Pipeline:
    """Reads places, assets and events out of articles. Open it once and share it."""

    gazetteer: Gazetteer
    geoparser: Geoparser
    events: EventReader | None = None

    @classmethod
    def open(cls, *, events: bool = True) -> Pipeline:
        """With the shipped gazetteer and models; without ``events`` it reads places alone, faster.

        Raises GazetteerError or ModelError where one is missing.
        """
        gazetteer, clusters = Gazetteer.open(), Clusters.open()
        recognizer = TrainedRecognizer.open(gazetteer, clusters)
        geoparser = Geoparser(recognizer, ContextResolver(gazetteer), RoleClassifier.open(clusters))
        return cls(gazetteer, geoparser, EventReader.open() if events else None)

    def read(self, source: Input) -> Article:
        return source.read()

    def extract(self, article: Article) -> Findings:
        cut = sentences(article)
        return self._findings(article, cut, self.geoparser.mentions(article, cut))

    def extract_and_explain(self, article: Article) -> tuple[Findings, list[Explanation]]:
        """The findings, and why each mention is put where it is, in the same order."""
        cut = sentences(article)
        mentions, explanations = self.geoparser.read(article, cut)
        return self._findings(article, cut, mentions), explanations

    def explain(self, article: Article, span: Span) -> Explanation | None:
        """Why the mention at a span is put where it is; None where no mention has that span."""
        return self.geoparser.explain(article, sentences(article), span)

    def _findings(self, article: Article, cut: tuple[Span, ...], mentions: tuple[Mention, ...]) -> Findings:
        if self.events is None:
            return identified(article, Findings(cut, mentions))
        assets, events = self.events.read(article, cut, mentions)
        return identified(article, Findings(cut, mentions, assets, events))
