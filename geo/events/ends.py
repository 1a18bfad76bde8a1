"""Where an event starts, leads to, passes or is: each place of a sentence, given to one event in one role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.events.clauses import is_passive
from geo.events.dates.words import number as number_of
from geo.events.kinds import COMING, FOUGHT, LEAVING, MOVING, STAYING, STILL, UNDERWAY
from geo.events.lexicon import Form, Mover, anaphors, cues, noun_cues, told_by
from geo.events.memory import Memory
from geo.events.scene import Scene
from geo.events.triggers import Trigger
from geo.language import Word
from geo.model import End, EventKind, Mention, Precision, Relation, Span

_COMPASS = {
    "north": "N",
    "northeast": "NE",
    "east": "E",
    "southeast": "SE",
    "south": "S",
    "southwest": "SW",
    "west": "W",
    "northwest": "NW",
}
_POINTS = r"(?P<point>(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern(?:most)?|ward)?"
_UNITS = {"k": 1.0, "n": 1.852, "m": 1.609344}
_OFFSET = re.compile(
    r"(?:(?<!\w)(?P<number>\d[\d,.]{0,9}|[a-z]{1,12})[ -]?"
    r"(?P<unit>kms?|kilomet(?:er|re)s?|nautical miles?|nm|miles?)[ ](?:to the )?)?"
    rf"(?:(?:just|far|due|immediately|further)[ ])?\b{_POINTS}(?:[ ](?:coast|part|side|edge|outskirts))?"
    r"[ ](?:of|(?(unit)from|of))[ ](?:the )?(?:\w+[ ])?$",
    re.IGNORECASE,
)
_SHORE = re.compile(
    r"\boff[ ](?:the )?(?:[\w-]+[ ]){0,2}(?:coasts?|shores?)[ ](?:of )?(?:the )?$|\boff[ ](?:the )?$",
    re.IGNORECASE,
)


class Slot(StrEnum):
    """What a place is to an event."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    LOCATION = "location"
    VIA = "via"


@dataclass(frozen=True, slots=True)
class Located:
    """A place of a sentence in its phrase: ``word`` is the phrase's head, ``case`` its preposition."""

    end: End
    word: Word
    name: Word
    case: str
    own_case: str = ""


def located(scene: Scene, memory: Memory) -> list[Located]:
    """The places of a sentence, "there" and "the base" included, in order of the text."""
    led_to = {at: m for at, m in scene.named.items() if _is_led_to(scene, scene.parsed.words[at], m)}
    meant = (scene.places | led_to).items()
    named = [_named(scene, scene.parsed.words[at], mention) for at, mention in meant]
    found = [*named, *_unknown(scene), *_anaphoric(scene, memory)]
    return sorted(
        (each for each in found if not _is_inner(scene, each, found)), key=lambda each: each.end.span
    )


def _is_led_to(scene: Scene, word: Word, mention: Mention) -> bool:
    """ "left for Russia": where an asset goes is the country, whatever its name stands for by itself."""
    head, place = scene.parsed.head(word), mention.place
    is_country = place is not None and place.kind == "country" and mention.text == place.name
    if not is_country or head is None or scene.case(word) not in ("for", "from", "to", "into"):
        return False
    return any(entry.kind in MOVING and entry.form is Form.VERB for entry in told_by(head.norm))


def _named(scene: Scene, name: Word, mention: Mention) -> Located:
    head = _phrase(scene, name)
    relation, direction, offset = _position(scene, mention.span, head)
    if head.norm in _BORDERS and scene.case(name) == "with":
        relation = Relation.NEAR
    end = End(mention.span, mention.text, mention.place, relation, direction, offset)
    return Located(end, head, name, _case(scene, head), scene.case(name))


_BORDERS = frozenset({"border", "borders", "frontier"})


def _unknown(scene: Scene) -> Iterator[Located]:
    """Names that no gazetteer has, where only a place can stand: "regained Nawnghkio", "near Iriomote"."""
    mentions = (*scene.places.values(), *scene.named.values())
    known = [*(mention.span for mention in mentions), *(when.span for when in scene.dates)]
    for word in scene.parsed.words[1:]:
        if word.tag != "NNP" or word.index in scene.assets or any(span.overlaps(word.span) for span in known):
            continue
        head = _phrase(scene, word)
        relation, direction, offset = _position(scene, word.span, head)
        if direction or _stands_for_place(scene, word, head):
            last = head if head.index > word.index and head.relation != "conj" else word
            span = Span(word.span.start, last.span.end)
            end = End(span, scene.article.quote(span), None, relation, direction, offset)
            yield Located(end, head, word, _case(scene, head))


