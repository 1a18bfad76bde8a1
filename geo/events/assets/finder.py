"""Finds the assets of an article: cut → match → chain → count → own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.events.assets.ellipsis import elliptical, may_be_elliptical, with_similar
from geo.events.assets.lexicon import Lexicon, Match
from geo.events.assets.operators import Operators, is_free
from geo.events.assets.phrases import Phrase, phrases
from geo.events.assets.sentence import Sentence, sentence
from geo.events.assets.ships import introduced, merged, with_prefixes
from geo.events.assets.surroundings import Talk, talk
from geo.events.assets.vocabulary import FOLDER
from geo.events.assets.words import Words, cut
from geo.model import Article, Asset, Mention, Span


class Assets:
    """Reads units, weapons, ships and people of forces out of articles. Safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @classmethod
    def open(cls, folder: Path = FOLDER) -> Assets:
        return cls(Lexicon.open(folder))

    def find(
        self, article: Article, sentences: Sequence[Span], mentions: Sequence[Mention]
    ) -> tuple[Asset, ...]:
        """The assets of an article in order, none overlapping."""
        pieces = [cut(article.text, span) for span in sentences]
        matched = _with_introduced(
            pieces, [with_prefixes(words, self.lexicon.matches(words)) for words in pieces]
        )
        read = _sentences(sentences, pieces, matched, mentions)
        return tuple(_assets(article, read, talk(pieces, matched, mentions)))


def _with_introduced(pieces: Sequence[Words], matched: Sequence[list[Match]]) -> Sequence[list[Match]]:
    """Matches, with the ships that the article names once with and then without their class word."""
    names = dict(each for w, found in zip(pieces, matched, strict=True) for each in introduced(w, found))
    if not names:
        return matched
    ships = Lexicon(names)
    return [merged(found, ships.matches(w)) for w, found in zip(pieces, matched, strict=True)]


def _sentences(
    spans: Sequence[Span],
    pieces: Sequence[Words],
    matched: Sequence[Sequence[Match]],
    mentions: Sequence[Mention],
) -> Iterator[Sentence | None]:
    """The sentences that a match or an ellipsis may stand in; None for all others."""
    at = 0
    for span, words, matches in zip(spans, pieces, matched, strict=True):
        first = at
        while at < len(mentions) and mentions[at].span.start < span.end:
            at += 1
        yield sentence(words, matches, mentions[first:at]) if matches or may_be_elliptical(words) else None


def _assets(article: Article, read: Iterator[Sentence | None], told: Talk) -> Iterator[Asset]:
    operators, before = Operators(), None
    found = list[tuple[Sentence, Phrase, str | None]]()
    for each in read:
        named = _phrases(each, told, before) if each else []
        if each:
            found += [(each, phrase, operators.of(each, phrase)) for phrase in named]
        before = named[-1] if named else None
    for of, phrase, operator in found:
        supposed = operators.only if operator is None and is_free(of, phrase) else operator
        yield _asset(article, of, phrase, supposed)


def _phrases(of: Sentence, told: Talk, before: Phrase | None) -> list[Phrase]:
    named = with_similar(of, phrases(of, told))
    return sorted([*named, *elliptical(of, named, before)], key=lambda phrase: phrase.first)


def _asset(article: Article, of: Sentence, phrase: Phrase, operator: str | None) -> Asset:
    span = of.words.span(phrase.first, phrase.last)
    return Asset(
        span=span,
        text=article.quote(span),
        name=phrase.name,
        asset_class=phrase.entry.asset_class,
        count=phrase.count,
        operator=operator,
    )
