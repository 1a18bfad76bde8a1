"""What was spoken of before: which asset "they" are, which place "there" and "the base" are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from geo.events.lexicon import anaphors
from geo.events.scene import Scene
from geo.language import Word
from geo.model import (
    Article,
    Asset,
    Attribution,
    Count,
    End,
    Event,
    EventKind,
    Mention,
    Modality,
    PlaceKind,
    Precision,
    RegionKind,
    Span,
)

_RECENT = 6  # assets that are still in mind


class Memory:
    """The assets and places of an article so far; it is told of each sentence in turn."""

    def __init__(self, article: Article, mentions: Sequence[Mention], assets: Sequence[Asset]) -> None:
        self._assets: list[Asset] = []
        self._places: list[Mention] = []
        self._events: list[Event] = []
        self._country = _main_country(mentions)
        self.countries = _countries(article, mentions)
        self.speaker: Attribution | None = None
        self.pictures: Attribution | None = None
        self._pictured: End | None = None
        self.is_military = any(not asset.asset_class.is_civilian for asset in assets)

    @property
    def country(self) -> Mention | None:
        """The country that most of the article is about."""
        return self._country

    def keep(self, scene: Scene, events: Iterable[Event], speaker: Attribution | None) -> None:
        """Take in a sentence after it was read."""
        self._assets += sorted(scene.assets.values(), key=lambda asset: asset.span)
        self._places += sorted(scene.places.values(), key=lambda mention: mention.span)
        for event in events:
            self._events.append(event)
            if event.modality is Modality.OBSERVED:
                self._pictured = next(filter(_is_site, event.ends), self._pictured)
                self.pictures = event.attribution or self.pictures
        self.speaker = speaker or self.speaker

    def has_told(self, kind: EventKind) -> bool:
        return any(event.kind is kind for event in self._events)

    def asset_before(self, scene: Scene, word: Word) -> Asset | None:
        """The asset that a pronoun takes up: the nearest before it that is one where it says "it"."""
        here = sorted((a for a in scene.assets.values() if a.span.end <= word.span.start), key=_place_in_text)
        single = word.norm in ("it", "she")
        fitting = [a for a in (*self._assets[-_RECENT:], *here) if single or not _is_single(a)]
        return fitting[-1] if fitting else None

    def place_of(self, scene: Scene, word: Word) -> Mention | None:
        """The place that a word stands for: "there", "the base", "the country"; None where nothing fits."""
        before = [*self._places, *sorted(_before(scene, word), key=lambda mention: mention.span)]
        if word.norm == "there":
            return self._there(before)
        if word.norm == "it":
            return before[-1] if before else None
        kinds = anaphors().get(word.norm, frozenset())
        fitting = [m for m in before if m.place and m.place.kind in kinds]
        if not fitting and word.norm in ("country", "nation"):
            return self._country
        return fitting[-1] if fitting else None

    def site(self) -> End | None:
        """The site that pictures were last said to show; failing that the last one that was named."""
        named = (m for m in reversed(self._places) if m.place and m.place.precision is Precision.SITE)
        return self._pictured or next((End(m.span, m.text, m.place) for m in named), None)

    def _there(self, before: list[Mention]) -> Mention | None:
        """Where the last movement led, if it was named among the last; else the last place."""
        for event in reversed(self._events[-2:]):
            for end in (event.destination, event.location, event.origin):
                found = [m for m in before if end and end.place and m.place == end.place]
                if found:
                    return found[-1]
        return before[-1] if before else None


def _is_site(end: End) -> bool:
    return end.place is not None and end.place.precision is Precision.SITE


def _place_in_text(asset: Asset) -> Span:
    return asset.span


def _is_single(asset: Asset) -> bool:
    """Whether "they" cannot be meant: one ship, one aircraft; a brigade is many."""
    return asset.count == Count(1, 1) and not asset.asset_class.is_manned


def _before(scene: Scene, word: Word) -> list[Mention]:
    return [m for m in scene.places.values() if m.span.end <= word.span.start]


def _countries(article: Article, mentions: Iterable[Mention]) -> frozenset[str | None]:
    """The countries that the running text and its headlines name, whether as places or as parties."""
    told = (m for m in mentions if article.region_at(m.span) is not RegionKind.CAPTION)
    return frozenset(m.place.country for m in told if m.place)


def _main_country(mentions: Iterable[Mention]) -> Mention | None:
    """The country most often meant as a place; a tie goes to the first."""
    named = [m for m in mentions if m.place and m.place.kind is PlaceKind.COUNTRY and m.role == "literal"]
    counted = Counter(m.place.id for m in named if m.place)
    if not counted:
        return None
    most = max(counted.values())
    return next(m for m in named if m.place and counted[m.place.id] == most)
