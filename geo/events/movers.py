"""What an event is about: the assets that move or are there, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.events.clauses import doers, done_to, subjects, with_next
from geo.events.lexicon import Form, Mover, cues, verb_cues
from geo.events.memory import Memory
from geo.events.scene import Scene
from geo.events.triggers import Trigger, is_headline_verb
from geo.language import Word
from geo.model import Asset, AssetClass, Count, EventKind, Mention, PlaceKind

_PERSONAL = frozenset(
    {"she", "they", "them", "it", "these", "those", "others", "some", "both", "all", "another", "ones", "one"}
)
_OWNING = frozenset({"", "of", "by", "with"})
_INVOLVING = frozenset({"featuring", "including", "involving"})
_SIDES = frozenset({"between", "among", "involving", "against"})
_ALONG = frozenset(
    {"aboard", "on board", "with", "along with", "together with", "accompanied by", "escorted by"}
)


@dataclass(frozen=True, slots=True)
class Moved:
    """An asset of an event, and the word that stands for it in the sentence."""

    asset: Asset
    word: Word


def movers(scene: Scene, trigger: Trigger, memory: Memory) -> list[Moved]:
    """The assets that a trigger is about, in order; empty where it is about something else."""
    words = _of_noun(scene, trigger) if trigger.entry.form is Form.NOUN else _of_verb(scene, trigger)
    found = [*_all_moved(scene, words, memory)]
    if found:
        found = [*_all_moved(scene, _listed_before(scene, found), memory), *found]
        found += _all_moved(scene, _aboard(scene, trigger, found), memory)
    else:
        found += _all_moved(scene, _overall(scene, trigger) or _nearest(scene, trigger), memory)
    return [each for each in {m.asset.span: m for m in found}.values() if _can(trigger, each.asset)]


def _all_moved(scene: Scene, words: Iterable[Word], memory: Memory) -> Iterator[Moved]:
    for word in words:
        for each in scene.measured(word):
            if moved := _moved(scene, word, each, memory):
                yield moved


def _listed_before(scene: Scene, found: Sequence[Moved]) -> list[Word]:
    """What the parse leaves out of a list: the frigate of "the frigate, the submarine and two tugs left"."""
    first = found[0].word
    if not any(m.word.relation == "conj" and m.word.head == first.index for m in found[1:]):
        return []
    listed, at = list[Word](), first.index
    while (before := max((each for each in scene.assets if each < at), default=None)) is not None:
        between = [w.tag for w in scene.parsed.words[before + 1 : at]]
        if "," not in between or not all(tag in ("DT", ",") for tag in between):
            break
        listed.insert(0, scene.parsed.words[before])
        at = before
    return listed


def _can(trigger: Trigger, asset: Asset) -> bool:
    """Missiles are launched at somebody, ships at a yard; and a strike by crews is none of arms."""
    if asset.asset_class is AssetClass.PERSONNEL and asset.count == Count(1, 1):
        return trigger.kind.is_fought  # one person's travels are no movement of forces
    if trigger.entry.word == "leave" and trigger.entry.mover is Mover.OBJECT:
        return not asset.asset_class.is_service or asset.count is not None
    if trigger.entry.word == "reach" and asset.asset_class is AssetClass.MISSILE:
        return False
    if trigger.kind is EventKind.EXERCISE:
        return asset.asset_class is not AssetClass.MUNITIONS
    if trigger.kind.is_fought and asset.asset_class.is_inert:
        return False
    if trigger.kind is not EventKind.STRIKE:
        return True
    if trigger.entry.form is Form.NOUN:
        return not (trigger.entry.word == "strike" and asset.asset_class is AssetClass.PERSONNEL)
    fires = trigger.entry.mover is Mover.OBJECT and not trigger.entry.rest
    return not fires or asset.asset_class.is_fired


def _of_verb(scene: Scene, trigger: Trigger) -> list[Word]:
    parsed, verb, entry = scene.parsed, trigger.word, trigger.entry
    if entry.form is Form.ADJECTIVE:
        return _described(scene, verb)
    to, by = done_to(parsed, verb), doers(parsed, verb)
    if (before := _participle_of(scene, verb)) is not None:
        by, to = (before,), (before,)
    if is_headline_verb(scene, verb) or _parts_two(scene, verb):
        by, to = _beside(scene, verb, -1), _beside(scene, verb, 1)
    things = [word for word in to if not _is_place(scene, word)]
    if entry.mover is Mover.SUBJECT:
        # "the ship docked in Tripoli" may parse as a passive; a verb without an object has none.
        return list(by) or ([] if entry.place and not entry.rest else list(to))
    if entry.mover is Mover.OBJECT:
        return things
    if entry.mover is Mover.BOTH:
        return [*by, *to]
    if entry.mover is Mover.EITHER:
        return things or list(by)
    if entry.mover is Mover.WITH:
        below = [
            *parsed.children(verb, "obl"),
            *(w for each in things for w in parsed.children(each, "nmod")),
        ]
        return [w for w in below if scene.case(w) in ("with", "by")]
    return []


def _parts_two(scene: Scene, verb: Word) -> bool:
    """ "North Korea launched two missiles", where the parse takes the verb for an adjective."""
    before, after = scene.parsed.before(verb), scene.parsed.next(verb)
    if verb.tag not in ("VBD", "VBN") or verb.relation != "amod" or before is None or after is None:
        return False
    return (before.index in scene.named or before.index in scene.assets) and after.index in scene.assets


def _participle_of(scene: Scene, verb: Word) -> Word | None:
    """The asset right before a participle: "HMS Trent, now moored at Chaguaramas"."""
    if verb.tag != "VBN" or scene.parsed.children(verb, "aux", "nsubj", "obj"):
        return None
    at = verb.index - 1
    while at >= 0 and scene.parsed.words[at].tag in ("RB", ","):
        at -= 1
    return scene.parsed.words[at] if at >= 0 and at in scene.assets else None


def _nearest(scene: Scene, trigger: Trigger) -> list[Word]:
    """The first asset before a verb whose subject the parse has lost: no other verb stands between."""
    if trigger.entry.form is not Form.VERB or trigger.entry.mover not in (Mover.SUBJECT, Mover.EITHER):
        return []
    if any(not _is_place(scene, w) for w in subjects(scene.parsed, trigger.word)):
        return []
    found = list[Word]()
    for word in reversed(scene.parsed.words[: trigger.word.index]):
        if word.is_verb and word.relation not in ("aux", "cop", "acl"):
            break
        if word.relation in ("mark", "cc") or word.norm in ("after", "when", "while", "as", "before"):
            break
        if word.index in scene.assets:
            found = [word]
    return found


def _beside(scene: Scene, verb: Word, step: int) -> tuple[Word, ...]:
    beside = scene.parsed.next(verb, step)
    return (beside,) if beside and (beside.index in scene.assets or beside.index in scene.named) else ()


def _aboard(scene: Scene, trigger: Trigger, moved: Sequence[Moved]) -> list[Word]:
    """What moves along: "landed aboard two planes", "lorries carrying fighters reached the camp"."""
    if not trigger.kind.moves or trigger.entry.form is not Form.VERB:
        return []
    along = [w for w in scene.parsed.children(trigger.word, "obl") if scene.case(w) in _ALONG]
    carrying = [
        w for each in moved for w in scene.parsed.children(each.word, "acl") if w.norm in cues("carrying")
    ]
    along += [w for each in carrying for w in scene.parsed.children(each, "obj", "obl")]
    return [w for w in along if w.index in scene.assets]


def _overall(scene: Scene, trigger: Trigger) -> list[Word]:
    """The asset of the whole: "a unit has the task of striking", "gave the troops a week to leave"."""
    if trigger.entry.mover is Mover.OBJECT or scene.parsed.children(trigger.core, "nsubj"):
        return []
    infinitive = any(w.norm == "to" for w in scene.parsed.children(trigger.core, "mark"))
    if not infinitive and not trigger.kind.is_fought:
        return []
    for word in scene.parsed.ancestors(trigger.core):
        if word.is_verb:
            named = [*scene.parsed.children(word, "iobj", "obj"), *scene.parsed.children(word, "nsubj")]
            if named:
                return [w for w in named if w.index in scene.assets][:1]
    return []


def _described(scene: Scene, adjective: Word) -> list[Word]:
    """What an adjective is said of: its subject, the noun before it, or what stands before its "is"."""
    head = scene.parsed.head(adjective)
    above = head if head is not None and adjective.relation == "case" else adjective
    own = subjects(scene.parsed, above)
    if own:
        return list(own)
    if head is not None and head.index in scene.assets and adjective.relation in _DESCRIBING:
        return [head]
    if head is not None and head.is_verb:
        return [*done_to(scene.parsed, head)] or [*doers(scene.parsed, head)]
    at = adjective.index - 1
    while at >= 0 and (scene.parsed.words[at].tag == "RB" or scene.parsed.words[at].norm in _BEING):
        at -= 1
    return [scene.parsed.words[at]] if 0 <= at < adjective.index - 1 else []


_DESCRIBING = frozenset({"amod", "acl", "nmod", "advmod", "obl", "appos"})
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "has", "had", "have", "'s"})


def _of_noun(scene: Scene, trigger: Trigger) -> list[Word]:
    """ "departure of aircraft", "helicopter flights", "a raid by two jets", "fighting between troops"."""
    parsed, noun, head = scene.parsed, trigger.last, scene.parsed.head(trigger.last)
    cases = _OWNING | _SIDES if trigger.kind is EventKind.CLASH else _OWNING
    below = list(parsed.children(noun, "nmod", "compound", "obl", "nmod:poss", "obj"))
    if trigger.kind in (EventKind.CLASH, EventKind.EXERCISE) and head is not None and head.is_verb:
        below += [w for w in parsed.children(head, "obl") if scene.case(w) in _SIDES | {"with"}]
    # "the departure from Limassol of the carrier": the parse hangs the carrier below the port.
    places = [w for w in below if w.index in scene.places]
    below += [
        w for place in places for w in parsed.children(place, "nmod", "conj") if scene.case(w) in ("of", "")
    ]
    named = [w for w in below if scene.case(w) in cases and _holds_asset(scene, w)]
    if trigger.kind is EventKind.EXERCISE:
        named += _involved(scene, [noun, *([head] if head is not None and head.is_verb else [])])
    by = _light_doers(scene, head) or _on_way(scene, noun, head)
    return [w for w in named if _takes_part(scene, trigger, w)] or by


def _involved(scene: Scene, words: Sequence[Word]) -> list[Word]:
    """ "a drill over Lapland, involving 150 aircraft"."""
    clauses = [w for word in words for w in scene.parsed.children(word, "acl", "advcl", "dep")]
    return [w for each in clauses if each.norm in _INVOLVING for w in scene.parsed.children(each, "obj")]


def _on_way(scene: Scene, noun: Word, head: Word | None) -> list[Word]:
    """ "two ships are on their way to Tartus", "a frigate on patrol off Malta"."""
    if scene.case(noun) != "on":
        return []
    said_of = [*subjects(scene.parsed, noun)] if scene.parsed.child(noun, "cop") else [head] if head else []
    if head is not None and head.is_verb and not scene.parsed.child(noun, "cop"):
        said_of = list(subjects(scene.parsed, head))
    return [w for w in said_of if _holds_asset(scene, w)]


def _takes_part(scene: Scene, trigger: Trigger, word: Word) -> bool:
    """A drill "with live ammunition" is its troops'."""
    asset = scene.asset_of(word)
    return asset is None or _can(trigger, asset)


