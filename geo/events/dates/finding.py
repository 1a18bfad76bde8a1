"""A sentence → the intervals of days that it tells, counted from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo.events.dates import words
from geo.events.dates.periods import Basis
from geo.events.dates.phrases import Phrase, counted, phrases
from geo.model import Article, Span, When

# A sentence without any of these tells no date.
_HINT = re.compile(
    r"\d{4}|\d[./]\d|\d(?:st|nd|rd|th)|\d0s|\bq\d|day|week|month|year|hour|night|morning|noon|evening|\bago\b"
    rf"|christmas|tomorrow|{words.MONTH}|{words.SEASON}",
    re.IGNORECASE,
)


def find_dates(article: Article, sentence: Span, *, future: bool = False) -> tuple[When, ...]:
    """The dates in a sentence, in order and not overlapping. Spans are into the article's text.

    A day without its week or year is the latest that is not after the publication; with ``future`` (the
    sentence tells what is to come) the earliest that is not before. Where nothing is known to count from,
    and for vague times ("in recent days"), there is no date.
    """
    text = article.quote(sentence)
    if not _HINT.search(text):
        return ()
    return tuple(_counted(text, sentence.start, Basis(article.published, article.published, future)))


def _counted(text: str, offset: int, basis: Basis) -> Iterator[When]:
    for phrase in phrases(text, basis):
        if period := counted(phrase, basis):
            basis = replace(basis, anchor=period)
            yield When(period.start, period.end, text[phrase.start : phrase.end], _span(phrase, offset))


def _span(phrase: Phrase, offset: int) -> Span:
    return Span(offset + phrase.start, offset + phrase.end)
