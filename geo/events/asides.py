"""Clauses that only name the source: ", officials said", "according to the paper": found by their commas.

They are left out of what the parser reads: without them the rest is a plain sentence, and parses like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from geo.events.lexicon import cues, noun_cues, verb_cues
from geo.lexicon import given_names
from geo.model import Article, Attribution, Span


class Stance(StrEnum):
    """What a source does: says, judges, sees or denies."""

    SAYS = "says"
    JUDGES = "judges"
    SEES = "sees"
    DENIES = "denies"


_PRONOUNS = frozenset({"he", "she", "they", "it"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A clause of saying. ``span`` is what is left out, from its comma on; ``cue`` are the words that say so.

    ``attribution`` is None for a pronoun: "he said" is whoever spoke before. A caption's label has no stance.
    """

    span: Span
    cue: Span
    stance: Stance | None
    attribution: Attribution | None


_BREAK = re.compile(r"(?:,|;|\s[–—-])[\"”’']?\s+|,[\"”]\s*")
_CLOSING = " .!?\"”’'"
_NAME = r"[\w.&+/-]+(?:[’'][\w]+)*[’']?"
_WHO = rf"(?P<who>{_NAME}(?: {_NAME}){{0,13}}?)"
_LATER = (
    r"(?: (?:on|in|at|to|via|during|late|early|earlier|yesterday|today|this|last|again|separately|overnight"
    r"|later|reporters|journalists|through|over|after|from|by)\b(?: [\w.&’'-]+){0,7})?"
)
_CITING = re.compile(rf"^(?P<says>citing|quoting) {_WHO}{_LATER}$", re.IGNORECASE)
_TOLD = r"(?: [\w.&’'-]+){1,6}"
_ACCORDING = re.compile(
    rf"^(?P<says>according to|per|in the words of|by the account of) {_WHO}$", re.IGNORECASE
)
_TIME = re.compile(r"\b(?:day|week|month|year|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_NEVER = cues("asides", "clause")


def asides(article: Article, sentence: Span) -> list[Aside]:
    """The asides of a sentence, in order of the text."""
    text = article.quote(sentence)
    label = _labelled(sentence, text)
    found = [aside for piece in _pieces(text) if (aside := _aside(article, sentence, piece))]
    body = Span(label[0].span.end, sentence.end) if label else sentence
    found = [*label, *_leading(body, article.quote(body)), *found]
    return [each for each in found if each.span.end - each.span.start < sentence.end - sentence.start]


def _labelled(sentence: Span, text: str) -> list[Aside]:
    """ "PHOTO:" before a caption, which is no part of its sentence."""
    found = _label().match(text)
    if found is None:
        return []
    span = Span(sentence.start, sentence.start + found.end())
    return [Aside(span, span, None, None)]


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted(cues("history", "labels"), key=len, reverse=True))
    return re.compile(rf"\(?(?:{words})\)?\s?(?::|\s[–—-])\s+", re.IGNORECASE)


def _leading(sentence: Span, text: str) -> list[Aside]:
    """ "Officials said (that) …", "Satellite images show …": what follows reads as a sentence of its own."""
    found = _leads().match(text)
    if not found or not _is_name(found["who"]) or found["who"].lower() in _PRONOUNS or _acts(found["who"]):
        return []
    sees = found["seen"] is not None
    if sees and not _is_seer(found["who"]):
        return []
    stance = Stance.SEES if _is_picture(found["who"]) else Stance.JUDGES if found["judged"] else Stance.SAYS
    named = Attribution(found["who"], _moved(found.span("who"), sentence.start))
    span, cue = Span(sentence.start, sentence.start + found.end()), found.span("says")
    return [Aside(span, _moved(cue, sentence.start), stance, named)]


def _moved(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)


def _acts(who: str) -> bool:
    """ "Georgia rejected reports that …": there the verb of saying is a noun."""
    return any(word in verb_cues("speech", "denies") for word in who.lower().split()[1:])


