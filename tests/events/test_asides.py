"""Clauses that name the source: found by their commas, and nothing else taken for them."""

from __future__ import annotations

import pytest

from geo.events.asides import Stance, asides
from geo.model import Span
from tests.builders import article


def found(text: str) -> list[tuple[str | None, str | None]]:
    of = article(text)
    named = asides(of, Span(0, len(text)))
    return [(each.stance, each.attribution.text if each.attribution else None) for each in named]


@pytest.mark.parametrize(
    ("text", "stance", "who"),
    [
        ("Two tugs left Rijeka, the harbour master said.", Stance.SAYS, "the harbour master"),
        ("Two tugs left Rijeka, said the harbour master.", Stance.SAYS, "the harbour master"),
        ("Two tugs left Rijeka, officials in Zagreb said on Monday.", Stance.SAYS, "officials in Zagreb"),
        ("According to the coastguard, two tugs left Rijeka.", Stance.SAYS, "the coastguard"),
        ("Two tugs, a pilot told reporters, have left Rijeka.", Stance.SAYS, "a pilot"),
        ("“We leave Rijeka at noon,” Captain Ana Horvat told the crew.", Stance.SAYS, "Captain Ana Horvat"),
        ("Two tugs left Rijeka, satellite images show.", Stance.SEES, "satellite images"),
        ("Two tugs left Rijeka, analysts believe.", Stance.JUDGES, "analysts"),
        (
            "Two tugs left Rijeka, photos and notes by anglers indicate.",
            Stance.SEES,
            "photos and notes by anglers",
        ),
        ("Two tugs left Rijeka, he added.", Stance.SAYS, None),
        ("PHOTO: Two tugs leave Rijeka.", None, None),
        ("Officials said that two tugs had left Rijeka.", Stance.SAYS, "Officials"),
        ("Satellite images show two tugs in Rijeka.", Stance.SEES, "Satellite images"),
    ],
)
def test_who_says_so(text: str, stance: Stance | None, who: str | None) -> None:
    assert found(text) == [(stance, who)]


@pytest.mark.parametrize(
    "text",
    [
        "Two tugs left Rijeka, which the owners said was a mistake.",
        "Two tugs left Rijeka, and a third reported engine trouble in Pula.",
        "The port, built in 1910, was closed, and the tugs stayed.",
        "Officials said it would end on Friday.",
        "Drivers on the coast road report by telephone.",
        "Rijeka, Pula and Zadar reported snow.",
        "",
    ],
)
def test_other_clauses_are_left_in(text: str) -> None:
    assert found(text) == []


def test_through_whom_somebody_speaks() -> None:
    text = "Two tugs left Rijeka, a pilot told the Novi List."
    (aside,) = asides(article(text), Span(0, len(text)))
    assert aside.attribution is not None
    assert aside.attribution.via == "the Novi List"
    assert text[aside.span.start : aside.span.end] == ", a pilot told the Novi List."
