"""The places of a sentence, by name, by "there" and "the base", and those that no gazetteer has."""

from __future__ import annotations

from collections.abc import Iterator

from geo.events.lexicon import Form, Mover, anaphors, cues, noun_cues, told_by
from geo.events.memory import Memory
from geo.events.nesting import is_inner
from geo.events.positions import Located, position, relation_of
from geo.events.scene import Scene
from geo.language import Word
from geo.model import End, EventKind, Mention, PlaceKind, Relation, Span

_SLOTS = ("origin", "destination", "location", "via")


def located(scene: Scene, memory: Memory) -> list[Located]:
    """The places of a sentence, "there" and "the base" included, in order of the text."""
    led_to = {at: m for at, m in scene.named.items() if _is_led_to(scene, scene.parsed.words[at], m)}
    meant = (scene.places | led_to).items()
    named = [_named(scene, scene.parsed.words[at], mention) for at, mention in meant]
    found = [*named, *_unknown(scene), *_anaphoric(scene, memory)]
    return sorted(
        (each for each in found if not is_inner(scene, each, found)), key=lambda each: each.end.span
    )


def _is_led_to(scene: Scene, word: Word, mention: Mention) -> bool:
    """ "left for Russia": where an asset goes is the country, whatever its name stands for by itself."""
    head, place = scene.parsed.head(word), mention.place
    is_country = place is not None and place.kind is PlaceKind.COUNTRY and mention.text == place.name
    if not is_country or head is None or scene.case(word) not in ("for", "from", "to", "into"):
        return False
    return any(entry.kind.moves and entry.form is Form.VERB for entry in told_by(head.norm))


def _named(scene: Scene, name: Word, mention: Mention) -> Located:
    head = _phrase(scene, name)
    relation, direction, offset = position(scene, mention.span, _case(scene, head))
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
        relation, direction, offset = position(scene, word.span, _case(scene, head))
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
    return any(e.place and (e.kind.moves or e.kind is EventKind.SEIZE) for e in told)


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
            end = End(word.span, word.text, mention.place, relation_of(_case(scene, word)))
            case = _case(scene, word) or ("there" if word.norm == "there" else "")
            yield Located(end, word, word, case)


def _is_there(scene: Scene, word: Word) -> bool:
    """Not that of "there are"."""
    following = scene.parsed.next(word)
    return word.norm == "there" and (following is None or following.norm not in cues("expletive"))


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
    if len(words) < 2 or any(case in cues("prepositions", slot) for slot in _SLOTS):
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
