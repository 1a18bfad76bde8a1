"""How sure a report of an event is, whether it is affirmed, and when it is, seen from the report.

What decides is a word or a source. Each question is answered with the words that say yes, so that they can be
shown; none is no.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.events.asides import Stance
from geo.events.attribution import Source
from geo.events.clauses import contrasts, is_report, with_next
from geo.events.lexicon import Form, cues, noun_cues, verb_cues
from geo.events.scene import Scene
from geo.events.triggers import Trigger, is_visible
from geo.language import Word
from geo.model import Cue, CueOf, EventTime, Modality, Polarity, RegionKind, Span, When

LONG_AGO = timedelta(days=365)
_NEAR = 3  # words before a trigger
_OPEN = frozenset({"could", "might", "may", "should", "ought"})
_NOBODY = frozenset({"no", "none", "neither", "nobody", "nothing"})
_NOMINAL = frozenset({"obj", "nmod", "nsubj", "obl", "compound", "nsubj:pass"})


Spans = list[Span]


@dataclass(frozen=True, slots=True)
class Certainty:
    """``cues`` are the words that decided; what is taken for granted has none."""

    modality: Modality
    polarity: Polarity
    time: EventTime
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands over a trigger: the words it is said within, and what modifies each of them.

    ``governors`` are the words that it is a complement of, not those that it is only coordinated with.
    """

    words: tuple[Word, ...]
    governors: tuple[Word, ...]
    modifiers: tuple[Word, ...]
    auxiliaries: tuple[Word, ...]
    marks: tuple[Word, ...]

    def sure(self, *names: str) -> Spans:
        """The words of lists of ways to be sure that modify or govern the event."""
        return [
            span
            for name in names
            for span in (
                *_listed(self.modifiers, cues("sure", name)),
                *(w.span for w in self.governors if _is_in(w, name)),
            )
        ]


def _listed(words: Iterable[Word], listed: Collection[str]) -> Spans:
    """Those of some words that are in a list."""
    return [word.span for word in words if word.norm in listed]


def certainty(scene: Scene, trigger: Trigger, behind: Sequence[Source], when: When | None) -> Certainty:
    """Modality, polarity and time of what a trigger tells."""
    frame = _frame(scene, trigger)
    polarity, of_polarity = _polarity(scene, trigger, frame, behind)
    modality, of_modality = _modality(scene, trigger, frame, behind, polarity)
    time, of_time = _time(scene, trigger, frame, modality, when)
    ahead = time is EventTime.FUTURE  # because it is planned or supposed
    decided = {
        CueOf.MODALITY: of_modality,
        CueOf.POLARITY: of_polarity,
        CueOf.TIME: of_modality if ahead else of_time,
    }
    found = (Cue(span, of) for of, spans in decided.items() for span in sorted(set(spans)))
    return Certainty(modality, polarity, time, tuple(found))


