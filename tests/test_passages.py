"""A mention is read in its sentence, between the sentence before and the one after."""

from __future__ import annotations

import pytest

from geo.model import Article, Region, RegionKind, Span
from geo.passages import passage_at, sentence_at
from geo.store import Store
from tests.builders import article, findings, place, stored

TEXT = """Fleet at Tartus
Ships sailed on Monday. They called at Latakia.\u00a0 They left again.
Photo: Jableh port"""
REPORT = article(
    TEXT,
    regions=(
        Region(Span(0, 15), RegionKind.HEADLINE),
        Region(Span(TEXT.index("Photo"), len(TEXT)), RegionKind.CAPTION),
    ),
)
RUNNING = tuple(
    Span(TEXT.index(each), TEXT.index(each) + len(each))
    for each in ("Ships sailed on Monday.", "They called at Latakia.", "They left again.")
)


def around(word: str) -> tuple[str | None, str, str | None]:
    passage = passage_at(7, REPORT, RUNNING, span_of(REPORT, word))
    before = REPORT.quote(passage.before) if passage.before else None
    after = REPORT.quote(passage.after) if passage.after else None
    return before, REPORT.quote(passage.sentence), after


def span_of(report: Article, word: str) -> Span:
    return Span(report.text.index(word), report.text.index(word) + len(word))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Monday", (None, "Ships sailed on Monday.", "They called at Latakia.")),
        ("Latakia", ("Ships sailed on Monday.", "They called at Latakia.", "They left again.")),
        ("again", ("They called at Latakia.", "They left again.", None)),
        ("Tartus", (None, "Fleet at Tartus", "Ships sailed on Monday.")),
        ("Jableh", ("They left again.", "Photo: Jableh port", None)),
    ],
    ids=["first", "middle", "last", "headline", "caption"],
)
def test_a_mention_in_its_context(word: str, expected: tuple[str | None, str, str | None]) -> None:
    assert around(word) == expected


def test_outside_sentences_and_regions_a_mention_stands_in_its_line() -> None:
    report = article("one\nShips at Tartus today\nthree")
    assert report.quote(sentence_at(report, (), span_of(report, "Tartus"))) == "Ships at Tartus today"


@pytest.mark.parametrize("text", ["Tartus", "Tartus\n", "\nTartus"])
def test_a_mention_alone_is_its_own_sentence(text: str) -> None:
    report = article(text)
    passage = passage_at(1, report, (), span_of(report, "Tartus"))
    assert (report.quote(passage.sentence), passage.before, passage.after) == ("Tartus", None, None)


def test_a_stored_article_knows_its_passages() -> None:
    store = Store.open("sqlite://")
    kept = stored(store, "Ships sailed. They called at Tartus. They left.", place("Tartus"))
    [found] = kept.findings.mentions
    passage = kept.passage(found.span)
    assert (passage.article, passage.mention) == (kept.key, found.span)
    assert (passage.before, passage.sentence, passage.after) == findings(kept.article).sentences
    [row] = store.mention_rows()
    assert (row.sentence_start, row.sentence_end) == (passage.sentence.start, passage.sentence.end)
