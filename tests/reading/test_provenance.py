"""Publisher, address and date, taken only where a text states them of itself."""

from datetime import date

import pytest

from geo.reading.provenance import provenance

BODY = "The ships left the harbour before dawn and headed west along the coast, two port officials said."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Ships leave the harbour\n\n14 December 2024 17:51\n\n{BODY}", date(2024, 12, 14)),
        (f"Ships leave the harbour\n\nDec. 14, 2024\n\n{BODY}", date(2024, 12, 14)),
        (f"Published: 2024-12-14\n{BODY}", date(2024, 12, 14)),
        (f"date 2021-04-21 {BODY}", date(2021, 4, 21)),
        (f"TARTUS, December 14, 2024 — {BODY}", date(2024, 12, 14)),
        (f"{BODY} It happened on 14 December 2024.", None),
        (f"Crews at work, Jan. 26, 2016. (US Army Official image)\n\n{BODY}", None),
        (f"{BODY}\n\nThe Post © 2025", None),
        (f"05/06/2024\n\n{BODY}", None),
        (f"Published: 31 February 2024\n\n{BODY}", None),
    ],
)
def test_a_date_counts_only_where_it_is_the_publications(text: str, published: date | None) -> None:
    assert provenance(text).published == published


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Original Source: www.cnn.com", "cnn.com"),
        ("Caliber.az © 2025. .", "Caliber.az"),
        ("© 2025 The Harbour Post", "The Harbour Post"),
        (
            "All content created by the Harbour News Foundation, a newswire, is free.",
            "Harbour News Foundation",
        ),
        ("TARTUS, Syria (Reuters) - Ships left.", "Reuters"),
        ("The minister spoke to Reuters.", None),
    ],
)
def test_the_publisher_is_who_the_page_belongs_to(line: str, publisher: str | None) -> None:
    assert provenance(f"{BODY}\n\n{line}").publisher == publisher


def test_an_address_is_taken_from_its_own_line() -> None:
    assert provenance(f"{BODY}\n\nSource: https://example.org/a?b=1").url == "https://example.org/a?b=1"
