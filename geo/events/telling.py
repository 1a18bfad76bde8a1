"""From a proposal to its events: kind, ends, date, source and certainty of each asset's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.events.asides import Stance
from geo.events.attribution import Source, sources
from geo.events.certainty import Certainty, certainty
from geo.events.ends import Slot
from geo.events.gaps import own_places
from geo.events.lexicon import noun_cues
from geo.events.memory import Memory
from geo.events.movers import Moved
from geo.events.nesting import is_beside
from geo.events.positions import Located
from geo.events.proposals import Proposal
from geo.events.scene import Scene
from geo.events.timing import settled, when_of
from geo.model import (
    Asset,
    Attribution,
    End,
    Event,
    EventKind,
    EventTime,
    Polarity,
    RegionKind,
    Relation,
    Span,
    When,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What all events of a proposal share: who says it, how sure, when."""

    behind: Sequence[Source]
    sure: Certainty
    when: When | None

    @property
    def attribution(self) -> Attribution | None:
        return next((source.attribution for source in self.behind if source.attribution), None)

    @property
    def is_seen(self) -> bool:
        return any(source.stance is Stance.SEES for source in self.behind)


def events_of(now: Scene, proposal: Proposal, memory: Memory) -> Iterator[Event]:
    """The events of a proposal: one for each asset and each way that it goes."""
    behind = sources(now, proposal.trigger.core, memory.speaker)
    when = when_of(now, proposal)
    sure = certainty(now, proposal.trigger, behind, when)
    told = _Told(behind, sure, settled(now, when, proposal.trigger.kind, sure.time))
    everything: list[Moved | None] = [*proposal.moved] or [None]
    for moved in everything:
        for places in _paths(now, own_places(now, proposal, moved)):
            ends = {slot: place.end for slot, place in places.items()}
            if set(ends) == {Slot.VIA}:
                ends[Slot.LOCATION] = ends[Slot.VIA]  # what passes a strait is there
            yield _event(now, proposal, moved.asset if moved else None, ends, told, memory)


def _paths(now: Scene, of: Mapping[Slot, list[Located]]) -> Iterator[dict[Slot, Located]]:
    """One set of ends for each origin and each destination, and for each of several places named together."""
    first = {slot: places[0] for slot, places in of.items() if places}
    origins, destinations = of.get(Slot.ORIGIN, []), of.get(Slot.DESTINATION, [])
    if len(origins) == len(destinations) > 1:
        ways = zip(origins, destinations, strict=True)
        yield from (first | {Slot.ORIGIN: start, Slot.DESTINATION: end} for start, end in ways)
        return
    yield first
    for slot in (Slot.ORIGIN, Slot.DESTINATION, Slot.LOCATION):
        for other in of.get(slot, [])[1:]:
            if slot is not Slot.LOCATION or is_beside(now, first[slot], other):
                yield first | {slot: other}


def _event(
    now: Scene, proposal: Proposal, asset: Asset | None, ends: dict[Slot, End], told: _Told, memory: Memory
) -> Event:
    kind, sure = _kind(proposal, asset, ends), told.sure
    ends = _fitted(kind, ends) or _from_context(kind, told, memory)
    event = Event(
        kind=kind,
        modality=sure.modality,
        polarity=sure.polarity,
        time=sure.time,
        trigger=Span(proposal.trigger.word.span.start, proposal.trigger.last.span.end),
        passage=now.span,
        actor=_actor(proposal, asset),
        asset=asset,
        count=asset.count if asset else None,
        origin=ends.get(Slot.ORIGIN),
        destination=ends.get(Slot.DESTINATION),
        location=ends.get(Slot.LOCATION),
        via=tuple(place.end for place in proposal.places[Slot.VIA] if place.end != ends.get(Slot.LOCATION)),
        date=told.when,
        attribution=_original(told.attribution, memory),
        cues=sure.cues,
    )
    return replace(event, draw=_is_current(event) and not _is_elsewhere(now, event, memory))


def _original(attribution: Attribution | None, memory: Memory) -> Attribution | None:
    """ "The images" are those of whoever was named before."""
    if attribution is None or memory.pictures is None:
        return attribution
    words = attribution.text.lower().split()
    again = (
        words[0] in ("the", "these", "those")
        and len(words) == 2
        and words[1] in noun_cues("imagery", "words")
    )
    if not again:
        return attribution
    passed_on = attribution if attribution.via else memory.pictures
    return replace(memory.pictures, via=passed_on.via, via_span=passed_on.via_span)


