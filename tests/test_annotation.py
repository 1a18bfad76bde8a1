"""What a reader meets of an article's findings: marks, places with their mentions, names without a place."""

from __future__ import annotations

import pytest

from geo.annotation import marks, mention_at, named, unlocated
from geo.model import Role
from tests.builders import article, mention, place

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
