"""What a reader meets of an article's findings: marks, places with their mentions, names without a place."""

from __future__ import annotations

import pytest

from geo.annotation import asset_marks, event_marks, marks, mention_at, named, told, told_at, unlocated
from geo.model import Role
from tests.builders import article, asset, event, mention, place

TEXT = article("Russia left Tartus. Tartous is a port. Russia and Syria, Zyxwv, Zyxwv.")
TARTUS, RUSSIA = place("Tartus"), place("Russia", kind="country", precision="country")
FOUND = (
    mention(TEXT, "Russia", RUSSIA, role=Role.ASSOCIATIVE),
    mention(TEXT, "Tartus", TARTUS),
    mention(TEXT, "Tartous", TARTUS),
    mention(TEXT, "Russia", RUSSIA, role=Role.ASSOCIATIVE, start=39),
    mention(TEXT, "Zyxwv"),
    mention(TEXT, "Zyxwv", start=64),
)


def test_physical_places_come_before_those_that_only_lend_their_name() -> None:
    tartus, russia = named(FOUND)
    assert (tartus.place, tartus.literal, len(tartus.mentions)) == (TARTUS, True, 2)
    assert (russia.place, russia.literal, len(russia.mentions)) == (RUSSIA, False, 2)
    assert tartus.spellings == ("Tartous",)


def test_names_without_a_place_are_listed_by_their_words() -> None:
    assert {form: len(group) for form, group in unlocated(FOUND).items()} == {"Zyxwv": 2}


@pytest.mark.parametrize(
    ("offset", "words"), [(12, "Tartus"), (17, "Tartus"), (18, None), (-1, None), (None, None)]
)
def test_an_offset_finds_the_mention_around_it(offset: int | None, words: str | None) -> None:
    found = mention_at(FOUND, offset)
    assert (found.text if found else None) == words


def test_a_mark_tells_role_place_and_address() -> None:
    drawn = marks(FOUND, lambda each: f"article?at={each.span.start}", lambda of: of.name)
    assert [mark.css for mark in drawn] == [
        "associative",
        "literal",
        "literal",
        "associative",
        *["unplaced"] * 2,
    ]
    assert (drawn[1].anchor, drawn[1].href, drawn[1].title) == ("m12", "article?at=12", "Tartus")
    assert drawn[4].title == "no place found"


REPORT = article("Two frigates and a tanker left Tartus. They returned.")
FRIGATES = asset(REPORT, "Two frigates", "warship", name="frigate", count=2)
TANKER = asset(REPORT, "a tanker", "auxiliary_ship", name="tanker", count=1)
EVENTS = (
    event(REPORT, "returned", "arrive"),
    event(REPORT, "left", "depart", asset=FRIGATES),
    event(REPORT, "left", "depart", asset=TANKER),
)


def test_a_word_has_all_events_that_it_tells_in_the_order_of_the_text() -> None:
    left, returned = told(EVENTS)
    assert left.events == EVENTS[1:] and returned.events == EVENTS[:1]


@pytest.mark.parametrize(
    ("offset", "words"), [(26, "left"), (29, "left"), (30, None), (44, "returned"), (None, None)]
)
def test_an_offset_finds_the_word_around_it(offset: int | None, words: str | None) -> None:
    found = told_at(told(EVENTS), offset)
    assert (REPORT.quote(found.trigger) if found else None) == words


def test_a_word_that_tells_events_is_a_link_with_a_line_for_each() -> None:
    mark = event_marks(told(EVENTS), lambda each: f"?at={each.trigger.start}")[0]
    assert (mark.anchor, mark.href, mark.css) == ("m26", "?at=26", "event-word")
    assert mark.title == (
        "2 frigates · Departure · stated · date of the event not stated; "
        "1 tanker · Departure · stated · date of the event not stated"
    )


def test_an_asset_is_marked_quietly() -> None:
    mark = asset_marks([TANKER], lambda each: each.name)[0]
    assert (mark.span, mark.title, mark.href) == (TANKER.span, "tanker", None)
