"""Decides whether a toponym stands for the physical place or for whoever is named after it."""

from __future__ import annotations

from geo import lexicon
from geo.geoparse.toponym import Toponym
from geo.model import Place, Role

_CLAUSE_OPENERS = frozenset(
    ("and", "as", "because", "but", "if", "since", "that", "when", "where", "whether", "while")
)
_VERBAL = frozenset(
    ("also", "began", "built", "kept", "left", "likely", "reportedly", "sent", "still", "then")
)
_POWERS = frozenset({"country", "division", "continent"})
_CAPITAL_SIZE = 200_000


def role(toponym: Toponym, place: Place | None) -> Role:
    """Literal where a place is meant. A government, a people, a team or a paper is associative.

    Rules in order of their strength: form of the name, what governs it, what follows it, what it is.
    """
    if toponym.demonym or toponym.embedded:
        return Role.ASSOCIATIVE
    if place is None or toponym.site is not None:
        return Role.LITERAL
    governed = _governed(toponym)
    if toponym.name.lower().removeprefix("the ") in lexicon.words("seats"):
        return Role.LITERAL if governed else Role.ASSOCIATIVE
    if governed:
        return Role.LITERAL
    if _stands_for_people(toponym, place):
        return Role.ASSOCIATIVE
    return Role.LITERAL


def _governed(toponym: Toponym) -> bool:
    governor = toponym.governor()
    if governor is None or (toponym.words[toponym.last].possessive and not _owns_ground(toponym)):
        return False
    return lexicon.locative().get(governor.norm, 0.0) >= 1.0


def _owns_ground(toponym: Toponym) -> bool:
    """ "Syria's coast" is a place, "Russia's plans" is not."""
    following = toponym.after()
    return following is not None and following.norm in lexicon.words("ground")


def _stands_for_people(toponym: Toponym, place: Place) -> bool:
    if place.kind not in _POWERS and not (place.kind == "city" and place.population >= _CAPITAL_SIZE):
        return _speaks(toponym)
    last = toponym.words[toponym.last]
    if last.possessive:
        return not _owns_ground(toponym)
    return _is_party(toponym) or _modifies(toponym) or _speaks(toponym) or _acts(toponym)


def _is_party(toponym: Toponym) -> bool:
    """ "talks with the U.S."."""
    before = toponym.before()
    if before is not None and before.norm == "the":
        before = toponym.before(2)
    return (
        before is not None and before.norm in lexicon.words("parties") and not before.gap.strip(" \u00a0\n")
    )


def _modifies(toponym: Toponym) -> bool:
    """ "US officials", "U.K. Defence Secretary": an abbreviation used as a demonym."""
    following, last = toponym.after(), toponym.words[toponym.last]
    short = last.text.isupper() and len(last.norm) <= 3
    return (
        short and following is not None and last.joins and following.norm not in lexicon.words("auxiliaries")
    )


def _speaks(toponym: Toponym) -> bool:
    following = toponym.after()
    return following is not None and following.norm in lexicon.words("saying")


def _acts(toponym: Toponym) -> bool:
    """Subject of its sentence or clause: the name comes first and a verb in the present or past follows."""
    following = toponym.after()
    if following is None or following.capital or toponym.words[toponym.last].gap.strip(" ,\u00a0\n"):
        return False
    if following.norm in lexicon.words("auxiliaries"):
        return True
    before = toponym.before()
    leads = before is None or before.norm in _CLAUSE_OPENERS
    return leads and (following.norm.endswith(("s", "ed")) or following.norm in _VERBAL)
