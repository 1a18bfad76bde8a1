"""Forms of verbs and nouns: hard cases, and that the tables of what is read obey the rules."""

from __future__ import annotations

import csv
import tomllib
from itertools import chain

import pytest

from geo.inflection import inflected, is_plural, noun_forms, plural, singular, verb_forms
from geo.settings import DATA

LEXICON = DATA / "lexicon"
NOUNS = tomllib.loads((LEXICON / "nouns.toml").read_text(encoding="utf-8"))
COUNTABLE = [
    ("bus", "buses"),
    ("minibus", "minibuses"),
    ("corvette", "corvettes"),
    ("battery", "batteries"),
    ("convoy", "convoys"),
    ("sortie", "sorties"),
    ("clash", "clashes"),
    ("base", "bases"),
    ("house", "houses"),
    ("cache", "caches"),
    ("class", "classes"),
    ("exodus", "exoduses"),
    ("lynx", "lynxes"),
    ("torpedo", "torpedoes"),
    ("commando", "commandos"),
    ("man", "men"),
    ("gunman", "gunmen"),
    ("airwoman", "airwomen"),
    ("German", "Germans"),
    ("Guardsman", "Guardsmen"),
    ("person", "people"),
    ("port call", "port calls"),
    ("chief of staff", "chiefs of staff"),
    ("man-of-war", "men-of-war"),
    ("commander-in-chief", "commanders-in-chief"),
    ("soldier of fortune", "soldiers of fortune"),
    ("swarm of drones", "swarms of drones"),
    ("tank transporter", "tank transporters"),
    ("pick-up", "pick-ups"),
    ("UAV", "UAVs"),
    ("NCO", "NCOs"),
    ("Leopard", "Leopards"),
    ("Il-76MD", "Il-76MDs"),
]
ALIKE = [
    *("craft", "aircraft", "landing craft", "chassis", "corps", "headquarters", "barracks"),
    *("infantry", "naval infantry", "personnel", "ammunition", "artillery"),
    *("Su-34", "An-124", "4x4", "MLRS", ""),
]


@pytest.mark.parametrize(("one", "several"), COUNTABLE)
def test_a_noun_in_both_numbers(one: str, several: str) -> None:
    assert (plural(one), singular(several)) == (several, one)
    assert (plural(several), singular(one)) == (several, one)
    assert is_plural(several) and not is_plural(one)


@pytest.mark.parametrize("noun", ALIKE)
def test_a_noun_that_is_written_alike_in_both_numbers(noun: str) -> None:
    assert plural(noun) == singular(noun) == noun
    assert not is_plural(noun)


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("departure", {"departure", "departures"}),
        ("rockets", {"rockets"}),
        ("aircraft", {"aircraft"}),
        ("air crew", {"air crew", "air crews"}),
        ("coastal defence", {"coastal defence", "coastal defences"}),
        ("torpedo", {"torpedo", "torpedoes", "torpedos"}),
        ("UAS", {"UAS", "UASs"}),
    ],
)
def test_a_text_is_searched_for_all_that_is_in_use(noun: str, forms: set[str]) -> None:
    assert noun_forms(noun) == forms


@pytest.mark.parametrize("name", [name for name in NOUNS if name != "irregular"])
def test_a_list_of_nouns_is_sorted_and_has_each_once(name: str) -> None:
    assert NOUNS[name] == sorted(set(NOUNS[name]))


def spelled() -> set[str]:
    """The words of assets and the nouns of events, as their tables have them."""
    with (LEXICON / "assets" / "words.csv").open(encoding="utf-8", newline="") as lines:
        assets = [row["word"].split("|") for row in csv.DictReader(lines)]
    with (LEXICON / "events" / "nouns.csv").open(encoding="utf-8", newline="") as lines:
        return {*chain.from_iterable(assets), *(row["noun"] for row in csv.DictReader(lines))}


def test_no_plural_of_the_tables_is_made_plural_again() -> None:
    assert {noun for noun in spelled() if plural(plural(noun)) != plural(noun)} == set()


def test_every_plural_of_the_tables_leads_back_to_its_singular() -> None:
    nouns = {noun for noun in spelled() if not noun.endswith("munition")}  # "munitions" is a mass
    assert {noun for noun in nouns if singular(plural(noun)) != singular(noun)} == set()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("leave", "leave leaves leaving left"),
        ("fly", "fly flies flying flew flown"),
        ("ferry", "ferry ferries ferrying ferried"),
        ("dock", "dock docks docking docked"),
        ("stop", "stop stops stopping stopped"),
        ("enter", "enter enters entering entered"),
        ("pass", "pass passes passing passed"),
        ("transfer", "transfer transfers transferring transferred"),
        ("tie", "tie ties tying tied"),
        ("flee", "flee flees fleeing fled"),
        ("put", "put puts putting"),
        ("quit", "quit quits quitting"),
        ("squat", "squat squats squatting squatted"),
        ("begin", "begin begins beginning began begun"),
        ("patrol", "patrol patrols patrolling patrolled"),
        ("airdrop", "airdrop airdrops airdropping airdropped"),
        ("bivouac", "bivouac bivouacs bivouacking bivouacked"),
        ("zigzag", "zigzag zigzags zigzagging zigzagged"),
        ("lay", "lay lays laying laid"),
        ("veto", "veto vetoes vetoing vetoed"),
        ("refuel", "refuel refuels refueling refueled refuelling refuelled"),
        ("sail", "sail sails sailing sailed"),
        ("have", "have has having had"),
    ],
)
def test_verbs_in_all_their_forms(verb: str, forms: str) -> None:
    assert verb_forms(verb) == set(forms.split())


def test_the_forms_of_a_verb_in_their_order() -> None:
    assert inflected("be") == ("be", "is", "being", "was", "been")


def test_irregular_verbs_are_sorted() -> None:
    with (LEXICON / "irregular_verbs.csv").open(encoding="utf-8", newline="") as lines:
        verbs = [row["verb"] for row in csv.DictReader(lines)]
    assert verbs == sorted(set(verbs))
