"""What speaks for and against a match being a toponym: rules, every one a small function with a weight.

The sum decides in scripts that the trained recognizer has not read; elsewhere it is one of its features.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10

from geo import lexicon
from geo.geoparse.recognition.matches import Match
from geo.geoparse.tokens import Token
from geo.geoparse.toponym import Around
from geo.model import PlaceKind

GIANT_CITY = 300_000  # people from which a city is known beyond its country
_NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX"})
_FULL_NAME = 3  # words from which a run of capitals is more than a person
_LONGEST_UNKNOWN = 3
_UNKNOWN_SITES = frozenset({"airbase", "naval_base", "airport", "city", "division"})


def weigh(match: Match) -> float:
    """The sum of all rules: above 0 speaks for a toponym."""
    return sum(rule(match) for rule in RULES)


def surnames(words: Sequence[Token]) -> Iterator[str]:
    """The last names of people who are introduced by a given name or a title."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        introduced = (
            word.norm in lexicon.given_names() and word.capital and word.joins and not word.hyphenated
        )
        if introduced and following.capital and not is_plain(following):
            yield following.norm
            if following.joins and at + 2 < len(words) and words[at + 2].capital:
                yield words[at + 2].norm


def is_plain(word: Token) -> bool:
    return (
        word.norm in lexicon.common_words()
        or word.norm in lexicon.words("calendar")
        or word.norm in lexicon.words("titles")
        or word.norm in lexicon.words("directions")
        or word.norm in lexicon.site_words()
        or word.norm in lexicon.words("particles")
    )


