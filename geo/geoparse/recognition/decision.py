"""What the model and the rules decide together: names that the model labels → names that stand.

The corpora that the model has read know few ships, bases and weapons. Here the rules have the last word:
what has the form of a ship's, a weapon's or a person's name is no toponym, the seats of governments are,
and a name is never cut inside a hyphenated name of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from geo import lexicon
from geo.geoparse.recognition.features import Weighed
from geo.geoparse.recognition.matches import Match
from geo.geoparse.recognition.rules import (
    GIANT_CITY,
    is_first_name,
    is_ship,
    is_tail,
    is_weapon,
    names_ship,
    unknown_sites,
)
from geo.geoparse.tokens import Token
from geo.model import PlaceKind

# Chosen by folds: the model is unsure of names that it has seen rarely, where rules know better.
_DOUBTED = 0.4  # a label's probability up to which a name is dropped
_HALF_BELIEVED = 0.3  # probability of any label from which a match is taken that rules speak for
_SPOKEN_FOR = 2.0  # the sum of rules from which they do
_CERTAIN = 5.0  # the sum from which a name beside a site word is taken whatever the model says
_EVEN = 0.5  # the score of a name that only rules speak for


class Name(NamedTuple):
    """The first and last word of a name, and how sure it is (0 to 1)."""

    first: int
    last: int
    score: float

    @property
    def positions(self) -> range:
        return range(self.first, self.last + 1)


def decided(
    words: tuple[Token, ...],
    labelled: Sequence[Name],
    believed: Iterable[tuple[Match, float, float]],
    weighed: Sequence[Weighed],
    ships: Set[str],
) -> list[Name]:
    """The names of a sentence, in order, none overlapping.

    ``labelled`` are the model's; ``believed`` are other matches, each with the sum of its rules and the
    probability that the model gives it; ``ships`` are names that ships of the document bear.
    """
    borne = set(_borne(weighed, ships))
    whole = [m for m, _ in weighed if _is_one_word(m)]
    names = [n for n in labelled if n.score > _DOUBTED and n[:2] not in borne]
    names = _free(_unbroken(names, whole), ())
    names += _free((Name(m.first, m.last, _EVEN) for m, _ in weighed if _is_seat(m)), names)
    spoken_for = (_taken(*b) for b in believed if _is_spoken_for(*b))
    names += _free((n for n in spoken_for if n[:2] not in borne), names)
    names += _free((Name(first, last, _EVEN) for first, last in unknown_sites(words)), names)
    return sorted(names)


def ships_of(weighed: Iterable[Weighed]) -> frozenset[str]:
    """Names of towns that a ship of the document bears: "the tanker Troy", "Troy II"."""
    return frozenset(m.name for m, _ in weighed if names_ship(m))


def _borne(weighed: Sequence[Weighed], ships: Set[str]) -> Iterator[tuple[int, int]]:
    """The first and last words of what ships, weapons and people are called."""
    for match, _ in weighed:
        small = match.best.place.kind is PlaceKind.CITY and match.best.place.population < GIANT_CITY
        ship = is_ship(match) or (small and match.name in ships and not match.contained())
        if ship or is_weapon(match) or is_tail(match):
            yield match.first, match.last
        elif is_first_name(match):
            yield from ((match.first, match.last + more) for more in range(len(match.run_after()) + 1))


def _is_seat(match: Match) -> bool:
    """ "Kremlin", "Pentagon". "White House" is left to the model: guidelines seldom want it."""
    return match.single and match.name in lexicon.words("seats")


def _is_spoken_for(match: Match, weight: float, belief: float) -> bool:
    if weight > _CERTAIN and match.site_word() is not None:
        return True
    return weight > _SPOKEN_FOR and belief > _HALF_BELIEVED


def _taken(match: Match, _: float, belief: float) -> Name:
    return Name(match.first, match.last, max(belief, _EVEN))


def _is_one_word(match: Match) -> bool:
    """Whether hyphens hold a name together: "Rostov-on-Don", "al-Khadim"."""
    return any(w.hyphenated for w in match.words[match.first : match.last])


def _unbroken(names: Iterable[Name], whole: Iterable[Match]) -> Iterator[Name]:
    """Names that stop or begin inside a hyphenated name of the gazetteer, completed to it."""
    around = {at: match for match in whole for at in match.positions}
    for name in names:
        first = around.get(name.first)
        last = around.get(name.last)
        yield Name(
            min(name.first, first.first) if first else name.first,
            max(name.last, last.last) if last else name.last,
            name.score,
        )


def _free(names: Iterable[Name], taken: Iterable[Name]) -> list[Name]:
    """Those that overlap none before them."""
    used = {at for name in taken for at in name.positions}
    free = []
    for name in names:
        if used.isdisjoint(name.positions):
            free.append(name)
            used.update(name.positions)
    return free
