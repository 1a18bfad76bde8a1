"""What a reader is told, in words: counts, dates, places, certainty and who says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo import wording
from geo.model import Attribution, Count, Span
from tests.builders import article, asset, end, event, place, when

REPORT = article("Satellite images show two tankers that came from Tartus to Tobruk by 14 December.")
TARTUS, TOBRUK = place("Tartus"), place("Tobruk")


def told(kind: str = "arrive", **known: Any) -> Any:
    return event(REPORT, "came", kind, **known)


def tankers(**known: Any) -> Any:
    return asset(REPORT, "two tankers", "auxiliary_ship", name="tanker", **known)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (Count(2, 2), "2"),
        (Count(800, 800, approximate=True), "about 800"),
        (Count(3000, 6000), "3,000–6,000"),
        (Count(3, None), "at least 3"),
        (Count(None, 800), "up to 800"),
        (Count(None, None), ""),
    ],
)
def test_a_count_says_how_far_it_is_known(of: Count, words: str) -> None:
    assert wording.count(of) == words


@pytest.mark.parametrize(
    ("start", "last", "words"),
    [
        ("2024-12-14", "2024-12-14", "14 Dec 2024"),
        ("2024-12-03", "2024-12-05", "3–5 Dec 2024"),
        ("2024-11-30", "2024-12-02", "30 Nov–2 Dec 2024"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024–2 Jan 2025"),
        ("2024-12-01", "2024-12-31", "Dec 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-10-01", "2024-12-31", "Oct–Dec 2024"),
        ("2024-12-01", "2025-01-31", "Dec 2024–Jan 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-01", "2024-12-31", "2023–2024"),
        ("2024-12-14", None, "since 14 Dec 2024"),
        (None, "2025-12-31", "by 31 Dec 2025"),
        (None, None, "date of the event not stated"),
    ],
)
def test_an_interval_is_as_short_as_it_can_be_said(start: str | None, last: str | None, words: str) -> None:
    assert wording.dates(*(date.fromisoformat(day) if day else None for day in (start, last))) == words


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("logistics vessel", "logistics vessels"),
        ("An-124", "An-124"),
        ("landing ship Kyakht", "landing ship Kyakht"),
        ("transport aircraft", "transport aircraft"),
        ("air defence battery", "air defence batteries"),
        ("convoy", "convoys"),
        ("airman", "airmen"),
        ("soldiers", "soldiers"),
        ("missile", "missiles"),
        ("launch box", "launch boxes"),
        ("corps", "corps"),
    ],
)
def test_a_designation_and_a_name_have_no_plural(name: str, several: str) -> None:
    assert wording.several(name) == several


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, "Tartus"),
        ({"relation": "in"}, "Tartus"),
        ({"relation": "near"}, "near Tartus"),
        ({"relation": "off"}, "off Tartus"),
        ({"relation": "direction", "direction": "NE"}, "northeast of Tartus"),
        ({"relation": "direction", "direction": "SW", "offset_km": 30.0}, "30 km southwest of Tartus"),
        ({"offset_km": 1200.0}, "1,200 km from Tartus"),
    ],
)
def test_a_place_is_said_as_the_text_relates_to_it(known: dict[str, Any], words: str) -> None:
    assert wording.end(end(REPORT, "Tartus", TARTUS, **known)) == words


def test_a_place_that_was_not_found_keeps_the_words_of_the_text() -> None:
    assert wording.end(end(REPORT, "Tobruk")) == "Tobruk"


@pytest.mark.parametrize(
    ("kind", "slots", "words"),
    [
        ("relocate", ("origin", "destination"), "2 tankers · Tartus → Tobruk"),
        ("withdraw", ("origin",), "2 tankers · Withdrawal from Tartus"),
        ("arrive", ("destination",), "2 tankers · Arrival at Tobruk"),
        ("deploy", ("destination",), "2 tankers · Deployment to Tobruk"),
        ("station", ("location",), "2 tankers · Presence at Tartus"),
        ("transit", (), "2 tankers · Transit"),
    ],
)
def test_a_headline_says_what_and_where(kind: str, slots: tuple[str, ...], words: str) -> None:
    ends = {
        "origin": end(REPORT, "Tartus", TARTUS),
        "destination": end(REPORT, "Tobruk", TOBRUK),
        "location": end(REPORT, "Tartus", TARTUS),
    }
    found = told(kind, asset=tankers(count=Count(2, 2)), **{slot: ends[slot] for slot in slots})
    assert wording.headline(found) == words


def test_an_event_without_an_asset_is_named_by_its_kind() -> None:
    near = end(REPORT, "Tartus", TARTUS, "direction", direction="NE")
    assert wording.headline(told("strike", location=near)) == "Strike northeast of Tartus"


def test_the_events_own_count_counts_before_that_of_the_asset() -> None:
    found = told(asset=tankers(count=Count(2, 2)), count=Count(1, 1))
    assert wording.amount(found) == "1 tanker"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(1, 1), "1 tanker"),
        (Count(1, None), "at least 1 tanker"),
        (Count(None, 1), "up to 1 tanker"),
        (Count(1, 2), "1–2 tankers"),
        (Count(0, 0), "0 tankers"),
        (Count(None, None), "tanker"),
    ],
)
def test_one_is_one_however_exactly_it_is_known(count: Count, words: str) -> None:
    assert wording.amount(told(asset=tankers(count=count))) == words


@pytest.mark.parametrize(
    ("source", "via", "publisher", "words"),
    [
        ("Maxar", None, "FT", "2 tankers, observed (Maxar), via FT"),
        ("Maxar", "Reuters", "FT", "2 tankers, observed (Maxar), via Reuters"),
        ("Maxar", None, None, "2 tankers, observed (Maxar)"),
        ("FT", None, "FT", "2 tankers, observed (FT)"),
        (None, None, "FT", "2 tankers, observed, FT"),
    ],
)
def test_a_citation_says_who_and_through_whom(
    source: str | None, via: str | None, publisher: str | None, words: str
) -> None:
    said_by = Attribution(source, Span(0, 9), via) if source else None
    found = told(modality="observed", asset=tankers(count=Count(2, 2)), attribution=said_by)
    assert wording.citation(found, publisher) == words


def test_a_summary_is_one_line_with_the_date() -> None:
    found = told(
        asset=tankers(count=Count(2, 2)),
        modality="claimed",
        destination=end(REPORT, "Tobruk", TOBRUK),
        date=when(REPORT, "14 December", "2024-12-14"),
    )
    assert wording.summary(found) == "2 tankers · Arrival at Tobruk · claimed · 14 Dec 2024"


@pytest.mark.parametrize(
    ("modality", "polarity", "words"),
    [
        ("claimed", "affirmed", "claimed (Kremlin)"),
        ("claimed", "negated", "negated, claimed (Kremlin)"),
        ("stated", "negated", "negated, stated (Kremlin)"),
        ("denied", "negated", "denied (Kremlin)"),
        ("denied", "affirmed", "denied (Kremlin)"),
    ],
)
def test_what_is_said_not_to_be_so_says_so_once(modality: str, polarity: str, words: str) -> None:
    kremlin = Attribution("Kremlin", Span(0, 9))
    found = told(modality=modality, polarity=polarity, attribution=kremlin)
    assert wording.said(found) == words
