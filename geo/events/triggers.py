"""The words of a sentence that tell of an event: verbs, nouns, adjectives, and where something simply is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.events.asides import Stance
from geo.events.clauses import doers, is_passive, subjects, with_next
from geo.events.lexicon import Entry, Form, Mover, Needs, cues, noun_cues, told_by, verb_cues
from geo.events.scene import Scene
from geo.language import Word
from geo.model import EventKind

_REACH = 7  # words between a verb and its particle: "pulled its last armoured units out"
_IS = Entry(Form.VERB, "be", (), EventKind.STATION, Mover.SUBJECT, "", Needs.PLACE)
_HAS = Entry(Form.VERB, "have", (), EventKind.STATION, Mover.OBJECT, "", Needs.PLACE)
_SEEN = Entry(Form.VERB, "see", (), EventKind.STATION, Mover.OBJECT, "", Needs.PLACE)
_STANDS = Entry(Form.ADJECTIVE, "", (), EventKind.STATION, Mover.SUBJECT, "", Needs.PLACE)
_HAVING = frozenset({"have", "has", "had", "having", "count", "counts", "counted", "field", "fields"})
_BEING = frozenset({"is", "are", "was", "were", "been", "be", "'s", "'re", "being"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, and the row of the tables that says how."""

    word: Word
    entry: Entry
    last: Word

    @property
    def kind(self) -> EventKind:
        return self.entry.kind

    @property
    def core(self) -> Word:
        """The word that others depend on: the last of a noun's, the verb of a verb's."""
        return self.last if self.entry.form is Form.NOUN else self.word


def triggers(scene: Scene) -> list[Trigger]:
    """The triggers that the tables name, in order of the text."""
    found = [each for word in scene.parsed.words for each in _triggers(scene, word)]
    held = {at for each in found for at in range(each.word.index + 1, each.last.index + 1) if each.entry.rest}
    return [each for each in found if each.word.index not in held]


def _triggers(scene: Scene, word: Word) -> list[Trigger]:
    """What a word tells, with as many of the next words as a table knows; "replace" tells of two events."""
    if word.index in scene.assets or word.index in scene.places:
        return []
    found = [
        Trigger(word, entry, last)
        for entry in told_by(word.norm)
        if (last := _rest(scene, word, entry)) is not None and _fits(scene, word, entry, last)
    ]
    if _stops_or_plans(scene, word):
        found = [each for each in found if each.entry.rest]
    found.sort(
        key=lambda each: each.entry.word != word.norm and not each.entry.rest
    )  # "clashes" has its own row
    return [
        each
        for each in found
        if each.entry.word == found[0].entry.word and each.entry.form is found[0].entry.form
    ]


def _stops_or_plans(scene: Scene, word: Word) -> bool:
    """ "called off", "put back": what becomes of something else."""
    if not word.is_verb:
        return False
    pair = with_next(scene.parsed, word)
    return pair in verb_cues("negation") or pair in verb_cues("sure", "planned")


def _fits(scene: Scene, word: Word, entry: Entry, last: Word) -> bool:
    if entry.form is Form.VERB:
        is_site = word.norm in noun_cues("ground") and bool(scene.parsed.children(word, "det", "compound"))
        return (word.is_verb and not is_site) or _is_bent(scene, word)
    if entry.form is Form.NOUN:
        if _is_gerund(scene, last):
            return True
        # "the strike group", "exercise area": the noun only tells which.
        within = last.relation == "compound" and not (scene.parsed.head(last) or last).is_verb
        return last.is_noun and not (within and _is_plain_noun(scene, last))
    return not word.is_verb or word.tag == "VBN"


def _is_gerund(scene: Scene, word: Word) -> bool:
    """ "Fighting between …", "shelling of …", taken for verbs."""
    following = scene.parsed.next(word)
    if word.tag != "VBG" or scene.parsed.children(word, "aux", "nsubj"):
        return False
    followed = following is not None and following.norm in ("between", "of", "in", "around", "near", "over")
    return followed or word.relation in ("nsubj", "obj")


def _is_bent(scene: Scene, word: Word) -> bool:
    """Whether a word that was not tagged as a verb has a verb's place all the same, as in headlines."""
    if is_headline_verb(scene, word):
        return True
    if word.tag not in ("JJ", "NN", "NNS", "NNP"):
        return False
    return word.norm.endswith(("ed", "en", "ing")) and word.relation in (
        "acl",
        "advcl",
        "root",
        "ROOT",
        "xcomp",
        "ccomp",
    )


