"""From the sentences of an article to its events: triggers with their assets, places, dates and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from geo.events.asides import asides
from geo.events.attribution import quotes_in, speaker
from geo.events.dates import find_dates
from geo.events.gaps import fill_gaps, joined
from geo.events.lexicon import cues, told_by, verb_cues
from geo.events.memory import Memory
from geo.events.places import located
from geo.events.proposals import proposals
from geo.events.scene import Scene, phrases, scene
from geo.events.telling import events_of
from geo.language import SentenceParser
from geo.model import (
    Article,
    Asset,
    Attribution,
    Cue,
    CueOf,
    Event,
    Mention,
    Modality,
    Polarity,
    Span,
    within,
)


class EventExtractor:
    """Reads events out of articles. Open it once and share it."""

    def __init__(self, parser: SentenceParser) -> None:
        self._parser = parser

    @classmethod
    def open(cls) -> EventExtractor:
        """With the shipped language model. Raises ModelError where it is missing."""
        return cls(SentenceParser.open())

    def extract(
        self,
        article: Article,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        assets: Sequence[Asset],
    ) -> tuple[Event, ...]:
        """The events of an article in order of the text."""
        telling = [
            each
            for each in _once(article, sentences)
            if _may_tell(article, each, bool(within(assets, each)), bool(within(mentions, each)))
        ]
        said = {each: tuple(asides(article, each)) for each in telling}
        dates = {each: find_dates(article, each) for each in telling}
        read_as = phrases(article, assets, mentions, chain(*said.values()), chain(*dates.values()))
        memory, quotes = Memory(article, mentions, assets), quotes_in(article.text)
        speakers: dict[Span, Attribution | None] = {}
        events: list[Event] = []
        for parsed in self._parser.parse(article.text, telling, read_as):
            now = scene(article, parsed, assets, mentions, dates[parsed.span], said[parsed.span])
            speakers[now.span] = speaker(now)
            told = read(now, memory)
            memory.keep(now, told, speakers[now.span])
            events += told
        return tuple(_quoted(event, quotes, speakers) for event in events)


def _once(article: Article, sentences: Iterable[Span]) -> Iterator[Span]:
    """Each sentence but for repetitions: a headline is often printed twice."""
    seen = set[str]()
    for sentence in sentences:
        words = article.quote(sentence)
        if words not in seen:
            yield sentence
        seen.add(words)


def _may_tell(article: Article, sentence: Span, has_asset: bool, has_name: bool) -> bool:
    """Whether a parse can pay: a word of an event and somebody to do it, or an asset and a place."""
    words = [w.strip(".,;:!?\"“”'’()") for w in article.quote(sentence).lower().replace("-", " ").split()]
    told = [entry for word in words for entry in told_by(word)]
    if has_asset:
        return bool(told) or has_name or not verb_cues("speech", "sees").isdisjoint(words)
    if has_name and any(entry.kind.is_told_of_states for entry in told):
        return True
    return bool(told) and not _PRONOUNS.isdisjoint(words)


_PRONOUNS = frozenset({"it", "they", "them", "she", "both", "others", "these", "those"})


def read(now: Scene, memory: Memory) -> list[Event]:
    """The events of one sentence."""
    if _is_civil(now):
        return []
    places = located(now, memory)
    found = proposals(now, places, memory)
    fill_gaps(now, found, places)
    told = (event for each in joined(now, found) for event in events_of(now, each, memory))
    events = [event for event in told if event.ends or _is_firm(event)]
    return sorted(_distinct(events), key=lambda event: (event.trigger, _asset_span(event) or event.trigger))


def _is_firm(event: Event) -> bool:
    """What did not happen, or only might, is no event at no place; nor is being underway from nowhere."""
    return (
        not event.kind.is_under_way and event.polarity is Polarity.AFFIRMED and not event.modality.is_doubted
    )


def _is_civil(now: Scene) -> bool:
    nouns = {w.norm for w in now.parsed.words if w.is_noun or w.relation in ("amod", "compound")}
    return bool(nouns & cues("civil")) and nouns.isdisjoint(("war", "missile"))


def _distinct(events: Sequence[Event]) -> list[Event]:
    """One event for each thing told: the one with places before one without, of equal ones the first."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: -len(e.ends)):
        same = [k for k in kept if _asset_span(k) == _asset_span(event)]
        if not any(_adds_nothing(event, other) for other in same):
            kept.append(event)
    return kept


def _asset_span(event: Event) -> Span | None:
    return event.asset.span if event.asset else None


def _adds_nothing(event: Event, other: Event) -> bool:
    if not event.ends:
        return event.kind is other.kind or (event.kind.leads_somewhere and bool(other.ends))
    same_places = [e.place for e in event.ends] == [e.place for e in other.ends]
    return same_places and (event.kind is other.kind)


def _quoted(event: Event, quotes: Sequence[Span], speakers: dict[Span, Attribution | None]) -> Event:
    """A sentence inside of a quotation is said by whoever the quotation is of."""
    if event.attribution is not None:
        return event
    quote = next((q for q in quotes if q.overlaps(event.trigger)), None)
    if quote is None:
        return event
    near = [(span, who) for span, who in speakers.items() if who]
    following = next((who for span, who in near if span.overlaps(quote) or span.start >= quote.end), None)
    before = next((who for span, who in reversed(near) if span.start <= quote.start), None)
    who = following or before
    if who is None:
        return event
    if event.modality is not Modality.STATED:
        return replace(event, attribution=who)
    claimed = Cue(who.span, CueOf.MODALITY)
    return replace(event, attribution=who, modality=Modality.CLAIMED, cues=(claimed, *event.cues))
