"""The words that tell of events, from the tables of data/lexicon/events: what moves, which way, how sure."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from geo.inflection import noun_forms, verb_forms
from geo.model import EventKind
from geo.settings import DATA

FOLDER = DATA / "lexicon" / "events"


class Mover(StrEnum):
    """Which part of a clause moves, or is where it is."""

    SUBJECT = "subject"
    OBJECT = "object"
    EITHER = "either"  # the object where there is one, otherwise the subject: "deploy"
    BOTH = "both"  # "a frigate shadows a submarine"
    WITH = "with"  # "reinforce the garrison with two batteries"
    NONE = "none"


class Needs(StrEnum):
    """Without what a word tells of no event: "call" at a place, "pull" out of one, "arrival" of an asset."""

    NOTHING = ""
    PLACE = "place"
    PATH = "path"
    ASSET = "asset"
    OBJECT = "object"  # a place as the object of the verb: "take the town"
    MILITARY = "military"  # an article of forces, where "a barrage of" is no figure of speech
    EXERCISE = "exercise"


class Form(StrEnum):
    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of verbs.csv, nouns.csv or adjectives.csv.

    ``rest`` are the words after the first: "pull out" has ("out",). ``place`` is what a place is to the
    event where it is the object of the verb: origin of "leave", destination of "reach".
    """

    form: Form
    word: str
    rest: tuple[str, ...]
    kind: EventKind
    mover: Mover
    place: str
    needs: Needs


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """The entries by each form of their first word, those of most words first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for form, entry in _entries():
        found[form].append(entry)
    return {form: tuple(sorted(of, key=lambda e: -len(e.rest))) for form, of in found.items()}


def told_by(word: str) -> tuple[Entry, ...]:
    """The entries that begin with a word in lower case; "build-up" is "buildup", "re-entered" "reentered"."""
    return entries().get(word.replace("-", ""), ())


def _entries() -> Iterator[tuple[str, Entry]]:
    for row in _rows("verbs.csv"):
        first, *rest = row["verb"].split()
        entry = Entry(
            Form.VERB,
            row["verb"],
            tuple(rest),
            EventKind(row["kind"]),
            Mover(row["mover"]),
            row["object"],
            Needs(row["needs"]),
        )
        yield from ((form, entry) for form in verb_forms(first))
    for row in _rows("nouns.csv"):
        first, *rest = row["noun"].split()
        kind, needs = EventKind(row["kind"]), Needs(row["needs"])
        single = Entry(Form.NOUN, row["noun"], tuple(rest), kind, Mover.NONE, "", needs)
        for form in noun_forms(row["noun"]):
            head, *tail = form.split()
            yield (
                head,
                single if not tail else Entry(Form.NOUN, form, tuple(tail), kind, Mover.NONE, "", needs),
            )
    for row in _rows("adjectives.csv"):
        first, *rest = row["adjective"].split()
        kind, needs = EventKind(row["kind"]), Needs(row["needs"])
        yield first, Entry(Form.ADJECTIVE, row["adjective"], tuple(rest), kind, Mover.SUBJECT, "", needs)


@cache
def cues(table: str, name: str = "words") -> frozenset[str]:
    """A list of cues.toml, as it stands there."""
    return frozenset(_cues()[table][name])


@cache
def verb_cues(table: str, name: str = "verbs") -> frozenset[str]:
    """A list of verbs of cues.toml in all their forms; of a verb with a particle the first word's forms."""
    return frozenset(
        " ".join((form, *verb.split()[1:]))
        for verb in cues(table, name)
        for form in verb_forms(verb.split()[0])
    )


@cache
def noun_cues(table: str, name: str = "nouns") -> frozenset[str]:
    """A list of nouns of cues.toml, singular and plural."""
    return frozenset(form for noun in cues(table, name) for form in noun_forms(noun))


@cache
def anaphors() -> dict[str, frozenset[str]]:
    """The nouns that stand for a place named before, with the kinds of place that fit each."""
    return {noun: frozenset(kinds) for noun, kinds in _cues()["anaphors"].items()}


@cache
def stand_ins(after: str = "") -> dict[str, str]:
    """The common verb that the parser reads for a form of a rare one: "redeployed" as "moved".

    Those ``after`` an "auxiliary" are nouns elsewhere: "will station".
    """
    return {row["form"]: row["stand_in"] for row in _rows("stand_ins.csv") if row["after"] == after}


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def _cues() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "cues.toml").read_text(encoding="utf-8"))
