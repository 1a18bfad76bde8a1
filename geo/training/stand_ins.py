"""Which verbs of the tables the treebank hardly knows, and the common verb that is read for each form."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from geo.events.lexicon import FOLDER, Entry, Form, entries
from geo.inflection import inflected
from geo.training.language import TREEBANK

_RARE = 6  # occurrences as a verb


def write(treebank: Path = TREEBANK / "train.conllu", target: Path = FOLDER / "stand_ins.csv") -> int:
    """Write the table of stand-ins; how many forms it has. Raises OSError where there is no treebank."""
    verbs, others = _counted(treebank)
    rows = sorted({row for entry in _verbs() for row in _rows(entry, verbs, others)})
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("form", "stand_in", "after"), *rows])
    return len(rows)


def _counted(treebank: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word is a verb, and how often something else."""
    verbs, others = Counter[str](), Counter[str]()
    for line in treebank.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 4 and fields[0].isdecimal():
            (verbs if fields[4].startswith("VB") else others)[fields[1].lower()] += 1
    return verbs, others


def _verbs() -> Iterator[Entry]:
    seen = set[str]()
    for entry in (each for of in entries().values() for each in of if each.form is Form.VERB):
        first = entry.word.split()[0]
        if first not in seen:
            seen.add(first)
            yield entry


def _rows(entry: Entry, verbs: Counter[str], others: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """The forms of a verb; "camp", a noun as well, is one only after "to" or "will"."""
    forms = inflected(entry.word.split()[0])
    common = inflected(entry.kind.like_verb)
    if sum(verbs[form] for form in forms) >= _RARE:
        return
    nouns = {form for form, of in entries().items() if any(e.form is Form.NOUN for e in of)}
    for form, stand_in in zip(forms, common, strict=True):
        is_past = form in forms[3:]
        sure = form not in nouns and (is_past or not others[form])
        if "-" not in form and (sure or form == forms[0]):
            yield form, stand_in, "" if sure else "auxiliary"
