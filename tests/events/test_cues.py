"""Every judgement of an event leads back to its words: cues, the words of a count, who passes it on."""

from __future__ import annotations

import pytest

from geo.model import Article, CueOf, Event, Span
from geo.pipeline import Pipeline
from tests.builders import article


def read(pipeline: Pipeline, text: str) -> tuple[Article, Event]:
    report = article(text, published="2025-03-14")
    return report, pipeline.extract(report).events[0]


def cues(pipeline: Pipeline, text: str, of: CueOf) -> list[str]:
    report, event = read(pipeline, text)
    return [report.quote(cue.span) for cue in event.cues if cue.of is of]


@pytest.mark.parametrize(
    ("text", "modality", "words"),
    [
        ("Three frigates left Tartus.", "stated", []),
        ("Three frigates left Tartus, officials said.", "claimed", ["said"]),
        ("Officials said that three frigates left Tartus.", "claimed", ["said"]),
        ("According to officials, three frigates left Tartus.", "claimed", ["According to"]),
        ("Three frigates left Tartus, officials told Reuters.", "claimed", ["told"]),
        ("Satellite images show three frigates at Tartus.", "observed", ["show"]),
        ("Analysts believe that three frigates left Tartus.", "assessed", ["believe"]),
        ("Three frigates will leave Tartus.", "planned", ["will"]),
        ("Three frigates are to leave Tartus.", "planned", ["are", "to"]),
        ("The navy plans to send three frigates to Tartus.", "planned", ["plans"]),
        ("Three frigates may have left Tartus.", "possible", ["may"]),
        ("It is unclear whether three frigates left Tartus.", "possible", ["whether"]),
        ("If the talks fail, three frigates would leave Tartus.", "hypothetical", ["If", "would"]),
        ("The navy denied that three frigates left Tartus.", "denied", ["denied"]),
    ],
)
def test_what_decides_how_sure_it_is(pipeline: Pipeline, text: str, modality: str, words: list[str]) -> None:
    _, event = read(pipeline, text)
    found = cues(pipeline, text, CueOf.MODALITY)
    assert (event.modality, sorted(found)) == (modality, sorted(words))


@pytest.mark.parametrize(
    ("text", "polarity", "words"),
    [
        ("Three frigates left Tartus.", "affirmed", []),
        ("The frigates have not left Tartus.", "negated", ["not"]),
        ("None of the frigates left Tartus.", "negated", ["None"]),
        ("The frigates have yet to leave Tartus.", "negated", ["yet", "to"]),
        ("The navy suspended the withdrawal of its frigates from Tartus.", "negated", ["suspended"]),
        ("The navy denied that three frigates left Tartus.", "negated", ["denied"]),
    ],
)
def test_what_denies_it(pipeline: Pipeline, text: str, polarity: str, words: list[str]) -> None:
    _, event = read(pipeline, text)
    assert (event.polarity, cues(pipeline, text, CueOf.POLARITY)) == (polarity, words)


@pytest.mark.parametrize(
    ("text", "time", "words"),
    [
        ("Three frigates left Tartus.", "past", []),
        ("Three frigates are leaving Tartus.", "ongoing", ["are"]),
        ("Three frigates began leaving Tartus.", "ongoing", ["began"]),
        ("Three frigates were stationed at Tartus.", "past", ["were"]),
        ("Three frigates will leave Tartus.", "future", ["will"]),
        ("Three frigates left Tartus in 1994.", "historical", ["in 1994"]),
    ],
)
def test_what_tells_when_it_is(pipeline: Pipeline, text: str, time: str, words: list[str]) -> None:
    _, event = read(pipeline, text)
    assert (event.time, cues(pipeline, text, CueOf.TIME)) == (time, words)


def test_a_quotation_is_claimed_by_whoever_it_is_of(pipeline: Pipeline) -> None:
    report = article("Two tugs left Latakia, the admiral said. “Three frigates left Tartus on Friday.”")
    event = pipeline.extract(report).events[-1]
    assert (event.modality, [report.quote(cue.span) for cue in event.cues]) == ("claimed", ["the admiral"])


@pytest.mark.parametrize(
    ("text", "who", "via"),
    [
        ("Three frigates left Tartus, officials told Reuters.", "officials", "Reuters"),
        ("Three frigates left Tartus, officials said.", "officials", None),
        ("Analysts believe that three frigates left Tartus, an officer said.", "Analysts", "an officer"),
    ],
)
def test_who_passes_it_on_has_its_words(pipeline: Pipeline, text: str, who: str, via: str | None) -> None:
    report, event = read(pipeline, text)
    said = event.attribution
    assert said is not None and (said.text, said.via) == (who, via)
    assert report.quote(said.span) == who
    assert via == (report.quote(said.via_span) if said.via_span else None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three frigates left Tartus.", "Three"),
        ("At least three frigates left Tartus.", "At least three"),
        ("200+ tanks left Tartus.", "200+"),
        ("A pair of frigates left Tartus.", "A pair of"),
        ("Another frigate left Tartus.", "Another"),
        ("A frigate left Tartus.", "A"),
        ("The frigate left Tartus.", None),
        ("A battalion of 200 left Tartus for Gao.", "200"),
    ],
)
def test_a_count_has_its_words(pipeline: Pipeline, text: str, words: str | None) -> None:
    report, event = read(pipeline, text)
    assert event.count is not None
    span: Span | None = event.count.span
    assert (report.quote(span) if span else None) == words


def test_the_same_number_of_others_is_counted_by_its_own_words(pipeline: Pipeline) -> None:
    report = article("Eleven tanks left Tartus and a similar number of helicopters left Latakia.")
    counts = [each.count for each in pipeline.extract(report).assets]
    assert [c and c.span and report.quote(c.span) for c in counts] == ["Eleven", "a similar number of"]