@cache
def _leads() -> re.Pattern[str]:
    said, judged, seen = ("|".join(sorted(verb_cues("leading", name))) for name in ("says", "judges", "sees"))
    days = "|".join(sorted(cues("leading", "days")))
    later = rf"(?: (?:late |early )?(?:on )?(?:{days})| in a statement| on Telegram| on X| overnight| also)?"
    return re.compile(
        rf"^{_WHO} (?:also |later )?(?P<says>{said}|(?P<judged>{judged})|(?P<seen>{seen})){later}(?: that)? "
        r"(?!(?:it|they|he|she|we|him|them|of|on|in|at|by|to|about|from|with|for|its|their|whether|responsibility)\b)"
        r"(?=[\w“\"])",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two commas; ``start`` includes the comma before it, ``inner`` does not."""

    start: int
    inner: int
    end: int
    words: str


def _pieces(text: str) -> Iterator[_Piece]:
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    opened = [(0, 0), *breaks]
    for (start, inner), (end, _) in zip(opened, [*breaks, (len(text), len(text))], strict=True):
        yield _Piece(start, inner, end, text[inner:end].rstrip(_CLOSING))


def _aside(article: Article, sentence: Span, piece: _Piece) -> Aside | None:
    read = _read(piece.words) if piece.words else None
    if read is None or (piece.start == 0 and not _ACCORDING.match(piece.words)):
        return None
    stance, found = read
    start = sentence.start + piece.inner
    span = Span(sentence.start + piece.start, sentence.start + piece.end)
    named = None if found["who"].lower() in _PRONOUNS else _named(found, start)
    return Aside(span, _moved(found.span("says"), start), stance, named)


def _named(found: re.Match[str], start: int) -> Attribution:
    """Who a piece that begins at ``start`` says it is that says so, and through whom."""
    via = _via(found)
    via_span = _moved(via, start) if via else None
    text = found.string[slice(*via)] if via else None
    return Attribution(found["who"], _moved(found.span("who"), start), text, via_span)


def _read(words: str) -> tuple[Stance, re.Match[str]] | None:
    """What a piece says of a source: its stance, and the words that name it."""
    if found := _ACCORDING.match(words):
        return _stance_of_noun(found["who"]), found
    if found := _CITING.match(words):
        return Stance.SAYS, found
    if _speech().isdisjoint(words.lower().split()):
        return None  # what none of the dozen patterns can match
    for pattern, stance in _patterns():
        found = pattern.match(words)
        if found and _is_name(found["who"]):
            if stance is Stance.SEES and not _is_seer(found["who"]):
                continue
            by_picture = stance is not Stance.DENIES and _is_picture(found["who"])
            return (Stance.SEES if by_picture else stance), found
    return None


@cache
def _speech() -> frozenset[str]:
    """The verbs of the patterns, any one of which each of them wants."""
    return frozenset().union(*(verb_cues("speech", stance.value) for stance in Stance))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    """Ways to name a source, plainest first: "photos and notes show" is not a note of somebody's."""
    stances = (Stance.DENIES, Stance.SAYS, Stance.JUDGES, Stance.SEES)
    told = (rf"^{_WHO} (?P<says>told|tells)(?P<told>{_TOLD})$", Stance.SAYS)
    plain = [(rf"^{_WHO} {_saying(stance)}$", stance) for stance in stances]
    turned = [(rf"^{_saying(stance)} {_WHO}{_LATER}$", stance) for stance in stances]
    longer = [(rf"^{_WHO} {_saying(stance)}{_LATER}$", stance) for stance in stances]
    listed = (*plain, told, *turned, *longer)
    return tuple((re.compile(pattern, re.IGNORECASE), stance) for pattern, stance in listed)


def _saying(stance: Stance) -> str:
    verbs = "|".join(sorted(v for v in verb_cues("speech", stance.value) if not v.endswith("ing")))
    return rf"(?:has |have |had )?(?:also |repeatedly |later )?(?P<says>{verbs})"


def _is_name(who: str) -> bool:
    words = who.lower().split()
    if words[0] in cues("asides", "before") or words[-1] in cues("asides", "last") or _TIME.search(who):
        return False
    return not _NEVER.intersection(words) or _joined(words) or who.lower() in _PRONOUNS


def _joined(words: list[str]) -> bool:
    """ "footage and statements": two names, where nothing else speaks for a clause."""
    return _NEVER & set(words) == {"and"} and words[0] != "and"


def _stance_of_noun(who: str) -> Stance:
    return Stance.SEES if _is_picture(who) else Stance.SAYS


def _is_picture(who: str) -> bool:
    words = [w.removesuffix("'s").removesuffix("’s") for w in who.lower().split()]
    return any(w in noun_cues("imagery", "words") for w in words)


def _is_seer(who: str) -> bool:
    return _is_picture(who) or bool(cues("imagery", "watchers") & set(who.lower().split()))


def _via(found: re.Match[str]) -> tuple[int, int] | None:
    """The paper that somebody told something; reporters in general are nobody, and a person is no paper."""
    told = found.groupdict().get("told") or ""
    name = re.split(r" (?:on|in|at|by|during|late|early) ", told.strip())[0]
    words = name.split()
    if not any(w[0].isupper() for w in words) or words[0].lower() in given_names():
        return None
    start = found.start("told") + len(told) - len(told.lstrip())
    return start, start + len(name)
