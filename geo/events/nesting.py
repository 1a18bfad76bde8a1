"""Places that only say where another one lies: "Kadena in Okinawa"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.lexicon import noun_cues
from geo.events.positions import Located
from geo.events.scene import Scene
from geo.model import Precision, Relation


def is_inner(scene: Scene, one: Located, others: Sequence[Located]) -> bool:
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
    between = scene.parsed.beginning(outer.end.span.end, inner.end.span.start)
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
    between = scene.parsed.beginning(one.end.span.end, other.end.span.start)
    return 0 < len(between) <= _NEAR and all(
        w.norm in _JOINING or w.tag in ("DT", "JJ", ",") for w in between
    )


_NEAR = 4  # words
_JOINING = frozenset({"and", "or", "in", "at", "near", "around", ","})
