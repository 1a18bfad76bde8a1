"""How sure a report of an event is, whether it is affirmed, and when it is, seen from the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.events.asides import Stance
from geo.events.attribution import Source
from geo.events.clauses import contrasts, is_report, with_next
from geo.events.lexicon import Form, cues, noun_cues, verb_cues
from geo.events.scene import Scene
from geo.events.triggers import Trigger, is_visible
from geo.language import Word
from geo.model import EventTime, Modality, Polarity, RegionKind, When

LONG_AGO = timedelta(days=365)
_NEAR = 3  # words before a trigger
_OPEN = frozenset({"could", "might", "may", "should", "ought"})
_NOBODY = frozenset({"no", "none", "neither", "nobody", "nothing"})
_NOMINAL = frozenset({"obj", "nmod", "nsubj", "obl", "compound", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Certainty:
    modality: Modality
    polarity: Polarity
    time: EventTime


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands over a trigger: the words it is said within, and what modifies each of them.

    ``governors`` are the words that it is a complement of, not those that it is only coordinated with.
    """

    words: tuple[Word, ...]
    governors: tuple[Word, ...]
    modifiers: frozenset[str]
    auxiliaries: tuple[str, ...]
    marks: frozenset[str]

    def any(self, name: str) -> bool:
        """Whether a word of a list of ways to be sure modifies or governs the event."""
        listed = cues("sure", name)
        return bool(self.modifiers & listed) or any(_is_in(w, name) for w in self.governors)


def certainty(scene: Scene, trigger: Trigger, behind: Sequence[Source], when: When | None) -> Certainty:
    """Modality, polarity and time of what a trigger tells."""
    frame = _frame(scene, trigger)
    polarity = _polarity(scene, trigger, frame, behind)
    modality = _modality(scene, trigger, frame, behind, polarity)
    return Certainty(modality, polarity, _time(scene, trigger, frame, modality, when))


def _frame(scene: Scene, trigger: Trigger) -> _Frame:
    over = tuple(_over(scene, trigger))
    words = tuple(word for word, _ in over)
    stated = [w for w in words if w is words[0] or not scene.parsed.child(w, "cop")]
    below = [child for word in stated for child in scene.parsed.children(word)]
    return _Frame(
        words=words,
        governors=tuple(word for word, governs in over[1:] if governs),
        modifiers=frozenset(w.norm for w in below if w.relation in ("advmod", "amod", "det")),
        auxiliaries=tuple(w.norm for w in below if w.relation in ("aux", "cop")),
        marks=frozenset(w.norm for w in below if w.relation in ("mark", "advmod", "aux") or w.dep == "aux"),
    )


def _over(scene: Scene, trigger: Trigger) -> Iterator[tuple[Word, bool]]:
    """The trigger and what it is a complement of, up to where another clause begins; whether each governs."""
    at = trigger.last if trigger.entry.form is Form.NOUN else trigger.word
    if at.relation in ("cop", "aux") and (head := scene.parsed.head(at)):
        at = head
    yield at, False
    while (head := scene.parsed.head(at)) is not None:
        apart = scene.parsed.children(at, "nsubj", "aux") or contrasts(scene.parsed, at)
        shares = at.relation == "conj" and not apart
        nominal = at.relation in _NOMINAL and not at.is_verb
        if not (
            at.relation in ("xcomp", "ccomp", "advcl")
            or shares
            or nominal
            or (at.relation == "acl" and not head.is_verb and (_is_in(head, "planned") or is_report(head)))
        ):
            return
        if at.relation == "advcl" and at.is_finite:
            return
        yield head, not shares
        at = head


def _is_in(word: Word, name: str) -> bool:
    return word.norm in noun_cues("sure", name) or (word.is_verb and word.norm in _forms(name))


def _forms(name: str) -> frozenset[str]:
    return verb_cues("sure", name)