def _frame(scene: Scene, trigger: Trigger) -> _Frame:
    over = tuple(_over(scene, trigger))
    words = tuple(word for word, _ in over)
    stated = [w for w in words if w is words[0] or not scene.parsed.child(w, "cop")]
    below = [child for word in stated for child in scene.parsed.children(word)]
    return _Frame(
        words=words,
        governors=tuple(word for word, governs in over[1:] if governs),
        modifiers=tuple(w for w in below if w.relation in ("advmod", "amod", "det")),
        auxiliaries=tuple(w for w in below if w.relation in ("aux", "cop")),
        marks=tuple(w for w in below if w.relation in ("mark", "advmod", "aux")),
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


def _polarity(
    scene: Scene, trigger: Trigger, frame: _Frame, behind: Sequence[Source]
) -> tuple[Polarity, Spans]:
    if denied := _denied(behind):
        doubly = _listed(frame.words, noun_cues("negation"))  # "dismissed the denial that"
        return (Polarity.AFFIRMED if doubly else Polarity.NEGATED), [*denied, *doubly]
    if hearsay := _hearsay(scene, frame):
        return Polarity.NEGATED, hearsay
    negated = [
        *_yet_to(scene, trigger),
        *(w.span for word in frame.words for w in _negated(scene, word, trigger)),
    ]
    stopped = [*(w.span for w in frame.governors if _stops(scene, w)), *_called_off(scene, trigger)]
    return (Polarity.NEGATED if bool(negated) != bool(stopped) else Polarity.AFFIRMED), [*negated, *stopped]


def _denied(behind: Sequence[Source]) -> Spans:
    return [source.cue for source in behind[:1] if source.stance is Stance.DENIES]


def _negated(scene: Scene, word: Word, trigger: Trigger) -> list[Word]:
    """ "has not left", "neither of the two will"; but "not a complete one" denies the extent alone."""
    if word.index != trigger.core.index and scene.parsed.child(word, "cop"):
        return []
    if word.index != trigger.core.index and word.norm in verb_cues("speech", "says"):
        return []  # "would not say whether they had landed"
    for below in scene.parsed.children(word):
        if below.norm in cues("negation") and below.relation in _NEGATING:
            meant = not word.is_noun or word.index == trigger.word.index or is_report(word)
            return [below] if meant else []
        if below.relation in ("nsubj", "obj") and not word.is_noun:
            inside = [below, *scene.parsed.children(below, "det", "cc")]
            nobody = [w for w in inside if w.norm in _NOBODY]
            if found := [w for w in nobody if w.relation == "det" or below.relation == "nsubj"]:
                return found
    return []


_NEGATING = frozenset({"advmod", "det", "cc", "mark", "case", "nsubj", "neg"})


def _stops(scene: Scene, word: Word) -> bool:
    if not word.is_verb:
        return word.norm in cues("negation", "nouns")
    return word.norm in verb_cues("negation") or with_next(scene.parsed, word) in verb_cues("negation")


def _yet_to(scene: Scene, trigger: Trigger) -> Spans:
    """ "has yet to reach", "no longer stays"."""
    before = scene.parsed.words[max(0, trigger.word.index - _NEAR) : trigger.word.index]
    text = f" {' '.join(w.norm for w in before)} "
    said = {each for words in cues("negation", "lasting") if f" {words} " in text for each in words.split()}
    return [w.span for w in before if not said.isdisjoint(w.norm.split())]


def _hearsay(scene: Scene, frame: _Frame) -> Spans:
    """ "The claim that they had moved was pure invention"."""
    told = _listed(frame.words, noun_cues("negation", "hearsay"))
    false = _listed(scene.parsed.words, cues("negation", "false"))
    return [*told, *false] if told and false else []


def _called_off(scene: Scene, trigger: Trigger) -> Spans:
    """ "had been due in Augusta, instead remained": what was due did not happen."""
    text = scene.text.lower()
    called_off = (
        trigger.entry.word == "due"
        and " instead" in text
        and re.search(r"\b(?:had been|was|were) due\b", text) is not None
    )
    return [trigger.word.span, *_listed(scene.parsed.words, ["instead"])] if called_off else []


def _modality(
    scene: Scene, trigger: Trigger, frame: _Frame, behind: Sequence[Source], polarity: Polarity
) -> tuple[Modality, Spans]:
    if polarity is Polarity.NEGATED and (denied := _denied(behind) or _hearsay(scene, frame)):
        return Modality.DENIED, denied
    if conditional := _conditional(scene, frame):
        return Modality.HYPOTHETICAL, conditional
    opened = [] if is_visible(scene, trigger) else _opened(frame)
    if possible := [*frame.sure("possible", "unclear"), *opened, *_unconfirmed(scene, frame)]:
        return Modality.POSSIBLE, possible
    if planned := _planned(scene, frame, trigger):
        return Modality.PLANNED, planned
    return _by_source(frame, behind)


def _unconfirmed(scene: Scene, frame: _Frame) -> Spans:
    """ "was unable to confirm that", "could not say that"."""
    for word in frame.governors:
        if word.norm in verb_cues("speech", "says"):
            head = scene.parsed.head(word)
            beside = [*scene.parsed.children(word, "advmod", "aux"), *([head] if head else [])]
            if unsaid := _listed(beside, ("not", "n't", "unable")):
                return [*unsaid, word.span]
    return []


def _opened(frame: _Frame) -> Spans:
    """ "may have left", "whether they had landed"."""
    return [*_listed(frame.auxiliaries, _OPEN), *_listed(frame.marks, cues("sure", "unclear"))]


def _by_source(frame: _Frame, behind: Sequence[Source]) -> tuple[Modality, Spans]:
    judged = [source.cue for source in behind[:2] if source.stance is Stance.JUDGES]
    if judged := [*frame.sure("assessed"), *judged]:
        return Modality.ASSESSED, judged
    if seen := [source.cue for source in behind if source.stance is Stance.SEES]:
        return Modality.OBSERVED, seen
    said = next(([source.cue] for source in behind if source.attribution), [])
    return (Modality.CLAIMED if said else Modality.STATED), said


def _conditional(scene: Scene, frame: _Frame) -> Spans:
    first = scene.parsed.words[0]
    if first.norm in ("should", "were", "had"):
        would = _listed(frame.auxiliaries, ["would"])
        inverted = first in scene.parsed.children(frame.words[0], "aux", "cop")
        return [first.span, *would] if would or inverted else []
    marks = [w for word in frame.words for w in scene.parsed.children(word, "mark")]
    if condition := _listed(marks, ("if", "unless", "lest")):
        return condition
    would = _listed(frame.auxiliaries, ("would", "could"))
    clauses = [c for word in frame.words for c in scene.parsed.children(word, "advcl")]
    opens = [w for clause in clauses for w in scene.parsed.children(clause, "mark", "aux")]
    condition = _listed(opens, ("if", "unless", "should", "were"))
    return [*would, *condition] if would and condition else []


def _planned(scene: Scene, frame: _Frame, trigger: Trigger) -> Spans:
    will = _listed(frame.auxiliaries[:2], ("will", "would", "'ll", "shall", "wo", "ca", "must"))
    has = _listed(frame.governors, ("has", "have"))  # "have to withdraw"
    due = [trigger.word.span] if trigger.entry.word == "due" else []
    return will or has or [*frame.sure("planned"), *due] or _to(scene, frame)


def _to(scene: Scene, frame: _Frame) -> Spans:
    """ "are to leave by July", "are due to depart"."""
    first = frame.words[0]
    before = scene.parsed.words[max(0, first.index - 2) : first.index]
    if len(before) == 2 and before[1].norm == "to" and before[0].norm in _AHEAD:
        return [w.span for w in before]
    being = _listed(frame.auxiliaries, ("is", "are", "was", "were"))
    to = _listed(frame.marks, ["to"])
    return [*being, *to] if first.tag == "VB" and being and to else []


_AHEAD = frozenset({"due", "about", "set", "poised"})


def _time(
    scene: Scene, trigger: Trigger, frame: _Frame, modality: Modality, when: When | None
) -> tuple[EventTime, Spans]:
    if history := _history(scene, when):
        return EventTime.HISTORICAL, history
    if modality.is_future:
        return EventTime.FUTURE, []
    word, stays = frame.words[0], trigger.kind.stays
    auxiliaries = scene.parsed.children(word, "aux", "cop")
    beginning = _listed(frame.words[1:2], verb_cues("light", "beginning"))
    if word.tag == "VBG" and not _listed(auxiliaries, ("was", "were", "been", "had")):
        going = [*(w.span for w in auxiliaries), *beginning]
        return (EventTime.CURRENT if stays else EventTime.ONGOING), going
    if beginning:
        return EventTime.ONGOING, beginning
    if stays:
        past = _listed(auxiliaries, ("was", "were", "had"))
        return (EventTime.PAST if past or word.tag == "VBD" else EventTime.CURRENT), past
    return _time_by_tense(frame)


def _time_by_tense(frame: _Frame) -> tuple[EventTime, Spans]:
    """The tense of a trigger is its own form, which is no cue; that of a noun is its verb's."""
    word = frame.words[0]
    if word.tag in ("VBZ", "VBP"):
        return EventTime.CURRENT, []
    governing = next((w for w in frame.words if w.is_finite), None)
    if governing and governing.tag in ("VBZ", "VBP") and word.is_noun:
        return EventTime.CURRENT, [governing.span]
    return EventTime.PAST, []


def _history(scene: Scene, when: When | None) -> Spans:
    """What tells of long ago: a date against the report's, or the label of a picture from the files."""
    published: date | None = scene.article.published
    if when and published and published - when.end > LONG_AGO:
        return [when.span]
    text, labels = scene.text.lower(), cues("history", "captions")
    if (scene.region and scene.region.kind is RegionKind.CAPTION) or text.startswith(tuple(labels)):
        label = re.match(rf"(?:{'|'.join(sorted(labels))})\b", text)
        return [Span(scene.span.start, scene.span.start + label.end())] if label else []
    return []
