"""Which date of a sentence is an event's, not that of a statement; how long the event lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from geo.events.dates import find_dates, lasting
from geo.events.lexicon import verb_cues
from geo.events.proposals import Proposal
from geo.events.scene import Scene, is_owned
from geo.language import Word
from geo.model import EventKind, EventTime, When


def when_of(now: Scene, proposal: Proposal) -> When | None:
    """The date of an event, counted back from the publication; None where its sentence tells none."""
    dates = [(when, word) for when in now.dates if (word := _stands(now, when))]
    own = (when for when, word in dates if _is_own(now, word, proposal))
    shared = (when for when, word in dates if _is_shared(now, word, proposal))
    return next(own, None) or next(shared, None)


def _stands(now: Scene, when: When) -> Word | None:
    return None if is_owned(now.article, when) else now.parsed.head_of(when.span)


def settled(now: Scene, when: When | None, kind: EventKind, time: EventTime) -> When | None:
    """The date seen from the event: "on Friday" is to come where the event is; a drill lasts its days."""
    if when and time is EventTime.FUTURE:
        coming = find_dates(now.article, now.span, future=True)
        when = next((each for each in coming if each.span == when.span), when)
    length = lasting(now.text) if when and kind is EventKind.EXERCISE and when.start == when.end else None
    if when is None or length is None:
        return when
    return replace(when, end=max(when.end, when.start + length - timedelta(days=1)))


def _is_own(now: Scene, word: Word, proposal: Proposal) -> bool:
    """Whether a date stands under the trigger of an event or under its asset."""
    own = {proposal.trigger.word.index, proposal.trigger.last.index} | {m.word.index for m in proposal.moved}
    for above in now.parsed.ancestors(word):
        if above.index in own or above.is_verb:
            return above.index in own
    return False


def _is_shared(now: Scene, word: Word, proposal: Proposal) -> bool:
    """Whether a date stands under what an event is a part of."""
    above = next((each for each in now.parsed.ancestors(word) if each.is_verb), None)
    return above is not None and not _is_saying(above) and above in _clause_above(now, proposal.trigger.core)


def _clause_above(now: Scene, word: Word) -> list[Word]:
    """The words over a trigger up to the clause that it belongs to; a relative clause has its own time."""
    over = list[Word]()
    for under, above in zip((word, *now.parsed.ancestors(word)), now.parsed.ancestors(word), strict=False):
        if under.dep in ("acl:relcl", "advcl:relcl") or (under.relation == "advcl" and under.is_finite):
            break
        over.append(above)
    return over


def _is_saying(word: Word) -> bool:
    return word.norm in verb_cues("speech", "says") or word.norm in verb_cues("speech", "denies")
