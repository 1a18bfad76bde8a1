"""Forms of English verbs and nouns, so that a table of words finds them all in a text."""

from __future__ import annotations

import csv
import re
from functools import cache

from geo.settings import DATA

_IRREGULAR = DATA / "lexicon" / "events" / "irregular.csv"
_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$")  # one syllable: "stop" → "stopped"
_HISSING = ("s", "x", "z", "ch", "sh")
_LATERAL = re.compile(r"[aeiou]l$")  # "travelled" is British, "patrolled" everybody's
_DOUBLING = frozenset(
    {"refit", "commit", "transfer", "refer", "defer", "rebut", "deter", "permit", "expel", "repel", "equip"}
)


def verb_forms(verb: str) -> set[str]:
    """All forms of a verb: "leave" → leave, leaves, leaving, left."""
    base, third, gerund, past, participle = inflected(verb)
    doubled = {f"{verb}led", f"{verb}ling"} if _LATERAL.search(verb) else set()
    return {base, third, gerund, past, participle} | doubled


def inflected(verb: str) -> tuple[str, str, str, str, str]:
    """Base form, third person, gerund, past and participle."""
    past, participle = _irregular().get(verb, (_past(verb), _past(verb)))
    return verb, _third_person(verb), _gerund(verb), past, participle


def noun_forms(noun: str) -> set[str]:
    """Singular and plural; a noun of several words changes its last."""
    return {noun, _third_person(noun)}


def _third_person(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith((*_HISSING, "go", "do")) else f"{word}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{_before_vowel(verb)}ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{_before_vowel(verb)}ing"


def _before_vowel(verb: str) -> str:
    short = len(re.findall("[aeiou]+", verb)) == 1 and _DOUBLED.search(verb)
    return verb + verb[-1] if short or verb in _DOUBLING else verb


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    with _IRREGULAR.open(encoding="utf-8", newline="") as lines:
        return {row["verb"]: (row["past"], row["participle"]) for row in csv.DictReader(lines)}