def _polarity(scene: Scene, trigger: Trigger, frame: _Frame, behind: Sequence[Source]) -> Polarity:
    if any(source.stance is Stance.DENIES for source in behind[:1]):
        doubly = any(w.norm in noun_cues("negation") for w in frame.words)  # "dismissed the denial that"
        return Polarity.AFFIRMED if doubly else Polarity.NEGATED
    if _is_hearsay(scene, frame):
        return Polarity.NEGATED
    negated = _is_yet_to(scene, trigger) or any(_is_negated(scene, word, trigger) for word in frame.words)
    stopped = any(_stops(scene, word) for word in frame.governors) or _called_off(scene, trigger)
    return Polarity.NEGATED if negated != stopped else Polarity.AFFIRMED


def _is_negated(scene: Scene, word: Word, trigger: Trigger) -> bool:
    """ "has not left", "neither of the two will"; but "not a complete one" denies the extent alone."""
    if word.index != trigger.core.index and scene.parsed.child(word, "cop"):
        return False
    if word.index != trigger.core.index and word.norm in verb_cues("speech", "says"):
        return False  # "would not say whether they had landed"
    for below in scene.parsed.children(word):
        if below.norm in cues("negation") and below.relation in (
            "advmod",
            "det",
            "cc",
            "mark",
            "case",
            "nsubj",
            "neg",
        ):
            return not word.is_noun or word.index == trigger.word.index or is_report(word)
        if below.relation in ("nsubj", "obj") and not word.is_noun:
            inside = [below, *scene.parsed.children(below, "det", "cc")]
            if any(w.norm in _NOBODY and (w.relation == "det" or below.relation == "nsubj") for w in inside):
                return True
    return False


def _stops(scene: Scene, word: Word) -> bool:
    if not word.is_verb:
        return word.norm in cues("negation", "nouns")
    return word.norm in verb_cues("negation") or with_next(scene.parsed, word) in verb_cues("negation")


def _is_yet_to(scene: Scene, trigger: Trigger) -> bool:
    """ "has yet to reach", "no longer stays"."""
    before = scene.parsed.words[max(0, trigger.word.index - _NEAR) : trigger.word.index]
    text = f" {' '.join(w.norm for w in before)} "
    return any(f" {words} " in text for words in cues("negation", "lasting"))


def _is_hearsay(scene: Scene, frame: _Frame) -> bool:
    """ "The claim that they had moved was pure invention"."""
    told = any(w.norm in noun_cues("negation", "hearsay") for w in frame.words)
    return told and any(w.norm in cues("negation", "false") for w in scene.parsed.words)


def _called_off(scene: Scene, trigger: Trigger) -> bool:
    """ "had been due in Augusta, instead remained": what was due did not happen."""
    text = scene.text.lower()
    return (
        trigger.entry.word == "due"
        and " instead" in text
        and re.search(r"\b(?:had been|was|were) due\b", text) is not None
    )


def _modality(
    scene: Scene, trigger: Trigger, frame: _Frame, behind: Sequence[Source], polarity: Polarity
) -> Modality:
    if polarity is Polarity.NEGATED and (_is_denied(behind) or _is_hearsay(scene, frame)):
        return Modality.DENIED
    if _is_conditional(scene, frame):
        return Modality.HYPOTHETICAL
    is_open = _is_open(frame) and not is_visible(scene, trigger)
    if frame.any("possible") or frame.any("unclear") or is_open or _is_unconfirmed(scene, frame):
        return Modality.POSSIBLE
    if _is_planned(scene, frame, trigger):
        return Modality.PLANNED
    return _by_source(frame, behind)


def _is_unconfirmed(scene: Scene, frame: _Frame) -> bool:
    """ "was unable to confirm that", "could not say that"."""
    for word in frame.governors:
        if word.norm in verb_cues("speech", "says"):
            head = scene.parsed.head(word)
            below = scene.parsed.children(word, "advmod", "aux")
            if any(w.norm in ("not", "n't") for w in below) or (head is not None and head.norm == "unable"):
                return True
    return False


def _is_denied(behind: Sequence[Source]) -> bool:
    return any(source.stance is Stance.DENIES for source in behind[:1])


