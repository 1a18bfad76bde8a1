"""Forms of English nouns and verbs: the plural and singular of a noun, the five forms of a verb."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from geo.settings import DATA

_NOUNS = DATA / "lexicon" / "nouns.toml"
_IRREGULAR_VERBS = DATA / "lexicon" / "irregular_verbs.csv"
_COMPLEMENT = re.compile(r"[ -](?:at|in|of)[ -]")  # after it nothing changes: "man-of-war", "chief of staff"
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_HISSING = ("s", "x", "z", "ch", "sh")
_SINGULAR_ENDS = ("ss", "us", "is")  # "class", "bus", "axis"
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]$")  # "stop" → "stopped"
_LATERAL = re.compile(r"(?:[^aeiou][aeiou]|ue)l$")  # "travelled" is British, "sailed" everybody's
_THIRD_PERSONS = {"be": "is", "have": "has"}
_DOUBLING = frozenset(
    {
        *("airdrop", "begin", "commit", "defer", "deter", "equip", "expel", "forbid", "overrun", "patrol"),
        *("permit", "rebut", "refer", "refit", "repel", "transfer", "zigzag"),
    }
)


def plural(noun: str) -> str:
    """The plural of a noun: "buses", "chiefs of staff", "UAVs"; a plural and what ends in digits stay."""
    return _headed(noun, _plural)


def singular(noun: str) -> str:
    """The singular of a noun: "battery" of "batteries"; a singular stays."""
    return _headed(noun, _singular)


def is_plural(noun: str) -> bool:
    """Whether a noun is in the plural; one that is written alike in both numbers is not."""
    return singular(noun) != noun


def noun_forms(noun: str) -> set[str]:
    """The ways to write a noun in both numbers: "crew" and "crews", "torpedo", "torpedoes" and "torpedos"."""
    return {noun, plural(noun), _headed(noun, _by_letter)}


def is_invariable(noun: str) -> bool:
    """Whether one and many are written alike: "craft"."""
    return noun in _nouns("invariable")


def is_uncounted(noun: str) -> bool:
    """Whether a noun is a mass that has no plural: "ammunition"."""
    return noun in _nouns("uncounted")


def verb_forms(verb: str) -> set[str]:
    """All forms of a verb, in British and American spelling: "leave" → leave, leaves, leaving, left."""
    doubled = {f"{verb}led", f"{verb}ling"} if _LATERAL.search(verb) else set()
    return {*inflected(verb)} | doubled


def inflected(verb: str) -> tuple[str, str, str, str, str]:
    """Base form, third person, gerund, past and participle."""
    past, participle = _irregular_verbs().get(verb, (_past(verb), _past(verb)))
    return verb, _third_person(verb), _gerund(verb), past, participle


def _headed(noun: str, change: Callable[[str], str]) -> str:
    """A noun with the last word of its head changed."""
    complement = _COMPLEMENT.search(noun)
    end = complement.start() if complement else len(noun)
    last = _LAST_WORD.search(noun[:end])
    return f"{noun[: last.start()]}{change(last[0])}{noun[end:]}" if last else noun


@lru_cache(4096)
def _plural(word: str) -> str:
    lower = word.lower()
    if _is_alike(lower) or lower in _nouns("by_head") or _singular(word) != word:
        return word
    if lower in _irregular_nouns():
        return _irregular_nouns()[lower]
    if _is_abbreviation(word):
        return word if word.endswith("S") else f"{word}s"
    return f"{word[:-2]}en" if _is_man(lower) else _with_s(word)


def _by_letter(word: str) -> str:
    """A plural by rule where usage has two: "crews", "torpedos", "UASs"."""
    lower = word.lower()
    if lower in _nouns("by_head") or lower in _nouns("in_o") or (_is_abbreviation(word) and word[-1] == "S"):
        return f"{word}s"
    return _plural(word)


@lru_cache(4096)
def _singular(word: str) -> str:
    lower = word.lower()
    if _is_alike(lower):
        return word
    if lower in _regular_nouns():
        return _regular_nouns()[lower]
    if lower.endswith("men") and _is_man(f"{lower[:-2]}an"):
        return f"{word[:-2]}an"
    is_singular = not word.endswith("s") or word.endswith(_SINGULAR_ENDS) or lower in _nouns("in_s")
    return word if is_singular else _without_s(word, lower)


def _without_s(word: str, lower: str) -> str:
    if lower.endswith("ies") and len(word) > 4 and lower[:-1] not in _nouns("in_ie"):
        return f"{word[:-3]}y"
    takes_es = (
        lower.endswith(("sses", "shes", "xes"))
        or lower[:-2] in _nouns("in_o")
        or lower[:-2] in _nouns("in_s")
    )
    is_ch = lower.endswith("ches") and lower[:-1] not in _nouns("in_che")
    return word[:-2] if takes_es or is_ch or lower.endswith("buses") else word[:-1]


def _is_alike(lower: str) -> bool:
    return is_invariable(lower) or is_uncounted(lower)


def _is_man(lower: str) -> bool:
    return lower.endswith("man") and lower not in _nouns("not_men")


def _is_abbreviation(word: str) -> bool:
    return not word.islower() and not word.istitle()


def _third_person(verb: str) -> str:
    if verb in _THIRD_PERSONS:
        return _THIRD_PERSONS[verb]
    return f"{verb}es" if verb.endswith(("go", "do")) else _with_s(verb)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) or word.lower() in _nouns("in_o") else f"{word}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return f"{verb[:-1]}ied"
    return f"{_before_vowel(verb)}ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{_before_vowel(verb)}ing"


def _before_vowel(verb: str) -> str:
    if re.search("[aeiou]c$", verb):
        return f"{verb}k"  # "bivouacked"
    short = _ONE_SYLLABLE.match(verb.replace("qu", "q"))  # "quitting"
    return verb + verb[-1] if short or verb in _DOUBLING else verb


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(_noun_tables()[name])


@cache
def _irregular_nouns() -> dict[str, str]:
    return dict(_noun_tables()["irregular"])


@cache
def _regular_nouns() -> dict[str, str]:
    """Irregular plurals, with their singular."""
    return {several: one for one, several in _irregular_nouns().items()}


@cache
def _noun_tables() -> dict[str, Any]:
    return tomllib.loads(_NOUNS.read_text(encoding="utf-8"))


@cache
def _irregular_verbs() -> dict[str, tuple[str, str]]:
    with _IRREGULAR_VERBS.open(encoding="utf-8", newline="") as lines:
        return {row["verb"]: (row["past"], row["participle"]) for row in csv.DictReader(lines)}
