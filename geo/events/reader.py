"""Reads assets and events out of an article whose places are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.events.assets import Assets
from geo.events.extractor import EventExtractor
from geo.model import Article, Asset, Event, Mention, Span


@dataclass(frozen=True, slots=True)
class EventReader:
    """The two together: assets, then the events that they are part of. Open it once and share it."""

    assets: Assets
    extractor: EventExtractor

    @classmethod
    def open(cls) -> EventReader:
        """With the shipped lexicon and language model. Raises ModelError where the latter is missing."""
        return cls(Assets.open(), EventExtractor.open())

    def read(
        self, article: Article, sentences: Sequence[Span], mentions: Sequence[Mention]
    ) -> tuple[tuple[Asset, ...], tuple[Event, ...]]:
        assets = self.assets.find(article, sentences, mentions)
        return assets, self.extractor.extract(article, sentences, mentions, assets)
