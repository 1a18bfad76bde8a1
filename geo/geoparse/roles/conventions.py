"""Where the role is no matter of weights: conventions of the project, and prepositions of place.

Guidelines differ here, and the project's differ from those of the corpus of marked sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo import lexicon
from geo.geoparse.tokens import Token
from geo.geoparse.toponym import Toponym, phrase_start

_MOVED = 8  # words before "from" or "to" in which a movement is sought
_REMAINS = ("left", "to")  # "what is left to Moscow"
_OWNED = 4  # words after an owner in which an institution is sought


def is_associative_by_convention(toponym: Toponym) -> bool:
    """A demonym, a name inside that of an organisation, or whose institution or people is spoken of.

    Guidelines differ here, and the project's differ from those of the corpus of marked sentences.
    """
    return toponym.demonym or toponym.embedded or _owns_institution(toponym) or _modifies_people(toponym)


def _owns_institution(toponym: Toponym) -> bool:
    """Whether the name owns an institution or its arms: "Iran's Revolutionary Guards", "Turkey's drones"."""
    words, at = toponym.words, toponym.last
    if not words[at].possessive:
        return False
    for owned in words[at + 1 : at + 1 + _OWNED]:
        if owned.norm in lexicon.words("institutions") or owned.norm in lexicon.words("arms"):
            return True
        if not owned.joins:
            return False
    return False


def _modifies_people(toponym: Toponym) -> bool:
    """Whether an institution or a sort of people follows: "US officials", "Boston residents"."""
    last, following = toponym.words[toponym.last], toponym.after()
    if following is None or last.possessive or not last.joins:
        return False
    return following.norm in lexicon.words("institutions") or following.norm in lexicon.words("people")


def is_literal_by_government(toponym: Toponym) -> bool:
    """Whether a place is where something is or goes: "off Tartus", "withdrew its troops from Syria".

    "From" and "to" alone are not enough: help comes from governments, and goes to them.
    """
    words = toponym.words
    at = phrase_start(words, toponym.first) - 1
    last, following = words[toponym.last], toponym.after()
    names_more = following is not None and last.joins and following.capital
    if at < 0 or words[at].gap.strip() or last.possessive or names_more:
        return False
    if words[at].norm in lexicon.words("inside"):
        return True
    return words[at].norm in ("from", "to") and _moves(words, at)


def _moves(words: Sequence[Token], end: int) -> bool:
    """Whether the clause before a word speaks of a movement."""
    for at in range(end - 1, max(-1, end - 1 - _MOVED), -1):
        if words[at].norm in lexicon.words("motion") and (words[at].norm, words[end].norm) != _REMAINS:
            return True
        if at and words[at - 1].gap.strip(" \u00a0\n"):
            return False
    return False