def _is_open(frame: _Frame) -> bool:
    """ "may have left", "whether they had landed"."""
    return bool(_OPEN & set(frame.auxiliaries) or frame.marks & cues("sure", "unclear"))


def _by_source(frame: _Frame, behind: Sequence[Source]) -> Modality:
    stances = [source.stance for source in behind]
    named = [source for source in behind if source.attribution]
    if frame.any("assessed") or Stance.JUDGES in stances[:2]:
        return Modality.ASSESSED
    if Stance.SEES in stances:
        return Modality.OBSERVED
    return Modality.CLAIMED if named else Modality.STATED


def _is_conditional(scene: Scene, frame: _Frame) -> bool:
    first = scene.parsed.words[0]
    if first.norm in ("should", "were", "had"):
        return "would" in frame.auxiliaries or first in scene.parsed.children(frame.words[0], "aux", "cop")
    marks = {w.norm for word in frame.words for w in scene.parsed.children(word, "mark")}
    if marks & {"if", "unless", "lest"}:
        return True
    if "would" not in frame.auxiliaries and "could" not in frame.auxiliaries:
        return False
    clauses = [c for word in frame.words for c in scene.parsed.children(word, "advcl")]
    opens = {w.norm for clause in clauses for w in scene.parsed.children(clause, "mark", "aux")}
    return bool(opens & {"if", "unless", "should", "were"})


def _is_planned(scene: Scene, frame: _Frame, trigger: Trigger) -> bool:
    if {"will", "would", "'ll", "shall", "wo", "ca", "must"} & set(frame.auxiliaries[:2]):
        return True
    if any(w.norm in ("has", "have") for w in frame.governors):
        return True  # "have to withdraw"
    return frame.any("planned") or trigger.entry.word == "due" or _is_to(scene, frame)


def _is_to(scene: Scene, frame: _Frame) -> bool:
    """ "are to leave by July", "are due to depart"."""
    first = frame.words[0]
    before = [w.norm for w in scene.parsed.words[max(0, first.index - 2) : first.index]]
    if len(before) == 2 and before[1] == "to" and before[0] in _AHEAD:
        return True
    is_to = bool({"is", "are", "was", "were"} & set(frame.auxiliaries))
    return first.tag == "VB" and "to" in frame.marks and is_to


_AHEAD = frozenset({"due", "about", "set", "poised"})


def _time(scene: Scene, trigger: Trigger, frame: _Frame, modality: Modality, when: When | None) -> EventTime:
    if is_history(scene, when):
        return EventTime.HISTORICAL
    if modality.is_future:
        return EventTime.FUTURE
    word = frame.words[0]
    auxiliaries = {w.norm for w in scene.parsed.children(word, "aux", "cop")}
    governing = next((w for w in frame.words if w.is_finite), None)
    if word.tag == "VBG" and not (auxiliaries & {"was", "were", "been", "had"}):
        return EventTime.CURRENT if trigger.kind.stays else EventTime.ONGOING
    if any(w.norm in verb_cues("light", "beginning") for w in frame.words[1:2]):
        return EventTime.ONGOING
    if trigger.kind.stays:
        past = auxiliaries & {"was", "were", "had"} or word.tag == "VBD"
        return EventTime.PAST if past else EventTime.CURRENT
    if word.tag in ("VBZ", "VBP") or (governing and governing.tag in ("VBZ", "VBP") and word.is_noun):
        return EventTime.CURRENT
    return EventTime.PAST


def is_history(scene: Scene, when: When | None) -> bool:
    """Whether a sentence tells of long ago: by its date against the report's, or a picture from the files."""
    published: date | None = scene.article.published
    if when and published and published - when.end > LONG_AGO:
        return True
    text = scene.text.lower()
    if (scene.region and scene.region.kind is RegionKind.CAPTION) or text.startswith(
        tuple(cues("history", "captions"))
    ):
        return re.match(rf"(?:{'|'.join(sorted(cues('history', 'captions')))})\b", text) is not None
    return False