def _stands_for_place(scene: Scene, name: Word, head: Word) -> bool:
    """Whether a name is the object of a verb that takes places, or tells which corridor, camp or bridge."""
    above, case = scene.parsed.head(head), scene.case(head)
    if head is not name:
        return name.relation == "compound" and name.head == head.index and case in _LEADING_TO
    if case or above is None or head.relation != "obj":
        return case in _SPATIAL
    told = (e for e in told_by(above.norm) if e.mover is Mover.SUBJECT and not e.rest)
    return any(e.place and e.kind in MOVING | {EventKind.SEIZE} for e in told)


_SPATIAL = frozenset({"close to", "just outside", "near", "toward", "towards"})
_LEADING_TO = _SPATIAL | {"at", "from", "into", "out of", "to"}


def _anaphoric(scene: Scene, memory: Memory) -> Iterator[Located]:
    for word in scene.parsed.words:
        if word.index in scene.places or word.index in scene.assets:
            continue
        if not (_is_there(scene, word) or _is_definite(scene, word) or _is_taken(scene, word)):
            continue
        mention = memory.place_of(scene, word)
        if mention:
            end = End(word.span, word.text, mention.place, _relation(_case(scene, word)))
            case = _case(scene, word) or ("there" if word.norm == "there" else "")
            yield Located(end, word, word, case)


def _is_there(scene: Scene, word: Word) -> bool:
    """Not that of "there are"."""
    following = scene.parsed.next(word)
    return word.norm == "there" and (following is None or following.norm not in _AFTER_EXPLETIVE)


def _is_taken(scene: Scene, word: Word) -> bool:
    """The "it" of "overran it": what is stormed, left or reached is a place."""
    head = scene.parsed.head(word)
    if word.norm != "it" or word.relation != "obj" or head is None:
        return False
    taking = (e for e in told_by(head.norm) if e.mover is Mover.SUBJECT)
    return any(entry.place in ("target", "origin") for entry in taking)


def _is_definite(scene: Scene, word: Word) -> bool:
    """ "the base", "that country", without a name of its own."""
    if word.norm not in anaphors():
        return False
    below = scene.parsed.children(word)
    if any(w.norm in ("the", "this", "that") and w.relation == "det" for w in below):
        own = [w for w in scene.parsed.subtree(word) if w.index in scene.places or w.index in scene.named]
        return not own and not any(w.relation in ("compound", "nummod") for w in below)
    return False


def _phrase(scene: Scene, name: Word) -> Word:
    """The head of the phrase that a name makes up with its site word: "airbase" of "the Khmeimim airbase"."""
    at = name
    while (head := scene.parsed.head(at)) is not None and _belongs(scene, at, head):
        at = head
    return at


def _belongs(scene: Scene, word: Word, head: Word) -> bool:
    if head.index in scene.assets or head.index in scene.places:
        return False
    if head.norm not in noun_cues("ground") or (head.is_verb and not scene.parsed.children(head, "det")):
        return False
    if word.relation in ("compound", "flat", "appos", "amod", "obl", "dep"):
        return True
    return word.relation == "nmod" and (
        word.dep == "nmod:poss" or scene.case(word) in ("of", "at", "in", "off", "on", "near", "")
    )


def _case(scene: Scene, word: Word) -> str:
    """The preposition of a place, of a coordinated one that of the first."""
    at = word
    while (
        not scene.case(at)
        and at.relation in ("conj", "appos")
        and (head := scene.parsed.head(at)) is not None
    ):
        if head.is_verb or head.index in scene.assets:
            break
        at = _phrase(scene, head)
    return _plain(scene.case(at)) or _before_name(scene, at)


def _plain(case: str) -> str:
    """ "out to", "back from", "to beyond": the one that leads, unless the pair is a known one."""
    words = case.split()
    if len(words) < 2 or any(case in cues("prepositions", slot.value) for slot in Slot):
        return case
    return next((w for w in words if w in ("to", "from", "into", "toward", "towards")), words[-1])


