"""Who a report rests on: two articles that pass on one newspaper, or one satellite firm, are one source."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import urlsplit

from geo import lexicon
from geo.corroboration.reports import Report
from geo.gazetteer import normalise
from geo.settings import DATA

_TABLE = DATA / "lexicon" / "sources.csv"
_OUTLETS = frozenset({"wire", "newspaper", "broadcaster", "site"})
"""The kinds that pass on what others say; where somebody else is named beside them, it is theirs."""

_UNNAMED = "unnamed"
_REMEMBERED = 8192  # phrases
_GAP = re.compile(r"[\s/–—-]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_HEAD_END = re.compile(r" (?:about|at|by|from|in|of|on|to|who|whose|with) |[,(:;]")
_SEGMENT = re.compile(r";\s+")
_RESTING = re.compile(r"(?P<outlet>[^(]*)\((?:after |citing |via )?(?P<behind>[^)]*)\)")
_LINK = re.compile(r"https?://\S*")


class Word(NamedTuple):
    """A word as it is compared, and whether it was written with a capital."""

    key: str
    capital: bool


class Source(NamedTuple):
    """A row of the table."""

    name: str
    kind: str


def origins(report: Report) -> frozenset[str]:
    """The sources that a report may rest on: one, or several where it does not tell which.

    What is attributed to a named source is that source's, whoever passes it on. Somebody unnamed stands
    behind the outlet that quotes him; what nobody is quoted for is the outlet's own. The outlet of a digest
    is what it is based on.
    """
    said = report.event.attribution
    if said is None:
        return _outlets(report)
    return _named(said.text) or _named(said.via or "") or _outlets(report)


def independent(sources: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """The distinct sources among those of several reports, in order.

    The number of them is no more than what is certain: a report that rests on one of several sources adds
    one only if none of these is counted already, and reports that may share a source count together.
    """
    pending = sorted(set(sources), key=lambda each: (len(each), sorted(each)))
    found: list[frozenset[str]] = []
    for names in pending:
        shared = [each for each in found if each & names]
        if any(len(each) == 1 for each in shared):
            continue
        found = [each for each in found if each not in shared] + [names.union(*shared)]
    return tuple(sorted(" or ".join(sorted(names)) for names in found))


def _outlets(report: Report) -> frozenset[str]:
    if report.based_on:
        return frozenset(_resting_on(segment) for segment in _SEGMENT.split(report.based_on) if segment)
    if report.publisher:
        return frozenset({_resting_on(report.publisher)})
    return frozenset({_host(report.url or "") or f"text {report.sha256[:12]}"})


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[": no address at all
        return ""


def _resting_on(segment: str) -> str:
    """The source behind one item: "Reuters via Yahoo News", "Azernews (TASS), 9 April 2018, https://…"."""
    title = _LINK.sub("", segment).partition(",")[0].strip() or segment.strip()
    first = title.partition(" via ")[0]
    nested = _RESTING.match(first)
    if nested is None:
        return _outlet(first)
    behind = _whole(nested["behind"])
    return behind.name if behind else _outlet(nested["outlet"])


def _outlet(name: str) -> str:
    known = _whole(name)
    return known.name if known else " ".join(name.split()).removeprefix("The ").removeprefix("the ")


@lru_cache(_REMEMBERED)
def _named(said: str) -> frozenset[str]:
    """The sources that words name, best those who know themselves; a proper name if the table has none."""
    found = [each for each in _sources_in(_words(said)) if each.kind != _UNNAMED]
    first_hand = [each for each in found if each.kind not in _OUTLETS]
    names = frozenset(each.name for each in first_hand or found)
    return names or frozenset(filter(None, [_proper_name(said)]))


def _proper_name(said: str) -> str:
    """The name at the end of the first noun phrase: "Michael Kofman" of "analyst Michael Kofman at …"."""
    head = _HEAD_END.split(" ".join(said.split()), maxsplit=1)[0].split()
    run = [*takewhile(_is_of_a_name, reversed(head))][::-1]
    name = " ".join(run).removeprefix("The ")
    return "" if _whole(name) else name  # the table has words like "officials", at the start of a sentence


def _is_of_a_name(word: str) -> bool:
    return word[:1].isupper() and normalise(word) not in lexicon.words("titles")


def _sources_in(words: list[Word]) -> Iterator[Source]:
    """The sources whose forms stand in the words, the longest first where they overlap."""
    forms, at = _forms(), 0
    while at < len(words):
        for length in range(min(_longest(), len(words) - at), 0, -1):
            here = words[at : at + length]
            found = _matching(here, forms.get(tuple(word.key for word in here), ()))
            if found:
                yield found
                at += length
                break
        else:
            at += 1


def _matching(words: list[Word], forms: Iterable[tuple[list[Word], Source]]) -> Source | None:
    """The source of a form that has no capital where the words have none: "Planet", and no planet."""
    return next((source for form, source in forms if _is_written_so(words, form)), None)


def _is_written_so(words: list[Word], form: list[Word]) -> bool:
    return all(w.capital or not f.capital or f.key == "the" for w, f in zip(words, form, strict=True))


def _whole(name: str) -> Source | None:
    """The source that a name as a whole is a form of, with or without an article."""
    words = [word for word in _words(name) if word.key != "the"]
    the = Word("the", False)
    keys = (tuple(word.key for word in with_the) for with_the in (words, [the, *words]))
    return next((source for key in keys for _, source in _forms().get(key, ())), None)


def _words(text: str) -> list[Word]:
    bare = (_POSSESSIVE.sub("", part.strip('"“”‘(),.;:')) for part in _GAP.split(text))
    words = (Word(_spelt(normalise(part)), part != part.lower()) for part in bare)
    return [word for word in words if word.key]


def _spelt(word: str) -> str:
    return "defence" if word == "defense" else word


@cache
def _forms() -> dict[tuple[str, ...], list[tuple[list[Word], Source]]]:
    found: dict[tuple[str, ...], list[tuple[list[Word], Source]]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for form in filter(None, [row["name"], *row["forms"].split("|")]):
                words = _words(form)
                source = Source(row["name"], row["kind"])
                found.setdefault(tuple(word.key for word in words), []).append((words, source))
    return found


@cache
def _longest() -> int:
    return max(map(len, _forms()))
