"""What a sentence leaves unsaid: a verb that is the one before, whose place is whose, a way told twice."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.clauses import contrasts
from geo.events.ends import Slot
from geo.events.movers import Moved
from geo.events.positions import Located
from geo.events.proposals import Proposal
from geo.events.scene import Scene
from geo.language import Word

_NEAR = 5  # words between an asset and a place without a verb


def fill_gaps(now: Scene, proposals: Sequence[Proposal], places: Sequence[Located]) -> None:
    """A verb left out is the one before: "Norway sends a frigate to Malta, Denmark two tugs to Bari"."""
    covered = {m.word.index for p in proposals for m in p.moved}
    for at in sorted(now.assets.keys() - covered):
        word = now.parsed.words[at]
        before = [p for p in proposals if p.trigger.core.index < at and p.moved]
        proposal = max(before, key=lambda p: p.trigger.core.index) if before else None
        if proposal is None or any(w.is_verb for w in now.parsed.between(proposal.trigger.core, word)):
            continue
        slot = _main_slot(proposal)
        taken = {id(place) for p in proposals for of in p.places.values() for place in of}
        free = [each for each in places if id(each) not in taken and _is_near(now, word, each)]
        if slot and free:
            proposal.places[slot].append(min(free, key=lambda each: abs(each.word.index - at)))
        after = [each for each in proposal.places[slot] if each.word.index > at] if slot else []
        if slot and (free or (after and len(proposal.places[slot]) > len(after))):
            proposal.moved.append(Moved(now.assets[at], word))


def _is_near(now: Scene, word: Word, place: Located) -> bool:
    between = now.parsed.between(word, place.word)
    return len(between) <= _NEAR and not any(_parts(now, w) for w in between)


def _parts(now: Scene, word: Word) -> bool:
    """Whether a word begins another clause: not the "neighbouring" of "2,500 in neighbouring Iraq"."""
    describes = word.tag in ("VBG", "VBN") and not now.parsed.children(word, "nsubj", "aux", "obl")
    return word.text == ";" or (word.is_verb and not describes)


def _main_slot(proposal: Proposal) -> Slot | None:
    order = (Slot.DESTINATION, Slot.LOCATION, Slot.ORIGIN)
    return next((slot for slot in order if proposal.places[slot]), None)


def joined(now: Scene, proposals: list[Proposal]) -> list[Proposal]:
    """ "handed over the camp and flew to Erbil", "sailed past Malta, bound for Tartus": one way each."""
    dropped = set[int]()
    for first in proposals:
        for second in proposals:
            if _leads_on(now, first, second) or _is_bound(now, first, second):
                first.places[Slot.DESTINATION] = second.places[Slot.DESTINATION]
                dropped.add(id(second))
    return [p for p in proposals if id(p) not in dropped]


def _leads_on(now: Scene, first: Proposal, second: Proposal) -> bool:
    word = second.trigger.core
    coordinated = word.relation == "conj" and now.parsed.head(word) == first.trigger.core
    if not coordinated or now.parsed.children(word, "aux", "cop", "nsubj") or contrasts(now.parsed, word):
        return False
    return first.kind.leaves and bool(first.places[Slot.ORIGIN]) and _only_leads(first, second)


def _is_bound(now: Scene, first: Proposal, second: Proposal) -> bool:
    """Whether the second only says where the first leads: "…, heading for Tartus"."""
    word = second.trigger.core
    attached = word.relation in ("advmod", "advcl", "xcomp", "acl", "dep") and not word.is_finite
    same = {m.asset.span for m in first.moved} == {m.asset.span for m in second.moved}
    under = now.parsed.head(word) == first.trigger.core
    return attached and under and same and first.kind.moves and _only_leads(first, second)


def _only_leads(first: Proposal, second: Proposal) -> bool:
    """Whether the second names the end that the first lacks, and nothing else."""
    if first is second or not second.kind.is_under_way or first.places[Slot.DESTINATION]:
        return False
    return bool(second.places[Slot.DESTINATION]) and not second.places[Slot.ORIGIN]


def own_places(now: Scene, proposal: Proposal, moved: Moved | None) -> dict[Slot, list[Located]]:
    """The places of one of several assets: in "a frigate to Malta and a tug to Bari" each has its own."""
    if moved is None or len(proposal.moved) < 2:
        return proposal.places
    return {slot: _nearer(now, proposal.moved, moved, places) for slot, places in proposal.places.items()}


def _nearer(now: Scene, all_moved: Sequence[Moved], moved: Moved, places: list[Located]) -> list[Located]:
    if len(places) < 2:
        return places
    beside = [place for place in places if _same_part(now, moved, place)]
    after = [place for place in places if _follows(all_moved, moved, place)]
    return next((own for own in (beside, after) if own and len(own) < len(places)), places)


def _same_part(now: Scene, moved: Moved, place: Located) -> bool:
    """Whether no semicolon stands between an asset and a place."""
    return not any(w.text == ";" for w in now.parsed.between(moved.word, place.word))


def _follows(all_moved: Sequence[Moved], moved: Moved, place: Located) -> bool:
    """Whether an asset is the last one before a place."""
    before = [m.word.index for m in all_moved if m.word.index < place.word.index]
    return bool(before) and max(before) == moved.word.index
