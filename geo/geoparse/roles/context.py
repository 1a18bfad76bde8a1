"""How the sentence around a toponym is built: what governs it, what it modifies, what list it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from geo import lexicon
from geo.geoparse.tokens import Token
from geo.geoparse.toponym import Toponym, phrase_start
from geo.model import Place

_BLANK = " \u00a0\n"
_LISTED = 6  # names of a list that are looked at
_PHRASE = 6  # words of a phrase that are looked at
_ENDINGS = ("ing", "ed", "ly", "al", "ive", "ous", "s")
_ADJECTIVAL = frozenset({"al", "ive", "number", "ous"})


class Lexeme:
    """A word in lower case, the clusters that it belongs to, and its class.

    ``sort`` is a rough part of speech: one of the closed classes, or the ending. Made once a word and kept,
    with the features that it gave.
    """

    __slots__ = ("_given", "closed", "coarse", "fine", "helps", "middle", "small", "sort", "word")

    def __init__(self, word: str, levels: tuple[str, str, str], closed: str | None, helps: bool) -> None:
        self.word = word
        self.coarse, self.middle, self.fine = levels
        self.closed = closed is not None
        self.sort = closed or _ending(word)
        self.small = word if self.closed else "*"
        self.helps = helps or self.sort == "ly"
        self._given: dict[str, tuple[str, ...]] = {}

    def under(self, template: str) -> tuple[str, ...]:
        """The word and its clusters as features of a template, so that rare words share what is learned."""
        given = self._given.get(template)
        if given is None:
            levels = enumerate((self.coarse, self.middle, self.fine))
            given = (f"{template}={self.word}", *(f"{template}/{at}={level}" for at, level in levels))
            self._given[template] = given
        return given


_NONE = Lexeme("$", ("$", "$", "$"), "$", helps=False)


@dataclass(frozen=True, slots=True)
class Context:
    """What the templates read, worked out once a mention.

    ``listed`` counts the names that stand before this one in a list ("in Chad, Mali and Niger"), and
    ``governor`` is the position of the word that governs all of the list. ``frame`` says how the name goes
    on: owner, modifier, end of a phrase, or the small word that follows.
    """

    toponym: Toponym
    kind: str
    power: str
    population: int
    listed: int
    start: int
    governor: int | None
    governing: str
    frame: str
    lexeme: Callable[[str], Lexeme]

    @classmethod
    def of(cls, toponym: Toponym, place: Place | None, lexeme: Callable[[str], Lexeme]) -> Context:
        kind = place.kind.value if place else "none"
        start, listed = _list_start(toponym)
        governor = _governor(toponym.words, start)
        return cls(
            toponym=toponym,
            kind=kind,
            power="power" if place and place.kind.is_power else kind,
            population=place.population if place else 0,
            listed=listed,
            start=start,
            governor=governor,
            governing="$" if governor is None else lexeme(toponym.words[governor].norm).small,
            frame=_frame(toponym, lexeme),
            lexeme=lexeme,
        )

    def at(self, position: int) -> Lexeme:
        words = self.toponym.words
        return self.lexeme(words[position].norm) if 0 <= position < len(words) else _NONE

    def sort(self, position: int) -> str:
        """A rough part of speech: closed classes by list, the rest by capital and ending."""
        lexeme = self.at(position)
        if lexeme.closed or not self.toponym.words[position].capital:
            return lexeme.sort
        return "name"

    @property
    def before(self) -> Lexeme:
        return self.at(self.toponym.first - 1)

    @property
    def after(self) -> Lexeme:
        return self.at(self.toponym.last + 1)


def is_plain(word: Token) -> bool:
    """Whether nothing but blanks stands between a word and the next."""
    return not word.gap.strip(_BLANK)


def mark_after(word: Token) -> str:
    return word.gap.strip(" ")[:2]


def couples(word: Token, following: Token) -> bool:
    return is_plain(word) and following.norm in ("and", "or")


def head_of(c: Context) -> int | None:
    """The last noun of the run of nouns and adjectives that follows the name."""
    words, at = c.toponym.words, c.toponym.last + 1
    head: int | None = None
    end = min(len(words), at + _PHRASE)
    while at < end:
        sort = c.sort(at)
        if sort in ("name", "word", "s"):
            head = at
        elif sort not in _ADJECTIVAL and not (sort in ("ed", "ing") and head is None):
            break
        if not words[at].joins:
            break
        at += 1
    return head


def _list_start(toponym: Toponym) -> tuple[int, int]:
    """Where the list begins that leads up to the name, and how many names are in it before this one."""
    at, listed = toponym.first, 0
    while listed < _LISTED:
        end = _listed_before(toponym.words, at)
        if end is None:
            break
        at, listed = _run_start(toponym.words, end), listed + 1
    return at, listed


def _run_start(words: tuple[Token, ...], end: int) -> int:
    """Where the capitalised words begin that end at a position; a few are looked at."""
    at, least = end, max(0, end - _PHRASE)
    while at > least and words[at - 1].capital and words[at - 1].joins:
        at -= 1
    return at


def _listed_before(words: tuple[Token, ...], at: int) -> int | None:
    """The last word of the name that a comma or "and" ties to the name at a position."""
    before = at - 1
    if before >= 0 and words[before].norm == "the":
        before -= 1
    if before < 0:
        return None
    if words[before].norm in ("and", "or"):
        return before - 1 if before > 0 and words[before - 1].capital else None
    return before if words[before].capital and words[before].gap.strip(_BLANK) in (",", "/") else None


def _governor(words: tuple[Token, ...], start: int) -> int | None:
    """The word before a list of names, past articles and directions."""
    at = phrase_start(words, start) - 1
    return at if at >= 0 and is_plain(words[at]) else None


def _frame(toponym: Toponym, lexeme: Callable[[str], Lexeme]) -> str:
    last, after = toponym.words[toponym.last], toponym.after()
    if last.possessive:
        return "owner"
    if after is None or not last.joins:
        return f"end{last.gap.strip(_BLANK)[:1]}"
    if after.capital:
        return "before a name"
    small = lexeme(after.norm).small
    return "before a word" if small == "*" else small


def _ending(word: str) -> str:
    return "number" if word[:1].isdigit() else next((e for e in _ENDINGS if word.endswith(e)), "word")


@cache
def closed_classes() -> dict[str, str]:
    listed = {
        "pron": "pronouns",
        "prep": "prepositions",
        "conj": "conjunctions",
        "det": "determiners",
        "aux": "auxiliaries",
    }
    return {word: short for short, name in listed.items() for word in lexicon.words(name)}


@cache
def helpers() -> frozenset[str]:
    return lexicon.words("auxiliaries") | lexicon.words("before_verbs")