def _before_name(scene: Scene, word: Word) -> str:
    """The preposition right before a phrase, where the parse has hung it elsewhere."""
    at = word.index - 1
    while at >= 0 and scene.parsed.words[at].relation in (
        "det",
        "amod",
        "compound",
        "nmod:poss",
        "nummod",
        "punct",
    ):
        at -= 1
    if at < 0 or scene.parsed.words[at].tag not in ("IN", "TO", "RP"):
        return ""
    before = scene.parsed.words[at]
    if before.norm == "of" and at and scene.parsed.words[at - 1].norm in ("out", "outside"):
        return f"{scene.parsed.words[at - 1].norm} of"
    return before.norm


_BEFORE = 120  # characters before a name in which its direction and distance stand


def _position(scene: Scene, span: Span, head: Word) -> tuple[Relation | None, str | None, float | None]:
    """ "30 km southwest of": direction and distance; "off the coast of"; else what the preposition says."""
    before = scene.article.text[max(scene.span.start, span.start - _BEFORE) : span.start]
    before = " ".join(before.split()) + " "
    if found := _OFFSET.search(before):
        return Relation.DIRECTION, _point(found["point"]), _kilometres(found["number"], found["unit"])
    if _SHORE.search(before):
        return Relation.OFF, None, None
    return _relation(_case(scene, head)), None, None


def _relation(case: str) -> Relation | None:
    for relation, name in ((Relation.NEAR, "near"), (Relation.OFF, "off"), (Relation.AT, "at")):
        if case in cues("prepositions", name):
            return relation
    return Relation.IN if case in ("in", "inside", "within") else None


def _point(words: str) -> str:
    return _COMPASS[re.sub(r"[^a-z]", "", words.lower())]


def _kilometres(number: str | None, unit: str | None) -> float | None:
    if not number or not unit:
        return None
    plain = number.replace(",", "")
    try:
        value = float(plain) if plain[0].isdecimal() else float(number_of(plain))
    except ValueError:
        return None
    return round(value * _UNITS[unit[0].lower()], 1)


def _is_inner(scene: Scene, one: Located, others: Sequence[Located]) -> bool:
    """Whether a place only says where another one lies: "Kadena in Okinawa", "Tandil, Argentina"."""
    for each in others:
        if each is not one and each.end.place and _nests(scene, each, one) and _is_finer(each, one):
            return True
        if each is not one and each.end.place and _nests(scene, one, each) and _rank(each) < _rank(one):
            return True  # "the border with Belarus near Brest": the finer one counts
    rivals = [each for each in others if each is not one and each.word.index == one.word.index]
    if any(_rank(each) < _rank(one) for each in rivals):
        return True
    outer = next((each for each in others if each is not one and one.word.head in _heads(each)), None)
    if outer is None or one.word.head == one.word.index:
        return False
    if one.end.relation is Relation.DIRECTION:
        return True
    if _is_apart(outer, one):
        return False
    return one.word.relation in _NESTED and one.case in ("", "in", "of", "on", "at", "near", "within", "off")


def _nests(scene: Scene, outer: Located, inner: Located) -> bool:
    """Whether only small words part two places: "Kadena in Okinawa", "Adré, on the border with Chad"."""
    if inner.end.span.start < outer.end.span.end or inner.case not in _WITHIN:
        return False
    if (outer.case, inner.case) == ("from", "at"):
        return False  # "fired from Crimea at Odesa"
    between = [w for w in scene.parsed.words if outer.end.span.end <= w.span.start < inner.end.span.start]
    if not between or len(between) > _SMALL or not all(w.tag in _SMALL_TAGS for w in between):
        return False
    nouns = [w for w in between if w.is_noun]
    return all(w.norm in noun_cues("ground") or w.norm in _UNIT_WORDS for w in nouns)


_SMALL = 7  # words
_SMALL_TAGS = frozenset(
    ["IN", "DT", ",", "JJ", "JJS", "RB", "CD", "POS", "PRP$", "NN", "NNS", "TO", "HYPH", "-LRB-"]
)
_UNIT_WORDS = frozenset(
    {"km", "kilometres", "kilometers", "miles", "outside", "north", "south", "east", "west"}
)
_WITHIN = frozenset({"", "in", "of", "on", "at", "near", "within", "off", "with", "outside", "above"})
_NESTED = frozenset({"nmod", "appos", "flat", "dep", "obl", "list"})


def _heads(place: Located) -> tuple[int, int]:
    return place.word.index, place.name.index


def _is_finer(one: Located, other: Located) -> bool:
    """Whether a place may lie in another: "Kadena in Okinawa", not "from Toulon in Larnaca"."""
    return _rank(one) < _rank(other) or (_rank(one) == _rank(other) and not _is_apart(one, other))