def is_headline_verb(scene: Scene, word: Word) -> bool:
    """ "Corvette docks in Bari": a plural to the tagger, where nothing else is a verb."""
    before_it = scene.parsed.words[: word.index]
    if word.tag not in ("NNS", "NNPS", "NNP", "NN") or any(w.is_finite for w in before_it):
        return False
    if any(entry.form is Form.NOUN for entry in told_by(word.norm)):
        return False
    before = scene.parsed.before(word)
    return (
        word.norm.endswith("s")
        and before is not None
        and (before.index in scene.assets or before.index in scene.named)
    )


def _is_plain_noun(scene: Scene, word: Word) -> bool:
    head = scene.parsed.head(word)
    if head is None or not head.is_noun:
        return False
    told = told_by(head.norm)
    return not told or any(entry.kind is EventKind.EXERCISE for entry in told)  # "landing drill"


def _rest(scene: Scene, word: Word, entry: Entry) -> Word | None:
    """The last word of an entry in the sentence; None where its other words do not follow."""
    if not entry.rest:
        return word
    words, at = scene.parsed.words, word.index
    following = words[at + 1 : at + 1 + len(entry.rest)]
    if tuple(w.norm for w in following) == entry.rest and not _governs(following):
        return following[-1]
    if entry.form is not Form.VERB:
        return None
    return _parted(scene, word, entry.rest)


def _governs(rest: Sequence[Word]) -> bool:
    """ "flown there in May": the preposition of something else, not the particle of "fly in"."""
    return len(rest) == 1 and rest[0].norm in ("in", "on") and rest[0].relation == "case"


def _parted(scene: Scene, word: Word, rest: Sequence[str]) -> Word | None:
    """The particle where the object stands between: "pulled its last units out"."""
    words, first = scene.parsed.words, word.index + 2
    for at in range(first, min(first + _REACH, len(words) - len(rest) + 1)):
        following = words[at : at + len(rest)]
        if tuple(w.norm for w in following) == tuple(rest) and not _governs(following):
            between = words[word.index + 1 : at]
            return following[-1] if not any(w.is_verb or w.tag == "." for w in between) else None
    return None


def standing(scene: Scene) -> Iterator[tuple[Trigger, Word]]:
    """Where an asset simply is, with its word: "are at", "there are", "has", "shows", a bare caption."""
    words = [scene.parsed.words[at] for at in scene.assets]
    if not any(w.is_verb for w in scene.parsed.words):
        first = words[0] if words else None
        yield from ((Trigger(first, _STANDS, first), word) for word in words if first)
        return
    yield from _predicates(scene)
    for word in words:
        if scene.grouped(word):
            continue
        found = _standing(scene, _topmost(scene, word))
        if found:
            yield found, word


def _predicates(scene: Scene) -> Iterator[tuple[Trigger, Word]]:
    """ "are at the quay", "is believed to be under the ice": what is said of an asset with "be"."""
    for predicate in scene.parsed.words:
        copula = scene.parsed.child(predicate, "cop")
        beside = scene.parsed.children(predicate, "case", "advmod")
        if copula and not any(told_by(w.norm) for w in (predicate, *beside)):
            for subject in subjects(scene.parsed, predicate):
                for word in scene.measured(subject):
                    if word.index in scene.assets:
                        yield Trigger(copula, _IS, copula), word


def _topmost(scene: Scene, word: Word) -> Word:
    """The word that an asset is measured or coordinated by: "rise" in "a rise in the number of vehicles"."""
    while (head := scene.parsed.head(word)) is not None and (
        (word.relation == "nmod" and head.norm in cues("quantity", "nouns"))
        or (word.relation == "conj" and head.index in scene.assets)
    ):
        word = head
    return word


def is_visible(scene: Scene, trigger: Trigger) -> bool:
    """ "can be seen at the quay": what pictures show, not what might be."""
    return trigger.entry is _SEEN and is_passive(scene.parsed, trigger.word)


def _standing(scene: Scene, word: Word) -> Trigger | None:
    head = scene.parsed.head(word)
    seen = any(aside.stance is Stance.SEES for aside in scene.asides)
    if head is None or (seen and word.relation == "nsubj" and not head.is_verb):
        # A caption without any verb, or what pictures show.
        return Trigger(word, _STANDS, word)
    if head.norm in _BEING and word.relation in ("nsubj", "obj", "obl"):
        return Trigger(head, _IS, head)
    if head.norm in _HAVING and word.relation == "obj":
        return Trigger(head, _HAS, head)
    sees = head.norm in verb_cues("speech", "sees") and not _seizes(scene, head)
    if sees and word.relation in ("obj", "nsubj", "ccomp", "xcomp"):
        return Trigger(head, _SEEN, head)
    return None


def _seizes(scene: Scene, verb: Word) -> bool:
    """ "The army has captured four tanks": no picture does."""
    seizing = any(entry.kind is EventKind.SEIZE for entry in told_by(verb.norm))
    return seizing and any(w.index in scene.assets for w in doers(scene.parsed, verb))