def _fitted(kind: EventKind, ends: Mapping[Slot, End]) -> dict[Slot, End]:
    """ "pulled back in Homs" leaves Homs; "arrived in Tobruk from Tartus" leads to Tobruk."""
    fitted = dict(ends)
    if Slot.LOCATION in fitted:
        if kind.leaves and Slot.ORIGIN not in fitted:
            fitted[Slot.ORIGIN] = fitted.pop(Slot.LOCATION)
        elif kind.has_aim and Slot.ORIGIN in fitted and Slot.DESTINATION not in fitted:
            fitted[Slot.DESTINATION] = fitted.pop(Slot.LOCATION)
    return fitted


def _is_current(event: Event) -> bool:
    """Whether it belongs on a map as a current report."""
    affirmed = event.polarity is Polarity.AFFIRMED and event.modality.is_drawn
    return affirmed and event.time is not EventTime.HISTORICAL


def _is_elsewhere(now: Scene, event: Event, memory: Memory) -> bool:
    """Whether a caption shows what the article is not about: a picture from the files."""
    if now.region is None or now.region.kind is not RegionKind.CAPTION:
        return False
    countries = {end.place.country for end in event.ends if end.place}
    return bool(countries) and not countries & memory.countries


def _kind(proposal: Proposal, asset: Asset | None, ends: Mapping[Slot, End]) -> EventKind:
    """What a verb of moving tells depends on the ends: "sailed from" is a departure, "will sail" too."""
    kind = proposal.kind
    if kind.comes and proposal.rests and not set(ends) & {Slot.ORIGIN, Slot.DESTINATION}:
        return EventKind.STATION
    if (kind.is_under_way or kind is EventKind.DEPART) and proposal.carried:
        return EventKind.DEPLOY if proposal.aims and not ends else _carried(kind, ends)
    if kind.is_under_way and Slot.DESTINATION not in ends and Slot.ORIGIN in ends:
        return EventKind.DEPART
    if kind is EventKind.TRANSIT and {Slot.ORIGIN, Slot.DESTINATION} <= set(ends) and _rides(asset):
        return EventKind.RELOCATE
    if proposal.trigger.entry.word == "sail" and not set(ends) & {Slot.DESTINATION, Slot.VIA}:
        return EventKind.DEPART if _is_within(ends.get(Slot.LOCATION)) else kind
    if proposal.trigger.entry.word == "patrol" and asset and asset.asset_class.is_manned:
        return EventKind.STATION
    return kind


def _is_within(end: End | None) -> bool:
    """Whether nothing says that it is out at sea already."""
    return end is None or end.relation in (Relation.IN, Relation.AT)


def _rides(asset: Asset | None) -> bool:
    """Whether it moves house, not only about: a unit that flies from one base to another."""
    return asset is not None and asset.asset_class.is_manned


def _carried(kind: EventKind, ends: Mapping[Slot, End]) -> EventKind:
    """What somebody moves is sent there, taken away from there, or brought from the one to the other."""
    if Slot.DESTINATION in ends and Slot.ORIGIN not in ends:
        return EventKind.DEPLOY
    if Slot.ORIGIN in ends and Slot.DESTINATION not in ends:
        return EventKind.WITHDRAW if kind.is_under_way else kind
    return EventKind.RELOCATE if Slot.DESTINATION in ends else kind


def _actor(proposal: Proposal, asset: Asset | None) -> str | None:
    if asset and asset.operator:
        return asset.operator
    place = proposal.state.place if proposal.state else None
    return place.country if place else None


def _from_context(kind: EventKind, told: _Told, memory: Memory) -> dict[Slot, End]:
    """Where a sentence without a place is about: the last site for what pictures show, else the country."""
    country = memory.country
    end = memory.site() if told.is_seen else None
    if end is None and country is not None:
        end = End(country.span, country.text, country.place)
    if end is None or not kind.is_told_in_context:
        return {}
    return {Slot.ORIGIN if kind.leaves else Slot.LOCATION: end}