def _light_doers(scene: Scene, head: Word | None) -> list[Word]:
    """Who "carries out" a raid, "opens" a drill."""
    if head is None or not head.is_verb or head.norm not in verb_cues("light"):
        return []
    return [w for w in doers(scene.parsed, head) if _holds_asset(scene, w)]


def _holds_asset(scene: Scene, word: Word) -> bool:
    return any(each.index in scene.assets for each in scene.measured(word))


def _is_place(scene: Scene, word: Word) -> bool:
    is_named = word.index in scene.places or word.norm in cues("ground", "nouns")
    return is_named and word.index not in scene.assets


def _moved(scene: Scene, phrase: Word, word: Word, memory: Memory) -> Moved | None:
    asset = scene.asset_of(word)
    if asset and _is_figurative(scene, word):
        return None
    if asset and phrase is not word and phrase.norm in cues("quantity", "parts"):
        return Moved(replace(asset, count=None), word)  # "elements of a division" are not one division
    if asset:
        return Moved(asset, word)
    if word.norm in _PERSONAL and (before := memory.asset_before(scene, word)):
        return Moved(replace(before, count=None) if phrase is not word else before, word)
    return None


def _is_figurative(scene: Scene, word: Word) -> bool:
    """ "an army of volunteers", "troops of scouts"."""
    inner = [w for w in scene.parsed.children(word, "nmod") if scene.case(w) == "of" and w.tag == "NNS"]
    return any(w.text.islower() and w.index not in scene.assets for w in inner)