def unknown_sites(words: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Capitalised names that a site word calls a place, though no gazetteer need know them: first, last."""
    at = 0
    while at < len(words):
        last = at
        while words[at].capital and last + 1 < len(words) and words[last].joins and words[last + 1].capital:
            last += 1
        if words[at].capital and _is_unknown_site(words, at, last):
            yield at, last
        at = last + 1


def _is_unknown_site(words: tuple[Token, ...], first: int, last: int) -> bool:
    name = words[first : last + 1]
    if len(name) > _LONGEST_UNKNOWN:
        return False
    if any(is_plain(w) or w.norm in lexicon.words("organisations") or w.text.isupper() for w in name):
        return False
    around = Around(words, first, last)
    governor = around.governor()
    return (
        around.site_word() in _UNKNOWN_SITES and governor is not None and governor.norm in lexicon.locative()
    )


def _kind(match: Match) -> float:
    """What kind of place bears the name, and how big it is."""
    place = match.best.place
    if match.demonym:
        return 4.0
    if place.kind is PlaceKind.CITY:
        return 0.9 * (log10(max(place.population, 500)) - 4.6)
    return place.kind.name_weight


def _length(match: Match) -> float:
    return 0.0 if match.single else 1.2


def _governed(match: Match) -> float:
    """The preposition before the name."""
    word = match.governor()
    if word and word.norm == "of" and _comes_out(match):
        return lexicon.locative()["from"]
    return lexicon.locative().get(word.norm, 0.0) if word and not word.capital else 0.0


def _comes_out(match: Match) -> bool:
    """ "slipped out of Gadzhiyevo"."""
    word = match.before(2)
    return word is not None and word.norm == "out"


def _site(match: Match) -> float:
    site = match.site_word()
    return 2.2 if site is not None else 0.0


def _contained(match: Match) -> float:
    """A bigger place follows the name behind a comma."""
    return 0.8 if match.contained() else 0.0


def _plain_word(match: Match) -> float:
    """An English word that happens to be a name: worse where capitals say nothing."""
    if not match.single or match.best.place.kind is PlaceKind.COUNTRY or match.demonym:
        return 0.0
    word = match.words[match.first]
    if word.norm in lexicon.words("calendar"):
        return -6.0
    plain = word.norm in lexicon.common_words()
    if not plain:
        return -0.4 if match.first == 0 and not match.wide else 0.0
    return -4.5 if match.first == 0 or match.titled or match.shouting else -1.6


def _short_name(match: Match) -> float:
    return -2.0 if match.single and len(match.words[match.first].norm) < 4 and not match.wide else 0.0


def _person(match: Match) -> float:
    """Part of a person's name: beside a given name or a title, or a surname met before."""
    before, after = match.run_before(), match.run_after()
    if match.wide:
        return -4.5 if match.single and not match.demonym and _is_named_after(match) else 0.0
    first, names = match.words[match.first].norm, lexicon.given_names()
    if before and (
        before[-1].norm in names or before[-1].norm in lexicon.words("titles") or len(before[-1].norm) == 1
    ):
        return -4.5
    if (
        match.single
        and (first in names or first in lexicon.words("personal"))
        and after
        and not is_plain(after[0])
    ):
        return -4.5
    if match.single and first in match.persons:
        return -3.5
    small = match.best.place.population < GIANT_CITY
    return -1.5 if match.single and small and _speaks(match) else 0.0


def _speaks(match: Match) -> bool:
    following, gap = match.after(), match.words[match.last].gap
    return following is not None and not gap.strip() and following.norm in lexicon.words("saying")


def _ship(match: Match) -> float:
    return -5.0 if _is_vessel(match) else 0.0


def is_ship(match: Match) -> bool:
    """Whether a name has the form of a ship's."""
    return names_ship(match) or is_bare(match)


def names_ship(match: Match) -> bool:
    """Whether a ship is said to bear the name."""
    return _is_vessel(match) or is_numbered(match)


def _is_vessel(match: Match) -> bool:
    """ "INS Kolkata", "the frigate Kasatonov", "a cargo ship called Sparta"."""
    word = match.before()
    if match.demonym or word is None or not word.joins:
        return False
    if word.norm in ("called", "named"):
        word = match.before(2)
    return word is not None and word.norm in lexicon.words("vessels")


def is_weapon(match: Match) -> bool:
    """ "SA-22": an abbreviation that a number follows; "Buk", "Hamas": names that towns bear too."""
    last, following = match.words[match.last], match.after()
    numbered = last.hyphenated and following is not None and following.text[0].isdigit()
    return (numbered and last.text.isupper()) or match.name in lexicon.words("no_places")


def _bare_article(match: Match) -> float:
    return -2.5 if is_bare(match) else 0.0


def is_bare(match: Match) -> bool:
    """ "the Sparta docked": an article before a town's name, and nothing behind that it could belong to.

    Ships are called so; towns are not, save in lists ("the Allston and Weston booths").
    """
    before, following = match.before(), match.after()
    if (
        before is None
        or before.norm != "the"
        or not match.single
        or match.best.place.kind is not PlaceKind.CITY
    ):
        return False
    if following is None or match.words[match.last].gap.strip():
        return match.words[match.last].gap.strip() in ("", ".", ",") and not match.contained()
    if following.norm in ("and", "or"):
        beyond = match.after(2)
        return beyond is None or not beyond.capital
    return _is_function_word(following)


def _is_function_word(word: Token) -> bool:
    listed = lexicon.words("auxiliaries") | lexicon.words("saying") | lexicon.words("parties")
    return (
        word.norm in listed or word.norm in lexicon.locative() or word.norm in ("and", "or", "which", "who")
    )


def _part_of_name(match: Match) -> float:
    return -3.0 if is_tail(match) else 0.0


def is_tail(match: Match) -> bool:
    """ "al-Sham" of "Hayat Tahrir al-Sham"."""
    begins = match.words[match.first].norm in lexicon.words("articles")
    return begins and any(not _is_neutral(w) for w in match.run_before())


def _is_named_after(match: Match) -> bool:
    """A country's name as a person's: "Michael Jordan", "General Jordan Hale", "Chad Whitfield"."""
    before, after = match.run_before(), match.run_after()
    if before and before[-1].norm in lexicon.given_names():
        return True
    named = match.words[match.first].norm in lexicon.words("personal")
    return (
        named
        and bool(after)
        and not _is_neutral(after[0])
        and after[0].norm not in lexicon.words("organisations")
    )


def is_numbered(match: Match) -> bool:
    """ "Sparta II docked": ships, popes and films are numbered, towns are not."""
    following = match.after()
    return following is not None and match.words[match.last].joins and following.text in _NUMERALS


def is_first_name(match: Match) -> bool:
    """ "Paris Hilton", "Jordan Hale": a name that people bear before one capitalised word or two."""
    first, before, after = match.words[match.first], match.before(), match.run_after()
    borne = first.norm in lexicon.words("personal") or first.norm in lexicon.given_names()
    if not (match.single and borne and 0 < len(after) < _FULL_NAME) or match.demonym:
        return False
    if first.hyphenated or match.titled or match.shouting or (before is not None and before.norm == "the"):
        return False
    return not any(_belongs_to_no_person(word) for word in after)


def _belongs_to_no_person(word: Token) -> bool:
    return is_plain(word) or _is_neutral(word) or word.norm in lexicon.words("organisations")


def _run(match: Match) -> float:
    """Other capitalised words around a small place make it part of another name."""
    if match.wide:
        return 0.0
    others = [w for w in match.run_before() + match.run_after() if not _is_neutral(w)]
    known = match.best.place.population >= GIANT_CITY or match.best.place.kind.is_known_by_name
    if not others or match.titled or match.shouting:
        return 0.0
    return -0.8 if known else -2.6


def _is_neutral(word: Token) -> bool:
    return (
        word.norm in lexicon.words("calendar")
        or word.norm in lexicon.words("directions")
        or word.norm in lexicon.site_words()
        or word.norm in lexicon.words("particles")
        or word.norm in lexicon.locative()
        or word.norm in ("air", "naval", "international", "military", "province")
    )


def _organisation(match: Match) -> float:
    if not match.in_organisation() or match.demonym or match.best.place.kind is PlaceKind.COUNTRY:
        return 0.0
    return -1.0 if match.best.place.population >= GIANT_CITY or match.wide else -3.0


def _loud(match: Match) -> float:
    return -1.5 if match.shouting and not match.wide else 0.0


RULES = (
    _kind,
    _length,
    _governed,
    _site,
    _contained,
    _plain_word,
    _short_name,
    _person,
    _ship,
    _bare_article,
    _part_of_name,
    _run,
    _organisation,
    _loud,
)
