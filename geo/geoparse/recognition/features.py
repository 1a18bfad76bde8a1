"""What the sequence model sees of a word: sentences of one document → strings for every word.

    w, p2…x4, s     the word, its beginnings and endings, its shape
    c0, c1, c2      its clusters, coarse to fine, which carry over to words that were never annotated
    t               the closed lists that hold it: given name, site word, title …
    ±1 ±2 ±3        the same of its neighbours, and the gaps between them
    g, r            the gazetteer's longest match that it is part of: kind of place, and what the rules sum to
    tt, tk          what the word alone may be by the gazetteer
    r…              the run of capitalised words around it, what leads up to it and what follows
    d…              what the rest of the document says of the same word: after a preposition of place, after a
                    given name, in lower case

Gazetteer and word-list features follow Ratinov and Roth (2009), clusters Turian et al. (2010), the document's
evidence Krishnan and Manning (2006).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from math import floor, log10
from typing import NamedTuple

from geo import lexicon
from geo.gazetteer import Candidate, Gazetteer, NameKind
from geo.geoparse.clusters import Clusters
from geo.geoparse.recognition.matches import Match, matches
from geo.geoparse.recognition.rules import surnames, weigh
from geo.geoparse.tokens import Token
from geo.geoparse.toponym import is_shouting, is_titled
from geo.model import PlaceKind

Words = tuple[Token, ...]
Features = list[str]
Weighed = tuple[Match, float]

_LISTS = (
    "articles", "auxiliaries", "calendar", "directions", "ground", "organisations", "parties",
    "particles", "personal", "saying", "titles", "vessels",
)  # fmt: skip
_WINDOW = (-3, -2, -1, 1, 2, 3)
_STRONGEST = 6  # rule sums beyond are all alike
_REMEMBERED = 50_000
_BLANK = re.compile(r"\s+")
_BLANKS = frozenset((" ", "_"))  # "Port_Sudan"


class _Run(NamedTuple):
    """Capitalised words that may be one name, and what they hold: "org", "given", "site"."""

    first: int
    last: int
    holds: tuple[str, ...]


@dataclass(slots=True)
class _Evidence:
    """How often a capitalised word stands where in a document."""

    seen: int = 0
    placed: int = 0  # after a preposition of place
    person: int = 0  # after a given name or a title
    contained: int = 0  # before a comma and a country or province


@dataclass(frozen=True, slots=True)
class _Document:
    persons: frozenset[str]
    lower: frozenset[str]
    evidence: dict[str, _Evidence] = field(default_factory=lambda: defaultdict(_Evidence))


class FeatureExtractor:
    """Safe to share between threads: what it remembers is a function of the word alone."""

    def __init__(self, gazetteer: Gazetteer, clusters: Clusters) -> None:
        self._gazetteer = gazetteer
        self._clusters = clusters
        remember = lru_cache(_REMEMBERED)
        self._of_word: Callable[[str, str], tuple[str, ...]] = remember(self._word)
        self._of_neighbour: Callable[[str, str, int], tuple[str, ...]] = remember(self._neighbour)
        self._alone: Callable[[str], tuple[str, ...]] = remember(self._word_alone)
        self._cluster: Callable[[str], int | None] = remember(self._middle_cluster)

    def document(self, sentences: Sequence[Words]) -> Iterator[tuple[list[Features], list[Weighed]]]:
        """For each sentence of one document, the features of its words and the matches, weighed by rules."""
        document = self._read(sentences)
        for words in sentences:
            found = [(m, weigh(m)) for m in matches(self._gazetteer, words, document.persons)]
            yield self._sentence(words, found, document), found

    def _sentence(self, words: Words, found: Sequence[Weighed], document: _Document) -> list[Features]:
        tags, sums = _tags(len(words), found)
        runs = _runs(words)
        common = [name for name, holds in (("SH", is_shouting(words)), ("TI", is_titled(words))) if holds]
        features = []
        for at, word in enumerate(words):
            row = [*self._of_word(word.text, word.norm), *common]
            self._add_neighbours(row, words, at)
            self._add_match(row, words, at, tags, sums)
            if word.capital:
                row += self._alone(word.norm)
            run = runs[at]
            if run:
                self._add_run(row, words, at, run)
                _add_evidence(row, word.norm, document)
            features.append(row)
        return features

    # of a word by itself

    def _word(self, text: str, norm: str) -> tuple[str, ...]:
        shape, clusters = _shape(text), self._clusters.of(norm)
        row = ["w=" + norm, "s=" + shape]
        row += [f"p{n}={norm[:n]}" for n in (2, 3, 4)] + [f"x{n}={norm[-n:]}" for n in (2, 3, 4)]
        if clusters:
            row += [f"c{level}={cluster}" for level, cluster in enumerate(clusters)]
            row.append(f"s|c1={shape[:2]}|{clusters[1]}")
        else:
            row += ["c=none", "c=none|" + shape]
        row += ["t=" + name for name in _lists_of(norm)]
        return tuple(row)

    def _neighbour(self, text: str, norm: str, offset: int) -> tuple[str, ...]:
        clusters, at = self._clusters.of(norm), f"{offset:+d}"
        row = [f"{at}w={norm}"]
        if abs(offset) > 2:
            return (*row, f"{at}c1={clusters[1]}") if clusters else tuple(row)
        row.append(f"{at}s={_shape(text)}")
        if clusters:
            row += [f"{at}c{level}={cluster}" for level, cluster in enumerate(clusters)]
        row += [f"{at}t={name}" for name in _lists_of(norm)]
        return tuple(row)

    def _word_alone(self, norm: str) -> tuple[str, ...]:
        candidates = self._gazetteer.candidates(norm)
        if not candidates:
            return ("tt=none",)
        kinds = sorted({_kind(c, sized=False) for c in candidates})
        return "tt=" + _kind(candidates[0]), "tk=" + "+".join(kinds), f"tn={min(len(candidates), 6)}"

    def _middle_cluster(self, norm: str) -> int | None:
        clusters = self._clusters.of(norm)
        return clusters[1] if clusters else None

    # of a word among others

    def _add_neighbours(self, row: Features, words: Words, at: int) -> None:
        norm, last = words[at].norm, len(words) - 1
        for offset in _WINDOW:
            if 0 <= at + offset <= last:
                other = words[at + offset]
                row += self._of_neighbour(other.text, other.norm, offset)
        row.append("gap=" + _gap(words[at].gap))
        if at:
            row.append("gap-1=" + _gap(words[at - 1].gap))
            row.append(f"w-1|w={words[at - 1].norm}|{norm}")
        else:
            row.append("FIRST")
        row.append(f"w|w+1={norm}|{words[at + 1].norm}" if at < last else "LAST")

    def _add_match(
        self, row: Features, words: Words, at: int, tags: Sequence[str], sums: Sequence[str]
    ) -> None:
        tag, last = tags[at], len(words) - 1
        before, after = tags[at - 1] if at else "S", tags[at + 1] if at < last else "E"
        row += ["g=" + tag, "g-1=" + before, "g+1=" + after]
        if tag == "O":
            return
        norm = words[at].norm
        row += ["r=" + sums[at], f"g|g-1={tag}|{before}", f"g|s={tag}{_shape(words[at].text)}"]
        if norm in lexicon.common_words():
            row.append("g|common=" + tag)
        if norm in lexicon.given_names():
            row.append("g|given=" + tag)
        for offset, there in ((-1, at > 0), (1, at < last)):
            if there:
                other = words[at + offset].norm
                row.append(f"g|w{offset:+d}={tag}|{other}")
                cluster = self._cluster(other)
                if cluster is not None:
                    row.append(f"g|c{offset:+d}={tag[:5]}|{cluster}")

    def _add_run(self, row: Features, words: Words, at: int, run: _Run) -> None:
        first, last, holds = run
        row.append(f"rl={min(last - first, 5)}")
        row.append(f"rp={min(at - first, 3)}/{min(last - at, 3)}")
        row += ["r_" + name for name in holds]
        edges = (("rfirst", first), ("rlast", last), ("rprev", first - 1), ("rnext", last + 1))
        for name, position in edges:
            if 0 <= position < len(words):
                norm = words[position].norm
                row.append(f"{name}={norm}")
                cluster = self._cluster(norm) if name != "rfirst" else None
                if cluster is not None:
                    row.append(f"{name}c={cluster}")

    # of a document

    def _read(self, sentences: Sequence[Words]) -> _Document:
        persons = frozenset(name for words in sentences for name in surnames(words))
        lower = frozenset(w.norm for words in sentences for w in words if not w.capital)
        document = _Document(persons, lower)
        for words in sentences:
            for at, word in enumerate(words):
                if word.capital:
                    self._note(document.evidence[word.norm], words, at)
        return document

    def _note(self, evidence: _Evidence, words: Words, at: int) -> None:
        evidence.seen += 1
        before = words[at - 1] if at else None
        if before and not before.gap.strip():
            evidence.placed += lexicon.locative().get(before.norm, 0.0) >= 1.0
            given = before.capital and before.norm in lexicon.given_names()
            evidence.person += given or before.norm in lexicon.words("titles")
        if words[at].gap.startswith(",") and at + 1 < len(words) and words[at + 1].capital:
            holders = self._gazetteer.candidates(words[at + 1].norm)
            evidence.contained += bool(holders) and holders[0].place.kind.is_administered


def _add_evidence(row: Features, norm: str, document: _Document) -> None:
    evidence = document.evidence[norm]
    row.append(f"dn={min(evidence.seen, 4)}")
    for name, count in (("dloc", evidence.placed), ("dper", evidence.person), ("dcom", evidence.contained)):
        if count:
            row.append(name)
            if 2 * count >= evidence.seen:
                row.append(name + "half")
    if norm in document.lower:
        row.append("dlower")


def _tags(count: int, found: Sequence[Weighed]) -> tuple[list[str], list[str]]:
    """For each word, the place of it in a match with the kind of place, and what the rules sum to."""
    tags, sums = ["O"] * count, [""] * count
    for match, weight in found:
        kind = _kind(match.best)
        strength = max(-_STRONGEST, min(_STRONGEST, floor(weight)))
        for at in range(match.first, match.last + 1):
            begins = "B" if at == match.first else "I"
            tags[at], sums[at] = f"{begins}-{kind}", f"{begins}{strength}"
    return tags, sums


def _runs(words: Words) -> list[_Run | None]:
    """The run of capitalised words that each word belongs to."""
    runs: list[_Run | None] = [None] * len(words)
    at = 0
    while at < len(words):
        last = at
        if not words[at].capital:
            at += 1
            continue
        while last + 1 < len(words) and words[last].joins and words[last + 1].capital:
            last += 1
        run = _Run(at, last, _holds(words[at : last + 1]))
        runs[at : last + 1] = [run] * (last + 1 - at)
        at = last + 1
    return runs


def _holds(run: Words) -> tuple[str, ...]:
    organisation = any(w.norm in lexicon.words("organisations") for w in run)
    site = any(w.norm in lexicon.site_words() for w in run)
    found = (("org", organisation), ("given", run[0].norm in lexicon.given_names()), ("site", site))
    return tuple(name for name, holds in found if holds)


@lru_cache(_REMEMBERED)
def _lists_of(word: str) -> tuple[str, ...]:
    found = [name for name in _LISTS if word in lexicon.words(name)]
    if word in lexicon.given_names():
        found.append("given")
    if word in lexicon.common_words():
        found.append("common")
    if word in lexicon.locative():
        found.append(f"loc{round(lexicon.locative()[word])}")
    if word in lexicon.site_words():
        found.append("site_" + lexicon.site_words()[word])
    return tuple(found)


@lru_cache(_REMEMBERED)
def _shape(text: str) -> str:
    """The kinds of its characters, at most two alike in a row: "Xxx" for "Tartus", "X.X" for "U.S."."""
    kinds = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in text)
    return "".join("".join(list(group)[:2]) for _, group in groupby(kinds))


@lru_cache(_REMEMBERED)
def _gap(gap: str) -> str:
    return "sp" if gap in _BLANKS else _BLANK.sub("_", gap)[:3]


def _kind(candidate: Candidate, sized: bool = True) -> str:
    """The kind of place with what the name is to it; towns by the magnitude of their population."""
    if candidate.name_kind is NameKind.DEMONYM:
        return "dem"
    kind = candidate.place.kind
    if candidate.name_kind is NameKind.ABBREVIATION:
        return kind + "abb"
    if sized and kind is PlaceKind.CITY:
        return f"city{int(log10(max(candidate.place.population, 1)))}"
    return kind