def _is_apart(one: Located, other: Located) -> bool:
    """Whether two places of one size lie in two countries."""
    countries = {each.end.place.country for each in (one, other) if each.end.place}
    return _rank(one) == _rank(other) and len(countries) > 1


def _rank(place: Located) -> int:
    """The finer a place is, the lower: of "Latvia's Ādaži training area" the area counts."""
    return list(Precision).index(place.end.place.precision) if place.end.place else len(Precision)


def is_beside(scene: Scene, one: Located, other: Located) -> bool:
    """Whether two places are named in one breath: "around Pokrovsk and Toretsk"."""
    between = [w for w in scene.parsed.words if one.end.span.end <= w.span.start < other.end.span.start]
    return 0 < len(between) <= _NEAR and all(
        w.norm in _JOINING or w.tag in ("DT", "JJ", ",") for w in between
    )


_NEAR = 4  # words
_JOINING = frozenset({"and", "or", "in", "at", "near", "around", ","})


def slot_of(place: Located, trigger: Trigger, scene: Scene) -> Slot | None:
    """What a place is to an event, by its preposition or by its part in the clause."""
    if place.end.relation in (Relation.DIRECTION, Relation.OFF, Relation.NEAR) and place.case not in _PATHS:
        return Slot.LOCATION
    if trigger.entry.place and place.case and place.case == trigger.last.norm:
        return _object(trigger)  # "handed over the camp", where the parse takes "over" for a preposition
    if place.case in cues("prepositions", "origin"):
        return None if trigger.kind in STAYING or _is_nationality(scene, place, trigger) else Slot.ORIGIN
    if trigger.kind in MOVING and (place.case in cues("prepositions", "via") or _is_stop(scene, place)):
        return Slot.VIA
    if place.case in cues("prepositions", "destination") or (place.case == "for" and _leads(trigger)):
        return Slot.DESTINATION if trigger.kind not in STILL else Slot.LOCATION
    if place.case == "of":
        return _owned(trigger, place)
    if trigger.kind is EventKind.SEIZE and trigger.entry.form is Form.NOUN and place.case:
        return None  # "the fall of the regime in Syria" is not that of Syria
    if place.case in cues("prepositions", "location") | cues("prepositions", "via") or place.case == "there":
        return _at(trigger, place, scene)
    bare = _bare(place, trigger, scene) if not place.case else None
    if bare is None and place.own_case in cues("prepositions", "location"):
        return Slot.LOCATION  # "the Pantsir that guards the terminal at Primorsk"
    return bare


_AFTER_EXPLETIVE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "may",
        "might",
        "could",
        "should",
        "can",
        "'s",
        "'re",
        "remain",
        "remains",
        "appear",
        "appears",
    ]
)
_PATHS = frozenset({"from", "to", "into", "toward", "towards", "via", "through", "out of"})


def _leads(trigger: Trigger) -> bool:
    return trigger.kind not in (STILL | {EventKind.STRIKE})


def _is_country(place: Located) -> bool:
    return place.end.place is not None and place.end.place.kind == "country"


def _is_nationality(scene: Scene, place: Located, trigger: Trigger) -> bool:
    """ "troops from Chad and Niger entered": whose they are; "moved a battery from Korea": where it was."""
    word = place.word
    while word.relation == "conj" and (head := scene.parsed.head(word)) is not None:
        word = head
    above = scene.parsed.head(word)
    of_asset = word.relation == "nmod" and above is not None and above.index in scene.assets
    return of_asset and _is_country(place) and word.index < trigger.core.index


def _is_of_other(scene: Scene, place: Located, owners: Mapping[int, Trigger]) -> bool:
    """ "were met by fighters from Elmendorf": where those come from who are only beside it."""
    head = scene.parsed.head(place.word)
    beside = head is not None and head.index in scene.assets and scene.case(head) in ("by", "with")
    return place.case == "from" and beside and place.word.head not in owners


def _is_of_asset(scene: Scene, place: Located) -> bool:
    head = scene.parsed.head(place.word)
    return place.word.relation == "nmod" and head is not None and head.index in scene.assets