def state(scene: Scene, trigger: Trigger) -> Mention | None:
    """The state that acts, by its country, capital or people: "Russia is withdrawing", "American strikes"."""
    whose = trigger.entry.form is Form.NOUN
    return next((m for word in _actors(scene, trigger) if (m := _state_of(scene, word, whose))), None)


def _actors(scene: Scene, trigger: Trigger) -> Iterator[Word]:
    parsed, word = scene.parsed, trigger.last if trigger.entry.form is Form.NOUN else trigger.word
    if trigger.entry.form is Form.NOUN:
        yield word
        head = parsed.head(word)
        while head is not None and head.is_verb and _tells_of(scene, head):
            yield from doers(parsed, head)
            head = parsed.head(head)
        return
    yield from _beside(scene, word, -1) if _parts_two(scene, word) else doers(parsed, word)


def _tells_of(scene: Scene, verb: Word) -> bool:
    """Whether whoever does a verb does its noun: "carries out strikes", "called off the drill"."""
    lists = (verb_cues("light"), verb_cues("negation"), verb_cues("sure", "planned"))
    return any(verb.norm in each or with_next(scene.parsed, verb) in each for each in lists)


def _state_of(scene: Scene, word: Word, whose: bool) -> Mention | None:
    """A name that is the word itself; of ``whose`` also one that tells whose it is: "Turkey's strikes"."""
    if mention := scene.named.get(word.index):
        return mention
    if not whose:
        return None
    below = scene.parsed.children(word, "amod", "compound", "nmod:poss")
    return next((m for w in below if (m := scene.named.get(w.index) or _owner(scene, w))), None)


def _owner(scene: Scene, word: Word) -> Mention | None:
    """ "Lesotho's drawdown": whose it is, not where."""
    mention = scene.places.get(word.index)
    is_country = mention is not None and mention.place is not None and mention.place.kind is PlaceKind.COUNTRY
    return mention if is_country and word.dep == "nmod:poss" else None
