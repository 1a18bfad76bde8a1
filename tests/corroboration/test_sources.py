"""Who a report rests on, and how many sources are behind several."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from geo.corroboration import independent, origins
from geo.settings import DATA
from tests.corroboration.telling import told

LINE = "RU; soldiers, personnel; withdraw from Hmeimim; -; out 2024-12-14"


def table() -> list[dict[str, str]]:
    with (DATA / "lexicon" / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Maxar", "Maxar"),
        ("Maxar Technologies' satellite imagery", "Maxar"),
        ("imagery from Maxar, published by the Financial Times", "Maxar"),
        ("the FT", "Financial Times"),
        ("Reuters", "Reuters"),
        ("a Syrian officer who spoke to Reuters", "Reuters"),
        ("the Russian Defense Ministry", "Russian defence ministry"),
        ("Moscow's Ministry of Defence", "Russian defence ministry"),
        ("Ukraine’s General Staff", "Ukrainian general staff"),
        ("HUR", "Ukrainian military intelligence"),
        ("Ukraine's military intelligence agency HUR", "Ukrainian military intelligence"),
        ("Kremlin spokesman Dmitry Peskov", "Kremlin"),
        ("the Pentagon", "US Department of Defense"),
        ("the Britain-based Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
        ("the ISW", "Institute for the Study of War"),
        ("MarineTraffic data", "MarineTraffic"),
        ("analyst Ada Marlow of a think tank in Oslo", "Ada Marlow"),
        ("Vice Admiral Ada Marlow", "Ada Marlow"),
        ("analyst Ada   Marlow  of  a think tank in Oslo", "Ada Marlow"),
        pytest.param(f"analyst Ada Marlow{' ' * 50_000}of a think tank", "Ada Marlow", id="many blanks"),
    ],
)
def test_whoever_is_named_is_the_source(said: str, source: str) -> None:
    assert origins(told(f"{LINE}; by {said}")) == {source}


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("a Ukrainian official via the Financial Times", "Financial Times"),
        ("two Libyan officers via Reuters", "Reuters"),
        ("a Syrian security official", "Paper 1"),
        ("an independent researcher", "Paper 1"),
        ("residents of Jableh", "Paper 1"),
        ("Officials in Damascus", "Paper 1"),
        ("satellite images", "Paper 1"),
        ("pictures of the planet", "Paper 1"),
        ("a villager via local radio", "Paper 1"),
    ],
)
def test_somebody_unnamed_stands_behind_the_outlet_that_quotes_him(said: str, source: str) -> None:
    assert origins(told(f"{LINE}; by {said}")) == {source}


@pytest.mark.parametrize(
    ("based_on", "sources"),
    [
        ("TASS, 28 March 2016, https://tass.com/defense/865446/amp", {"TASS"}),
        ("AFP via Expatica, 30 September 2015, https://www.expatica.com/a;b", {"Agence France-Presse"}),
        ("Azernews (TASS), 9 April 2018; Reuters via Daily Alert, June 2020", {"TASS", "Reuters"}),
        ("Information Streamer (after CNN), 18 December 2024", {"CNN"}),
        ("Inland Gazette (weekly), 18 December 2024", {"Inland Gazette"}),
        ("The Inland Gazette, 18 December 2024", {"Inland Gazette"}),
        ("RBC-Ukraine, 14 December 2024, https://example.org", {"RBC-Ukraine"}),
        ("Caliber.Az, 14 December 2024", {"Caliber.Az"}),
        ("https://example.org/report", {"https://example.org/report"}),
    ],
)
def test_a_digest_rests_on_what_it_is_based_on(based_on: str, sources: set[str]) -> None:
    assert origins(told(LINE, based_on=based_on, publisher="Dateline")) == sources


@pytest.mark.parametrize(
    ("known", "source"),
    [
        ({"publisher": "FT"}, "Financial Times"),
        ({"publisher": "The Moscow Times (Reuters)"}, "Reuters"),
        ({"publisher": None, "url": "https://www.example.org/a"}, "example.org"),
        ({"publisher": None, "url": "http://[", "sha256": "0123456789abcdef"}, "text 0123456789ab"),
        ({"publisher": None, "sha256": "0123456789abcdef"}, "text 0123456789ab"),
    ],
)
def test_what_nobody_is_quoted_for_is_the_publishers(known: dict[str, str], source: str) -> None:
    assert origins(told(LINE, **known)) == {source}


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        ([], ()),
        (["Maxar", "Maxar"], ("Maxar",)),
        (["Maxar", "Reuters"], ("Maxar", "Reuters")),
        (["Maxar", "Maxar|Planet Labs"], ("Maxar",)),
        (["Maxar", "Planet Labs", "Maxar|Planet Labs"], ("Maxar", "Planet Labs")),
        (["AP|CNN"], ("AP or CNN",)),
        (["AP|CNN", "CNN|TASS"], ("AP or CNN or TASS",)),
        (["AP|CNN", "TASS|Xinhua"], ("AP or CNN", "TASS or Xinhua")),
    ],
)
def test_sources_count_once_and_only_where_they_are_certain(sources: list[str], found: tuple[str]) -> None:
    assert independent(frozenset(each.split("|")) for each in sources) == found


def test_the_table_is_sorted_and_says_each_form_once() -> None:
    rows = table()
    assert len(rows) >= 120
    assert rows == sorted(rows, key=lambda row: (row["kind"], row["name"].casefold()))
    forms = Counter(
        form.casefold() for row in rows for form in {row["name"], *filter(None, row["forms"].split("|"))}
    )
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize(
    "kind", ["wire", "newspaper", "satellite", "ministry", "tracker", "monitor", "osint"]
)
def test_every_form_of_the_table_is_found_in_running_words(kind: str) -> None:
    rows = [row for row in table() if row["kind"] == kind]
    lost = [
        form
        for row in rows
        for form in filter(None, [row["name"], *row["forms"].split("|")])
        if origins(told(f"{LINE}; by according to {form}")) != {row["name"]}
    ]
    assert lost == []