def _at(trigger: Trigger, place: Located, scene: Scene) -> Slot:
    if place.case == "there" and trigger.kind in (EventKind.RELOCATE, EventKind.TRANSIT):
        return Slot.DESTINATION
    if trigger.kind in LEAVING and place.case in ("in", "at", "on"):
        return Slot.ORIGIN
    moved = trigger.kind in UNDERWAY and is_passive(scene.parsed, trigger.word)
    if moved and place.case in ("in", "at") and _is_of_asset(scene, place):
        return Slot.ORIGIN  # "the bombers at Engels have been dispersed"
    return Slot.LOCATION


def _owned(trigger: Trigger, place: Located) -> Slot | None:
    if trigger.kind in FOUGHT:
        return Slot.LOCATION
    if trigger.kind is EventKind.EXERCISE and place.own_case in cues("prepositions", "location"):
        return Slot.LOCATION  # "rehearsed the capture of an airfield near Barysaw"
    return Slot.ORIGIN if trigger.kind in LEAVING else None


def _is_stop(scene: Scene, place: Located) -> bool:
    """ "with a stop at Tobruk"."""
    head = scene.parsed.head(place.word)
    return head is not None and head.norm in noun_cues("stops") and place.word.relation == "nmod"


def _object(trigger: Trigger) -> Slot:
    return Slot.LOCATION if trigger.entry.place == "target" else Slot(trigger.entry.place)


def _bare(place: Located, trigger: Trigger, scene: Scene) -> Slot | None:
    """A place without a preposition: the object of "leave", the subject of "receive", "Syria withdrawal"."""
    if trigger.entry.form is Form.NOUN:
        if place.word.dep not in ("compound", "nmod", "amod", "appos"):
            return None
        if trigger.kind in LEAVING:
            return Slot.ORIGIN
        return Slot.DESTINATION if trigger.kind in COMING else Slot.LOCATION
    if not trigger.entry.place:
        return _at(trigger, place, scene) if place.end.text.lower() == "there" else None
    if place.word.dep == "nsubj" and trigger.entry.mover in (Mover.SUBJECT, Mover.EITHER, Mover.BOTH):
        return None
    if place.word.relation in _OBJECTS:
        return _object(trigger)
    return None


_OBJECTS = frozenset({"obj", "nsubj", "conj", "obl", "dep", "xcomp", "ccomp", "iobj"})


def nearest(
    scene: Scene, place: Located, triggers: Iterable[Trigger], owners: dict[int, Trigger]
) -> Trigger | None:
    """The trigger that a place belongs to: the closest in the tree, above rather than beside."""
    if _describes_people(scene, place) or _is_of_other(scene, place, owners):
        return None
    candidates = [
        (d, abs(t.word.index - place.word.index), t)
        for t in triggers
        if (d := _distance(scene, place, t, owners)) is not None
    ]
    return min(candidates, key=lambda each: each[:2])[2] if candidates else None


_FAR = 8.0


def _distance(scene: Scene, place: Located, trigger: Trigger, owners: dict[int, Trigger]) -> float | None:
    """Steps in the tree from a place up to a trigger or an asset of its; those down again cost more."""
    below = [trigger.core, *scene.parsed.ancestors(trigger.core)]
    depth = {word.index: at for at, word in enumerate(below)}
    for up, word in enumerate([place.word, *scene.parsed.ancestors(place.word)]):
        if word is not trigger.core and _is_excluded(scene, word):
            return None
        if owners.get(word.index) is trigger:
            return float(up)
        if word.index in depth:
            cost = up + 1.5 * depth[word.index]
            return cost if cost <= _FAR and not _is_of_first(place, word, below, depth[word.index]) else None
        if up and word.index not in owners and (word.relation == "nsubj" or word.is_verb):
            return None  # a place of who does it, or of another clause
    return None


def _is_excluded(scene: Scene, word: Word) -> bool:
    """ "instead of sailing to Cyprus", "without entering Khartoum": where it does not go."""
    return any(
        w.norm in ("instead", "rather", "without") for w in scene.parsed.children(word, "case", "mark")
    )


def _is_of_first(place: Located, above: Word, below: Sequence[Word], depth: int) -> bool:
    """Whether a place belongs to the first of two coordinated verbs: "docked in Malta and took on fuel"."""
    if depth == 0 or below[depth - 1].relation != "conj":
        return False
    return above.index < place.word.index < below[depth - 1].index


def _describes_people(scene: Scene, place: Located) -> bool:
    """ "port officials in the capital": who speaks is there, not what moves."""
    for word in scene.parsed.ancestors(place.word):
        if word.is_verb:
            return False
        if word.index in scene.assets:
            return False
        if scene.is_people(word):
            return True
    return False
