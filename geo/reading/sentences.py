"""Cuts the running text into sentences, each a span; boilerplate has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import sentencex

from geo.model import Article, RegionKind, Span
from geo.reading.layout import is_wrapped

_LONGEST = 4_000  # a sentence beyond this is no sentence: cut it at blanks, so that a view stays readable
_AT_ONCE = 8_000  # characters: the splitter takes the square of them where quotes never close
_QUOTE = re.compile('[“”«»"]')
_NOT_BLANK = re.compile(r"\S")


def sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of an article in order, without outer blanks. Headlines and captions are split too."""
    found = (s for block in _blocks(article) for s in _split(article.text, block, article.language or "en"))
    return tuple(found)


def _blocks(article: Article) -> Iterator[Span]:
    """Stretches that no sentence crosses: lines, or paragraphs where lines are hard-wrapped."""
    wrapped = is_wrapped(article.text)
    block: Span | None = None
    for span in _lines(article.text):
        region = article.region_at(span)
        goes_on = block and region is None and _continues(article.text, block, span, wrapped)
        if block and goes_on:
            block = Span(block.start, span.end)
            continue
        if block:
            yield block
        block = None if region == RegionKind.BOILERPLATE else span
    if block:
        yield block


def _lines(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", text):
        if _NOT_BLANK.search(line[0]):
            yield _trimmed(text, line.start(), line.end())


def _continues(text: str, block: Span, line: Span, wrapped: bool) -> bool:
    if text.count("\n", block.end, line.start) > 1:
        return False
    return wrapped or (text[line.start].islower() and text[block.end - 1] not in '.!?:”"')


def _split(text: str, block: Span, language: str) -> Iterator[Span]:
    start = block.start
    while start < block.end:
        stretch = Span(start, _cut(text, start, block.end, _AT_ONCE))
        found = list(_boundaries(text, stretch, language))
        cut = _last_whole(text, stretch, found) if stretch.end < block.end else block.end
        start = cut if cut > start else _cut(text, start, block.end, _LONGEST)
        for sentence in found:
            if sentence.start < start:
                yield from _pieces(text, sentence.start, min(sentence.end, start))


def _last_whole(text: str, stretch: Span, found: Sequence[Span]) -> int:
    """Where the first sentence of a stretch begins that may go on behind it, alone or in its quotation."""
    quotes = list(_QUOTE.finditer(text, stretch.start, stretch.end))
    is_open = (bool(quotes) and quotes[-1][0] in "“«") or sum(each[0] == '"' for each in quotes) % 2 == 1
    until = quotes[-1].start() if is_open else stretch.end
    return max((each.start for each in found if each.start <= until), default=stretch.start)


def _boundaries(text: str, stretch: Span, language: str) -> Iterator[Span]:
    for sentence in sentencex.get_sentence_boundaries(language, text[stretch.start : stretch.end]):
        yield Span(stretch.start + sentence["start_index"], stretch.start + sentence["end_index"])


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        cut = _cut(text, start, end, _LONGEST)
        span = _trimmed(text, start, cut)
        if span.start < span.end:
            yield span
        start = cut


def _cut(text: str, start: int, end: int, longest: int) -> int:
    """Where to cut a stretch that is too long: behind its last blank; its end where it is not."""
    blank = text.rfind(" ", start, start + longest) if end - start > longest else -1
    return blank + 1 if blank > start else min(start + longest, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
