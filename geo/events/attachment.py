"""Which event of a sentence a place belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.events.positions import Located
from geo.events.scene import Scene
from geo.events.triggers import Trigger
from geo.language import Word


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


def _is_of_other(scene: Scene, place: Located, owners: Mapping[int, Trigger]) -> bool:
    """ "were met by fighters from Elmendorf": where those come from who are only beside it."""
    head = scene.parsed.head(place.word)
    beside = head is not None and head.index in scene.assets and scene.case(head) in ("by", "with")
    return place.case == "from" and beside and place.word.head not in owners
