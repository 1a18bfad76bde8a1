"""What surrounds a mention in its article: its sentence, the one before and the one after."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import Article, Span

__all__ = ["Passage", "passage_at", "sentence_at"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A mention in its context. ``article`` is a store's key; all spans are into that article's text."""

    article: int
    mention: Span
    sentence: Span
    before: Span | None
    after: Span | None


def passage_at(key: int, article: Article, sentences: Sequence[Span], mention: Span) -> Passage:
    """The passage around a span. At an edge of the running text ``before`` or ``after`` is None."""
    sentence = sentence_at(article, sentences, mention)
    ends = bisect_right(sentences, sentence.start, key=lambda s: s.end)
    starts = bisect_left(sentences, sentence.end, key=lambda s: s.start)
    before = sentences[ends - 1] if ends else None
    after = sentences[starts] if starts < len(sentences) else None
    return Passage(article=key, mention=mention, sentence=sentence, before=before, after=after)


def sentence_at(article: Article, sentences: Sequence[Span], mention: Span) -> Span:
    """The sentence that holds a span; outside the running text the region, failing that the line."""
    at = bisect_right(sentences, mention.start, key=lambda s: s.start) - 1
    if at >= 0 and sentences[at].overlaps(mention):
        return sentences[at]
    region = next((r.span for r in article.regions if r.span.overlaps(mention)), None)
    return region or _line_at(article.text, mention)


def _line_at(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
